// Package plandocweb gives plans back over HTTP: the plan of a campaign as
// .docx, .txt and .md for its team.
package plandocweb

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/cache"
	"tongxing/internal/civil"
	"tongxing/internal/plandoc/write"
	"tongxing/internal/planpaper"
	"tongxing/internal/web"
)

type handlers struct {
	plans *planpaper.Service
}

// Routes returns the routes of plan documents.
func Routes(plans *planpaper.Service) []web.Route {
	h := &handlers{plans}
	return []web.Route{
		web.Get("/campaigns/:campaign/plan.docx", web.Viewer, h.docx),
		web.Get("/campaigns/:campaign/plan.txt", web.Viewer, h.text),
		web.Get("/campaigns/:campaign/plan.md", web.Viewer, h.markdown),
	}
}

func (h *handlers) docx(c echo.Context) error {
	return h.serve(c, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", write.Docx)
}

func (h *handlers) text(c echo.Context) error {
	return h.serve(c, "txt", "text/plain; charset=utf-8", func(d write.Document) ([]byte, error) { return write.Text(d), nil })
}

func (h *handlers) markdown(c echo.Context) error {
	return h.serve(c, "md", "text/markdown; charset=utf-8", func(d write.Document) ([]byte, error) { return write.Markdown(d), nil })
}

func (h *handlers) serve(c echo.Context, ending, contentType string, make func(write.Document) ([]byte, error)) error {
	document, err := h.plans.Document(c.Request().Context(), web.VisitOf(c).Actor, c.Param("campaign"))
	if err != nil {
		return err
	}
	bytes, err := make(document)
	if err != nil {
		return err
	}
	// In full for the programs of today, in letters for the others (RFC 6266,
	// RFC 5987).
	name := strings.ReplaceAll(url.QueryEscape(fileName(document.Title)+"."+ending), "+", "%20")
	header := c.Response().Header()
	header.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="plan.%s"; filename*=UTF-8''%s`, ending, name))
	header.Set("X-Robots-Tag", "noindex")
	return web.ServePrivately(c, cache.Prepare(bytes, civil.Instant{}), contentType)
}

// fileName is a title without what the names of files may not have.
func fileName(title string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, title)
}
