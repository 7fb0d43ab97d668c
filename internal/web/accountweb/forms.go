package accountweb

import (
	"strconv"

	"tongxing/internal/account"
	"tongxing/internal/locale"
	"tongxing/internal/web/form"
)

// loginForm is what stands on the sign-in page; email holds any sign-in name.
type loginForm struct {
	Email    string `form:"email"`
	Password string `form:"password"`
	Next     string `form:"next"`
	KeptTo   string `form:"kept_to"` // the path to which a form was sent when the session had ended
	KeptBy   string `form:"kept_by"` // the account that typed it
	Kept     string `form:"kept"`    // its fields, encoded
}

// setupForm makes the first account.
type setupForm struct {
	Name      string `form:"name"`
	Email     string `form:"email"`
	Phone     string `form:"phone"`
	ShortName string `form:"short_name"`
	Password  string `form:"password"`
}

func (f setupForm) input() account.NewAccount {
	return account.NewAccount{
		Profile:  account.Profile{Name: f.Name, SignInNames: account.SignInNames{Email: f.Email, Phone: f.Phone, ShortName: f.ShortName}},
		Password: f.Password,
	}
}

// profileForm is what people say about themselves.
type profileForm struct {
	Name      string `form:"name"`
	Email     string `form:"email"`
	Phone     string `form:"phone"`
	ShortName string `form:"short_name"`
	Language  string `form:"language"`
	Version   string `form:"version"`
}

func profileOf(a account.Account) profileForm {
	return profileForm{a.Name, a.Email, a.Phone, a.ShortName, string(a.Language), strconv.Itoa(a.Version)}
}

func (f profileForm) input() account.Profile {
	return account.Profile{
		Name: f.Name, SignInNames: account.SignInNames{Email: f.Email, Phone: f.Phone, ShortName: f.ShortName}, Language: locale.Language(f.Language),
	}
}

// passwordForm changes one's own password.
type passwordForm struct {
	Present  string `form:"present"`
	Password string `form:"password"`
}

// resetForm sets a password by a link.
type resetForm struct {
	Password string `form:"password"`
}

// languages are the choices of the profile.
func languages(p *locale.Printer) []form.Option {
	return []form.Option{
		{Value: "", Label: p.T("account.language_browser")},
		{Value: string(locale.Chinese), Label: "中文"},
		{Value: string(locale.English), Label: "English"},
	}
}
