package demo

import (
	"fmt"
	"time"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
)

// days are the dates that the demonstration follows.
type days struct {
	today civil.Date
	campaign.Observance
}

// zone is where everything of the demonstration takes place. China has kept
// one time without summer time since 1992.
const zone = "Asia/Shanghai"

func daysFrom(now civil.Instant) days {
	china := time.FixedZone(zone, 8*60*60)
	today := civil.DateOf(now.In(china))
	return days{today, campaign.NextObservance(today)}
}

// held is the day on which the kindergarten holds the observance: the Friday
// before, or once that is over the Monday after.
func (d days) held() civil.Date {
	if d.FridayBefore.Before(d.today) {
		return d.MondayAfter
	}
	return d.FridayBefore
}

// drive is the first day of the universities' drive, a Friday after the May
// holiday and before the observance.
func (d days) drive() civil.Date { return d.Day.AddDays(-9) }

// open is by when something is still to be done: not in the past.
func (d days) open(until civil.Date) civil.Date {
	if until.Before(d.today) {
		return d.today
	}
	return until
}

// kept is how far a duty is that people keep to: done once its day is over, and
// accepted until then.
func (d days) kept(until civil.Date) campaign.DutyState {
	if until.Before(d.today) {
		return campaign.Done
	}
	return campaign.Accepted
}

// words writes a day as plans do: 5月14日.
func words(d civil.Date) string { return fmt.Sprintf("%d月%d日", d.Month, d.Day) }
