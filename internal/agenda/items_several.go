package agenda

import (
	"context"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
)

// Addition is items to be added at the end of the session with that id, or to
// a new one of these fields where the id is empty.
type Addition struct {
	SessionID string
	Session   SessionFields
	Items     []NewItem
}

// AddItems adds items to sessions, as one change. Faults: Invalid, Conflict
// where there are too many.
func (s *Service) AddItems(ctx context.Context, who account.Actor, campaignID string, all []Addition) error {
	return s.edit(ctx, who, campaignID, func(w *campaign.Work) error {
		for _, a := range all {
			if a.SessionID == "" {
				if _, err := InsertSession(ctx, w, a.Session, a.Items...); err != nil {
					return err
				}
				continue
			}
			session, err := findSession(ctx, w, campaignID, a.SessionID)
			if err != nil {
				return err
			}
			place, _, err := placeBefore(ctx, w, a.SessionID, "")
			if err != nil {
				return err
			}
			if _, err = insertNew(ctx, w, session, place, a.Items); err != nil {
				return err
			}
		}
		return nil
	})
}
