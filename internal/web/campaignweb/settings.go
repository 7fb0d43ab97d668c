package campaignweb

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/fault"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var settingsPage = page.New[settingsView]("campaign/settings")

type settingsView struct {
	page.Layout
	Form      *form.Form
	Address   *form.Form
	Kinds     []form.Option
	Languages []form.Option
	Zones     []form.Option
	Version   string
	MayOwn    bool
	Closed    bool
	Base      string
	PublicURL string
}

// settingsForm is the campaign's own fields as they are typed.
type settingsForm struct {
	Kind        string `form:"kind"`
	Title       string `form:"title"`
	Theme       string `form:"theme"`
	Purpose     string `form:"purpose"`
	Period      string `form:"period"`
	StartsOn    string `form:"starts_on"`
	EndsOn      string `form:"ends_on"`
	Zone        string `form:"zone"`
	Language    string `form:"language"`
	Description string `form:"description"`
	Audience    string `form:"audience"`
}

func settingsOf(c campaign.Campaign) settingsForm {
	return settingsForm{string(c.Kind), c.Title, c.Theme, c.Purpose, c.Period, c.StartsOn.String(), c.EndsOn.String(), c.Zone, c.Language, c.Description, c.Audience}
}

func (f settingsForm) details() (campaign.Details, error) {
	var errs fault.Collector
	d := campaign.Details{
		Kind: campaign.Kind(f.Kind), Title: f.Title, Theme: f.Theme, Purpose: f.Purpose, Period: f.Period,
		StartsOn: date(&errs, "starts_on", f.StartsOn), EndsOn: date(&errs, "ends_on", f.EndsOn),
		Zone: strings.TrimSpace(f.Zone), Language: f.Language, Description: f.Description, Audience: f.Audience,
	}
	return d, together(&errs, d.Check())
}

// addressForm is the campaign's part of its public address.
type addressForm struct {
	Slug string `form:"slug"`
}

func (h *handlers) settings(c echo.Context) error { return h.showSettings(c, nil, nil, nil) }

func (h *handlers) saveSettings(c echo.Context) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	var typed settingsForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	// A version that is no number is nobody's, and so a stale one.
	version, _ := strconv.Atoi(c.FormValue("version"))
	details, err := typed.details()
	if err == nil {
		err = h.campaigns.EditDetails(c.Request().Context(), v.Actor, of.ID, version, details)
	}
	if err != nil {
		return h.showSettings(c, &typed, nil, err)
	}
	return h.done(c, of, page.CampaignURL(of.ID, "/settings"), "campaign.saved")
}

func (h *handlers) rename(c echo.Context) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Own)
	if err != nil {
		return err
	}
	var typed addressForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	if err := h.campaigns.Rename(c.Request().Context(), v.Actor, of.ID, strings.TrimSpace(typed.Slug)); err != nil {
		return h.showSettings(c, nil, &typed, err)
	}
	return v.Done(page.CampaignURL(of.ID, "/settings"), "campaign.renamed")
}

// showSettings shows both forms; refused is of the one that was typed.
func (h *handlers) showSettings(c echo.Context, typed *settingsForm, address *addressForm, refused error) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	mayOwn, err := h.campaigns.May(c.Request().Context(), v.Actor, account.Own, of)
	if err != nil {
		return err
	}
	saved, version := settingsOf(of), c.FormValue("version")
	view := settingsView{
		Layout: h.layout(v, of, "settings", v.T("web.side.settings")), Languages: languages(), MayOwn: mayOwn, Closed: of.Closed(), Base: page.CampaignURL(of.ID, ""),
		PublicURL: v.Absolute("/c/" + of.Slug), Form: form.New(v.Printer, "campaign", saved), Address: form.New(v.Printer, "campaign", addressForm{of.Slug}),
	}
	status := http.StatusOK
	switch {
	case typed != nil:
		view.Form, status, err = form.Refused(v.Printer, "campaign", *typed, refused)
	case address != nil:
		view.Address, status, err = form.Refused(v.Printer, "campaign", *address, refused)
	}
	if err != nil {
		return err
	}
	if fault.KindOf(refused) == fault.Stale {
		view.Form.Beside(saved)
	}
	if typed == nil || view.Form.Stale {
		version = strconv.Itoa(of.Version)
	}
	view.Version = version
	for _, kind := range campaign.Kinds {
		view.Kinds = append(view.Kinds, form.Option{Value: string(kind), Label: v.T("campaign.kind." + string(kind))})
	}
	return settingsPage.Render(c, status, view)
}

// closing puts the campaign away or opens it again, and says so.
func (h *handlers) closing(take func(*campaign.Service, context.Context, account.Actor, string) error, done string) echo.HandlerFunc {
	return func(c echo.Context) error {
		v := web.VisitOf(c)
		of, err := h.open(c, account.Own)
		if err != nil {
			return err
		}
		back := page.CampaignURL(of.ID, "/settings")
		err = take(h.campaigns, c.Request().Context(), v.Actor, of.ID)
		if f := fault.From(err); f != nil && f.Kind == fault.Conflict {
			return v.Wrong(back, f.Key, f.Args...)
		}
		if err != nil {
			return err
		}
		return v.Done(back, done)
	}
}
