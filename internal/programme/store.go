package programme

import (
	"context"

	"tongxing/internal/campaign"
	"tongxing/internal/database"
)

// heading is what a calendar says of itself.
type heading struct {
	CampaignID string        `db:"campaign_id"`
	Title      string        `db:"title"`
	Kind       campaign.Kind `db:"kind"`
	Zone       string        `db:"zone"`
}

// upsertHeading keeps what a public calendar says of itself, for when the
// campaign is withdrawn and goes on changing.
func upsertHeading(ctx context.Context, tx *database.Tx, h heading) error {
	return tx.Insert(ctx, `INSERT INTO programme_calendars (campaign_id, title, kind, zone) VALUES (:campaign_id, :title, :kind, :zone)
		ON CONFLICT (campaign_id) DO UPDATE SET title = excluded.title, kind = excluded.kind, zone = excluded.zone`, h)
}

// lastHeading returns what the calendar last said of itself in public, or
// nothing where that was before it was kept.
func lastHeading(ctx context.Context, q database.Querier, campaignID string) ([]heading, error) {
	var all []heading
	err := q.Select(ctx, &all, `SELECT campaign_id, title, kind, zone FROM programme_calendars WHERE campaign_id = ? ORDER BY campaign_id`, campaignID)
	return all, err
}
