package write_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"tongxing/internal/docx/docxtest"
	"tongxing/internal/plandoc/write"
)

var update = flag.Bool("update", false, "write the golden files anew")

// plan has one of everything.
var plan = write.Document{
	Language: "zh-CN", Title: "青山小学“牵手”活动方案", Issuers: []string{"青山小学"}, Date: "2026年4月20日",
	Sections: []write.Section{
		{Level: 1, Mark: "一、", Title: "活动时间", Blocks: []write.Block{{Lines: []string{"2026 年 5 月 15 日 9:00-10:30，电话 138-0000-0001"}}}},
		{Level: 1, Mark: "二、", Title: "工作要求"},
		{Level: 2, Mark: "（一）", Title: "补贴标准。", Blocks: []write.Block{{Lines: []string{"每人 20 元。", "<凭据> & 签收。"}}}},
		{Level: 3, Mark: "1. ", Title: "人员", Blocks: []write.Block{{Kind: write.Bullets, Lines: []string{"班主任", "*家长*"}}, {Kind: write.Numbers, First: 3, Lines: []string{"开班会"}}}},
		{Level: 1, Mark: "三、", Title: "活动程序", Blocks: []write.Block{{Kind: write.Caption, Lines: []string{"主会场"}}, {Kind: write.Grid,
			Columns: []write.Column{{Head: "时间", Weight: 2, Centre: true}, {Head: "内容", Weight: 3}, {Head: "提示", Weight: 2}},
			Rows:    [][]string{{"09:00—09:05", "开场", "音乐：渐弱；\n大屏：题图"}, {"", "合影", ""}}}}},
	},
}

func TestTextAndMarkdown(t *testing.T) {
	t.Parallel()
	for name, got := range map[string][]byte{"testdata/plan.txt": write.Text(plan), "testdata/plan.md": write.Markdown(plan)} {
		if *update {
			if err := os.WriteFile(name, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
}

// parts unpacks a .docx.
func parts(t *testing.T, d write.Document) map[string]string {
	t.Helper()
	made, err := write.Docx(d)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := write.Docx(d)
	if !bytes.Equal(made, again) {
		t.Error("the same document gives other bytes")
	}
	return docxtest.Parts(t, made)
}

// TestDocxKeepsTheSchemasOrder holds every part: document, styles, settings,
// numbering, fonts and edges.
func TestDocxKeepsTheSchemasOrder(t *testing.T) {
	t.Parallel()
	for _, language := range []string{"zh-CN", "en"} {
		d := plan
		d.Language = language
		docxtest.InOrder(t, parts(t, d))
	}
}

// TestDocxPartsAreTiedTogether: every style, part and relation that is named
// exists.
func TestDocxPartsAreTiedTogether(t *testing.T) {
	t.Parallel()
	all := parts(t, plan)
	for _, m := range regexp.MustCompile(`PartName="/([^"]+)"`).FindAllStringSubmatch(all["[Content_Types].xml"], -1) {
		if all[m[1]] == "" {
			t.Errorf("no part %s", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`Target="([^"]+)"`).FindAllStringSubmatch(all["word/_rels/document.xml.rels"], -1) {
		if all["word/"+m[1]] == "" {
			t.Errorf("no part %s", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`r:id="([^"]+)"`).FindAllStringSubmatch(all["word/document.xml"], -1) {
		if !strings.Contains(all["word/_rels/document.xml.rels"], `Id="`+m[1]+`"`) {
			t.Errorf("no relation %s", m[1])
		}
	}
	for _, name := range []string{"word/document.xml", "word/footer1.xml", "word/footer2.xml"} {
		for _, m := range regexp.MustCompile(`pStyle w:val="([^"]+)"`).FindAllStringSubmatch(all[name], -1) {
			if !strings.Contains(all["word/styles.xml"], `w:styleId="`+m[1]+`"`) {
				t.Errorf("no style %s", m[1])
			}
		}
	}
}

// TestOfficialPage holds the measures of GB/T 9704-2012, 5.2: 22 lines of 28
// characters in the type area.
func TestOfficialPage(t *testing.T) {
	t.Parallel()
	all := parts(t, plan)
	page := all["word/document.xml"]
	for _, want := range []string{`w:w="11906" w:h="16838"`, `w:top="2098"`, `w:left="1587"`, `w:linePitch="579"`,
		`<w:t xml:space="preserve">2026年5月15日9:00—10:30，电话138-0000-0001</w:t>`, `&lt;凭据&gt; &amp; 签收。`, `>1.人员<`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if height := 16838 - 2098 - 1984; height < 22*579 || height >= 23*579 {
		t.Error("not 22 lines")
	}
	if width := 11906 - 1587 - 1468; width < 28*316 || width >= 29*316 {
		t.Error("not 28 characters")
	}
	for _, want := range []string{"方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体"} {
		if !strings.Contains(all["word/fontTable.xml"], want) || !strings.Contains(all["word/styles.xml"], want) {
			t.Errorf("no %s", want)
		}
	}
	if !strings.Contains(all["word/footer1.xml"], "— ") || !strings.Contains(all["word/settings.xml"], "evenAndOddHeaders") {
		t.Error("no numbers at the outer foot")
	}
}

// TestTimesAreNotBroken: a column that fits is as wide as its longest cell, and
// the others share what is left.
func TestTimesAreNotBroken(t *testing.T) {
	t.Parallel()
	d := write.Document{Language: "zh-CN", Title: "方案", Sections: []write.Section{{Level: 1, Title: "程序", Blocks: []write.Block{{Kind: write.Grid,
		Columns: []write.Column{{Head: "时间", Fit: true}, {Head: "时长（分钟）", Fit: true}, {Head: "内容", Weight: 1}, {Head: "提示", Weight: 2}},
		Rows:    [][]string{{"08:40—09:00", "20", "入场", strings.Repeat("很长的提示", 20)}}}}}}}
	var widths []int
	whole := 0
	for _, m := range regexp.MustCompile(`gridCol w:w="(\d+)"`).FindAllStringSubmatch(parts(t, d)["word/document.xml"], -1) {
		width, _ := strconv.Atoi(m[1])
		widths, whole = append(widths, width), whole+width
	}
	// A character of a table has 240; cells keep 85 from each side.
	if len(widths) != 4 || widths[0] < 6*240+2*85 || widths[0] > 8*240 || widths[1] > 4*240 || widths[3] < 3*whole/8 || widths[3] < widths[2]*19/10 || whole != 11906-1587-1468 {
		t.Errorf("the columns are %v wide", widths)
	}
}

func TestHostileText(t *testing.T) {
	t.Parallel()
	d := write.Document{Language: "zh-CN", Title: "\x00一\x1b\xff天]]>\ufffe", Sections: []write.Section{{Level: 9, Title: "<w:p>", Blocks: []write.Block{{Lines: []string{strings.Repeat("😀\u202e", 2000)}}}}}}
	if got := parts(t, d)["word/document.xml"]; strings.ContainsAny(got, "\x00\x1b\ufffd\ufffe") || strings.Contains(got, ">]]>") || xml.Unmarshal([]byte(got), new(struct{})) != nil {
		t.Errorf("not XML: %.300s", got)
	}
}
