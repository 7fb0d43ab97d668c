package planimportweb

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"tongxing/internal/fault"
	"tongxing/internal/planimport"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var linePage = page.New[markView]("planimport/line")

// markView says of one line of the document where it went, and asks what it is.
type markView struct {
	page.Layout
	Partial bool
	Line    lineView
	Text    string
	Action  string
	Back    string
	Version string
	Roles   []form.Option
}

type markForm struct {
	As      string `form:"as"`
	Version string `form:"version"`
}

var roles = []planimport.Role{planimport.AsItem, planimport.AsDuty, planimport.AsSection, planimport.AsText, planimport.AsNothing}

func (h *handlers) editLine(c echo.Context) error {
	v := web.VisitOf(c)
	imp, err := h.Imports.Find(c.Request().Context(), v.Actor, c.Param("import"))
	if err != nil {
		return err
	}
	no, _ := strconv.Atoi(c.Param("line"))
	text := imp.Line(no)
	if text == "" {
		return fault.New(fault.NotFound, "fault.not_found")
	}
	s := newScreen(v.Printer, placeOf(c), imp)
	s.groups() // names the parts
	view := markView{Partial: v.Partial(), Line: s.line(planimport.Line{No: no, Text: text}), Text: text, Action: s.place.url("/lines/"+strconv.Itoa(no), ""),
		Back: s.place.url("", lineAnchor(no)), Version: strconv.Itoa(imp.Version)}
	for _, role := range roles {
		view.Roles = append(view.Roles, form.Option{Value: string(role), Label: v.T("import.mark." + string(role)), Hint: v.T("import.mark_hint." + string(role))})
	}
	view.Layout = v.Layout(v.T("import.line", "Number", no))
	view.Styles, view.Scripts = styles, scripts
	if view.Partial {
		return linePage.Part(c, http.StatusOK, "mark", view)
	}
	return linePage.Render(c, http.StatusOK, view)
}

// markLine says what a line of the document is.
func (h *handlers) markLine(c echo.Context) error {
	var typed markForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	no, _ := strconv.Atoi(c.Param("line"))
	if typed.As == "" {
		return web.VisitOf(c).Wrong(placeOf(c).url("/lines/"+strconv.Itoa(no), ""), "import.choose_role")
	}
	return h.take(c, lineAnchor(no), "import.marked", planimport.Mark{Line: no, As: planimport.Role(typed.As)})
}
