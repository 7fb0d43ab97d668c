package accountweb_test

import (
	"io"
	"log/slog"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/app"
	"tongxing/internal/civil"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/web/webtest"
)

const password = "一起去看海呀海呀"

func open(t *testing.T) *app.App {
	t.Helper()
	a, err := app.Open(t.Context(), app.Config{
		Database: databasetest.SQLite(t), PublicURL: webtest.Base, Clock: civil.NewSetClock(databasetest.Start), Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	return a
}

func add(t *testing.T, a *app.App, name, email string, administrator bool) account.Account {
	t.Helper()
	made, err := a.Accounts.Add(t.Context(), account.NewAccount{
		Profile: account.Profile{Name: name, SignInNames: account.SignInNames{Email: email}}, Password: password, Administrator: administrator,
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestFirstAdministrator(t *testing.T) {
	t.Parallel()
	a := open(t)
	b := webtest.New(t, a.Handler())
	setup := b.Get("/login").Expect(200).Says("欢迎，先设一位管理员")
	refused := setup.Submit("开始使用", webtest.Values{"姓名": "林园长", "电子邮箱": "lin", "设一个密码": "12345678"}).
		Expect(422).Says("这不像一个邮箱地址", "这个密码太常见")
	if !strings.Contains(refused.Body, `value="lin"`) || strings.Contains(refused.Body, "12345678") {
		t.Error("what was typed is lost, or the password is shown again")
	}
	refused.Submit("开始使用", webtest.Values{"电子邮箱": "lin@demo.example", "设一个密码": password}).
		Expect(200).Says("林园长，您好！下一步", "还没有单位")
	for _, visitor := range []*webtest.Browser{b, webtest.New(t, a.Handler())} {
		visitor.Send("GET", "/setup", nil).Expect(404)
		visitor.Send("POST", "/setup", url.Values{"name": {"别人"}, "email": {"x@demo.example"}, "password": {password}}).Expect(404)
	}
}

func TestSignInAndOut(t *testing.T) {
	t.Parallel()
	a := open(t)
	add(t, a, "周老师", "zhou@demo.example", false)
	b := webtest.New(t, a.Handler())
	login := b.Get("/account").Expect(200).Says("电子邮箱、手机号或短名")
	if login.Path != "/login?next=%2Faccount" {
		t.Errorf("a stranger goes to %s", login.Path)
	}
	login = login.Submit("登录", webtest.Values{"电子邮箱": "zhou@demo.example", "密码": "wrong wrong"}).Expect(422).Says("登录名或密码不对")
	own := login.Submit("登录", webtest.Values{"密码": password}).Expect(200).Says("我的账号", "周老师")
	if own.Path != "/account" {
		t.Errorf("signed in, one goes to %s", own.Path)
	}
	b.Send("GET", "/login?next=https://elsewhere.example", nil).Expect(303)
	if to := b.Send("GET", "/login?next=//elsewhere.example", nil).Header.Get("Location"); to != "/campaigns" {
		t.Errorf("next= leads away to %s", to)
	}
	own.Submit("退出", nil).Expect(200).Says("已经退出")
	b.Send("GET", "/account", nil).Expect(303)
	for range 4 {
		b.Post("/login", url.Values{"email": {"zhou@demo.example"}, "password": {"wrong wrong"}}).Expect(422)
	}
	b.Post("/login", url.Values{"email": {"zhou@demo.example"}, "password": {"wrong wrong"}}).Expect(422)
	b.Post("/login", url.Values{"email": {"zhou@demo.example"}, "password": {password}}).Expect(429).Says("请等 15 秒再试")
}

func TestOwnAccount(t *testing.T) {
	t.Parallel()
	a := open(t)
	add(t, a, "周老师", "zhou@demo.example", false)
	add(t, a, "吴老师", "wu@demo.example", false)
	phone := webtest.New(t, a.Handler()).SignIn("zhou@demo.example", password)
	desk := webtest.New(t, a.Handler()).SignIn("zhou@demo.example", password)
	old := phone.Get("/account").Expect(200)
	saved := desk.Get("/account").Submit("保存", webtest.Values{"姓名": "周小河", "手机号": "138-0000-0001", "界面语言": "en"}).Expect(200).Says("My account", "周小河")
	if !strings.Contains(saved.Body, `value="13800000001"`) {
		t.Error("the telephone number was not kept")
	}
	stale := old.Submit("保存", webtest.Values{"姓名": "周大河"}).Expect(409).Says("周小河")
	stale.Submit("Save", webtest.Values{"E-mail": "wu@demo.example"}).Expect(422).Says("Somebody else uses this")
	stale.Submit("Save", nil).Expect(200).Says("Saved", "周大河")

	change := desk.Get("/account/password").Expect(200)
	change.Submit("Use this password", webtest.Values{"Present": "wrong wrong", "Choose": "another password"}).Expect(422).Says("not your present password")
	change.Submit("Use this password", webtest.Values{"Present": password, "Choose": "another password"}).Expect(200).Says("other devices are signed out")
	phone.Send("GET", "/account", nil).Expect(303)
	phone.SignIn("zhou@demo.example", "another password")
	desk.Get("/account").Submit("Sign out everywhere else", nil).Expect(200).Says("signed out everywhere else")
	phone.Send("GET", "/account", nil).Expect(303)
}

var linkField = regexp.MustCompile(`id="link" type="text" value="http://tongxing\.test(/[^"]+)"`)

func TestPeople(t *testing.T) {
	t.Parallel()
	a := open(t)
	lin := add(t, a, "林园长", "lin@demo.example", true)
	zhou := add(t, a, "周老师", "zhou@demo.example", false)
	admin := webtest.New(t, a.Handler()).SignIn("lin@demo.example", password)
	teacher := webtest.New(t, a.Handler()).SignIn("zhou@demo.example", password)
	for _, address := range []string{"/people", "/people/" + zhou.ID, "/people/none"} {
		teacher.Get(address).Expect(404)
	}
	admin.Get("/people/none").Expect(404)
	admin.Get("/people?q=%00%ff").Expect(200).Says("没有找到")
	admin.Get("/people?q=zhou").Expect(200).Says("周老师").SaysNot("lin@demo")
	admin.Get("/people/" + lin.ID).Expect(200).Says("这是您自己的账号").SaysNot("停用账号")

	page := admin.Get("/people").Follow("周老师").Expect(200)
	shown := page.Submit("做一个链接", nil).Expect(200).Says("链接只在这里显示这一次", "周老师，您好！请打开下面的链接", "4月27日 09:00 以前有效")
	link := linkField.FindStringSubmatch(shown.Body)
	if link == nil || !strings.Contains(shown.Text(), webtest.Base+link[1]) {
		t.Fatalf("no link to copy, or not in the message:\n%s", shown.Body)
	}
	stranger := webtest.New(t, a.Handler())
	for range 2 {
		stranger.Get(link[1]).Expect(200).Says("周老师，您好！请设一个新密码")
	}
	stranger.Get(link[1]).Submit("用这个密码", webtest.Values{"设一个密码": "short"}).Expect(422).Says("密码太短")
	stranger.Get(link[1]).Submit("用这个密码", webtest.Values{"设一个密码": "another password"}).Expect(200).Says("新密码设好了")
	stranger.Get(link[1]).Expect(404).Says("这个链接已经用过了")
	teacher.Send("GET", "/account", nil).Expect(303)
	teacher.SignIn("zhou@demo.example", "another password")

	page.Submit("设为管理员", nil).Expect(200).Says("已经设为管理员", "不再做管理员").Submit("撤销", nil).Expect(200).Says("已经不是管理员了")
	disabled := page.Submit("停用账号", nil).Expect(200).Says("已停用", "恢复账号").SaysNot("做一个链接")
	teacher.Send("GET", "/account", nil).Expect(303)
	page.Submit("做一个链接", nil).Expect(200).Says("先恢复它再做链接")
	disabled.Submit("恢复账号", nil).Expect(200).Says("账号已恢复")
	admin.Post("/people/"+zhou.ID+"/frob", url.Values{}).Expect(404)
	for _, step := range []string{"/disable", "/enable", "/promote", "/demote", "/password-link"} {
		admin.Post("/people/"+lin.ID+step, url.Values{}).Expect(403).Says("这一步不能对自己做")
	}
}

// TestWhatWasTypedOutlivesTheSession: a form that is sent after the session
// ended comes back after signing in, to the same account alone.
func TestWhatWasTypedOutlivesTheSession(t *testing.T) {
	t.Parallel()
	a := open(t)
	add(t, a, "林园长", "lin@demo.example", true)
	zhou := add(t, a, "周老师", "zhou@demo.example", true)
	b := webtest.New(t, a.Handler()).SignIn("zhou@demo.example", password)
	signOut := func() {
		t.Helper()
		elsewhere := webtest.New(t, a.Handler()).SignIn("zhou@demo.example", password)
		elsewhere.Post("/account/sign-out-everywhere", url.Values{}).Expect(200)
	}
	send := func() *webtest.Page {
		t.Helper()
		form := b.Get("/organisations").Follow("新建单位")
		signOut()
		return form.Submit("建好", webtest.Values{"单位名称": "第二幼儿园<\"&"}).Expect(401).Says("登录已经过期", "您刚才写的还在")
	}
	kept := send().Submit("登录", webtest.Values{"电子邮箱、手机号或短名": "zhou@demo.example", "密码": "不对不对不对不对"}).Expect(422).Says("您刚才写的还在")
	kept.Submit("登录", webtest.Values{"密码": password}).Expect(200).Says("接着保存", "还没有存进去").
		Submit("继续保存", nil).Expect(200).Says("第二幼儿园<\"&")

	send().Submit("登录", webtest.Values{"电子邮箱、手机号或短名": "lin@demo.example", "密码": password}).Expect(200).
		Says("另一个账号", "林园长").SaysNot("接着保存")

	// What strangers send, and what holds a password, is not kept.
	stranger := webtest.New(t, a.Handler())
	if got := stranger.Send("POST", "/organisations", url.Values{"name": {"x"}}).Expect(303).Header.Get("Location"); !strings.HasPrefix(got, "/login?next=") {
		t.Errorf("a stranger is led to %s", got)
	}
	b = webtest.New(t, a.Handler()).SignIn("zhou@demo.example", password)
	signOut()
	b.Send("POST", "/account/password", url.Values{"present": {password}, "password": {"另一个更长的密码"}}).Expect(303)
	b.Send("POST", "/organisations", url.Values{"name": {strings.Repeat("长", 100_000)}}).Expect(303)
	// Nor does it lead away.
	for _, to := range []string{"https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"} {
		page := b.Send("POST", "/login", url.Values{"email": {"zhou@demo.example"}, "password": {password}, "kept": {"a=1"}, "kept_by": {zhou.ID}, "kept_to": {to}})
		if page.Expect(303); page.Header.Get("Location") != "/campaigns" {
			t.Errorf("%s leads to %s", to, page.Header.Get("Location"))
		}
	}
}
