package runsheet_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"tongxing/internal/runsheet"
	"tongxing/static"
)

var update = flag.Bool("update", false, "write the golden files")

var press = runsheet.New(static.Files())

func sheets(t *testing.T, r runsheet.RunSheet) []byte {
	t.Helper()
	pdf, err := press.Sheets(r)
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

func programme(t *testing.T, p runsheet.Programme) []byte {
	t.Helper()
	pdf, err := press.Programme(p)
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

// poppler runs one of poppler's tools over a PDF; without poppler-utils the
// tests fail.
func poppler(t *testing.T, tool string, pdf []byte, args ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "paper.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, arg := range args {
		args[i] = strings.ReplaceAll(arg, "FILE", file)
	}
	var stderr bytes.Buffer
	cmd := exec.Command(tool, args...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", tool, err, stderr.String())
	}
	if stderr.Len() > 0 {
		t.Errorf("%s complains: %s", tool, stderr.String())
	}
	return string(out)
}

// textOf returns the text in the order in which it was drawn, without white
// space, so that a wrapped text is in one piece.
func textOf(t *testing.T, pdf []byte) string {
	t.Helper()
	return strings.Join(strings.Fields(poppler(t, "pdftotext", pdf, "-raw", "FILE", "-")), "")
}

func pagesOf(t *testing.T, pdf []byte) int {
	t.Helper()
	m := regexp.MustCompile(`Pages: +(\d+)`).FindStringSubmatch(poppler(t, "pdfinfo", pdf, "FILE"))
	if m == nil {
		t.Fatal("pdfinfo gives no number of pages")
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		t.Fatal(err)
	}
	return n
}

var manySpaces = regexp.MustCompile(` +`)

func packs(t *testing.T, p runsheet.Packs) []byte {
	t.Helper()
	pdf, err := press.Packs(p)
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

// printed returns what fails the test where a paper cannot be printed.
func printed(t *testing.T) func([]byte, error) []byte {
	return func(pdf []byte, err error) []byte {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return pdf
	}
}

func TestGolden(t *testing.T) {
	t.Parallel()
	two := kindergarten()
	afternoon := two.Sheets[0]
	afternoon.Title, afternoon.When, afternoon.Rows = "下午：同玩", "2026年5月15日（周五）下午", afternoon.Rows[9:12]
	two.Sheets = append(two.Sheets, afternoon)
	for name, pdf := range map[string][]byte{
		"sheet-zh": sheets(t, kindergarten()), "sheet-en": sheets(t, forum()), "sheets": sheets(t, two),
		"programme": programme(t, together(false)), "programme-large": programme(t, together(true)),
		"script": sheets(t, spoken()), "packs": packs(t, byRole()), "pictures": programme(t, inPictures()),
		"cards": printed(t)(press.Cards(twoCards())), "register": printed(t)(press.Register(signIn(30))), "thanks": printed(t)(press.Thanks(gratitude())),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got strings.Builder
			for line := range strings.Lines(poppler(t, "pdftotext", pdf, "-layout", "FILE", "-")) {
				if line = strings.TrimSpace(manySpaces.ReplaceAllString(line, " ")); line != "" {
					fmt.Fprintln(&got, line)
				}
			}
			file := filepath.Join("testdata", name+".txt")
			if *update {
				if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
		})
	}
}

// TestTextIsWhole prints texts that are hard on paper and reads them back.
func TestTextIsWhole(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("请把轮椅通道留出来，谁都能过；", 20)
	tests := []struct {
		name, text string
		want       string // without white space; text itself if empty
	}{
		{"rare names", "主持 张镕、李喆、王䶮、𠮷田", "主持张镕、李喆、王䶮、𠮷田"},
		{"emoji", "😀❤☀🎵", ""},
		{"emoji sequences keep their bases", "👩\u200d👩\u200d👧 ❤\ufe0f 👍\U0001F3FD", "👩👩👧❤👍"},
		{"a character no font has", "𒀀ꙮ", ""},
		{"300 characters", long, ""},
		{"an address", "https://tongxing.example/" + strings.Repeat("a-very/long_path", 12), ""},
		{"no bytes of text", "一\x00二\xff三\x1b四", "一二\uFFFD三四"},
		{"a word of 5000 characters", strings.Repeat("w", 5000), ""},
		{"brackets and backslashes", `(a\b) \\ <<>> %% endobj stream`, `(a\b)\\<<>>%%endobjstream`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			want := tt.want
			if want == "" {
				want = tt.text
			}
			got := textOf(t, sheets(t, oneSheet(runsheet.Row{Time: "09:00", Title: "项目", Note: tt.text})))
			if len(tt.text) == 5000 { // goes over pages, whose feet stand between
				if n := strings.Count(got, "w"); n != 5000 {
					t.Errorf("%d characters of 5000 are on paper", n)
				}
			} else if !strings.Contains(got, want) {
				t.Errorf("%q is not in the text:\n%s", want, got)
			}
		})
	}
}

func TestRightToLeft(t *testing.T) {
	t.Parallel()
	const text = "שלום مرحبا \u202eabc"
	got := textOf(t, sheets(t, oneSheet(runsheet.Row{Title: text})))
	for _, r := range strings.NewReplacer(" ", "", "\u202e", "").Replace(text) {
		if !strings.ContainsRune(got, r) {
			t.Errorf("%q is lost", r)
		}
	}
}

func TestRowHigherThanPage(t *testing.T) {
	t.Parallel()
	pdf := sheets(t, oneSheet(
		runsheet.Row{Time: "09:00", Title: "短", Note: "短"},
		runsheet.Row{Time: "09:05", Title: "长", Note: strings.Repeat("鼎", 3000), Words: strings.Repeat("鼐", 500)},
		runsheet.Row{Time: "09:10", Title: "完"},
	))
	text := textOf(t, pdf)
	for r, want := range map[string]int{"鼎": 3000, "鼐": 500, "（续）": pagesOf(t, pdf) - 2, "09:10": 1} {
		if got := strings.Count(text, r); got != want {
			t.Errorf("%s is printed %d times, want %d", r, got, want)
		}
	}
}

// TestScript: what is read out is large, and an item that fits on a page stands
// on one.
func TestScript(t *testing.T) {
	t.Parallel()
	r := spoken()
	words := strings.Repeat("大家慢慢来，谁也不用赶。", 14)
	for i := range r.Sheets[0].Rows {
		r.Sheets[0].Rows[i].Words = words + fmt.Sprintf("第%d项完。", i+1)
	}
	pages := strings.Split(textOf(t, sheets(t, r)), "第2版")
	for i := range r.Sheets[0].Rows {
		whole := words + fmt.Sprintf("第%d项完。", i+1)
		if n := strings.Count(strings.Join(pages, "\f"), whole); n != 1 {
			t.Errorf("the words of item %d stand %d times in one piece", i+1, n)
		}
	}
	long := spoken()
	long.Sheets[0].Rows = []runsheet.Row{{Title: "长", Words: strings.Repeat("鼎", 3000), Speech: runsheet.Passage{Label: "讲稿", Text: strings.Repeat("鼐", 3000)}}}
	text := textOf(t, sheets(t, long))
	if strings.Count(text, "鼎") != 3000 || strings.Count(text, "鼐") != 3000 || !strings.Contains(text, "（续）") {
		t.Error("words are lost where an item is higher than a page")
	}
}

func TestEnormousTexts(t *testing.T) {
	t.Parallel()
	r := oneSheet(runsheet.Row{Title: strings.Repeat("word", 25_000), Responsible: []string{strings.Repeat("名", 2000)}})
	s := &r.Sheets[0]
	s.Title, s.Kicker = strings.Repeat("题", 3000), strings.Repeat("k", 3000)
	s.Contacts = []runsheet.Contact{{Who: strings.Repeat("谁", 3000), Phone: strings.Repeat("1", 500)}}
	s.Edition.Made = strings.Repeat("m", 50)
	s.Rows[0].Cues = []runsheet.Cue{{Channel: strings.Repeat("频", 100), Text: strings.Repeat("幕", 5000)}}
	text := textOf(t, sheets(t, r))
	for what, want := range map[string]int{"word": 25_000, "名": 2000, "幕": 5000} {
		if got := strings.Count(text, what); got != want {
			t.Errorf("%s is printed %d times, want %d", what, got, want)
		}
	}
}

func TestManyRows(t *testing.T) {
	t.Parallel()
	rows := manyRows(300)
	for i := range rows {
		rows[i].Title = fmt.Sprintf("项目%03d号", i)
	}
	pdf := sheets(t, oneSheet(rows...))
	text, pages := textOf(t, pdf), pagesOf(t, pdf)
	at := 0
	for i := range rows {
		next := strings.Index(text[at:], rows[i].Title)
		if next < 0 {
			t.Fatalf("row %d is missing or out of order", i)
		}
		at += next
	}
	for what, want := range map[string]int{
		fmt.Sprintf("共%d页", pages): pages, "第2版": pages, "138-0000-0002（短信也可）": pages,
		"https://tongxing.example/sheet/K7QX-2MPA-4T": pages, "5月13日18:20生成": pages, "环节": pages,
	} {
		if got := strings.Count(text, what); got != want {
			t.Errorf("%q stands %d times on %d pages", what, got, pages)
		}
	}
}

// TestNothingOverlaps reads where poppler sees each word.
func TestNothingOverlaps(t *testing.T) {
	t.Parallel()
	short := oneSheet(runsheet.Row{Time: "09:00", Title: strings.Repeat("长标题", 13) + "完", MayDrop: true, Tag: "幕后"})
	short.Sheets[0].Title = strings.Repeat("四十个字的题目", 6)[:40*3]
	for name, pdf := range map[string][]byte{
		"Chinese": sheets(t, kindergarten()), "English": sheets(t, forum()), "many": sheets(t, oneSheet(manyRows(62)...)),
		"one item": sheets(t, short), "programme": programme(t, together(false)), "large": programme(t, together(true)),
		"script": sheets(t, spoken()), "packs": packs(t, byRole()), "pictures": programme(t, inPictures()),
		"cards": printed(t)(press.Cards(twoCards())), "register": printed(t)(press.Register(signIn(30))), "thanks": printed(t)(press.Thanks(gratitude())),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for i, page := range strings.Split(poppler(t, "pdftotext", pdf, "-bbox", "FILE", "-"), "<page ")[1:] {
				checkPage(t, i+1, page)
			}
		})
	}
}

var wordBox = regexp.MustCompile(`<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>`)

func checkPage(t *testing.T, number int, page string) {
	t.Helper()
	type box struct {
		x1, y1, x2, y2 float64
		word           string
	}
	var boxes []box
	for _, m := range wordBox.FindAllStringSubmatch(page, -1) {
		var v [4]float64
		for i := range v {
			v[i], _ = strconv.ParseFloat(m[i+1], 64)
		}
		// A word's box is as high as the font's tallest letters: look at its middle.
		height := v[3] - v[1]
		b := box{v[0] + 0.5, v[1] + 0.3*height, v[2] - 0.5, v[3] - 0.3*height, m[5]}
		if b.x1 < 14*72/25.4 || b.x2 > 196.5*72/25.4 || b.y1 < 20 || b.y2 > 842-20 {
			t.Errorf("page %d: %q stands outside the margins", number, b.word)
		}
		for _, o := range boxes {
			if b.x1 < o.x2 && o.x1 < b.x2 && b.y1 < o.y2 && o.y1 < b.y2 {
				t.Errorf("page %d: %q overlaps %q", number, b.word, o.word)
			}
		}
		boxes = append(boxes, b)
	}
	if len(boxes) == 0 {
		t.Errorf("page %d is empty", number)
	}
}

func TestWithoutCuesNoColumn(t *testing.T) {
	t.Parallel()
	if text := textOf(t, sheets(t, oneSheet(runsheet.Row{Title: "合影"}))); strings.Contains(text, "提示") {
		t.Error("a sheet without cues has a column for them")
	}
}

func TestProperties(t *testing.T) {
	t.Parallel()
	r := kindergarten()
	r.Title, r.Author = "𠮷田老师的一天", "向阳幼儿园\x00"
	pdf := sheets(t, r)
	info := poppler(t, "pdfinfo", pdf, "-isodates", "FILE")
	for _, want := range []string{"𠮷田老师的一天", "向阳幼儿园", "2026-05-13T10:20:00"} {
		if !strings.Contains(info, want) {
			t.Errorf("%s is not in the properties:\n%s", want, info)
		}
	}
	if !bytes.Contains(pdf, []byte("/Lang (zh-CN)")) {
		t.Error("the document does not say its language")
	}
	for line := range strings.Lines(poppler(t, "pdffonts", pdf, "FILE")) {
		if strings.Contains(line, "Noto") && !strings.Contains(line, "yes yes yes") {
			t.Errorf("font is not embedded as a subset with a text map: %s", line)
		}
	}
}

func TestSmall(t *testing.T) {
	t.Parallel()
	pdf := sheets(t, oneSheet(manyRows(40)...))
	if pages := pagesOf(t, pdf); pages != 3 {
		t.Fatalf("%d pages, want 3", pages)
	}
	if len(pdf) > 300<<10 {
		t.Errorf("three pages have %d bytes", len(pdf))
	}
}

func TestSameBytes(t *testing.T) {
	t.Parallel()
	sheet, large := sheets(t, kindergarten()), programme(t, together(true))
	var wait sync.WaitGroup
	for range 50 {
		wait.Go(func() {
			if again, err := press.Sheets(kindergarten()); err != nil || !bytes.Equal(again, sheet) {
				t.Errorf("sheet differs: %v", err)
			}
			if again, err := press.Programme(together(true)); err != nil || !bytes.Equal(again, large) {
				t.Errorf("programme differs: %v", err)
			}
		})
	}
	wait.Wait()
}

func TestMissingFont(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"fonts/NotoSansSC-Regular.ttf": {Data: []byte("not a font")}}
	for range 2 { // the error lasts
		_, err := runsheet.New(files).Sheets(kindergarten())
		var missing *runsheet.FontError
		if !errors.As(err, &missing) || missing.File != "fonts/NotoSansSC-Regular.ttf" {
			t.Errorf("error is %v, want one that names the font", err)
		}
	}
	if _, err := runsheet.New(fstest.MapFS{}).Programme(together(false)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error is %v, want a missing file", err)
	}
}
