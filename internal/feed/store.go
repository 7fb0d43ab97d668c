package feed

import (
	"context"

	"tongxing/internal/civil"
	"tongxing/internal/database"
)

const entryColumns = `id, campaign_id, person_id, session_id, summary, location, all_day, starts, ends, digest, sequence, modified_at, moved_at, moved_from, cancelled_at`

// Public returns what the entries of a campaign's public calendar last showed,
// in the order in which they begin.
func Public(ctx context.Context, q database.Querier, campaignID string) (all []Entry, err error) {
	err = q.Select(ctx, &all, `SELECT `+entryColumns+` FROM feed_entries WHERE campaign_id = ? AND person_id IS NULL ORDER BY starts, id`, campaignID)
	return all, err
}

// personal returns the entries of every personal calendar of a campaign.
func personal(ctx context.Context, q database.Querier, campaignID string) (all []Entry, err error) {
	err = q.Select(ctx, &all, `SELECT `+entryColumns+` FROM feed_entries WHERE campaign_id = ? AND person_id IS NOT NULL ORDER BY starts, id`, campaignID)
	return all, err
}

// Remember writes entries, some hundred in one statement.
func Remember(ctx context.Context, tx *database.Tx, entries []Entry) error {
	const atOnce = 500 // 15 values each, below what either database takes
	for len(entries) > 0 {
		n := min(atOnce, len(entries))
		err := tx.Insert(ctx, `INSERT INTO feed_entries (`+entryColumns+`)
			VALUES (:id, :campaign_id, :person_id, :session_id, :summary, :location, :all_day, :starts, :ends, :digest, :sequence, :modified_at, :moved_at, :moved_from, :cancelled_at)
			ON CONFLICT (id) DO UPDATE SET session_id = excluded.session_id, summary = excluded.summary, location = excluded.location,
			all_day = excluded.all_day, starts = excluded.starts, ends = excluded.ends, digest = excluded.digest, sequence = excluded.sequence,
			modified_at = excluded.modified_at, moved_at = excluded.moved_at, moved_from = excluded.moved_from, cancelled_at = excluded.cancelled_at`, entries[:n])
		if err == nil {
			err = rememberMoves(ctx, tx, entries[:n])
		}
		if err != nil {
			return err
		}
		entries = entries[n:]
	}
	return nil
}

// rememberMoves notes how public entries moved that were not noted yet.
func rememberMoves(ctx context.Context, tx *database.Tx, entries []Entry) error {
	var moves []move
	for _, e := range entries {
		if e.PersonID == nil && !e.MovedAt.IsZero() {
			moves = append(moves, move{e.ID, e.CampaignID, e.MovedAt, e.MovedFrom})
		}
	}
	if len(moves) == 0 {
		return nil
	}
	return tx.Insert(ctx, `INSERT INTO feed_moves (entry_id, campaign_id, at, moved_from)
		VALUES (:entry_id, :campaign_id, :at, :moved_from) ON CONFLICT (entry_id, at) DO NOTHING`, moves)
}

// selectMoves returns the moves of a campaign's public calendar after an
// instant, the first one first.
func selectMoves(ctx context.Context, q database.Querier, campaignID string, since civil.Instant) (all []move, err error) {
	err = q.Select(ctx, &all, `SELECT entry_id, campaign_id, at, moved_from FROM feed_moves WHERE campaign_id = ? AND at > ? ORDER BY at, entry_id`,
		campaignID, since.String())
	return all, err
}

// selectPeople returns the ids of a campaign's people who have, or had, a
// calendar of their own.
func selectPeople(ctx context.Context, q database.Querier, campaignID string) (ids []string, err error) {
	err = q.Select(ctx, &ids, `SELECT person_id FROM feed_people WHERE campaign_id = ? ORDER BY person_id`, campaignID)
	return ids, err
}

func insertPerson(ctx context.Context, tx *database.Tx, campaignID, personID string) error {
	_, err := tx.Exec(ctx, `INSERT INTO feed_people (person_id, campaign_id) VALUES (?, ?) ON CONFLICT (person_id) DO NOTHING`, personID, campaignID)
	return err
}

// campaignOf returns the campaign of someone who has a calendar.
func campaignOf(ctx context.Context, q database.Querier, personID string) (id string, err error) {
	err = q.Get(ctx, &id, `SELECT campaign_id FROM feed_people WHERE person_id = ?`, personID)
	return id, err
}

// count is a row of how many readers there were.
type count struct {
	CampaignID string        `db:"campaign_id"`
	Day        civil.Date    `db:"day"`
	MovedAt    string        `db:"moved_at"`
	Client     Client        `db:"client"`
	Readers    int           `db:"readers"`
	LastAt     civil.Instant `db:"last_at"`
}

// addCounts adds to what was counted before, here or by other instances.
func addCounts(ctx context.Context, tx *database.Tx, counts []count) error {
	return tx.Insert(ctx, `INSERT INTO feed_days (campaign_id, day, moved_at, client, readers, last_at)
		VALUES (:campaign_id, :day, :moved_at, :client, :readers, :last_at)
		ON CONFLICT (campaign_id, day, moved_at, client) DO UPDATE SET readers = feed_days.readers + excluded.readers,
		last_at = CASE WHEN feed_days.last_at < excluded.last_at THEN excluded.last_at ELSE feed_days.last_at END`, counts)
}

func selectCounts(ctx context.Context, q database.Querier, campaignID string) (all []count, err error) {
	err = q.Select(ctx, &all, `SELECT campaign_id, day, moved_at, client, readers, last_at FROM feed_days
		WHERE campaign_id = ? ORDER BY day, moved_at, client`, campaignID)
	return all, err
}

// deleteCounts drops what was counted before a day, and the moves before it.
func deleteCounts(ctx context.Context, tx *database.Tx, before civil.Date) error {
	if _, err := tx.Exec(ctx, `DELETE FROM feed_days WHERE day < ?`, before); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `DELETE FROM feed_moves WHERE at < ?`, before.String())
	return err
}
