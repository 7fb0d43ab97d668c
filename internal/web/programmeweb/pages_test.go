package programmeweb_test

import (
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"

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

// newApp is the program with a published campaign of one session, and its id.
func newApp(t *testing.T, publicURL string) (*app.App, string) {
	t.Helper()
	ctx := t.Context()
	a := must(app.Open(ctx, app.Config{Database: databasetest.SQLite(t), Listen: "127.0.0.1:0", PublicURL: publicURL,
		Clock: civil.NewSetClock(databasetest.Start), Log: slog.New(slog.NewTextHandler(io.Discard, nil))}))
	t.Cleanup(func() { _ = a.Close() })
	made := must(a.Accounts.Add(ctx, account.NewAccount{Profile: account.Profile{Name: "陈园长", SignInNames: account.SignInNames{Email: "chen@demo.example"}},
		Password: password, Administrator: true}, nil))
	who := account.Actor{ID: made.ID, Name: made.Name, Administrator: true}
	c := must(a.Campaigns.Create(ctx, who, campaign.NewCampaign{Slug: "day", Details: campaign.Details{
		Kind: campaign.DisabilityDay, Title: "牵手同行", StartsOn: civil.NewDate(2026, 5, 15)}}, campaign.Outline{}))
	hall := must(a.Venues.Add(ctx, who, c.ID, venue.Fields{Name: "礼堂", LatitudeE6: new(int64(30_412_700)), LongitudeE6: new(int64(-119_573_100))}))
	must(a.Agendas.AddSession(ctx, who, c.ID, agenda.SessionFields{VenueID: &hall, Title: "主会场", StartsOn: civil.NewDate(2026, 5, 15), StartsAt: civil.NewTimeOfDay(9, 0), Zone: "Asia/Shanghai"},
		agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Speech, Title: "园长致辞", HostWords: "金丝雀"}},
		agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Other, Title: "金丝雀", Backstage: true}}))
	must(a.Campaigns.AddPerson(ctx, who, c.ID, campaign.PersonFields{Name: "李老师", Phone: "138-0000-0001", SMS: true, OnSheet: true, Public: true}))
	must(0, a.Campaigns.Publish(ctx, who, c.ID))
	return a, c.ID
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

const wechat = "Mozilla/5.0 (Linux; Android 12; HUAWEI P50) AppleWebKit/537.36 Mobile Safari/537.36 MicroMessenger/8.0.48"

func TestInsideWeChat(t *testing.T) {
	a, _ := newApp(t, "https://plan.example.cn")
	for _, path := range []string{"/c/day?lang=zh", "/c/day/subscribe?lang=zh"} {
		inside := webtest.New(t, a.Handler()).Header("User-Agent", wechat).Get(path).Expect(http.StatusOK)
		inside.Says("请到浏览器里打开", "点右上角的“…”")
		if !strings.Contains(inside.Body, `value="https://plan.example.cn/c/day"`) || !strings.Contains(inside.Body, `src="/c/day/poster.png?lang=zh"`) {
			t.Errorf("%s lacks the address to copy or the picture", path)
		}
		webtest.New(t, a.Handler()).Get(path).SaysNot("请到浏览器里打开")
		if !strings.Contains(strings.Join(inside.Header["Vary"], ","), "User-Agent") {
			t.Errorf("%s does not vary by browser: %v", path, inside.Header["Vary"])
		}
	}
}

// What a phone does with a link depends on its scheme: maps, calls, messages
// and calendars open.
func TestLinksOpenMapsPhonesAndCalendars(t *testing.T) {
	a, _ := newApp(t, "https://plan.example.cn")
	for path, want := range map[string][]string{
		"/c/day":           {`href="geo:30.4127,-119.5731"`, `href="tel:13800000001"`, `href="sms:13800000001"`},
		"/c/day/subscribe": {`href="webcal://plan.example.cn/c/day/calendar.ics"`},
	} {
		page := webtest.New(t, a.Handler()).Get(path).Expect(http.StatusOK)
		for _, link := range want {
			if !strings.Contains(page.Body, link) {
				t.Errorf("%s has no %s", path, link)
			}
		}
	}
}

func TestSubscribeOpensTheVisitorsDevice(t *testing.T) {
	a, _ := newApp(t, "https://plan.example.cn")
	for agent, want := range map[string]string{
		wechat: "华为、荣耀",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X)": "苹果 iPhone、iPad、Mac",
		"Mozilla/5.0 (Linux; Android 14; V2309A vivo)":           "vivo、iQOO",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64)":              "Outlook（电脑、网页）",
	} {
		page := webtest.New(t, a.Handler()).Header("User-Agent", agent).Get("/c/day/subscribe?lang=zh")
		_, first, _ := strings.Cut(page.Body, `<details class="card device" open>`)
		if !strings.HasPrefix(first, `<summary><span class="device-name">`+want) || strings.Contains(first, "device\" open") {
			t.Errorf("%.40s: %.120s", agent, first)
		}
	}
	webtest.New(t, a.Handler()).Get("/c/day/subscribe").Says("没试过，先存一次", "会自己更新")
}

func TestPictureOverHTTP(t *testing.T) {
	a, _ := newApp(t, "https://plan.example.cn")
	b := webtest.New(t, a.Handler())
	for _, path := range []string{"/c/day/poster.png", "/c/day/card.png?lang=en"} {
		first := b.Send("GET", path, nil).Expect(http.StatusOK)
		if got := first.Header.Get("Content-Type"); got != "image/png" || first.Header.Get("Set-Cookie") != "" {
			t.Errorf("%s: %v", path, first.Header)
		}
		webtest.New(t, a.Handler()).Header("If-None-Match", first.Header.Get("Etag")).Send("GET", path, nil).Expect(http.StatusNotModified)
	}
	b.Send("GET", "/c/none/poster.png", nil).Expect(http.StatusNotFound)
	if body := b.Get("/c/day").Body; !strings.Contains(body, `property="og:image" content="https://plan.example.cn/c/day/card.png`) {
		t.Error("the page names no picture for previews of its link")
	}
}

func TestLocalAddressIsSaid(t *testing.T) {
	for address, want := range map[string]string{
		"http://127.0.0.1:8080":   "只有这台电脑自己能打开",
		"http://192.168.1.9:8080": "只在本单位网络里能打开",
		"http://plan.example.cn":  "",
	} {
		a, id := newApp(t, address)
		b := webtest.New(t, a.Handler()).SignIn("chen@demo.example", password)
		for _, path := range []string{"/campaigns/" + id, "/campaigns/" + id + "/share", "/campaigns/" + id + "/print", "/c/day/subscribe"} {
			page := b.Get(path).Expect(http.StatusOK).Says("牵手同行")
			if want == "" {
				page.SaysNot("TONGXING_PUBLIC_URL")
			} else {
				page.Says(want, "TONGXING_PUBLIC_URL")
			}
		}
	}
}

// Pages in English say of what people typed that it is in the campaign's
// language, so that a screen reader reads it in that.
func TestContentHasItsLanguage(t *testing.T) {
	a, id := newApp(t, "http://plan.example.cn")
	b := webtest.New(t, a.Handler()).Header("Accept-Language", "en").SignIn("chen@demo.example", password)
	for path, texts := range map[string][]string{
		"/agenda": {"牵手同行", "主会场", "园长致辞"}, "/print": {"牵手同行", "主会场"}, "/share": {"牵手同行"}, "/calendars": {"牵手同行"},
	} {
		page := b.Get("/campaigns/" + id + path).Expect(http.StatusOK)
		for _, text := range texts {
			if !strings.Contains(page.Body, `lang="zh-CN">`+text+"<") {
				t.Errorf("%s: %s has no language", path, text)
			}
		}
	}
}

func TestPreviewJourney(t *testing.T) {
	a, id := newApp(t, "http://plan.example.cn")
	b := webtest.New(t, a.Handler()).SignIn("chen@demo.example", password)
	made := b.Get("/campaigns/"+id+"/share").Submit("做一个预览链接", webtest.Values{"7 天": "on"}).Expect(http.StatusOK)
	_, token, _ := strings.Cut(made.Body, "http://plan.example.cn/preview/")
	token = token[:32]
	stranger := webtest.New(t, a.Handler())
	page := stranger.Get("/preview/"+token).Expect(http.StatusOK).Says("预览：给您先看看", "园长致辞")
	if strings.Contains(page.Body, "金丝雀") || strings.Contains(page.Body, "138-0000-0001") {
		t.Error("the preview shows what is backstage, or a telephone number")
	}
	if page.Header.Get("X-Robots-Tag") == "" || !strings.Contains(page.Body, `content="noindex"`) {
		t.Error("robots may keep the preview")
	}
	b.Get("/campaigns/"+id+"/share").Says("看过约 1 次").Submit("停用", nil).Says("预览链接已经停用")
	stranger.Get("/preview/" + token).Expect(http.StatusNotFound)
}
