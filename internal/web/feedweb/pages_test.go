package feedweb_test

import (
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/app"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/web/webtest"
)

const password = "tongxing-demo"

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// TestHandedOverAndRevoked walks a personal calendar's whole life.
func TestHandedOverAndRevoked(t *testing.T) {
	ctx := t.Context()
	a := must(app.Open(ctx, app.Config{Database: databasetest.SQLite(t), Listen: "127.0.0.1:0", PublicURL: "http://plan.example.cn",
		Clock: civil.NewSetClock(databasetest.Start), Log: slog.New(slog.NewTextHandler(io.Discard, nil))}))
	t.Cleanup(func() { _ = a.Close() })
	made := must(a.Accounts.Add(ctx, account.NewAccount{Profile: account.Profile{Name: "陈园长", SignInNames: account.SignInNames{Email: "chen@demo.example"}},
		Password: password, Administrator: true}, nil))
	who := account.Actor{ID: made.ID, Name: made.Name, Administrator: true}
	c := must(a.Campaigns.Create(ctx, who, campaign.NewCampaign{Slug: "day", Details: campaign.Details{
		Kind: campaign.DisabilityDay, Title: "牵手同行", StartsOn: civil.NewDate(2026, 5, 15)}}, campaign.Outline{}))
	person := must(a.Campaigns.AddPerson(ctx, who, c.ID, campaign.PersonFields{Name: "李老师"}))
	must(a.Agendas.AddSession(ctx, who, c.ID, agenda.SessionFields{Title: "主会场", StartsOn: civil.NewDate(2026, 5, 15), StartsAt: civil.NewTimeOfDay(9, 0), Zone: "Asia/Shanghai"},
		agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Speech, Title: "致辞", SpeakerID: &person}}))

	b := webtest.New(t, a.Handler()).SignIn("chen@demo.example", password)
	list := b.Get("/campaigns/" + c.ID + "/calendars").Expect(http.StatusOK)
	handed := list.Submit("做一份日历", webtest.Values{"给谁": person}).Expect(http.StatusOK).Says("只发给本人")
	_, path, found := strings.Cut(handed.Body, `value="http://plan.example.cn`)
	if !found {
		t.Fatal("no address was handed over")
	}
	path, _, _ = strings.Cut(path, `"`)

	phone := webtest.New(t, a.Handler()).Header("User-Agent", "iOS/18.0 dataaccessd/1.0")
	first := phone.Send("GET", path, nil).Expect(http.StatusOK)
	for header, want := range map[string]string{"Content-Type": "text/calendar; charset=utf-8", "X-Robots-Tag": "noindex", "Cache-Control": "private, no-cache"} {
		if got := first.Header.Get(header); got != want {
			t.Errorf("%s: %q, want %q", header, got, want)
		}
	}
	if !strings.Contains(first.Body, "SUMMARY:致辞（上场）") {
		t.Errorf("the calendar lacks the speech:\n%s", first.Body)
	}
	phone.Header("If-None-Match", first.Header.Get("Etag")).Send("GET", path, nil).Expect(http.StatusNotModified)
	must(0, a.Readers.Flush(ctx))

	again := b.Get("/campaigns/"+c.ID+"/calendars").Says("李老师", "Apple 日历")
	if strings.Contains(again.Body, "/feeds/") {
		t.Error("the list shows an address that was to be shown once")
	}
	again.Submit("停用", nil).Says("已经停用")
	webtest.New(t, a.Handler()).Send("GET", path, nil).Expect(http.StatusNotFound)
}

// TestToldUntilAllHaveAsked: whoever still shows an old time is told all that
// moved since, whatever changes after it.
func TestToldUntilAllHaveAsked(t *testing.T) {
	for name, url := range map[string]string{"SQLite": databasetest.SQLite(t), "PostgreSQL": databasetest.Postgres(t)} {
		t.Run(name, func(t *testing.T) {
			ctx, clock := t.Context(), civil.NewSetClock(databasetest.Start)
			a := must(app.Open(ctx, app.Config{Database: url, Listen: "127.0.0.1:0", PublicURL: "http://plan.example.cn", Clock: clock, Log: slog.New(slog.DiscardHandler)}))
			t.Cleanup(func() { _ = a.Close() })
			made := must(a.Accounts.Add(ctx, account.NewAccount{Profile: account.Profile{Name: "陈园长", SignInNames: account.SignInNames{Email: "chen@demo.example"}},
				Password: password, Administrator: true}, nil))
			who := account.Actor{ID: made.ID, Name: made.Name, Administrator: true}
			c := must(a.Campaigns.Create(ctx, who, campaign.NewCampaign{Slug: "day", Details: campaign.Details{
				Kind: campaign.DisabilityDay, Title: "牵手同行", StartsOn: civil.NewDate(2026, 5, 15)}}, campaign.Outline{}))
			session := func(title string, hour int) string {
				return must(a.Agendas.AddSession(ctx, who, c.ID, agenda.SessionFields{Title: title, StartsOn: civil.NewDate(2026, 5, 15), StartsAt: civil.NewTimeOfDay(hour, 0),
					EndsOn: civil.NewDate(2026, 5, 15), EndsAt: civil.NewTimeOfDay(hour+1, 0), Zone: "Asia/Shanghai"}))
			}
			hall, yard := session("主会场", 9), session("操场", 14)
			must(0, a.Campaigns.Publish(ctx, who, c.ID))
			phone := func(agent string) {
				webtest.New(t, a.Handler()).Header("User-Agent", agent).Send("GET", "/c/day/calendar.ics", nil).Expect(http.StatusOK)
				must(0, a.Readers.Flush(ctx))
				clock.Advance(time.Hour)
			}
			const apple, google = "iOS/18.0 dataaccessd/1.0", "Google-Calendar-Importer"
			phone(apple)
			phone(google)
			must(a.Agendas.Retime(ctx, who, c.ID, hall, "", agenda.Shift("", 20, false)))
			phone(apple)
			must(0, a.Agendas.RemoveSession(ctx, who, c.ID, yard))
			clock.Advance(time.Hour)
			page := func() *webtest.Page {
				return webtest.New(t, a.Handler()).SignIn("chen@demo.example", password).Get("/campaigns/" + c.ID + "/calendars")
			}
			// Google has seen neither, Apple the first of them.
			page().Says("主会场：2026年5月15日（周五） 09:20—10:20（原定 5月15日 09:00）", "已取消：", "操场：2026年5月15日（周五） 14:00—15:00", "还没来")
			phone(google)
			page().Says("已取消：", "操场").SaysNot("原定 5月15日 09:00")
			phone(apple)
			page().Says("已取消：", "操场").SaysNot("还没来")
		})
	}
}

// TestGuessersWait: wrong tokens cost more than right ones, and the answer says
// how long to wait.
func TestGuessersWait(t *testing.T) {
	a := must(app.Open(t.Context(), app.Config{Database: databasetest.SQLite(t), Listen: "127.0.0.1:0",
		Clock: civil.NewSetClock(databasetest.Start), Log: slog.New(slog.NewTextHandler(io.Discard, nil))}))
	t.Cleanup(func() { _ = a.Close() })
	b := webtest.New(t, a.Handler())
	for range 100 {
		page := b.Send("GET", "/feeds/none.ics", nil)
		if page.Status == http.StatusNotFound {
			continue
		}
		page.Expect(http.StatusTooManyRequests)
		if wait, err := strconv.Atoi(page.Header.Get("Retry-After")); err != nil || wait < 1 {
			t.Errorf("Retry-After: %q", page.Header.Get("Retry-After"))
		}
		return
	}
	t.Error("a hundred wrong tokens in a row were looked up")
}
