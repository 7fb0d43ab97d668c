package agenda

import (
	"context"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/fault"
)

// maxBefore is the most minutes before a session that AddBefore takes.
const maxBefore = maxLead / 60

// AddBefore adds what the crew does before a session: a call time, which begins
// minutes before it and moves with it. Nothing else changes; what is done at
// the same time is done beside it. Where the item's length is unknown it lasts
// until what comes next. It returns the new item's id. Faults: Invalid at
// "minutes" where nothing says when the session begins or it has no public item
// yet, at "seconds" where it would last into the session; Conflict where there
// are too many items.
func (s *Service) AddBefore(ctx context.Context, who account.Actor, campaignID, sessionID string, minutes int, item NewItem) (id string, err error) {
	err = s.edit(ctx, who, campaignID, func(w *campaign.Work) error {
		session, err := FindSession(ctx, w, campaignID, sessionID)
		if err != nil {
			return err
		}
		place, err := item.callBefore(session, minutes)
		if err != nil {
			return err
		}
		id, err = insertOne(ctx, w, session, place, item)
		return err
	})
	return id, err
}

// callBefore makes the item a call time of the session, and returns its place
// there: behind what begins no later.
func (i *ItemFields) callBefore(s Session, minutes int) (place int, err error) {
	if minutes <= 0 || minutes > maxBefore {
		return 0, fault.At("minutes", "agenda.wrong.shift", "Most", maxBefore)
	}
	r := reckon(s)
	begins := r.session.Begins()
	switch {
	case len(s.Items) == 0 || s.Items[r.public].Backstage:
		return 0, fault.At("minutes", "agenda.wrong.before_nothing")
	case begins.IsZero():
		return 0, fault.At("minutes", "agenda.wrong.shift_without_time")
	case i.Seconds.Seconds() > 60*minutes:
		return 0, fault.At("seconds", "agenda.wrong.before_into", "Most", minutes)
	}
	at, next := begins.Add(-time.Duration(minutes)*time.Minute), begins
	for place < r.public && !r.table.Slots[place].Starts.After(at) {
		place++
	}
	for _, slot := range r.table.Slots[:r.public] {
		if slot.Starts.After(at) && slot.Starts.Before(next) {
			next = slot.Starts
		}
	}
	if !i.Seconds.Known() {
		i.Seconds = LengthOf(int(next.Sub(at) / time.Second))
	}
	i.Backstage, i.Numbered, i.LeadSeconds = true, false, LengthOf(60*minutes)
	return place, nil
}
