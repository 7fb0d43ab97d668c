package planimportweb_test

import (
	"net/http/httptest"
	"testing"

	"tongxing/internal/web/browsertest"
)

// Every page as people see it: nothing that axe finds, nothing that sticks out
// at the side.
func TestPagesInTheBrowser(t *testing.T) {
	w := newWorld(t)
	imp := w.reads(plan)
	of := w.begun()
	item := imp.Proposal.Sessions[0].Items[1].ID
	server := httptest.NewServer(w.Handler())
	t.Cleanup(server.Close)
	paths := map[string]string{"begin": "/campaigns/import", "show": address(imp, ""), "item": address(imp, "/parts/"+item),
		"details": address(imp, "/parts/campaign"), "section": address(imp, "/parts/"+imp.Proposal.Sections[0].ID), "line": address(imp, "/lines/12"),
		"new": address(imp, "/parts/new?sort=duty"), "into": address(imp, "/into/"+of.ID), "add": "/campaigns/import?into=" + of.ID}
	for name, view := range map[string]browsertest.View{"1280": {}, "360": {Width: 360}, "English": {Width: 1280, Language: "en"}, "English 360": {Width: 360, Language: "en"}, "dark": {Dark: true},
		"forced": {ForcedColours: true}, "old": {Width: 360, Old: true}} {
		t.Run(name, func(t *testing.T) {
			tab := browsertest.Open(t, view)
			signIn(tab, server.URL, view.Language == "en")
			for page, path := range paths {
				tab.Goto(server.URL + path)
				tab.Axe()
				tab.FitsWidth()
				tab.Screenshot(name + "-" + page)
			}
			tab.Goto(server.URL + address(imp, ""))
			browsertest.Eval[string](tab, "location.hash = 'line-16'")
			tab.See("活动第二项")
			tab.Axe()
			tab.FitsWidth()
			tab.Picture(name + "-document")
		})
	}
}

// By keyboard alone: paste, correct a part, decide about what is held, make the
// campaign. The same works without scripts.
func TestJourneyByKeyboard(t *testing.T) {
	for name, view := range map[string]browsertest.View{"1280": {}, "360": {Width: 360}, "no scripts": {NoScript: true}, "no scripts, 360": {Width: 360, NoScript: true}} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			server := httptest.NewServer(w.Handler())
			t.Cleanup(server.Close)
			tab := browsertest.Open(t, view)
			signIn(tab, server.URL, false)
			tab.Goto(server.URL + "/campaigns/import")
			tab.Fill("把方案的文字贴在这里", plan)
			press(tab, "读一读")
			tab.See("有 4 处个人信息")
			press(tab, "不带：名单里的姓名，2 个")
			tab.See("有 2 处个人信息")
			press(tab, "改 园长讲话")
			tab.See("活动第三项：园长讲话（5分钟）")
			tab.Fill("名称", "园长说几句心里话")
			press(tab, "改好了")
			tab.See("已改好")
			tab.See("园长说几句心里话")
			tab.Axe()
			tab.FitsWidth()
			press(tab, "第 17 行 介绍来宾，致欢迎词")
			tab.See("活动第二项：介绍来宾，致欢迎词")
			press(tab, "议程：介绍来宾，致欢迎词")
			tab.See("园长说几句心里话")
			press(tab, "建立活动")
			tab.See("活动建好了")
		})
	}
}

// focused is what the focused button or link says.
const focused = `document.activeElement.textContent.trim().replace(/\s+/g, " ")`

// press goes to the button or link of that name with the Tab key and presses
// Enter.
func press(tab *browsertest.Tab, name string) {
	for range 400 {
		if browsertest.Eval[string](tab, focused) == name {
			tab.Press("\r")
			return
		}
		tab.Press("\t")
	}
	tab.See("the Tab key never comes to " + name)
}

// What belongs together lights up on both sides.
func TestTies(t *testing.T) {
	w := newWorld(t)
	imp := w.reads(plan)
	server := httptest.NewServer(w.Handler())
	t.Cleanup(server.Close)
	tab := browsertest.Open(t, browsertest.View{})
	signIn(tab, server.URL, false)
	tab.Goto(server.URL + address(imp, ""))
	duty := imp.Proposal.Duties[0]
	browsertest.Eval[bool](tab, "document.querySelector('#part-"+duty.ID+" .lines-of').focus() || true")
	lit := browsertest.Eval[string](tab, "[...document.querySelectorAll('.lit')].map((lit) => lit.id).join(' ')")
	if want := "line-13 part-" + duty.ID; lit != want {
		t.Errorf("lit: %s, want %s", lit, want)
	}
	browsertest.Eval[bool](tab, "document.querySelector('#line-14').dispatchEvent(new PointerEvent('pointerover', {pointerType: 'mouse', bubbles: true}))")
	lit = browsertest.Eval[string](tab, "[...document.querySelectorAll('.lit')].map((lit) => lit.id).join(' ')")
	if want := "line-14 part-" + imp.Proposal.Duties[1].ID; lit != want {
		t.Errorf("lit: %s, want %s", lit, want)
	}
}

// On a narrow page a tap on one side shows the words of the other at once.
func TestTiesOnANarrowPage(t *testing.T) {
	w := newWorld(t)
	imp := w.reads(plan)
	server := httptest.NewServer(w.Handler())
	t.Cleanup(server.Close)
	tab := browsertest.Open(t, browsertest.View{Width: 360})
	signIn(tab, server.URL, false)
	tab.Goto(server.URL + address(imp, ""))
	duty := "#part-" + imp.Proposal.Duties[0].ID
	browsertest.Eval[bool](tab, "document.querySelector('"+duty+" .title').click() || true")
	tab.See("1、园长：主持全面活动。")
	tab.FitsWidth()
	tab.Axe()
	browsertest.Eval[bool](tab, "document.querySelector('.sides-tabs a[href=\"#document\"]').click() || true")
	browsertest.Eval[bool](tab, "document.querySelector('#line-14 .text').click() || true")
	if got := browsertest.Eval[string](tab, "[...document.querySelectorAll('.tied-words')].map((told) => told.textContent).join('|')"); got != "各班主任 组织幼儿进场" {
		t.Errorf("the line tells %q", got)
	}
	tab.FitsWidth()
}

func signIn(tab *browsertest.Tab, base string, english bool) {
	tab.Goto(base + "/login")
	label, word, button := "电子邮箱、手机号或短名", "密码", "登录"
	if english {
		label, word, button = "E-mail, telephone or short name", "Password", "Sign in"
	}
	tab.Fill(label, "director@demo.example")
	tab.Fill(word, password)
	tab.Click("button", button)
	tab.See("陈园长")
}
