package accountweb

import (
	"maps"
	"net/http"
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/fault"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
)

func (h *handlers) setup(c echo.Context) error {
	needs, err := h.accounts.NeedsSetup(c.Request().Context())
	if err != nil {
		return err
	}
	if !needs {
		return fault.New(fault.NotFound, "fault.not_found")
	}
	return showSetup(c, setupForm{}, nil)
}

func (h *handlers) setUp(c echo.Context) error {
	v := web.VisitOf(c)
	var typed setupForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	a, err := h.accounts.SetUp(c.Request().Context(), typed.input())
	if err != nil {
		return showSetup(c, typed, err)
	}
	if err := v.SignIn(a.ID, a.Epoch); err != nil {
		return err
	}
	return v.Done("/organisations", "account.set_up", "Name", a.Name)
}

func showSetup(c echo.Context, typed setupForm, refused error) error {
	v := web.VisitOf(c)
	web.SetRetryAfter(c, refused)
	f, status, err := form.Refused(v.Printer, "account", typed, refused)
	if err != nil {
		return err
	}
	return setupPage.Render(c, status, formView{Layout: v.Layout(v.T("account.setup")), Form: f})
}

func (h *handlers) login(c echo.Context) error {
	v, next := web.VisitOf(c), c.QueryParam("next")
	if v.Actor.SignedIn() {
		return v.Go(afterSignIn(next))
	}
	needs, err := h.accounts.NeedsSetup(c.Request().Context())
	if err != nil {
		return err
	}
	if needs {
		return v.Go("/setup")
	}
	return showLogin(c, loginForm{Next: next}, nil)
}

func (h *handlers) signIn(c echo.Context) error {
	v := web.VisitOf(c)
	var typed loginForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	a, err := h.accounts.SignIn(c.Request().Context(), account.Credentials{Name: typed.Email, Password: typed.Password, Address: v.Address()})
	if err != nil {
		return showLogin(c, typed, err)
	}
	if err := v.SignIn(a.ID, a.Epoch); err != nil {
		return err
	}
	switch {
	case typed.Kept == "":
		return v.Go(afterSignIn(typed.Next))
	case typed.KeptBy != a.ID:
		return v.Wrong(home, "account.kept_for_another")
	}
	return showResume(c, typed)
}

// KeepTyped shows the sign-in page to somebody whose session ended while they
// were typing, with what they typed.
func KeepTyped(c echo.Context, kept web.Kept) error {
	return showLogin(c, loginForm{KeptTo: kept.To, KeptBy: kept.Account, Kept: kept.Fields.Encode()}, nil)
}

// showResume gives back what was typed, to be sent on by a press: the person
// sees what is done in their name.
func showResume(c echo.Context, typed loginForm) error {
	v := web.VisitOf(c)
	fields, err := url.ParseQuery(typed.Kept)
	if err != nil || web.LocalPath(typed.KeptTo) != typed.KeptTo {
		return v.Go(home)
	}
	view := resumeView{Layout: v.Layout(v.T("account.resume")), Action: typed.KeptTo}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		for _, value := range fields[name] {
			view.Fields = append(view.Fields, form.Option{Label: name, Value: value})
		}
	}
	return resumePage.Render(c, http.StatusOK, view)
}

// afterSignIn is where somebody goes who wanted next. A start page for
// strangers is nobody's wish.
func afterSignIn(next string) string {
	if next = web.LocalPath(next); next == "/" {
		return home
	}
	return next
}

func showLogin(c echo.Context, typed loginForm, refused error) error {
	v := web.VisitOf(c)
	web.SetRetryAfter(c, refused)
	f, status, err := form.Refused(v.Printer, "login", typed, refused)
	if err != nil {
		return err
	}
	if typed.Kept != "" && refused == nil {
		status = http.StatusUnauthorized
	}
	return loginPage.Render(c, status, loginView{Layout: v.Layout(v.T("web.sign_in")), Form: f, Next: typed.Next, KeptTo: typed.KeptTo, KeptBy: typed.KeptBy, Kept: typed.Kept})
}

func (h *handlers) signOut(c echo.Context) error {
	v := web.VisitOf(c)
	if err := v.SignOut(); err != nil {
		return err
	}
	return v.Done("/login", "account.signed_out")
}

func (h *handlers) resetPage(c echo.Context) error { return h.showReset(c, nil) }

func (h *handlers) reset(c echo.Context) error {
	v := web.VisitOf(c)
	var typed resetForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	if _, err := h.accounts.ResetPassword(c.Request().Context(), c.Param("token"), typed.Password, v.Client()); err != nil {
		return h.showReset(c, err)
	}
	return v.Done("/login", "account.password_reset")
}

// showReset only looks at the link: chat programs open links before people do.
func (h *handlers) showReset(c echo.Context, refused error) error {
	v := web.VisitOf(c)
	a, err := h.accounts.PasswordLink(c.Request().Context(), c.Param("token"))
	if err != nil {
		return err
	}
	f, status, err := form.Refused(v.Printer, "account", resetForm{}, refused)
	if err != nil {
		return err
	}
	return resetPage.Render(c, status, resetView{
		Layout: v.Layout(v.T("account.reset")), Form: f, Name: a.Name, SignIn: a.First(),
	})
}
