package agenda_test

import (
	"strings"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
)

// last returns the revision of somebody's last change that can be taken back,
// 0 where there is none.
func (h hall) last(who account.Actor) int64 {
	h.t.Helper()
	c, err := h.campaigns.Find(h.ctx, h.editor, h.campaign, account.View)
	h.must(err)
	last, err := h.campaigns.Last(h.ctx, who, c, 0)
	h.must(err)
	return last.Revision
}

func (h hall) undo() error {
	h.t.Helper()
	return h.campaigns.Undo(h.ctx, h.editor, h.campaign, h.last(h.editor))
}

// tellTimes tells a session: "A 09:00 5m; B 09:05 2m30s !3m", with a gap as +3m and
// an overlap as !3m.
func tellTimes(s agenda.Session) string {
	var lines []string
	for i, slot := range agenda.Timing(s).Slots {
		item := s.Items[i]
		line := item.Title + " " + slot.Starts.In(s.Location()).Format("15:04:05") + " " + item.Seconds.Duration().String()
		if slot.Gap > 0 {
			line += " +" + slot.Gap.String()
		}
		if slot.Overlap > 0 {
			line += " !" + slot.Overlap.String()
		}
		lines = append(lines, strings.NewReplacer(":00 ", " ", "m0s", "m").Replace(line))
	}
	return strings.Join(lines, "; ")
}

func TestFillUsual(t *testing.T) {
	each(t, func(h hall) {
		main := h.session("主会场", "?", "5m", "?")
		p, err := h.Retime(h.ctx, h.editor, h.campaign, main, "", agenda.FillUsual)
		h.must(err)
		if len(p.Changed()) != 2 || h.item("A").Seconds != agenda.Usual(agenda.Other, agenda.AnyAge) || len(h.changes()) != 2 {
			h.t.Fatalf("filled %d: %v; logged %q", len(p.Changed()), h.item("A").Seconds, h.changes())
		}
		h.must(h.undo())
		if h.item("A").Seconds.Known() || h.item("B").Seconds.Seconds() != 300 || h.item("C").Seconds.Known() {
			h.t.Errorf("undone: %s", tellTimes(h.day()[0]))
		}
		p, err = h.Retime(h.ctx, h.editor, h.campaign, main, "", agenda.Lengthen)
		if h.must(err); !p.Empty() {
			h.t.Errorf("nothing to lengthen, and yet %v", p.Changed())
		}
	})
}

func TestEndByIsDoneAsShownAndUndone(t *testing.T) {
	each(t, func(h hall) {
		main := h.session("主会场", "10m >6m", "10m >8m drop", "20m >10m", "8m drop")
		end := agenda.EndBy(civil.NewTimeOfDay(9, 40))
		shown, err := end(h.day()[0])
		h.must(err)
		before := tellTimes(h.day()[0])
		if before != tellTimes(shown.Before) {
			h.t.Errorf("showing changed something: %s", before)
		}
		// Somebody else changes a length in between.
		d := h.item("D")
		d.Seconds = agenda.LengthOf(7 * 60)
		h.must(h.UpdateItem(h.ctx, h.editor, h.campaign, d.ID, d.Version, agenda.NewItem{ItemFields: d.ItemFields}))
		_, err = h.Retime(h.ctx, h.editor, h.campaign, main, shown.Digest(), end)
		h.refused(err, fault.Stale)

		end = agenda.EndBy(civil.NewTimeOfDay(9, 25))
		shown, err = end(h.day()[0])
		h.must(err)
		before = tellTimes(h.day()[0])
		done, err := h.Retime(h.ctx, h.editor, h.campaign, main, shown.Digest(), end)
		h.must(err)
		if got := tellTimes(h.day()[0]); got != tellTimes(shown.After) || got != tellTimes(done.After) || got != "A 09:00 8m; C 09:08 17m" && len(done.Dropped) == 2 {
			h.t.Errorf("done: %s, shown: %s", got, tellTimes(shown.After))
		}
		if got := h.item("A").IdealSeconds.Seconds(); got != 600 {
			h.t.Errorf("the former length is kept as %d s", got)
		}
		if got := h.day()[0].EndsAt.String(); got != "09:25" {
			h.t.Errorf("asked to end by 09:25, planned to end at %q", got)
		}
		h.must(h.undo())
		if got := h.day()[0].SessionFields.EndsAt; got != shown.Before.EndsAt {
			h.t.Errorf("undone, it is planned to end at %q", got)
		}
		if got := tellTimes(h.day()[0]); got != before || h.item("A").IdealSeconds.Known() {
			h.t.Errorf("undone: %s, want %s", got, before)
		}
		h.must(h.undo()) // undoing can be undone
		p, err := h.Retime(h.ctx, h.editor, h.campaign, main, "", agenda.Lengthen)
		if h.must(err); p.Empty() || h.item("A").Seconds.Seconds() != 600 || h.item("C").Seconds.Seconds() != 1200 {
			h.t.Errorf("lengthened: %s", tellTimes(h.day()[0]))
		}
	})
}

func TestShift(t *testing.T) {
	each(t, func(h hall) {
		main := h.session("主会场", "* 10m @08:30", "5m", "5m @09:30", "90s", "5m @23:50")
		starts := func() string {
			s := h.day()[0]
			var told []string
			for _, slot := range agenda.Timing(s).Slots {
				told = append(told, slot.Starts.In(s.Location()).Format("15:04:05"))
			}
			return s.StartsOn.String() + " " + strings.Join(told, " ") + " " + s.EndsAt.String()
		}
		shift := func(from string, minutes int, fixedToo bool) error {
			_, err := h.Retime(h.ctx, h.editor, h.campaign, main, "", agenda.Shift(from, minutes, fixedToo))
			return err
		}
		before := starts()
		for _, c := range []struct {
			from     string
			minutes  int
			fixedToo bool
			want     string
		}{
			{"", 15, true, "2026-05-15 08:45:00 09:15:00 09:45:00 09:50:00 00:05:00 10:45"},
			{"", 15, false, "2026-05-15 08:30:00 09:15:00 09:30:00 09:35:00 23:50:00 10:45"},
			{h.item("D").ID, -5, true, "2026-05-15 08:30:00 09:00:00 09:30:00 09:30:00 23:45:00 10:30"},
			{h.item("D").ID, -5, false, "2026-05-15 08:30:00 09:00:00 09:30:00 09:30:00 23:50:00 10:30"},
			{h.item("C").ID, 10, false, "2026-05-15 08:30:00 09:00:00 09:40:00 09:45:00 23:50:00 10:30"},
		} {
			h.must(shift(c.from, c.minutes, c.fixedToo))
			if got := starts(); got != c.want {
				h.t.Errorf("%d minutes from %q, fixed too %v: %s, want %s", c.minutes, c.from, c.fixedToo, got, c.want)
			}
			h.must(h.undo())
			if got := starts(); got != before {
				h.t.Fatalf("undone: %s, want %s", got, before)
			}
		}
		h.must(shift("", 15, true))
		if on := h.item("E").FixedOn.String(); on != "2026-05-16" {
			h.t.Errorf("over midnight: %q, want the next day", on)
		}
		for _, minutes := range []int{0, 1441, -1441} {
			h.refused(shift("", minutes, false), fault.Invalid, "minutes")
		}
		h.refused(shift("no-such-id", 5, false), fault.NotFound)
	})
}

func TestShiftWithoutADay(t *testing.T) {
	each(t, func(h hall) {
		f := agenda.SessionFields{Title: "日子未定", StartsAt: civil.NewTimeOfDay(23, 0), Zone: "Asia/Shanghai"}
		id, err := h.AddSession(h.ctx, h.editor, h.campaign, f)
		h.must(err)
		_, err = h.Retime(h.ctx, h.editor, h.campaign, id, "", agenda.Shift("", 30, false))
		h.must(err)
		if s := h.day()[0]; s.StartsAt.String() != "23:30" || !s.StartsOn.IsZero() || !s.EndsOn.IsZero() {
			h.t.Errorf("got %s %s", s.StartsOn, s.StartsAt)
		}
		_, err = h.Retime(h.ctx, h.editor, h.campaign, id, "", agenda.Shift("", 30, false))
		h.refused(err, fault.Invalid, "minutes")
	})
}

func TestAddBefore(t *testing.T) {
	each(t, func(h hall) {
		main := h.session("主会场", "* 20m", "5m >3m", "5m @09:30")
		add := func(minutes int, title string) error {
			_, err := h.AddBefore(h.ctx, h.editor, h.campaign, main, minutes, agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Call, Title: title, Numbered: true}})
			return err
		}
		before := h.all()
		for _, c := range []struct {
			minutes int
			want    string
		}{
			{60, "X 08:00 40m; A 08:40 20m; B 09:00 5m; C 09:30 5m +25m"},
			{5, "A 08:40 20m; X 08:55 5m; B 09:00 5m; C 09:30 5m +25m"},
			{20, "A 08:40 20m; X 08:40 20m; B 09:00 5m; C 09:30 5m +25m"},
		} {
			h.must(add(c.minutes, "X"))
			if got := tellTimes(h.day()[0]); got != c.want {
				h.t.Errorf("%d minutes before: %s, want %s", c.minutes, got, c.want)
			}
			if x := h.item("X"); !x.Backstage || x.Numbered {
				h.t.Errorf("it is the crew's alone: %+v", x.ItemFields)
			}
			h.must(h.undo())
			if got := h.all(); got != before {
				h.t.Fatalf("undone:\n%s\nwant\n%s", got, before)
			}
		}
		for _, minutes := range []int{0, -5, 1441} {
			h.refused(add(minutes, "X"), fault.Invalid, "minutes")
		}
		a := h.item("A")
		a.FixedAt = civil.NewTimeOfDay(8, 0)
		h.must(h.UpdateItem(h.ctx, h.editor, h.campaign, a.ID, a.Version, agenda.NewItem{ItemFields: a.ItemFields}))
		h.must(add(30, "X"))
		if got, want := tellTimes(h.day()[0]), "A 08:00 20m; X 08:30 30m; B 09:00 5m; C 09:30 5m +25m"; got != want {
			h.t.Errorf("behind a gap: %s, want %s", got, want)
		}
		h.must(h.undo())
		// Somebody else's work goes on at that time, and stays as long as it was.
		id, err := h.AddBefore(h.ctx, h.editor, h.campaign, main, 50, agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Call, Title: "Y", Seconds: agenda.LengthOf(1200)}})
		h.must(err)
		if got, want := tellTimes(h.day()[0]), "A 08:00 20m; Y 08:10 20m; B 09:00 5m +30m; C 09:30 5m +25m"; got != want {
			h.t.Errorf("beside another: %s, want %s", got, want)
		}
		if got := agenda.Timing(h.day()[0]).Together(1); len(got) != 1 || got[0] != 0 {
			h.t.Errorf("at the same time: %v", got)
		}
		// It moves with the session, and by itself.
		_, err = h.Retime(h.ctx, h.editor, h.campaign, main, "", agenda.Shift("", 30, false))
		h.must(err)
		_, err = h.Retime(h.ctx, h.editor, h.campaign, main, "", agenda.Shift(id, -15, false))
		h.must(err)
		if got, want := tellTimes(h.day()[0]), "A 08:00 20m; Y 08:25 20m; B 09:30 5m +45m; C 09:30 5m !5m"; got != want {
			h.t.Errorf("moved: %s, want %s", got, want)
		}
		_, err = h.Retime(h.ctx, h.editor, h.campaign, main, "", agenda.Shift(id, 65, false))
		h.refused(err, fault.Invalid, "minutes")
		_, err = h.AddBefore(h.ctx, h.editor, h.campaign, main, 5, agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Call, Title: "Z", Seconds: agenda.LengthOf(600)}})
		h.refused(err, fault.Invalid, "seconds")
		_, err = h.AddBefore(h.ctx, h.editor, h.campaign, h.session("空的"), 10, agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Call, Title: "X"}})
		h.refused(err, fault.Invalid, "minutes")
	})
}

// TestUndoEveryStep: whatever somebody does to the agenda comes back, and comes
// again.
func TestUndoEveryStep(t *testing.T) {
	each(t, func(h hall) {
		main, side := h.session("主会场", "5m", "5m", "5m"), h.session("分会场")
		a := h.item("A")
		entered := agenda.NewItem{ItemFields: a.ItemFields, Cues: []agenda.CueFields{{Channel: agenda.Music, Text: "迎宾曲", Offset: -5}}}
		entered.Title, entered.SpeechText, entered.Seconds = "甲", "尊敬的来宾", agenda.LengthOf(77)
		f := h.day()[0].SessionFields
		f.Title, f.StartsAt = "礼堂", civil.NewTimeOfDay(8, 30)
		for name, do := range map[string]func() error{
			"add": func() error {
				_, err := h.AddItem(h.ctx, h.editor, h.campaign, main, a.ID, entered)
				return err
			},
			"update": func() error {
				return h.UpdateItem(h.ctx, h.editor, h.campaign, a.ID, h.find(a.ID).Version, entered)
			},
			"duplicate": func() error { _, err := h.DuplicateItem(h.ctx, h.editor, h.campaign, a.ID); return err },
			"split": func() error {
				_, err := h.SplitItem(h.ctx, h.editor, h.campaign, a.ID, h.find(a.ID).Version, agenda.LengthOf(60), "后半")
				return err
			},
			"remove":         func() error { return h.RemoveItem(h.ctx, h.editor, h.campaign, a.ID) },
			"move":           func() error { return h.MoveItem(h.ctx, h.editor, h.campaign, a.ID, campaign.Down) },
			"place":          func() error { return h.PlaceItem(h.ctx, h.editor, h.campaign, a.ID, main, "") },
			"elsewhere":      func() error { return h.PlaceItem(h.ctx, h.editor, h.campaign, a.ID, side, "") },
			"add session":    func() error { _, err := h.AddSession(h.ctx, h.editor, h.campaign, f, entered, entered); return err },
			"session":        func() error { return h.UpdateSession(h.ctx, h.editor, h.campaign, main, h.day()[0].Version, f) },
			"move session":   func() error { return h.MoveSession(h.ctx, h.editor, h.campaign, side, campaign.Up) },
			"remove session": func() error { return h.RemoveSession(h.ctx, h.editor, h.campaign, main) },
			"cancel":         func() error { return h.CancelSession(h.ctx, h.editor, h.campaign, main, "下雨") },
		} {
			before := h.all()
			h.must(do())
			after := h.all()
			if after == before {
				h.t.Errorf("%s: nothing happened", name)
			}
			h.must(h.undo())
			if got := h.all(); got != before {
				h.t.Errorf("%s undone:\n%s\nwant\n%s", name, got, before)
			}
			h.must(h.undo())
			if got := h.all(); got != after {
				h.t.Errorf("%s done again:\n%s\nwant\n%s", name, got, after)
			}
			h.must(h.undo())
		}
	})
}

func (h hall) find(id string) agenda.Item {
	h.t.Helper()
	item, err := agenda.FindItem(h.ctx, h.db, h.campaign, id)
	h.must(err)
	return item
}

// all tells everything that people entered, in order.
func (h hall) all() string {
	h.t.Helper()
	var lines []string
	h.order() // places are without holes
	for _, s := range h.day() {
		lines = append(lines, strings.Join([]string{s.Title, s.StartsAt.String(), s.CancelReason, s.CancelledAt.String()}, " "))
		for _, i := range s.Items {
			line := strings.Join([]string{"-", i.Title, i.Seconds.String(), i.SpeechText, i.FixedAt.String()}, " ")
			for _, c := range i.Cues {
				line += " [" + c.Text + "]"
			}
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

func TestUndoRefusesWhatOthersTouched(t *testing.T) {
	each(t, func(h hall) {
		main := h.session("主会场", "5m", "5m")
		other := account.Actor{ID: h.viewer.ID, Name: "王老师", Administrator: true}
		a := h.item("A")
		set := func(who account.Actor, change func(*agenda.ItemFields)) {
			i := h.find(a.ID)
			change(&i.ItemFields)
			h.must(h.UpdateItem(h.ctx, who, h.campaign, i.ID, i.Version, agenda.NewItem{ItemFields: i.ItemFields}))
		}
		set(h.editor, func(f *agenda.ItemFields) { f.Note = "我写的" })
		set(other, func(f *agenda.ItemFields) { f.Owner = "礼仪组" })
		h.must(h.MoveItem(h.ctx, other, h.campaign, a.ID, campaign.Down))
		h.must(h.undo())
		if i := h.find(a.ID); i.Note != "" || i.Owner != "礼仪组" || i.Position != 1 {
			h.t.Errorf("other fields and the place stay: %q %q %d", i.Note, i.Owner, i.Position)
		}
		set(h.editor, func(f *agenda.ItemFields) { f.Note = "我写的" })
		revision := h.last(h.editor)
		set(other, func(f *agenda.ItemFields) { f.Note = "别人写的" })
		h.refused(h.undo(), fault.Conflict)
		h.refused(h.campaigns.Undo(h.ctx, other, h.campaign, revision), fault.Conflict)
		// A session that somebody has filled stays.
		id, err := h.AddSession(h.ctx, h.editor, h.campaign, agenda.SessionFields{Title: "新的", Zone: "Asia/Shanghai"})
		h.must(err)
		h.must(h.PlaceItem(h.ctx, other, h.campaign, a.ID, id, ""))
		h.refused(h.undo(), fault.Conflict)
		// Somebody removed the session in which the item would be put right.
		h.must(h.RemoveItem(h.ctx, h.editor, h.campaign, h.item("B").ID))
		h.must(h.RemoveSession(h.ctx, other, h.campaign, main))
		h.refused(h.undo(), fault.Conflict)
	})
}
