// Package form is the round trip of a form: what was typed, what is wrong with
// it, and how each field is shown again with nothing lost.
//
// A module's form is a struct of strings, bools and string slices with `form`
// tags: exactly what was typed. The handler decodes it, asks the service, and
// on a fault renders the same page from the same struct with every field's
// sentence (status 422), or with the saved words beside the typed ones where
// somebody else saved in between (409).
package form

import (
	"errors"
	"net/http"
	"reflect"
	"slices"

	"github.com/labstack/echo/v4"

	"tongxing/internal/fault"
	"tongxing/internal/locale"
)

// Decode reads the request's form into dst, a pointer to a struct with `form`
// tags of strings, bools (a box that is ticked) and string slices. Fields of
// the form that dst lacks are ignored.
func Decode(c echo.Context, dst any) error {
	typed, err := c.FormParams()
	if err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			return fault.Wrap(err, fault.TooLarge, "fault.too_large")
		}
		return fault.Wrap(err, fault.Invalid, "fault.unreadable_form")
	}
	set(reflect.ValueOf(dst).Elem(), typed)
	return nil
}

// set is read's counterpart.
func set(v reflect.Value, typed map[string][]string) {
	for i := range v.NumField() {
		name := v.Type().Field(i).Tag.Get("form")
		values := typed[name]
		switch field := v.Field(i); {
		case v.Type().Field(i).Anonymous:
			set(field, typed)
		case name == "" || len(values) == 0:
		case field.Kind() == reflect.String:
			field.SetString(values[0])
		case field.Kind() == reflect.Bool:
			field.SetBool(values[0] != "")
		case field.Kind() == reflect.Slice:
			field.Set(reflect.ValueOf(values).Convert(field.Type()))
		}
	}
}

// Form is a form as a page shows it.
type Form struct {
	Problem string  // one sentence about the whole form, or empty
	Wrong   []Wrong // one entry a field with something to mend, in order
	Stale   bool    // somebody else saved in between: fields show both texts
	printer *locale.Printer
	scope   string
	values  map[string][]string
	theirs  map[string][]string
}

// Colon returns what stands between a label and its words in the visitor's
// language.
func (f *Form) Colon() string { return f.printer.T("web.colon") }

// Wrong is a field with something to mend.
type Wrong struct {
	ID, Label, Text string
}

// New returns the form of a module: labels are the catalogue's
// SCOPE.field.NAME, hints SCOPE.hint.NAME where there is one. values is a
// struct with `form` tags.
func New(p *locale.Printer, scope string, values any) *Form {
	return &Form{printer: p, scope: scope, values: read(values)}
}

// Refuse puts a fault's sentences on the form and returns nil and the status
// to answer; an error that is not for the person comes back as it is.
func (f *Form) Refuse(err error) (status int, rest error) {
	e := fault.From(err)
	if e == nil {
		return 0, err
	}
	switch e.Kind {
	case fault.Invalid:
		status = 422
	case fault.Conflict, fault.Stale:
		status = 409
	case fault.TooMany:
		status = 429
	default:
		return 0, err
	}
	f.Problem = f.printer.T(e.Key, e.Args...)
	for _, field := range e.Fields {
		f.Wrong = append(f.Wrong, Wrong{ID: id(field.Name), Label: f.label(field.Name), Text: f.printer.T(field.Key, field.Args...)})
	}
	return status, nil
}

// Beside shows what is saved now beside what was typed, wherever they differ.
// values is a struct of the same type as New's.
func (f *Form) Beside(values any) {
	f.Stale, f.theirs = true, read(values)
}

// Refused returns the form of what was typed with the status to answer: 200
// where nothing was refused yet, else as Refuse.
func Refused(p *locale.Printer, scope string, typed any, refused error) (f *Form, status int, err error) {
	f, status = New(p, scope, typed), http.StatusOK
	if refused != nil {
		status, err = f.Refuse(refused)
	}
	return f, status, err
}

func (f *Form) label(name string) string { return f.printer.T(f.scope + ".field." + name) }

func (f *Form) value(name string) string {
	if v := f.values[name]; len(v) > 0 {
		return v[0]
	}
	return ""
}

func (f *Form) control(kind, name string) Control {
	c := Control{
		Kind: kind, Name: name, ID: id(name), Label: f.label(name), Value: f.value(name),
		OptionalWord: f.printer.T("form.optional"), TheirsWord: f.printer.T("form.theirs"),
	}
	if hint := f.scope + ".hint." + name; f.printer.Has(hint) {
		c.Hint = f.printer.T(hint)
	}
	for _, w := range f.Wrong {
		if w.ID == c.ID {
			c.Error = w.Text
		}
	}
	if f.Stale && !slices.Equal(f.theirs[name], f.values[name]) {
		c.Differs = true
		if theirs := f.theirs[name]; len(theirs) > 0 {
			c.Theirs = theirs[0]
		}
	}
	return c
}

func id(name string) string { return "field-" + name }

// read collects the `form`-tagged fields of a struct as text.
func read(values any) map[string][]string {
	out := map[string][]string{}
	v := reflect.Indirect(reflect.ValueOf(values))
	for i := range v.NumField() {
		name := v.Type().Field(i).Tag.Get("form")
		switch field := v.Field(i); {
		case v.Type().Field(i).Anonymous:
			for name, value := range read(field.Interface()) {
				out[name] = value
			}
		case name == "":
		case field.Kind() == reflect.String:
			out[name] = []string{field.String()}
		case field.Kind() == reflect.Bool && field.Bool():
			out[name] = []string{"on"}
		case field.Kind() == reflect.Slice:
			for j := range field.Len() {
				out[name] = append(out[name], field.Index(j).String())
			}
		}
	}
	return out
}
