package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tongxing/internal/database/databasetest"
)

// tongxing runs the program with these words on standard input and returns
// its exit status and what it printed.
func tongxing(t *testing.T, input string, args ...string) (status int, output string) {
	t.Helper()
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	if err := os.WriteFile(in, []byte(input), 0o600); err != nil {
		t.Fatal(err)
	}
	stdin, err := os.Open(in)
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := os.Create(out)
	if err != nil {
		t.Fatal(err)
	}
	usualIn, usualOut, usualErr := os.Stdin, os.Stdout, os.Stderr
	os.Stdin, os.Stdout, os.Stderr = stdin, stdout, stdout
	defer func() { os.Stdin, os.Stdout, os.Stderr = usualIn, usualOut, usualErr }()
	status = run(args)
	if _, err := stdout.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(stdout)
	if err != nil {
		t.Fatal(err)
	}
	return status, string(text)
}

func TestUser(t *testing.T) {
	t.Setenv("TONGXING_DATABASE", databasetest.SQLite(t))
	for _, step := range []struct {
		args   string
		input  string
		status int
		says   string
	}{
		{"user add 林园长 --email LIN@demo.example --administrator", "tongxing-demo\n", 0, "added 林园长, who signs in as lin@demo.example"},
		{"user add 周老师 --phone 138-0000-0001", "tongxing-demo", 0, "13800000001"},
		{"user add 周老师 --phone 12", "short\n", 1, "Telephone: Use 5 to 15 digits"},
		{"user add 周老师 --short-name zhou", "", 1, "no password on standard input"},
		{"user add 周老师 --password secret", "", 2, "unknown flag --password"},
		{"user add", "", 2, "expected"},
		{"user password 13800000001", "another password\r\n", 0, "the password of 周老师 is set"},
		{"user password nobody", "another password\n", 1, "Nobody signs in by this name"},
		{"user disable 138-0000-0001", "", 0, "disabled, and their sessions are over"},
		{"user list", "", 0, "13800000001       周老师  disabled"},
		{"user disable 138-0000-0001 --undo", "", 0, "enabled"},
		{"user disable lin@demo.example", "", 1, "the last administrator"},
		{"user list", "", 0, "lin@demo.example  林园长  administrator"},
	} {
		status, output := tongxing(t, step.input, strings.Fields(step.args)...)
		if status != step.status || !strings.Contains(output, step.says) {
			t.Errorf("%s: status %d, want %d; output %q, want %q", step.args, status, step.status, output, step.says)
		}
	}
}
