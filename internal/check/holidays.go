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

// nearHoliday returns the public holiday whose arrangement may touch a day.
func nearHoliday(d civil.Date) (name string, near bool) {
	for _, year := range []int{d.Year, d.Year + 1} {
		lunar := func(month, day int) civil.Date {
			s := calendar.NewLunarFromYmd(year, month, day).GetSolar()
			return civil.NewDate(s.GetYear(), time.Month(s.GetMonth()), s.GetDay())
		}
		for _, h := range []struct {
			code string
			on   civil.Date
			long bool
		}{
			{"new_year", civil.NewDate(year, 1, 1), false}, {"spring", lunar(1, 1), true}, {"qingming", civil.NewDate(year, 4, 5), false},
			{"labour", civil.NewDate(year, 5, 1), false}, {"dragon_boat", lunar(5, 5), false}, {"mid_autumn", lunar(8, 15), false},
			{"national", civil.NewDate(year, 10, 1), true},
		} {
			before, after := reach(d, h.long)
			if n := d.DaysSince(h.on); -before <= n && n <= after {
				return h.code, true
			}
		}
	}
	return "", false
}
