package agendaweb

import (
	"cmp"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/fault"
	"tongxing/internal/venue"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var sessionPage = page.New[sessionEditView]("agenda/session")

type sessionEditView struct {
	page.Layout
	New       bool
	Back      string
	Action    string
	Form      *form.Form
	Cancel    *form.Form
	Version   string
	Ages      []form.Option
	Places    []form.Option
	VenuesURL string
	Access    []form.Option
	URL       string // of the session
	Cancelled string // why, or empty
}

// sessionForm is a session as it was typed.
type sessionForm struct {
	Version       string   `form:"version"`
	Title         string   `form:"title"`
	StartsOn      string   `form:"starts_on"`
	StartsAt      string   `form:"starts_at"`
	EndsOn        string   `form:"ends_on"`
	EndsAt        string   `form:"ends_at"`
	Zone          string   `form:"zone"`
	VenueID       string   `form:"venue_id"`
	Audience      string   `form:"audience"`
	AudienceCount string   `form:"audience_count"`
	AgeGroup      string   `form:"age_group"`
	Access        []string `form:"access"`
}

func sessionFormOf(s agenda.Session) sessionForm {
	f := sessionForm{
		Version: strconv.Itoa(s.Version), Title: s.Title, StartsOn: s.StartsOn.String(), StartsAt: s.StartsAt.String(), EndsAt: s.EndsAt.String(),
		Zone: s.Zone, VenueID: text(s.VenueID), Audience: s.Audience, AgeGroup: string(s.AgeGroup),
	}
	if s.EndsOn != s.StartsOn {
		f.EndsOn = s.EndsOn.String()
	}
	if s.AudienceCount != nil {
		f.AudienceCount = strconv.Itoa(*s.AudienceCount)
	}
	for _, code := range s.Access {
		f.Access = append(f.Access, string(code))
	}
	return f
}

// fields reads what was typed. What cannot be read is noted in errs.
func (f sessionForm) fields(errs *fault.Collector) agenda.SessionFields {
	fields := agenda.SessionFields{
		Title: f.Title, StartsOn: date(errs, "starts_on", f.StartsOn), StartsAt: timeOfDay(errs, "starts_at", f.StartsAt),
		EndsOn: date(errs, "ends_on", f.EndsOn), EndsAt: timeOfDay(errs, "ends_at", f.EndsAt), Zone: strings.TrimSpace(f.Zone),
		VenueID: reference(f.VenueID), Audience: f.Audience, AgeGroup: agenda.AgeGroup(f.AgeGroup),
	}
	if count := strings.Map(narrow, strings.TrimSpace(f.AudienceCount)); count != "" {
		n, err := strconv.Atoi(count)
		errs.Check(err == nil, "audience_count", "agenda.wrong.number")
		fields.AudienceCount = &n
	}
	for _, code := range f.Access {
		fields.Access = append(fields.Access, venue.AccessCode(code))
	}
	return fields
}

func (h *handlers) newSession(c echo.Context) error {
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	typed := sessionForm{StartsOn: of.StartsOn.String(), Zone: of.Zone}
	return h.showSession(c, of, agenda.Session{}, typed, nil)
}

func (h *handlers) addSession(c echo.Context) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	var typed sessionForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	typed.Zone = cmp.Or(typed.Zone, of.Zone)
	var errs fault.Collector
	fields := typed.fields(&errs)
	if errs.Err() != nil {
		return h.showSession(c, of, agenda.Session{}, typed, together(&errs, fields.Check()))
	}
	id, err := h.Agendas.AddSession(c.Request().Context(), v.Actor, of.ID, fields)
	if err != nil {
		return h.showSession(c, of, agenda.Session{}, typed, err)
	}
	return h.done(c, of, agendaURL(of.ID, id, ""), "agenda.session_added", "Title", fields.Title)
}

func (h *handlers) editSession(c echo.Context) error {
	of, session, err := h.openSession(c)
	if err != nil {
		return err
	}
	return h.showSession(c, of, session, sessionFormOf(session), nil)
}

func (h *handlers) saveSession(c echo.Context) error {
	v, ctx, id := web.VisitOf(c), c.Request().Context(), c.Param("session")
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	var typed sessionForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	saved, err := agenda.FindSession(ctx, h.Queries, of.ID, id)
	if fault.KindOf(err) == fault.NotFound {
		// Somebody removed it meanwhile; what was typed may become a new one.
		typed.Zone = cmp.Or(typed.Zone, of.Zone)
		return h.showSession(c, of, agenda.Session{}, typed, fault.New(fault.Conflict, "agenda.wrong.session_away"))
	}
	if err != nil {
		return err
	}
	typed.Zone = cmp.Or(typed.Zone, saved.Zone)
	var errs fault.Collector
	fields := typed.fields(&errs)
	if errs.Err() != nil {
		return h.showSession(c, of, saved, typed, together(&errs, fields.Check()))
	}
	version, _ := strconv.Atoi(typed.Version)
	if err := h.Agendas.UpdateSession(ctx, v.Actor, of.ID, saved.ID, version, fields); err != nil {
		return h.showSession(c, of, saved, typed, err)
	}
	return h.done(c, of, agendaURL(of.ID, saved.ID, ""), "agenda.session_saved", "Title", fields.Title)
}

type cancelForm struct {
	Reason string `form:"cancel_reason"`
}

func (h *handlers) cancelSession(c echo.Context) error {
	v := web.VisitOf(c)
	of, saved, err := h.openSession(c)
	if err != nil {
		return err
	}
	var typed cancelForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	refused := h.Agendas.CancelSession(c.Request().Context(), v.Actor, of.ID, saved.ID, typed.Reason)
	if refused == nil {
		return h.done(c, of, agendaURL(of.ID, saved.ID, ""), "agenda.session_cancelled", "Title", saved.Title)
	}
	view, err := h.sessionView(c, of, saved, sessionFormOf(saved))
	if err != nil {
		return err
	}
	view.Cancel = form.New(v.Printer, "agenda", typed)
	status, err := view.Cancel.Refuse(refused)
	if err != nil {
		return err
	}
	return sessionPage.Render(c, status, view)
}

func (h *handlers) removeSession(c echo.Context) error {
	v := web.VisitOf(c)
	of, session, err := h.openSession(c)
	if err != nil {
		return err
	}
	if err := h.Agendas.RemoveSession(c.Request().Context(), v.Actor, of.ID, session.ID); err != nil {
		return err
	}
	return v.DoneWithUndo(agendaURL(of.ID, "", ""), sessionURL(of.ID, session.ID, "/restore"), "agenda.session_removed", "Title", session.Title)
}

// openSession returns the campaign and the session of the address.
func (h *handlers) openSession(c echo.Context) (campaign.Campaign, agenda.Session, error) {
	of, err := h.open(c, account.Edit)
	if err != nil {
		return of, agenda.Session{}, err
	}
	session, err := agenda.FindSession(c.Request().Context(), h.Queries, of.ID, c.Param("session"))
	return of, session, err
}

// showSession shows the form of a session, new where saved is empty, with what
// was typed and why it was refused.
func (h *handlers) showSession(c echo.Context, of campaign.Campaign, saved agenda.Session, typed sessionForm, refused error) error {
	status := http.StatusOK
	stale := fault.KindOf(refused) == fault.Stale
	if stale {
		typed.Version = strconv.Itoa(saved.Version) // the next save is a decision
	}
	view, err := h.sessionView(c, of, saved, typed)
	if err != nil {
		return err
	}
	if refused != nil {
		if status, err = view.Form.Refuse(refused); err != nil {
			return err
		}
		if stale {
			view.Form.Beside(sessionFormOf(saved))
		}
	}
	return sessionPage.Render(c, status, view)
}

func (h *handlers) sessionView(c echo.Context, of campaign.Campaign, saved agenda.Session, typed sessionForm) (sessionEditView, error) {
	v := web.VisitOf(c)
	venues, err := venue.List(c.Request().Context(), h.Queries, of.ID)
	if err != nil {
		return sessionEditView{}, err
	}
	title, action := v.T("agenda.add_session"), page.CampaignURL(of.ID, "/agenda/sessions")
	if saved.ID != "" {
		title, action = v.T("agenda.edit_session"), sessionURL(of.ID, saved.ID, "")
	}
	view := sessionEditView{
		Layout: layout(v, of, title), New: saved.ID == "", Back: agendaURL(of.ID, saved.ID, ""), Action: action, URL: action, Version: typed.Version,
		Form: form.New(v.Printer, "agenda", typed), Cancel: form.New(v.Printer, "agenda", cancelForm{}),
		VenuesURL: page.CampaignURL(of.ID, "/venues"), Places: []form.Option{{Label: v.T("agenda.no_place")}},
	}
	if saved.Cancelled() {
		view.Cancelled = saved.CancelReason
	}
	removed := saved.VenueID
	for _, place := range venues {
		view.Places = append(view.Places, form.Option{Value: place.ID, Label: place.Name})
		if removed != nil && *removed == place.ID {
			removed = nil
		}
	}
	if removed != nil {
		view.Places = append(view.Places, form.Option{Value: *removed, Label: v.T("agenda.removed_place")})
	}
	for _, age := range agenda.AgeGroups {
		view.Ages = append(view.Ages, form.Option{Value: string(age), Label: v.T("agenda.age." + cmp.Or(string(age), "open"))})
	}
	for _, code := range venue.AccessCodes {
		view.Access = append(view.Access, form.Option{Value: string(code), Label: v.T("venue.access." + string(code))})
	}
	return view, nil
}
