// Package feedweb serves personal calendars by token, and the page on which a
// team makes them, revokes them, and sees who still has an old time.
package feedweb

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
	"tongxing/internal/feed"
	"tongxing/internal/locale"
	"tongxing/internal/programme"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

// Config is what the pages of calendars need to know.
type Config struct {
	Campaigns  *campaign.Service
	Programmes *programme.Service
	Feeds      *feed.Service
	Readers    *feed.Readers
	Queries    database.Querier
	Clock      civil.Clock
}

type handlers struct {
	Config
	limit *web.Limiter
}

// Routes returns the routes of personal calendars.
func Routes(config Config) []web.Route {
	h := &handlers{config, web.NewLimiter(config.Clock)}
	return []web.Route{
		web.BareGet("/feeds/:file", h.calendar),
		web.Get("/campaigns/:campaign/calendars", web.Viewer, h.list),
		web.Post("/campaigns/:campaign/calendars", web.Editor, h.issue),
		web.Post("/campaigns/:campaign/calendars/:feed/revoke", web.Editor, h.revoke),
	}
}

// calendar is a personal calendar. A wrong token costs its asker dearly, a
// right one little.
func (h *handlers) calendar(c echo.Context) error {
	header := c.Response().Header()
	header.Set("X-Robots-Tag", "noindex")
	header.Set("Referrer-Policy", "no-referrer")
	if err := h.limit.Take(c.RealIP()); err != nil {
		return err
	}
	token, ok := feed.Token(c.Param("file"))
	if !ok {
		return fault.New(fault.NotFound, "fault.not_found")
	}
	finished, err := h.Feeds.Calendar(c.Request().Context(), token, c.QueryParam("lang"), c.Request().UserAgent())
	if fault.KindOf(err) == fault.NotFound {
		h.limit.Wrong(c.RealIP())
	}
	if err != nil {
		return err
	}
	return web.ServePrivately(c, finished, "text/calendar; charset=utf-8")
}

// issueForm is who gets a calendar.
type issueForm struct {
	Person string `form:"person"`
}

func (h *handlers) list(c echo.Context) error { return h.showList(c, issueForm{}, nil) }

// issue answers with the address itself: it is kept nowhere, so there is no
// page to go to.
func (h *handlers) issue(c echo.Context) error {
	v := web.VisitOf(c)
	var typed issueForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	of, token, err := h.Feeds.Issue(c.Request().Context(), v.Actor, c.Param("campaign"), typed.Person)
	if err != nil {
		return h.showList(c, typed, err)
	}
	found, err := h.Campaigns.Find(c.Request().Context(), v.Actor, c.Param("campaign"), account.View)
	if err != nil {
		return err
	}
	address := h.Feeds.Address(token)
	handover := page.NewHandover(v.Printer, address, "feed.message", func(*locale.Printer) []any {
		return []any{"Name", of.Name, "Title", found.Title, "Address", address}
	})
	view := madeView{Layout: v.LayoutOf(found, "share", v.T("feed.title")+" · "+found.Title), For: of.Label(), Handover: handover, Back: page.CampaignURL(found.ID, "/calendars"), Local: v.LocalAddress()}
	return madePage.Render(c, http.StatusOK, view)
}

func (h *handlers) revoke(c echo.Context) error {
	v := web.VisitOf(c)
	if err := h.Feeds.Revoke(c.Request().Context(), v.Actor, c.Param("campaign"), c.Param("feed")); err != nil {
		return err
	}
	return v.Done(page.CampaignURL(c.Param("campaign"), "/calendars"), "feed.revoked")
}

func (h *handlers) showList(c echo.Context, typed issueForm, refused error) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	f, status, err := form.Refused(v.Printer, "feed", typed, refused)
	if err != nil {
		return err
	}
	found, err := h.Campaigns.Find(ctx, v.Actor, c.Param("campaign"), account.View)
	if err != nil {
		return err
	}
	mayEdit, err := h.Campaigns.May(ctx, v.Actor, account.Edit, found)
	if err != nil {
		return err
	}
	people, err := campaign.ListPeople(ctx, h.Queries, found.ID)
	if err != nil {
		return err
	}
	issued, err := h.Feeds.List(ctx, v.Actor, found.ID)
	if err != nil {
		return err
	}
	p, move, err := h.Programmes.LastMove(ctx, v.Actor, found.ID)
	if err != nil {
		return err
	}
	audience, err := h.Readers.Audience(ctx, h.Queries, found.ID, move.At)
	if err != nil {
		return err
	}
	if p, move, err = h.told(ctx, found, p, move, audience); err != nil {
		return err
	}
	view := newListView(v, found, p, move, h.Programmes.Address(found.Slug))
	view.Form, view.MayEdit = f, mayEdit
	view.addPeople(people)
	view.addIssued(issued)
	view.addAudience(audience, move)
	return listPage.Render(c, status, view)
}
