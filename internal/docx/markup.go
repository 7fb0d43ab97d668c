package docx

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The sides of A4.
const (
	PageWidth  = 11906
	PageHeight = 16838
)

// Length returns millimetres as Word counts.
func Length(millimetres float64) int { return int(millimetres*56.6929 + 0.5) }

// Font is a font by name with its substitutes, in the order in which they are
// wanted.
type Font struct {
	Name, Instead string
	Family        string // roman or swiss, for whoever has none of them
	Charset       string // 86 is GB 2312
}

// Face is how one kind of text is set: fonts by name for Latin and Han script.
type Face struct {
	Latin, Han string
	Size       int // half points
	Bold       bool
	Narrow     int    // taken from the width of each character
	Color      string // RRGGBB; empty is automatic
}

// Properties writes the properties of a run, in the order of CT_RPr.
func (f Face) Properties() string {
	bold, color := "", ""
	if f.Bold {
		bold = `<w:b/><w:bCs/>`
	}
	if f.Color != "" {
		color = `<w:color w:val="` + f.Color + `"/>`
	}
	return fmt.Sprintf(`<w:rPr><w:rFonts w:ascii="%s" w:hAnsi="%s" w:eastAsia="%s" w:cs="%s"/>%s%s<w:spacing w:val="%d"/><w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr>`,
		f.Latin, f.Latin, f.Han, f.Latin, bold, color, -f.Narrow, f.Size, f.Size)
}

// Clean drops what no document can hold: control characters and broken UTF-8.
// Line breaks stay, tabs become spaces.
func Clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r == '\n':
			return r
		case unicode.IsControl(r), r == utf8.RuneError, r == '\uFFFE', r == '\uFFFF':
			return -1
		}
		return r
	}, text)
}

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func escape(text string) string { return escapes.Replace(Clean(text)) }

// Run writes text; its line breaks stay. Properties may be empty.
func Run(properties, text string) string {
	if text == "" {
		return ""
	}
	return `<w:r>` + properties + `<w:t xml:space="preserve">` + strings.ReplaceAll(escape(text), "\n", `</w:t><w:br/><w:t xml:space="preserve">`) + `</w:t></w:r>`
}

// Field writes a field that Word fills in, such as PAGE or NUMPAGES.
func Field(name string) string {
	return `<w:fldSimple w:instr=" ` + name + ` "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
}

// Paragraph writes a paragraph of a style; properties go behind it.
func Paragraph(style, properties, runs string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + properties + `</w:pPr>` + runs + `</w:p>`
}

// Style is a paragraph style. Properties and Run are markup; Run may be empty.
type Style struct {
	ID, Name      string
	BasedOn, Next string
	Properties    string
	Run           string
}

// builtIn are names of styles that Word has itself.
func (s Style) builtIn() bool { return s.Name == "Title" || strings.HasPrefix(s.Name, "heading ") }

// Markup writes the style, in the order of CT_Style.
func (s Style) Markup() string {
	attributes := ` w:customStyle="1"`
	if s.Name == "Normal" {
		attributes = ` w:default="1"`
	} else if s.builtIn() {
		attributes = ""
	}
	m := `<w:style w:type="paragraph"` + attributes + ` w:styleId="` + s.ID + `"><w:name w:val="` + s.Name + `"/>`
	if s.BasedOn != "" {
		m += `<w:basedOn w:val="` + s.BasedOn + `"/>`
	}
	if s.Next != "" {
		m += `<w:next w:val="` + s.Next + `"/>`
	}
	return m + `<w:qFormat/><w:pPr>` + s.Properties + `</w:pPr>` + s.Run + `</w:style>`
}

// Defaults writes what holds for text of no style.
func Defaults(f Face) string {
	return `<w:docDefaults><w:rPrDefault>` + strings.TrimSuffix(f.Properties(), `</w:rPr>`) +
		`<w:lang w:val="en-GB" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`
}

// Spacing writes the height of lines, by rule "exact" or "atLeast", without
// space around the paragraph.
func Spacing(line int, rule string) string {
	return fmt.Sprintf(`<w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="%s"/>`, line, rule)
}

// Table is rows of cells. Its head is repeated on every page, and no row is
// parted unless it may be.
type Table struct {
	Widths  []int
	Borders []string // of top, left, bottom, right, insideH and insideV, in this order
	Align   string   // of cells from top to bottom: top or center
	Rows    []TableRow
}

// TableRow is one row. Each cell is paragraphs.
type TableRow struct {
	Head, MayPart bool
	Cells         []string
}

// Markup writes the table.
func (t Table) Markup() string {
	var b strings.Builder
	whole := 0
	for _, w := range t.Widths {
		whole += w
	}
	fmt.Fprintf(&b, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>`, whole)
	for _, side := range t.Borders {
		b.WriteString(`<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
	}
	b.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`)
	for _, w := range t.Widths {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString(`</w:tblGrid>`)
	for _, row := range t.Rows {
		b.WriteString(`<w:tr><w:trPr>`)
		if !row.MayPart {
			b.WriteString(`<w:cantSplit/>`)
		}
		if row.Head {
			b.WriteString(`<w:tblHeader/>`)
		}
		b.WriteString(`</w:trPr>`)
		for i, cell := range row.Cells {
			fmt.Fprintf(&b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="%s"/></w:tcPr>%s</w:tc>`, t.Widths[i], t.Align, cell)
		}
		b.WriteString(`</w:tr>`)
	}
	return b.String() + `</w:tbl>`
}

// Compatibility writes the end of the settings: Word lays the document out as
// it has since 2013.
const Compatibility = `<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="en-GB" w:eastAsia="zh-CN"/>`
