package agenda

import (
	"context"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// NewItem is an item to be added, with its cues.
type NewItem struct {
	ItemFields
	Cues []CueFields
}

// AddSession adds a session at the end of the campaign's, with the items that
// it starts with, and returns its id. Faults: Invalid, Conflict where there are
// too many.
func (s *Service) AddSession(ctx context.Context, who account.Actor, campaignID string, f SessionFields, items ...NewItem) (id string, err error) {
	err = s.edit(ctx, who, campaignID, func(w *campaign.Work) error {
		id, err = InsertSession(ctx, w, f, items...)
		return err
	})
	return id, err
}

// InsertSession is AddSession within a work that does more, such as an import.
func InsertSession(ctx context.Context, w *campaign.Work, f SessionFields, items ...NewItem) (id string, err error) {
	if err := checkSession(ctx, w, &f, nil); err != nil {
		return "", err
	}
	have, err := countSessions(ctx, w, w.Campaign.ID)
	if err != nil {
		return "", err
	}
	if have >= maxSessions {
		return "", fault.New(fault.Conflict, "agenda.wrong.too_many_sessions", "Most", maxSessions)
	}
	row := Session{Row: campaign.Row{ID: database.NewID(), CampaignID: w.Campaign.ID, Position: have, Version: 1}, SessionFields: f}
	if err := insertSession(ctx, w, row); err != nil {
		return "", err
	}
	places, err := venueNames(ctx, w, w.Campaign.ID)
	if err != nil {
		return "", err
	}
	logSession(w, campaign.Added, row, SessionFields{}.diff(f, places), campaign.Itself)
	_, err = insertNew(ctx, w, row, 0, items)
	return row.ID, err
}

// UpdateSession saves a session's fields unless somebody else did since
// version. Faults: Invalid, Stale.
func (s *Service) UpdateSession(ctx context.Context, who account.Actor, campaignID, id string, version int, f SessionFields) error {
	return s.edit(ctx, who, campaignID, func(w *campaign.Work) error {
		before, err := findSession(ctx, w, campaignID, id)
		if err != nil {
			return err
		}
		return saveSession(ctx, w, before, version, f)
	})
}

func saveSession(ctx context.Context, w *campaign.Work, before Session, version int, f SessionFields) error {
	if err := checkSession(ctx, w, &f, &before); err != nil {
		return err
	}
	places, err := venueNames(ctx, w, w.Campaign.ID)
	if err != nil {
		return err
	}
	changes := before.diff(f, places)
	if len(changes) == 0 {
		// Saved as it stands: nobody's edit becomes stale by that.
		return nil
	}
	after := before
	after.SessionFields = f
	logSession(w, campaign.Changed, after, changes, campaign.FormerOf(before.SessionFields, f))
	return updateSession(ctx, w, before.ID, version, f)
}

// checkSession tidies and checks the fields; before is nil for a new session.
// Fixed starts of its items must exist on the session's new day too.
func checkSession(ctx context.Context, w *campaign.Work, f *SessionFields, before *Session) error {
	var errs fault.Collector
	if err := errs.Absorb(f.Check()); err != nil {
		return err
	}
	places, err := venueNames(ctx, w, w.Campaign.ID)
	if err != nil {
		return err
	}
	if before == nil {
		checkKnown(&errs, places, "venue_id", f.VenueID, nil)
		return errs.Err()
	}
	checkKnown(&errs, places, "venue_id", f.VenueID, before.VenueID)
	if errs.Err() != nil || f.StartsOn == before.StartsOn && f.Zone == before.Zone {
		return errs.Err()
	}
	items, err := listItems(ctx, w, before.ID)
	if err != nil {
		return err
	}
	public := firstPublic(items)
	for i, item := range items {
		if d := f.fixedDay(item.ItemFields, i < public); skipped(d, item.FixedAt, f.Location()) {
			errs.Add("starts_on", "agenda.wrong.item_no_such_time", "Title", item.Title, "Time", item.FixedAt.String(), "Zone", f.Zone)
		}
	}
	return errs.Err()
}

// MoveSession lets a session change places with its neighbour; at the end it
// stays.
func (s *Service) MoveSession(ctx context.Context, who account.Actor, campaignID, id string, to campaign.Direction) error {
	return s.edit(ctx, who, campaignID, func(w *campaign.Work) error { return moveSession(ctx, w, id, to) })
}

func moveSession(ctx context.Context, w *campaign.Work, id string, to campaign.Direction) error {
	session, err := findSession(ctx, w, w.Campaign.ID, id)
	if err != nil {
		return err
	}
	have, err := countSessions(ctx, w, w.Campaign.ID)
	if err != nil {
		return err
	}
	place := session.Position + int(to)
	if place < 0 || place >= have {
		return nil
	}
	logSession(w, campaign.Moved, session, nil, campaign.Kept(-to))
	return swapSessions(ctx, w, session, place)
}

// RemoveSession puts a session with its items into the trash.
func (s *Service) RemoveSession(ctx context.Context, who account.Actor, campaignID, id string) error {
	return s.edit(ctx, who, campaignID, func(w *campaign.Work) error { return removeSession(ctx, w, id) })
}

func removeSession(ctx context.Context, w *campaign.Work, id string) error {
	session, err := findSession(ctx, w, w.Campaign.ID, id)
	if err != nil {
		return err
	}
	logSession(w, campaign.Removed, session, nil, campaign.Itself)
	if err := setSessionPlace(ctx, w, id, session.Position, w.Now()); err != nil {
		return err
	}
	return shiftSessions(ctx, w, session.Position+1, -1)
}

// RestoreSession takes a session out of the trash, to its former place.
func (s *Service) RestoreSession(ctx context.Context, who account.Actor, campaignID, id string) error {
	return s.edit(ctx, who, campaignID, func(w *campaign.Work) error { return restoreSession(ctx, w, id) })
}

func restoreSession(ctx context.Context, w *campaign.Work, id string) error {
	session, err := findRemovedSession(ctx, w, w.Campaign.ID, id)
	if err != nil {
		return err
	}
	have, err := countSessions(ctx, w, w.Campaign.ID)
	if err != nil {
		return err
	}
	logSession(w, campaign.Restored, session, nil, campaign.Itself)
	place := min(session.Position, have)
	if err := shiftSessions(ctx, w, place, 1); err != nil {
		return err
	}
	return setSessionPlace(ctx, w, id, place, civil.Instant{})
}

// CancelSession says that a session will not take place, and why; it stays on
// the programme as cancelled. Faults: Invalid without a reason.
func (s *Service) CancelSession(ctx context.Context, who account.Actor, campaignID, id, reason string) error {
	return s.edit(ctx, who, campaignID, func(w *campaign.Work) error {
		session, err := findSession(ctx, w, campaignID, id)
		if err != nil {
			return err
		}
		var errs fault.Collector
		errs.Line("cancel_reason", &reason, 300)
		errs.Need("cancel_reason", reason)
		if err := errs.Err(); err != nil {
			return err
		}
		return setCancelled(ctx, w, session, campaign.Cancel, cancellation{w.Now(), reason})
	})
}

// cancellation is since when a session is cancelled, and why; zero where it is
// not.
type cancellation struct {
	At     civil.Instant
	Reason string
}

func setCancelled(ctx context.Context, w *campaign.Work, s Session, kind campaign.ChangeKind, to cancellation) error {
	var d campaign.Diff
	if kind == campaign.Cancel {
		d.Text("cancel_reason", s.CancelReason, to.Reason)
	}
	logSession(w, kind, s, d, campaign.Kept(cancellation{s.CancelledAt, s.CancelReason}))
	return updateCancelled(ctx, w, s.ID, to.At, to.Reason)
}

// ReinstateSession takes a cancellation back.
func (s *Service) ReinstateSession(ctx context.Context, who account.Actor, campaignID, id string) error {
	return s.edit(ctx, who, campaignID, func(w *campaign.Work) error {
		session, err := findSession(ctx, w, campaignID, id)
		if err != nil || !session.Cancelled() {
			return err
		}
		return setCancelled(ctx, w, session, campaign.Reinstate, cancellation{})
	})
}
