package campaign

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// undoFor is how long a change can be taken back. What takes it back holds
// words that the log leaves out, so it is kept no longer than a day's work.
const undoFor = 12 * time.Hour

// Former is what takes one change of a record back. Nil: nothing does.
type Former json.RawMessage

// Itself is the Former of a change whose kind says it all: what was added is
// removed again.
var Itself = Former(`{}`)

// FormerOf returns the fields of before in which after differs from it. T is a
// struct that package json writes and reads back without loss.
func FormerOf[T any](before, after T) Former {
	was, is := fieldsOf(before), fieldsOf(after)
	if was == nil || is == nil {
		return nil
	}
	for name, value := range is {
		if bytes.Equal(was[name], value) {
			delete(was, name)
		}
	}
	former, err := json.Marshal(was)
	if err != nil {
		return nil
	}
	return former
}

// fieldsOf returns a struct's fields as JSON; nil where it cannot be written.
func fieldsOf(v any) (fields map[string]json.RawMessage) {
	text, err := json.Marshal(v)
	if err != nil || json.Unmarshal(text, &fields) != nil {
		return nil
	}
	return fields
}

// Kept returns the whole of v as a Former, for moves and the like.
func Kept[T any](v T) Former {
	text, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	return text
}

// Put puts the fields back into dst, a pointer to a struct such as FormerOf was
// given, and leaves its other fields as they are.
func (f Former) Put(dst any) error { return json.Unmarshal(f, dst) }

// Undoer takes one logged change of a record back, within a work. It logs what
// it does as any other change. Where the record is gone, or may no longer be
// as it was, it returns a NotFound or Invalid fault.
type Undoer func(ctx context.Context, w *Work, change LoggedChange, former Former) error

// UndoWith has f take back the changes of a record of another module. Call it
// before the first Work.
func (s *Service) UndoWith(record string, f Undoer) { s.undoers[record] = f }

// LastChange is somebody's last change of a campaign, while it can be taken
// back.
type LastChange struct {
	Revision int64
	Changes  []LoggedChange
}

// Last returns the last change that who made to the campaign after the revision
// since; its Revision is 0 where there is none or nothing takes it back.
func (s *Service) Last(ctx context.Context, who account.Actor, c Campaign, since int64) (last LastChange, err error) {
	if c.Closed() || c.State() == Trashed {
		return last, nil
	}
	u, err := findUndo(ctx, s.db, c.ID, who.ID)
	if fault.KindOf(err) == fault.NotFound || err == nil && (u.Revision <= since || u.over(s.db.Now())) {
		return last, nil
	}
	if err != nil {
		return last, err
	}
	last.Revision = u.Revision
	last.Changes, err = selectSince(ctx, s.db, c.ID, u.Revision, u.Revision)
	return last, err
}

// Undo takes back the last change that who made to the campaign, if that is
// the revision. Taking back is a change like any other, and can itself be
// taken back. Faults: Conflict where it is not the last one, too long ago, or
// somebody has changed the same since; NotFound, Forbidden.
func (s *Service) Undo(ctx context.Context, who account.Actor, campaignID string, revision int64) error {
	return s.edit(ctx, who, campaignID, func(w *Work) error {
		u, err := findUndo(ctx, w, campaignID, who.ID)
		switch {
		case fault.KindOf(err) == fault.NotFound, err == nil && u.Revision != revision:
			return fault.New(fault.Conflict, "campaign.wrong.undo_not_last")
		case err != nil:
			return err
		case u.over(w.Now()):
			return fault.New(fault.Conflict, "campaign.wrong.undo_too_old", "Hours", int(undoFor/time.Hour))
		}
		log, err := selectSince(ctx, w, campaignID, revision, w.Campaign.Revision)
		if err != nil {
			return err
		}
		former := u.former()
		own := log[:min(len(former), len(log))]
		for _, later := range log[len(own):] {
			if slices.ContainsFunc(own, func(earlier LoggedChange) bool { return Touches(earlier, later) }) {
				return fault.New(fault.Conflict, "campaign.wrong.undo_touched", "Name", later.Actor, "Label", later.Label)
			}
		}
		return s.undo(ctx, w, own, former)
	})
}

// undo takes changes back, the last one first.
func (s *Service) undo(ctx context.Context, w *Work, changes []LoggedChange, former []Former) error {
	for i, c := range slices.Backward(changes) {
		take, known := s.undoers[c.Record]
		if !known {
			return fault.New(fault.Conflict, "campaign.wrong.undo_gone", "Label", c.Label)
		}
		err := take(ctx, w, c, former[i])
		switch fault.KindOf(err) {
		case fault.NotFound, fault.Invalid:
			return fault.Wrap(err, fault.Conflict, "campaign.wrong.undo_gone", "Label", c.Label)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Touches says whether a later change stands in the way of taking an earlier
// one back: it is of the same record, and of the same field or of the whole.
// Moving a record and changing its fields have nothing to do with each other.
func Touches(earlier, later LoggedChange) bool {
	if earlier.Record != later.Record || earlier.RecordID != later.RecordID {
		return false
	}
	switch {
	case earlier.Kind == Moved && later.Kind == Changed, earlier.Kind == Changed && later.Kind == Moved:
		return false
	case earlier.Kind != Changed || later.Kind != Changed:
		return true
	}
	theirs := later.Fields()
	return slices.ContainsFunc(earlier.Fields(), func(f FieldChange) bool {
		return slices.ContainsFunc(theirs, func(t FieldChange) bool { return t.Name == f.Name })
	})
}

// Sweep forgets what would take changes back that are too long ago.
func (s *Service) Sweep(ctx context.Context) error {
	return s.db.Transact(ctx, func(tx *database.Tx) error {
		_, err := tx.Exec(ctx, `DELETE FROM campaign_undos WHERE at < ?`, tx.Now().Add(-undoFor))
		return err
	})
}

// undoRow is a row of campaign_undos.
type undoRow struct {
	Revision   int64         `db:"revision"`
	At         civil.Instant `db:"at"`
	FormerJSON string        `db:"former"`
}

func (u undoRow) over(now civil.Instant) bool { return u.At.Add(undoFor).Before(now) }

// former returns what takes each of the revision's changes back, in order.
func (u undoRow) former() []Former {
	var all []json.RawMessage
	// The column is written by keepUndo alone; unreadable text takes nothing back.
	_ = json.Unmarshal([]byte(u.FormerJSON), &all)
	former := make([]Former, len(all))
	for i, f := range all {
		former[i] = Former(f)
	}
	return former
}

// keepUndo puts the work in the place of the actor's last change.
func keepUndo(ctx context.Context, w *Work) error {
	if !w.Who.SignedIn() {
		return nil
	}
	if _, err := w.Exec(ctx, `DELETE FROM campaign_undos WHERE campaign_id = ? AND account_id = ?`, w.Campaign.ID, w.Who.ID); err != nil {
		return err
	}
	former := make([]json.RawMessage, len(w.changes))
	for i, c := range w.changes {
		if c.Former == nil {
			return nil
		}
		former[i] = json.RawMessage(c.Former)
	}
	text, err := json.Marshal(former)
	if err != nil {
		return err
	}
	_, err = w.Exec(ctx, `INSERT INTO campaign_undos (campaign_id, account_id, revision, at, former) VALUES (?, ?, ?, ?, ?)`,
		w.Campaign.ID, w.Who.ID, w.Campaign.Revision, w.Now(), string(text))
	return err
}

func findUndo(ctx context.Context, q database.Querier, campaignID, accountID string) (u undoRow, err error) {
	err = q.Get(ctx, &u, `SELECT revision, at, former FROM campaign_undos WHERE campaign_id = ? AND account_id = ?`, campaignID, accountID)
	return u, err
}

// selectSince reads the log from one revision to another, both included, in
// order.
func selectSince(ctx context.Context, q database.Querier, campaignID string, from, to int64) (lines []LoggedChange, err error) {
	err = q.Select(ctx, &lines, `SELECT campaign_id, revision, ordinal, at, account_id, actor, kind, record, record_id, label, fields
		FROM campaign_changes WHERE campaign_id = ? AND revision BETWEEN ? AND ? ORDER BY revision, ordinal`, campaignID, from, to)
	return lines, err
}
