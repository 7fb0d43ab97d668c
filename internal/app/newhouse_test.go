package app_test

import (
	"net/http"
	"testing"

	"tongxing/internal/app"
	"tongxing/internal/seal"
	"tongxing/internal/web/webtest"
)

// TestANewHouseBegins walks from the first page of an empty house to its first
// campaign, once from a document and once from nothing, without a unit.
func TestANewHouseBegins(t *testing.T) {
	a := must1(app.Open(t.Context(), app.Config{Database: "sqlite:" + t.TempDir() + "/new.db", Listen: "127.0.0.1:0", Log: quiet(), Ring: must1(seal.New(seal.Secret()))}))
	t.Cleanup(func() { _ = a.Close() })
	b := webtest.New(t, a.Handler())
	b.Get("/setup").Submit("开始使用", webtest.Values{"姓名": "邹园长", "电子邮箱": "zou@demo.example", "设一个密码": password}).Expect(http.StatusOK)

	read := b.Get("/campaigns/import").Submit("读一读", webtest.Values{"把方案的文字贴在这里": "晨光镇中心幼儿园助残日活动方案\n一、活动时间\n2027年5月14日\n二、活动流程\n9:00 入场\n9:10 园长致辞 5分钟\n"}).Expect(http.StatusOK)
	if choice := unsendable(read.Body); choice != "" {
		t.Errorf("no browser sends what makes the campaign: %s", choice)
	}
	read.Submit("建立活动", nil).Expect(http.StatusOK).Says("活动建好了")

	fresh := b.Get("/campaigns/new?kind=festival").Expect(http.StatusOK)
	if choice := unsendable(fresh.Body); choice != "" {
		t.Errorf("no browser sends what begins the campaign: %s", choice)
	}
	fresh.Submit("开始", webtest.Values{"活动名称": "六一联欢", "网址名": "june-2027"}).Expect(http.StatusOK).Says("六一联欢")
}
