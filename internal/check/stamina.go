package check

import "time"

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
var onTheirFeet = map[ItemKind]bool{
	Call: true, Arrival: true, Anthem: true, Oath: true, Performance: true, Interaction: true, Photo: true, Break: true, Departure: true,
}

// sittingTooLong finds every stretch of public items at which people only sit
// that is longer than their age allows. The item at which it becomes too long
// is the one to put something before.
func sittingTooLong(p *Plan) (found []Finding) {
	for _, s := range p.ahead() {
		if most, limited := mostSitting[s.Age]; limited {
			found = append(found, stretches(s, most, func(i Item) bool { return !onTheirFeet[i.Kind] })...)
		}
	}
	return found
}

// mostInterpreting is how long one sign language interpreter works before the
// quality suffers: teams usually change every 20 to 30 minutes.
const mostInterpreting = 30 * time.Minute

// interpreterTooLong finds every stretch of items that the same interpreter
// interprets without a change. Interpreters who are not named are not told
// apart, and not spoken of.
func interpreterTooLong(p *Plan) (found []Finding) {
	for _, s := range p.ahead() {
		asked := map[Person]bool{}
		for _, item := range s.Items {
			who := item.Interpreter
			if !who.Named() || asked[who] {
				continue
			}
			asked[who] = true
			for _, f := range stretches(s, mostInterpreting, func(i Item) bool { return i.Interpreter == who }) {
				f.Field, f.Who = "interpreter", who.Name
				found = append(found, f)
			}
		}
	}
	return found
}

// stretches returns every run of items for which within holds and whose known
// lengths sum up to more than most: one finding a run, at the item that passes
// it. Backstage items, being unseen, neither lengthen nor end a run.
func stretches(s Session, most time.Duration, within func(Item) bool) (found []Finding) {
	var run Finding
	end := func() {
		if run.Ref.ID != "" {
			found = append(found, run)
		}
		run = Finding{}
	}
	for _, item := range s.Items {
		if item.Backstage {
			continue
		}
		if !within(item) {
			end()
			continue
		}
		if run.Length == 0 {
			run.From = s.clock(item.Starts)
		}
		run.Length += item.Length
		if run.Length > most {
			if run.Ref.ID == "" {
				run.Ref, run.Title, run.Limit = item.Ref, item.Title, most
			}
			run.Until = s.clock(item.Ends)
			if item.Ends.IsZero() {
				run.Until = s.clock(item.Starts) // until at least then: its length is not known
			}
		}
	}
	end()
	return found
}
