package agenda

import (
	"context"
	"slices"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
)

// maxBefore is the most minutes before a session that AddBefore takes.
const maxBefore = 24 * 60

// AddBefore adds what the crew does before a session: a backstage item that
// begins minutes before it and lasts until what comes next, so that both move
// with the session. What would still be going on then becomes shorter. It
// returns the new item's id. Faults: Invalid at "minutes" where nothing says
// when the session begins, it has no public item yet, or something else begins
// at that moment; Conflict where there are too many items.
func (s *Service) AddBefore(ctx context.Context, who account.Actor, campaignID, sessionID string, minutes int, item NewItem) (id string, err error) {
	err = s.edit(ctx, who, campaignID, func(w *campaign.Work) error {
		session, err := FindSession(ctx, w, campaignID, sessionID)
		if err != nil {
			return err
		}
		f, place, err := before(session, minutes, item.ItemFields)
		if err != nil {
			return err
		}
		item.ItemFields = f.After.Items[place].ItemFields
		f.After.Items = slices.Delete(f.After.Items, place, place+1)
		if err := carryOut(ctx, w, f); err != nil {
			return err
		}
		id, err = insertOne(ctx, w, session, place, item)
		return err
	})
	return id, err
}

// before returns what AddBefore makes of a session, and the place of the new
// item in it.
func before(s Session, minutes int, item ItemFields) (f Forecast, place int, err error) {
	if minutes <= 0 || minutes > maxBefore {
		return f, 0, fault.At("minutes", "agenda.wrong.shift", "Most", maxBefore)
	}
	r := reckon(s)
	begins := r.session.Begins()
	switch {
	case len(s.Items) == 0 || s.Items[r.public].Backstage:
		return f, 0, fault.At("minutes", "agenda.wrong.before_nothing")
	case begins.IsZero():
		return f, 0, fault.At("minutes", "agenda.wrong.shift_without_time")
	}
	at := begins.Add(-time.Duration(minutes) * time.Minute)
	for place < r.public && r.table.Slots[place].Starts.Before(at) {
		place++
	}
	next := r.table.Slots[place].Starts
	if !at.Before(next) {
		return f, 0, fault.At("minutes", "agenda.wrong.before_taken", "Title", s.Items[place].Title)
	}
	f = unchanged(s)
	if place > 0 {
		last, starts := &f.After.Items[place-1], r.table.Slots[place-1].Starts
		if starts.Add(r.length(*last)).After(at) {
			last.Seconds = LengthOf(int(at.Sub(starts) / time.Second))
			if last.LeastSeconds.Seconds() > last.Seconds.Seconds() {
				last.LeastSeconds = Length{}
			}
		}
	}
	item.Backstage, item.Numbered, item.Seconds = true, false, LengthOf(int(next.Sub(at)/time.Second))
	f.After.Items = slices.Insert(f.After.Items, place, Item{ItemFields: item})
	if Timing(f.After).Slots[place].Starts != at {
		// Behind a gap it does not follow from the order.
		fixed := &f.After.Items[place]
		fixed.FixedOn, fixed.FixedAt = local(at, s.Location())
		if fixed.FixedOn == r.session.fixedDay(ItemFields{FixedAt: fixed.FixedAt}, true) {
			fixed.FixedOn = civil.Date{}
		}
	}
	return f, place, nil
}
