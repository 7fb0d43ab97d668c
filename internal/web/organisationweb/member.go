package organisationweb

import (
	"slices"

	"github.com/labstack/echo/v4"

	"tongxing/internal/fault"
	"tongxing/internal/organisation"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
)

// managed returns the organisation of the address to those who manage it.
func (h *handlers) managed(c echo.Context) (organisation.Page, error) {
	found, err := h.organisations.Find(c.Request().Context(), web.VisitOf(c).Actor, c.Param("organisation"))
	if err == nil && !found.Manages {
		err = fault.New(fault.Forbidden, "fault.forbidden")
	}
	return found, err
}

func (h *handlers) newMember(c echo.Context) error {
	return h.showNewMember(c, memberForm{Role: string(organisation.Member)}, nil)
}

func (h *handlers) addMember(c echo.Context) error {
	v := web.VisitOf(c)
	var typed memberForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	err := h.organisations.AddMember(c.Request().Context(), v.Actor, c.Param("organisation"), typed.Account, organisation.Role(typed.Role))
	if err != nil {
		return h.showNewMember(c, typed, err)
	}
	return v.Done(here(c), "organisation.member_added")
}

func (h *handlers) showNewMember(c echo.Context, typed memberForm, refused error) error {
	v := web.VisitOf(c)
	found, err := h.managed(c)
	if err != nil {
		return err
	}
	f, status, err := form.Refused(v.Printer, "organisation", typed, refused)
	if err != nil {
		return err
	}
	return newMemberPage.Render(c, status, roleView{
		Layout: v.Layout(v.T("organisation.add_member")), Form: f, Roles: roles(v.Printer), Organisation: found.Name, URL: here(c),
	})
}

func (h *handlers) member(c echo.Context) error { return h.showMember(c, "", nil) }

func (h *handlers) setRole(c echo.Context) error {
	v := web.VisitOf(c)
	var typed memberForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	err := h.organisations.SetRole(c.Request().Context(), v.Actor, c.Param("organisation"), c.Param("account"), organisation.Role(typed.Role))
	if err != nil {
		return h.showMember(c, typed.Role, err)
	}
	return v.Done(here(c), "organisation.role_changed")
}

func (h *handlers) showMember(c echo.Context, typed string, refused error) error {
	v := web.VisitOf(c)
	found, err := h.managed(c)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(found.Members, func(m organisation.Membership) bool { return m.AccountID == c.Param("account") })
	if i < 0 || found.Members[i].AccountID == v.Actor.ID {
		return fault.New(fault.NotFound, "fault.not_found")
	}
	member := found.Members[i]
	if refused == nil {
		typed = string(member.Role)
	}
	f, status, err := form.Refused(v.Printer, "organisation", memberForm{Role: typed}, refused)
	if err != nil {
		return err
	}
	return memberPage.Render(c, status, roleView{
		Layout: v.Layout(member.Name), Form: f, Roles: roles(v.Printer), Organisation: found.Name, URL: here(c),
		Member: member.Name, SignIn: member.SignIn, Action: here(c) + "/members/" + member.AccountID,
	})
}

func (h *handlers) removeMember(c echo.Context) error {
	v := web.VisitOf(c)
	if err := h.organisations.RemoveMember(c.Request().Context(), v.Actor, c.Param("organisation"), c.Param("account")); err != nil {
		return err
	}
	return v.Done(here(c), "organisation.member_removed")
}
