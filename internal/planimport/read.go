package planimport

import (
	"slices"
	"strconv"

	"tongxing/internal/plandoc"
)

// readFile reads a document: its lines, and the proposal of each plan in it.
func readFile(name string, data []byte) (content, []Proposal, error) {
	plans, err := plandoc.Read(name, data)
	if err != nil {
		return content{}, nil, err
	}
	lines, err := plandoc.Source(data)
	if err != nil {
		return content{}, nil, err
	}
	var all []Proposal
	for _, plan := range plans {
		all = append(all, propose(plan, lines))
	}
	return content{name, lines}, all, nil
}

func propose(plan plandoc.Plan, lines []Line) Proposal { return Proposal{Format: format} }

// LineID is the id of an unplaced line of the document.
func LineID(no int) string { return "line-" + strconv.Itoa(no) }

func lineText(lines []Line, no int) string {
	at, found := slices.BinarySearchFunc(lines, no, func(l Line, no int) int { return l.No - no })
	if !found {
		return ""
	}
	return lines[at].Text
}

// On returns the ids of what a line of the document went to.
func (p Proposal) On(line int) []string { return nil }

// Held counts what is held and undecided.
func (p Proposal) Held() (n int) {
	for _, h := range p.Holds {
		if h.Decision == Undecided {
			n++
		}
	}
	return n
}

// Masked returns a text as it would be made: with what is held masked.
func (p Proposal) Masked(text string) string { return text }
