package venueweb

import (
	"math"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/fault"
	"tongxing/internal/venue"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var editPage = page.New[editView]("venue/edit")

type editView struct {
	page.Layout
	New       bool
	Form      *form.Form
	Version   string
	Action    string
	Back      string
	RemoveURL string
	Access    []form.Option
}

// venueForm is a venue as it was typed.
type venueForm struct {
	Version    string   `form:"version"`
	Name       string   `form:"name"`
	Address    string   `form:"address"`
	Directions string   `form:"directions"`
	Latitude   string   `form:"latitude"`
	Longitude  string   `form:"longitude"`
	Capacity   string   `form:"capacity"`
	Outdoors   bool     `form:"outdoors"`
	Access     []string `form:"access"`
	AccessNote string   `form:"access_note"`
}

func formOf(v venue.Venue) venueForm {
	f := venueForm{Version: strconv.Itoa(v.Version), Name: v.Name, Address: v.Address, Directions: v.Directions, Outdoors: v.Outdoors, AccessNote: v.AccessNote}
	if latitude, longitude, stated := v.Degrees(); stated {
		f.Latitude, f.Longitude = strconv.FormatFloat(latitude, 'f', -1, 64), strconv.FormatFloat(longitude, 'f', -1, 64)
	}
	if v.Capacity != nil {
		f.Capacity = strconv.Itoa(*v.Capacity)
	}
	for _, code := range v.Access {
		f.Access = append(f.Access, string(code))
	}
	return f
}

// fields reads what was typed, and refuses all that is wrong at once: what
// cannot be read and what the domain does not take.
func (f venueForm) fields() (venue.Fields, error) {
	var errs fault.Collector
	fields := venue.Fields{Name: f.Name, Address: f.Address, Directions: f.Directions, Outdoors: f.Outdoors, AccessNote: f.AccessNote,
		LatitudeE6: degrees(&errs, "latitude", f.Latitude), LongitudeE6: degrees(&errs, "longitude", f.Longitude)}
	if typed := strings.TrimSpace(f.Capacity); typed != "" {
		n, err := strconv.Atoi(typed)
		errs.Check(err == nil, "capacity", "venue.wrong.number")
		fields.Capacity = &n
	}
	for _, code := range f.Access {
		fields.Access = append(fields.Access, venue.AccessCode(code))
	}
	if errs.Err() == nil {
		return fields, nil
	}
	if refused := fault.From(fields.Check()); refused != nil {
		for _, field := range refused.Fields {
			if !errs.Has(field.Name) {
				errs.Add(field.Name, field.Key, field.Args...)
			}
		}
	}
	return fields, errs.Err()
}

// degrees reads decimal degrees as millionths.
func degrees(errs *fault.Collector, field, typed string) *int64 {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return nil
	}
	n, err := strconv.ParseFloat(typed, 64)
	if err != nil || math.IsNaN(n) || math.Abs(n) > 1000 {
		errs.Add(field, "venue.wrong.number")
		n = 0
	}
	e6 := int64(math.Round(n * 1e6))
	return &e6
}

func (h *handlers) newVenue(c echo.Context) error {
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	return h.show(c, of, venue.Venue{}, venueForm{}, nil)
}

func (h *handlers) add(c echo.Context) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	var typed venueForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	fields, err := typed.fields()
	if err == nil {
		_, err = h.Venues.Add(c.Request().Context(), v.Actor, of.ID, fields)
	}
	if err != nil {
		return h.show(c, of, venue.Venue{}, typed, err)
	}
	return h.done(c, of, "venue.added", "Name", fields.Name)
}

func (h *handlers) edit(c echo.Context) error {
	of, place, err := h.openVenue(c)
	if err != nil {
		return err
	}
	return h.show(c, of, place, formOf(place), nil)
}

func (h *handlers) update(c echo.Context) error {
	v, ctx, id := web.VisitOf(c), c.Request().Context(), c.Param("venue")
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	var typed venueForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	version, _ := strconv.Atoi(typed.Version) // none is version 0, which is stale
	fields, refused := typed.fields()
	if refused == nil {
		refused = h.Venues.Update(ctx, v.Actor, of.ID, id, version, fields)
	}
	if refused != nil {
		saved, err := venue.Find(ctx, h.Queries, of.ID, id)
		if fault.KindOf(err) == fault.NotFound {
			// Somebody removed it meanwhile; what was typed may become a new one.
			return h.show(c, of, venue.Venue{}, typed, fault.New(fault.Conflict, "venue.wrong.removed"))
		}
		if err != nil {
			return err
		}
		return h.show(c, of, saved, typed, refused)
	}
	return h.done(c, of, "venue.saved", "Name", fields.Name)
}

// show shows the form of a venue, new where saved is empty, with what was
// typed and why it was refused.
func (h *handlers) show(c echo.Context, of campaign.Campaign, saved venue.Venue, typed venueForm, refused error) (err error) {
	v, status := web.VisitOf(c), http.StatusOK
	view := editView{Layout: layout(v, of, v.T("venue.add")), New: saved.ID == "", Form: form.New(v.Printer, "venue", typed), Version: typed.Version,
		Action: venuesURL(of.ID, ""), Back: venuesURL(of.ID, "")}
	if !view.New {
		view.Title, view.Action = v.T("venue.edit"), venuesURL(of.ID, "/"+saved.ID)
		view.RemoveURL = view.Action + "/remove"
	}
	for _, code := range venue.AccessCodes {
		view.Access = append(view.Access, form.Option{Value: string(code), Label: v.T("venue.access." + string(code))})
	}
	if refused != nil {
		if status, err = view.Form.Refuse(refused); err != nil {
			return err
		}
		if fault.KindOf(refused) == fault.Stale {
			view.Form.Beside(formOf(saved))
			view.Version = strconv.Itoa(saved.Version) // the next save is a decision
		}
	}
	return editPage.Render(c, status, view)
}
