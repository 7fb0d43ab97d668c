package write

import (
	"fmt"
	"strconv"
	"strings"

	"tongxing/internal/docx"
)

// The document's edges.
const (
	oddFoot = iota
	evenFoot
)

// body writes the main part.
func body(d Document, m manner) string {
	var b strings.Builder
	b.WriteString(docx.Paragraph("Title", "", text(d.Title)))
	for _, s := range d.Sections {
		heading, runIn, rest := s.parted()
		name := "Heading" + strconv.Itoa(s.Level)
		switch {
		case !s.headed():
		case runIn == "":
			b.WriteString(docx.Paragraph(name, "", text(heading)))
		default:
			b.WriteString(docx.Paragraph("Body", "", docx.Run(m.headings[s.Level-1].Properties(), heading)+text(runIn)))
		}
		for _, block := range rest {
			writeBlock(&b, block, m)
		}
	}
	for i, line := range d.Issuers {
		if i == 0 {
			b.WriteString(docx.Paragraph("Body", "", ""))
		}
		b.WriteString(docx.Paragraph("Signature", "", text(line)))
	}
	if len(d.Issuers) > 0 {
		b.WriteString(docx.Paragraph("Signature", `<w:keepNext w:val="0"/>`, text(d.Date)))
	}
	b.WriteString(section(m))
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
		docx.EdgeID(oddFoot), docx.EdgeID(evenFoot), docx.PageWidth, docx.PageHeight, m.top, m.right, m.bottom, m.left, docx.Length(15), m.footer, grid)
}

func text(s string) string { return docx.Run("", s) }

func writeBlock(b *strings.Builder, block Block, m manner) {
	switch block.Kind {
	case Grid:
		writeTable(b, block, m)
	case Bullets:
		for _, line := range block.Lines {
			b.WriteString(docx.Paragraph("Item", "", text(line)))
		}
	case Numbers:
		for i, line := range block.Lines {
			mark := strconv.Itoa(block.First+i) + "."
			if !m.indent {
				mark += " "
			}
			b.WriteString(docx.Paragraph("Body", "", text(mark+line)))
		}
	case Caption:
		for _, line := range block.Lines {
			b.WriteString(docx.Paragraph("TableCaption", "", text(line)))
		}
	case Paragraphs:
		for _, line := range block.Lines {
			b.WriteString(docx.Paragraph("Body", "", text(line)))
		}
	}
}

// writeTable writes a table as wide as the type area, with lines around every
// cell.
func writeTable(b *strings.Builder, block Block, m manner) {
	table := docx.Table{Widths: widths(block, m.width(), 10*m.table.Size), Borders: []string{"top", "left", "bottom", "right", "insideH", "insideV"}, Align: "center"}
	row := func(cells []string, head bool) {
		row := docx.TableRow{Head: head}
		for i, c := range block.Columns {
			place := ""
			switch {
			case head:
				place = `<w:keepNext/><w:jc w:val="center"/>`
			case c.Centre:
				place = `<w:jc w:val="center"/>`
			case c.Right:
				place = `<w:jc w:val="right"/>`
			}
			row.Cells = append(row.Cells, docx.Paragraph("Cell", place, text(cells[i])))
		}
		table.Rows = append(table.Rows, row)
	}
	row(heads(block), true)
	for _, cells := range block.Rows {
		row(cells, false)
	}
	b.WriteString(table.Markup())
}
