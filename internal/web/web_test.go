package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/alexedwards/scs/v2"
	"github.com/alexedwards/scs/v2/memstore"
	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/webtest"
)

// site is a server of a few routes that go wrong in every way.
func site(t *testing.T, log *bytes.Buffer, trusted ...*net.IPNet) http.Handler {
	t.Helper()
	return siteWith(civil.SystemClock{}, memstore.New(), log, trusted...)
}

// siteWith is a site with a clock and a store of sessions.
func siteWith(clock civil.Clock, sessions scs.Store, log *bytes.Buffer, trusted ...*net.IPNet) http.Handler {
	fail := func(err error) echo.HandlerFunc { return func(echo.Context) error { return err } }
	return web.New(web.Config{
		Log: slog.New(slog.NewTextHandler(log, nil)), Clock: clock, Sessions: sessions, TrustedProxies: trusted,
		Identify: func(_ context.Context, id string, epoch int) (account.Actor, locale.Language, error) {
			if epoch != 1 {
				return account.Actor{}, "", fault.New(fault.SignIn, "fault.sign_in")
			}
			return account.Actor{ID: id, Name: "陈老师"}, locale.English, nil
		},
	}, []web.Route{
		web.Get("/panic", web.Anyone, func(echo.Context) error { panic("the secret 4711") }),
		web.Get("/defect", web.Anyone, fail(errors.New("the secret 4711"))),
		web.Get("/missing", web.Anyone, fail(fault.New(fault.NotFound, "fault.not_found"))),
		web.Get("/stale", web.Anyone, fail(fault.New(fault.Stale, "fault.stale"))),
		web.Get("/forbidden", web.Anyone, fail(fault.New(fault.Forbidden, "fault.forbidden"))),
		web.Get("/often", web.Anyone, fail(fault.New(fault.TooMany, "fault.too_many"))),
		web.Get("/wrong", web.Anyone, fail(fault.At("title", "fault.required"))),
		web.Get("/inside", web.SignedIn, func(c echo.Context) error { return c.String(http.StatusOK, web.VisitOf(c).Actor.Name) }),
		web.Get("/address", web.Anyone, func(c echo.Context) error { return c.String(http.StatusOK, web.VisitOf(c).Address()) }),
		web.BareGet("/bare", fail(errors.New("the secret 4711"))),
		web.Post("/enter", web.Anyone, func(c echo.Context) error { return web.VisitOf(c).SignIn("1", 1) }),
		web.Post("/enter-late", web.Anyone, func(c echo.Context) error { return web.VisitOf(c).SignIn("1", 0) }),
		web.Post("/done", web.Anyone, func(c echo.Context) error { return web.VisitOf(c).Done("/missing", "fault.sign_in") }),
		web.Post("/read", web.Anyone, func(c echo.Context) error {
			var typed struct {
				Text string `form:"text"`
			}
			return form.Decode(c, &typed)
		}),
	}).Handler()
}

func TestFailuresTellANumberAndNoMore(t *testing.T) {
	for _, path := range []string{"/panic", "/defect"} {
		var log bytes.Buffer
		p := webtest.New(t, site(t, &log)).Get(path).Expect(http.StatusInternalServerError)
		if strings.Contains(p.Body, "4711") {
			t.Errorf("%s tells the person what went wrong inside", path)
		}
		_, after, _ := strings.Cut(p.Body, `class="number">`)
		number, _, _ := strings.Cut(after, "<")
		if len(number) < 6 || !strings.Contains(log.String(), number) || !strings.Contains(log.String(), "4711") {
			t.Errorf("%s: the page's number %q and the cause must stand in the log:\n%s", path, number, log.String())
		}
	}
	var log bytes.Buffer
	if p := webtest.New(t, site(t, &log)).Get("/bare").Expect(http.StatusInternalServerError); strings.Contains(p.Body, "4711") {
		t.Error("a bare route tells what went wrong inside")
	}
}

func TestFaultsBecomeStatuses(t *testing.T) {
	var log bytes.Buffer
	handler := site(t, &log)
	for path, want := range map[string]int{
		"/missing": http.StatusNotFound, "/stale": http.StatusConflict, "/forbidden": http.StatusForbidden,
		"/often": http.StatusTooManyRequests, "/wrong": http.StatusUnprocessableEntity,
	} {
		webtest.New(t, handler).Get(path).Expect(want)
		b := webtest.New(t, handler).Header("Accept", "application/json")
		p := b.Get(path).Expect(want)
		var problem struct {
			Status int
			Detail string
			Fields []struct{ Name, Detail string }
		}
		if err := json.Unmarshal([]byte(p.Body), &problem); err != nil || problem.Status != want || problem.Detail == "" ||
			p.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s as JSON: %v, %s", path, err, p.Body)
		}
		if path == "/wrong" && (len(problem.Fields) != 1 || problem.Fields[0].Name != "title") {
			t.Errorf("the field is missing: %s", p.Body)
		}
	}
	if log.Len() > 0 {
		t.Errorf("a person's mistakes are logged as failures:\n%s", log.String())
	}
}

func TestTooMuchIsRefused(t *testing.T) {
	var log bytes.Buffer
	webtest.New(t, site(t, &log)).Post("/read", url.Values{"text": {strings.Repeat("长", 3<<20)}}).Expect(http.StatusRequestEntityTooLarge)
}

func TestSessionsEndWithTheirEpoch(t *testing.T) {
	var log bytes.Buffer
	handler := site(t, &log)
	b := webtest.New(t, handler)
	b.Send("GET", "/inside?tab=2", nil).Expect(http.StatusSeeOther)
	b.Post("/enter", url.Values{})
	b.Get("/inside").Expect(http.StatusOK).Says("陈老师")
	b.Get("/missing").Expect(http.StatusNotFound).Says("There is no such page") // the language that the account chose
	b.Post("/enter-late", url.Values{})
	p := b.Send("GET", "/inside?tab=2", nil).Expect(http.StatusSeeOther)
	if got := p.Header.Get("Location"); got != "/login?next=%2Finside%3Ftab%3D2" {
		t.Errorf("leads to %s", got)
	}
}

func TestFlashIsShownOnce(t *testing.T) {
	var log bytes.Buffer
	b := webtest.New(t, site(t, &log))
	b.Post("/done", url.Values{}).Says("请先登录。")
	b.Get("/missing").SaysNot("请先登录。")
}

func TestProxiesAreBelievedOnlyWhenNamed(t *testing.T) {
	_, local, err := net.ParseCIDR("192.0.2.0/24")
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		trusted []*net.IPNet
		want    string
	}{{nil, "192.0.2.1"}, {[]*net.IPNet{local}, "203.0.113.9"}} {
		var log bytes.Buffer
		r := httptest.NewRequest("GET", "/address", nil) // from 192.0.2.1
		r.Header.Set("X-Forwarded-For", "203.0.113.9")
		answer := httptest.NewRecorder()
		site(t, &log, tc.trusted...).ServeHTTP(answer, r)
		if got := answer.Body.String(); got != tc.want {
			t.Errorf("trusting %v: got %s, want %s", tc.trusted, got, tc.want)
		}
	}
}

func TestLocalPath(t *testing.T) {
	for address, want := range map[string]string{
		"/campaigns?x=1": "/campaigns?x=1", "https://evil.example/": "/", "//evil.example": "/", `/\evil.example`: "/", "campaigns": "/",
		"": "/", "javascript:alert(1)": "/", "/a//b": "/a//b",
	} {
		if got := web.LocalPath(address); got != want {
			t.Errorf("%q: got %q, want %q", address, got, want)
		}
	}
}
