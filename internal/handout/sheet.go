package handout

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/runsheet"
	"tongxing/internal/venue"
)

// Gathering is all that the sheet of a session is made from.
type Gathering struct {
	Campaign campaign.Campaign
	Session  agenda.Session // with its items
	Venue    *venue.Venue   // none where the session has no place
	People   []campaign.Person
}

// Sheet returns what the sheet of a session shows to a role, in the printer's
// language.
func Sheet(g Gathering, role Role, p *locale.Printer) Content {
	w := sheetWriter{Gathering: g, Printer: p, role: role, timing: agenda.Timing(g.Session), people: map[string]campaign.Person{}}
	for _, person := range g.People {
		w.people[person.ID] = person
	}
	w.clock = clock{p, g.Session.Location(), g.Session.StartsOn}
	if w.timing.Undated {
		w.clock.first = civil.DateOf(w.timing.Begins.In(w.clock.zone))
	}
	title := g.Session.Title
	theme := p.T("handout.role." + role.Name)
	if g.Campaign.Title != title {
		theme += " · " + g.Campaign.Title
	}
	return Content{Title: title, Theme: theme, Facts: w.facts(), Contacts: w.contacts(), Parts: []Part{{ID: g.Session.ID, Rows: w.rows()}}, Draft: !g.Campaign.Public()}
}

type sheetWriter struct {
	Gathering
	*locale.Printer
	role    Role
	timing  agenda.Timetable
	clock   clock
	people  map[string]campaign.Person
	signers []string // who interpreted the item before, of those interpreted
}

func (w *sheetWriter) facts() []Fact {
	var facts []Fact
	add := func(key string, lines ...string) {
		if lines = slices.DeleteFunc(lines, func(line string) bool { return line == "" }); len(lines) > 0 {
			facts = append(facts, Fact{key, w.T("handout.fact." + key), lines})
		}
	}
	s := w.Session
	switch {
	case w.Campaign.State() == campaign.Cancelled:
		add(stateFact, w.T("handout.campaign_cancelled"))
	case s.Cancelled():
		add(stateFact, w.T("handout.session_cancelled"))
	}
	add(dayFact, w.day())
	add(timesFact, w.times())
	if planned := w.timing.Planned; !planned.IsZero() && !w.timing.About && w.timing.Ends.After(planned) {
		add(overrunFact, w.T("handout.overrun", "Planned", w.clock.text(planned), "Reckoned", w.clock.text(w.timing.Ends)))
	}
	if w.Venue != nil {
		add(placeFact, w.place(*w.Venue)...)
	}
	add(audienceFact, w.audience())
	var access []string
	for _, code := range s.Access {
		access = append(access, w.T("venue.access."+string(code)))
	}
	if len(access) > 0 {
		add(accessFact, w.T("handout.promised", "Access", strings.Join(access, w.T("handout.comma"))))
	}
	return facts
}

// day returns the session's day. One that ends in the night after it has one
// day: its end says so.
func (w *sheetWriter) day() string {
	s := w.Session
	switch {
	case s.StartsOn.IsZero():
		return w.T("handout.no_day")
	case !s.StartsAt.IsZero() && s.LastDay().DaysSince(s.StartsOn) <= 1:
		return w.Day(s.StartsOn)
	}
	return w.Days(s.StartsOn, s.EndsOn)
}

func (w *sheetWriter) times() string {
	s, ends := w.Session, w.timing.LastEnd()
	switch {
	case s.AllDay():
		return w.T("handout.all_day")
	case s.StartsAt.IsZero():
		return w.T("handout.no_time")
	case ends.IsZero():
		return s.StartsAt.String()
	}
	to := w.clock.text(ends)
	if w.timing.About && ends != w.timing.Planned {
		to = w.T("handout.about", "Time", to)
	}
	return s.StartsAt.String() + "—" + to
}

// shortNote is how many characters of an access note stand beside the place's
// name.
const shortNote = 40

func (w *sheetWriter) place(v venue.Venue) []string {
	name := v.Name
	if v.Address != "" {
		name += w.T("handout.comma_place") + v.Address
	}
	if v.AccessNote == "" || len([]rune(v.AccessNote)) <= shortNote && !strings.Contains(v.AccessNote, "\n") {
		return []string{w.beside(name, v.AccessNote)}
	}
	return append([]string{name}, strings.Split(v.AccessNote, "\n")...)
}

func (w *sheetWriter) audience() string {
	s := w.Session
	switch {
	case s.AudienceCount == nil:
		return s.Audience
	case s.Audience == "":
		return w.T("handout.count", "Count", *s.AudienceCount)
	}
	return w.T("handout.audience", "Audience", s.Audience, "Count", *s.AudienceCount)
}

// beside puts a note in brackets behind a text.
func (w *sheetWriter) beside(text, note string) string {
	if note == "" {
		return text
	}
	return w.T("handout.beside", "Text", text, "Note", note)
}

func (w *sheetWriter) contacts() []runsheet.Contact {
	var contacts []runsheet.Contact
	for _, person := range w.People {
		if !person.OnSheet {
			continue
		}
		contact := runsheet.Contact{Who: called(person, w.Printer), Phone: string(person.Phone)}
		if person.SMS {
			contact.Note = w.T("handout.sms")
		}
		contacts = append(contacts, contact)
	}
	return contacts
}

// who names a person of the campaign, with the words that stand beside.
func (w *sheetWriter) who(id *string, words string) string {
	var names []string
	if id != nil {
		if person, known := w.people[*id]; known {
			names = append(names, w.name(person))
		}
	}
	if words != "" {
		names = append(names, w.inFull(words))
	}
	return strings.Join(names, w.T("handout.comma"))
}

// name is how the role's people are told of a person.
func (w *sheetWriter) name(person campaign.Person) string {
	if w.role.Speeches {
		return w.beside(person.Name, strings.TrimSpace(person.Organisation+" "+person.Title))
	}
	return called(person, w.Printer)
}

// inFull returns words that are a person's name as that person is named.
func (w *sheetWriter) inFull(words string) string {
	for _, person := range w.People {
		if person.Name == words {
			return w.name(person)
		}
	}
	return words
}

func (w *sheetWriter) rows() []Row {
	var rows []Row
	for i, item := range w.Session.Items {
		if item.Backstage && !w.role.Backstage && !w.concerns(item) {
			continue
		}
		rows = append(rows, w.row(item, w.timing.Slots[i]))
	}
	return rows
}

func (w *sheetWriter) row(item agenda.Item, slot agenda.Slot) Row {
	row := Row{ID: item.ID, Public: !item.Backstage, Title: item.Title, MayDrop: item.MayDrop, Minutes: w.T("handout.unknown_length"), Cues: w.cues(item)}
	row.At, row.Time = w.clock.place(slot.Starts, slot.About)
	if item.Seconds.Known() {
		seconds := item.Seconds.Seconds()
		row.Seconds, row.Minutes = &seconds, w.Minutes(seconds)
	}
	if slot.Ordinal > 0 {
		row.Number = strconv.Itoa(slot.Ordinal)
	}
	if w.role.Words {
		row.Words = item.HostWords
	}
	if w.role.Notes {
		row.Notices, row.Note = w.notices(item, slot), item.Note
	}
	if w.role.Responsible {
		row.Responsible = w.responsible(item)
	}
	if w.role.Speeches {
		w.speech(&row, item)
	}
	var tags []string
	if w.role.Form == Table && w.concerns(item) {
		tags = append(tags, w.T("handout.yours"))
	}
	if item.Backstage {
		tags = append(tags, w.T("handout.backstage"))
	}
	if !item.FixedAt.IsZero() {
		tags = append(tags, w.T("handout.fixed"))
	}
	row.Tag = strings.Join(tags, " · ")
	return row
}

// notices tell what the order of times and a child's consent ask for.
func (w *sheetWriter) notices(item agenda.Item, slot agenda.Slot) []string {
	var notices []string
	if slot.Gap > 0 {
		notices = append(notices, w.T("handout.gap", "Length", w.Duration(int(slot.Gap/time.Second))))
	}
	if slot.Overlap > 0 {
		notices = append(notices, w.T("handout.overlap", "Length", w.Duration(int(slot.Overlap/time.Second))))
	}
	if item.ChildOnStage && item.ChildConsent != agenda.Given {
		key := "missing"
		if item.ChildConsent == agenda.Declined {
			key = "declined"
		}
		notices = append(notices, w.T("handout.consent."+key))
	}
	return notices
}

func (w *sheetWriter) responsible(item agenda.Item) []string {
	var lines []string
	speaker, owner, interpreter := w.who(item.SpeakerID, item.Speaker), w.who(item.OwnerID, item.Owner), w.who(item.InterpreterID, item.Interpreter)
	if speaker != "" {
		lines = append(lines, speaker)
	}
	switch {
	case owner == "" || owner == speaker:
	case speaker == "" || w.titled(item.OwnerID):
		lines = append(lines, owner)
	default:
		lines = append(lines, w.T("handout.owner", "Who", owner))
	}
	if item.Interpreted && interpreter == "" {
		interpreter = w.T("handout.nobody_yet")
	}
	switch {
	case interpreter == "":
	case w.titled(item.InterpreterID):
		lines = append(lines, interpreter)
	default:
		lines = append(lines, w.T("handout.interpreter", "Who", interpreter))
	}
	return lines
}

// titled says whether a person's post tells what the person is there for.
func (w *sheetWriter) titled(id *string) bool { return id != nil && w.people[*id].Title != "" }

// cues returns an item's cues of the role's channels in their order. What is
// marked for access without a cue of its own is one too.
func (w *sheetWriter) cues(item agenda.Item) []runsheet.Cue {
	all := make([]agenda.CueFields, 0, len(item.Cues)+3)
	for _, cue := range item.Cues {
		all = append(all, cue.CueFields)
	}
	stated := func(code venue.AccessCode) bool {
		return slices.ContainsFunc(all, func(c agenda.CueFields) bool { return c.AccessCode == code })
	}
	if item.Interpreted && !stated(venue.SignLanguage) {
		all = append(all, agenda.CueFields{Channel: agenda.AccessCue, Text: w.beside(w.T("venue.access."+string(venue.SignLanguage)), item.InterpreterPlace)})
	}
	if item.Captioned && !stated(venue.Captions) {
		all = append(all, agenda.CueFields{Channel: agenda.AccessCue, AccessCode: venue.Captions})
	}
	if item.NeedsRamp {
		all = append(all, agenda.CueFields{Channel: agenda.AccessCue, Text: w.T("handout.ramp")})
	}
	all = slices.DeleteFunc(all, func(c agenda.CueFields) bool {
		return !slices.Contains(w.role.Channels, c.Channel) && !w.role.meant(w.who(c.OwnerID, c.Owner))
	})
	slices.SortStableFunc(all, func(a, b agenda.CueFields) int {
		channel := slices.Index(agenda.Channels, a.Channel) - slices.Index(agenda.Channels, b.Channel)
		if w.role.ByTime {
			return cmp.Or(a.Offset-b.Offset, channel)
		}
		return cmp.Or(channel, a.Offset-b.Offset)
	})
	var cues []runsheet.Cue
	for _, c := range all {
		cues = append(cues, runsheet.Cue{Channel: w.T("handout.channel." + string(c.Channel)), Text: w.cueText(c), Access: c.Channel == agenda.AccessCue || c.AccessCode != ""})
	}
	return cues
}

func (w *sheetWriter) cueText(c agenda.CueFields) string {
	text := c.Text
	if c.AccessCode != "" {
		text = w.accessText(w.T("venue.access."+string(c.AccessCode)), text)
	}
	text = w.beside(text, w.who(c.OwnerID, c.Owner))
	switch {
	case c.Offset > 0:
		return "+" + minutesSeconds(c.Offset) + " " + text
	case c.Offset < 0:
		return w.T("handout.ahead", "Length", minutesSeconds(-c.Offset)) + " " + text
	}
	return text
}

// accessText puts what an access cue carries out before its words, once: a
// label of their own that says the same, such as 安静室 for 安静休息室, gives way.
func (w *sheetWriter) accessText(label, text string) string {
	if text == "" || strings.Contains(text, label) {
		return cmp.Or(text, label)
	}
	for _, colon := range []string{"：", ":"} {
		if own, rest, found := strings.Cut(text, colon); found && alike(own, label) {
			text = strings.TrimSpace(rest)
			break
		}
	}
	return w.T("handout.labelled", "Label", label, "Text", text)
}

// alike says whether two labels begin with the same two characters.
func alike(a, b string) bool {
	x, y := []rune(a), []rune(b)
	return len(x) > 1 && len(y) > 1 && x[0] == y[0] && x[1] == y[1]
}

// concerns says whether an item, or one of its cues, is in the hands of the
// role's people.
func (w *sheetWriter) concerns(item agenda.Item) bool {
	return w.role.Speeches && item.Signed() || w.role.meant(item.Title) || w.role.meant(w.who(item.OwnerID, item.Owner)) ||
		slices.ContainsFunc(item.Cues, func(c agenda.Cue) bool { return w.role.meant(w.who(c.OwnerID, c.Owner)) })
}

// minutesSeconds writes 1:30.
func minutesSeconds(seconds int) string {
	rest := strconv.Itoa(seconds % 60)
	if len(rest) == 1 {
		rest = "0" + rest
	}
	return strconv.Itoa(seconds/60) + ":" + rest
}

// clock writes the times of one session as its zone's clocks show them.
type clock struct {
	*locale.Printer
	zone  *time.Location
	first civil.Date // the session's first day
}

// text writes a moment: 09:05 on the first day, else with the day.
func (c clock) text(i civil.Instant) string {
	local := i.In(c.zone)
	day, at := civil.DateOf(local), civil.TimeOfDayOf(local).String()
	switch day.DaysSince(c.first) {
	case 0:
		return at
	case 1:
		return c.T("handout.next_day", "Time", at)
	case -1:
		return c.T("handout.day_before", "Time", at)
	}
	return c.DayMonth(day) + " " + at
}

// place returns where a start stands on the clock, and how it is written; both
// are empty where nothing says when.
func (c clock) place(starts civil.Instant, about bool) (at *int, text string) {
	if starts.IsZero() {
		return nil, ""
	}
	local := starts.In(c.zone)
	seconds := civil.DateOf(local).DaysSince(c.first)*24*3600 + local.Hour()*3600 + local.Minute()*60 + local.Second()
	if text = c.text(starts); about {
		text = c.T("handout.about", "Time", text)
	}
	return &seconds, text
}
