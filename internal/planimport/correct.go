package planimport

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tongxing/internal/campaign"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/plandoc"
)

// draft is a proposal while it is corrected, with the document beside it.
type draft struct {
	Proposal
	lines []Line
}

var errNoPart = fault.New(fault.NotFound, "fault.not_found")

// list is one list of parts, whatever their sort.
type list interface {
	find(id string) int
	at(i int) *Part
	length() int
	swap(i, j int)
}

// parts is a list whose parts are T.
type parts[T any] struct {
	all  *[]T
	part func(*T) *Part
}

func (l parts[T]) find(id string) int {
	return slices.IndexFunc(*l.all, func(t T) bool { return l.part(&t).ID == id })
}
func (l parts[T]) at(i int) *Part { return l.part(&(*l.all)[i]) }
func (l parts[T]) length() int    { return len(*l.all) }
func (l parts[T]) swap(i, j int)  { (*l.all)[i], (*l.all)[j] = (*l.all)[j], (*l.all)[i] }

// lists returns every list of the proposal, each session's items after the
// sessions.
func (p *Proposal) lists() []list {
	all := []list{
		parts[Place]{&p.Places, func(t *Place) *Part { return &t.Part }},
		parts[Organiser]{&p.Organisers, func(t *Organiser) *Part { return &t.Part }},
		parts[Post]{&p.Posts, func(t *Post) *Part { return &t.Part }},
		parts[Duty]{&p.Duties, func(t *Duty) *Part { return &t.Part }},
		parts[Cost]{&p.Budget, func(t *Cost) *Part { return &t.Part }},
		parts[Contact]{&p.Contacts, func(t *Contact) *Part { return &t.Part }},
		parts[Section]{&p.Sections, func(t *Section) *Part { return &t.Part }},
		parts[Session]{&p.Sessions, func(t *Session) *Part { return &t.Part }},
	}
	for i := range p.Sessions {
		all = append(all, p.itemsOf(i))
	}
	return all
}

func (p *Proposal) itemsOf(session int) list {
	return parts[Item]{&p.Sessions[session].Items, func(t *Item) *Part { return &t.Part }}
}

// locate finds a part in its list.
func (p *Proposal) locate(id string) (list, int, error) {
	for _, l := range p.lists() {
		if at := l.find(id); at >= 0 {
			return l, at, nil
		}
	}
	return nil, 0, errNoPart
}

// itemAt finds an item: its session and its place there; -1 for none.
func (p *Proposal) itemAt(id string) (session, at int) {
	for i, s := range p.Sessions {
		if at := slices.IndexFunc(s.Items, func(i Item) bool { return i.ID == id }); at >= 0 {
			return i, at
		}
	}
	return -1, -1
}

// On returns the ids of what a line of the document went to: the parts read of
// it, else the section in whose words it stands, else the unplaced line.
func (p Proposal) On(line int) (ids []string) {
	for _, l := range p.lists() {
		if _, sections := l.(parts[Section]); sections {
			continue
		}
		for i := range l.length() {
			if part := l.at(i); slices.Contains(part.Lines, line) {
				ids = append(ids, part.ID)
			}
		}
	}
	d := p.Details
	if slices.Contains(slices.Concat(d.TitleLines, d.ThemeLines, d.PurposeLines, d.PeriodLines), line) {
		ids = append(ids, CampaignID)
	}
	for _, s := range p.Sections {
		if slices.Contains(s.Lines, line) || s.holds(line) {
			ids = append(ids, s.ID)
		}
	}
	if slices.ContainsFunc(p.Unplaced, func(l Loose) bool { return l.Line == line }) {
		ids = append(ids, LineID(line))
	}
	return ids
}

func (s Section) holds(line int) bool {
	on := func(w Words) bool { return w.Line == line }
	return slices.ContainsFunc(s.Body, on) || slices.ContainsFunc(s.Closing, on)
}

func (c SetCues) apply(d *draft) error {
	session, at := d.itemAt(c.ID)
	if at < 0 {
		return errNoPart
	}
	item := &d.Sessions[session].Items[at]
	item.Cues, item.Corrected = nil, true
	for _, cue := range c.Cues {
		if cue.Text = oneLine(cue.Text); cue.Text != "" {
			item.Cues = append(item.Cues, cue)
		}
	}
	return d.refuse(c.ID)
}

// refuse returns what building would refuse of one part.
func (d *draft) refuse(id string) error {
	var errs fault.Collector
	for _, problem := range d.build().problems {
		if problem.PartID == id {
			errs.Add(problem.Name, problem.Key, problem.Args...)
		}
	}
	return errs.Err()
}

func (c Drop) apply(d *draft) error      { return d.setDropped(c.ID, true) }
func (c BringBack) apply(d *draft) error { return d.setDropped(c.ID, false) }

func (d *draft) setDropped(id string, dropped bool) error {
	for i := range d.Unplaced {
		if LineID(d.Unplaced[i].Line) == id {
			d.Unplaced[i].Dropped = dropped
			return nil
		}
	}
	l, at, err := d.locate(id)
	if err == nil {
		l.at(at).Dropped = dropped
	}
	return err
}

func (c Merge) apply(d *draft) error {
	if session, at := d.itemAt(c.ID); at >= 0 {
		items := d.Sessions[session].Items
		if at == 0 {
			return fault.New(fault.Conflict, "import.wrong.nothing_before")
		}
		items[at-1].join(items[at])
		d.Sessions[session].Items = slices.Delete(items, at, at+1)
		return d.refuse(items[at-1].ID)
	}
	l, at, err := d.locate(c.ID)
	if err != nil {
		return err
	}
	if at == 0 {
		return fault.New(fault.Conflict, "import.wrong.nothing_before")
	}
	before, part := l.at(at-1), l.at(at)
	switch l.(type) {
	case parts[Duty]:
		d.Duties[at-1].What += "；" + d.Duties[at].What
		d.Duties = slices.Delete(d.Duties, at, at+1)
	case parts[Section]:
		gone := d.Sections[at]
		into := &d.Sections[at-1]
		words := append([]Words{{Text: gone.Title}}, append(gone.Body, gone.Closing...)...)
		if into.Kind == campaign.TextSection {
			into.Body = append(into.Body, words...)
		} else {
			into.Closing = append(into.Closing, words...)
		}
		d.Sections = slices.Delete(d.Sections, at, at+1)
	default:
		return errNoPart
	}
	before.Lines, before.Corrected = union(before.Lines, part.Lines), true
	return d.refuse(before.ID)
}

// join puts another item behind this one.
func (i *Item) join(other Item) {
	i.Title = strings.TrimRight(i.Title, "，,。") + "，" + other.Title
	if !chinese(i.Title) {
		i.Title = strings.Replace(i.Title, "，", ", ", 1)
	}
	switch {
	case i.Seconds == nil:
		i.Seconds = other.Seconds
	case other.Seconds != nil:
		i.Seconds = new(*i.Seconds + *other.Seconds)
	}
	i.Speaker = together(i.Speaker, other.Speaker)
	i.Cues = append(i.Cues, other.Cues...)
	i.HostWords = strings.Trim(i.HostWords+"\n"+other.HostWords, "\n")
	i.Note = strings.Trim(i.Note+"\n"+other.Note, "\n")
	i.Lines, i.Corrected, i.ChildOnStage = union(i.Lines, other.Lines), true, i.ChildOnStage || other.ChildOnStage
}

// together names who speaks at either of two items, each once.
func together(a, b string) string {
	both := strings.FieldsFunc(a+"、"+b, func(r rune) bool { return strings.ContainsRune("、,，", r) })
	var names []string
	for _, name := range both {
		if name = oneLine(name); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if a == "" || b == "" {
		return a + b
	}
	if chinese(a + b) {
		return strings.Join(names, "、")
	}
	return strings.Join(names, ", ")
}

func union(a, b plandoc.Lines) plandoc.Lines {
	return slices.Compact(slices.Sorted(slices.Values(slices.Concat(a, b))))
}

func (c Split) apply(d *draft) error {
	session, at := d.itemAt(c.ID)
	if at < 0 {
		return errNoPart
	}
	items := d.Sessions[session].Items
	title := []rune(items[at].Title)
	if c.At <= 0 || c.At >= len(title) {
		return fault.At("at", "import.wrong.split")
	}
	const marks = " ，,；;。、　"
	first, second := strings.TrimRight(string(title[:c.At]), marks), strings.TrimLeft(string(title[c.At:]), marks)
	if first == "" || second == "" {
		return fault.At("at", "import.wrong.split")
	}
	rest := Item{Part: d.part(ItemPart, items[at].Lines), Title: second, Kind: kindOf(second)}
	rest.Corrected = true
	// Who was counted behind it counts on from the new one.
	rest.Label = nextLabel(items[at].Label)
	for last, i := items[at].Label, at+1; i < len(items) && last != ""; i++ {
		if items[i].Label == "" {
			continue
		}
		if items[i].Label != nextLabel(last) {
			break
		}
		last, items[i].Label = items[i].Label, nextLabel(items[i].Label)
	}
	items[at].Title, items[at].Seconds, items[at].Corrected = first, nil, true
	d.Sessions[session].Items = slices.Insert(items, at+1, rest)
	return nil
}

var labelFigure = regexp.MustCompile(`[0-9]+|[一二三四五六七八九十百零]+`)

// nextLabel is the ordinal behind one that a plan counts with: 活动第九项 behind
// 活动第八项; the same where it has no figure.
func nextLabel(label string) string {
	at := labelFigure.FindStringIndex(label)
	if at == nil {
		return label
	}
	figure := label[at[0]:at[1]]
	if n, err := strconv.Atoi(figure); err == nil {
		return label[:at[0]] + strconv.Itoa(n+1) + label[at[1]:]
	}
	for n := 1; n < 1000; n++ {
		if locale.ChineseNumber(n) == figure {
			return label[:at[0]] + locale.ChineseNumber(n+1) + label[at[1]:]
		}
	}
	return label
}

func (c Move) apply(d *draft) error {
	if session, at := d.itemAt(c.ID); at >= 0 {
		items := d.Sessions[session].Items
		to, beside := at+int(c.To), session+int(c.To)
		switch {
		case 0 <= to && to < len(items):
			items[at], items[to] = items[to], items[at]
		case 0 <= beside && beside < len(d.Sessions):
			item := items[at]
			d.Sessions[session].Items = slices.Delete(items, at, at+1)
			place := 0
			if c.To == campaign.Up {
				place = len(d.Sessions[beside].Items)
			}
			d.Sessions[beside].Items = slices.Insert(d.Sessions[beside].Items, place, item)
		}
		return nil
	}
	l, at, err := d.locate(c.ID)
	if err != nil {
		return err
	}
	if to := at + int(c.To); 0 <= to && to < l.length() {
		l.swap(at, to)
	}
	return nil
}

func (c Decide) apply(d *draft) error {
	decided := false
	for i := range d.Holds {
		h := &d.Holds[i]
		if h.ID != c.ID && (c.ID != "" || h.Kind != c.Kind) {
			continue
		}
		if c.ID == "" && c.Decision == Keep && !h.keptWithKind() {
			continue
		}
		if c.Decision != Undecided && !slices.Contains(h.Choices(), c.Decision) {
			return fault.At("decision", "import.wrong.decision")
		}
		h.Decision, decided = c.Decision, true
	}
	if !decided {
		return errNoPart
	}
	return nil
}
