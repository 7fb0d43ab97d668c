package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tongxing/internal/database/databasetest"
)

func TestBackupAndRestore(t *testing.T) {
	database := databasetest.SQLite(t)
	t.Setenv("TONGXING_DATABASE", database)
	t.Setenv("TONGXING_PUBLIC_URL", "https://plan.example")
	planned(t, database)
	dir := t.TempDir()
	file := filepath.Join(dir, "copy.gz")
	into := map[string]string{"SQLITE": "sqlite:" + t.TempDir() + "/new.db", "POSTGRES": databasetest.EmptyPostgres(t), "PIPED": "sqlite:" + t.TempDir() + "/new.db"}
	_, piped := tongxing(t, "", "backup", "-o", "-")
	for _, step := range []struct {
		args   string
		input  string
		status int
		says   string
	}{
		{"backup -o FILE", "", 0, "backed up"},
		{"backup -o FILE", "", 1, "is there already"},
		{"backup -o FILE --force", "", 0, "backed up"}, // in place of the first
		{"backup -o DIR/none/copy.gz", "", 1, "no such file"},
		{"backup -o DIR --force", "", 1, "tongxing:"},
		{"backup", "", 2, "missing flags"},
		{"backup -o FILE --force --database SQLITE", "", 1, "there is no database at"}, // leaves the file alone
		{"backup -o FILE --force --database mysql:x", "", 2, "want sqlite:PATH or postgres"},
		{"restore - --database SQLITE", "words", 1, "not a backup"},
		{"backup -o - --database SQLITE", "", 1, "there is no database at"}, // nothing was left behind
		{"serve --trusted-proxies=abc", "", 2, "neither an address nor a network"},
		{"restore FILE --database SQLITE", "", 0, "restored"},
		{"restore FILE --database POSTGRES", "", 0, "restored"},
		{"restore - --database PIPED", piped, 0, "restored"},
		{"restore FILE --database SQLITE", "", 1, "the database is not empty"},
		{"restore FILE", "", 1, "the database is not empty"},
		{"restore DIR/none", "", 1, "no such file"},
		{"restore -", "words", 1, "not a backup"},
		{"user list --database POSTGRES", "", 0, "lin@demo.example  林园长  administrator"},
		{"export a-day --as ics -o - --database SQLITE", "", 0, "BEGIN:VCALENDAR"},
		{"export a-day --as ics -o - --database POSTGRES", "", 0, "BEGIN:VCALENDAR"},
		{"export a-day --as ics -o - --database PIPED", "", 0, "BEGIN:VCALENDAR"},
	} {
		args := strings.NewReplacer("FILE", file, "DIR", dir).Replace(step.args)
		for name, url := range into {
			args = strings.ReplaceAll(args, name, url)
		}
		if status, said := tongxing(t, step.input, strings.Fields(args)...); status != step.status || !strings.Contains(said, step.says) {
			t.Errorf("%s: status %d, want %d; said %.300q, want %q", step.args, status, step.status, said, step.says)
		}
	}
	for name, url := range into {
		if path, isFile := strings.CutPrefix(url, "sqlite:"); isFile {
			if files, err := filepath.Glob(path + "*"); err != nil || len(files) == 0 || files[0] != path {
				t.Errorf("%s holds %v, %v", name, files, err)
			}
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Fatalf("the folder holds %v, want the backup alone; %v", left, err)
	}
	if info, err := left[0].Info(); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the backup may be read by others: %v, %v", info.Mode(), err)
	}
}
