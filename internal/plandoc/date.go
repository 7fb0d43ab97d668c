package plandoc

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"
)

// date is a date as far as it is stated; a part not stated or blotted out
// (20xx年x月) is 0.
type date struct {
	year, month, day int
	at, end          int  // bytes of the text it was read from
	blotted          bool // a placeholder stands in it
}

func (d date) complete() bool { return d.year > 0 && d.month > 0 && d.day > 0 && !d.blotted }

// valid reports whether the calendar has such a day.
func (d date) valid() bool {
	t := time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
	return d.complete() && int(t.Month()) == d.month && t.Day() == d.day
}

func (d date) iso() *string {
	if !d.valid() {
		return nil
	}
	s := fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
	return &s
}

const (
	yearPattern  = `((?:19|20)\d{2}|(?:19|20)[xX×*＊_]{2}|[xX×*]{2,4}|二[〇零○O][一二三四五六七八九〇零○O]{2})`
	countPattern = `(\d{1,2}|[xX×*＊_]{1,2}|[一二三四五六七八九十]{1,3})`
	months       = `(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)`
)

var datePattern = regexp.MustCompile(
	yearPattern + `[ 　]*年[ 　]*` + countPattern + `[ 　]*月[ 　]*(?:` + countPattern + `[ 　]*[日号])?` + // 1 2 3
		`|((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})` + // 4 5 6
		`|` + countPattern + `[ 　]*月[ 　]*` + countPattern + `[ 　]*[日号]?` + // 7 8
		`|(?i:(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ ]` + months + `\b,?(?:[ ]((?:19|20)\d{2}))?)` + // 9 10 11
		`|(?i:\b` + months + `[ ](\d{1,2})(?:st|nd|rd|th)?\b(?:,?[ ]((?:19|20)\d{2}))?)` + // 12 13 14
		`|((?:19|20)\d{2})[ 　]*年`) // 15

// findDates returns the dates in s in order. Only the first 600 characters
// are looked at.
func findDates(s string) []date {
	s = clip(s, 600)
	if !mayNameDay(s) {
		return nil
	}
	var out []date
	for _, m := range datePattern.FindAllStringSubmatchIndex(s, 40) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return s[m[2*i]:m[2*i+1]]
		}
		d := date{at: m[0], end: m[1]}
		switch {
		case group(2) != "":
			d.set(&d.year, group(1))
			d.set(&d.month, group(2))
			d.set(&d.day, group(3))
		case group(4) != "":
			d.set(&d.year, group(4))
			d.set(&d.month, group(5))
			d.set(&d.day, group(6))
		case group(7) != "":
			d.set(&d.month, group(7))
			d.set(&d.day, group(8))
		case group(10) != "":
			d.set(&d.day, group(9))
			d.month = monthNumber(group(10))
			d.set(&d.year, group(11))
		case group(12) != "":
			d.month = monthNumber(group(12))
			d.set(&d.day, group(13))
			d.set(&d.year, group(14))
		default:
			d.set(&d.year, group(15))
		}
		if d.month <= 12 && d.day <= 31 {
			out = append(out, d)
		}
	}
	return out
}

// mayNameDay reports whether s has what a date is made of: 年, 月, a year with
// a mark behind it or the name of a month.
func mayNameDay(s string) bool {
	if strings.Contains(s, "月") || strings.Contains(s, "年") {
		return true
	}
	figure, letters := false, 0
	for i := range len(s) {
		c := s[i]
		switch {
		case isFigure(rune(c)):
			figure = true
			if i+4 < len(s) && strings.IndexByte("-/.", s[i+4]) >= 0 && (c == '1' && s[i+1] == '9' || c == '2' && s[i+1] == '0') {
				return true
			}
			letters = 0
		case isLatin(c):
			letters++
			if letters == 1 && i+2 < len(s) && strings.Contains(monthOpenings, strings.ToLower(s[i:i+3])) && (figure || strings.ContainsAny(s[i:], "0123456789")) {
				return true
			}
		default:
			letters = 0
		}
	}
	return false
}

const monthOpenings = "jan feb mar apr may jun jul aug sep oct nov dec"

func mayHoldDate(s string) bool {
	return strings.ContainsAny(s, "月年") || strings.ContainsAny(s, "0123456789")
}

// set stores one part; a placeholder blots the date.
func (d *date) set(part *int, text string) {
	if text == "" {
		return
	}
	n, ok := parseNumber(strings.ReplaceAll(text, "○", "〇"))
	if !ok {
		d.blotted = true
		return
	}
	*part = n
}

func monthNumber(name string) int {
	i := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(name[:3]))
	return i/3 + 1
}

var (
	tillDay    = regexp.MustCompile(`^[ 　]*(?:[（(][^（）()]{1,8}[）)])?[ 　]*(?:-|–|—|―|－|~|～|至|到|及|、|to|until)+[ 　]*(\d{1,2}|[xX×]{1,2})[ 　]*[日号]`)
	rangeSign  = regexp.MustCompile(`^[^。；;\n]{0,24}?(?:-|–|—|―|－|~|～|至|到|\bto\b|\buntil\b)[ 　]*(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?[ ]*)?$|^[ 　]*(?:-|–|—|―|－|~|～|至|到|止)`)
	dateLine   = regexp.MustCompile(`^[ 　]*(?:日期[:：])?[ 　]*$`)
	enDayRange = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?\s*(?:-|–|to)\s*$`)
)

// dateOnly reports whether s is a date and nothing else, as under a signature.
func dateOnly(s string) bool {
	if runes(s) > 24 {
		return false
	}
	found := findDates(s)
	if len(found) != 1 || found[0].day == 0 && !found[0].blotted {
		return false
	}
	return dateLine.MatchString(s[:found[0].at]) && strings.Trim(s[found[0].end:], " 　。.日号") == ""
}

// dateRange reads from when to when s says; to is zero where it states a
// single day. Parts the second date leaves out are taken from the first.
func dateRange(s string) (from, to date, ok bool) {
	s = openDay.ReplaceAllString(s, "${1}日$2")
	found := findDates(s)
	if len(found) == 0 {
		return from, to, false
	}
	from = found[0]
	if from.day == 0 && from.month == 0 && len(found) > 1 && found[1].year == 0 { // 2025年度，5月18日
		found[1].year = from.year
		found, from = found[1:], found[1]
	}
	if m := enDayRange.FindStringSubmatchIndex(s[:from.at]); m != nil { // 12-16 May 2025
		to = from
		from.set(&from.day, s[m[2]:m[3]])
		return from, to, true
	}
	if m := tillDay.FindStringSubmatch(s[from.end:]); m != nil {
		to = date{year: from.year, month: from.month}
		to.set(&to.day, m[1])
		to.blotted = to.blotted || from.blotted
		return from, to, true
	}
	if len(found) > 1 && rangeSign.MatchString(s[from.end:found[1].at]) {
		to = found[1]
		if to.year == 0 && !to.blotted {
			to.year = from.year
		}
		if from.year == 0 && to.year > 0 { // 12 May to 16 May 2025
			from.year = to.year
		}
	}
	return from, to, true
}

// openDay is the first of two days that share one 日: 3月5-20日.
var openDay = regexp.MustCompile(`(月[ ]?\d{1,2})([-—–~～至到]+\d{1,2}[日号])`)

var (
	hanWeekday = regexp.MustCompile(`^[ 　,，]*[（(]?[ 　]*(?:农历[^）)]{1,8})?(?:星期|周|礼拜)([一二三四五六日天])`)
	enWeekday  = regexp.MustCompile(`(?i)\b(Sun|Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?)(?:day)?\b[, ]*(?:the )?$`)
	enAfter    = regexp.MustCompile(`(?i)^[ ,(]*(Sun|Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?)(?:day)?\b`)
)

// statedWeekday returns the weekday that stands beside the date in s.
func (d date) statedWeekday(s string) (time.Weekday, bool) {
	if m := hanWeekday.FindStringSubmatch(s[d.end:]); m != nil {
		return time.Weekday(strings.Index("日一二三四五六天", m[1]) / 3 % 7), true
	}
	m := enWeekday.FindStringSubmatch(s[:d.at])
	if m == nil {
		m = enAfter.FindStringSubmatch(s[d.end:])
	}
	if m != nil {
		return time.Weekday(strings.Index("sunmontuewedthufrisat", strings.ToLower(m[1][:3])) / 3), true
	}
	return 0, false
}

// namesWeekday reports whether a weekday occurs in s, in either language.
func namesWeekday(s string) bool {
	for _, word := range []string{"周", "星期", "礼拜"} {
		for rest := s; ; {
			_, after, ok := strings.Cut(rest, word)
			if !ok {
				break
			}
			if r, _ := utf8.DecodeRuneInString(after); strings.ContainsRune("一二三四五六日天", r) {
				return true
			}
			rest = after
		}
	}
	return strings.Contains(s, "day") || strings.Contains(s, "Mon") || strings.Contains(s, "Tue") || strings.Contains(s, "Wed") || strings.Contains(s, "Thu") || strings.Contains(s, "Fri") || strings.Contains(s, "Sat") || strings.Contains(s, "Sun")
}
