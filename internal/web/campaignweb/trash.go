package campaignweb

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/web"
	"tongxing/internal/web/page"
)

var (
	removedPage = page.New[removedView]("campaign/removed")
	trashPage   = page.New[trashView]("campaign/trash")
)

type removedView struct {
	page.Layout
	Lines []removedLineView
	Back  string
}

type removedLineView struct{ What, Label, When, RestoreURL string }

// removed shows what of the campaign's lists is in the trash.
func (h *handlers) removed(c echo.Context) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	lines, err := h.campaigns.Removed(c.Request().Context(), v.Actor, of.ID)
	if err != nil {
		return err
	}
	view := removedView{Layout: h.layout(v, of, "history", v.T("campaign.removed_lines")), Back: page.CampaignURL(of.ID, "/history")}
	for _, line := range lines {
		view.Lines = append(view.Lines, removedLineView{
			recordName(v.Printer, string(line.Record)), line.Label, v.Printer.Moment(line.TrashedAt, of.Location()), lineURL(of.ID, line.Record, line.ID, "restore"),
		})
	}
	return removedPage.Render(c, http.StatusOK, view)
}

type trashView struct {
	page.Layout
	Campaigns []trashedView
}

type trashedView struct{ Title, Lang, Kind, When, URL, RestoreURL string }

// trash shows the campaigns in the trash that the visitor may take out.
func (h *handlers) trash(c echo.Context) error {
	v := web.VisitOf(c)
	all, err := h.campaigns.ListTrashed(c.Request().Context(), v.Actor)
	if err != nil {
		return err
	}
	view := trashView{Layout: v.Layout(v.T("web.menu.trash"))}
	view.Styles = styles
	for _, of := range all {
		view.Campaigns = append(view.Campaigns, trashedView{
			of.Title, of.Language, v.T("campaign.kind." + string(of.Kind)), v.Printer.Moment(of.TrashedAt, of.Location()), page.CampaignURL(of.ID, ""), page.CampaignURL(of.ID, "/restore"),
		})
	}
	return trashPage.Render(c, http.StatusOK, view)
}
