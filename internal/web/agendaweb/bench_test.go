package agendaweb_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/alexedwards/scs/v2/memstore"
	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/locale"
	"tongxing/internal/venue"
	"tongxing/internal/web"
	"tongxing/internal/web/agendaweb"
)

// fill adds a session of n items as they are on a full day: words, people and
// three cues each.
func (h *house) fill(n int) {
	h.t.Helper()
	items := make([]agenda.NewItem, n)
	for i := range items {
		items[i] = item(agenda.Kinds[i%len(agenda.Kinds)], fmt.Sprintf("第 %d 个环节，大家一起来", i+1), 2)
		items[i].Numbered, items[i].Speaker, items[i].Owner, items[i].HostWords = true, "陈园长", "礼仪组", "请大家安静下来，我们马上开始。"
		items[i].Cues = []agenda.CueFields{{Channel: agenda.Music, Text: "迎宾曲"}, {Channel: agenda.Screen, Text: "来宾名单"}, {Channel: agenda.AccessCue, Text: "台左", AccessCode: venue.SignLanguage}}
	}
	h.session("主会场", items...)
}

// BenchmarkAgendaPage is a whole request for an agenda of 200 items through
// the program, without a network.
func BenchmarkAgendaPage(b *testing.B) {
	for name, database := range map[string]func(testing.TB) string{"sqlite": databasetest.SQLite, "postgres": databasetest.Postgres} {
		b.Run(name, func(b *testing.B) {
			h := newHouse(b, database(b), "http://tongxing.test")
			h.fill(200)
			handler := h.Handler()
			answer := httptest.NewRecorder()
			r := httptest.NewRequest("POST", "/login", strings.NewReader(url.Values{"email": {"li@demo.example"}, "password": {password}}.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			handler.ServeHTTP(answer, r)
			cookie, _, _ := strings.Cut(answer.Header().Get("Set-Cookie"), ";")
			b.ReportAllocs()
			for b.Loop() {
				r := httptest.NewRequest("GET", h.base, nil)
				r.Header.Set("Cookie", cookie)
				answer := httptest.NewRecorder()
				handler.ServeHTTP(answer, r)
				if answer.Code != http.StatusOK || answer.Body.Len() < 200_000 {
					b.Fatalf("status %d, %d bytes", answer.Code, answer.Body.Len())
				}
			}
		})
	}
}

// BenchmarkAgendaPageReference is the page's template alone, its view prepared.
func BenchmarkAgendaPageReference(b *testing.B) {
	h := newHouse(b, databasetest.SQLite(b), "http://tongxing.test")
	h.fill(200)
	of, err := h.Campaigns.Find(b.Context(), h.who, h.campaign, account.View)
	h.must(err)
	sessions, err := agenda.Day(b.Context(), h.DB, h.campaign)
	h.must(err)
	write := agendaweb.Prepared(of, sessions, nil)
	b.ReportAllocs()
	for b.Loop() {
		if err := write(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

// counting counts the queries that go through it.
type counting struct {
	database.Querier
	queries int
}

func (q *counting) Get(ctx context.Context, dest any, query string, args ...any) error {
	q.queries++
	return q.Querier.Get(ctx, dest, query, args...)
}

func (q *counting) Select(ctx context.Context, dest any, query string, args ...any) error {
	q.queries++
	return q.Querier.Select(ctx, dest, query, args...)
}

// TestQueriesDoNotGrowWithItems asks for an agenda of 3 items, of 300, and of
// 20 sessions.
func TestQueriesDoNotGrowWithItems(t *testing.T) {
	h := newHouse(t, databasetest.SQLite(t), "http://tongxing.test")
	count := &counting{Querier: h.DB}
	routes := agendaweb.Routes(agendaweb.Config{Campaigns: h.Campaigns, Agendas: h.Agendas, Checks: h.Checks, Queries: count})
	routes = append(routes, web.Post("/login", web.Anyone, func(c echo.Context) error {
		v := web.VisitOf(c)
		if err := v.SignIn(h.who.ID, 0); err != nil {
			return err
		}
		return v.Go("/")
	}))
	handler := web.New(web.Config{
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Clock: civil.SystemClock{}, PublicURL: "http://tongxing.test", Sessions: memstore.NewWithCleanupInterval(0),
		Identify: func(context.Context, string, int) (account.Actor, locale.Language, error) { return h.who, "", nil },
	}, routes).Handler()
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, httptest.NewRequest("POST", "/login", nil))
	cookie, _, _ := strings.Cut(answer.Header().Get("Set-Cookie"), ";")
	ask := func() int {
		t.Helper()
		count.queries = 0
		r := httptest.NewRequest("GET", h.base, nil)
		r.Header.Set("Cookie", cookie)
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, r)
		if answer.Code != http.StatusOK {
			t.Fatalf("status %d: %s", answer.Code, answer.Body)
		}
		return count.queries
	}
	h.fill(3)
	few := ask()
	h.fill(300)
	for range 18 {
		h.session("分会场", item(agenda.Speech, "致辞", 5))
	}
	_, err := h.Campaigns.AddPerson(t.Context(), h.who, h.campaign, campaign.PersonFields{Name: "李老师"})
	h.must(err)
	if many := ask(); many != few || many > 5 {
		t.Errorf("%d queries for a small agenda, %d for a large one; want the same, at most 5", few, many)
	}
}
