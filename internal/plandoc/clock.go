package plandoc

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"unicode/utf8"
)

// clock is a time of day or a range of two, in minutes from midnight; to is
// -1 for a single time.
type clock struct {
	from, to int
	at, end  int  // bytes of the text it was read from
	half     bool // 上午, 下午 or am, pm was stated
}

// String writes HH:MM or HH:MM-HH:MM.
func (c clock) String() string {
	if c.to < 0 {
		return fmt.Sprintf("%02d:%02d", c.from/60, c.from%60)
	}
	return fmt.Sprintf("%02d:%02d-%02d:%02d", c.from/60, c.from%60, c.to/60, c.to%60)
}

const (
	halfPattern  = `(上午|早上|早晨|清晨|凌晨|中午|下午|午后|傍晚|晚上|晚间|晚|早)?[ 　]*`
	clockPattern = `(?:(\d{1,2})[ ]*[:：][ ]*(\d{2})(?:[:：]\d{2})?|(\d{1,2})[ ]*[时点點][ ]*(?:(\d{1,2})[ ]*分|(半)|(一刻)|(三刻)|(\d{2})|整|正)?|(\d{1,2})\.(\d{2}))(?:[ ]*((?i:[ap]\.?m\.?)\b))?|(\d{1,2})[ ]*((?i:[ap]\.?m\b\.?))`
)

var (
	oneClock  = regexp.MustCompile(halfPattern + `(?:` + clockPattern + `)`)
	headClock = regexp.MustCompile(`^` + halfPattern + `(?:` + clockPattern + `)`)
	clockTill = regexp.MustCompile(`^[ 　]*(?:-|–|—|―|－|~|～|至|到|―|→|to|until|till)+[ 　]*`)
	bareStart = regexp.MustCompile(`^` + halfPattern + `(\d{1,2})(?:-|–|—|~|～|至|到)`)
)

// FirstClock returns the first time of day in a text, in minutes from
// midnight; ok is false where it states none. 下午2:30 and 2:30 pm are 870.
func FirstClock(text string) (minutes int, ok bool) {
	c, ok := findClock(text, false)
	return c.from, ok
}

// LastClock returns the end of the range of hours that opens the times of day
// in a text, in minutes from midnight, as FirstClock does; ok is false where it
// states no range. 上午9点到11点 is 660.
func LastClock(text string) (minutes int, ok bool) {
	c, ok := findClock(text, false)
	return c.to, ok && c.to > c.from
}

// findClock returns the first time of day in s. With dotted, 9.30 is a time
// too, which only the head of an agenda's line may mean.
func findClock(s string, dotted bool) (clock, bool) {
	s = clip(s, 160)
	if !strings.ContainsAny(s, "0123456789") || !strings.ContainsAny(s, ":：时点點mM") && !(dotted && strings.ContainsRune(s, '.')) {
		return clock{}, false
	}
	offset := 0
	for tries := 0; tries < 6; tries++ {
		m := oneClock.FindStringSubmatchIndex(s[offset:])
		if m == nil {
			return clock{}, false
		}
		c, ok := readClock(s[offset:], m, dotted, 0)
		if ok && !glued(s, offset+m[0], offset+m[1]) {
			c.at, c.end = c.at+offset, c.end+offset
			return extendClock(s, c, dotted), true
		}
		offset += max(m[1], 1)
		if offset >= len(s) {
			break
		}
	}
	return clock{}, false
}

// glued tells a time from part of a longer figure, a score or a price.
func glued(s string, at, end int) bool {
	if at > 0 {
		if before := s[at-1]; isFigure(rune(before)) || before == '.' || before == ':' {
			return true
		}
	}
	return end < len(s) && isFigure(rune(s[end])) || strings.HasPrefix(s[end:], "元") || strings.HasPrefix(s[end:], "要求") || strings.HasPrefix(s[end:], "建议") || strings.HasPrefix(s[end:], "意见") || strings.HasPrefix(s[end:], "米")
}

// readClock turns one match into a clock. assumed is the half of the day, 12
// for the afternoon, where none is stated.
func readClock(s string, m []int, dotted bool, assumed int) (clock, bool) {
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return s[m[2*i]:m[2*i+1]]
	}
	number := func(text string) int { n, _ := parseNumber(text); return n }
	hour, minute := 0, 0
	switch {
	case group(2) != "":
		hour, minute = number(group(2)), number(group(3))
	case group(4) != "":
		hour, minute = number(group(4)), number(group(5)+group(9))
		if group(6) != "" {
			minute = 30
		} else if group(7) != "" {
			minute = 15
		} else if group(8) != "" {
			minute = 45
		}
	case group(10) != "":
		if !dotted {
			return clock{}, false
		}
		hour, minute = number(group(10)), number(group(11))
	default:
		hour = number(group(13))
	}
	c := clock{to: -1, at: m[0], end: m[1]}
	suffix := strings.ToLower(strings.ReplaceAll(group(12)+group(14), ".", ""))
	switch half := group(1); {
	case half == "下午" || half == "午后" || half == "傍晚" || half == "晚上" || half == "晚" || half == "晚间" || suffix == "pm":
		c.half = true
		if hour < 12 {
			hour += 12
		}
	case half == "中午":
		c.half = true
		if hour < 6 {
			hour += 12
		}
	case half != "" || suffix == "am":
		c.half = true
		if suffix == "am" && hour == 12 {
			hour = 0
		}
	case hour+assumed < 24 && hour < 12:
		hour += assumed
	}
	c.from = hour*60 + minute
	return c, hour <= 24 && minute < 60
}

// extendClock reads the second time of a range.
func extendClock(s string, c clock, dotted bool) clock {
	till := clockTill.FindString(s[c.end:])
	if till == "" {
		return c
	}
	rest := s[c.end+len(till):]
	m := oneClock.FindStringSubmatchIndex(rest)
	if m == nil || m[0] != 0 {
		return c
	}
	assumed := 0
	if c.from >= 12*60 {
		assumed = 12
	}
	second, ok := readClock(rest, m, dotted, assumed)
	if !ok {
		return c
	}
	if !c.half && second.half && second.from >= 12*60 && c.from < 12*60 && c.from+12*60 < second.from && c.from < 8*60 { // 2:00-3:00 pm
		c.from += 12 * 60
	}
	c.to, c.end = second.from, c.end+len(till)+second.end
	c.half = c.half || second.half
	return c
}

// leadingClock returns the time that opens a line, also within brackets.
func leadingClock(s string) (clock, bool) {
	head := strings.TrimLeft(s, "（([【 　约从于")
	if first, _ := utf8.DecodeRuneInString(head); !isFigure(first) && !strings.ContainsRune("上早清凌中下午傍晚两一二三四五六七八九十", first) {
		return clock{}, false
	}
	if !strings.ContainsAny(clip(head, 10), ":：时点點.apAP-–—~～至到") || countsOnly(head) {
		return clock{}, false
	}
	offset := len(s) - len(head)
	head = clip(head, 160)
	m := headClock.FindStringSubmatchIndex(head)
	if m == nil || glued(head, m[0], m[1]) {
		if c, ok := hanClock(head); ok {
			c.at, c.end = c.at+offset, c.end+offset
			return c, true
		}
		return leadingShortRange(head, offset)
	}
	c, ok := readClock(head, m, true, 0)
	if !ok {
		return leadingShortRange(head, offset)
	}
	c = extendClock(head, c, true)
	c.at, c.end = c.at+offset, c.end+offset
	return c, true
}

// countsOnly reports whether the figures that open s end in a dot with no
// figure behind it, as most numbers of lists do.
func countsOnly(s string) bool {
	n := 0
	for n < len(s) && isFigure(rune(s[n])) {
		n++
	}
	if n == 0 || n > 2 || n >= len(s) || s[n] != '.' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[n+1:], " "))
	return !isFigure(next)
}

// hanHour is a time in Chinese figures: 八点半, 下午两点四十五分.
var hanHour = regexp.MustCompile(`^` + halfPattern + `(十[一二]?|[一二两三四五六七八九])点(?:(半)|(一刻)|(三刻)|钟|整|(零[一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?)分?)?`)

// hanClock reads such a time at the head of s, or a range of two, where
// something parts it from the words after it: 三点建议 is none.
func hanClock(s string) (clock, bool) {
	c := clock{to: -1}
	for {
		m := hanHour.FindStringSubmatch(s[c.end:])
		if m == nil {
			return clock{}, false
		}
		hour, _ := parseNumber(m[2])
		minute, _ := parseNumber(strings.TrimPrefix(m[6], "零"))
		switch {
		case m[3] != "":
			minute = 30
		case m[4] != "":
			minute = 15
		case m[5] != "":
			minute = 45
		}
		if strings.ContainsAny(m[1], "下午晚傍") && m[1] != "上午" && m[1] != "中午" && hour < 12 || c.from >= 12*60 && hour < 12 {
			hour += 12
		}
		c.half = c.half || m[1] != ""
		at := hour*60 + minute
		second := c.end > 0
		c.end += len(m[0])
		if second {
			c.to = at
			break
		}
		c.from = at
		till := clockTill.FindString(s[c.end:])
		if till == "" {
			break
		}
		c.end += len(till)
	}
	next, _ := utf8.DecodeRuneInString(s[c.end:])
	return c, c.end == len(s) || strings.ContainsRune("：:，,、 　\t（(）)", next) || c.to >= 0
}

// leadingShortRange reads 9-10点 and 下午2-3点, 2-3pm.
func leadingShortRange(s string, offset int) (clock, bool) {
	m := bareStart.FindStringSubmatchIndex(s)
	if m == nil {
		return clock{}, false
	}
	second, ok := findClock(s[m[1]:], false)
	if !ok || second.at != 0 || second.to >= 0 {
		return clock{}, false
	}
	hour, _ := parseNumber(s[m[4]:m[5]])
	first := hour * 60
	half := ""
	if m[2] >= 0 {
		half = s[m[2]:m[3]]
	}
	if half == "下午" || half == "晚上" || half == "傍晚" {
		first += 12 * 60
		if second.from < 12*60 {
			second.from += 12 * 60
		}
	} else if second.half && second.from >= 13*60 && hour < 12 {
		first += 12 * 60
	}
	if first > second.from {
		return clock{}, false
	}
	return clock{from: first, to: second.from, at: offset, end: offset + m[1] + second.end}, true
}

const span = `(\d+(?:\.\d+)?|半|一|两|[二三四五六七八九十]+)[ ]*(?:个)?[ ]*(分钟|刻钟|分(?:\d{1,2}秒)?|小时|课时|min(?:ute)?s?\b|hours?\b|hrs?\b|h\b|m\b|'|′|’|″)(半)?`

var (
	duration      = regexp.MustCompile(`(?i)` + span)
	wholeDuration = regexp.MustCompile(`(?i)^(?:约|共|大约|用时|时长|时间|限时|预计|全程|不超过|控制在|各|共计|about|approx\.?|[:：\s　])*` + span + `(?:左右|以内|内|钟)?$`)
	tailDuration  = regexp.MustCompile(`(?i)[\s　,，、:：]+(?:约|共|大约|用时|时长|限时|预计|[:：])*[ ]*` + span + `(?:左右|以内)?$`)
	// gluedDuration closes the words without a blank: 讲故事15分钟, but not 提前10分钟.
	gluedDuration = regexp.MustCompile(`[^前后每再间仅近第了\d.\-–—~～至到](\d{1,3})(?:分钟|分|[ ]?mins?)(?:左右)?$`)
	each          = regexp.MustCompile(`每项|每人|每位|每个|每组|每班|each`)
)

// parseDuration returns the minutes that s, as a whole, states.
func parseDuration(s string) (float64, bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 60 || each.MatchString(s) {
		return 0, false
	}
	m := wholeDuration.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	return durationMinutes(m[1], m[2], m[3]), true
}

func durationMinutes(count, unit, half string) float64 {
	n := 0.5
	if count != "半" {
		if _, err := fmt.Sscanf(count, "%g", &n); err != nil {
			whole, _ := parseNumber(count)
			n = float64(whole)
		}
	}
	if half != "" {
		n += 0.5
	}
	switch unit = strings.ToLower(unit); {
	case strings.HasPrefix(unit, "小时"), strings.HasPrefix(unit, "h"):
		n *= 60
	case unit == "刻钟":
		n *= 15
	case unit == "课时":
		n *= 40
	case strings.HasSuffix(unit, "秒"):
		var seconds float64
		if _, err := fmt.Sscanf(unit, "分%g秒", &seconds); err == nil {
			n += seconds / 60
		}
	}
	return math.Round(n*100) / 100
}
