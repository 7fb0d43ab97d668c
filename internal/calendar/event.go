package calendar

import (
	"math"
	"strconv"

	"tongxing/internal/civil"
)

// Calendar is what one feed shows.
type Calendar struct {
	Name   string  // shown by clients as the calendar's name
	Zone   string  // IANA zone that clients may show times in; UTC where unknown
	URL    string  // the page for people
	Events []Event // in the order in which they are written
}

// Event is one entry of a calendar: either timed (Starts, Ends) or, where First
// is set, a run of whole days (First, Last). An Event with neither cannot stand
// in a calendar: Feed leaves it out.
type Event struct {
	UID         string // whole, for example session-<id>@<installation>; never changes
	Summary     string
	Description string // may hold line breaks
	Location    string
	URL         string
	Geo         *Point // nil where unknown
	Categories  []string

	Starts civil.Instant
	// Ends may be unknown. Not after Starts it counts as unknown too: no DTEND
	// is written, which RFC 5545 section 3.6.1 reads as "ends when it starts"
	// and clients show as a moment. A DTEND at or before DTSTART is forbidden
	// (section 3.8.2.2), and a made-up hour would be a promise nobody gave.
	Ends civil.Instant

	First civil.Date // first whole day
	Last  civil.Date // last whole day, included; not after First means one day

	Sequence  int           // grows when time, place or status changes
	Modified  civil.Instant // last change of anything shown here
	Cancelled bool
}

// Point is a place on the earth in degrees (WGS 84).
type Point struct{ Latitude, Longitude float64 }

// kind is the value type that a property names in its VALUE parameter; empty
// is the property's usual one.
type kind string

const (
	usual kind = ""
	day   kind = "DATE"
)

// allDay says whether the event is a run of whole days.
func (e *Event) allDay() bool { return !e.First.IsZero() }

// placed says whether the event has a time that iCalendar can write.
func (e *Event) placed() bool {
	if e.allDay() {
		return writable(e.First.Year)
	}
	return !e.Starts.IsZero() && writable(e.Starts.Time().Year())
}

// writable says whether a year has the four digits that RFC 5545 dates have.
func writable(year int) bool { return year >= 1 && year <= 9999 }

// properties gives every property of the event, in the order of writing, to
// put. Its value is escaped, without line breaks, and lies in scratch, so it is
// valid only during the call.
func (e *Event) properties(scratch []byte, put func(name string, k kind, value []byte)) {
	value := scratch[:0]
	always := func(name string, v []byte) { put(name, usual, v) }
	unlessEmpty := func(name string, v []byte) {
		if len(v) > 0 {
			put(name, usual, v)
		}
	}
	always("UID", appendText(value, e.UID))
	modified := appendInstant(value, e.Modified)
	always("DTSTAMP", modified)
	always("LAST-MODIFIED", modified)
	always("SEQUENCE", strconv.AppendInt(value, int64(max(e.Sequence, 0)), 10))
	if e.Cancelled {
		always("STATUS", append(value, "CANCELLED"...))
	} else {
		always("STATUS", append(value, "CONFIRMED"...))
	}
	e.times(value, put)
	unlessEmpty("SUMMARY", appendText(value, e.Summary))
	unlessEmpty("LOCATION", appendText(value, e.Location))
	unlessEmpty("DESCRIPTION", appendText(value, e.Description))
	unlessEmpty("CATEGORIES", appendList(value, e.Categories))
	unlessEmpty("GEO", appendPoint(value, e.Geo))
	unlessEmpty("URL", appendURI(value, e.URL))
}

// times gives DTSTART and DTEND. Whole days are TRANSPARENT: a donation drive
// of two weeks makes nobody busy for two weeks.
func (e *Event) times(value []byte, put func(string, kind, []byte)) {
	if !e.allDay() {
		put("DTSTART", usual, appendInstant(value, e.Starts))
		ends := e.Ends.Time()
		if ends.Unix() > e.Starts.Time().Unix() && writable(ends.Year()) {
			put("DTEND", usual, appendInstant(value, e.Ends))
		}
		return
	}
	put("DTSTART", day, appendDate(value, e.First))
	last := e.Last
	if last.Before(e.First) {
		last = e.First
	}
	if after := last.AddDays(1); writable(after.Year) {
		put("DTEND", day, appendDate(value, after))
	}
	put("TRANSP", usual, append(value, "TRANSPARENT"...))
}

// appendPoint writes latitude and longitude to six places, about a step of a
// child, and nothing for a point that is not on the earth.
func appendPoint(dst []byte, p *Point) []byte {
	if p == nil || !(math.Abs(p.Latitude) <= 90 && math.Abs(p.Longitude) <= 180) {
		return dst
	}
	dst = appendDegrees(dst, p.Latitude)
	dst = append(dst, ';')
	return appendDegrees(dst, p.Longitude)
}

func appendDegrees(dst []byte, degrees float64) []byte {
	const places = 1e6
	rounded := math.Round(degrees*places)/places + 0 // + 0 turns -0 into 0
	return strconv.AppendFloat(dst, rounded, 'f', -1, 64)
}
