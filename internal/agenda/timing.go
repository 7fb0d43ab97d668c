package agenda

import (
	"time"

	"tongxing/internal/civil"
)

// Slot is when one item takes place, as it follows from the order.
type Slot struct {
	ItemID string
	Starts civil.Instant // zero where nothing says when
	Ends   civil.Instant // zero where the start or the length is unknown
	// About: on the way from the last certain time stands an unknown length, so
	// that Starts was reckoned with the usual one. It never passes the next
	// fixed start.
	About   bool
	Gap     time.Duration // free time before this fixed start, 0 where uncertain
	Overlap time.Duration // how late the items before arrive at this fixed start, at least
	Ordinal int           // place among the numbered public items, from 1; 0 where it has none
	Before  bool          // backstage before the first public item: calls, rehearsal
	Called  bool          // a call time: it begins so long before the session and runs beside what else is done then
}

// Timetable is a session's times.
type Timetable struct {
	Slots   []Slot        // one an item, in order
	Undated bool          // the session's day is not decided: the times of day are right, their day means nothing
	Begins  civil.Instant // of the first public item; of the first item where all are backstage
	Ends    civil.Instant // of the last public item; of the last item where all are backstage
	About   bool          // Ends was reckoned with an unknown length
	Planned civil.Instant // the planned end, zero where none is stated
	Known   time.Duration // sum of the known lengths from the first public item to the last
	Unknown int           // how many lengths are unknown from the first public item to the last
}

// Slack returns how long before the planned end the session ends, less than
// nothing where it ends later, and whether both are known.
func (t Timetable) Slack() (slack time.Duration, known bool) {
	if t.Planned.IsZero() || t.Ends.IsZero() {
		return 0, false
	}
	return t.Planned.Sub(t.Ends), true
}

// LastEnd returns the end to tell outside: the planned one, or the reckoned
// one where none is planned or it is later and certain. Zero where neither is
// known.
func (t Timetable) LastEnd() civil.Instant {
	if t.Planned.IsZero() || !t.About && t.Ends.After(t.Planned) {
		return t.Ends
	}
	return t.Planned
}

// Timing reckons a session's times from the order and lengths of its Items.
//
// Fixed starts are anchors, and the session's start is one for its first
// public item. What stands after an anchor follows it, one item after the
// other; what stands before the first anchor runs backwards from it, so that a
// call of 20 minutes lies before the start. A gap before a fixed start stays a
// gap; arriving late at one is an overlap, and the fixed start stays where it
// is. An unknown length is reckoned as the usual one of its kind, and every
// time that rests on it is About, until the next anchor. Times are added as
// moments, so that a session over a change of clocks keeps its real minutes.
//
// A call time, which is a backstage item with a lead before the first public
// one of a session that says when it begins, stands outside this order: it
// begins so long before the session, whatever else is going on, and neither
// pushes others nor is pushed.
func Timing(s Session) Timetable { return reckon(s).table }

// reckon is Timing with the anchors that it found.
func reckon(s Session) *reckoning {
	r := &reckoning{session: s, anchors: make([]civil.Instant, len(s.Items))}
	r.session.SessionFields, r.table.Undated = s.dated()
	r.table.Slots, r.table.Planned = make([]Slot, len(s.Items)), r.session.PlannedEnd()
	r.place()
	r.forward()
	r.backward()
	r.call()
	r.finish()
	return r
}

// reckoning is Timing under way.
type reckoning struct {
	session Session
	anchors []civil.Instant // one an item, zero where it follows
	public  int             // index of the first public item; of the first item where all are backstage
	first   int             // index of the first anchor; the number of items where there is none
	table   Timetable
}

// place names the slots and finds the anchors.
func (r *reckoning) place() {
	items, zone := r.session.Items, r.session.Location()
	begins := r.session.Begins()
	r.public, r.first = firstPublic(items), len(items)
	ordinal := 0
	for i, item := range items {
		slot := &r.table.Slots[i]
		slot.ItemID, slot.Before = item.ID, i < r.public
		if item.Numbered && !item.Backstage {
			ordinal++
			slot.Ordinal = ordinal
		}
		if slot.Called = slot.Before && item.LeadSeconds.Known() && !begins.IsZero(); slot.Called {
			continue
		}
		r.anchors[i] = moment(r.session.fixedDay(item.ItemFields, slot.Before), item.FixedAt, zone)
		if i == r.public && r.anchors[i].IsZero() {
			r.anchors[i] = begins
		}
		if r.first == len(items) && !r.anchors[i].IsZero() {
			r.first = i
		}
	}
}

// firstPublic returns the index of the first item that is not backstage, 0
// where there is none.
func firstPublic(items []Item) int {
	for i, item := range items {
		if !item.Backstage {
			return i
		}
	}
	return 0
}

// fixedDay returns the day of an item's fixed start. before says that the item
// is backstage before the first public one.
//
// A fixed start without a day of its own is on the session's first day; in a
// session over midnight it is on the next one where its time of day comes
// before the session's.
func (s SessionFields) fixedDay(i ItemFields, before bool) civil.Date {
	day := i.FixedOn
	if day.IsZero() {
		day = s.StartsOn
		if !before && !day.IsZero() && day.Before(s.LastDay()) && i.FixedAt.Before(s.StartsAt) {
			day = day.AddDays(1)
		}
	}
	return day
}

// forward lets items follow their anchors.
func (r *reckoning) forward() {
	var reckoned, least civil.Instant // where the next item starts; and at the earliest, unknown lengths left out
	uncertainFrom := -1
	for i := r.first; i < len(r.session.Items); i++ {
		item, slot := r.session.Items[i], &r.table.Slots[i]
		if slot.Called {
			continue
		}
		if anchor := r.anchors[i]; !anchor.IsZero() {
			if !least.IsZero() && least.After(anchor) {
				slot.Overlap = least.Sub(anchor)
			} else if uncertainFrom < 0 && !reckoned.IsZero() {
				slot.Gap = anchor.Sub(reckoned)
			}
			r.hold(uncertainFrom, i, anchor)
			reckoned, least, uncertainFrom = anchor, anchor, -1
		}
		slot.Starts, slot.About = reckoned, uncertainFrom >= 0
		if item.Seconds.Known() {
			slot.Ends = reckoned.Add(item.Seconds.Duration())
		} else if uncertainFrom < 0 {
			uncertainFrom = i + 1
		}
		reckoned, least = reckoned.Add(r.length(item)), least.Add(item.Seconds.Duration())
	}
}

// hold keeps uncertain times from passing the fixed start that follows them;
// but not back before the item whose length is unknown.
func (r *reckoning) hold(from, to int, anchor civil.Instant) {
	if from < 0 {
		return
	}
	if begun := r.table.Slots[from-1].Starts; anchor.Before(begun) {
		anchor = begun
	}
	for i := from; i < to; i++ {
		slot := &r.table.Slots[i]
		if slot.Starts.After(anchor) {
			slot.Starts = anchor
		}
		if slot.Ends.After(anchor) {
			slot.Ends = anchor
		}
	}
}

// backward lays what stands before the first anchor before it.
func (r *reckoning) backward() {
	if r.first == len(r.session.Items) {
		return
	}
	next, about := r.table.Slots[r.first].Starts, false
	for i := r.first - 1; i >= 0; i-- {
		item, slot := r.session.Items[i], &r.table.Slots[i]
		if slot.Called {
			continue
		}
		next, about = next.Add(-r.length(item)), about || !item.Seconds.Known()
		slot.Starts, slot.About = next, about
		if item.Seconds.Known() {
			slot.Ends = next.Add(item.Seconds.Duration())
		}
	}
}

// call lays call times before the session's start.
func (r *reckoning) call() {
	begins := r.session.Begins()
	for i, item := range r.session.Items {
		if slot := &r.table.Slots[i]; slot.Called {
			slot.Starts = begins.Add(-item.LeadSeconds.Duration())
			if item.Seconds.Known() {
				slot.Ends = slot.Starts.Add(item.Seconds.Duration())
				r.fill(*slot)
			}
		}
	}
}

// fill takes a call out of the gaps in which it lies: time after it is free.
func (r *reckoning) fill(call Slot) {
	for i := range r.table.Slots[:r.public+1] {
		slot := &r.table.Slots[i]
		if slot.Gap > 0 && call.Starts.Before(slot.Starts) {
			slot.Gap = max(0, min(slot.Gap, slot.Starts.Sub(call.Ends)))
		}
	}
}

// Together returns the indexes of what goes on before the session at the time
// of a call; none for what is not a call time.
func (t Timetable) Together(i int) (others []int) {
	call := t.Slots[i]
	if !call.Called {
		return nil
	}
	for j, other := range t.Slots {
		if i != j && other.Before && !other.Starts.IsZero() && overlap(call, other) {
			others = append(others, j)
		}
	}
	return others
}

// overlap says whether two slots share a moment; of one whose length is unknown
// only its start counts.
func overlap(a, b Slot) bool {
	if b.Starts.Before(a.Starts) {
		a, b = b, a
	}
	return a.Starts == b.Starts || b.Starts.Before(a.Ends)
}

// length is what an item is reckoned with.
func (r *reckoning) length(item Item) time.Duration {
	if item.Seconds.Known() {
		return item.Seconds.Duration()
	}
	return Usual(item.Kind, r.session.AgeGroup).Duration()
}

// last returns the index of the last public item; of the last item where all
// are backstage; -1 where there is none.
func (r *reckoning) last() int {
	items := r.session.Items
	last := len(items) - 1
	for last >= 0 && !items[r.public].Backstage && items[last].Backstage {
		last--
	}
	return last
}

// finish sums up what the public sees: what stands backstage before and after
// it counts neither for the beginning nor for the end.
func (r *reckoning) finish() {
	items, slots, last := r.session.Items, r.table.Slots, r.last()
	if last < 0 {
		r.table.Begins = r.session.Begins()
		return
	}
	r.table.Begins = slots[r.public].Starts
	if !slots[last].Starts.IsZero() {
		r.table.Ends = slots[last].Starts.Add(r.length(items[last]))
		r.table.About = slots[last].About || !items[last].Seconds.Known()
	}
	for i := r.public; i <= last; i++ {
		if items[i].Seconds.Known() {
			r.table.Known += items[i].Seconds.Duration()
		} else {
			r.table.Unknown++
		}
		if slots[i].Ends.After(r.table.Ends) {
			r.table.Ends = slots[i].Ends
		}
	}
}
