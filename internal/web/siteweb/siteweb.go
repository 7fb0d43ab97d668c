// Package siteweb is the pages on which the house speaks of itself: its
// privacy page, and the settings behind it and behind every page's foot.
package siteweb

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"tongxing/internal/campaign"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/site"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

// Routes are the pages of the house itself.
func Routes(sites *site.Service) []web.Route {
	h := &handlers{sites}
	return []web.Route{
		web.Get("/privacy", web.Anyone, h.privacy),
		web.Get("/site", web.Administrator, h.edit),
		web.Post("/site", web.Administrator, h.change),
	}
}

// Foot returns what stands at the foot of every page.
func Foot(p *locale.Printer, s site.Site) page.Foot {
	f := page.Foot{Operator: s.Operator, Links: []page.Link{{Label: p.T("site.privacy"), URL: "/privacy"}}}
	if s.ICP != "" {
		f.Links = append(f.Links, page.Link{Label: s.ICP, URL: "https://beian.miit.gov.cn/"})
	}
	if s.PoliceRecord != "" {
		f.Links = append(f.Links, page.Link{Label: s.PoliceRecord, URL: "https://beian.mps.gov.cn/#/query/webSearch?code=" + s.PoliceNumber()})
	}
	return f
}

type handlers struct{ sites *site.Service }

var (
	privacyPage = page.New[privacyView]("site/privacy")
	editPage    = page.New[editView]("site/edit")
)

type privacyView struct {
	page.Layout
	Operator, Contact string
	Own               []campaign.Block // the house's own words
	OwnLang           string           // the language that they are in
	ChangedOn         string
}

func (h *handlers) privacy(c echo.Context) error {
	v := web.VisitOf(c)
	s, err := h.sites.Shown(c.Request().Context())
	if err != nil {
		return err
	}
	view := privacyView{Layout: v.Layout(v.T("site.privacy")), Operator: s.Operator, Contact: s.Contact, ChangedOn: page.Day(v.Printer, s.ChangedAt)}
	words, lang := s.Privacy, locale.Chinese
	if s.PrivacyEn != "" && (v.Printer.Language() == locale.English || words == "") {
		words, lang = s.PrivacyEn, locale.English
	}
	view.Own, view.OwnLang = campaign.ParseText(words), string(lang)
	return privacyPage.Render(c, http.StatusOK, view)
}

// siteForm is what was typed.
type siteForm struct {
	Operator     string `form:"operator"`
	Contact      string `form:"contact"`
	Privacy      string `form:"privacy"`
	PrivacyEn    string `form:"privacy_en"`
	ICP          string `form:"icp"`
	PoliceRecord string `form:"police_record"`
	Version      string `form:"version"`
}

func formOf(s site.Site) siteForm {
	return siteForm{Operator: s.Operator, Contact: s.Contact, Privacy: s.Privacy, PrivacyEn: s.PrivacyEn, ICP: s.ICP, PoliceRecord: s.PoliceRecord, Version: strconv.Itoa(s.Version)}
}

type editView struct {
	page.Layout
	Form    *form.Form
	Version string
}

func (h *handlers) edit(c echo.Context) error {
	s, err := h.sites.Find(c.Request().Context(), web.VisitOf(c).Actor)
	if err != nil {
		return err
	}
	return h.show(c, formOf(s), nil)
}

func (h *handlers) change(c echo.Context) error {
	v := web.VisitOf(c)
	var typed siteForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	version, err := strconv.Atoi(typed.Version)
	if err != nil {
		version = -1 // no Site has it: what was typed comes back beside what is saved
	}
	err = h.sites.Change(c.Request().Context(), v.Actor, version, site.Fields{
		Operator: typed.Operator, Contact: typed.Contact, Privacy: typed.Privacy, PrivacyEn: typed.PrivacyEn, ICP: typed.ICP, PoliceRecord: typed.PoliceRecord})
	if err != nil {
		return h.show(c, typed, err)
	}
	return v.Done("/site", "site.saved")
}

func (h *handlers) show(c echo.Context, typed siteForm, refused error) error {
	v := web.VisitOf(c)
	f, status, err := form.Refused(v.Printer, "site", typed, refused)
	if err != nil {
		return err
	}
	version := typed.Version
	if fault.KindOf(refused) == fault.Stale {
		saved, err := h.sites.Find(c.Request().Context(), v.Actor)
		if err != nil {
			return err
		}
		f.Beside(formOf(saved))
		version = strconv.Itoa(saved.Version) // the next save is a decision
	}
	return editPage.Render(c, status, editView{Layout: v.Layout(v.T("site.title")), Form: f, Version: version})
}
