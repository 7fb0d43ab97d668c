package planimportweb_test

import (
	"log/slog"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/app"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/organisation"
	"tongxing/internal/planimport"
	"tongxing/internal/seal"
	"tongxing/internal/web/browsertest"
	"tongxing/internal/web/webtest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

const password = "tongxing-demo"

// plan is a document with something of everything.
const plan = `第二幼儿园2026年全国助残日活动方案
一、活动主题
“手拉手，一起走”
二、活动时间
2026年5月15日上午9:00
三、活动地点
幼儿园多功能厅
四、主办单位：青山县残疾人联合会
五、组织机构
组长：
成员：王小芳、陈　明
六、活动筹备分工
1、园长：主持全面活动。
2、各班主任：组织幼儿进场。
七、活动程序
活动第一项：全体起立，奏国歌（播放国歌）
活动第二项：介绍来宾，致欢迎词
活动第三项：园长讲话（5分钟）
八、结对名单
李晓雨——王浩
家长电话：13812345678
九、联系人：刘老师 13900000001
`

// world is an installation with a kindergarten, its director and a teacher,
// and somebody who belongs to nothing.
type world struct {
	*app.App
	t        *testing.T
	director account.Actor
	org      string
}

func newWorld(t *testing.T) *world {
	t.Helper()
	clock := civil.NewSetClock(must(civil.ParseInstant("2026-05-03T01:00:00.000Z")))
	a := must(app.Open(t.Context(), app.Config{Database: "sqlite:" + t.TempDir() + "/world.db", Listen: "127.0.0.1:0",
		Log: slog.New(slog.DiscardHandler), Clock: clock, Ring: must(seal.New(seal.Secret()))}))
	t.Cleanup(func() { _ = a.Close() })
	w := &world{App: a, t: t}
	admin := w.person("管理员", "admin", true)
	w.director = w.person("陈园长", "director", false)
	w.person("李老师", "teacher", false)
	w.person("小周", "volunteer", false)
	w.org = must(a.Organisations.Create(t.Context(), admin, "", "第二幼儿园")).ID
	w.do(a.Organisations.AddMember(t.Context(), admin, w.org, "director@demo.example", organisation.Manager))
	w.do(a.Organisations.AddMember(t.Context(), admin, w.org, "teacher@demo.example", organisation.Editor))
	w.director.Manages, w.director.Edits = []string{w.org}, []string{w.org}
	return w
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func (w *world) do(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) person(name, short string, administrator bool) account.Actor {
	made := must(w.Accounts.Add(w.t.Context(), account.NewAccount{
		Profile: account.Profile{Name: name, SignInNames: account.SignInNames{Email: short + "@demo.example"}}, Password: password, Administrator: administrator}, nil))
	return account.Actor{ID: made.ID, Name: name, Administrator: administrator}
}

// as returns the browser of somebody who is signed in.
func (w *world) as(short string) *webtest.Browser {
	w.t.Helper()
	return webtest.New(w.t, w.Handler()).SignIn(short+"@demo.example", password)
}

// reads begins an import of the director's.
func (w *world) reads(text string) planimport.Import {
	w.t.Helper()
	return must(w.Imports.Begin(w.t.Context(), w.director, "方案.txt", []byte(text)))[0]
}

func (w *world) now(imp planimport.Import) planimport.Import {
	w.t.Helper()
	return must(w.Imports.Find(w.t.Context(), w.director, imp.ID))
}

// begun makes a campaign of the director's with an outline.
func (w *world) begun() campaign.Campaign {
	return must(w.Campaigns.Create(w.t.Context(), w.director, campaign.NewCampaign{OrganisationID: w.org,
		Details: campaign.Details{Kind: campaign.DisabilityDay, Title: "牵手同行", StartsOn: civil.NewDate(2026, 5, 15)}}, campaign.OutlineFor(campaign.DisabilityDay, "zh-CN")))
}

func address(imp planimport.Import, path string) string { return "/campaigns/import/" + imp.ID + path }
