package poster

import (
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"

	"tongxing/internal/runsheet/truetype"
)

// face is a logical typeface: the files that are asked for a character, in
// their order.
type face int

const (
	sans face = iota
	sansBold
	serifBold
)

const (
	fileSans = iota
	fileSansBold
	fileSerifBold
	fileJapanese
	fileEmoji
	fileCount
)

var fontFiles = [fileCount]string{
	"fonts/NotoSansSC-Regular.ttf",
	"fonts/NotoSansSC-Bold.ttf",
	"fonts/NotoSerifSC-Bold.ttf",
	"fonts/NotoSansJP-Regular.ttf", // rare characters beyond the BMP
	"fonts/NotoEmoji-Regular.ttf",
}

var fallbacks = [...][]int{
	sans:      {fileSans, fileJapanese, fileEmoji},
	sansBold:  {fileSansBold, fileJapanese, fileEmoji},
	serifBold: {fileSerifBold, fileJapanese, fileEmoji},
}

// FontError says which font file the program was built without.
type FontError = truetype.FontError

// setter measures and draws characters of one picture. It is for one
// goroutine.
type setter struct {
	fonts  []*sfnt.Font
	buffer sfnt.Buffer
	files  map[glyphKey]int // which file has a character; missing where none has
	faces  map[faceKey]font.Face
}

type glyphKey struct {
	face face
	r    rune
}

type faceKey struct {
	file int
	size float64
}

const missing = -1

func newSetter(all []*sfnt.Font) *setter {
	return &setter{fonts: all, files: map[glyphKey]int{}, faces: map[faceKey]font.Face{}}
}

// file returns the file that has the character in that face.
func (s *setter) file(f face, r rune) int {
	key := glyphKey{f, r}
	file, known := s.files[key]
	if known {
		return file
	}
	file = missing
	for _, candidate := range fallbacks[f] {
		if glyph, err := s.fonts[candidate].GlyphIndex(&s.buffer, r); err == nil && glyph != 0 {
			file = candidate
			break
		}
	}
	s.files[key] = file
	return file
}

func (s *setter) sized(file int, size float64) font.Face {
	key := faceKey{file, size}
	f, ok := s.faces[key]
	if !ok {
		// Options are the only thing that NewFace could refuse, and it refuses none.
		f, _ = opentype.NewFace(s.fonts[file], &opentype.FaceOptions{Size: size, DPI: 72})
		s.faces[key] = f
	}
	return f
}

// unseen says whether a character steers others and shows nothing itself, such
// as the joiner inside an emoji.
func unseen(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r >= 0xFE00 && r <= 0xFE0F
}

// advance returns how wide a character is, in pixels.
func (s *setter) advance(st style, r rune) float64 {
	if unseen(r) {
		return 0
	}
	file := s.file(st.face, r)
	if file == missing {
		return st.size // a box
	}
	width, _ := s.sized(file, st.size).GlyphAdvance(r)
	return float64(width) / 64
}
