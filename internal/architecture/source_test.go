package architecture_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"testing"
)

const module = "tongxing"

// source is one Go file of the module.
type source struct {
	path    string // from the module's root: internal/civil/date.go
	imports []string
	tree    *ast.File
	files   *token.FileSet
	lines   int
}

func (s source) pkg() string  { return path.Dir(s.path) }
func (s source) test() bool   { return strings.HasSuffix(s.path, "_test.go") }
func (s source) helper() bool { return matches(testSupport, path.Base(s.pkg())) }

// line returns where node begins, as file:line.
func (s source) line(node ast.Node) string {
	return s.path + ":" + strconv.Itoa(s.files.Position(node.Pos()).Line)
}

// read parses every Go file under root, tests included, in the order of their
// paths. Folders that go passes over are passed over.
func read(t *testing.T, root fs.FS) []source {
	t.Helper()
	var sources []source
	files := token.NewFileSet()
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := entry.Name()
		if entry.IsDir() {
			if base != "." && (strings.HasPrefix(base, ".") || base == "testdata" || base == "node_modules") {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(base, ".go") || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") {
			return nil
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		tree, err := parser.ParseFile(files, name, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		read := source{path: name, tree: tree, files: files, lines: strings.Count(string(text), "\n")}
		for _, spec := range tree.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			read.imports = append(read.imports, imported)
		}
		sources = append(sources, read)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return sources
}

// matches reports whether pattern, in which * stands for a part of one path
// element, is name.
func matches(pattern, name string) bool {
	matched, err := path.Match(pattern, name)
	return err == nil && matched
}

func anyMatches(patterns []string, names ...string) bool {
	for _, pattern := range patterns {
		for _, name := range names {
			if matches(pattern, name) {
				return true
			}
		}
	}
	return false
}

// uses finds every use of a name of the package with this import path, such
// as time.Now, under whatever name the file imports it.
func (s source) uses(importPath string, found func(name string, where ast.Node)) {
	local := ""
	for _, spec := range s.tree.Imports {
		if spec.Path.Value != strconv.Quote(importPath) {
			continue
		}
		local = path.Base(importPath)
		if spec.Name != nil {
			local = spec.Name.Name
		}
	}
	if local == "" {
		return
	}
	ast.Inspect(s.tree, func(node ast.Node) bool {
		if selector, ok := node.(*ast.SelectorExpr); ok {
			if from, ok := selector.X.(*ast.Ident); ok && from.Name == local {
				found(selector.Sel.Name, selector)
			}
		}
		return true
	})
}
