package runsheet

import "tongxing/internal/runsheet/paper"

// The styles of scripts. What is read out has 17 points, with lines far enough
// apart to find the next one at a glance.
var (
	scriptTimeStyle   = paper.Style{Face: paper.SansBold, Size: 18, Leading: 8.6, Ink: ink}
	scriptMinuteStyle = paper.Style{Face: paper.Sans, Size: 11, Leading: 5.6, Ink: soft}
	scriptItemStyle   = paper.Style{Face: paper.SerifBold, Size: 18, Leading: 8.6, Ink: ink}
	scriptWordsStyle  = paper.Style{Face: paper.Sans, Size: 17, Leading: 9.8, Ink: ink}
	scriptLabelStyle  = paper.Style{Face: paper.SansBold, Size: 11, Leading: 6.4, Ink: seal}
	scriptWhoStyle    = paper.Style{Face: paper.SansBold, Size: 11.5, Leading: 6, Ink: ink}
	scriptNoteStyle   = paper.Style{Face: paper.Sans, Size: 11, Leading: 5.8, Ink: soft}
	scriptCueStyle    = paper.Style{Face: paper.Sans, Size: 11, Leading: 5.8, Ink: ink}
	scriptChangeStyle = paper.Style{Face: paper.SansBold, Size: 11, Leading: 5.8, Ink: seal}
)

const (
	scriptColumn = 31.0 // of times, beside the texts
	scriptWidth  = inside - scriptColumn
	scriptAbove  = 3.0
	scriptBelow  = 4.0
	scenePart    = 90.0 // as rowPart: of an item with a text to prepare from
	wordsGap     = 1.6
)

// script sets one item under another. An item that does not fit goes on to the
// next page as a whole, so that nobody turns pages while speaking;
// only one with a text to prepare from is parted where much room is left.
func (l *sheetLayout) script() {
	rows := make([]paper.Row, len(l.sheet.Rows))
	for i, row := range l.sheet.Rows {
		rows[i] = l.scene(row)
	}
	l.Rows(rows)
}

// scene is one item of a script.
func (l *sheetLayout) scene(row Row) paper.Row {
	d := l.Document
	title := row.Title
	if row.Number != "" {
		title = row.Number + "　" + title
	}
	when := lines(d, scriptTimeStyle, row.Time, scriptColumn-4)
	if row.Minutes != "" {
		when = append(when, lines(d, scriptMinuteStyle, row.Minutes+" "+l.labels.Minutes, scriptColumn-4)...)
	}
	heading := lines(d, scriptItemStyle, title, scriptWidth)
	stack := append(heading[:len(heading):len(heading)], l.sceneAround(row)...)
	texts := []Passage{{Text: row.Words}, row.Speech}
	if row.Speech.Text != "" {
		texts[0].Label = l.labels.Words
	}
	for _, text := range texts {
		if text.Text == "" {
			continue
		}
		stack = append(stack, paper.Gap(wordsGap))
		stack = append(stack, together(lines(d, scriptLabelStyle, text.Label, scriptWidth), lines(d, scriptWordsStyle, text.Text, scriptWidth))...)
	}
	part := 0.0
	if row.Speech.Text != "" {
		part = scenePart
	}
	return paper.Row{
		Cells: []paper.Cell{
			{X: margin + 2, Pieces: when, Again: append(lines(d, scriptTimeStyle, row.Time, scriptColumn-4), lines(d, scriptMinuteStyle, l.labels.Continued, scriptColumn-4)...)},
			{X: margin + scriptColumn, Pieces: stack},
		},
		Above: scriptAbove, Below: scriptBelow, Part: part,
		Under: func(y, height float64) {
			if row.Change != "" {
				l.Fill(margin, y, changeBar, height, seal)
			}
			l.Line(margin, y+height, right, y+height, 0.21, ink)
		},
	}
}

// sceneAround is what stands between an item's title and its words: marks,
// people, what changed, notes and cues.
func (l *sheetLayout) sceneAround(row Row) (stack paper.Stack) {
	d := l.Document
	var who [][]span
	for _, mark := range []string{row.Tag, l.mayDrop(row)} {
		if mark != "" {
			who = append(who, []span{{scriptNoteStyle, mark}})
		}
	}
	for _, person := range row.Responsible {
		who = append(who, []span{{scriptWhoStyle, person}})
	}
	stack = append(stack, spread(d, who, scriptWidth, 6)...)
	stack = append(stack, lines(d, scriptChangeStyle, row.Change, scriptWidth)...)
	stack = append(stack, lines(d, scriptNoteStyle, row.Note, scriptWidth)...)
	for _, cue := range row.Cues {
		style := scriptCueStyle
		if cue.Access {
			style.Face = paper.SansBold
		}
		stack = append(stack, lines(d, style, cue.Channel+"　"+cue.Text, scriptWidth)...)
	}
	return stack
}

func (l *sheetLayout) mayDrop(row Row) string {
	if row.MayDrop {
		return l.labels.MayDrop
	}
	return ""
}
