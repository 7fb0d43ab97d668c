package campaignweb

import (
	"context"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/venue"
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

// removedLineView is one thing in the trash of a campaign; without a
// RestoreURL it is only shown.
type removedLineView struct {
	What, Label, When, By, RestoreURL string
}

// removed shows what of the campaign is in its trash, the last removed first.
func (h *handlers) removed(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	lines, err := h.removedLines(ctx, v, of)
	if err != nil {
		return err
	}
	by, err := campaign.Removers(ctx, h.db, of.ID)
	if err != nil {
		return err
	}
	view := removedView{Layout: h.layout(v, of, "history", v.T("campaign.removed_lines")), Back: page.CampaignURL(of.ID, "/history")}
	for _, line := range lines {
		line.When, line.By = v.Printer.Moment(line.at, of.Location()), by[line.id]
		if of.Closed() {
			line.RestoreURL = ""
		}
		view.Lines = append(view.Lines, line.removedLineView)
	}
	return removedPage.Render(c, http.StatusOK, view)
}

// removedLine is a removedLineView under way.
type removedLine struct {
	removedLineView
	id string
	at civil.Instant
}

// removedLines gathers what is in the trash of the lists, the agenda and the
// venues. An item that went with its session comes back with it.
func (h *handlers) removedLines(ctx context.Context, v *web.Visit, of campaign.Campaign) (all []removedLine, err error) {
	add := func(row campaign.Row, record, label, restore string) {
		all = append(all, removedLine{removedLineView{What: recordName(v.Printer, record), Label: label, RestoreURL: restore}, row.ID, row.TrashedAt})
	}
	lists, err := h.campaigns.Removed(ctx, v.Actor, of.ID)
	if err != nil {
		return nil, err
	}
	for _, line := range lists {
		add(line.Row, string(line.Record), line.Label, lineURL(of.ID, line.Record, line.ID, "restore"))
	}
	sessions, items, err := agenda.Removed(ctx, h.db, of.ID)
	if err != nil {
		return nil, err
	}
	for _, s := range sessions {
		add(s.Row, "session", s.Title, page.CampaignURL(of.ID, "/agenda/sessions/"+s.ID+"/restore"))
	}
	for _, i := range items {
		add(i.Row, "item", i.Title, page.CampaignURL(of.ID, "/agenda/items/"+i.ID+"/restore"))
	}
	venues, err := venue.Removed(ctx, h.db, of.ID)
	if err != nil {
		return nil, err
	}
	for _, place := range venues {
		add(place.Row, "venue", place.Name, page.CampaignURL(of.ID, "/venues/"+place.ID+"/restore"))
	}
	slices.SortStableFunc(all, func(a, b removedLine) int { return b.at.Compare(a.at) })
	return all, nil
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
