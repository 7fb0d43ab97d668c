package report

import (
	"strconv"
	"strings"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/plandoc/write"
)

// Document returns the report as a document in the campaign's language. What
// nobody has said anything about has no section.
func (r Report) Document() write.Document {
	p := paper{locale.For(locale.Language(r.Campaign.Language)), r}
	d := write.Document{Language: r.Campaign.Language, Title: p.title(), Issuers: p.issuers(), Changed: r.changed}
	if len(d.Issuers) > 0 {
		d.Date = p.Date(civil.DateOf(r.changed.In(r.Campaign.Location())))
	}
	if !r.Begun {
		d.Title = p.T("report.draft_title", "Title", d.Title)
		d.Sections = []write.Section{{Level: 1, Blocks: []write.Block{{Lines: []string{p.T("report.draft")}}}}}
	}
	headed := 0
	for _, part := range []struct {
		title  string
		blocks []write.Block
	}{
		{p.T("report.part.facts"), p.facts()},
		{p.T(p.agendaTitle()), p.agenda()},
		{p.T("report.part.went"), prose(r.Went)},
		{p.T("report.part.learnt"), prose(r.Learnt)},
		{p.T("report.part.thanks"), p.thanks()},
		{p.T("report.part.photographs"), p.photographs()},
	} {
		if len(part.blocks) > 0 {
			headed++
			d.Sections = append(d.Sections, write.Section{Level: 1, Mark: p.mark(headed), Title: part.title, Blocks: part.blocks})
		}
	}
	return d
}

// paper is a report being written.
type paper struct {
	*locale.Printer
	Report
}

// title is what the campaign is called, a report and no plan.
func (p paper) title() string {
	return p.T("report.document_title", "Title", strings.TrimSuffix(p.Campaign.Title, "方案"))
}

// mark numbers a section.
func (p paper) mark(n int) string {
	if p.Language() == locale.Chinese {
		return locale.ChineseNumber(n) + "、"
	}
	return strconv.Itoa(n) + ". "
}

// issuers are who issued the plan, else who carried it out.
func (p paper) issuers() []string {
	for _, rank := range []campaign.Rank{campaign.Issue, campaign.Undertake, campaign.Host} {
		var names []string
		for _, o := range p.plan.Organisers {
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

// facts are when and where it was, and what was counted.
func (p paper) facts() (blocks []write.Block) {
	var lines, places []string
	if days := p.Days(p.Campaign.StartsOn, p.Campaign.EndsOn); days != "" {
		lines = append(lines, p.T("report.when")+p.T("plandoc.colon")+days)
	}
	for _, s := range p.Sessions {
		if s.VenueID != nil && p.places[*s.VenueID] != "" && !strings.Contains(strings.Join(places, "\n"), p.places[*s.VenueID]) {
			places = append(places, p.places[*s.VenueID])
		}
	}
	if len(places) > 0 {
		lines = append(lines, p.T("report.where")+p.T("plandoc.colon")+strings.Join(places, p.T("plandoc.comma")))
	}
	if len(lines) > 0 {
		blocks = append(blocks, write.Block{Lines: lines})
	}
	table, row := write.Block{Kind: write.Grid}, []string{}
	add := func(key, value string) {
		table.Columns, row = append(table.Columns, write.Column{Head: p.T(key), Weight: 1, Centre: true}), append(row, value)
	}
	for _, f := range p.figures() {
		if f.words != "" {
			add("report.figure."+f.name, f.words)
		}
	}
	if p.ReceivedCents != nil {
		add("report.figure.received_cents", p.Money(*p.ReceivedCents))
	}
	if len(row) > 0 {
		table.Rows = [][]string{row}
		blocks = append(blocks, table)
	}
	if p.Goods != "" {
		blocks = append(blocks, prose(p.T("report.goods")+p.T("plandoc.colon")+p.Goods)...)
	}
	return blocks
}

// agenda is a table a session: when each item began, how long it took, and
// what was planned where that was different.
func (p paper) agenda() (blocks []write.Block) {
	for _, s := range p.Sessions {
		if len(s.Items) == 0 {
			continue
		}
		caption := s.Title
		if !s.StartsOn.IsZero() {
			caption = p.T("plandoc.beside", "Name", s.Title, "Words", p.Date(s.StartsOn))
		}
		table := write.Block{Kind: write.Grid, Columns: []write.Column{
			{Head: p.T("report.column.time"), Weight: 3, Centre: true, Fit: true}, {Head: p.T("report.column.item"), Weight: 8},
			{Head: p.T("report.column.minutes"), Weight: 3, Centre: true}, {Head: p.T("report.column.note"), Weight: 6},
		}}
		noted := false
		for _, item := range s.Items {
			row := p.row(item)
			table.Rows, noted = append(table.Rows, row), noted || row[3] != ""
		}
		if !noted {
			table = withoutLast(table)
		}
		blocks = append(blocks, write.Block{Kind: write.Caption, Lines: []string{caption}}, table)
	}
	return blocks
}

// withoutLast drops a table's last column.
func withoutLast(table write.Block) write.Block {
	table.Columns = table.Columns[:len(table.Columns)-1]
	for i, row := range table.Rows {
		table.Rows[i] = row[:len(row)-1]
	}
	return table
}

func (p paper) row(item Item) []string {
	if item.LeftOut {
		return []string{"", item.Title, "", p.T("report.left_out")}
	}
	minutes, notes := "", []string{}
	if item.Length.Known() {
		minutes = p.Minutes(item.Length.Seconds())
	}
	if planned := item.Planned.StartedAt; planned != item.StartedAt && !planned.IsZero() {
		notes = append(notes, p.T("report.planned_time", "Time", planned))
	}
	if planned := item.Planned.Length; planned != item.Length && planned.Known() {
		notes = append(notes, p.T("report.planned_length", "Length", p.Duration(planned.Seconds())))
	}
	return []string{item.StartedAt.String(), item.Title, minutes, strings.Join(notes, p.T("plandoc.semicolon"))}
}

// agendaTitle is the key of what the agenda is called: before the day it is
// what is planned.
func (p paper) agendaTitle() string {
	if p.Begun {
		return "report.part.agenda"
	}
	return "report.part.planned"
}

// thanks are the words of thanks. Before the day nobody is thanked in words
// that nobody has typed.
func (p paper) thanks() []write.Block {
	if !p.Begun && p.Version == 0 {
		return nil
	}
	return prose(p.Thanks)
}

// photographs are a list, one a line.
func (p paper) photographs() []write.Block {
	var lines []string
	for line := range strings.Lines(p.Photographs) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return []write.Block{{Kind: write.Numbers, First: 1, Lines: lines}}
}

// prose is a text as people typed it.
func prose(text string) (blocks []write.Block) {
	kinds := map[campaign.BlockKind]write.BlockKind{campaign.Paragraph: write.Paragraphs, campaign.Bullets: write.Bullets, campaign.Numbers: write.Numbers}
	for _, b := range campaign.ParseText(text) {
		blocks = append(blocks, write.Block{Kind: kinds[b.Kind], First: b.First, Lines: b.Lines})
	}
	return blocks
}
