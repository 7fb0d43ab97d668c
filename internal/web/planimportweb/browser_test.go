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
