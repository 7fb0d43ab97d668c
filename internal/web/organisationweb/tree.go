package organisationweb

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"tongxing/internal/fault"
	"tongxing/internal/organisation"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
)

func (h *handlers) tree(c echo.Context) error {
	v := web.VisitOf(c)
	nodes, err := h.organisations.Tree(c.Request().Context(), v.Actor)
	if err != nil {
		return err
	}
	return treePage.Render(c, http.StatusOK, newTreeView(v.Layout(v.T("web.menu.organisations")), nodes, v.Actor.Administrator))
}

func (h *handlers) create(c echo.Context) error {
	return h.showCreate(c, newForm{Parent: c.QueryParam("parent")}, nil)
}

func (h *handlers) add(c echo.Context) error {
	v := web.VisitOf(c)
	var typed newForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	o, err := h.organisations.Create(c.Request().Context(), v.Actor, typed.Parent, typed.Name)
	if err != nil {
		return h.showCreate(c, typed, err)
	}
	return v.Done(organisationURL(o.ID), "organisation.created", "Name", o.Name)
}

func (h *handlers) showCreate(c echo.Context, typed newForm, refused error) error {
	v := web.VisitOf(c)
	homes, top, err := h.organisations.Homes(c.Request().Context(), v.Actor, "")
	if err != nil {
		return err
	}
	if len(homes) == 0 && !top {
		return fault.New(fault.NotFound, "fault.not_found")
	}
	f, status, err := form.Refused(v.Printer, "organisation", typed, refused)
	if err != nil {
		return err
	}
	return createPage.Render(c, status, createView{Layout: v.Layout(v.T("organisation.new")), Form: f, Parents: parents(v.Printer, homes, top)})
}

func (h *handlers) open(c echo.Context) error {
	v, ctx, id := web.VisitOf(c), c.Request().Context(), c.Param("organisation")
	found, err := h.organisations.Find(ctx, v.Actor, id)
	if err != nil {
		return err
	}
	var invitations []organisation.Invitation
	if found.Manages {
		if invitations, err = h.organisations.Invitations(ctx, v.Actor, id); err != nil {
			return err
		}
	}
	return openPage.Render(c, http.StatusOK, newOpenView(v.Layout(found.Name), found, invitations, v.Actor.ID))
}

func (h *handlers) settings(c echo.Context) error { return h.showSettings(c, nil, nil, nil) }

func (h *handlers) rename(c echo.Context) error {
	v := web.VisitOf(c)
	var typed nameForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	err := h.organisations.Rename(c.Request().Context(), v.Actor, c.Param("organisation"), version(typed.Version), typed.Name)
	if err != nil {
		return h.showSettings(c, &typed, nil, err)
	}
	return v.Done(here(c), "organisation.renamed")
}

func (h *handlers) move(c echo.Context) error {
	v := web.VisitOf(c)
	var typed parentForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	err := h.organisations.Move(c.Request().Context(), v.Actor, c.Param("organisation"), version(typed.Version), typed.Parent)
	if err != nil {
		return h.showSettings(c, nil, &typed, err)
	}
	return v.Done(here(c), "organisation.moved")
}

// showSettings shows both forms; at most one of them was typed in and refused.
func (h *handlers) showSettings(c echo.Context, name *nameForm, parent *parentForm, refused error) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	found, err := h.organisations.Find(ctx, v.Actor, c.Param("organisation"))
	if err != nil {
		return err
	}
	if !found.Manages {
		return fault.New(fault.Forbidden, "fault.forbidden")
	}
	homes, top, err := h.organisations.Homes(ctx, v.Actor, found.ID)
	if err != nil {
		return err
	}
	saved := strconv.Itoa(found.Version)
	savedName, savedParent := nameForm{found.Name, saved}, parentForm{parentOf(found.Organisation), saved}
	names, parentsForm := form.New(v.Printer, "organisation", savedName), form.New(v.Printer, "organisation", savedParent)
	status := http.StatusOK
	switch stale := fault.KindOf(refused) == fault.Stale; {
	case name != nil:
		names, status, err = form.Refused(v.Printer, "organisation", *name, refused)
		if stale {
			names.Beside(savedName)
		}
	case parent != nil:
		parentsForm, status, err = form.Refused(v.Printer, "organisation", *parent, refused)
		if stale {
			parentsForm.Beside(savedParent)
		}
	}
	if err != nil {
		return err
	}
	return settingsPage.Render(c, status, settingsView{
		Layout: v.Layout(v.T("organisation.settings")), Name: found.Name, URL: here(c), Version: saved, NameForm: names, ParentForm: parentsForm,
		Moves: found.Moves, Parents: parents(v.Printer, homes, top),
	})
}

func parentOf(o organisation.Organisation) string {
	if o.ParentID == nil {
		return ""
	}
	return *o.ParentID
}
