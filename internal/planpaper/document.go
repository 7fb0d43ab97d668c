package planpaper

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/plandoc"
	"tongxing/internal/plandoc/write"
)

// document fills the neutral document.
func (m *material) document() write.Document {
	d := write.Document{Language: m.Campaign.Language, Title: m.Campaign.Title, Changed: m.changed}
	for i, s := range m.Sections {
		section := m.section(s.SectionFields)
		if i == 0 && s.Opens() {
			section.Title = ""
		}
		d.Sections = append(d.Sections, section)
	}
	if d.Issuers = m.issuers(); len(d.Issuers) > 0 {
		d.Date = m.Date(civil.DateOf(m.changed.In(m.Campaign.Location())))
	}
	return d
}

// issuers are who signs the plan: who issues it, else who hosts it.
func (m *material) issuers() (names []string) {
	for _, rank := range []campaign.Rank{campaign.Issue, campaign.Host} {
		for _, o := range m.Organisers {
			if o.Rank == rank {
				names = append(names, o.Name)
			}
		}
		if len(names) > 0 {
			return names
		}
	}
	return nil
}

func (m *material) section(s campaign.SectionFields) write.Section {
	return write.Section{Level: s.Level, Mark: s.Mark(), Title: s.Title,
		Blocks: concat(prose(s.Body), m.structured(s), prose(s.Closing))}
}

// structured is what stands between the lead-in and the closing words of a
// section whose content is the campaign's own.
func (m *material) structured(s campaign.SectionFields) []write.Block {
	switch s.Kind {
	case campaign.ThemeSection:
		return prose(m.labelled(s, m.Campaign.Theme))
	case campaign.PurposeSection:
		return prose(m.Campaign.Purpose)
	case campaign.PeriodSection:
		return prose(m.labelled(s, m.period()))
	case campaign.PlacesSection:
		var lines []string
		for _, place := range m.places() {
			lines = append(lines, m.labelled(s, place))
		}
		return paragraphs(lines...)
	case campaign.OrganisersSection:
		return paragraphs(m.organisers()...)
	case campaign.CommitteeSection:
		return m.committee()
	case campaign.DutiesSection:
		return m.duties()
	case campaign.AgendaSection:
		return m.agenda()
	case campaign.BudgetSection:
		return m.budget()
	case campaign.ContactsSection:
		return m.contactTable()
	}
	return nil
}

func concat(parts ...[]write.Block) (all []write.Block) {
	for _, part := range parts {
		all = append(all, part...)
	}
	return all
}

// prose is a plan's text as people typed it.
func prose(text string) (blocks []write.Block) {
	kinds := map[campaign.BlockKind]write.BlockKind{campaign.Paragraph: write.Paragraphs, campaign.Bullets: write.Bullets, campaign.Numbers: write.Numbers}
	for _, b := range campaign.ParseText(text) {
		blocks = append(blocks, write.Block{Kind: kinds[b.Kind], First: b.First, Lines: b.Lines})
	}
	return blocks
}

func paragraphs(lines ...string) []write.Block {
	if len(lines) == 0 {
		return nil
	}
	return []write.Block{{Kind: write.Paragraphs, Lines: lines}}
}

// labelled says what a value is where the section's heading does not, or where
// other words stand beside it: 时间：5月15日. Nobody takes a remark for it then.
func (m *material) labelled(s campaign.SectionFields, value string) string {
	alone := strings.TrimSpace(s.Body+s.Closing) == "" || s.Kind == campaign.ThemeSection
	if value == "" || alone && plandoc.Announces(s.Title, string(s.Kind)) {
		return value
	}
	return m.T("plandoc.label."+string(s.Kind)) + m.T("plandoc.colon") + value
}

// period is the campaign's dates, and the words that stand beside them; the
// dates only where the words do not state them.
func (m *material) period() string {
	c := m.Campaign
	days := m.Days(c.StartsOn, c.EndsOn)
	switch {
	case c.Period == "":
		return days
	case days == "" || states(c.Period, c.StartsOn) && states(c.Period, c.EndsOn):
		return c.Period
	}
	return days + m.T("plandoc.clause") + c.Period
}

var figures = regexp.MustCompile(`[0-9]+`)

// states says whether words name a date's year and day in figures; no date is
// in all words.
func states(words string, d civil.Date) bool {
	all := figures.FindAllString(words, -1)
	return d.IsZero() || slices.Contains(all, strconv.Itoa(d.Year)) && slices.Contains(all, strconv.Itoa(d.Day))
}

func (m *material) places() (lines []string) {
	for _, v := range m.venues {
		line := v.Name
		if v.Address != "" {
			line = m.T("plandoc.beside", "Name", v.Name, "Words", v.Address)
		}
		lines = append(lines, line)
	}
	return lines
}

// organisers is one line a rank; who issues the plan signs it instead.
func (m *material) organisers() (lines []string) {
	for _, rank := range campaign.Ranks {
		var names []string
		for _, o := range m.Organisers {
			if o.Rank == rank && rank != campaign.Issue {
				names = append(names, o.Name)
			}
		}
		if len(names) > 0 {
			lines = append(lines, m.T("plandoc.rank."+string(rank))+m.T("plandoc.colon")+strings.Join(names, m.T("plandoc.comma")))
		}
	}
	return lines
}

// committee is a line a post where everybody knows the posts and they are held
// by people alone, as 组长：陈明; a table where they need its headings.
func (m *material) committee() []write.Block {
	if slices.ContainsFunc(m.Posts, func(p campaign.Post) bool { return p.Note != "" || !plandoc.CertainPost(p.Title) }) {
		t := table{}
		title, names := t.column("plandoc.column.office", 3), t.column("plandoc.column.name", 9)
		for _, post := range m.Posts {
			title.add(post.Title)
			names.add(cmp.Or(strings.Join(m.holders(post), m.T("plandoc.comma")), m.T("plandoc.unfilled")))
		}
		return t.blocks(m)
	}
	var lines []string
	for _, post := range m.Posts {
		lines = append(lines, strings.TrimSpace(post.Title+m.T("plandoc.colon")+strings.Join(m.holders(post), m.T("plandoc.comma"))))
	}
	return paragraphs(lines...)
}

// holders are who holds a post, each with what they are: 陶静（园长）.
func (m *material) holders(post campaign.Post) []string {
	names := post.Names()
	for i, person := range post.People {
		if person.Title != "" && person.Title != post.Title && !strings.Contains(person.Name, person.Title) {
			names[i] = m.T("plandoc.beside", "Name", person.Name, "Words", person.Title)
		}
	}
	return names
}

func (m *material) duties() []write.Block {
	if len(m.Duties) == 0 {
		return nil
	}
	t := table{}
	who, what, due := t.column("plandoc.column.who", 3), t.column("plandoc.column.task", 6), t.column("plandoc.column.due", 3)
	due.Centre = true
	for _, duty := range m.Duties {
		who.add(duty.Doer())
		what.add(duty.What)
		due.add(m.Date(duty.DueOn))
	}
	return t.blocks(m)
}

func (m *material) budget() []write.Block {
	if len(m.Budget) == 0 {
		return nil
	}
	t := table{}
	item, quantity, price := t.column("plandoc.column.item", 5), t.column("plandoc.column.quantity", 2), t.column("plandoc.column.price", 3)
	amount, source := t.column("plandoc.column.amount", 3), t.column("plandoc.column.source", 3)
	quantity.Centre, price.Right, amount.Right = true, true, true
	var prices, amounts []int64
	for _, line := range m.Budget {
		item.add(line.Item)
		quantity.add(strconv.FormatInt(line.Quantity, 10) + line.Unit)
		source.add(line.Source)
		prices, amounts = append(prices, line.UnitPriceCents), append(amounts, line.Cents())
	}
	item.add(m.T("plandoc.total"))
	price.cells, amount.cells = m.money(prices), m.money(append(amounts, campaign.TotalCents(m.Budget)))
	return t.blocks(m)
}

// money writes the amounts of a column: without 角 and 分 where none has any.
func (m *material) money(cents []int64) (all []string) {
	whole := !slices.ContainsFunc(cents, func(c int64) bool { return c%100 != 0 })
	for _, c := range cents {
		words := m.Money(c)
		if whole {
			words = strings.TrimSuffix(words, ".00")
		}
		all = append(all, words)
	}
	return all
}

// contacts are the people whom sheets or the public page name.
func (m *material) contacts() (all []campaign.Person) {
	for _, p := range m.People {
		if p.OnSheet || p.Public {
			all = append(all, p)
		}
	}
	return all
}

func (m *material) contactTable() []write.Block {
	contacts := m.contacts()
	if len(contacts) == 0 {
		return nil
	}
	t := table{}
	// The number beside the name: a word of the post, 安静室, is no name then.
	name, phone, post := t.column("plandoc.column.name", 3), t.column("plandoc.column.phone", 4), t.column("plandoc.column.post", 5)
	for _, p := range contacts {
		name.add(p.Name)
		post.add(strings.TrimSpace(p.Organisation + " " + p.Title))
		phone.add(string(p.Phone))
	}
	return t.blocks(m)
}

// who names a person of the campaign, with the words that stand beside.
func (m *material) who(id *string, words string) string {
	var names []string
	if id != nil {
		if person, known := m.people[*id]; known {
			names = append(names, person.Name)
		}
	}
	if words != "" {
		names = append(names, words)
	}
	return strings.Join(names, m.T("plandoc.comma"))
}

// agenda is one table a session, under its name where there are several.
func (m *material) agenda() (blocks []write.Block) {
	tables := map[string][]write.Block{}
	for _, s := range m.sessions {
		if t := m.sessionTable(s); len(t) > 0 && !s.Cancelled() {
			tables[s.ID] = t
		}
	}
	for _, s := range m.sessions {
		if len(tables) > 1 && tables[s.ID] != nil {
			blocks = append(blocks, write.Block{Kind: write.Caption, Lines: []string{m.caption(s)}})
		}
		blocks = append(blocks, tables[s.ID]...)
	}
	return blocks
}

func (m *material) caption(s agenda.Session) string {
	words := m.Date(s.StartsOn)
	if !s.StartsAt.IsZero() {
		words = strings.TrimSpace(words + " " + s.StartsAt.String())
	}
	for _, v := range m.venues {
		if s.VenueID != nil && v.ID == *s.VenueID {
			if words != "" {
				words += m.T("plandoc.clause")
			}
			words += v.Name
		}
	}
	if words == "" {
		return s.Title
	}
	return m.T("plandoc.beside", "Name", s.Title, "Words", words)
}

func (m *material) sessionTable(s agenda.Session) []write.Block {
	t := table{}
	number, time, length := t.column("plandoc.column.number", 3), t.column("plandoc.column.time", 5), t.column("plandoc.column.minutes", 2)
	item, speaker, cues := t.column("plandoc.column.item_of_agenda", 6), t.column("plandoc.column.speaker", 3), t.column("plandoc.column.cues", 9)
	for _, c := range []*column{number, time, length} {
		c.Centre, c.Fit = true, true
	}
	for _, row := range m.rows(s) {
		number.add(row.label)
		time.add(row.time("—"))
		minutes := ""
		if row.time("—") == "" || row.ends.IsZero() {
			minutes = row.minutes
		}
		length.add(minutes)
		item.add(row.item.Title)
		speaker.add(m.who(row.item.SpeakerID, row.item.Speaker))
		var words []string
		for _, cue := range row.item.Cues {
			words = append(words, m.T("agenda.channel."+string(cue.Channel))+m.T("plandoc.colon")+cue.Text)
		}
		cues.add(strings.Join(words, m.T("plandoc.semicolon")+"\n"))
	}
	return t.blocks(m)
}

// agendaRow is an item as a plan tells it.
type agendaRow struct {
	item         agenda.Item
	label        string // 第一项; empty where the item is not counted
	starts, ends civil.TimeOfDay
	minutes      string // bare; empty where the length is unknown
}

// time is the item's certain time of day, with dash between start and end.
func (r agendaRow) time(dash string) string {
	if r.starts.IsZero() || r.ends.IsZero() {
		return r.starts.String()
	}
	return r.starts.String() + dash + r.ends.String()
}

// rows are the items that the audience meets. Times that rest on an unknown
// length are left out: a plan states what is certain.
func (m *material) rows(s agenda.Session) (rows []agendaRow) {
	timetable := agenda.Timing(s)
	for i, item := range s.Items {
		if item.Backstage {
			continue
		}
		slot, row := timetable.Slots[i], agendaRow{item: item}
		if slot.Ordinal > 0 {
			row.label = m.Ordinal(slot.Ordinal)
		}
		if !slot.About && !slot.Starts.IsZero() {
			row.starts = civil.TimeOfDayOf(slot.Starts.In(s.Location()))
			if !slot.Ends.IsZero() && slot.Ends.After(slot.Starts) {
				row.ends = civil.TimeOfDayOf(slot.Ends.In(s.Location()))
			}
		}
		if item.Seconds.Known() {
			row.minutes = strconv.FormatFloat(float64(item.Seconds.Seconds())/60, 'f', -1, 64)
			if item.Seconds.Seconds()%60 != 0 {
				row.minutes = m.Duration(item.Seconds.Seconds())
			}
		}
		rows = append(rows, row)
	}
	return rows
}
