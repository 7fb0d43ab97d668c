package campaignweb_test

import (
	"net/http/httptest"
	"testing"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/web/browsertest"
)

// Every page with something on it, as people see it: nothing that axe finds,
// nothing that sticks out at the side.
func TestPagesInTheBrowser(t *testing.T) {
	w := newWorld(t)
	w.fill()
	w.begin(campaign.Details{Kind: campaign.Festival, Title: "一起玩的一天", StartsOn: civil.NewDate(2026, 5, 29)})
	plan := w.plan()
	paths := []string{"/campaigns", "/campaigns/new", "/campaigns/new?kind=disability_day", "/trash"}
	for _, path := range []string{"", "/plan", "/organisation", "/budget", "/team", "/settings", "/history", "/removed", "/cancel",
		"/sections/" + plan.Sections[7].ID, "/sections/" + plan.Sections[0].ID, "/people/" + plan.People[0].ID, "/organisers/new",
		"/posts/" + plan.Posts[0].ID, "/duties/" + plan.Duties[0].ID, "/budget/" + plan.Budget[0].ID} {
		paths = append(paths, w.url(path))
	}
	server := httptest.NewServer(w.Handler())
	t.Cleanup(server.Close)
	for name, view := range map[string]browsertest.View{"1280": {}, "360": {Width: 360}, "English": {Width: 360, Language: "en"}, "dark": {Dark: true}} {
		t.Run(name, func(t *testing.T) {
			tab := browsertest.Open(t, view)
			signIn(tab, server.URL, view.Language == "en")
			for _, path := range paths {
				tab.Goto(server.URL + path)
				tab.Axe()
				tab.FitsWidth()
			}
		})
	}
}

// A section is removed and taken back by keyboard alone, and the same works
// without scripts.
func TestRemoveByKeyboard(t *testing.T) {
	w := newWorld(t)
	server := httptest.NewServer(w.Handler())
	t.Cleanup(server.Close)
	for name, view := range map[string]browsertest.View{"scripts": {}, "no scripts": {NoScript: true}} {
		t.Run(name, func(t *testing.T) {
			tab := browsertest.Open(t, view)
			signIn(tab, server.URL, false)
			tab.Goto(server.URL + w.url("/sections/"+w.plan().Sections[1].ID))
			for tab.Focused() != "移走" {
				tab.Press("\t")
			}
			tab.Press("\r")
			tab.See("已移走")
			tab.Click("button", "撤销")
			tab.See("二、活动目的")
		})
	}
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
