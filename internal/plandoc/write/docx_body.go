package write

import (
	"fmt"
	"strconv"
	"strings"
)

// The ids under which the document knows its footers.
const (
	oddFooter  = "rId5"
	evenFooter = "rId6"
)

// body writes the main part.
func body(d Document, m manner) string {
	var b strings.Builder
	b.WriteString(`<w:document` + wordSpaces + `><w:body>`)
	b.WriteString(paragraph("Title", "", text(d.Title)))
	for _, s := range d.Sections {
		heading, runIn, rest := s.parted()
		name := "Heading" + strconv.Itoa(s.Level)
		if runIn == "" {
			b.WriteString(paragraph(name, "", text(heading)))
		} else {
			b.WriteString(paragraph("Body", "", strings.Replace(text(heading), "<w:r>", "<w:r>"+m.headings[s.Level-1].run(), 1)+text(runIn)))
		}
		for _, block := range rest {
			writeBlock(&b, block, m)
		}
	}
	for i, line := range d.Issuers {
		if i == 0 {
			b.WriteString(paragraph("Body", "", ""))
		}
		b.WriteString(paragraph("Signature", "", text(line)))
	}
	if len(d.Issuers) > 0 {
		b.WriteString(paragraph("Signature", `<w:keepNext w:val="0"/>`, text(d.Date)))
	}
	b.WriteString(section(m) + `</w:body></w:document>`)
	return b.String()
}

// section writes the page in the order of CT_SectPr.
func section(m manner) string {
	grid := ""
	if m.indent {
		grid = fmt.Sprintf(`<w:docGrid w:type="lines" w:linePitch="%d"/>`, m.line)
	}
	return fmt.Sprintf(`<w:sectPr><w:footerReference w:type="default" r:id="%s"/><w:footerReference w:type="even" r:id="%s"/><w:pgSz w:w="%d" w:h="%d"/>`+
		`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/>%s</w:sectPr>`,
		oddFooter, evenFooter, pageWidth, pageHeight, m.top, m.right, m.bottom, m.left, length(15), m.footer, grid)
}

// paragraph writes a paragraph; properties go behind its style.
func paragraph(style, properties, runs string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + properties + `</w:pPr>` + runs + `</w:p>`
}

// text writes a run; line breaks stay.
func text(s string) string {
	if s == "" {
		return ""
	}
	return `<w:r><w:t xml:space="preserve">` + strings.ReplaceAll(xmlText(s), "\n", `</w:t><w:br/><w:t xml:space="preserve">`) + `</w:t></w:r>`
}

func writeBlock(b *strings.Builder, block Block, m manner) {
	switch block.Kind {
	case Grid:
		writeTable(b, block, m)
	case Bullets:
		for _, line := range block.Lines {
			b.WriteString(paragraph("Item", "", text(line)))
		}
	case Numbers:
		for i, line := range block.Lines {
			mark := strconv.Itoa(block.First+i) + "."
			if !m.indent {
				mark += " "
			}
			b.WriteString(paragraph("Body", "", text(mark+line)))
		}
	case Caption:
		for _, line := range block.Lines {
			b.WriteString(paragraph("TableCaption", "", text(line)))
		}
	case Paragraphs:
		for _, line := range block.Lines {
			b.WriteString(paragraph("Body", "", text(line)))
		}
	}
}

// writeTable writes a table as wide as the type area. Its head is repeated on
// every page, and no row is parted.
func writeTable(b *strings.Builder, block Block, m manner) {
	widths := widths(block.Columns, m.width())
	line := func(side string) string {
		return `<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="000000"/>`
	}
	fmt.Fprintf(b, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>`, m.width())
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		b.WriteString(line(side))
	}
	b.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString(`</w:tblGrid>`)
	row := func(cells []string, head bool) {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
		if head {
			b.WriteString(`<w:tblHeader/>`)
		}
		b.WriteString(`</w:trPr>`)
		for i, c := range block.Columns {
			fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>`, widths[i])
			place := ""
			switch {
			case head:
				place = `<w:keepNext/><w:jc w:val="center"/>`
			case c.Centre:
				place = `<w:jc w:val="center"/>`
			case c.Right:
				place = `<w:jc w:val="right"/>`
			}
			b.WriteString(paragraph("Cell", place, text(cells[i])) + `</w:tc>`)
		}
		b.WriteString(`</w:tr>`)
	}
	row(heads(block), true)
	for _, cells := range block.Rows {
		row(cells, false)
	}
	b.WriteString(`</w:tbl>`)
}

// widths shares a width by weight; what rounding leaves goes to the last.
func widths(columns []Column, whole int) []int {
	sum := 0
	for _, c := range columns {
		sum += c.Weight
	}
	out, left := make([]int, len(columns)), whole
	for i, c := range columns {
		out[i] = whole * c.Weight / sum
		left -= out[i]
	}
	out[len(out)-1] += left
	return out
}
