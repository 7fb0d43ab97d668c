package write_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"tongxing/internal/fault"
	"tongxing/internal/plandoc/write"
	"tongxing/static"
)

var press = write.NewPress(static.Files())

func printed(t *testing.T, d write.Document) []byte {
	t.Helper()
	made, err := press.File(d, write.AsPDF)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// poppler runs one of its programs; FILE stands for the PDF.
func poppler(t *testing.T, program string, pdf []byte, arguments ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "plan.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, argument := range arguments {
		if argument == "FILE" {
			arguments[i] = file
		}
	}
	said, err := exec.CommandContext(t.Context(), program, arguments...).Output()
	if err != nil {
		t.Fatalf("%s: %v", program, err)
	}
	return string(said)
}

// spoken returns the text without white space.
func spoken(text string) string { return strings.Join(strings.Fields(text), "") }

// TestPDFSaysEverything: what the text says, the paper says, in its order, and
// what it is made of.
func TestPDFSaysEverything(t *testing.T) {
	t.Parallel()
	made := printed(t, plan)
	if !bytes.Equal(made, printed(t, plan)) {
		t.Error("the same document gives other bytes")
	}
	said := spoken(poppler(t, "pdftotext", made, "-raw", "FILE", "-"))
	for line := range strings.Lines(string(write.Text(plan))) {
		for _, cell := range strings.Split(strings.TrimPrefix(line, "- "), "\t") {
			if !strings.Contains(said, spoken(cell)) {
				t.Errorf("the paper does not say %q:\n%s", cell, said)
			}
		}
	}
	if !strings.Contains(said, "—1—") {
		t.Error("the page has no number")
	}
	info := poppler(t, "pdfinfo", made, "FILE")
	for _, want := range []string{plan.Title, "A4", "Title", "青山小学"} {
		if !strings.Contains(info, want) {
			t.Errorf("the file's properties lack %s:\n%s", want, info)
		}
	}
	if !bytes.Contains(made, []byte("/Lang (zh-CN)")) {
		t.Error("the file does not say its language")
	}
}

var word = regexp.MustCompile(`<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>`)

// TestPDFPage holds the measures of GB/T 9704-2012, 5.2: the type area, 22
// lines to a page and 28 characters to a line, none of them outside.
func TestPDFPage(t *testing.T) {
	t.Parallel()
	d := write.Document{Language: "zh-CN", Title: "题目", Sections: []write.Section{{Level: 1, Mark: "一、", Title: "背景", Blocks: []write.Block{{Lines: []string{strings.Repeat("每一个孩子都在场", 7*60)}}}}}}
	made := printed(t, d)
	if len(made) > 300<<10 {
		t.Errorf("%d bytes", len(made))
	}
	pages := strings.Split(poppler(t, "pdftotext", made, "-bbox", "FILE", "-"), "<page ")[1:]
	if len(pages) < 4 {
		t.Fatalf("%d pages", len(pages))
	}
	const mm = 72 / 25.4
	lines, longest := map[string]bool{}, 0
	for _, m := range word.FindAllStringSubmatch(pages[1], -1) {
		var box [4]float64
		for i := range box {
			box[i], _ = strconv.ParseFloat(m[i+1], 64)
		}
		if strings.HasPrefix(m[5], "—") || m[5] == "2" {
			if box[0] > 105*mm {
				t.Error("an even page has its number on the right")
			}
			continue
		}
		if box[0] < 27.9*mm || box[2] > 184.5*mm || box[1] < 36*mm || box[3] > 263*mm {
			t.Errorf("%s stands at %v, outside the type area", m[5], box)
		}
		lines[m[2]], longest = true, max(longest, len([]rune(m[5])))
	}
	if len(lines) != 22 || longest != 28 {
		t.Errorf("%d lines of %d characters, want 22 of 28", len(lines), longest)
	}
}

// TestPDFOfHostileText: whatever stands in a document, it is printed whole.
func TestPDFOfHostileText(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("长", 4000)
	d := write.Document{Language: "zh-CN", Title: strings.Repeat("很长的题目", 60), Issuers: []string{strings.Repeat("单位", 60)}, Date: "2026年4月20日",
		Sections: []write.Section{{Level: 9, Mark: "一、", Title: "\x00𠮷😀\u202e" + strings.Repeat("x", 300), Blocks: []write.Block{
			{Kind: write.Grid, Columns: []write.Column{{Head: "一", Weight: 1}, {Head: "二", Weight: 9}}, Rows: [][]string{{"甲", long}, {"乙", "末"}}},
			{Kind: write.Bullets, Lines: []string{strings.Repeat("http://例", 100)}}, {Lines: []string{""}}}}}}
	said := spoken(poppler(t, "pdftotext", printed(t, d), "-raw", "FILE", "-"))
	if strings.Count(said, "长") < 4000 || !strings.Contains(said, "𠮷") || strings.Count(said, "单位") != 60 || !strings.Contains(said, "末") {
		t.Error("text is lost")
	}
	d.Language = "en"
	printed(t, d)
	if _, err := write.NewPress(fstest.MapFS{}).File(d, write.AsPDF); fault.KindOf(err) != fault.Unready {
		t.Errorf("without fonts: %v", err)
	}
}
