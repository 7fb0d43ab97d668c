package app_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/web/webtest"
)

// TestClosedCampaignIsReadOnly sends every form of a campaign that is put away,
// as its administrator: nothing of it changes but by opening it again, and its
// pages stay.
func TestClosedCampaignIsReadOnly(t *testing.T) {
	w := newWorld(t)
	a, ctx := w.copied(t), t.Context()
	made := must1(a.Accounts.Named(ctx, "administrator@demo.example"))
	admin := account.Actor{ID: made.ID, Name: made.Name, Administrator: true}
	must(t, a.Campaigns.Close(ctx, admin, w.samples["campaign"]))
	revision := func() int64 { return must1(a.Campaigns.Find(ctx, admin, w.samples["campaign"], account.View)).Revision }
	before := revision()
	browser := webtest.New(t, a.Handler()).Header("Cookie", w.cookies["administrator"])
	for _, route := range a.Routes() {
		if !strings.HasPrefix(route.Path, "/campaigns/:campaign") || strings.HasSuffix(route.Path, "/reopen") {
			continue
		}
		var form url.Values
		if route.Method == http.MethodPost {
			form = url.Values{}
		}
		got := browser.Send(route.Method, w.address(t, route.Path), form)
		if got.Status >= 500 || route.Method == http.MethodGet && got.Status == http.StatusConflict {
			t.Errorf("%s %s answers %d", route.Method, route.Path, got.Status)
		}
		if now := revision(); now != before {
			t.Errorf("%s %s changed a closed campaign", route.Method, route.Path)
			before = now
		}
	}
	webtest.New(t, a.Handler()).Get("/c/a-day").Expect(http.StatusOK)
	webtest.New(t, a.Handler()).Get("/c/a-day/calendar.ics").Expect(http.StatusOK)
	browser.Send("POST", "/campaigns/"+w.samples["campaign"]+"/reopen", url.Values{}).Expect(http.StatusSeeOther)
	if revision() == before {
		t.Error("opening it again changed nothing")
	}
}
