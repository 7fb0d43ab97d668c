package agenda_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"tongxing/internal/agenda"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
)

// foretold tells a forecast: lengths in order, with × for a dropped item, and
// what is missing: "8m 17m × -4m at the end".
func foretold(p agenda.Forecast) string {
	length := map[string]string{}
	for _, i := range p.After.Items {
		length[i.ID] = "?"
		if i.Seconds.Known() {
			length[i.ID] = brief(i.Seconds)
		}
	}
	var told []string
	for _, i := range p.Before.Items {
		if length[i.ID] == "" {
			length[i.ID] = "×"
		}
		told = append(told, length[i.ID])
	}
	for _, l := range p.Lacks {
		told = append(told, fmt.Sprintf("-%s before %q", brief(l.Length), l.ItemID))
	}
	return strings.Join(told, " ")
}

func brief(l agenda.Length) string {
	return strings.TrimSuffix(strings.Replace(l.Duration().String(), "m0s", "m", 1), "h0m")
}

func TestEndBy(t *testing.T) {
	for _, c := range []struct {
		name string
		rows string
		end  string
		want string
	}{
		{"in time", "10m >5m, 10m >5m", "09:20", "10m 10m"},
		{"early: nothing grows", "10m >5m, 10m >5m", "09:40", "10m 10m"},
		{"in proportion to what each may give", "20m >10m, 10m >5m, 30m", "09:54", "16m 8m 30m"},
		{"whole minutes, the greatest remainder first", "10m >6m, 10m >7m, 10m >9m", "09:26", "8m 8m 10m"},
		{"more than half a minute over is a whole minute", "10m >5m, 9m30s >5m", "09:19", "9m 9m30s"},
		{"half minutes where whole ones are not enough", "2m >1m30s, 2m >1m30s, 2m >1m30s", "09:05", "1m30s 1m30s 2m"},
		{"seconds where half minutes are not enough", "2m >1m45s, 2m >1m45s", "09:03", "1m45s 1m45s -30s before \"\""},
		{"to the second", "1m40s >1m25s, 1m40s >1m25s", "09:03", "1m30s 1m30s"},
		{"what is missing", "10m >8m, 10m, 10m >9m", "09:20", "8m 10m 9m -7m before \"\""},
		{"unknown lengths are reckoned as usual and give nothing", "10m >5m, ? >1m", "09:12", "7m ?"},
		{"dropped only where shortening is not enough", "10m >5m, 10m >8m drop", "09:13", "5m 8m"},
		{"dropped, and then only as short as needed", "10m >5m, 10m >8m drop, 10m >8m", "09:17", "8m × 9m"},
		{"the one that does alone, not the longest", "10m, 20m drop, 3m drop, 5m drop", "09:34", "10m 20m 3m ×"},
		{"the fewest", "10m, 4m drop, 6m drop, 5m drop", "09:15", "10m × × 5m"},
		{"the later one among equals", "10m, 5m drop, 5m drop", "09:15", "10m 5m ×"},
		{"the first public item is never dropped", "10m drop, 10m", "09:10", "10m 10m -10m before \"\""},
		{"the last one too", "10m, 5m drop", "09:10", "10m ×"},
		{"the last one before which crew work stays", "10m, * 5m, 5m drop", "09:12", "10m 5m 5m -8m before \"\""},
		{"a fixed start is never dropped", "10m, 10m drop @09:20", "09:25", "10m 10m -5m before \"\""},
		{"what lies before a fixed start in time gives nothing", "10m >5m, 10m >5m @09:30, 10m >5m", "09:45", "10m 7m 8m"},
		{"what arrives late at a fixed start gives", "20m >10m, 20m >10m, 10m @09:30", "10:00", "15m 15m 10m"},
		{"what is missing before a fixed start", "20m >18m, 20m, 10m >4m @09:30", "09:35", "18m 20m 5m -8m before \"2\""},
		{"a fixed start before the one before", "10m >5m, 10m >5m @09:30, 10m @09:20", "10:00", "10m 10m 10m -20m before \"2\""},
		{"an unknown length before a fixed start takes no time", "10m >5m, ?, 10m @09:10", "10:00", "10m ? 10m"},
		{"backstage before and behind is not of it", "* 30m >5m, 10m >5m, * 30m >5m", "09:08", "30m 8m 30m"},
		{"backstage between is", "10m >5m, * 10m >5m, 10m >5m", "09:24", "8m 8m 8m"},
		{"a call that comes late is not of it", "* 45m >5m @08:30, 10m >5m", "09:08", "45m 8m"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			end, err := civil.ParseTimeOfDay(c.end)
			if err != nil {
				t.Fatal(err)
			}
			p, err := agenda.EndBy(end)(day(t, strings.Split(c.rows, ", ")...))
			if err != nil {
				t.Fatal(err)
			}
			if got := foretold(p); got != c.want {
				t.Errorf("%s by %s: %s, want %s", c.rows, c.end, got, c.want)
			}
		})
	}
}

func TestEndByRefuses(t *testing.T) {
	nowhere := day(t, "10m")
	nowhere.StartsAt = civil.TimeOfDay{}
	for name, s := range map[string]agenda.Session{
		"no items": day(t), "no time": nowhere, "a later fixed start": day(t, "10m", "10m @10:20"), "a later beginning": day(t, "10m @10:15"),
	} {
		_, err := agenda.EndBy(civil.NewTimeOfDay(10, 15))(s)
		if f := fault.From(err); f == nil || f.Kind != fault.Invalid || len(f.Fields) != 1 || f.Fields[0].Name != "end" {
			t.Errorf("%s: %v", name, err)
		}
	}
	night := day(t, "10m", "10m")
	night.StartsAt, night.EndsOn, night.EndsAt = civil.NewTimeOfDay(23, 50), civil.NewDate(2026, 5, 16), civil.NewTimeOfDay(0, 30)
	if p, err := agenda.EndBy(civil.NewTimeOfDay(0, 10))(night); err != nil || len(p.Changed()) > 0 || p.After.EndsOn != night.EndsOn || p.After.EndsAt != civil.NewTimeOfDay(0, 10) {
		t.Errorf("over midnight: %s, %v", foretold(p), err)
	}
}

// FuzzEndBy makes sessions from a seed and holds what EndBy promises.
func FuzzEndBy(f *testing.F) {
	for seed := range uint64(40) {
		f.Add(seed, uint16(540+seed*7))
	}
	f.Fuzz(func(t *testing.T, seed uint64, minute uint16) {
		s := randomSession(t, rand.New(rand.NewPCG(seed, 7)))
		end := civil.NewTimeOfDay(int(minute)/60%24, int(minute)%60)
		p, err := agenda.EndBy(end)(s)
		if err != nil {
			if fault.KindOf(err) != fault.Invalid {
				t.Fatal(err)
			}
			return
		}
		again, err := agenda.EndBy(end)(s)
		if err != nil || again.Digest() != p.Digest() {
			t.Error("the same session gives two answers")
		}
		holdItems(t, p)
		holdEnd(t, p, end)
	})
}

// holdItems: nothing grows, nothing is shorter than its least, fixed starts
// stay, and nothing is dropped that may not be, or while something could give.
func holdItems(t *testing.T, p agenda.Forecast) {
	t.Helper()
	after := map[string]agenda.Item{}
	for _, i := range p.After.Items {
		after[i.ID] = i
	}
	if len(p.After.Items)+len(p.Dropped) != len(p.Before.Items) {
		t.Errorf("%d items and %d dropped of %d", len(p.After.Items), len(p.Dropped), len(p.Before.Items))
	}
	for _, was := range p.Before.Items {
		is, stays := after[was.ID]
		switch {
		case !stays && (!was.MayDrop || !was.FixedAt.IsZero() || !was.Seconds.Known()):
			t.Errorf("%s is dropped", was.Title)
		case !stays:
		case is.Seconds.Seconds() > was.Seconds.Seconds() || is.Seconds.Known() != was.Seconds.Known():
			t.Errorf("%s grew from %v to %v", was.Title, was.Seconds, is.Seconds)
		case is.Seconds.Seconds() < was.Seconds.Seconds() && is.Seconds.Seconds() < was.LeastSeconds.Seconds():
			t.Errorf("%s is %v, its least is %v", was.Title, is.Seconds, was.LeastSeconds)
		case is.FixedAt != was.FixedAt || is.FixedOn != was.FixedOn:
			t.Errorf("the fixed start of %s moved", was.Title)
		}
	}
}

// holdEnd: the session ends by the end, or exactly as much later as is said to
// be missing; and where it ends earlier than before, not a minute too early.
func holdEnd(t *testing.T, p agenda.Forecast, end civil.TimeOfDay) {
	t.Helper()
	before, after := agenda.Timing(p.Before), agenda.Timing(p.After)
	lack := map[string]time.Duration{}
	for _, l := range p.Lacks {
		lack[l.ItemID] = l.Length.Duration()
	}
	for i, slot := range after.Slots {
		if crew := p.After.Items[i].Backstage || i > 0 && after.Slots[i-1].Before; slot.Overlap != lack[slot.ItemID] && !crew {
			t.Errorf("%s is missed by %v, said to be %v", slot.ItemID, slot.Overlap, lack[slot.ItemID])
		}
	}
	by := civil.InstantOf(time.Date(2026, 5, 15, end.Hour(), end.Minute(), 0, 0, p.Before.Location()))
	late := after.Ends.Sub(by)
	fixed := slices.ContainsFunc(p.Before.Items, func(i agenda.Item) bool { return !i.FixedAt.IsZero() })
	early := len(p.Lacks) == 0 && before.Ends.After(by) && len(p.Dropped) == 0 && !fixed
	switch {
	case len(p.Lacks) == 0 && late > 0, lack[""] > 0 && late < lack[""]:
		t.Errorf("ends %v after %s, said to be %v: %s", late, end, lack[""], foretold(p))
	case early && late <= -time.Minute:
		t.Errorf("ends %v before %s though something gave for it: %s", -late, end, foretold(p))
	}
}

// randomSession is a session of up to twelve items of all sorts.
func randomSession(t *testing.T, r *rand.Rand) agenda.Session {
	var rows []string
	clock := 9 * 60
	for range 1 + r.IntN(12) {
		seconds := 15 * (1 + r.IntN(80))
		row := fmt.Sprintf("%ds", seconds)
		if r.IntN(8) == 0 {
			row = "?"
		}
		if r.IntN(3) > 0 {
			row += fmt.Sprintf(" >%ds", r.IntN(seconds+1))
		}
		if r.IntN(3) == 0 {
			row += " drop"
		}
		if r.IntN(8) == 0 {
			row += " *"
		}
		if clock += seconds / 60; r.IntN(5) == 0 {
			at := min(clock+r.IntN(20)-8, 23*60)
			row += fmt.Sprintf(" @%02d:%02d", at/60, at%60)
		}
		rows = append(rows, row)
	}
	return day(t, rows...)
}
