package campaignweb

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
	"tongxing/internal/web/form"
)

// date reads a day that may be left empty, and notes one that cannot be read.
func date(errs *fault.Collector, field, typed string) civil.Date {
	if strings.TrimSpace(typed) == "" {
		return civil.Date{}
	}
	d, err := civil.ParseDate(strings.TrimSpace(typed))
	errs.Check(err == nil, field, "campaign.wrong.date")
	return d
}

// number reads a version. What is no number is nobody's version, and so a
// stale one.
func number(version string) int {
	n, _ := strconv.Atoi(version)
	return n
}

// together adds what the domain says of fields that could be read.
func together(errs *fault.Collector, checked error) error {
	if f := fault.From(checked); f != nil {
		for _, field := range f.Fields {
			if !errs.Has(field.Name) {
				errs.Add(field.Name, field.Key, field.Args...)
			}
		}
	}
	return errs.Err()
}

type personForm struct {
	Name         string `form:"name"`
	Organisation string `form:"organisation_name"`
	Title        string `form:"title"`
	Phone        string `form:"phone"`
	SMS          bool   `form:"sms"`
	OnSheet      bool   `form:"on_sheet"`
	Public       bool   `form:"is_public"`
}

func (f personForm) fields() campaign.PersonFields {
	return campaign.PersonFields{Name: f.Name, Organisation: f.Organisation, Title: f.Title, Phone: campaign.Redacted(f.Phone),
		SMS: f.SMS, OnSheet: f.OnSheet, Public: f.Public}
}

var personLines = lines[personForm]{
	record: campaign.PersonRecord, path: "people", back: "/organisation#people", side: "organisation", scope: "person",
	blank: func(campaign.Plan, echo.Context) personForm { return personForm{} },
	find: func(plan campaign.Plan, id string) (personForm, string, bool) {
		for _, p := range plan.People {
			if p.ID == id {
				return personForm{p.Name, p.Organisation, p.Title, string(p.Phone), p.SMS, p.OnSheet, p.Public}, strconv.Itoa(p.Version), true
			}
		}
		return personForm{}, "", false
	},
	controls: func(_ lineContext, f *form.Form, _ personForm) []form.Control {
		return []form.Control{f.Text("name").Must(), f.Text("title"), f.Text("organisation_name"), f.Input("tel", "phone"),
			f.Check("sms"), f.Check("on_sheet"), f.Check("is_public")}
	},
	add: func(ctx context.Context, s *campaign.Service, who account.Actor, campaignID, _ string, f personForm) error {
		_, err := s.AddPerson(ctx, who, campaignID, f.fields())
		return err
	},
	edit: func(ctx context.Context, s *campaign.Service, who account.Actor, campaignID, id, version string, f personForm) error {
		return s.EditPerson(ctx, who, campaignID, id, number(version), f.fields())
	},
}

type sectionForm struct {
	Kind    string `form:"kind"`
	Level   string `form:"level"`
	Number  string `form:"number"`
	Title   string `form:"title"`
	Body    string `form:"body"`
	Closing string `form:"closing"`
	Theme   string `form:"theme"`   // the campaign's, in a theme section
	Purpose string `form:"purpose"` // the campaign's, in a purpose section
}

// words are what the section shows of the campaign's own fields.
func (f sectionForm) words() (text string, shown bool) {
	switch campaign.SectionKind(f.Kind) {
	case campaign.ThemeSection:
		return f.Theme, true
	case campaign.PurposeSection:
		return f.Purpose, true
	}
	return "", false
}

func (f sectionForm) fields() campaign.SectionFields {
	level, _ := strconv.Atoi(f.Level) // no number is no level, which Check says
	return campaign.SectionFields{Kind: campaign.SectionKind(f.Kind), Level: level, Number: f.Number, Title: f.Title, Body: f.Body, Closing: f.Closing}
}

var sectionLines = lines[sectionForm]{
	record: campaign.SectionRecord, path: "sections", back: "/plan", side: "plan", scope: "section",
	blank: func(plan campaign.Plan, c echo.Context) sectionForm {
		at := slices.IndexFunc(plan.Sections, func(s campaign.Section) bool { return s.ID == c.QueryParam("after") })
		level := 1
		if at < 0 {
			at = len(plan.Sections) - 1
		} else {
			level = plan.Sections[at].Level
		}
		return sectionForm{Kind: string(campaign.TextSection), Level: strconv.Itoa(level), Number: campaign.NextNumber(plan.Sections, at, level, plan.Campaign.Language)}
	},
	find: func(plan campaign.Plan, id string) (sectionForm, string, bool) {
		for _, s := range plan.Sections {
			if s.ID == id {
				f := sectionForm{string(s.Kind), strconv.Itoa(s.Level), s.Number, s.Title, s.Body, s.Closing, plan.Campaign.Theme, plan.Campaign.Purpose}
				return f, fmt.Sprintf("%d.%d", s.Version, plan.Campaign.Version), true
			}
		}
		return sectionForm{}, "", false
	},
	controls: func(l lineContext, f *form.Form, typed sectionForm) []form.Control {
		controls := []form.Control{f.Text("title").Must(), f.Select("kind", sectionKinds(l)).Must()}
		switch campaign.SectionKind(typed.Kind) {
		case campaign.ThemeSection:
			controls = append(controls, f.Text("theme"))
		case campaign.PurposeSection:
			controls = append(controls, f.Area("purpose", 6))
		}
		body := f.Area("body", 10)
		if typed.Kind != string(campaign.TextSection) {
			body = f.Area("body", 3)
			body.Label, body.Hint = l.T("section.lead_in"), ""
		}
		controls = append(controls, body)
		if l.edit && typed.Kind != string(campaign.TextSection) {
			controls = append(controls, f.Area("closing", 3))
		}
		return append(controls, f.Text("number"), f.Select("level", levels(l)).Must())
	},
	add: func(ctx context.Context, s *campaign.Service, who account.Actor, campaignID, after string, f sectionForm) error {
		_, err := s.AddSection(ctx, who, campaignID, after, f.fields())
		return err
	},
	edit: func(ctx context.Context, s *campaign.Service, who account.Actor, campaignID, id, version string, f sectionForm) error {
		// The section's own version stands before that of the campaign.
		own, details, _ := strings.Cut(version, ".")
		if text, shown := f.words(); shown {
			return s.EditSectionWords(ctx, who, campaignID, id, number(own), f.fields(), campaign.Words{Text: text, Version: number(details)})
		}
		return s.EditSection(ctx, who, campaignID, id, number(own), f.fields())
	},
}

func sectionKinds(l lineContext) (all []form.Option) {
	for _, kind := range campaign.SectionKinds {
		all = append(all, form.Option{Value: string(kind), Label: l.T("section.kind." + string(kind))})
	}
	return all
}

func levels(l lineContext) (all []form.Option) {
	for _, level := range []string{"1", "2", "3", "4"} {
		all = append(all, form.Option{Value: level, Label: l.T("section.level." + level)})
	}
	return all
}

// organiserForm adds several organisers by Names, or edits one by Name.
type organiserForm struct {
	Rank  string `form:"rank"`
	Name  string `form:"name"`
	Names string `form:"names"`
}

var organiserLines = lines[organiserForm]{
	record: campaign.OrganiserRecord, path: "organisers", back: "/organisation#organisers", side: "organisation", scope: "organiser",
	blank: func(campaign.Plan, echo.Context) organiserForm { return organiserForm{Rank: string(campaign.Host)} },
	find: func(plan campaign.Plan, id string) (organiserForm, string, bool) {
		for _, o := range plan.Organisers {
			if o.ID == id {
				return organiserForm{Rank: string(o.Rank), Name: o.Name}, strconv.Itoa(o.Version), true
			}
		}
		return organiserForm{}, "", false
	},
	controls: func(l lineContext, f *form.Form, _ organiserForm) []form.Control {
		var ranks []form.Option
		for _, rank := range campaign.Ranks {
			ranks = append(ranks, form.Option{Value: string(rank), Label: l.T("organiser.rank." + string(rank))})
		}
		if l.edit {
			return []form.Control{f.Text("name").Must(), f.Select("rank", ranks).Must()}
		}
		return []form.Control{f.Select("rank", ranks).Must(), f.Area("names", 5).Must()}
	},
	add: func(ctx context.Context, s *campaign.Service, who account.Actor, campaignID, _ string, f organiserForm) error {
		return s.AddOrganisers(ctx, who, campaignID, campaign.Rank(f.Rank), f.Names)
	},
	edit: func(ctx context.Context, s *campaign.Service, who account.Actor, campaignID, id, version string, f organiserForm) error {
		return s.EditOrganiser(ctx, who, campaignID, id, number(version), campaign.OrganiserFields{Rank: campaign.Rank(f.Rank), Name: f.Name})
	},
}

type postForm struct {
	Title  string   `form:"title"`
	People []string `form:"people"`
	Note   string   `form:"note"`
}

func (f postForm) fields() campaign.PostFields {
	return campaign.PostFields{Title: f.Title, Note: f.Note, PersonIDs: f.People}
}

var postLines = lines[postForm]{
	record: campaign.PostRecord, path: "posts", back: "/organisation#committee", side: "organisation", scope: "post",
	blank: func(campaign.Plan, echo.Context) postForm { return postForm{} },
	find: func(plan campaign.Plan, id string) (postForm, string, bool) {
		for _, p := range plan.Posts {
			if p.ID == id {
				return postForm{p.Title, p.PersonIDs, p.Note}, strconv.Itoa(p.Version), true
			}
		}
		return postForm{}, "", false
	},
	controls: func(l lineContext, f *form.Form, _ postForm) []form.Control {
		controls := []form.Control{f.Text("title").Must()}
		if len(l.plan.People) > 0 {
			controls = append(controls, f.Checks("people", peopleOptions(l.plan)))
		}
		return append(controls, f.Text("note"))
	},
	add: func(ctx context.Context, s *campaign.Service, who account.Actor, campaignID, _ string, f postForm) error {
		_, err := s.AddPost(ctx, who, campaignID, f.fields())
		return err
	},
	edit: func(ctx context.Context, s *campaign.Service, who account.Actor, campaignID, id, version string, f postForm) error {
		return s.EditPost(ctx, who, campaignID, id, number(version), f.fields())
	},
}

func peopleOptions(plan campaign.Plan) (all []form.Option) {
	for _, p := range plan.People {
		all = append(all, form.Option{Value: p.ID, Label: p.Label()})
	}
	return all
}

type dutyForm struct {
	What     string `form:"what"`
	PersonID string `form:"person_id"`
	Who      string `form:"who"`
	DueOn    string `form:"due_on"`
	State    string `form:"state"`
}

func (f dutyForm) fields() (campaign.DutyFields, error) {
	var errs fault.Collector
	d := campaign.DutyFields{Who: f.Who, What: f.What, DueOn: date(&errs, "due_on", f.DueOn), State: campaign.DutyState(f.State)}
	if f.PersonID != "" {
		d.PersonID = &f.PersonID
	}
	return d, together(&errs, d.Check())
}

var dutyLines = lines[dutyForm]{
	record: campaign.DutyRecord, path: "duties", back: "/organisation#duties", side: "organisation", scope: "duty",
	blank: func(campaign.Plan, echo.Context) dutyForm { return dutyForm{State: string(campaign.Open)} },
	find: func(plan campaign.Plan, id string) (dutyForm, string, bool) {
		for _, d := range plan.Duties {
			if d.ID == id {
				f := dutyForm{What: d.What, Who: d.Who, DueOn: d.DueOn.String(), State: string(d.State)}
				if d.PersonName != "" {
					f.PersonID = *d.PersonID
				}
				return f, strconv.Itoa(d.Version), true
			}
		}
		return dutyForm{}, "", false
	},
	controls: func(l lineContext, f *form.Form, _ dutyForm) []form.Control {
		var states []form.Option
		for _, state := range campaign.DutyStates {
			states = append(states, form.Option{Value: string(state), Label: l.T("duty.state." + string(state))})
		}
		people := append([]form.Option{{Label: l.T("duty.nobody_yet")}}, peopleOptions(l.plan)...)
		return []form.Control{f.Text("what").Must(), f.Select("person_id", people), f.Text("who"), f.Input("date", "due_on"), f.Radios("state", states).Must()}
	},
	add: func(ctx context.Context, s *campaign.Service, who account.Actor, campaignID, _ string, f dutyForm) error {
		fields, err := f.fields()
		if err == nil {
			_, err = s.AddDuty(ctx, who, campaignID, fields)
		}
		return err
	},
	edit: func(ctx context.Context, s *campaign.Service, who account.Actor, campaignID, id, version string, f dutyForm) error {
		fields, err := f.fields()
		if err == nil {
			err = s.EditDuty(ctx, who, campaignID, id, number(version), fields)
		}
		return err
	},
}

type budgetForm struct {
	Item      string `form:"item"`
	Quantity  string `form:"quantity"`
	Unit      string `form:"unit"`
	UnitPrice string `form:"unit_price"`
	Source    string `form:"source"`
}

func (f budgetForm) fields() (campaign.BudgetFields, error) {
	var errs fault.Collector
	b := campaign.BudgetFields{Item: f.Item, Unit: f.Unit, Source: f.Source}
	var err error
	if b.Quantity, err = strconv.ParseInt(strings.TrimSpace(f.Quantity), 10, 64); err != nil {
		errs.Add("quantity", "campaign.wrong.quantity")
	}
	if b.UnitPriceCents, err = campaign.ParseCents("unit_price", f.UnitPrice); errs.Absorb(err) != nil {
		return b, err
	}
	return b, together(&errs, b.Check())
}

var budgetLines = lines[budgetForm]{
	record: campaign.BudgetLineRecord, path: "budget", back: "/budget#lines", side: "organisation", scope: "budget",
	blank: func(campaign.Plan, echo.Context) budgetForm { return budgetForm{Quantity: "1"} },
	find: func(plan campaign.Plan, id string) (budgetForm, string, bool) {
		for _, b := range plan.Budget {
			if b.ID == id {
				return budgetForm{b.Item, strconv.FormatInt(b.Quantity, 10), b.Unit, campaign.FormatCents(b.UnitPriceCents), b.Source}, strconv.Itoa(b.Version), true
			}
		}
		return budgetForm{}, "", false
	},
	controls: func(_ lineContext, f *form.Form, _ budgetForm) []form.Control {
		quantity, price := f.Text("quantity").Must(), f.Text("unit_price").Must()
		quantity.InputMode, price.InputMode = "numeric", "decimal"
		return []form.Control{f.Text("item").Must(), quantity, f.Text("unit"), price, f.Text("source")}
	},
	add: func(ctx context.Context, s *campaign.Service, who account.Actor, campaignID, _ string, f budgetForm) error {
		fields, err := f.fields()
		if err == nil {
			_, err = s.AddBudgetLine(ctx, who, campaignID, fields)
		}
		return err
	},
	edit: func(ctx context.Context, s *campaign.Service, who account.Actor, campaignID, id, version string, f budgetForm) error {
		fields, err := f.fields()
		if err == nil {
			err = s.EditBudgetLine(ctx, who, campaignID, id, number(version), fields)
		}
		return err
	},
}
