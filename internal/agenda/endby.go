package agenda

import (
	"cmp"
	"slices"
	"time"

	"tongxing/internal/civil"
	"tongxing/internal/fault"
)

// EndBy lets the items of a session give time so that it ends at a time of day,
// which becomes its planned end.
//
// Fixed starts stay, so that every stretch from one to the next has to be over
// by the next, and the last one by the end. A stretch that is over in time
// gives nothing. One that is not takes from its items in proportion to what
// each may give, which is its planned length less its least one, in whole
// minutes where that is enough, else in half minutes, else to the second. Where
// shortening is not enough, items that may be dropped are: as few as possible,
// the others then giving only what is still needed. An item with a fixed start,
// the first public one, and one of unknown length are never dropped, nor is the
// last public one where crew work would then stand behind the end. What
// is missing then is a Lack, exact to the second. An unknown length is reckoned
// as the usual one before the end, as nothing before a fixed start, as Timing
// does; it gives nothing. An item that gives keeps its former length as its
// ideal one where none was stated.
//
// Faults: Invalid at "end" where nothing says when the session begins, or the
// end lies before its beginning or a fixed start.
func EndBy(at civil.TimeOfDay) Retiming {
	return func(s Session) (Forecast, error) {
		r := reckon(s)
		by := moment(r.session.fixedDay(ItemFields{FixedAt: at}, false), at, s.Location())
		all, err := r.stretches(by)
		if err != nil {
			return Forecast{}, err
		}
		f := unchanged(s)
		dropped := map[string]bool{}
		for _, part := range all {
			items := f.After.Items[part.from:part.to]
			drop, lack := part.fit(items, r.length)
			for _, i := range drop {
				dropped[items[i].ID] = true
			}
			if lack > 0 {
				f.Lacks = append(f.Lacks, Lack{ItemID: part.next, Until: part.until, Length: LengthOf(lack)})
			}
		}
		for _, item := range s.Items {
			if dropped[item.ID] {
				f.Dropped = append(f.Dropped, item)
			}
		}
		f.After.Items = slices.DeleteFunc(f.After.Items, func(i Item) bool { return dropped[i.ID] })
		f.After.SessionFields = s.endingBy(by)
		return f, nil
	}
}

// endingBy returns the fields with that planned end. Those of a session that
// has no time of day to begin at, or goes on for several days, stay as they
// are: the end of one day says nothing of them.
func (s SessionFields) endingBy(by civil.Instant) SessionFields {
	on, undated := s.dated()
	if begins := on.Begins(); begins.IsZero() || !by.After(begins) || on.LastDay().DaysSince(on.StartsOn) > 1 {
		return s
	}
	s.EndsOn, s.EndsAt = local(by, s.Location())
	if undated {
		s.EndsOn = civil.Date{}
	}
	return s
}

// stretch is what follows one fixed start up to the next one, or to the end.
type stretch struct {
	from, to int // indexes of its items
	starts   civil.Instant
	until    civil.Instant
	next     string // the item whose fixed start ends it; empty: the end
}

// stretches cuts the session at its fixed starts. What lies before the session
// and behind it is not of it.
func (r *reckoning) stretches(by civil.Instant) (all []stretch, err error) {
	from, last := r.first, r.last()
	if from < r.public && !r.anchors[r.public].IsZero() {
		from = r.public
	}
	if from > last {
		return nil, fault.At("end", "agenda.wrong.shift_without_time")
	}
	begin := from
	for i := from + 1; i <= last; i++ {
		if anchor := r.anchors[i]; !anchor.IsZero() {
			all = append(all, stretch{begin, i, r.anchors[begin], anchor, r.session.Items[i].ID})
			begin = i
		}
	}
	for i := from; i <= last; i++ {
		anchor, item := r.anchors[i], r.session.Items[i]
		switch {
		case anchor.IsZero() || by.After(anchor):
		case item.FixedAt.IsZero() || by.IsZero():
			return nil, fault.At("end", "agenda.wrong.end_not_after_start")
		default:
			return nil, fault.At("end", "agenda.wrong.end_before_fixed", "Title", item.Title, "Time", item.FixedAt.String())
		}
	}
	return append(all, stretch{begin, last + 1, r.anchors[begin], by, ""}), nil
}

// fit shortens the stretch's items in place. It returns the indexes of those
// to drop and how many seconds are missing all the same.
func (f stretch) fit(items []Item, usual func(Item) time.Duration) (drop []int, lack int) {
	room, need := int(f.until.Sub(f.starts)/time.Second), 0
	for _, item := range items {
		if f.next == "" {
			need += int(usual(item) / time.Second)
		} else {
			need += item.Seconds.Seconds()
		}
	}
	need -= room
	switch {
	case need <= 0:
		return nil, 0
	case room <= 0:
		// The next fixed start lies before this one: no shortening mends that.
		return nil, need
	}
	spares, most := make([]int, len(items)), 0
	for i, item := range items {
		spares[i] = spare(item)
		most += spares[i]
	}
	for _, i := range toDrop(items, need-most) {
		drop, need, most, spares[i] = append(drop, i), need-items[i].Seconds.Seconds(), most-spares[i], 0
	}
	lack = max(0, need-most)
	for i, less := range share(need-lack, spares) {
		if item := &items[i]; less > 0 {
			if !item.IdealSeconds.Known() {
				item.IdealSeconds = item.Seconds
			}
			item.Seconds = LengthOf(item.Seconds.Seconds() - less)
		}
	}
	return drop, lack
}

// spare returns how many seconds an item may give.
func spare(i Item) int {
	if !i.Seconds.Known() || !i.LeastSeconds.Known() {
		return 0
	}
	return max(0, i.Seconds.Seconds()-i.LeastSeconds.Seconds())
}

// toDrop chooses which items of a stretch to drop where lack seconds are
// missing though every item is as short as it may be: the fewest, and of those
// that do alone the shortest, the later one first among equals.
func toDrop(items []Item, lack int) (drop []int) {
	var may []int // longest first
	for i, item := range items {
		if i > 0 && mayDrop(item) && !(i == len(items)-1 && crewBefore(items)) {
			may = append(may, i)
		}
	}
	least := func(i int) int { return items[i].Seconds.Seconds() - spare(items[i]) }
	slices.SortFunc(may, func(a, b int) int { return cmp.Or(cmp.Compare(least(b), least(a)), cmp.Compare(b, a)) })
	for lack > 0 && len(may) > 0 {
		at := 0
		for i := range may {
			if least(may[i]) >= lack && least(may[i]) < least(may[at]) {
				at = i
			}
		}
		drop, lack = append(drop, may[at]), lack-least(may[at])
		may = slices.Delete(may, at, at+1)
	}
	return drop
}

func mayDrop(i Item) bool {
	return i.MayDrop && i.FixedAt.IsZero() && i.Seconds.Seconds() > spare(i)
}

// crewBefore says whether a backstage item stands before the last item, with
// nothing but items that may be dropped between them.
func crewBefore(items []Item) bool {
	for _, item := range slices.Backward(items[:len(items)-1]) {
		if item.Backstage || !mayDrop(item) {
			return item.Backstage
		}
	}
	return false
}

// share has everybody give a part of need seconds in proportion to what each
// has to spare: in the greatest unit in which there is enough, which may be up
// to one unit more than needed. need is no more than all spares together.
func share(need int, spares []int) []int {
	parts := make([]int, len(spares))
	if need <= 0 {
		return parts
	}
	for _, unit := range []int{60, 30, 1} {
		units, have := make([]int, len(spares)), 0
		for i, spare := range spares {
			units[i] = spare / unit
			have += units[i]
		}
		if wanted := (need + unit - 1) / unit; have >= wanted {
			for i, n := range apportion(wanted, have, units) {
				parts[i] = n * unit
			}
			break
		}
	}
	return parts
}

// apportion divides wanted in proportion to the weights, which add up to sum:
// everybody gets the whole part of their quota, and the greatest remainders get
// one more (the method of Hamilton), the greater weight and then the earlier
// first among equals. Nobody gets more than their weight.
func apportion(wanted, sum int, weights []int) []int {
	parts, order := make([]int, len(weights)), make([]int, len(weights))
	left := wanted
	for i, weight := range weights {
		parts[i], order[i] = wanted*weight/sum, i
		left -= parts[i]
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(wanted*weights[b]%sum, wanted*weights[a]%sum), cmp.Compare(weights[b], weights[a]))
	})
	for _, i := range order[:left] {
		parts[i]++
	}
	return parts
}
