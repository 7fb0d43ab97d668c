package accountweb

import (
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/page"
)

func (h *handlers) people(c echo.Context) error {
	v, text := web.VisitOf(c), c.QueryParam("q")
	accounts, more, err := h.accounts.Accounts(c.Request().Context(), v.Actor, text, c.QueryParam("after"))
	if fault.KindOf(err) == fault.Invalid {
		accounts, more, err = nil, false, nil // no text that can be stored, so nobody has it
	}
	if err != nil {
		return err
	}
	view := newPeopleView(v.Layout(v.T("web.menu.people")), accounts)
	view.Search = text
	if more {
		view.Next = "/people?" + url.Values{"q": {text}, "after": {accounts[len(accounts)-1].ID}}.Encode()
	}
	return peoplePage.Render(c, http.StatusOK, view)
}

func (h *handlers) person(c echo.Context) error {
	v := web.VisitOf(c)
	a, err := h.accounts.Account(c.Request().Context(), v.Actor, c.Param("account"))
	if err != nil {
		return err
	}
	return personPage.Render(c, http.StatusOK, newPersonView(v.Layout(a.Name), a, a.ID == v.Actor.ID))
}

// issuePasswordLink answers with the link itself: it is kept nowhere, so there
// is no page to go to.
func (h *handlers) issuePasswordLink(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	a, err := h.accounts.Account(ctx, v.Actor, c.Param("account"))
	if err != nil {
		return err
	}
	token, link, err := h.accounts.IssuePasswordLink(ctx, v.Actor, a.ID)
	if err != nil {
		return refuseOnPage(c, err)
	}
	address := v.Absolute("/password/" + token)
	handover := page.NewHandover(v.Printer, address, "account.reset_message", func(p *locale.Printer) []any {
		return []any{"Name", a.Name, "Address", address, "Until", page.Deadline(p, link.ExpiresAt)}
	})
	return linkPage.Render(c, http.StatusOK, linkView{
		Layout: v.Layout(v.T("account.password_link")), Name: a.Name, Until: page.Deadline(v.Printer, link.ExpiresAt), Handover: handover, Back: personURL(c),
	})
}

func (h *handlers) setDisabled(disabled bool) echo.HandlerFunc {
	return func(c echo.Context) error {
		v := web.VisitOf(c)
		if err := h.accounts.SetDisabled(c.Request().Context(), v.Actor, c.Param("account"), disabled); err != nil {
			return refuseOnPage(c, err)
		}
		if disabled {
			return v.DoneWithUndo(personURL(c), personURL(c)+"/enable", "account.disabled_now")
		}
		return v.Done(personURL(c), "account.enabled_now")
	}
}

func (h *handlers) setAdministrator(administrator bool) echo.HandlerFunc {
	return func(c echo.Context) error {
		v := web.VisitOf(c)
		if err := h.accounts.SetAdministrator(c.Request().Context(), v.Actor, c.Param("account"), administrator); err != nil {
			return refuseOnPage(c, err)
		}
		if administrator {
			return v.DoneWithUndo(personURL(c), personURL(c)+"/demote", "account.promoted")
		}
		return v.DoneWithUndo(personURL(c), personURL(c)+"/promote", "account.demoted")
	}
}

// refuseOnPage says on the account's page why a step clashes with how things
// are; whatever else is wrong keeps its own page.
func refuseOnPage(c echo.Context, err error) error {
	if f := fault.From(err); f != nil && f.Kind == fault.Conflict {
		return web.VisitOf(c).Wrong(personURL(c), f.Key, f.Args...)
	}
	return err
}

func newPeopleView(l page.Layout, accounts []account.Account) peopleView {
	view := peopleView{Layout: l}
	for _, a := range accounts {
		view.People = append(view.People, newPersonRow(l.Printer, a))
	}
	return view
}
