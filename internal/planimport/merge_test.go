package planimport_test

import (
	"strings"
	"testing"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/planimport"
)

const later = `青禾镇中心幼儿园助残日活动方案
一、活动主题
先问一问，再伸手
二、组织机构
组长：林秋
成员：白露
三、工作分工
白露：联系手语翻译
方圆：布置安静室
四、活动程序
9:00 签到入场
9:10 林秋致辞（奏轻音乐）
9:20 欣赏短片《路》
9:40 活动结束
五、其他
雨天在室内，伞放门口。
`

func TestMerge(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		there := w.make(w.begin(day)).Campaign
		i := w.begin(later)
		preview, err := w.imports.Preview(w.ctx(), w.admin, locale.For(locale.Chinese), i.ID, there.Slug)
		must(t, err)
		what := map[string]planimport.Outcome{}
		var chosen []string
		for _, d := range preview.Lines {
			what[string(d.Sort)+" "+d.Field+d.Title] = d.What
			if d.What == planimport.Added || d.What == planimport.Changed {
				chosen = append(chosen, d.ID)
			}
		}
		for name, want := range map[string]planimport.Outcome{
			"campaign theme": planimport.Changed, "post 组长": planimport.Same, "post 成员": planimport.Changed, "duty 联系手语翻译": planimport.Changed, "duty 布置安静室": planimport.Added,
			"item 签到入场": planimport.Same, "item 林秋致辞": planimport.Changed, "item 欣赏短片《路》": planimport.Added, "item 合唱《伸出手》、合影": planimport.Only,
			"section 其他": planimport.Changed, "section 活动主题": planimport.Same,
		} {
			if what[name] != want {
				t.Errorf("%s is %q, want %q", name, what[name], want)
			}
		}
		_, err = w.imports.Apply(w.ctx(), w.teacher, i.ID, i.Version, there.ID, preview.Revision, chosen)
		if fault.KindOf(err) != fault.NotFound {
			t.Errorf("a stranger: %v", err)
		}
		if _, err = w.imports.Apply(w.ctx(), w.admin, i.ID, i.Version, there.ID, preview.Revision-1, chosen); fault.KindOf(err) != fault.Stale {
			t.Errorf("an old preview: %v", err)
		}
		if _, err = w.imports.Apply(w.ctx(), w.admin, i.ID, i.Version, there.ID, preview.Revision, nil); fault.KindOf(err) != fault.Conflict {
			t.Errorf("nothing chosen: %v", err)
		}
		done, err := w.imports.Apply(w.ctx(), w.admin, i.ID, i.Version, there.ID, preview.Revision, chosen)
		must(t, err)
		if done.Revision != preview.Revision+1 || done.Theme != "先问一问，再伸手" {
			t.Errorf("merged %+v", done)
		}
		plan, err := w.campaigns.Plan(w.ctx(), w.admin, there.ID)
		must(t, err)
		if names := strings.Join(plan.Posts[1].Names(), " "); names != "方圆 白露 各班班主任" {
			t.Errorf("the members are %s", names)
		}
		if len(plan.Duties) != 2 || plan.Duties[0].Doer() != "白露" || plan.Duties[1].Doer() != "方圆" || len(plan.People) != 3 {
			t.Errorf("duties %+v, people %+v", plan.Duties, plan.People)
		}
		sessions, err := agenda.Day(w.ctx(), db, there.ID)
		must(t, err)
		var titles []string
		for _, item := range sessions[0].Items {
			titles = append(titles, item.Title)
		}
		if got := strings.Join(titles, "|"); got != "签到入场|林秋致辞|合唱《伸出手》、合影|欣赏短片《路》|活动结束" || len(sessions[0].Items[1].Cues) != 2 {
			t.Errorf("the agenda is %s, %+v", got, sessions[0].Items[1])
		}
		history, err := w.campaigns.History(w.ctx(), w.admin, there.ID, campaign.HistoryFilter{})
		must(t, err)
		if len(history.Revisions) != 2 || len(history.Revisions[0].Changes) < 6 {
			t.Errorf("the history is %+v", history.Revisions)
		}
		if _, err := w.imports.Find(w.ctx(), w.admin, i.ID); fault.KindOf(err) != fault.NotFound {
			t.Errorf("the import goes on: %v", err)
		}
	})
}
