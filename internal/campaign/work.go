package campaign

import (
	"context"
	"encoding/json"

	"tongxing/internal/account"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// Work runs f in a transaction on one campaign for someone who may do the
// action. The campaign's row is locked first; if f logs any change the
// revision grows by one, followers are told, and after the commit watchers
// hear the campaign's id. Faults: NotFound where who may not even see the
// campaign, or where it is in the trash and the action is not Own; Forbidden
// where who sees it but may not do this; Conflict where it is closed; and
// whatever f returns.
func (s *Service) Work(ctx context.Context, who account.Actor, id string, do account.Action, f func(*Work) error) error {
	return s.workOn(ctx, who, id, do, func(c Campaign) error {
		if c.Closed() {
			return fault.New(fault.Conflict, "campaign.wrong.closed")
		}
		return nil
	}, f)
}

// workOn is Work with its own say on the states in which it may be.
func (s *Service) workOn(ctx context.Context, who account.Actor, id string, do account.Action, in func(Campaign) error, f func(*Work) error) error {
	return s.db.Transact(ctx, func(tx *database.Tx) error {
		return s.work(ctx, tx, who, id, func(c Campaign) error {
			if c.State() == Trashed && do != account.Own {
				return fault.New(fault.NotFound, "fault.not_found")
			}
			if err := s.allow(ctx, tx, who, do, c); err != nil {
				return err
			}
			return in(c)
		}, f)
	})
}

// work is Work within a transaction, with its own say on rights.
func (s *Service) work(ctx context.Context, tx *database.Tx, who account.Actor, id string, may func(Campaign) error, f func(*Work) error) error {
	// A row lock on both databases; rolled back with the rest where nothing changes.
	if _, err := tx.Exec(ctx, `UPDATE campaigns SET revision = revision + 1 WHERE id = ?`, id); err != nil {
		return err
	}
	c, err := findCampaign(ctx, tx, id)
	if err != nil {
		return err
	}
	if err := may(c); err != nil {
		return err
	}
	work := &Work{Tx: tx, Campaign: c, Who: who}
	if err := f(work); err != nil {
		return err
	}
	return s.finish(ctx, work)
}

// finish writes what a Work logged and tells those who follow.
func (s *Service) finish(ctx context.Context, w *Work) error {
	if len(w.changes) == 0 {
		_, err := w.Exec(ctx, `UPDATE campaigns SET revision = revision - 1 WHERE id = ?`, w.Campaign.ID)
		return err
	}
	if err := insertChanges(ctx, w); err != nil {
		return err
	}
	if err := keepUndo(ctx, w); err != nil {
		return err
	}
	now, err := findCampaign(ctx, w.Tx, w.Campaign.ID)
	if err != nil {
		return err
	}
	for _, follow := range s.followers {
		if err := follow(ctx, w.Tx, now); err != nil {
			return err
		}
	}
	w.AfterCommit(func() {
		for _, watch := range s.watchers {
			watch(now.ID)
		}
	})
	return nil
}

func insertChanges(ctx context.Context, w *Work) error {
	rows := make([]LoggedChange, len(w.changes))
	for i, c := range w.changes {
		fields, err := json.Marshal(c.Fields)
		if err != nil {
			return err
		}
		rows[i] = LoggedChange{
			CampaignID: w.Campaign.ID, Revision: w.Campaign.Revision, Ordinal: i, At: w.Now(), Actor: w.Who.Name,
			Kind: c.Kind, Record: c.Record, RecordID: c.RecordID, Label: c.Label, FieldsJSON: string(fields),
		}
		if w.Who.SignedIn() {
			rows[i].AccountID = &w.Who.ID
		}
	}
	return w.Insert(ctx, `INSERT INTO campaign_changes
		(campaign_id, revision, ordinal, at, account_id, actor, kind, record, record_id, label, fields)
		VALUES (:campaign_id, :revision, :ordinal, :at, :account_id, :actor, :kind, :record, :record_id, :label, :fields)`, rows)
}

// allow checks account.Can. What someone may not see is NotFound.
func (s *Service) allow(ctx context.Context, q database.Querier, who account.Actor, do account.Action, c Campaign) error {
	record, err := recordOf(ctx, q, who, c)
	if err != nil {
		return err
	}
	switch {
	case !account.Can(who, account.View, record), c.State() == Trashed && !account.Can(who, account.Own, record):
		return fault.New(fault.NotFound, "fault.not_found")
	case !account.Can(who, do, record):
		return fault.New(fault.Forbidden, "fault.forbidden")
	}
	return nil
}
