package planimport_test

import (
	"strings"
	"testing"
	"time"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
	"tongxing/internal/planimport"
)

const day = `青禾镇中心幼儿园助残日活动方案
一、活动主题
慢一点，一起走
二、组织机构
组长：林秋
成员：方圆、各班班主任
三、工作分工
方圆：联系手语翻译
四、活动程序
9:00 签到入场
9:10 林秋致辞（大屏出字幕）
9:15 合唱《伸出手》、合影
9:40 活动结束
这一天请带水杯。
五、其他
雨天在室内。
`

// TestImportsAreTheirAuthorsAlone: nobody else finds, lists, changes or ends one.
func TestImportsAreTheirAuthorsAlone(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		all, err := w.imports.Begin(w.ctx(), w.teacher, "day.txt", []byte(day))
		must(t, err)
		i := all[0]
		_, found := w.imports.Find(w.ctx(), w.admin, i.ID)
		_, corrected := w.imports.Correct(w.ctx(), w.admin, i.ID, i.Version, planimport.Drop{ID: i.Proposal.Duties[0].ID})
		_, undone := w.imports.Undo(w.ctx(), w.admin, i.ID, i.Version)
		_, made := w.imports.Make(w.ctx(), w.admin, i.ID, i.Version, "")
		deleted := w.imports.Delete(w.ctx(), w.admin, i.ID)
		for name, err := range map[string]error{"find": found, "correct": corrected, "undo": undone, "make": made, "delete": deleted} {
			if fault.KindOf(err) != fault.NotFound {
				t.Errorf("an administrator may %s somebody's import: %v", name, err)
			}
		}
		if waiting, err := w.imports.Waiting(w.ctx(), w.admin); err != nil || len(waiting) != 0 {
			t.Errorf("an administrator is shown %v, %v", waiting, err)
		}
		waiting, err := w.imports.Waiting(w.ctx(), w.teacher)
		must(t, err)
		if len(waiting) != 1 || waiting[0].Title != "青禾镇中心幼儿园助残日活动方案" || waiting[0].FileName != "day.txt" {
			t.Errorf("the author is shown %+v", waiting)
		}
		_, err = w.imports.Make(w.ctx(), w.teacher, i.ID, i.Version, "")
		if f := fault.From(err); f == nil || f.Fields[0].Name != "organisation_id" {
			t.Errorf("a teacher without a place made a campaign: %v", err)
		}
		must(t, w.imports.Delete(w.ctx(), w.teacher, i.ID))
		if n := files(t, db); n != 0 {
			t.Errorf("%d files are left", n)
		}
	})
}

// TestOldImportsAreDeleted: 30 days after the last change, with the file.
func TestOldImportsAreDeleted(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		w := newWorld(t, db)
		old, young := w.begin(day), w.begin(day)
		clock.Advance(20 * 24 * time.Hour)
		young = w.correct(young, planimport.Drop{ID: young.Proposal.Duties[0].ID})
		clock.Advance(10*24*time.Hour + time.Minute)
		must(t, w.imports.Sweep(w.ctx()))
		if _, err := w.imports.Find(w.ctx(), w.admin, old.ID); fault.KindOf(err) != fault.NotFound {
			t.Errorf("the old one: %v", err)
		}
		if _, err := w.imports.Find(w.ctx(), w.admin, young.ID); err != nil {
			t.Errorf("the young one: %v", err)
		}
		if n := files(t, db); n != 1 {
			t.Errorf("%d files are left", n)
		}
		if want := young.ChangedAt.Add(30 * 24 * time.Hour); young.DeletedAt() != want {
			t.Errorf("it says it goes at %v", young.DeletedAt())
		}
	})
}

// TestBackupsLeaveImportsOut: a copy would keep what is promised to be deleted.
func TestBackupsLeaveImportsOut(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		i := newWorld(t, db).begin(day)
		if all := everything(t, db); strings.Contains(all, i.ID) || strings.Contains(all, i.FileID) {
			t.Error("a backup holds the import")
		}
	})
}

func files(t *testing.T, db *database.DB) (n int) {
	t.Helper()
	must(t, db.Get(t.Context(), &n, `SELECT COUNT(*) FROM plan_files`))
	return n
}

// TestPlannedEnd: the hours of the day's heading are the session's.
func TestPlannedEnd(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		plan := w.make(w.begin("社区集市方案\n一、活动时间\n2027年5月15日上午9点到11点\n二、活动流程\n1、主任讲话\n2、志愿者宣誓\n"))
		sessions, err := agenda.Day(w.ctx(), db, plan.Campaign.ID)
		must(t, err)
		if len(sessions) != 1 || sessions[0].StartsAt.String() != "09:00" || sessions[0].EndsAt.String() != "11:00" {
			t.Errorf("sessions %+v", sessions)
		}
	})
}

// TestMake: a plan becomes a draft with all its parts, and the import ends.
func TestMake(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		i := w.begin(day)
		plan := w.make(i)
		if plan.Campaign.State() != campaign.Draft || plan.Campaign.Kind != campaign.DisabilityDay || plan.Campaign.Theme != "慢一点，一起走" {
			t.Errorf("made %+v", plan.Campaign)
		}
		if len(plan.Posts) != 2 || strings.Join(plan.Posts[1].Names(), " ") != "方圆 各班班主任" {
			t.Errorf("posts %+v", plan.Posts)
		}
		if len(plan.Duties) != 1 || plan.Duties[0].PersonName != "方圆" || len(plan.People) != 2 {
			t.Errorf("the duty does not point to the person: %+v %+v", plan.Duties, plan.People)
		}
		sessions, err := agenda.Day(w.ctx(), db, plan.Campaign.ID)
		must(t, err)
		items := sessions[0].Items
		if len(items) != 4 || sessions[0].StartsAt.String() != "09:00" || items[0].Seconds.Seconds() != 600 || items[1].SpeakerID == nil || len(items[1].Cues) != 1 {
			t.Errorf("sessions %+v", sessions)
		}
		for _, item := range items {
			if !item.FixedAt.IsZero() {
				t.Errorf("%s is fixed, although the lengths give its time", item.Title)
			}
		}
		var kinds []string
		for _, s := range plan.Sections {
			kinds = append(kinds, string(s.Kind))
		}
		if got := strings.Join(kinds, " "); got != "theme committee duties agenda text" {
			t.Errorf("sections are %s", got)
		}
		if plan.Sections[3].Closing != "这一天请带水杯。" || plan.Sections[0].Body != "" {
			t.Errorf("words around the fields: %+v", plan.Sections)
		}
		if _, err := w.imports.Find(w.ctx(), w.admin, i.ID); fault.KindOf(err) != fault.NotFound || files(t, db) != 0 {
			t.Errorf("the import goes on: %v", err)
		}
	})
}

// TestMakeIsWhole: what cannot be made leaves nothing and keeps the import.
func TestMakeIsWhole(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		i := w.begin(day)
		if _, err := w.imports.Make(w.ctx(), w.admin, i.ID, i.Version+1, ""); fault.KindOf(err) != fault.Stale {
			t.Errorf("a stale version: %v", err)
		}
		if _, err := w.imports.Make(w.ctx(), w.admin, i.ID, i.Version, "nowhere"); fault.KindOf(err) != fault.Invalid {
			t.Errorf("an organisation that is none: %v", err)
		}
		all, err := w.campaigns.List(w.ctx(), w.admin)
		must(t, err)
		if len(all) != 0 {
			t.Errorf("there is %+v", all)
		}
		w.make(i)
	})
}

// TestHostileFiles: what is no plan is refused with a clear word, and nothing
// is kept of it.
func TestHostileFiles(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		for name, c := range map[string]struct {
			data string
			want fault.Kind
		}{
			"large.txt":   {strings.Repeat("一、方案\n", 1_000_000), fault.TooLarge},
			"empty.txt":   {" \n", fault.Invalid},
			"nul.txt":     {"a\x00\x01\x02\xff\xfe\x00", fault.Invalid},
			"old.doc":     {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("x", 600), fault.Invalid},
			"broken.json": {`{"plans": [{"title": 3}]}`, fault.Invalid},
			"none.json":   {`{}`, fault.Invalid},
			"new.json":    {`{"plans": [{"title": "x", "campaign": {"format": 99}}]}`, fault.Invalid},
		} {
			if _, err := w.imports.Begin(w.ctx(), w.admin, name, []byte(c.data)); fault.KindOf(err) != c.want {
				t.Errorf("%s: %v", name, err)
			}
		}
		if n := files(t, db); n != 0 {
			t.Errorf("%d files are kept", n)
		}
		for name, text := range map[string]string{"rtl": "方案\u202e一、主题\n\u0007文字\n", "line": strings.Repeat("长", 200_000), "emoji": "🎈方案\n🎈一、主题\n👩‍👩‍👧 一起\n",
			"many": strings.Repeat("第一章 一\n文字\n", 3_000), "items": "方案\n一、活动程序\n" + strings.Repeat("第一项：致辞\n", 2_500)} {
			all, err := w.imports.Bring(w.ctx(), w.admin, name+".txt", []byte(text), "", false)
			if err != nil || len(all) == 0 {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}
