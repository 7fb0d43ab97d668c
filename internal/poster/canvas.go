package poster

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"github.com/skip2/go-qrcode"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"tongxing/internal/runsheet/linebreak"
)

// The colours of the pages, by day.
var (
	paper   = color.RGBA{0xfa, 0xf6, 0xee, 0xff}
	sheet   = color.RGBA{0xff, 0xfd, 0xf8, 0xff}
	hair    = color.RGBA{0xe4, 0xdc, 0xcd, 0xff}
	ink     = color.RGBA{0x23, 0x1f, 0x1a, 0xff}
	inkSoft = color.RGBA{0x6a, 0x61, 0x54, 0xff}
	seal    = color.RGBA{0xb3, 0x26, 0x1e, 0xff}
	onSeal  = color.RGBA{0xff, 0xff, 0xff, 0xff}
	onSoft  = color.RGBA{0xfb, 0xe9, 0xe5, 0xff}
	jade    = color.RGBA{0x1f, 0x6b, 0x57, 0xff}
)

// style is how a piece of text is set.
type style struct {
	face    face
	size    float64 // of the em, in pixels
	leading float64 // from line to line, in ems
	ink     color.RGBA
}

func (st style) line() int { return int(st.size*st.leading + .5) }

// block is text broken into lines.
type block struct {
	style
	lines []string
}

func (b block) height() int { return len(b.lines) * b.line() }

// lay breaks text into lines of at most width pixels; no text has no lines.
func (s *setter) lay(text string, st style, width int) block {
	if text == "" {
		return block{style: st}
	}
	return block{st, linebreak.Lines(text, float64(width), func(r rune) float64 { return s.advance(st, r) })}
}

// fit lays text in the first of the sizes that needs at most so many lines,
// and in the last where none does.
func (s *setter) fit(text string, st style, width, lines int, sizes ...float64) block {
	var b block
	for _, size := range sizes {
		st.size = size
		if b = s.lay(text, st, width); len(b.lines) <= lines {
			break
		}
	}
	return b
}

// canvas is a picture in the making.
type canvas struct {
	*image.RGBA
	*setter
}

func (s *setter) canvas(width, height int) canvas {
	c := canvas{image.NewRGBA(image.Rect(0, 0, width, height)), s}
	c.fill(c.Bounds(), paper)
	return c
}

func (c canvas) fill(r image.Rectangle, with color.RGBA) {
	draw.Draw(c.RGBA, r, image.NewUniform(with), image.Point{}, draw.Src)
}

// frame draws a rectangle's border of one width, inside of it.
func (c canvas) frame(r image.Rectangle, width int, with color.RGBA) {
	c.fill(image.Rect(r.Min.X, r.Min.Y, r.Max.X, r.Min.Y+width), with)
	c.fill(image.Rect(r.Min.X, r.Max.Y-width, r.Max.X, r.Max.Y), with)
	c.fill(image.Rect(r.Min.X, r.Min.Y, r.Min.X+width, r.Max.Y), with)
	c.fill(image.Rect(r.Max.X-width, r.Min.Y, r.Max.X, r.Max.Y), with)
}

// set draws a block with its top left corner at x, y and returns where the
// next may begin.
func (c canvas) set(b block, x, y int) int {
	for _, line := range b.lines {
		// The em box is centred in the line; 0.88 em of it lie above the baseline.
		baseline := y + int((float64(b.line())-b.size)/2+b.size*.88+.5)
		c.text(line, b.style, x, baseline)
		y += b.line()
	}
	return y
}

func (c canvas) text(line string, st style, x, baseline int) {
	dot := fixed.P(x, baseline)
	source := image.NewUniform(st.ink)
	for _, r := range line {
		if unseen(r) {
			continue
		}
		file := c.file(st.face, r)
		if file == missing {
			c.box(r, st, dot.X.Round(), baseline)
			dot.X += fixed.Int26_6(st.size * 64)
			continue
		}
		at, mask, from, advance, ok := c.sized(file, st.size).Glyph(dot, r)
		if ok {
			draw.DrawMask(c.RGBA, at, source, image.Point{}, mask, from, draw.Over)
		}
		dot.X += advance
	}
}

// box stands for a character that the fonts lack: its code in a frame.
func (c canvas) box(r rune, st style, x, baseline int) {
	em := int(st.size)
	top := baseline - int(st.size*.84)
	c.frame(image.Rect(x+em/16, top, x+em-em/16, top+em), max(1, em/24), st.ink)
	code := fmt.Sprintf("%04X", r)
	small := style{sans, st.size * .3, 1.2, st.ink}
	half := (len(code) + 1) / 2
	c.text(code[:half], small, x+em/6, top+int(st.size*.45))
	c.text(code[half:], small, x+em/6, top+int(st.size*.82))
}

// tick draws a check mark in a square of that side.
func (c canvas) tick(x, y, side int, with color.RGBA) {
	at := func(u, v float32) (float32, float32) { return u * float32(side), v * float32(side) }
	mark := vector.NewRasterizer(side, side)
	corners := [][2]float32{{.06, .52}, {.18, .40}, {.40, .62}, {.82, .18}, {.94, .30}, {.40, .86}}
	mark.MoveTo(at(corners[0][0], corners[0][1]))
	for _, corner := range corners[1:] {
		mark.LineTo(at(corner[0], corner[1]))
	}
	mark.ClosePath()
	mark.Draw(c.RGBA, image.Rect(x, y, x+side, y+side), image.NewUniform(with), image.Point{})
}

// code draws a QR code on white, quiet zone included, at most side pixels wide
// and in whole pixels a module, and returns its rectangle.
func (c canvas) code(address string, x, y, side int) (image.Rectangle, error) {
	qr, err := qrcode.New(address, qrcode.Medium)
	if err != nil {
		return image.Rectangle{}, fmt.Errorf("code of %q: %w", address, err)
	}
	modules := qr.Bitmap() // with the quiet zone of four modules
	step := max(1, side/len(modules))
	all := image.Rect(x, y, x+step*len(modules), y+step*len(modules))
	c.fill(all, onSeal)
	for row, line := range modules {
		for column, dark := range line {
			if dark {
				corner := image.Pt(x+column*step, y+row*step)
				c.fill(image.Rectangle{corner, corner.Add(image.Pt(step, step))}, ink)
			}
		}
	}
	return all, nil
}

// png returns the finished picture.
func (c canvas) png() ([]byte, error) {
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, c.RGBA); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
