package browsertest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// patience is how long one step of a journey may take. It is generous: it
// decides only when a broken page is given up.
const patience = 30 * time.Second

// browser is the one Chromium of this test binary, started by the first Open.
var browser struct {
	once    sync.Once
	serving bool // Main runs the tests and will close the browser
	ctx     context.Context
	err     error
}

// Main runs the tests of m, closes the browser that they started and exits
// with the tests' status. It is called from TestMain.
func Main(m *testing.M) {
	browser.serving = true
	status := m.Run()
	if browser.ctx != nil {
		ctx, done := context.WithTimeout(browser.ctx, patience)
		if err := chromedp.Cancel(ctx); err != nil {
			fmt.Fprintln(os.Stderr, "browsertest: closing Chromium:", err)
		}
		done()
	}
	os.Exit(status)
}

// running returns the context of the browser, which it starts when needed.
func running() (context.Context, error) {
	if !browser.serving {
		return nil, errors.New("TestMain must call browsertest.Main, which closes the browser")
	}
	browser.once.Do(func() { browser.ctx, browser.err = start() })
	return browser.ctx, browser.err
}

func start() (context.Context, error) {
	program, err := find()
	if err != nil {
		return nil, err
	}
	// A user data folder of its own, removed afterwards, is chromedp's default.
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program),
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("no-pings", true),
		chromedp.WSURLReadTimeout(patience),
	)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocator, _ := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	if err := chromedp.Do(ctx); err != nil {
		cancel()
		return nil, fmt.Errorf("start %s: %w", program, err)
	}
	return ctx, nil
}

// find returns the path of Chromium: TONGXING_CHROMIUM, or the first of the
// names under which systems know it.
func find() (string, error) {
	if path := os.Getenv("TONGXING_CHROMIUM"); path != "" {
		return path, nil
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no Chromium here: install it (scripts/system.sh chromium) or name it in TONGXING_CHROMIUM")
}
