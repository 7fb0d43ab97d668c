package planimportweb

import (
	"slices"
	"strconv"
	"strings"

	"tongxing/internal/locale"
	"tongxing/internal/planimport"
)

// groupView is one sort of part of the campaign that would be made.
type groupView struct {
	Anchor string
	Title  string
	Count  string
	Open   bool
	Parts  []partView
	Empty  string // what to say where there is none
	// AddLabel names the button that adds one.
	AddLabel, AddURL string
}

// partView is a part with the lines it came from and what can be done to it.
type partView struct {
	*locale.Printer
	ID, Anchor string
	Level      int    // how far it is set in: items under their session
	Label      string // small, before the title
	Title      string
	Nameless   bool     // Title says only that there is none
	Beside     []string // small, under the title
	Cues       []cueView
	Missing    string // what is not stated
	Lines      string // 第 3–5 行
	LineURL    string
	Tied       string // the ids of the lines' elements, for the script
	Dropped    bool
	Corrected  bool
	Words      bool // a line that belongs nowhere: it is marked, not edited
	InPlace    bool // its form opens where it stands
	EditURL    string
	DropURL    string
	BackURL    string
	MergeURL   string
	UpURL      string
	DownURL    string
	InsertURL  string
	Steps      []stepView
}

// Lang returns the language of the page's own words.
func (view partView) Lang() string { return string(view.Language()) }

// stepView is a button at a part.
type stepView struct{ URL, Icon, Label string }

// steps lists the buttons that a part has, in the order shown.
func (view *partView) steps() {
	for _, step := range []stepView{
		{view.MergeURL, "copy", "import.merge"}, {view.UpURL, "arrow-up", "campaign.up"}, {view.DownURL, "arrow-down", "campaign.down"}, {view.DropURL, "trash-2", "import.drop"},
	} {
		if step.URL != "" {
			view.Steps = append(view.Steps, stepView{step.URL, step.Icon, view.T(step.Label)})
		}
	}
}

type cueView struct{ Class, Channel, Text string }

// groupOf is the element under which a sort of part stands.
var groupOf = map[planimport.Sort]string{
	planimport.SessionPart: "group-agenda", planimport.ItemPart: "group-agenda", planimport.PlacePart: "group-places", planimport.OrganiserPart: "group-organisers",
	planimport.PostPart: "group-committee", planimport.DutyPart: "group-duties", planimport.BudgetLinePart: "group-budget", planimport.ContactPart: "group-contacts",
	planimport.SectionPart: "group-sections",
}

// openParts is how many parts a page shows unfolded.
const openParts = 160

func (s *screen) groups() []groupView {
	p := s.imp.Proposal
	all := []groupView{s.details(p.Details)}
	add := func(name string, parts []partView, sort planimport.Sort) {
		g := groupView{Anchor: "group-" + name, Title: s.T("import.group." + name), Parts: parts, Count: count(parts)}
		if sort != "" {
			g.Empty, g.AddLabel, g.AddURL = s.T("import.none."+string(sort)), s.T("import.add."+string(sort)), s.place.url("/parts/new", "", "sort", string(sort))
		}
		all = append(all, g)
	}
	add("agenda", s.sessions(p.Sessions), planimport.SessionPart)
	add("places", each(p.Places, s.placePart), planimport.PlacePart)
	add("organisers", each(p.Organisers, s.organiser), planimport.OrganiserPart)
	add("committee", each(p.Posts, s.post), planimport.PostPart)
	add("duties", each(p.Duties, s.duty), planimport.DutyPart)
	add("budget", each(p.Budget, s.cost), planimport.BudgetLinePart)
	add("contacts", each(p.Contacts, s.contact), planimport.ContactPart)
	add("sections", each(p.Sections, s.section), planimport.SectionPart)
	if len(p.Unplaced) > 0 {
		add("unplaced", each(p.Unplaced, s.unplaced), "")
	}
	total := 0
	for i := range all { // an empty group is one line
		total += len(all[i].Parts)
		for j := range all[i].Parts {
			all[i].Parts[j].Printer = s.Printer
			all[i].Parts[j].steps()
		}
		all[i].Open = total <= openParts && len(all[i].Parts) > 0
	}
	return all
}

func count(parts []partView) string {
	n := len(slices.DeleteFunc(slices.Clone(parts), func(p partView) bool { return p.Dropped }))
	return strconv.Itoa(n)
}

// each shows parts with their buttons.
func each[P any](all []P, show func(P) partView) (views []partView) {
	for _, p := range all {
		views = append(views, show(p))
	}
	for i := range views {
		if i == 0 {
			views[i].UpURL, views[i].MergeURL = "", ""
		}
		if i == len(views)-1 {
			views[i].DownURL = ""
		}
	}
	return views
}

// part begins the view of a part: its ties and its steps.
func (s *screen) part(p planimport.Part, sort planimport.Sort, title string) partView {
	s.parts[p.ID] = partName{s.T("import.part." + string(sort)), s.imp.Proposal.Masked(title)}
	view := partView{ID: p.ID, Anchor: partAnchor(p.ID), Title: s.imp.Proposal.Masked(title), Dropped: p.Dropped, Corrected: p.Corrected,
		InPlace: true, EditURL: s.place.part(p.ID, ""), UpURL: s.place.part(p.ID, "/up"), DownURL: s.place.part(p.ID, "/down")}
	if view.Title == "" {
		view.Title, view.Nameless = s.T("import.untitled"), true
	}
	if p.Dropped {
		view.BackURL = s.place.part(p.ID, "/back")
	} else {
		view.DropURL = s.place.part(p.ID, "/drop")
	}
	switch sort {
	case planimport.ItemPart, planimport.DutyPart, planimport.SectionPart:
		view.MergeURL = s.place.part(p.ID, "/merge")
	}
	below := sort
	if sort == planimport.SessionPart {
		below = planimport.ItemPart
	}
	view.InsertURL = s.place.url("/parts/new", "", "sort", string(below), "after", p.ID)
	view.tie(s, p.Lines)
	return view
}

// tie names the lines that a part came from.
func (view *partView) tie(s *screen, lines []int) {
	if len(lines) == 0 {
		return
	}
	view.Lines, view.LineURL = s.lineNumbers(lines), "#"+lineAnchor(slices.Min(lines))
	anchors := make([]string, len(lines))
	for i, no := range lines {
		anchors[i] = lineAnchor(no)
	}
	view.Tied = strings.Join(anchors, " ")
}

// beside adds words under the title, unless there are none.
func (view *partView) beside(s *screen, words ...string) {
	for _, w := range words {
		if w != "" {
			view.Beside = append(view.Beside, s.imp.Proposal.Masked(w))
		}
	}
}

// details are the campaign's own fields, one row each.
func (s *screen) details(d planimport.Details) groupView {
	g := groupView{Anchor: partAnchor(planimport.CampaignID), Title: s.T("import.group.details")}
	edit := func(field string) string { return s.place.url("/parts/"+planimport.CampaignID, "field-"+field) }
	row := func(field, value string, lines []int) {
		p := partView{ID: planimport.CampaignID + "-" + field, Label: s.T("campaign.field." + field), Title: s.imp.Proposal.Masked(value), EditURL: edit(field), Corrected: slices.Contains(d.Corrected, field)}
		p.Anchor = partAnchor(p.ID)
		s.parts[p.ID] = partName{p.Label, ""}
		if value == "" {
			p.Title, p.Nameless = s.T("import.not_stated"), true
		}
		p.tie(s, lines)
		g.Parts = append(g.Parts, p)
	}
	row("title", d.Title, d.TitleLines)
	row("kind", s.T("campaign.kind."+string(d.Kind)), nil)
	row("theme", d.Theme, d.ThemeLines)
	row("purpose", d.Purpose, d.PurposeLines)
	row("starts_on", s.Days(d.StartsOn, d.EndsOn), d.PeriodLines)
	if d.Period != "" {
		row("period", d.Period, d.PeriodLines)
	}
	return g
}

func (s *screen) sessions(all []planimport.Session) (views []partView) {
	for i, session := range all {
		head := s.session(session)
		if i == 0 {
			head.UpURL = ""
		}
		if i == len(all)-1 {
			head.DownURL = ""
		}
		views = append(views, head)
		for j, item := range session.Items {
			row := s.item(item)
			if i == 0 && j == 0 {
				row.UpURL = ""
			}
			if j == 0 {
				row.MergeURL = ""
			}
			if i == len(all)-1 && j == len(session.Items)-1 {
				row.DownURL = ""
			}
			views = append(views, row)
		}
	}
	return views
}

// labelled returns the view with what stands before its title.
func (view partView) labelled(label string) partView {
	view.Label = label
	return view
}

// unplaced is a line that belongs nowhere.
func (s *screen) unplaced(l planimport.Loose) partView {
	id := planimport.LineID(l.Line)
	view := partView{ID: id, Anchor: partAnchor(id), Title: s.imp.Proposal.Masked(l.Text), Words: true, Dropped: l.Dropped, EditURL: s.place.url("/lines/"+strconv.Itoa(l.Line), "")}
	if l.Dropped {
		view.BackURL = s.place.part(id, "/back")
	} else {
		view.DropURL = s.place.part(id, "/drop")
	}
	view.tie(s, []int{l.Line})
	return view
}
