package spreadsheet_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongxing/internal/fault"
	"tongxing/internal/spreadsheet"
)

var book = spreadsheet.Book{Sheets: []spreadsheet.Sheet{
	{Name: "议程", Columns: []spreadsheet.Column{{Head: "时间", Width: 8}, {Head: "环节", Width: 30}, {Head: "分钟", Width: 6}},
		Rows: [][]spreadsheet.Cell{
			{spreadsheet.Text("09:00"), spreadsheet.Text("=HYPERLINK(\"http://x\")"), spreadsheet.Number(2.5)},
			{spreadsheet.Text(""), spreadsheet.Text("合唱\n<第二遍> & 掌声\x00"), spreadsheet.Number(6)},
			{spreadsheet.Text("@SUM(1)"), spreadsheet.Text("-1"), spreadsheet.Text("+86")}}},
	{Name: "很长的名字[]:*?/\\" + strings.Repeat("长", 40), Columns: []spreadsheet.Column{{Head: "人", Width: 9}}},
}}

func bytesOf(t *testing.T, b spreadsheet.Book) []byte {
	t.Helper()
	made, err := b.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestReadsBackWhatWasWritten(t *testing.T) {
	t.Parallel()
	made := bytesOf(t, book)
	if !bytes.Equal(made, bytesOf(t, book)) {
		t.Error("the same book gives other bytes")
	}
	got, err := spreadsheet.Read(made)
	if err != nil {
		t.Fatal(err)
	}
	want := []spreadsheet.Table{
		{Name: "议程", Rows: [][]string{{"时间", "环节", "分钟"}, {"09:00", `=HYPERLINK("http://x")`, "2.5"}, {"", "合唱\n<第二遍> & 掌声", "6"}, {"@SUM(1)", "-1", "+86"}}},
		{Name: "很长的名字" + strings.Repeat("长", 26), Rows: [][]string{{"人"}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// sheet returns the markup of the first sheet.
func sheet(t *testing.T, made []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(made), int64(len(made)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := b.ReadFrom(f); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestNothingIsAFormula(t *testing.T) {
	t.Parallel()
	markup := sheet(t, bytesOf(t, book))
	if strings.Contains(markup, "<f>") {
		t.Error("a formula")
	}
	for _, cell := range []string{`<c r="B2" s="3" t="inlineStr">`, `<c r="A4" s="3" t="inlineStr">`, `<c r="B4" s="3"`, `<c r="C4" s="3"`, `<c r="C2" s="4"><v>2.5</v>`} {
		if !strings.Contains(markup, cell) {
			t.Errorf("no %s in %s", cell, markup)
		}
	}
	for _, print := range []string{`state="frozen"`, `paperSize="9" orientation="landscape"`} {
		if !strings.Contains(markup, print) {
			t.Errorf("no %s", print)
		}
	}
}

// packed is a .xlsx of parts.
func packed(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestTimesAndSharedWords: what Excel itself writes, with shared words in runs
// and times as parts of a day.
func TestTimesAndSharedWords(t *testing.T) {
	t.Parallel()
	got, err := spreadsheet.Read(packed(t, map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="一" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Target="/xl/worksheets/s.xml"/></Relationships>`,
		"xl/sharedStrings.xml":       `<sst><si><t>时间</t></si><si><r><t>环</t></r><r><t>节</t></r><rPh><t>huan</t></rPh></si></sst>`,
		"xl/styles.xml":              `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="h:mm;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="20"/><xf numFmtId="176"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
		"xl/worksheets/s.xml": `<worksheet><sheetData><row><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row/>
			<row><c r="A3" s="1"><v>0.375</v></c><c r="B3" s="2"><v>0.37847222222222227</v></c><c r="C3" s="3"><v>46157</v></c><c r="D3"><f>1+1</f><v>2</v></c><c r="ZZZ3"><v>9</v></c></row></sheetData></worksheet>`,
	}))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]spreadsheet.Table{{Name: "一", Rows: [][]string{{"时间", "", "环节"}, {"09:00", "09:05", "2026-05-15", "2"}}}}, got); diff != "" {
		t.Error(diff)
	}
}

// TestSmallFilesThatGrow: what unpacks to much, and what says a long text in
// many cells, is refused before it is held.
func TestSmallFilesThatGrow(t *testing.T) {
	t.Parallel()
	const sheets, cells = 200, 3000
	parts := func(tabs, shared, cells string) map[string]string {
		return map[string]string{
			"xl/workbook.xml":            `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` + tabs + `</sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>`,
			"xl/sharedStrings.xml":       `<sst><si><t>` + shared + `</t></si></sst>`,
			"xl/worksheets/s.xml":        `<worksheet><sheetData>` + cells + `</sheetData></worksheet>`,
		}
	}
	const tab = `<sheet name="一" r:id="a"/>`
	for name, of := range map[string]map[string]string{
		"one sheet named often":        parts(strings.Repeat(tab, sheets), "", `<row>`+strings.Repeat(" ", 200_000)+`</row>`),
		"one long text in every cell":  parts(tab, strings.Repeat("字", 10_000), strings.Repeat(`<row><c r="A1" t="s"><v>0</v></c></row>`, cells)),
		"one part larger than allowed": parts(tab, strings.Repeat("a", 25<<20), ""),
	} {
		if _, err := spreadsheet.Read(packed(t, of)); fault.KindOf(err) != fault.TooLarge {
			t.Errorf("%s: %v, want TooLarge", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	made, err := book.Bytes()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(made)
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("时间,环节\n09:00,开场"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := spreadsheet.Read(data); err != nil && fault.From(err) == nil {
			t.Errorf("not a fault: %v", err)
		}
	})
}
