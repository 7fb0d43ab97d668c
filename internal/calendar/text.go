package calendar

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tongxing/internal/civil"
)

// maxLine is the longest content line in octets, without its CRLF (RFC 5545
// section 3.1).
const maxLine = 75

// appendFolded appends one content line and its CRLF. A longer line goes on in
// the next one after a space, and no character is cut in two. The line is valid
// UTF-8 without line breaks.
func appendFolded(dst, line []byte) []byte {
	room := maxLine
	for len(line) > room {
		cut := room
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		dst = append(dst, line[:cut]...)
		dst = append(dst, "\r\n "...)
		line = line[cut:]
		room = maxLine - len(" ")
	}
	dst = append(dst, line...)
	return append(dst, "\r\n"...)
}

// asIs marks the bytes that stand in a TEXT value unchanged whatever follows
// them. The two lead bytes left out begin, among others, the C1 controls and
// the separators U+2028 and U+2029.
var asIs = func() (t [256]bool) {
	for b := range t {
		t[b] = b >= 0x20 && b != 0x7F && b != 0xC2 && b != 0xE2
	}
	t['\t'] = true
	t['\\'], t[';'], t[','] = false, false, false
	return t
}()

// appendText appends s as a TEXT value (RFC 5545 section 3.3.11): bad UTF-8
// becomes U+FFFD, every kind of line break becomes \n, other control
// characters but the tab are removed.
func appendText(dst []byte, s string) []byte {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, string(utf8.RuneError))
	}
	copied := 0
	for i := 0; i < len(s); {
		if asIs[s[i]] {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		written, changed := escape(r)
		if changed {
			dst = append(dst, s[copied:i]...)
			if r != '\r' || !strings.HasPrefix(s[i+size:], "\n") {
				dst = append(dst, written...)
			}
			copied = i + size
		}
		i += size
	}
	return append(dst, s[copied:]...)
}

// escape returns how r is written in a TEXT value and whether that differs
// from r itself.
func escape(r rune) (written string, changed bool) {
	switch r {
	case '\\':
		return `\\`, true
	case ';':
		return `\;`, true
	case ',':
		return `\,`, true
	case '\n', '\r', '\u0085', '\u2028', '\u2029':
		return `\n`, true
	}
	return "", unicode.IsControl(r)
}

// appendList appends the texts that are not empty, with commas between.
func appendList(dst []byte, texts []string) []byte {
	start := len(dst)
	for _, text := range texts {
		before := len(dst)
		if before > start {
			dst = append(dst, ',')
		}
		comma := len(dst)
		if dst = appendText(dst, text); len(dst) == comma {
			dst = dst[:before]
		}
	}
	return dst
}

// appendURI appends s as a URI value. What RFC 3986 does not allow in one, line
// breaks and Chinese included, is percent-encoded; the rest is the caller's.
func appendURI(dst []byte, s string) []byte {
	const hex = "0123456789ABCDEF"
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			dst = append(dst, '%', hex[c>>4], hex[c&15])
		} else {
			dst = append(dst, c)
		}
	}
	return dst
}

// appendInstant appends a UTC DATE-TIME such as 20260515T010000Z, cut to the
// second.
func appendInstant(dst []byte, i civil.Instant) []byte {
	t := i.Time()
	hour, minute, second := t.Clock()
	dst = appendDate(dst, civil.DateOf(t))
	dst = append(dst, 'T')
	dst = appendTwo(dst, hour)
	dst = appendTwo(dst, minute)
	dst = appendTwo(dst, second)
	return append(dst, 'Z')
}

// appendDate appends a DATE such as 20260515.
func appendDate(dst []byte, d civil.Date) []byte {
	dst = appendTwo(dst, d.Year/100)
	dst = appendTwo(dst, d.Year%100)
	dst = appendTwo(dst, int(d.Month))
	return appendTwo(dst, d.Day)
}

func appendTwo(dst []byte, n int) []byte {
	return append(dst, byte('0'+n/10%10), byte('0'+n%10))
}
