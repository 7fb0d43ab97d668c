package planimportweb

import (
	"github.com/labstack/echo/v4"

	"tongxing/internal/fault"
	"tongxing/internal/plandoc"
	"tongxing/internal/planimport"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
)

type stepForm struct {
	Version string `form:"version"`
}

// step answers a button at a part.
func (h *handlers) step(done string, correction func(id string) planimport.Correction) echo.HandlerFunc {
	return func(c echo.Context) error {
		id := c.Param("part")
		return h.take(c, partAnchor(id), done, correction(id))
	}
}

// take makes one correction that a button asks for and shows the import again
// at an element.
func (h *handlers) take(c echo.Context, at, done string, correction planimport.Correction) error {
	v := web.VisitOf(c)
	var typed stepForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	_, err := h.Imports.Correct(c.Request().Context(), v.Actor, c.Param("import"), version(typed.Version), correction)
	return told(c, placeOf(c).url("", at), done, err)
}

// told goes back with a sentence: what was done, or why it could not be. A
// button leaves nothing typed that could be lost.
func told(c echo.Context, back, done string, err error) error {
	v, f := web.VisitOf(c), fault.From(err)
	switch {
	case err == nil:
		return v.Done(back, done)
	case f == nil:
		return err
	case f.Kind == fault.Stale:
		return v.Wrong(back, "import.stale_step")
	case f.Kind == fault.Invalid && len(f.Fields) > 0:
		return v.Wrong(back, f.Fields[0].Key, f.Fields[0].Args...)
	case f.Kind == fault.Invalid || f.Kind == fault.Conflict:
		return v.Wrong(back, f.Key, f.Args...)
	}
	return err
}

func (h *handlers) undo(c echo.Context) error {
	v := web.VisitOf(c)
	var typed stepForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	_, err := h.Imports.Undo(c.Request().Context(), v.Actor, c.Param("import"), version(typed.Version))
	return told(c, placeOf(c).url("", ""), "import.undone", err)
}

// decide says what becomes of what is held: one datum, or all of a kind.
func (h *handlers) decide(c echo.Context) error {
	var typed struct {
		ID       string `form:"id"`
		Kind     string `form:"kind"`
		Decision string `form:"decision"`
	}
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	return h.take(c, "holds", "import.decided", planimport.Decide{
		ID: typed.ID, Kind: plandoc.SensitiveKind(typed.Kind), Decision: planimport.Decision(typed.Decision)})
}
