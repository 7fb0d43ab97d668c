package app_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"tongxing/internal/web/webtest"
)

// TestWhatWasTypedComesBackWhereItsPlaceIsGone sends forms of records that
// somebody else removed meanwhile: the answer holds the words, to be copied.
func TestWhatWasTypedComesBackWhereItsPlaceIsGone(t *testing.T) {
	w := newWorld(t)
	a := w.copied(t)
	browser := webtest.New(t, a.Handler()).Header("Cookie", w.cookies["administrator"])
	browser.Get("/campaigns").Expect(http.StatusOK) // from here on the browser knows who typed
	const gone, words = "00000000-0000-7000-8000-000000000000", "写了很久的一段话 <b>"
	for _, path := range []string{"/agenda/items/", "/agenda/sessions/", "/venues/", "/sections/", "/duties/", "/people/", "/posts/"} {
		form := url.Values{"title": {words}, "name": {words}, "what": {words}, "body": {words}, "version": {"1"}}
		got := browser.Send("POST", "/campaigns/"+w.samples["campaign"]+path+gone, form)
		if got.Status != http.StatusConflict {
			t.Errorf("%s answers %d", path, got.Status)
		}
		if !strings.Contains(got.Body, "写了很久的一段话 &lt;b&gt;") || strings.Contains(got.Body, words) {
			t.Errorf("%s does not give back what was typed, escaped", path)
		}
	}
	got := webtest.New(t, a.Handler()).Send("POST", "/nothing", url.Values{"title": {words}})
	if strings.Contains(got.Body, "写了很久") {
		t.Error("a stranger's words come back")
	}
}
