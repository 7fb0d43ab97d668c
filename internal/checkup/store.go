package checkup

import (
	"context"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
)

// decision is a finding that somebody set aside, as it is kept.
type decision struct {
	CampaignID string        `db:"campaign_id"`
	Finding    string        `db:"finding"` // the Key
	Reason     string        `db:"reason"`
	AccountID  *string       `db:"account_id"`
	By         string        `db:"set_by"`
	At         civil.Instant `db:"set_at"`
}

// listAside returns what was set aside in several campaigns by campaign id and
// key.
func listAside(ctx context.Context, q database.Querier, campaignIDs []string) (map[string]map[string]decision, error) {
	var all []decision
	err := q.Select(ctx, &all, `SELECT campaign_id, finding, reason, account_id, set_by, set_at FROM checks_aside
		WHERE campaign_id IN (?) ORDER BY campaign_id, finding`, campaignIDs)
	aside := make(map[string]map[string]decision, len(campaignIDs))
	for _, d := range all {
		if aside[d.CampaignID] == nil {
			aside[d.CampaignID] = map[string]decision{}
		}
		aside[d.CampaignID][d.Finding] = d
	}
	return aside, err
}

func insertAside(ctx context.Context, w *campaign.Work, d decision) error {
	return w.Insert(ctx, `INSERT INTO checks_aside (campaign_id, finding, reason, account_id, set_by, set_at)
		VALUES (:campaign_id, :finding, :reason, :account_id, :set_by, :set_at)`, d)
}

// deleteAside returns how many rows there were.
func deleteAside(ctx context.Context, w *campaign.Work, key string) (int64, error) {
	return w.Exec(ctx, `DELETE FROM checks_aside WHERE campaign_id = ? AND finding = ?`, w.Campaign.ID, key)
}
