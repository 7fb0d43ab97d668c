package plandoc_test

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tongxing/internal/plandoc"
)

// everything is all that was kept of the plans' text.
func everything(plans []plandoc.Plan) string {
	var b strings.Builder
	for _, p := range plans {
		b.WriteString(p.Title + "\n")
		for _, s := range p.Sections {
			b.WriteString(deref(s.Number) + s.Title + "\n" + s.Text + "\n")
		}
		b.WriteString(strings.Join(p.Unplaced, "\n") + "\n")
	}
	return b.String()
}

// letters keeps what carries meaning: letters and figures, whatever their width.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, norm.NFKC.String(s))
}

// lost returns the lines of a text that stand nowhere in the plans. A
// heading's number may stand apart from its words.
func lost(text string, plans []plandoc.Plan) []string {
	kept := letters(everything(plans))
	var out []string
	for line := range strings.Lines(text) {
		if l := letters(line); l != "" && !strings.Contains(kept, l) {
			out = append(out, line)
		}
	}
	return out
}

func TestNothingLost(t *testing.T) {
	t.Parallel()
	for _, d := range readDocuments(t) {
		if !strings.HasSuffix(d.name, ".txt") && !strings.HasSuffix(d.name, ".md") || strings.Contains(string(d.data), "\x00") || d.name == "03-lenticular.txt" {
			continue
		}
		plans, err := plandoc.Read(d.name, d.data)
		if err != nil {
			t.Fatal(err)
		}
		if l := lost(strings.TrimPrefix(string(d.data), "\uFEFF"), plans); len(l) > 0 {
			t.Errorf("%s lost %q", d.name, l)
		}
	}
}

func TestHours(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]int{
		"2027年5月15日上午9点到11点": {540, 660}, "5月13日下午2:30-4:00": {870, 960}, "9:00 am to 10:30 am": {540, 630}, "上午9:00": {540, -1},
	} {
		from, _ := plandoc.FirstClock(text)
		to, ok := plandoc.LastClock(text)
		if from != want[0] || ok != (want[1] > 0) || ok && to != want[1] {
			t.Errorf("%s: from %d to %d %t, want %v", text, from, to, ok, want)
		}
	}
}
