package civil_test

import (
	"database/sql/driver"
	"errors"
	"testing"
	"time"

	"tongxing/internal/civil"
)

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func TestAt(t *testing.T) {
	for _, tc := range []struct{ name, zone, date, time, want string }{
		{"no summer time", "Asia/Shanghai", "2026-05-15", "09:00", "2026-05-15T01:00:00.000Z"},
		{"midnight", "Asia/Shanghai", "2026-05-15", "00:00", "2026-05-14T16:00:00.000Z"},
		{"winter", "Europe/London", "2026-01-15", "09:00", "2026-01-15T09:00:00.000Z"},
		{"summer", "Europe/London", "2026-07-15", "09:00", "2026-07-15T08:00:00.000Z"},
		{"skipped hour", "Europe/London", "2026-03-29", "01:30", ""},
		{"repeated hour is the first", "Europe/London", "2026-10-25", "01:30", "2026-10-25T00:30:00.000Z"},
		{"half-hour change skips", "Australia/Lord_Howe", "2026-10-04", "02:15", ""},
		{"half-hour change repeats", "Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45:00.000Z"},
		{"a day that a country left out", "Pacific/Apia", "2011-12-30", "12:00", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d, _ := civil.ParseDate(tc.date)
			tod, _ := civil.ParseTimeOfDay(tc.time)
			got, err := civil.At(d, tod, zone(t, tc.zone))
			if tc.want == "" {
				if !errors.Is(err, civil.ErrNoSuchTime) {
					t.Fatalf("got %v, %v; want ErrNoSuchTime", got, err)
				}
				return
			}
			if err != nil || got.String() != tc.want {
				t.Fatalf("got %v, %v; want %s", got, err, tc.want)
			}
		})
	}
}

func FuzzAt(f *testing.F) {
	f.Add(2026, 3, 29, 90)
	f.Add(2026, 10, 25, 90)
	london, _ := time.LoadLocation("Europe/London")
	f.Fuzz(func(t *testing.T, y, m, d, minutes int) {
		if y < 1900 || y > 2100 || minutes < 0 || minutes >= 1440 {
			return
		}
		date, tod := civil.NewDate(y, time.Month(m%12+1), d%28+1), civil.NewTimeOfDay(minutes/60, minutes%60)
		i, err := civil.At(date, tod, london)
		if err != nil {
			return
		}
		if got := i.In(london); civil.DateOf(got) != date || civil.TimeOfDayOf(got) != tod {
			t.Fatalf("%v %v became %v", date, tod, got)
		}
	})
}

func TestTextForms(t *testing.T) {
	for _, s := range []string{"2026-05-17", "2000-02-29"} {
		if d, err := civil.ParseDate(s); err != nil || d.String() != s {
			t.Errorf("date %s: %v, %v", s, d, err)
		}
	}
	for _, s := range []string{"2026-02-30", "26-5-1", "", "2026-5-17"} {
		if _, err := civil.ParseDate(s); err == nil {
			t.Errorf("date %q was accepted", s)
		}
	}
	if tod, err := civil.ParseTimeOfDay("00:00"); err != nil || tod.IsZero() || tod.String() != "00:00" {
		t.Errorf("midnight: %v, %v", tod, err)
	}
	for _, s := range []string{"24:00", "9", "12:60"} {
		if _, err := civil.ParseTimeOfDay(s); err == nil {
			t.Errorf("time of day %q was accepted", s)
		}
	}
}

func TestZeroIsNull(t *testing.T) {
	var i civil.Instant
	var d civil.Date
	var tod civil.TimeOfDay
	for _, v := range []driver.Valuer{i, d, tod} {
		if got, err := v.Value(); got != nil || err != nil {
			t.Errorf("zero value stores %v, %v; want NULL", got, err)
		}
	}
}

func TestDisabilityDay(t *testing.T) {
	for year, want := range map[int]string{2024: "2024-05-19", 2025: "2025-05-18", 2026: "2026-05-17", 2027: "2027-05-16", 2033: "2033-05-15"} {
		if got := civil.DisabilityDay(year).String(); got != want {
			t.Errorf("%d: got %s, want %s", year, got, want)
		}
	}
}
