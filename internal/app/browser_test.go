package app_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"tongxing/internal/app"
	"tongxing/internal/web"
	"tongxing/internal/web/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// views are how every page is looked at.
var views = map[string]browsertest.View{
	"1280":         {},
	"360":          {Width: 360},
	"360, English": {Width: 360, Language: "en"},
	"dark":         {Width: 1280, Dark: true},
}

// TestEveryPage opens every page of the routes table, of the demonstration as
// its administrator sees it: nothing that axe finds, nothing that sticks out
// at the side, no text missing from the catalogues, no script error.
func TestEveryPage(t *testing.T) {
	w := newWorld(t)
	a := w.copied(t)
	server := httptest.NewServer(a.Handler())
	t.Cleanup(server.Close)
	for name, view := range views {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			stranger, inside := browsertest.Open(t, view), browsertest.Open(t, view)
			signInBrowser(inside, server.URL, "administrator@demo.example", view.Language == "en")
			for _, route := range pageRoutes(a) {
				tab := inside
				if route.Need == web.Anyone {
					tab = stranger
				}
				lookAt(t, tab, server.URL+w.address(t, route.Path))
			}
		})
	}
}

func lookAt(t *testing.T, tab *browsertest.Tab, address string) {
	t.Helper()
	status := tab.Goto(address)
	if status != http.StatusOK && status != http.StatusNotFound {
		t.Errorf("%s answers %d", address, status)
	}
	tab.Axe()
	tab.FitsWidth()
	if text := browsertest.Eval[string](tab, "document.documentElement.outerHTML"); strings.Contains(text, "⟦") {
		t.Errorf("%s shows a text that no catalogue has: %s", address, text[strings.Index(text, "⟦"):][:60])
	}
}

func signInBrowser(tab *browsertest.Tab, base, name string, english bool) {
	tab.Goto(base + "/login")
	label, word, button := "电子邮箱、手机号或短名", "密码", "登录"
	if english {
		label, word, button = "E-mail, telephone or short name", "Password", "Sign in"
	}
	tab.Fill(label, name)
	tab.Fill(word, password)
	tab.Click("button", button)
}

// pageRoutes are the routes that answer with a page for people.
func pageRoutes(a *app.App) []web.Route {
	return slices.DeleteFunc(slices.Clone(a.Routes()), func(r web.Route) bool {
		last := r.Path[strings.LastIndexByte(r.Path, '/')+1:]
		return r.Method != http.MethodGet || r.Bare || strings.Contains(last, ".")
	})
}
