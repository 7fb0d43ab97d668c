package plandoc

import "strings"

// halfOfDay reads a line that only says morning or afternoon.
func halfOfDay(s string) (int, bool) {
	if len(s) > 72 || !strings.ContainsAny(s, "上下早晚午mMaAeE") {
		return 0, false
	}
	plain := strings.ToLower(strings.Trim(stripBrackets(s), " 　：:【】*#"))
	if d := findDates(plain); len(d) == 1 {
		plain = strings.Trim(plain[d[0].end:], " 　，,、")
	}
	switch plain {
	case "上午", "早上", "上半场", "morning":
		return 0, true
	case "下午", "午后", "晚上", "下半场", "afternoon", "evening":
		return 12, true
	}
	return 0, false
}

// afternoon moves a time that states no half into the afternoon.
func (c *clock) afternoon() {
	if c.from < 8*60 {
		c.from += 12 * 60
		if c.to >= 0 && c.to < 12*60 {
			c.to += 12 * 60
		}
	}
}

// readHalf moves a whole running order into the afternoon, 2:00 to 14:00, where
// the plan states that it begins there.
func (r *reader) readHalf(a *agendaReader) {
	if r.plan.Period == nil {
		return
	}
	stated, ok := findClock(r.plan.Period.Text, false)
	if !ok || stated.from < 12*60 {
		return
	}
	for i := range a.items {
		it := &a.items[i]
		if it.Time == nil {
			continue
		}
		if c, ok := findClock(*it.Time, false); ok && c.from+12*60 >= stated.from-60 {
			c.afternoon()
			text := c.String()
			it.Time = &text
		}
	}
}

// readAfternoons moves 1:30 after 11:50 into the afternoon.
func (a *agendaReader) readAfternoons(first int) {
	last := 0
	for i := first; i < len(a.items); i++ {
		it := &a.items[i]
		if it.Time == nil {
			continue
		}
		c, ok := findClock(*it.Time, false)
		if !ok {
			continue
		}
		if c.from < 7*60 && last >= 8*60 {
			c.afternoon()
			text := c.String()
			it.Time = &text
		} else if c.to >= 0 && c.to < c.from && c.to < 7*60 {
			c.to += 12 * 60
			text := c.String()
			it.Time = &text
			it.setMinutes(float64(c.to - c.from))
		}
		last = c.from
	}
}
