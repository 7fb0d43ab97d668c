package calendar_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tongxing/internal/calendar"
	"tongxing/internal/civil"
)

// question and answer are what testdata/readback.mjs takes and gives.
type question struct {
	ICS    string   `json:"ics"`
	Probes []string `json:"probes,omitempty"`
}

type answer struct {
	Events  []understood `json:"events"`
	Offsets []int        `json:"offsets"`
}

// understood is an event as ical.js reads it: instants as Unix milliseconds,
// whole days as dates.
type understood struct {
	UID, Summary, Location, Description string
	Categories                          []string
	URL                                 string
	Geo                                 []float64
	Status                              string
	Sequence                            int
	Starts, Ends, Stamp, Modified       string
}

// readBack has ical.js, a library that shares no line with ours, read every
// calendar in one run of Node.
func readBack(t *testing.T, questions []question) []answer {
	t.Helper()
	in, err := json.Marshal(questions)
	if err != nil {
		t.Fatal(err)
	}
	node := exec.CommandContext(t.Context(), "node", filepath.Join("testdata", "readback.mjs"), icalJS(t))
	node.Stdin = bytes.NewReader(in)
	var complaint bytes.Buffer
	node.Stderr = &complaint
	out, err := node.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, complaint.String())
	}
	var answers []answer
	if err := json.Unmarshal(out, &answers); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	if len(answers) != len(questions) {
		t.Fatalf("%d answers to %d questions", len(answers), len(questions))
	}
	return answers
}

// icalJS returns the folder of ical.js: in NODE_PATH, else in node_modules
// beside go.mod, where npm ci puts it.
func icalJS(t *testing.T) string {
	t.Helper()
	modules := filepath.SplitList(os.Getenv("NODE_PATH"))
	modules = append(modules, filepath.Join("..", "..", "node_modules"))
	for _, dir := range modules {
		if found, err := filepath.Abs(filepath.Join(dir, "ical.js")); err == nil {
			if _, err := os.Stat(filepath.Join(found, "dist", "ical.js")); err == nil {
				return found
			}
		}
	}
	t.Fatalf("ical.js is in none of %v: run npm ci", modules)
	return ""
}

func millis(i civil.Instant) string {
	return strconv.FormatInt(i.Time().Truncate(time.Second).UnixMilli(), 10)
}

// local returns the moment of a local time such as 2026-11-01 01:30.
func local(t *testing.T, zone *time.Location, s string) civil.Instant {
	t.Helper()
	d, clock, _ := strings.Cut(s, " ")
	tod, err := civil.ParseTimeOfDay(clock)
	if err != nil {
		t.Fatal(err)
	}
	i, err := civil.At(date(d), tod, zone)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func TestReadBackByIcalJS(t *testing.T) {
	t.Parallel()
	hostile := "第一项；入场, 就座; \\n 不是换行\n“合唱”《同行》 👩‍👧‍👦𠮷\tשלום"
	var questions []question
	var want [][]understood
	for _, tc := range []struct {
		zone  string
		times [][2]string // local; two on either side of a change of clocks
	}{
		{"Asia/Shanghai", [][2]string{{"2026-05-15 09:00", "2026-05-15 10:30"}, {"2026-12-31 23:30", "2027-01-01 00:30"}}},
		{"Europe/London", [][2]string{{"2026-03-29 00:30", "2026-03-29 02:30"}, {"2026-10-25 00:30", "2026-10-25 03:00"}}},
		{"America/New_York", [][2]string{{"2026-11-01 00:30", "2026-11-01 03:00"}, {"2026-03-08 01:30", "2026-03-08 03:30"}}},
		{"Australia/Lord_Howe", [][2]string{{"2026-04-05 01:00", "2026-04-05 02:30"}, {"2026-10-04 01:45", "2026-10-04 02:45"}}},
	} {
		zone, err := time.LoadLocation(tc.zone)
		if err != nil {
			t.Fatal(err)
		}
		cal := calendar.Calendar{Name: hostile, Zone: tc.zone}
		var events []understood
		for i, span := range tc.times {
			starts, ends := local(t, zone, span[0]), local(t, zone, span[1])
			event := calendar.Event{
				UID: fmt.Sprintf("session-%d%s", i, installation), Summary: hostile, Location: hostile, Description: hostile,
				URL: "https://tongxing.example/c/demo?a=1&b=2#x", Geo: &calendar.Point{Latitude: -31.5547, Longitude: 159.0821},
				Categories: []string{hostile, "助残日"}, Starts: starts, Ends: ends,
				Sequence: i, Modified: starts.Add(-36 * time.Hour), Cancelled: i == 1,
			}
			cal.Events = append(cal.Events, event)
			events = append(events, understood{
				UID: event.UID, Summary: hostile, Location: hostile, Description: hostile,
				URL: event.URL, Geo: []float64{-31.5547, 159.0821}, Categories: event.Categories,
				Status: []string{"CONFIRMED", "CANCELLED"}[i], Sequence: i, Starts: millis(starts), Ends: millis(ends),
				Stamp: millis(event.Modified), Modified: millis(event.Modified),
			})
		}
		drive := calendar.Event{UID: "drive", First: date("2026-03-28"), Last: date("2026-04-05"), Modified: cal.Events[0].Modified}
		cal.Events = append(cal.Events, drive)
		events = append(events, understood{
			UID: "drive", Categories: []string{}, Geo: []float64{}, Status: "CONFIRMED",
			Starts: "2026-03-28", Ends: "2026-04-06", Stamp: millis(drive.Modified), Modified: millis(drive.Modified),
		})
		questions = append(questions, question{ICS: string(calendar.Feed(cal))})
		want = append(want, events)
		for i, event := range cal.Events {
			item, err := calendar.Item(event)
			if err != nil {
				t.Fatal(err)
			}
			questions = append(questions, question{ICS: string(item)})
			want = append(want, events[i:i+1])
		}
	}
	for i, got := range readBack(t, questions) {
		if diff := cmp.Diff(want[i], got.Events); diff != "" {
			t.Errorf("ical.js reads something else (-ours +theirs):\n%s\n%s", diff, questions[i].ICS)
		}
	}
}

// TestZonesReadBack compares the VTIMEZONE of an empty calendar with Go's zone
// data, at two local noons a month, through ical.js.
func TestZonesReadBack(t *testing.T) {
	t.Parallel()
	zones := []string{
		"Asia/Shanghai", "Asia/Kathmandu", "UTC", "Europe/London", "Europe/Dublin", "America/New_York",
		"Australia/Lord_Howe", "Africa/Casablanca", "Africa/Cairo", "Asia/Tehran", "America/Santiago", "Pacific/Apia",
	}
	var questions []question
	var want [][]int
	for _, name := range zones {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		q := question{ICS: string(calendar.Feed(calendar.Calendar{Zone: name}))}
		var offsets []int
		for month := range 12 * 14 { // ical.js unrolls rules up to 2035
			for _, day := range []int{2, 16} {
				noon := time.Date(2021, time.Month(1+month), day, 12, 0, 0, 0, zone)
				_, offset := noon.Zone()
				offsets = append(offsets, offset)
				q.Probes = append(q.Probes, noon.Format("2006-01-02T15:04:05"))
			}
		}
		questions = append(questions, q)
		want = append(want, offsets)
	}
	for i, got := range readBack(t, questions) {
		if diff := cmp.Diff(want[i], got.Offsets); diff != "" {
			t.Errorf("%s (-Go +ical.js):\n%s\n%s", zones[i], diff, questions[i].ICS)
		}
	}
}

// TestEveryZoneEnds holds that the search for changes of clocks ends for all
// zones, those included whose last rule reaches a leap year's end.
func TestEveryZoneEnds(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"Africa/Cairo", "America/Nuuk", "America/Asuncion", "Asia/Gaza", "Europe/Dublin", "Antarctica/Troll", "Asia/Pyongyang"} {
		feed := calendar.Feed(calendar.Calendar{Zone: name})
		if !bytes.Contains(feed, []byte("TZID:"+name)) || len(feed) > 64<<10 {
			t.Errorf("%s: %d octets", name, len(feed))
		}
		checkLines(t, feed)
	}
}
