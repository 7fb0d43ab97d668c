package organisationweb

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/organisation"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

func (h *handlers) newInvitation(c echo.Context) error {
	return h.showNewInvitation(c, invitationForm{Role: string(organisation.Member)}, nil)
}

// invite answers with the link itself: it is kept nowhere, so there is no
// page to go to.
func (h *handlers) invite(c echo.Context) error {
	v := web.VisitOf(c)
	var typed invitationForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	invitation, token, err := h.organisations.Invite(c.Request().Context(), v.Actor, c.Param("organisation"), organisation.Role(typed.Role), typed.For)
	if err != nil {
		return h.showNewInvitation(c, typed, err)
	}
	address := v.Absolute("/invitations/" + token)
	handover := page.NewHandover(v.Printer, address, "organisation.invitation_message", func(p *locale.Printer) []any {
		return []any{"By", v.Actor.Name, "Organisation", invitation.Organisation.Name, "Address", address, "Until", page.Deadline(p, invitation.ExpiresAt)}
	})
	return linkPage.Render(c, http.StatusOK, linkView{
		Layout: v.Layout(v.T("organisation.invitation")), Organisation: invitation.Organisation.Name, Role: roleName(v.Printer, invitation.Role),
		Until: page.Deadline(v.Printer, invitation.ExpiresAt), Handover: handover, URL: here(c),
	})
}

func (h *handlers) showNewInvitation(c echo.Context, typed invitationForm, refused error) error {
	v := web.VisitOf(c)
	found, err := h.managed(c)
	if err != nil {
		return err
	}
	f, status, err := form.Refused(v.Printer, "organisation", typed, refused)
	if err != nil {
		return err
	}
	return invitePage.Render(c, status, roleView{
		Layout: v.Layout(v.T("organisation.invite")), Form: f, Roles: roles(v.Printer), Organisation: found.Name, URL: here(c),
	})
}

func (h *handlers) revoke(c echo.Context) error {
	v := web.VisitOf(c)
	if err := h.organisations.Revoke(c.Request().Context(), v.Actor, c.Param("organisation"), c.Param("invitation")); err != nil {
		return err
	}
	return v.Done(here(c), "organisation.invitation_revoked")
}

func (h *handlers) invitation(c echo.Context) error { return h.showInvitation(c, joinForm{}, nil) }

// accept uses the invitation up, for the account that is signed in or for a
// new one.
func (h *handlers) accept(c echo.Context) error {
	v, ctx, token := web.VisitOf(c), c.Request().Context(), c.Param("token")
	invitation, err := h.organisations.Invitation(ctx, token)
	if err != nil {
		return err
	}
	home := organisationURL(invitation.Organisation.ID)
	if v.Actor.SignedIn() {
		_, err := h.organisations.Accept(ctx, v.Actor, token, v.Client())
		if f := fault.From(err); f != nil && f.Kind == fault.Conflict {
			return v.Wrong(home, f.Key, f.Args...)
		}
		if err != nil {
			return err
		}
		return v.Done(home, "organisation.joined", "Name", invitation.Organisation.Name)
	}
	var typed joinForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	a, err := h.organisations.AcceptAsNew(ctx, typed.input(), token, v.Client())
	if err != nil {
		return h.showInvitation(c, typed, err)
	}
	if err := v.SignIn(a.ID, a.Epoch); err != nil {
		return err
	}
	return v.Done(home, "organisation.joined", "Name", invitation.Organisation.Name)
}

// showInvitation only looks at the link: chat programs open links before
// people do.
func (h *handlers) showInvitation(c echo.Context, typed joinForm, refused error) error {
	v := web.VisitOf(c)
	invitation, err := h.organisations.Invitation(c.Request().Context(), c.Param("token"))
	if err != nil {
		return err
	}
	f, status := form.New(v.Printer, "account", typed), http.StatusOK
	if refused != nil {
		if status, err = f.Refuse(refused); err != nil {
			return err
		}
	}
	return invitationPage.Render(c, status, invitationView{
		Layout: v.Layout(v.T("organisation.invitation")), Form: f, Organisation: invitation.Organisation.Name, By: invitation.By,
		Role: roleName(v.Printer, invitation.Role), RoleHint: v.T("organisation.role_hint." + string(invitation.Role)),
		SignedInAs: v.Actor.Name, SignIn: signInAndReturn(c),
	})
}
