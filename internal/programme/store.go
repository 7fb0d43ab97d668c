package programme

import (
	"context"

	"tongxing/internal/database"
)

const entryColumns = `id, campaign_id, session_id, summary, location, all_day, starts, ends, digest, sequence, modified_at, cancelled_at`

func selectEntries(ctx context.Context, q database.Querier, campaignID string) (all []entry, err error) {
	err = q.Select(ctx, &all, `SELECT `+entryColumns+` FROM programme_events WHERE campaign_id = ? ORDER BY starts, id`, campaignID)
	return all, err
}

// upsertEntries writes entries, some hundred in one statement.
func upsertEntries(ctx context.Context, tx *database.Tx, entries []entry) error {
	const atOnce = 500 // 12 values each, below what either database takes
	for len(entries) > 0 {
		n := min(atOnce, len(entries))
		err := tx.Insert(ctx, `INSERT INTO programme_events (`+entryColumns+`)
			VALUES (:id, :campaign_id, :session_id, :summary, :location, :all_day, :starts, :ends, :digest, :sequence, :modified_at, :cancelled_at)
			ON CONFLICT (id) DO UPDATE SET session_id = excluded.session_id, summary = excluded.summary, location = excluded.location,
			all_day = excluded.all_day, starts = excluded.starts, ends = excluded.ends, digest = excluded.digest, sequence = excluded.sequence,
			modified_at = excluded.modified_at, cancelled_at = excluded.cancelled_at`, entries[:n])
		if err != nil {
			return err
		}
		entries = entries[n:]
	}
	return nil
}

// revisions returns the present revision of each campaign.
func revisions(ctx context.Context, q database.Querier, ids []string) (map[string]int64, error) {
	var rows []struct {
		ID       string `db:"id"`
		Revision int64  `db:"revision"`
	}
	if err := q.Select(ctx, &rows, `SELECT id, revision FROM campaigns WHERE id IN (?)`, ids); err != nil {
		return nil, err
	}
	present := make(map[string]int64, len(rows))
	for _, row := range rows {
		present[row.ID] = row.Revision
	}
	return present, nil
}
