package calendar_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"tongxing/internal/calendar"
)

// checkLines holds what RFC 5545 section 3.1 says about every line.
func checkLines(t *testing.T, b []byte) {
	t.Helper()
	body, ended := bytes.CutSuffix(b, []byte("\r\n"))
	if !ended {
		t.Errorf("no CRLF at the end")
	}
	for _, line := range bytes.Split(body, []byte("\r\n")) {
		if len(line) == 0 || len(line) > 75 {
			t.Errorf("line of %d octets: %q", len(line), line)
		}
		if !utf8.Valid(line) {
			t.Errorf("a character is cut in two: %q", line)
		}
		if bytes.ContainsFunc(line, func(r rune) bool { return unicode.IsControl(r) && r != '\t' }) {
			t.Errorf("control character in %q", line)
		}
	}
}

// readable is what a reader may expect to get back of a text.
func readable(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(s)
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
}

func FuzzText(f *testing.F) {
	for _, s := range []string{
		"", "助残日", "\\n is not a line break; , 。；", "a\r\nb\rc\nd\r\r\n", "\x00\x01\x1b[31m\x7f\u0080\u009f tab\there",
		"bad \xff\xfe\xc2 UTF-8 \xed\xa0\x80", "END:VEVENT\r\nBEGIN:VALARM", `";ALTREP="x:y`, "\u2028\u2029\u0085",
		"👩‍👧‍👦 𠮷 e\u0301 \u202eשלום\u202c مرحبا", "\ufeffBOM \ufffe\uffff", "\\", "\\\\;", "“引号”——…", " leading", "trailing ",
		strings.Repeat("孩", 60), strings.Repeat("a", 75-len("SUMMARY:")) + "孩", strings.Repeat("😀\\", 40), strings.Repeat("é", 5000),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		event := calendar.Event{
			UID: s, Summary: s, Location: s, Description: s, URL: s, Categories: []string{s, "助残日"},
			First: date("2026-05-15"),
		}
		feed := calendar.Feed(calendar.Calendar{Name: s, Zone: s, URL: s, Events: []calendar.Event{event}})
		item, err := calendar.Item(event)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range [][]byte{feed, item} {
			checkLines(t, b)
			cal := decode(t, b)
			if len(cal.Children) != 1 || len(cal.Events()) != 1 || len(cal.Children[0].Children) != 0 {
				t.Fatalf("a text made components of its own:\n%s", b)
			}
			props := cal.Events()[0].Props
			for _, name := range []string{"UID", "SUMMARY", "LOCATION", "DESCRIPTION"} {
				if got, err := props.Text(name); err != nil || got != readable(s) {
					t.Fatalf("%s: got %q, %v; want %q", name, got, err, readable(s))
				}
			}
			want := []string{readable(s), "助残日"}
			if want[0] == "" {
				want = want[1:]
			}
			if got, err := props.Get("CATEGORIES").TextList(); err != nil || !cmp.Equal(got, want) {
				t.Fatalf("CATEGORIES: got %q, %v; want %q", got, err, want)
			}
		}
		if name, _ := decode(t, feed).Props.Text("X-WR-CALNAME"); name != readable(s) {
			t.Fatalf("X-WR-CALNAME: got %q, want %q", name, readable(s))
		}
	})
}

func TestHugeText(t *testing.T) {
	t.Parallel()
	huge := strings.Repeat("携手同行，", 1<<20/15)
	feed := calendar.Feed(calendar.Calendar{Events: []calendar.Event{{UID: "u", Description: huge, First: date("2026-05-15")}}})
	checkLines(t, feed)
	if got, err := decode(t, feed).Events()[0].Props.Text("DESCRIPTION"); err != nil || got != huge {
		t.Errorf("%d octets came back as %d, %v", len(huge), len(got), err)
	}
}
