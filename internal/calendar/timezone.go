package calendar

import (
	"fmt"
	"strings"
	"time"
)

// The years that a VTIMEZONE describes. They are fixed so that the bytes do not
// change by themselves; rules that still hold at the end go on for ever.
const (
	zoneFrom = 2020
	zoneTo   = 2045
)

const localLayout = "20060102T150405"

// change is one moment at which clocks of a zone are put forward or back.
type change struct {
	wall     time.Time // what clocks showed when they were changed, kept as if UTC
	from, to int       // seconds east of UTC, before and after
	name     string    // abbreviation afterwards
	summer   bool      // daylight saving time afterwards
}

// sameRule says whether both changes may be two years' instances of one rule.
func (c change) sameRule(d change) bool {
	return c.from == d.from && c.to == d.to && c.name == d.name && c.summer == d.summer
}

// timezone writes the VTIMEZONE of a zone (RFC 5545 section 3.6.5) from Go's
// zone data. Changes that follow a yearly rule become one observance with that
// rule, others one observance each.
func (w *writer) timezone(zone *time.Location) {
	w.line("BEGIN:VTIMEZONE")
	w.line("TZID:" + zone.String())
	begin := time.Date(zoneFrom, 1, 1, 0, 0, 0, 0, time.UTC).In(zone)
	name, offset := begin.Zone()
	w.observance(change{
		wall: time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC),
		from: offset, to: offset, name: name, summer: begin.IsDST(),
	}, "")

	changes := changesOf(begin, time.Date(zoneTo, 1, 1, 0, 0, 0, 0, time.UTC))
	for len(changes) > 0 {
		first := changes[0]
		var same, others []change
		for _, c := range changes {
			if c.sameRule(first) {
				same = append(same, c)
			} else {
				others = append(others, c)
			}
		}
		if rule := yearly(same); rule != "" {
			w.observance(first, rule)
			changes = others
		} else {
			w.observance(first, "")
			changes = changes[1:]
		}
	}
	w.line("END:VTIMEZONE")
}

// observance writes a STANDARD or DAYLIGHT that begins with c.
func (w *writer) observance(c change, rule string) {
	kind := "STANDARD"
	if c.summer {
		kind = "DAYLIGHT"
	}
	w.line("BEGIN:" + kind)
	w.line("DTSTART:" + c.wall.Format(localLayout))
	w.line("TZOFFSETFROM:" + utcOffset(c.from))
	w.line("TZOFFSETTO:" + utcOffset(c.to))
	w.line("TZNAME:" + c.name)
	if rule != "" {
		w.line("RRULE:" + rule)
	}
	w.line("END:" + kind)
}

// changesOf returns the changes of t's zone after t and before end, in order.
//
// ZoneBounds also ends a span with the year, where nothing changes, and in a
// leap year it ends it a day early and stays there; such ends are passed over.
func changesOf(t, end time.Time) []change {
	var changes []change
	for {
		_, next := t.ZoneBounds()
		if next.IsZero() || !next.Before(end) {
			return changes
		}
		if !next.After(t) {
			next = t.AddDate(0, 0, 1)
		}
		was := next.Add(-time.Second)
		nameBefore, before := was.Zone()
		name, after := next.Zone()
		if name != nameBefore || before != after || was.IsDST() != next.IsDST() {
			changes = append(changes, change{
				wall: next.UTC().Add(time.Duration(before) * time.Second),
				from: before, to: after, name: name, summer: next.IsDST(),
			})
		}
		t = next
	}
}

// yearly returns the RRULE that the changes follow, or the empty string: the
// same weekday of the same month at the same time, each year up to zoneTo.
func yearly(changes []change) string {
	first := changes[0].wall
	if first.Year()+len(changes) != zoneTo {
		return ""
	}
	nth := func(t time.Time) int { return (t.Day()-1)/7 + 1 }
	alwaysNth, alwaysLast := true, true
	for i, c := range changes {
		t := c.wall
		if t.Year() != first.Year()+i || t.Month() != first.Month() || t.Weekday() != first.Weekday() ||
			t.Format("150405") != first.Format("150405") {
			return ""
		}
		alwaysNth = alwaysNth && nth(t) == nth(first)
		alwaysLast = alwaysLast && t.AddDate(0, 0, 7).Month() != t.Month()
	}
	day := strings.ToUpper(first.Weekday().String()[:2])
	switch {
	case alwaysLast:
		return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYDAY=-1%s", first.Month(), day)
	case alwaysNth:
		return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", first.Month(), nth(first), day)
	}
	return ""
}

// utcOffset returns an offset as +0800, with seconds only where there are any.
func utcOffset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	s := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		s += fmt.Sprintf("%02d", seconds%60)
	}
	return s
}
