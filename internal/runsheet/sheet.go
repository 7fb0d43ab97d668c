package runsheet

import "tongxing/internal/runsheet/paper"

// RunSheet is a document of sheets, each beginning on a new page.
type RunSheet struct {
	Title, Author string // of the file
	Language      string // BCP 47: "zh-CN", "en"
	Sheets        []Sheet
	Labels        SheetLabels
}

// SheetLabels are the fixed words of run sheets.
type SheetLabels struct {
	Time, Minutes, Number, Item, Responsible, Cues, Done string // heads of the columns
	Continued                                            string // "续": a row that goes on from the page before
	MayDrop                                              string // "可略"
	Words                                                string // "主持词", over the host's words where another text follows them
	Scan                                                 string // "扫一扫，看是不是最新版"
	Page                                                 string // "第 {page} 页，共 {pages} 页"
}

// Sheet is one session as one role sees it.
type Sheet struct {
	Kicker   string // "流程单 · 全体工作人员"
	Title    string
	When     string   // "2026年5月15日（周五）"
	Facts    []string // time, place, audience
	Contacts []Contact
	Changes  Fact // what changed above the rows, or is gone
	Rows     []Row
	Edition  Edition
	Script   bool // one item under another, its texts large enough to be read out, in place of the table
	CuesWide bool // cues have the larger part of the table's width
}

// Row is one item, in the order in which it is printed. Empty fields are left
// out.
type Row struct {
	Time        string
	Minutes     string
	Number      string // "1" or "第一项"
	Title       string
	Note        string
	Words       string   // the host's
	Speech      Passage  // what else is spoken or sung; printed in scripts
	Responsible []string // one a line
	Cues        []Cue
	Tag         string // "幕后"
	Change      string // "改：由 6 分钟改为 4 分钟"; marks the row with a red bar
	MayDrop     bool
}

// Passage is a text in full with what it is, such as 讲稿 or 歌词.
type Passage struct{ Label, Text string }

// Cue is what one channel does in an item.
type Cue struct {
	Channel string // "音乐"
	Text    string
	Access  bool // for accessibility: bold
}

var (
	kickerStyle  = paper.Style{Face: paper.SansBold, Size: 9, Leading: 5, Ink: seal}
	titleStyle   = paper.Style{Face: paper.SerifBold, Size: 20, Leading: 8.8, Ink: ink}
	factStyle    = paper.Style{Face: paper.Sans, Size: 9.5, Leading: 5.2, Ink: ink}
	strongStyle  = paper.Style{Face: paper.SansBold, Size: 9.5, Leading: 5.2, Ink: ink}
	headStyle    = paper.Style{Face: paper.Sans, Size: 8, Leading: 5, Ink: soft}
	timeStyle    = paper.Style{Face: paper.SansBold, Size: 13, Leading: 5.6, Ink: ink}
	minutesStyle = paper.Style{Face: paper.Sans, Size: 10, Leading: 5.6, Ink: soft}
	numberStyle  = paper.Style{Face: paper.Sans, Size: 10, Leading: 5.6, Ink: ink}
	itemStyle    = paper.Style{Face: paper.SansBold, Size: 11, Leading: 5.6, Ink: ink}
	tagStyle     = paper.Style{Face: paper.SansBold, Size: 7.5, Leading: 4.6, Ink: soft}
	changeStyle  = paper.Style{Face: paper.SansBold, Size: 8.5, Leading: 4.6, Ink: seal}
	noteStyle    = paper.Style{Face: paper.Sans, Size: 8.5, Leading: 4.4, Ink: soft}
	wordsStyle   = paper.Style{Face: paper.Sans, Size: 9, Leading: 4.8, Ink: ink}
	ownerStyle   = paper.Style{Face: paper.Sans, Size: 9.5, Leading: 5.2, Ink: ink}
	channelStyle = paper.Style{Face: paper.Sans, Size: 8, Leading: 5, Ink: soft}
	cueStyle     = paper.Style{Face: paper.Sans, Size: 9.5, Leading: 5, Ink: ink}
	captionStyle = paper.Style{Face: paper.Sans, Size: 7, Leading: 3.4, Ink: soft}

	sheetFurniture = furnitureLook{
		running:  paper.Style{Face: paper.SerifBold, Size: 13, Leading: 6.4, Ink: ink},
		subtitle: paper.Style{Face: paper.Sans, Size: 8.5, Leading: 4.6, Ink: ink},
		foot:     paper.Style{Face: paper.Sans, Size: 8, Leading: 4, Ink: soft},
		edition:  paper.Style{Face: paper.SansBold, Size: 8.5, Leading: 4, Ink: ink},
		draft:    draftStyle,
		qr:       16,
	}
)

// Sheets prints a run sheet. The error is a *FontError when a font is missing.
func (p *Press) Sheets(r RunSheet) ([]byte, error) {
	meta := paper.Meta{Title: r.Title, Author: r.Author, Language: r.Language}
	if len(r.Sheets) > 0 {
		meta.Made = r.Sheets[0].Edition.At.Time()
	}
	d, err := p.fonts.New(meta)
	if err != nil {
		return nil, err
	}
	r.print(d)
	return d.Bytes()
}

func (r RunSheet) print(d *paper.Document) {
	for _, s := range r.Sheets {
		l := sheetLayout{sheet: s, labels: r.Labels, furniture: furniture{
			Document: d, title: s.Title, subtitle: s.Kicker + "　" + s.When, contacts: s.Contacts,
			edition: s.Edition, page: r.Labels.Page, look: sheetFurniture,
		}}
		l.print()
	}
}

// sheetLayout prints one sheet.
type sheetLayout struct {
	furniture
	sheet   Sheet
	labels  SheetLabels
	columns sheetColumns
}

// sheetColumns are the left edges of the columns, and the widths of those
// whose text is broken.
type sheetColumns struct {
	time, minutes, number, item, owner, cues            float64 // minutes: its right edge
	numberWidth, itemWidth, ownerWidth, cueWidth, label float64
}

const (
	qrSide      = 24.0
	columnGap   = 2.6
	tick        = 4.2
	changeBar   = 1.3
	wordsIndent = 2.8
	rowAbove    = 1.6
	rowBelow    = 1.8
	rowPart     = 45.0 // what a page must have left before a row is parted rather than the room wasted
	lower       = 0.3  // brings smaller text to the baseline of the item's title
)

func (l *sheetLayout) print() {
	l.Begin(l.frame())
	l.Bookmark(l.sheet.Title)
	l.header()
	l.changes()
	if l.sheet.Script {
		l.script()
		return
	}
	l.columns = l.measure()
	l.Repeat(l.head())
	rows := make([]paper.Row, len(l.sheet.Rows))
	for i, row := range l.sheet.Rows {
		rows[i] = l.row(row)
	}
	l.Rows(rows)
}

// header is the top of the first page. It flows, so that even a title of a
// thousand characters is printed whole.
func (l *sheetLayout) header() {
	s, d := l.sheet, l.Document
	width := inside - qrSide - 8
	left := lines(d, kickerStyle, s.Kicker, width)
	left = append(left, lines(d, titleStyle, s.Title, width)...)
	left = append(left, paper.Gap(1))
	facts := [][]span{{{strongStyle, s.When}}}
	for _, fact := range s.Facts {
		facts = append(facts, []span{{factStyle, fact}})
	}
	left = append(left, spread(d, facts, width, 6)...)
	left = append(left, spread(d, contactPhrases(s.Contacts, factStyle), width, 6)...)
	l.Row(paper.Row{
		Cells: []paper.Cell{{X: margin, Pieces: left}, {X: right - qrSide, Pieces: l.code(qrSide, captionStyle, l.labels.Scan)}},
		Below: 2.5,
		Under: func(y, height float64) { l.Line(margin, y+height, right, y+height, 0.42, ink) },
	})
	l.Space(1)
}

// changes tells above the rows what no row can: no time, nothing to tick.
func (l *sheetLayout) changes() {
	changes := l.sheet.Changes
	if len(changes.Lines) == 0 {
		return
	}
	strong := changeStyle
	strong.Size, strong.Ink = noteStyle.Size, ink
	text := lines(l.Document, strong, changes.Label, inside-4)
	for _, line := range changes.Lines {
		text = append(text, lines(l.Document, changeStyle, line, inside-4)...)
	}
	l.Row(paper.Row{Cells: []paper.Cell{{X: margin + 3, Pieces: text}}, Above: 0.8, Below: 1.2,
		Under: func(y, height float64) { l.Fill(margin, y+0.8, changeBar, height-2, seal) }})
}

// measure divides the width: the numbers take what they need, the cues and
// people a share, the item the rest. Without any cue the item has their place.
func (l *sheetLayout) measure() sheetColumns {
	widest := channelStyle
	widest.Face = paper.SansBold
	numberWidth, label, cues := l.Width(headStyle, l.labels.Number), 0.0, false
	for _, row := range l.sheet.Rows {
		numberWidth = max(numberWidth, min(l.Width(numberStyle, row.Number), 16))
		for _, cue := range row.Cues {
			label, cues = max(label, min(l.Width(widest, cue.Channel), 16)), true
		}
	}
	c := sheetColumns{numberWidth: numberWidth, ownerWidth: 24, label: label + 2}
	c.time = margin + 2
	c.minutes = c.time + 14 + max(9, l.Width(headStyle, l.labels.Minutes))
	c.number = c.minutes + columnGap
	c.item = c.number + numberWidth + columnGap
	done := right - max(tick, l.Width(headStyle, l.labels.Done))
	c.cues = done
	if cues {
		c.cueWidth = 44 + c.label
		if l.sheet.CuesWide {
			c.cueWidth += 8
		}
		c.cues = done - columnGap - c.cueWidth
	}
	c.owner = c.cues - columnGap - c.ownerWidth
	c.itemWidth = c.owner - columnGap - c.item
	return c
}

// head is the row of column names, above every page's rows.
func (l *sheetLayout) head() paper.Piece {
	c, names := l.columns, l.labels
	return paper.Piece{Height: 6, Draw: func(_, y float64) {
		l.Text(c.time, y, headStyle, names.Time)
		rightAligned(l.Document, c.minutes, y, headStyle, names.Minutes)
		l.Text(c.number, y, headStyle, names.Number)
		l.Text(c.item, y, headStyle, names.Item)
		l.Text(c.owner, y, headStyle, names.Responsible)
		if c.cueWidth > 0 {
			l.Text(c.cues, y, headStyle, names.Cues)
		}
		rightAligned(l.Document, right, y, headStyle, names.Done)
		l.Line(margin, y+6, right, y+6, 0.28, ink)
	}}
}

func (l *sheetLayout) row(row Row) paper.Row {
	c, d := l.columns, l.Document
	time := lines(d, timeStyle, row.Time, c.minutes-c.time-4)
	minutes := paper.Clean(row.Minutes)
	var owners paper.Stack
	for _, owner := range row.Responsible {
		owners = append(owners, lines(d, ownerStyle, owner, c.ownerWidth)...)
	}
	cells := []paper.Cell{
		{X: c.time, Pieces: time, Again: append(time[:len(time):len(time)], lines(d, tagStyle, l.labels.Continued, 14)...)},
		{X: c.minutes, Pieces: paper.Stack{{Height: minutesStyle.Leading, Draw: func(x, y float64) {
			rightAligned(d, x, y, minutesStyle, minutes)
		}}}},
		{X: c.number, Pieces: lines(d, numberStyle, row.Number, c.numberWidth)},
		{X: c.item, Pieces: l.item(row)},
		{X: c.owner, Pieces: lowered(owners)},
		{X: c.cues, Pieces: lowered(l.cues(row.Cues))},
		{X: right - tick, Pieces: paper.Stack{{Height: tick + 1, Draw: func(x, y float64) { l.Box(x, y+0.7, tick, tick, 0.21, ink) }}}},
	}
	return paper.Row{Cells: cells, Above: rowAbove, Below: rowBelow, Part: rowPart, Under: func(y, height float64) {
		if row.Change != "" {
			l.Fill(margin, y, changeBar, height, seal)
		}
		l.Line(margin, y+height, right, y+height, 0.12, hairline)
	}}
}

// lowered brings smaller text to the baseline of the item's title.
func lowered(stack paper.Stack) paper.Stack {
	if len(stack) == 0 {
		return nil
	}
	return append(paper.Stack{paper.Gap(lower)}, stack...)
}

// item is the middle column: title, tags, change, note, the host's words.
func (l *sheetLayout) item(row Row) paper.Stack {
	d, width := l.Document, l.columns.itemWidth
	stack := lines(d, itemStyle, row.Title, width)
	tags := []string{row.Tag}
	if row.MayDrop {
		tags = append(tags, l.labels.MayDrop)
	}
	stack = l.tagged(stack, row.Title, tags)
	stack = append(stack, lines(d, changeStyle, row.Change, width)...)
	stack = append(stack, lines(d, noteStyle, row.Note, width)...)
	words := lines(d, wordsStyle, row.Words, width-wordsIndent)
	if len(words) > 0 {
		stack = append(stack, paper.Gap(0.8))
	}
	for _, p := range words {
		stack = append(stack, paper.Piece{Height: p.Height, Draw: func(x, y float64) {
			l.Line(x+0.25, y, x+0.25, y+p.Height, 0.35, seal)
			p.Draw(x+wordsIndent, y)
		}})
	}
	return stack
}

// tagged puts small framed words behind the last line of the title, or below
// it where there is no room.
func (l *sheetLayout) tagged(stack paper.Stack, title string, tags []string) paper.Stack {
	width := l.columns.itemWidth
	last := l.Lines(itemStyle, title, width)
	at := l.Width(itemStyle, last[len(last)-1]) + 2
	if len(stack) == 0 {
		at = 0
	}
	for _, tag := range tags {
		tag = l.Fit(tagStyle, tag, width-2)
		if tag == "" {
			continue
		}
		wide := l.Width(tagStyle, tag) + 2
		below := at+wide > width || len(stack) == 0
		if below {
			at = 0
			stack = append(stack, paper.Gap(tagStyle.Leading+0.6))
		}
		offset, p := at, stack[len(stack)-1]
		stack[len(stack)-1] = paper.Piece{Height: p.Height, Draw: func(x, y float64) {
			if p.Draw != nil {
				p.Draw(x, y)
			}
			top := y + (p.Height-tagStyle.Leading)/2 + 0.3
			l.Box(x+offset, top+0.4, wide, tagStyle.Leading-0.6, 0.15, soft)
			l.Text(x+offset+1, top, tagStyle, tag)
		}}
		at += wide + 1.5
	}
	return stack
}

// cues are set with the channel before the first line of each.
func (l *sheetLayout) cues(cues []Cue) (stack paper.Stack) {
	d, indent := l.Document, l.columns.label
	for _, cue := range cues {
		label, text := channelStyle, cueStyle
		if cue.Access {
			label.Face, text.Face = paper.SansBold, paper.SansBold
			label.Ink = ink
		}
		channel := l.Fit(label, cue.Channel, indent)
		body := lines(d, text, cue.Text, l.columns.cueWidth-indent)
		if len(body) == 0 {
			body = paper.Stack{paper.Gap(text.Leading)}
		}
		for i, p := range body {
			stack = append(stack, paper.Piece{Height: p.Height, Draw: func(x, y float64) {
				if i == 0 {
					d.Text(x, y, label, channel)
				}
				if p.Draw != nil {
					p.Draw(x+indent, y)
				}
			}})
		}
	}
	return stack
}
