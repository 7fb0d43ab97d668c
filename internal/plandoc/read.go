package plandoc

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// maxLines bounds the lines of a document, so that what is made of them stays
// bounded too.
const maxLines = 200_000

// maxLineBytes bounds one line: a whole plan in one paragraph is read, what is
// longer was never typed.
const maxLineBytes = 900_000

// maxEntries bounds each list that is read from a plan, for text that repeats
// itself without end: its lines stand in the sections all the same.
const maxEntries = 2000

// Read reads the plans in a document, at least one. name is the file's name,
// which the plans carry as their source; data is a .docx or text in UTF-8,
// UTF-16 or GB 18030, plain or Markdown, up to MaxBytes.
//
// The error is a fault: fault.TooLarge with KeyTooLarge, else fault.Invalid
// with KeyEmpty, KeyLongLine, KeyNotText, KeyBrokenDocx, KeyOldWord, KeyPDF or KeyRTF.
func Read(name string, data []byte) ([]Plan, error) {
	if len(data) > MaxBytes {
		return nil, tooLarge()
	}
	lines, err := readLines(data)
	if err != nil {
		return nil, err
	}
	if len(lines) > maxLines {
		return nil, tooLarge()
	}
	if slices.ContainsFunc(lines, func(l line) bool { return len(l.text) > maxLineBytes }) {
		return nil, invalid(KeyLongLine)
	}
	if !slices.ContainsFunc(lines, func(l line) bool { return hasContent(l.text) }) {
		return nil, invalid(KeyEmpty)
	}
	markChat(lines)
	lines = unform(unflatten(lines))
	var plans []Plan
	for _, p := range splitPlans(lines) {
		plans = append(plans, readPlan(name, p))
	}
	return plans, nil
}

func readLines(data []byte) ([]line, error) {
	switch sniff(data) {
	case containerZip:
		return readDocx(data)
	case containerOLE:
		return nil, invalid(KeyOldWord)
	case containerPDF:
		return nil, invalid(KeyPDF)
	case containerRTF:
		return nil, invalid(KeyRTF)
	}
	text, err := decodeText(data)
	if err != nil {
		return nil, err
	}
	return textLines(text), nil
}

// reader is one plan while it is being read.
type reader struct {
	plan    *Plan
	front   []line // before the first heading, without the title
	blocks  []block
	agenda  *agendaReader
	posts   map[heldPost]bool // of the committee
	chinese bool
	year    int // that the title or the signature states, 0 for none
}

func readPlan(name string, p part) Plan {
	plan := Plan{Source: name, Kind: KindOther, Places: []string{}, Organisers: []Organiser{}, Committee: []Post{}, Duties: []Duty{}, Agenda: []Item{},
		Budget: []Cost{}, Contacts: []Contact{}, Sections: []Section{}, Findings: []Finding{}, Unplaced: []string{}}
	r := &reader{plan: &plan, posts: map[heldPost]bool{}}
	for _, l := range p.front {
		r.leaveOver(l)
	}
	lines := joinUpright(p.lines)
	markAnswers(lines)
	markFourFigures(lines)
	if subject, where := takeMemo(lines); subject != "" {
		plan.Title, plan.TitleLines = subject, where
	} else if p.head != nil && !titledBelow(lines) {
		plan.Title, plan.TitleLines = p.title, p.head.lines()
	} else {
		if p.head != nil {
			r.leaveOver(*p.head)
		}
		plan.Title, plan.TitleLines, lines = takeTitle(lines)
	}
	r.chinese = r.writtenInHan(lines)
	lines, signature := takeSignature(lines)
	r.front, r.blocks = outline(lines)
	r.titleFromCover()
	for _, l := range r.front {
		r.leaveOver(l)
	}
	r.year = r.impliedYear(signature)
	r.readValues()
	r.readOrganisers(signature)
	r.readCommittee()
	r.readDuties()
	r.readAgenda()
	r.readBudget()
	r.readContacts()
	plan.Kind = r.kind()
	for _, l := range signature {
		r.leaveOver(l)
	}
	r.writeSections()
	r.check()
	return plan
}

// titledBelow reports whether a plan among several has a title of its own
// below the line that counts it.
func titledBelow(lines []line) bool {
	at := titleLine(lines)
	return at >= 0 && at < 2 && (titleLike(lines[at].text) || lines[at].rank == 1)
}

func (r *reader) leaveOver(l line) {
	r.plan.Unplaced = append(r.plan.Unplaced, l.source())
	r.plan.UnplacedLines = append(r.plan.UnplacedLines, l.no)
}

func (r *reader) writtenInHan(lines []line) bool {
	var b strings.Builder
	b.WriteString(r.plan.Title)
	for _, l := range lines {
		if b.Len() > 2000 {
			break
		}
		b.WriteString(clip(l.text, 200))
	}
	return han(b.String())
}

// yearAhead is a year that opens a title without its 年: 2016第26个助残日活动方案.
var yearAhead = regexp.MustCompile(`^(20\d\d)(?:第|\p{Han}{2})`)

// impliedYear returns the year that the title or the signature states.
func (r *reader) impliedYear(signature []line) int {
	if m := yearAhead.FindStringSubmatch(r.plan.Title); m != nil {
		year, _ := strconv.Atoi(m[1])
		return year
	}
	texts := []string{r.plan.Title}
	for _, l := range signature {
		texts = append(texts, l.text)
	}
	for _, text := range texts {
		for _, d := range findDates(text) {
			if d.year > 0 {
				return d.year
			}
		}
	}
	return 0
}

func (r *reader) writeSections() {
	for _, b := range r.blocks {
		s := Section{Level: b.level, Title: b.title, Lines: b.head.lines()}
		if b.number != "" {
			number := b.number
			s.Number = &number
		}
		if len(b.body) > 0 && b.body[0].no == b.head.no {
			s.Title += separator(b.head.text, b.title, b.body[0].text)
		}
		var text []string
		for _, l := range b.body {
			text = append(text, l.source())
			s.Lines = append(s.Lines, l.lines()...)
		}
		s.Text = strings.Join(text, "\n")
		s.Lines = slices.Compact(s.Lines)
		r.plan.Sections = append(r.plan.Sections, s)
	}
}

// separator returns the punctuation that parts a run-in heading from the words
// after it, so that both together are the line again.
func separator(line, title, inline string) string {
	_, after, ok := strings.Cut(line, title)
	if !ok {
		return ""
	}
	between, _, ok := strings.Cut(after, clip(inline, 12))
	between = strings.TrimSpace(strings.TrimLeft(between, "】〗"))
	if !ok || runes(between) > 3 || hasContent(between) {
		return ""
	}
	return between
}

// above reports whether a section around block i announces one of the topics.
func (r *reader) above(i int, t topic) bool {
	for p := r.blocks[i].parent; p >= 0; p = r.blocks[p].parent {
		if r.blocks[p].topics.has(t) {
			return true
		}
	}
	return false
}

// below returns the body of block i with everything under it, the headings
// there as the lines they were; for -1 the whole plan.
func (r *reader) below(i int) []line {
	body := slices.Clone(r.front)
	if i >= 0 {
		body = slices.Clone(r.blocks[i].body)
	}
	for j := i + 1; j < len(r.blocks) && r.within(j, i); j++ {
		body = append(body, r.blocks[j].head)
		rest := r.blocks[j].body
		if len(rest) > 0 && rest[0].no == r.blocks[j].head.no {
			rest = rest[1:] // the run-in text stands in the heading's line
		}
		body = append(body, rest...)
	}
	return body
}

func (r *reader) within(j, i int) bool {
	for p := r.blocks[j].parent; p >= i; p = r.blocks[p].parent {
		if p == i {
			return true
		}
	}
	return false
}

// each calls f for every line outside tables' headers with the section it
// stands in, nil before the first.
func (r *reader) each(f func(b *block, body []line, i int)) {
	for i := range r.front {
		f(nil, r.front, i)
	}
	for n := range r.blocks {
		b := &r.blocks[n]
		for i := range b.body {
			f(b, b.body, i)
		}
	}
}
