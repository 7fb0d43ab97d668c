package calendar

import "time"

// productID names what wrote the calendar (RFC 5545 section 3.7.3).
const productID = "-//tongxing//Days of care//EN"

// refresh is how often a client is asked to look again, as a DURATION. PT1H,
// not P1H: some telephones refuse the whole file for the latter.
const refresh = "PT1H"

// Feed returns the calendar for programs that subscribe to it. The bytes are
// finished and depend on cal alone. Without events to show it is still a valid
// calendar, whose one component describes the zone.
func Feed(cal Calendar) []byte {
	w := writer{out: make([]byte, 0, 512+1024*len(cal.Events))}
	zone := location(cal.Zone)

	w.line("BEGIN:VCALENDAR")
	w.line("VERSION:2.0")
	w.line("PRODID:" + productID)
	w.line("METHOD:PUBLISH")
	if name := appendText(nil, cal.Name); len(name) > 0 {
		w.property("X-WR-CALNAME", usual, name)
	}
	w.line("X-WR-TIMEZONE:" + zone.String())
	w.line("REFRESH-INTERVAL;VALUE=DURATION:" + refresh)
	w.line("X-PUBLISHED-TTL:" + refresh)
	if url := appendURI(nil, cal.URL); len(url) > 0 {
		w.property("URL", usual, url)
	}
	if w.events(cal) == 0 {
		w.timezone(zone)
	}
	w.line("END:VCALENDAR")
	return w.out
}

// location returns the zone with that IANA name, and UTC where there is none:
// some clients refuse a file that names an unknown zone.
func location(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil || zone == time.Local {
		return time.UTC
	}
	return zone
}

// writer appends folded content lines.
type writer struct {
	out   []byte
	whole []byte // the line being folded
}

// events writes one VEVENT for each event that has a time and returns how many
// those are.
func (w *writer) events(cal Calendar) int {
	written, scratch := 0, make([]byte, 0, 4096)
	for i := range cal.Events {
		event := &cal.Events[i]
		if !event.placed() {
			continue
		}
		w.line("BEGIN:VEVENT")
		event.properties(scratch, w.property)
		w.line("END:VEVENT")
		written++
	}
	return written
}

// line writes a content line that is ready but for its folding.
func (w *writer) line(s string) {
	w.whole = append(w.whole[:0], s...)
	w.out = appendFolded(w.out, w.whole)
}

// property writes a property with an escaped value.
func (w *writer) property(name string, k kind, value []byte) {
	w.whole = append(w.whole[:0], name...)
	if k != usual {
		w.whole = append(w.whole, ";VALUE="...)
		w.whole = append(w.whole, k...)
	}
	w.whole = append(w.whole, ':')
	w.whole = append(w.whole, value...)
	w.out = appendFolded(w.out, w.whole)
}
