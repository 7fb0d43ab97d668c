package organisationweb

import (
	"strconv"
	"strings"

	"tongxing/internal/account"
	"tongxing/internal/locale"
	"tongxing/internal/organisation"
	"tongxing/internal/web/form"
)

// newForm makes an organisation.
type newForm struct {
	Name   string `form:"name"`
	Parent string `form:"parent"`
}

// nameForm renames one.
type nameForm struct {
	Name    string `form:"name"`
	Version string `form:"version"`
}

// parentForm moves one.
type parentForm struct {
	Parent  string `form:"parent"`
	Version string `form:"version"`
}

// memberForm gives an account a place.
type memberForm struct {
	Account string `form:"account"`
	Role    string `form:"role"`
}

// invitationForm invites somebody.
type invitationForm struct {
	For  string `form:"for"`
	Role string `form:"role"`
}

// joinForm makes an account to accept an invitation with.
type joinForm struct {
	Name      string `form:"name"`
	Email     string `form:"email"`
	Phone     string `form:"phone"`
	ShortName string `form:"short_name"`
	Password  string `form:"password"`
}

func (f joinForm) input() account.NewAccount {
	return account.NewAccount{
		Profile:  account.Profile{Name: f.Name, SignInNames: account.SignInNames{Email: f.Email, Phone: f.Phone, ShortName: f.ShortName}},
		Password: f.Password,
	}
}

// version reads a form's version; what is no number is nobody's, and so a
// stale one.
func version(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// roles are the places to choose from, each with what it allows.
func roles(p *locale.Printer) []form.Option {
	var options []form.Option
	for _, role := range organisation.Roles {
		options = append(options, form.Option{Value: string(role), Label: roleName(p, role), Hint: p.T("organisation.role_hint." + string(role))})
	}
	return options
}

func roleName(p *locale.Printer, role organisation.Role) string {
	return p.T("organisation.role." + string(role))
}

// parents are the places in the tree to choose from, set in by their depth.
func parents(p *locale.Printer, homes []organisation.Node, top bool) []form.Option {
	var options []form.Option
	if top {
		options = append(options, form.Option{Value: "", Label: p.T("organisation.top")})
	}
	for _, n := range homes {
		options = append(options, form.Option{Value: n.ID, Label: strings.Repeat("　", n.Depth) + n.Name})
	}
	return options
}
