package plandoc_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"tongxing/internal/fault"
	"tongxing/internal/plandoc"
)

// sound checks what holds for every reading: no line lost, positions that
// exist, and the formats of times and dates.
func sound(t *testing.T, plans []plandoc.Plan) {
	t.Helper()
	if len(plans) == 0 {
		t.Error("no plan and no error")
	}
	for _, p := range plans {
		if len(p.Unplaced) != len(p.UnplacedLines) || p.Agenda == nil || p.Findings == nil {
			t.Errorf("uneven plan %+v", p)
		}
		for i, it := range p.Agenda {
			if it.Order != i+1 || it.Title == "" || len(it.Lines) == 0 {
				t.Errorf("item %+v", it)
			}
			if it.Time != nil {
				for _, part := range strings.Split(*it.Time, "-") {
					if _, err := time.Parse("15:04", strings.Replace(part, "24:", "00:", 1)); err != nil {
						t.Errorf("time %q", *it.Time)
					}
				}
			}
		}
		if p.Period != nil && p.Period.Start != nil {
			if _, err := time.Parse("2006-01-02", *p.Period.Start); err != nil {
				t.Errorf("start %q", *p.Period.Start)
			}
		}
		for _, s := range p.Sections {
			if s.Level < 1 || s.Title == "" || len(s.Lines) == 0 {
				t.Errorf("section %+v", s)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		if filepath.Ext(file) != ".json" {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	for _, s := range []string{"一、\n二、", "时间：", "(((((((", "】【】【", "第一项：", "9:00-", "|a|b|\n|-|-|\n|c|", "组长：\n副组长：", "\xff\xfe\x00\x4e", "# \n## a", "主题\x00\u202e：“", "篇1\n篇2\n篇3", "时间\n内容\n负责人\n9:00\na\nb\nc"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		plans, err := plandoc.Read("a.txt", data)
		if err != nil {
			if fault.From(err) == nil {
				t.Errorf("no fault: %v", err)
			}
			return
		}
		sound(t, plans)
		if utf8.Valid(data) && !strings.ContainsAny(string(data), "\x00０Ａａ") && !strings.HasPrefix(string(data), "PK") {
			checkKept(t, string(data), plans)
		}
	})
}

// checkKept holds that each letter of a line is kept, reading only lines of
// plain characters, since folding changes the others.
func checkKept(t *testing.T, text string, plans []plandoc.Plan) {
	t.Helper()
	for _, r := range text {
		if r < 0x20 && r != '\n' && r != '\t' || r == 0x7F || r >= 0x80 && (r < 0x4E00 || r > 0x9FFF) && !strings.ContainsRune("，。、：；（）“”《》【】！？—…　", r) {
			return
		}
	}
	if l := lost(text, plans); len(l) > 0 {
		t.Errorf("lost %q of %q: %q", l, text, everything(plans))
	}
}

func FuzzDocx(f *testing.F) {
	for _, w := range wordPlans() {
		f.Add(w.body, w.numbering, w.styles)
	}
	f.Add(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p><w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>`, "", "")
	f.Add(`<w:tr><w:tc/></w:tr></w:p></w:tbl><w:tbl><w:vMerge/><w:gridSpan w:val="99"/>`, `<w:num><w:lvlOverride/></w:num>`, `<w:basedOn/>`)
	f.Fuzz(func(t *testing.T, body, numbering, styles string) {
		plans, err := plandoc.Read("a.docx", word{body: body, numbering: numbering, styles: styles}.bytes(t))
		if err != nil {
			if fault.From(err) == nil {
				t.Errorf("no fault: %v", err)
			}
			return
		}
		sound(t, plans)
	})
}
