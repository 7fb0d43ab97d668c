package planimportweb_test

import (
	"archive/zip"
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"tongxing/internal/campaign"
	"tongxing/internal/planimport"
	"tongxing/internal/web/webtest"
)

// From the pasted text to the campaign, as a person does it.
func TestFromTextToCampaign(t *testing.T) {
	w := newWorld(t)
	b := w.as("director")
	b.Get("/campaigns").Expect(http.StatusOK).Follow("从文档开始").Says("把方案的文字贴在这里")
	p := b.Get("/campaigns/import").Submit("读一读", webtest.Values{"把方案的文字贴在这里": plan}).Expect(http.StatusOK)
	p.Says("第二幼儿园2026年全国助残日活动方案", "介绍来宾，致欢迎词", "全体起立，奏国歌", "有 4 处个人信息")
	here := p.Path
	b.Get("/campaigns").Says("有 1 份文档读了一半").Follow("接着看").Says("还没做完的")
	p = b.Get("/campaigns/import").Says("还没做完的").Follow("继续").Expect(http.StatusOK)
	if p.Path != here {
		t.Errorf("continuing leads to %s, want %s", p.Path, here)
	}
	p.Submit("建立活动", nil).Expect(http.StatusOK).Says("活动建好了")
	b.Get(here).Expect(http.StatusNotFound)
	all := must(w.Campaigns.List(t.Context(), w.director))
	if len(all) != 1 || all[0].Theme != "“手拉手，一起走”" || all[0].Kind != campaign.DisabilityDay {
		t.Errorf("made %+v", all)
	}
	b.Get("/campaigns/"+all[0].ID+"/plan").Expect(http.StatusOK).SaysNot("13812345678", "李晓雨")
}

func TestSteps(t *testing.T) {
	w := newWorld(t)
	b := w.as("director")
	imp := w.reads(plan)
	items := func() []planimport.Item { return w.now(imp).Proposal.Sessions[0].Items }
	second := items()[1].ID
	press := func(path string, more ...string) *webtest.Page {
		values := url.Values{"version": {strconv.Itoa(w.now(imp).Version)}}
		for i := 0; i+1 < len(more); i += 2 {
			values.Set(more[i], more[i+1])
		}
		return b.Post(address(imp, path), values).Expect(http.StatusOK)
	}
	press("/parts/"+second+"/drop").Says("已拿掉", "要回来")
	if !items()[1].Dropped {
		t.Error("not dropped")
	}
	press("/parts/" + second + "/back").Says("已要回来")
	press("/parts/" + second + "/up").Says("已移动")
	if items()[0].ID != second {
		t.Error("not moved up")
	}
	press("/parts/" + second + "/down")
	press("/parts/"+second+"/split", "keeps", "介绍来宾").Says("已拆成两个")
	if got := items(); len(got) != 4 || got[1].Title != "介绍来宾" {
		t.Errorf("split into %+v", got)
	}
	press("/parts/" + items()[2].ID + "/merge").Says("已并到一起")
	if got := items(); len(got) != 3 {
		t.Errorf("merged into %d items", len(got))
	}
	press("/undo").Says("已退回一步")
	press("/lines/20", "as", "item").Says("这一行已归好")
	press("/lines/20", "as", "").Says("请先选这一行是什么")
	press("/holds", "kind", "child_name", "decision", "replace").Says("记下了", "有 2 处个人信息")
	press("/parts/new", "sort", "duty", "who", "园医", "what", "备好药箱").Says("备好药箱", "已加上")
	press("/delete").Says("已删除")
	b.Get(address(imp, "")).Expect(http.StatusNotFound)
}

func TestCorrectByForm(t *testing.T) {
	w := newWorld(t)
	b := w.as("director")
	imp := w.reads(plan)
	item := imp.Proposal.Sessions[0].Items[2].ID
	form := b.Get(address(imp, "/parts/"+item)).Expect(http.StatusOK).Says("活动第三项：园长讲话（5分钟）")
	form.Submit("改好了", webtest.Values{"名称": ""}).Expect(http.StatusUnprocessableEntity)
	form.Submit("改好了", webtest.Values{"名称": "园长致辞", "时长（分钟）": "许多"}).Expect(http.StatusUnprocessableEntity).Says("时长")
	form.Submit("改好了", webtest.Values{"名称": "园长致辞", "时长（分钟）": "4"}).Expect(http.StatusOK).Says("园长致辞", "改过")
	// The form was opened before that.
	stale := form.Submit("改好了", webtest.Values{"名称": "园长说两句"}).Expect(http.StatusConflict)
	stale.Says("园长致辞")
	if !strings.Contains(stale.Body, `value="园长说两句"`) {
		t.Error("what was typed is lost")
	}
	stale.Submit("改好了", nil).Expect(http.StatusOK).Says("园长说两句")
	b.Get(address(imp, "/parts/"+item)).Submit("从这里拆开", webtest.Values{"前一个留下的字": "没有这样的字"}).Expect(http.StatusUnprocessableEntity).Says("名称开头的一段字")
	b.Get(address(imp, "/parts/campaign")).Submit("改好了", webtest.Values{"主题": "一起走"}).Expect(http.StatusOK).Says("一起走")
	b.Get(address(imp, "/parts/none")).Expect(http.StatusNotFound)
	b.Get(address(imp, "/parts/new?sort=none")).Expect(http.StatusNotFound)
	b.Get(address(imp, "/lines/9999")).Expect(http.StatusNotFound)
}

// TestCorrectExportedItem: what a form does not ask of an exported item stays.
func TestCorrectExportedItem(t *testing.T) {
	w := newWorld(t)
	b := w.as("director")
	imp := must(w.Imports.Begin(t.Context(), w.director, "a.json", []byte(`{"plans": [{"title": "一天", "campaign": {"format": 1, "details": {"kind": "meeting", "title": "一天", "zone": "Asia/Shanghai", "language": "zh-CN"},
		"sessions": [{"title": "会", "items": [{"kind": "call", "title": "候场", "backstage": true, "cues": [{"channel": "music", "text": "迎宾曲", "offset_seconds": -90}]}]}]}}]}`)))[0]
	item := imp.Proposal.Sessions[0].Items[0].ID
	b.Get(address(imp, "/parts/"+item)).Expect(http.StatusOK).Submit("改好了", webtest.Values{"名称": "全体候场"}).Expect(http.StatusOK).Says("幕后", "提前 1 分钟 30 秒")
	if got := w.now(imp).Proposal.Sessions[0].Items[0]; got.Title != "全体候场" || !got.Backstage || len(got.Cues) != 1 || got.Cues[0].Offset != -90 {
		t.Errorf("the item is %+v", got)
	}
}

// A button that was pressed on an old page does nothing but say so.
func TestStaleStep(t *testing.T) {
	w := newWorld(t)
	b := w.as("director")
	imp := w.reads(plan)
	duty := imp.Proposal.Duties[0].ID
	b.Post(address(imp, "/parts/"+duty+"/drop"), url.Values{"version": {"0"}}).Expect(http.StatusOK).Says("在别的窗口里改过")
	if w.now(imp).Proposal.Duties[0].Dropped {
		t.Error("dropped all the same")
	}
	b.Post(address(imp, "/make"), url.Values{"version": {"0"}, "organisation_id": {w.org}}).Expect(http.StatusConflict)
}

func TestNobodyElse(t *testing.T) {
	w := newWorld(t)
	imp := w.reads(plan)
	for _, who := range []string{"teacher", "volunteer", "admin"} {
		b := w.as(who)
		b.Get("/campaigns/import").Expect(http.StatusOK).SaysNot("全国助残日活动方案")
		for _, path := range []string{"", "/parts/campaign", "/lines/3"} {
			b.Get(address(imp, path)).Expect(http.StatusNotFound).SaysNot("手拉手")
		}
		for _, path := range []string{"/make", "/delete", "/undo", "/holds", "/parts/campaign", "/lines/3"} {
			b.Post(address(imp, path), url.Values{"version": {"1"}, "as": {"item"}}).Expect(http.StatusNotFound)
		}
	}
}

// upload sends a file as the page's form does.
func upload(t *testing.T, w *world, name string, data []byte) *httptest.ResponseRecorder {
	t.Helper()
	return uploadAs(t, w, signedIn(w), name, data)
}

// signedIn are the cookies of the director.
func signedIn(w *world) []*http.Cookie {
	login := httptest.NewRequest("POST", webtest.Base+"/login", strings.NewReader(url.Values{"email": {"director@demo.example"}, "password": {password}}.Encode()))
	login.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	in := httptest.NewRecorder()
	w.Handler().ServeHTTP(in, login)
	return in.Result().Cookies()
}

func uploadAs(t *testing.T, w *world, who []*http.Cookie, name string, data []byte) *httptest.ResponseRecorder {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	w.do(form.WriteField("text", "贴了一半的字"))
	file := must(form.CreateFormFile("file", name))
	must(file.Write(data))
	w.do(form.Close())
	r := httptest.NewRequest("POST", webtest.Base+"/campaigns/import", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	for _, cookie := range who {
		r.AddCookie(cookie)
	}
	answer := httptest.NewRecorder()
	w.Handler().ServeHTTP(answer, r)
	return answer
}

func TestFiles(t *testing.T) {
	w := newWorld(t)
	for name, tc := range map[string]struct {
		data   []byte
		status int
		says   string
	}{
		"plan.txt":   {[]byte(plan), http.StatusSeeOther, ""},
		"plan.doc":   {append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 600)...), http.StatusUnprocessableEntity, "另存为"},
		"plan.pdf":   {[]byte("%PDF-1.7\n%abc\n1 0 obj"), http.StatusUnprocessableEntity, "找到它原来的"},
		"plan.docx":  {[]byte("PK\x03\x04 broken"), http.StatusUnprocessableEntity, "打不开"},
		"big.txt":    {bytes.Repeat([]byte("一"), 2<<20), http.StatusRequestEntityTooLarge, "最多 5 MB"},
		"binary.txt": {bytes.Repeat([]byte{0, 1, 2, 255}, 400), http.StatusUnprocessableEntity, "文字文件"},
	} {
		answer := upload(t, w, name, tc.data)
		if answer.Code != tc.status || !strings.Contains(answer.Body.String(), tc.says) {
			t.Errorf("%s: %d, want %d with %q", name, answer.Code, tc.status, tc.says)
		}
		if tc.status == http.StatusUnprocessableEntity && !strings.Contains(answer.Body.String(), "贴了一半的字") {
			t.Errorf("%s: the pasted text is lost", name)
		}
	}
}

// A small file that unpacks to much is not told to be smaller.
func TestSmallFileThatGrows(t *testing.T) {
	w := newWorld(t)
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	part := must(z.Create("word/document.xml"))
	must(part.Write([]byte(`<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>`)))
	for range 60 {
		must(part.Write(bytes.Repeat([]byte("a"), 1<<20)))
	}
	w.do(z.Close())
	answer := upload(t, w, "small.docx", packed.Bytes())
	if answer.Code != http.StatusRequestEntityTooLarge || !strings.Contains(answer.Body.String(), "展开以后却大得不正常") || strings.Contains(answer.Body.String(), `<strong>文件太大了`) {
		t.Errorf("%d %s", answer.Code, answer.Body.String())
	}
}

// Where a file and pasted text come together, the page says which was read.
func TestFileBesidePastedText(t *testing.T) {
	w := newWorld(t)
	who := signedIn(w)
	answer := uploadAs(t, w, who, "plan.txt", []byte(plan))
	next := httptest.NewRequest("GET", webtest.Base+answer.Header().Get("Location"), nil)
	for _, cookie := range append(who, answer.Result().Cookies()...) {
		next.AddCookie(cookie)
	}
	shown := httptest.NewRecorder()
	w.Handler().ServeHTTP(shown, next)
	if !strings.Contains(shown.Body.String(), "读的是文件“plan.txt”，贴在框里的文字没有读") {
		t.Errorf("%d: it does not say which was read", answer.Code)
	}
}

// What is held back shows neither in the beginnings of sections nor unmarked
// in the document, wherever a line has it.
func TestHeldIsMaskedBeforeItIsCut(t *testing.T) {
	w := newWorld(t)
	b := w.as("director")
	words := strings.Repeat("这一段写得很长，", 6) + "家长电话："
	imp := w.reads("一起走活动方案\n一、活动要求\n" + words + "13812345678\n二、结对名单\n李晓雨——王浩\n三、活动安排\n由王浩和同学李晓雨一起把花送给老人，再由李晓雨说一句话。\n")
	if len(imp.Proposal.Holds) != 3 {
		t.Fatalf("held are %+v", imp.Proposal.Holds)
	}
	p := b.Get(address(imp, "")).Expect(http.StatusOK)
	made := p.Body[strings.Index(p.Body, `id="made"`):]
	if strings.Contains(made, "电话：138") || strings.Contains(made, "李晓雨") {
		t.Error("what is held stands in the beginning of a section")
	}
	if n := strings.Count(p.Body, `>李晓雨</mark>`); n != 3 {
		t.Errorf("the name is marked %d times", n)
	}
}

// One line is one line in English, and a link names no empty value.
func TestWordsOfTies(t *testing.T) {
	w := newWorld(t)
	b := w.as("director")
	imp := w.reads(plan)
	p := b.Get(address(imp, "")).Expect(http.StatusOK)
	if strings.Contains(p.Body, `<span class="unseen">：</span>`) {
		t.Error("a link ends in a colon")
	}
	if p := b.Get(address(imp, "?lang=en")); regexp.MustCompile(`lines [0-9]+<`).MatchString(p.Body) {
		t.Error("one line is called lines")
	}
}

func TestHostileText(t *testing.T) {
	w := newWorld(t)
	b := w.as("director")
	for _, text := range []string{"", "   \n", "<script>alert(1)</script>\n一、活动主题\n<b>粗</b>", "一、\x00主题\n二、\u202e反\u200b向👩‍👩‍👧", strings.Repeat("很长", 50_000)} {
		p := b.Post("/campaigns/import", url.Values{"text": {text}})
		if p.Status != http.StatusOK && p.Status != http.StatusUnprocessableEntity {
			t.Errorf("%.20q: %d", text, p.Status)
		}
		if strings.Contains(p.Body, "<script>alert") || strings.Contains(p.Body, "<b>粗") {
			t.Errorf("%.20q stands in the page as it is", text)
		}
	}
	imp := w.reads(plan)
	for _, path := range []string{"/parts/%00", "/lines/-1", "/lines/99999999999999999999", "/parts/new?sort=duty&after=%ff", "/parts/new?sort=item&after=x", "?from=-3", "?from=zz"} {
		if p := b.Get(address(imp, path)); p.Status >= 500 {
			t.Errorf("%s: %d", path, p.Status)
		}
	}
	long := strings.Repeat("长", 200_000)
	for _, path := range []string{"/parts/campaign", "/parts/new", "/parts/" + imp.Proposal.Duties[0].ID} {
		p := b.Post(address(imp, path), url.Values{"version": {"1"}, "sort": {"duty"}, "title": {long + "\x00"}, "what": {long}, "starts_on": {"昨天"}, "kind": {"<x>"}})
		if p.Status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d, want 422", path, p.Status)
		}
	}
}

func TestIntoCampaign(t *testing.T) {
	w := newWorld(t)
	of := w.begun()
	b := w.as("director")
	p := b.Get("/campaigns/" + of.ID + "/plan").Expect(http.StatusOK).Follow("从文档补充").Says("牵手同行")
	p = p.Submit("读一读", webtest.Values{"把方案的文字贴在这里": plan}).Expect(http.StatusOK).Follow("对照着加进去").Expect(http.StatusOK)
	p.Says("新的，", "园长讲话", "补上现在空着的，", "青山县残疾人联合会 主办", "成员 王小芳、陈明", "2026年5月15日（周五）").SaysNot(" host ", "2026-05-15")
	if filled := p.Body[strings.Index(p.Body, "补上现在空着的"):]; !strings.Contains(filled[:strings.Index(filled, "</fieldset>")], " checked") {
		t.Error("what is blank is not filled unless asked")
	}
	p.Submit("写进活动", nil).Expect(http.StatusOK).Says("已写进活动")
	b.Get("/campaigns/" + of.ID + "/agenda").Says("园长讲话")

	imp := w.reads(plan)
	stale := b.Post(address(imp, "/into/"+of.ID), url.Values{"version": {"1"}, "revision": {"0"}, "chosen": {"x"}})
	stale.Expect(http.StatusConflict).Says("最新的对照")
	b.Get(address(imp, "/into/none")).Expect(http.StatusNotFound)
	w.as("volunteer").Get("/campaigns/import?into=" + of.ID).Expect(http.StatusNotFound)
}
