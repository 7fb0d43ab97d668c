package checkweb

import (
	"net/url"
	"slices"
	"strconv"

	"tongxing/internal/check"
	"tongxing/internal/checkup"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var checkPage = page.New[checkView]("check/show")

type checkView struct {
	page.Layout
	CampaignTitle string
	Lead          string // how much is left to do
	Groups        []groupView
	Aside         []asideView
	AsideTitle    string
	AsideURL      string // where a finding is set aside
	Form          *form.Form
	MayEdit       bool
}

// groupView is what is to decide about one subject.
type groupView struct {
	Name     string
	Findings []findingView
}

type findingView struct {
	ID           string // of its place on the page, where a link may lead
	Key          string
	Number       string
	Sentence     string
	Place        string // where in the campaign, by name
	Advice       string
	Source       string
	Gravity, Tag string
	MendURL      string
	Open         bool         // its form is open, since it was refused
	Reason       form.Control // where it is
	gravity      check.Gravity
}

type asideView struct {
	Sentence, Reason, By string
	TakeUpURL            string
}

// tags are the classes of the gravities' tags; the words say the same.
var tags = map[check.Gravity]string{check.Grave: "seal-tag", check.Plain: "amber", check.Gentle: ""}

func newView(l page.Layout, r checkup.Result) checkView {
	c := r.Campaign
	view := checkView{Layout: l, CampaignTitle: c.Title, AsideURL: page.CampaignURL(c.ID, "/check/set-aside")}
	if n := len(r.Findings); n > 0 {
		view.Lead = l.T("check.left", "Count", n)
	}
	names, seen := namesOf(l.Printer, r), map[check.Code]bool{}
	for _, subject := range check.Subjects {
		group := groupView{Name: l.T("check.subject." + string(subject))}
		for i, f := range r.Findings {
			if f.Subject() != subject {
				continue
			}
			found := newFinding(l.Printer, c.ID, f, names)
			found.Number = strconv.Itoa(i + 1)
			if !seen[f.Code] {
				found.ID, seen[f.Code] = string(f.Code), true
			}
			group.Findings = append(group.Findings, found)
		}
		slices.SortStableFunc(group.Findings, func(a, b findingView) int {
			return slices.Index(check.Gravities, a.gravity) - slices.Index(check.Gravities, b.gravity)
		})
		if len(group.Findings) > 0 {
			view.Groups = append(view.Groups, group)
		}
	}
	for _, a := range r.Aside {
		day := l.Date(civil.DateOf(a.SetAt.In(c.Location())))
		view.Aside = append(view.Aside, asideView{Sentence: a.Sentence(l.Printer), Reason: a.Reason, By: l.T("check.by", "Name", a.By, "Day", day), TakeUpURL: takeUpURL(c.ID, a.Key())})
	}
	view.AsideTitle = l.T("check.aside", "Count", len(view.Aside))
	return view
}

func newFinding(p *locale.Printer, campaignID string, f check.Finding, names map[string]string) findingView {
	place := names[f.In]
	if f.In == "" {
		place = names[f.Ref.ID]
	}
	return findingView{
		Key: f.Key(), Sentence: f.Sentence(p), Place: place, Advice: f.Advice(p), Source: f.Source(p), Gravity: p.T("check.gravity." + string(f.Gravity())),
		Tag: tags[f.Gravity()], MendURL: page.MendURL(campaignID, f), gravity: f.Gravity(),
	}
}

// namesOf returns the names of sections and sessions by id; a session is
// named where there are several.
func namesOf(p *locale.Printer, r checkup.Result) map[string]string {
	names := map[string]string{}
	for _, s := range r.Sections {
		names[s.ID] = p.T("check.in_section", "Title", s.Heading())
	}
	for _, s := range r.Sessions {
		names[s.ID] = p.T("check.in_session", "Title", s.Title)
	}
	return names
}

// reopen opens the form of a finding that was refused.
func (view *checkView) reopen(key string) {
	for _, g := range view.Groups {
		for i := range g.Findings {
			if f := &g.Findings[i]; key != "" && f.Key == key {
				f.Reason = view.Form.Text("reason").Must()
				f.Open = true
			}
		}
	}
}

func checkURL(campaignID string) string { return page.CampaignURL(campaignID, "/check") }

func takeUpURL(campaignID, key string) string {
	return checkURL(campaignID) + "/take-up?finding=" + url.QueryEscape(key)
}
