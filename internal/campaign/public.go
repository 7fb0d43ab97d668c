package campaign

import (
	"context"

	"tongxing/internal/fault"
)

// FindPublic returns the campaign with that id or slug, present or
// former, if it was
// ever published; the caller decides by its State what strangers may see.
// Nobody's rights are asked. Faults: NotFound.
func (s *Service) FindPublic(ctx context.Context, slug string) (Campaign, error) {
	c, err := findCampaignByName(ctx, s.db, slug)
	if err == nil && c.PublishedAt.IsZero() {
		err = fault.New(fault.NotFound, "fault.not_found")
	}
	return c, err
}
