package programmeweb

import (
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/plandoc/write"
	"tongxing/internal/programme"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var (
	previewPage     = page.New[previewPageView]("programme/preview")
	previewMadePage = page.New[previewMadeView]("programme/preview-made")
)

// previewPageView is a campaign as somebody with a link sees it: the agenda as
// the public would, and the plan.
type previewPageView struct {
	showView
	Plan  write.Document
	Until string
	State string
}

// previewMadeView hands over a preview's address.
type previewMadeView struct {
	page.Layout
	Handover page.Handover
	Local    *page.LocalAddress
	Back     string
}

// previewView is one preview link.
type previewView struct {
	State     string
	Made      string
	Used      string
	RevokeURL string // empty where it is over
}

// preview shows a campaign by link. A wrong token costs its asker dearly.
func (h *handlers) preview(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	header := c.Response().Header()
	header.Set("X-Robots-Tag", "noindex, nofollow")
	header.Set("Referrer-Policy", "no-referrer")
	if err := h.limit.Take(v.Address()); err != nil {
		return err
	}
	p, err := h.Programmes.Preview(ctx, c.Param("token"), v.Client())
	if fault.KindOf(err) == fault.NotFound {
		h.limit.Wrong(v.Address())
	}
	if err != nil {
		return err
	}
	plan, err := h.Plans.Shown(ctx, p.Campaign)
	if err != nil {
		return err
	}
	view := previewPageView{
		showView: newShowView(v, p.Page, h.Programmes.Address(p.Slug)), Plan: plan,
		Until: page.Deadline(v.Printer, p.Link.ExpiresAt), State: v.T("campaign.state." + string(p.Campaign.State())),
	}
	view.NoIndex, view.Canonical = true, ""
	for i := range view.Sessions {
		view.Sessions[i].CalendarURL = "" // what is not published has none
	}
	return previewPage.Render(c, http.StatusOK, view)
}

// previewForm is how long a preview lives.
type previewForm struct {
	Days string `form:"days"`
}

// issuePreview answers with the address itself: it is kept nowhere, so there
// is no page to go to.
func (h *handlers) issuePreview(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	var typed previewForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	days, err := strconv.Atoi(typed.Days)
	if err != nil {
		days = 0 // refused below, after rights were asked
	}
	link, token, err := h.Programmes.IssuePreview(ctx, v.Actor, c.Param("campaign"), days)
	if err != nil {
		return err
	}
	found, err := h.Campaigns.Find(ctx, v.Actor, c.Param("campaign"), account.View)
	if err != nil {
		return err
	}
	address := v.Absolute("/preview/" + token)
	view := previewMadeView{
		Layout: v.LayoutOf(found, "share", v.T("programme.previews")+" · "+found.Title), Local: v.LocalAddress(), Back: page.CampaignURL(found.ID, "/share#previews"),
		Handover: page.NewHandover(v.Printer, address, "programme.preview_message", func(p *locale.Printer) []any {
			return []any{"Title", found.Title, "Address", address, "Until", page.Deadline(p, link.ExpiresAt)}
		}),
	}
	return previewMadePage.Render(c, http.StatusOK, view)
}

func (h *handlers) revokePreview(c echo.Context) error {
	v := web.VisitOf(c)
	if err := h.Programmes.RevokePreview(c.Request().Context(), v.Actor, c.Param("campaign"), c.Param("preview")); err != nil {
		return err
	}
	return v.Done(page.CampaignURL(c.Param("campaign"), "/share")+"#previews", "programme.preview_revoked")
}

// addPreviews lists the preview links and how long a new one may live.
func (view *shareView) addPreviews(links []account.Link, zone *time.Location, now time.Time) {
	const usual = 7
	for _, days := range programme.PreviewDays {
		view.Days = append(view.Days, page.Link{Label: view.T("programme.preview_days", "Count", days), URL: strconv.Itoa(days), Current: days == usual})
	}
	for _, l := range links {
		row := previewView{Made: view.T("programme.preview_made", "When", view.Printer.Moment(l.CreatedAt, zone)), Used: view.T("programme.preview_unused")}
		if l.Uses > 0 {
			row.Used = view.T("programme.preview_used", "Count", l.Uses, "When", view.Printer.Moment(l.LastUsedAt, zone))
		}
		switch l.State(civil.InstantOf(now)) {
		case account.Open:
			row.State = view.T("programme.preview_open", "Until", view.Printer.Moment(l.ExpiresAt, zone))
			if view.MayEdit {
				row.RevokeURL = view.Issue + "/" + l.ID + "/revoke"
			}
		case account.Revoked:
			row.State = view.T("programme.preview_over")
		default:
			row.State = view.T("programme.preview_expired")
		}
		view.Previews = append(view.Previews, row)
	}
}
