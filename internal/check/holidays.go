package check

import (
	"strings"
	"time"

	"github.com/6tail/lunar-go/HolidayUtil"
	"github.com/6tail/lunar-go/calendar"

	"tongxing/internal/civil"
)

// holidayNames are the codes of public holidays by how their names begin.
var holidayNames = []struct{ begins, code string }{
	{"元旦", "new_year"}, {"春节", "spring"}, {"清明", "qingming"}, {"劳动", "labour"}, {"端午", "dragon_boat"}, {"中秋", "mid_autumn"}, {"国庆", "national"},
}

// holiday returns the public holiday by whose arrangement a day is free, or
// worked though it is a weekend, and whether there is one. It knows what the
// State Council's yearly notices have announced so far.
func holiday(d civil.Date) (name string, work, known bool) {
	h := HolidayUtil.GetHolidayByYmd(d.Year, int(d.Month), d.Day)
	if h == nil {
		return "", false, false
	}
	for _, n := range holidayNames {
		if strings.HasPrefix(h.GetName(), n.begins) {
			return n.code, h.IsWork(), true
		}
	}
	return h.GetName(), h.IsWork(), true
}

// announced says whether the free days of a year are known.
func announced(year int) bool { return HolidayUtil.GetHolidaysByTargetYmd(year, 10, 1).Len() > 0 }

// reach is how many days before and after a holiday its arrangement may touch:
// free weekdays lie close to it, weekends that are worked further away.
func reach(d civil.Date, long bool) (before, after int) {
	switch weekday := d.Weekday(); {
	case weekday == time.Saturday || weekday == time.Sunday:
		return 8, 12
	case long:
		return 2, 7
	}
	return 2, 4
}

// feast is a public holiday of a year: the first of the days that the law
// itself frees (Regulation on Public Holidays, State Council decree 795, 2024),
// how many these are, and whether its arrangement is a long one.
type feast struct {
	code string
	on   civil.Date
	days int
	long bool
}

func feasts(year int) []feast {
	lunar := func(month, day int) civil.Date {
		s := calendar.NewLunarFromYmd(year, month, day).GetSolar()
		return civil.NewDate(s.GetYear(), time.Month(s.GetMonth()), s.GetDay())
	}
	return []feast{
		{"new_year", civil.NewDate(year, 1, 1), 1, false}, {"spring", lunar(1, 1).AddDays(-1), 4, true}, {"qingming", qingming(year), 1, false},
		{"labour", civil.NewDate(year, 5, 1), 2, false}, {"dragon_boat", lunar(5, 5), 1, false}, {"mid_autumn", lunar(8, 15), 1, false},
		{"national", civil.NewDate(year, 10, 1), 3, true},
	}
}

// qingming is the day on which the sun reaches 15°, the 4th, 5th or 6th of April.
func qingming(year int) civil.Date {
	s := calendar.NewLunarFromYmd(year, 2, 1).GetJieQiTable()["清明"]
	return civil.NewDate(s.GetYear(), time.Month(s.GetMonth()), s.GetDay())
}

// lawful returns the holiday that the law itself puts on a day, whatever is
// announced for the days around it.
func lawful(d civil.Date) (name string, free bool) {
	for _, f := range feasts(d.Year) {
		if n := d.DaysSince(f.on); 0 <= n && n < f.days {
			return f.code, true
		}
	}
	return "", false
}

// nearHoliday returns the public holiday whose arrangement may touch a day.
func nearHoliday(d civil.Date) (name string, near bool) {
	for _, year := range []int{d.Year, d.Year + 1} {
		for _, f := range feasts(year) {
			before, after := reach(d, f.long)
			if n := d.DaysSince(f.on); -before <= n && n <= after {
				return f.code, true
			}
		}
	}
	return "", false
}
