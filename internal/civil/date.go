package civil

import (
	"database/sql/driver"
	"fmt"
	"time"
)

const dateLayout = "2006-01-02"

// Date is a day of the calendar without a zone.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// NewDate returns the day, with overflowing months and days carried over as
// time.Date does.
func NewDate(year int, month time.Month, day int) Date {
	return DateOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// DateOf returns the day that t's clock shows.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ParseDate reads 2026-05-17. A day that the calendar lacks is an error.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(dateLayout, s)
	if err != nil {
		return Date{}, fmt.Errorf("date %q: %w", s, err)
	}
	return DateOf(t), nil
}

// IsZero says whether the date is not stated.
func (d Date) IsZero() bool { return d == Date{} }

func (d Date) utc() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// AddDays returns the date n days later.
func (d Date) AddDays(n int) Date { return NewDate(d.Year, d.Month, d.Day+n) }

// DaysSince returns the number of days from o to d.
func (d Date) DaysSince(o Date) int { return int(d.utc().Sub(o.utc()) / (24 * time.Hour)) }

// Before says whether d comes before o.
func (d Date) Before(o Date) bool { return d.utc().Before(o.utc()) }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.utc().Weekday() }

// String returns text such as 2026-05-17, or the empty string where the date
// is not stated.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.utc().Format(dateLayout)
}

// MarshalText writes what String returns.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what String returns.
func (d *Date) UnmarshalText(b []byte) error { return scanText(string(b), d, ParseDate) }

// Value stores the date as text, NULL where it is not stated.
func (d Date) Value() (driver.Value, error) { return nullText(d.String()), nil }

// Scan reads what Value stores.
func (d *Date) Scan(src any) error { return scan(src, d, ParseDate) }

// DisabilityDay returns the National Day for Helping Disabled Persons
// (全国助残日) of a year: the third Sunday of May (Law on the Protection of
// Persons with Disabilities, article 14).
func DisabilityDay(year int) Date {
	first := NewDate(year, time.May, 1)
	untilSunday := (7 - int(first.Weekday())) % 7
	return first.AddDays(untilSunday + 14)
}
