package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"tongxing/internal/fault"
)

// dialect is everything that knows which database it is.
type dialect interface {
	name() string
	bindType() int
	open(ctx context.Context, url string) (read, write *sqlx.DB, err error)
	translate(err error) error
	retryable(err error) bool
	goose() (goose.Dialect, []goose.ProviderOption, error)
	// catalog returns two queries: the names of all tables, and what refers to
	// what as child, parent, child_column, parent_column.
	catalog() (tables, references string)
}

func dialectOf(url string) (dialect, error) {
	switch {
	case strings.HasPrefix(url, "sqlite:"):
		return sqliteDialect{}, nil
	case strings.HasPrefix(url, "postgres://"), strings.HasPrefix(url, "postgresql://"):
		return postgresDialect{}, nil
	}
	return nil, fmt.Errorf("database %q: want sqlite:PATH or postgres://…", url)
}

// CheckURL says what is wrong with a database's url, without opening it.
func CheckURL(url string) error {
	_, err := dialectOf(url)
	return err
}

// File returns the path of the SQLite file that url names; ok is false for a
// database that is no file.
func File(url string) (path string, ok bool) { return strings.CutPrefix(url, "sqlite:") }

// violation is a broken rule of the schema. Rules are named alike on both
// databases: TABLE_COLUMN_COLUMN_key for what must be unique.
type violation struct {
	rule  string
	cause error
}

func (v *violation) Error() string { return v.cause.Error() }
func (v *violation) Unwrap() error { return v.cause }

func violated(rule string, cause error) error {
	return fault.Wrap(&violation{rule, cause}, fault.Conflict, "fault.conflict")
}

// Violates says whether err is the refusal of the schema's rule with that
// name, such as "accounts_email_key".
func Violates(err error, rule string) bool {
	var v *violation
	return errors.As(err, &v) && v.rule == rule
}

// common translates what both drivers report alike.
func common(err error) (error, bool) {
	if err == nil || fault.From(err) != nil {
		return err, true
	}
	if errors.Is(err, sql.ErrNoRows) {
		return fault.Wrap(err, fault.NotFound, "fault.not_found"), true
	}
	return nil, false
}

type sqliteDialect struct{}

func (sqliteDialect) name() string  { return "sqlite" }
func (sqliteDialect) bindType() int { return sqlx.QUESTION }

// open makes one writing connection, since SQLite has one writer, and a pool
// of reading ones beside it.
func (sqliteDialect) open(ctx context.Context, dsn string) (*sqlx.DB, *sqlx.DB, error) {
	path, _ := File(dsn)
	if dir := filepath.Dir(path); dir != "." {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, nil, err
		}
	}
	pragmas := url.Values{"_pragma": {"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(NORMAL)", "foreign_keys(1)"}}
	name := "file:" + (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath() + "?" + pragmas.Encode()
	write, err := sqlx.ConnectContext(ctx, "sqlite", name+"&_txlock=immediate")
	if err != nil {
		return nil, nil, err
	}
	write.SetMaxOpenConns(1)
	read, err := sqlx.ConnectContext(ctx, "sqlite", name+"&_pragma=query_only(1)")
	if err != nil {
		return nil, nil, errors.Join(err, write.Close())
	}
	read.SetMaxOpenConns(4)
	read.SetMaxIdleConns(4)
	return read, write, nil
}

func (sqliteDialect) translate(err error) error {
	if known, ok := common(err); ok {
		return known
	}
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() {
	case sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
		return violated(sqliteUnique(e.Error()), err)
	case sqlite3.SQLITE_CONSTRAINT_CHECK, sqlite3.SQLITE_CONSTRAINT_NOTNULL, sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		message := strings.TrimSuffix(e.Error(), fmt.Sprintf(" (%d)", e.Code()))
		return violated(message[strings.LastIndexByte(message, ' ')+1:], err)
	}
	return err
}

// sqliteUnique makes the rule's name from a message such as "constraint
// failed: UNIQUE constraint failed: slugs.campaign_id, slugs.slug (2067)".
func sqliteUnique(message string) string {
	_, columns, _ := strings.Cut(message, "UNIQUE constraint failed: ")
	columns, _, _ = strings.Cut(columns, " (")
	var rule strings.Builder
	for i, column := range strings.Split(columns, ", ") {
		table, name, _ := strings.Cut(column, ".")
		if i == 0 {
			rule.WriteString(table)
		}
		rule.WriteString("_" + name)
	}
	return rule.String() + "_key"
}

func (sqliteDialect) retryable(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_BUSY
}

func (sqliteDialect) goose() (goose.Dialect, []goose.ProviderOption, error) {
	return goose.DialectSQLite3, nil, nil
}

func (sqliteDialect) catalog() (tables, references string) {
	return `SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name`,
		`SELECT m.name AS child, f."table" AS parent, f."from" AS child_column, f."to" AS parent_column
			FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY m.name, f.id`
}

type postgresDialect struct{}

func (postgresDialect) name() string  { return "postgres" }
func (postgresDialect) bindType() int { return sqlx.DOLLAR }

func (postgresDialect) open(ctx context.Context, dsn string) (*sqlx.DB, *sqlx.DB, error) {
	if !strings.Contains(dsn, "binary_parameters=") {
		// One round trip a query instead of two.
		if strings.Contains(dsn, "?") {
			dsn += "&binary_parameters=yes"
		} else {
			dsn += "?binary_parameters=yes"
		}
	}
	pool, err := sqlx.ConnectContext(ctx, "postgres", dsn)
	if err != nil {
		return nil, nil, err
	}
	pool.SetMaxOpenConns(16)
	pool.SetMaxIdleConns(8)
	return pool, pool, nil
}

func (postgresDialect) translate(err error) error {
	if known, ok := common(err); ok {
		return known
	}
	var e *pq.Error
	if errors.As(err, &e) && e.Code.Class() == "23" {
		return violated(e.Constraint, err)
	}
	return err
}

func (postgresDialect) retryable(err error) bool {
	var e *pq.Error
	return errors.As(err, &e) && (e.Code == "40001" || e.Code == "40P01")
}

// goose migrates under a session lock, so that many instances may start at
// once.
func (postgresDialect) goose() (goose.Dialect, []goose.ProviderOption, error) {
	const everySecond, fiveMinutes = 1, 300
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(everySecond, fiveMinutes))
	if err != nil {
		return "", nil, err
	}
	return goose.DialectPostgres, []goose.ProviderOption{goose.WithSessionLocker(locker)}, nil
}

func (postgresDialect) catalog() (tables, references string) {
	return `SELECT CAST(table_name AS TEXT) FROM information_schema.tables
			WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name`,
		`SELECT CAST(c.relname AS TEXT) AS child, CAST(p.relname AS TEXT) AS parent,
				CAST(a.attname AS TEXT) AS child_column, CAST(b.attname AS TEXT) AS parent_column
			FROM pg_constraint k
			JOIN pg_class c ON c.oid = k.conrelid
			JOIN pg_class p ON p.oid = k.confrelid
			JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)
			JOIN pg_attribute b ON b.attrelid = p.oid AND b.attnum = ANY (k.confkey)
			WHERE k.contype = 'f' AND c.relnamespace = CAST(current_schema() AS regnamespace) ORDER BY c.relname, k.oid`
}
