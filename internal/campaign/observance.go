package campaign

import (
	"tongxing/internal/civil"
)

// Observance is a National Day for Helping Disabled Persons (全国助残日) with
// the days on which it may be held. It is a Sunday, when schools are closed, so
// the day held is the people's choice and never moved by itself.
type Observance struct {
	Ordinal      int // 36 for 第三十六次, in 2026; the first was in 1991
	Day          civil.Date
	FridayBefore civil.Date
	MondayAfter  civil.Date
}

// NextObservance returns the observance whose Monday after is not yet past.
func NextObservance(today civil.Date) Observance {
	o := observanceOf(today.Year)
	if o.MondayAfter.Before(today) {
		return observanceOf(today.Year + 1)
	}
	return o
}

func observanceOf(year int) Observance {
	const first = 1991
	day := civil.DisabilityDay(year)
	return Observance{Ordinal: year - first + 1, Day: day, FridayBefore: day.AddDays(-2), MondayAfter: day.AddDays(1)}
}

// Days lists the days on which it may be held, earliest first.
func (o Observance) Days() []civil.Date { return []civil.Date{o.FridayBefore, o.Day, o.MondayAfter} }
