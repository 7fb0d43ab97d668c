package campaignweb

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var (
	kindsPage = page.New[kindsView]("campaign/kinds")
	newPage   = page.New[newView]("campaign/new")
)

type kindsView struct {
	page.Layout
	MayBegin bool
	Kinds    []kindCard
}

type newView struct {
	page.Layout
	Form          *form.Form
	Kind          string
	KindName      string
	Observance    string
	Days          []form.Option // on which an observance may be held
	Organisations []form.Option
	Languages     []form.Option
	Headings      []string // of the outline it starts with
}

// newForm begins a campaign.
type newForm struct {
	Kind         string `form:"kind"`
	Title        string `form:"title"`
	Day          string `form:"day"` // one of the observance's days, or empty for StartsOn
	StartsOn     string `form:"starts_on"`
	EndsOn       string `form:"ends_on"`
	Slug         string `form:"slug"`
	Organisation string `form:"organisation_id"`
	Language     string `form:"language"`
}

func (f newForm) campaign() (campaign.NewCampaign, error) {
	var errs fault.Collector
	if f.Day != "" {
		f.StartsOn = f.Day
	}
	n := campaign.NewCampaign{
		Details: campaign.Details{Kind: campaign.Kind(f.Kind), Title: f.Title, Language: f.Language,
			StartsOn: date(&errs, "starts_on", f.StartsOn), EndsOn: date(&errs, "ends_on", f.EndsOn)},
		OrganisationID: f.Organisation, Slug: strings.TrimSpace(f.Slug),
	}
	return n, errs.Err()
}

// newCampaign asks for the kind first, and then for the little that it takes.
func (h *handlers) newCampaign(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	kind := campaign.Kind(c.QueryParam("kind"))
	homes, err := h.campaigns.Homes(ctx, v.Actor)
	if err != nil {
		return err
	}
	mayBegin := len(homes) > 0 || v.Actor.Administrator
	if !slices.Contains(campaign.Kinds, kind) || !mayBegin {
		return showKinds(c, http.StatusOK, mayBegin)
	}
	typed := newForm{Kind: string(kind), Language: string(v.Printer.Language())}
	day := civil.DateOf(v.Now())
	if kind == campaign.DisabilityDay {
		day = campaign.NextObservance(day).Day
	}
	if typed.Slug, err = h.campaigns.SlugFor(ctx, kind, day.Year); err != nil {
		return err
	}
	if len(homes) > 0 {
		typed.Organisation = homes[0].ID
	}
	return h.showNew(c, typed, nil)
}

func showKinds(c echo.Context, status int, mayBegin bool) error {
	v := web.VisitOf(c)
	view := kindsView{Layout: v.Layout(v.T("campaign.begin")), MayBegin: mayBegin, Kinds: kindCards(v.Printer)}
	view.Styles = styles
	return kindsPage.Render(c, status, view)
}

func (h *handlers) create(c echo.Context) error {
	v := web.VisitOf(c)
	var typed newForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	n, err := typed.campaign()
	if err != nil {
		return h.showNew(c, typed, err)
	}
	made, err := h.campaigns.Create(c.Request().Context(), v.Actor, n, campaign.OutlineFor(n.Kind, n.Language))
	if err != nil {
		return h.showNew(c, typed, err)
	}
	return v.Done(page.CampaignURL(made.ID, ""), "campaign.begun")
}

func (h *handlers) showNew(c echo.Context, typed newForm, refused error) error {
	v := web.VisitOf(c)
	if !slices.Contains(campaign.Kinds, campaign.Kind(typed.Kind)) {
		return showKinds(c, http.StatusUnprocessableEntity, true) // no page of this program sends another
	}
	f, status, err := form.Refused(v.Printer, "campaign", typed, refused)
	if err != nil {
		return err
	}
	homes, err := h.campaigns.Homes(c.Request().Context(), v.Actor)
	if err != nil {
		return err
	}
	view := newView{Layout: v.Layout(v.T("campaign.begin")), Form: f, Kind: typed.Kind, KindName: v.T("campaign.kind." + typed.Kind), Languages: languages()}
	view.Styles = styles
	if campaign.Kind(typed.Kind) == campaign.DisabilityDay {
		view.Observance, view.Days = observanceDays(v.Printer, civil.DateOf(v.Now()))
	}
	if v.Actor.Administrator {
		view.Organisations = append(view.Organisations, form.Option{Label: v.T("campaign.no_organisation")})
	}
	for _, home := range homes {
		view.Organisations = append(view.Organisations, form.Option{Value: home.ID, Label: home.Name})
	}
	for _, s := range campaign.OutlineFor(campaign.Kind(typed.Kind), typed.Language).Sections {
		view.Headings = append(view.Headings, s.Heading())
	}
	return newPage.Render(c, status, view)
}

// observanceDays are the days on which the next observance may be held; the
// choice is the people's.
func observanceDays(p *locale.Printer, today civil.Date) (sentence string, days []form.Option) {
	o := campaign.NextObservance(today)
	for _, day := range o.Days() {
		hint := "campaign.observance_weekday"
		if day == o.Day {
			hint = "campaign.observance_sunday"
		}
		days = append(days, form.Option{Value: day.String(), Label: p.Day(day), Hint: p.T(hint)})
	}
	days = append(days, form.Option{Label: p.T("campaign.another_day")})
	return p.T("campaign.observance_is", "Day", p.Day(o.Day)), days
}

func languages() []form.Option {
	return []form.Option{{Value: string(locale.Chinese), Label: "中文"}, {Value: string(locale.English), Label: "English"}}
}
