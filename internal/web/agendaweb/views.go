package agendaweb

import (
	"slices"
	"strings"
	"time"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/check"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/venue"
	"tongxing/internal/web/page"
)

// agendaData is what the agenda's page shows.
type agendaData struct {
	campaign campaign.Campaign
	sessions []agenda.Session
	people   []campaign.Person
	venues   []venue.Venue
	chosen   string          // id of the session to open; the first one where there is none such
	findings []check.Finding // of the whole campaign, without what was set aside
	mayEdit  bool
}

type agendaView struct {
	page.Layout
	CampaignTitle string
	ContentLang   string // of what people typed
	Tabs          []page.Link
	NewSessionURL string
	PrintURL      string
	WorkbookURL   string // the agenda as a table
	MayEdit       bool
	Partial       bool // a script replaces the region: it brings its own flashes
	Said          string
	Session       *sessionView // nil where there is none yet
}

type sessionView struct {
	ID, Title           string
	When, Place         string
	Audience            string
	Access              []string
	Cancelled           string // why, or empty
	EditURL, NewItemURL string
	PlaceURL            string
	FillURL, TimesURL   string
	TableURL            string // where items are read from a table
	End                 string // the planned end, as a field takes it
	Rows                []rowView
	Sums                []sumView
	Unknown             string // how many lengths are unknown, or empty
	Findings            []findingView
	FindingCount        string
	CheckURL            string // the plan check of the whole campaign
}

// sumView is one line of the time's sums.
type sumView struct {
	Label, Value string
	Late         bool
}

type rowView struct {
	ID, Title       string
	Time, Length    string
	About, Unknown  bool
	Ordinal         string
	Backstage       bool
	Before          string   // a gap or an overlap before the fixed start, in words
	Late            bool     // it is an overlap
	Beside          []string // who, and what is known of the speech
	Words           string   // the host's
	Note            string
	Marks           []string
	Cues            []cueView
	Mend            []page.Link // what is still to decide, each to where it is mended
	Part            string      // a heading above the row: before the session, and where it begins
	EditURL         string
	InsertURL       string
	UpURL, DownURL  string
	First, Last     bool
	CopyURL, OutURL string
}

type cueView struct{ Class, Channel, Text string }

// findingView is one sort of finding with every place where it was found.
type findingView struct {
	Text, Advice string
	Links        []page.Link
	More         string // how many further ones, in words
}

func newAgendaView(p *locale.Printer, l page.Layout, d agendaData) agendaView {
	view := agendaView{Layout: l, CampaignTitle: d.campaign.Title, ContentLang: d.campaign.Language, MayEdit: d.mayEdit, NewSessionURL: page.CampaignURL(d.campaign.ID, "/agenda/sessions/new"),
		PrintURL: page.CampaignURL(d.campaign.ID, "/print"), WorkbookURL: page.CampaignURL(d.campaign.ID, "/agenda.xlsx")}
	for _, flash := range l.Flashes {
		view.Said += flash.Text + " "
	}
	if len(d.sessions) == 0 {
		return view
	}
	at := max(0, slices.IndexFunc(d.sessions, func(s agenda.Session) bool { return s.ID == d.chosen }))
	for i, s := range d.sessions {
		label := s.Title
		if !s.StartsOn.IsZero() {
			label += " " + p.DayMonth(s.StartsOn)
		}
		view.Tabs = append(view.Tabs, page.Link{Label: label, URL: agendaURL(d.campaign.ID, s.ID, ""), Current: i == at})
	}
	view.Session = newSessionBuilder(p, d, d.sessions[at]).build()
	return view
}

// sessionBuilder makes the view of the open session.
type sessionBuilder struct {
	*locale.Printer
	data    agendaData
	session agenda.Session
	table   agenda.Timetable
	people  map[string]string
	zone    *time.Location
}

func newSessionBuilder(p *locale.Printer, d agendaData, session agenda.Session) *sessionBuilder {
	b := &sessionBuilder{Printer: p, data: d, session: session, table: agenda.Timing(session), people: map[string]string{}, zone: session.Location()}
	for _, person := range d.people {
		b.people[person.ID] = person.Name
	}
	return b
}

func (b *sessionBuilder) build() *sessionView {
	s, of := b.session, b.data.campaign.ID
	view := &sessionView{
		ID: s.ID, Title: s.Title, When: b.when(), Audience: s.Audience, EditURL: sessionURL(of, s.ID, ""), NewItemURL: newItemURL(of, s.ID, "", ""),
		PlaceURL: page.CampaignURL(of, "/agenda/place"), FillURL: sessionURL(of, s.ID, "/fill"), TimesURL: sessionURL(of, s.ID, "/times"), TableURL: sessionURL(of, s.ID, "/table"), End: s.EndsAt.String(),
		Sums: b.sums(),
	}
	for _, place := range b.data.venues {
		if s.VenueID != nil && place.ID == *s.VenueID {
			view.Place = place.Name
		}
	}
	for _, code := range s.Access {
		view.Access = append(view.Access, b.T("venue.access."+string(code)))
	}
	if s.Cancelled() {
		view.Cancelled = s.CancelReason
	}
	if b.table.Unknown > 0 {
		view.Unknown = b.T("agenda.unknown_lengths", "Count", b.table.Unknown)
	}
	var findings []check.Finding
	for _, f := range b.data.findings {
		if f.In == s.ID {
			findings = append(findings, f)
		}
	}
	if len(findings) > 0 {
		view.FindingCount = b.T("agenda.count", "Count", len(findings))
	}
	view.Findings, view.CheckURL = findingViews(b.Printer, of, s, b.table, findings), page.CampaignURL(of, "/check")
	mend := rowFindings(b.Printer, of, findings)
	view.Rows = make([]rowView, len(s.Items))
	for i, item := range s.Items {
		view.Rows[i] = b.row(i, item)
		view.Rows[i].Mend = mend[item.ID]
		switch before := b.table.Slots[i].Before; {
		case before && i == 0:
			view.Rows[i].Part = b.T("agenda.before")
		case !before && i > 0 && b.table.Slots[i-1].Before:
			view.Rows[i].Part = b.T("agenda.begins")
		}
	}
	return view
}

// when writes the session's day and hours: planned start and end, and the
// reckoned end where that is another one. Where no end is planned it is the
// reckoned one, marked as such.
func (b *sessionBuilder) when() string {
	s := b.session
	planned, reckoned := s.EndsAt.String(), b.reckonedEnd()
	hours := s.StartsAt.String()
	if hours != "" && planned != "" {
		hours += "—" + planned
	}
	if hours != "" && reckoned != "" && (b.table.About || b.table.Ends != b.table.Planned) {
		hours += b.T("agenda.when_reckoned", "Time", reckoned)
	}
	switch {
	case s.StartsOn.IsZero():
		return strings.TrimSpace(b.T("agenda.day_open") + " " + hours)
	case hours == "":
		return b.Days(s.StartsOn, s.EndsOn)
	}
	return b.Day(s.StartsOn) + " " + hours
}

func (b *sessionBuilder) sums() []sumView {
	var sums []sumView
	planned, reckoned := b.clock(b.table.Planned), b.clock(b.table.Ends)
	if planned != "" {
		sums = append(sums, sumView{Label: b.T("agenda.planned_end"), Value: planned})
	}
	if reckoned != "" && len(b.session.Items) > 0 {
		if b.table.About {
			reckoned = b.T("agenda.about", "Time", reckoned)
		}
		sums = append(sums, sumView{Label: b.T("agenda.reckoned_end"), Value: reckoned})
	}
	if slack, known := b.table.Slack(); known && len(b.session.Items) > 0 {
		if slack < 0 {
			sums = append(sums, sumView{Label: b.T("agenda.over"), Value: b.Duration(int(-slack / time.Second)), Late: true})
		} else {
			sums = append(sums, sumView{Label: b.T("agenda.slack"), Value: b.Duration(int(slack / time.Second))})
		}
	}
	if b.table.Known > 0 {
		sums = append(sums, sumView{Label: b.T("agenda.sum"), Value: b.Duration(int(b.table.Known / time.Second))})
	}
	return sums
}

// clock writes what the session's clocks show, with seconds only where there
// are some; nothing where the moment is not known.
func (b *sessionBuilder) clock(i civil.Instant) string { return clock(i, b.zone) }

func clock(i civil.Instant, zone *time.Location) string {
	if i.IsZero() {
		return ""
	}
	t := i.In(zone)
	if t.Second() != 0 {
		return t.Format("15:04:05")
	}
	return t.Format("15:04")
}

func (b *sessionBuilder) row(i int, item agenda.Item) rowView {
	of, slot := b.data.campaign.ID, b.table.Slots[i]
	row := rowView{
		ID: item.ID, Title: item.Title, Time: b.clock(slot.Starts), About: slot.About, Unknown: !item.Seconds.Known(), Backstage: item.Backstage,
		Words: item.HostWords, Note: item.Note, Beside: b.beside(item), Marks: b.marks(item), First: i == 0, Last: i == len(b.session.Items)-1,
		EditURL: itemURL(of, item.ID, ""), InsertURL: newItemURL(of, b.session.ID, item.ID, ""), UpURL: itemURL(of, item.ID, "/up"),
		DownURL: itemURL(of, item.ID, "/down"), CopyURL: itemURL(of, item.ID, "/duplicate"), OutURL: itemURL(of, item.ID, "/remove"),
	}
	switch {
	case row.Time == "":
		row.Time = "—"
	case row.About:
		row.Time = b.T("agenda.about", "Time", row.Time)
	}
	if slot.Called {
		row.Marks = append(row.Marks, b.T("agenda.mark.called", "Length", b.Duration(item.LeadSeconds.Seconds())))
	}
	if together := b.together(i); together != "" {
		row.Beside = append(row.Beside, together)
	}
	row.Length = b.T("agenda.length_open")
	if item.Seconds.Known() {
		row.Length = b.Duration(item.Seconds.Seconds())
	}
	if slot.Ordinal > 0 {
		row.Ordinal = b.Ordinal(slot.Ordinal)
	}
	switch {
	case slot.Overlap > 0:
		row.Before, row.Late = b.T("agenda.overlap", "Length", b.Duration(int(slot.Overlap/time.Second))), true
	case slot.Gap > 0:
		row.Before = b.T("agenda.gap", "Length", b.Duration(int(slot.Gap/time.Second)))
	}
	for _, cue := range item.Cues {
		row.Cues = append(row.Cues, b.cue(cue))
	}
	return row
}

// together names what goes on at the time of a call.
func (b *sessionBuilder) together(i int) string {
	var titles []string
	for _, j := range b.table.Together(i) {
		titles = append(titles, b.T("agenda.quoted", "Title", b.session.Items[j].Title))
	}
	if len(titles) == 0 {
		return ""
	}
	return b.T("agenda.together", "Titles", strings.Join(titles, b.T("web.comma")))
}

// cue writes one cue; its offset and owner stand behind the text.
func (b *sessionBuilder) cue(cue agenda.Cue) cueView {
	text := []string{}
	if cue.AccessCode != "" {
		text = append(text, b.T("venue.access."+string(cue.AccessCode)))
	}
	if cue.Text != "" {
		text = append(text, cue.Text)
	}
	if who := b.who(cue.OwnerID, cue.Owner); who != "" {
		text = append(text, who)
	}
	if cue.Offset < 0 {
		text = append(text, b.T("agenda.cue_before", "Length", b.Duration(-cue.Offset)))
	} else if cue.Offset > 0 {
		text = append(text, b.T("agenda.cue_after", "Length", b.Duration(cue.Offset)))
	}
	return cueView{Class: string(cue.Channel), Channel: b.T("agenda.channel." + string(cue.Channel)), Text: strings.Join(text, " · ")}
}

// who names a person by reference, in words, or both.
func (b *sessionBuilder) who(id *string, words string) string {
	if id == nil || b.people[*id] == "" {
		return words
	}
	if words == "" {
		return b.people[*id]
	}
	return b.people[*id] + " " + words
}

func (b *sessionBuilder) beside(item agenda.Item) []string {
	var beside []string
	for _, who := range []string{b.who(item.SpeakerID, item.Speaker), b.who(item.OwnerID, item.Owner)} {
		if who != "" && !slices.Contains(beside, who) {
			beside = append(beside, who)
		}
	}
	if item.Kind == agenda.Speech {
		if item.SpeechReceivedOn.IsZero() && item.SpeechText == "" {
			beside = append(beside, b.T("agenda.speech_open"))
		} else {
			beside = append(beside, b.T("agenda.speech_here"))
		}
	}
	return beside
}

func (b *sessionBuilder) marks(item agenda.Item) []string {
	var marks []string
	mark := func(on bool, key string) {
		if on {
			marks = append(marks, b.T("agenda.mark."+key))
		}
	}
	mark(!item.FixedAt.IsZero(), "fixed")
	mark(item.MayDrop, "may_drop")
	mark(item.Interpreted, "interpreted")
	mark(item.Captioned, "captioned")
	mark(item.NeedsRamp, "needs_ramp")
	return marks
}
