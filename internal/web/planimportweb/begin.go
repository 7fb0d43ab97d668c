package planimportweb

import (
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/campaign"
	"tongxing/internal/fault"
	"tongxing/internal/plandoc"
	"tongxing/internal/planimport"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var beginPage = page.New[beginView]("planimport/begin")

type beginView struct {
	page.Layout
	Form     *form.Form
	Action   string
	Steps    []string // how to save as .docx, where that is what went wrong
	Into     *page.Link
	MayBegin bool // here or in Into
	Most     int  // bytes that a file may have
	Waiting  []waitingView
}

type waitingView struct {
	Title, File, Changed, Kept string
	URL, DeleteURL             string
}

type beginForm struct {
	Text string `form:"text"`
}

var styles, scripts = []string{"css/campaign.css", "css/import.css"}, []string{"vendor/htmx.min.js", "js/import.js"}

func (h *handlers) begin(c echo.Context) error { return h.showBegin(c, beginForm{}, nil) }

// read takes the file, or else the pasted text; where both came it says so.
func (h *handlers) read(c echo.Context) error {
	v := web.VisitOf(c)
	var typed beginForm
	if err := form.Decode(c, &typed); err != nil {
		return h.showBegin(c, typed, err)
	}
	name, data, err := uploaded(c)
	pasted := strings.TrimSpace(typed.Text) != ""
	if err == nil && name == "" {
		name, data, pasted = v.T("import.pasted"), []byte(typed.Text), false
	}
	var all []planimport.Import
	if err == nil {
		all, err = h.Imports.Begin(c.Request().Context(), v.Actor, name, data)
	}
	if fault.KindOf(err) == fault.TooLarge && len(data) > 0 && len(data) <= plandoc.MaxBytes {
		err = fault.New(fault.TooLarge, "import.unpacks_too_large")
	}
	if err != nil {
		return h.showBegin(c, typed, err)
	}
	next := place{all[0].ID, c.QueryParam("into")}.url("", "")
	if pasted {
		return v.Done(next, "import.file_was_read", "File", name)
	}
	return v.Go(next)
}

// uploaded returns the file that came with the form; no name where none was
// chosen.
func uploaded(c echo.Context) (name string, data []byte, err error) {
	header, err := c.FormFile("file")
	if err != nil || header.Filename == "" {
		return "", nil, nil // a form without a file, or of another encoding
	}
	if header.Size > plandoc.MaxBytes {
		return "", nil, fault.New(fault.TooLarge, plandoc.KeyTooLarge)
	}
	file, err := header.Open()
	if err != nil {
		return "", nil, err
	}
	data, err = io.ReadAll(file)
	return header.Filename, data, errors.Join(err, file.Close())
}

func (h *handlers) showBegin(c echo.Context, typed beginForm, refused error) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	into, err := h.intoCampaign(c)
	if err != nil {
		return err
	}
	homes, err := h.Campaigns.Homes(ctx, v.Actor)
	if err != nil {
		return err
	}
	waiting, err := h.Imports.Waiting(ctx, v.Actor)
	if err != nil {
		return err
	}
	f, status := form.New(v.Printer, "import", typed), http.StatusOK
	view := beginView{Form: f, Action: base, Into: into, MayBegin: mayBegin(v, homes) || into != nil, Most: plandoc.MaxBytes, Waiting: waitingViews(v, waiting)}
	if into != nil {
		view.Action += "?into=" + c.QueryParam("into")
	}
	if refused != nil {
		if status, err = refuseFile(v, &view, refused); err != nil {
			return err
		}
	}
	view.Layout = v.Layout(v.T("import.begin"))
	view.Styles, view.Scripts = styles, scripts
	return beginPage.Render(c, status, view)
}

// refuseFile says on the form why a document was not read.
func refuseFile(v *web.Visit, view *beginView, refused error) (status int, err error) {
	f := fault.From(refused)
	if f != nil && f.Kind == fault.TooLarge {
		if view.Form.Problem = v.T("import.too_large"); f.Key != plandoc.KeyTooLarge {
			view.Form.Problem = v.T(f.Key)
		}
		return http.StatusRequestEntityTooLarge, nil
	}
	status, err = view.Form.Refuse(refused)
	if err != nil {
		return status, err
	}
	switch f.Key {
	case plandoc.KeyOldWord, plandoc.KeyRTF:
		view.Form.Problem = v.T("import.old_word")
		view.Steps = []string{v.T("import.step.open"), v.T("import.step.save_as"), v.T("import.step.choose")}
	case plandoc.KeyPDF:
		view.Form.Problem = v.T("import.pdf")
		view.Steps = []string{v.T("import.step.find"), v.T("import.step.save_as"), v.T("import.step.choose")}
	}
	return status, nil
}

func mayBegin(v *web.Visit, homes []campaign.Home) bool {
	return len(homes) > 0 || v.Actor.Administrator
}

func waitingViews(v *web.Visit, all []planimport.Waiting) (views []waitingView) {
	for _, w := range all {
		p := place{id: w.ID}
		one := waitingView{Title: w.Title, File: w.FileName, URL: p.url("", ""), DeleteURL: p.url("/delete", ""),
			Changed: page.Deadline(v.Printer, w.ChangedAt), Kept: page.Day(v.Printer, w.DeletedAt())}
		if one.Title == "" {
			one.Title = v.T("import.untitled")
		}
		if w.Plans > 1 {
			one.File = v.T("import.plan_of_file", "File", w.FileName, "Number", w.Plan)
		}
		views = append(views, one)
	}
	return views
}

// delete ends an import without a campaign.
func (h *handlers) delete(c echo.Context) error {
	v := web.VisitOf(c)
	if err := h.Imports.Delete(c.Request().Context(), v.Actor, c.Param("import")); err != nil {
		return err
	}
	return v.Done(base, "import.deleted")
}
