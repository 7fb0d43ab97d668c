package campaign

import (
	"context"
	"strings"

	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// insert puts checked fields at the end of the list.
func (l list[F, P]) insert(ctx context.Context, w *Work, f P) (id string, err error) {
	var have struct {
		Rows int `db:"live"`
		Last int `db:"last"`
	}
	err = w.Get(ctx, &have, `SELECT COUNT(*) FILTER (WHERE trashed_at IS NULL) AS live, COALESCE(MAX(position), 0) AS last
		FROM `+l.table+` WHERE campaign_id = ?`, w.Campaign.ID)
	if err != nil {
		return "", err
	}
	if have.Rows >= maxRows {
		return "", fault.New(fault.Conflict, "campaign.wrong.too_many_rows", "Most", maxRows)
	}
	id = database.NewID()
	_, err = w.Exec(ctx, `INSERT INTO `+l.table+` (id, campaign_id, position, version, `+strings.Join(l.columns, ", ")+`)
		VALUES (?, ?, ?, 1`+strings.Repeat(", ?", len(l.columns))+`)`,
		append([]any{id, w.Campaign.ID, have.Last + 1}, f.values()...)...)
	return id, err
}

// update saves the fields of a line that is there, unless its version has
// passed.
func (l list[F, P]) update(ctx context.Context, w *Work, id string, version int, f P) error {
	changed, err := w.Exec(ctx, `UPDATE `+l.table+` SET `+strings.Join(l.columns, " = ?, ")+` = ?, version = version + 1
		WHERE id = ? AND campaign_id = ? AND version = ? AND trashed_at IS NULL`,
		append(f.values(), id, w.Campaign.ID, version)...)
	if err == nil && changed == 0 {
		return fault.New(fault.Stale, "fault.stale")
	}
	return err
}

func (l list[F, P]) find(ctx context.Context, q database.Querier, campaignID, id string) (P, error) {
	return l.read(ctx, q, `trashed_at IS NULL`, campaignID, id)
}

// findVersion is find with the line's version.
func (l list[F, P]) findVersion(ctx context.Context, q database.Querier, id string) (f P, version int, err error) {
	if err = q.Get(ctx, &version, `SELECT version FROM `+l.table+` WHERE id = ? AND trashed_at IS NULL`, id); err != nil {
		return nil, 0, err
	}
	f = P(new(F))
	err = q.Get(ctx, f, `SELECT `+strings.Join(l.columns, ", ")+` FROM `+l.table+` WHERE id = ? AND trashed_at IS NULL`, id)
	return f, version, err
}

func (l list[F, P]) findTrashed(ctx context.Context, q database.Querier, campaignID, id string) (P, error) {
	return l.read(ctx, q, `trashed_at IS NOT NULL`, campaignID, id)
}

func (l list[F, P]) read(ctx context.Context, q database.Querier, where, campaignID, id string) (P, error) {
	f := P(new(F))
	err := q.Get(ctx, f, `SELECT `+strings.Join(l.columns, ", ")+` FROM `+l.table+` WHERE campaign_id = ? AND id = ? AND `+where, campaignID, id)
	return f, err
}

func (l list[F, P]) setTrashed(ctx context.Context, w *Work, id string, at civil.Instant) error {
	_, err := w.Exec(ctx, `UPDATE `+l.table+` SET trashed_at = ?, version = version + 1 WHERE campaign_id = ? AND id = ?`, at, w.Campaign.ID, id)
	return err
}

func (l list[F, P]) unsetTrashed(ctx context.Context, w *Work, id string) error {
	return l.setTrashed(ctx, w, id, civil.Instant{})
}

// order returns the lines among which the one with that id is ordered.
func (l list[F, P]) order(ctx context.Context, q database.Querier, campaignID, id string) (rows []Row, err error) {
	query, args := l.selectRows(`campaign_id = ? AND trashed_at IS NULL`), []any{campaignID}
	if l.within != "" {
		query = l.selectRows(`campaign_id = ? AND trashed_at IS NULL AND ` + l.within + ` = (SELECT ` + l.within + ` FROM ` + l.table + ` WHERE id = ?)`)
		args = append(args, id)
	}
	err = q.Select(ctx, &rows, query, args...)
	return rows, err
}

func (l list[F, P]) selectRows(where string) string {
	return `SELECT id, campaign_id, position, trashed_at, version FROM ` + l.table + ` WHERE ` + where + ` ORDER BY position, id`
}

// place gives the positions of the rows before, in their order, to the ids
// after.
func (l list[F, P]) place(ctx context.Context, w *Work, before []Row, after []string) error {
	for i, row := range before {
		if row.ID == after[i] {
			continue
		}
		if _, err := w.Exec(ctx, `UPDATE `+l.table+` SET position = ? WHERE campaign_id = ? AND id = ?`, row.Position, w.Campaign.ID, after[i]); err != nil {
			return err
		}
	}
	return nil
}

func (l list[F, P]) removed(ctx context.Context, q database.Querier, campaignID string) ([]RemovedLine, error) {
	var rows []struct {
		Row
		Fields F `db:"fields"`
	}
	query := `SELECT id, campaign_id, position, trashed_at, version`
	for _, column := range l.columns {
		query += `, ` + column + ` AS "fields.` + column + `"`
	}
	err := q.Select(ctx, &rows, query+` FROM `+l.table+` WHERE campaign_id = ? AND trashed_at IS NOT NULL ORDER BY position, id`, campaignID)
	lines := make([]RemovedLine, len(rows))
	for i := range rows {
		lines[i] = RemovedLine{Row: rows[i].Row, Record: l.record, Label: P(&rows[i].Fields).label()}
	}
	return lines, err
}
