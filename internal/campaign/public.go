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

// FindAny returns the campaign with that id in whatever state it is. Nobody's
// rights are asked: it is for what a code on paper leads to. Faults: NotFound.
func (s *Service) FindAny(ctx context.Context, id string) (Campaign, error) {
	return findCampaign(ctx, s.db, id)
}

// Hold runs f in a transaction that holds a campaign's row, so that nobody
// changes the campaign meanwhile; f itself leaves it as it is. Nobody's rights
// are asked: the caller has. Faults: NotFound; and whatever f returns.
func (s *Service) Hold(ctx context.Context, id string, f func(tx *database.Tx, c Campaign) error) error {
	return s.db.Transact(ctx, func(tx *database.Tx) error {
		// A row lock on both databases.
		if _, err := tx.Exec(ctx, `UPDATE campaigns SET revision = revision WHERE id = ?`, id); err != nil {
			return err
		}
		c, err := findCampaign(ctx, tx, id)
		if err != nil {
			return err
		}
		return f(tx, c)
	})
}
