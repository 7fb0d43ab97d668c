package database_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jmoiron/sqlx"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/demo"
	"tongxing/internal/organisation"
	"tongxing/internal/venue"
	"tongxing/migrations"
)

// fresh returns the URLs of two databases without a schema.
func fresh(t *testing.T) map[string]string {
	return map[string]string{"sqlite": "sqlite:" + t.TempDir() + "/new.db", "postgres": databasetest.EmptyPostgres(t)}
}

func openURL(t *testing.T, url string) *database.DB {
	t.Helper()
	db, err := database.Open(t.Context(), url, civil.NewSetClock(databasetest.Start))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func execute(t *testing.T, db *database.DB, statement string, args ...any) {
	t.Helper()
	err := db.Transact(t.Context(), func(tx *database.Tx) error {
		_, err := tx.Exec(t.Context(), statement, args...)
		return err
	})
	if err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

const (
	addOrganisation = `INSERT INTO organisations (id, parent_id, name, created_at, version) VALUES (?, ?, ?, '', 1)`
	addAccount      = `INSERT INTO accounts (id, name, email, password_hash, administrator, language, epoch, created_at, version)
		VALUES (?, ?, ?, '', FALSE, 'en', 0, '', 1)`
)

// strange is text that has to survive.
const strange = "<b>&\"'\\ \u2028\u202e👩‍🦽\t\r\n\u0001\ufffd𠮷 ? $1 :name"

// fill puts the demonstration and what it lacks into a migrated database.
func fill(t *testing.T, db *database.DB) {
	t.Helper()
	accounts, campaigns := account.NewService(db), campaign.NewService(db)
	err := demo.Fill(t.Context(), demo.Services{
		DB: db, Accounts: accounts, Organisations: organisation.NewService(db, accounts), Campaigns: campaigns,
		Venues: venue.NewService(campaigns), Agendas: agenda.NewService(campaigns),
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Fact(t.Context(), "installation", "here"); err != nil {
		t.Fatal(err)
	}
	execute(t, db, addAccount, "a", strange, "strange@demo.example")
	// The child was there before its parent.
	execute(t, db, addOrganisation, "1", nil, "child")
	execute(t, db, addOrganisation, "2", nil, "parent")
	execute(t, db, `UPDATE organisations SET parent_id = '2' WHERE id = '1'`)
	execute(t, db, `INSERT INTO account_links (id, token_hash, purpose, subject, detail, single_use, created_at, created_by, last_client)
		VALUES ('l', 'h', 'feed', 'a', '', TRUE, '', 'a', '')`)
	execute(t, db, `UPDATE campaigns SET revision = ?`, int64(math.MaxInt64))
	execute(t, db, `UPDATE venues SET latitude_e6 = -1, longitude_e6 = NULL, capacity = ?`, math.MaxInt32)
	execute(t, db, `INSERT INTO account_sessions (token_hash, data, expires_at) VALUES ('t', 'd', '')`)
	execute(t, db, `INSERT INTO account_sign_in_failures (scope, failures, last_at) VALUES ('account:a', 3, '')`)
}

func backup(t *testing.T, db *database.DB) []byte {
	t.Helper()
	var file bytes.Buffer
	if _, err := db.Backup(t.Context(), &file); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// everything reads all rows of all tables that the migrations make, each row
// as text, past what is tested here.
func everything(t *testing.T, url string) map[string][]string {
	t.Helper()
	driver, dsn := "postgres", url
	if path, ok := strings.CutPrefix(url, "sqlite:"); ok {
		driver, dsn = "sqlite", path
	}
	raw, err := sqlx.Connect(driver, dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	tables := map[string]bool{}
	names, _ := fs.Glob(migrations.Files, "*.sql")
	for _, name := range names {
		text, _ := migrations.Files.ReadFile(name)
		for _, step := range regexp.MustCompile(`(?m)^(CREATE|DROP) TABLE (\w+)`).FindAllSubmatch(text, -1) {
			tables[string(step[2])] = string(step[1]) == "CREATE"
		}
	}
	all := map[string][]string{}
	for table, there := range tables {
		if there {
			all[table] = rowsOf(t, raw, table)
		}
	}
	return all
}

func rowsOf(t *testing.T, raw *sqlx.DB, table string) []string {
	t.Helper()
	rows, err := raw.Queryx(`SELECT * FROM ` + table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	all := []string{}
	for rows.Next() {
		row := map[string]any{}
		if err := rows.MapScan(row); err != nil {
			t.Fatal(err)
		}
		for column, value := range row {
			if truth, is := value.(bool); is { // SQLite's are 1 and 0
				row[column] = map[bool]int64{false: 0, true: 1}[truth]
			}
		}
		all = append(all, fmt.Sprintf("%#v", row))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return all
}

func TestBackupAndRestore(t *testing.T) {
	for from, source := range map[string]string{"sqlite": databasetest.SQLite(t), "postgres": databasetest.Postgres(t)} {
		t.Run("from "+from, func(t *testing.T) {
			db := openURL(t, source)
			fill(t, db)
			file := backup(t, db)
			want := everything(t, source)
			want["account_sessions"], want["account_sign_in_failures"], want["campaign_undos"] = []string{}, []string{}, []string{}
			if len(want["agenda_items"]) < 10 || len(want["campaign_changes"]) < 10 {
				t.Fatal("the demonstration is too small to show anything")
			}
			for to, url := range fresh(t) {
				t.Run("to "+to, func(t *testing.T) {
					into := openURL(t, url)
					contents, err := into.Restore(t.Context(), bytes.NewReader(file))
					if err != nil {
						t.Fatal(err)
					}
					if contents.Installation != "here" || contents.MadeAt != databasetest.Start {
						t.Errorf("contents are of %q at %s", contents.Installation, contents.MadeAt)
					}
					if diff := cmp.Diff(want, everything(t, url)); diff != "" {
						t.Errorf("restored rows differ (-want +got):\n%s", diff)
					}
					if again := backup(t, into); !slices.Equal(unpack(t, again), unpack(t, file)) && from == to {
						t.Error("a backup of what was restored is not the same")
					}
				})
			}
		})
	}
}

// meddler runs a function before the first byte is written, which is when
// everything is counted and no row is read yet.
type meddler struct {
	io.Writer
	once func()
}

func (m *meddler) Write(p []byte) (int, error) {
	if m.once != nil {
		m.once()
		m.once = nil
	}
	return m.Writer.Write(p)
}

func TestBackupIsOfOneMoment(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		execute(t, db, addAccount, "early", "Early", "early@demo.example")
		execute(t, db, addOrganisation, "gone", nil, "Gone soon")
		var file bytes.Buffer
		contents, err := db.Backup(t.Context(), &meddler{&file, func() {
			execute(t, db, addAccount, "late", "Late", "late@demo.example")
			execute(t, db, `DELETE FROM organisations`)
			execute(t, db, `UPDATE accounts SET name = 'Other'`)
		}})
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Join(unpack(t, file.Bytes())[1:], "\n")
		if contents.Rows() != 2 || !strings.Contains(lines, `"Early"`) || !strings.Contains(lines, `"Gone soon"`) || strings.Contains(lines, "late") {
			t.Errorf("%d rows, want early and gone as they were at the beginning:\n%s", contents.Rows(), lines)
		}
	})
}

func TestBackupRefuses(t *testing.T) {
	for name, url := range fresh(t) {
		if _, err := openURL(t, url).Backup(t.Context(), io.Discard); err == nil || !strings.Contains(err.Error(), "no schema yet") {
			t.Errorf("%s without a schema: %v", name, err)
		}
	}
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		ctx, cancel := context.WithCancel(t.Context())
		if _, err := db.Backup(ctx, &meddler{io.Discard, cancel}); !errors.Is(err, context.Canceled) {
			t.Errorf("interrupted: %v", err)
		}
		execute(t, db, addOrganisation, "1", nil, "one")
		execute(t, db, addOrganisation, "2", "1", "two")
		execute(t, db, `UPDATE organisations SET parent_id = '2' WHERE id = '1'`)
		if _, err := db.Backup(t.Context(), io.Discard); err == nil || !strings.Contains(err.Error(), "circle") {
			t.Errorf("rows in a circle: %v", err)
		}
		execute(t, db, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, TRUE)`)
		if _, err := db.Backup(t.Context(), io.Discard); err == nil || !strings.Contains(err.Error(), "use a newer program") {
			t.Errorf("a schema from the future: %v", err)
		}
	})
}

func unpack(t *testing.T, file []byte) []string {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}

func pack(lines ...string) []byte {
	var file bytes.Buffer
	w := gzip.NewWriter(&file)
	_, _ = io.WriteString(w, strings.Join(lines, "\n")+"\n")
	_ = w.Close()
	return file.Bytes()
}

func TestRestoreRefuses(t *testing.T) {
	t.Parallel()
	source := openURL(t, databasetest.SQLite(t))
	for i := range 300 {
		execute(t, source, addAccount, fmt.Sprintf("id-%03d", i), "周老师", fmt.Sprintf("%03d@demo.example", i))
	}
	execute(t, source, addOrganisation, "1", nil, "单位")
	good := backup(t, source)
	lines := unpack(t, good)
	// replaced is the backup with another text in place of the first such one.
	replaced := func(from, to string) []byte {
		text := strings.Join(lines, "\n")
		if !strings.Contains(text, from) {
			t.Fatalf("no %s in the backup", from)
		}
		return pack(strings.Replace(text, from, to, 1))
	}
	ofSchema := func(version int) []byte {
		return pack(regexp.MustCompile(`"schema":\d+`).ReplaceAllString(strings.Join(lines, "\n"), fmt.Sprintf(`"schema":%d`, version)))
	}
	flipped := bytes.Clone(good)
	flipped[len(flipped)*9/10] ^= 1 // in the rows: the first line is half of so small a file
	files := map[string]struct {
		file []byte
		says string
	}{
		"nothing":           {nil, "not a backup"},
		"no gzip":           {[]byte("PK\x03\x04"), "not a backup"},
		"no lines":          {pack(), "not a backup"},
		"other JSON":        {pack(`{"campaign":{}}`), "not a backup"},
		"newer format":      {replaced(`"version":1`, `"version":2`), "use a newer program"},
		"older schema":      {ofSchema(1), "the backup has schema 1"},
		"newer schema":      {ofSchema(9999), "the backup has schema 9999"},
		"other table":       {replaced(`"accounts"`, `"other"`), "its tables are not"},
		"other column":      {replaced(`"password_hash"`, `"password"`), "its tables are not"},
		"a row less":        {pack(lines[:len(lines)-1]...), "ends before row 1 of 1"},
		"a row more":        {pack(append(slices.Clone(lines), lines[len(lines)-1])...), "more rows than it says"},
		"a value less":      {replaced(`["id-299",`, `[`), "11 values for 12 columns"},
		"a line cut":        {replaced(`"299@demo.example"`, `"299`), "row 300"},
		"number for text":   {replaced(`"id-299"`, `299`), "column id"},
		"number for yes":    {replaced(`"",false`, `"",0`), "column administrator"},
		"fraction":          {replaced(`"en",0`, `"en",0.5`), "column epoch"},
		"NUL":               {replaced(`id-299`, `id-\u0000`), "text that no database takes"},
		"the same id twice": {replaced(`"id-299"`, `"id-298"`), "breaks the rule accounts"},
		"unknown parent":    {replaced(`["1",null`, `["1","2"`), "breaks the rule"},
		"a bit flipped":     {flipped, "damaged"},
		"no checksum":       {good[:len(good)-8], "cut off"},
		"half":              {good[:len(good)/2], "cut off"},
		"the beginning":     {good[:40], "cut off"},
		"something behind":  {append(bytes.Clone(good), good...), "more rows than it says"},
	}
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		if _, err := db.Fact(t.Context(), "installation", "new"); err != nil {
			t.Fatal(err)
		}
		for name, bad := range files {
			_, err := db.Restore(t.Context(), bytes.NewReader(bad.file))
			if err == nil || !strings.Contains(err.Error(), bad.says) {
				t.Errorf("%s: %v, want %q", name, err, bad.says)
			}
		}
		var accounts int
		if err := db.Get(t.Context(), &accounts, `SELECT COUNT(*) FROM accounts`); err != nil || accounts > 0 {
			t.Fatalf("%d accounts left of refused backups, %v", accounts, err)
		}
		if kept, err := db.KnownFact(t.Context(), "installation"); kept != "new" {
			t.Errorf("installation %q, %v", kept, err)
		}
		if _, err := db.Restore(t.Context(), bytes.NewReader(good)); err != nil {
			t.Fatalf("a good backup after bad ones: %v", err)
		}
		if _, err := db.Restore(t.Context(), bytes.NewReader(good)); !errors.Is(err, database.ErrNotEmpty) {
			t.Errorf("restored twice: %v", err)
		}
	})
}

// A backup cut anywhere leaves nothing behind.
func TestRestoreRefusesEveryCut(t *testing.T) {
	t.Parallel()
	source := openURL(t, databasetest.SQLite(t))
	execute(t, source, addAccount, "a", strange, "a@demo.example")
	good := backup(t, source)
	db := openURL(t, databasetest.SQLite(t))
	for cut := range good {
		if _, err := db.Restore(t.Context(), bytes.NewReader(good[:cut])); err == nil {
			t.Fatalf("cut after %d of %d bytes, it was taken", cut, len(good))
		}
	}
	if _, err := db.Restore(t.Context(), bytes.NewReader(good)); err != nil {
		t.Error(err)
	}
}
