package paper_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"tongxing/internal/runsheet/paper"
	"tongxing/static"
)

func TestClean(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"plain", "园长致辞 9:00", "园长致辞 9:00"},
		{"newlines", "一\r\n二\r三\u2028四", "一\n二\n三\n四"},
		{"white space", "一\t二\u2003三\u3000四", "一 二 三\u3000四"},
		{"control characters", "一\x00\x1b\x7f二", "一二"},
		{"bad UTF-8", "好\xe5\xa5", "好\uFFFD\uFFFD"},
		{"directions", "\u202e一\u2066二\u200f", "一二"},
		{"a family", "👨\u200d👩\u200d👧", "👨👩👧"},
		{"a heart in colour", "❤\ufe0f", "❤"},
		{"a skin tone", "👍\U0001F3FF好", "👍好"},
		{"a skin tone behind a joiner", "👩\u200d\U0001F3FD", "👩"},
		{"a skin tone alone", "\U0001F3FF", "\U0001F3FF"},
		{"a key", "1\ufe0f\u20e3", "1"},
		{"an ideographic variant", "葛\U000E0100", "葛"},
	}
	for _, tt := range tests {
		if got := paper.Clean(tt.text); got != tt.want {
			t.Errorf("%s: Clean(%q) = %q, want %q", tt.name, tt.text, got, tt.want)
		}
	}
}

func document(t *testing.T) *paper.Document {
	t.Helper()
	d, err := paper.NewFonts(static.Files()).New(paper.Meta{Language: "zh-CN"})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestFit(t *testing.T) {
	t.Parallel()
	d := document(t)
	st := paper.Style{Face: paper.Sans, Size: 10}
	for _, text := range []string{"", "短", "一行\n两行", strings.Repeat("很长的题目", 50), strings.Repeat("Wide ", 50)} {
		got := d.Fit(st, text, 40)
		if w := d.Width(st, got); w > 40 || strings.Contains(got, "\n") {
			t.Errorf("%q is %.1f mm wide, want one line of 40", got, w)
		}
		if utf8.RuneCountInString(text) < 6 && got != strings.ReplaceAll(text, "\n", " ") {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// TestRow watches where rows land: whole on a page, divided only if higher.
func TestRow(t *testing.T) {
	t.Parallel()
	d := document(t)
	var at []float64
	pieces := func(n int, height float64) paper.Stack {
		stack := make(paper.Stack, n)
		for i := range stack {
			stack[i] = paper.Piece{Height: height, Draw: func(_, y float64) { at = append(at, y) }}
		}
		return stack
	}
	row := func(n int, height float64) {
		d.Row(paper.Row{Cells: []paper.Cell{{Pieces: pieces(n, height), Again: paper.Stack{paper.Gap(1)}}}, Above: 1, Below: 1})
	}
	d.Begin(paper.Frame{FirstTop: 50, Top: 20, Bottom: 100, Furniture: func(bool, int, int) {}})
	row(4, 10) // 50 to 92
	row(1, 10) // does not fit: next page
	row(12, 7) // 86 high, pages have 80: a page of its own, 11 pieces and 1
	row(1, 99) // higher than a page and undivided: stands over the edge, alone
	want := []float64{51, 61, 71, 81, 21, 21, 28, 35, 42, 49, 56, 63, 70, 77, 84, 91, 21, 21}
	if len(at) == len(want) {
		for i := range want {
			if at[i] != want[i] {
				t.Fatalf("pieces stand at %v, want %v", at, want)
			}
		}
	} else {
		t.Errorf("pieces stand at %v, want %v", at, want)
	}
	if _, err := d.Bytes(); err != nil {
		t.Error(err)
	}
}

func TestQRTooLong(t *testing.T) {
	t.Parallel()
	d := document(t)
	d.Begin(paper.Frame{Bottom: 200, Furniture: func(bool, int, int) {}})
	d.QR(10, 10, 20, strings.Repeat("x", 10_000))
	if _, err := d.Bytes(); err == nil {
		t.Error("a code of 10000 characters is no error")
	}
}
