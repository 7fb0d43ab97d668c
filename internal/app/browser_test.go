package app_test

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/app"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/demo"
	"tongxing/internal/seal"
	"tongxing/internal/venue"
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
	"old":          {Width: 360, Old: true},
}

// moreViews are looked at by people, in the pictures of `make screens`. 640
// is what 1280 shows at 200 %.
var moreViews = map[string]browsertest.View{
	"1280, English":  {Language: "en"},
	"360, dark":      {Width: 360, Dark: true},
	"zoomed":         {Width: 640},
	"print":          {},
	"forced colours": {ForcedColours: true},
}

// TestEveryPage opens every page of the routes table, of the demonstration as
// its administrator sees it, some weeks before the day: nothing that axe finds,
// nothing that sticks out at the side, no text missing from the catalogues, no
// script error. With TONGXING_SCREENS it also takes everybody's picture.
func TestEveryPage(t *testing.T) {
	w, a := newDemonstration(t)
	server := httptest.NewServer(a.Handler())
	t.Cleanup(server.Close)
	looks := maps.Clone(views)
	if os.Getenv("TONGXING_SCREENS") != "" {
		maps.Copy(looks, moreViews)
	}
	for name, view := range looks {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			stranger, inside := browsertest.Open(t, view), browsertest.Open(t, view)
			signInBrowser(inside, server.URL, "admin@demo.example", view.Language == "en")
			if name == "print" {
				stranger.Print()
				inside.Print()
			}
			for _, route := range pageRoutes(a) {
				tab := inside
				if route.Need == web.Anyone {
					tab = stranger
				}
				lookAt(t, tab, server.URL+w.address(t, route.Path))
				if os.Getenv("TONGXING_SCREENS") != "" {
					tab.Screenshot(filepath.Join(name, strings.NewReplacer("/", "-", ":", "").Replace(strings.Trim(route.Path, "/"))))
				}
			}
		})
	}
}

// newDemonstration fills a database with the demonstration and knows one of
// everything in it.
func newDemonstration(t *testing.T) (*world, *app.App) {
	t.Helper()
	ctx := t.Context()
	clock := civil.NewSetClock(must1(civil.ParseInstant("2026-04-26T01:30:00.000Z")))
	a := must1(app.Open(ctx, app.Config{Database: "sqlite:" + t.TempDir() + "/demo.db", Listen: "127.0.0.1:0", PublicURL: "http://plan.example.cn", Log: quiet(), Clock: clock,
		Ring: must1(seal.New(seal.Secret()))}))
	t.Cleanup(func() { _ = a.Close() })
	must(t, demo.Fill(ctx, demo.Services{DB: a.DB, Accounts: a.Accounts, Organisations: a.Organisations, Campaigns: a.Campaigns, Venues: a.Venues, Agendas: a.Agendas}))
	c := must1(a.Campaigns.FindPublic(ctx, "disability-day"))
	day := must1(agenda.Day(ctx, a.DB, c.ID))
	item := day[0].Items[len(day[0].Items)/2]
	director := must1(a.Accounts.Named(ctx, "director@demo.example"))
	w := &world{samples: map[string]string{
		"campaign": c.ID, "slug": c.Slug, "session": day[0].ID, "item": item.ID, "account": director.ID, "organisation": *c.OrganisationID,
		"venue": must1(venue.List(ctx, a.DB, c.ID))[0].ID, "person": must1(campaign.ListPeople(ctx, a.DB, c.ID))[0].ID,
		"section": must1(campaign.ListSections(ctx, a.DB, c.ID))[0].ID,
	}}
	admin := must1(a.Accounts.Named(ctx, "admin@demo.example"))
	read := must1(a.Imports.Begin(ctx, account.Actor{ID: admin.ID, Administrator: true}, "方案.txt", []byte("关爱日方案\n一、活动程序\n1、园长致辞（5分钟）\n2、手语歌\n")))
	w.samples["import"], w.samples["part"], w.samples["line"] = read[0].ID, read[0].Proposal.Sessions[0].Items[0].ID, "3"
	return w, a
}

func must1[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func lookAt(t *testing.T, tab *browsertest.Tab, address string) {
	t.Helper()
	status := tab.Goto(address)
	if status != http.StatusOK && status != http.StatusNotFound {
		t.Errorf("%s answers %d", address, status)
	}
	if at := tab.Address(); strings.Contains(at, "/login?") {
		t.Fatalf("%s leads to %s", address, at)
	}
	tab.Axe()
	tab.FitsWidth()
	if text := browsertest.Eval[string](tab, "document.documentElement.outerHTML"); strings.Contains(text, "⟦") {
		t.Errorf("%s shows a text that no catalogue has: %s", address, text[strings.Index(text, "⟦"):][:60])
	}
}

func signInBrowser(tab *browsertest.Tab, base, name string, english bool) {
	tab.Goto(base + "/login")
	label, word, button, inside := "电子邮箱、手机号或短名", "密码", "登录", "退出"
	if english {
		label, word, button, inside = "E-mail, telephone or short name", "Password", "Sign in", "Sign out"
	}
	tab.Fill(label, name)
	tab.Fill(word, password)
	tab.Click("button", button)
	tab.See(inside)
}

// pageRoutes are the routes that answer with a page for people.
func pageRoutes(a *app.App) []web.Route {
	return slices.DeleteFunc(slices.Clone(a.Routes()), func(r web.Route) bool {
		last := r.Path[strings.LastIndexByte(r.Path, '/')+1:]
		return r.Method != http.MethodGet || r.Bare || strings.Contains(last, ".")
	})
}

// lastYears is a plan as a director keeps it.
const lastYears = `青禾幼儿园“一起玩一起长大”助残日活动方案
一、活动主题
一起玩，一起长大
二、活动时间
2026年5月15日上午9:00
三、活动地点
幼儿园音体活动厅
四、主办单位
青禾镇中心幼儿园
五、活动分工
林园长：总协调，邀请家长代表
周老师：布置场地，留出轮椅通道
许老师：准备音响和手语歌的音乐
六、活动程序
第一项：奏国歌（大屏播放国旗画面）3分钟
第二项：林园长致辞 5分钟
第三项：小班手语歌（播放音乐）8分钟
第四项：赠送绘本 10分钟
第五项：亲子游戏 25分钟
`

// TestPictures takes the pictures that the README shows, of what a director
// sees first. `make pictures` keeps them.
func TestPictures(t *testing.T) {
	w, a := newDemonstration(t)
	server := httptest.NewServer(a.Handler())
	t.Cleanup(server.Close)
	tab := browsertest.Open(t, browsertest.View{})
	signInBrowser(tab, server.URL, "director@demo.example", false)
	w.samples["import"] = must1(a.Imports.Begin(t.Context(), account.Actor{ID: w.samples["account"]}, "去年的方案.txt", []byte(lastYears)))[0].ID
	for _, shown := range []struct{ name, path, words string }{
		{"import", "/campaigns/import/:import", "读到的"},
		{"agenda", "/campaigns/:campaign/agenda", "还要定下来的"},
		{"check", "/campaigns/:campaign/check", "方案体检"},
		{"public", "/c/:slug", "谁可以来"},
	} {
		if status := tab.Goto(server.URL + w.address(t, shown.path)); status != http.StatusOK {
			t.Errorf("%s answers %d", shown.path, status)
		}
		tab.See(shown.words)
		tab.Picture(shown.name)
	}
}
