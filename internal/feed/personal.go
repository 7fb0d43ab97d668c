package feed

import (
	"slices"
	"strings"
	"time"

	"tongxing/internal/agenda"
	"tongxing/internal/calendar"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/venue"
)

// material is what personal calendars are made of.
type material struct {
	campaign campaign.Campaign
	people   map[string]campaign.Person // without removed ones
	duties   []campaign.Duty
	sessions []agenda.Session
	venues   map[string]venue.Venue
}

// Part is what somebody does at an item.
type Part string

// The parts.
const (
	Speaks     Part = "speaks"
	Owns       Part = "owns"
	Interprets Part = "interprets"
	Cues       Part = "cues" // only carries out cues
)

// task is an item with one person's part in it.
type task struct {
	session agenda.Session
	item    agenda.Item
	slot    agenda.Slot
	call    civil.Instant // when to be there; zero where nothing says
	parts   []Part
	cues    []agenda.Cue // the person's own
	find    []string     // names of whom to ask for
}

// tasks returns what a person does, session by session in order.
func (m material) tasks(personID string) (all []task) {
	is := func(id *string) bool { return id != nil && *id == personID }
	for _, s := range m.sessions {
		timing := agenda.Timing(s)
		var call civil.Instant // the person's own, else the last one before the item
		var callOwner *string
		own := false
		for i, item := range s.Items {
			if item.Kind == agenda.Call && !timing.Undated && !own {
				call, callOwner, own = timing.Slots[i].Starts, item.OwnerID, is(item.OwnerID)
			}
			t := task{session: s, item: item, slot: timing.Slots[i], call: call}
			if timing.Undated {
				t.slot = agenda.Slot{}
			}
			for _, p := range []struct {
				part Part
				mine bool
			}{{Speaks, is(item.SpeakerID)}, {Owns, is(item.OwnerID)}, {Interprets, is(item.InterpreterID)}} {
				if p.mine {
					t.parts = append(t.parts, p.part)
				}
			}
			for _, cue := range item.Cues {
				if is(cue.OwnerID) {
					t.cues = append(t.cues, cue)
				}
			}
			if len(t.parts) == 0 && len(t.cues) > 0 {
				t.parts = []Part{Cues}
			}
			if len(t.parts) == 0 {
				continue
			}
			t.find = m.find(personID, callOwner)
			all = append(all, t)
		}
	}
	return all
}

// find names whom somebody asks for on arrival: who calls people together,
// else the contacts on sheets. Never a telephone number.
func (m material) find(personID string, callOwner *string) (names []string) {
	if callOwner != nil && *callOwner != personID {
		if p, there := m.people[*callOwner]; there {
			return []string{p.Label()}
		}
	}
	var contacts []campaign.Person
	for _, p := range m.people {
		if p.OnSheet && p.ID != personID {
			contacts = append(contacts, p)
		}
	}
	slices.SortFunc(contacts, func(a, b campaign.Person) int { return a.Position - b.Position })
	for _, p := range contacts[:min(2, len(contacts))] {
		names = append(names, p.Label())
	}
	return names
}

// shows says whether there is anything in a person's calendar: not where the
// person was removed or the campaign is in the trash.
func (m material) shows(personID string) bool {
	_, there := m.people[personID]
	return there && m.campaign.State() != campaign.Trashed
}

// entries returns what a person's calendar shows now.
func (m material) entries(personID string, now civil.Instant) (all []Entry) {
	if !m.shows(personID) {
		return nil
	}
	off := m.campaign.State() == campaign.Cancelled
	add := func(e Entry, cancelled bool, shows ...any) {
		e.CampaignID, e.PersonID, e.ModifiedAt, e.Digest = m.campaign.ID, &personID, now, Digest(append(shows, m.campaign.Title, m.campaign.Slug, m.campaign.Public())...)
		if cancelled {
			e.CancelledAt = now
		}
		all = append(all, e)
	}
	for _, t := range m.tasks(personID) {
		if t.session.StartsOn.IsZero() {
			continue // what has no day is not in a calendar
		}
		e := Entry{
			ID: "part-" + t.item.ID + "-" + personID, SessionID: t.session.ID, Summary: t.item.Title, Location: m.place(t.session),
			AllDay: t.slot.Starts.IsZero(), Starts: t.slot.Starts.String(), Ends: t.slot.Ends.String(),
		}
		if t.item.Backstage {
			e.Summary = m.campaign.Title // what is left when the item is removed
		}
		if e.AllDay {
			e.Starts, e.Ends = t.session.StartsOn.String(), t.session.LastDay().String()
		}
		add(e, off || t.session.Cancelled(), t.parts, cueTexts(t.cues), t.call, t.find, t.item.Note, t.item.InterpreterPlace, t.item.Title, t.item.Backstage, t.session.Title, m.directions(t.session))
	}
	for _, d := range m.duties {
		if d.PersonID == nil || *d.PersonID != personID || d.DueOn.IsZero() {
			continue
		}
		day := d.DueOn.String()
		add(Entry{ID: "duty-" + d.ID + "-" + personID, Summary: m.campaign.Title, AllDay: true, Starts: day, Ends: day}, off, d.What, d.State)
	}
	return all
}

// cueTexts is what a digest needs of cues.
func cueTexts(cues []agenda.Cue) []agenda.CueFields {
	texts := make([]agenda.CueFields, len(cues))
	for i, c := range cues {
		texts[i] = c.CueFields
	}
	return texts
}

func (m material) place(s agenda.Session) string {
	if s.VenueID == nil {
		return ""
	}
	v := m.venues[*s.VenueID]
	if v.Name == "" || v.Address == "" {
		return v.Name + v.Address
	}
	return v.Name + "，" + v.Address
}

func (m material) directions(s agenda.Session) string {
	if s.VenueID == nil {
		return ""
	}
	return m.venues[*s.VenueID].Directions
}

// words writes personal calendars in one language.
type words struct {
	*locale.Printer
	installation string
	address      string // of the public page
}

// calendar returns a person's calendar: what stands there now, and what was
// cancelled in the last 60 days.
func (w words) calendar(m material, personID string, entries []Entry, now civil.Instant) calendar.Calendar {
	cal := calendar.Calendar{Name: w.T("feed.calendar_name", "Title", m.campaign.Title), Zone: m.campaign.Zone}
	if m.campaign.Public() {
		cal.URL = w.address
	}
	var titles, descriptions map[string]string
	if m.shows(personID) {
		titles, descriptions = w.titles(m, personID), w.descriptions(m, personID)
	}
	for _, e := range entries {
		if e.Gone(now) {
			continue
		}
		event := e.Event(w.installation)
		event.URL, event.Description = cal.URL, descriptions[e.ID]
		if title, there := titles[e.ID]; there {
			event.Summary = title
		}
		if e.Cancelled() {
			event.Summary = w.T("programme.cancelled_entry", "Title", event.Summary)
		}
		cal.Events = append(cal.Events, event)
	}
	return cal
}

// titles are what lies open on a table: a public item's own title, else only
// what kind of thing it is.
func (w words) titles(m material, personID string) map[string]string {
	titles := map[string]string{}
	for _, t := range m.tasks(personID) {
		title := t.item.Title
		if t.item.Backstage {
			title = w.T("agenda.kind." + string(t.item.Kind))
		}
		titles["part-"+t.item.ID+"-"+personID] = w.T("feed.task_title", "Title", title, "Part", w.T("feed.part."+string(t.parts[0])))
	}
	for _, d := range m.duties {
		titles["duty-"+d.ID+"-"+personID] = w.T("feed.duty_title", "Title", m.campaign.Title)
	}
	return titles
}

func (w words) descriptions(m material, personID string) map[string]string {
	texts := map[string]string{}
	for _, t := range m.tasks(personID) {
		texts["part-"+t.item.ID+"-"+personID] = w.task(m, t)
	}
	for _, d := range m.duties {
		lines := []string{d.What}
		if d.State == campaign.Done {
			lines = append(lines, w.T("feed.duty_done"))
		}
		texts["duty-"+d.ID+"-"+personID] = strings.Join(lines, "\n")
	}
	return texts
}

// task says what to do, when to be where, whom to find and what to bring.
func (w words) task(m material, t task) string {
	var lines []string
	labelled := func(key, text string) {
		if text != "" {
			lines = append(lines, w.T("feed.labelled", "Label", w.T(key), "Text", text))
		}
	}
	var parts []string
	for _, p := range t.parts {
		parts = append(parts, w.T("feed.part."+string(p)))
	}
	title := m.campaign.Title
	if t.session.Title != title {
		title += " · " + t.session.Title
	}
	lines = append(lines, title)
	if t.item.Backstage {
		labelled("feed.item", t.item.Title)
	}
	labelled("feed.what", strings.Join(parts, w.T("web.comma")))
	zone := t.session.Location()
	if !t.call.IsZero() {
		labelled("feed.be_there", w.Moment(t.call, zone))
	}
	labelled("feed.find", strings.Join(t.find, w.T("web.comma")))
	if slices.Contains(t.parts, Interprets) {
		labelled("feed.stand", t.item.InterpreterPlace)
	}
	labelled("feed.bring", t.item.Note)
	for _, cue := range t.cues {
		text := cue.Text
		if cue.AccessCode != "" {
			text = strings.TrimSpace(w.T("venue.access."+string(cue.AccessCode)) + " " + text)
		}
		if at := t.slot.Starts; !at.IsZero() {
			text = at.In(zone).Add(time.Duration(cue.Offset)*time.Second).Format("15:04:05") + " " + text
		}
		labelled("agenda.channel."+string(cue.Channel), text)
	}
	labelled("feed.way", m.directions(t.session))
	return strings.Join(lines, "\n")
}
