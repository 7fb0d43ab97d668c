package campaign

import (
	"context"
	"slices"

	"tongxing/internal/account"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
)

// step is one step of a campaign's life.
type step struct {
	kind ChangeKind
	from []State
	take func(c *Campaign, now civil.Instant)
}

var (
	publish = step{Publish, []State{Draft, Withdrawn}, func(c *Campaign, now civil.Instant) {
		c.PublishedAt, c.WithdrawnAt = now, civil.Instant{}
	}}
	withdraw = step{Withdraw, []State{Published}, func(c *Campaign, now civil.Instant) { c.WithdrawnAt = now }}
	cancel   = step{Cancel, []State{Draft, Published, Withdrawn}, func(c *Campaign, now civil.Instant) { c.CancelledAt = now }}
	// A cancellation taken back leaves the campaign as it was before.
	reinstate = step{Reinstate, []State{Cancelled}, func(c *Campaign, _ civil.Instant) {
		c.CancelledAt, c.CancelReason = civil.Instant{}, ""
	}}
	trash   = step{Removed, []State{Draft, Published, Withdrawn, Cancelled}, func(c *Campaign, now civil.Instant) { c.TrashedAt = now }}
	putAway = step{Close, []State{Draft, Published, Withdrawn, Cancelled}, func(c *Campaign, now civil.Instant) { c.ClosedAt = now }}
	reopen  = step{Reopen, []State{Draft, Published, Withdrawn, Cancelled}, func(c *Campaign, _ civil.Instant) { c.ClosedAt = civil.Instant{} }}
	restore = step{Restored, []State{Trashed}, func(c *Campaign, _ civil.Instant) { c.TrashedAt = civil.Instant{} }}
)

// Publish shows the campaign to everybody, as it stands from now on. Nothing
// has to be complete: Findings say what is still to decide. Faults: Conflict
// where it is neither a draft nor withdrawn, NotFound, Forbidden.
func (s *Service) Publish(ctx context.Context, who account.Actor, id string) error {
	return s.take(ctx, who, id, publish, "")
}

// Withdraw takes a published campaign away from strangers. Faults: Conflict,
// NotFound, Forbidden.
func (s *Service) Withdraw(ctx context.Context, who account.Actor, id string) error {
	return s.take(ctx, who, id, withdraw, "")
}

// Cancel says that the campaign will not take place, and why. Faults: Invalid
// about reason, Conflict, NotFound, Forbidden.
func (s *Service) Cancel(ctx context.Context, who account.Actor, id, reason string) error {
	var errs fault.Collector
	errs.Words("reason", &reason, 500)
	errs.Need("reason", reason)
	if err := errs.Err(); err != nil {
		// Rights come first: a stranger hears nothing of reasons.
		if denied := s.Work(ctx, who, id, account.Own, func(*Work) error { return nil }); denied != nil {
			return denied
		}
		return err
	}
	return s.take(ctx, who, id, cancel, reason)
}

// Reinstate takes a cancellation back. Faults: Conflict, NotFound, Forbidden.
func (s *Service) Reinstate(ctx context.Context, who account.Actor, id string) error {
	return s.take(ctx, who, id, reinstate, "")
}

// Trash puts the campaign into the trash. Faults: Conflict, NotFound,
// Forbidden.
func (s *Service) Trash(ctx context.Context, who account.Actor, id string) error {
	return s.take(ctx, who, id, trash, "")
}

// RestoreFromTrash takes the campaign out of the trash, as it was. Faults:
// Conflict, NotFound, Forbidden.
func (s *Service) RestoreFromTrash(ctx context.Context, who account.Actor, id string) error {
	return s.take(ctx, who, id, restore, "")
}

// Close puts the campaign away: pages, papers and feeds stay, and nothing is
// changed any more but by Reopen. Faults: Conflict, NotFound, Forbidden.
func (s *Service) Close(ctx context.Context, who account.Actor, id string) error {
	return s.take(ctx, who, id, putAway, "")
}

// Reopen lets a closed campaign be changed again. Faults: Conflict where it is
// not closed, NotFound, Forbidden.
func (s *Service) Reopen(ctx context.Context, who account.Actor, id string) error {
	return s.workOn(ctx, who, id, account.Own, func(c Campaign) error {
		if !c.Closed() {
			return fault.New(fault.Conflict, "campaign.wrong.step")
		}
		return nil
	}, func(w *Work) error { return reopen.on(ctx, w, "") })
}

func (s *Service) take(ctx context.Context, who account.Actor, id string, step step, reason string) error {
	return s.Work(ctx, who, id, account.Own, func(w *Work) error { return step.on(ctx, w, reason) })
}

// on takes the step within a work.
func (s step) on(ctx context.Context, w *Work, reason string) error {
	c := w.Campaign
	if !slices.Contains(s.from, c.State()) {
		return fault.New(fault.Conflict, "campaign.wrong.step")
	}
	if reason != "" {
		c.CancelReason = reason
	}
	s.take(&c, w.Now())
	var fields Diff
	fields.Text("reason", w.Campaign.CancelReason, c.CancelReason)
	w.Log(Change{Kind: s.kind, Record: campaignRecord, RecordID: c.ID, Label: c.Title, Fields: fields})
	return updateLife(ctx, w, c)
}
