package plandoc

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// family is one manner of numbering. Two separators are two families, since
// 1、 and 1. often number different ranks of the same plan.
type family int

const (
	famNone        family = iota
	famChapter            // 第一章, 第一部分, Part 1
	famArticle            // 第一节
	famClause             // 第一条, never a heading
	famHan                // 一、
	famHanParen           // （一）
	famDun                // 1、
	famDot                // 1.
	famDecimal            // 1.1
	famDecimalDeep        // 1.1.1
	famRight              // 1)
	famParen              // (1)
	famCircled            // ①
	famRoman              // II.
	famLetter             // a.
	famLenticular         // 【…】
	famQuestion           // 问：…？
	famSymbol             // emoji; other marks such as ◎ are famSymbol plus their character
)

// marker is the number that opens a line.
type marker struct {
	family family
	number string // bare: 一, 1, 1.1, 第一章
	value  int    // 0 where it does not count
	rest   string // the line after it
}

const hanNumerals = "一二三四五六七八九十百〇零壹贰叁肆伍陆柒捌玖拾"

// formalNumerals are surnames too, so that only a mark makes numbers of them:
// 陆、总结 but 陆　萍.
const formalNumerals = "壹贰叁肆伍陆柒捌玖拾"

// stems count as figures do: （甲）（乙）.
const stems = "甲乙丙丁戊己庚辛壬癸"

func isHanNumeral(r rune) bool { return strings.ContainsRune(hanNumerals, r) }

func isFigure(r rune) bool { return r >= '0' && r <= '9' }

// parseMarker reads the number that opens s; family is famNone without one.
func parseMarker(s string) marker {
	none := marker{rest: s}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case r == '第':
		return parseChapter(s)
	case r == '(' || r == '（' || r == '〔':
		return parseParenthesis(s, n)
	case isHanNumeral(r):
		return parseHanMarker(s)
	case isFigure(r):
		return parseFigures(s)
	case r >= '①' && r <= '⑳':
		return marker{famCircled, string(r), int(r-'①') + 1, trimSeparator(s[n:])}
	case r >= '⑴' && r <= '⒇':
		return marker{famParen, string(rune('0' + (r-'⑴'+1)%10)), int(r-'⑴') + 1, trimSeparator(s[n:])}
	case r >= '⒈' && r <= '⒛':
		return marker{famDot, string(rune('0' + (r-'⒈'+1)%10)), int(r-'⒈') + 1, trimSeparator(s[n:])}
	case r >= '❶' && r <= '❿':
		return marker{famCircled, string(r), int(r-'❶') + 1, trimSeparator(s[n:])}
	case r >= '㈠' && r <= '㈩':
		return marker{famHanParen, formatCount(int(r-'㈠')+1, "chineseCounting"), int(r-'㈠') + 1, trimSeparator(s[n:])}
	case r >= 'Ⅰ' && r <= 'Ⅻ':
		return marker{famRoman, string(r), int(r-'Ⅰ') + 1, trimSeparator(s[n:])}
	case r == '问':
		return parseQuestion(s, n)
	case r == '【' || r == '〖' || r == '[':
		if end := strings.IndexAny(s, "】〗]"); end > n && runes(s[:end]) <= 20 {
			return marker{famLenticular, "", 0, s}
		}
	case r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z':
		return parseLatin(s)
	}
	return none
}

func trimSeparator(s string) string {
	return strings.TrimLeft(s, " 　\t、.．:：")
}

// numeralRun returns the length of the numeral that opens s.
func numeralRun(s string) int {
	for i, r := range s {
		if !isHanNumeral(r) && !isFigure(r) {
			return i
		}
	}
	return len(s)
}

// parseChapter reads 第一章 and its like. 第一项 is a step of an agenda and
// 第一阶段 a phase of a timeline: neither is a heading's number.
func parseChapter(s string) marker {
	rest := s[len("第"):]
	n := numeralRun(rest)
	value, ok := parseNumber(rest[:n])
	if n == 0 || !ok {
		return marker{rest: s}
	}
	for _, word := range []string{"部分", "章", "节", "编", "篇", "页", "条"} {
		if after, found := strings.CutPrefix(rest[n:], word); found && !strings.HasPrefix(after, "目") && !strings.HasPrefix(after, "章") {
			fam := famChapter
			switch word {
			case "节":
				fam = famArticle
			case "条":
				fam = famClause
			}
			return marker{fam, "第" + rest[:n] + word, value, strings.TrimLeft(after, " 　\t、.．:：—-")}
		}
	}
	return marker{rest: s}
}

func parseParenthesis(s string, open int) marker {
	if stem, size := utf8.DecodeRuneInString(s[open:]); strings.ContainsRune(stems, stem) {
		if rest := s[open+size:]; strings.HasPrefix(rest, "）") || strings.HasPrefix(rest, ")") {
			_, shut := utf8.DecodeRuneInString(rest)
			return marker{famHanParen, string(stem), strings.Index(stems, string(stem))/len("甲") + 1, trimSeparator(rest[shut:])}
		}
	}
	n := numeralRun(s[open:])
	if n == 0 || n > 12 {
		return marker{rest: s}
	}
	number := s[open : open+n]
	rest := s[open+n:]
	r, size := utf8.DecodeRuneInString(rest)
	value, ok := parseNumber(number)
	if !ok || value == 0 || value > 99 || r != ')' && r != '）' && r != '〕' {
		return marker{rest: s}
	}
	if first, _ := utf8.DecodeRuneInString(number); isFigure(first) {
		return marker{famParen, number, value, trimSeparator(rest[size:])}
	}
	return marker{famHanParen, number, value, trimSeparator(rest[size:])}
}

// parseHanMarker reads 一、 一. 一： and, where a blank parts them, 一 为什么.
func parseHanMarker(s string) marker {
	none := marker{rest: s}
	n := numeralRun(s)
	value, ok := parseNumber(s[:n])
	if !ok || value == 0 || value > 99 || n == len(s) {
		return none
	}
	number := s[:n]
	r, size := utf8.DecodeRuneInString(s[n:])
	rest := trimSeparator(s[n+size:])
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case strings.ContainsRune("、.．:：", r) && !isHanNumeral(next), strings.ContainsRune("、.．", r) && rest != "" && !countsOn(rest):
		return marker{famHan, number, value, rest}
	case (r == ' ' || r == '　' || r == '\t') && rest != "" && unicode.IsLetter(next) && !countsOn(rest) && !strings.ContainsAny(number, formalNumerals):
		return marker{famHan, number, value, rest}
	case (r == ',' || r == '，') && runes(rest) <= 20 && !countsOn(rest) && !isHanNumeral(next):
		return marker{famHan, number, value, rest}
	}
	return none
}

// countsOn reports whether s goes on counting grades and classes, as in
// 一、二年级 and 三 四班.
func countsOn(s string) bool {
	n := numeralRun(s)
	rest := s[n:]
	for _, word := range []string{"年级", "班", "楼", "等奖", "线", "月", "日", "级"} {
		if strings.HasPrefix(rest, word) {
			return true
		}
	}
	return n > 0 && strings.HasPrefix(rest, "、")
}

// figureUnits are what makes a figure at the head of a line a quantity.
const figureUnits = "年月日号点时分秒元个名人份块本位条次届岁周天米张台套辆组班所家间场%％℃:：/-—–~～至到+＋×"

// monthOpens recognises 7 April 2026 behind its day.
var monthOpens = regexp.MustCompile(`^` + months + `\b`)

func parseFigures(s string) marker {
	none := marker{rest: s}
	n := 0
	for n < len(s) && isFigure(rune(s[n])) {
		n++
	}
	if n > 3 || n == len(s) {
		return none
	}
	number := s[:n]
	value, _ := parseNumber(number)
	r, size := utf8.DecodeRuneInString(s[n:])
	after := s[n+size:]
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case r == 0xFE0F || r == 0x20E3:
		return marker{famDot, number, value, trimSeparator(strings.TrimLeft(after, "\uFE0F\u20E3"))}
	case r == '、':
		return marker{famDun, number, value, trimSeparator(after)}
	case r == '.' && isFigure(next):
		if c, timed := leadingClock(after); timed && strings.ContainsAny(after[:c.end], ":：") {
			return marker{famDot, number, value, after} // 1.8:00 集合
		}
		return parseDecimal(s)
	case r == '．' && isFigure(next): // ５．１ from a full-width keyboard
		if m := parseDecimal(plainDots(s)); m.family != famNone {
			return m
		}
		return marker{famDot, number, value, trimSeparator(after)}
	case r == '.' || r == '．' || r == '。' && value < 30, (r == ',' || r == '，') && !isFigure(next):
		return marker{famDot, number, value, trimSeparator(after)}
	case r == ')' || r == '）':
		return marker{famRight, number, value, trimSeparator(after)}
	case r == ' ' || r == '　' || r == '\t':
		rest := trimSeparator(after)
		if monthOpens.MatchString(rest) {
			return none // 7 April 2026
		}
		if first, _ := utf8.DecodeRuneInString(rest); value < 30 && unicode.IsLetter(first) && (!strings.ContainsRune(figureUnits, first) || topicOf(rest) != 0 || classify(rest).known()) && (unicode.Is(unicode.Han, first) || unicode.IsUpper(first)) {
			return marker{famDot, number, value, rest}
		}
	case (r == ':' || r == '：') && !isFigure(next) && value < 30:
		return marker{famDot, number, value, trimSeparator(after)}
	case unicode.Is(unicode.Han, r) && !strings.ContainsRune(figureUnits, r) && value < 30 && topicOf(clip(s[n:], 8)) != 0 && runes(s) <= 12:
		return marker{famDot, number, value, s[n:]}
	}
	return none
}

// plainDots writes the full-width dots of the number that opens s as plain ones.
func plainDots(s string) string {
	n := strings.IndexFunc(s, func(r rune) bool { return !isFigure(r) && r != '．' })
	if n < 0 {
		n = len(s)
	}
	return strings.ReplaceAll(s[:n], "．", ".") + s[n:]
}

// parseDecimal reads 1.1 and 2.1.3; dates and measures are no numbers.
func parseDecimal(s string) marker {
	n := 0
	for n < len(s) && (isFigure(rune(s[n])) || s[n] == '.') {
		n++
	}
	closed := n < len(s) && n > 1 && s[n-1] == '.' && strings.Count(s[:n], ".") > 1 // 6.1. 办公室
	number := strings.TrimRight(s[:n], ".")
	parts := strings.Split(number, ".")
	if len(parts) > 4 || n == len(s) {
		return marker{rest: s}
	}
	value := 0
	for i, part := range parts {
		v, ok := parseNumber(part)
		if !ok || v == 0 || v > 40 {
			return marker{rest: s}
		}
		if i == len(parts)-1 {
			value = v
		}
	}
	r, _ := utf8.DecodeRuneInString(s[n:])
	rest := trimSeparator(s[n:])
	spaced := closed || r == ' ' || r == '　' || r == '\t' || r == '、'
	first, _ := utf8.DecodeRuneInString(rest)
	if strings.ContainsAny(clip(s, 20), "mM") {
		if c, timed := findClock(clip(s, 20), true); timed && c.at == 0 && c.half {
			return marker{rest: s} // 9.20 am
		}
	}
	measure := strings.ContainsRune(figureUnits+"万亿倍小公厘千", first) && !spaced || strings.HasPrefix(rest, "万") || strings.HasPrefix(rest, "元") || strings.HasPrefix(rest, "小时")
	if _, timed := leadingClock(rest); !timed || !spaced { // 3.2 9:15 致辞
		if !spaced && !unicode.Is(unicode.Han, r) || measure || !unicode.IsLetter(first) && !strings.ContainsRune("“\"《【", first) {
			return marker{rest: s}
		}
	}
	fam := famDecimal
	if len(parts) > 2 {
		fam = famDecimalDeep
	}
	return marker{fam, number, value, rest}
}

// parseQuestion reads 问： 问1： Q: Q1.
func parseQuestion(s string, open int) marker {
	n := open
	for n < len(s) && isFigure(rune(s[n])) {
		n++
	}
	r, _ := utf8.DecodeRuneInString(s[n:])
	rest := trimSeparator(s[n:])
	if rest == "" || !strings.ContainsRune(":：", r) && (n == open || !strings.ContainsRune(".、 ", r)) {
		return marker{rest: s}
	}
	return marker{famQuestion, s[:n], 0, rest}
}

// parseSlide reads P1 and P12：, as the pages of slides are counted.
func parseSlide(s string) marker {
	n := 1
	for n < len(s) && isFigure(rune(s[n])) {
		n++
	}
	r, _ := utf8.DecodeRuneInString(s[n:])
	value, ok := parseNumber(s[1:n])
	rest := trimSeparator(strings.TrimLeft(s[n:], " -—–"))
	if !ok || n > 3 || rest == "" || unicode.IsLetter(r) {
		return marker{rest: s}
	}
	return marker{famChapter, s[:n], value, rest}
}

// parseLatin reads A. a) II. and Part 1, Section 2.
func parseLatin(s string) marker {
	switch s[0] {
	case 'Q':
		if m := parseQuestion(s, 1); m.family != famNone {
			return m
		}
	case 'P':
		if m := parseSlide(s); m.family != famNone {
			return m
		}
	}
	word, rest, _ := strings.Cut(s, " ")
	switch strings.ToLower(word) {
	case "part", "section", "chapter", "slide", "page":
		n := 0
		for n < len(rest) && isFigure(rune(rest[n])) {
			n++
		}
		if value, ok := parseNumber(rest[:n]); ok && n < len(rest) && strings.ContainsRune(".:–— -", rune(rest[n])) {
			return marker{famChapter, rest[:n], value, strings.TrimLeft(rest[n:], " .:–—-")}
		}
	}
	n := 0
	for n < len(s) && strings.IndexByte("IVX", s[n]) >= 0 {
		n++
	}
	if value := parseRoman(s[:n]); value > 0 && n < len(s) {
		if r, size := utf8.DecodeRuneInString(s[n:]); r == '.' || r == '、' || r == '．' {
			return marker{famRoman, s[:n], value, trimSeparator(s[n+size:])}
		}
	}
	if len(s) > 2 {
		r, size := utf8.DecodeRuneInString(s[1:])
		next, _ := utf8.DecodeRuneInString(s[1+size:])
		if r == '、' || r == '．' || (r == ')' || r == '）' || r == '.') && !(next >= 'a' && next <= 'z' || next >= 'A' && next <= 'Z' || next == '.') {
			return marker{famLetter, s[:1], int(s[0]|0x20-'a') + 1, trimSeparator(s[1+size:])}
		}
	}
	return marker{rest: s}
}

func parseRoman(s string) int {
	for n := 1; n <= 39 && s != ""; n++ {
		if roman(n) == s {
			return n
		}
	}
	return 0
}
