package planimport

import (
	"context"

	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// fileRow is a file as the database keeps it.
type fileRow struct {
	ID        string        `db:"id"`
	AccountID string        `db:"account_id"`
	Plans     int           `db:"plans"`
	Content   string        `db:"content"`
	CreatedAt civil.Instant `db:"created_at"`
}

// importRow is an import as the database keeps it.
type importRow struct {
	ID        string        `db:"id"`
	FileID    string        `db:"file_id"`
	AccountID string        `db:"account_id"`
	Plan      int           `db:"plan"`
	Proposal  string        `db:"proposal"`
	Previous  string        `db:"previous"`
	CreatedAt civil.Instant `db:"created_at"`
	ChangedAt civil.Instant `db:"changed_at"`
	Version   int           `db:"version"`
}

const selectImport = `SELECT id, file_id, account_id, plan, proposal, previous, created_at, changed_at, version FROM plan_imports`

// findRow returns an account's import. Anybody else's is NotFound.
func findRow(ctx context.Context, q database.Querier, accountID, id string) (row importRow, err error) {
	err = q.Get(ctx, &row, selectImport+` WHERE id = ? AND account_id = ?`, id, accountID)
	return row, err
}

func listRows(ctx context.Context, q database.Querier, accountID string) (rows []importRow, err error) {
	err = q.Select(ctx, &rows, selectImport+` WHERE account_id = ? ORDER BY changed_at DESC, created_at DESC, plan, id`, accountID)
	return rows, err
}

func countRows(ctx context.Context, q database.Querier, accountID string) (n int, err error) {
	err = q.Get(ctx, &n, `SELECT COUNT(*) FROM plan_imports WHERE account_id = ?`, accountID)
	return n, err
}

func findFile(ctx context.Context, q database.Querier, id string) (row fileRow, err error) {
	err = q.Get(ctx, &row, `SELECT id, account_id, plans, content, created_at FROM plan_files WHERE id = ?`, id)
	return row, err
}

func insertFile(ctx context.Context, tx *database.Tx, row fileRow) error {
	return tx.Insert(ctx, `INSERT INTO plan_files (id, account_id, plans, content, created_at)
		VALUES (:id, :account_id, :plans, :content, :created_at)`, row)
}

func insertRow(ctx context.Context, tx *database.Tx, row importRow) error {
	return tx.Insert(ctx, `INSERT INTO plan_imports (id, file_id, account_id, plan, proposal, previous, created_at, changed_at, version)
		VALUES (:id, :file_id, :account_id, :plan, :proposal, :previous, :created_at, :changed_at, :version)`, row)
}

// updateRow saves the sealed proposals unless the version has passed.
func updateRow(ctx context.Context, tx *database.Tx, row importRow) error {
	changed, err := tx.Exec(ctx, `UPDATE plan_imports SET proposal = ?, previous = ?, changed_at = ?, version = version + 1
		WHERE id = ? AND version = ?`, row.Proposal, row.Previous, tx.Now(), row.ID, row.Version)
	if err == nil && changed == 0 {
		return fault.New(fault.Stale, "fault.stale")
	}
	return err
}

// deleteRow ends an import, and its file with the last plan of it. A version
// that has passed is Stale.
func deleteRow(ctx context.Context, tx *database.Tx, row importRow) error {
	deleted, err := tx.Exec(ctx, `DELETE FROM plan_imports WHERE id = ? AND version = ?`, row.ID, row.Version)
	if err == nil && deleted == 0 {
		return fault.New(fault.Stale, "fault.stale")
	}
	if err != nil {
		return err
	}
	return deleteEmptyFiles(ctx, tx)
}

// deleteOld ends every import that was last changed before an instant.
func deleteOld(ctx context.Context, tx *database.Tx, before civil.Instant) error {
	if _, err := tx.Exec(ctx, `DELETE FROM plan_imports WHERE changed_at < ?`, before); err != nil {
		return err
	}
	return deleteEmptyFiles(ctx, tx)
}

func deleteEmptyFiles(ctx context.Context, tx *database.Tx) error {
	_, err := tx.Exec(ctx, `DELETE FROM plan_files WHERE NOT EXISTS (SELECT 1 FROM plan_imports i WHERE i.file_id = plan_files.id)`)
	return err
}
