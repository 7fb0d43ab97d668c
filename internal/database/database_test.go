package database_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
)

type fact struct {
	Name  string `db:"name"`
	Value string `db:"value"`
}

const insertFact = `INSERT INTO installation_facts (name, value) VALUES (:name, :value)`

func TestTransact(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		ctx := t.Context()
		var told []string
		err := db.Transact(ctx, func(tx *database.Tx) error {
			tx.AfterCommit(func() { told = append(told, "kept") })
			return tx.Insert(ctx, insertFact, []fact{{"a", "1"}, {"b", "2"}})
		})
		if err != nil {
			t.Fatal(err)
		}
		wrong := errors.New("wrong")
		err = db.Transact(ctx, func(tx *database.Tx) error {
			tx.AfterCommit(func() { told = append(told, "lost") })
			if err := tx.Insert(ctx, insertFact, fact{"c", "3"}); err != nil {
				return err
			}
			return wrong
		})
		if !errors.Is(err, wrong) {
			t.Fatalf("got %v, want the function's own error", err)
		}
		func() {
			defer func() { _ = recover() }()
			_ = db.Transact(ctx, func(tx *database.Tx) error {
				_ = tx.Insert(ctx, insertFact, fact{"d", "4"})
				panic("in the middle")
			})
		}()
		var facts []fact
		if err := db.Select(ctx, &facts, `SELECT name, value FROM installation_facts WHERE name IN (?) ORDER BY name`, []string{"a", "b", "c", "d"}); err != nil {
			t.Fatal(err)
		}
		if len(facts) != 2 || facts[0].Value != "1" {
			t.Errorf("kept %v, want a and b alone", facts)
		}
		if len(told) != 1 || told[0] != "kept" {
			t.Errorf("after commit: %v, want kept alone", told)
		}
	})
}

func TestFaults(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		ctx := t.Context()
		var f fact
		if err := db.Get(ctx, &f, `SELECT name, value FROM installation_facts WHERE name = ?`, "none"); fault.KindOf(err) != fault.NotFound {
			t.Errorf("a row that is not there: %v, want NotFound", err)
		}
		const account = `INSERT INTO accounts (id, name, email, password_hash, administrator, language, epoch, created_at, version)
			VALUES (?, 'A', ?, '', FALSE, ?, 0, '', 1)`
		add := func(id, email, language string) error {
			return db.Transact(ctx, func(tx *database.Tx) error {
				_, err := tx.Exec(ctx, account, id, email, language)
				return err
			})
		}
		if err := add("1", "a@demo.example", "en"); err != nil {
			t.Fatal(err)
		}
		if err := add("2", "a@demo.example", "en"); !database.Violates(err, "accounts_email_key") || fault.KindOf(err) != fault.Conflict {
			t.Errorf("same e-mail twice: %v, want the rule accounts_email_key", err)
		}
		if err := add("3", "b@demo.example", "xx"); !database.Violates(err, "accounts_language_check") {
			t.Errorf("unknown language: %v, want the rule accounts_language_check", err)
		}
		for _, bad := range []string{"a\x00b", "a\xffb"} {
			if err := add("4", bad, "en"); fault.KindOf(err) != fault.Invalid {
				t.Errorf("%q: %v, want Invalid", bad, err)
			}
			type code string
			for _, arg := range []any{code(bad), &bad} {
				var one int
				if err := db.Get(t.Context(), &one, `SELECT COUNT(*) FROM accounts WHERE id = ?`, arg); fault.KindOf(err) != fault.Invalid {
					t.Errorf("%T of %q: %v, want Invalid", arg, bad, err)
				}
			}
		}
	})
}

func TestMigrateByTenAtOnce(t *testing.T) {
	for name, url := range map[string]string{"sqlite": "sqlite:" + t.TempDir() + "/new.db", "postgres": databasetest.EmptyPostgres(t)} {
		t.Run(name, func(t *testing.T) {
			var all sync.WaitGroup
			for range 10 {
				all.Go(func() {
					db, err := database.Open(t.Context(), url, civil.SystemClock{})
					if err != nil {
						t.Error(err)
						return
					}
					defer db.Close()
					// SQLite has one program at a time; PostgreSQL must take ten.
					if err := db.Migrate(t.Context()); err != nil && name == "postgres" {
						t.Error(err)
					}
				})
			}
			all.Wait()
		})
	}
}

func TestMigrateRefusesNewerSchema(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		ctx := context.Background()
		err := db.Transact(ctx, func(tx *database.Tx) error {
			_, err := tx.Exec(ctx, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, TRUE)`)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Migrate(ctx); err == nil {
			t.Error("a schema from the future was accepted")
		}
	})
}
