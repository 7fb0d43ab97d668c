package planimportweb

import (
	"slices"

	"tongxing/internal/plandoc"
	"tongxing/internal/planimport"
)

// holdsView is what is held back until its author decides.
type holdsView struct {
	Count     int // everything
	Undecided int
	Action    string
	Version   int
	Kinds     []holdKindView
}

// holdKindView is what is held back of one kind.
type holdKindView struct {
	Kind, Name string
	Outcome    string // what becomes of it where nothing else is decided
	Choices    []choiceView
	Holds      []holdView
	Open       bool
}

type holdView struct {
	ID      string
	Text    string // masked: 李**
	Lines   string
	LineURL string
	State   string
	Choices []choiceView
	Decided bool
}

type choiceView struct {
	Value, Label string
	Chosen       bool
}

var heldKinds = []plandoc.SensitiveKind{plandoc.SensitiveChild, plandoc.SensitivePhone, plandoc.SensitiveIdentity, plandoc.SensitiveDisability, plandoc.SensitiveBank}

func (s *screen) holds() holdsView {
	p := s.imp.Proposal
	view := holdsView{Count: len(p.Holds), Undecided: p.Held(), Action: s.place.url("/holds", ""), Version: s.imp.Version}
	for _, kind := range heldKinds {
		one := holdKindView{Kind: string(kind), Outcome: s.T("import.held_outcome." + string(kind))}
		decisions, keepable := map[planimport.Decision]int{}, false
		for _, h := range p.Holds {
			if h.Kind != kind {
				continue
			}
			if one.Choices == nil {
				one.Choices = s.choices(h.Choices(), h.Decision)
			}
			if h.Contact != "" || h.Kind != plandoc.SensitivePhone {
				keepable = true
			}
			decisions[h.Decision]++
			one.Holds = append(one.Holds, s.hold(h))
			one.Open = one.Open || h.Decision == planimport.Undecided
		}
		if len(one.Holds) == 0 {
			continue
		}
		if !keepable { // no number of a contact among them
			one.Choices = slices.DeleteFunc(one.Choices, func(c choiceView) bool { return c.Value == string(planimport.Keep) })
		}
		one.Name = s.T("import.held."+string(kind), "Count", len(one.Holds))
		for i := range one.Choices {
			one.Choices[i].Chosen = decisions[planimport.Decision(one.Choices[i].Value)] == len(one.Holds)
		}
		view.Kinds = append(view.Kinds, one)
	}
	return view
}

func (s *screen) hold(h planimport.Hold) holdView {
	view := holdView{ID: h.ID, Text: mask(h.Text), Lines: s.lineNumbers(h.Lines), Decided: h.Decision != planimport.Undecided, Choices: s.choices(h.Choices(), h.Decision)}
	decision := h.Decision
	if decision == planimport.Undecided {
		decision = "undecided"
	}
	view.State = s.T("import.decision." + string(decision))
	if len(h.Lines) > 0 {
		view.LineURL = "#" + lineAnchor(slices.Min(h.Lines))
	}
	return view
}

func (s *screen) choices(all []planimport.Decision, chosen planimport.Decision) (views []choiceView) {
	for _, d := range all {
		views = append(views, choiceView{Value: string(d), Label: s.T("import.decide." + string(d)), Chosen: d == chosen})
	}
	return views
}

// mask shows as much of a datum as its author needs to know it again: the
// beginning, and of a number the end.
func mask(text string) string {
	r := []rune(text)
	switch {
	case len(r) >= 7:
		return string(r[:3]) + "****" + string(r[len(r)-4:])
	case len(r) > 1:
		return string(r[:1]) + "**"
	}
	return "*"
}
