package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// occupied listens at a port of its own, as another program does.
func occupied(t *testing.T) net.Listener {
	t.Helper()
	other, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.Close() })
	return other
}

// A double click serves from the person's own folder beside a port that is
// taken, and a second one finds the first.
func TestStart(t *testing.T) {
	t.Chdir(t.TempDir())
	own := t.TempDir()
	t.Setenv("XDG_DATA_HOME", own)
	t.Setenv("TONGXING_LISTEN", occupied(t).Addr().String())
	window := filepath.Join(t.TempDir(), "window")
	out, err := os.Create(window)
	if err != nil {
		t.Fatal(err)
	}
	usual := os.Stdout
	os.Stdout = out
	stopped := make(chan int, 1)
	go func() { stopped <- run([]string{"--no-browser"}) }()

	address := waitFor(t, window, "同行  http://")
	os.Stdout = usual
	t.Setenv("TONGXING_LISTEN", address)
	for try := 0; ; try++ {
		if status, _ := tongxing(t, "", "health"); status == 0 {
			break
		} else if try == 100 {
			t.Fatal("the server does not answer")
		}
		time.Sleep(50 * time.Millisecond)
	}
	if status, says := tongxing(t, "", "start", "--no-browser"); status != 0 || !strings.Contains(says, "已经在运行：http://"+address) {
		t.Errorf("the second start: %d, %s", status, says)
	}
	for file, private := range map[string]bool{"tongxing/tongxing.db": false, "tongxing/tongxing.keys": true} {
		info, err := os.Stat(filepath.Join(own, file))
		if err != nil || private && info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", file, info, err)
		}
	}
	if err := syscall.Kill(os.Getpid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if status := <-stopped; status != 0 {
		t.Errorf("stopped with %d", status)
	}
}

// waitFor returns what follows the words on their line of the file.
func waitFor(t *testing.T, file, words string) string {
	t.Helper()
	for range 200 {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, after, found := strings.Cut(string(text), words); found {
			line, _, _ := strings.Cut(after, "\n")
			return line
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s never says %q", file, words)
	return ""
}

// The key of an installation is made once and then kept.
func TestKeys(t *testing.T) {
	dir := t.TempDir()
	own := settings{Database: "sqlite:" + filepath.Join(dir, "new", "house.db")}
	first, file, err := own.ring()
	if err != nil || file != filepath.Join(dir, "new", "house.keys") {
		t.Fatalf("%s, %v", file, err)
	}
	sealed, err := first.Seal("小禾", "x")
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]settings{
		"again":     own,
		"by name":   {Database: "postgres://db/house", Keys: "file:" + file},
		"in itself": {Database: "postgres://db/house", Keys: strings.Repeat("k", 32) + "," + lastLine(t, file)},
	} {
		ring, _, err := s.ring()
		if err != nil {
			t.Fatal(name, err)
		}
		if text, err := ring.Open(sealed, "x"); err != nil || text != "小禾" {
			t.Errorf("%s: %q, %v", name, text, err)
		}
	}
	for name, s := range map[string]settings{
		"too short": {Database: "postgres://db/house", Keys: "secret"},
		"missing":   {Database: "postgres://db/house", Keys: "file:" + filepath.Join(dir, "none")},
	} {
		if _, _, err := s.ring(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if ring, _, err := (&settings{Database: "postgres://db/house"}).ring(); err != nil || ring.Ready() {
		t.Errorf("PostgreSQL without keys: ready %v, %v", ring.Ready(), err)
	}
}

func lastLine(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	return lines[len(lines)-1]
}
