package truetype_test

import (
	"bytes"
	"encoding/binary"
	"io"
	"io/fs"
	"maps"
	"slices"
	"testing"

	"tongxing/internal/runsheet/truetype"
	"tongxing/static"
)

func file(t testing.TB, name string) io.ReaderAt {
	t.Helper()
	f, err := static.Files().Open("fonts/" + name)
	if err != nil {
		t.Fatalf("%v (make assets brings the fonts)", err)
	}
	t.Cleanup(func() { f.Close() })
	return f.(io.ReaderAt)
}

func open(t testing.TB, name string) *truetype.Font {
	t.Helper()
	font, err := truetype.Open(file(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return font
}

func TestGlyph(t *testing.T) {
	t.Parallel()
	tests := []struct {
		file string
		has  string
		not  string
	}{
		{"NotoSansSC-Regular.ttf", "同行镕喆䶮0:（", "𠮷😀ש"},
		{"NotoSansJP-Regular.ttf", "同行𠮷", "😀"},
		{"NotoEmoji-Regular.ttf", "😀👩🏽", "同"},
	}
	for _, tt := range tests {
		font := open(t, tt.file)
		for _, r := range tt.has {
			if font.Glyph(r) == 0 {
				t.Errorf("%s lacks %q", tt.file, r)
			}
		}
		for _, r := range tt.not {
			if g := font.Glyph(r); g != 0 {
				t.Errorf("%s has glyph %d for %q", tt.file, g, r)
			}
		}
	}
}

func TestMeasures(t *testing.T) {
	t.Parallel()
	font := open(t, "NotoSansSC-Bold.ttf")
	if m := font.Metrics(); m.Weight != 700 || m.Ascent != 1160 || m.Descent != -288 {
		t.Errorf("metrics are %+v", m)
	}
	if w, err := font.Advance(font.Glyph('同')); err != nil || w != 1000 {
		t.Errorf("width of 同 is %d, %v; want a full em", w, err)
	}
	if _, err := font.Advance(65535); err == nil {
		t.Error("the width of a glyph that is not there is no error")
	}
}

// TestCut reads the cut's own tables: the outlines must be the font's.
func TestCut(t *testing.T) {
	t.Parallel()
	font := open(t, "NotoSansSC-Regular.ttf")
	cut, err := font.Cut([]truetype.GlyphID{0, font.Glyph('同'), font.Glyph('行'), font.Glyph('同')})
	if err != nil {
		t.Fatal(err)
	}
	if len(cut) > 4096 {
		t.Errorf("three glyphs take %d bytes", len(cut))
	}
	loca, glyf := tableOf(t, cut, "loca"), tableOf(t, cut, "glyf")
	outline := func(i int) []byte {
		return glyf[binary.BigEndian.Uint32(loca[4*i:]):binary.BigEndian.Uint32(loca[4*i+4:])]
	}
	if len(loca) != 4*5 || len(outline(1)) == 0 || !bytes.Equal(outline(1), outline(3)) || bytes.Equal(outline(1), outline(2)) {
		t.Errorf("outlines are %d, %d, %d bytes, loca %d", len(outline(1)), len(outline(2)), len(outline(3)), len(loca))
	}
	if sum := checksum(cut); sum != 0xB1B0AFBA {
		t.Errorf("checksum of the file is %#x", sum)
	}
}

// TestCutComposite follows a glyph made of others: é is e and an accent in
// some fonts; its parts must be in the cut.
func TestCutComposite(t *testing.T) {
	t.Parallel()
	font := open(t, "NotoSansSC-Regular.ttf")
	for r := rune(0xC0); r < 0x250; r++ {
		cut, err := font.Cut([]truetype.GlyphID{0, font.Glyph(r)})
		if err != nil {
			t.Fatalf("%q: %v", r, err)
		}
		loca, glyf := tableOf(t, cut, "loca"), tableOf(t, cut, "glyf")
		at, glyphs := binary.BigEndian.Uint32(loca[4:]), len(loca)/4-1
		if at == uint32(len(glyf)) || int16(binary.BigEndian.Uint16(glyf[at:])) >= 0 {
			continue
		}
		if part := int(binary.BigEndian.Uint16(glyf[at+12:])); part < 2 || part >= glyphs {
			t.Errorf("%q refers to glyph %d of %d", r, part, glyphs)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{
		"nothing":        "",
		"text":           "this is not a font",
		"OpenType CFF":   "OTTO\x00\x00\x00\x00\x00\x00\x00\x00",
		"a collection":   "ttcf\x00\x01\x00\x00\x00\x00\x00\x01",
		"no tables":      "\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00",
		"too many":       "\x00\x01\x00\x00\xff\xff\x00\x00\x00\x00\x00\x00",
		"ends too early": "\x00\x01\x00\x00\x00\x09\x00\x00\x00\x00\x00\x00head",
	} {
		if _, err := truetype.Open(bytes.NewReader([]byte(data))); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// FuzzOpen changes a small real font: whatever happens is an error, never a
// panic.
func FuzzOpen(f *testing.F) {
	small := smallFont(f)
	f.Add(small, uint16(3), uint16(0), uint32(0))
	f.Add(small, uint16(1), uint16(40), uint32(0xFFFFFFFF))
	f.Add([]byte("\x00\x01\x00\x00\x00\x01"), uint16(0), uint16(0), uint32(0))
	f.Fuzz(func(t *testing.T, data []byte, glyph, at uint16, value uint32) {
		data = bytes.Clone(data)
		if int(at)+4 <= len(data) {
			binary.BigEndian.PutUint32(data[at:], value)
		}
		font, err := truetype.Open(bytes.NewReader(data))
		if err != nil {
			return
		}
		font.Glyph(rune(glyph))
		_, _ = font.Advance(truetype.GlyphID(glyph))
		if cut, err := font.Cut([]truetype.GlyphID{0, truetype.GlyphID(glyph)}); err == nil && len(cut) > 10<<20 {
			t.Errorf("the cut has %d bytes", len(cut))
		}
	})
}

// smallFont is a cut with the tables a whole font has: measures of the real
// font and a character map for A to C.
func smallFont(t testing.TB) []byte {
	font := open(t, "NotoSansSC-Regular.ttf")
	cut, err := font.Cut([]truetype.GlyphID{0, font.Glyph('A'), font.Glyph('B'), font.Glyph('é')})
	if err != nil {
		t.Fatal(err)
	}
	whole, err := fs.ReadFile(static.Files(), "fonts/NotoSansSC-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	cmap := []byte("\x00\x00\x00\x01\x00\x03\x00\x0a\x00\x00\x00\x0c" + // one subtable, at 12
		"\x00\x0c\x00\x00\x00\x00\x00\x1c\x00\x00\x00\x00\x00\x00\x00\x01" + // format 12, one group
		"\x00\x00\x00A\x00\x00\x00C\x00\x00\x00\x01")
	return addTables(cut, map[string][]byte{"cmap": cmap, "OS/2": tableOf(t, whole, "OS/2")})
}

func addTables(font []byte, extra map[string][]byte) []byte {
	n := int(binary.BigEndian.Uint16(font[4:]))
	shift := uint32(16 * len(extra))
	out := bytes.Clone(font[:12])
	binary.BigEndian.PutUint16(out[4:], uint16(n+len(extra)))
	for i := range n {
		record := bytes.Clone(font[12+16*i : 28+16*i])
		binary.BigEndian.PutUint32(record[8:], binary.BigEndian.Uint32(record[8:])+shift)
		out = append(out, record...)
	}
	body := bytes.Clone(font[12+16*n:])
	end := uint32(12+16*n) + shift
	for _, name := range slices.Sorted(maps.Keys(extra)) {
		data := extra[name]
		out = append(out, name+"\x00\x00\x00\x00"...)
		out = binary.BigEndian.AppendUint32(out, end+uint32(len(body)))
		out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
		body = append(body, data...)
	}
	return append(out, body...)
}

func tableOf(t testing.TB, font []byte, name string) []byte {
	t.Helper()
	for i := range int(binary.BigEndian.Uint16(font[4:])) {
		record := font[12+16*i:]
		if string(record[:4]) == name {
			at := binary.BigEndian.Uint32(record[8:])
			return font[at : at+binary.BigEndian.Uint32(record[12:])]
		}
	}
	t.Fatalf("no %s table", name)
	return nil
}

func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	return sum
}
