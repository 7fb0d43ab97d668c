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
		add(e, off || t.session.Cancelled(), t.parts, cueTexts(t.cues), t.call, t.find, t.note, t.item.InterpreterPlace, t.item.Title, t.item.Backstage, t.session.Title, m.directions(t.session))
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
	labelled("feed.bring", t.note)
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
