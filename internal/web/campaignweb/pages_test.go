package campaignweb_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/check"
	"tongxing/internal/civil"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/web/webtest"
)

func TestHomeAnswersWhatIsNext(t *testing.T) {
	w := newWorld(t)
	w.fill()
	w.begin(campaign.Details{Kind: campaign.Festival, Title: "一起玩的一天", StartsOn: civil.NewDate(2026, 5, 29)})
	w.begin(campaign.Details{Kind: campaign.Donation, Title: "图书角的新书", StartsOn: civil.NewDate(2026, 3, 8)})
	home := w.as("director").Get("/campaigns").Expect(http.StatusOK)
	home.Says("12", "第三十六次全国助残日", "2026年5月15日（周五） 09:00 · 多功能厅", "1 项分工过了期限", "进行中的活动", "一起玩的一天", "办过的活动（1）", "开始一个新的")
	home.Follow("1 项分工过了期限").Says("修改分工", "做好了")
	w.clock.Set(must(civil.ParseInstant("2026-05-15T01:00:00.000Z")))
	w.as("director").Get("/campaigns").Says("就在今天")
	w.as("volunteer").Get("/campaigns").Says("还没有活动", "请单位的管理者").SaysNot("开始一个新的", "牵手同行")
	w.as("volunteer").Get("/campaigns/new?kind=meeting").Says("您现在不能开始新的活动")
}

// A duty of which something was set aside is not said to be in order.
func TestDutiesSetAside(t *testing.T) {
	w := newWorld(t)
	w.fill()
	ctx := t.Context()
	for _, d := range w.plan().Duties[1:] {
		w.do(w.Campaigns.Remove(ctx, w.director, w.id, campaign.DutyRecord, d.ID))
	}
	who := w.plan().Duties[0].PersonID
	must(w.Campaigns.AddDuty(ctx, w.director, w.id, campaign.DutyFields{What: "借话筒", PersonID: who, DueOn: civil.NewDate(2026, 5, 4), State: campaign.Open}))
	b := w.as("director")
	b.Get(w.url("")).Says("对方答应").SaysNot("都有人答应了")
	for _, f := range must(w.Checks.Check(ctx, w.director, w.id)).Findings {
		if f.Code == check.DutyNotAccepted {
			w.do(w.Checks.SetAside(ctx, w.director, w.id, f.Key(), "当面说好了"))
		}
	}
	for _, path := range []string{w.url(""), "/campaigns"} {
		b.Get(path).SaysNot("2 项分工都有人答应了")
	}
	b.Get(w.url("")).Says("1 项分工都有人答应了，另有 1 项的提醒已搁置")
}

func TestBegin(t *testing.T) {
	w := newWorld(t)
	b := w.as("teacher")
	form := b.Get("/campaigns").Follow("全国助残日").Says("2026年5月17日（周日）", "学校放假", "八、活动准备")
	refused := form.Submit("开始", webtest.Values{"活动名称": " ", "网址名": "带 空格", "开始日期": "2026-05-20", "结束日期": "2026-05-02"}).Expect(http.StatusUnprocessableEntity)
	refused.Says("这里需要填写", "小写字母", "结束日期在开始日期之前")
	if !strings.Contains(refused.Body, `value="带 空格"`) {
		t.Error("what was typed is lost")
	}
	refused.Submit("开始", webtest.Values{"活动名称": "我们的一天", "网址名": "our-day", "2026年5月15日": "on", "结束日期": ""}).Expect(http.StatusOK).
		Says("已经开始", "我们的一天", "2026年5月15日（周五）", "草稿")
	b.Get("/campaigns/our-day/plan").Says("一、活动主题", "一句话，大家念得出")
}

func TestEveryListByItsForms(t *testing.T) {
	w := newWorld(t)
	b := w.as("director")
	for _, tc := range []struct {
		page, add string
		right     webtest.Values
		wrong     webtest.Values
		says      []string
		shown     string
	}{
		{"/organisation", "添加人员", webtest.Values{"姓名": "周甲", "电话": "138-0000-0003"}, webtest.Values{"姓名": "", "方便用短信联系": "on"}, []string{"这里需要填写", "要发短信，请先填电话"}, "周甲"},
		{"/organisation", "添加单位", webtest.Values{"单位全称，一行一个": "甲校\n乙校"}, webtest.Values{"单位全称，一行一个": " "}, []string{"这里需要填写"}, "乙校"},
		{"/organisation", "添加职务", webtest.Values{"职务": "顾问", "周甲": "on"}, webtest.Values{"职务": ""}, []string{"这里需要填写"}, "顾问 周甲"},
		{"/organisation", "添加分工", webtest.Values{"做什么": "挂横幅", "到哪天": "2026-05-12"}, webtest.Values{"做什么": "", "到哪天": "明天"}, []string{"这里需要填写", "没能读懂这个日期"}, "挂横幅"},
		{"/budget", "添加一笔", webtest.Values{"项目": "花", "数量": "3", "单价": "12.50"}, webtest.Values{"项目": "", "数量": "三", "单价": "1,5"}, []string{"这里需要填写", "整数", "最多两位小数"}, "37.50"},
		{"/plan", "添加一个部分", webtest.Values{"标题": "注意事项", "正文": "- 带水\n- 带帽子"}, webtest.Values{"标题": ""}, []string{"这里需要填写"}, "十三、注意事项"},
	} {
		form := b.Get(w.url(tc.page)).Follow(tc.add)
		form.Submit("保存", tc.wrong).Expect(http.StatusUnprocessableEntity).Says(tc.says...)
		form.Submit("保存", tc.right).Expect(http.StatusOK).Says("已保存", tc.shown)
	}
}

func TestStaleSaveShowsBothAndLosesNothing(t *testing.T) {
	w := newWorld(t)
	section := w.plan().Sections[10]
	path := w.url("/sections/" + section.ID)
	mine, theirs := w.as("director"), w.as("admin")
	form := mine.Get(path)
	theirs.Get(path).Submit("保存", webtest.Values{"正文": "他们写的要求"}).Expect(http.StatusOK)
	stale := form.Submit("保存", webtest.Values{"正文": "我写的要求"}).Expect(http.StatusConflict).Says("别人也保存了", "我写的要求", "他们写的要求")
	stale.Submit("保存", nil).Expect(http.StatusOK).Says("我写的要求").SaysNot("他们写的要求")

	settings := mine.Get(w.url("/settings"))
	theirs.Get(w.url("/settings")).Submit("保存", webtest.Values{"主题": "一起走"}).Expect(http.StatusOK)
	settings.Submit("保存", webtest.Values{"主题": "一起长大"}).Expect(http.StatusConflict).Says("一起走").Submit("保存", nil).Expect(http.StatusOK)
	mine.Get(w.url("/plan")).Says("一起长大")
	settings.Submit("保存", webtest.Values{"活动名称": "", "时区": "Mars", "开始日期": "x"}).Expect(http.StatusUnprocessableEntity).Says("这里需要填写", "没有这个时区", "没能读懂这个日期")
}

// A theme section is edited where it stands, and its words are the campaign's.
func TestSavingWhatWasRemovedLosesNothing(t *testing.T) {
	w := newWorld(t)
	section := w.plan().Sections[10]
	form := w.as("director").Get(w.url("/sections/" + section.ID))
	w.do(w.Campaigns.Remove(t.Context(), w.director, w.id, campaign.SectionRecord, section.ID))
	gone := form.Submit("保存", webtest.Values{"正文": "写了很久的要求"}).Expect(http.StatusConflict).Says("别人刚刚删掉了这一条", "写了很久的要求")
	gone.Submit("保存", nil).Expect(http.StatusOK).Says("已保存", "写了很久的要求")
}

func TestThemeIsEditedInThePlan(t *testing.T) {
	w := newWorld(t)
	b := w.as("director")
	form := b.Get(w.url("/sections/" + w.plan().Sections[0].ID))
	form.Submit("保存", webtest.Values{"主题": strings.Repeat("长", 201), "标题": ""}).Expect(http.StatusUnprocessableEntity).Says("最多 200 个字", "这里需要填写")
	form.Submit("保存", webtest.Values{"主题": "一起走，慢慢走"}).Says("已保存", "一起走，慢慢走")
	if got := w.plan().Campaign.Theme; got != "一起走，慢慢走" {
		t.Errorf("the campaign's theme is %q", got)
	}
	form.Submit("保存", webtest.Values{"主题": "另一句"}).Expect(http.StatusConflict).Says("一起走，慢慢走").Submit("保存", nil).Says("另一句")
	elsewhere := b.Get(w.url("/sections/" + w.plan().Sections[0].ID))
	b.Get(w.url("/settings")).Submit("保存", webtest.Values{"主题": "在设置里改的"})
	elsewhere.Submit("保存", webtest.Values{"主题": "在方案里改的"}).Expect(http.StatusConflict).Says("在设置里改的")
}

func TestRemoveAndUndo(t *testing.T) {
	w := newWorld(t)
	w.fill()
	b := w.as("director")
	gone := b.Get(w.url("/sections/"+w.plan().Sections[1].ID)).Submit("移走", nil).Says("已移走").SaysNot("活动目的")
	gone.Submit("撤销", nil).Says("已取回", "二、活动目的")
	b.Get(w.url("/people/"+w.plan().People[0].ID)).Submit("移走", nil)
	b.Get(w.url("/organisation")).SaysNot("陈明")
	b.Get(w.url("/removed")).Says("陈明").Submit("取回", nil).Says("陈明")
}

// What is removed from the agenda and the venues comes back by the page, to
// its place, also when it is too late to undo.
func TestRemovedComesBack(t *testing.T) {
	for name, database := range map[string]string{"SQLite": databasetest.SQLite(t), "PostgreSQL": databasetest.Postgres(t)} {
		t.Run(name, func(t *testing.T) {
			w := newWorldOn(t, database)
			w.fill()
			b := w.as("director")
			day := must(w.Campaigns.Find(t.Context(), w.director, w.id, account.View))
			sessions := must(agenda.Day(t.Context(), w.DB, day.ID))
			speech := sessions[0].Items[0]
			b.Get(w.url("/agenda/items/"+speech.ID)).Says("移走的内容").Submit("移到回收站", nil).Says("“致辞”已移到回收站").
				Follow("改动记录").Follow("移走的内容").Says("环节 致辞", "陈园长")
			w.clock.Set(w.clock.Now().Add(13 * time.Hour))
			b = w.as("admin")
			b.Get(w.url("/removed")).Says("致辞", "陈园长").Submit("取回", nil).Says("致辞", "后台集合")
			if got := must(agenda.Day(t.Context(), w.DB, day.ID))[0].Items; len(got) != 2 || got[0].ID != speech.ID {
				t.Errorf("the item is not at its place: %+v", got)
			}
			b.Get(w.url("/agenda/sessions/"+sessions[0].ID)).Submit("移走这一场", nil)
			b.Get(w.url("/venues")).Follow("多功能厅").Submit("移到回收站", nil)
			w.clock.Set(w.clock.Now().Add(13 * time.Hour))
			w.as("director").Get(w.url("/removed")).Says("地点 多功能厅", "场次 主会场", "管理员").SaysNot("环节 致辞").Submit("取回 主会场", nil).Says("主会场", "致辞")
			w.as("director").Get(w.url("/removed")).SaysNot("主会场").Submit("取回 多功能厅", nil).Says("多功能厅")
			w.as("director").Get(w.url("/removed")).Says("没有移走的内容")
		})
	}
}

func TestMoveMarkAndRenumber(t *testing.T) {
	w := newWorld(t)
	w.fill()
	b := w.as("director")
	b.Get(w.url("/plan")).Submit("下移 一、活动主题", nil).Says("一、活动目的", "二、活动主题")
	b.Get(w.url("/organisation")).Submit("做好了 接待来宾", nil).SaysNot("过了期限")
	first := w.plan().Sections[0]
	w.do(w.Campaigns.Remove(t.Context(), w.director, w.id, campaign.SectionRecord, first.ID))
	b.Get(w.url("/plan")).Submit("重新排序号", nil).Says("一、活动主题", "二、活动时间")
}

func TestPlanDrawsFromItsFields(t *testing.T) {
	w := newWorld(t)
	w.fill()
	page := w.as("director").Get(w.url("/plan"))
	page.Says("青山县残疾人联合会", "组长 陈明", "陈明 拟定方案", "多功能厅", "主会场", "致辞", "138-0000-0001").SaysNot("后台集合")
	if !strings.Contains(page.Body, "<li>开一次班会</li>") {
		t.Error("a list of the text is no list on the page")
	}
}

func TestLife(t *testing.T) {
	w := newWorld(t)
	b := w.as("director")
	page := b.Get(w.url("")).Says("草稿", "随时能撤回").Submit("发布", nil).Says("已发布", "公开页面")
	again := b.Send("POST", w.url("/publish"), url.Values{}).Expect(http.StatusSeeOther)
	if again.Header.Get("Location") != w.url("") {
		t.Errorf("publishing twice leads to %s", again.Header.Get("Location"))
	}
	cancel := page.Follow("取消活动").Says("会显示“已取消”")
	cancel.Submit("取消活动", webtest.Values{"原因": ""}).Expect(http.StatusUnprocessableEntity).Says("这里需要填写")
	cancel.Submit("取消活动", webtest.Values{"原因": "当天有暴雨"}).Says("这个活动已取消", "当天有暴雨").Submit("撤销", nil).Says("已恢复举办")
	b.Get(w.url("")).Submit("撤回", nil).Says("外面看不到了")
	b.Get(w.url("")).Submit("移到回收站", nil).Says("已移到回收站").SaysNot("打开议程")
	b.Get("/trash").Says("牵手同行").Submit("取回", nil).Says("已从回收站取回", "已撤回")
}

func TestTeam(t *testing.T) {
	w := newWorld(t)
	b := w.as("director")
	team := b.Get(w.url("/team"))
	team.Submit("加入团队", webtest.Values{"对方登录用的": "nobody@demo.example"}).Expect(http.StatusUnprocessableEntity).Says("没有找到这个账号")
	team.Submit("加入团队", webtest.Values{"对方登录用的": "teacher@demo.example", "查看": "on"}).Says("已加入团队", "李老师")
	viewer := w.as("teacher")
	viewer.Get(w.url("/organisation")).SaysNot("修改", "添加")
	viewer.Get(w.url("")).Says("由负责人来做").SaysNot("大家都看不到了")
	viewer.Get(w.url("/settings")).Expect(http.StatusForbidden)
	b.Get(w.url("/team")).Submit("移出团队", nil).SaysNot("李老师")
	viewer.Get(w.url("")).Expect(http.StatusNotFound)
	refused := w.as("admin").Post(w.url("/team/"+w.director.ID+"/remove"), url.Values{})
	refused.Says("至少要留一位负责人", "陈园长")
}

func TestAddress(t *testing.T) {
	w := newWorld(t)
	b := w.as("director")
	b.Get(w.url("/settings")).Submit("改网址", webtest.Values{"网址名": "new"}).Expect(http.StatusUnprocessableEntity).Says("系统要用")
	b.Get(w.url("/settings")).Submit("改网址", webtest.Values{"网址名": "walking"}).Says("旧网址仍会转到这里", "/c/walking")
	b.Get("/campaigns/walking/plan").Expect(http.StatusOK)
}

func TestHistoryReads(t *testing.T) {
	w := newWorld(t)
	w.fill()
	b := w.as("director")
	history := b.Get(w.url("/history")).Says("添加人员“陈明”", "修改分工“拟定方案”", "还没答应", "做好了", "由谁", "内容不记录").SaysNot("138-0000", "person_id", "[]")
	filtered := b.Get(w.url("/history?record=budget_line")).Says("绘本", "28.50").SaysNot("陈明")
	filtered.Follow("移走的内容").Says("没有移走的内容")
	history.Says("添加活动“牵手同行，一起长大”")
	w.do(w.Campaigns.AddMember(t.Context(), w.director, w.id, "teacher@demo.example", account.Viewer))
	w.as("teacher").Get(w.url("/history")).SaysNot("移走的内容")
	b.Get(w.url("/history?lang=en&before=x")).Says("Added the person").Expect(http.StatusOK)
}

func TestHistoryByDayAndPage(t *testing.T) {
	w := newWorld(t)
	w.fill()
	b := w.as("director")
	w.clock.Set(must(civil.ParseInstant("2026-05-06T16:30:00.000Z"))) // 7 May, half past midnight in Shanghai
	must(w.Campaigns.AddPerson(t.Context(), w.director, w.id, campaign.PersonFields{Name: "周老师", Title: "音响", Organisation: "第二幼儿园", OnSheet: true, Public: true, SMS: true, Phone: "138-0000-0009"}))
	b.Get(w.url("/history?from=2026-05-07")).Says("周老师", "音响", "还有").SaysNot("陈明")
	b.Get(w.url("/history?until=2026-05-06")).Says("陈明").SaysNot("音响")
	b.Get(w.url("/history?from=2026-05-04&until=2026-05-06")).Says("没有这样的改动").Follow("清除筛选").Says("周老师")
	b.Get(w.url("/history?from=昨天")).Says("日期请写成").Expect(http.StatusOK)
	for range 31 {
		must(w.Campaigns.AddDuty(t.Context(), w.director, w.id, campaign.DutyFields{What: "布置会场", State: campaign.Open}))
	}
	b.Get(w.url("/history?record=duty&from=2026-05-07")).Follow("更早的改动").Says("布置会场").SaysNot("陈明").Follow("回到最新").Says("布置会场")
}

func TestUndoOnesOwnLastStep(t *testing.T) {
	w := newWorld(t)
	w.fill()
	b := w.as("director")
	b.Get(w.url("/settings")).Submit("保存", webtest.Values{"活动名称": "换了名字"}).Says("已保存").Submit("撤销", nil).Says("已撤销").SaysNot("换了名字").
		Submit("撤销", nil).Says("换了名字")
	b.Get(w.url("/history")).Says("撤销我的上一步", "修改活动“换了名字”", "12 小时").Submit("撤销", nil).Says("已撤销", "修改活动“牵手同行，一起长大”")
	// Somebody else's changes are not mine to undo.
	w.do(w.Campaigns.AddMember(t.Context(), w.director, w.id, "teacher@demo.example", account.Editor))
	teacher := w.as("teacher")
	if page := teacher.Get(w.url("/history")); strings.Contains(page.Body, "/undo?") {
		t.Error("the teacher is offered to undo the director's step")
	}
	mine := teacher.Get(w.url("/settings")).Submit("保存", webtest.Values{"活动名称": "老师改的"})
	b.Get(w.url("/settings")).Submit("保存", webtest.Values{"活动名称": "园长改的"}).Says("已保存")
	mine.Submit("撤销", nil).Says("后来改过").Expect(http.StatusOK)
	for _, address := range []string{"/undo", "/undo?revision=x&back=//elsewhere.example", "/undo?revision=1&back=/campaigns/none/x"} {
		if got := b.Send("POST", w.url(address), url.Values{}).Expect(http.StatusSeeOther).Header.Get("Location"); got != w.url("/history") {
			t.Errorf("%s leads to %s", address, got)
		}
	}
}

func TestPutAway(t *testing.T) {
	w := newWorld(t)
	w.fill()
	w.do(w.Campaigns.Publish(t.Context(), w.director, w.id))
	b := w.as("director")
	form := b.Get(w.url("/settings"))
	form.Submit("收存活动", nil).Says("只能看", "重新打开").SaysNot("改网址")
	form.Submit("保存", webtest.Values{"活动名称": "写了很久"}).Expect(http.StatusConflict).Says("这个活动已经收存")
	for _, path := range []string{"", "/plan", "/organisation", "/budget", "/agenda", "/venues", "/history", "/team"} {
		page := b.Get(w.url(path)).Expect(http.StatusOK).Says("已收存，只能看")
		for _, action := range []string{"/remove", "/mark", "/publish", "/place", `name="sign_in_name"`, "/undo?"} {
			if strings.Contains(page.Body, action) {
				t.Errorf("%s of a closed campaign still has %s", path, action)
			}
		}
	}
	webtest.New(t, w.Handler()).Get("/c/" + must(w.Campaigns.Find(t.Context(), w.director, w.id, account.View)).Slug).Expect(http.StatusOK)
	b.Get(w.url("/settings")).Submit("重新打开", nil).Says("可以改了").Submit("保存", webtest.Values{"活动名称": "又改了"}).Says("已保存")
}

// Hostile words stay words: nothing of them is markup, and nothing fails.
func TestHostileWords(t *testing.T) {
	w := newWorld(t)
	b := w.as("director")
	script := `<script>alert(1)</script>"'&{{.T "x"}}`
	b.Get(w.url("/people/new")).Submit("保存", webtest.Values{"姓名": script}).Says(script)
	b.Get(w.url("/sections/new")).Submit("保存", webtest.Values{"标题": "😀\u202e倒", "正文": "- " + script}).Expect(http.StatusOK).Says("😀倒", script)
	for _, path := range []string{"/organisation", "/plan", "/history"} {
		if strings.Contains(b.Get(w.url(path)).Body, "<script>alert") {
			t.Errorf("%s runs what was typed", path)
		}
	}
	for _, typed := range []string{"a\x00b", "a\xffb", strings.Repeat("长", 110_000)} {
		b.Post(w.url("/people"), url.Values{"name": {typed}, "phone": {typed}}).Expect(http.StatusUnprocessableEntity)
		b.Post(w.url("/settings"), url.Values{"title": {typed}, "version": {typed}}).Expect(http.StatusUnprocessableEntity)
		b.Post(w.url("/team"), url.Values{"sign_in_name": {typed}, "role": {typed}}).Expect(http.StatusUnprocessableEntity)
		b.Post("/campaigns", url.Values{"title": {typed}, "kind": {"meeting"}, "organisation_id": {typed}}).Expect(http.StatusUnprocessableEntity)
		b.Post("/campaigns", url.Values{"kind": {typed}}).Expect(http.StatusUnprocessableEntity).Says("开始一个新的").SaysNot("campaign.kind")
	}
}
