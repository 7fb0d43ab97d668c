// Package agendaweb is the pages of a campaign's agenda: its sessions with
// their items, times and what is still to decide, and the forms to change them.
//
// The agenda's page is one region that scripts replace as a whole after each
// step; without them every step is a form and a page of its own.
package agendaweb

import (
	"net/url"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/checkup"
	"tongxing/internal/database"
	"tongxing/internal/fault"
	"tongxing/internal/web"
	"tongxing/internal/web/page"
)

// Config is what the pages need.
type Config struct {
	Campaigns *campaign.Service
	Agendas   *agenda.Service
	Checks    *checkup.Service
	Queries   database.Querier
}

type handlers struct{ Config }

// Routes returns the routes of agendas.
func Routes(config Config) []web.Route {
	h := &handlers{config}
	const base = "/campaigns/:campaign/agenda"
	routes := []web.Route{
		web.Get(base, web.Viewer, h.show),
		web.Post(base+"/place", web.Editor, h.place),

		web.Get(base+"/sessions/new", web.Editor, h.newSession),
		web.Post(base+"/sessions", web.Editor, h.addSession),
		web.Get(base+"/sessions/:session", web.Editor, h.editSession),
		web.Post(base+"/sessions/:session", web.Editor, h.saveSession),
		web.Post(base+"/sessions/:session/cancel", web.Editor, h.cancelSession),
		web.Post(base+"/sessions/:session/remove", web.Editor, h.removeSession),
		web.Post(base+"/sessions/:session/fill", web.Editor, h.fill),
		web.Get(base+"/sessions/:session/times", web.Editor, h.times),
		web.Post(base+"/sessions/:session/times", web.Editor, h.retime),
		web.Post(base+"/sessions/:session/before", web.Editor, h.addBefore),

		web.Get(base+"/items/new", web.Editor, h.newItem),
		web.Post(base+"/items", web.Editor, h.addItem),
		web.Get(base+"/items/:item", web.Editor, h.editItem),
		web.Post(base+"/items/:item", web.Editor, h.saveItem),
		web.Post(base+"/items/:item/split", web.Editor, h.splitItem),
		web.Post(base+"/items/:item/remove", web.Editor, h.removeItem),
		web.Post(base+"/items/:item/restore", web.Editor, h.restoreItem),
	}
	for path, step := range itemSteps {
		routes = append(routes, web.Post(base+"/items/:item/"+path, web.Editor, h.itemStep(step)))
	}
	for path, step := range sessionSteps {
		routes = append(routes, web.Post(base+"/sessions/:session/"+path, web.Editor, h.sessionStep(step)))
	}
	return routes
}

// open returns the campaign of the address if the visitor may do the action.
func (h *handlers) open(c echo.Context, do account.Action) (campaign.Campaign, error) {
	return h.Campaigns.Find(c.Request().Context(), web.VisitOf(c).Actor, c.Param("campaign"), do)
}

// openToShow returns the campaign of the address and whether the visitor may
// change it, in as few queries as editors need.
func (h *handlers) openToShow(c echo.Context) (of campaign.Campaign, mayEdit bool, err error) {
	of, err = h.open(c, account.Edit)
	if fault.KindOf(err) == fault.Forbidden {
		of, err = h.open(c, account.View)
		return of, false, err
	}
	return of, err == nil && !of.Closed(), err
}

// agendaURL is the agenda's page at one session, scrolled to one item where
// that is not empty.
func agendaURL(campaignID, sessionID, itemID string) string {
	address := page.CampaignURL(campaignID, "/agenda")
	if sessionID != "" {
		address += "?session=" + url.QueryEscape(sessionID)
	}
	if itemID != "" {
		address += "#item-" + itemID
	}
	return address
}

func itemURL(campaignID, itemID, rest string) string {
	return page.CampaignURL(campaignID, "/agenda/items/"+itemID+rest)
}

func sessionURL(campaignID, sessionID, rest string) string {
	return page.CampaignURL(campaignID, "/agenda/sessions/"+sessionID+rest)
}

// newItemURL is the form for a new item, before another where that is not
// empty.
func newItemURL(campaignID, sessionID, before string, kind agenda.Kind) string {
	query := url.Values{"session": {sessionID}}
	if before != "" {
		query.Set("before", before)
	}
	if kind != "" {
		query.Set("kind", string(kind))
	}
	return page.CampaignURL(campaignID, "/agenda/items/new?"+query.Encode())
}

// layout is a page of the campaign with the agenda's styles and scripts.
func layout(v *web.Visit, of campaign.Campaign, title string) page.Layout {
	l := v.LayoutOf(of, "agenda", title)
	l.Styles = []string{"css/agenda.css"}
	l.Scripts = []string{"vendor/htmx.min.js", "vendor/Sortable.min.js", "js/agenda.js"}
	return l
}
