package planimportweb

import (
	"slices"

	"tongxing/internal/planimport"
)

// ties say which parts the lines of a document went to, and back.
type ties struct {
	parts map[int][]string // line to ids of parts, in the proposal's order
	lines map[string][]int // id of a part to lines
}

// tie reads a proposal once. A line whose words a part took over belongs to
// that part; the section around it has it only where nothing else does, or
// where it is the section's heading.
func tie(p planimport.Proposal) ties {
	t := ties{map[int][]string{}, map[string][]int{}}
	d := p.Details
	for field, lines := range map[string][]int{"title": d.TitleLines, "theme": d.ThemeLines, "purpose": d.PurposeLines, "starts_on": d.PeriodLines} {
		t.add(planimport.CampaignID+"-"+field, lines)
	}
	for _, x := range p.Sections {
		if len(x.Lines) > 0 {
			t.add(x.ID, x.Lines[:1])
		}
	}
	for _, x := range p.Places {
		t.add(x.ID, x.Lines)
	}
	for _, x := range p.Organisers {
		t.add(x.ID, x.Lines)
	}
	for _, x := range p.Posts {
		t.add(x.ID, x.Lines)
	}
	for _, x := range p.Duties {
		t.add(x.ID, x.Lines)
	}
	for _, x := range p.Sessions {
		for _, item := range x.Items {
			t.add(item.ID, item.Lines)
		}
		t.rest(x.ID, x.Lines)
	}
	for _, x := range p.Budget {
		t.add(x.ID, x.Lines)
	}
	for _, x := range p.Contacts {
		t.add(x.ID, x.Lines)
	}
	for _, l := range p.Unplaced {
		t.add(planimport.LineID(l.Line), []int{l.Line})
	}
	t.sections(p.Sections)
	return t
}

func (t ties) add(id string, lines []int) {
	for _, no := range lines {
		if no > 0 && !slices.Contains(t.parts[no], id) {
			t.parts[no] = append(t.parts[no], id)
		}
	}
	t.lines[id] = append(t.lines[id], lines...)
}

// rest ties a part to its lines, and to it only those that nothing within it
// took over.
func (t ties) rest(id string, lines []int) {
	for _, no := range lines {
		if len(t.parts[no]) == 0 {
			t.parts[no] = append(t.parts[no], id)
		}
	}
	t.lines[id] = append(t.lines[id], lines...)
}

// sections ties the lines that stand in a section's words.
func (t ties) sections(all []planimport.Section) {
	for _, x := range all {
		for _, words := range [][]planimport.Words{x.Body, x.Closing} {
			for _, w := range words {
				if w.Line > 0 && len(t.parts[w.Line]) == 0 {
					t.add(x.ID, []int{w.Line})
				}
			}
		}
	}
}
