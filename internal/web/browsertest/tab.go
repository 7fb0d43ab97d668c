package browsertest

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// View is how somebody looks at the pages. The zero View is a desk: 1280 CSS
// pixels wide, scripts on, light, Chinese.
type View struct {
	Width         int    // CSS pixels; 0 is 1280. Below 600 the tab is a phone, which obeys the viewport meta element.
	NoScript      bool   // the pages' scripts do not run
	Dark          bool   // prefers-color-scheme: dark
	ForcedColours bool   // forced-colors: active, as in Windows' contrast themes
	Old           bool   // what browsers since Chromium 92 brought is not there; phones and office computers keep such engines for years
	Language      string // of Accept-Language and of the browser; "" is zh-CN
}

// Tab is one person's browser window, used by one goroutine.
type Tab struct {
	t        testing.TB
	ctx      context.Context
	view     View
	problems *problems
}

// Open returns a new tab without cookies, closed when the test ends. It ends
// the test when there is no Chromium.
func Open(t testing.TB, view View) *Tab {
	t.Helper()
	if view.Width == 0 {
		view.Width = 1280
	}
	if view.Language == "" {
		view.Language = "zh-CN"
	}
	parent, err := running()
	if err != nil {
		t.Fatal("browsertest: ", err)
	}
	ctx, cancel := chromedp.NewContext(parent, chromedp.WithNewBrowserContext())
	tab := &Tab{t: t, ctx: ctx, view: view, problems: &problems{}}
	t.Cleanup(func() {
		tab.close()
		cancel()
	})
	if err := chromedp.Listen(ctx, tab.hear); err != nil {
		t.Fatal("browsertest: open a tab: ", err)
	}
	tab.Run("set up the view", view.actions()...)
	return tab
}

func (view View) actions() []chromedp.Action[chromedp.Void] {
	height, phone := 800, false
	if view.Width < 600 {
		height, phone = 740, true
	}
	// Moving parts would make contrast and screenshots a matter of timing.
	media := []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}
	if view.Dark {
		media = append(media, &emulation.MediaFeature{Name: "prefers-color-scheme", Value: "dark"})
	}
	if view.ForcedColours {
		media = append(media, &emulation.MediaFeature{Name: "forced-colors", Value: "active"})
	}
	actions := []chromedp.Action[chromedp.Void]{
		command(network.Enable, network.EnableParams{}),
		command(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
			Width: int64(view.Width), Height: int64(height), DeviceScaleFactor: 1, Mobile: phone,
		}),
		command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: media}),
		scripts(!view.NoScript),
		command(emulation.SetLocaleOverride, emulation.SetLocaleOverrideParams{Locale: view.Language}),
		command(network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{
			Headers: network.Headers{"Accept-Language": view.Language},
		}),
	}
	if view.Old {
		actions = append(actions, command(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: forget}))
	}
	return actions
}

// Print shows every page from now on as it would be printed.
func (tab *Tab) Print() {
	tab.t.Helper()
	tab.Run("show what is printed", command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}))
}

// close reports what went wrong unseen and, for a failed test, what the page
// looked like.
func (tab *Tab) close() {
	for _, problem := range tab.problems.take() {
		tab.t.Errorf("browsertest: %s", problem)
	}
	if !tab.t.Failed() {
		return
	}
	ctx, done := context.WithTimeout(tab.ctx, patience)
	defer done()
	address, _ := chromedp.Run(ctx, chromedp.Location())
	tab.t.Logf("browsertest: the tab ended at %s", address)
	if picture, err := chromedp.Run(ctx, chromedp.FullScreenshot(100)); err == nil {
		path := filepath.Join(tab.t.ArtifactDir(), "failed.png")
		if os.WriteFile(path, picture, 0o600) == nil {
			tab.t.Logf("browsertest: screenshot (kept with -artifacts): %s", path)
		}
	}
}

// Goto opens the address, waits until the page is loaded and returns its HTTP
// status.
func (tab *Tab) Goto(address string) int {
	tab.t.Helper()
	response := run(tab, "open "+address, chromedp.NavigateResponse(address))
	return int(response.Status)
}

// Address returns the URL of the page that the tab shows.
func (tab *Tab) Address() string {
	tab.t.Helper()
	return run(tab, "read the address", chromedp.Location())
}

// Run performs chromedp's own actions, for what the other methods cannot say.
// The test ends when one fails; doing says in words what it was.
func (tab *Tab) Run(doing string, actions ...chromedp.Action[chromedp.Void]) {
	tab.t.Helper()
	run(tab, doing, chromedp.Steps(actions...))
}

// Eval returns what the JavaScript expression is in the page, awaited when it
// is a promise. It works with NoScript and under any Content-Security-Policy.
func Eval[T any](tab *Tab, expression string) T {
	tab.t.Helper()
	return run(tab, "evaluate "+expression, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// Screenshot writes the whole page as NAME.png into the folder that
// TONGXING_SCREENS names, or else among the test's artifacts, and returns the
// file's path.
func (tab *Tab) Screenshot(name string) string {
	tab.t.Helper()
	return tab.keep(name, run(tab, "take a screenshot", chromedp.FullScreenshot(100)))
}

// Picture is Screenshot of what the window shows, not of the whole page.
func (tab *Tab) Picture(name string) string {
	tab.t.Helper()
	return tab.keep(name, run(tab, "take a picture", chromedp.CaptureScreenshot()))
}

func (tab *Tab) keep(name string, picture []byte) string {
	tab.t.Helper()
	folder := os.Getenv("TONGXING_SCREENS")
	if folder == "" {
		folder = tab.t.ArtifactDir()
	}
	path := filepath.Join(folder, name+".png")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		tab.t.Fatal("browsertest: ", err)
	}
	if err := os.WriteFile(path, picture, 0o644); err != nil {
		tab.t.Fatal("browsertest: ", err)
	}
	return path
}

// scripts lets the page's scripts run or not. Evaluated expressions always
// run, but timers are the page's.
func scripts(on bool) chromedp.Action[chromedp.Void] {
	return command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
}

// command is a command of the protocol as an action.
func command[P, R any](cmd cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, cmd, params)
		return chromedp.Void{}, err
	}
}

// run performs one action within patience and ends the test when it fails.
func run[T any](tab *Tab, doing string, action chromedp.Action[T]) T {
	tab.t.Helper()
	ctx, done := context.WithTimeout(tab.ctx, patience)
	defer done()
	result, err := chromedp.Run(ctx, action)
	if err != nil {
		tab.t.Fatalf("browsertest: %s: %v", doing, err)
	}
	return result
}
