package agenda

import (
	"context"

	"tongxing/internal/campaign"
)

// InsertItem is AddItem within a work that does more, such as an import that
// is merged into a campaign.
func InsertItem(ctx context.Context, w *campaign.Work, sessionID, before string, item NewItem) (id string, err error) {
	session, err := findSession(ctx, w, w.Campaign.ID, sessionID)
	if err != nil {
		return "", err
	}
	place, _, err := placeBefore(ctx, w, sessionID, before)
	if err != nil {
		return "", err
	}
	return insertOne(ctx, w, session, place, item)
}

// SaveItem is UpdateItem within a work that does more.
func SaveItem(ctx context.Context, w *campaign.Work, id string, version int, item NewItem) error {
	before, session, err := findWithin(ctx, w, w.Campaign.ID, id)
	if err != nil {
		return err
	}
	return saveItem(ctx, w, session, before, version, item)
}

// SaveSession is UpdateSession within a work that does more.
func SaveSession(ctx context.Context, w *campaign.Work, id string, version int, f SessionFields) error {
	before, err := findSession(ctx, w, w.Campaign.ID, id)
	if err != nil {
		return err
	}
	return saveSession(ctx, w, before, version, f)
}
