package poster

import (
	"image"
	"io/fs"

	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"

	"tongxing/internal/runsheet/truetype"
)

// Poster is what a picture says, in the words of one language.
type Poster struct {
	Kind    string // above the title: 全国助残日活动
	Title   string
	Theme   string
	Off     string // "已取消"; empty where it takes place
	Facts   []Fact // when, where, for whom
	Access  Access
	Hosts   string // who holds it
	Scan    string // words beside the code
	Address string // what the code leads to; printed below it as well
}

// Fact is one labelled answer, such as the day.
type Fact struct{ Label, Text string }

// Access is what helps people to take part.
type Access struct {
	Heading string
	Offers  []string
	Note    string
}

// Press draws pictures, one at a time. It is safe for concurrent use.
type Press struct {
	fonts func() ([]*sfnt.Font, error)
	turn  chan struct{}
}

// New returns a press with the fonts in files, as static.Files has them; they
// must implement io.ReaderAt and are opened with the first picture.
func New(files fs.FS) *Press {
	return &Press{truetype.Files(files, fontFiles[:], opentype.ParseReaderAt), make(chan struct{}, 1)}
}

// One picture of 1080 × 2000 pixels takes 9 MB while it is drawn, so they are
// drawn one after the other.
func (p *Press) drawing(draw func(*setter) ([]byte, error)) ([]byte, error) {
	p.turn <- struct{}{}
	defer func() { <-p.turn }()
	all, err := p.fonts()
	if err != nil {
		return nil, err
	}
	return draw(newSetter(all))
}

// Measures of the portrait picture, in pixels.
const (
	width    = 1080
	shortest = 1080
	margin   = 80
	column   = width - 2*margin
	codeBox  = 300
)

// Draw returns the portrait picture. It fails with a *FontError where the
// program was built without a font.
func (p *Press) Draw(of Poster) ([]byte, error) {
	return p.drawing(func(s *setter) ([]byte, error) { return s.portrait(of) })
}

// fact is a label with the text beside it.
type fact struct{ label, text block }

const labelWidth = 150

func (f fact) height() int { return max(f.label.height(), f.text.height()) }

// portraitParts are the picture's pieces, laid but not yet drawn.
type portraitParts struct {
	kind, off, title, theme block
	facts                   []fact
	heading                 block
	offers                  []block
	note                    block
	hosts, scan, address    block
}

func (s *setter) portraitParts(of Poster) portraitParts {
	parts := portraitParts{
		kind:    s.lay(of.Kind, style{sans, 34, 1.5, onSoft}, column),
		off:     s.lay(of.Off, style{sansBold, 44, 1.6, seal}, column-60),
		title:   s.fit(of.Title, style{serifBold, 0, 1.3, onSeal}, column, 3, 92, 76, 62, 50),
		theme:   s.lay(of.Theme, style{sans, 38, 1.5, onSeal}, column),
		heading: s.lay(of.Access.Heading, style{serifBold, 40, 1.6, ink}, column),
		note:    s.lay(of.Access.Note, style{sans, 30, 1.5, inkSoft}, column),
		hosts:   s.lay(of.Hosts, style{sans, 28, 1.5, inkSoft}, column-codeBox-50),
		scan:    s.lay(of.Scan, style{sansBold, 36, 1.5, ink}, column-codeBox-50),
		address: s.lay(of.Address, style{sans, 26, 1.4, inkSoft}, column-codeBox-50),
	}
	for _, f := range of.Facts {
		parts.facts = append(parts.facts, fact{
			s.lay(f.Label, style{sans, 32, 1.6, inkSoft}, labelWidth-16),
			s.lay(f.Text, style{sansBold, 38, 1.4, ink}, column-labelWidth),
		})
	}
	for _, offer := range of.Access.Offers {
		parts.offers = append(parts.offers, s.lay(offer, style{sans, 34, 1.45, ink}, column/2-70))
	}
	return parts
}

// Distances in the portrait picture, in pixels.
const (
	headTop, headBottom = 76, 60
	tickSide            = 34
	footGap             = 44
)

func (p portraitParts) headHeight() int {
	return headTop + p.kind.height() + 16 + p.title.height() + gapped(16, p.theme.height()) + headBottom
}

// bodyHeight is what stands between the head and the foot.
func (p portraitParts) bodyHeight() int {
	height := 50 + gapped(30, p.off.height())
	for _, f := range p.facts {
		height += f.height() + 18
	}
	if len(p.offers) > 0 || len(p.note.lines) > 0 {
		height += 30 + p.heading.height() + 10
		for row := 0; row < len(p.offers); row += 2 {
			height += p.offerRow(row) + 8
		}
		height += gapped(8, p.note.height())
	}
	return height + 40
}

// offerRow is the height of the two offers from index i on.
func (p portraitParts) offerRow(i int) int {
	height := p.offers[i].height()
	if i+1 < len(p.offers) {
		height = max(height, p.offers[i+1].height())
	}
	return height
}

func (p portraitParts) footHeight() int {
	return footGap + max(codeBox, p.scan.height()+p.address.height()+gapped(24, p.hosts.height())) + footGap
}

// gapped is a height with the gap before it, or nothing.
func gapped(gap, height int) int {
	if height == 0 {
		return 0
	}
	return gap + height
}

func (s *setter) portrait(of Poster) ([]byte, error) {
	parts := s.portraitParts(of)
	head, foot := parts.headHeight(), parts.footHeight()
	c := s.canvas(width, max(shortest, head+parts.bodyHeight()+foot))

	c.fill(image.Rect(0, 0, width, head), seal)
	y := c.set(parts.kind, margin, headTop) + 16
	y = c.set(parts.title, margin, y)
	c.set(parts.theme, margin, y+16)

	c.body(parts, head+50)

	top := c.Bounds().Max.Y - foot
	c.fill(image.Rect(0, top, width, c.Bounds().Max.Y), sheet)
	c.fill(image.Rect(0, top, width, top+2), hair)
	code, err := c.code(of.Address, margin, top+footGap, codeBox)
	if err != nil {
		return nil, err
	}
	x := code.Max.X + 50
	y = c.set(parts.scan, x, top+footGap)
	y = c.set(parts.address, x, y)
	c.set(parts.hosts, x, y+24)
	return c.png()
}

func (c canvas) body(parts portraitParts, y int) {
	if height := parts.off.height(); height > 0 {
		c.frame(image.Rect(margin, y, width-margin, y+height), 4, seal)
		y = c.set(parts.off, margin+30, y) + 30
	}
	for _, f := range parts.facts {
		c.set(f.label, margin, y)
		c.set(f.text, margin+labelWidth, y)
		y += f.height() + 18
	}
	if len(parts.offers) == 0 && len(parts.note.lines) == 0 {
		return
	}
	c.fill(image.Rect(margin, y+14, width-margin, y+16), hair)
	y = c.set(parts.heading, margin, y+30) + 10
	for i, offer := range parts.offers {
		x := margin + i%2*column/2
		c.tick(x, y+(offer.line()-tickSide)/2, tickSide, jade)
		c.set(offer, x+tickSide+16, y)
		if i%2 == 1 || i == len(parts.offers)-1 {
			y += parts.offerRow(i-i%2) + 8
		}
	}
	c.set(parts.note, margin, y+8)
}
