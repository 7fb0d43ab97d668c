package planimport

import (
	"cmp"
	"slices"
	"strings"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
)

// Placed is a session of a table with where its items go: behind those of a
// session that is there, or into a new one, whose id is empty.
type Placed struct {
	Into agenda.Session
	TableSession
}

// PlaceTable finds the sessions that a table names among those that are there,
// with their items, by title and day. The first that is not found goes into
// the session with the id into, unless another one of the table is that
// session; further ones are made, in zone.
func PlaceTable(table []TableSession, there []agenda.Session, into, zone string) []Placed {
	all := make([]Placed, len(table))
	taken := map[string]bool{}
	for i, t := range table {
		all[i].TableSession = t
		for _, s := range there {
			sameDay := t.StartsOn.IsZero() || s.StartsOn.IsZero() || t.StartsOn == s.StartsOn
			if !taken[s.ID] && sameDay && (sameWords(t.Title, s.Title) || t.Title == "" && t.StartsOn == s.StartsOn && !t.StartsOn.IsZero()) {
				all[i].Into, taken[s.ID] = s, true
				break
			}
		}
	}
	for i := range all {
		if all[i].Into.ID != "" {
			continue
		}
		if at := slices.IndexFunc(there, func(s agenda.Session) bool { return s.ID == into }); at >= 0 && !taken[into] {
			all[i].Into, taken[into] = there[at], true
			continue
		}
		all[i].Into.SessionFields = all[i].session(zone)
	}
	return all
}

// session is a new session as the table has it: it begins with its first item
// that the audience meets.
func (t TableSession) session(zone string) agenda.SessionFields {
	f := agenda.SessionFields{Title: cmp.Or(t.Title, t.StartsOn.String()), StartsOn: t.StartsOn, Zone: zone}
	if at := slices.IndexFunc(t.Items, func(i TableItem) bool { return !i.Backstage }); at >= 0 {
		f.StartsAt = t.Items[at].At
	}
	return f
}

// Addition is what is added to the agenda: the items name people of the
// campaign where they are among people, and begin at a fixed time where the
// table states another than order and lengths give.
func (p Placed) Addition(people []campaign.Person) agenda.Addition {
	a := agenda.Addition{SessionID: p.Into.ID, Session: p.Into.SessionFields}
	s := p.Into
	before := len(s.Items)
	s.Items = slices.Clone(s.Items)
	for _, item := range p.Items {
		item.SpeakerID, item.Speaker = amongPeople(item.Speaker, people)
		item.OwnerID, item.Owner = amongPeople(item.Owner, people)
		a.Items = append(a.Items, item.NewItem)
		s.Items = append(s.Items, agenda.Item{ItemFields: item.ItemFields})
	}
	slots := agenda.Timing(s).Slots
	for i, item := range p.Items {
		if item.At.IsZero() || item.starts(s, slots[before+i]) {
			continue
		}
		f := &s.Items[before+i].ItemFields
		if f.FixedAt = item.At; !s.StartsOn.IsZero() && item.On != s.StartsOn {
			f.FixedOn = item.On
		}
		a.Items[i].ItemFields = *f
		slots = agenda.Timing(s).Slots
	}
	return a
}

// starts says whether a slot is at the time that the table states.
func (item TableItem) starts(s agenda.Session, slot agenda.Slot) bool {
	if slot.About || slot.Starts.IsZero() {
		return false
	}
	at := slot.Starts.In(s.Location())
	return civil.TimeOfDayOf(at) == item.At && (s.StartsOn.IsZero() || civil.DateOf(at) == cmp.Or(item.On, s.StartsOn))
}

// amongPeople parts who somebody is into the person that the words begin with
// and further words; nobody where the name is not theirs alone.
func amongPeople(words string, people []campaign.Person) (id *string, rest string) {
	name, rest := words, ""
	if at := strings.IndexAny(words, "、,"); at >= 0 {
		name, rest = words[:at], strings.TrimLeft(words[at:], "、, ")
	}
	var found []string
	for _, p := range people {
		if p.Name == words {
			found, rest = append(found, p.ID), ""
		} else if p.Name == strings.TrimSpace(name) {
			found = append(found, p.ID)
		}
	}
	if len(found) != 1 {
		return nil, words
	}
	return &found[0], strings.TrimSpace(rest)
}
