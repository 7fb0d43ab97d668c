package organisationweb_test

import (
	"io"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"

	"tongxing/internal/app"
	"tongxing/internal/civil"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/web/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// serve runs the program on a new database and returns its address.
func serve(t *testing.T) string {
	t.Helper()
	server := httptest.NewUnstartedServer(nil)
	address := "http://" + server.Listener.Addr().String()
	a, err := app.Open(t.Context(), app.Config{
		Database: databasetest.SQLite(t), PublicURL: address, Clock: civil.SystemClock{}, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	server.Config.Handler = a.Handler()
	server.Start()
	t.Cleanup(func() {
		server.Close()
		_ = a.Close()
	})
	return address
}

// look checks the page that a tab shows, and keeps a picture of it.
func look(tab *browsertest.Tab, name string) {
	tab.Axe()
	tab.FitsWidth()
	tab.Screenshot("organisation-" + name)
}

// TestFromNothingToAColleague sets up an installation in a large window, lets
// a colleague come in by the invitation on a small telephone without scripts,
// and helps them with a forgotten password.
func TestFromNothingToAColleague(t *testing.T) {
	address := serve(t)
	director := browsertest.Open(t, browsertest.View{})
	link := setUpAndInvite(t, director, address)
	colleague := browsertest.Open(t, browsertest.View{Width: 360, NoScript: true})
	join(colleague, address, link)
	walkInEnglish(director, address)

	phone := browsertest.Open(t, browsertest.View{Width: 360, Dark: true})
	phone.Goto(address + "/login")
	look(phone, "18-login")
	phone.Fill("电子邮箱、手机号或短名", "lin@demo.example")
	phone.Fill("密码", password)
	phone.Click("button", "登录")
	phone.See("林园长")
	phone.Goto(address + "/people")
	look(phone, "19-people")
	phone.Click("link", "吴小溪")
	phone.See("停用账号")
	look(phone, "20-person")
	phone.Click("button", "做一个链接")
	phone.See("给吴小溪的链接")
	look(phone, "21-password-link")
	stranger := browsertest.Open(t, browsertest.View{Width: 360, Language: "en"})
	stranger.Goto(browsertest.Eval[string](phone, `document.getElementById("link").value`))
	stranger.See("Choose the password")
	look(stranger, "22-reset-english")
}

// setUpAndInvite goes from an empty database to an invitation's link.
func setUpAndInvite(t *testing.T, director *browsertest.Tab, address string) (link string) {
	t.Helper()
	director.Goto(address + "/login")
	look(director, "01-setup")
	director.Fill("姓名", "林园长")
	director.Fill("电子邮箱 （可不填）", "lin@demo.example")
	director.Fill("设一个密码", "12345678")
	director.Click("button", "开始使用")
	director.See("这个密码太常见")
	look(director, "02-setup-refused")
	director.Fill("设一个密码", password)
	director.Click("button", "开始使用")
	director.See("还没有单位")
	look(director, "03-tree-empty")
	director.Goto(address + "/organisations/new")
	look(director, "04-new")
	director.Fill("单位名称", "向阳幼儿园")
	director.Click("button", "建好")
	director.See("这里还没有成员")
	look(director, "05-open-empty")
	director.Click("link", "邀请同事")
	director.See("做一个链接，用微信发给一位同事")
	look(director, "06-invite")
	director.Fill("给谁 （可不填）", "大一班吴老师")
	director.Click("radio", "负责人 管理单位和下级单位的成员，也管理它们的全部活动。")
	director.Click("button", "做一个邀请链接")
	director.See("链接只在这里显示这一次")
	look(director, "07-link")
	link = browsertest.Eval[string](director, `document.getElementById("link").value`)
	if !strings.HasPrefix(link, address+"/invitations/") {
		t.Fatalf("the link is %q", link)
	}
	return link
}

// join follows the invitation and looks round.
func join(colleague *browsertest.Tab, address, link string) {
	colleague.Goto(link)
	colleague.See("林园长邀请您加入")
	look(colleague, "08-invitation")
	colleague.Fill("姓名", "吴小溪")
	colleague.Fill("手机号 （可不填）", "138-0000-0001")
	colleague.Fill("设一个密码", password)
	colleague.Click("button", "加入")
	colleague.See("欢迎加入向阳幼儿园")
	look(colleague, "09-joined")
	for name, path := range map[string]string{"10-tree": "/organisations", "11-own": "/account", "12-password": "/account/password"} {
		colleague.Goto(address + path)
		look(colleague, name)
	}
}

func walkInEnglish(director *browsertest.Tab, address string) {
	director.Goto(address + "/organisations?lang=en")
	look(director, "13-tree-english")
	for _, page := range []struct {
		name   string
		clicks []string
		says   string
	}{
		{"14-open-english", []string{"向阳幼儿园"}, "Organisations below"},
		{"15-member-english", []string{"向阳幼儿园", "Change 吴小溪"}, "Remove from the organisation"},
		{"16-settings-english", []string{"向阳幼儿园", "Settings"}, "Save the name"},
		{"17-add-english", []string{"向阳幼儿园", "Add somebody with an account"}, "How they sign in"},
	} {
		director.Goto(address + "/organisations")
		for _, words := range page.clicks {
			director.Click("link", words)
		}
		director.See(page.says)
		look(director, page.name)
	}
}
