// Package database opens SQLite or PostgreSQL and runs one set of queries and
// migrations on both.
//
// Queries are written with ? and rebound here, never by a caller. Readers use
// DB, writers use the Tx that Transact gives them; both are a Querier, so a
// store's function works in either. Driver errors come back as faults: a row
// that is not there is NotFound, a broken rule of the schema is a Conflict
// that Violates can name. Text that one of the two databases would refuse
// (NUL, bad UTF-8) is refused here for both. Backup and Restore carry all rows
// from one database into another, of either kind.
package database

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/jmoiron/sqlx"

	"tongxing/internal/civil"
	"tongxing/internal/fault"
)

// Querier runs queries, in a transaction or outside one. Arguments that are
// slices are expanded for IN (?).
type Querier interface {
	// Get reads one row into dest, a struct pointer or a pointer to one
	// value. No row is fault.NotFound.
	Get(ctx context.Context, dest any, query string, args ...any) error
	// Select reads all rows into dest, a pointer to a slice.
	Select(ctx context.Context, dest any, query string, args ...any) error
}

// DB is an open database. It is safe for concurrent use.
type DB struct {
	read    *sqlx.DB
	write   *sqlx.DB // the same pool as read on PostgreSQL
	dialect dialect
	clock   civil.Clock
}

// Open opens the database that url names: "sqlite:PATH" or "postgres://…".
// It does not migrate. Now in transactions comes from clock.
func Open(ctx context.Context, url string, clock civil.Clock) (*DB, error) {
	d, err := dialectOf(url)
	if err != nil {
		return nil, err
	}
	read, write, err := d.open(ctx, url)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	return &DB{read: read, write: write, dialect: d, clock: clock}, nil
}

// Close closes every connection.
func (db *DB) Close() error {
	err := db.read.Close()
	if db.write != db.read {
		if werr := db.write.Close(); err == nil {
			err = werr
		}
	}
	return err
}

// Ping asks whether the database answers.
func (db *DB) Ping(ctx context.Context) error {
	var one int
	return db.Get(ctx, &one, "SELECT 1")
}

// Now returns what the database's clock shows, for reading outside a
// transaction.
func (db *DB) Now() civil.Instant { return db.clock.Now() }

// Name returns "sqlite" or "postgres".
func (db *DB) Name() string { return db.dialect.name() }

// Get implements Querier.
func (db *DB) Get(ctx context.Context, dest any, query string, args ...any) error {
	return get(ctx, db.read, db.dialect, dest, query, args)
}

// Select implements Querier.
func (db *DB) Select(ctx context.Context, dest any, query string, args ...any) error {
	return selectAll(ctx, db.read, db.dialect, dest, query, args)
}

// Tx is a transaction. Its Now stands still.
type Tx struct {
	tx      *sqlx.Tx
	dialect dialect
	now     civil.Instant
	after   []func()
}

// Now returns the instant at which the transaction began.
func (tx *Tx) Now() civil.Instant { return tx.now }

// AfterCommit has f run once the transaction is committed, never otherwise.
func (tx *Tx) AfterCommit(f func()) { tx.after = append(tx.after, f) }

// Get implements Querier.
func (tx *Tx) Get(ctx context.Context, dest any, query string, args ...any) error {
	return get(ctx, tx.tx, tx.dialect, dest, query, args)
}

// Select implements Querier.
func (tx *Tx) Select(ctx context.Context, dest any, query string, args ...any) error {
	return selectAll(ctx, tx.tx, tx.dialect, dest, query, args)
}

// Exec runs a statement and returns the number of rows it changed.
func (tx *Tx) Exec(ctx context.Context, query string, args ...any) (int64, error) {
	query, args, err := prepare(tx.dialect, query, args)
	if err != nil {
		return 0, err
	}
	res, err := tx.tx.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, tx.dialect.translate(err)
	}
	return res.RowsAffected()
}

// Insert runs a statement with :column names, filled from row's db tags; row
// is a struct, or a slice of structs for VALUES of many rows.
func (tx *Tx) Insert(ctx context.Context, query string, row any) error {
	if v := reflect.ValueOf(row); v.Kind() == reflect.Slice && v.Len() == 0 {
		return nil
	}
	query, args, err := sqlx.Named(query, row)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, query, args...)
	return err
}

// Transact runs f in a transaction: committed when f returns nil, rolled back
// when it returns an error or panics. What f handed to AfterCommit runs after
// the commit. Transactions do not nest; f uses its tx alone.
func (db *DB) Transact(ctx context.Context, f func(tx *Tx) error) error {
	for attempt := 1; ; attempt++ {
		err := db.transactOnce(ctx, f)
		if err == nil || attempt == 3 || !db.dialect.retryable(err) {
			return err
		}
	}
}

func (db *DB) transactOnce(ctx context.Context, f func(tx *Tx) error) error {
	raw, err := db.write.BeginTxx(ctx, nil)
	if err != nil {
		return db.dialect.translate(err)
	}
	tx := &Tx{tx: raw, dialect: db.dialect, now: db.clock.Now()}
	// After a commit this does nothing; after an error or a panic it undoes all.
	defer func() { _ = raw.Rollback() }()
	if err := f(tx); err != nil {
		return err
	}
	if err := raw.Commit(); err != nil {
		return db.dialect.translate(err)
	}
	for _, effect := range tx.after {
		effect()
	}
	return nil
}

func get(ctx context.Context, q sqlx.QueryerContext, d dialect, dest any, query string, args []any) error {
	query, args, err := prepare(d, query, args)
	if err != nil {
		return err
	}
	return d.translate(sqlx.GetContext(ctx, q, dest, query, args...))
}

func selectAll(ctx context.Context, q sqlx.QueryerContext, d dialect, dest any, query string, args []any) error {
	query, args, err := prepare(d, query, args)
	if err != nil {
		return err
	}
	return d.translate(sqlx.SelectContext(ctx, q, dest, query, args...))
}

// prepare refuses impossible text, expands slices and rebinds placeholders.
func prepare(d dialect, query string, args []any) (string, []any, error) {
	expand := false
	for _, arg := range args {
		if _, ok := arg.([]string); ok {
			expand = true
			continue
		}
		// Codes with a type of their own and pointers to text are text too;
		// what stores itself, such as a List, checks itself.
		if v := reflect.Indirect(reflect.ValueOf(arg)); v.Kind() == reflect.String {
			if err := CheckText(v.String()); err != nil {
				return "", nil, err
			}
		}
	}
	if expand {
		var err error
		if query, args, err = sqlx.In(query, args...); err != nil {
			return "", nil, err
		}
	}
	return sqlx.Rebind(d.bindType(), query), args, nil
}

// CheckText refuses text that cannot be stored on every database: NUL bytes
// and bad UTF-8. The error is fault.Invalid.
func CheckText(s string) error {
	if strings.IndexByte(s, 0) >= 0 || !utf8.ValidString(s) {
		return fault.New(fault.Invalid, "fault.impossible_text")
	}
	return nil
}
