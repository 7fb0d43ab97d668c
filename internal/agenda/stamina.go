package agenda

import (
	"time"
)

// mostSitting is how long people of an age sit still before they need to get
// up or join in. A lesson is 40 minutes in primary and 45 in lower secondary
// schools (Compulsory Education Curriculum Plan, Ministry of Education, 2022).
// For younger children no text gives a figure: kindergartens plan group
// activities of 15 minutes for the youngest to 30 for the oldest class, and
// listening to speeches is harder than that; toddlers get half. A mixed
// audience has children in it.
var mostSitting = map[AgeGroup]time.Duration{
	Toddler:   10 * time.Minute,
	Preschool: 20 * time.Minute,
	Primary:   40 * time.Minute,
	Secondary: 45 * time.Minute,
	Mixed:     40 * time.Minute,
}

// onTheirFeet are the kinds at which the audience gets up, moves or joins in.
var onTheirFeet = map[Kind]bool{
	Call: true, Arrival: true, Anthem: true, Oath: true, Performance: true, Interaction: true, Photo: true, Break: true, Departure: true,
}

// sittingTooLong finds every stretch of public items at which people only sit
// that is longer than their age allows. The item at which it becomes too long
// is the one to put something before.
func sittingTooLong(s Session, t Timetable) []Finding {
	most, limited := mostSitting[s.AgeGroup]
	if !limited {
		return nil
	}
	return stretches(s, t, most, func(i Item) bool { return !onTheirFeet[i.Kind] })
}

// mostInterpreting is how long one sign language interpreter works before the
// quality suffers: teams usually change every 20 to 30 minutes.
const mostInterpreting = 30 * time.Minute

// interpreterTooLong finds every stretch of items that the same interpreter
// interprets without a change. Interpreters who are not named are not told
// apart, and not spoken of.
func interpreterTooLong(s Session, t Timetable) (found []Finding) {
	named := map[string]bool{}
	for _, item := range s.Items {
		if who := interpreterOf(item); who != "" && !named[who] {
			named[who] = true
			found = append(found, stretches(s, t, mostInterpreting, func(i Item) bool { return interpreterOf(i) == who })...)
		}
	}
	for i := range found {
		found[i].Field = "interpreter"
	}
	return found
}

func interpreterOf(i Item) string {
	if !i.Interpreted {
		return ""
	}
	return deref(i.InterpreterID) + i.Interpreter
}

// stretches returns every run of items for which within holds and whose known
// lengths sum up to more than most: one finding a run, at the item that passes
// it. Backstage items, being unseen, neither lengthen nor end a run.
func stretches(s Session, t Timetable, most time.Duration, within func(Item) bool) (found []Finding) {
	var run Finding
	for i, item := range s.Items {
		switch {
		case item.Backstage:
			continue
		case !within(item):
			if run.ItemID != "" {
				found = append(found, run)
			}
			run = Finding{}
			continue
		}
		if run.Length == 0 {
			run.From = t.Slots[i].Starts
		}
		run.Length += item.Seconds.Duration()
		if run.Length > most {
			if run.ItemID == "" {
				run.ItemID = item.ID
			}
			run.Most, run.Until = most, t.Slots[i].Ends
			if run.Until.IsZero() {
				run.Until = t.Slots[i].Starts // until at least then: its length is not known
			}
		}
	}
	if run.ItemID != "" {
		found = append(found, run)
	}
	return found
}
