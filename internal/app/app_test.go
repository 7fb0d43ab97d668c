package app_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"tongxing/internal/web/page"
	"tongxing/internal/web/webtest"
)

func quiet() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestPagesMatchTheirViews(t *testing.T) {
	if err := page.Check(); err != nil {
		t.Error(err)
	}
}

func TestCrossSitePostsAreRefused(t *testing.T) {
	w := newWorld(t)
	handler := w.copied(t).Handler()
	for _, tc := range []struct {
		site string
		want int
	}{{"cross-site", http.StatusForbidden}, {"same-origin", http.StatusSeeOther}} {
		r := httptest.NewRequest("POST", webtest.Base+"/logout", strings.NewReader(""))
		r.Header.Set("Sec-Fetch-Site", tc.site)
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, r)
		if answer.Code != tc.want {
			t.Errorf("a %s post: %d, want %d", tc.site, answer.Code, tc.want)
		}
	}
}

func TestHeadersOfPages(t *testing.T) {
	w := newWorld(t)
	p := webtest.New(t, w.copied(t).Handler()).Get("/login").Expect(http.StatusOK)
	policy := p.Header.Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy lacks %s: %s", want, policy)
		}
	}
	if strings.Contains(policy, "unsafe") {
		t.Errorf("the policy is unsafe: %s", policy)
	}
	for header, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cache-Control": "no-store"} {
		if got := p.Header.Get(header); got != want {
			t.Errorf("%s: got %q, want %q", header, got, want)
		}
	}
}

func TestLanguageIsNegotiated(t *testing.T) {
	w := newWorld(t)
	b := webtest.New(t, w.copied(t).Handler())
	b.Get("/c/a-day").Says("怎么到，问谁")
	b.Header("Accept-Language", "en")
	b.Get("/c/a-day").Says("How to get there")
	b.Get("/c/a-day?lang=zh").Says("怎么到，问谁")
	b.Get("/c/a-day").Says("怎么到，问谁") // the choice is kept
}

func TestFeedOverHTTP(t *testing.T) {
	w := newWorld(t)
	b := webtest.New(t, w.copied(t).Handler()).Header("Accept", "")
	plain := b.Send("GET", "/c/a-day/calendar.ics", nil).Expect(http.StatusOK)
	for header, want := range map[string]string{"Content-Type": "text/calendar; charset=utf-8", "Content-Disposition": "inline", "Vary": "Accept-Encoding"} {
		if got := plain.Header.Get(header); got != want {
			t.Errorf("%s: got %q, want %q", header, got, want)
		}
	}
	if plain.Header.Get("Set-Cookie") != "" {
		t.Error("a feed sets a cookie")
	}
	head := b.Send("HEAD", "/c/a-day/calendar.ics", nil).Expect(http.StatusOK)
	if head.Header.Get("Etag") != plain.Header.Get("Etag") || head.Body != "" {
		t.Errorf("HEAD: %v", head.Header)
	}
	b.Header("Accept-Encoding", "gzip")
	packed := b.Send("GET", "/c/a-day/calendar.ics", nil).Expect(http.StatusOK)
	if packed.Header.Get("Content-Encoding") != "gzip" || packed.Header.Get("Etag") == plain.Header.Get("Etag") {
		t.Errorf("gzip: %v", packed.Header)
	}
	for _, tags := range []string{packed.Header.Get("Etag"), `"other", W/` + packed.Header.Get("Etag"), "*"} {
		b.Header("If-None-Match", tags)
		b.Send("GET", "/c/a-day/calendar.ics", nil).Expect(http.StatusNotModified)
	}
	b.Header("If-None-Match", `"other"`)
	b.Send("GET", "/c/a-day/calendar.ics", nil).Expect(http.StatusOK)
}
