package venueweb_test

import (
	"io"
	"log/slog"
	"net/http"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/app"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/web/webtest"
)

// open runs the program with one campaign and returns a browser of somebody
// who may edit it, and the address of its places.
func open(t *testing.T) (b *webtest.Browser, base string) {
	t.Helper()
	a, err := app.Open(t.Context(), app.Config{Database: databasetest.SQLite(t), PublicURL: webtest.Base, Clock: civil.SystemClock{}, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	const password = "tongxing-demo"
	made, err := a.Accounts.Add(t.Context(), account.NewAccount{Profile: account.Profile{Name: "李老师", SignInNames: account.SignInNames{Email: "li@demo.example"}},
		Password: password, Administrator: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	c, err := a.Campaigns.Create(t.Context(), account.Actor{ID: made.ID, Name: made.Name, Administrator: true},
		campaign.NewCampaign{Details: campaign.Details{Kind: campaign.Festival, Title: "六一"}}, campaign.Outline{})
	if err != nil {
		t.Fatal(err)
	}
	return webtest.New(t, a.Handler()).SignIn("li@demo.example", password), "/campaigns/" + c.ID + "/venues"
}

func TestVenues(t *testing.T) {
	b, base := open(t)
	page := b.Get(base).Expect(http.StatusOK).Says("还没有地点").Follow("添加地点")
	page = page.Submit("保存", webtest.Values{"可容纳人数": "很多", "纬度": "31.2304"}).Expect(http.StatusUnprocessableEntity).
		Says("请写数字。", "经度和纬度要一起填。")
	page = page.Submit("保存", webtest.Values{"名称": "多功能厅", "可容纳人数": "200", "经度": "121.4737", "在室外": "on", "无台阶通行": "on", "怎么走": "西门进。"}).
		Expect(http.StatusOK).Says("已添加“多功能厅”", "可容纳 200 人", "室外", "无台阶通行", "西门进。")
	edit := page.Follow("多功能厅").Says("移到回收站")
	page.Follow("多功能厅").Submit("保存", webtest.Values{"名称": "大礼堂"}).Expect(http.StatusOK).Says("大礼堂")
	edit.Submit("保存", webtest.Values{"名称": "小礼堂"}).Expect(http.StatusConflict).Says("别人刚保存的是：", "大礼堂").
		Submit("保存", nil).Expect(http.StatusOK).Says("小礼堂")
	b.Get(base+"/new").Submit("保存", webtest.Values{"名称": "操场"}).Submit("上移 操场", nil).Says("顺序已调整。")
	b.Get(base).Follow("小礼堂").Submit("移到回收站", nil).Says("“小礼堂”已移到回收站").SaysNot("西门进。").
		Submit("撤销", nil).Says("地点放回了原处", "小礼堂")
	edit = b.Get(base).Follow("小礼堂")
	b.Get(base).Follow("小礼堂").Submit("移到回收站", nil)
	edit.Submit("保存", webtest.Values{"怎么走": "写了很久"}).Expect(http.StatusConflict).Says("已被别人移走", "写了很久").
		Submit("保存", nil).Expect(http.StatusOK).Says("已添加“小礼堂”", "写了很久").Submit("撤销", nil).Says("已撤销").SaysNot("写了很久").Submit("撤销", nil).Says("写了很久")
	b.Get(base+"?lang=en").Expect(http.StatusOK).Says("Venues", "Step-free access")
}
