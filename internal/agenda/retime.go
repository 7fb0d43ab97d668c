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
type Retiming func(Session) (Proposal, error)

// Proposal is what a Retiming would make of a session, to be shown before it is
// done.
type Proposal struct {
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

// propose returns the proposal that changes nothing yet.
func propose(s Session) Proposal {
	p := Proposal{Before: s, After: s}
	p.After.Items = slices.Clone(s.Items)
	return p
}

// Changed returns the items whose lengths or fixed starts would change, as they
// would be.
func (p Proposal) Changed() []Item {
	before := make(map[string]ItemFields, len(p.Before.Items))
	for _, item := range p.Before.Items {
		before[item.ID] = item.ItemFields
	}
	return slices.DeleteFunc(slices.Clone(p.After.Items), func(i Item) bool { return i.times() == before[i.ID].times() })
}

// Empty says whether nothing would change.
func (p Proposal) Empty() bool {
	return len(p.Dropped) == 0 && len(p.Changed()) == 0 && len(p.Before.diff(p.After.SessionFields, nil)) == 0
}

// Digest tells proposals apart, so that what was shown is what is done.
func (p Proposal) Digest() string {
	sum := sha256.New()
	write := func(s Session) {
		fmt.Fprintln(sum, s.ID, s.StartsOn, s.StartsAt, s.EndsOn, s.EndsAt)
		for _, item := range s.Items {
			fmt.Fprintln(sum, item.ID, item.times())
		}
	}
	write(p.Before)
	write(p.After)
	return hex.EncodeToString(sum.Sum(nil)[:12])
}

// itemTimes are the fields of an item that a Retiming changes.
type itemTimes struct {
	seconds, ideal, least Length
	on                    civil.Date
	at                    civil.TimeOfDay
}

func (i ItemFields) times() itemTimes {
	return itemTimes{i.Seconds, i.IdealSeconds, i.LeastSeconds, i.FixedOn, i.FixedAt}
}

// FillUsual gives every item whose length is unknown its usual one.
func FillUsual(s Session) (Proposal, error) {
	p := propose(s)
	for i := range p.After.Items {
		if item := &p.After.Items[i]; !item.Seconds.Known() {
			item.Seconds = Usual(item.Kind, s.AgeGroup)
		}
	}
	return p, nil
}

// Lengthen gives back what EndBy took: every item that is shorter than its
// ideal length gets that.
func Lengthen(s Session) (Proposal, error) {
	p := propose(s)
	for i := range p.After.Items {
		if item := &p.After.Items[i]; item.Seconds.Known() && item.Seconds.Seconds() < item.IdealSeconds.Seconds() {
			item.Seconds = item.IdealSeconds
		}
	}
	return p, nil
}

// Retime changes a session's times and returns what it did. seen is the Digest
// of the proposal that was shown, or empty where none was. Faults: Stale where
// the proposal is another one by now, and what the Retiming refuses.
func (s *Service) Retime(ctx context.Context, who account.Actor, campaignID, sessionID, seen string, how Retiming) (p Proposal, err error) {
	err = s.edit(ctx, who, campaignID, func(w *campaign.Work) error {
		session, err := FindSession(ctx, w, campaignID, sessionID)
		if err != nil {
			return err
		}
		if p, err = how(session); err != nil {
			return err
		}
		if seen != "" && seen != p.Digest() {
			return fault.New(fault.Stale, "agenda.wrong.proposal_old")
		}
		return carryOut(ctx, w, p)
	})
	return p, err
}

func carryOut(ctx context.Context, w *campaign.Work, p Proposal) error {
	before, after := p.Before, p.After
	if d := before.diff(after.SessionFields, nil); len(d) > 0 {
		logSession(w, campaign.Changed, after, d, campaign.FormerOf(before.SessionFields, after.SessionFields))
		if err := updateSession(ctx, w, before.ID, before.Version, after.SessionFields); err != nil {
			return err
		}
	}
	was := byID(before.Items)
	changed := p.Changed()
	for _, item := range changed {
		logItem(w, campaign.Changed, item, was[item.ID].diff(item.ItemFields, nil), campaign.FormerOf(was[item.ID].ItemFields, item.ItemFields))
	}
	if err := saveTimes(ctx, w, changed); err != nil {
		return err
	}
	for _, item := range slices.Backward(p.Dropped) {
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
