package browsertest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// axeRun checks WCAG 2.2 A and AA, and axe's own best practices (landmarks,
// heading order), and answers one line of text per violated rule and element.
const axeRun = `axe.run(document, {
	resultTypes: ["violations"],
	preload: false,
	runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}).then((result) => result.violations.flatMap((rule) => rule.nodes.map((node) =>
	rule.id + " (" + rule.impact + "): " + rule.help + "\n    at " + node.target.join(" ") +
	"\n    " + node.failureSummary.replace(/\n\s*/g, "\n    ")
)))`

// Axe fails the test for every violation that axe-core finds in the page as it
// stands: the rule's id, what it asks for, and the element's selector.
func (tab *Tab) Axe() {
	tab.t.Helper()
	source, err := axeSource()
	if err != nil {
		tab.t.Fatal("browsertest: ", err)
	}
	world := run(tab, "make room for axe", apart)
	// axe waits with timers, which NoScript stops; the page's own scripts were
	// passed over while it loaded and do not start now.
	tab.Run("let axe run", scripts(true))
	violations := run(tab, "check with axe", chromedp.Evaluate[[]string](source+"\n;"+axeRun,
		chromedp.EvalAwaitPromise, func(p *runtime.EvaluateParams) { p.ContextID = world }))
	tab.Run("set the view again", scripts(!tab.view.NoScript))
	for _, violation := range violations {
		tab.t.Errorf("axe: %s", violation)
	}
}

// FitsWidth fails the test when the page must be scrolled sideways, and names
// the elements that stick out.
func (tab *Tab) FitsWidth() {
	tab.t.Helper()
	found := Eval[struct {
		Width int
		Out   []string
	}](tab, fmt.Sprintf(`(() => {
		const limit = %d, root = document.scrollingElement;
		if (root.scrollWidth <= limit) return {Width: root.scrollWidth, Out: []};
		const name = (e) => e.tagName.toLowerCase() + (e.id && "#" + e.id) + [...e.classList].map((c) => "." + c).join("");
		const out = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > limit + 0.5);
		return {Width: root.scrollWidth, Out: out.filter((e) => !out.some((o) => o !== e && e.contains(o))).slice(0, 8).map(name)};
	})()`, tab.view.Width))
	if found.Width > tab.view.Width {
		tab.t.Errorf("browsertest: the page is %d px wide in a view of %d px; sticking out: %s",
			found.Width, tab.view.Width, strings.Join(found.Out, ", "))
	}
}

// apart makes a world of its own in the page: what is evaluated there sees the
// document, but neither the page's globals nor its Content-Security-Policy.
func apart(ctx context.Context, target *chromedp.Target) (runtime.ExecutionContextID, error) {
	tree, err := cdp.Call(ctx, target, page.GetFrameTree, cdp.Empty{})
	if err != nil {
		return 0, err
	}
	world, err := cdp.Call(ctx, target, page.CreateIsolatedWorld, page.CreateIsolatedWorldParams{
		FrameID: tree.FrameTree.Frame.ID, WorldName: "browsertest",
	})
	return world.ExecutionContextID, err
}

// axeSource returns the text of axe-core, which npm brings.
var axeSource = sync.OnceValues(func() (string, error) {
	folder, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			break
		}
		if folder == filepath.Dir(folder) {
			return "", errors.New("no go.mod above the test's folder")
		}
		folder = filepath.Dir(folder)
	}
	source, err := os.ReadFile(filepath.Join(folder, "node_modules", "axe-core", "axe.min.js"))
	if errors.Is(err, fs.ErrNotExist) {
		return "", errors.New("axe-core is missing: make assets")
	}
	return string(source), err
})
