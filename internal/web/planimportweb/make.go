package planimportweb

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/fault"
	"tongxing/internal/planimport"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

type makeForm struct {
	Organisation string `form:"organisation_id"`
	Version      string `form:"version"`
}

// makeView shows the button that makes the campaign, and what it waits for.
func (h *handlers) makeView(c echo.Context, s *screen, typed *makeForm, refused error) (view makeView, status int, err error) {
	v := web.VisitOf(c)
	homes, err := h.Campaigns.Homes(c.Request().Context(), v.Actor)
	if err != nil {
		return view, 0, err
	}
	if typed == nil {
		typed = &makeForm{}
		if len(homes) > 0 {
			typed.Organisation = homes[0].ID
		}
	}
	f, status, err := form.Refused(v.Printer, "campaign", *typed, refused)
	if err != nil {
		return view, 0, err
	}
	view = makeView{Form: f, Action: s.place.url("/make", ""), Version: s.imp.Version}
	if v.Actor.Administrator {
		view.Organisations = append(view.Organisations, form.Option{Label: v.T("campaign.no_organisation")})
	}
	for _, home := range homes {
		view.Organisations = append(view.Organisations, form.Option{Value: home.ID, Label: home.Name})
	}
	for _, p := range planimport.Problems(s.imp.Proposal) {
		view.Waits = append(view.Waits, page.Link{Label: s.T("import.waits", "Part", s.nameOf(p.PartID), "Problem", s.T(p.Key, p.Args...)), URL: s.place.url("/parts/"+p.PartID, "field-"+p.Name)})
	}
	return view, status, nil
}

// nameOf is how a part is called in a sentence.
func (s *screen) nameOf(id string) string {
	name := s.parts[id]
	if name.title == "" || id == planimport.CampaignID {
		return name.sort
	}
	return name.sort + s.T("web.colon") + name.title
}

// makeCampaign makes the campaign and goes to it.
func (h *handlers) makeCampaign(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	var typed makeForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	imp, err := h.Imports.Find(ctx, v.Actor, c.Param("import"))
	if err != nil {
		return err
	}
	made, err := h.Imports.Make(ctx, v.Actor, imp.ID, version(typed.Version), typed.Organisation)
	if err != nil {
		return h.showImport(c, &typed, err)
	}
	if next := h.nextOf(c, imp); next != "" {
		return v.Done(next, "import.made_next", "Title", made.Title)
	}
	return v.Done(page.CampaignURL(made.ID, ""), "import.made")
}

// nextOf is the address of the next plan of the same file that still waits.
func (h *handlers) nextOf(c echo.Context, imp planimport.Import) string {
	waiting, err := h.Imports.Waiting(c.Request().Context(), web.VisitOf(c).Actor)
	if err != nil {
		return "" // the campaign is made; its page is as good
	}
	next := planimport.Waiting{}
	for _, w := range waiting {
		if w.FileID == imp.FileID && (next.ID == "" || w.Plan < next.Plan) {
			next = w
		}
	}
	if next.ID == "" {
		return ""
	}
	return place{id: next.ID}.url("", "")
}

var intoPage = page.New[previewView]("planimport/into")

// previewView is what merging an import into a campaign would do.
type previewView struct {
	page.Layout
	Problem  string
	Campaign page.Link
	Action   string
	Back     string
	Version  string
	Revision string
	Added    []differenceView
	Filled   []differenceView // blank now
	Changed  []differenceView
	Left     []differenceView // as it is, or in the campaign alone
}

type differenceView struct {
	ID, Sort, Title string
	Was, Will       string
	Chosen          bool
	Beside          string
}

type applyForm struct {
	Version  string   `form:"version"`
	Revision string   `form:"revision"`
	Chosen   []string `form:"chosen"`
}

func (h *handlers) preview(c echo.Context) error { return h.showPreview(c, nil, nil) }

func (h *handlers) showPreview(c echo.Context, typed *applyForm, refused error) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	imp, err := h.Imports.Find(ctx, v.Actor, c.Param("import"))
	if err != nil {
		return err
	}
	of, err := h.Campaigns.Find(ctx, v.Actor, c.Param("campaign"), account.Edit)
	if err != nil {
		return err
	}
	found, err := h.Imports.Preview(ctx, v.Actor, v.Printer, imp.ID, of.ID)
	if err != nil {
		return err
	}
	s := newScreen(v.Printer, place{imp.ID, of.ID}, imp)
	view := previewView{Campaign: page.Link{Label: of.Title, URL: page.CampaignURL(of.ID, "/plan")}, Action: s.place.url("/into/"+of.ID, ""), Back: s.place.url("", ""),
		Version: strconv.Itoa(imp.Version), Revision: strconv.FormatInt(found.Revision, 10)}
	for _, d := range found.Lines {
		view.add(s.difference(d, typed), d)
	}
	status := http.StatusOK
	if refused != nil {
		f := fault.From(refused)
		if f == nil || f.Kind != fault.Stale && f.Kind != fault.Conflict && f.Kind != fault.Invalid {
			return refused
		}
		status, view.Problem = http.StatusConflict, v.T(f.Key, f.Args...)
		if f.Kind == fault.Stale {
			view.Problem = v.T("import.stale_preview")
		}
	}
	view.Layout = v.LayoutOf(of, "plan", v.T("import.into_title"))
	view.Styles = styles
	return intoPage.Render(c, status, view)
}

func (view *previewView) add(shown differenceView, d planimport.Difference) {
	switch {
	case d.What == planimport.Added:
		view.Added = append(view.Added, shown)
	case d.Fills:
		view.Filled = append(view.Filled, shown)
	case d.What == planimport.Changed:
		view.Changed = append(view.Changed, shown)
	default:
		view.Left = append(view.Left, shown)
	}
}

// difference shows a line of the preview. What is new or fills a blank is
// chosen to begin with; what would change words that stand is not.
func (s *screen) difference(d planimport.Difference, typed *applyForm) differenceView {
	view := differenceView{ID: d.ID, Sort: s.T("import.part." + string(d.Sort)), Title: d.Title, Was: d.Was, Will: d.Will, Chosen: d.What == planimport.Added || d.Fills}
	switch {
	case d.Field != "" && d.Sort == planimport.SessionPart:
		view.Sort += s.T("import.comma") + s.T("import.session_field."+d.Field)
	case d.Field != "":
		view.Sort = s.T("campaign.field." + d.Field)
	}
	if typed != nil {
		view.Chosen = false
		for _, id := range typed.Chosen {
			view.Chosen = view.Chosen || id == d.ID
		}
	}
	switch d.What {
	case planimport.Same:
		view.Beside = s.T("import.same")
	case planimport.Only:
		view.Beside = s.T("import.only")
	}
	return view
}

// apply writes what was chosen into the campaign.
func (h *handlers) apply(c echo.Context) error {
	v := web.VisitOf(c)
	var typed applyForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	revision, _ := strconv.ParseInt(typed.Revision, 10, 64) // none is 0, which is stale
	of, err := h.Imports.Apply(c.Request().Context(), v.Actor, c.Param("import"), version(typed.Version), c.Param("campaign"), revision, typed.Chosen)
	if err != nil {
		return h.showPreview(c, &typed, err)
	}
	return v.Done(page.CampaignURL(of.ID, "/plan"), "import.applied")
}
