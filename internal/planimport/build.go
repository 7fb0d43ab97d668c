package planimport

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/plandoc"
	"tongxing/internal/venue"
)

// Most lines that one list of a campaign takes from an import; what is more
// goes into the last section's words.
const mostSections = 480

// built is a proposal as what a campaign is made of. People are named by the
// ids of the outline, venues by the ids of their parts.
type built struct {
	details  campaign.Details
	outline  campaign.Outline
	venues   []builtVenue
	sessions []builtSession
	ids      map[campaign.Record][]string // the parts' ids, one a line of the outline
	problems []Problem
}

type builtVenue struct {
	id     string
	fields venue.Fields
}

type builtSession struct {
	id     string
	fields agenda.SessionFields // VenueID is a part's id
	items  []agenda.NewItem     // people by the outline's ids
	ids    []string
}

// builder is the making of a built.
type builder struct {
	Proposal
	built
	mask  *strings.Replacer
	known map[string]string // people's ids by name
}

// build makes what a campaign is made of, with everything held masked, and
// notes what cannot be made.
func (p Proposal) build() built {
	b := &builder{Proposal: p, mask: p.mask(), known: map[string]string{}}
	b.ids = map[campaign.Record][]string{}
	b.contacts()
	b.lists()
	b.plan()
	b.gatherings()
	d := p.Details
	b.details = campaign.Details{Kind: d.Kind, Title: b.text(d.Title), Theme: b.text(d.Theme), Purpose: b.text(d.Purpose), Period: b.text(d.Period),
		StartsOn: d.StartsOn, EndsOn: d.EndsOn, Zone: d.Zone, Language: d.Language, Description: b.text(d.Description), Audience: b.text(d.Audience)}
	own := b.problems
	b.problems = nil
	b.check(CampaignID, b.details.Check())
	b.problems = append(b.problems, own...)
	return b.built
}

func (b *builder) text(s string) string { return b.mask.Replace(s) }

func (b *builder) check(id string, err error) {
	if f := fault.From(err); f != nil {
		for _, field := range f.Fields {
			b.problems = append(b.problems, Problem{id, field})
		}
	}
}

// person returns the id of the person of that name, a new one where there is
// none. The name is masked already.
func (b *builder) person(name string, f campaign.PersonFields) string {
	if id, known := b.known[name]; known {
		for i := range b.outline.People {
			if at := &b.outline.People[i]; at.ID == id && at.Title == "" {
				at.Title = f.Title
			}
		}
		return id
	}
	id := "person-" + strconv.Itoa(len(b.outline.People)+1)
	f.Name = name
	b.known[name] = id
	b.outline.People = append(b.outline.People, campaign.OutlinePerson{ID: id, PersonFields: f})
	return id
}

// contacts come first among the people, with their numbers where those are kept.
func (b *builder) contacts() {
	for _, c := range b.Contacts {
		if c.Dropped {
			continue
		}
		f := campaign.PersonFields{Name: b.text(c.Name), Organisation: b.text(c.Organisation), Title: b.text(c.Title), OnSheet: true}
		if b.kept(c.Phone) {
			f.Phone = campaign.Redacted(c.Phone)
		}
		b.check(c.ID, f.Check())
		name := f.Name
		if _, known := b.known[name]; known {
			name += " " // two contacts of one name, or one with two numbers: both stay
			for b.known[name] != "" {
				name += " "
			}
		}
		b.person(name, f)
		b.outline.People[len(b.outline.People)-1].Name = f.Name
		b.ids[campaign.PersonRecord] = append(b.ids[campaign.PersonRecord], c.ID)
	}
}

// kept says whether a number may go into a telephone field: no hold is on it,
// or its hold is kept.
func (p Proposal) kept(phone string) bool {
	return !slices.ContainsFunc(p.Holds, func(h Hold) bool {
		return h.Decision != Keep && digits(h.Text) != "" && strings.Contains(digits(phone), digits(h.Text))
	})
}

// who splits a name in words into a person, where it is one, and words.
func (b *builder) who(name string) (id *string, words string) {
	name = b.text(name)
	if _, known := b.known[name]; known || plandoc.CertainPerson(name) && len([]rune(name)) <= longestPerson {
		return new(b.person(name, campaign.PersonFields{})), ""
	}
	return nil, name
}

func (b *builder) lists() {
	for _, o := range b.Organisers {
		if f := (campaign.OrganiserFields{Rank: o.Rank, Name: b.text(o.Name)}); !o.Dropped {
			b.check(o.ID, f.Check())
			b.outline.Organisers = append(b.outline.Organisers, f)
			b.ids[campaign.OrganiserRecord] = append(b.ids[campaign.OrganiserRecord], o.ID)
		}
	}
	for _, o := range b.Posts {
		if o.Dropped {
			continue
		}
		f := campaign.PostFields{Title: b.text(o.Title), Note: b.text(o.Note)}
		for _, name := range o.People {
			f.PersonIDs = append(f.PersonIDs, b.person(b.text(name), campaign.PersonFields{Title: b.text(o.Offices[name])}))
		}
		b.check(o.ID, f.Check())
		b.outline.Posts = append(b.outline.Posts, f)
		b.ids[campaign.PostRecord] = append(b.ids[campaign.PostRecord], o.ID)
	}
	for _, o := range b.Duties {
		if o.Dropped {
			continue
		}
		id, words := b.who(o.Who)
		if len([]rune(words)) > longestName {
			words, o.What = "", words+"："+o.What
		}
		for _, what := range pieces(b.text(o.What), longestWhat) {
			f := campaign.DutyFields{PersonID: id, Who: words, What: what, DueOn: o.DueOn, State: campaign.Open}
			b.check(o.ID, f.Check())
			b.outline.Duties = append(b.outline.Duties, f)
			b.ids[campaign.DutyRecord] = append(b.ids[campaign.DutyRecord], o.ID)
		}
	}
	for _, o := range b.Budget {
		if f := (campaign.BudgetFields{Item: b.text(o.Item), Quantity: o.Quantity, Unit: b.text(o.Unit), UnitPriceCents: o.UnitPriceCents, Source: b.text(o.Source)}); !o.Dropped {
			b.check(o.ID, f.Check())
			b.outline.Budget = append(b.outline.Budget, f)
			b.ids[campaign.BudgetLineRecord] = append(b.ids[campaign.BudgetLineRecord], o.ID)
		}
	}
	for _, o := range b.Places {
		if f := (venue.Fields{Name: b.text(o.Name), Address: b.text(o.Address)}); !o.Dropped {
			b.check(o.ID, f.Check())
			b.venues = append(b.venues, builtVenue{o.ID, f})
		}
	}
}

// pieces cuts a text into pieces of at most n characters.
func pieces(text string, n int) (all []string) {
	for len([]rune(text)) > n {
		head := clipped(text, n)
		all, text = append(all, head), text[len(head):]
	}
	return append(all, text)
}

// plan fills the sections. What is unplaced stands before them where the
// document has it there, as an introduction, else at the end.
func (b *builder) plan() {
	var all []Section
	for _, s := range b.Sections {
		if !s.Dropped {
			all = append(all, s)
		}
	}
	first := firstLine(all)
	var opening, loose []Words
	for _, l := range b.Unplaced {
		switch {
		case l.Dropped:
		case l.Line < first && introduces(l.Text):
			opening = append(opening, l.Words)
		default:
			loose = append(loose, l.Words)
		}
	}
	words := locale.For(locale.Language(b.Details.Language))
	if len(loose) > 0 {
		all = append(all, Section{Part: Part{ID: "unplaced"}, Kind: campaign.TextSection, Level: 1, Number: b.nextNumber(all), Title: words.T("import.section.unplaced"), Body: loose})
	}
	if len(opening) > 0 {
		all = slices.Insert(all, 0, Section{Part: Part{ID: "opening"}, Kind: campaign.TextSection, Level: 1, Title: words.T("import.section.opening"), Body: opening})
	}
	for len(all) > mostSections {
		last, over := &all[mostSections-1], all[mostSections]
		last.Closing = append(append(append(last.Closing, Words{Text: over.Title}), over.Body...), over.Closing...)
		all = slices.Delete(all, mostSections, mostSections+1)
	}
	for _, s := range all {
		b.section(s)
	}
}

// introduces says whether a line is prose that may open a plan: a sentence, and
// neither a greeting nor a field in a line of its own.
func introduces(line string) bool {
	line = strings.TrimSpace(line)
	last, _ := utf8.DecodeLastRuneInString(line)
	label := strings.IndexAny(line, ":：")
	return utf8.RuneCountInString(line) >= 20 && strings.ContainsRune("。.！!", last) && (label < 0 || label > 60)
}

// firstLine returns the line on which the sections begin, 0 where they are not
// of the document.
func firstLine(sections []Section) int {
	for _, s := range sections {
		if len(s.Lines) > 0 {
			return s.Lines[0]
		}
	}
	return 0
}

// nextNumber counts on from the sections, as the plan counts; nothing where it
// does not.
func (b *builder) nextNumber(sections []Section) string {
	var rows []campaign.Section
	for _, s := range sections {
		if s.Number != "" {
			rows = append(rows, campaign.Section{SectionFields: campaign.SectionFields{Level: s.Level, Number: s.Number}})
		}
	}
	if len(rows) == 0 {
		return ""
	}
	return campaign.NextNumber(rows, len(rows)-1, 1, b.Details.Language)
}

// section adds a section, and goes on in further ones where its words are too
// long for one.
func (b *builder) section(s Section) {
	f := campaign.SectionFields{Kind: s.Kind, Level: s.Level, Number: s.Number, Title: b.text(s.Title)}
	body, closing := pieces(b.joined(s.Body), longestWords), pieces(b.joined(s.Closing), longestClosing)
	f.Body, f.Closing = body[0], closing[0]
	add := func(f campaign.SectionFields) {
		b.check(s.ID, f.Check())
		b.outline.Sections = append(b.outline.Sections, f)
		b.ids[campaign.SectionRecord] = append(b.ids[campaign.SectionRecord], s.ID)
	}
	add(f)
	more := body[1:]
	if len(closing) > 1 {
		more = append(more, pieces(strings.Join(closing[1:], ""), longestWords)...)
	}
	for _, words := range more {
		title := locale.For(locale.Language(b.Details.Language)).T("import.section.continued", "Title", clipped(f.Title, 100))
		add(campaign.SectionFields{Kind: campaign.TextSection, Level: s.Level, Title: title, Body: words})
	}
}

func (b *builder) joined(words []Words) string {
	lines := make([]string, len(words))
	for i, w := range words {
		lines[i] = w.Text
	}
	return b.text(strings.Join(lines, "\n"))
}

// gatherings fills the sessions with their items.
func (b *builder) gatherings() {
	for _, s := range b.Sessions {
		if s.Dropped {
			continue
		}
		made := builtSession{id: s.ID, fields: agenda.SessionFields{Title: b.text(s.Title), StartsOn: s.StartsOn, StartsAt: s.StartsAt, EndsOn: s.EndsOn, EndsAt: s.EndsAt, Zone: b.Details.Zone, AgeGroup: s.Age}}
		if slices.ContainsFunc(b.venues, func(v builtVenue) bool { return v.id == s.Place }) {
			made.fields.VenueID = new(s.Place)
		}
		at := -1 // the minute at which the next item begins, as far as it is certain
		if !s.StartsAt.IsZero() {
			at = minuteOf(s.StartsAt) * 60
		}
		for _, i := range s.Items {
			if i.Dropped {
				at = -1
				continue
			}
			item := b.item(i)
			switch {
			case i.StartsAt.IsZero():
			case i.Fixed, at != minuteOf(i.StartsAt)*60:
				item.FixedAt = i.StartsAt
				at = minuteOf(i.StartsAt) * 60
			}
			if at >= 0 && i.Seconds != nil {
				at += *i.Seconds
			} else {
				at = -1
			}
			b.check(i.ID, item.Check())
			made.items, made.ids = append(made.items, item), append(made.ids, i.ID)
		}
		b.check(s.ID, made.fields.Check())
		b.sessions = append(b.sessions, made)
	}
}

func (b *builder) item(i Item) agenda.NewItem {
	f := agenda.ItemFields{Kind: i.Kind, Title: b.text(i.Title), Numbered: i.Label != "", HostWords: b.text(i.HostWords), Note: b.text(i.Note), Backstage: i.Backstage, ChildOnStage: i.ChildOnStage}
	f.SpeakerID, f.Speaker = b.who(i.Speaker)
	if i.Seconds != nil {
		f.Seconds = agenda.LengthOf(*i.Seconds)
	}
	made := agenda.NewItem{ItemFields: f}
	for _, c := range i.Cues {
		made.Cues = append(made.Cues, agenda.CueFields{Channel: c.Channel, Text: b.text(c.Text), Offset: c.Offset})
	}
	_, err := agenda.CheckCues(made.Cues)
	b.check(i.ID, err)
	return made
}

// tidied returns the proposal with no part that a text would make impossible.
func (p *proposing) tidied() Proposal {
	if p.Details.EndsOn != (civil.Date{}) && p.Details.StartsOn.IsZero() {
		p.Details.EndsOn = civil.Date{}
	}
	return p.Proposal
}
