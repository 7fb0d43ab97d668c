package write

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"tongxing/internal/docx"
	"tongxing/internal/runsheet/paper"
)

// PDF returns the document as a PDF in the same manner as Docx, set in the
// embedded Noto faces: Serif for 仿宋, Serif Bold for 小标宋 and 楷体, Sans Bold
// for 黑体. The error is a *paper.FontError when a font is missing.
func PDF(d Document, fonts *paper.Fonts) ([]byte, error) {
	d = d.tidy()
	made := d.Changed.Time()
	if d.Changed.IsZero() {
		made = earliest
	}
	out, err := fonts.New(paper.Meta{Title: d.Title, Author: strings.Join(d.Issuers, "、"), Language: d.Language, Made: made})
	if err != nil {
		return nil, err
	}
	m := mannerOf(d)
	s := setting{Document: out, manner: m, left: millimetres(m.left), wide: millimetres(m.width()), words: styleOf(m.body, m.line)}
	s.Begin(paper.Frame{FirstTop: millimetres(m.top), Top: millimetres(m.top), Bottom: paper.Height - millimetres(m.bottom), Furniture: s.pageNumber})
	s.bigTitle(d.Title)
	for _, part := range d.Sections {
		s.section(part)
	}
	s.signature(d)
	return out.Bytes()
}

// earliest stands for the time of a document that knows none.
var earliest = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// setting is a document on its pages. Lengths are millimetres.
type setting struct {
	*paper.Document
	manner
	left, wide float64 // of the type area
	words      paper.Style
}

// millimetres returns what Word counts in millimetres.
func millimetres(length int) float64 { return float64(length) / 56.6929 }

// styleOf is a face in the fonts that papers have.
func styleOf(f docx.Face, line int) paper.Style {
	st := paper.Style{Face: paper.Serif, Size: float64(f.Size) / 2, Leading: millimetres(line), Spacing: -millimetres(f.Narrow)}
	switch {
	case f.Han == heiTi:
		st.Face = paper.SansBold
	case f.Bold, f.Han == titleSet, f.Han == kaiTi:
		st.Face = paper.SerifBold
	}
	return st
}

// character is the width of one Chinese character of the body.
func (s *setting) character() float64 { return s.Width(s.words, "一") }

// pageNumber stands 7 mm under the type area, a character from its outer edge
// (GB/T 9704-2012, 7.5).
func (s *setting) pageNumber(_ bool, page, _ int) {
	st := styleOf(s.page, 320)
	text := "— " + strconv.Itoa(page) + " —"
	x := s.left + s.Width(st, "一")
	if page%2 == 1 {
		x = s.left + s.wide - s.Width(st, "一") - s.Width(st, text)
	}
	s.Text(x, paper.Height-millimetres(s.bottom)+7-st.Leading/4, st, text)
}

// bigTitle sets the title centred, its lines as even as they can be.
func (s *setting) bigTitle(title string) {
	st := styleOf(s.title, s.titleLine)
	count, width := len(s.Lines(st, title, s.wide)), s.wide
	for narrower := width - 2; narrower > s.wide/3 && len(s.Lines(st, title, narrower)) == count; narrower -= 2 {
		width = narrower
	}
	var stack paper.Stack
	for _, line := range s.Lines(st, title, width) {
		stack = append(stack, paper.Piece{Height: st.Leading, Draw: func(x, y float64) { s.Text(x+(s.wide-s.Width(st, line))/2, y, st, line) }})
	}
	s.Row(paper.Row{Cells: []paper.Cell{{X: s.left, Pieces: stack}}, Below: millimetres(s.space)})
}

func (s *setting) section(part Section) {
	heading, runIn, rest := part.parted()
	st := styleOf(s.headings[part.Level-1], s.line)
	s.Keep(3 * s.words.Leading) // a heading and two lines of what it heads
	if part.Level == 1 && part.headed() {
		s.Bookmark(heading)
	}
	if part.headed() {
		s.paragraph(heading, st, runIn)
	}
	for _, block := range rest {
		s.block(block)
	}
}

func (s *setting) block(block Block) {
	switch block.Kind {
	case Grid:
		s.table(block)
	case Bullets:
		for _, line := range block.Lines {
			s.item(line)
		}
	case Numbers:
		for i, line := range block.Lines {
			mark := strconv.Itoa(block.First+i) + "."
			if !s.indent {
				mark += " "
			}
			s.paragraph("", s.words, mark+line)
		}
	case Caption:
		for _, line := range block.Lines {
			s.Keep(4 * s.words.Leading) // the head of the table and two rows
			s.paragraph("", s.words, line)
		}
	case Paragraphs:
		for _, line := range block.Lines {
			s.paragraph("", s.words, line)
		}
	}
}

// blank is the two characters that paragraphs begin with. They take part in
// the breaking of lines and are not drawn, so that copied text has none.
const blank = "　　"

// paragraph sets text behind a lead of another style, line by line. Each line
// but the last fills the width.
func (s *setting) paragraph(lead string, leadStyle paper.Style, text string) {
	lead, indent := paper.Clean(lead), ""
	st := s.words
	if text == "" {
		st = leadStyle
	}
	if s.indent {
		indent = blank
	}
	around := 0.0
	if !s.indent {
		around = millimetres(80)
	}
	lines := s.Lines(st, indent+lead+text, s.wide)
	for i, line := range lines {
		offset := 0.0
		if i == 0 {
			line, offset = strings.TrimPrefix(line, indent), s.character()*float64(utf8.RuneCountInString(indent))
		}
		strong := line[:min(len(lead), len(line))]
		lead = strings.TrimLeft(lead[len(strong):], " ")
		spread := 0.0
		if s.indent && i+1 < len(lines) {
			spread = s.spread(line, s.wide-offset-s.Width(leadStyle, strong)-s.Width(st, line[len(strong):]))
		}
		first, second := leadStyle, st
		first.Spacing, second.Spacing = first.Spacing+spread, second.Spacing+spread
		row := paper.Row{Cells: []paper.Cell{{X: s.left + offset, Pieces: paper.Stack{{Height: st.Leading, Draw: func(x, y float64) {
			s.Text(x, y, first, strong)
			s.Text(x+s.Width(first, strong), y, second, line[len(strong):])
		}}}}}}
		if i == 0 {
			row.Above = around
		}
		if i+1 == len(lines) {
			row.Below = around
		}
		s.Row(row)
	}
}

// spread is what each character of a line gets of the room that is left; none
// where a line was ended early.
func (s *setting) spread(line string, room float64) float64 {
	if n := utf8.RuneCountInString(line); n > 1 && room < 3*s.character() {
		return room / float64(n-1)
	}
	return 0
}

// item sets an item of a list, hanging behind its mark.
func (s *setting) item(text string) {
	mark, hang := 2*s.character(), 3*s.character()
	for i, line := range s.Lines(s.words, text, s.wide-hang) {
		s.Row(paper.Row{Cells: []paper.Cell{{X: s.left, Pieces: paper.Stack{{Height: s.words.Leading, Draw: func(x, y float64) {
			if i == 0 {
				s.Text(x+mark, y, s.words, "•")
			}
			s.Text(x+hang, y, s.words, line)
		}}}}}})
	}
}

// Measures of tables, in millimetres.
const (
	cellSide  = 1.5
	cellAbove = 0.9
	thin      = 0.18
)

// table sets a table as wide as the type area. Its head is repeated on every
// page, and no row is parted that fits on one.
func (s *setting) table(block Block) {
	var edges []float64
	x := s.left
	for _, w := range widths(block, s.width(), 10*s.manner.table.Size) {
		edges = append(edges, x)
		x += millimetres(w)
	}
	edges = append(edges, x)
	head := s.cells(edges, block.Columns, heads(block), true)
	height := head.height() + 2*cellAbove
	s.Repeat(paper.Piece{Height: height, Draw: func(_, y float64) {
		head.draw(y + cellAbove)
		s.rule(edges, y, height)
	}})
	for _, cells := range block.Rows {
		s.Row(paper.Row{Cells: s.cells(edges, block.Columns, cells, false).centred(), Above: cellAbove, Below: cellAbove,
			Under: func(y, height float64) { s.rule(edges, y, height) }})
	}
	s.Repeat(paper.Piece{}) // the table has ended
	s.Space(s.words.Leading / 3)
}

// rule frames the cells of a row.
func (s *setting) rule(edges []float64, y, height float64) {
	for i := range edges[1:] {
		s.Box(edges[i], y, edges[i+1]-edges[i], height, thin, 0)
	}
}

// tableCells are the cells of a row.
type tableCells []paper.Cell

func (s *setting) cells(edges []float64, columns []Column, texts []string, head bool) (cells tableCells) {
	st := styleOf(s.manner.table, 320)
	if head {
		st.Face = paper.SerifBold
	}
	for i, text := range texts {
		room := edges[i+1] - edges[i] - 2*cellSide
		var stack paper.Stack
		for _, line := range s.Lines(st, text, room) {
			offset := 0.0
			switch left := room - s.Width(st, line); {
			case head || columns[i].Centre:
				offset = left / 2
			case columns[i].Right:
				offset = left
			}
			stack = append(stack, paper.Piece{Height: st.Leading, Draw: func(x, y float64) { s.Text(x+offset, y, st, line) }})
		}
		cells = append(cells, paper.Cell{X: edges[i] + cellSide, Pieces: stack})
	}
	return cells
}

func (c tableCells) height() (height float64) {
	for _, cell := range c {
		height = max(height, cell.Pieces.Height())
	}
	return height
}

// highest is how high a row may be for its cells to be centred: a higher one
// may be parted between pages, and is read from the top.
const highest = 60.0

// centred brings the cells of a row to its middle.
func (c tableCells) centred() []paper.Cell {
	height := c.height()
	if height > highest {
		return c
	}
	for i, cell := range c {
		if gap := (height - cell.Pieces.Height()) / 2; gap > 0 {
			c[i].Pieces = append(paper.Stack{paper.Gap(gap)}, cell.Pieces...)
		}
	}
	return c
}

func (c tableCells) draw(y float64) {
	for _, cell := range c.centred() {
		at := y
		for _, piece := range cell.Pieces {
			if piece.Draw != nil {
				piece.Draw(cell.X, at)
			}
			at += piece.Height
		}
	}
}

// signature is who issues the document and when: a line below the text, two
// characters from the right, the date beginning two characters behind the name
// (GB/T 9704-2012, 7.3.5.2). It is never parted.
func (s *setting) signature(d Document) {
	if len(d.Issuers) == 0 {
		return
	}
	end, st := s.left+s.wide-2*s.character(), s.words
	date := end - s.Width(st, d.Date)
	name := end
	for _, issuer := range d.Issuers {
		name = min(name, end-s.Width(st, issuer))
	}
	if name+2*s.character() < date {
		date = name + 2*s.character()
	} else {
		name = date - 2*s.character()
	}
	stack := paper.Stack{paper.Gap(st.Leading)}
	add := func(at float64, text string) {
		for _, line := range s.Lines(st, text, s.left+s.wide-max(at, s.left)) {
			stack = append(stack, paper.Piece{Height: st.Leading, Draw: func(_, y float64) { s.Text(max(at, s.left), y, st, line) }})
		}
	}
	for _, issuer := range d.Issuers {
		add(name, issuer)
	}
	add(date, d.Date)
	s.Row(paper.Row{Cells: []paper.Cell{{X: s.left, Pieces: stack}}})
}
