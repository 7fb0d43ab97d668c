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

// FillUsual gives every item of a session whose length is unknown its usual
// one, and returns how many there were and the revision that TakeBack takes.
func (s *Service) FillUsual(ctx context.Context, who account.Actor, campaignID, sessionID string) (filled int, revision int64, err error) {
	err = s.edit(ctx, who, campaignID, func(w *campaign.Work) error {
		session, err := findSession(ctx, w, campaignID, sessionID)
		if err != nil {
			return err
		}
		items, err := listItems(ctx, w, sessionID)
		if err != nil {
			return err
		}
		var changed []Item
		for _, item := range items {
			if !item.Seconds.Known() {
				before := item.ItemFields
				item.Seconds = Usual(item.Kind, session.AgeGroup)
				logItem(w, campaign.Changed, item, before.diff(item.ItemFields, nil))
				changed = append(changed, item)
			}
		}
		filled, revision = len(changed), w.Campaign.Revision
		return saveTimes(ctx, w, changed)
	})
	return filled, revision, err
}

// maxShift is the most minutes that one shift moves anything.
const maxShift = 24 * 60

// ShiftSession moves a session by minutes, less than 0 for earlier: its start,
// its planned end and every fixed start. It returns the revision that TakeBack
// takes. Faults: Invalid where the session has no time or the new one does not
// exist.
func (s *Service) ShiftSession(ctx context.Context, who account.Actor, campaignID, sessionID string, minutes int) (revision int64, err error) {
	return s.shift(ctx, who, campaignID, minutes, func(ctx context.Context, w *campaign.Work) (Session, int, error) {
		session, err := FindSession(ctx, w, campaignID, sessionID)
		return session, -1, err
	})
}

// ShiftFrom moves an item and every fixed start behind it by minutes, less
// than 0 for earlier. An item that had no fixed start gets one, at the next full
// minute, since it no longer follows from the order. The planned end stays. It
// returns the revision that TakeBack takes. Faults: Invalid where nothing
// certain says when the item starts or the new time does not exist.
func (s *Service) ShiftFrom(ctx context.Context, who account.Actor, campaignID, itemID string, minutes int) (revision int64, err error) {
	return s.shift(ctx, who, campaignID, minutes, func(ctx context.Context, w *campaign.Work) (Session, int, error) {
		item, err := findItem(ctx, w, campaignID, itemID)
		if err != nil {
			return Session{}, 0, err
		}
		session, err := FindSession(ctx, w, campaignID, item.SessionID)
		return session, slices.IndexFunc(session.Items, func(i Item) bool { return i.ID == itemID }), err
	})
}

// shift moves what find returns: a session with its items whole where from is
// less than 0, else its items from that index on.
func (s *Service) shift(ctx context.Context, who account.Actor, campaignID string, minutes int, find func(context.Context, *campaign.Work) (Session, int, error)) (revision int64, err error) {
	err = s.edit(ctx, who, campaignID, func(w *campaign.Work) error {
		session, from, err := find(ctx, w)
		if err != nil {
			return err
		}
		if minutes == 0 || minutes < -maxShift || minutes > maxShift {
			return fault.At("minutes", "agenda.wrong.shift", "Most", maxShift)
		}
		revision = w.Campaign.Revision
		after, items, err := Shifted(session, from, minutes)
		if err != nil {
			return err
		}
		if from < 0 {
			logSession(w, campaign.Changed, session, session.diff(after, nil))
			if err := updateSession(ctx, w, session.ID, session.Version, after); err != nil {
				return err
			}
		}
		before := byID(session.Items)
		for _, item := range items {
			logItem(w, campaign.Changed, item, before[item.ID].diff(item.ItemFields, nil))
		}
		return saveTimes(ctx, w, items)
	})
	return revision, err
}

// Shifted returns a session's fields and those of its Items that change when it
// is moved by minutes from the item at index from on, whole where from is less
// than 0. A session whose day is not decided stays within one day. Faults:
// Invalid at "minutes".
func Shifted(s Session, from, minutes int) (after SessionFields, changed []Item, err error) {
	table, by, undated := Timing(s), time.Duration(minutes)*time.Minute, false
	if after, undated = s.dated(); from < 0 {
		if after, err = after.shifted(by); err != nil {
			return s.SessionFields, nil, err
		}
	}
	for i, item := range s.Items {
		slot := table.Slots[i]
		if i < from || item.FixedAt.IsZero() && i != from {
			continue
		}
		if slot.Starts.IsZero() || slot.About {
			return s.SessionFields, nil, fault.At("minutes", "agenda.wrong.shift_without_time")
		}
		item.FixedOn, item.FixedAt = local(fullMinute(slot.Starts.Add(by)), s.Location())
		if item.FixedOn == after.fixedDay(ItemFields{FixedAt: item.FixedAt}, slot.Before) {
			item.FixedOn = civil.Date{} // follows the session's day
		} else if undated {
			return s.SessionFields, nil, fault.At("minutes", "agenda.wrong.shift_over_midnight")
		}
		changed = append(changed, item)
	}
	if undated {
		if after.StartsOn != nominalDay || after.EndsOn != nominalDay {
			return s.SessionFields, nil, fault.At("minutes", "agenda.wrong.shift_over_midnight")
		}
		after.StartsOn, after.EndsOn = civil.Date{}, civil.Date{}
	}
	return after, changed, nil
}

// shifted returns the fields with start and planned end moved.
func (s SessionFields) shifted(by time.Duration) (SessionFields, error) {
	begins, end, zone := s.Begins(), s.PlannedEnd(), s.Location()
	if begins.IsZero() {
		return s, fault.At("minutes", "agenda.wrong.shift_without_time")
	}
	s.StartsOn, s.StartsAt = local(begins.Add(by), zone)
	if !end.IsZero() {
		s.EndsOn, s.EndsAt = local(end.Add(by), zone)
	}
	return s, nil
}

// fullMinute returns the next moment at which a minute begins.
func fullMinute(i civil.Instant) civil.Instant {
	return civil.InstantOf(i.Time().Add(time.Minute - time.Nanosecond).Truncate(time.Minute))
}

// local returns what clocks in zone show.
func local(i civil.Instant, zone *time.Location) (civil.Date, civil.TimeOfDay) {
	t := i.In(zone)
	return civil.DateOf(t), civil.TimeOfDayOf(t)
}

// TakeBack undoes what a revision of FillUsual, ShiftSession or ShiftFrom did
// to lengths and times. What somebody has changed since stays as it is. It
// returns how many rows came back.
func (s *Service) TakeBack(ctx context.Context, who account.Actor, campaignID string, revision int64) (back int, err error) {
	err = s.edit(ctx, who, campaignID, func(w *campaign.Work) error {
		changes, err := listChanges(ctx, w, campaignID, revision)
		if err != nil {
			return err
		}
		day, err := Day(ctx, w, campaignID)
		if err != nil {
			return err
		}
		back, err = takeBack(ctx, w, day, changes)
		return err
	})
	return back, err
}

func takeBack(ctx context.Context, w *campaign.Work, day []Session, changes []campaign.LoggedChange) (back int, err error) {
	fields := make(map[string]campaign.Diff, len(changes))
	for _, c := range changes {
		fields[c.RecordID] = c.Fields()
	}
	var items []Item
	for _, session := range day {
		if after, ok := revertedSession(session.SessionFields, fields[session.ID]); ok {
			logSession(w, campaign.Changed, session, session.diff(after, nil))
			if err := updateSession(ctx, w, session.ID, session.Version, after); err != nil {
				return 0, err
			}
			back++
		}
		for _, item := range session.Items {
			before := item.ItemFields
			if revert(fields[item.ID], map[string]cell{"seconds": &item.Seconds, "fixed_on": &item.FixedOn, "fixed_at": &item.FixedAt}) {
				logItem(w, campaign.Changed, item, before.diff(item.ItemFields, nil))
				items = append(items, item)
			}
		}
	}
	return back + len(items), saveTimes(ctx, w, items)
}

func revertedSession(f SessionFields, changes campaign.Diff) (SessionFields, bool) {
	ok := revert(changes, map[string]cell{"starts_on": &f.StartsOn, "starts_at": &f.StartsAt, "ends_on": &f.EndsOn, "ends_at": &f.EndsAt})
	return f, ok
}

// cell is one field that can be put back from the change log's text.
type cell interface {
	String() string
	UnmarshalText([]byte) error
}

// revert puts the fields back as they were before the changes, all or none:
// they must still be as the changes left them. It says whether it did.
func revert(changes campaign.Diff, cells map[string]cell) bool {
	found := false
	for _, c := range changes {
		if at, ok := cells[c.Name]; ok {
			if at.String() != c.To {
				return false
			}
			found = true
		}
	}
	for _, c := range changes {
		if at, ok := cells[c.Name]; ok && at.UnmarshalText([]byte(c.From)) != nil {
			return false
		}
	}
	return found
}

func byID(items []Item) map[string]Item {
	all := make(map[string]Item, len(items))
	for _, item := range items {
		all[item.ID] = item
	}
	return all
}
