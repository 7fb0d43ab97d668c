package planimport

import (
	"encoding/json"
	"strings"

	"tongxing/internal/fault"
	"tongxing/internal/plandoc"
)

// written is a plan as `plan read` and `export --as json` print it. Exact is
// only in what a campaign was exported to.
type written struct {
	plandoc.Plan
	Exact *Proposal `json:"campaign,omitempty"`
}

// readJSON reads what `plan read` and `export --as json` print.
func readJSON(name string, data []byte) (content, []Proposal, error) {
	var read struct {
		Plans []written `json:"plans"`
	}
	if len(data) > plandoc.MaxBytes {
		return content{}, nil, fault.New(fault.TooLarge, plandoc.KeyTooLarge)
	}
	if err := json.Unmarshal(data, &read); err != nil {
		return content{}, nil, fault.Wrap(err, fault.Invalid, "import.wrong.json")
	}
	if len(read.Plans) == 0 {
		return content{}, nil, fault.New(fault.Invalid, "import.wrong.json")
	}
	c := content{Name: clipped(name, 200)}
	var all []Proposal
	for _, w := range read.Plans {
		w.Plan = w.numbered(&c)
		if w.Exact == nil {
			all = append(all, propose(w.Plan, c.Lines))
			continue
		}
		if w.Exact.Format != format {
			return content{}, nil, fault.New(fault.Invalid, "import.wrong.json_format", "Format", w.Exact.Format)
		}
		all = append(all, w.exact(c.Lines))
	}
	return c, all, nil
}

// numbered gives the plan's texts lines in a document that is written down
// for it, so that it can be shown as others are.
func (w written) numbered(c *content) plandoc.Plan {
	line := func(text string) int {
		c.Lines = append(c.Lines, Line{No: len(c.Lines) + 1, Text: text})
		return len(c.Lines)
	}
	p := w.Plan
	if p.Title != "" {
		p.TitleLines = plandoc.Lines{line(p.Title)}
	}
	for i := range p.Sections {
		s := &p.Sections[i]
		heading := s.Title
		if s.Number != nil {
			heading = *s.Number + " " + heading
		}
		s.Lines = plandoc.Lines{line(heading)}
		for text := range strings.Lines(s.Text) {
			if text = strings.TrimSpace(text); text != "" {
				s.Lines = append(s.Lines, line(text))
			}
		}
	}
	p.UnplacedLines = nil
	for _, text := range p.Unplaced {
		p.UnplacedLines = append(p.UnplacedLines, line(text))
	}
	return p
}

// exact is the proposal that a campaign was exported as. A contact's number
// stands in its own field there and was accepted once: its hold is kept.
func (w written) exact(lines []Line) Proposal {
	p := &proposing{Proposal: *w.Exact, plan: w.Plan, lines: lines}
	p.First, p.Final = 0, 0
	p.span()
	p.Unplaced = nil
	p.rename()
	p.Holds = p.findHolds()
	for i := range p.Holds {
		if p.Holds[i].Contact != "" {
			p.Holds[i].Decision = Keep
		}
	}
	return p.tidied()
}

// rename gives every part an id of its own, whatever the file says.
func (p *Proposal) rename() {
	places, sorts := map[string]string{}, []Sort{PlacePart, OrganiserPart, PostPart, DutyPart, BudgetLinePart, ContactPart, SectionPart, SessionPart}
	p.Last = 0
	for n, l := range p.lists() {
		sort := ItemPart
		if n < len(sorts) {
			sort = sorts[n]
		}
		for i := range l.length() {
			part := l.at(i)
			before := part.ID
			*part = p.part(sort, nil)
			if sort == PlacePart {
				places[before] = part.ID
			}
		}
	}
	for i := range p.Sessions {
		p.Sessions[i].Place = places[p.Sessions[i].Place]
	}
}
