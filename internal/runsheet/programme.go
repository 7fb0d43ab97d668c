package runsheet

import "tongxing/internal/runsheet/paper"

// Programme is the public side of a campaign on paper: nothing in it is for
// the crew. Large sets every word in at least 18 points.
type Programme struct {
	Language      string // BCP 47
	Author        string // of the file
	Large         bool
	Compact       bool // on one page where it can be, in letters of 9 points at least
	Pictures      bool // each item as a picture with few words
	Title, Theme  string
	Facts         []Fact
	Contacts      []Contact // public ones
	Changes       Fact      // what changed above the lines, or is gone
	Sessions      []ProgrammeSession
	OrganisedBy   string // "主办、承办、协办"
	Organisers    []Organiser
	Edition       Edition // Address is the public page
	ScreenReaders string  // "读屏请用网页：", before the address
	Scan, Page    string  // as SheetLabels has them
}

// Fact is a labelled text at the top, such as 时间, 地点 or 到场的方便.
type Fact struct {
	Label string
	Lines []string
}

// ProgrammeSession is one session with its public items.
type ProgrammeSession struct {
	Title string
	When  string
	Place string
	Items []PublicItem
}

// PublicItem is one line of a programme.
type PublicItem struct {
	Time, Title string
	Change      string // as Row has it
	Who, Tag    string // guests who are on; "会响"

	// Only for pictures.
	Picture string // its code: arrival, speech, gift … as Pictures has them
	Words   string // what happens, in few words: 听人讲话
	Clock   *int   // seconds from midnight at which it begins; none where it is not sure
}

// Organiser is a rank and the names that bear it, printed one a line in the
// order given.
type Organiser struct {
	Rank  string // "主办"
	Names []string
}

// programmeLook is the styles of a programme in one size.
type programmeLook struct {
	title, theme, label, fact, heading, when, time, item, caption paper.Style
	furniture                                                     furnitureLook
	qr, labelWidth, gap, between                                  float64 // between: above and below each item
	columns                                                       int     // of items; 0: one
}

var normalLook = programmeLook{
	title:   paper.Style{Face: paper.SerifBold, Size: 26, Leading: 12, Ink: ink},
	theme:   paper.Style{Face: paper.Sans, Size: 13, Leading: 7, Ink: seal},
	label:   paper.Style{Face: paper.SansBold, Size: 11, Leading: 6.4, Ink: ink},
	fact:    paper.Style{Face: paper.Sans, Size: 11, Leading: 6.4, Ink: ink},
	heading: paper.Style{Face: paper.SerifBold, Size: 17, Leading: 8.4, Ink: ink},
	when:    paper.Style{Face: paper.Sans, Size: 11, Leading: 6, Ink: soft},
	time:    paper.Style{Face: paper.SansBold, Size: 12, Leading: 6.4, Ink: ink},
	item:    paper.Style{Face: paper.Sans, Size: 12, Leading: 6.4, Ink: ink},
	caption: paper.Style{Face: paper.Sans, Size: 8, Leading: 4, Ink: soft},
	furniture: furnitureLook{
		running:  paper.Style{Face: paper.SerifBold, Size: 14, Leading: 7, Ink: ink},
		subtitle: paper.Style{Face: paper.Sans, Size: 9.5, Leading: 5, Ink: ink},
		foot:     paper.Style{Face: paper.Sans, Size: 9, Leading: 4.4, Ink: soft},
		edition:  paper.Style{Face: paper.SansBold, Size: 9, Leading: 4.4, Ink: ink},
		draft:    draftStyle,
		qr:       16,
	},
	qr: 26, labelWidth: 24, gap: 5, between: 1.5,
}

var largeLook = programmeLook{
	title:   paper.Style{Face: paper.SerifBold, Size: 36, Leading: 16, Ink: ink},
	theme:   paper.Style{Face: paper.SansBold, Size: 20, Leading: 10.5, Ink: seal},
	label:   paper.Style{Face: paper.SansBold, Size: 20, Leading: 10.5, Ink: ink},
	fact:    paper.Style{Face: paper.Sans, Size: 20, Leading: 10.5, Ink: ink},
	heading: paper.Style{Face: paper.SerifBold, Size: 26, Leading: 13, Ink: ink},
	when:    paper.Style{Face: paper.Sans, Size: 20, Leading: 10.5, Ink: ink},
	time:    paper.Style{Face: paper.SansBold, Size: 22, Leading: 11.5, Ink: ink},
	item:    paper.Style{Face: paper.SansBold, Size: 22, Leading: 11.5, Ink: ink},
	caption: paper.Style{Face: paper.Sans, Size: 18, Leading: 8.6, Ink: ink},
	furniture: furnitureLook{
		running:  paper.Style{Face: paper.SerifBold, Size: 20, Leading: 10, Ink: ink},
		subtitle: paper.Style{Face: paper.Sans, Size: 18, Leading: 8.6, Ink: ink},
		foot:     paper.Style{Face: paper.Sans, Size: 18, Leading: 8.6, Ink: ink},
		edition:  paper.Style{Face: paper.SansBold, Size: 18, Leading: 8.6, Ink: ink},
		draft:    paper.Style{Face: paper.SansBold, Size: 18, Leading: 5.8, Ink: seal},
		qr:       24,
	},
	qr: 40, labelWidth: 44, gap: 7, between: 1.5,
}

// Programme prints a programme. The error is a *FontError when a font is
// missing.
func (p *Press) Programme(programme Programme) ([]byte, error) {
	d, err := p.fonts.New(paper.Meta{
		Title: programme.Title, Author: programme.Author, Language: programme.Language, Made: programme.Edition.At.Time(),
	})
	if err != nil {
		return nil, err
	}
	programme.print(d)
	return d.Bytes()
}

func (p Programme) print(d *paper.Document) {
	look := normalLook
	switch {
	case p.Large, p.Pictures:
		look = largeLook
	case p.Compact:
		look = p.compactLook(d)
	}
	p.layout(d, look).print()
}

func (p Programme) layout(d *paper.Document, look programmeLook) *programmeLayout {
	return &programmeLayout{programme: p, look: look, furniture: furniture{
		Document: d, title: p.Title, subtitle: p.Theme, contacts: p.Contacts,
		edition: p.Edition, page: p.Page, look: look.furniture,
	}}
}

type programmeLayout struct {
	furniture
	programme Programme
	look      programmeLook
}

func (l *programmeLayout) print() {
	l.Begin(l.frame())
	l.header()
	l.changes()
	for _, fact := range l.programme.Facts {
		l.labelled(fact.Label, fact.Lines)
	}
	if contacts := spread(l.Document, contactPhrases(l.programme.Contacts, l.look.fact), inside, 6); len(contacts) > 0 {
		l.Row(paper.Row{Cells: []paper.Cell{{X: margin, Pieces: contacts}}})
	}
	if l.programme.ScreenReaders != "" {
		l.Row(paper.Row{Cells: []paper.Cell{{X: margin,
			Pieces: lines(l.Document, l.look.when, l.programme.ScreenReaders+l.edition.Address, inside)}}})
	}
	for _, session := range l.programme.Sessions {
		l.session(session)
	}
	if len(l.programme.Organisers) > 0 {
		l.heading(l.programme.OrganisedBy, "")
		l.Space(1.5)
		var rows []paper.Row
		for _, o := range l.programme.Organisers {
			rows = append(rows, l.labelledRow(o.Rank, o.Names))
		}
		l.Rows(rows)
	}
}

func (l *programmeLayout) header() {
	width := inside - l.look.qr - 8
	left := lines(l.Document, l.look.title, l.programme.Title, width)
	left = append(left, paper.Gap(1.5))
	left = append(left, lines(l.Document, l.look.theme, l.programme.Theme, width)...)
	l.Row(paper.Row{
		Cells: []paper.Cell{{X: margin, Pieces: left}, {X: right - l.look.qr, Pieces: l.code(l.look.qr, l.look.caption, l.programme.Scan)}},
		Above: 2, Below: 4,
		Under: func(y, height float64) { l.Fill(margin, y+height-1, inside, 1, seal) },
	})
	l.Space(l.look.gap - 1)
}

// labelled sets a bold label with texts beside it, one a line.
func (l *programmeLayout) labelled(label string, texts []string) { l.Row(l.labelledRow(label, texts)) }

func (l *programmeLayout) labelledRow(label string, texts []string) paper.Row {
	var body paper.Stack
	for _, text := range texts {
		body = append(body, lines(l.Document, l.look.fact, text, inside-l.look.labelWidth)...)
	}
	return paper.Row{Below: min(1, l.look.between), Cells: []paper.Cell{
		{X: margin, Pieces: lines(l.Document, l.look.label, label, l.look.labelWidth-3)},
		{X: margin + l.look.labelWidth, Pieces: body},
	}}
}

// heading stays with at least two lines of what follows it.
func (l *programmeLayout) heading(title, below string) {
	stack := lines(l.Document, l.look.heading, title, inside)
	stack = append(stack, lines(l.Document, l.look.when, below, inside)...)
	l.Space(l.look.gap)
	l.Keep(stack.Height() + 2*(l.look.item.Leading+3))
	l.Row(paper.Row{Cells: []paper.Cell{{X: margin, Pieces: stack}}, Below: 1.5,
		Under: func(y, height float64) { l.Line(margin, y+height, right, y+height, 0.35, ink) }})
}

func (l *programmeLayout) session(s ProgrammeSession) {
	if l.programme.Pictures {
		l.pictures(s)
		return
	}
	when := s.When
	if s.Place != "" {
		when += "　" + s.Place
	}
	l.Bookmark(s.Title)
	l.heading(s.Title, when)
	l.items(s.Items)
}

// items sets items one under another, in one column or two.
func (l *programmeLayout) items(items []PublicItem) {
	column := 0.0
	for _, item := range items {
		column = max(column, min(l.Width(l.look.time, item.Time), inside/3))
	}
	columns := max(1, l.look.columns)
	const gutter = 6.0
	width := (inside - gutter*float64(columns-1)) / float64(columns)
	high := (len(items) + columns - 1) / columns
	rows := make([]paper.Row, high)
	for i := range rows {
		row := paper.Row{Above: l.look.between - 0.1, Below: l.look.between + 0.1}
		var changed []float64
		for at := i; at < len(items); at += high {
			x := margin + float64(at/high)*(width+gutter)
			row.Cells = append(row.Cells,
				paper.Cell{X: x, Pieces: lines(l.Document, l.look.time, items[at].Time, column+0.1)},
				paper.Cell{X: x + column + l.look.gap, Pieces: l.item(items[at], width-column-l.look.gap)})
			if items[at].Change != "" {
				changed = append(changed, x-2.6)
			}
		}
		row.Under = func(y, height float64) {
			for _, x := range changed {
				l.Fill(x, y, changeBar, height, seal)
			}
			l.Line(margin, y+height, right, y+height, 0.12, hairline)
		}
		rows[i] = row
	}
	l.Rows(rows)
}

// item is an item's title, and beside it or below who is on, what it is like
// and what changed.
func (l *programmeLayout) item(item PublicItem, width float64) paper.Stack {
	strong, plain := l.look.item, l.look.item
	strong.Face, plain.Face = paper.SansBold, paper.Sans
	plain.Ink = soft
	if !l.programme.Compact {
		return append(lines(l.Document, l.look.item, item.Title, width), lines(l.Document, l.look.change(), item.Change, width)...)
	}
	var phrases [][]span
	for _, s := range []span{{l.look.item, item.Title}, {strong, item.Who}, {plain, item.Tag}, {l.look.change(), item.Change}} {
		if s.text != "" {
			phrases = append(phrases, []span{s})
		}
	}
	return spread(l.Document, phrases, width, 4)
}

// changes tells first what no line of its own can.
func (l *programmeLayout) changes() {
	var stack paper.Stack
	for _, line := range l.programme.Changes.Lines {
		stack = append(stack, lines(l.Document, l.look.change(), line, inside)...)
	}
	if len(stack) == 0 {
		return
	}
	stack = append(lines(l.Document, l.look.label, l.programme.Changes.Label, inside), stack...)
	l.Row(paper.Row{Cells: []paper.Cell{{X: margin, Pieces: stack}}, Below: 2,
		Under: func(y, height float64) { l.Fill(margin-2.6, y, changeBar, height-2, seal) }})
}

// change is how a line says what changed in it.
func (l programmeLook) change() paper.Style {
	return paper.Style{Face: paper.SansBold, Size: l.fact.Size, Leading: l.fact.Leading, Ink: seal}
}
