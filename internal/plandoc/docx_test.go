package plandoc_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"strings"
	"testing"

	"tongxing/internal/fault"
	"tongxing/internal/plandoc"
)

// word builds a .docx from the XML of its parts.
type word struct {
	body, styles, numbering, footnotes string
}

const (
	opening = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:%s xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`
	closing = `</w:%s>`
)

func (w word) bytes(t testing.TB) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	add := func(name, root, inner string) {
		if inner == "" {
			return
		}
		f, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(f, opening+"%s"+closing, root, inner, root)
	}
	add("word/document.xml", "document", "<w:body>"+w.body+"</w:body>")
	add("word/styles.xml", "styles", w.styles)
	add("word/numbering.xml", "numbering", w.numbering)
	add("word/footnotes.xml", "footnotes", w.footnotes)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// run is a w:r; \n becomes a line break and \t a tab.
func run(text string) string {
	inner := html.EscapeString(text)
	inner = strings.ReplaceAll(inner, "\n", `</w:t><w:br/><w:t xml:space="preserve">`)
	inner = strings.ReplaceAll(inner, "\t", `</w:t><w:tab/><w:t xml:space="preserve">`)
	return `<w:r><w:t xml:space="preserve">` + inner + `</w:t></w:r>`
}

// par is a paragraph of plain text.
func par(text string) string { return "<w:p>" + run(text) + "</w:p>" }

// pars are several paragraphs.
func pars(texts ...string) string {
	var b strings.Builder
	for _, t := range texts {
		b.WriteString(par(t))
	}
	return b.String()
}

// styled is a paragraph in a style.
func styled(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + run(text) + "</w:p>"
}

// counted is a paragraph that Word numbers.
func counted(list, level int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, level, list, run(text))
}

// grid is a table; a cell's lines are its paragraphs.
func grid(rows ...[]string) string {
	var b strings.Builder
	b.WriteString("<w:tbl>")
	for _, row := range rows {
		b.WriteString("<w:tr>")
		for _, cell := range row {
			b.WriteString("<w:tc>")
			if cell == "^" {
				b.WriteString(`<w:tcPr><w:vMerge/></w:tcPr>`)
				cell = ""
			} else if rest, ok := strings.CutPrefix(cell, "v:"); ok {
				b.WriteString(`<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>`)
				cell = rest
			}
			b.WriteString(pars(strings.Split(cell, "\n")...) + "</w:tc>")
		}
		b.WriteString("</w:tr>")
	}
	return b.String() + "</w:tbl>"
}

// level describes one level of a list: format and text of its numbers.
func level(n int, format, text string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/></w:lvl>`, n, format, text)
}

func abstract(id int, levels ...string) string {
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">%s</w:abstractNum>`, id, strings.Join(levels, ""))
}

func list(id, of int, restart bool) string {
	override := ""
	if restart {
		override = `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`
	}
	return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, of, override)
}

const headingStyles = `<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="My heading"/><w:basedOn w:val="1"/></w:style>`

func TestWordStructure(t *testing.T) {
	t.Parallel()
	numbering := abstract(0, level(0, "chineseLegalSimplified", "%1、"), strings.Replace(level(1, "decimal", "%1.%2"), "<w:lvlText", "<w:isLgl/><w:lvlText", 1), level(2, "decimalEnclosedCircleChinese", "%3")) + list(1, 0, false) + list(2, 0, true)
	body := counted(1, 0, "甲") + counted(1, 1, "子") + counted(1, 1, "丑") + counted(1, 2, "寅") + counted(1, 0, "乙") + counted(1, 1, "卯") + counted(2, 0, "丙")
	plans, err := plandoc.Read("a.docx", word{body: body, numbering: numbering}.bytes(t))
	if err != nil {
		t.Fatal(err)
	}
	got := everything(plans)
	for _, want := range []string{"壹甲", "1.1子", "1.2丑", "①寅", "贰乙", "2.1卯", "壹丙"} {
		if !strings.Contains(strings.NewReplacer("、", "", " ", "", "\n", "").Replace(got), want) {
			t.Errorf("no %s in %q", want, got)
		}
	}
}

func TestWordChanges(t *testing.T) {
	t.Parallel()
	body := `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>` + run("前半") + `</w:p>` + par("后半") +
		`<w:p><w:hyperlink>` + run("链接") + `</w:hyperlink><w:r><w:noBreakHyphen/></w:r><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:smartTag>` + run("留下") + `</w:smartTag></w:p>` +
		`<w:p><w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r>` + run("完") + `</w:p>`
	plans, err := plandoc.Read("a.docx", word{body: body}.bytes(t))
	if err != nil {
		t.Fatal(err)
	}
	got := everything(plans)
	if !strings.Contains(got, "前半后半") || !strings.Contains(got, "链接-留下") || strings.Contains(got, "移走") || strings.Contains(got, "PAGE") {
		t.Errorf("read %q", got)
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	bomb := func() []byte {
		var buf bytes.Buffer
		z := zip.NewWriter(&buf)
		f, err := z.Create("word/document.xml")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte("<w:document><w:body><w:p><w:r><w:t>")); err != nil {
			t.Fatal(err)
		}
		for range 80 {
			if _, err := f.Write(bytes.Repeat([]byte("a"), 1<<20)); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return buf.Bytes()
	}
	deep := word{body: strings.Repeat("<w:sdt>", 100_000) + strings.Repeat("</w:sdt>", 100_000)}
	good := word{body: par("方案")}.bytes(t)
	noise := make([]byte, 4096)
	for i := range noise {
		noise[i] = byte(i*i*31 + i*7)
	}
	for name, test := range map[string]struct {
		data []byte
		kind fault.Kind
		key  string
	}{
		"empty":     {nil, fault.Invalid, plandoc.KeyEmpty},
		"blank":     {[]byte(" \n\t　\n"), fault.Invalid, plandoc.KeyEmpty},
		"old word":  {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"), fault.Invalid, plandoc.KeyOldWord},
		"pdf":       {[]byte("%PDF-1.7\n"), fault.Invalid, plandoc.KeyPDF},
		"rtf":       {[]byte(`{\rtf1 a}`), fault.Invalid, plandoc.KeyRTF},
		"noise":     {noise, fault.Invalid, plandoc.KeyNotText},
		"large":     {bytes.Repeat([]byte("a"), plandoc.MaxBytes+1), fault.TooLarge, plandoc.KeyTooLarge},
		"long line": {bytes.Repeat([]byte("长"), 1<<20/3), fault.Invalid, plandoc.KeyLongLine},
		"bomb":      {bomb(), fault.TooLarge, plandoc.KeyTooLarge},
		"deep":      {deep.bytes(t), fault.Invalid, plandoc.KeyBrokenDocx},
		"cut":       {good[:len(good)/2], fault.Invalid, plandoc.KeyBrokenDocx},
		"cut xml":   {word{body: "<w:p><w:r>"}.bytes(t), fault.Invalid, plandoc.KeyBrokenDocx},
	} {
		_, err := plandoc.Read(name, test.data)
		f := fault.From(err)
		if f == nil || f.Kind != test.kind || f.Key != test.key {
			t.Errorf("%s: %v, want %s", name, err, test.key)
		}
	}
}
