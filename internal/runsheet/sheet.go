package runsheet

import (
	"strconv"
	"strings"

	"tongxing/internal/runsheet/paper"
)

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
	Rows     []Row
	Edition  Edition
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
	Responsible []string // one a line
	Cues        []Cue
	Tag         string // "幕后"
	Change      string // "改：由 6 分钟改为 4 分钟"; marks the row with a red bar
	MayDrop     bool
}

// Cue is what one channel does in an item.
type Cue struct {
	Channel string // "音乐"
	Text    string
	Access  bool // for accessibility: bold
}

var (
	kickerStyle  = paper.Style{Face: paper.SansBold, Size: 9, Leading: 5, Ink: seal}
	titleStyle   = paper.Style{Face: paper.SerifBold, Size: 20, Leading: 9, Ink: ink}
	runningStyle = paper.Style{Face: paper.SerifBold, Size: 13, Leading: 6.4, Ink: ink}
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
	footStyle    = paper.Style{Face: paper.Sans, Size: 8, Leading: 4, Ink: soft}
	editionStyle = paper.Style{Face: paper.SansBold, Size: 8.5, Leading: 4, Ink: ink}
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
	for _, s := range r.Sheets {
		l := sheetLayout{Document: d, sheet: s, labels: r.Labels}
		l.print()
	}
	return d.Bytes()
}

// sheetLayout prints one sheet.
type sheetLayout struct {
	*paper.Document
	sheet   Sheet
	labels  SheetLabels
	columns sheetColumns
}

// sheetColumns are the left edges of the columns, and the widths of those
// whose text is broken.
type sheetColumns struct {
	time, minutes, number, item, owner, cues, done      float64 // minutes: its right edge
	numberWidth, itemWidth, ownerWidth, cueWidth, label float64
}

const (
	qrSide        = 24.0
	runningQR     = 16.0
	columnGap     = 3.0
	tick          = 4.2
	footRule      = 281.0
	changeBar     = 1.3
	wordsIndent   = 2.8
	rowAbove      = 1.9
	rowBelow      = 2.1
	cellBaselines = 0.3 // lowers smaller text beside the item's title to its baseline
)

func (l *sheetLayout) print() {
	foot := l.footer()
	top := 12.0 + max(runningQR, l.running().Height()) + 3
	bottom := footRule - 2
	if extra := foot.Height() - 8; extra > 0 {
		bottom -= extra
	}
	l.Begin(paper.Frame{FirstTop: 13, Top: top, Bottom: bottom, Furniture: func(first bool, page, pages int) {
		if !first {
			l.drawRunning(top)
		}
		l.drawFoot(foot, bottom, page, pages)
	}})
	l.Bookmark(l.sheet.Title)
	l.header()
	l.columns = l.measure()
	l.Repeat(l.head())
	for _, row := range l.sheet.Rows {
		l.Row(l.row(row))
	}
}

// header is the top of the first page: it flows, so that even a title of a
// thousand characters is printed whole.
func (l *sheetLayout) header() {
	s := l.sheet
	width := inside - qrSide - 8
	left := lines(l.Document, kickerStyle, s.Kicker, width)
	left = append(left, lines(l.Document, titleStyle, s.Title, width)...)
	left = append(left, paper.Gap(1.2))
	var facts [][]span
	facts = append(facts, []span{{strongStyle, s.When}})
	for _, fact := range s.Facts {
		facts = append(facts, []span{{factStyle, fact}})
	}
	left = append(left, spread(l.Document, facts, width, 6)...)
	left = append(left, spread(l.Document, l.contacts(factStyle, strongStyle), width, 6)...)
	l.Document.Row(paper.Row{
		Cells: []paper.Cell{{X: margin, Pieces: left}, {X: right - qrSide, Pieces: l.code(qrSide)}},
		Below: 3,
		Under: func(y, height float64) { l.Line(margin, y+height, right, y+height, 0.42, ink) },
	})
	l.Space(2)
}

func (l *sheetLayout) contacts(plain, strong paper.Style) [][]span {
	var phrases [][]span
	for _, c := range l.sheet.Contacts {
		phrase := []span{{plain, c.Who + " "}, {strong, c.Phone}, {plain, c.Note}}
		if c.Who == "" {
			phrase = phrase[1:]
		}
		phrases = append(phrases, phrase)
	}
	return phrases
}

// code is the QR code with what it is for.
func (l *sheetLayout) code(side float64) paper.Stack {
	if l.sheet.Edition.Address == "" {
		return nil
	}
	stack := paper.Stack{{Height: side + 1, Draw: func(x, y float64) {
		l.QR(x, y, side, l.sheet.Edition.Address)
		l.Link(x, y, side, side, l.sheet.Edition.Address)
	}}}
	caption := paper.Style{Face: paper.Sans, Size: 7, Leading: 3.4, Ink: soft}
	return append(stack, lines(l.Document, caption, l.labels.Scan, side)...)
}

// running is the text at the head of the further pages.
func (l *sheetLayout) running() paper.Stack {
	width := inside - runningQR - 8
	s := l.sheet
	plain := paper.Style{Face: paper.Sans, Size: 8.5, Leading: 4.6, Ink: ink}
	strong := plain
	strong.Face = paper.SansBold
	stack := lines(l.Document, runningStyle, l.Fit(runningStyle, s.Title, width), width)
	line := []string{s.Kicker, s.When}
	stack = append(stack, lines(l.Document, plain, l.Fit(plain, strings.Join(line, "　"), width), width)...)
	contacts := spread(l.Document, l.contacts(plain, strong), width, 6)
	return append(stack, contacts[:min(len(contacts), 2)]...)
}

func (l *sheetLayout) drawRunning(top float64) {
	y := 12.0
	for _, p := range l.running() {
		p.Draw(margin, y)
		y += p.Height
	}
	if address := l.sheet.Edition.Address; address != "" {
		l.QR(right-runningQR, 12, runningQR, address)
		l.Link(right-runningQR, 12, runningQR, runningQR, address)
	}
	l.Line(margin, top-1.5, right, top-1.5, 0.42, ink)
}

// footer is the left side of the foot, without the page number.
func (l *sheetLayout) footer() paper.Stack {
	e := l.sheet.Edition
	width := inside - 40
	var first []span
	for i, text := range []string{e.Label, e.Made, e.Code} {
		style := footStyle
		if i == 0 {
			style = editionStyle
		}
		if text = paper.Clean(text); text != "" {
			if len(first) > 0 {
				first = append(first, span{footStyle, " · "})
			}
			first = append(first, span{style, text})
		}
	}
	var second [][]span
	for _, text := range []string{e.Legend, e.Address} {
		if text != "" {
			second = append(second, []span{{footStyle, text}})
		}
	}
	stack := spread(l.Document, [][]span{first}, width, 6)
	return append(stack, spread(l.Document, second, inside, 6)...)
}

func (l *sheetLayout) drawFoot(foot paper.Stack, bottom float64, page, pages int) {
	y := bottom + 2
	l.Line(margin, y, right, y, 0.21, ink)
	y += 1.4
	rightAligned(l.Document, right, y, footStyle, pageNumbers(l.labels.Page, page, pages))
	for _, p := range foot {
		p.Draw(margin, y)
		y += p.Height
	}
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
			label, cues = max(label, min(l.Width(widest, cue.Channel), 22)), true
		}
	}
	c := sheetColumns{numberWidth: numberWidth, ownerWidth: 26, label: label + 2}
	c.time = margin + 2
	c.minutes = c.time + 14 + max(9, l.Width(headStyle, l.labels.Minutes))
	c.number = c.minutes + columnGap
	c.item = c.number + numberWidth + columnGap
	c.done = right - max(tick, l.Width(headStyle, l.labels.Done))
	c.cues = c.done
	if cues {
		c.cueWidth = 40 + c.label
		c.cues = c.done - columnGap - c.cueWidth
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
	return paper.Row{Cells: cells, Above: rowAbove, Below: rowBelow, Under: func(y, height float64) {
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
	return append(paper.Stack{paper.Gap(cellBaselines)}, stack...)
}

// item is the middle column: title, tags, change, note, the host's words.
func (l *sheetLayout) item(row Row) paper.Stack {
	d, width := l.Document, l.columns.itemWidth
	stack := lines(d, itemStyle, row.Title, width)
	tags := row.Tag
	if row.MayDrop && l.labels.MayDrop != "" {
		tags = strings.TrimPrefix(tags+" · "+l.labels.MayDrop, " · ")
	}
	stack = append(stack, lines(d, tagStyle, tags, width)...)
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

// pageNumbers fills in a label such as "第 {page} 页，共 {pages} 页".
func pageNumbers(label string, page, pages int) string {
	return strings.NewReplacer("{page}", strconv.Itoa(page), "{pages}", strconv.Itoa(pages)).Replace(paper.Clean(label))
}
