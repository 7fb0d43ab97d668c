package plandoc

import (
	"slices"
	"strings"
	"sync"
)

// column is what a column of a table holds.
type column int

const (
	colOther column = iota
	colNumber
	colTime
	colMinutes
	colPlace
	colItem
	colWho
	colTask
	colRemark
	colCue
	colAmount
	colPrice
	colQuantity
	colPhone
	colPost
	colUnit
	colDue
	colChild
	colHelper
	colRole
)

var columnIndex = sync.OnceValue(func() map[string]column {
	index := map[string]column{}
	for c, words := range columnWords {
		for _, w := range words {
			index[w] = c
		}
	}
	return index
})

// columnOf returns the column that a header cell announces; ok is false for a
// cell that is no known header.
func columnOf(cell string) (column, bool) {
	plain := plainLabel(cell)
	if cell == "#" || cell == "№" {
		return colNumber, true
	}
	if c, ok := columnIndex()[plain]; ok {
		return c, true
	}
	for _, part := range strings.FieldsFunc(plain, func(r rune) bool { return strings.ContainsRune("/、与和及&", r) }) {
		if c, ok := columnIndex()[part]; ok && part != plain {
			return c, true
		}
	}
	return colOther, false
}

// IsHeader reports whether the cells of a row name the columns below them.
func IsHeader(cells []string) bool { return len(cells) > 1 && header(cells) != nil }

// header returns the columns of a header row: at least two of its cells, and
// at least half of the filled ones, must be known words.
func header(cells []string) []column {
	known, filled := 0, 0
	out := make([]column, len(cells))
	for i, cell := range cells {
		if cell == "" {
			continue
		}
		filled++
		if runes(cell) > 16 {
			continue
		}
		if c, ok := columnOf(cell); ok {
			out[i] = c
			known++
		}
	}
	if known < 2 || known*2 < filled {
		return nil
	}
	for i, cell := range cells {
		if strings.EqualFold(cell, "by") && slices.Contains(out[:i], colWho) {
			out[i] = colDue
		}
	}
	return out
}

// table is a run of rows below one header. cols is nil without a header.
type table struct {
	cols []column
	head []string // the words of the header
	rows []line
}

// cell returns the first filled cell of a row in one of the columns.
func (t *table) cell(row line, wanted ...column) string {
	for _, w := range wanted {
		for i, c := range t.cols {
			if c == w && i < len(row.cells) && row.cells[i] != "" {
				return row.cells[i]
			}
		}
	}
	return ""
}

// has reports whether the table has one of the columns.
func (t *table) has(wanted ...column) bool {
	for _, w := range wanted {
		for _, c := range t.cols {
			if c == w {
				return true
			}
		}
	}
	return false
}

// tables gathers the rows of the body into tables; a row that reads as a
// header opens a new one.
func tables(body []line) []table {
	var out []table
	own := 0
	for _, l := range body {
		if len(l.cells) < 2 {
			continue
		}
		cols := header(l.cells)
		if cols != nil {
			out = append(out, table{cols: cols, head: l.cells})
			own = l.own
			continue
		}
		if len(out) == 0 || own != l.own {
			out = append(out, table{})
			own = l.own
		}
		last := &out[len(out)-1]
		last.rows = append(last.rows, l)
	}
	for i := range out {
		out[i].findTimes()
	}
	return out
}

// findTimes takes a column under an unknown word for the times it holds.
func (t *table) findTimes() {
	if t.has(colTime) || t.cols == nil {
		return
	}
	for i, c := range t.cols {
		timed := 0
		for _, row := range t.rows {
			if i < len(row.cells) && c == colOther {
				if _, ok := leadingClock(row.cells[i]); ok {
					timed++
				}
			}
		}
		if timed > 1 && timed*2 > len(t.rows) {
			t.cols[i] = colTime
			return
		}
	}
}

// unflatten joins tables that a copy and paste has broken into one cell a
// line: a run of column words sets the width, and the lines after it fill rows.
func unflatten(lines []line) []line {
	out := lines[:0] // what is written never runs ahead of what is read
	for i := 0; i < len(lines); i++ {
		if rows := spacedTable(lines[i:]); rows != nil {
			out = append(out, rows...)
			i += len(rows) - 1
			continue
		}
		width := headerRun(lines[i:])
		if width < 3 {
			out = append(out, lines[i])
			continue
		}
		end := i + width
		for end < len(lines) && cellLike(lines[end]) {
			end++
		}
		rows := fillRows(lines[i:end], width)
		if rows == nil {
			out = append(out, lines[i])
			continue
		}
		out = append(out, rows...)
		i = end - 1
	}
	return out
}

// spacedTable reads a table whose columns only a blank parts: a line of
// nothing but column words and the lines below it with as many words.
func spacedTable(lines []line) []line {
	l := &lines[0]
	if len(lines) < 3 || len(l.cells) > 1 || !l.short(40) || !strings.ContainsAny(l.text, " 　") {
		return nil
	}
	names := strings.Fields(l.text)
	if len(names) < 3 {
		return nil
	}
	for _, w := range names {
		if _, ok := columnOf(w); !ok {
			return nil
		}
	}
	var out []line
	for _, row := range lines {
		cells := strings.Fields(row.text)
		if len(row.cells) > 1 || len(cells) != len(names) || row.rank > 0 {
			break
		}
		row.cells, row.own, row.text, row.seen = cells, -l.no, strings.Join(cells, "\t"), nil
		out = append(out, row)
	}
	if len(out) < 3 {
		return nil
	}
	return out
}

// headerRun counts the different column words that follow each other.
func headerRun(lines []line) int {
	seen := map[string]bool{}
	for n, l := range lines {
		if len(l.cells) > 1 || l.rank > 0 || l.bullet || !l.short(8) || strings.ContainsAny(l.text, ":：") || l.marker().family != famNone {
			return n
		}
		if _, ok := columnOf(l.text); !ok || seen[l.text] {
			return n
		}
		seen[l.text] = true
	}
	return len(lines)
}

// cellLike reports whether a line can be a cell: short, and no heading.
func cellLike(l line) bool {
	if len(l.cells) > 1 || l.rank > 0 || !l.short(40) || l.aside {
		return false
	}
	m := parseMarker(l.text)
	return m.family != famHan && m.family != famChapter && (m.family == famNone || topicOf(m.rest) == 0)
}

// fillRows deals the cells out: where the first column tells a time or a
// number, each such line opens a row and short rows lack their last cells;
// else the count must come out even.
func fillRows(cells []line, width int) []line {
	var cols []column
	for _, c := range cells[:width] {
		col, _ := columnOf(c.text)
		cols = append(cols, col)
	}
	opens := func(l line) bool {
		switch cols[0] {
		case colTime:
			_, ok := leadingClock(l.text)
			return ok
		case colNumber:
			n, ok := parseNumber(l.text)
			return ok && n > 0
		}
		return false
	}
	keyed := cols[0] == colTime || cols[0] == colNumber
	if len(cells) == width || keyed && !opens(cells[width]) {
		return nil
	}
	var out []line
	row := func(part []line) {
		l := part[0]
		l.cells, l.own, l.bullet, l.seen = nil, -cells[0].no, false, nil
		for _, c := range part {
			l.cells = append(l.cells, c.text)
			l.more = append(l.more, c.no)
		}
		l.more = l.more[1:]
		l.text = strings.Join(l.cells, "\t")
		out = append(out, l)
	}
	row(cells[:width])
	from := width
	for i := width + 1; i <= len(cells); i++ {
		if i == len(cells) || keyed && opens(cells[i]) || !keyed && i-from == width {
			row(cells[from:i])
			from = i
		}
	}
	return out
}
