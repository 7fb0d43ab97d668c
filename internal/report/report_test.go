package report_test

import (
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
	"tongxing/internal/plandoc/write"
	"tongxing/internal/report"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// world is a campaign with a session of three items, the last behind the
// scenes.
type world struct {
	reports *report.Service
	agendas *agenda.Service
	who     account.Actor
	id      string
	session string
}

func newWorld(t *testing.T, db *database.DB) world {
	t.Helper()
	ctx := t.Context()
	made := must(account.NewService(db).Add(ctx, account.NewAccount{Profile: account.Profile{Name: "陈园长", SignInNames: account.SignInNames{Email: "chen@demo.example"}},
		Password: "tongxing-demo", Administrator: true}, nil))
	who := account.Actor{ID: made.ID, Name: made.Name, Administrator: true}
	campaigns := campaign.NewService(db)
	c := must(campaigns.Create(ctx, who, campaign.NewCampaign{Slug: "a-day", Details: campaign.Details{Kind: campaign.DisabilityDay, Title: "助残日活动方案", StartsOn: civil.NewDate(2026, 5, 15)}},
		campaign.Outline{Organisers: []campaign.OrganiserFields{{Rank: campaign.Host, Name: "青山县第二幼儿园"}, {Rank: campaign.Guide, Name: "青山县残疾人联合会"}}}))
	agendas := agenda.NewService(campaigns)
	item := func(title string, minutes int) agenda.NewItem {
		return agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Other, Title: title, Seconds: agenda.LengthOf(60 * minutes)}}
	}
	behind := item("金丝雀集合", 5)
	behind.Backstage, behind.HostWords = true, "金丝雀词"
	session := must(agendas.AddSession(ctx, who, c.ID, agenda.SessionFields{Title: "主会场", StartsOn: civil.NewDate(2026, 5, 15), StartsAt: civil.NewTimeOfDay(9, 0), Zone: "Asia/Shanghai"},
		item("园长致辞", 3), item("合唱", 6), behind))
	return world{report.NewService(db, campaigns), agendas, who, c.ID, session}
}

func TestHeldAsPlannedUntilSomebodySaysOtherwise(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w, ctx := newWorld(t, db), t.Context()
		r := must(w.reports.Find(ctx, w.who, w.id))
		items := r.Sessions[0].Items
		if len(items) != 2 || items[1].StartedAt != civil.NewTimeOfDay(9, 3) || items[1].Length.Seconds() != 360 || items[1].Differs() {
			t.Fatalf("before anybody said anything: %+v", items)
		}
		if !strings.Contains(r.Thanks, "青山县残疾人联合会") || strings.Contains(r.Thanks, "第二幼儿园") {
			t.Errorf("thanks: %q", r.Thanks)
		}
		// The whole form comes back with one item changed.
		people := 126
		said := []report.Held{items[0].Held, {ItemID: items[1].ItemID, StartedAt: civil.NewTimeOfDay(9, 10), Length: agenda.LengthOf(360)}, {ItemID: "gone"}}
		if err := w.reports.Save(ctx, w.who, w.id, 0, report.Fields{People: &people, Went: "  都唱了。  "}, said); err != nil {
			t.Fatal(err)
		}
		// What was as planned follows the plan; what was said stays.
		first := must(agenda.FindItem(ctx, db, w.id, items[0].ItemID))
		first.Title, first.Seconds = "园长讲两句", agenda.LengthOf(120)
		if err := w.agendas.UpdateItem(ctx, w.who, w.id, first.ID, first.Version, agenda.NewItem{ItemFields: first.ItemFields}); err != nil {
			t.Fatal(err)
		}
		r = must(w.reports.Find(ctx, w.who, "a-day"))
		items = r.Sessions[0].Items
		if items[0].Title != "园长讲两句" || items[0].Length.Seconds() != 120 || items[0].Differs() {
			t.Errorf("the first item: %+v", items[0])
		}
		if items[1].StartedAt != civil.NewTimeOfDay(9, 10) || items[1].Planned.StartedAt != civil.NewTimeOfDay(9, 2) || items[1].Length.Seconds() != 360 {
			t.Errorf("the second item: %+v", items[1])
		}
		if *r.People != 126 || r.Families != nil || r.Went != "  都唱了。" || r.Version != 1 {
			t.Errorf("the report: %+v", r.Fields)
		}
	})
}

func TestSaveIsGuarded(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w, ctx := newWorld(t, db), t.Context()
		if err := w.reports.Save(ctx, w.who, w.id, 0, report.Fields{Went: "好"}, nil); err != nil {
			t.Fatal(err)
		}
		minus, most := -1, report.Halves(1<<31)
		for name, try := range map[string]struct {
			who     account.Actor
			version int
			fields  report.Fields
			items   []report.Held
			kind    fault.Kind
		}{
			"an outsider":   {account.Actor{ID: database.NewID()}, 1, report.Fields{}, nil, fault.NotFound},
			"an old page":   {w.who, 0, report.Fields{}, nil, fault.Stale},
			"a minus":       {w.who, 1, report.Fields{People: &minus}, nil, fault.Invalid},
			"too many":      {w.who, 1, report.Fields{VolunteerHours: &most}, nil, fault.Invalid},
			"a long text":   {w.who, 1, report.Fields{Went: strings.Repeat("长", 10_001)}, nil, fault.Invalid},
			"a NUL":         {w.who, 1, report.Fields{Learnt: "一\x00二"}, nil, fault.Invalid},
			"a week and so": {w.who, 1, report.Fields{}, []report.Held{{Length: agenda.LengthOf(700_000)}}, fault.Invalid},
		} {
			if err := w.reports.Save(ctx, try.who, w.id, try.version, try.fields, try.items); fault.KindOf(err) != try.kind {
				t.Errorf("%s: %v", name, err)
			}
		}
		if r := must(w.reports.Find(ctx, w.who, w.id)); r.Went != "好" || r.Version != 1 {
			t.Errorf("a refused save changed the report: %+v", r)
		}
	})
}

func TestDocument(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		w, ctx := newWorld(t, db), t.Context()
		clock.Advance(30 * 24 * time.Hour) // after the day
		items := must(w.reports.Find(ctx, w.who, w.id)).Sessions[0].Items
		people, cents, hours := 126, int64(328000), report.Halves(145)
		must(0, w.reports.Save(ctx, w.who, w.id, 0, report.Fields{People: &people, VolunteerHours: &hours, ReceivedCents: &cents, Goods: "绘本 60 册", Went: "孩子们唱了两遍。", Photographs: "合唱.jpg\n\n门口接站"},
			[]report.Held{{ItemID: items[0].ItemID, LeftOut: true}, {ItemID: items[1].ItemID, StartedAt: civil.NewTimeOfDay(9, 8)}}))
		text := string(write.Text(must(w.reports.Document(ctx, w.who, w.id))))
		for _, want := range []string{"助残日活动总结\n", "一、基本情况", "到场人数\t志愿服务（小时）\t收到款项（元）\n126\t72.5\t3,280.00", "收到物资：绘本60册", "园长致辞\t\t未举行", "09:08\t合唱\t6\t原计划09:03", "三、活动情况", "四、照片目录\n1. 合唱.jpg\n2. 门口接站", "青山县第二幼儿园\n"} {
			if !strings.Contains(text, want) {
				t.Errorf("the report lacks %q:\n%s", want, text)
			}
		}
		if strings.Contains(text, "金丝雀") || strings.Contains(text, "体会与改进") {
			t.Errorf("the report says too much:\n%s", text)
		}
	})
}

// TestBeforeTheDay: a report of a day that has not come says so, and neither
// that something was held nor thanks that nobody has written.
func TestBeforeTheDay(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		w, ctx := newWorld(t, db), t.Context()
		early := string(write.Text(must(w.reports.Document(ctx, w.who, w.id))))
		if !strings.Contains(early, "总结（会前草稿）\n\n活动还没有举行。") || !strings.Contains(early, "一、基本情况") || strings.Contains(early, "活动过程") || strings.Contains(early, "致谢") {
			t.Errorf("before the day:\n%s", early)
		}
		clock.Advance(30 * 24 * time.Hour)
		if late := string(write.Text(must(w.reports.Document(ctx, w.who, w.id)))); strings.Contains(late, "草稿") || !strings.Contains(late, "活动过程") || !strings.Contains(late, "致谢") {
			t.Errorf("after the day:\n%s", late)
		}
	})
}

func TestHalves(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{"72.5": "72.5", "72": "72", "0.5": "0.5", "-1": "-1", "72.3": "", "NaN": "", "many": "", "1e300": ""} {
		got, ok := report.ParseHalves(typed)
		if ok != (want != "") || ok && got.String() != want {
			t.Errorf("%q is read as %v, %v", typed, got, ok)
		}
	}
}
