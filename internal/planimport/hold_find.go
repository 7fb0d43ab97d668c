package planimport

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tongxing/internal/plandoc"
)

// common is how often a child's name may stand outside the lists: what comes
// up more often is a word that looks like a name.
const common = 8

// findHolds finds what the plan should not carry about.
func (p *proposing) findHolds() []Hold {
	f := finding{at: map[string]int{}}
	var text strings.Builder
	for _, l := range p.lines {
		if l.No < p.First || l.No > p.Final {
			continue
		}
		text.WriteString(l.Text + "\n")
		for _, s := range plandoc.FindSensitive(l.Text) {
			f.note(s.Kind, l.Text[s.Start:s.End], l.No)
		}
	}
	for _, text := range p.withoutLines() {
		lines := strings.Split(text, "\n")
		for _, found := range plandoc.FindSensitive(text) {
			f.note(found.Kind, lines[found.Line-1][found.Start:found.End], 0)
		}
	}
	adults := p.adults()
	all := text.String()
	for i, s := range p.plan.Sections {
		lines := strings.Split(s.Text, "\n")
		for _, found := range plandoc.FindChildren(s) {
			name := strings.TrimSpace(lines[found.Line-1][found.Start:found.End])
			if name == "" || adults[name] || strings.Count(all, name) > strings.Count(s.Text, name)+common {
				continue
			}
			f.note(plandoc.SensitiveChild, name, p.lineOf(i, lines[found.Line-1]))
		}
	}
	for i := range f.holds {
		h := &f.holds[i]
		h.ID = "hold-" + strconv.Itoa(i+1)
		slices.Sort(h.Lines)
		h.Lines = slices.Compact(h.Lines)
		for _, c := range p.Contacts {
			if h.Kind == plandoc.SensitivePhone && digits(c.Phone) == digits(h.Text) {
				h.Contact = c.ID
			}
		}
	}
	return f.holds
}

// withoutLines are texts that may stand in no line of the document: headings,
// and all that JSON says of sections and items.
func (p *proposing) withoutLines() (texts []string) {
	for _, s := range p.plan.Sections {
		texts = append(texts, s.Title+"\n"+s.Text)
	}
	for _, s := range p.Sessions {
		for _, i := range s.Items {
			if len(i.Lines) > 0 {
				continue
			}
			texts = append(texts, i.Title, i.HostWords, i.Note)
			for _, cue := range i.Cues {
				texts = append(texts, cue.Text)
			}
		}
	}
	return texts
}

// finding gathers holds by their text.
type finding struct {
	holds []Hold
	at    map[string]int
}

func (f *finding) note(kind plandoc.SensitiveKind, text string, line int) {
	at, known := f.at[text]
	if !known {
		at = len(f.holds)
		f.at[text] = at
		f.holds = append(f.holds, Hold{Kind: kind, Text: text})
	}
	if line > 0 {
		f.holds[at].Lines = append(f.holds[at].Lines, line)
	}
}

// adults are the names that the plan gives to people in charge.
func (p *proposing) adults() map[string]bool {
	adults := map[string]bool{}
	for _, o := range p.Posts {
		for _, name := range o.People {
			adults[name] = true
		}
	}
	for _, c := range p.Contacts {
		adults[c.Name] = true
	}
	for _, d := range p.Duties {
		adults[d.Who] = true
	}
	for _, o := range p.Organisers {
		adults[o.Name] = true
	}
	return adults
}

// lineOf finds the document's line of a line of a section's text.
func (p *proposing) lineOf(section int, text string) int {
	for _, n := range p.plan.Sections[section].Lines {
		if line := lineText(p.lines, n); line != "" && (strings.Contains(line, text) || strings.Contains(text, line)) {
			return n
		}
	}
	return 0
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// Held counts what is held and undecided.
func (p Proposal) Held() (n int) {
	for _, h := range p.Holds {
		if h.Decision == Undecided {
			n++
		}
	}
	return n
}

// Masked returns a text as it is made: with what is held masked.
func (p Proposal) Masked(text string) string { return p.mask().Replace(text) }

// mask replaces what is held and not kept, the longest first.
func (p Proposal) mask() *strings.Replacer {
	holds := slices.Clone(p.Holds)
	slices.SortStableFunc(holds, func(a, b Hold) int { return cmp.Compare(len(b.Text), len(a.Text)) })
	left, child := "（略）", "某某小朋友"
	if p.Details.Language == "en" {
		left, child = "(left out)", "a child"
	}
	var pairs []string
	for _, h := range holds {
		as := left
		switch h.Decision {
		case Keep:
			continue
		case Replace:
			as = child
		}
		pairs = append(pairs, h.Text, as)
		if bare := digits(h.Text); bare != h.Text && len(bare) >= 7 {
			pairs = append(pairs, bare, as)
		}
	}
	return strings.NewReplacer(pairs...)
}
