package runsheet_test

import (
	"fmt"
	"strings"
	"testing"

	"tongxing/internal/runsheet"
)

// TestLastPageIsNotARowAlone: however many rows there are, the last page of
// several has three at least.
func TestLastPageIsNotARowAlone(t *testing.T) {
	t.Parallel()
	for n := 20; n < 34; n++ {
		text := strings.Split(poppler(t, "pdftotext", sheets(t, oneSheet(manyRows(n)...)), "-layout", "FILE", "-"), "\f")
		last := text[len(text)-2] // a form feed ends the last page
		if rows := strings.Count(last, "轻音乐，小音量"); len(text) > 2 && rows < 3 {
			t.Errorf("%d rows: the last of %d pages has %d", n, len(text)-1, rows)
		}
	}
}

// TestHighRowsFillThePage: a row that is high is parted rather than a fifth of
// the page wasted, and says that it goes on.
func TestHighRowsFillThePage(t *testing.T) {
	t.Parallel()
	rows := manyRows(16)
	rows[11].Words = strings.Repeat("慢一点，一起走。\n", 14)
	text := strings.Split(poppler(t, "pdftotext", sheets(t, oneSheet(rows...)), "-layout", "FILE", "-"), "\f")
	if first := strings.Count(text[0], "慢一点，一起走。"); len(text) != 3 || first < 3 || !strings.Contains(text[1], "（续）") {
		t.Errorf("%d pages, %d lines of the words on the first:\n%s", len(text)-1, first, text[1])
	}
}

// TestFirstAidStaysOnEveryPage: whoever else has no room in the running head.
func TestFirstAidStaysOnEveryPage(t *testing.T) {
	t.Parallel()
	r := oneSheet(manyRows(40)...)
	r.Sheets[0].Contacts = nil
	for i := range 7 {
		r.Sheets[0].Contacts = append(r.Sheets[0].Contacts, runsheet.Contact{Who: fmt.Sprintf("现场联络，音响与大屏 王老师%d", i), Phone: fmt.Sprintf("138-0000-000%d", i)})
	}
	r.Sheets[0].Contacts = append(r.Sheets[0].Contacts, runsheet.Contact{Who: "保健医生 白露", Phone: "138-0000-0099", Stays: true})
	pages := strings.Split(poppler(t, "pdftotext", sheets(t, r), "-layout", "FILE", "-"), "\f")
	for i, page := range pages[:len(pages)-1] {
		if !strings.Contains(page, "白露 138-0000-0099") {
			t.Errorf("first aid is not on page %d", i+1)
		}
	}
}

// TestChangesStandAboveTheTable: they are no row with a time and a tick.
func TestChangesStandAboveTheTable(t *testing.T) {
	t.Parallel()
	r := oneSheet(manyRows(3)...)
	r.Sheets[0].Changes = runsheet.Fact{Label: "第 1 版以来的改动", Lines: []string{"去掉：家长代表发言"}}
	text := poppler(t, "pdftotext", sheets(t, r), "-layout", "FILE", "-")
	if at := strings.Index(text, "去掉：家长代表发言"); at < 0 || at > strings.Index(text, "完成") {
		t.Errorf("the changes do not stand above the table:\n%s", text)
	}
}

// TestCaptionsBreakBetweenWords: never within one, however narrow the code is.
func TestCaptionsBreakBetweenWords(t *testing.T) {
	t.Parallel()
	p := together(true)
	p.Scan = "扫码看\u200b是不是\u200b最新版"
	text := poppler(t, "pdftotext", programme(t, p), "-layout", "FILE", "-")
	for _, word := range []string{"扫码看", "是不是", "最新版"} {
		if !strings.Contains(text, word) {
			t.Errorf("%s is broken:\n%s", word, text)
		}
	}
}
