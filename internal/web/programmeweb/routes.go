// Package programmeweb is the public side of a campaign: its page, calendar
// feeds and open data, and the page from which its team shares them.
package programmeweb

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
	"tongxing/internal/feed"
	"tongxing/internal/planpaper"
	"tongxing/internal/programme"
	"tongxing/internal/web"
)

// Config is what the public pages need to know.
type Config struct {
	Accounts   *account.Service
	Campaigns  *campaign.Service
	Programmes *programme.Service
	Plans      *planpaper.Service
	Readers    *feed.Readers
	Queries    database.Querier
	Clock      civil.Clock
}

type handlers struct {
	Config
	limit *web.Limiter
}

// Routes returns the public routes and the page for sharing.
func Routes(config Config) []web.Route {
	h := &handlers{config, web.NewLimiter(config.Clock)}
	return []web.Route{
		web.Get("/", web.Anyone, h.start),
		web.Get("/c/:slug", web.Anyone, h.show),
		web.Get("/c/:slug/subscribe", web.Anyone, h.subscribe),
		web.BareGet("/c/:slug/calendar.ics", h.feed),
		web.BareGet("/c/:slug/items/:file", h.item),
		web.BareGet("/c/:slug/programme.json", h.openData),
		web.BareGet("/c/:slug/programme.txt", h.text),
		web.BareGet("/c/:slug/poster.png", h.picture(programme.Portrait)),
		web.BareGet("/c/:slug/card.png", h.picture(programme.Card)),
		web.Get("/preview/:token", web.Anyone, h.preview),
		web.Get("/campaigns/:campaign/share", web.Viewer, h.share),
		web.Post("/campaigns/:campaign/share/previews", web.Editor, h.issuePreview),
		web.Post("/campaigns/:campaign/share/previews/:preview/revoke", web.Editor, h.revokePreview),
	}
}

const icalendar = "text/calendar; charset=utf-8"

func (h *handlers) feed(c echo.Context) error {
	kept, err := h.Programmes.Feed(c.Request().Context(), c.Param("slug"), c.QueryParam("lang"), c.QueryParam("items") == "1")
	if err != nil {
		return err
	}
	h.Readers.Note(kept.CampaignID, kept.Moved, c.Request().UserAgent(), c.RealIP())
	return web.ServeFinished(c, kept.Finished, icalendar)
}

func (h *handlers) item(c echo.Context) error {
	id, isCalendar := strings.CutSuffix(c.Param("file"), ".ics")
	if !isCalendar {
		return fault.New(fault.NotFound, "fault.not_found")
	}
	finished, err := h.Programmes.Item(c.Request().Context(), c.Param("slug"), id, c.QueryParam("lang"))
	if err != nil {
		return err
	}
	return web.ServeFinished(c, finished, icalendar)
}

func (h *handlers) openData(c echo.Context) error {
	finished, err := h.Programmes.OpenData(c.Request().Context(), c.Param("slug"))
	if err != nil {
		return err
	}
	c.Response().Header().Set("Access-Control-Allow-Origin", "*") // it is public, and read by other sites' pages
	return web.ServeFinished(c, finished, "application/json; charset=utf-8")
}

func (h *handlers) text(c echo.Context) error {
	finished, err := h.Programmes.Text(c.Request().Context(), c.Param("slug"), c.QueryParam("lang"))
	if err != nil {
		return err
	}
	return web.ServeFinished(c, finished, "text/plain; charset=utf-8")
}

func (h *handlers) picture(shape programme.Shape) echo.HandlerFunc {
	return func(c echo.Context) error {
		finished, err := h.Programmes.Picture(c.Request().Context(), c.Param("slug"), c.QueryParam("lang"), shape)
		if err != nil {
			return err
		}
		return web.ServeFinished(c, finished, "image/png")
	}
}

// start sends those who have something to do to it, and tells others what this
// is.
func (h *handlers) start(c echo.Context) error {
	v := web.VisitOf(c)
	if v.Actor.SignedIn() {
		return v.Go("/campaigns")
	}
	needsSetup, err := h.Accounts.NeedsSetup(c.Request().Context())
	if err != nil {
		return err
	}
	if needsSetup {
		return v.Go("/setup")
	}
	layout := v.Layout(v.T("programme.start.title"))
	layout.NoIndex = false
	layout.Styles = []string{"css/programme.css"}
	return startPage.Render(c, http.StatusOK, startView{layout})
}

func (h *handlers) show(c echo.Context) error {
	v, slug := web.VisitOf(c), c.Param("slug")
	p, err := h.Programmes.Page(c.Request().Context(), v.Actor, slug)
	if err != nil {
		return err
	}
	if p.Slug != slug {
		return c.Redirect(http.StatusMovedPermanently, "/c/"+p.Slug)
	}
	varyByClient(c)
	return showPage.Render(c, http.StatusOK, newShowView(v, p, h.Programmes.Address(p.Slug)))
}
