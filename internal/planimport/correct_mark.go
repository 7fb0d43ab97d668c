package planimport

import (
	"regexp"
	"slices"
	"strings"

	"tongxing/internal/campaign"
	"tongxing/internal/fault"
	"tongxing/internal/plandoc"
)

func (c Add) apply(d *draft) error {
	part := d.part(c.Sort, nil)
	part.Corrected = true
	if err := d.insert(c.Sort, c.After, part); err != nil {
		return err
	}
	return Set{ID: part.ID, Values: c.Values}.apply(d)
}

// insert puts an empty part behind the one with the id after, or at the end.
func (d *draft) insert(sort Sort, after string, part Part) error {
	switch sort {
	case PlacePart:
		d.Places = behind(d.Places, after, Place{Part: part}, func(t Place) string { return t.ID })
	case OrganiserPart:
		d.Organisers = behind(d.Organisers, after, Organiser{Part: part, Rank: campaign.Host}, func(t Organiser) string { return t.ID })
	case PostPart:
		d.Posts = behind(d.Posts, after, Post{Part: part, People: []string{}}, func(t Post) string { return t.ID })
	case DutyPart:
		d.Duties = behind(d.Duties, after, Duty{Part: part}, func(t Duty) string { return t.ID })
	case SessionPart:
		d.Sessions = behind(d.Sessions, after, Session{Part: part}, func(t Session) string { return t.ID })
	case BudgetLinePart:
		d.Budget = behind(d.Budget, after, Cost{Part: part, Quantity: 1}, func(t Cost) string { return t.ID })
	case ContactPart:
		d.Contacts = behind(d.Contacts, after, Contact{Part: part}, func(t Contact) string { return t.ID })
	case SectionPart:
		d.Sections = behind(d.Sections, after, Section{Part: part, Kind: campaign.TextSection, Level: 1}, func(t Section) string { return t.ID })
	case ItemPart:
		d.insertItem(after, Item{Part: part})
	default:
		return errNoPart
	}
	return nil
}

func behind[T any](all []T, after string, made T, id func(T) string) []T {
	at := slices.IndexFunc(all, func(t T) bool { return id(t) == after })
	if at < 0 {
		return append(all, made)
	}
	return slices.Insert(all, at+1, made)
}

// insertItem puts an item behind another, first into a session, or at the end
// of the last session, which is made where there is none.
func (d *draft) insertItem(after string, item Item) {
	if len(d.Sessions) == 0 {
		p := proposing{Proposal: d.Proposal, zh: d.Details.Language != "en"}
		d.Sessions = []Session{{Part: d.part(SessionPart, nil), Title: p.sessionTitle(-1, 0)}}
	}
	session, at := d.itemAt(after)
	if at < 0 {
		session, at = len(d.Sessions)-1, len(d.Sessions[len(d.Sessions)-1].Items)-1
		if i := slices.IndexFunc(d.Sessions, func(s Session) bool { return s.ID == after }); i >= 0 {
			session, at = i, -1
		}
	}
	d.Sessions[session].Items = slices.Insert(d.Sessions[session].Items, at+1, item)
}

func (c Mark) apply(d *draft) error {
	text := lineText(d.lines, c.Line)
	if text == "" {
		return fault.At("line", "import.wrong.line")
	}
	before, within := d.lift(c.Line)
	switch c.As {
	case AsItem:
		d.markItem(c.Line, text)
	case AsDuty:
		d.markDuty(c.Line, text)
	case AsSection:
		d.markSection(c.Line, text, before, within)
	case AsText:
		d.markText(c.Line, text)
	case AsNothing:
		d.Unplaced = append(d.Unplaced, Loose{Words: Words{c.Line, text}, Dropped: true})
	default:
		return errNoPart
	}
	slices.SortStableFunc(d.Unplaced, func(a, b Loose) int { return a.Line - b.Line })
	return nil
}

// lift takes a line out of wherever it stands. It returns the section in whose
// words it stood, -1 for none, and the place there. A part that was read of
// this line alone goes; a section's heading becomes words of the one before.
func (d *draft) lift(line int) (section, at int) {
	section = -1
	on := func(w Words) bool { return w.Line == line }
	for i := range d.Sections {
		s := &d.Sections[i]
		if k := slices.IndexFunc(s.Body, on); k >= 0 {
			section, at = i, k
			s.Body = slices.Delete(s.Body, k, k+1)
		}
		s.Closing = slices.DeleteFunc(s.Closing, on)
	}
	d.Unplaced = slices.DeleteFunc(d.Unplaced, func(l Loose) bool { return l.Line == line })
	alone := func(p Part) bool { return len(p.Lines) == 1 && p.Lines[0] == line }
	d.Duties = slices.DeleteFunc(d.Duties, func(o Duty) bool { return alone(o.Part) })
	d.Posts = slices.DeleteFunc(d.Posts, func(o Post) bool { return alone(o.Part) })
	d.Organisers = slices.DeleteFunc(d.Organisers, func(o Organiser) bool { return alone(o.Part) })
	d.Budget = slices.DeleteFunc(d.Budget, func(o Cost) bool { return alone(o.Part) })
	d.Contacts = slices.DeleteFunc(d.Contacts, func(o Contact) bool { return alone(o.Part) })
	for i := range d.Sessions {
		d.Sessions[i].Items = slices.DeleteFunc(d.Sessions[i].Items, func(o Item) bool { return alone(o.Part) })
	}
	d.forget(line)
	if i := slices.IndexFunc(d.Sections, func(s Section) bool {
		return len(s.Lines) > 0 && s.Lines[0] == line && !slices.ContainsFunc(s.Body, on)
	}); i >= 0 {
		gone := d.Sections[i]
		words := append(gone.Body, gone.Closing...)
		if i > 0 {
			into := &d.Sections[i-1]
			if into.Kind == campaign.TextSection {
				section, at = i-1, len(into.Body)
				into.Body = append(into.Body, words...)
			} else {
				into.Closing = append(into.Closing, words...)
			}
			into.Lines = union(into.Lines, gone.Lines)
			d.Sections = slices.Delete(d.Sections, i, i+1)
		} else if len(words) > 0 || gone.Kind != campaign.TextSection {
			// The first heading's words have nowhere else to go.
			d.Sections[i].Title = untitledSection(d.Details.Language)
		} else {
			d.Sections = slices.Delete(d.Sections, i, i+1)
		}
	}
	return section, at
}

// forget takes a line out of what parts were read of, but for sections that it
// heads, and out of items' notes and host's words.
func (d *draft) forget(line int) {
	for _, l := range d.lists() {
		_, sections := l.(parts[Section])
		for i := range l.length() {
			part := l.at(i)
			if sections && len(part.Lines) > 0 && part.Lines[0] == line {
				continue
			}
			part.Lines = slices.DeleteFunc(part.Lines, func(n int) bool { return n == line })
		}
	}
	text := lineText(d.lines, line)
	without := func(words string) string {
		return strings.Join(slices.DeleteFunc(strings.Split(words, "\n"), func(w string) bool { return w == text }), "\n")
	}
	for i := range d.Sessions {
		for j := range d.Sessions[i].Items {
			item := &d.Sessions[i].Items[j]
			item.Note, item.HostWords = without(item.Note), without(item.HostWords)
		}
	}
}

// readAlone reads one line as a document of its own under a heading.
func readAlone(heading, text string) plandoc.Plan {
	plans, err := plandoc.Read("", []byte("一、"+heading+"\n"+text+"\n"))
	if err != nil || len(plans) != 1 {
		return plandoc.Plan{}
	}
	return plans[0]
}

func (d *draft) markItem(line int, text string) {
	p := &proposing{Proposal: d.Proposal, zh: d.Details.Language != "en"}
	read := readAlone("活动程序", text).Agenda
	item := plandoc.Item{Title: text}
	if len(read) == 1 {
		item = read[0]
	}
	item.Lines = plandoc.Lines{line}
	made := p.item(item)
	made.Corrected = true
	d.Last = p.Last
	after := ""
	for _, s := range d.Sessions {
		for _, i := range s.Items {
			if len(i.Lines) > 0 && i.Lines[0] < line {
				after = i.ID
			} else if len(i.Lines) > 0 && after == "" {
				after = s.ID
			}
		}
	}
	d.insertItem(after, made)
}

// lineMark is the number or bullet that a line begins with.
var lineMark = regexp.MustCompile(`^[\s　]*(?:[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[、.．)）]|[①-⑳]|[-*·•◎●○◆■])[\s　]*`)

// longestDoer is how long what stands before a colon may be to say who.
const longestDoer = 20

func (d *draft) markDuty(line int, text string) {
	text = lineMark.ReplaceAllString(text, "")
	duty := Duty{Part: d.part(DutyPart, plandoc.Lines{line}), What: oneLine(text)}
	if read := readAlone("工作分工", text).Duties; len(read) == 1 && strings.TrimSpace(read[0].What) != "" {
		duty.What = oneLine(read[0].What)
		if read[0].Who != nil {
			duty.Who = oneLine(*read[0].Who)
		}
	}
	if at := strings.IndexAny(duty.What, ":："); duty.Who == "" && at > 0 && len([]rune(duty.What[:at])) <= longestDoer {
		who, what := duty.What[:at], strings.TrimLeft(duty.What[at:], ":： ")
		if what != "" {
			duty.Who, duty.What = who, what
		}
	}
	duty.Corrected = true
	at := slices.IndexFunc(d.Duties, func(o Duty) bool { return len(o.Lines) > 0 && o.Lines[0] > line })
	if at < 0 {
		at = len(d.Duties)
	}
	d.Duties = slices.Insert(d.Duties, at, duty)
}

// markSection makes a line a heading: the words behind it in its section are
// then under it.
func (d *draft) markSection(line int, text string, before, within int) {
	made := Section{Part: d.part(SectionPart, plandoc.Lines{line}), Kind: campaign.TextSection, Level: 1, Title: clipped(oneLine(text), longestTitle)}
	if plans, err := plandoc.Read("", []byte(text+"\n正文。\n")); err == nil && len(plans) == 1 && len(plans[0].Sections) == 1 {
		read := plans[0].Sections[0]
		made.Title = clipped(oneLine(read.Title), longestTitle)
		if read.Number != nil {
			made.Number = clipped(*read.Number, 12)
		}
	}
	made.Corrected = true
	at := slices.IndexFunc(d.Sections, func(s Section) bool { return len(s.Lines) > 0 && s.Lines[0] > line })
	if at < 0 {
		at = len(d.Sections)
	}
	if before >= 0 {
		s := &d.Sections[before]
		made.Level = s.Level
		made.Body = slices.Clone(s.Body[within:])
		s.Body = s.Body[:within]
		for _, w := range made.Body {
			if w.Line > 0 {
				made.Lines = append(made.Lines, w.Line)
				s.Lines = slices.DeleteFunc(s.Lines, func(n int) bool { return n == w.Line })
			}
		}
		at = before + 1
	}
	d.Sections = slices.Insert(d.Sections, at, made)
}

// markText puts a line among the words of the section that it stands under.
func (d *draft) markText(line int, text string) {
	under := -1
	for i, s := range d.Sections {
		if len(s.Lines) > 0 && s.Lines[0] < line {
			under = i
		}
	}
	if under < 0 {
		d.Unplaced = append(d.Unplaced, Loose{Words: Words{line, text}})
		return
	}
	s := &d.Sections[under]
	into := &s.Body
	if s.Kind != campaign.TextSection {
		into = &s.Closing
	}
	at := slices.IndexFunc(*into, func(w Words) bool { return w.Line > line })
	if at < 0 {
		at = len(*into)
	}
	*into = slices.Insert(*into, at, Words{line, text})
	s.Lines = union(s.Lines, plandoc.Lines{line})
}
