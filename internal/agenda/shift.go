package agenda

import (
	"slices"
	"time"

	"tongxing/internal/civil"
	"tongxing/internal/fault"
)

// maxShift is the most minutes that one shift moves anything.
const maxShift = 24 * 60

// Shift moves a session by minutes, less than 0 for earlier: whole, with its
// planned end, or from the item with the id from on where that is not empty.
//
// Fixed starts stay where they are, unless they are to move too; the gaps and
// overlaps that come of it are Timing's to show. An item that a shift begins
// with moves in any case: where it had no fixed start it gets one, at the next
// full minute, since it no longer follows from the order. The planned end stays
// when a part is moved. A session whose day is not decided stays within one day.
//
// Faults: Invalid at "minutes" where nothing certain says when the session or
// the item starts, or the new time does not exist; NotFound where the item is
// not of the session.
func Shift(from string, minutes int, fixedToo bool) Retiming {
	return func(s Session) (Forecast, error) {
		if minutes == 0 || minutes < -maxShift || minutes > maxShift {
			return Forecast{}, fault.At("minutes", "agenda.wrong.shift", "Most", maxShift)
		}
		first := -1
		if from != "" {
			if first = slices.IndexFunc(s.Items, func(i Item) bool { return i.ID == from }); first < 0 {
				return Forecast{}, fault.New(fault.NotFound, "fault.not_found")
			}
		}
		return shifted(s, first, time.Duration(minutes)*time.Minute, fixedToo)
	}
}

// shifted moves a session from the item at index first on, whole where that is
// less than 0.
func shifted(s Session, first int, by time.Duration, fixedToo bool) (Forecast, error) {
	f, table := unchanged(s), Timing(s)
	after, undated := s.dated()
	if first < 0 {
		var err error
		if after, err = after.shifted(by); err != nil {
			return Forecast{}, err
		}
	}
	for i := range f.After.Items {
		item, slot := &f.After.Items[i], table.Slots[i]
		if i != first && (i < first || !fixedToo || item.FixedAt.IsZero()) {
			continue
		}
		if slot.Starts.IsZero() || slot.About {
			return Forecast{}, fault.At("minutes", "agenda.wrong.shift_without_time")
		}
		if slot.Called {
			lead := item.LeadSeconds.Duration() - by
			if lead <= 0 || lead > maxLead*time.Second {
				return Forecast{}, fault.At("minutes", "agenda.wrong.call_not_before", "Title", item.Title)
			}
			item.LeadSeconds = LengthOf(int(lead / time.Second))
			continue
		}
		item.FixedOn, item.FixedAt = local(fullMinute(slot.Starts.Add(by)), s.Location())
		if item.FixedOn == after.fixedDay(ItemFields{FixedAt: item.FixedAt}, slot.Before) {
			item.FixedOn = civil.Date{} // follows the session's day
		} else if undated {
			return Forecast{}, fault.At("minutes", "agenda.wrong.shift_over_midnight")
		}
	}
	if undated {
		if after.StartsOn != nominalDay || after.EndsOn != nominalDay {
			return Forecast{}, fault.At("minutes", "agenda.wrong.shift_over_midnight")
		}
		after.StartsOn, after.EndsOn = civil.Date{}, civil.Date{}
	}
	f.After.SessionFields = after
	return f, nil
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
