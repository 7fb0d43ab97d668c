// Package databasetest runs the same test on SQLite and on PostgreSQL.
//
// PostgreSQL is the server that TONGXING_TEST_POSTGRES names; without it tests
// fail, they do not pass over it. `make test` starts one.
package databasetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/jmoiron/sqlx"

	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/migrations"
)

// Variable names the environment variable with the PostgreSQL server's URL.
const Variable = "TONGXING_TEST_POSTGRES"

// Start is what the clock of a test's database shows at first.
var Start = must(civil.ParseInstant("2026-04-20T01:00:00.000Z"))

// Each runs f in parallel on a fresh, migrated SQLite and PostgreSQL database.
func Each(t *testing.T, f func(t *testing.T, db *database.DB, clock *civil.SetClock)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		clock := civil.NewSetClock(Start)
		f(t, open(t, SQLite(t), clock), clock)
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		clock := civil.NewSetClock(Start)
		f(t, open(t, Postgres(t), clock), clock)
	})
}

func open(t testing.TB, url string, clock civil.Clock) *database.DB {
	t.Helper()
	db, err := database.Open(t.Context(), url, clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// SQLite returns the URL of a fresh, migrated SQLite database.
func SQLite(t testing.TB) string {
	t.Helper()
	template, err := sqliteTemplate()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "test.db")
	if err := os.WriteFile(path, template, 0o600); err != nil {
		t.Fatal(err)
	}
	return "sqlite:" + path
}

// sqliteTemplate migrates a database once and returns its bytes.
var sqliteTemplate = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "tongxing-template-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "template.db")
	if err := migrate("sqlite:" + path); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// Postgres returns the URL of a fresh, migrated PostgreSQL database, dropped
// when the test ends.
func Postgres(t testing.TB) string {
	t.Helper()
	server := Server(t)
	template, err := postgresTemplate()
	if err != nil {
		t.Fatal(err)
	}
	name := "test_" + strings.ReplaceAll(database.NewID(), "-", "")
	admin(t, server, fmt.Sprintf(`CREATE DATABASE %s TEMPLATE %s`, name, template))
	t.Cleanup(func() { admin(t, server, fmt.Sprintf(`DROP DATABASE %s WITH (FORCE)`, name)) })
	return withDatabase(server, name)
}

// EmptyPostgres returns the URL of a PostgreSQL database without a schema.
func EmptyPostgres(t testing.TB) string {
	t.Helper()
	server := Server(t)
	name := "test_" + strings.ReplaceAll(database.NewID(), "-", "")
	admin(t, server, fmt.Sprintf(`CREATE DATABASE %s`, name))
	t.Cleanup(func() { admin(t, server, fmt.Sprintf(`DROP DATABASE %s WITH (FORCE)`, name)) })
	return withDatabase(server, name)
}

// Server returns the URL of the test server, and fails where there is none.
func Server(t testing.TB) string {
	t.Helper()
	server := os.Getenv(Variable)
	if server == "" {
		t.Fatalf("%s names no PostgreSQL server; `make test` starts one", Variable)
	}
	return server
}

// postgresTemplate makes, once for these migrations and this server, a
// migrated database to copy, and returns its name. Test programs that run at
// the same time wait for each other.
var postgresTemplate = sync.OnceValues(func() (string, error) {
	server := os.Getenv(Variable)
	name := "template_" + migrationsDigest()
	ctx := context.Background()
	db, err := sqlx.ConnectContext(ctx, "postgres", server)
	if err != nil {
		return "", err
	}
	defer db.Close()
	db.SetMaxOpenConns(1) // the lock belongs to its connection
	if _, err := db.ExecContext(ctx, `SELECT pg_advisory_lock(7090)`); err != nil {
		return "", err
	}
	var there bool
	if err := db.GetContext(ctx, &there, `SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)`, name); err != nil || there {
		return name, err
	}
	draft := name + "_draft"
	for _, statement := range []string{`DROP DATABASE IF EXISTS ` + draft, `CREATE DATABASE ` + draft} {
		if _, err := db.ExecContext(ctx, statement); err != nil {
			return "", err
		}
	}
	if err := migrate(withDatabase(server, draft)); err != nil {
		return "", err
	}
	_, err = db.ExecContext(ctx, fmt.Sprintf(`ALTER DATABASE %s RENAME TO %s`, draft, name))
	return name, err
})

func migrationsDigest() string {
	sum := sha256.New()
	names, _ := fs.Glob(migrations.Files, "*.sql")
	for _, name := range names {
		text, _ := migrations.Files.ReadFile(name)
		sum.Write(text)
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

func migrate(url string) error {
	ctx := context.Background()
	db, err := database.Open(ctx, url, civil.NewSetClock(Start))
	if err != nil {
		return err
	}
	defer db.Close()
	return db.Migrate(ctx)
}

func admin(t testing.TB, server, statement string) {
	db, err := sqlx.Connect("postgres", server)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Errorf("%s: %v", statement, err)
	}
}

func withDatabase(server, name string) string {
	u := must(url.Parse(server))
	u.Path = "/" + name
	return u.String()
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
