package campaignweb

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/fault"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var (
	overviewPage = page.New[overviewView]("campaign/overview")
	cancelPage   = page.New[cancelView]("campaign/cancel")
)

type overviewView struct {
	page.Layout
	Card       card
	Observance string
	Theme      string
	Days       int    // until the day
	DaysWord   string // behind the figure; empty where no day is ahead
	IsToday    bool
	ToDecide   []finding
	InOrder    []finding
	Facts      []fact
	MayOwn     bool
	Local      *page.LocalAddress
	MayEdit    bool
	State      campaign.State
	Reason     string // of a cancellation
	Public     string // the public address; empty where strangers see nothing
	Steps      []stepView
	Base       string // of the campaign's addresses
}

type fact struct{ Name, Text, URL string }

// stepView is a step of the campaign's life with its consequence in words.
type stepView struct {
	Label, Consequence string
	Action             string // a form posts here
	Page               string // or a page that asks more
	Icon               string
	Primary, Danger    bool
}

func (h *handlers) overview(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	of, err := h.open(c, account.View)
	if err != nil {
		return err
	}
	mayOwn, err := h.may(c, account.Own, of)
	if err != nil {
		return err
	}
	mayEdit, err := h.may(c, account.Edit, of)
	if err != nil {
		return err
	}
	all, err := h.known(ctx, v, []campaign.Campaign{of})
	if err != nil {
		return err
	}
	plan, err := h.campaigns.Plan(ctx, v.Actor, of.ID)
	if err != nil {
		return err
	}
	view := newOverviewView(h.layout(v, of, "overview", v.T("web.side.overview")), all[0], plan)
	view.MayOwn, view.MayEdit, view.Local = mayOwn, mayEdit, v.LocalAddress()
	return overviewPage.Render(c, http.StatusOK, view)
}

func newOverviewView(l page.Layout, k known, plan campaign.Plan) overviewView {
	view := overviewView{
		Layout: l, Card: newCard(l.Printer, k), Observance: observance(l.Printer, k.Campaign), Theme: k.Theme,
		State: k.State(), Reason: k.CancelReason, Base: page.CampaignURL(k.ID, ""), Steps: steps(l, k.Campaign),
	}
	if day := k.day(); !day.IsZero() && !day.Before(k.today) && k.State() != campaign.Cancelled {
		n := day.DaysSince(k.today)
		view.Days, view.DaysWord, view.IsToday = n, l.T("campaign.days_after", "Count", n), n == 0
	}
	for _, f := range k.findings {
		if f.Good {
			view.InOrder = append(view.InOrder, f)
		} else {
			view.ToDecide = append(view.ToDecide, f)
		}
	}
	if k.Public() {
		view.Public = "/c/" + k.Slug
	}
	done := 0
	for _, d := range plan.Duties {
		if d.State == campaign.Done {
			done++
		}
	}
	view.Facts = []fact{
		{l.T("web.side.plan"), l.T("campaign.count_sections", "Count", len(plan.Sections)), page.CampaignURL(k.ID, "/plan")},
		{l.T("organiser.all"), l.T("campaign.count_organisers", "Count", len(plan.Organisers)), page.CampaignURL(k.ID, "/organisation#organisers")},
		{l.T("person.all"), l.T("campaign.count_people", "Count", len(plan.People)), page.CampaignURL(k.ID, "/organisation#people")},
		{l.T("duty.all"), l.T("campaign.count_duties", "Count", len(plan.Duties), "Done", done), page.CampaignURL(k.ID, "/organisation#duties")},
		{l.T("budget.all"), l.T("campaign.yuan", "Amount", l.Money(campaign.TotalCents(plan.Budget))), page.CampaignURL(k.ID, "/budget")},
	}
	return view
}

// steps are what the owner may do with the campaign's life as it stands.
func steps(l page.Layout, c campaign.Campaign) []stepView {
	step := func(name, icon string) stepView {
		return stepView{Label: l.T("campaign.step." + name), Consequence: l.T("campaign.consequence." + name), Action: page.CampaignURL(c.ID, "/"+name), Icon: icon}
	}
	publish, withdraw, reinstate, restore := step("publish", "send"), step("withdraw", "eye-off"), step("reinstate", "rotate-ccw"), step("restore", "archive-restore")
	cancel, trash := step("cancel", "ban"), step("trash", "trash-2")
	cancel.Page, cancel.Action = cancel.Action, ""
	publish.Primary, reinstate.Primary, restore.Primary, trash.Danger = true, true, true, true
	switch c.State() {
	case campaign.Published:
		return []stepView{withdraw, cancel, trash}
	case campaign.Cancelled:
		return []stepView{reinstate, trash}
	case campaign.Trashed:
		return []stepView{restore}
	}
	return []stepView{publish, cancel, trash}
}

// step does one step of a campaign's life and says what came of it.
func (h *handlers) step(take func(*campaign.Service, context.Context, account.Actor, string) error, done string) echo.HandlerFunc {
	return func(c echo.Context) error {
		v := web.VisitOf(c)
		of, err := h.open(c, account.Own)
		if err != nil {
			return err
		}
		err = take(h.campaigns, c.Request().Context(), v.Actor, of.ID)
		if fault.KindOf(err) == fault.Conflict {
			return v.Wrong(page.CampaignURL(of.ID, ""), "campaign.wrong.step")
		}
		if err != nil {
			return err
		}
		return v.Done(page.CampaignURL(of.ID, ""), done)
	}
}

func (h *handlers) trashOne(c echo.Context) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Own)
	if err != nil {
		return err
	}
	if err := h.campaigns.Trash(c.Request().Context(), v.Actor, of.ID); err != nil {
		return err
	}
	return v.DoneWithUndo("/campaigns", page.CampaignURL(of.ID, "/restore"), "campaign.trashed", "Title", of.Title)
}

type cancelView struct {
	page.Layout
	Form   *form.Form
	Action string
	Back   string
	Public bool
}

type cancelForm struct {
	Reason string `form:"reason"`
}

func (h *handlers) cancelPage(c echo.Context) error { return h.showCancel(c, cancelForm{}, nil) }

func (h *handlers) cancel(c echo.Context) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Own)
	if err != nil {
		return err
	}
	var typed cancelForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	if err := h.campaigns.Cancel(c.Request().Context(), v.Actor, of.ID, typed.Reason); err != nil {
		return h.showCancel(c, typed, err)
	}
	return v.DoneWithUndo(page.CampaignURL(of.ID, ""), page.CampaignURL(of.ID, "/reinstate"), "campaign.cancelled")
}

func (h *handlers) showCancel(c echo.Context, typed cancelForm, refused error) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Own)
	if err != nil {
		return err
	}
	f, status, err := form.Refused(v.Printer, "campaign", typed, refused)
	if err != nil {
		return err
	}
	return cancelPage.Render(c, status, cancelView{
		Layout: h.layout(v, of, "overview", v.T("campaign.step.cancel")), Form: f, Action: page.CampaignURL(of.ID, "/cancel"), Back: page.CampaignURL(of.ID, ""), Public: of.Public(),
	})
}
