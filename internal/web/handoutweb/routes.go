// Package handoutweb serves papers: run sheets and programmes as PDF, the page
// from which a team prints them, and the public answer to "is my sheet
// current?".
package handoutweb

import (
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/civil"
	"tongxing/internal/fault"
	"tongxing/internal/handout"
	"tongxing/internal/locale"
	"tongxing/internal/web"
)

type handlers struct {
	handouts *handout.Service
	limit    *web.Limiter
}

// Routes returns the routes of papers. The clock is for slowing down those who
// guess codes.
func Routes(handouts *handout.Service, clock civil.Clock) []web.Route {
	h := &handlers{handouts, web.NewLimiter(clock)}
	routes := []web.Route{
		web.Get("/sheet", web.Anyone, h.ask),
		web.Get("/sheet/:code", web.Anyone, h.status),
		web.BareGet("/c/:slug/programme.pdf", h.programme),
		web.Get("/campaigns/:campaign/print", web.Viewer, h.desk),
		web.Get("/campaigns/:campaign/documents", web.Viewer, h.desk),
		web.Get("/campaigns/:campaign/print/compare", web.Viewer, h.compare),
		web.Get("/campaigns/:campaign/print/people", web.Viewer, h.roll),
		web.Get("/campaigns/:campaign/agenda/runsheet.pdf", web.Viewer, h.runSheet),
		web.Get("/campaigns/:campaign/agenda/runsheet.docx", web.Viewer, h.runSheetAsWord),
		web.Get("/campaigns/:campaign/programme.pdf", web.Viewer, h.programmeForTeam),
	}
	for _, extra := range handout.Extras {
		routes = append(routes, web.Get("/campaigns/:campaign/print/"+string(extra)+".pdf", web.Viewer, h.extra(extra)))
	}
	return routes
}

// The media types of papers.
const (
	pdf  = "application/pdf"
	word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
)

// programme is the public programme. As with the feed, its language never
// depends on the browser.
func (h *handlers) programme(c echo.Context) error {
	size, err := sizeOf(c)
	if err != nil {
		return err
	}
	language, _ := locale.Parse(c.QueryParam("lang"))
	paper, err := h.handouts.Programme(c.Request().Context(), c.Param("slug"), language, size)
	if err != nil {
		return err
	}
	name(c, paper, "programme")
	return web.ServeFinished(c, paper.Finished, pdf)
}

func (h *handlers) programmeForTeam(c echo.Context) error {
	size, err := sizeOf(c)
	if err != nil {
		return err
	}
	paper, err := h.handouts.ProgrammeForTeam(c.Request().Context(), web.VisitOf(c).Actor, c.Param("campaign"), languageOf(c), size)
	if err != nil {
		return err
	}
	return servePrivately(c, paper, "programme")
}

func (h *handlers) runSheet(c echo.Context) error { return h.serveRunSheet(c, false) }

func (h *handlers) runSheetAsWord(c echo.Context) error { return h.serveRunSheet(c, true) }

func (h *handlers) serveRunSheet(c echo.Context, asWord bool) error {
	wish := handout.Wish{Session: c.QueryParam("session"), Role: c.QueryParam("role"), Language: languageOf(c), Word: asWord}
	if since := c.QueryParam("since"); since != "" {
		number, err := strconv.Atoi(since)
		if err != nil || number < 1 {
			return fault.New(fault.NotFound, "handout.no_such_edition", "Number", since)
		}
		wish.Since = number
	}
	paper, err := h.handouts.RunSheet(c.Request().Context(), web.VisitOf(c).Actor, c.Param("campaign"), wish)
	if err != nil {
		return err
	}
	kind := "runsheet"
	if wish.Role != "" {
		kind += "-" + wish.Role
	}
	return servePrivately(c, paper, kind)
}

func servePrivately(c echo.Context, paper handout.Paper, kind string) error {
	// The policy is for pages; in a browser's reader of PDF it would forbid the
	// reader its own styles.
	c.Response().Header().Del("Content-Security-Policy")
	name(c, paper, kind)
	mediaType := pdf
	if path.Ext(paper.Name) == ".docx" {
		mediaType = word
	}
	return web.ServePrivately(c, paper.Finished, mediaType)
}

// name says how the file is called, in figures and letters for old programs and
// in full for the others (RFC 6266, RFC 5987).
func name(c echo.Context, paper handout.Paper, kind string) {
	h := c.Response().Header()
	h.Set("X-Robots-Tag", "noindex")
	if paper.Number > 0 {
		kind += "-" + strconv.Itoa(paper.Number)
	}
	shown := "inline"
	if path.Ext(paper.Name) == ".docx" {
		shown = "attachment" // no browser shows it
	}
	h.Set("Content-Disposition", fmt.Sprintf(`%s; filename="%s%s"; filename*=UTF-8''%s`,
		shown, kind, path.Ext(paper.Name), strings.ReplaceAll(url.QueryEscape(paper.Name), "+", "%20")))
}

// languageOf returns the language of the paper: ?language, which leaves the
// pages' language alone, else ?lang, else none.
func languageOf(c echo.Context) locale.Language {
	for _, asked := range []string{c.QueryParam("language"), c.QueryParam("lang")} {
		if language, ok := locale.Parse(asked); ok {
			return language
		}
	}
	return ""
}

func sizeOf(c echo.Context) (handout.Size, error) {
	switch size := handout.Size(c.QueryParam("size")); size {
	case "", handout.Normal:
		return handout.Normal, nil
	case handout.Large, handout.Pictures:
		return size, nil
	}
	return "", fault.New(fault.NotFound, "fault.not_found")
}

// desk is the page for printing.
func (h *handlers) desk(c echo.Context) error {
	v := web.VisitOf(c)
	papers, _ := locale.Parse(c.QueryParam("papers"))
	desk, err := h.handouts.Desk(c.Request().Context(), v.Actor, c.Param("campaign"), papers, v.Printer)
	if err != nil {
		return err
	}
	return deskPage.Render(c, http.StatusOK, newDeskView(v, desk))
}

// ask asks for the code of a sheet, and leads to the answer.
func (h *handlers) ask(c echo.Context) error {
	v := web.VisitOf(c)
	if typed := c.QueryParam("code"); typed != "" {
		if code, ok := handout.ReadCode(typed); ok {
			return v.Go("/sheet/" + code)
		}
		return checkPage.Render(c, http.StatusNotFound, newUnknownView(v, typed))
	}
	return checkPage.Render(c, http.StatusOK, newCheckView(v))
}

// status answers whether a sheet is current. A code that is not there costs
// more than one that is: many people at one place share an address, guessers
// are seldom right.
func (h *handlers) status(c echo.Context) error {
	v := web.VisitOf(c)
	c.Response().Header().Set("X-Robots-Tag", "noindex")
	if err := h.limit.Take(v.Address()); err != nil {
		return err
	}
	status, err := h.handouts.Status(c.Request().Context(), c.Param("code"))
	if fault.KindOf(err) == fault.NotFound {
		h.limit.Wrong(v.Address())
		return checkPage.Render(c, http.StatusNotFound, newUnknownView(v, c.Param("code")))
	}
	if err != nil {
		return err
	}
	return checkPage.Render(c, http.StatusOK, newStatusView(v, status))
}
