package runsheet

import (
	"io/fs"

	"tongxing/internal/civil"
	"tongxing/internal/runsheet/paper"
)

// Press makes PDFs. It is safe for concurrent use.
type Press struct{ fonts *paper.Fonts }

// FontError says which font file the program was built without. It is the only
// error for which a caller can do something: answer that papers are not
// available, with this text for the administrator.
type FontError = paper.FontError

// New returns a press with the fonts in files ("fonts/NotoSansSC-Regular.ttf"
// and so on, as static.Files has them; they must implement io.ReaderAt). They
// are opened with the first paper.
func New(files fs.FS) *Press { return &Press{fonts: paper.NewFonts(files)} }

// Edition is the numbered state of a paper.
type Edition struct {
	Label   string        // "第 2 版"
	Made    string        // "5月13日 18:20 生成"
	At      civil.Instant // the same instant, for the file's properties
	Legend  string        // "红边为第 1 版以来的改动"; empty for a first edition
	Code    string        // "K7QX-2MPA-4T"
	Address string        // URL that says whether the edition is current; printed and in the QR code
}

// Contact is whom to ask on the day.
type Contact struct {
	Who   string // "现场联络 王老师"
	Phone string
	Note  string // "（短信也可）"
}

// The colours of the project's look.
const (
	ink      paper.Ink = 0x231F1A
	soft     paper.Ink = 0x5C5447 // for small grey words, 7:1 on white
	hairline paper.Ink = 0xCFC5B3
	seal     paper.Ink = 0xB3261E
)

const (
	margin = 14.0
	right  = paper.Width - margin
	inside = right - margin
)

// lines sets a text as a stack, one piece a line; empty text is no piece.
func lines(d *paper.Document, st paper.Style, text string, width float64) paper.Stack {
	if paper.Clean(text) == "" {
		return nil
	}
	var stack paper.Stack
	for _, line := range d.Lines(st, text, width) {
		stack = append(stack, paper.Piece{Height: st.Leading, Draw: func(x, y float64) { d.Text(x, y, st, line) }})
	}
	return stack
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
// them, and begins a new line before a phrase that does not fit. A phrase
// wider than a line is broken, each span by itself.
func spread(d *paper.Document, phrases [][]span, width, gap float64) paper.Stack {
	type placed struct {
		x float64
		span
	}
	var stack paper.Stack
	var line []placed
	var used float64
	finish := func() {
		if len(line) > 0 {
			done := line
			stack = append(stack, paper.Piece{Height: done[0].style.Leading, Draw: func(x, y float64) {
				for _, p := range done {
					d.Text(x+p.x, y, p.style, p.text)
				}
			}})
		}
		line, used = nil, 0
	}
	for _, phrase := range phrases {
		var spans []span
		var wide float64
		single := true
		for _, s := range phrase {
			s.text = paper.Clean(s.text)
			if s.text == "" {
				continue
			}
			broken := d.Lines(s.style, s.text, width)
			single = single && len(broken) == 1
			wide += d.Width(s.style, s.text)
			spans = append(spans, s)
		}
		if !single || wide > width {
			finish()
			for _, s := range spans {
				stack = append(stack, lines(d, s.style, s.text, width)...)
			}
			continue
		}
		if len(line) > 0 && used+gap+wide > width {
			finish()
		}
		if len(line) > 0 {
			used += gap
		}
		for _, s := range spans {
			line = append(line, placed{used, s})
			used += d.Width(s.style, s.text)
		}
	}
	finish()
	return stack
}
