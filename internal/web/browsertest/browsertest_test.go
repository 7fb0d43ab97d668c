package browsertest_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"tongxing/internal/web/browsertest"
	"tongxing/static"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'"

const goodPage = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>报名</title>
<meta name="viewport" content="width=device-width">
<meta name="htmx-config" content='{"includeIndicatorCSS": false}'>
<link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/page.css">
<script src="/static/vendor/htmx.min.js" defer></script></head>
<body><main><h1>志愿者报名</h1>
<form method="post" action="/sign-up" hx-post="/sign-up" hx-target="#answer" hx-swap="innerMorph">
<p><label for="name">姓名</label> <input id="name" name="name" autocomplete="name"></p>
<p><label for="day">日期</label> <input id="day" name="day" type="date"></p>
<p><label for="shift">班次</label> <select id="shift" name="shift"><option value="1">上午</option><option value="2">下午</option></select></p>
<p><label><input type="checkbox" name="consent"> 同意</label></p>
<button>报名</button></form>
<div id="answer" role="status"></div>
</main></body></html>`

// badPage breaks one rule for each promise of the harness.
const badPage = `<!doctype html><html><head><meta charset="utf-8"><title>坏</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/gone.css"><style>p { color: red }</style></head>
<body><img src="/gone.svg"><div id="wide">宽</div><script src="/bad.js"></script></body></html>`

func site(t *testing.T) string {
	mux := http.NewServeMux()
	serve := func(path, kind, body string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.Header().Set("Content-Security-Policy", policy)
			fmt.Fprint(w, body)
		})
	}
	serve("GET /good", "text/html; charset=utf-8", goodPage)
	serve("GET /bad", "text/html; charset=utf-8", badPage)
	serve("GET /page.css", "text/css", `body { margin: 1rem; background: white; color: black } input, select { max-width: 100% }
@media (prefers-color-scheme: dark) { body { background: black; color: white } }`)
	serve("GET /icon.svg", "image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg"/>`)
	serve("GET /bad.js", "text/javascript", `document.getElementById("wide").style.width = "3000px"; console.error("坏了"); confirm("真的？"); setTimeout(() => { throw new Error("也坏了") });`)
	mux.Handle("GET /static/", http.StripPrefix("/static/", http.FileServerFS(static.Files())))
	mux.HandleFunc("POST /sign-up", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", policy)
		answer := fmt.Sprintf("谢谢%s，%s第%s班，同意=%s，语言=%s", r.FormValue("name"), r.FormValue("day"),
			r.FormValue("shift"), r.FormValue("consent"), r.Header.Get("Accept-Language"))
		if r.FormValue("name") == "" {
			w.WriteHeader(http.StatusUnprocessableEntity)
			answer = "请写姓名"
		}
		if r.Header.Get("HX-Request") != "" {
			fmt.Fprintf(w, "<p>%s</p>", answer)
			return
		}
		fmt.Fprintf(w, `<!doctype html><html lang="zh-CN"><title>答复</title><main><h1>%s</h1></main>`, answer)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

// The same journey works with and without scripts, on a desk and on a phone;
// htmx swaps the answer of a 422 in, and nothing needs a looser policy.
func TestJourney(t *testing.T) {
	t.Parallel()
	for name, view := range map[string]browsertest.View{
		"desk":           {},
		"phone":          {Width: 360, Dark: true},
		"without script": {NoScript: true},
		"forced colours": {ForcedColours: true, Language: "en"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			address := site(t)
			tab := browsertest.Open(t, view)
			if status := tab.Goto(address + "/good"); status != http.StatusOK {
				t.Fatalf("status %d", status)
			}
			tab.Axe()
			tab.FitsWidth()
			tab.Click("button", "报名")
			tab.See("请写姓名")
			if onPage := tab.Address() == address+"/good"; onPage == view.NoScript {
				t.Errorf("address %s, scripts off: %v", tab.Address(), view.NoScript)
			}
			tab.Goto(address + "/good")
			tab.Fill("姓名", "旧的")
			tab.Fill("姓名", "李禾")
			tab.Fill("日期", "2026-05-15")
			tab.Choose("班次", "下午")
			tab.Click("checkbox", "同意")
			tab.Press(kb.Tab)
			if focused := tab.Focused(); focused != "报名" {
				t.Errorf("the focus is on %q", focused)
			}
			tab.Press(kb.Enter)
			language := view.Language
			if language == "" {
				language = "zh-CN"
			}
			tab.See("谢谢李禾，2026-05-15第2班，同意=on，语言=" + language)
		})
	}
}

func TestViewReachesTheMediaQueries(t *testing.T) {
	t.Parallel()
	address := site(t)
	for _, view := range []browsertest.View{{}, {Width: 360}, {Dark: true}, {ForcedColours: true}} {
		tab := browsertest.Open(t, view)
		tab.Goto(address + "/good")
		width := view.Width
		if width == 0 {
			width = 1280
		}
		for query, want := range map[string]bool{
			fmt.Sprintf("(width: %dpx)", width): true,
			"(prefers-color-scheme: dark)":      view.Dark,
			"(forced-colors: active)":           view.ForcedColours,
		} {
			if got := browsertest.Eval[bool](tab, fmt.Sprintf("matchMedia(%q).matches", query)); got != want {
				t.Errorf("view %+v: %s is %v", view, query, got)
			}
		}
	}
}

func TestTabsShareNoCookies(t *testing.T) {
	t.Parallel()
	address := site(t)
	first, second := browsertest.Open(t, browsertest.View{}), browsertest.Open(t, browsertest.View{})
	first.Goto(address + "/good")
	browsertest.Eval[string](first, `document.cookie = "who=first"`)
	second.Goto(address + "/good")
	if cookie := browsertest.Eval[string](second, "document.cookie"); cookie != "" {
		t.Errorf("the second tab has %s", cookie)
	}
}

func TestBadPageFails(t *testing.T) {
	t.Parallel()
	address := site(t)
	record := &recorder{T: t}
	tab := browsertest.Open(record, browsertest.View{Width: 360})
	tab.Goto(address + "/bad")

	tab.Axe()
	record.expect(t, "html-has-lang", "image-alt", "at img")
	tab.FitsWidth()
	record.expect(t, "px wide in a view of 360 px", "div#wide")
	browsertest.Eval[bool](tab, `new Promise((done) => setTimeout(() => done(true), 50))`)
	for _, problem := range tab.Problems() {
		record.Errorf("%s", problem)
	}
	record.expect(t, "console.error: 坏了", "confirm dialog: 真的？", "script error: Uncaught Error: 也坏了", address+"/gone.css", "404 for image "+address+"/gone.svg",
		"Content Security Policy directive 'style-src")
	if again := tab.Problems(); len(again) != 0 {
		t.Errorf("Problems returned twice: %q", again)
	}
}

func TestMissingElementNamesTheOthers(t *testing.T) {
	t.Parallel()
	address := site(t)
	record := &recorder{T: t}
	done := make(chan struct{})
	go func() { // Fatalf ends this goroutine
		defer close(done)
		tab := browsertest.Open(record, browsertest.View{})
		tab.Goto(address + "/good")
		browsertest.Eval[bool](tab, `document.body.insertAdjacentHTML("beforeend", "<div id=cover></div>") || true`)
		browsertest.Eval[bool](tab, `Object.assign(document.getElementById("cover").style, {position: "fixed", inset: "0"}) && true`)
		tab.Click("button", "报名")
	}()
	<-done
	record.expect(t, `click the button "报名": it lies under <div id="cover"`)
}

func TestScreenshotIsWritten(t *testing.T) {
	t.Parallel()
	tab := browsertest.Open(t, browsertest.View{Width: 360})
	tab.Goto(site(t) + "/good")
	path := tab.Screenshot("报名")
	picture, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(picture), "\x89PNG") {
		t.Errorf("%s: %v, %d bytes", path, err, len(picture))
	}
}

// recorder is a test that notes its failures in place of failing.
type recorder struct {
	*testing.T
	failures strings.Builder
}

func (r *recorder) Errorf(format string, values ...any) {
	fmt.Fprintf(&r.failures, format+"\n", values...)
}

func (r *recorder) Fatalf(format string, values ...any) {
	r.Errorf(format, values...)
	runtime.Goexit()
}

func (r *recorder) expect(t *testing.T, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(r.failures.String(), part) {
			t.Errorf("no failure says %q; they are:\n%s", part, &r.failures)
		}
	}
	r.failures.Reset()
}
