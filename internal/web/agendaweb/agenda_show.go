package agendaweb

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/venue"
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
	d := agendaData{campaign: of, mayEdit: mayEdit, chosen: c.QueryParam("session")}
	if d.sessions, err = agenda.Day(ctx, h.Queries, of.ID); err != nil {
		return err
	}
	if d.people, err = campaign.ListPeople(ctx, h.Queries, of.ID); err != nil {
		return err
	}
	if d.venues, err = venue.List(ctx, h.Queries, of.ID); err != nil {
		return err
	}
	view := newAgendaView(v.Printer, layout(v, of, v.T("agenda.title")), d)
	if v.Partial() {
		view.Partial = true
		return agendaPage.Part(c, http.StatusOK, "agenda", view)
	}
	return agendaPage.Render(c, http.StatusOK, view)
}
