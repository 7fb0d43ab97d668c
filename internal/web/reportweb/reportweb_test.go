package reportweb_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/app"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/web/webtest"
)

const password = "tongxing-demo"

// open runs the program with one campaign and returns a browser of its owner,
// one of somebody who only reads it, and the address of its report.
func open(t *testing.T) (owner, reader *webtest.Browser, base string) {
	t.Helper()
	a, err := app.Open(t.Context(), app.Config{Database: databasetest.SQLite(t), PublicURL: webtest.Base, Clock: civil.SystemClock{}, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	add := func(name string, administrator bool) account.Actor {
		made, err := a.Accounts.Add(t.Context(), account.NewAccount{Profile: account.Profile{Name: name, SignInNames: account.SignInNames{Email: name + "@demo.example"}}, Password: password, Administrator: administrator}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return account.Actor{ID: made.ID, Name: made.Name, Administrator: administrator}
	}
	who := add("li", true)
	add("wang", false)
	c, err := a.Campaigns.Create(t.Context(), who, campaign.NewCampaign{Details: campaign.Details{Kind: campaign.Festival, Title: "六一", StartsOn: civil.NewDate(2020, 6, 1)}}, campaign.Outline{})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Campaigns.AddMember(t.Context(), who, c.ID, "wang@demo.example", account.Viewer); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Agendas.AddSession(t.Context(), who, c.ID, agenda.SessionFields{Title: "游园", StartsOn: civil.NewDate(2020, 6, 1), StartsAt: civil.NewTimeOfDay(9, 0), Zone: "Asia/Shanghai"},
		agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Opening, Title: "开场", Seconds: agenda.LengthOf(300)}}); err != nil {
		t.Fatal(err)
	}
	return webtest.New(t, a.Handler()).SignIn("li@demo.example", password), webtest.New(t, a.Handler()).SignIn("wang@demo.example", password), "/campaigns/" + c.ID + "/report"
}

func TestReport(t *testing.T) {
	owner, reader, base := open(t)
	page := owner.Get(base).Expect(http.StatusOK).Says("按计划填好", "计划 09:00 · 5 分钟")
	page = page.Submit("保存总结", webtest.Values{"到场人数": "很多", "开始 开场": "九点半吧", "活动情况": "都来了。"}).Expect(http.StatusUnprocessableEntity).
		Says("请写数字。", "“九点半吧”看不出是几点")
	if !strings.Contains(page.Body, `value="很多"`) || !strings.Contains(page.Body, `value="九点半吧"`) || !strings.Contains(page.Body, "都来了。") {
		t.Error("what was typed is lost")
	}
	old := owner.Get(base)
	page.Submit("保存总结", webtest.Values{"志愿服务时长（小时）": "72.3"}).Expect(http.StatusUnprocessableEntity).Says("可以带半小时")
	if !strings.Contains(page.Body, `step="0.5"`) {
		t.Error("a browser refuses half an hour")
	}
	page.Submit("保存总结", webtest.Values{"志愿服务时长（小时）": "72.5", "到场人数": "88", "开始 开场": "9:12", "分钟 开场": "4:30"}).Expect(http.StatusOK).Says("总结已保存。")
	if !strings.Contains(owner.Get(base).Body, `value="72.5"`) {
		t.Error("half an hour is lost")
	}
	old.Submit("保存总结", webtest.Values{"到场人数": "90"}).Expect(http.StatusConflict).Says("别人刚保存的是：", "88").
		Submit("保存总结", nil).Expect(http.StatusOK).Says("总结已保存。")
	reader.Get(base).Expect(http.StatusOK).Says("90", "09:00").SaysNot("保存总结")
	for ending, begin := range map[string]string{".docx": "PK", ".pdf": "%PDF-", ".txt": "六一总结"} {
		got := reader.Get(base + ending).Expect(http.StatusOK)
		if !strings.HasPrefix(got.Body, begin) || !strings.Contains(got.Header.Get("Content-Disposition"), `filename="report`+ending) {
			t.Errorf("%s: %.20q %s", ending, got.Body, got.Header.Get("Content-Disposition"))
		}
	}
	owner.Get(strings.TrimSuffix(base, "report")+"history").Expect(http.StatusOK).Says("总结", "到场人数")
	owner.Get(base + "?lang=en").Expect(http.StatusOK).Says("Filled in from the plan")
	owner.Post(strings.TrimSuffix(base, "/report")+"/close", url.Values{})
	owner.Get(base+"?lang=zh").Expect(http.StatusOK).Says("90", "这个活动已收存，只能看。").SaysNot("保存总结")
}
