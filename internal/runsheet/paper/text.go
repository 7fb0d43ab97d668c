package paper

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"

	"tongxing/internal/runsheet/linebreak"
)

// Ink is a colour, 0xRRGGBB.
type Ink int

// Style is how text is set. Size is in points; Leading, the height of a line,
// and Spacing, which widens every character or narrows it, are in millimetres.
type Style struct {
	Face    Face
	Size    float64
	Leading float64
	Spacing float64
	Ink     Ink
}

// em is the side of a character's square in millimetres.
func (st Style) em() float64 { return st.Size * millimetresPerPoint }

const millimetresPerPoint = 25.4 / 72

// baseline is where letters stand in a line, as part of their size below the
// middle of the line.
const baseline = 0.36

// glyph is where a character is found: a code in a subset, or no subset.
type glyph struct {
	subset  *subset
	code    int
	advance float64 // in em
}

// glyph looks a character up in a face and its fallbacks.
func (d *Document) glyph(face Face, r rune) glyph {
	if g, ok := d.glyphs[face][r]; ok {
		return g
	}
	g := glyph{advance: 1}
	if unicode.Is(unicode.Mn, r) {
		g.advance = 0
	}
	for _, file := range fallbacks[face] {
		s := d.subsets[file]
		code, ok, err := s.code(r)
		if err != nil {
			d.fail(err)
		}
		if ok {
			g = glyph{s, code, float64(s.advances[code]) / 1000}
			break
		}
	}
	d.glyphs[face][r] = g
	return g
}

// Width returns how wide a line of text is, in millimetres.
func (d *Document) Width(st Style, text string) (width float64) {
	for _, r := range text {
		width += d.glyph(st.Face, r).advance*st.em() + st.Spacing
	}
	return width
}

// Lines breaks text into lines of at most width millimetres. Text is cleaned
// first: what cannot be printed is left out, bad UTF-8 becomes U+FFFD.
func (d *Document) Lines(st Style, text string, width float64) []string {
	return linebreak.Lines(Clean(text), width, func(r rune) float64 { return d.glyph(st.Face, r).advance*st.em() + st.Spacing })
}

// Fit returns text on one line of at most width millimetres, ending in … where
// it was too long.
func (d *Document) Fit(st Style, text string, width float64) string {
	text = strings.ReplaceAll(Clean(text), "\n", " ")
	if d.Width(st, text) <= width {
		return text
	}
	room := width - d.Width(st, "…")
	for i, r := range text {
		if room -= d.Width(st, string(r)); room < 0 {
			return text[:i] + "…"
		}
	}
	return text
}

// Text draws a clean line whose box begins at (x, y) and is one leading high.
func (d *Document) Text(x, y float64, st Style, line string) {
	d.setInk(st.Ink)
	em := st.em()
	y += st.Leading/2 + baseline*em
	if st.Spacing != 0 { // Tc lasts until it is set anew (ISO 32000-1 §9.3.2)
		d.pdf.RawWriteStr(fmt.Sprintf("%.4f Tc", st.Spacing/millimetresPerPoint))
		defer d.pdf.RawWriteStr("0 Tc")
	}
	var run []byte
	var in *subset
	start := x
	flush := func() {
		if len(run) > 0 {
			d.setFont(in, st.Size)
			d.pdf.Text(start, y, string(run))
			run = run[:0]
		}
		start = x
	}
	for _, r := range line {
		g := d.glyph(st.Face, r)
		if g.subset != in {
			flush()
			in = g.subset
		}
		if g.subset == nil {
			d.missing(x, y, st, r)
			start = x + g.advance*em + st.Spacing
		} else {
			run = append(run, byte(g.code>>8), byte(g.code))
		}
		x += g.advance*em + st.Spacing
	}
	flush()
}

// missing draws a box with a character's code where no font has it. The box
// copies as the character (ActualText, ISO 32000-1 §14.9.4).
func (d *Document) missing(x, y float64, st Style, r rune) {
	em := st.em()
	actual := "FEFF"
	for _, unit := range utf16.Encode([]rune{r}) {
		actual += fmt.Sprintf("%04X", unit)
	}
	d.pdf.RawWriteStr("/Span <</ActualText <" + actual + ">>> BDC")
	d.setDraw(st.Ink, 0.04*em)
	d.pdf.Rect(x+0.06*em, y-0.82*em, 0.88*em, 0.94*em, "D")
	code := fmt.Sprintf("%04X", r)
	half := (len(code) + 1) / 2
	small := Style{Face: Sans, Size: st.Size * min(0.46, 1.3/float64(half)), Leading: 0.4 * em, Ink: st.Ink}
	for i, part := range []string{code[:half], code[half:]} {
		d.Text(x+0.5*em-d.Width(small, part)/2, y+(0.42*float64(i)-0.77)*em, small, part)
	}
	d.pdf.RawWriteStr("EMC")
}

// keycap frames the character before it, which fonts do with a sequence of
// glyphs that is not at hand here.
const keycap = '\u20E3'

// Clean returns text without what cannot be printed: control characters,
// joiners, variation selectors, directional marks, key frames and skin tones
// after an emoji. Newlines are "\n", other white space is a space, bad UTF-8 is U+FFFD.
func Clean(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	var previous rune
	return strings.Map(func(r rune) rune {
		before := previous
		previous = r
		switch {
		case r == '\n', r == '\r', r == '\u0085', r == '\u2028', r == '\u2029':
			return '\n'
		case r == '\u3000', r == '\u00A0':
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r), r == keycap:
			previous = before
			return -1
		case r >= 0x1F3FB && r <= 0x1F3FF && (before >= 0x1F000 || before >= 0x2600 && before < 0x27C0):
			return -1
		}
		return r
	}, text)
}
