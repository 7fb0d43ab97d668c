package checkweb_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/app"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/web/webtest"
)

func TestFromFindingToReason(t *testing.T) {
	a, err := app.Open(t.Context(), app.Config{Database: databasetest.SQLite(t), PublicURL: webtest.Base, Clock: civil.SystemClock{}, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	must(t, err)
	t.Cleanup(func() { _ = a.Close() })
	const password = "tongxing-demo"
	made, err := a.Accounts.Add(t.Context(), account.NewAccount{Profile: account.Profile{Name: "李老师", SignInNames: account.SignInNames{Email: "li@demo.example"}}, Password: password, Administrator: true}, nil)
	must(t, err)
	c, err := a.Campaigns.Create(t.Context(), account.Actor{ID: made.ID, Name: made.Name, Administrator: true}, campaign.NewCampaign{
		Details: campaign.Details{Kind: campaign.Festival, Title: "六一", Theme: "让聋哑人也快乐"}}, campaign.Outline{})
	must(t, err)
	b, base := webtest.New(t, a.Handler()).SignIn("li@demo.example", password), "/campaigns/"+c.ID

	page := b.Get(base+"/check").Expect(http.StatusOK).
		Says("方案体检", "还有 4 件事要定", "还没有写活动时间", "还没有写活动地点", "还没有写主办单位", "“六一”里的“聋哑人”，可以写成“聋人、听力残疾人”")
	if !strings.Contains(page.Body, base+"/settings#field-starts_on") || !strings.Contains(page.Body, base+"/organisers/new") {
		t.Error("a finding does not lead to where it is mended")
	}

	long := strings.Repeat("长", 400)
	refused := page.Submit("搁置", webtest.Values{"为什么先不管": long}).Expect(http.StatusUnprocessableEntity)
	if !strings.Contains(refused.Body, long) || !strings.Contains(refused.Body, "<details open>") {
		t.Error("what was typed is lost")
	}
	aside := refused.Submit("搁置", webtest.Values{"为什么先不管": "等园长回来定"}).Expect(http.StatusOK).
		Says("搁置了。", "还有 3 件事要定", "搁置的 1 件", "等园长回来定", "李老师，")
	b.Get(base+"/history").Says("搁置的提醒", "等园长回来定")
	aside.Submit("重新提醒", nil).Expect(http.StatusOK).Says("会重新提醒", "还有 4 件事要定").SaysNot("等园长回来定")
	b.Get("/campaigns").Says("要定 4")
	b.Get(base+"/check?lang=en").Says("Plan check", "4 things are still to decide", "No organiser is stated yet")
	b.Post(base+"/close", url.Values{})
	b.Get(base+"/check?lang=zh").Says("收存时有 4 件没有定", "这个活动已收存，只能看。").SaysNot("为什么先不管", "还有 4 件事要定")
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
