package campaign

import (
	"context"

	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// ByID returns the campaign with that id. Nobody's rights are asked: it is for
// those who were let in by a link. Faults: NotFound.
func ByID(ctx context.Context, q database.Querier, id string) (Campaign, error) {
	return findCampaign(ctx, q, id)
}

// FindPublic returns the campaign with that id or slug, present or former, if
// it was ever published; the caller decides by its State what strangers may see.
// Nobody's rights are asked. Faults: NotFound.
func (s *Service) FindPublic(ctx context.Context, slug string) (Campaign, error) {
	c, err := findCampaignByName(ctx, s.db, slug)
	if err == nil && c.PublishedAt.IsZero() {
		err = fault.New(fault.NotFound, "fault.not_found")
	}
	return c, err
}
