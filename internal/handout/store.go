package handout

import (
	"context"

	"tongxing/internal/database"
)

const editionColumns = `id, campaign_id, subject, role, language, size, digest, number, code, made_at, content`

func getEdition(ctx context.Context, q database.Querier, where string, args ...any) (e Edition, err error) {
	if err := q.Get(ctx, &e, `SELECT `+editionColumns+` FROM handout_editions `+where, args...); err != nil {
		return Edition{}, err
	}
	return e, e.unpack()
}

// findEdition returns the edition of a digest. Faults: NotFound.
func findEdition(ctx context.Context, q database.Querier, k key, digest string) (Edition, error) {
	return getEdition(ctx, q, `WHERE subject = ? AND role = ? AND language = ? AND size = ? AND digest = ?`,
		k.Subject, k.Role, k.Language, k.Size, digest)
}

// findNumbered returns an edition by its number. Faults: NotFound.
func findNumbered(ctx context.Context, q database.Querier, k key, number int) (Edition, error) {
	return getEdition(ctx, q, `WHERE subject = ? AND role = ? AND language = ? AND size = ? AND number = ?`,
		k.Subject, k.Role, k.Language, k.Size, number)
}

// findByCode returns the edition with a code as ReadCode gives it. Faults:
// NotFound.
func findByCode(ctx context.Context, q database.Querier, code string) (Edition, error) {
	return getEdition(ctx, q, `WHERE code = ?`, code)
}

// numberOf returns the number of a digest: its own, or the next one of the
// subject and role.
func numberOf(ctx context.Context, q database.Querier, subject, role, digest string) (number int, err error) {
	err = q.Get(ctx, &number, `SELECT COALESCE((SELECT MIN(number) FROM handout_editions WHERE subject = ? AND role = ? AND digest = ?),
		(SELECT COALESCE(MAX(number), 0) + 1 FROM handout_editions WHERE subject = ? AND role = ?))`, subject, role, digest, subject, role)
	return number, err
}

// lastNumber returns the number of the last edition below a number in the same
// language and size, 0 where there is none.
func lastNumber(ctx context.Context, q database.Querier, k key, below int) (number int, err error) {
	err = q.Get(ctx, &number, `SELECT COALESCE(MAX(number), 0) FROM handout_editions
		WHERE subject = ? AND role = ? AND language = ? AND size = ? AND number < ?`, k.Subject, k.Role, k.Language, k.Size, below)
	return number, err
}

// listEditions returns a campaign's editions without their contents, the
// newest first.
func listEditions(ctx context.Context, q database.Querier, campaignID string) (all []Edition, err error) {
	err = q.Select(ctx, &all, `SELECT id, campaign_id, subject, role, language, size, digest, number, code, made_at FROM handout_editions
		WHERE campaign_id = ? ORDER BY number DESC, made_at DESC, id DESC`, campaignID)
	return all, err
}

// findEditions returns editions with their contents.
func findEditions(ctx context.Context, q database.Querier, ids []string) (all []Edition, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	if err := q.Select(ctx, &all, `SELECT `+editionColumns+` FROM handout_editions WHERE id IN (?) ORDER BY id`, ids); err != nil {
		return nil, err
	}
	for i := range all {
		if err := all[i].unpack(); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// insertEdition stores an edition. One of the same digest is a Conflict.
func insertEdition(ctx context.Context, tx *database.Tx, e Edition) error {
	return tx.Insert(ctx, `INSERT INTO handout_editions (`+editionColumns+`)
		VALUES (:id, :campaign_id, :subject, :role, :language, :size, :digest, :number, :code, :made_at, :content)`, e)
}
