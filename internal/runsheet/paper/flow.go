package paper

// Piece is what a page holds undivided: a line of text, a picture, a gap.
// Draw may be nil for a gap.
type Piece struct {
	Height float64
	Draw   func(x, y float64)
}

// Stack is pieces one under another.
type Stack []Piece

// Height returns the height of all pieces.
func (s Stack) Height() (height float64) {
	for _, p := range s {
		height += p.Height
	}
	return height
}

// Gap is empty height.
func Gap(height float64) Piece { return Piece{Height: height} }

// draw draws the stack from (x, y) downward.
func (s Stack) draw(x, y float64) {
	for _, p := range s {
		if p.Draw != nil {
			p.Draw(x, y)
		}
		y += p.Height
	}
}

// take divides a stack into what fits into height, at least one piece, and
// the rest.
func (s Stack) take(height float64) (fits, rest Stack) {
	for i, p := range s {
		if height -= p.Height; height < 0 && i > 0 {
			return s[:i], s[i:]
		}
	}
	return s, nil
}

// Cell is one stack of a row. Again stands in its place on the further pages
// of a row that is higher than a page.
type Cell struct {
	X      float64
	Pieces Stack
	Again  Stack
}

// Row is cells side by side. Under is drawn for each part of the row once its
// height is known, and may be nil.
type Row struct {
	Cells []Cell
	Above float64 // space over the cells
	Below float64
	Part  float64 // where a page has so much left, the row is divided rather than moved whole to the next; 0: never
	Under func(y, height float64)
}

// Frame is what a run of pages has in common: where the body begins on the
// first page and on the others, where it ends, and what is drawn around it
// when the number of its part's pages is known.
type Frame struct {
	FirstTop, Top, Bottom float64
	Furniture             func(first bool, page, pages int)
}

// Begin starts a new page with a new frame.
func (d *Document) Begin(frame Frame) {
	d.repeat = nil
	d.addPage(frame, true)
}

// Next goes on to a new page of the same frame.
func (d *Document) Next() { d.addPage(d.pages[len(d.pages)-1], false) }

func (d *Document) addPage(frame Frame, first bool) {
	if !d.trial {
		d.pdf.AddPage()
	}
	d.pages = append(d.pages, frame)
	d.firsts = append(d.firsts, first)
	d.y = frame.Top
	if first {
		d.y = frame.FirstTop
	}
	if d.repeat != nil {
		d.place(*d.repeat)
	}
	d.top = d.y
}

// Repeat places a piece here and at the top of the further pages of the
// frame: a table's head.
func (d *Document) Repeat(head Piece) {
	if d.room() < 3*head.Height {
		d.Next()
	}
	d.place(head)
	d.repeat = &head
}

func (d *Document) place(p Piece) {
	if !d.trial {
		Stack{p}.draw(0, d.y)
	}
	d.y += p.Height
}

// Space leaves a gap, which ends with the page.
func (d *Document) Space(height float64) { d.y = min(d.y+height, d.bottom()) }

// least is how many rows a last page has, where more than one page is needed.
const least = 3

// Rows places rows one under another, so that the last page does not end with a
// row or two alone: it takes some over from the page before.
func (d *Document) Rows(rows []Row) {
	for i, row := range rows {
		left := rows[i:]
		if len(left) <= least && len(left) > 1 && i > 0 {
			d.together(left)
		}
		d.Row(row)
	}
}

// together goes on to the next page where rows do not fit on this one, and do
// on the next.
func (d *Document) together(rows []Row) {
	height := 0.0
	for _, row := range rows {
		height += d.heightOf(row)
	}
	if height > d.room() && height <= d.fresh() && d.y > d.top {
		d.Next()
	}
}

// fresh is the room of a page on which only the repeated piece stands.
func (d *Document) fresh() float64 {
	frame := d.pages[len(d.pages)-1]
	room := frame.Bottom - frame.Top
	if d.repeat != nil {
		room -= d.repeat.Height
	}
	return room
}

// Trial lays out without drawing, and returns how many pages that would take.
func (d *Document) Trial(layout func()) (pages int) {
	before := *d
	d.trial = true
	layout()
	pages = len(d.pages) - len(before.pages)
	d.trial, d.pages, d.firsts, d.repeat, d.y, d.top = before.trial, before.pages, before.firsts, before.repeat, before.y, before.top
	return pages
}

// Row places a row on this page, on the next one if it does not fit, or
// divides it between pieces if it is higher than a page.
func (d *Document) Row(row Row) {
	if d.heightOf(row) > d.room() && d.y > d.top && !d.parted(row) {
		d.Next()
	}
	for d.heightOf(row) > d.room() {
		part := row
		part.Cells = make([]Cell, len(row.Cells))
		rest := make([]Cell, len(row.Cells))
		more := false
		room := d.room() - row.Above - row.Below
		if short := scrap - (d.heightOf(row) - d.room()); row.Part > 0 && short > 0 && room > 2*scrap {
			room -= short // more than a line goes on
		}
		for i, cell := range row.Cells {
			fits, left := cell.Pieces.take(room)
			part.Cells[i] = Cell{X: cell.X, Pieces: fits}
			if rest[i] = (Cell{X: cell.X, Pieces: left, Again: cell.Again}); left != nil {
				more = true
			} else {
				rest[i].Pieces = cell.Again
			}
		}
		d.placeRow(part)
		if !more { // a single piece higher than the page
			return
		}
		row.Cells = rest
		d.Next()
	}
	d.placeRow(row)
}

// scrap is the least height of a divided row that goes on to the next page.
const scrap = 12.0

// parted says whether a row that does not fit here, and would on a page of its
// own, is divided.
func (d *Document) parted(row Row) bool {
	height := d.heightOf(row)
	return row.Part > 0 && d.room() >= row.Part && height-d.room() >= scrap && height <= d.fresh()
}

// Keep goes on to the next page if less than height is left here, so that a
// heading stays with what follows it.
func (d *Document) Keep(height float64) {
	if height > d.room() && d.y > d.top {
		d.Next()
	}
}

// Fits says whether height is left on this page.
func (d *Document) Fits(height float64) bool { return height <= d.room() }

func (d *Document) heightOf(row Row) (height float64) {
	for _, cell := range row.Cells {
		height = max(height, cell.Pieces.Height())
	}
	return row.Above + height + row.Below
}

func (d *Document) placeRow(row Row) {
	height := d.heightOf(row)
	if d.trial {
		d.y += height
		return
	}
	for _, cell := range row.Cells {
		cell.Pieces.draw(cell.X, d.y+row.Above)
	}
	if row.Under != nil {
		row.Under(d.y, height)
	}
	d.y += height
}

func (d *Document) bottom() float64 { return d.pages[len(d.pages)-1].Bottom }

func (d *Document) room() float64 { return d.bottom() - d.y }
