package campaignweb

import (
	"context"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

// lines is what one of a campaign's lists needs for its form. T is what was
// typed, a struct of a form.
type lines[T any] struct {
	record campaign.Record
	path   string // of the forms: people
	back   string // the page on which the list stands, with its place there
	side   string // that page in the campaign's menu
	scope  string // of the catalogue

	blank    func(plan campaign.Plan, c echo.Context) T
	find     func(plan campaign.Plan, id string) (typed T, version string, ok bool)
	controls func(l lineContext, f *form.Form, typed T) []form.Control
	add      func(ctx context.Context, s *campaign.Service, who account.Actor, campaignID, after string, typed T) error
	edit     func(ctx context.Context, s *campaign.Service, who account.Actor, campaignID, id, version string, typed T) error
}

// lineContext is what a form's controls are made from.
type lineContext struct {
	*locale.Printer
	plan campaign.Plan
	edit bool // of a line that is there
}

var linePage = page.New[lineView]("campaign/line")

type lineView struct {
	page.Layout
	Heading  string
	Form     *form.Form
	Controls []form.Control
	Action   string
	Version  string
	After    string // the section behind which a new one goes
	Back     string
	Remove   string // where a form posts to remove it; empty for a new line
	Another  bool   // a new line: it may be followed by another one
	Guidance string
}

// lineRoutes returns the routes of a list's forms.
func lineRoutes[T any](h *handlers, l lines[T]) []web.Route {
	base := "/campaigns/:campaign/" + l.path
	return []web.Route{
		web.Get(base+"/new", web.Editor, func(c echo.Context) error { return showNewLine(h, c, l, nil, nil) }),
		web.Post(base, web.Editor, func(c echo.Context) error { return addLine(h, c, l) }),
		web.Get(base+"/:"+string(l.record), web.Editor, func(c echo.Context) error { return showLine(h, c, l, nil, nil) }),
		web.Post(base+"/:"+string(l.record), web.Editor, func(c echo.Context) error { return editLine(h, c, l) }),
	}
}

func addLine[T any](h *handlers, c echo.Context, l lines[T]) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	var typed T
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	if err := l.add(c.Request().Context(), h.campaigns, v.Actor, of.ID, c.FormValue("after"), typed); err != nil {
		return showNewLine(h, c, l, &typed, err)
	}
	if c.FormValue("another") != "" {
		return h.done(c, of, page.CampaignURL(of.ID, "/"+l.path+"/new"), "campaign.saved")
	}
	return h.done(c, of, page.CampaignURL(of.ID, l.back), "campaign.saved")
}

func editLine[T any](h *handlers, c echo.Context, l lines[T]) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	var typed T
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	err = l.edit(c.Request().Context(), h.campaigns, v.Actor, of.ID, c.Param(string(l.record)), c.FormValue("version"), typed)
	if err != nil {
		return showLine(h, c, l, &typed, err)
	}
	return h.done(c, of, page.CampaignURL(of.ID, l.back), "campaign.saved")
}

func showNewLine[T any](h *handlers, c echo.Context, l lines[T], typed *T, refused error) error {
	v := web.VisitOf(c)
	plan, err := h.editable(c)
	if err != nil {
		return err
	}
	if typed == nil {
		blank := l.blank(plan, c)
		typed = &blank
	}
	f, status, err := form.Refused(v.Printer, l.scope, *typed, refused)
	if err != nil {
		return err
	}
	heading := v.T("campaign.new_line." + string(l.record))
	return linePage.Render(c, status, lineView{
		Layout: h.layout(v, plan.Campaign, l.side, heading), Heading: heading, Form: f,
		Controls: l.controls(lineContext{v.Printer, plan, false}, f, *typed), After: c.FormValue("after"), Another: l.record != campaign.OrganiserRecord,
		Action: page.CampaignURL(plan.Campaign.ID, "/"+l.path), Back: page.CampaignURL(plan.Campaign.ID, l.back),
	})
}

func showLine[T any](h *handlers, c echo.Context, l lines[T], typed *T, refused error) error {
	v, id := web.VisitOf(c), c.Param(string(l.record))
	plan, err := h.editable(c)
	if err != nil {
		return err
	}
	saved, savedVersion, ok := l.find(plan, id)
	switch {
	case !ok && typed != nil && fault.KindOf(refused) != fault.Unexpected:
		// Somebody removed the line meanwhile; what was typed may become a new one.
		return showNewLine(h, c, l, typed, fault.New(fault.Conflict, "campaign.line_removed"))
	case !ok && refused != nil:
		return refused
	case !ok:
		return fault.New(fault.NotFound, "fault.not_found")
	}
	version := c.FormValue("version")
	if typed == nil {
		typed = &saved
	}
	f, status, err := form.Refused(v.Printer, l.scope, *typed, refused)
	if err != nil {
		return err
	}
	if fault.KindOf(refused) == fault.Stale {
		f.Beside(saved)
	}
	if refused == nil || f.Stale {
		version = savedVersion
	}
	heading := v.T("campaign.edit_line." + string(l.record))
	return linePage.Render(c, status, lineView{
		Layout: h.layout(v, plan.Campaign, l.side, heading), Heading: heading, Form: f, Version: version,
		Controls: l.controls(lineContext{v.Printer, plan, true}, f, *typed), Guidance: guidanceOf(l.record, plan, id),
		Action: page.CampaignURL(plan.Campaign.ID, "/"+l.path+"/"+id), Back: page.CampaignURL(plan.Campaign.ID, l.back), Remove: lineURL(plan.Campaign.ID, l.record, id, "remove"),
	})
}

// editable reads the plan of the address's campaign for somebody who edits it.
func (h *handlers) editable(c echo.Context) (campaign.Plan, error) {
	of, err := h.open(c, account.Edit)
	if err != nil {
		return campaign.Plan{}, err
	}
	return h.campaigns.Plan(c.Request().Context(), web.VisitOf(c).Actor, of.ID)
}

// guidanceOf says what belongs under a heading of the starting outline.
func guidanceOf(record campaign.Record, plan campaign.Plan, id string) string {
	if record != campaign.SectionRecord {
		return ""
	}
	for _, s := range plan.Sections {
		if s.ID == id {
			return campaign.Guidance(plan.Campaign, s.SectionFields)
		}
	}
	return ""
}

// backOf is the page on which a list stands.
var backOf = map[campaign.Record]string{
	campaign.PersonRecord: personLines.back, campaign.SectionRecord: sectionLines.back, campaign.OrganiserRecord: organiserLines.back,
	campaign.PostRecord: postLines.back, campaign.DutyRecord: dutyLines.back, campaign.BudgetLineRecord: budgetLines.back,
}

// lineURL is where a form posts to do something with a line.
func lineURL(campaignID string, record campaign.Record, id, do string) string {
	return page.CampaignURL(campaignID, "/lines/"+string(record)+"/"+id+"/"+do)
}

func (h *handlers) removeLine(c echo.Context) error {
	v, record, id := web.VisitOf(c), campaign.Record(c.Param("record")), c.Param("line")
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	if err := h.campaigns.Remove(c.Request().Context(), v.Actor, of.ID, record, id); err != nil {
		return err
	}
	return v.DoneWithUndo(page.CampaignURL(of.ID, backOf[record]), lineURL(of.ID, record, id, "restore"), "campaign.removed")
}

func (h *handlers) restoreLine(c echo.Context) error {
	v, record := web.VisitOf(c), campaign.Record(c.Param("record"))
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	if err := h.campaigns.Restore(c.Request().Context(), v.Actor, of.ID, record, c.Param("line")); err != nil {
		return err
	}
	return h.done(c, of, page.CampaignURL(of.ID, backOf[record]), "campaign.line_restored")
}

// moveLine answers without a sentence: the line is seen to have moved.
func (h *handlers) moveLine(to campaign.Direction) echo.HandlerFunc {
	return func(c echo.Context) error {
		v, record, id := web.VisitOf(c), campaign.Record(c.Param("record")), c.Param("line")
		of, err := h.open(c, account.Edit)
		if err != nil {
			return err
		}
		if err := h.campaigns.Move(c.Request().Context(), v.Actor, of.ID, record, id, to); err != nil {
			return err
		}
		return v.Go(page.CampaignURL(of.ID, withoutPlace(backOf[record])+"#line-"+id))
	}
}

func (h *handlers) renumber(c echo.Context) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	if err := h.campaigns.RenumberSections(c.Request().Context(), v.Actor, of.ID); err != nil {
		return err
	}
	return h.done(c, of, page.CampaignURL(of.ID, sectionLines.back), "campaign.renumbered")
}

func (h *handlers) markDuty(c echo.Context) error {
	v, id := web.VisitOf(c), c.Param("duty")
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	if err := h.campaigns.MarkDuty(c.Request().Context(), v.Actor, of.ID, id, campaign.DutyState(c.FormValue("state"))); err != nil {
		return err
	}
	return v.Go(page.CampaignURL(of.ID, withoutPlace(dutyLines.back)+"#line-"+id))
}

// withoutPlace returns an address without its place on the page.
func withoutPlace(address string) string {
	address, _, _ = strings.Cut(address, "#")
	return address
}
