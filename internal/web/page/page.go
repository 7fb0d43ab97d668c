// Package page binds templates to the types of their views.
//
//	var editPage = page.New[editView]("venue/edit")
//	return editPage.Render(c, http.StatusOK, editView{Layout: layout, …})
//
// A view is a struct that embeds Layout and holds display-ready fields;
// templates/venue/edit.html defines "title" and "main". A view of the wrong type
// does not compile, and Check finds a template that asks for a field its view
// lacks. Templates hold no arithmetic and no rules.
package page

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"github.com/jba/templatecheck"
	"github.com/labstack/echo/v4"

	"tongxing/internal/web/asset"
	"tongxing/templates"
)

// Page is a template whose view is a V.
type Page[V any] struct {
	name     string
	template func() (*template.Template, error)
}

// entry is what the registry knows of a page, whatever its view.
type entry struct {
	name  string
	check func() error
}

var registry []entry

// New registers the page of templates/NAME.html. Call it for package
// variables only.
func New[V any](name string) *Page[V] {
	p := &Page[V]{name: name, template: sync.OnceValues(func() (*template.Template, error) { return parse(name) })}
	registry = append(registry, entry{name, func() error {
		t, err := p.template()
		if err != nil {
			return err
		}
		var view V
		return templatecheck.CheckHTML(t, view)
	}})
	return p
}

// Render writes the whole page, or nothing where the template fails.
func (p *Page[V]) Render(c echo.Context, status int, view V) error {
	return p.render(c, status, "base", view)
}

// Part writes the template that the page's file defines as name, for a script
// that replaces one part of the page.
func (p *Page[V]) Part(c echo.Context, status int, name string, view V) error {
	return p.render(c, status, name, view)
}

// Execute writes the whole page to w.
func (p *Page[V]) Execute(w io.Writer, view V) error {
	t, err := p.template()
	if err != nil {
		return err
	}
	return t.ExecuteTemplate(w, "base", view)
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func (p *Page[V]) render(c echo.Context, status int, name string, view V) error {
	t, err := p.template()
	if err != nil {
		return err
	}
	buffer := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buffer)
	buffer.Reset()
	if err := t.ExecuteTemplate(buffer, name, view); err != nil {
		return fmt.Errorf("page %s: %w", p.name, err)
	}
	return c.HTMLBlob(status, buffer.Bytes())
}

// Check parses every registered page and checks it against its view's type.
// Pages that only tests register are checked too.
func Check() error {
	for _, e := range registry {
		if err := e.check(); err != nil {
			return fmt.Errorf("page %s: %w", e.name, err)
		}
	}
	return nil
}

// shared parses layouts and partials once; every page clones it.
var shared = sync.OnceValues(func() (*template.Template, error) {
	return template.New("").Funcs(functions).ParseFS(templates.Files, "layouts/*.html", "partials/*.html")
})

func parse(name string) (*template.Template, error) {
	base, err := shared()
	if err != nil {
		return nil, err
	}
	t, err := base.Clone()
	if err != nil {
		return nil, err
	}
	if t, err = t.ParseFS(templates.Files, name+".html"); err != nil {
		return nil, err
	}
	return t.Lookup("base"), nil
}

// functions are the few that every template has.
var functions = template.FuncMap{
	"asset": assetURL,
	"icon":  icon,
	"words": func(args ...string) string { return strings.Join(args, " ") },
}

// assetURL is asset.URL, but a file that only `make assets` brings may be
// missing: pages work without it.
func assetURL(name string) (string, error) {
	address, err := asset.URL(name)
	if err != nil && strings.HasPrefix(name, "vendor/") {
		return asset.Prefix + name, nil
	}
	return address, err
}

// icon returns the drawing of an icon of the sprite. It is hidden from screen
// readers: there are always words beside it.
func icon(name string) (template.HTML, error) {
	sprite, err := asset.URL("vendor/icons.svg")
	if err != nil {
		// A build without `make assets` shows its words without drawings.
		return "", nil
	}
	return template.HTML(`<svg class="icon" aria-hidden="true" focusable="false"><use href="` + sprite + `#icon-` + template.HTMLEscapeString(name) + `"></use></svg>`), nil
}
