// Package linebreak breaks Chinese and mixed text into lines.
//
// Words: a line is what fits into a width; a break is the place between two
// characters where one line may end and the next begin.
//
// Invariants: no character is ever lost, except spaces at the end of a broken
// line; every line fits, unless a single character alone is wider than the
// line; Latin words, numbers and telephone numbers stay whole where they fit
// on a line of their own; a line neither begins with closing punctuation nor
// ends with opening punctuation where any other break would do (避头尾,
// GB/T 15834-2011 §5.1, JIS X 4051). Time is linear in the text.
package linebreak

import (
	"strings"
	"unicode"
)

// char is one character of a paragraph: where it begins and how wide it is.
type char struct {
	at    int
	r     rune
	width float64
}

// Lines returns text as lines of at most width, in the unit of advance, which
// gives the width of one character. A newline always ends a line; an empty
// text is one empty line. The lines are slices of text.
func Lines(text string, width float64, advance func(rune) float64) []string {
	var lines []string
	var chars []char
	for {
		paragraph, rest, more := strings.Cut(text, "\n")
		chars = chars[:0]
		for at, r := range paragraph {
			chars = append(chars, char{at, r, advance(r)})
		}
		lines = appendParagraph(lines, paragraph, chars, width)
		if !more {
			return lines
		}
		text = rest
	}
}

func appendParagraph(lines []string, text string, chars []char, width float64) []string {
	start, legal, used := 0, 0, 0.0
	for i := 0; i < len(chars); {
		c := chars[i]
		if i > start && mayBreak(chars[i-1].r, c.r) {
			legal = i
		}
		// Spaces hang over the edge: they are cut off with the line.
		if i > start && c.r != ' ' && c.width > 0 && used+c.width > width {
			cut := legal
			if cut == start {
				cut = forced(chars, start, i)
			}
			lines = append(lines, strings.TrimRight(text[chars[start].at:chars[cut].at], " "))
			start, legal, used, i = cut, cut, 0, cut
			continue
		}
		used += c.width
		i++
	}
	if start == len(chars) {
		return append(lines, "")
	}
	return append(lines, text[chars[start].at:])
}

// forced finds the break in a run that has no legal one, such as a long
// address: as late as possible, still sparing punctuation where it can.
func forced(chars []char, start, end int) int {
	for k := end; k > start; k-- {
		if !bound(chars[k-1].r, chars[k].r) {
			return k
		}
	}
	for k := end; k > start; k-- {
		if !combining(chars[k].r) {
			return k
		}
	}
	return end
}

func mayBreak(before, after rune) bool {
	if bound(before, after) {
		return false
	}
	return before == ' ' || wide(before) || wide(after) ||
		before == '-' && unicode.IsLetter(after)
}

// bound reports whether two neighbours should stay together even where a
// break is forced.
func bound(before, after rune) bool {
	return after == ' ' || NotAtStart(after) || NotAtEnd(before) || combining(after)
}

func combining(r rune) bool { return r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Me) }

// wide reports whether lines may break on both sides of a character: Han,
// kana, full-width forms, emoji and the long dashes.
func wide(r rune) bool {
	return r >= 0x2E80 && r <= 0xD7FF || r >= 0xF900 && r <= 0xFAFF ||
		r >= 0xFE30 && r <= 0xFE4F || r >= 0xFF00 && r <= 0xFFEF || r >= 0x1F000 ||
		r == '…' || r == '—'
}

// NotAtStart reports whether a character should not begin a line (避头).
func NotAtStart(r rune) bool {
	switch r {
	case '，', '。', '、', '；', '：', '？', '！', '）', '》', '」', '』', '】', '〕', '〉', '〗', '”', '’',
		'…', '—', '～', '·', '％', '‰', '℃', '°', '々', 'ー', '〜', '］', '｝', '．',
		',', '.', ';', ':', '?', '!', ')', ']', '}', '%', '–':
		return true
	}
	return false
}

// NotAtEnd reports whether a character should not end a line (避尾).
func NotAtEnd(r rune) bool {
	switch r {
	case '（', '《', '「', '『', '【', '〔', '〈', '〖', '“', '‘', '［', '｛', '￥', '¥', '(', '[', '{', '$', '#':
		return true
	}
	return false
}
