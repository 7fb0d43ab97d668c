// Package civil is time as people and databases can both keep it.
//
// An Instant is a moment, stored as fixed-width UTC text so that text order is
// time order on every database. A Date and a TimeOfDay are what stands on a
// notice board; At joins them to an Instant through an IANA zone. A Clock says
// what "now" is; tests set it, and nothing outside this package reads the
// machine's clock.
//
// The zero value of Instant, Date and TimeOfDay means "not stated" and is NULL
// in a database.
package civil

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"time"
)

const instantLayout = "2006-01-02T15:04:05.000Z"

// Instant is a moment to the millisecond.
type Instant struct{ t time.Time }

// InstantOf returns t's moment, cut to the millisecond.
func InstantOf(t time.Time) Instant {
	if t.IsZero() {
		return Instant{}
	}
	return Instant{t.UTC().Truncate(time.Millisecond)}
}

// ParseInstant reads the text that String writes.
func ParseInstant(s string) (Instant, error) {
	t, err := time.Parse(instantLayout, s)
	if err != nil {
		return Instant{}, fmt.Errorf("instant %q: %w", s, err)
	}
	return Instant{t}, nil
}

// IsZero says whether the instant is not stated.
func (i Instant) IsZero() bool { return i.t.IsZero() }

// Time returns the moment in UTC; the zero time where it is not stated.
func (i Instant) Time() time.Time { return i.t }

// In returns the moment as a clock in zone shows it.
func (i Instant) In(zone *time.Location) time.Time { return i.t.In(zone) }

// Add returns the instant d later.
func (i Instant) Add(d time.Duration) Instant { return InstantOf(i.t.Add(d)) }

// Sub returns how long after o it is.
func (i Instant) Sub(o Instant) time.Duration { return i.t.Sub(o.t) }

// Before says whether it comes before o.
func (i Instant) Before(o Instant) bool { return i.t.Before(o.t) }

// After says whether it comes after o.
func (i Instant) After(o Instant) bool { return i.t.After(o.t) }

// Equal says whether both are the same moment.
func (i Instant) Equal(o Instant) bool { return i.t.Equal(o.t) }

// Compare orders instants as cmp.Compare does.
func (i Instant) Compare(o Instant) int { return i.t.Compare(o.t) }

// String returns fixed-width UTC text such as 2026-05-17T01:00:00.000Z, or
// the empty string where it is not stated.
func (i Instant) String() string {
	if i.IsZero() {
		return ""
	}
	return i.t.Format(instantLayout)
}

// MarshalText writes what String returns.
func (i Instant) MarshalText() ([]byte, error) { return []byte(i.String()), nil }

// UnmarshalText reads what String returns.
func (i *Instant) UnmarshalText(b []byte) error { return scanText(string(b), i, ParseInstant) }

// Value stores the instant as text, NULL where it is not stated.
func (i Instant) Value() (driver.Value, error) { return nullText(i.String()), nil }

// Scan reads what Value stores.
func (i *Instant) Scan(src any) error { return scan(src, i, ParseInstant) }

// nullText is NULL for the empty string.
func nullText(s string) driver.Value {
	if s == "" {
		return nil
	}
	return s
}

// scan reads NULL as the zero value and text through parse.
func scan[T any](src any, dst *T, parse func(string) (T, error)) error {
	switch v := src.(type) {
	case nil:
		var zero T
		*dst = zero
		return nil
	case string:
		return scanText(v, dst, parse)
	case []byte:
		return scanText(string(v), dst, parse)
	}
	return fmt.Errorf("cannot read %T as %T", src, *dst)
}

func scanText[T any](s string, dst *T, parse func(string) (T, error)) error {
	if s == "" {
		var zero T
		*dst = zero
		return nil
	}
	v, err := parse(s)
	if err != nil {
		return err
	}
	*dst = v
	return nil
}

// ErrNoSuchTime is returned by At for a local time that clocks skip, as when
// summer time begins.
var ErrNoSuchTime = errors.New("clocks skip this local time")

// At returns the moment at which clocks in zone show the date and time of
// day. Where clocks show it twice (summer time ends) it is the earlier moment;
// where they never show it the error is ErrNoSuchTime.
func At(d Date, t TimeOfDay, zone *time.Location) (Instant, error) {
	wall := time.Date(d.Year, d.Month, d.Day, t.Hour(), t.Minute(), 0, 0, time.UTC)
	var found time.Time
	// Whichever offset holds then also holds a day before or a day after.
	for _, near := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		_, offset := wall.Add(near).In(zone).Zone()
		moment := wall.Add(-time.Duration(offset) * time.Second)
		local := moment.In(zone)
		if DateOf(local) == d && TimeOfDayOf(local) == t && (found.IsZero() || moment.Before(found)) {
			found = moment
		}
	}
	if found.IsZero() {
		return Instant{}, ErrNoSuchTime
	}
	return InstantOf(found), nil
}
