package planimportweb

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"tongxing/internal/agenda"
	"tongxing/internal/fault"
	"tongxing/internal/planimport"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var partPage = page.New[editView]("planimport/part")

type editView struct {
	page.Layout
	Partial   bool
	New       bool
	Heading   string
	From      []string // the document's lines that the part came from
	FromLabel string
	Form      *form.Form
	Action    string
	Version   string
	Sort      string
	After     string
	Fields    []form.Control
	Cues      []cueRow
	WithCues  bool
	TheirCues string
	Back      string
	Target    string // the element that a script replaces
	Split     *splitView
}

type cueRow struct {
	ID       string
	Number   int
	Text     string
	Offset   string // empty for none
	Channels []form.Option
}

type splitView struct {
	Form   *form.Form
	Action string
}

// splitForm says what the first of two items keeps of the title.
type splitForm struct {
	First   string `form:"keeps"`
	Version string `form:"version"`
}

// open finds the import and the part of the address.
func (h *handlers) open(c echo.Context) (imp planimport.Import, sort planimport.Sort, saved partForm, err error) {
	imp, err = h.Imports.Find(c.Request().Context(), web.VisitOf(c).Actor, c.Param("import"))
	if err != nil {
		return imp, "", saved, err
	}
	sort, saved, ok := partOf(imp, c.Param("part"))
	if !ok {
		return imp, "", saved, fault.New(fault.NotFound, "fault.not_found")
	}
	saved.Version = strconv.Itoa(imp.Version)
	return imp, sort, saved, nil
}

func (h *handlers) editPart(c echo.Context) error {
	imp, sort, saved, err := h.open(c)
	if err != nil {
		return err
	}
	return h.showPart(c, imp, sort, saved, nil)
}

func (h *handlers) savePart(c echo.Context) error {
	v, id := web.VisitOf(c), c.Param("part")
	imp, sort, _, err := h.open(c)
	if err != nil {
		return err
	}
	var typed partForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	var correction planimport.Correction = planimport.Set{ID: id, Values: typed.values(shapes[sort])}
	if sort == planimport.ItemPart {
		correction = planimport.Together{correction, planimport.SetCues{ID: id, Cues: typed.cues()}}
	}
	if _, err = h.Imports.Correct(c.Request().Context(), v.Actor, imp.ID, version(typed.Version), correction); err != nil {
		return h.showPart(c, imp, sort, typed, err)
	}
	return v.Done(placeOf(c).url("", partAnchor(id)), "import.saved")
}

// newPart asks for a part that the document does not have.
func (h *handlers) newPart(c echo.Context) error {
	imp, err := h.Imports.Find(c.Request().Context(), web.VisitOf(c).Actor, c.Param("import"))
	if err != nil {
		return err
	}
	sort := planimport.Sort(c.QueryParam("sort"))
	if _, known := shapes[sort]; !known || sort == campaignSort {
		return fault.New(fault.NotFound, "fault.not_found")
	}
	typed := partForm{Version: strconv.Itoa(imp.Version), Sort: string(sort), After: c.QueryParam("after"), Level: "1", Quantity: "1"}
	if sort == planimport.ItemPart {
		typed.Kind = string(agenda.Other)
	}
	return h.showPart(c, imp, sort, typed, nil)
}

func (h *handlers) addPart(c echo.Context) error {
	v := web.VisitOf(c)
	imp, err := h.Imports.Find(c.Request().Context(), v.Actor, c.Param("import"))
	if err != nil {
		return err
	}
	var typed partForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	sort := planimport.Sort(typed.Sort)
	of, known := shapes[sort]
	if !known || sort == campaignSort {
		return fault.New(fault.NotFound, "fault.not_found")
	}
	_, err = h.Imports.Correct(c.Request().Context(), v.Actor, imp.ID, version(typed.Version), planimport.Add{Sort: sort, After: typed.After, Values: typed.values(of)})
	if err != nil {
		return h.showPart(c, imp, sort, typed, err)
	}
	return v.Done(placeOf(c).url("", groupOf[sort]), "import.added")
}

// showPart shows the form of a part: typed, beside what is saved where that
// changed meanwhile, with what was refused.
func (h *handlers) showPart(c echo.Context, imp planimport.Import, sort planimport.Sort, typed partForm, refused error) error {
	v, id := web.VisitOf(c), c.Param("part")
	s := newScreen(v.Printer, placeOf(c), imp)
	_, saved, _ := partOf(imp, id)
	stale := fault.KindOf(refused) == fault.Stale
	if stale {
		typed.Version = strconv.Itoa(imp.Version) // the next save is a decision
	}
	f, status, err := form.Refused(v.Printer, shapes[sort].scope, typed, refused)
	if err != nil {
		return err
	}
	view := editView{Partial: v.Partial() && id != "" && id != planimport.CampaignID, New: id == "", Form: f, Version: typed.Version, Sort: typed.Sort, After: typed.After,
		Heading: s.T("import.part." + string(sort)), Action: s.place.part(id, ""), Back: s.place.url("", partAnchor(id)), Target: "#" + partAnchor(id)}
	if view.New {
		view.Action, view.Back = s.place.part("new", ""), s.place.url("", groupOf[sort])
	}
	if stale && !view.New {
		f.Beside(saved)
		view.TheirCues = s.cueWords(saved.cues())
		if view.TheirCues == s.cueWords(typed.cues()) {
			view.TheirCues = ""
		}
	}
	s.controls(&view, sort, typed)
	view.from(s, s.ties.lines[id])
	if sort == planimport.ItemPart && !view.New && !stale {
		first, _ := cutTitle(saved.Title)
		view.Split = &splitView{form.New(v.Printer, "import", splitForm{First: first}), s.place.part(id, "/split")}
	}
	return h.renderPart(c, status, view)
}

func (h *handlers) renderPart(c echo.Context, status int, view editView) error {
	v := web.VisitOf(c)
	view.Layout = v.Layout(view.Heading)
	view.Styles, view.Scripts = styles, scripts
	if view.Partial {
		// The form opens in the part's place; the rest of the page stands.
		c.Response().Header().Set("HX-Retarget", view.Target)
		c.Response().Header().Set("HX-Reswap", "innerHTML")
		return partPage.Part(c, status, "edit", view)
	}
	return partPage.Render(c, status, view)
}

// controls puts the fields of a sort into the view.
func (s *screen) controls(view *editView, sort planimport.Sort, typed partForm) {
	for _, field := range shapes[sort].fields {
		var control form.Control
		switch field.kind {
		case "area":
			control = view.Form.Area(field.name, rows(typed.values(shapes[sort])[field.name]))
		case "check":
			control = view.Form.Check(field.name)
		case "select":
			control = view.Form.Select(field.name, s.options(sort, field.name))
		case "":
			control = view.Form.Text(field.name)
		default:
			control = view.Form.Input(field.kind, field.name)
		}
		if field.as != "" {
			control.Label, control.Hint = s.T(field.as), ""
			for i, wrong := range view.Form.Wrong {
				if wrong.ID == control.ID {
					view.Form.Wrong[i].Label = control.Label
				}
			}
		}
		control.Required = field.must
		view.Fields = append(view.Fields, control)
	}
	if sort != planimport.ItemPart || view.New {
		return
	}
	view.WithCues = true
	texts, kinds := append(typed.CueTexts[:len(typed.CueTexts):len(typed.CueTexts)], ""), typed.CueChannels
	for i, text := range texts {
		row := cueRow{ID: "cue-" + strconv.Itoa(i+1), Number: i + 1, Text: text}
		if i < len(typed.CueOffsets) {
			row.Offset = typed.CueOffsets[i]
		}
		for _, channel := range agenda.Channels {
			row.Channels = append(row.Channels, form.Option{Value: string(channel), Label: s.T("agenda.channel." + string(channel)), Chosen: i < len(kinds) && kinds[i] == string(channel)})
		}
		view.Cues = append(view.Cues, row)
	}
}

// rows is how tall the field of a text is.
func rows(text string) int {
	return min(max(2, strings.Count(text, "\n")+1+utf8.RuneCountInString(text)/40), 16)
}

func (s *screen) cueWords(cues []planimport.Cue) string {
	var words []string
	for _, cue := range cues {
		words = append(words, s.T("agenda.channel."+string(cue.Channel))+" "+cue.Text)
	}
	return strings.Join(words, s.T("import.comma"))
}

// from shows the document's words beside the form.
func (view *editView) from(s *screen, lines []int) {
	const most = 8
	for i, no := range lines {
		if i == most {
			view.From = append(view.From, "…")
			break
		}
		view.From = append(view.From, s.imp.Line(no))
	}
	view.FromLabel = s.lineNumbers(lines)
}

func (h *handlers) split(c echo.Context) error {
	v, id := web.VisitOf(c), c.Param("part")
	imp, sort, saved, err := h.open(c)
	if err != nil {
		return err
	}
	var typed splitForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	first := strings.TrimSpace(typed.First)
	if first == "" || !strings.HasPrefix(saved.Title, first) {
		return h.showSplit(c, imp, sort, saved, typed, fault.At("keeps", "import.wrong_split"))
	}
	_, err = h.Imports.Correct(c.Request().Context(), v.Actor, imp.ID, version(typed.Version), planimport.Split{ID: id, At: utf8.RuneCountInString(first)})
	if f := fault.From(err); f != nil && f.Kind == fault.Invalid {
		return h.showSplit(c, imp, sort, saved, typed, fault.At("keeps", "import.wrong_split"))
	}
	return told(c, placeOf(c).url("", partAnchor(id)), "import.was_split", err)
}

// showSplit shows the item's page with a refused splitting.
func (h *handlers) showSplit(c echo.Context, imp planimport.Import, sort planimport.Sort, saved partForm, typed splitForm, refused error) error {
	v, id := web.VisitOf(c), c.Param("part")
	s := newScreen(v.Printer, placeOf(c), imp)
	f, status, err := form.Refused(v.Printer, "import", typed, refused)
	if err != nil {
		return err
	}
	view := editView{Heading: s.T("import.part." + string(sort)), Form: form.New(v.Printer, shapes[sort].scope, saved), Version: saved.Version, Partial: v.Partial(),
		Action: s.place.part(id, ""), Back: s.place.url("", partAnchor(id)), Target: "#" + partAnchor(id), Split: &splitView{f, s.place.part(id, "/split")}}
	s.controls(&view, sort, saved)
	view.from(s, s.ties.lines[id])
	return h.renderPart(c, status, view)
}

// cutTitle proposes where an item's title could be parted: at its first pause.
func cutTitle(title string) (first, rest string) {
	at := strings.IndexAny(title, "，,；;。、：:（( ")
	if at <= 0 {
		return title, ""
	}
	return title[:at], title[at:]
}
