// Package venueweb is the pages of a campaign's places: the list, and the form
// of one with its access facts.
package venueweb

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/database"
	"tongxing/internal/venue"
	"tongxing/internal/web"
	"tongxing/internal/web/page"
)

// Config is what the pages need.
type Config struct {
	Campaigns *campaign.Service
	Venues    *venue.Service
	Queries   database.Querier
}

type handlers struct{ Config }

// Routes returns the routes of places.
func Routes(config Config) []web.Route {
	h := &handlers{config}
	const base = "/campaigns/:campaign/venues"
	return []web.Route{
		web.Get(base, web.Viewer, h.list),
		web.Get(base+"/new", web.Editor, h.newVenue),
		web.Post(base, web.Editor, h.add),
		web.Get(base+"/:venue", web.Editor, h.edit),
		web.Post(base+"/:venue", web.Editor, h.update),
		web.Post(base+"/:venue/up", web.Editor, h.step("venue.moved", move(campaign.Up))),
		web.Post(base+"/:venue/down", web.Editor, h.step("venue.moved", move(campaign.Down))),
		web.Post(base+"/:venue/remove", web.Editor, h.remove),
		web.Post(base+"/:venue/restore", web.Editor, h.step("venue.restored", (*venue.Service).Restore)),
	}
}

var listPage = page.New[listView]("venue/list")

type listView struct {
	page.Layout
	CampaignTitle string
	NewURL        string
	MayEdit       bool
	Venues        []rowView
}

type rowView struct {
	Name, Address, Directions string
	AccessNote, Capacity      string
	Outdoors                  bool
	Access                    []string
	EditURL, UpURL, DownURL   string
	First, Last               bool
}

func (h *handlers) list(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	of, err := h.open(c, account.View)
	if err != nil {
		return err
	}
	venues, err := venue.List(ctx, h.Queries, of.ID)
	if err != nil {
		return err
	}
	mayEdit, err := h.Campaigns.MayNow(ctx, v.Actor, account.Edit, of)
	if err != nil {
		return err
	}
	return listPage.Render(c, http.StatusOK, newListView(v, of, venues, mayEdit))
}

func newListView(v *web.Visit, of campaign.Campaign, venues []venue.Venue, mayEdit bool) listView {
	view := listView{Layout: layout(v, of, v.T("venue.title")), CampaignTitle: of.Title, NewURL: venuesURL(of.ID, "/new"), MayEdit: mayEdit}
	for i, place := range venues {
		row := rowView{
			Name: place.Name, Address: place.Address, Directions: place.Directions, AccessNote: place.AccessNote, Outdoors: place.Outdoors,
			EditURL: venuesURL(of.ID, "/"+place.ID), UpURL: venuesURL(of.ID, "/"+place.ID+"/up"), DownURL: venuesURL(of.ID, "/"+place.ID+"/down"),
			First: i == 0, Last: i == len(venues)-1,
		}
		if place.Capacity != nil {
			row.Capacity = v.T("venue.capacity", "Count", *place.Capacity)
		}
		for _, code := range place.Access {
			row.Access = append(row.Access, v.T("venue.access."+string(code)))
		}
		view.Venues = append(view.Venues, row)
	}
	return view
}

// open returns the campaign of the address if the visitor may do the action.
func (h *handlers) open(c echo.Context, do account.Action) (campaign.Campaign, error) {
	return h.Campaigns.Find(c.Request().Context(), web.VisitOf(c).Actor, c.Param("campaign"), do)
}

func venuesURL(campaignID, rest string) string { return page.CampaignURL(campaignID, "/venues"+rest) }

func layout(v *web.Visit, of campaign.Campaign, title string) page.Layout {
	l := v.LayoutOf(of, "venues", title)
	l.Styles = []string{"css/venue.css"}
	return l
}

// step answers one press of a button at a venue: done is what is told
// afterwards.
func (h *handlers) step(done string, take func(s *venue.Service, ctx context.Context, who account.Actor, campaignID, id string) error) echo.HandlerFunc {
	return func(c echo.Context) error {
		v := web.VisitOf(c)
		of, err := h.open(c, account.Edit)
		if err != nil {
			return err
		}
		if err := take(h.Venues, c.Request().Context(), v.Actor, of.ID, c.Param("venue")); err != nil {
			return err
		}
		return h.done(c, of, done)
	}
}

// done tells what was done, with the way to take it back, on the list.
func (h *handlers) done(c echo.Context, of campaign.Campaign, key string, args ...any) error {
	v, back := web.VisitOf(c), venuesURL(of.ID, "")
	last, err := h.Campaigns.Last(c.Request().Context(), v.Actor, of, of.Revision)
	if err != nil {
		return err
	}
	return v.DoneWithUndo(back, page.UndoURL(of.ID, last.Revision, back), key, args...)
}

func move(to campaign.Direction) func(s *venue.Service, ctx context.Context, who account.Actor, campaignID, id string) error {
	return func(s *venue.Service, ctx context.Context, who account.Actor, campaignID, id string) error {
		return s.Move(ctx, who, campaignID, id, to)
	}
}

func (h *handlers) remove(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	of, place, err := h.openVenue(c)
	if err != nil {
		return err
	}
	if err := h.Venues.Remove(ctx, v.Actor, of.ID, place.ID); err != nil {
		return err
	}
	return v.DoneWithUndo(venuesURL(of.ID, ""), venuesURL(of.ID, "/"+place.ID+"/restore"), "venue.removed", "Name", place.Name)
}

// openVenue returns the campaign and the venue of the address.
func (h *handlers) openVenue(c echo.Context) (campaign.Campaign, venue.Venue, error) {
	of, err := h.open(c, account.Edit)
	if err != nil {
		return of, venue.Venue{}, err
	}
	place, err := venue.Find(c.Request().Context(), h.Queries, of.ID, c.Param("venue"))
	return of, place, err
}
