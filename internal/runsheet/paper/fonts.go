package paper

import (
	"io/fs"
	"strings"

	"tongxing/internal/runsheet/truetype"
)

// Face is a logical typeface.
type Face int

// The faces. Bold is a drawn weight, not a thickened regular.
const (
	Sans Face = iota
	SansBold
	Serif
	SerifBold
	faceCount
)

// The files a document may need, and for each face the order in which they
// are asked for a character.
const (
	sansRegular = iota
	sansBold
	serif
	serifBold
	japanese
	emoji
	fileCount
)

var fontFiles = [fileCount]string{
	"fonts/NotoSansSC-Regular.ttf",
	"fonts/NotoSansSC-Bold.ttf",
	"fonts/NotoSerifSC-Regular.ttf",
	"fonts/NotoSerifSC-Bold.ttf",
	"fonts/NotoSansJP-Regular.ttf",
	"fonts/NotoEmoji-Regular.ttf",
}

var fallbacks = [faceCount][]int{
	Sans:      {sansRegular, japanese, emoji},
	SansBold:  {sansBold, japanese, emoji},
	Serif:     {serif, japanese, emoji},
	SerifBold: {serifBold, japanese, emoji},
}

// FontError says that a font file is missing or unusable.
type FontError = truetype.FontError

// Fonts are the fonts of all documents. The files stay where they are; only
// character maps are kept, some 15 KB a font.
type Fonts struct {
	open func() ([]*truetype.Font, error)
}

// NewFonts returns the fonts in files, whose files must implement
// io.ReaderAt, as embedded and ordinary files do. They are opened when the
// first document asks; a missing one is that document's FontError, and every
// later one's.
func NewFonts(files fs.FS) *Fonts {
	return &Fonts{open: truetype.Files(files, fontFiles[:], truetype.Open)}
}

// subset is what one document uses of one font. Text is written in codes:
// code i is glyph i of the cut font.
type subset struct {
	font     *truetype.Font
	file     string
	runes    []rune // by code; code 0 is no character
	glyphs   []truetype.GlyphID
	advances []int // thousandths of an em
	codes    map[rune]int
	drawn    bool // whether text was drawn in it
}

func newSubset(font *truetype.Font, file string) *subset {
	return &subset{
		font: font, file: file, codes: map[rune]int{},
		runes: []rune{0}, glyphs: []truetype.GlyphID{0}, advances: []int{1000},
	}
}

// code returns the code of a character, or false if the font lacks it.
func (s *subset) code(r rune) (int, bool, error) {
	if code, ok := s.codes[r]; ok {
		return code, true, nil
	}
	g := s.font.Glyph(r)
	if g == 0 {
		return 0, false, nil
	}
	advance, err := s.font.Advance(g)
	if err != nil {
		return 0, false, &FontError{File: s.file, Err: err}
	}
	code := len(s.runes)
	s.codes[r] = code
	s.runes = append(s.runes, r)
	s.glyphs = append(s.glyphs, g)
	s.advances = append(s.advances, advance)
	return code, true, nil
}

// name is the font's PostScript name with the tag that marks a subset
// (ISO 32000-1 §9.6.4): six letters from what the subset holds.
func (s *subset) name() string {
	hash := uint32(2166136261) // FNV-1a
	for _, r := range s.runes {
		hash = (hash ^ uint32(r)) * 16777619
	}
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + byte(hash%26)
		hash /= 26
	}
	return string(tag) + "+" + strings.TrimSuffix(strings.TrimPrefix(s.file, "fonts/"), ".ttf")
}
