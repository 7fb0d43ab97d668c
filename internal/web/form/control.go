package form

import "slices"

// Control is one field as the partial "field" shows it: label, hint, error,
// input, and what somebody else saved where that differs.
type Control struct {
	Kind         string // text, area, select, check, checks, radios, or an input type
	Name, ID     string
	Label, Hint  string
	Value        string
	Error        string
	Required     bool
	OptionalWord string // shown where the field may stay empty
	Differs      bool   // somebody else saved something else
	Theirs       string // what they saved
	TheirsWord   string
	Autocomplete string // WCAG 2.2, 1.3.5: what the field asks of a person
	InputMode    string
	Step         string // between the numbers that a browser takes; whole ones where it is empty
	Rows         int
	Checked      bool
	Options      []Option
}

// Option is one choice of a select, of radios or of check boxes.
type Option struct {
	Value, Label, Hint string
	Chosen             bool
}

// Text is a one-line field.
func (f *Form) Text(name string) Control { return f.control("text", name) }

// Input is a one-line field of an HTML input type such as date, time, number,
// email, tel, url or password. A password is never shown again.
func (f *Form) Input(kind, name string) Control {
	c := f.control(kind, name)
	if kind == "password" {
		c.Value = ""
	}
	return c
}

// By sets the step between the numbers that the control's browser takes.
func (c Control) By(step string) Control {
	c.Step = step
	return c
}

// Area is a field of several lines.
func (f *Form) Area(name string, rows int) Control {
	c := f.control("area", name)
	c.Rows = rows
	return c
}

// Check is a single box to tick.
func (f *Form) Check(name string) Control {
	c := f.control("check", name)
	c.Checked = c.Value != ""
	return c
}

// Select is a choice of one from a list.
func (f *Form) Select(name string, options []Option) Control {
	return f.choice("select", name, options)
}

// Radios is a choice of one, all in view.
func (f *Form) Radios(name string, options []Option) Control {
	return f.choice("radios", name, options)
}

// Checks is a choice of several.
func (f *Form) Checks(name string, options []Option) Control {
	return f.choice("checks", name, options)
}

func (f *Form) choice(kind, name string, options []Option) Control {
	c := f.control(kind, name)
	c.Options = slices.Clone(options)
	label := map[string]string{}
	for i := range c.Options {
		c.Options[i].Chosen = slices.Contains(f.values[name], c.Options[i].Value)
		label[c.Options[i].Value] = c.Options[i].Label
	}
	if theirs, ok := label[c.Theirs]; ok {
		c.Theirs = theirs
	}
	return c
}

// Must returns the control as one that may not stay empty.
func (c Control) Must() Control {
	c.Required = true
	return c
}

// Answered returns the control as one whose every choice is an answer, the
// empty one too.
func (c Control) Answered() Control {
	c.OptionalWord = ""
	return c
}

// For returns the control with its purpose for browsers that fill it in.
func (c Control) For(autocomplete string) Control {
	c.Autocomplete = autocomplete
	return c
}
