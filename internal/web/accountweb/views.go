package accountweb

import (
	"tongxing/internal/account"
	"tongxing/internal/locale"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var (
	setupPage    = page.New[formView]("account/setup")
	loginPage    = page.New[loginView]("account/login")
	resumePage   = page.New[resumeView]("account/resume")
	resetPage    = page.New[resetView]("account/reset")
	ownPage      = page.New[ownView]("account/own")
	passwordPage = page.New[formView]("account/password")
	peoplePage   = page.New[peopleView]("account/people")
	personPage   = page.New[personView]("account/person")
	linkPage     = page.New[linkView]("account/link")
)

type formView struct {
	page.Layout
	Form *form.Form
}

type loginView struct {
	page.Layout
	Form                 *form.Form
	Next                 string
	KeptTo, KeptBy, Kept string // a form that was sent when the session had ended
}

type resumeView struct {
	page.Layout
	Action string
	Fields []form.Option // name as the Label
}

type resetView struct {
	page.Layout
	Form   *form.Form
	Name   string
	SignIn string // a sign-in name, for programs that keep passwords
}

type ownView struct {
	page.Layout
	Form          *form.Form
	Version       string
	Languages     []form.Option
	Administrator bool
}

type peopleView struct {
	page.Layout
	Search string
	People []personRow
	Next   string
}

// personRow is an account in few words.
type personRow struct {
	URL           string
	Name          string
	SignIn        string
	Since         string
	Administrator bool
	Disabled      bool
}

func newPersonRow(p *locale.Printer, a account.Account) personRow {
	return personRow{
		URL: "/people/" + a.ID, Name: a.Name, SignIn: a.First(), Since: page.Day(p, a.CreatedAt), Administrator: a.Administrator, Disabled: a.Disabled(),
	}
}

type personView struct {
	page.Layout
	personRow
	Email, Phone, ShortName string
	DisabledSince           string
	Own                     bool
}

func newPersonView(l page.Layout, a account.Account, own bool) personView {
	return personView{
		Layout: l, personRow: newPersonRow(l.Printer, a), Email: a.Email, Phone: a.Phone, ShortName: a.ShortName,
		DisabledSince: page.Day(l.Printer, a.DisabledAt), Own: own,
	}
}

type linkView struct {
	page.Layout
	Name     string
	Until    string
	Handover page.Handover
	Back     string
}
