package calendar_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"

	"tongxing/internal/calendar"
	"tongxing/internal/civil"
)

var update = flag.Bool("update", false, "write the golden files")

func instant(s string) civil.Instant {
	i, err := civil.ParseInstant(s)
	if err != nil {
		panic(err)
	}
	return i
}

func date(s string) civil.Date {
	d, err := civil.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

const installation = "@0196d3a0-5a11-7e10-8f00-1234567890ab"

// openDay is a kindergarten's campaign: a timed session, a book drive of
// several days, one that was called off, one whose end is not known yet, and
// one without a date, which cannot stand in a calendar.
func openDay() calendar.Calendar {
	modified := instant("2026-04-20T02:03:04.567Z")
	return calendar.Calendar{
		Name: "青禾幼儿园助残日开放日", Zone: "Asia/Shanghai",
		URL: "https://tongxing.example/c/disability-day",
		Events: []calendar.Event{{
			UID:         "session-0196d3a4-0001-7c1e-9b2f-000000000001" + installation,
			Summary:     "和你一起画春天",
			Location:    "青禾幼儿园操场，东门进；有坡道",
			Description: "第一项 孩子们入场\n第二项 手语合唱《让爱住我家》\n\n无障碍：手语翻译; 轮椅席位 4 个, 安静房间",
			URL:         "https://tongxing.example/c/disability-day#session-1",
			Geo:         &calendar.Point{Latitude: 30.27410049, Longitude: 120.1551},
			Categories:  []string{"助残日", "", "书画,音乐"},
			Starts:      instant("2026-05-15T01:00:00.000Z"), Ends: instant("2026-05-15T02:30:00.000Z"),
			Sequence: 2, Modified: modified,
		}, {
			UID:     "session-0196d3a4-0002-7c1e-9b2f-000000000002" + installation,
			Summary: "图书募集", First: date("2026-05-11"), Last: date("2026-05-15"), Modified: modified,
		}, {
			UID:     "session-0196d3a4-0003-7c1e-9b2f-000000000003" + installation,
			Summary: "家长座谈", Starts: instant("2026-05-14T06:00:00.000Z"), Ends: instant("2026-05-14T07:00:00.000Z"),
			Sequence: 3, Modified: modified, Cancelled: true,
		}, {
			UID:     "session-0196d3a4-0004-7c1e-9b2f-000000000004" + installation,
			Summary: "布置场地", Starts: instant("2026-05-14T08:00:00.000Z"), Modified: modified,
		}, {
			UID:     "session-0196d3a4-0005-7c1e-9b2f-000000000005" + installation,
			Summary: "日期未定", Modified: modified,
		}},
	}
}

func walkTogether() calendar.Calendar {
	return calendar.Calendar{
		Name: "Walk together; run together", Zone: "Europe/London",
		Events: []calendar.Event{{
			UID:         "item-0196d3a4-0006-7c1e-9b2f-000000000006" + installation,
			Summary:     "Buddies meet at the gate, then walk in pairs along the river path",
			Location:    `Riverside School, "The Barn"`,
			Description: "Bring water.\r\nStep-free route: left of C:\\the shed",
			URL:         "https://tongxing.example/c/walk?q=你好 there",
			Starts:      instant("2026-03-29T09:00:00.000Z"), Ends: instant("2026-03-29T08:00:00.000Z"),
			Modified: instant("2026-03-01T00:00:00.000Z"), Sequence: -1,
		}},
	}
}

// visible shows CR as ␍, so that a golden file survives editors and Git.
func visible(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\r"), []byte("␍")) }

func TestGoldens(t *testing.T) {
	t.Parallel()
	item, err := calendar.Item(openDay().Events[0])
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string][]byte{
		"feed-zh":        calendar.Feed(openDay()),
		"feed-en":        calendar.Feed(walkTogether()),
		"item-zh":        item,
		"empty-shanghai": calendar.Feed(calendar.Calendar{Name: "还没有安排", Zone: "Asia/Shanghai"}),
		"empty-london":   calendar.Feed(calendar.Calendar{Zone: "Europe/London"}),
		"empty-nowhere":  calendar.Feed(calendar.Calendar{Zone: "Moon/Base\r\nX:1"}),
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(file, visible(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(visible(got))); diff != "" {
				t.Errorf("differs from %s (-want +got):\n%s", file, diff)
			}
			checkLines(t, got)
			decode(t, got)
		})
	}
}

// TestItemIsTheFeedsEvent holds the promise that a person who has both the
// feed and the file sees one entry.
func TestItemIsTheFeedsEvent(t *testing.T) {
	t.Parallel()
	for _, cal := range []calendar.Calendar{openDay(), walkTogether()} {
		inFeed := decode(t, calendar.Feed(cal)).Events()
		for i, feeds := range inFeed {
			item, err := calendar.Item(cal.Events[i])
			if err != nil {
				t.Fatal(err)
			}
			checkLines(t, item)
			alone := decode(t, item)
			if got := alone.Props.Get(ical.PropMethod); got == nil || got.Value != "PUBLISH" {
				t.Errorf("METHOD is %v", got)
			}
			if diff := cmp.Diff(feeds.Props, alone.Events()[0].Props); diff != "" {
				t.Errorf("%s: feed and file differ:\n%s", cal.Events[i].UID, diff)
			}
		}
	}
}

func TestItemWithoutTime(t *testing.T) {
	t.Parallel()
	far := civil.InstantOf(time.Date(12026, 1, 1, 0, 0, 0, 0, time.UTC))
	for _, e := range []calendar.Event{{UID: "a"}, {UID: "b", Starts: far}, {UID: "c", First: civil.NewDate(10000, 1, 1)}} {
		if _, err := calendar.Item(e); !errors.Is(err, calendar.ErrNoTime) {
			t.Errorf("%s: got %v, want ErrNoTime", e.UID, err)
		}
		if events := decode(t, calendar.Feed(calendar.Calendar{Events: []calendar.Event{e}})).Events(); len(events) != 0 {
			t.Errorf("%s stands in the feed", e.UID)
		}
	}
}

func TestTimes(t *testing.T) {
	t.Parallel()
	start := instant("2026-05-15T01:00:00.100Z")
	for _, tc := range []struct {
		name       string
		event      calendar.Event
		start, end string // property values; end is empty where there is no DTEND
	}{
		{"timed", calendar.Event{Starts: start, Ends: start.Add(time.Hour)}, "20260515T010000Z", "20260515T020000Z"},
		{"end not known", calendar.Event{Starts: start}, "20260515T010000Z", ""},
		{"ends as it starts", calendar.Event{Starts: start, Ends: start}, "20260515T010000Z", ""},
		{"ends within its first second", calendar.Event{Starts: start, Ends: start.Add(800 * time.Millisecond)}, "20260515T010000Z", ""},
		{"ends before it starts", calendar.Event{Starts: start, Ends: start.Add(-time.Hour)}, "20260515T010000Z", ""},
		{"one day", calendar.Event{First: date("2026-05-31")}, "20260531", "20260601"},
		{"one day, said twice", calendar.Event{First: date("2026-05-31"), Last: date("2026-05-31")}, "20260531", "20260601"},
		{"over the new year", calendar.Event{First: date("2026-12-30"), Last: date("2027-01-02")}, "20261230", "20270103"},
		{"last day first", calendar.Event{First: date("2026-05-15"), Last: date("2026-05-11")}, "20260515", "20260516"},
		{"whole days win", calendar.Event{First: date("2026-05-15"), Starts: start}, "20260515", "20260516"},
		{"the last day there is", calendar.Event{First: date("9999-12-31")}, "99991231", ""},
		{"an early year", calendar.Event{First: date("0987-01-02")}, "09870102", "09870103"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			events := decode(t, calendar.Feed(calendar.Calendar{Events: []calendar.Event{tc.event}})).Events()
			value := func(name string) string {
				if p := events[0].Props.Get(name); p != nil {
					return p.Value
				}
				return ""
			}
			if got := value("DTSTART"); got != tc.start {
				t.Errorf("DTSTART %q, want %q", got, tc.start)
			}
			if got := value("DTEND"); got != tc.end {
				t.Errorf("DTEND %q, want %q", got, tc.end)
			}
		})
	}
}

func TestOddFieldsAreLeftOut(t *testing.T) {
	t.Parallel()
	nan := 0.0
	nan /= nan
	for _, geo := range []*calendar.Point{nil, {Latitude: nan}, {Latitude: 91}, {Longitude: -180.5}} {
		feed := calendar.Feed(calendar.Calendar{
			Zone:   "Local",
			Events: []calendar.Event{{UID: "u", First: date("2026-05-15"), Geo: geo, Categories: []string{"", "\x00"}}},
		})
		for _, unwanted := range []string{"GEO", "CATEGORIES", "SUMMARY", "URL", "X-WR-CALNAME", "Local"} {
			if bytes.Contains(feed, []byte(unwanted)) {
				t.Errorf("%s in\n%s", unwanted, feed)
			}
		}
	}
	feed := calendar.Feed(calendar.Calendar{Events: []calendar.Event{{First: date("2026-05-15"), Geo: &calendar.Point{Latitude: -0.0000001, Longitude: -120.5}}}})
	if !strings.Contains(string(feed), "\r\nGEO:0;-120.5\r\n") {
		t.Errorf("no GEO:0;-120.5 in\n%s", feed)
	}
}

// decode reads the bytes back with go-ical.
func decode(t *testing.T, b []byte) *ical.Calendar {
	t.Helper()
	cal, err := ical.NewDecoder(bytes.NewReader(b)).Decode()
	if err != nil {
		t.Fatalf("%v in\n%s", err, b)
	}
	return cal
}
