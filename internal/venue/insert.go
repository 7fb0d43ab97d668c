package venue

import (
	"context"

	"tongxing/internal/campaign"
)

// Insert is Service.Add within a work that does more, such as an import.
func Insert(ctx context.Context, w *campaign.Work, f Fields) (id string, err error) {
	if err := f.Check(); err != nil {
		return "", err
	}
	if id, err = insert(ctx, w, f); err != nil {
		return "", err
	}
	w.Log(change(campaign.Added, id, f, diff(Fields{}, f), campaign.Itself))
	return id, nil
}
