package check

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// says returns the first of the words that s holds: Chinese ones anywhere,
// Latin ones as words (or, where they are long, as their beginning). s is in
// lower case.
func says(s string, words []string) (string, bool) {
	at := slices.IndexFunc(words, func(w string) bool { return holds(s, w) })
	if at < 0 {
		return "", false
	}
	return words[at], true
}

func saysAny(s string, words []string) bool {
	_, ok := says(s, words)
	return ok
}

func holds(s, word string) bool {
	if word[0] >= utf8.RuneSelf {
		return strings.Contains(s, word)
	}
	for from := 0; ; {
		i := strings.Index(s[from:], word)
		if i < 0 {
			return false
		}
		at := from + i
		from = at + len(word)
		before, after := byte(' '), byte(' ')
		if at > 0 {
			before = s[at-1]
		}
		if from < len(s) {
			after = s[from]
		}
		if !latin(before) && (!latin(after) || after == 's' || len(word) > 4) {
			return true
		}
	}
}

func latin(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// mentions says whether anything written holds one of the words.
func (p *Plan) mentions(words []string) bool {
	return slices.ContainsFunc(p.Texts, func(t Text) bool { return saysAny(strings.ToLower(t.Words), words) })
}

// runes counts characters.
func runes(s string) int { return utf8.RuneCountInString(s) }

// clip shortens s to at most n characters.
func clip(s string, n int) string {
	if runes(s) <= n {
		return s
	}
	return string([]rune(s)[:n]) + "…"
}
