package locale

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"tongxing/internal/civil"
)

// Date writes a day with its year: 2026年5月15日, 15 May 2026. Official papers
// carry no spaces between figures and characters.
func (p *Printer) Date(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	if p.language == Chinese {
		return fmt.Sprintf("%d年%d月%d日", d.Year, int(d.Month), d.Day)
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// DayMonth writes a day without its year: 5月15日, 15 May.
func (p *Printer) DayMonth(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	if p.language == Chinese {
		return fmt.Sprintf("%d月%d日", int(d.Month), d.Day)
	}
	return fmt.Sprintf("%d %s", d.Day, d.Month)
}

// MonthName writes 5月, May.
func (p *Printer) MonthName(d civil.Date) string {
	if p.language == Chinese {
		return fmt.Sprintf("%d月", int(d.Month))
	}
	return d.Month.String()
}

// Weekday writes 周五, Friday.
func (p *Printer) Weekday(d civil.Date) string {
	if p.language == Chinese {
		return "周" + []string{"日", "一", "二", "三", "四", "五", "六"}[d.Weekday()]
	}
	return d.Weekday().String()
}

// Day writes a day with its year and weekday: 2026年5月15日（周五）, Friday 15
// May 2026.
func (p *Printer) Day(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	if p.language == Chinese {
		return p.Date(d) + "（" + p.Weekday(d) + "）"
	}
	return p.Weekday(d) + " " + p.Date(d)
}

// Days writes a range of days, or one day where both are the same or the
// second is not stated.
func (p *Printer) Days(from, to civil.Date) string {
	if to.IsZero() || to == from {
		return p.Day(from)
	}
	if from.Year != to.Year {
		return p.Date(from) + dash + p.Date(to)
	}
	if p.language == Chinese {
		return p.Date(from) + dash + p.DayMonth(to)
	}
	return p.DayMonth(from) + dash + p.Date(to)
}

// dash is the one mark for ranges.
const dash = "—"

// Times writes a range of times of day: 09:00—10:30.
func (p *Printer) Times(from, to civil.TimeOfDay) string {
	if from.IsZero() || to.IsZero() {
		return from.String()
	}
	return from.String() + dash + to.String()
}

// Moment writes a moment as zone's clocks show it: 5月13日 18:20, 13 May 18:20.
func (p *Printer) Moment(i civil.Instant, zone *time.Location) string {
	if i.IsZero() {
		return ""
	}
	t := i.In(zone)
	return p.DayMonth(civil.DateOf(t)) + " " + t.Format("15:04")
}

// Duration writes a length of time: 5 分钟, 1 小时 30 分钟, 45 秒; 5 min.
func (p *Printer) Duration(seconds int) string {
	units := []struct {
		size int
		key  string
	}{{3600, "locale.hours"}, {60, "locale.minutes"}, {1, "locale.seconds"}}
	var parts []string
	for _, u := range units {
		if n := seconds / u.size; n > 0 {
			parts = append(parts, p.T(u.key, "Count", n))
			seconds -= n * u.size
		}
	}
	if len(parts) == 0 {
		return p.T("locale.minutes", "Count", 0)
	}
	return strings.Join(parts, " ")
}

// Minutes writes a length in minutes as a bare figure, with seconds only
// where there are some: 5, 2:30.
func (p *Printer) Minutes(seconds int) string {
	if seconds%60 == 0 {
		return strconv.Itoa(seconds / 60)
	}
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}

// Money writes cents as yuan with two places: 1,234.50.
func (p *Printer) Money(cents int64) string {
	sign := ""
	if cents < 0 {
		sign, cents = "-", -cents
	}
	whole := strconv.FormatInt(cents/100, 10)
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return fmt.Sprintf("%s%s.%02d", sign, whole, cents%100)
}

// Ordinal writes an item's place in the order: 第一项, No. 1.
func (p *Printer) Ordinal(n int) string {
	if p.language == Chinese {
		return "第" + ChineseNumber(n) + "项"
	}
	return "No. " + strconv.Itoa(n)
}

// ChineseNumber writes 0 to 9999 in Chinese figures: 十, 十一, 二十, 一百零五.
func ChineseNumber(n int) string {
	digits := []rune("零一二三四五六七八九")
	if n < 0 || n > 9999 {
		return strconv.Itoa(n)
	}
	if n < 10 {
		return string(digits[n])
	}
	var b strings.Builder
	gap := false
	for _, unit := range []struct {
		size int
		name string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := n / unit.size % 10
		switch {
		case d == 0:
			gap = b.Len() > 0
			continue
		case gap:
			b.WriteRune('零')
		}
		gap = false
		if !(unit.size == 10 && d == 1 && b.Len() == 0) {
			b.WriteRune(digits[d])
		}
		b.WriteString(unit.name)
	}
	return b.String()
}
