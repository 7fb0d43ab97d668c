// Package reportweb is the page of what happened at a campaign, and its report
// as .docx, .pdf and .txt.
package reportweb

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/fault"
	"tongxing/internal/plandoc/write"
	"tongxing/internal/report"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

// Config is what the pages need.
type Config struct {
	Campaigns *campaign.Service
	Reports   *report.Service
	Press     *write.Press
}

type handlers struct{ Config }

// Routes returns the routes of reports.
func Routes(config Config) []web.Route {
	h := &handlers{config}
	const base = "/campaigns/:campaign/report"
	return []web.Route{
		web.Get(base, web.Viewer, h.show),
		web.Post(base, web.Editor, h.save),
		web.Get(base+".docx", web.Viewer, h.file(write.AsWord)),
		web.Get(base+".pdf", web.Viewer, h.file(write.AsPDF)),
		web.Get(base+".txt", web.Viewer, h.file(write.AsText)),
	}
}

func (h *handlers) file(format write.Format) echo.HandlerFunc {
	return func(c echo.Context) error {
		document, err := h.Reports.Document(c.Request().Context(), web.VisitOf(c).Actor, c.Param("campaign"))
		if err != nil {
			return err
		}
		bytes, err := h.Press.File(document, format)
		if err != nil {
			return err
		}
		return web.ServeDownload(c, web.Download{Name: document.Title, Plain: "report", Ending: string(format), MediaType: format.MediaType(), Bytes: bytes})
	}
}

// show is the form for those who may edit, and the words for everybody else.
func (h *handlers) show(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	r, err := h.Reports.Find(ctx, v.Actor, c.Param("campaign"))
	if err != nil {
		return err
	}
	mayEdit, err := h.Campaigns.MayNow(ctx, v.Actor, account.Edit, r.Campaign)
	if err != nil {
		return err
	}
	if !mayEdit {
		view := newView(v, r)
		view.Sections = r.Document().Sections
		return reportPage.Render(c, http.StatusOK, view)
	}
	return h.edit(c, r, formOf(r), nil)
}

func (h *handlers) save(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	r, err := h.Reports.Find(ctx, v.Actor, c.Param("campaign"))
	if err != nil {
		return err
	}
	if _, err := h.Campaigns.Find(ctx, v.Actor, r.Campaign.ID, account.Edit); err != nil {
		return err
	}
	var typed reportForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	version, _ := strconv.Atoi(typed.Version) // none is version 0: not saved yet
	fields, items, err := typed.input()
	if err == nil {
		err = h.Reports.Save(ctx, v.Actor, r.Campaign.ID, version, fields, items)
	}
	if err != nil {
		return h.edit(c, r, typed, err)
	}
	return v.Done(page.CampaignURL(r.Campaign.ID, "/report"), "report.saved")
}

// edit shows the form with what was typed and why it was refused.
func (h *handlers) edit(c echo.Context, r report.Report, typed reportForm, refused error) error {
	v := web.VisitOf(c)
	f, status, err := form.Refused(v.Printer, "report", typed, refused)
	if err != nil {
		return err
	}
	if fault.KindOf(refused) == fault.Stale {
		f.Beside(formOf(r))
		typed.Version = strconv.Itoa(r.Version) // the next save is a decision
	}
	return reportPage.Render(c, status, newFormView(v, r, f, typed))
}
