package civil

import (
	"database/sql/driver"
	"fmt"
	"time"
)

const timeOfDayLayout = "15:04"

// TimeOfDay is what a clock on the wall shows, to the minute.
type TimeOfDay struct{ minutes int16 } // minutes since midnight, plus one: zero is "not stated"

// NewTimeOfDay returns the time of day; hour is 0 to 23.
func NewTimeOfDay(hour, minute int) TimeOfDay {
	return TimeOfDay{int16(hour*60+minute) + 1}
}

// TimeOfDayOf returns what t's clock shows.
func TimeOfDayOf(t time.Time) TimeOfDay { return NewTimeOfDay(t.Hour(), t.Minute()) }

// ParseTimeOfDay reads 09:05 and 9:05.
func ParseTimeOfDay(s string) (TimeOfDay, error) {
	t, err := time.Parse(timeOfDayLayout, s)
	if err != nil {
		return TimeOfDay{}, fmt.Errorf("time of day %q: %w", s, err)
	}
	return TimeOfDayOf(t), nil
}

// IsZero says whether the time of day is not stated. Midnight is stated.
func (t TimeOfDay) IsZero() bool { return t.minutes == 0 }

// Hour returns 0 to 23.
func (t TimeOfDay) Hour() int { return int(max(t.minutes-1, 0)) / 60 }

// Minute returns 0 to 59.
func (t TimeOfDay) Minute() int { return int(max(t.minutes-1, 0)) % 60 }

// Before says whether t comes before o on the same day.
func (t TimeOfDay) Before(o TimeOfDay) bool { return t.minutes < o.minutes }

// String returns text such as 09:05, or the empty string where it is not
// stated.
func (t TimeOfDay) String() string {
	if t.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", t.Hour(), t.Minute())
}

// MarshalText writes what String returns.
func (t TimeOfDay) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads what String returns.
func (t *TimeOfDay) UnmarshalText(b []byte) error { return scanText(string(b), t, ParseTimeOfDay) }

// Value stores the time of day as text, NULL where it is not stated.
func (t TimeOfDay) Value() (driver.Value, error) { return nullText(t.String()), nil }

// Scan reads what Value stores.
func (t *TimeOfDay) Scan(src any) error { return scan(src, t, ParseTimeOfDay) }
