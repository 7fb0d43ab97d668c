package planimportweb

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/planimport"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var showPage = page.New[showView]("planimport/show")

type showView struct {
	page.Layout
	Partial   bool
	Name      string // of the campaign that would be made
	Lang      string
	FileName  string
	Plans     []page.Link // of the same file
	Version   int
	Kept      string
	UndoURL   string
	DeleteURL string
	NewURL    string
	Holds     holdsView
	Findings  findingsView
	Groups    []groupView
	Document  documentView
	Make      makeView
	Into      *page.Link // an address of the preview, where the import is to go into a campaign
}

// makeView is the button that makes the campaign.
type makeView struct {
	Form          *form.Form
	Action        string
	Version       int
	Organisations []form.Option
	Waits         []page.Link // what the campaign cannot be made with
}

// screen is an import as its page shows it.
type screen struct {
	*locale.Printer
	place    place
	imp      planimport.Import
	ties     ties
	parts    map[string]partName
	loose    map[string]planimport.Loose
	headings map[int]bool // lines that are headings of the plan
}

// partName is what a part is called on the other side.
type partName struct{ sort, title string }

func newScreen(p *locale.Printer, at place, imp planimport.Import) *screen {
	s := &screen{Printer: p, place: at, imp: imp, ties: tie(imp.Proposal), parts: map[string]partName{}, loose: map[string]planimport.Loose{}, headings: map[int]bool{}}
	s.parts[planimport.CampaignID] = partName{p.T("import.group.details"), imp.Proposal.Details.Title}
	for _, l := range imp.Proposal.Unplaced {
		s.loose[planimport.LineID(l.Line)] = l
	}
	for _, section := range imp.Proposal.Sections {
		if len(section.Lines) > 0 {
			s.headings[section.Lines[0]] = true
		}
	}
	for _, no := range imp.Proposal.Details.TitleLines {
		s.headings[no] = true
	}
	return s
}

func (h *handlers) show(c echo.Context) error { return h.showImport(c, nil, nil) }

// showImport shows the import; made is the refused form of the button.
func (h *handlers) showImport(c echo.Context, made *makeForm, refused error) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	imp, err := h.Imports.Find(ctx, v.Actor, c.Param("import"))
	if err != nil {
		return err
	}
	into, err := h.intoCampaign(c)
	if err != nil {
		return err
	}
	waiting, err := h.Imports.Waiting(ctx, v.Actor)
	if err != nil {
		return err
	}
	s := newScreen(v.Printer, placeOf(c), imp)
	view := showView{
		Partial: v.Partial(), Name: imp.Proposal.Masked(imp.Proposal.Details.Title), Lang: imp.Proposal.Details.Language, FileName: imp.FileName, Version: imp.Version,
		Kept: page.Day(v.Printer, imp.DeletedAt()), DeleteURL: s.place.url("/delete", ""), NewURL: base,
		Plans: s.plans(waiting), Groups: s.groups(), Holds: s.holds(),
	}
	view.Findings = s.findings(civil.DateOf(v.Now()))
	from, _ := strconv.Atoi(c.QueryParam("from"))
	view.Document = s.document(from)
	if imp.CanUndo {
		view.UndoURL = s.place.url("/undo", "")
	}
	if into != nil {
		into.URL = s.place.url("/into/"+s.place.into, "")
		view.Into = into
	}
	status := http.StatusOK
	if view.Make, status, err = h.makeView(c, s, made, refused); err != nil {
		return err
	}
	view.Layout = v.Layout(v.T("import.begin"))
	view.Styles, view.Scripts, view.Wide = styles, scripts, true
	if view.Partial {
		return showPage.Part(c, status, "import", view)
	}
	return showPage.Render(c, status, view)
}

// plans are the plans of the same file that still wait, in the file's order;
// nothing where there is but this one.
func (s *screen) plans(waiting []planimport.Waiting) (links []page.Link) {
	same := slices.DeleteFunc(slices.Clone(waiting), func(w planimport.Waiting) bool { return w.FileID != s.imp.FileID })
	if len(same) < 2 {
		return nil
	}
	slices.SortFunc(same, func(a, b planimport.Waiting) int { return a.Plan - b.Plan })
	for _, w := range same {
		links = append(links, page.Link{Label: s.T("import.plan_number", "Number", w.Plan), Count: w.Title, URL: place{w.ID, s.place.into}.url("", ""), Current: w.ID == s.imp.ID})
	}
	return links
}
