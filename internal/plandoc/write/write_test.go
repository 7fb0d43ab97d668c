package write_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

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
	z, err := zip.NewReader(bytes.NewReader(made), int64(len(made)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(text)
	}
	return all
}

// order is that of the schema's sequences (ISO/IEC 29500-1, annex A), as far
// as they are in use.
var order = map[string][]string{
	"pPr":        {"pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "tabs", "snapToGrid", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr"},
	"rPr":        {"rStyle", "rFonts", "b", "bCs", "i", "color", "spacing", "w", "kern", "sz", "szCs", "u", "lang"},
	"style":      {"name", "basedOn", "next", "link", "uiPriority", "qFormat", "pPr", "rPr"},
	"tblPr":      {"tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook"},
	"tblBorders": {"top", "left", "bottom", "right", "insideH", "insideV"},
	"tcPr":       {"tcW", "gridSpan", "vMerge", "tcBorders", "shd", "vAlign"},
	"tbl":        {"tblPr", "tblGrid", "tr"}, "tr": {"trPr", "tc"}, "tc": {"tcPr", "p"}, "p": {"pPr", "r", "fldSimple"},
	"sectPr":   {"footerReference", "type", "pgSz", "pgMar", "pgNumType", "cols", "docGrid"},
	"font":     {"altName", "panose1", "charset", "family", "pitch"},
	"settings": {"zoom", "evenAndOddHeaders", "defaultTabStop", "drawingGridVerticalSpacing", "characterSpacingControl", "compat", "themeFontLang"},
	"lvl":      {"start", "numFmt", "lvlText", "lvlJc", "pPr", "rPr"}, "abstractNum": {"multiLevelType", "lvl"}, "numbering": {"abstractNum", "num"},
	"docDefaults": {"rPrDefault", "pPrDefault"}, "styles": {"docDefaults", "latentStyles", "style"},
}

// free are elements whose children may come in any order.
var free = []string{"r", "body", "ftr", "fonts", "trPr", "tblGrid", "tblCellMar", "document", "rPrDefault", "compat", "numPr", "num", "fldSimple"}

func TestDocxKeepsTheSchemasOrder(t *testing.T) {
	t.Parallel()
	for _, language := range []string{"zh-CN", "en"} {
		d := plan
		d.Language = language
		for name, text := range parts(t, d) {
			decoder := xml.NewDecoder(strings.NewReader(text))
			type open struct {
				name string
				at   int
			}
			stack := []open{{}}
			for {
				token, err := decoder.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				switch token := token.(type) {
				case xml.StartElement:
					parent, child := &stack[len(stack)-1], token.Name.Local
					if sequence, known := order[parent.name]; known && name != "[Content_Types].xml" {
						at := slices.Index(sequence, child)
						// A paragraph's runs and fields mix freely behind its properties.
						if at < 0 || at < parent.at && !(parent.name == "p" && at > 0) {
							t.Errorf("%s: %s stands at the wrong place of %s", name, child, parent.name)
						}
						parent.at = at
					} else if strings.HasPrefix(name, "word/") && !strings.HasSuffix(name, ".rels") && parent.name != "" && !slices.Contains(free, parent.name) {
						t.Errorf("%s: %s in %s is not known", name, child, parent.name)
					}
					stack = append(stack, open{name: child})
				case xml.EndElement:
					stack = stack[:len(stack)-1]
				}
			}
		}
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

func TestHostileText(t *testing.T) {
	t.Parallel()
	d := write.Document{Language: "zh-CN", Title: "\x00一\x1b\xff天]]>\ufffe", Sections: []write.Section{{Level: 9, Title: "<w:p>", Blocks: []write.Block{{Lines: []string{strings.Repeat("😀\u202e", 2000)}}}}}}
	if got := parts(t, d)["word/document.xml"]; strings.ContainsAny(got, "\x00\x1b\ufffd\ufffe") || strings.Contains(got, ">]]>") || xml.Unmarshal([]byte(got), new(struct{})) != nil {
		t.Errorf("not XML: %.300s", got)
	}
}
