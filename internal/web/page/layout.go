package page

import "tongxing/internal/locale"

// Layout is what every page shares. A view embeds it; web.Visit makes it.
type Layout struct {
	*locale.Printer
	Title     string   // of the document, in words
	Person    *Person  // who is signed in
	Menu      []Link   // the bar at the top
	Side      *Side    // a campaign's menu, on a campaign's pages
	Flashes   []Flash  // what just happened
	Chinese   Link     // this page in Chinese
	English   Link     // this page in English
	Notice    string   // a word for everyone, such as what this build lacks
	Scripts   []string // static files beyond those of every page
	Styles    []string // static files beyond those of every page
	NoIndex   bool     // robots leave it alone
	Wide      bool     // uses the whole width
	Canonical string   // the public address, where there is one
	Foot      Foot
}

// Person is who is signed in.
type Person struct{ Name string }

// Foot is the foot of every page: who runs the site, and links that the law
// asks for.
type Foot struct {
	Operator string
	Links    []Link
}

// Link is a place to go.
type Link struct {
	Label   string
	URL     string
	Icon    string
	Count   string // how many are there, where that helps
	Current bool
}

// Side is a campaign's menu.
type Side struct {
	Title string
	Links []Link
}

// Flash is one sentence about what just happened, with an optional way back.
type Flash struct {
	Text    string
	Wrong   bool   // it did not work
	UndoURL string // a form posts here to take it back
}

// Lang returns the language as the html element's lang attribute.
func (l Layout) Lang() string { return string(l.Language()) }
