// Package web is what every page shares: the routes table, who is visiting,
// sessions, headers, and how an error becomes a status and a page.
//
// A request flows: route → middleware (number, headers, session, who,
// language) → handler (decode, one service method, render or redirect). A
// handler returns errors; Server.refuse alone turns them into answers.
package web

import "github.com/labstack/echo/v4"

// Need is the least place that a visitor needs for a route. The middleware
// sends strangers to the sign-in page where it is SignedIn or more; services
// decide the rest by account.Can, and a test walks every route with every kind
// of visitor to see that they do.
type Need int

// The needs, each including the ones above it.
const (
	Anyone Need = iota
	SignedIn
	Viewer        // a place in the campaign's team
	Editor        // of the campaign's team
	Owner         // of the campaign's team
	Manager       // of the owning organisation
	Administrator // of the installation
)

// Route is one line of the routes table.
type Route struct {
	Method  string
	Path    string // Echo's form: /campaigns/:campaign/agenda
	Need    Need
	Handler echo.HandlerFunc

	// Bare routes answer without session, language and page headers: feeds,
	// static files, health.
	Bare bool
}

// Get is a page or a file; HEAD is answered too.
func Get(path string, need Need, h echo.HandlerFunc) Route {
	return Route{Method: "GET", Path: path, Need: need, Handler: h}
}

// Post is a change.
func Post(path string, need Need, h echo.HandlerFunc) Route {
	return Route{Method: "POST", Path: path, Need: need, Handler: h}
}

// BareGet is a file for programs, answered without a session.
func BareGet(path string, h echo.HandlerFunc) Route {
	return Route{Method: "GET", Path: path, Handler: h, Bare: true}
}
