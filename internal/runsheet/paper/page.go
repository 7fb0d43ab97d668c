package paper

import (
	"bytes"
	"fmt"
	"time"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"
	"github.com/skip2/go-qrcode"

	"tongxing/internal/runsheet/truetype"
)

// Width and Height are the sides of A4 in millimetres.
const (
	Width  = 210.0
	Height = 297.0
)

// Meta is what a document says of itself.
type Meta struct {
	Title, Author string
	Language      string    // BCP 47, such as "zh-CN"
	Made          time.Time // to the second, in UTC
}

// Document is a PDF in the making. The first error ends it and is returned by
// Bytes; until then drawing may go on without effect.
type Document struct {
	pdf      *gofpdf.Fpdf
	language string
	subsets  [fileCount]*subset
	glyphs   [faceCount]map[rune]glyph
	qrs      map[string]qr
	pages    []Frame
	firsts   []bool // whether a page is the first of its frame
	parts    []int  // the pages at which counting begins anew
	repeat   *Piece
	y        float64
	top      float64 // where the rows of this page begin
	trial    bool    // nothing is drawn: only where things would stand is found
	err      error

	font *subset // what gofpdf has been told last
	size float64
	ink  Ink
}

// New begins a document. It returns a *FontError when a font is missing.
func (f *Fonts) New(meta Meta) (*Document, error) {
	fonts, err := f.open()
	if err != nil {
		return nil, err
	}
	d := &Document{pdf: gofpdf.New("P", "mm", "A4", ""), language: meta.Language, ink: -1, qrs: map[string]qr{}}
	for i, font := range fonts {
		d.subsets[i] = newSubset(font, fontFiles[i])
	}
	for i := range d.glyphs {
		d.glyphs[i] = make(map[rune]glyph, 256)
	}
	d.pdf.SetCompression(false) // Bytes compresses
	d.pdf.SetCatalogSort(true)
	d.pdf.SetAutoPageBreak(false, 0)
	d.pdf.SetCreationDate(meta.Made.UTC())
	d.pdf.SetModificationDate(meta.Made.UTC())
	d.pdf.SetProducer("tongxing", false)
	d.pdf.SetTitle(utf16Text(Clean(meta.Title)), false)
	d.pdf.SetAuthor(utf16Text(Clean(meta.Author)), false)
	return d, nil
}

// utf16Text is a PDF text string: UTF-16BE behind a byte order mark.
func utf16Text(text string) string {
	if text == "" {
		return ""
	}
	b := []byte{0xFE, 0xFF}
	for _, unit := range utf16.Encode([]rune(text)) {
		b = append(b, byte(unit>>8), byte(unit))
	}
	return string(b)
}

// Bookmark puts the current place into the document's outline.
func (d *Document) Bookmark(title string) {
	if !d.trial {
		d.pdf.Bookmark(utf16Text(Clean(title)), 0, d.y)
	}
}

// Link makes a rectangle of the page lead to an address.
func (d *Document) Link(x, y, width, height float64, address string) {
	d.pdf.LinkString(x, y, width, height, address)
}

// Line draws a line of some thickness in millimetres.
func (d *Document) Line(x1, y1, x2, y2, thickness float64, ink Ink) {
	d.setDraw(ink, thickness)
	d.pdf.Line(x1, y1, x2, y2)
}

// Box draws the outline of a rectangle.
func (d *Document) Box(x, y, width, height, thickness float64, ink Ink) {
	d.setDraw(ink, thickness)
	d.pdf.Rect(x, y, width, height, "D")
}

// Fill fills a rectangle.
func (d *Document) Fill(x, y, width, height float64, ink Ink) {
	d.pdf.SetFillColor(ink.rgb())
	d.pdf.Rect(x, y, width, height, "F")
}

// QR draws a code that a telephone reads as text, side millimetres wide and
// without the quiet zone, of which the layout must leave four modules. The
// code survives 15 % of damage. Text too long for a code is an error.
func (d *Document) QR(x, y, side float64, text string) {
	code, ok := d.qrs[text]
	if !ok {
		var err error
		if code, err = newQR(text); err != nil {
			d.fail(err)
			return
		}
		d.qrs[text] = code
	}
	k := d.pdf.GetConversionRatio()
	unit := side * k / float64(code.modules)
	d.pdf.RawWriteStr(fmt.Sprintf("q 0 g %.4f 0 0 %.4f %.2f %.2f cm\n%sf Q", unit, -unit, x*k, (Height-y)*k, code.path))
}

// qr is a code as one path in units of a module, downward from the top left.
type qr struct {
	path    string
	modules int
}

func newQR(text string) (qr, error) {
	code, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		return qr{}, fmt.Errorf("QR code: %w", err)
	}
	code.DisableBorder = true
	bitmap := code.Bitmap()
	var path []byte
	for y, line := range bitmap {
		for x := 0; x < len(line); x++ {
			from := x
			for x < len(line) && line[x] {
				x++
			}
			if x > from {
				path = fmt.Appendf(path, "%d %d %d 1 re\n", from, y, x-from)
			}
		}
	}
	return qr{string(path), len(bitmap)}, nil
}

// Part lets the next page be the first of those that are counted together.
func (d *Document) Part() { d.parts = append(d.parts, len(d.pages)) }

// numbered returns the number of a page within its part, and of the part's
// pages.
func (d *Document) numbered(page int) (number, pages int) {
	from, to := 0, len(d.pages)
	for _, start := range d.parts {
		if start <= page {
			from = start
		} else {
			to = start
			break
		}
	}
	return page - from + 1, to - from
}

// Bytes draws what stands on every page, and returns the finished PDF or the
// first error.
func (d *Document) Bytes() ([]byte, error) {
	for i, frame := range d.pages {
		d.pdf.SetPage(i + 1)
		d.font = nil // the page may have ended with another font and colour
		d.pdf.SetFillColor(0, 0, 0)
		number, pages := d.numbered(i)
		frame.Furniture(d.firsts[i], number, pages)
	}
	var drawn bytes.Buffer
	if err := d.pdf.Output(&drawn); err != nil {
		d.fail(err)
	}
	if d.err != nil {
		return nil, d.err
	}
	return finish(drawn.Bytes(), d.language, d.subsets[:])
}

func (d *Document) fail(err error) {
	if d.err == nil {
		d.err = err
	}
}

// setFont chooses a font. gofpdf is told that it is built in, so that it
// writes text as the bytes it is given; finish puts the real one in its place.
func (d *Document) setFont(s *subset, size float64) {
	if !s.drawn {
		d.pdf.AddFontFromBytes(s.file, "", []byte(`{"Tp":"Core","Name":"`+s.file+`"}`), nil)
		s.drawn = true
	}
	if s != d.font || size != d.size {
		d.pdf.SetFont(s.file, "", size)
		d.font, d.size = s, size
	}
}

func (d *Document) setInk(ink Ink) {
	if ink != d.ink {
		d.pdf.SetTextColor(ink.rgb())
		d.ink = ink
	}
}

func (d *Document) setDraw(ink Ink, thickness float64) {
	d.pdf.SetDrawColor(ink.rgb())
	d.pdf.SetLineWidth(thickness)
}

func (i Ink) rgb() (r, g, b int) { return int(i >> 16 & 255), int(i >> 8 & 255), int(i & 255) }

// cut returns the font file a subset embeds.
func (s *subset) cut() ([]byte, truetype.Metrics, error) {
	data, err := s.font.Cut(s.glyphs)
	if err != nil {
		return nil, truetype.Metrics{}, &FontError{File: s.file, Err: err}
	}
	return data, s.font.Metrics(), nil
}
