package spreadsheet

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tongxing/internal/ooxml"
)

// MediaType is the type of .xlsx files.
const MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// Book is a file.
type Book struct{ Sheets []Sheet }

// Sheet is a list. Each row has one cell a column.
type Sheet struct {
	Name    string
	Columns []Column
	Rows    [][]Cell
}

// Column is a column of a sheet.
type Column struct {
	Head  string
	Width int // in figures of the usual font
}

// Cell is a text or a number.
type Cell struct {
	text   string
	number float64
	isNum  bool
}

// Text is a cell of words.
func Text(s string) Cell { return Cell{text: s} }

// Number is a cell to reckon with.
func Number(n float64) Cell { return Cell{number: n, isNum: true} }

// The styles of cells, by their place in the styles part.
const (
	headStyle = iota + 1
	textStyle
	quotedStyle // text that a program could take for a formula when it is typed anew
	numberStyle
)

const (
	main     = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	contents = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

const stylesPart = `<styleSheet` + main + `><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>` +
	`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFEAE0"/></patternFill></fill></fills>` +
	`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" quotePrefix="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs></styleSheet>`

// Bytes returns the finished file. The row of heads stays in sight and is
// printed on every page, A4 across and as wide as the paper.
func (b Book) Bytes() ([]byte, error) {
	var sheets, names strings.Builder
	book := ooxml.Part{Name: "xl/workbook.xml", Type: contents + "sheet.main+xml"}
	styles := ooxml.Part{Name: "xl/styles.xml", Type: contents + "styles+xml", XML: stylesPart}
	var lists []ooxml.Part
	for i, s := range b.Sheets {
		n, name := strconv.Itoa(i+1), escape(sheetName(s.Name, i))
		sheets.WriteString(`<sheet name="` + name + `" sheetId="` + n + `" r:id="rId` + n + `"/>`)
		names.WriteString(`<definedName name="_xlnm.Print_Titles" localSheetId="` + strconv.Itoa(i) + `">'` + strings.ReplaceAll(name, "'", "''") + `'!$1:$1</definedName>`)
		book.Ties = append(book.Ties, ooxml.Tie{ID: "rId" + n, Kind: ooxml.Office + "worksheet", Target: "worksheets/sheet" + n + ".xml"})
		lists = append(lists, ooxml.Part{Name: "xl/worksheets/sheet" + n + ".xml", Type: contents + "worksheet+xml", XML: s.markup()})
	}
	book.XML = `<workbook` + main + `><sheets>` + sheets.String() + `</sheets><definedNames>` + names.String() + `</definedNames></workbook>`
	book.Ties = append(book.Ties, ooxml.Tie{ID: "rIdStyles", Kind: ooxml.Office + "styles", Target: "styles.xml"})
	return ooxml.Package{
		Ties:  []ooxml.Tie{{ID: "rId1", Kind: ooxml.Office + "officeDocument", Target: book.Name}},
		Parts: append([]ooxml.Part{book, styles}, lists...),
	}.Bytes()
}

// markup writes a sheet in the order of CT_Worksheet.
func (s Sheet) markup() string {
	var b strings.Builder
	b.WriteString(`<worksheet` + main + `><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	head := make([]Cell, len(s.Columns))
	for i, c := range s.Columns {
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, c.Width)
		head[i] = Text(c.Head)
	}
	b.WriteString(`</cols><sheetData>`)
	writeRow(&b, 1, head, headStyle)
	for i, row := range s.Rows {
		writeRow(&b, i+2, row, 0)
	}
	b.WriteString(`</sheetData><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
		`<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`)
	return b.String()
}

// writeRow writes cells in a style, or each in its own where that is 0.
func writeRow(b *strings.Builder, number int, cells []Cell, style int) {
	fmt.Fprintf(b, `<row r="%d">`, number)
	for i, c := range cells {
		at, own := columnName(i)+strconv.Itoa(number), style
		switch {
		case c.isNum:
			fmt.Fprintf(b, `<c r="%s" s="%d"><v>%s</v></c>`, at, numberStyle, strconv.FormatFloat(c.number, 'f', -1, 64))
			continue
		case own == 0 && strings.HasPrefix(strings.TrimLeft(c.text, " \t"), "=") || own == 0 && c.text != "" && strings.ContainsRune("+-@＝＋－＠", first(c.text)):
			own = quotedStyle
		case own == 0:
			own = textStyle
		}
		fmt.Fprintf(b, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, own, escape(c.text))
	}
	b.WriteString(`</row>`)
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// columnName is A, B … Z, AA …
func columnName(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

// sheetName is a name as Excel allows it: 31 characters, none of []:*?/\.
func sheetName(name string, i int) string {
	kept := strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return -1
		}
		return r
	}, name), "' ")
	if kept == "" {
		kept = "Sheet" + strconv.Itoa(i+1)
	}
	if runes := []rune(kept); len(runes) > 31 {
		kept = string(runes[:31])
	}
	return kept
}

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// longest is what Excel holds in a cell.
const longest = 32_767

func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || r == '\uFFFE' || r == '\uFFFF' || unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
	if runes := []rune(s); len(runes) > longest {
		s = string(runes[:longest-1]) + "…"
	}
	return escapes.Replace(s)
}
