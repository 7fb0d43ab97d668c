package agenda

import (
	"context"

	"tongxing/internal/campaign"
	"tongxing/internal/fault"
)

// undoItem takes back a change of an item, as a campaign.Undoer.
func undoItem(ctx context.Context, w *campaign.Work, c campaign.LoggedChange, former campaign.Former) error {
	switch c.Kind {
	case campaign.Added, campaign.Restored:
		return removeItem(ctx, w, c.RecordID)
	case campaign.Removed:
		return restoreItem(ctx, w, c.RecordID)
	case campaign.Moved:
		var place itemPlace
		if err := former.Put(&place); err != nil {
			return err
		}
		return placeItem(ctx, w, c.RecordID, place)
	}
	item, session, err := findWithin(ctx, w, w.Campaign.ID, c.RecordID)
	if err != nil {
		return err
	}
	entered := item.entered()
	if err := former.Put(&entered); err != nil {
		return err
	}
	return saveItem(ctx, w, session, item, item.Version, entered)
}

// undoSession takes back a change of a session, as a campaign.Undoer. A session
// in which somebody has put items since is not removed.
func undoSession(ctx context.Context, w *campaign.Work, c campaign.LoggedChange, former campaign.Former) error {
	switch c.Kind {
	case campaign.Restored:
		return removeSession(ctx, w, c.RecordID)
	case campaign.Removed:
		return restoreSession(ctx, w, c.RecordID)
	case campaign.Added:
		have, err := countItems(ctx, w, c.RecordID)
		if err == nil && have > 0 {
			err = fault.New(fault.Conflict, "agenda.wrong.undo_filled", "Title", c.Label)
		}
		if err != nil {
			return err
		}
		return removeSession(ctx, w, c.RecordID)
	case campaign.Moved:
		var to campaign.Direction
		if err := former.Put(&to); err != nil {
			return err
		}
		return moveSession(ctx, w, c.RecordID, to)
	}
	session, err := findSession(ctx, w, w.Campaign.ID, c.RecordID)
	if err != nil {
		return err
	}
	switch c.Kind {
	case campaign.Cancel, campaign.Reinstate:
		var before cancellation
		if err := former.Put(&before); err != nil {
			return err
		}
		kind := campaign.Cancel
		if before.At.IsZero() {
			kind = campaign.Reinstate
		}
		return setCancelled(ctx, w, session, kind, before)
	}
	fields := session.SessionFields
	if err := former.Put(&fields); err != nil {
		return err
	}
	return saveSession(ctx, w, session, session.Version, fields)
}
