package agenda_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"tongxing/internal/agenda"
	"tongxing/internal/civil"
)

// day makes a session on 15 May 2026 in Shanghai from 09:00 to 10:30 with the
// items that rows describe: "*" backstage, "#" numbered, then a length ("5m",
// "?" unknown), then "@09:30" or "@2026-05-16T00:10" for a fixed start, ">3m"
// for the least length, "<60m" for a call so long before the session, "drop"
// where it may be dropped.
func day(t testing.TB, rows ...string) agenda.Session {
	t.Helper()
	s := agenda.Session{SessionFields: agenda.SessionFields{
		Title: "主会场", StartsOn: civil.NewDate(2026, time.May, 15), StartsAt: civil.NewTimeOfDay(9, 0),
		EndsOn: civil.NewDate(2026, time.May, 15), EndsAt: civil.NewTimeOfDay(10, 30), Zone: "Asia/Shanghai",
	}}
	for i, row := range rows {
		s.Items = append(s.Items, item(t, fmt.Sprint(i), row))
	}
	return s
}

func item(t testing.TB, id, row string) agenda.Item {
	t.Helper()
	i := agenda.Item{ItemFields: agenda.ItemFields{Kind: agenda.Other, Title: "环节" + id}}
	i.ID = id
	for _, word := range strings.Fields(row) {
		switch {
		case word == "*":
			i.Backstage = true
		case word == "#":
			i.Numbered = true
		case word == "?":
		case word == "drop":
			i.MayDrop = true
		case word[0] == '>':
			least, err := time.ParseDuration(word[1:])
			if err != nil {
				t.Fatal(err)
			}
			i.LeastSeconds = agenda.LengthOf(int(least / time.Second))
		case word[0] == '<':
			lead, err := time.ParseDuration(word[1:])
			if err != nil {
				t.Fatal(err)
			}
			i.LeadSeconds = agenda.LengthOf(int(lead / time.Second))
		case word[0] == '@':
			on, at, dated := strings.Cut(word[1:], "T")
			if !dated {
				on, at = "", on
			}
			if err := i.FixedOn.UnmarshalText([]byte(on)); err != nil {
				t.Fatal(err)
			}
			if err := i.FixedAt.UnmarshalText([]byte(at)); err != nil {
				t.Fatal(err)
			}
		default:
			d, err := time.ParseDuration(word)
			if err != nil {
				t.Fatal(err)
			}
			i.Seconds = agenda.LengthOf(int(d / time.Second))
		}
	}
	return i
}

// told writes a slot as a reader sees it: "09:00:30—09:05 +10m" (gap), "!5m"
// (overlap), "~" (about), with the day where it is not 15 May.
func told(s agenda.Session, slot agenda.Slot) string {
	clock := func(i civil.Instant) string {
		if i.IsZero() {
			return "?"
		}
		at := i.In(s.Location())
		text := at.Format("15:04:05")
		text = strings.TrimSuffix(text, ":00")
		if at.Day() != 15 && !s.StartsOn.IsZero() {
			text = at.Format("2T") + text
		}
		return text
	}
	text := clock(slot.Starts) + "—" + clock(slot.Ends)
	if slot.About {
		text = "~" + text
	}
	if slot.Gap > 0 {
		text += " +" + slot.Gap.String()
	}
	if slot.Overlap > 0 {
		text += " !" + slot.Overlap.String()
	}
	if slot.Ordinal > 0 {
		text += fmt.Sprint(" #", slot.Ordinal)
	}
	return text
}

var timings = []struct {
	name string
	rows []string
	want []string
	edit func(*agenda.Session)
}{
	{name: "one after the other, seconds and all",
		rows: []string{"5m", "# 46s", "# 2m30s", "10m"},
		want: []string{"09:00—09:05", "09:05—09:05:46 #1", "09:05:46—09:08:16 #2", "09:08:16—09:18:16"}},
	{name: "backstage before the first public item lies before the start",
		rows: []string{"* 20m", "* 5m", "10m", "* 3m", "5m"},
		want: []string{"08:35—08:55", "08:55—09:00", "09:00—09:10", "09:10—09:13", "09:13—09:18"}},
	{name: "a call at its own time: what follows it follows, what stands before runs backwards from it",
		rows: []string{"* 10m", "* 20m @08:00", "* 15m", "10m"},
		want: []string{"07:50—08:00", "08:00—08:20", "08:20—08:35", "09:00—09:10 +25m0s"}},
	{name: "calls run beside what else is done before the session and push nothing",
		rows: []string{"* 20m @08:00", "* 20m <50m", "* ? <50m", "* 15m", "10m", "* 5m <30m", "5m"},
		want: []string{"08:00—08:20", "08:10—08:30", "08:10—?", "08:20—08:35", "09:00—09:10 +25m0s", "09:10—09:15", "09:15—09:20"}},
	{name: "a call of a session that does not say when it begins follows the order",
		rows: []string{"* 20m <50m", "5m @09:30"},
		want: []string{"09:10—09:30", "09:30—09:35"},
		edit: func(s *agenda.Session) { s.StartsAt, s.EndsAt = civil.TimeOfDay{}, civil.TimeOfDay{} }},
	{name: "only backstage: a rehearsal starts with the session",
		rows: []string{"* 20m", "* 5m"},
		want: []string{"09:00—09:20", "09:20—09:25"}},
	{name: "slack before a fixed start is a gap",
		rows: []string{"10m", "5m @09:30", "5m"},
		want: []string{"09:00—09:10", "09:30—09:35 +20m0s", "09:35—09:40"}},
	{name: "arriving late is an overlap, and the fixed start stays",
		rows: []string{"40m", "5m @09:30", "5m"},
		want: []string{"09:00—09:40", "09:30—09:35 !10m0s", "09:35—09:40"}},
	{name: "after an unknown length times are about, until a fixed start",
		rows: []string{"10m", "?", "5m", "5m @09:40", "5m"},
		want: []string{"09:00—09:10", "09:10—?", "~09:15—09:20", "09:40—09:45", "09:45—09:50"}},
	{name: "what is about never passes the next fixed start, and is no overlap by itself",
		rows: []string{"10m", "?", "2m", "5m @09:14"},
		want: []string{"09:00—09:10", "09:10—?", "~09:14—09:14", "09:14—09:19"}},
	{name: "known lengths alone arrive late",
		rows: []string{"10m", "?", "20m", "5m @09:15"},
		want: []string{"09:00—09:10", "09:10—?", "~09:15—09:15", "09:15—09:20 !15m0s"}},
	{name: "an unknown call before the start",
		rows: []string{"* ?", "* 5m", "10m"},
		want: []string{"~08:50—?", "08:55—09:00", "09:00—09:10"}},
	{name: "a first item at its own time",
		rows: []string{"10m @09:15", "5m"},
		want: []string{"09:15—09:25", "09:25—09:30"}},
	{name: "no session start: a fixed start says when the others are",
		rows: []string{"10m", "5m @09:30", "5m"},
		edit: func(s *agenda.Session) { s.StartsAt, s.EndsAt = civil.TimeOfDay{}, civil.TimeOfDay{} },
		want: []string{"09:20—09:30", "09:30—09:35", "09:35—09:40"}},
	{name: "nothing says when",
		rows: []string{"# 10m", "# 5m"},
		edit: func(s *agenda.Session) { s.StartsAt, s.EndsAt = civil.TimeOfDay{}, civil.TimeOfDay{} },
		want: []string{"?—? #1", "?—? #2"}},
	{name: "the day is not decided, the times are",
		rows: []string{"* 10m", "10m", "5m @09:30"},
		edit: func(s *agenda.Session) { s.StartsOn, s.EndsOn = civil.Date{}, civil.Date{} },
		want: []string{"08:50—09:00", "09:00—09:10", "09:30—09:35 +20m0s"}},
	{name: "over midnight",
		rows: []string{"* 10m @21:00", "90m @22:50", "5m @00:30", "5m"},
		edit: func(s *agenda.Session) {
			s.StartsAt, s.EndsOn, s.EndsAt = civil.NewTimeOfDay(22, 50), s.StartsOn.AddDays(1), civil.NewTimeOfDay(1, 0)
		},
		want: []string{"21:00—21:10", "22:50—16T00:20 +1h40m0s", "16T00:30—16T00:35 +10m0s", "16T00:35—16T00:40"}},
	{name: "a call the evening before",
		rows: []string{"* 30m @2026-05-14T18:00", "10m"},
		want: []string{"14T18:00—14T18:30", "09:00—09:10 +14h30m0s"}},
	{name: "over the end of summer time: real minutes",
		rows: []string{"90m", "30m"},
		edit: func(s *agenda.Session) {
			s.StartsOn, s.EndsOn, s.Zone = civil.NewDate(2026, time.October, 25), civil.NewDate(2026, time.October, 25), "Europe/London"
			s.StartsAt, s.EndsAt = civil.NewTimeOfDay(0, 30), civil.NewTimeOfDay(4, 0)
		},
		want: []string{"25T00:30—25T01:00", "25T01:00—25T01:30"}},
	{name: "a numbered backstage item is not counted",
		rows: []string{"# 5m", "* # 5m", "# 5m"},
		want: []string{"09:00—09:05 #1", "09:05—09:10", "09:10—09:15 #2"}},
}

func TestTiming(t *testing.T) {
	for _, tc := range timings {
		t.Run(tc.name, func(t *testing.T) {
			s := day(t, tc.rows...)
			if tc.edit != nil {
				tc.edit(&s)
			}
			for i, slot := range agenda.Timing(s).Slots {
				if got := told(s, slot); got != tc.want[i] {
					t.Errorf("item %d: got %s, want %s", i, got, tc.want[i])
				}
			}
		})
	}
}

func TestTimetableSums(t *testing.T) {
	s := day(t, "* 20m", "5m", "30m", "?", "10m @10:00", "* 15m")
	table := agenda.Timing(s)
	if got := table.Begins.In(s.Location()).Format("15:04"); got != "09:00" {
		t.Errorf("begins %s, want 09:00", got)
	}
	if got := table.Ends.In(s.Location()).Format("15:04"); got != "10:10" || table.About {
		t.Errorf("ends %s (about: %v), want 10:10: the fixed start makes it certain, and what is backstage at the end does not count", got, table.About)
	}
	if slack, known := table.Slack(); slack != 20*time.Minute || !known {
		t.Errorf("slack %v, want 20 minutes", slack)
	}
	if table.Known != 45*time.Minute || table.Unknown != 1 {
		t.Errorf("known %v, unknown %d; want 45 minutes and 1", table.Known, table.Unknown)
	}
	late := agenda.Timing(day(t, "2h"))
	if got := late.LastEnd(); got != late.Ends {
		t.Errorf("told outside: %v, want the later end %v", got, late.Ends)
	}
	unsure := agenda.Timing(day(t, "80m", "?", "15m"))
	if got := unsure.LastEnd(); got != unsure.Planned || !unsure.About {
		t.Errorf("told outside: %v, want the planned end while lengths are unknown", got)
	}
	if empty := agenda.Timing(day(t)); !empty.Ends.IsZero() || empty.Begins.IsZero() || empty.LastEnd() != empty.Planned {
		t.Errorf("without items: %+v", empty)
	}
}

// FuzzTiming holds what is true of every timetable.
func FuzzTiming(f *testing.F) {
	f.Add([]byte{0, 5, 1, 40, 9, 30, 2, 7})
	f.Add([]byte("920080"))
	f.Add([]byte{255, 0, 7, 3, 250, 250, 4, 4, 4})
	f.Fuzz(func(t *testing.T, dice []byte) {
		s := day(t)
		for i := 0; i+1 < len(dice) && len(s.Items) < 60; i += 2 {
			row := fmt.Sprintf("%ds", int(dice[i+1])*11)
			if dice[i]&1 != 0 {
				row = "?"
			}
			if dice[i]&6 == 6 {
				row += " *"
			}
			if dice[i]&24 == 24 {
				row += fmt.Sprintf(" @%02d:%02d", 7+dice[i+1]%6, dice[i+1]%60)
			}
			if dice[i]&32 != 0 {
				row += " #"
			}
			s.Items = append(s.Items, item(t, fmt.Sprint(i), row))
		}
		table := agenda.Timing(s)
		var sum time.Duration
		ordinal := 0
		for i, slot := range table.Slots {
			it := s.Items[i]
			if slot.Starts.IsZero() {
				t.Fatalf("item %d has no start in a session that has one", i)
			}
			if !it.FixedAt.IsZero() && slot.Starts.In(s.Location()).Format("15:04:05") != it.FixedAt.String()+":00" {
				t.Fatalf("the fixed start of item %d moved to %v", i, slot.Starts)
			}
			if it.Seconds.Known() && !slot.About && slot.Ends.Sub(slot.Starts) != it.Seconds.Duration() {
				t.Fatalf("item %d was shortened to %v", i, slot.Ends.Sub(slot.Starts))
			}
			if slot.Gap > 0 && slot.Overlap > 0 || slot.Gap < 0 || slot.Overlap < 0 {
				t.Fatalf("item %d: gap %v, overlap %v", i, slot.Gap, slot.Overlap)
			}
			if i > 0 && slot.Starts.Before(table.Slots[i-1].Starts) && slot.Overlap == 0 && it.FixedAt.IsZero() && !table.Slots[i-1].Before {
				t.Fatalf("item %d starts before the one before it", i)
			}
			if slot.Ordinal > 0 {
				ordinal++
				if slot.Ordinal != ordinal {
					t.Fatalf("item %d has the ordinal %d, want %d", i, slot.Ordinal, ordinal)
				}
			}
			sum += it.Seconds.Duration()
		}
		if table.Known > sum {
			t.Fatalf("the known lengths sum up to %v, more than all of them, %v", table.Known, sum)
		}
		if again := agenda.Timing(s); fmt.Sprint(again) != fmt.Sprint(table) {
			t.Fatal("the same session gave two timetables")
		}
	})
}

func TestUsual(t *testing.T) {
	for _, kind := range agenda.Kinds {
		for _, age := range agenda.AgeGroups {
			if l := agenda.Usual(kind, age); !l.Known() || l.Seconds() <= 0 || l.Seconds()%60 != 0 {
				t.Errorf("%s before %s: %v", kind, age, l)
			}
		}
		if agenda.Usual(kind, agenda.Preschool).Seconds() > agenda.Usual(kind, agenda.Adult).Seconds() {
			t.Errorf("%s takes children longer than adults", kind)
		}
	}
}
