package database

import (
	"context"

	"tongxing/internal/fault"
)

// Fact returns what is kept under name about this installation, such as its
// id. Where nothing is kept yet, first is kept; of several who try at once, one
// wins and all get its answer.
func (db *DB) Fact(ctx context.Context, name, first string) (value string, err error) {
	err = db.Transact(ctx, func(tx *Tx) error {
		if _, err := tx.Exec(ctx, `INSERT INTO installation_facts (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING`, name, first); err != nil {
			return err
		}
		return tx.Get(ctx, &value, `SELECT value FROM installation_facts WHERE name = ?`, name)
	})
	return value, err
}

// KnownFact returns what is kept under name, or the empty string.
func (db *DB) KnownFact(ctx context.Context, name string) (value string, err error) {
	err = db.Get(ctx, &value, `SELECT value FROM installation_facts WHERE name = ?`, name)
	if fault.KindOf(err) == fault.NotFound {
		return "", nil
	}
	return value, err
}
