package handoutweb_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/app"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/web/browsertest"
	"tongxing/internal/web/webtest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

const password = "一起去看海呀海呀"

// What must never stand on a public page or paper.
const secret = "金丝雀"

// stage is the program with a campaign of one session.
type stage struct {
	*app.App
	clock    *civil.SetClock
	who      account.Actor
	campaign string
	session  string
}

func newStage(t *testing.T, publicURL string) *stage {
	t.Helper()
	clock := civil.NewSetClock(databasetest.Start)
	a, err := app.Open(t.Context(), app.Config{Database: databasetest.SQLite(t), PublicURL: publicURL, Clock: clock, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	must(t, err)
	t.Cleanup(func() { _ = a.Close() })
	ctx := t.Context()
	made, err := a.Accounts.Add(ctx, account.NewAccount{Profile: account.Profile{Name: "陈园长", SignInNames: account.SignInNames{Email: "chen@demo.example"}}, Password: password, Administrator: true}, nil)
	must(t, err)
	s := &stage{App: a, clock: clock, who: account.Actor{ID: made.ID, Name: made.Name, Administrator: true}}
	c, err := a.Campaigns.Create(ctx, s.who, campaign.NewCampaign{Slug: "day", Details: campaign.Details{
		Kind: campaign.DisabilityDay, Title: "牵手同行", StartsOn: civil.NewDate(2026, 5, 15), Zone: "Asia/Shanghai", Language: "zh-CN"}}, campaign.Outline{})
	must(t, err)
	s.campaign = c.ID
	_, err = a.Campaigns.AddPerson(ctx, s.who, c.ID, campaign.PersonFields{Name: secret + "老师", Phone: "138-0000-0099", OnSheet: true})
	must(t, err)
	return s
}

func (s *stage) addSession(t *testing.T) {
	t.Helper()
	var err error
	s.session, err = s.Agendas.AddSession(t.Context(), s.who, s.campaign, agenda.SessionFields{
		Title: "主会场", StartsOn: civil.NewDate(2026, 5, 15), StartsAt: civil.NewTimeOfDay(9, 0), Zone: "Asia/Shanghai"},
		agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Call, Title: secret + "到岗", Backstage: true, Seconds: agenda.LengthOf(600)}},
		agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Speech, Title: "园长致辞", Seconds: agenda.LengthOf(360), HostWords: secret + "词", Note: secret + "注", Speaker: secret + "人"}},
		agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Performance, Title: "合唱", Seconds: agenda.LengthOf(300)}})
	must(t, err)
}

// lengthen gives the speech another length and the crew's row another note.
func (s *stage) lengthen(t *testing.T, minutes int) {
	t.Helper()
	day, err := agenda.Day(t.Context(), s.DB, s.campaign)
	must(t, err)
	for _, item := range day[0].Items[:2] {
		in := agenda.NewItem{ItemFields: item.ItemFields}
		in.Seconds = agenda.LengthOf(60 * minutes)
		must(t, s.Agendas.UpdateItem(t.Context(), s.who, s.campaign, item.ID, item.Version, in))
	}
}

func (s *stage) signedIn(t *testing.T) *webtest.Browser {
	return webtest.New(t, s.Handler()).SignIn("chen@demo.example", password)
}

func (s *stage) runSheetURL() string { return "/campaigns/" + s.campaign + "/agenda/runsheet.pdf" }

var codeOnPaper = regexp.MustCompile(`[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}`)

// read returns a PDF's text, and the code on it.
func read(t *testing.T, pdf string) (text, code string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "paper.pdf")
	must(t, os.WriteFile(path, []byte(pdf), 0o600))
	out, err := exec.Command("pdftotext", "-raw", path, "-").Output()
	must(t, err)
	return string(out), codeOnPaper.FindString(string(out))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestRunSheet(t *testing.T) {
	t.Parallel()
	s := newStage(t, webtest.Base)
	b := s.signedIn(t)
	b.Get(s.runSheetURL()).Expect(404).Says("还没有场次")
	b.Get("/campaigns/day/print").Expect(200).Says("还没有场次", "去写议程")
	s.addSession(t)
	got := b.Send("GET", s.runSheetURL(), nil).Expect(200)
	for name, want := range map[string]string{
		"Content-Type": "application/pdf", "Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex", "Content-Security-Policy": "",
		"Content-Disposition": `inline; filename="runsheet-1.pdf"; filename*=UTF-8''%E4%B8%BB%E4%BC%9A%E5%9C%BA-%E6%B5%81%E7%A8%8B%E5%8D%95-%E7%AC%AC%201%20%E7%89%88.pdf`,
	} {
		if header := got.Header.Get(name); header != want {
			t.Errorf("%s: got %q, want %q", name, header, want)
		}
	}
	if text, code := read(t, got.Body); !strings.Contains(text, secret+"词") || code == "" {
		t.Errorf("the full sheet lacks the host's words or a code:\n%s", text)
	}
	b.Header("If-None-Match", got.Header.Get("ETag"))
	if again := b.Send("GET", s.runSheetURL(), nil).Expect(304); again.Body != "" {
		t.Error("a 304 has a body")
	}
	b.Header("If-None-Match", "")
	if head := b.Send("HEAD", s.runSheetURL(), nil).Expect(200); head.Header.Get("Content-Length") != got.Header.Get("Content-Length") {
		t.Error("HEAD tells another length")
	}
	english := b.Send("GET", s.runSheetURL()+"?language=en&session="+s.session, nil).Expect(200)
	if text, _ := read(t, english.Body); !strings.Contains(text, "Run sheet") {
		t.Errorf("not English:\n%s", text)
	}
	host := b.Send("GET", s.runSheetURL()+"?role=host", nil).Expect(200)
	if text, _ := read(t, host.Body); !strings.Contains(text, secret+"词") || strings.Contains(text, secret+"到岗") || !strings.Contains(host.Header.Get("Content-Disposition"), `"runsheet-host-1.pdf"`) {
		t.Errorf("the host's paper is %s:\n%s", host.Header.Get("Content-Disposition"), text)
	}
	families := b.Send("GET", s.runSheetURL()+"?role=families", nil).Expect(200)
	if text, _ := read(t, families.Body); strings.Contains(text, secret) || strings.Contains(text, "138-0000") || !strings.Contains(text, "不想上台也可以") {
		t.Errorf("the families' paper:\n%s", text)
	}
	all := b.Send("GET", s.runSheetURL()+"?role=all", nil).Expect(200)
	if got := all.Header.Get("Content-Disposition"); !strings.HasPrefix(got, `inline; filename="runsheet-all.pdf"`) {
		t.Errorf("all packs are called %s", got)
	}
	b.Get("/campaigns/day/print").Says("当天用的，一份打齐", "一份一份地打", "音响与大屏", "下载 志愿者 PDF", "Word 主持", "图画版", "签到表")
	b.Get("/campaigns/day/print").Says("打印") // a paper's language leaves the pages' language alone
	for _, query := range []string{"?role=king", "?role=programme", "?role=families&session=none", "?role=all&since=7", "?session=none", "?since=7", "?since=x", "?since=0"} {
		b.Get(s.runSheetURL() + query).Expect(404).Says("没有")
	}
	webtest.New(t, s.Handler()).Send("GET", s.runSheetURL(), nil).Expect(303)
}

func TestPublicProgramme(t *testing.T) {
	t.Parallel()
	s := newStage(t, webtest.Base)
	s.addSession(t)
	stranger := webtest.New(t, s.Handler())
	for _, path := range []string{"/c/day/programme.pdf", "/c/none/programme.pdf", "/c/day/programme.pdf?size=huge"} {
		stranger.Send("GET", path, nil).Expect(404)
	}
	stranger.Header("Accept", "text/html")
	stranger.Send("GET", "/c/none/programme.pdf", nil).Expect(404).Says("没有这一页")
	stranger.Header("Accept", "")
	must(t, s.Campaigns.Publish(t.Context(), s.who, s.campaign))
	stranger.Header("Accept-Language", "en") // as with the feed, it does not decide
	first := stranger.Send("GET", "/c/day/programme.pdf", nil).Expect(200)
	for name, want := range map[string]string{"Content-Type": "application/pdf", "Cache-Control": "public, no-cache", "Vary": "Accept-Encoding", "Set-Cookie": ""} {
		if header := first.Header.Get(name); header != want {
			t.Errorf("%s: got %q, want %q", name, header, want)
		}
	}
	large := stranger.Send("GET", "/c/day/programme.pdf?size=large", nil).Expect(200)
	english := stranger.Send("GET", "/c/day/programme.pdf?lang=en", nil).Expect(200)
	for name, page := range map[string]*webtest.Page{"normal": first, "large": large, "English": english} {
		text, _ := read(t, page.Body)
		if strings.Contains(text, secret) || strings.Contains(text, "138-0000") || !strings.Contains(text, "园长致辞") {
			t.Errorf("%s:\n%s", name, text)
		}
	}
	if again := stranger.Send("GET", "/c/day/programme.pdf", nil); again.Body != first.Body || again.Header.Get("ETag") != first.Header.Get("ETag") {
		t.Error("the same programme has other bytes")
	}
	must(t, s.Campaigns.Withdraw(t.Context(), s.who, s.campaign))
	stranger.Send("GET", "/c/day/programme.pdf", nil).Expect(404)
}

func TestIsMySheetCurrent(t *testing.T) {
	t.Parallel()
	s := newStage(t, webtest.Base)
	s.addSession(t)
	b, stranger := s.signedIn(t), webtest.New(t, s.Handler())
	_, code := read(t, b.Send("GET", s.runSheetURL(), nil).Body)
	page := stranger.Get("/sheet/"+code).Expect(200).Says("是最新版", "This is current", "流程单 · 全体工作人员，第 1 版，4月20日 09:00 生成", code)
	if page.Header.Get("X-Robots-Tag") != "noindex" || !strings.Contains(page.Body, `name="robots" content="noindex"`) {
		t.Error("robots may keep it")
	}
	s.lengthen(t, 8)
	s.clock.Advance(time.Hour)
	outdated := stranger.Get("/sheet/"+strings.ToLower(code)).Expect(200).Says("内容有改动", "Something has changed", "园长致辞", "合唱 有改动 由 09:06 改到 09:08", "另有 1 处幕后的改动")
	b.Send("GET", s.runSheetURL(), nil).Expect(200)
	replaced := stranger.Get("/sheet/"+code).Expect(200).Says("不是最新版了", "请换第 2 版（4月20日 10:00 生成）", "Please use edition 2", "园长致辞")
	must(t, s.Agendas.RemoveSession(t.Context(), s.who, s.campaign, s.session))
	withdrawn := stranger.Get("/sheet/"+code).Expect(200).Says("已撤回", "Withdrawn").SaysNot("园长致辞")
	for _, p := range []*webtest.Page{page, outdated, replaced, withdrawn} {
		p.SaysNot(secret, "138-0000", "牵手同行")
	}
	unknown := stranger.Get("/sheet/none").Expect(404).Says("没有这个编号", "10 个字母和数字")
	unknown.Submit("查一查", webtest.Values{"单子底部的编号": "zzzz-zzzz"}).Expect(404).Says("没有这个编号")
	stranger.Get("/sheet").Expect(200).Submit("查一查", webtest.Values{"单子底部的编号": strings.ToLower(strings.ReplaceAll(code, "-", ""))}).Expect(200).Says("已撤回")
	english := webtest.New(t, s.Handler()).Header("Accept-Language", "en")
	english.Get("/sheet/"+code).Expect(200).Says("Withdrawn", "已撤回", "Your sheet")
}

// TestGuessingIsSlow: wrong codes use up what an address may ask; right ones
// do so a dozen times slower, and time gives it back.
func TestGuessingIsSlow(t *testing.T) {
	t.Parallel()
	s := newStage(t, webtest.Base)
	s.addSession(t)
	_, code := read(t, s.signedIn(t).Send("GET", s.runSheetURL(), nil).Body)
	ask := func(address, code string) int {
		r := httptest.NewRequest("GET", "/sheet/"+code, nil)
		r.RemoteAddr = address + ":1234"
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		return w.Code
	}
	until := func(address, code string) (asked int) {
		for ask(address, code) != http.StatusTooManyRequests {
			asked++
		}
		return asked
	}
	if n := until("192.0.2.1", "0000-0000-00"); n != 20 {
		t.Errorf("%d wrong codes are answered, want 20", n)
	}
	if n := until("192.0.2.2", code); n != 240 {
		t.Errorf("%d right codes are answered, want 240", n)
	}
	if ask("192.0.2.1", code) != http.StatusTooManyRequests || ask("192.0.2.3", code) != http.StatusOK {
		t.Error("the limit is not by address")
	}
	s.clock.Advance(time.Minute)
	if n := until("192.0.2.1", "0000-0000-00"); n != 10 {
		t.Errorf("after a minute %d more wrong codes are answered, want 10", n)
	}
	if until("[2001:db8::1]", "0000-0000-00") != 20 || until("[2001:db8::2]", "0000-0000-00") != 0 {
		t.Error("addresses of one IPv6 subscriber are counted apart")
	}
}

// TestExtras: people are chosen on a page, and papers are made of them.
func TestExtras(t *testing.T) {
	t.Parallel()
	s := newStage(t, webtest.Base)
	s.addSession(t)
	b := s.signedIn(t)
	page := b.Get("/campaigns/day/print/people").Expect(200).Says("讲话和上台的人", secret+"人", "其他参加的人", secret+"老师", "席卡", "签到表", "座次单").SaysNot("138-0000")
	for _, action := range []string{"cards", "sign-in", "seats"} {
		if !strings.Contains(page.Body, `formaction="/campaigns/`+s.campaign+`/print/`+action+`.pdf"`) {
			t.Errorf("no button for %s", action)
		}
	}
	for _, extra := range []string{"cards", "sign-in", "seats", "thanks"} {
		got := b.Send("GET", "/campaigns/day/print/"+extra+".pdf", nil).Expect(200)
		if text, _ := read(t, got.Body); strings.Contains(text, "138-0000") || got.Header.Get("Content-Type") != "application/pdf" {
			t.Errorf("%s:\n%s", extra, text)
		}
	}
	b.Get("/campaigns/day/print/cards.pdf?person=").Expect(404).Says("至少勾选一位")
	b.Get("/campaigns/day/print/compare").Expect(200).Says("还没有可以对照的一版")
	b.Send("GET", s.runSheetURL(), nil).Expect(200)
	s.lengthen(t, 8)
	b.Get("/campaigns/day/print/compare").Expect(200).Says("由 6 分钟改为 8 分钟", "第 1 版", "现在")
	for _, query := range []string{"?from=7", "?to=x", "?from=-1", "?role=king"} {
		b.Get("/campaigns/day/print/compare" + query).Expect(404).Says("没有")
	}
	word := b.Send("GET", "/campaigns/"+s.campaign+"/agenda/runsheet.docx?role=host", nil).Expect(200)
	if got := word.Header.Get("Content-Disposition"); !strings.HasPrefix(got, `attachment; filename="runsheet-host-`) || !strings.Contains(got, `.docx"`) {
		t.Errorf("the Word file is called %s", got)
	}
	b.Get("/campaigns/" + s.campaign + "/agenda/runsheet.docx?role=families").Expect(404).Says("只有 PDF")
}

// TestDesk prints from the page, on a desk and on a telephone, and reads the
// answers as people do.
func TestDesk(t *testing.T) {
	t.Parallel()
	server := httptest.NewUnstartedServer(nil)
	address := "http://" + server.Listener.Addr().String()
	s := newStage(t, address)
	server.Config.Handler = s.Handler()
	server.Start()
	t.Cleanup(server.Close)
	look := func(tab *browsertest.Tab, name string) {
		tab.Axe()
		tab.FitsWidth()
		tab.Screenshot("handout-" + name)
	}
	desk, phone := browsertest.Open(t, browsertest.View{}), browsertest.Open(t, browsertest.View{Width: 360, Dark: true, Language: "en"})
	desk.Goto(address + "/login")
	desk.Fill("电子邮箱、手机号或短名", "chen@demo.example")
	desk.Fill("密码", password)
	desk.Click("button", "登录")
	desk.See("牵手同行")
	desk.Goto(address + "/campaigns/day/print")
	desk.See("127.0.0.1")
	desk.See("还没有场次")
	look(desk, "1-empty")
	s.addSession(t)
	desk.Goto(address + "/campaigns/day/print")
	desk.See("还没有打印过")
	_, code := read(t, s.signedIn(t).Send("GET", s.runSheetURL(), nil).Body)
	phone.Goto(address + "/sheet/" + code)
	phone.See("This is current")
	look(phone, "2-current")
	s.lengthen(t, 8)
	desk.Goto(address + "/campaigns/day/print")
	desk.See("第 1 版（4月20日 09:00）以后有改动")
	desk.Click("DisclosureTriangle", "＋ 改了什么 流程单")
	desk.See("园长致辞：由 6 分钟改为 8 分钟")
	look(desk, "3-changed")
	desk.Click("link", "两版对照 流程单")
	desk.See("由 6 分钟改为 8 分钟")
	look(desk, "3-compare")
	desk.Goto(address + "/campaigns/day/print/people")
	desk.See("勾选要印的人")
	look(desk, "3-people")
	desk.Goto(address + "/campaigns/day/print")
	desk.Click("link", "英文")
	desk.See("纸上的语言")
	s.signedIn(t).Send("GET", s.runSheetURL(), nil)
	desk.Goto(address + "/campaigns/day/print")
	desk.See("第 2 版，4月20日 09:00；之后没有改动")
	look(desk, "4-printed")
	phone.Goto(address + "/sheet/" + code)
	phone.See("Please use edition 2")
	look(phone, "5-replaced")
	must(t, s.Agendas.RemoveSession(t.Context(), s.who, s.campaign, s.session))
	phone.Goto(address + "/sheet/" + code)
	phone.See("Withdrawn")
	look(phone, "6-withdrawn")
	phone.Goto(address + "/sheet/none")
	phone.See("No such code")
	look(phone, "7-unknown")
}
