package agendaweb

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"tongxing/internal/campaign"
	"tongxing/internal/web"
	"tongxing/internal/web/page"
)

var agendaPage = page.New[agendaView]("agenda/show")

// show is the agenda with one session open. Its number of queries does not
// depend on what is in it.
func (h *handlers) show(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	of, mayEdit, err := h.openToShow(c)
	if err != nil {
		return err
	}
	checked, err := h.Checks.All(ctx, []campaign.Campaign{of})
	if err != nil {
		return err
	}
	all := checked[of.ID]
	d := agendaData{campaign: of, sessions: all.Sessions, people: all.People, venues: all.Venues, findings: all.Findings, mayEdit: mayEdit,
		chosen: c.QueryParam("session")}
	view := newAgendaView(v.Printer, layout(v, of, v.T("agenda.title")), d)
	if v.Partial() {
		view.Partial = true
		return agendaPage.Part(c, http.StatusOK, "agenda", view)
	}
	return agendaPage.Render(c, http.StatusOK, view)
}
