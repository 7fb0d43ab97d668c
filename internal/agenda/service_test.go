package agenda_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
	"tongxing/internal/venue"
)

// hall is a database with one campaign, someone who may edit it and someone
// who may not.
type hall struct {
	*agenda.Service
	t         testing.TB
	ctx       context.Context
	db        *database.DB
	clock     *civil.SetClock
	venues    *venue.Service
	campaigns *campaign.Service
	editor    account.Actor
	viewer    account.Actor
	campaign  string
}

func each(t *testing.T, f func(h hall)) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) { f(open(t, db, clock)) })
}

func open(t testing.TB, db *database.DB, clock *civil.SetClock) hall {
	t.Helper()
	campaigns := campaign.NewService(db)
	h := hall{Service: agenda.NewService(campaigns), t: t, ctx: t.Context(), db: db, clock: clock, venues: venue.NewService(campaigns), campaigns: campaigns,
		editor: account.Actor{ID: database.NewID(), Name: "李老师", Administrator: true}, viewer: account.Actor{ID: database.NewID(), Name: "王老师"}}
	err := db.Transact(h.ctx, func(tx *database.Tx) error {
		for _, who := range []account.Actor{h.editor, h.viewer} {
			if _, err := tx.Exec(h.ctx, `INSERT INTO accounts (id, name, short_name, password_hash, administrator, language, epoch, created_at, version)
				VALUES (?, ?, ?, '', ?, '', 0, '', 1)`, who.ID, who.Name, who.ID, who.Administrator); err != nil {
				return err
			}
		}
		return nil
	})
	h.must(err)
	h.campaign = h.begin("助残日")
	h.must(db.Transact(h.ctx, func(tx *database.Tx) error {
		_, err := tx.Exec(h.ctx, `INSERT INTO campaign_team (campaign_id, account_id, role, created_at) VALUES (?, ?, 'viewer', '')`, h.campaign, h.viewer.ID)
		return err
	}))
	return h
}

func (h hall) begin(title string) string {
	h.t.Helper()
	c, err := h.campaigns.Create(h.ctx, h.editor, campaign.NewCampaign{Details: campaign.Details{Kind: campaign.DisabilityDay, Title: title}}, campaign.Outline{})
	h.must(err)
	return c.ID
}

func (h hall) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// refused fails the test unless err is a fault of that kind about these fields.
func (h hall) refused(err error, kind fault.Kind, fields ...string) {
	h.t.Helper()
	if fault.KindOf(err) != kind {
		h.t.Fatalf("got %v, want a fault of kind %d", err, kind)
	}
	var got []string
	for _, f := range fault.From(err).Fields {
		got = append(got, f.Name)
	}
	if strings.Join(got, " ") != strings.Join(fields, " ") {
		h.t.Fatalf("faults at %v, want %v", got, fields)
	}
}

// session adds a session with items "A", "B" … of these rows.
func (h hall) session(title string, rows ...string) string {
	h.t.Helper()
	s := day(h.t, rows...)
	s.Title = title
	var items []agenda.NewItem
	for i, it := range s.Items {
		it.Title = string(rune('A' + i%26))
		items = append(items, agenda.NewItem{ItemFields: it.ItemFields})
	}
	id, err := h.AddSession(h.ctx, h.editor, h.campaign, s.SessionFields, items...)
	h.must(err)
	return id
}

// order tells the whole agenda: "主会场: A B C; 分会场: D", and fails the test
// where a place is not what it should be.
func (h hall) order() string {
	h.t.Helper()
	var told []string
	for i, s := range h.day() {
		if s.Position != i {
			h.t.Fatalf("session %s is at %d, want %d", s.Title, s.Position, i)
		}
		text := s.Title + ":"
		for j, it := range s.Items {
			if it.Position != j {
				h.t.Fatalf("item %s of %s is at %d, want %d", it.Title, s.Title, it.Position, j)
			}
			text += " " + it.Title
		}
		told = append(told, text)
	}
	return strings.Join(told, "; ")
}

func (h hall) day() []agenda.Session {
	h.t.Helper()
	sessions, err := agenda.Day(h.ctx, h.db, h.campaign)
	h.must(err)
	return sessions
}

func (h hall) want(order string) {
	h.t.Helper()
	if got := h.order(); got != order {
		h.t.Fatalf("order is %q, want %q", got, order)
	}
}

// item finds an item by its title.
func (h hall) item(title string) agenda.Item {
	h.t.Helper()
	for _, s := range h.day() {
		for _, it := range s.Items {
			if it.Title == title {
				return it
			}
		}
	}
	h.t.Fatalf("no item %s in %s", title, h.order())
	return agenda.Item{}
}

// changes returns the campaign's last revision as "kind record label fields".
func (h hall) changes() []string {
	h.t.Helper()
	history, err := h.campaigns.History(h.ctx, h.editor, h.campaign, campaign.HistoryFilter{})
	h.must(err)
	var lines []string
	for _, c := range history.Revisions[0].Changes {
		line := fmt.Sprintf("%s %s %s", c.Kind, c.Record, c.Label)
		for _, f := range c.Fields() {
			line += fmt.Sprintf(" %s:%s→%s", f.Name, f.From, f.To)
		}
		lines = append(lines, line)
	}
	return lines
}

func TestOrder(t *testing.T) {
	each(t, func(h hall) {
		main := h.session("主会场", "5m", "5m", "5m", "5m")
		side := h.session("分会场")
		steps := []struct {
			do   func() error
			want string
		}{
			{func() error { return h.MoveItem(h.ctx, h.editor, h.campaign, h.item("C").ID, campaign.Up) }, "主会场: A C B D; 分会场:"},
			{func() error { return h.MoveItem(h.ctx, h.editor, h.campaign, h.item("A").ID, campaign.Up) }, "主会场: A C B D; 分会场:"},
			{func() error { return h.MoveItem(h.ctx, h.editor, h.campaign, h.item("A").ID, campaign.Down) }, "主会场: C A B D; 分会场:"},
			{func() error { return h.PlaceItem(h.ctx, h.editor, h.campaign, h.item("D").ID, main, h.item("C").ID) }, "主会场: D C A B; 分会场:"},
			{func() error { return h.PlaceItem(h.ctx, h.editor, h.campaign, h.item("D").ID, main, h.item("B").ID) }, "主会场: C A D B; 分会场:"},
			{func() error { return h.PlaceItem(h.ctx, h.editor, h.campaign, h.item("C").ID, main, "") }, "主会场: A D B C; 分会场:"},
			{func() error { return h.PlaceItem(h.ctx, h.editor, h.campaign, h.item("D").ID, side, "") }, "主会场: A B C; 分会场: D"},
			{func() error { return h.PlaceItem(h.ctx, h.editor, h.campaign, h.item("B").ID, side, h.item("D").ID) }, "主会场: A C; 分会场: B D"},
			{func() error { return h.MoveSession(h.ctx, h.editor, h.campaign, side, campaign.Up) }, "分会场: B D; 主会场: A C"},
			{func() error { return h.MoveSession(h.ctx, h.editor, h.campaign, side, campaign.Up) }, "分会场: B D; 主会场: A C"},
		}
		for _, step := range steps {
			h.must(step.do())
			h.want(step.want)
		}
		h.refused(h.PlaceItem(h.ctx, h.editor, h.campaign, h.item("A").ID, main, h.item("D").ID), fault.Conflict)
		h.want("分会场: B D; 主会场: A C")
	})
}

func TestAddAndInsert(t *testing.T) {
	each(t, func(h hall) {
		main := h.session("主会场", "5m", "5m")
		add := func(title, before string) string {
			id, err := h.AddItem(h.ctx, h.editor, h.campaign, main, before, agenda.NewItem{
				ItemFields: agenda.ItemFields{Kind: agenda.Speech, Title: " " + title + "\n", Seconds: agenda.LengthOf(90)},
				Cues:       []agenda.CueFields{{Channel: agenda.Music, Text: "迎宾曲", Offset: -30}, {}, {Channel: agenda.AccessCue, AccessCode: venue.SignLanguage}},
			})
			h.must(err)
			return id
		}
		add("X", h.item("B").ID)
		add("Y", "")
		gone := database.NewID()
		id := add("Z", gone)
		h.want("主会场: A X B Y Z")
		saved, err := agenda.FindItem(h.ctx, h.db, h.campaign, id)
		h.must(err)
		if len(saved.Cues) != 2 || saved.Cues[0].Offset != -30 || !saved.Signed() || saved.Seconds.Seconds() != 90 || saved.Version != 1 {
			h.t.Errorf("saved %+v", saved)
		}
		if got := h.changes(); len(got) != 1 || !strings.HasPrefix(got[0], "add item Z") {
			h.t.Errorf("logged %q", got)
		}
	})
}

func TestUpdateItem(t *testing.T) {
	each(t, func(h hall) {
		h.session("主会场", "5m", "?")
		before := h.item("A")
		edited := agenda.NewItem{ItemFields: before.ItemFields, Cues: []agenda.CueFields{{Channel: agenda.Screen, Text: "国旗"}}}
		edited.SpeechText, edited.HostWords = "密密的讲稿", "请起立。"
		h.must(h.UpdateItem(h.ctx, h.editor, h.campaign, before.ID, before.Version, edited))
		after, err := agenda.FindItem(h.ctx, h.db, h.campaign, before.ID)
		h.must(err)
		if after.SpeechText != "密密的讲稿" || after.Version != before.Version+1 || len(after.Cues) != 1 || after.Cues[0].Text != "国旗" {
			h.t.Errorf("saved %+v", after)
		}
		if log := strings.Join(h.changes(), ""); strings.Contains(log, "密密") || !strings.Contains(log, "speech_text:→") || !strings.Contains(log, "host_words:→请起立。") {
			h.t.Errorf("the log says %s: a speech's words are not for it", log)
		}

		// Somebody else's older page is refused and nothing of the newer is lost.
		stale := agenda.NewItem{ItemFields: before.ItemFields}
		stale.Title = "旧页上的题目"
		h.refused(h.UpdateItem(h.ctx, h.editor, h.campaign, before.ID, before.Version, stale), fault.Stale)
		if got := h.item("A"); len(got.Cues) != 1 {
			h.t.Errorf("a stale save changed %+v", got)
		}

		// Adding and moving makes nobody's edit stale; saving as it stands neither.
		h.must(h.MoveItem(h.ctx, h.editor, h.campaign, before.ID, campaign.Down))
		_, err = h.AddItem(h.ctx, h.editor, h.campaign, before.SessionID, before.ID, agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Other, Title: "新"}})
		h.must(err)
		h.must(h.UpdateItem(h.ctx, h.editor, h.campaign, before.ID, after.Version, edited))
		if got := h.item("A"); got.Version != after.Version {
			h.t.Errorf("saving nothing new made version %d of %d", got.Version, after.Version)
		}
	})
}

func TestItemRefusals(t *testing.T) {
	each(t, func(h hall) {
		h.session("主会场", "5m")
		it := h.item("A")
		elsewhere := h.begin("别处")
		stranger, err := h.campaigns.AddPerson(h.ctx, h.editor, elsewhere, campaign.PersonFields{Name: "外人"})
		h.must(err)
		bad := agenda.NewItem{
			ItemFields: agenda.ItemFields{Kind: "dance", Title: strings.Repeat("长", 201), Seconds: agenda.LengthOf(60), LeastSeconds: agenda.LengthOf(90),
				Speaker: "a\x00b", HostWords: strings.Repeat("x", 20_001), ChildConsent: "maybe", OwnerID: &stranger},
			Cues: []agenda.CueFields{{Channel: agenda.Music, Text: "曲"}, {}, {Channel: "smell", Text: "香"}, {Channel: agenda.Light, Owner: "灯光"}},
		}
		err = h.UpdateItem(h.ctx, h.editor, h.campaign, it.ID, it.Version, bad)
		h.refused(err, fault.Invalid, "kind", "title", "least_seconds", "speaker", "host_words", "child_consent", "owner_id", "cue_channel_2", "cue_text_3")

		s := h.day()[0]
		h.refused(h.UpdateItem(h.ctx, h.viewer, h.campaign, it.ID, it.Version, agenda.NewItem{ItemFields: it.ItemFields}), fault.Forbidden)
		h.refused(h.UpdateItem(h.ctx, account.Actor{ID: "x"}, h.campaign, it.ID, 1, agenda.NewItem{}), fault.NotFound)
		h.refused(h.UpdateItem(h.ctx, h.editor, elsewhere, it.ID, 1, agenda.NewItem{ItemFields: it.ItemFields}), fault.NotFound)
		h.refused(h.RemoveSession(h.ctx, h.editor, elsewhere, s.ID), fault.NotFound)
		h.refused(h.PlaceItem(h.ctx, h.editor, elsewhere, it.ID, s.ID, ""), fault.NotFound)
	})
}

func TestSessionRefusals(t *testing.T) {
	each(t, func(h hall) {
		spring := civil.NewDate(2026, time.March, 29)
		for _, tc := range []struct {
			name   string
			edit   func(f *agenda.SessionFields)
			fields []string
		}{
			{"clocks skip it", func(f *agenda.SessionFields) {
				f.Zone, f.StartsOn, f.EndsOn, f.StartsAt = "Europe/London", spring, spring, civil.NewTimeOfDay(1, 30)
			}, []string{"starts_at"}},
			{"unknown zone", func(f *agenda.SessionFields) { f.Zone = "Mars/North" }, []string{"zone"}},
			{"no title", func(f *agenda.SessionFields) { f.Title = " \n" }, []string{"title"}},
			{"ends the day before", func(f *agenda.SessionFields) { f.EndsOn = f.StartsOn.AddDays(-1) }, []string{"ends_on"}},
			{"ends before it starts", func(f *agenda.SessionFields) { f.EndsAt = civil.NewTimeOfDay(8, 0) }, []string{"ends_at"}},
			{"ends and does not start", func(f *agenda.SessionFields) { f.StartsAt = civil.TimeOfDay{} }, []string{"starts_at"}},
			{"ends without a day", func(f *agenda.SessionFields) { f.StartsOn = civil.Date{} }, []string{"starts_on"}},
			{"unheard-of access", func(f *agenda.SessionFields) { f.Access = venue.Access{"sofa"} }, []string{"access"}},
			{"no such place", func(f *agenda.SessionFields) { id := database.NewID(); f.VenueID = &id }, []string{"venue_id"}},
			{"no such age", func(f *agenda.SessionFields) { f.AgeGroup = "old" }, []string{"age_group"}},
		} {
			f := day(h.t).SessionFields
			tc.edit(&f)
			_, err := h.AddSession(h.ctx, h.editor, h.campaign, f)
			h.t.Log(tc.name)
			h.refused(err, fault.Invalid, tc.fields...)
		}
		over := day(h.t).SessionFields
		over.StartsAt, over.EndsOn, over.EndsAt = civil.NewTimeOfDay(22, 0), over.StartsOn.AddDays(1), civil.NewTimeOfDay(1, 0)
		_, err := h.AddSession(h.ctx, h.editor, h.campaign, over)
		h.must(err)
		allDay := agenda.SessionFields{Title: "募集周", StartsOn: spring, EndsOn: spring.AddDays(6), Zone: "Asia/Shanghai"}
		_, err = h.AddSession(h.ctx, h.editor, h.campaign, allDay)
		h.must(err)
		undated := agenda.SessionFields{Title: "日子未定", StartsAt: civil.NewTimeOfDay(9, 0), Zone: "Asia/Shanghai"}
		_, err = h.AddSession(h.ctx, h.editor, h.campaign, undated)
		h.must(err)
	})
}

func TestFixedStartOnSkippedTime(t *testing.T) {
	each(t, func(h hall) {
		s := day(h.t, "5m @01:30")
		s.Zone = "Europe/London"
		id, err := h.AddSession(h.ctx, h.editor, h.campaign, s.SessionFields, agenda.NewItem{ItemFields: s.Items[0].ItemFields})
		h.must(err)
		moved := s.SessionFields
		moved.StartsOn, moved.EndsOn = civil.NewDate(2026, time.March, 29), civil.NewDate(2026, time.March, 29)
		h.refused(h.UpdateSession(h.ctx, h.editor, h.campaign, id, 1, moved), fault.Invalid, "starts_on")
		it := h.item("环节0")
		it.FixedOn = civil.NewDate(2026, time.March, 29)
		h.refused(h.UpdateItem(h.ctx, h.editor, h.campaign, it.ID, it.Version, agenda.NewItem{ItemFields: it.ItemFields}), fault.Invalid, "fixed_at")
	})
}

func TestTrash(t *testing.T) {
	each(t, func(h hall) {
		main := h.session("主会场", "5m", "5m", "5m")
		side := h.session("分会场", "5m")
		b := h.item("B").ID
		h.must(h.RemoveItem(h.ctx, h.editor, h.campaign, b))
		h.want("主会场: A C; 分会场: A")
		h.refused(h.RemoveItem(h.ctx, h.editor, h.campaign, b), fault.NotFound)
		h.must(h.RestoreItem(h.ctx, h.editor, h.campaign, b))
		h.want("主会场: A B C; 分会场: A")
		h.refused(h.RestoreItem(h.ctx, h.editor, h.campaign, b), fault.NotFound)

		h.must(h.RemoveItem(h.ctx, h.editor, h.campaign, b))
		h.must(h.RemoveSession(h.ctx, h.editor, h.campaign, main))
		h.want("分会场: A")
		h.refused(h.RestoreItem(h.ctx, h.editor, h.campaign, b), fault.Conflict)
		sessions, items, err := agenda.Removed(h.ctx, h.db, h.campaign)
		h.must(err)
		if len(sessions) != 1 || sessions[0].ID != main || len(items) != 0 {
			h.t.Errorf("trash: %d sessions, %d items; want the session alone", len(sessions), len(items))
		}
		h.must(h.RestoreSession(h.ctx, h.editor, h.campaign, main))
		h.want("主会场: A C; 分会场: A")
		h.must(h.RestoreItem(h.ctx, h.editor, h.campaign, b))
		h.want("主会场: A B C; 分会场: A")
		h.must(h.RemoveSession(h.ctx, h.editor, h.campaign, side))
		h.must(h.RemoveSession(h.ctx, h.editor, h.campaign, main))
		h.must(h.RestoreSession(h.ctx, h.editor, h.campaign, side))
		h.must(h.RestoreSession(h.ctx, h.editor, h.campaign, main))
		h.want("主会场: A B C; 分会场: A")
	})
}

func TestCancel(t *testing.T) {
	each(t, func(h hall) {
		main := h.session("主会场", "5m")
		h.refused(h.CancelSession(h.ctx, h.editor, h.campaign, main, "  "), fault.Invalid, "cancel_reason")
		h.must(h.CancelSession(h.ctx, h.editor, h.campaign, main, "下大雨"))
		if s := h.day()[0]; !s.Cancelled() || s.CancelReason != "下大雨" {
			h.t.Errorf("got %+v", s)
		}
		h.must(h.ReinstateSession(h.ctx, h.editor, h.campaign, main))
		if s := h.day()[0]; s.Cancelled() || s.CancelReason != "" {
			h.t.Errorf("got %+v", s)
		}
	})
}

func TestDuplicateAndSplit(t *testing.T) {
	each(t, func(h hall) {
		h.session("主会场", "10m @09:30", "5m")
		it := h.item("A")
		full := agenda.NewItem{ItemFields: it.ItemFields, Cues: []agenda.CueFields{{Channel: agenda.Music, Text: "曲"}}}
		full.SpeechText, full.ChildOnStage, full.ChildConsent = "稿", true, agenda.Given
		h.must(h.UpdateItem(h.ctx, h.editor, h.campaign, it.ID, it.Version, full))
		twin, err := h.DuplicateItem(h.ctx, h.editor, h.campaign, it.ID)
		h.must(err)
		h.want("主会场: A A B")
		copied, err := agenda.FindItem(h.ctx, h.db, h.campaign, twin)
		h.must(err)
		if !copied.FixedAt.IsZero() || copied.SpeechText != "" || copied.ChildConsent != agenda.NotAsked || len(copied.Cues) != 1 || copied.Position != 1 {
			h.t.Errorf("the copy is %+v", copied)
		}

		_, err = h.SplitItem(h.ctx, h.editor, h.campaign, twin, copied.Version, agenda.LengthOf(600), "后半")
		h.refused(err, fault.Invalid, "seconds")
		_, err = h.SplitItem(h.ctx, h.editor, h.campaign, twin, copied.Version, agenda.LengthOf(240), "")
		h.refused(err, fault.Invalid, "title")
		_, err = h.SplitItem(h.ctx, h.editor, h.campaign, twin, copied.Version+1, agenda.LengthOf(240), "后半")
		h.refused(err, fault.Stale)
		_, err = h.SplitItem(h.ctx, h.editor, h.campaign, twin, copied.Version, agenda.LengthOf(240), "后半")
		h.must(err)
		h.want("主会场: A A 后半 B")
		if front, back := h.day()[0].Items[1], h.item("后半"); front.Seconds.Seconds() != 240 || back.Seconds.Seconds() != 360 || len(front.Cues) != 1 || len(back.Cues) != 0 {
			h.t.Errorf("split into %v and %v", front.Seconds, back.Seconds)
		}
	})
}

func TestLimits(t *testing.T) {
	each(t, func(h hall) {
		rows := make([]string, 300)
		for i := range rows {
			rows[i] = "1m"
		}
		main := h.session("主会场", rows...)
		last := h.day()[0].Items[299]
		h.must(h.PlaceItem(h.ctx, h.editor, h.campaign, last.ID, main, h.day()[0].Items[0].ID))
		if got := h.day()[0].Items; got[0].ID != last.ID || got[299].Position != 299 {
			h.t.Error("moving the last of 300 to the front")
		}
		var more []agenda.NewItem
		for range 701 {
			more = append(more, agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Other, Title: "多"}})
		}
		_, err := h.AddSession(h.ctx, h.editor, h.campaign, day(h.t).SessionFields, append(more, more...)...)
		h.refused(err, fault.Conflict)
	})
}

// FuzzOrder moves, adds, removes and restores at random: no item is ever lost
// or doubled, and places have no holes.
func FuzzOrder(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 4, 5, 16, 33, 70, 9})
	f.Add([]byte("remove, restore, remove"))
	f.Add([]byte("\x05\x0d\x15\x06\x0e\x16\x02\x13\x23\x34\x47\x5f\x07\x25\x26\x2d\x2e\x43\x52\x61\x70\x04\x0c\x14\x1c\x24\x05\x06\x35\x36\x45\x46\x55\x56\x00\x01\x08\x09\x10\x11"))
	f.Fuzz(func(t *testing.T, dice []byte) {
		clock := civil.NewSetClock(databasetest.Start)
		db, err := database.Open(t.Context(), databasetest.SQLite(t), clock)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		h := open(t, db, clock)
		sessions := []string{h.session("一", "1m", "1m", "1m"), h.session("二", "1m")}
		var ids []string
		for _, s := range h.day() {
			for _, it := range s.Items {
				ids = append(ids, it.ID)
			}
		}
		removed := map[string]bool{}
		for _, d := range dice[:min(len(dice), 40)] {
			id, other, session := ids[int(d>>3)%len(ids)], ids[int(d>>1)%len(ids)], sessions[int(d)%2]
			var err error
			switch d % 8 {
			case 0, 1:
				err = h.MoveItem(h.ctx, h.editor, h.campaign, id, campaign.Direction(int(d%2)*2-1))
			case 2, 3:
				err = h.PlaceItem(h.ctx, h.editor, h.campaign, id, session, other)
			case 4:
				err = h.PlaceItem(h.ctx, h.editor, h.campaign, id, session, "")
			case 5:
				if err = h.RemoveItem(h.ctx, h.editor, h.campaign, id); err == nil {
					removed[id] = true
				}
			case 6:
				if err = h.RestoreItem(h.ctx, h.editor, h.campaign, id); err == nil {
					delete(removed, id)
				}
			case 7:
				var copied string
				if copied, err = h.DuplicateItem(h.ctx, h.editor, h.campaign, id); err == nil {
					ids = append(ids, copied)
				}
			}
			if k := fault.KindOf(err); err != nil && k != fault.NotFound && k != fault.Conflict {
				t.Fatal(err)
			}
			h.order()
			have := map[string]bool{}
			for _, s := range h.day() {
				for _, it := range s.Items {
					have[it.ID] = true
				}
			}
			if len(have) != len(ids)-len(removed) {
				t.Fatalf("%d items are there, want %d", len(have), len(ids)-len(removed))
			}
		}
	})
}
