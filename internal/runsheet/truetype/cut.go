package truetype

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Flags of a part of a composite glyph (OpenType, glyf table).
const (
	wordArguments  = 1 << 0
	oneScale       = 1 << 3
	moreParts      = 1 << 5
	twoScales      = 1 << 6
	twoByTwo       = 1 << 7
	compositeStart = 10 // bytes of the glyph header
)

// cutting collects the outlines of a cut.
type cutting struct {
	font    *Font
	order   []GlyphID           // new number → glyph of the font
	numbers map[GlyphID]GlyphID // glyph of the font → new number
	glyf    []byte
	loca    []byte
	hmtx    []byte
}

// Cut returns a TrueType font in which glyph i is glyphs[i] of this font,
// followed by the parts that composite glyphs need. glyphs[0] should be 0.
// The cut has the tables a PDF needs and no character map. It returns an
// error if the font is damaged.
func (f *Font) Cut(glyphs []GlyphID) ([]byte, error) {
	c := &cutting{
		font: f, order: slices.Clone(glyphs), numbers: make(map[GlyphID]GlyphID, len(glyphs)),
		glyf: make([]byte, 0, 256*len(glyphs)),
		loca: make([]byte, 0, 4*(len(glyphs)+8)),
		hmtx: make([]byte, 0, 4*(len(glyphs)+8)),
	}
	for i, g := range glyphs {
		c.numbers[g] = GlyphID(i)
	}
	for i := 0; i < len(c.order); i++ { // order grows by the parts of composites
		if err := c.add(c.order[i]); err != nil {
			return nil, err
		}
	}
	c.loca = binary.BigEndian.AppendUint32(c.loca, uint32(len(c.glyf)))
	return c.assemble()
}

// add appends one glyph's outline and widths.
func (c *cutting) add(g GlyphID) error {
	c.loca = binary.BigEndian.AppendUint32(c.loca, uint32(len(c.glyf)))
	at := len(c.hmtx)
	c.hmtx = append(c.hmtx, 0, 0, 0, 0)
	if err := c.font.readAdvance(c.hmtx[at:], g); err != nil {
		return err
	}
	start, end, err := c.font.outline(g)
	if err != nil || start == end {
		return err
	}
	at, n := len(c.glyf), int(end-start)
	if at+n > maxCutBytes {
		return errors.New("cut font is too large")
	}
	c.glyf = slices.Grow(c.glyf, n+3)[:at+n]
	if _, err := c.font.r.ReadAt(c.glyf[at:], c.font.tables["glyf"].offset+start); err != nil {
		return fmt.Errorf("outline of glyph %d: %w", g, err)
	}
	if err := c.renumberParts(c.glyf[at:]); err != nil {
		return fmt.Errorf("outline of glyph %d: %w", g, err)
	}
	for len(c.glyf)%4 != 0 {
		c.glyf = append(c.glyf, 0)
	}
	return nil
}

// renumberParts gives the parts of a composite outline their new numbers.
func (c *cutting) renumberParts(outline []byte) error {
	if len(outline) < compositeStart {
		return errors.New("too short")
	}
	if int16(binary.BigEndian.Uint16(outline)) >= 0 {
		return nil
	}
	for p := compositeStart; ; {
		if p+4 > len(outline) {
			return errors.New("composite ends early")
		}
		flags := binary.BigEndian.Uint16(outline[p:])
		part := outline[p+2 : p+4]
		binary.BigEndian.PutUint16(part, uint16(c.number(GlyphID(binary.BigEndian.Uint16(part)))))
		p += 6
		if flags&wordArguments != 0 {
			p += 2
		}
		switch {
		case flags&oneScale != 0:
			p += 2
		case flags&twoScales != 0:
			p += 4
		case flags&twoByTwo != 0:
			p += 8
		}
		if flags&moreParts == 0 {
			return nil
		}
	}
}

func (c *cutting) number(g GlyphID) GlyphID {
	n, ok := c.numbers[g]
	if !ok {
		n = GlyphID(len(c.order))
		c.order = append(c.order, g)
		c.numbers[g] = n
	}
	return n
}

// outline returns where a glyph's outline lies in the glyf table.
func (f *Font) outline(g GlyphID) (start, end int64, err error) {
	if int(g) >= f.glyphs {
		return 0, 0, fmt.Errorf("font has no glyph %d", g)
	}
	var b []byte
	if f.longLoca {
		if b, err = f.read("loca", 4*int64(g), 8); err != nil {
			return 0, 0, err
		}
		start, end = int64(binary.BigEndian.Uint32(b)), int64(binary.BigEndian.Uint32(b[4:]))
	} else {
		if b, err = f.read("loca", 2*int64(g), 4); err != nil {
			return 0, 0, err
		}
		start, end = 2*int64(binary.BigEndian.Uint16(b)), 2*int64(binary.BigEndian.Uint16(b[2:]))
	}
	if start > end || end > f.tables["glyf"].length || end-start > maxGlyphBytes {
		return 0, 0, fmt.Errorf("outline of glyph %d is out of range", g)
	}
	return start, end, nil
}

// assemble writes the cut's tables into one file.
func (c *cutting) assemble() ([]byte, error) {
	if len(c.order) > 1<<16-1 {
		return nil, errors.New("cut font has too many glyphs")
	}
	type named struct {
		name string
		data []byte
	}
	var tables []named
	for _, name := range []string{"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"} {
		var data []byte
		switch name {
		case "glyf":
			data = c.glyf
		case "hmtx":
			data = c.hmtx
		case "loca":
			data = c.loca
		default:
			length := c.font.tables[name].length
			if length == 0 {
				continue
			}
			if length > maxGlyphBytes {
				return nil, fmt.Errorf("font's %s table is too long", name)
			}
			var err error
			if data, err = c.font.read(name, 0, length); err != nil {
				return nil, err
			}
		}
		tables = append(tables, named{name, data})
	}
	out := make([]byte, 12+16*len(tables), 12+16*len(tables)+len(c.glyf)+len(c.loca)+len(c.hmtx)+1024)
	binary.BigEndian.PutUint32(out, 0x00010000)
	binary.BigEndian.PutUint16(out[4:], uint16(len(tables)))
	headAt := 0
	for i, t := range tables {
		switch t.name {
		case "head":
			headAt = len(out)
			binary.BigEndian.PutUint32(t.data[8:], 0)  // checksum, set below
			binary.BigEndian.PutUint16(t.data[50:], 1) // long offsets in loca
		case "hhea":
			binary.BigEndian.PutUint16(t.data[34:], uint16(len(c.order)))
		case "maxp":
			binary.BigEndian.PutUint16(t.data[4:], uint16(len(c.order)))
		}
		record := out[12+16*i:]
		copy(record, t.name)
		binary.BigEndian.PutUint32(record[4:], checksum(t.data))
		binary.BigEndian.PutUint32(record[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(record[12:], uint32(len(t.data)))
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out, nil
}

// checksum adds up 32-bit words, the last one filled with zeros.
func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	var last [4]byte
	copy(last[:], b)
	return sum + binary.BigEndian.Uint32(last[:])
}
