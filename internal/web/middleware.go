package web

import (
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/fault"
	"tongxing/internal/locale"
)

const (
	numberKey  = "number"
	langCookie = "lang"
)

// number returns the request's number, which stands in the log and on the page
// of a failure. It is made when it is first asked for: most requests need none.
func number(c echo.Context) string {
	n, ok := c.Get(numberKey).(string)
	if !ok {
		n = rand.Text()[:8]
		c.Set(numberKey, n)
	}
	return n
}

// guard bounds what is read of a request and turns a panic into an error.
func (s *Server) guard(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		if r := c.Request(); r.Body != nil && r.Body != http.NoBody {
			r.Body = http.MaxBytesReader(c.Response(), r.Body, maxBody)
		}
		defer func() {
			if r := recover(); r != nil {
				if r == http.ErrAbortHandler {
					panic(r)
				}
				err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
			}
		}()
		return next(c)
	}
}

// visit loads the session, finds out who comes and in which language, and
// keeps strangers out of what needs signing in.
func (s *Server) visit(route Route, next echo.HandlerFunc) echo.HandlerFunc {
	handler := func(c echo.Context) error {
		setPageHeaders(c.Response().Header())
		v := &Visit{c: c, sessions: s.sessions, server: s}
		c.Set(visitKey, v)
		chosen, err := s.identify(c, v)
		if err != nil {
			return err
		}
		v.Printer = locale.For(language(c, chosen))
		if route.Need > Anyone && !v.Actor.SignedIn() {
			return fault.New(fault.SignIn, "fault.sign_in")
		}
		return next(c)
	}
	return func(c echo.Context) error {
		s.sessions.LoadAndSave(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			c.SetRequest(r)
			c.SetResponse(echo.NewResponse(w, s.echo))
			if err := handler(c); err != nil {
				// Answered here, so that the session is saved with it.
				s.refuse(err, c)
			}
		})).ServeHTTP(c.Response(), c.Request())
		return nil
	}
}

// bare answers without a visit. Where it fails and a person's browser asked, a
// visit shows why on a page.
func (s *Server) bare(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		failed := next(c)
		if failed == nil || c.Response().Committed || !strings.Contains(c.Request().Header.Get("Accept"), "text/html") {
			return failed
		}
		return s.visit(Route{}, func(echo.Context) error { return failed })(c)
	}
}

// identify sets the visit's actor from the session and returns the language
// that the account chose.
func (s *Server) identify(c echo.Context, v *Visit) (locale.Language, error) {
	ctx := c.Request().Context()
	id := s.sessions.GetString(ctx, "account")
	if id == "" {
		return "", nil
	}
	actor, chosen, err := s.config.Identify(ctx, id, s.sessions.GetInt(ctx, "epoch"))
	if fault.KindOf(err) == fault.SignIn {
		return "", s.sessions.Destroy(ctx)
	}
	v.Actor = actor
	if err == nil {
		v.rememberWho()
		s.stay(ctx)
	}
	return chosen, err
}

// language follows ?lang, then what the person chose, then the browser. A
// choice by ?lang is kept.
func language(c echo.Context, chosen locale.Language) locale.Language {
	asked := c.QueryParam("lang")
	if l, ok := locale.Parse(asked); ok {
		c.SetCookie(&http.Cookie{Name: langCookie, Value: string(l), Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode})
		return l
	}
	var kept string
	if cookie, err := c.Cookie(langCookie); err == nil {
		kept = cookie.Value
	}
	c.Response().Header().Add("Vary", "Accept-Language, Cookie")
	return locale.Negotiate(c.Request().Header.Get("Accept-Language"), kept, string(chosen))
}

func setPageHeaders(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
}

// signInAddress is where a stranger goes who wanted this page.
func signInAddress(c echo.Context) string {
	r := c.Request()
	wanted := "/"
	if r.Method == http.MethodGet {
		wanted = r.URL.RequestURI()
	}
	return "/login?next=" + url.QueryEscape(wanted)
}

// isTooLarge says whether err is a request body over the limit.
func isTooLarge(err error) bool {
	var tooLarge *http.MaxBytesError
	return errors.As(err, &tooLarge)
}
