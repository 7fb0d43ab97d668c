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
	Name  string
	Alike []alikeView
}

// alikeView is what one rule found. Many are folded under one line.
type alikeView struct {
	ID       string // of its place on the page, where a link may lead
	Heading  string // how many, where they are folded
	Open     bool
	Findings []findingView
}

// mostUnfolded is how many findings of one rule are shown at once.
const mostUnfolded = 3

type findingView struct {
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
	code         check.Code
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
		if c.Closed() {
			view.Lead = l.T("check.was_left", "Count", n)
		}
	}
	names := namesOf(l.Printer, r)
	for _, subject := range check.Subjects {
		var found []findingView
		for i, f := range r.Findings {
			if f.Subject() != subject {
				continue
			}
			one := newFinding(l.Printer, c.ID, f, names)
			one.Number = strconv.Itoa(i + 1)
			found = append(found, one)
		}
		slices.SortStableFunc(found, func(a, b findingView) int {
			return slices.Index(check.Gravities, a.gravity) - slices.Index(check.Gravities, b.gravity)
		})
		if len(found) > 0 {
			view.Groups = append(view.Groups, groupView{Name: l.T("check.subject." + string(subject)), Alike: alike(l.Printer, found)})
		}
	}
	for _, a := range r.Aside {
		day := l.Date(civil.DateOf(a.SetAt.In(c.Location())))
		view.Aside = append(view.Aside, asideView{Sentence: a.Sentence(l.Printer), Reason: a.Reason, By: l.T("check.by", "Name", a.By, "Day", day), TakeUpURL: takeUpURL(c.ID, a.Key())})
	}
	view.AsideTitle = l.T("check.aside", "Count", len(view.Aside))
	return view
}

// alike gathers the findings of each rule.
func alike(p *locale.Printer, found []findingView) (all []alikeView) {
	for _, f := range found {
		at := slices.IndexFunc(all, func(a alikeView) bool { return a.ID == string(f.code) })
		if at < 0 {
			at, all = len(all), append(all, alikeView{ID: string(f.code)})
		}
		all[at].Findings = append(all[at].Findings, f)
	}
	for i := range all {
		if n := len(all[i].Findings); n > mostUnfolded {
			all[i].Heading = p.T("check.count."+all[i].ID, "Count", n)
		}
	}
	return all
}

func newFinding(p *locale.Printer, campaignID string, f check.Finding, names map[string]string) findingView {
	place := names[f.In]
	if f.In == "" {
		place = names[f.Ref.ID]
	}
	return findingView{
		Key: f.Key(), Sentence: f.Sentence(p), Place: place, Advice: f.Advice(p), Source: f.Source(p), Gravity: p.T("check.gravity." + string(f.Gravity())),
		Tag: tags[f.Gravity()], MendURL: page.MendURL(campaignID, f), gravity: f.Gravity(), code: f.Code,
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
		for n := range g.Alike {
			for i := range g.Alike[n].Findings {
				if f := &g.Alike[n].Findings[i]; key != "" && f.Key == key {
					f.Reason = view.Form.Text("reason").Must()
					f.Open, g.Alike[n].Open = true, true
				}
			}
		}
	}
}

func checkURL(campaignID string) string { return page.CampaignURL(campaignID, "/check") }

func takeUpURL(campaignID, key string) string {
	return checkURL(campaignID) + "/take-up?finding=" + url.QueryEscape(key)
}
