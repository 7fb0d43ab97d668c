package agendaweb_test

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/venue"
	"tongxing/internal/web/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// serve runs the program on a new database and returns it with its address.
func serve(t *testing.T) (*house, string) {
	t.Helper()
	server := httptest.NewUnstartedServer(nil)
	address := "http://" + server.Listener.Addr().String()
	h := newHouse(t, databasetest.SQLite(t), address)
	server.Config.Handler = h.Handler()
	server.Start()
	t.Cleanup(server.Close)
	return h, address
}

// morning is a whole day of care, with some things still to decide.
func (h *house) morning() {
	h.t.Helper()
	ctx := h.t.Context()
	place, err := h.Venues.Add(ctx, h.who, h.campaign, venue.Fields{Name: "多功能厅", Address: "青山路 8 号", Directions: "公交 12 路到“青山路口”，西门进。\n门口有人接。",
		Access: venue.Access{venue.StepFree, venue.WheelchairPlaces, venue.AccessibleToilet}, AccessNote: "坡道在西门右侧。"})
	h.must(err)
	host, err := h.Campaigns.AddPerson(ctx, h.who, h.campaign, campaign.PersonFields{Name: "李老师", Title: "主持"})
	h.must(err)
	call := item(agenda.Call, "礼仪与音响到岗，试手语翻译站位", 20)
	call.Backstage, call.Owner = true, "礼仪组 音响"
	call.Cues = []agenda.CueFields{{Channel: agenda.Stage, Text: "台左留翻译位"}}
	arrival := item(agenda.Arrival, "迎宾入场", 5)
	arrival.Note = "与同班同学坐在一起，前排留三个轮椅位"
	arrival.Cues = []agenda.CueFields{{Channel: agenda.Music, Text: "迎宾曲"}, {Channel: agenda.AccessCue, Text: "西门坡道有人接", AccessCode: venue.MetAtGate}}
	anthem := item(agenda.Anthem, "奏唱国歌", 2.5)
	anthem.Numbered, anthem.HostWords, anthem.OwnerID, anthem.Interpreted = true, "请能起立的来宾起立，坐着的来宾请端坐，面向国旗行注目礼。", &host, true
	anthem.Cues = []agenda.CueFields{{Channel: agenda.Music, Text: "国歌", Offset: 5}, {Channel: agenda.Screen, Text: "国旗"}}
	speech := item(agenda.Speech, "园长致辞", 6)
	speech.Numbered, speech.Speaker, speech.SpeechReceivedOn, speech.Interpreted = true, "陈园长", civil.NewDate(2026, 5, 10), true
	guest := item(agenda.Speech, "教育局来宾讲话", 18)
	guest.Numbered, guest.Speaker = true, "来宾"
	gift := agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Gift, Title: "赠书仪式", Numbered: true}}
	gift.Cues = []agenda.CueFields{{Channel: agenda.Light, Text: "追光"}, {Channel: agenda.OtherChannel, Text: "书放台侧"}}
	song := item(agenda.Performance, "合唱《大家一起来》", 8)
	song.Numbered, song.FixedAt, song.MayDrop = true, civil.NewTimeOfDay(9, 50), true
	leave := item(agenda.Departure, "退场", 10)
	f := fields("主会场")
	f.VenueID = &place
	_, err = h.Agendas.AddSession(ctx, h.who, h.campaign, f, call, arrival, anthem, speech, guest, gift, song, leave)
	h.must(err)
	_, err = h.Agendas.AddSession(ctx, h.who, h.campaign, agenda.SessionFields{Title: "各班“一帮一”", StartsAt: civil.NewTimeOfDay(10, 40), Zone: "Asia/Shanghai"})
	h.must(err)
}

func signIn(tab *browsertest.Tab, address string) {
	tab.Goto(address + "/login")
	tab.Fill("电子邮箱、手机号或短名", "li@demo.example")
	tab.Fill("密码", password)
	tab.Click("button", "登录")
	tab.See("全部活动")
}

// look checks the page that a tab shows, and keeps a picture of it.
func look(tab *browsertest.Tab, name string) {
	tab.Axe()
	tab.FitsWidth()
	tab.Screenshot("agenda-" + name)
}

// drag takes the row with one title by its grip to just above another's.
func drag(tab *browsertest.Tab, title, above string) {
	type point struct{ X, Y float64 }
	at := func(title, part string, high float64) point {
		return browsertest.Eval[point](tab, fmt.Sprintf(`(() => {
			const row = [...document.querySelectorAll("#rows > .row")].find((row) => row.querySelector(".title").textContent.includes(%q));
			const box = row.querySelector(%q).getBoundingClientRect();
			return { X: box.x + box.width / 2, Y: box.y + %f };
		})()`, title, part, high))
	}
	browsertest.Eval[bool](tab, `(scrollTo({ top: 420, behavior: "instant" }), true)`)
	from, to := at(title, ".grip", 20), at(above, ".t", 2)
	to.X = from.X
	step := func(kind input.DispatchMouseEventType, p point) chromedp.Action[chromedp.Void] {
		return chromedp.MouseEvent(kind, p.X, p.Y, chromedp.ButtonLeft)
	}
	tab.Run("take it", step(input.DispatchMouseEventTypeMouseMoved, from), step(input.DispatchMouseEventTypeMousePressed, from))
	for i := range 20 {
		share := float64(i+1) / 20
		tab.Run("drag it", step(input.DispatchMouseEventTypeMouseMoved, point{from.X, from.Y + (to.Y-from.Y)*share}))
	}
	tab.Run("let it go", step(input.DispatchMouseEventTypeMouseReleased, to))
}

// TestAgendaWithScripts moves by button and by key, edits in place, and
// undoes, in a large window.
func TestAgendaWithScripts(t *testing.T) {
	h, address := serve(t)
	h.morning()
	tab := browsertest.Open(t, browsertest.View{})
	signIn(tab, address)
	tab.Goto(address + h.base)
	tab.See("还要定下来的")
	look(tab, "01-page")

	tab.Click("button", "上移 园长致辞")
	tab.See("已上移“园长致辞”")
	if got := tab.Focused(); got != "上移 园长致辞" {
		t.Errorf("after the move the focus is on %q", got)
	}
	browsertest.Eval[bool](tab, `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowDown", altKey: true, bubbles: true, cancelable: true}))`)
	tab.See("已下移“园长致辞”")

	tab.Click("link", "赠书仪式")
	tab.Fill("时长（分钟） （可不填）", "很长")
	look(tab, "02-in-place")
	tab.Click("button", "保存")
	tab.See("请写分钟")
	tab.Fill("时长（分钟） （可不填）", "20")
	tab.Click("button", "保存")
	tab.See("已保存“赠书仪式”")
	tab.See("前面的环节会晚到")
	look(tab, "03-overlap")
	if got := browsertest.Eval[string](tab, `location.pathname`); got != h.base {
		t.Errorf("in place means on the agenda's page, not %s", got)
	}
	drag(tab, "赠书仪式", "迎宾入场")
	tab.See("已移动“赠书仪式”")
	if got := h.titles(); !strings.HasPrefix(got, "礼仪与音响到岗，试手语翻译站位 赠书仪式 迎宾入场") {
		t.Errorf("after dragging the order is %s", got)
	}
	tab.Goto(address + h.base + "?lang=en")
	tab.See("Still to decide")
	look(tab, "04-english")
}

// TestEndByAndUndoInTheBrowser: a morning that is too long is made to end in
// time, looked at first, and undone; then the last step is undone
// from the history, on 360 pixels without scripts.
func TestEndByAndUndoInTheBrowser(t *testing.T) {
	h, address := serve(t)
	h.session("主会场", least(item(agenda.Speech, "园长致辞", 60), 30), item(agenda.Gift, "赠书", 20), least(item(agenda.Performance, "合唱", 30), 15))
	tab := browsertest.Open(t, browsertest.View{})
	signIn(tab, address)
	tab.Goto(address + h.base)
	tab.See("超出")
	tab.Click("button", "先看看")
	tab.See("这样能按时结束")
	look(tab, "21-end-by")
	tab.Click("button", "就这样改")
	tab.See("时间已调整")
	tab.See("47 分钟")
	tab.Click("button", "撤销")
	tab.See("已撤销")
	tab.See("1 小时")

	phone := browsertest.Open(t, browsertest.View{Width: 360, NoScript: true})
	signIn(phone, address)
	phone.Goto(address + h.base)
	if top := browsertest.Eval[float64](phone, `document.querySelector("#rows .row .title").getBoundingClientRect().bottom`); top > 740 {
		t.Errorf("the first item ends at %.0f pixels: not on the first screen", top)
	}
	phone.Click("link", "推迟、提前，加到岗和彩排")
	phone.See("几点前结束")
	phone.Click("button", "加到开始前")
	phone.See("撤销") // the page before it names the call, too
	look(phone, "22-before")
	phone.Goto(address + "/campaigns/" + h.campaign + "/history")
	phone.See("添加环节“工作人员到岗”")
	look(phone, "23-history")
	phone.Click("button", "撤销")
	phone.See("已撤销")
	if got := h.titles(); got != "园长致辞 赠书 合唱" {
		t.Errorf("after undoing the agenda is %s", got)
	}
}

// TestAgendaOnATelephone adds and edits without scripts on 360 pixels.
func TestAgendaOnATelephone(t *testing.T) {
	h, address := serve(t)
	tab := browsertest.Open(t, browsertest.View{Width: 360, NoScript: true})
	signIn(tab, address)
	tab.Goto(address + h.base)
	tab.See("还没有场次")
	look(tab, "11-empty")
	h.morning()
	tab.Goto(address + h.base)
	tab.See("还要定下来的")
	look(tab, "12-page")
	tab.Click("link", "园长致辞")
	tab.See("另一场")
	look(tab, "13-item")
	tab.Goto(address + h.base + "/sessions/" + h.items()[0].SessionID)
	tab.See("计划结束")
	look(tab, "14-session")
	tab.Goto(address + "/campaigns/" + h.campaign + "/venues")
	tab.See("多功能厅")
	look(tab, "15-venues")
	tab.Click("link", "添加地点")
	tab.See("怎么走")
	look(tab, "16-venue")
}
