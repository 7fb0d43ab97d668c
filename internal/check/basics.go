package check

import (
	"time"

	"tongxing/internal/civil"
)

// gathering says whether the plan is for a day on which people meet.
func (p *Plan) gathering() bool {
	switch p.Kind {
	case DisabilityDay, Donation, VolunteerDrive, Festival, Meeting:
		return true
	case Subsidy, CareService, SpecialEducation:
		return false
	}
	for _, s := range p.Sessions {
		if len(s.Items) > 0 {
			return true
		}
	}
	return false
}

func noTime(p *Plan) (found []Finding) {
	if (p.Period.Text == "" || p.Period.Loose) && !p.DatedBeside {
		return []Finding{{Ref: p.Ref, Field: "starts_on"}}
	}
	if p.Period.Text != "" && len(dateIncomplete(p)) > 0 {
		return nil // the sessions' days follow from the period's
	}
	for _, s := range p.ahead() {
		if !s.Written && s.StartsOn.IsZero() {
			found = append(found, Finding{Ref: s.Ref, Field: "starts_on", Title: s.Title})
		}
	}
	return found
}

func noPlace(p *Plan) (found []Finding) {
	somewhere := len(p.Places) > 0
	for _, s := range p.Sessions {
		somewhere = somewhere || s.Place != nil
	}
	if !somewhere {
		return []Finding{{Ref: p.Ref, Field: "venues"}}
	}
	for _, s := range p.ahead() {
		if !s.Written && s.Place == nil {
			found = append(found, Finding{Ref: s.Ref, Field: "venue_id", Title: s.Title})
		}
	}
	return found
}

func noOrganiser(p *Plan) []Finding {
	if len(p.Organisers) > 0 || p.UnitInTitle {
		return nil
	}
	return []Finding{{Ref: p.Ref, Field: "organisers"}}
}

// dateIncomplete leaves a month without a day alone where nobody meets on a
// day: a programme may well run from May to July.
func dateIncomplete(p *Plan) []Finding {
	d := p.Period
	incomplete := false
	switch {
	case d.Text == "":
	case d.Loose:
		incomplete = p.gathering()
	case !d.Read:
		incomplete = d.Open && p.gathering()
	case d.From.Day == 0 && d.From.Month > 0 && !d.From.Blotted && !p.gathering():
	default:
		incomplete = d.From.Year == 0 || d.From.Day == 0 || d.From.Blotted || d.To.Blotted
	}
	if !incomplete {
		return nil
	}
	return []Finding{{Ref: d.Ref, Field: d.Field, Words: d.Text}}
}

func endBeforeStart(p *Plan) (found []Finding) {
	d := p.Period
	if before(d.To, d.From) || d.Backwards {
		found = append(found, Finding{Ref: d.Ref, Field: d.Field, Words: d.Text})
	}
	for _, s := range p.Sessions {
		for _, i := range s.Items {
			if i.Backwards {
				found = append(found, Finding{Ref: i.Ref, Field: "fixed_at", Title: i.Title})
			}
		}
	}
	return found
}

// before says whether to is stated and lies before from, as far as both are
// stated; a blotted month is taken to be the same in both.
func before(to, from Day) bool {
	if to.Day == 0 || from.Day == 0 {
		return false
	}
	if to.Year != from.Year {
		return to.Year < from.Year && to.Year > 0
	}
	if to.Month != from.Month {
		return to.Month < from.Month && to.Month > 0 && to.Year > 0
	}
	return to.Day < from.Day
}

func weekdayMismatch(p *Plan) (found []Finding) {
	for _, w := range p.Weekdays {
		if w.Date.Weekday() != w.Says {
			found = append(found, Finding{Ref: w.Ref, Field: w.Field, Day: w.Date})
		}
	}
	return found
}

// orderGap looks for ordinals that skip or repeat; a new start at 1 is a new
// part of the agenda.
func orderGap(p *Plan) (found []Finding) {
	for _, s := range p.Sessions {
		last := 0
		for _, i := range s.Items {
			switch {
			case i.Ordinal < 0:
				continue
			case i.Ordinal > 0 && last > 0 && i.Ordinal != last+1 && !(i.Ordinal == 1 && last > 1):
				return []Finding{{Ref: i.Ref, Title: i.Title, Count: i.Ordinal, Most: last + 1}}
			}
			last = i.Ordinal
		}
	}
	return found
}

func emptySection(p *Plan) (found []Finding) {
	for _, s := range p.Sections {
		if s.Empty {
			found = append(found, Finding{Ref: s.Ref, Field: "body", Title: s.Title})
		}
	}
	return found
}

// ahead are the sessions in which something can still be mended.
func (p *Plan) ahead() (open []Session) {
	for _, s := range p.Sessions {
		if !s.Cancelled && !p.past(s.LastDay) {
			open = append(open, s)
		}
	}
	return open
}

// past says whether a day is over. The days of last year's plan that is being
// drafted anew are not: they are still to be changed.
func (p *Plan) past(d civil.Date) bool { return !p.stale && !d.IsZero() && d.Before(p.Today) }

// datePassed finds a draft whose days lie behind, as last year's plan has them.
func datePassed(p *Plan) []Finding {
	if !p.stale {
		return nil
	}
	day := civil.Date{}
	if from := p.Period.From; from.Day > 0 {
		day = civil.NewDate(from.Year, time.Month(from.Month), from.Day)
	} else if len(p.Sessions) > 0 {
		day = p.Sessions[0].StartsOn
	}
	return []Finding{{Ref: p.Ref, Field: "starts_on", Day: day}}
}

// over says whether the last day of the whole is past. What is no gathering
// goes on from its first day until one is stated.
func (p *Plan) over() bool {
	if p.Period.To == (Day{}) && !p.gathering() {
		return false
	}
	last := civil.Date{}
	later := func(d civil.Date) {
		if last.Before(d) {
			last = d
		}
	}
	for _, d := range []Day{p.Period.From, p.Period.To} {
		if d.Year > 0 && d.Month > 0 && d.Day > 0 && !d.Blotted {
			later(civil.NewDate(d.Year, time.Month(d.Month), d.Day))
		}
	}
	for _, s := range p.Sessions {
		if s.StartsOn.IsZero() && !s.Written {
			return false
		}
		later(s.LastDay)
	}
	return p.past(last)
}
