// Package plandocweb gives plans back over HTTP: the plan of a campaign as
// .docx, .pdf, .txt and .md for its team.
package plandocweb

import (
	"github.com/labstack/echo/v4"

	"tongxing/internal/plandoc/write"
	"tongxing/internal/planpaper"
	"tongxing/internal/web"
)

type handlers struct {
	plans *planpaper.Service
	press *write.Press
}

// Routes returns the routes of plan documents.
func Routes(plans *planpaper.Service, press *write.Press) []web.Route {
	h := &handlers{plans, press}
	return []web.Route{
		web.Get("/campaigns/:campaign/plan.docx", web.Viewer, h.file(write.AsWord)),
		web.Get("/campaigns/:campaign/plan.pdf", web.Viewer, h.file(write.AsPDF)),
		web.Get("/campaigns/:campaign/plan.txt", web.Viewer, h.file(write.AsText)),
		web.Get("/campaigns/:campaign/plan.md", web.Viewer, h.file(write.AsMarkdown)),
	}
}

func (h *handlers) file(format write.Format) echo.HandlerFunc {
	return func(c echo.Context) error {
		document, err := h.plans.Document(c.Request().Context(), web.VisitOf(c).Actor, c.Param("campaign"))
		if err != nil {
			return err
		}
		bytes, err := h.press.File(document, format)
		if err != nil {
			return err
		}
		return web.ServeDownload(c, web.Download{Name: document.Title, Plain: "plan", Ending: string(format), MediaType: format.MediaType(), Bytes: bytes})
	}
}
