package plandoc

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// docxBody gathers the lines of the document part while it is walked.
type docxBody struct {
	doc    *docx
	out    []line
	no     int
	blank  bool
	tables int

	stack []*paragraph // text boxes nest paragraphs within paragraphs
	rows  []*tableRow  // and tables nest tables within cells
	props bool         // inside w:pPr
	text  bool         // inside w:t
}

// paragraph is a w:p being read.
type paragraph struct {
	b       strings.Builder
	style   string
	list    listRef
	hasList bool
	rank    int
	right   bool
	unended bool // its mark was deleted: the next paragraph goes on in it
	joined  bool // and here it ends, waiting for that one
	notes   []string
}

// tableRow is the w:tbl being read, row by row.
type tableRow struct {
	table   int
	headed  bool         // a header row stands above
	cells   [][]string   // paragraphs of each cell of the current row
	above   []string     // what vertically merged cells continue
	carried map[int]bool // cells of this row that continue the one above
	span    int          // columns the current cell takes
	merged  bool         // the current cell continues the one above
}

func (d *docx) readBody(name string) ([]line, error) {
	b := &docxBody{doc: d}
	err := d.walkText(name, b.open, b.leave, func(text xml.CharData) {
		if p := b.top(); b.text && p != nil {
			p.b.Write(text)
		}
	})
	if err != nil {
		return nil, err
	}
	return b.out, nil
}

func (b *docxBody) top() *paragraph {
	if len(b.stack) == 0 {
		return nil
	}
	return b.stack[len(b.stack)-1]
}

func (b *docxBody) row() *tableRow {
	if len(b.rows) == 0 {
		return nil
	}
	return b.rows[len(b.rows)-1]
}

// open handles the start of an element: deleted text, field codes and the
// second copy of a drawing are passed over, everything unknown is looked into.
func (b *docxBody) open(w *walker, e xml.StartElement) error {
	switch e.Name.Local {
	case "del", "moveFrom":
		if p := b.top(); p != nil && b.props {
			p.unended = true
		}
		return w.skip()
	case "delText", "instrText", "delInstrText", "Fallback", "rt", "pPrChange", "rPrChange", "tblPrChange", "sectPr", "comment", "posOffset", "pctWidth":
		return w.skip()
	case "p":
		if p := b.top(); p == nil || !p.joined {
			b.stack = append(b.stack, &paragraph{})
		} else {
			p.joined = false
		}
	case "tbl":
		b.tables++
		b.rows = append(b.rows, &tableRow{table: b.tables})
	case "tr", "tc", "gridSpan", "vMerge":
		b.openCell(e)
	case "pPr":
		b.props = true
	default:
		switch p := b.top(); {
		case p == nil:
		case b.props:
			p.property(e)
		default:
			b.openInline(p, e)
		}
	}
	return nil
}

func (b *docxBody) openCell(e xml.StartElement) {
	r := b.row()
	if r == nil {
		return
	}
	switch e.Name.Local {
	case "tr":
		r.cells, r.carried = nil, map[int]bool{}
	case "tc":
		r.cells = append(r.cells, nil)
		r.span, r.merged = 1, false
	case "gridSpan":
		if n, err := strconv.Atoi(attr(e, "val")); err == nil && n > 1 && n <= maxCells {
			r.span = n
		}
	case "vMerge":
		r.merged = attr(e, "val") != "restart"
	}
}

func (b *docxBody) openInline(p *paragraph, e xml.StartElement) {
	switch e.Name.Local {
	case "t":
		b.text = true
	case "tab", "ptab":
		p.b.WriteByte('\t')
	case "br", "cr":
		p.b.WriteByte('\n')
	case "noBreakHyphen":
		p.b.WriteByte('-')
	case "sym":
		p.b.WriteString(symbol(attr(e, "char")))
	case "footnoteReference":
		p.notes = append(p.notes, b.doc.notes["footnote "+attr(e, "id")])
	case "endnoteReference":
		p.notes = append(p.notes, b.doc.notes["endnote "+attr(e, "id")])
	}
}

// property reads what w:pPr says about the paragraph.
func (p *paragraph) property(e xml.StartElement) {
	switch e.Name.Local {
	case "pStyle":
		p.style = attr(e, "val")
	case "outlineLvl":
		p.rank = outlineRank(attr(e, "val"))
	case "numId":
		p.list.id, p.hasList = attr(e, "val"), true
	case "ilvl":
		p.list.level = small(attr(e, "val"))
	case "jc":
		p.right = attr(e, "val") == "right" || attr(e, "val") == "end"
	}
}

func (b *docxBody) leave(e xml.EndElement) {
	switch e.Name.Local {
	case "t":
		b.text = false
	case "pPr":
		b.props = false
	case "p":
		if p := b.top(); p != nil && p.unended {
			p.unended, p.joined = false, true
		} else if p != nil {
			b.pop()
		}
	case "txbxContent", "body":
		b.flush()
	case "tc":
		b.flush()
		if r := b.row(); r != nil && len(r.cells) > 0 {
			r.endCell()
		}
	case "tr":
		if r := b.row(); r != nil {
			b.endRow(r)
		}
	case "tbl":
		if len(b.rows) > 0 {
			b.rows = b.rows[:len(b.rows)-1]
		}
	}
}

func (b *docxBody) pop() {
	p := b.top()
	b.stack = b.stack[:len(b.stack)-1]
	b.end(p)
}

// flush ends a paragraph that waits for a next one which does not come.
func (b *docxBody) flush() {
	if p := b.top(); p != nil && p.joined {
		b.pop()
	}
}

// symbol reads w:sym: characters of Wingdings stand in the private use area.
func symbol(code string) string {
	n, err := strconv.ParseUint(code, 16, 32)
	if err != nil {
		return ""
	}
	if known, ok := wingdings[rune(n&0xFF)]; ok && n >= 0xF000 && n <= 0xF0FF {
		return known
	}
	if n >= 0xE000 && n <= 0xF8FF {
		return "•"
	}
	return string(rune(n))
}

// wingdings holds the marks that people open lines with.
var wingdings = map[rune]string{
	0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x75: "◆", 0x76: "❖", 0xA7: "■", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨", 0xFC: "✓", 0xFE: "☑",
	0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④", 0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧", 0x89: "⑨", 0x8A: "⑩",
	0x8C: "❶", 0x8D: "❷", 0x8E: "❸", 0x8F: "❹", 0x90: "❺", 0x28: "☎", 0x29: "✆", 0x2A: "✉",
}

// end turns a finished paragraph into lines, or into text of the cell it is in.
func (b *docxBody) end(p *paragraph) {
	text := clean(p.b.String())
	rank, title, list := b.doc.style(p.style)
	if p.rank > 0 {
		rank = p.rank
	}
	if p.hasList {
		list = p.list
	}
	bullet := false
	if list.id != "" && list.id != "0" && strings.TrimSpace(text) != "" {
		var label string
		if label, bullet = b.doc.numbering.next(list, p.style); label != "" {
			text = label + gapAfter(label) + strings.TrimLeft(text, " \t")
		}
	}
	if r := b.row(); r != nil && len(r.cells) > 0 {
		cell := &r.cells[len(r.cells)-1]
		for _, part := range append(strings.Split(text, "\n"), p.notes...) {
			if part = strings.TrimSpace(part); part != "" {
				*cell = append(*cell, strings.ReplaceAll(part, "\t", " "))
			}
		}
		return
	}
	for i, part := range strings.Split(text, "\n") {
		b.add(line{rank: rank, title: title, bullet: bullet, indent: indent(part), far: p.right || indent(part) >= 12}, part, i)
	}
	for _, note := range p.notes {
		b.add(line{aside: true}, note, 0)
	}
}

// gapAfter parts a number that ends without punctuation from the words.
func gapAfter(label string) string {
	if last, _ := utf8.DecodeLastRuneInString(label); unicode.IsLetter(last) || unicode.IsNumber(last) {
		return " "
	}
	return ""
}

// add appends one line. A heading keeps its rank on its first line only.
func (b *docxBody) add(l line, text string, part int) {
	b.no++
	trimmed := strings.TrimSpace(text)
	if trimmed == "" {
		b.blank = true
		return
	}
	l.no, l.blank = b.no, b.blank
	if part > 0 {
		l.rank = 0
	}
	rank, bullet := l.rank, l.bullet
	l.read(trimmed)
	l.bullet = l.bullet || bullet
	if rank > 0 {
		l.rank, l.cells, l.text = rank, nil, strings.TrimSpace(strings.ReplaceAll(l.text, "\t", " "))
	}
	if len(l.cells) > 1 {
		if len(b.out) == 0 || b.out[len(b.out)-1].own == 0 {
			b.tables++
		}
		l.own = b.tables
	}
	b.out, b.blank = append(b.out, l), false
}

func (r *tableRow) endCell() {
	at := len(r.cells) - 1
	r.carried[at] = r.merged
	for i := 1; i < r.span; i++ {
		r.cells = append(r.cells, nil)
	}
	r.span = 1
}

// endRow adds a row of a table. A row that lays out the document rather than
// data, with whole paragraphs in its last cell, becomes lines of their own.
func (b *docxBody) endRow(r *tableRow) {
	cells, long := make([]string, len(r.cells)), 0
	for i, paragraphs := range r.cells {
		if cells[i] = strings.Join(paragraphs, " "); len(paragraphs) > 1 {
			long++
		}
	}
	if len(b.rows) > 1 { // a table within a cell: its rows are that cell's paragraphs
		if outer := b.rows[len(b.rows)-2]; len(outer.cells) > 0 {
			if text := strings.TrimSpace(strings.Join(cells, " ")); text != "" {
				cell := &outer.cells[len(outer.cells)-1]
				*cell = append(*cell, text)
			}
		}
		return
	}
	filled := 0
	for _, c := range cells {
		if c != "" {
			filled++
		}
	}
	if filled == 0 {
		return
	}
	r.headed = r.headed || header(cells) != nil
	if !r.headed && filled <= 2 && (long > 0 || len(cells) == 1) {
		b.layout(r.cells)
		return
	}
	b.no++
	l := line{no: b.no, own: r.table, cells: cells}
	l.text = strings.TrimSpace(strings.Join(cells, "\t"))
	for i := range cells {
		if r.carried[i] && cells[i] == "" && i < len(r.above) {
			cells[i] = r.above[i]
		}
	}
	r.above = cells
	b.out = append(b.out, l)
}

// layout adds the paragraphs of a row's cells as lines.
func (b *docxBody) layout(cells [][]string) {
	b.blank = true
	for _, paragraphs := range cells {
		for _, text := range paragraphs {
			b.add(line{}, text, 0)
		}
	}
}
