package agenda

import (
	"context"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
)

// AddItems adds items at the end of a session, as one change. Faults: Invalid,
// Conflict where there are too many.
func (s *Service) AddItems(ctx context.Context, who account.Actor, campaignID, sessionID string, items []NewItem) error {
	return s.edit(ctx, who, campaignID, func(w *campaign.Work) error {
		session, err := findSession(ctx, w, campaignID, sessionID)
		if err != nil {
			return err
		}
		place, _, err := placeBefore(ctx, w, sessionID, "")
		if err != nil {
			return err
		}
		_, err = insertNew(ctx, w, session, place, items)
		return err
	})
}
