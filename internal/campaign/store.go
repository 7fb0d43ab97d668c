package campaign

import (
	"context"

	"tongxing/internal/account"
	"tongxing/internal/database"
)

const selectCampaign = `SELECT c.id, c.organisation_id, s.slug, c.kind, c.title, c.theme, c.purpose, c.period, c.starts_on, c.ends_on,
	c.zone, c.language, c.description, c.audience, c.published_at, c.withdrawn_at, c.cancelled_at, c.cancel_reason, c.trashed_at,
	c.revision, c.created_at, c.created_by, c.version
	FROM campaigns c JOIN campaign_slugs s ON s.campaign_id = c.id AND s.is_current`

func findCampaign(ctx context.Context, q database.Querier, id string) (c Campaign, err error) {
	err = q.Get(ctx, &c, selectCampaign+` WHERE c.id = ?`, id)
	return c, err
}

// findCampaignByName finds by id, slug or former slug.
func findCampaignByName(ctx context.Context, q database.Querier, idOrSlug string) (c Campaign, err error) {
	err = q.Get(ctx, &c, selectCampaign+` WHERE c.id = ? OR c.id = (SELECT campaign_id FROM campaign_slugs WHERE slug = ?)`, idOrSlug, idOrSlug)
	return c, err
}

// recordOf gathers what account.Can asks of a campaign: the owning
// organisation with all above it, and the actor's place in the team.
func recordOf(ctx context.Context, q database.Querier, who account.Actor, c Campaign) (account.Record, error) {
	var record account.Record
	var roles []account.Role
	if err := q.Select(ctx, &roles, `SELECT role FROM campaign_team WHERE campaign_id = ? AND account_id = ?`, c.ID, who.ID); err != nil {
		return record, err
	}
	if len(roles) == 1 {
		record.Team = roles[0]
	}
	if c.OrganisationID == nil {
		return record, nil
	}
	err := q.Select(ctx, &record.Organisations, `WITH RECURSIVE above (id, parent_id) AS (
			SELECT id, parent_id FROM organisations WHERE id = ?
			UNION SELECT o.id, o.parent_id FROM organisations o JOIN above a ON o.id = a.parent_id)
		SELECT id FROM above ORDER BY id`, *c.OrganisationID)
	return record, err
}
