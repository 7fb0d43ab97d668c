package planimport_test

import (
	"strings"
	"testing"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/locale"
	"tongxing/internal/plandoc/write"
	"tongxing/internal/planimport"
)

const fuller = `青禾镇“慢慢走”助残日活动方案
一、活动时间
2027年5月14日上午9:00至10:30
二、活动地点
镇文化站一楼
三、主办单位：青禾镇残疾人联合会
四、组织机构
组长：林秋
五、场地布置
门口铺好坡道。
六、活动程序
1、签到入场（10分钟）
2、主任致辞（5分钟，大屏出字幕）
3、宣誓（3分钟）
七、安全保障
校医在场。
`

// TestMergeFillsWhatIsBlank: a campaign that was begun with an outline takes
// day, hours, place, posts and lengths of a document without a question, new
// headings and items stand where the document has them, and what was taken is
// in the plan.
func TestMergeFillsWhatIsBlank(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		text := func(number, title, body string) campaign.SectionFields {
			return campaign.SectionFields{Kind: campaign.TextSection, Level: 1, Number: number, Title: title, Body: body}
		}
		there, err := w.campaigns.Create(w.ctx(), w.admin, campaign.NewCampaign{Details: campaign.Details{Kind: campaign.DisabilityDay, Title: "助残日", Zone: "Asia/Shanghai", Language: "zh-CN"}},
			campaign.Outline{Sections: []campaign.SectionFields{text("一", "活动背景", "第三年。"), {Kind: campaign.CommitteeSection, Level: 1, Number: "二", Title: "组织机构"},
				{Kind: campaign.AgendaSection, Level: 1, Number: "三", Title: "活动程序"}, text("四", "其他", "")}, Posts: []campaign.PostFields{{Title: "组长"}}})
		must(t, err)
		session, err := w.agendas.AddSession(w.ctx(), w.admin, there.ID, agenda.SessionFields{Title: "活动现场", Zone: "Asia/Shanghai"},
			agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Arrival, Title: "签到入场"}}, agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Speech, Title: "主任致辞", Seconds: agenda.LengthOf(480)}},
			agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Closing, Title: "活动结束"}})
		must(t, err)
		i := w.begin(fuller)
		preview, err := w.imports.Preview(w.ctx(), w.admin, locale.For(locale.Chinese), i.ID, there.ID)
		must(t, err)
		var chosen []string
		told := map[string]string{}
		for _, d := range preview.Lines {
			if d.What == planimport.Added || d.Fills {
				if d.Sort != planimport.SectionPart || d.Title != "组织单位" { // the organiser, and not the section
					chosen = append(chosen, d.ID)
				}
			}
			told[string(d.Sort)+" "+d.Field+d.Title] = d.Was + " > " + d.Will
		}
		for line, want := range map[string]string{
			"session starts_on活动现场": " > 2027年5月14日（周五）", "session starts_at活动现场": " > 09:00—10:30", "session venue_id活动现场": " > 镇文化站一楼",
			"organiser 青禾镇残疾人联合会": " > 主办", "post 组长": " > 林秋", "item 签到入场": " > 10 分钟", "item 主任致辞": "8 分钟 > 5 分钟 · 主任 · 大屏出字幕",
		} {
			if told[line] != want {
				t.Errorf("%s is told as %q, want %q", line, told[line], want)
			}
		}
		_, err = w.imports.Apply(w.ctx(), w.admin, i.ID, i.Version, there.ID, preview.Revision, chosen)
		must(t, err)
		s, err := agenda.FindSession(w.ctx(), db, there.ID, session)
		must(t, err)
		if s.StartsOn.String() != "2027-05-14" || s.StartsAt.String() != "09:00" || s.EndsAt.String() != "10:30" || s.VenueID == nil {
			t.Errorf("the session is %+v", s.SessionFields)
		}
		var items []string
		for _, item := range s.Items {
			items = append(items, item.Title+item.Seconds.String())
		}
		if got := strings.Join(items, " "); got != "签到入场600 主任致辞480 宣誓180 活动结束" {
			t.Errorf("the items are %s", got)
		}
		paper, err := w.papers.Document(w.ctx(), w.admin, there.ID)
		must(t, err)
		plan := string(write.Text(paper))
		for _, words := range []string{"青禾镇残疾人联合会", "林秋", "镇文化站一楼", "门口铺好坡道"} {
			if !strings.Contains(plan, words) {
				t.Errorf("no %s in\n%s", words, plan)
			}
		}
		var headings []string
		all, err := campaign.ListSections(w.ctx(), db, there.ID)
		must(t, err)
		for _, s := range all {
			headings = append(headings, s.Heading())
		}
		if got := strings.Join(headings, " "); got != "一、活动背景 二、活动时间 三、活动地点 四、组织单位 五、组织机构 六、场地布置 七、活动程序 八、安全保障 九、其他" {
			t.Errorf("the headings are %s", got)
		}
	})
}
