package poster

import "image"

// Measures of the landscape picture, in pixels: what link previews ask for.
const (
	cardWidth, cardHeight = 1200, 630
	cardMargin            = 64
	cardCode              = 260
)

// Card returns the landscape picture of 1200 × 630 pixels: the title, the
// first two facts and the code. It fails like Draw.
func (p *Press) Card(of Poster) ([]byte, error) {
	return p.drawing(func(s *setter) ([]byte, error) { return s.card(of) })
}

func (s *setter) card(of Poster) ([]byte, error) {
	c := s.canvas(cardWidth, cardHeight)
	const foot = 200
	c.fill(image.Rect(0, 0, cardWidth, cardHeight-foot), seal)
	y := c.set(s.lay(of.Kind, style{sans, 32, 1.5, onSoft}, cardWidth-2*cardMargin), cardMargin, 48)
	c.set(s.title(of.Title), cardMargin, y+12)

	code, err := c.code(of.Address, cardWidth-cardMargin-cardCode, cardHeight-48-cardCode, cardCode)
	if err != nil {
		return nil, err
	}
	words := code.Min.X - 2*cardMargin
	y = cardHeight - foot + 36
	if of.Off != "" {
		y = c.set(s.lay(of.Off, style{sansBold, 36, 1.4, seal}, words), cardMargin, y)
	}
	for _, f := range of.Facts[:min(2, len(of.Facts))] {
		fact := s.lay(f.Text, style{sans, 34, 1.4, ink}, words)
		fact.lines = fact.lines[:min(2, len(fact.lines))]
		if y+fact.height() > cardHeight-16 {
			break
		}
		y = c.set(fact, cardMargin, y)
	}
	return c.png()
}

// title fits the title above the facts and beside the code, cut short with an
// ellipsis where even small letters do not.
func (s *setter) title(text string) block {
	const (
		lines = 4
		words = cardWidth - 3*cardMargin - cardCode
	)
	b := s.fit(text, style{serifBold, 0, 1.3, onSeal}, words, 3, 72, 58, 48)
	if len(b.lines) > lines {
		b.lines = b.lines[:lines]
		last := []rune(b.lines[lines-1])
		b.lines[lines-1] = string(last[:max(0, len(last)-1)]) + "…"
	}
	return b
}
