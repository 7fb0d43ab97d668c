package page_test

import (
	"strings"
	"testing"

	"tongxing/internal/locale"
	"tongxing/internal/web/page"
)

type view struct{ page.Layout }

// fixture is the smallest page: the error page's file needs more than view has.
var fixture = page.New[view]("web/error")

func TestCheckFindsWhatAViewLacks(t *testing.T) {
	err := page.Check()
	if err == nil || !strings.Contains(err.Error(), "Heading") {
		t.Fatalf("got %v, want a complaint about the missing field Heading", err)
	}
}

func TestExecuteFailsWhole(t *testing.T) {
	var out strings.Builder
	err := fixture.Execute(&out, view{page.Layout{Printer: locale.For(locale.English), Title: "x"}})
	if err == nil {
		t.Fatal("a template that asks for a missing field was executed")
	}
}
