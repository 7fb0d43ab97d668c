package plandoc

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// MaxBytes is the largest document Read accepts.
const MaxBytes = 5 << 20

// container tells by the first bytes what kind of file this is, since names
// are often wrong: a .doc saved by a phone may be a zip, and the other way.
type container int

const (
	containerText container = iota
	containerZip
	containerOLE
	containerPDF
	containerRTF
)

func sniff(data []byte) container {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return containerZip
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return containerOLE
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return containerPDF
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return containerRTF
	}
	return containerText
}

// decodeText turns the bytes of a text file into clean UTF-8: a byte order
// mark decides, then valid UTF-8, then UTF-16 by its zero bytes, then GB 18030.
func decodeText(data []byte) (string, error) {
	text, err := transcode(data)
	if err != nil {
		return "", err
	}
	return clean(text), nil
}

func transcode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		return strings.ToValidUTF8(string(data[3:]), "\uFFFD"), nil
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return decodeUTF16(data[2:], binary.LittleEndian), nil
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decodeUTF16(data[2:], binary.BigEndian), nil
	}
	if order, ok := zeroBytes(data); ok {
		return decodeUTF16(data, order), nil
	}
	if control(data) {
		return "", invalid(KeyNotText)
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	return decodeLegacy(data)
}

// decodeLegacy reads GB 18030, or Windows-1252 where the text is nearly all
// ASCII (an English plan with a pound sign). A few broken bytes are let pass.
func decodeLegacy(data []byte) (string, error) {
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err == nil && bytes.Count(text, []byte("\uFFFD"))*50 <= utf8.RuneCount(text) && readable(text) {
		if !mostlyASCII(data) || !bytes.Contains(text, []byte("\uFFFD")) {
			return string(text), nil
		}
	}
	if mostlyASCII(data) {
		if text, err = charmap.Windows1252.NewDecoder().Bytes(data); err == nil {
			return string(text), nil
		}
	}
	if utf := strings.ToValidUTF8(string(data), "\uFFFD"); strings.Count(utf, "\uFFFD")*50 <= utf8.RuneCountInString(utf) {
		return utf, nil
	}
	return "", invalid(KeyNotText)
}

func mostlyASCII(data []byte) bool {
	high := 0
	for _, b := range data {
		if b >= 0x80 {
			high++
		}
	}
	return high*10 <= len(data)
}

// readable says whether decoded legacy text looks like language: random bytes
// decode to GB 18030 too, but then half of it is private use and rare symbols.
func readable(text []byte) bool {
	odd, all := 0, 0
	for _, r := range string(text) {
		all++
		if unicode.Is(unicode.Co, r) || !unicode.IsPrint(r) && !unicode.IsSpace(r) || unicode.Is(unicode.Han, r) && (r < 0x4E00 || r > 0x9FFF) {
			odd++
		}
	}
	return odd*10 <= all
}

// control says whether the bytes hold so many control characters that this is
// no text in an ASCII-compatible encoding.
func control(data []byte) bool {
	n := 0
	for _, b := range data {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != '\v' {
			n++
		}
	}
	return n > 8 && n*100 > len(data)
}

// zeroBytes recognises UTF-16 without a mark: line feeds, figures and spaces
// leave zero bytes on one side only.
func zeroBytes(data []byte) (binary.ByteOrder, bool) {
	if len(data) < 4 || len(data)%2 != 0 {
		return nil, false
	}
	var even, odd int
	for i := 0; i+1 < len(data); i += 2 {
		if data[i] == 0 {
			even++
		}
		if data[i+1] == 0 {
			odd++
		}
	}
	units := len(data) / 2
	switch {
	case odd*50 >= units && odd > 1 && even*20 < odd && plainUTF16(data, binary.LittleEndian):
		return binary.LittleEndian, true
	case even*50 >= units && even > 1 && odd*20 < even && plainUTF16(data, binary.BigEndian):
		return binary.BigEndian, true
	}
	return nil, false
}

func plainUTF16(data []byte, order binary.ByteOrder) bool {
	text := decodeUTF16(data, order)
	return readable([]byte(text)) && !strings.Contains(text, "\uFFFD")
}

func decodeUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// clean makes line ends uniform, folds full-width figures and letters, and
// drops control and invisible characters.
func clean(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	previous := rune(0)
	for _, r := range text {
		switch {
		case r == '\n' && previous == '\r':
		case r == '\r', r == '\v', r == '\f', r == '\u2028', r == '\u2029', r == '\u0085':
			b.WriteByte('\n')
		case r == '\n', r == '\t':
			b.WriteRune(r)
		default:
			if r = fold(r); r >= 0 {
				b.WriteRune(r)
			}
		}
		previous = r
	}
	return b.String()
}

// fold maps one character to the one the rules know, or to -1 to drop it.
func fold(r rune) rune {
	switch {
	case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ':
		return r - '０' + '0'
	case r < 0x20, r == 0x7F, r >= 0x80 && r < 0xA0:
		return -1
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2069, r == 0xFEFF, r == 0xAD:
		return -1
	case r == 0xA0, r >= 0x2000 && r <= 0x200A, r == 0x202F, r == 0x205F:
		return ' '
	case r == '∶', r == '︰':
		return '：'
	case r == '〇' || r == '○' || r == '◯':
		return r
	}
	return r
}
