package agenda

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
)

// Retiming changes a session's times all at once: EndBy, Shift, Lengthen or
// FillUsual. It is pure, and refuses with an Invalid fault.
type Retiming func(Session) (Forecast, error)

// Forecast is what a Retiming would make of a session, to be shown before it is
// done.
type Forecast struct {
	Before, After Session // with their items; After lacks the dropped ones
	Dropped       []Item  // in order
	Lacks         []Lack  // what could not be had, in order
}

// Lack is time that is missing although every item gives what it can.
type Lack struct {
	ItemID string        // the item whose fixed start is missed; empty: the end
	Until  civil.Instant // that start, or that end
	Length Length
}

// unchanged returns the forecast that changes nothing yet.
func unchanged(s Session) Forecast {
	f := Forecast{Before: s, After: s}
	f.After.Items = slices.Clone(s.Items)
	return f
}

// Changed returns the items whose lengths or fixed starts would change, as they
// would be.
func (f Forecast) Changed() []Item {
	before := make(map[string]ItemFields, len(f.Before.Items))
	for _, item := range f.Before.Items {
		before[item.ID] = item.ItemFields
	}
	return slices.DeleteFunc(slices.Clone(f.After.Items), func(i Item) bool { return i.times() == before[i.ID].times() })
}

// Empty says whether nothing would change.
func (f Forecast) Empty() bool {
	return len(f.Dropped) == 0 && len(f.Changed()) == 0 && len(f.Before.diff(f.After.SessionFields, nil)) == 0
}

// Digest tells forecasts apart, so that what was shown is what is done.
func (f Forecast) Digest() string {
	sum := sha256.New()
	write := func(s Session) {
		fmt.Fprintln(sum, s.ID, s.StartsOn, s.StartsAt, s.EndsOn, s.EndsAt)
		for _, item := range s.Items {
			fmt.Fprintln(sum, item.ID, item.times())
		}
	}
	write(f.Before)
	write(f.After)
	return hex.EncodeToString(sum.Sum(nil)[:12])
}

// itemTimes are the fields of an item that a Retiming changes.
type itemTimes struct {
	seconds, ideal, least Length
	on                    civil.Date
	at                    civil.TimeOfDay
	lead                  Length
}

func (i ItemFields) times() itemTimes {
	return itemTimes{i.Seconds, i.IdealSeconds, i.LeastSeconds, i.FixedOn, i.FixedAt, i.LeadSeconds}
}

// FillUsual gives every item whose length is unknown its usual one.
func FillUsual(s Session) (Forecast, error) {
	f := unchanged(s)
	for i := range f.After.Items {
		if item := &f.After.Items[i]; !item.Seconds.Known() {
			item.Seconds = Usual(item.Kind, s.AgeGroup)
		}
	}
	return f, nil
}

// Lengthen gives back what EndBy took: every item that is shorter than its
// ideal length gets that.
func Lengthen(s Session) (Forecast, error) {
	f := unchanged(s)
	for i := range f.After.Items {
		if item := &f.After.Items[i]; item.Seconds.Known() && item.Seconds.Seconds() < item.IdealSeconds.Seconds() {
			item.Seconds = item.IdealSeconds
		}
	}
	return f, nil
}

// Retime changes a session's times and returns what it did. seen is the Digest
// of the forecast that was shown, or empty where none was. Faults: Stale where
// the forecast is another one by now, and what the Retiming refuses.
func (s *Service) Retime(ctx context.Context, who account.Actor, campaignID, sessionID, seen string, how Retiming) (f Forecast, err error) {
	err = s.edit(ctx, who, campaignID, func(w *campaign.Work) error {
		session, err := FindSession(ctx, w, campaignID, sessionID)
		if err != nil {
			return err
		}
		if f, err = how(session); err != nil {
			return err
		}
		if seen != "" && seen != f.Digest() {
			return fault.New(fault.Stale, "agenda.wrong.forecast_old")
		}
		return carryOut(ctx, w, f)
	})
	return f, err
}

func carryOut(ctx context.Context, w *campaign.Work, f Forecast) error {
	before, after := f.Before, f.After
	if d := before.diff(after.SessionFields, nil); len(d) > 0 {
		logSession(w, campaign.Changed, after, d, campaign.FormerOf(before.SessionFields, after.SessionFields))
		if err := updateSession(ctx, w, before.ID, before.Version, after.SessionFields); err != nil {
			return err
		}
	}
	was := byID(before.Items)
	changed := f.Changed()
	for _, item := range changed {
		logItem(w, campaign.Changed, item, was[item.ID].diff(item.ItemFields, nil), campaign.FormerOf(was[item.ID].ItemFields, item.ItemFields))
	}
	if err := saveTimes(ctx, w, changed); err != nil {
		return err
	}
	for _, item := range slices.Backward(f.Dropped) {
		if err := removeItem(ctx, w, item.ID); err != nil {
			return err
		}
	}
	return nil
}

func byID(items []Item) map[string]Item {
	all := make(map[string]Item, len(items))
	for _, item := range items {
		all[item.ID] = item
	}
	return all
}
