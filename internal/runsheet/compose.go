package runsheet

import (
	"strings"

	"tongxing/internal/runsheet/paper"
)

// The colours of the project's look.
const (
	ink      paper.Ink = 0x231F1A
	soft     paper.Ink = 0x5C5447 // for small grey words, 7:1 on white
	hairline paper.Ink = 0xCFC5B3
	seal     paper.Ink = 0xB3261E
)

// draftStyle is how a paper says that it is a draft.
var draftStyle = paper.Style{Face: paper.SansBold, Size: 11, Leading: 5.6, Ink: seal}

const (
	margin = 14.0
	right  = paper.Width - margin
	inside = right - margin
)

// lines sets a text as a stack, one piece a line; empty text is no piece.
func lines(d *paper.Document, st paper.Style, text string, width float64) paper.Stack {
	if text == "" {
		return nil
	}
	var stack paper.Stack
	for _, line := range d.Lines(st, text, width) {
		stack = append(stack, paper.Piece{Height: st.Leading, Draw: func(x, y float64) { d.Text(x, y, st, line) }})
	}
	return stack
}

// together joins a label to the first line of what follows it.
func together(label, text paper.Stack) paper.Stack {
	if len(label) == 0 || len(text) == 0 {
		return append(label, text...)
	}
	first := append(label[:len(label):len(label)], text[0])
	return append(paper.Stack{{Height: first.Height(), Draw: func(x, y float64) { drawStack(first, x, y) }}}, text[1:]...)
}

// softBreak stands in fixed words where a line may end: between words, which
// Chinese does not show.
const softBreak = "\u200b"

// phrased sets words as a stack whose lines end only at soft breaks; a phrase
// wider than a line is broken anywhere.
func phrased(d *paper.Document, st paper.Style, text string, width float64) (stack paper.Stack) {
	line := ""
	for _, phrase := range strings.Split(text, softBreak) {
		if line != "" && d.Width(st, line+phrase) > width {
			stack, line = append(stack, lines(d, st, line, width)...), ""
		}
		line += phrase
	}
	return append(stack, lines(d, st, line, width)...)
}

func drawStack(stack paper.Stack, x, y float64) {
	for _, p := range stack {
		if p.Draw != nil {
			p.Draw(x, y)
		}
		y += p.Height
	}
}

// rightAligned draws a line that ends at x.
func rightAligned(d *paper.Document, x, y float64, st paper.Style, line string) {
	d.Text(x-d.Width(st, line), y, st, line)
}

// span is text in one style within a line of several.
type span struct {
	style paper.Style
	text  string
}

// spread sets phrases of several styles one after another, with a gap between
// them, and begins a new line before a phrase that does not fit. A phrase that
// has newlines or is wider than a line is broken, each span by itself.
func spread(d *paper.Document, phrases [][]span, width, gap float64) paper.Stack {
	var stack paper.Stack
	var line []span
	var at []float64
	used := 0.0
	finish := func() {
		if spans, at := line, at; len(spans) > 0 {
			stack = append(stack, paper.Piece{Height: spans[0].style.Leading, Draw: func(x, y float64) {
				for i, s := range spans {
					d.Text(x+at[i], y, s.style, s.text)
				}
			}})
		}
		line, at, used = nil, nil, 0
	}
	for _, phrase := range phrases {
		spans, wide, whole := prepare(d, phrase, width)
		if !whole {
			finish()
			for _, s := range spans {
				stack = append(stack, lines(d, s.style, s.text, width)...)
			}
			continue
		}
		if len(line) > 0 && used+gap+wide > width {
			finish()
		}
		if len(line) > 0 && len(spans) > 0 {
			used += gap
		}
		for _, s := range spans {
			line, at = append(line, s), append(at, used)
			used += d.Width(s.style, s.text)
		}
	}
	finish()
	return stack
}

// prepare cleans a phrase, and says how wide it is and whether it can stand on
// one line.
func prepare(d *paper.Document, phrase []span, width float64) (spans []span, wide float64, whole bool) {
	whole = true
	for _, s := range phrase {
		if s.text = paper.Clean(s.text); s.text == "" {
			continue
		}
		whole = whole && len(d.Lines(s.style, s.text, width)) == 1
		wide += d.Width(s.style, s.text)
		spans = append(spans, s)
	}
	return spans, wide, whole && wide <= width
}
