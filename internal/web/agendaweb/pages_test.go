package agendaweb_test

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/app"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/venue"
	"tongxing/internal/web/webtest"
)

const password = "tongxing-demo"

// house is the program with one campaign and somebody who may edit it.
type house struct {
	*app.App
	t        testing.TB
	who      account.Actor
	campaign string
	base     string // path of the agenda
}

func newHouse(t testing.TB, database, publicURL string) *house {
	t.Helper()
	a, err := app.Open(t.Context(), app.Config{Database: database, PublicURL: publicURL, Clock: civil.NewSetClock(civil.InstantOf(time.Date(2026, 5, 4, 1, 0, 0, 0, time.UTC))), Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	h := &house{App: a, t: t}
	for _, name := range []string{"li", "wang"} {
		made, err := a.Accounts.Add(t.Context(), account.NewAccount{Profile: account.Profile{Name: name, SignInNames: account.SignInNames{Email: name + "@demo.example"}},
			Password: password, Administrator: name == "li"}, nil)
		h.must(err)
		if name == "li" {
			h.who = account.Actor{ID: made.ID, Name: "李老师", Administrator: true}
		}
	}
	c, err := a.Campaigns.Create(t.Context(), h.who, campaign.NewCampaign{Slug: "a-day", Details: campaign.Details{
		Kind: campaign.DisabilityDay, Title: "牵手同行，一起长大", StartsOn: civil.NewDate(2026, 5, 15)}}, campaign.Outline{})
	h.must(err)
	h.must(a.Campaigns.AddMember(t.Context(), h.who, c.ID, "wang@demo.example", account.Viewer))
	h.campaign, h.base = c.ID, "/campaigns/"+c.ID+"/agenda"
	return h
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) browser(name string) *webtest.Browser {
	return webtest.New(h.t, h.Handler()).SignIn(name+"@demo.example", password)
}

// fields are those of a session on the campaign's day from nine to half past
// ten before kindergarten children, with sign language promised.
func fields(title string) agenda.SessionFields {
	return agenda.SessionFields{Title: title, StartsOn: civil.NewDate(2026, 5, 15), StartsAt: civil.NewTimeOfDay(9, 0), EndsAt: civil.NewTimeOfDay(10, 30),
		Zone: "Asia/Shanghai", Audience: "全园师生与家长", AgeGroup: agenda.Preschool, Access: venue.Access{venue.SignLanguage, venue.StepFree}}
}

func item(kind agenda.Kind, title string, minutes float64) agenda.NewItem {
	return agenda.NewItem{ItemFields: agenda.ItemFields{Kind: kind, Title: title, Seconds: agenda.LengthOf(int(minutes * 60))}}
}

func (h *house) session(title string, items ...agenda.NewItem) string {
	h.t.Helper()
	id, err := h.Agendas.AddSession(h.t.Context(), h.who, h.campaign, fields(title), items...)
	h.must(err)
	return id
}

// titles tells the items of the first session in order.
func (h *house) titles() string {
	h.t.Helper()
	var titles []string
	for _, i := range h.items() {
		titles = append(titles, i.Title)
	}
	return strings.Join(titles, " ")
}

func (h *house) items() []agenda.Item {
	h.t.Helper()
	day, err := agenda.Day(h.t.Context(), h.DB, h.campaign)
	h.must(err)
	return day[0].Items
}

func open(t *testing.T) (*house, *webtest.Browser) {
	h := newHouse(t, databasetest.SQLite(t), webtest.Base)
	return h, h.browser("li")
}

func TestFromNothingToAnAgenda(t *testing.T) {
	h, b := open(t)
	page := b.Get(h.base).Expect(http.StatusOK).Says("还没有场次").Follow("添加场次")
	page = page.Submit("保存", webtest.Values{"名称": "主会场", "开始": "9点", "计划结束": "08:00"}).Expect(http.StatusUnprocessableEntity).Says("请写时间，如 09:30。")
	page = page.Submit("保存", webtest.Values{"开始": "09:00", "计划结束": "08:00"}).Expect(http.StatusUnprocessableEntity).Says("结束要晚于开始")
	page = page.Submit("保存", webtest.Values{"计划结束": "10:30", "手语翻译": "on"}).Expect(http.StatusOK).Says("已添加“主会场”", "这一场还没有环节")
	page = page.Follow("添加环节").Submit("保存", webtest.Values{"名称": "迎宾入场", "时长": "五"}).Expect(http.StatusUnprocessableEntity).Says("请写分钟")
	page = page.Submit("保存", webtest.Values{"时长": "5"}).Expect(http.StatusOK).Says("已添加“迎宾入场”", "09:00", "5 分钟", "09:05")
	page.Follow("添加环节").Submit("保存", webtest.Values{"名称": "陈园长致辞", "时长": "2:30", "排入": "on", "主讲（写出来）": "陈园长"}).
		Says("第一项", "09:05", "2 分钟 30 秒", "09:07:30", "讲稿未收", "承诺了手语翻译，还没有请人")
	if got := h.titles(); got != "迎宾入场 陈园长致辞" {
		t.Errorf("order is %s", got)
	}
	b.Get(h.base+"?lang=en").Expect(http.StatusOK).Says("Still to decide", "Sign language is promised, nobody is asked", "No. 1")
}

func TestCuesWithoutScripts(t *testing.T) {
	h, b := open(t)
	h.session("主会场", item(agenda.Anthem, "奏国歌", 2))
	edit := h.base + "/items/" + h.items()[0].ID
	page := b.Get(edit).Says("提示", "做什么")
	more := page.Submit("再加几行提示", webtest.Values{"名称": "改了的名字"}).Expect(http.StatusOK)
	if strings.Count(more.Body, `name="cue_text"`) <= strings.Count(page.Body, `name="cue_text"`) || !strings.Contains(more.Body, "改了的名字") {
		t.Error("further rows, with everything typed kept")
	}
	typed := url.Values{"version": {"1"}, "kind": {"anthem"}, "title": {"奏国歌"}, "seconds": {"2"},
		"cue_channel": {"music", "screen", "access"}, "cue_text": {"国歌", "", "低位话筒"}, "cue_offset": {"-0:30", "", "很久"}, "cue_owner": {"", "", ""}, "cue_owner_id": {"", "", ""}, "cue_access_code": {"", "", "sign_language"}}
	b.Post(edit, typed).Expect(http.StatusUnprocessableEntity).Says("提示 3", "请写分钟，如 1、0:30 或 -1。")
	typed["cue_offset"] = []string{"-0:30", "", ""}
	b.Post(edit, typed).Expect(http.StatusOK).Says("音乐 国歌 · 提前 30 秒", "手语翻译 · 低位话筒")
	saved, err := agenda.FindItem(t.Context(), h.DB, h.campaign, h.items()[0].ID)
	h.must(err)
	if len(saved.Cues) != 2 || saved.Cues[0].Offset != -30 {
		t.Errorf("saved %+v", saved.Cues)
	}
}

func TestButtons(t *testing.T) {
	h, b := open(t)
	main := h.session("主会场", item(agenda.Other, "甲", 5), item(agenda.Other, "乙", 4), agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Speech, Title: "丙"}})
	side := h.session("分会场")
	ids := map[string]string{}
	for _, i := range h.items() {
		ids[i.Title] = h.base + "/items/" + i.ID
	}
	b.Post(ids["乙"]+"/up", nil).Expect(http.StatusOK).Says("已上移“乙”")
	if got := h.titles(); got != "乙 甲 丙" {
		t.Fatalf("order is %s", got)
	}
	b.Post(ids["乙"]+"/down", nil)
	page := b.Post(ids["甲"]+"/remove", nil).Says("“甲”已移到回收站")
	if got := h.titles(); got != "乙 丙" {
		t.Fatalf("order is %s", got)
	}
	page.Submit("撤销", nil).Says("“甲”放回了原处")
	if got := h.titles(); got != "甲 乙 丙" {
		t.Fatalf("order is %s", got)
	}
	b.Post(ids["甲"]+"/duplicate", nil)
	b.Get(ids["乙"]).Submit("分成两项", webtest.Values{"前一半": "9", "后一半的名称": "乙二"}).Expect(http.StatusUnprocessableEntity).Says("前一半要比这一项短")
	b.Get(ids["乙"]).Submit("分成两项", webtest.Values{"前一半": "1", "后一半的名称": "乙二"}).Expect(http.StatusOK).Says("3 分钟")
	if got := h.titles(); got != "甲 甲 乙 乙二 丙" {
		t.Fatalf("order is %s", got)
	}
	b.Get(h.base).Submit("按常用时长填上", nil).Says("已按常用时长填上 1 项").SaysNot("时长未定").Submit("撤销", nil).Says("已撤销", "时长未定")
	b.Get(ids["丙"]).Submit("移过去", nil).Expect(http.StatusOK).Says("已移动“丙”")
	if got := h.titles(); got != "甲 甲 乙 乙二" {
		t.Fatalf("order is %s", got)
	}
	session := h.base + "/sessions/"
	b.Get(session+main).Submit("取消这一场", nil).Expect(http.StatusUnprocessableEntity)
	b.Get(session+main).Submit("取消这一场", webtest.Values{"取消的原因": "下大雨"}).Says("这一场已取消：下大雨")
	b.Get(session+main).Submit("恢复这一场", nil).SaysNot("下大雨")
	b.Get(session+main).Submit("移走这一场", nil).Says("分会场").Submit("撤销", nil).Says("场次放回了原处")
	b.Get(session+side).Submit("往前", nil)
	day, err := agenda.Day(t.Context(), h.DB, h.campaign)
	h.must(err)
	if day[0].ID != side {
		t.Error("the second session is not the first")
	}
}

// least returns an item that may be as short as so many minutes.
func least(i agenda.NewItem, minutes int) agenda.NewItem {
	i.LeastSeconds = agenda.LengthOf(60 * minutes)
	return i
}

func TestEndByIsShownThenDoneThenUndone(t *testing.T) {
	h, b := open(t)
	h.session("主会场", least(item(agenda.Speech, "致辞", 60), 30), item(agenda.Gift, "赠书", 20), least(item(agenda.Performance, "合唱", 30), 15))
	page := b.Get(h.base).Says("超出", "20 分钟").Submit("先看看", nil).Expect(http.StatusOK).
		Says("这样能按时结束", "1 小时", "47 分钟", "23 分钟", "有 1 项没有写“最短时长”", "10:50", "10:30")
	if got := h.items()[0].Seconds.Seconds(); got != 3600 {
		t.Fatalf("looking changed the length to %d s", got)
	}
	// Somebody changes the agenda before it is done: it is shown anew.
	h.browser("li").Get(h.base+"/items/"+h.items()[1].ID).Submit("保存", webtest.Values{"时长": "24"}).Expect(http.StatusOK)
	page = page.Submit("就这样改", nil).Expect(http.StatusConflict).Says("这期间议程改过了", "24 分钟", "44 分钟", "22 分钟")
	page = page.Submit("就这样改", nil).Expect(http.StatusOK).Says("时间已调整", "44 分钟", "10:30").SaysNot("超出")
	b.Get(page.Path).Follow("推迟、提前").Submit("恢复原长", nil).Says("恢复以后是这样", "1 小时").Submit("恢复", nil).Says("时间已调整", "10:54").
		Submit("撤销", nil).Says("已撤销", "44 分钟").Submit("撤销", nil).Says("1 小时")
	// What was asked becomes the planned end; the heading tells it from the reckoned one.
	b.Get(h.base).Says("09:00—10:30（按环节算到 10:54）").Submit("先看看", webtest.Values{"几点前结束": "11:10"}).Says("计划结束", "11:10").
		Submit("就这样改", nil).Says("09:00—11:10（按环节算到 10:54）").Submit("撤销", nil).Says("09:00—10:30（按环节算到 10:54）")
	b.Get(h.base).Submit("先看看", webtest.Values{"几点前结束": "09:30"}).Says("到 09:30 结束还差 39 分钟")
	b.Get(h.base).Submit("先看看", webtest.Values{"几点前结束": "08:30"}).Expect(http.StatusUnprocessableEntity).Says("结束要晚于开始")
}

func TestShiftIsShownThenDoneThenUndone(t *testing.T) {
	h, b := open(t)
	song := item(agenda.Performance, "合唱", 5)
	song.FixedAt = civil.NewTimeOfDay(9, 20)
	h.session("主会场", item(agenda.Speech, "致辞", 20), song)
	times := h.base + "/sessions/" + h.items()[0].SessionID + "/times"
	shift := func(values webtest.Values) *webtest.Page { return b.Get(times + "?how=shift&" + query(values)) }
	shift(webtest.Values{"minutes": "很多"}).Expect(http.StatusUnprocessableEntity).Says("请写 1 到 1440 分钟。")
	shift(webtest.Values{"minutes": "10", "direction": "later"}).Says("移动以后是这样", "09:10", "前面的环节会晚到 10 分钟").
		Submit("就这样移", nil).Expect(http.StatusOK).Says("时间已调整", "09:10", "10:40", "前面的环节会晚到 10 分钟").
		Submit("撤销", nil).Says("已撤销", "09:00").SaysNot("晚到")
	shift(webtest.Values{"minutes": "10", "direction": "later", "fixed_too": "on"}).Says("09:30").SaysNot("晚到").Submit("就这样移", nil).Says("09:30", "10:40")
}

func query(values webtest.Values) string {
	q := url.Values{}
	for name, value := range values {
		q.Set(name, value)
	}
	return q.Encode()
}

func TestBeforeTheStart(t *testing.T) {
	h, b := open(t)
	h.session("主会场", item(agenda.Speech, "致辞", 20))
	b.Get(h.base).Follow("推迟、提前").Submit("加到开始前", webtest.Values{"做什么": "rehearsal", "开始前多少分钟": "30"}).
		Says("开始前（只给工作人员看）", "08:30", "彩排", "30 分钟", "正式开始", "09:00").
		Follow("推迟、提前").Submit("加到开始前", webtest.Values{"开始前多少分钟": "50"}).Says("08:10", "工作人员到岗", "20 分钟").
		Follow("推迟、提前").Submit("加到开始前", webtest.Values{"开始前多少分钟": "5"}).Expect(http.StatusUnprocessableEntity).Says("最多做 5 分钟")
	b.Get(h.base+"/sessions/"+h.items()[0].SessionID).Submit("保存", webtest.Values{"开始": "14:00", "计划结束": "15:00"}).Says("13:10", "13:30", "14:00")
}

// A call shortens nothing, says what goes on beside it, and names whose it is.
func TestCallsRunSideBySide(t *testing.T) {
	h, b := open(t)
	ctx := t.Context()
	person := func(name, title string) string {
		id, err := h.Campaigns.AddPerson(ctx, h.who, h.campaign, campaign.PersonFields{Name: name, Title: title})
		h.must(err)
		return id
	}
	lin, zhou := person("林晓", "手语翻译"), person("周稳", "")
	person("何平", "手语翻译")
	_, err := h.Campaigns.AddPost(ctx, h.who, h.campaign, campaign.PostFields{Title: "音响和大屏", PersonIDs: []string{zhou}})
	h.must(err)
	sound := item(agenda.Call, "开机试一遍", 20)
	sound.Backstage, sound.FixedAt = true, civil.NewTimeOfDay(7, 50)
	speech := item(agenda.Speech, "致辞", 20)
	speech.Interpreted, speech.InterpreterID = true, &lin
	h.session("主会场", sound, speech)
	b.Get(h.base).Follow("推迟、提前").Submit("加到开始前", webtest.Values{"做什么": "interpreter", "开始前多少分钟": "60"}).
		Says("“手语翻译看场地、对稿”加在 08:00—08:20；由林晓做；与“开机试一遍”同时进行。其他环节的时间没有动。", "开始前 1 小时", "07:50")
	items := h.items()
	if items[0].Seconds.Seconds() != 1200 || items[1].OwnerID == nil || *items[1].OwnerID != lin {
		t.Errorf("the sound takes %v, the call is for %v", items[0].Seconds, items[1].OwnerID)
	}
	b.Get(h.base).Follow("推迟、提前").Submit("加到开始前", webtest.Values{"做什么": "sound", "开始前多少分钟": "30"}).Says("由周稳做").SaysNot("同时进行。其他")
	edit := h.base + "/items/" + items[1].ID
	b.Get(edit).Submit("保存", webtest.Values{"提前多久（按场次开始往前算）": "45"}).Says("08:15", "开始前 45 分钟")
	b.Get(edit).Submit("保存", webtest.Values{"定时开始": "08:00"}).Expect(http.StatusUnprocessableEntity).Says("不能再写定时开始")
}

func TestSavingWhatWasRemovedLosesNothing(t *testing.T) {
	h, b := open(t)
	main := h.session("主会场", item(agenda.Speech, "致辞", 5))
	id := h.items()[0].ID
	old, fresh := b.Get(h.base+"/items/"+id), b.Get(h.base+"/items/new?session="+main)
	session := b.Get(h.base + "/sessions/" + main)
	h.must(h.Agendas.RemoveItem(t.Context(), h.who, h.campaign, id))
	again := old.Submit("保存", webtest.Values{"名称": "园长致辞", "主持词": "有请园长。"}).Expect(http.StatusConflict).Says("已被别人移走", "有请园长。")
	again.Submit("保存", nil).Expect(http.StatusOK).Says("已添加“园长致辞”", "有请园长。")
	b.Header("HX-Request", "true")
	if part := b.Send("POST", h.base+"/items/"+id, url.Values{"title": {"写了很久"}, "kind": {"speech"}, "session": {main}}).Expect(http.StatusConflict); part.Header.Get("HX-Retarget") != "#item-"+id || !strings.Contains(part.Body, "写了很久") || strings.Contains(part.Body, "<html") {
		t.Errorf("in its row:\n%.300s", part.Body)
	}
	b.Header("HX-Request", "")
	h.session("分会场")
	h.must(h.Agendas.RemoveSession(t.Context(), h.who, h.campaign, main))
	fresh.Submit("保存", webtest.Values{"名称": "无处可去"}).Expect(http.StatusConflict).Says("这一场已被别人移走", "分会场").
		Submit("保存", nil).Expect(http.StatusOK).Says("已添加“无处可去”")
	session.Submit("保存", webtest.Values{"名称": "礼堂"}).Expect(http.StatusConflict).Says("这一场已被别人移走").
		Submit("保存", nil).Expect(http.StatusOK).Says("已添加“礼堂”")
}

func TestTwoPeopleEditAtOnce(t *testing.T) {
	h, b := open(t)
	h.session("主会场", item(agenda.Speech, "致辞", 5))
	edit := h.base + "/items/" + h.items()[0].ID
	mine := b.Get(edit)
	h.browser("li").Get(edit).Submit("保存", webtest.Values{"名称": "园长致辞", "主持词": "有请园长。"}).Expect(http.StatusOK)
	both := mine.Submit("保存", webtest.Values{"名称": "乡长讲话"}).Expect(http.StatusConflict).
		Says("别人也保存了", "别人刚保存的是：", "园长致辞", "有请园长。")
	if !strings.Contains(both.Body, `value="乡长讲话"`) || h.titles() != "园长致辞" {
		t.Error("what I typed stands in the form, and nothing was overwritten")
	}
	both.Submit("保存", nil).Expect(http.StatusOK)
	if got := h.titles(); got != "乡长讲话" {
		t.Errorf("after the decision the title is %s", got)
	}
	session := h.base + "/sessions/" + h.items()[0].SessionID
	old := b.Get(session)
	b.Get(session).Submit("保存", webtest.Values{"名称": "礼堂"}).Expect(http.StatusOK)
	old.Submit("保存", webtest.Values{"名称": "操场"}).Expect(http.StatusConflict).Says("礼堂")
}

func TestPartOfThePage(t *testing.T) {
	h, b := open(t)
	h.session("主会场", item(agenda.Speech, "致辞", 5))
	id := h.items()[0].ID
	b.Header("HX-Request", "true")
	if region := b.Get(h.base).Expect(http.StatusOK); strings.Contains(region.Body, "<html") || !strings.HasPrefix(strings.TrimSpace(region.Body), `<div id="agenda"`) {
		t.Errorf("a script gets the region alone, not\n%.200s", region.Body)
	}
	if part := b.Get(h.base + "/items/" + id); strings.Contains(part.Body, "<html") || part.Header.Get("HX-Retarget") != "#item-"+id {
		t.Errorf("a script gets the form alone for its row, not\n%.200s", part.Body)
	}
	refused := b.Send("POST", h.base+"/items/"+id, url.Values{"title": {""}, "kind": {"speech"}, "version": {"1"}}).Expect(http.StatusUnprocessableEntity)
	if refused.Header.Get("HX-Retarget") != "#item-"+id {
		t.Error("what was refused does not stay in its row")
	}
	if done := b.Post(h.base+"/items/"+id+"/up", nil); !strings.Contains(done.Body, `data-said="已上移“致辞”。`) {
		t.Errorf("nothing to tell a screen reader:\n%.200s", done.Body)
	}
}

func TestViewersLookOn(t *testing.T) {
	h, _ := open(t)
	h.session("主会场", item(agenda.Speech, "致辞", 5))
	page := h.browser("wang").Get(h.base).Expect(http.StatusOK).Says("致辞", "09:00").SaysNot("添加环节", "改这一场")
	if strings.Contains(page.Body, "formaction") {
		t.Error("a viewer has buttons")
	}
}

func TestHostileInput(t *testing.T) {
	h, b := open(t)
	h.session("主会场", item(agenda.Speech, "致辞", 5))
	edit := h.base + "/items/" + h.items()[0].ID
	for name, title := range map[string]string{"NUL": "a\x00b", "bad UTF-8": "a\xff", "a megabyte": strings.Repeat("长", 350_000)} {
		if got := b.Send("POST", edit, url.Values{"title": {title}, "kind": {"speech"}, "version": {"1"}}); got.Status != http.StatusUnprocessableEntity {
			t.Errorf("%s: status %d", name, got.Status)
		}
	}
	b.Post(edit, url.Values{"title": {"<script>alert(1)</script> 🎉 \u202eאבג"}, "kind": {"speech"}, "version": {"1"}}).Expect(http.StatusOK)
	if body := b.Get(h.base).Body; strings.Contains(body, "<script>alert") || !strings.Contains(body, "🎉 אבג") {
		t.Error("the title is not shown as text")
	}
	many := make([]string, 5000)
	if got := b.Send("POST", edit, url.Values{"title": {"多"}, "kind": {"speech"}, "version": {"2"}, "cue_text": many}); got.Status != http.StatusSeeOther {
		t.Errorf("five thousand empty cues: status %d", got.Status)
	}
	for _, path := range []string{"/items/none", "/sessions/none"} {
		b.Get(h.base + path).Expect(http.StatusNotFound)
	}
	times := h.base + "/sessions/" + h.items()[0].SessionID + "/times"
	b.Get(times + "?how=dance").Expect(http.StatusNotFound)
	b.Get(times + "?how=shift&minutes=x&item=none").Expect(http.StatusUnprocessableEntity)
	b.Get(times + "?how=end&end=%00").Expect(http.StatusUnprocessableEntity)
	b.Get(h.base + "?session=none").Expect(http.StatusOK).Says("多")
	if b.Get(h.base + "/items/new?session=none").Expect(http.StatusOK); len(h.items()) != 1 {
		t.Error(fmt.Sprint("items: ", len(h.items())))
	}
}
