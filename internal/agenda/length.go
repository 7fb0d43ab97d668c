package agenda

import (
	"database/sql/driver"
	"fmt"
	"strconv"
	"time"
)

// Length is how long something takes, to the second. Its zero value is
// unknown, which is NULL in the database and not the same as no time at all.
type Length struct {
	seconds int32
	known   bool
}

// LengthOf returns a known length; seconds is not negative.
func LengthOf(seconds int) Length { return Length{int32(seconds), true} }

// Known says whether the length is known.
func (l Length) Known() bool { return l.known }

// Seconds returns the length in seconds, 0 where it is unknown.
func (l Length) Seconds() int { return int(l.seconds) }

// Duration returns the length, 0 where it is unknown.
func (l Length) Duration() time.Duration { return time.Duration(l.seconds) * time.Second }

// String returns the seconds as figures, or nothing where the length is
// unknown. It is what the change log keeps.
func (l Length) String() string {
	if !l.known {
		return ""
	}
	return strconv.Itoa(int(l.seconds))
}

// MarshalText returns what String returns.
func (l Length) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// Value stores the seconds, NULL where the length is unknown.
func (l Length) Value() (driver.Value, error) {
	if !l.known {
		return nil, nil
	}
	return int64(l.seconds), nil
}

// Scan reads what Value stores.
func (l *Length) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*l = Length{}
	case int64:
		*l = Length{int32(v), true}
	default:
		return fmt.Errorf("cannot read %T as a length", src)
	}
	return nil
}

// UnmarshalText reads what String returns.
func (l *Length) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*l = Length{}
		return nil
	}
	seconds, err := strconv.ParseInt(string(text), 10, 32)
	if err != nil {
		return err
	}
	*l = Length{int32(seconds), true}
	return nil
}
