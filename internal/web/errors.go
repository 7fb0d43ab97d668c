package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/web/page"
)

// statuses is the one table from a fault to an answer.
var statuses = map[fault.Kind]int{
	fault.NotFound:  http.StatusNotFound,
	fault.Invalid:   http.StatusUnprocessableEntity,
	fault.Conflict:  http.StatusConflict,
	fault.Stale:     http.StatusConflict,
	fault.Forbidden: http.StatusForbidden,
	fault.SignIn:    http.StatusUnauthorized,
	fault.TooLarge:  http.StatusRequestEntityTooLarge,
	fault.TooMany:   http.StatusTooManyRequests,
	fault.Unready:   http.StatusServiceUnavailable,
}

var errorPage = page.New[errorView]("web/error")

type errorView struct {
	page.Layout
	Heading string
	Text    string
	Advice  string
	Number  string // to quote; it stands in the log
	Typed   string // what was typed, to be copied: no page takes it any more
	Home    page.Link
}

// problem is an answer for programs (RFC 9457).
type problem struct {
	Type   string         `json:"type"`
	Title  string         `json:"title"`
	Status int            `json:"status"`
	Detail string         `json:"detail,omitempty"`
	Number string         `json:"number,omitempty"`
	Fields []problemField `json:"fields,omitempty"`
}

type problemField struct {
	Name   string `json:"name"`
	Detail string `json:"detail"`
}

// refuse answers an error: a page for people, application/problem+json for
// programs that ask for JSON. What is not a fault is logged with the request's
// number, and only the number is told.
func (s *Server) refuse(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	f := faultOf(err)
	status, ok := statuses[f.Kind]
	if !ok {
		status = http.StatusInternalServerError
		s.config.Log.ErrorContext(c.Request().Context(), "request failed", "number", number(c),
			"method", c.Request().Method, "path", c.Path(), "error", err)
	}
	printer := locale.For(locale.Negotiate(c.Request().Header.Get("Accept-Language"), c.QueryParam("lang")))
	v, visited := c.Get(visitKey).(*Visit)
	if visited && v.Printer != nil {
		printer = v.Printer
	}
	setPageHeaders(c.Response().Header())
	SetRetryAfter(c, f)
	switch {
	case wantsJSON(c.Request()):
		err = s.refuseProgram(c, printer, status, f)
	case f.Kind == fault.SignIn:
		kept, ok := keep(c)
		if ok = ok && visited && v.Printer != nil && s.config.KeepTyped != nil; ok {
			err = s.config.KeepTyped(c, kept)
		} else {
			err = c.Redirect(http.StatusSeeOther, signInAddress(c))
		}
	case visited && v.Printer != nil:
		view := newErrorView(v.Layout(printer.T(headingKey(status))), status, f, number(c))
		if kept, ok := keep(c); ok {
			view.Typed = kept.words()
		}
		err = errorPage.Render(c, status, view)
	default:
		err = c.String(status, printer.T(f.Key, f.Args...)+"\n")
	}
	if err != nil {
		s.config.Log.ErrorContext(c.Request().Context(), "answer an error", "number", number(c), "error", err)
	}
}

// SetRetryAfter says when to come again where err is TooMany, in whole seconds
// (RFC 9110 section 10.2.3). A page that shows such a fault itself calls it.
func SetRetryAfter(c echo.Context, err error) {
	f := fault.From(err)
	if f == nil || f.Kind != fault.TooMany {
		return
	}
	const usual = 30 * time.Second
	wait := f.Wait
	if wait <= 0 {
		wait = usual
	}
	c.Response().Header().Set("Retry-After", strconv.Itoa(int((wait+time.Second-1)/time.Second)))
}

// faultOf returns err as a fault, whatever it is.
func faultOf(err error) *fault.Error {
	if f := fault.From(err); f != nil {
		return f
	}
	if isTooLarge(err) {
		return fault.New(fault.TooLarge, "fault.too_large")
	}
	var he *echo.HTTPError
	if errors.As(err, &he) {
		switch he.Code {
		case http.StatusNotFound, http.StatusMethodNotAllowed:
			return fault.New(fault.NotFound, "fault.not_found")
		case http.StatusRequestEntityTooLarge:
			return fault.New(fault.TooLarge, "fault.too_large")
		case http.StatusTooManyRequests:
			return fault.New(fault.TooMany, "fault.too_many")
		}
	}
	return fault.New(fault.Unexpected, "fault.unexpected")
}

func (s *Server) refuseProgram(c echo.Context, p *locale.Printer, status int, f *fault.Error) error {
	answer := problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: p.T(f.Key, f.Args...)}
	if f.Kind == fault.Unexpected {
		answer.Number = number(c)
	}
	for _, field := range f.Fields {
		answer.Fields = append(answer.Fields, problemField{field.Name, p.T(field.Key, field.Args...)})
	}
	body, err := json.Marshal(answer)
	if err != nil {
		return err
	}
	return c.Blob(status, "application/problem+json", body)
}

func newErrorView(l page.Layout, status int, f *fault.Error, number string) errorView {
	view := errorView{Layout: l, Heading: l.T(headingKey(status)), Text: l.T(f.Key, f.Args...), Home: page.Link{Label: l.T("web.home"), URL: "/"}}
	for _, field := range f.Fields {
		view.Text += " " + l.T(field.Key, field.Args...)
	}
	if f.Kind == fault.Unexpected {
		view.Number, view.Advice = number, l.T("web.quote_number")
	}
	return view
}

func headingKey(status int) string {
	switch status {
	case http.StatusNotFound:
		return "web.heading.not_found"
	case http.StatusForbidden:
		return "web.heading.forbidden"
	case http.StatusConflict:
		return "web.heading.conflict"
	case http.StatusUnprocessableEntity:
		return "web.heading.invalid"
	case http.StatusRequestEntityTooLarge:
		return "web.heading.too_large"
	case http.StatusTooManyRequests:
		return "web.heading.too_many"
	case http.StatusServiceUnavailable:
		return "web.heading.unready"
	}
	return "web.heading.unexpected"
}

// wantsJSON says whether a program asks, rather than a person's browser.
func wantsJSON(r *http.Request) bool {
	accept := r.Header.Get("Accept")
	return !strings.Contains(accept, "text/html") &&
		(strings.Contains(accept, "application/json") || strings.Contains(accept, "application/problem+json"))
}
