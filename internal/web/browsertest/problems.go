package browsertest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// problems collects what a person would not see but a page should not do.
type problems struct {
	mu    sync.Mutex
	found []string
}

// Problems returns the script errors, the dialogs that a script opened, the
// violations of the page's Content-Security-Policy and the assets that did not
// load since the tab was opened or since the last call, in the order they
// came, each once. What it returned no longer fails the test at its end.
func (tab *Tab) Problems() []string { return tab.problems.take() }

func (p *problems) take() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	found := p.found
	p.found = nil
	return found
}

func (p *problems) add(format string, values ...any) {
	problem := fmt.Sprintf(format, values...)
	p.mu.Lock()
	defer p.mu.Unlock()
	if !slices.Contains(p.found, problem) {
		p.found = append(p.found, problem)
	}
}

// hear receives every event of the tab. It may not block.
func (tab *Tab) hear(event any) {
	p := tab.problems
	switch event := event.(type) {
	case *page.EventJavascriptDialogOpening:
		// Nobody is there to answer, and the page waits. Leaving with unsaved
		// changes may ask; everything else belongs into the page.
		if event.Type != page.DialogTypeBeforeunload {
			p.add("%s dialog: %s", event.Type, event.Message)
		}
		go func() {
			// The tab may be gone before the answer; then nobody waits for it.
			_, _ = chromedp.Call(tab.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
		}()
	case *runtime.EventExceptionThrown:
		text := event.ExceptionDetails.Text
		if thrown := event.ExceptionDetails.Exception; thrown != nil {
			text += " " + thrown.Description
		}
		p.add("script error: %s", text)
	case *runtime.EventConsoleAPICalled:
		if event.Type == runtime.ConsoleAPICalledTypeError || event.Type == runtime.ConsoleAPICalledTypeAssert {
			p.add("console.%s: %s", event.Type, consoleText(event.Args))
		}
	case *log.EventEntryAdded:
		// Chromium reports an answer of 404 or 422 here as well, which may be
		// what the journey wants; what matters of the network is below.
		if event.Entry.Level == log.EntryLevelError && event.Entry.Source != log.EntrySourceNetwork {
			p.add("browser log (%s): %s", event.Entry.Source, event.Entry.Text)
		}
	case *network.EventResponseReceived:
		status := event.Response.Status
		if status >= 500 || status >= 400 && isAsset(event.Type) {
			p.add("%d for %s %s", status, strings.ToLower(string(event.Type)), event.Response.URL)
		}
	}
}

func isAsset(kind network.ResourceType) bool {
	switch kind {
	case network.ResourceTypeStylesheet, network.ResourceTypeScript, network.ResourceTypeImage,
		network.ResourceTypeFont, network.ResourceTypeMedia, network.ResourceTypeManifest:
		return true
	default:
		return false
	}
}

func consoleText(arguments []*runtime.RemoteObject) string {
	var words []string
	for _, argument := range arguments {
		var text string
		switch {
		case argument.Description != "":
			text = argument.Description
		case json.Unmarshal(argument.Value, &text) != nil:
			text = string(argument.Value)
		}
		words = append(words, text)
	}
	return strings.Join(words, " ")
}
