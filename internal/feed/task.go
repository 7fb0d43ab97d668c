package feed

import (
	"slices"
	"strings"
	"time"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/venue"
)

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
	note    string       // what of the crew's note is for the person
	find    []string     // names of whom to ask for
}

// tasks returns what a person does, session by session in order.
func (m material) tasks(personID string) (all []task) {
	for _, s := range m.sessions {
		timing := agenda.Timing(s)
		own := m.tasksIn(s, timing, personID)
		m.gather(own, timing, personID)
		all = append(all, own...)
	}
	return all
}

// tasksIn returns a person's items in a session, without when to be there.
func (m material) tasksIn(s agenda.Session, timing agenda.Timetable, personID string) (own []task) {
	is := func(id *string, words string) bool { return id != nil && *id == personID || m.names(words, personID) }
	interpreter := slices.ContainsFunc(s.Items, func(i agenda.Item) bool { return is(i.InterpreterID, i.Interpreter) })
	for i, item := range s.Items {
		t := task{session: s, item: item, slot: timing.Slots[i]}
		if timing.Undated {
			t.slot = agenda.Slot{}
		}
		signs := is(item.InterpreterID, item.Interpreter)
		for _, p := range []struct {
			part Part
			mine bool
		}{{Speaks, is(item.SpeakerID, item.Speaker)}, {Owns, is(item.OwnerID, item.Owner)}, {Interprets, signs}} {
			if p.mine {
				t.parts = append(t.parts, p.part)
			}
		}
		nobody := item.InterpreterID == nil && item.Interpreter == ""
		for _, cue := range item.Cues {
			mine := is(cue.OwnerID, cue.Owner)
			if cue.AccessCode == venue.SignLanguage && cue.OwnerID == nil && cue.Owner == "" {
				// Signing that is given to nobody is for those who sign: the item's
				// interpreter, the one who is named because another takes over, and
				// everyone where no one is named, as at a rehearsal.
				mine = signs || m.names(cue.Text, personID) || interpreter && nobody
			}
			if mine {
				t.cues = append(t.cues, cue)
			}
		}
		if len(t.parts) == 0 && len(t.cues) > 0 {
			t.parts = []Part{Cues}
		}
		if len(t.parts) > 0 {
			t.note = m.noteFor(t, personID)
			own = append(own, t)
		}
	}
	return own
}

// names says whether words that stand in place of a person name that person,
// such as "祁越、温予，各五分钟".
func (m material) names(words, personID string) bool {
	name := m.people[personID].Name
	return len([]rune(name)) > 1 && strings.Contains(words, name)
}

// noteFor returns what of an item's note is for one person: all of it for who
// sees to the item or speaks, else the sentences that speak of the person. The
// rest is for the crew.
func (m material) noteFor(t task, personID string) string {
	if slices.Contains(t.parts, Owns) || slices.Contains(t.parts, Speaks) {
		return t.item.Note
	}
	var mine []string
	for _, sentence := range strings.SplitAfter(strings.NewReplacer("。", "。\x00", "！", "！\x00", "？", "？\x00", "\n", "\n\x00").Replace(t.item.Note), "\x00") {
		sentence = strings.TrimRight(sentence, "\x00")
		about := m.names(sentence, personID)
		if slices.Contains(t.parts, Interprets) {
			lower := strings.ToLower(sentence)
			about = about || strings.Contains(lower, "手语") || strings.Contains(lower, "翻译") || strings.Contains(lower, "interpret")
		}
		if about {
			mine = append(mine, sentence)
		}
	}
	return strings.TrimSpace(strings.Join(mine, ""))
}

// gather says of a person's items in a session when to be there, and whom to
// ask for: a day begins with the person's first item or cue, calls and
// rehearsals among them, or with the last call before it where that is public.
func (m material) gather(own []task, timing agenda.Timetable, personID string) {
	type arrival struct {
		at   civil.Instant
		host *string // who calls people together, or sees to what comes first
	}
	days := map[civil.Date]arrival{}
	day := func(t task) civil.Date { return civil.DateOf(t.slot.Starts.In(t.session.Location())) }
	for _, t := range own {
		if t.slot.Starts.IsZero() {
			continue
		}
		first := arrival{t.begins(), t.item.OwnerID}
		if !t.item.Backstage {
			first.host = nil
			if call, owner := lastCall(t, timing); !call.IsZero() {
				first = arrival{call, owner}
			}
		}
		if known, met := days[day(t)]; !met || first.at.Before(known.at) {
			days[day(t)] = first
		}
	}
	for i := range own {
		var first arrival
		if !own[i].slot.Starts.IsZero() {
			first = days[day(own[i])]
		}
		own[i].call, own[i].find = first.at, m.find(personID, first.host)
	}
}

// lastCall is the last call of the task's day before it, with who calls.
func lastCall(t task, timing agenda.Timetable) (at civil.Instant, owner *string) {
	zone := t.session.Location()
	for i, item := range t.session.Items {
		starts := timing.Slots[i].Starts
		if item.Kind == agenda.Call && !starts.After(t.slot.Starts) && civil.DateOf(starts.In(zone)) == civil.DateOf(t.slot.Starts.In(zone)) {
			at, owner = starts, item.OwnerID
		}
	}
	return at, owner
}

// begins is when a task's item begins, or the person's first cue before it.
func (t task) begins() civil.Instant {
	at := t.slot.Starts
	for _, cue := range t.cues {
		if early := t.slot.Starts.Add(time.Duration(cue.Offset) * time.Second); early.Before(at) {
			at = early
		}
	}
	return at
}

// find names whom somebody asks for on arrival: who calls people together,
// else the contacts on sheets. Never a telephone number.
func (m material) find(personID string, host *string) (names []string) {
	if host != nil && *host != personID {
		if p, there := m.people[*host]; there {
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
