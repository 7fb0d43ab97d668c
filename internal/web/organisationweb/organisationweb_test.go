package organisationweb_test

import (
	"io"
	"log/slog"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/app"
	"tongxing/internal/civil"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/web/webtest"
)

const password = "一起去看海呀海呀"

func open(t *testing.T) (*app.App, *civil.SetClock) {
	t.Helper()
	clock := civil.NewSetClock(databasetest.Start)
	a, err := app.Open(t.Context(), app.Config{
		Database: databasetest.SQLite(t), PublicURL: webtest.Base, Clock: clock, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	return a, clock
}

// enter adds an account and signs it in.
func enter(t *testing.T, a *app.App, name, shortName string, administrator bool) *webtest.Browser {
	t.Helper()
	_, err := a.Accounts.Add(t.Context(), account.NewAccount{
		Profile: account.Profile{Name: name, SignInNames: account.SignInNames{ShortName: shortName}}, Password: password, Administrator: administrator,
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return webtest.New(t, a.Handler()).SignIn(shortName, password)
}

var linkField = regexp.MustCompile(`id="link" type="text" value="http://tongxing\.test(/[^"]+)"`)

// invite makes an invitation on the organisation's page and returns the
// link's path.
func invite(t *testing.T, page *webtest.Page, whom, role string) string {
	t.Helper()
	shown := page.Follow("邀请同事").Submit("做一个邀请链接", webtest.Values{"给谁": whom, role: role}).Expect(200).
		Says("链接只在这里显示这一次", "邀请您加入“向阳幼儿园”", "4月27日 09:00 以前有效")
	link := linkField.FindStringSubmatch(shown.Body)
	if link == nil || !strings.Contains(shown.Text(), webtest.Base+link[1]) {
		t.Fatalf("no link to copy, or not in the message:\n%s", shown.Body)
	}
	return link[1]
}

func TestTreeAndSettings(t *testing.T) {
	t.Parallel()
	a, _ := open(t)
	admin := enter(t, a, "林园长", "lin", true)
	admin.Get("/organisations").Expect(200).Says("还没有单位", "先建自己的单位")
	enter(t, a, "周老师", "zhou", false).Get("/organisations").Expect(200).Says("还没有单位", "请单位负责人发一个邀请链接").SaysNot("新建单位")

	refused := admin.Get("/organisations/new").Submit("建好", webtest.Values{"单位名称": " "}).Expect(422)
	county := refused.Submit("建好", webtest.Values{"单位名称": "双河县教育局"}).Expect(200).Says("“双河县教育局”建好了", "这里还没有成员", "没有下级单位")
	school := county.Follow("新建下级单位").Submit("建好", webtest.Values{"单位名称": "向阳幼儿园"}).Expect(200).Says("双河县教育局", "向阳幼儿园")
	admin.Get("/organisations").Expect(200).Says("双河县教育局 0 人 向阳幼儿园 0 人")

	settings := school.Follow("单位设置").Expect(200)
	renamed := settings.Submit("保存名称", webtest.Values{"单位名称": "向阳第一幼儿园"}).Expect(200).Says("名称改好了", "向阳第一幼儿园")
	stale := settings.Submit("保存名称", webtest.Values{"单位名称": "向阳中心幼儿园"}).Expect(409).Says("别人也保存了", "向阳第一幼儿园")
	stale.Submit("保存名称", nil).Expect(200).Says("向阳中心幼儿园")
	moved := renamed.Follow("单位设置").Submit("换到这里", webtest.Values{"上级单位": ""}).Expect(200).Says("换好了")
	countyID := county.Path[strings.LastIndex(county.Path, "/")+1:]
	forged := moved.Follow("单位设置").Submit("换到这里", webtest.Values{"上级单位": "none"}).Expect(422).Says("请选一个您管理的单位")
	forged.Submit("换到这里", webtest.Values{"上级单位": countyID}).Expect(200).Says("换好了")
	admin.Get(county.Path).Follow("单位设置").Submit("换到这里", webtest.Values{"上级单位": strings.TrimPrefix(school.Path, "/organisations/")}).
		Expect(422).Says("不能换到自己或自己的下级里面")
}

func TestInvitationJourney(t *testing.T) {
	t.Parallel()
	a, clock := open(t)
	admin := enter(t, a, "林园长", "lin", true)
	school := admin.Get("/organisations/new").Submit("建好", webtest.Values{"单位名称": "向阳幼儿园"})

	link := invite(t, school, "吴老师", "负责人")
	colleague := webtest.New(t, a.Handler())
	for range 2 {
		colleague.Get(link).Expect(200).Says("林园长邀请您加入“向阳幼儿园”，身份是负责人", "我已经有账号").SaysNot("吴老师")
	}
	typed := webtest.Values{"姓名": "吴小溪", "手机号": "138-0000-0001", "设一个密码": "12345678"}
	refused := colleague.Get(link).Submit("加入", typed).Expect(422).Says("这个密码太常见")
	if !strings.Contains(refused.Body, `value="138-0000-0001"`) {
		t.Error("what was typed is lost")
	}
	joined := refused.Submit("加入", webtest.Values{"设一个密码": password}).Expect(200).Says("欢迎加入向阳幼儿园", "吴小溪 （您）", "邀请同事")
	colleague.Get(link).Expect(404).Says("这个链接已经用过了")
	admin.Get(school.Path).Says("吴老师 负责人 2026年4月20日 2026年4月20日已用", "13800000001")

	// Somebody who has an account already signs in first and comes back.
	zhou := enter(t, a, "周老师", "zhou", false)
	link = invite(t, joined, "", "编辑")
	back := webtest.New(t, a.Handler()).Get(link).Follow("我已经有账号").Submit("登录", webtest.Values{"电子邮箱": "zhou", "密码": password}).Expect(200)
	if back.Path != link {
		t.Errorf("after signing in one is at %s", back.Path)
	}
	back.Submit("用“周老师”的账号加入", nil).Expect(200).Says("欢迎加入向阳幼儿园").SaysNot("邀请同事", "13800000001")

	open := invite(t, joined, "", "成员")
	zhou.Get(open).Submit("用“周老师”的账号加入", nil).Expect(200).Says("您已经在这个单位里了")
	page := admin.Get(school.Path).Submit("作废", nil).Expect(200).Says("邀请已作废", "已作废")
	webtest.New(t, a.Handler()).Get(open).Expect(404).Says("这个链接作废了")
	late := invite(t, page, "", "成员")
	clock.Advance(8 * 24 * time.Hour)
	webtest.New(t, a.Handler()).Get(late).Expect(404).Says("这个链接过期了")
}

func TestMembers(t *testing.T) {
	t.Parallel()
	a, _ := open(t)
	admin := enter(t, a, "林园长", "lin", true)
	school := admin.Get("/organisations/new").Submit("建好", webtest.Values{"单位名称": "向阳幼儿园"})
	teacher := enter(t, a, "周老师", "zhou", false)
	teacher.Get(school.Path).Expect(404)
	add := school.Follow("添加已有账号的人").Expect(200)
	add.Submit("添加", webtest.Values{"对方的登录名": "nobody"}).Expect(422).Says("可以改为发邀请链接")
	add.Submit("添加", webtest.Values{"对方的登录名": "lin"}).Expect(422).Says("不能对自己做")
	page := add.Submit("添加", webtest.Values{"对方的登录名": "zhou", "成员": "member"}).Expect(200).Says("添加好了", "周老师 zhou 成员")
	add.Submit("添加", webtest.Values{"对方的登录名": "zhou"}).Expect(422).Says("已经在这个单位里了")
	teacher.Get(school.Path).Expect(200).Says("周老师 （您） 成员").SaysNot("邀请同事", "单位设置", "修改")
	for _, address := range []string{"/settings", "/members/new", "/invitations/new"} {
		teacher.Get(school.Path + address).Expect(403)
	}
	member := page.Follow("修改").Expect(200).Says("周老师")
	member.Submit("保存身份", webtest.Values{"负责人": "manager"}).Expect(200).Says("身份改好了", "周老师 zhou 负责人")
	own := teacher.Get(school.Path).Expect(200).Says("邀请同事")
	if strings.Contains(own.Body, "/members/"+member.Path[strings.LastIndex(member.Path, "/")+1:]) {
		t.Error("one's own place can be changed from the page")
	}
	teacher.Get(member.Path).Expect(404)
	teacher.Post(member.Path+"/role", url.Values{"role": {"member"}}).Expect(404)
	teacher.Post(member.Path+"/remove", url.Values{}).Expect(403)
	admin.Post(member.Path+"/role", url.Values{"role": {"owner"}}).Expect(422).Says("请选一种身份")
	member.Submit("移出单位", nil).Expect(200).Says("已经移出", "这里还没有成员")
	teacher.Get(school.Path).Expect(404)
}
