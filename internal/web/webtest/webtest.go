// Package webtest is a browser without scripts for tests: it gets pages, finds
// forms by the words on their buttons, fields by their labels, and keeps
// cookies, so that a test does what a person does.
package webtest

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Base is the address that a Browser visits.
const Base = "http://tongxing.test"

// Browser is one person's browser. Each has its own cookies.
type Browser struct {
	t       testing.TB
	handler http.Handler
	jar     *cookiejar.Jar
	header  http.Header
}

// New returns a browser of a site. It prefers Chinese.
func New(t testing.TB, handler http.Handler) *Browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &Browser{t: t, handler: handler, jar: jar, header: http.Header{"Accept": {"text/html"}, "Accept-Language": {"zh-CN"}}}
}

// Header sets a header of every further request.
func (b *Browser) Header(name, value string) *Browser {
	b.header.Set(name, value)
	return b
}

// Get opens a page, following redirects.
func (b *Browser) Get(path string) *Page { return b.follow(b.Send("GET", path, nil)) }

// Post sends a form as it is, following redirects.
func (b *Browser) Post(path string, values url.Values) *Page {
	return b.follow(b.Send("POST", path, values))
}

// Send sends one request and does not follow redirects.
func (b *Browser) Send(method, path string, values url.Values) *Page {
	b.t.Helper()
	target, err := url.Parse(Base)
	if err != nil {
		b.t.Fatal(err)
	}
	if target, err = target.Parse(path); err != nil {
		b.t.Fatal(err)
	}
	target.Fragment = "" // which a browser keeps to itself
	var body io.Reader
	if values != nil {
		body = strings.NewReader(values.Encode())
	}
	r := httptest.NewRequest(method, target.String(), body).WithContext(b.t.Context())
	r.Header = b.header.Clone()
	if values != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for _, cookie := range b.jar.Cookies(target) {
		r.AddCookie(cookie)
	}
	w := httptest.NewRecorder()
	b.handler.ServeHTTP(w, r)
	b.jar.SetCookies(target, w.Result().Cookies())
	if strings.Contains(w.Body.String(), blanked) {
		b.t.Errorf("%s: the template put %s where it did not trust an address", path, blanked)
	}
	return &Page{browser: b, Path: target.RequestURI(), Status: w.Code, Header: w.Header(), Body: w.Body.String()}
}

// blanked is what html/template writes in place of an address whose scheme it
// does not know to be safe: a link that leads nowhere.
const blanked = "ZgotmplZ"

func (b *Browser) follow(p *Page) *Page {
	b.t.Helper()
	for range 10 {
		if p.Status < 300 || p.Status > 399 || p.Status == http.StatusNotModified {
			return p
		}
		p = b.Send("GET", p.Header.Get("Location"), nil)
	}
	b.t.Fatalf("too many redirects at %s", p.Path)
	return nil
}

// SignIn signs in and fails the test where that does not work.
func (b *Browser) SignIn(name, password string) *Browser {
	b.t.Helper()
	if p := b.Send("POST", "/login", url.Values{"email": {name}, "password": {password}}); p.Status != http.StatusSeeOther {
		b.t.Fatalf("sign in as %s: %d %s", name, p.Status, p.Text())
	}
	return b
}

// Page is an answer.
type Page struct {
	browser *Browser
	Path    string // with the query, after redirects
	Status  int
	Header  http.Header
	Body    string
	tree    *html.Node
}

// Expect fails the test unless the answer has that status.
func (p *Page) Expect(status int) *Page {
	p.browser.t.Helper()
	if p.Status != status {
		p.browser.t.Fatalf("%s: got status %d, want %d\n%s", p.Path, p.Status, status, p.Text())
	}
	return p
}

// Says fails the test unless all words stand in the page's text.
func (p *Page) Says(words ...string) *Page {
	p.browser.t.Helper()
	text := p.Text()
	for _, w := range words {
		if !strings.Contains(text, w) {
			p.browser.t.Fatalf("%s does not say %q:\n%s", p.Path, w, text)
		}
	}
	return p
}

// SaysNot fails the test if any of the words stands in the page's text.
func (p *Page) SaysNot(words ...string) *Page {
	p.browser.t.Helper()
	text := p.Text()
	for _, w := range words {
		if strings.Contains(text, w) {
			p.browser.t.Fatalf("%s says %q:\n%s", p.Path, w, text)
		}
	}
	return p
}

// Text returns the page's visible words, white space folded.
func (p *Page) Text() string {
	if !strings.Contains(p.Header.Get("Content-Type"), "html") {
		return p.Body
	}
	return Text(p.Tree())
}

// Tree returns the parsed page.
func (p *Page) Tree() *html.Node {
	if p.tree == nil {
		tree, err := html.Parse(strings.NewReader(p.Body))
		if err != nil {
			p.browser.t.Fatal(err)
		}
		p.tree = tree
	}
	return p.tree
}

// Follow opens the link that has these words.
func (p *Page) Follow(words string) *Page {
	p.browser.t.Helper()
	for n := range p.Tree().Descendants() {
		if n.Data == "a" && strings.Contains(Text(n), words) {
			return p.browser.Get(attribute(n, "href"))
		}
	}
	p.browser.t.Fatalf("%s has no link %q:\n%s", p.Path, words, p.Text())
	return nil
}

// Values are what a person fills in: labels to values. The value of a check
// box is "on" or "".
type Values map[string]string

// Submit fills in the form that has a button with these words and sends it.
// Fields keep what the page shows unless values names their label.
func (p *Page) Submit(button string, values Values) *Page {
	p.browser.t.Helper()
	form, pressed := p.form(button)
	data := fields(form)
	for label, value := range values {
		control := p.labelled(form, label)
		name := attribute(control, "name")
		kind := attribute(control, "type")
		switch {
		case kind == "checkbox" && value == "":
			data.Del(name)
		case kind == "checkbox" || kind == "radio":
			if kind == "radio" {
				data.Del(name)
			}
			data.Add(name, attribute(control, "value"))
		default:
			data.Set(name, value)
		}
	}
	if name := attribute(pressed, "name"); name != "" {
		data.Set(name, attribute(pressed, "value"))
	}
	action := attribute(form, "action")
	if special := attribute(pressed, "formaction"); special != "" {
		action = special
	}
	if action == "" {
		action = p.Path
	}
	if !strings.EqualFold(attribute(form, "method"), "post") {
		return p.browser.Get(action + "?" + data.Encode())
	}
	return p.browser.Post(action, data)
}

func (p *Page) form(button string) (form, pressed *html.Node) {
	p.browser.t.Helper()
	for n := range p.Tree().Descendants() {
		if n.Data != "form" {
			continue
		}
		for b := range n.Descendants() {
			if b.Data == "button" && (strings.Contains(Text(b), button) || attribute(b, "aria-label") == button) {
				return n, b
			}
		}
	}
	p.browser.t.Fatalf("%s has no button %q:\n%s", p.Path, button, p.Text())
	return nil, nil
}

// labelled finds the field with that label, by for= or by nesting.
func (p *Page) labelled(form *html.Node, words string) *html.Node {
	p.browser.t.Helper()
	for n := range form.Descendants() {
		if n.Data != "label" || !strings.HasPrefix(Text(n), words) {
			continue
		}
		target := attribute(n, "for")
		for c := range form.Descendants() {
			if target != "" && attribute(c, "id") == target {
				return c
			}
		}
		for c := range n.Descendants() {
			if c.Data == "input" || c.Data == "select" || c.Data == "textarea" {
				return c
			}
		}
	}
	p.browser.t.Fatalf("%s: the form has no field %q", p.Path, words)
	return nil
}

// fields returns what the form would send untouched.
func fields(form *html.Node) url.Values {
	data := url.Values{}
	for n := range form.Descendants() {
		name := attribute(n, "name")
		if name == "" || has(n, "disabled") {
			continue
		}
		switch n.Data {
		case "input":
			kind := attribute(n, "type")
			if (kind == "checkbox" || kind == "radio") && !has(n, "checked") {
				continue
			}
			data.Add(name, attribute(n, "value"))
		case "textarea":
			data.Add(name, strings.TrimPrefix(raw(n), "\n"))
		case "select":
			data.Add(name, selected(n))
		}
	}
	return data
}

func selected(sel *html.Node) string {
	first, found := "", false
	for o := range sel.Descendants() {
		if o.Data != "option" {
			continue
		}
		if has(o, "selected") {
			return attribute(o, "value")
		}
		if !found {
			first, found = attribute(o, "value"), true
		}
	}
	return first
}

// Text returns a node's visible words, white space folded.
func Text(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data + " ")
		}
		if n.Data == "script" || n.Data == "style" || n.Data == "head" {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

func raw(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}
