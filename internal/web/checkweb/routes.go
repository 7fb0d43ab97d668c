// Package checkweb is the page of a campaign's plan check: what is still to
// decide, by what it is about, each with where it is mended, and what was set
// aside.
package checkweb

import (
	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/checkup"
	"tongxing/internal/fault"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
)

// Config is what the pages need.
type Config struct {
	Campaigns *campaign.Service
	Checks    *checkup.Service
}

type handlers struct{ Config }

// Routes returns the routes of the plan check.
func Routes(config Config) []web.Route {
	h := &handlers{config}
	const base = "/campaigns/:campaign/check"
	return []web.Route{
		web.Get(base, web.Viewer, h.show),
		web.Post(base+"/set-aside", web.Editor, h.setAside),
		web.Post(base+"/take-up", web.Editor, h.takeUp),
	}
}

// asideForm is a finding that somebody sets aside.
type asideForm struct {
	Finding string `form:"finding"` // its key
	Reason  string `form:"reason"`
}

func (h *handlers) show(c echo.Context) error {
	return h.render(c, account.View, asideForm{}, nil)
}

// render shows the page, with what was typed where it was refused.
func (h *handlers) render(c echo.Context, do account.Action, typed asideForm, refused error) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	of, err := h.Campaigns.Find(ctx, v.Actor, c.Param("campaign"), do)
	if err != nil {
		return err
	}
	f, status, err := form.Refused(v.Printer, "finding", typed, refused)
	if err != nil {
		return err
	}
	all, err := h.Checks.All(ctx, []campaign.Campaign{of})
	if err != nil {
		return err
	}
	mayEdit, err := h.Campaigns.MayNow(ctx, v.Actor, account.Edit, of)
	if err != nil {
		return err
	}
	l := v.LayoutOf(of, "check", v.T("web.side.check")+" · "+of.Title)
	l.Styles = []string{"css/check.css"}
	view := newView(l, all[of.ID])
	view.MayEdit = mayEdit
	view.Form = f
	view.reopen(typed.Finding)
	return checkPage.Render(c, status, view)
}

func (h *handlers) setAside(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	of, err := h.Campaigns.Find(ctx, v.Actor, c.Param("campaign"), account.Edit)
	if err != nil {
		return err
	}
	var typed asideForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	err = h.Checks.SetAside(ctx, v.Actor, of.ID, typed.Finding, typed.Reason)
	if fault.KindOf(err) == fault.Conflict {
		return v.Wrong(checkURL(of.ID), "check.wrong.gone")
	}
	if err != nil {
		return h.render(c, account.Edit, typed, err)
	}
	return v.DoneWithUndo(checkURL(of.ID), takeUpURL(of.ID, typed.Finding), "check.set_aside")
}

func (h *handlers) takeUp(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	of, err := h.Campaigns.Find(ctx, v.Actor, c.Param("campaign"), account.Edit)
	if err != nil {
		return err
	}
	if err := h.Checks.TakeUp(ctx, v.Actor, of.ID, c.FormValue("finding")); err != nil {
		return err
	}
	return v.Done(checkURL(of.ID), "check.taken_up")
}
