package architecture_test

import (
	"fmt"
	"go/ast"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// check is one rule: it returns what breaks it, as file: sentence.
type check func(sources []source) []string

var checks = map[string]check{
	"imports point downwards":       arrows,
	"libraries keep to their place": reserved,
	"one clock":                     oneClock,
	"queries with two texts":        dialected,
	"lengths":                       lengths,
	"habits":                        habits,
}

func TestHouse(t *testing.T) {
	sources := read(t, os.DirFS("../.."))
	if len(sources) < 10 {
		t.Fatalf("only %d files: is this the module's root?", len(sources))
	}
	for name, check := range checks {
		t.Run(name, func(t *testing.T) {
			for _, breach := range check(sources) {
				t.Error(breach)
			}
		})
	}
}

func arrows(sources []source) (breaches []string) {
	unplaced := map[string]bool{}
	for _, file := range sources {
		from, placed := rowOf(file.pkg())
		if !placed && !file.helper() {
			unplaced[file.pkg()] = true
			continue
		}
		for _, imported := range file.imports {
			target, inside := strings.CutPrefix(imported, module+"/")
			if !inside || file.test() || target == file.pkg() {
				continue
			}
			if matches(testSupport, path.Base(target)) {
				if !file.helper() {
					breaches = append(breaches, fmt.Sprintf("%s imports %s, which is for tests", file.path, target))
				}
				continue
			}
			to, known := rowOf(target)
			if !known || file.helper() {
				continue
			}
			if breach := wrong(from, to); breach != "" {
				breaches = append(breaches, fmt.Sprintf("%s imports %s: %s", file.path, target, breach))
			}
		}
	}
	for _, pkg := range slices.Sorted(maps.Keys(unplaced)) {
		breaches = append(breaches, pkg+" stands in no row of the house: give it a place in internal/architecture/rules_test.go")
	}
	return breaches
}

// wrong says why the row numbered from may not import the row numbered to;
// empty when it may.
func wrong(from, to int) string {
	switch upper, lower := house[from], house[to]; {
	case from == to:
		return fmt.Sprintf("both are in the row %q, whose packages do not know one another", upper.name)
	case from > to:
		return fmt.Sprintf("the row %q lies below %q; declare a small interface there and let app fill it in", upper.name, lower.name)
	case upper.only != nil && !slices.Contains(upper.only, lower.name):
		return fmt.Sprintf("the row %q may import only %q", upper.name, upper.only)
	}
	return ""
}

func rowOf(pkg string) (index int, found bool) {
	index = slices.IndexFunc(house, func(r row) bool { return anyMatches(r.packages, pkg) })
	return index, index >= 0
}

func reserved(sources []source) (breaches []string) {
	for _, file := range sources {
		if file.test() || file.helper() {
			continue
		}
		for _, imported := range file.imports {
			for _, reserve := range reserves {
				if slices.ContainsFunc(reserve.imports, func(p string) bool { return under(p, imported) }) &&
					!anyMatches(reserve.places, file.pkg(), file.path) {
					breaches = append(breaches, fmt.Sprintf("%s imports %s, which is kept to %q: %s", file.path, imported, reserve.places, reserve.why))
				}
			}
		}
	}
	return breaches
}

// under reports whether the import path is pattern or, when that ends in /...,
// lies under it.
func under(pattern, imported string) bool {
	parent, open := strings.CutSuffix(pattern, "/...")
	return imported == parent || open && strings.HasPrefix(imported, parent+"/")
}

func oneClock(sources []source) (breaches []string) {
	unused := map[string]bool{}
	for place := range clockPlaces {
		unused[place] = true
	}
	for _, file := range sources {
		if file.test() || file.helper() {
			continue
		}
		file.uses("time", func(name string, where ast.Node) {
			if !clock[name] {
				return
			}
			if clockPlaces[file.path] != "" {
				delete(unused, file.path)
				return
			}
			breaches = append(breaches, fmt.Sprintf("%s: time.%s reads the machine's clock; ask a civil.Clock", file.line(where), name))
		})
	}
	return append(breaches, stale(unused, "clockPlaces")...)
}

func dialected(sources []source) (breaches []string) {
	var places []string
	for _, file := range sources {
		if file.test() {
			continue
		}
		file.uses(module+"/internal/database", func(name string, where ast.Node) {
			if name == "Dialected" {
				places = append(places, file.line(where))
			}
		})
	}
	if len(places) > dialectedBudget {
		breaches = append(breaches, fmt.Sprintf("%d queries have a text a database, the budget is %d: %s",
			len(places), dialectedBudget, strings.Join(places, ", ")))
	}
	return breaches
}

func lengths(sources []source) (breaches []string) {
	unused := map[string]bool{}
	for name := range long {
		unused[name] = true
	}
	measure := func(name string, lines, limit int) {
		if lines <= limit {
			return
		}
		if long[name] != "" {
			delete(unused, name)
			return
		}
		breaches = append(breaches, fmt.Sprintf("%s has %d lines, the limit is %d", name, lines, limit))
	}
	for _, file := range sources {
		measure(file.path, file.lines, longestFile)
		for _, declaration := range file.tree.Decls {
			if function, ok := declaration.(*ast.FuncDecl); ok {
				first, last := file.files.Position(function.Pos()).Line, file.files.Position(function.End()).Line
				measure(file.path+":"+function.Name.Name, last-first+1, longestFunction)
			}
		}
	}
	return append(breaches, stale(unused, "long")...)
}

// habits are what the house does without: hidden starts, skipped tests,
// promises in comments.
func habits(sources []source) (breaches []string) {
	for _, file := range sources {
		for _, declaration := range file.tree.Decls {
			if function, ok := declaration.(*ast.FuncDecl); ok && function.Recv == nil && function.Name.Name == "init" {
				breaches = append(breaches, file.line(function)+": init runs unseen; call it by name")
			}
		}
		for _, group := range file.tree.Comments {
			for _, word := range []string{"TODO", "FIXME", "XXX", "HACK"} {
				if slices.Contains(strings.FieldsFunc(group.Text(), func(r rune) bool { return r < 'A' || r > 'Z' }), word) {
					breaches = append(breaches, fmt.Sprintf("%s: %s: do it, or say what is", file.line(group), word))
				}
			}
		}
		if !file.test() && !file.helper() {
			continue
		}
		ast.Inspect(file.tree, func(node ast.Node) bool {
			if selector, ok := node.(*ast.SelectorExpr); ok && slices.Contains([]string{"Skip", "Skipf", "SkipNow"}, selector.Sel.Name) {
				breaches = append(breaches, file.line(selector)+": a test does not skip; what it needs is installed or it fails")
			}
			return true
		})
	}
	return breaches
}

func stale(unused map[string]bool, table string) (breaches []string) {
	for _, name := range slices.Sorted(maps.Keys(unused)) {
		breaches = append(breaches, fmt.Sprintf("%s is allowed in %s and does not need it any more", name, table))
	}
	return breaches
}

// Each rule finds what it is there for, and leaves the right thing alone.
func TestRulesBite(t *testing.T) {
	for _, example := range []struct {
		rule, path, text string
		breach           string // a part of the one breach; empty for none
	}{
		{"imports point downwards", "internal/agenda/a.go", `import _ "tongxing/internal/campaign"`, ""},
		{"imports point downwards", "internal/campaign/a.go", `import _ "tongxing/internal/agenda"`, "lies below"},
		{"imports point downwards", "internal/campaign/a.go", `import _ "tongxing/internal/venue"`, "lies below"},
		{"imports point downwards", "internal/calendar/a.go", `import _ "tongxing/internal/agenda"`, "may import only"},
		{"imports point downwards", "internal/web/agendaweb/a.go", `import _ "tongxing/internal/handout"`, ""},
		{"imports point downwards", "internal/web/agendaweb/a.go", `import _ "tongxing/internal/web/campaignweb"`, "do not know one another"},
		{"imports point downwards", "internal/app/a.go", `import _ "tongxing/internal/web/webtest"`, "is for tests"},
		{"imports point downwards", "internal/web/webtest/a.go", `import _ "tongxing/internal/app"`, ""},
		{"imports point downwards", "internal/agenda/a_test.go", `import _ "tongxing/internal/database/databasetest"`, ""},
		{"imports point downwards", "internal/helpers/a.go", ``, "stands in no row"},
		{"libraries keep to their place", "internal/account/session.go", `import _ "net/http"`, "below web"},
		{"libraries keep to their place", "internal/web/routes.go", `import _ "github.com/labstack/echo/v4"`, ""},
		{"libraries keep to their place", "internal/agenda/service.go", `import _ "github.com/jmoiron/sqlx"`, "store.go"},
		{"libraries keep to their place", "internal/agenda/store.go", `import _ "database/sql"`, ""},
		{"libraries keep to their place", "internal/handout/pdf.go", `import _ "github.com/jung-kurt/gofpdf"`, "kept to"},
		{"one clock", "internal/agenda/a.go", `import clock "time"; var now = clock.Now()`, "a.go:1: time.Now"},
		{"one clock", "internal/agenda/a.go", `import "time"; var day = 24 * time.Hour`, ""},
		{"one clock", "internal/agenda/a_test.go", `import "time"; var now = time.Now()`, ""},
		{"queries with two texts", "internal/agenda/store.go", `import "tongxing/internal/database"; var q = []any{` + strings.Repeat("database.Dialected{},", 6) + `}`, "the budget is 5"},
		{"queries with two texts", "internal/agenda/store.go", `import "tongxing/internal/database"; var q = []any{` + strings.Repeat("database.Dialected{},", 5) + `}`, ""},
		{"lengths", "internal/agenda/a.go", strings.Repeat("\n", 601), "the limit is 600"},
		{"lengths", "internal/agenda/a.go", "func f() {" + strings.Repeat("\n", 80) + "}", "a.go:f has 81 lines"},
		{"habits", "internal/agenda/a.go", "func init() {}", "init runs unseen"},
		{"habits", "internal/agenda/a.go", "// TO" + "DO: later", "do it"},
		{"habits", "internal/agenda/a_test.go", `import "testing"; func Test(t *testing.T) { t.Sk` + `ip() }`, "does not skip"},
	} {
		t.Run(example.rule+" "+example.path, func(t *testing.T) {
			tree := fstest.MapFS{example.path: {Data: []byte("package x; " + example.text)}}
			var breaches []string
			for _, breach := range checks[example.rule](read(t, tree)) {
				if !strings.Contains(breach, "does not need it any more") {
					breaches = append(breaches, breach)
				}
			}
			switch {
			case example.breach == "" && len(breaches) > 0:
				t.Errorf("%s\nshould be right, but: %q", example.text, breaches)
			case example.breach != "" && (len(breaches) != 1 || !strings.Contains(breaches[0], example.breach)):
				t.Errorf("%s\nshould breach %q once; found %q", example.text, example.breach, breaches)
			}
		})
	}
}
