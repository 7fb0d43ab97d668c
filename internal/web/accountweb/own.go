package accountweb

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
)

func (h *handlers) own(c echo.Context) error {
	a, err := h.accounts.Self(c.Request().Context(), web.VisitOf(c).Actor)
	if err != nil {
		return err
	}
	return h.showOwn(c, profileOf(a), nil)
}

func (h *handlers) changeProfile(c echo.Context) error {
	v := web.VisitOf(c)
	var typed profileForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	// A version that is no number is nobody's, and so a stale one.
	version, _ := strconv.Atoi(typed.Version)
	if err := h.accounts.ChangeProfile(c.Request().Context(), v.Actor, version, typed.input()); err != nil {
		return h.showOwn(c, typed, err)
	}
	language, _ := locale.Parse(typed.Language)
	v.Speak(language)
	return v.Done("/account", "account.saved")
}

func (h *handlers) showOwn(c echo.Context, typed profileForm, refused error) error {
	v := web.VisitOf(c)
	f, status := form.New(v.Printer, "account", typed), http.StatusOK
	if refused != nil {
		var err error
		if status, err = f.Refuse(refused); err != nil {
			return err
		}
		if fault.KindOf(refused) == fault.Stale {
			saved, err := h.accounts.Self(c.Request().Context(), v.Actor)
			if err != nil {
				return err
			}
			f.Beside(profileOf(saved))
			typed.Version = profileOf(saved).Version
		}
	}
	return ownPage.Render(c, status, ownView{
		Layout: v.Layout(v.T("account.own")), Form: f, Version: typed.Version, Languages: languages(v.Printer), Administrator: v.Actor.Administrator,
	})
}

func (h *handlers) passwordPage(c echo.Context) error { return showPassword(c, nil) }

func (h *handlers) changePassword(c echo.Context) error {
	v := web.VisitOf(c)
	var typed passwordForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	a, err := h.accounts.ChangePassword(c.Request().Context(), v.Actor, typed.Present, typed.Password)
	if err != nil {
		return showPassword(c, err)
	}
	if err := v.SignIn(a.ID, a.Epoch); err != nil {
		return err
	}
	return v.Done("/account", "account.password_changed")
}

func showPassword(c echo.Context, refused error) error {
	v := web.VisitOf(c)
	web.SetRetryAfter(c, refused)
	f, status, err := form.Refused(v.Printer, "account", passwordForm{}, refused)
	if err != nil {
		return err
	}
	return passwordPage.Render(c, status, formView{Layout: v.Layout(v.T("account.change_password")), Form: f})
}

func (h *handlers) signOutEverywhere(c echo.Context) error {
	v := web.VisitOf(c)
	a, err := h.accounts.SignOutEverywhere(c.Request().Context(), v.Actor)
	if err != nil {
		return err
	}
	if err := v.SignIn(a.ID, a.Epoch); err != nil {
		return err
	}
	return v.Done("/account", "account.signed_out_everywhere")
}
