// Package truetype reads TrueType fonts and cuts small fonts out of them.
//
// Words: a glyph is a drawing, numbered by GlyphID; the character map gives
// the glyph of a character; a cut is a new font that holds some glyphs only,
// numbered anew, as a PDF embeds it (ISO 32000-1 §9.9).
//
// Invariants: a Font is immutable and safe for concurrent use. It keeps its
// character map and a few numbers (some 15 KB for a Chinese font); outlines
// and widths are read from the file when they are asked for. A damaged font
// gives an error: it neither panics nor allocates more than the limits below.
//
// The tables are those of the OpenType specification, version 1.9.
package truetype

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
)

const (
	maxTables     = 64      // more than any font has
	maxGroups     = 1 << 16 // ranges of the character map
	maxGlyphBytes = 1 << 16 // one outline
	maxCutBytes   = 8 << 20 // all outlines of one cut
)

// GlyphID numbers a glyph of one font; 0 is the box for missing characters.
type GlyphID uint16

// Metrics are measures of a whole font in thousandths of an em.
type Metrics struct {
	Ascent, Descent, CapHeight int
	Box                        [4]int // left, bottom, right, top of all glyphs
	Weight                     int    // 400 is regular, 700 bold
}

// Font is a TrueType font that stays in its file.
type Font struct {
	r          io.ReaderAt
	tables     map[string]table
	groups     []group
	metrics    Metrics
	unitsPerEm int
	glyphs     int // in loca
	advances   int // in hmtx; later glyphs share the last one
	longLoca   bool
}

type table struct{ offset, length int64 }

// group is a range of characters with glyphs that follow each other.
type group struct {
	first, last rune
	glyph       GlyphID
}

// Open reads a font's directory, measures and character map. It returns an
// error for anything but a TrueType font with outlines in glyf and a full
// Unicode character map (format 12).
func Open(r io.ReaderAt) (*Font, error) {
	f := &Font{r: r, tables: map[string]table{}}
	for _, step := range []func() error{f.readDirectory, f.readMeasures, f.readCharacters} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// Glyph returns the glyph of a character, 0 where the font has none.
func (f *Font) Glyph(r rune) GlyphID {
	i, found := slices.BinarySearchFunc(f.groups, r, func(g group, r rune) int {
		switch {
		case r < g.first:
			return 1
		case r > g.last:
			return -1
		}
		return 0
	})
	if !found {
		return 0
	}
	if id := int(f.groups[i].glyph) + int(r-f.groups[i].first); id < f.glyphs {
		return GlyphID(id)
	}
	return 0
}

// Advance returns a glyph's width in thousandths of an em.
func (f *Font) Advance(g GlyphID) (int, error) {
	var buf [4]byte
	if err := f.readAdvance(buf[:], g); err != nil {
		return 0, err
	}
	return f.thousandths(int(binary.BigEndian.Uint16(buf[:]))), nil
}

// Metrics returns the font's measures.
func (f *Font) Metrics() Metrics { return f.metrics }

func (f *Font) readDirectory() error {
	header := make([]byte, 12)
	if _, err := f.r.ReadAt(header, 0); err != nil {
		return fmt.Errorf("font header: %w", err)
	}
	if v := binary.BigEndian.Uint32(header); v != 0x00010000 && v != 0x74727565 {
		return errors.New("not a TrueType font with glyf outlines")
	}
	n := int(binary.BigEndian.Uint16(header[4:]))
	if n > maxTables {
		return fmt.Errorf("font has %d tables", n)
	}
	records := make([]byte, 16*n)
	if _, err := f.r.ReadAt(records, 12); err != nil {
		return fmt.Errorf("font directory: %w", err)
	}
	for ; len(records) > 0; records = records[16:] {
		f.tables[string(records[:4])] = table{
			offset: int64(binary.BigEndian.Uint32(records[8:])),
			length: int64(binary.BigEndian.Uint32(records[12:])),
		}
	}
	return nil
}

func (f *Font) readMeasures() error {
	head, err := f.read("head", 0, 54)
	if err != nil {
		return err
	}
	hhea, err := f.read("hhea", 0, 36)
	if err != nil {
		return err
	}
	maxp, err := f.read("maxp", 0, 6)
	if err != nil {
		return err
	}
	os2, err := f.read("OS/2", 0, 90)
	if err != nil {
		return err
	}
	f.unitsPerEm = int(binary.BigEndian.Uint16(head[18:]))
	f.longLoca = binary.BigEndian.Uint16(head[50:]) != 0
	f.advances = int(binary.BigEndian.Uint16(hhea[34:]))
	f.glyphs = int(binary.BigEndian.Uint16(maxp[4:]))
	if f.unitsPerEm == 0 || f.advances == 0 || f.glyphs == 0 {
		return errors.New("font has no em, widths or glyphs")
	}
	signed := func(b []byte, at int) int { return f.thousandths(int(int16(binary.BigEndian.Uint16(b[at:])))) }
	f.metrics = Metrics{
		Ascent: signed(hhea, 4), Descent: signed(hhea, 6), CapHeight: signed(os2, 88),
		Box:    [4]int{signed(head, 36), signed(head, 38), signed(head, 40), signed(head, 42)},
		Weight: int(binary.BigEndian.Uint16(os2[4:])),
	}
	return nil
}

func (f *Font) readCharacters() error {
	count, err := f.read("cmap", 2, 2)
	if err != nil {
		return err
	}
	for i := range min(int64(binary.BigEndian.Uint16(count)), maxTables) {
		record, err := f.read("cmap", 4+8*i, 8)
		if err != nil {
			return err
		}
		at := int64(binary.BigEndian.Uint32(record[4:]))
		if format, err := f.read("cmap", at, 2); err != nil {
			return err
		} else if binary.BigEndian.Uint16(format) == 12 {
			return f.readGroups(at)
		}
	}
	return errors.New("font has no full Unicode character map")
}

func (f *Font) readGroups(at int64) error {
	header, err := f.read("cmap", at, 16)
	if err != nil {
		return err
	}
	n := int64(binary.BigEndian.Uint32(header[12:]))
	if n > maxGroups {
		return fmt.Errorf("font's character map has %d ranges", n)
	}
	b, err := f.read("cmap", at+16, 12*n)
	if err != nil {
		return err
	}
	f.groups = make([]group, 0, n)
	previous := int64(-1)
	for ; len(b) > 0; b = b[12:] {
		first, last := int64(binary.BigEndian.Uint32(b)), int64(binary.BigEndian.Uint32(b[4:]))
		if first <= previous || last < first || last > 0x10FFFF {
			return errors.New("font's character map is out of order")
		}
		f.groups = append(f.groups, group{rune(first), rune(last), GlyphID(binary.BigEndian.Uint32(b[8:]))})
		previous = last
	}
	return nil
}

// read returns n bytes of a table, which must lie within it.
func (f *Font) read(name string, at, n int64) ([]byte, error) {
	t, ok := f.tables[name]
	if !ok {
		return nil, fmt.Errorf("font has no %s table", name)
	}
	if at < 0 || n < 0 || at+n > t.length {
		return nil, fmt.Errorf("font's %s table is too short", name)
	}
	b := make([]byte, n)
	if _, err := f.r.ReadAt(b, t.offset+at); err != nil {
		return nil, fmt.Errorf("font's %s table: %w", name, err)
	}
	return b, nil
}

// readAdvance reads a glyph's width and left side bearing in font units.
func (f *Font) readAdvance(b []byte, g GlyphID) error {
	if int(g) >= f.glyphs {
		return fmt.Errorf("font has no glyph %d", g)
	}
	t := f.tables["hmtx"]
	at := t.offset + 4*int64(min(int(g), f.advances-1))
	if _, err := f.r.ReadAt(b[:4], at); err != nil {
		return fmt.Errorf("font's hmtx table: %w", err)
	}
	if int(g) >= f.advances {
		at = t.offset + 4*int64(f.advances) + 2*int64(int(g)-f.advances)
		if _, err := f.r.ReadAt(b[2:4], at); err != nil {
			return fmt.Errorf("font's hmtx table: %w", err)
		}
	}
	return nil
}

func (f *Font) thousandths(units int) int {
	if units < 0 {
		return -f.thousandths(-units)
	}
	return (units*1000 + f.unitsPerEm/2) / f.unitsPerEm
}
