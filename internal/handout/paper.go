package handout

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"tongxing/internal/agenda"
	"tongxing/internal/cache"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/runsheet"
)

// printed is an edition with all that its paper needs.
type printed struct {
	Edition
	zone   string
	since  int // the number of the edition that changes are marked against; 0 where none
	before Content
}

// press prints an edition's paper.
func (s *Service) press(e printed) (Paper, error) {
	made, err := s.pages(e)
	return Paper{Finished: cache.Prepare(made, civil.Instant{}), Name: e.fileName() + pdfEnding}, err
}

func (s *Service) pages(e printed) ([]byte, error) {
	if e.role().Form == Public {
		return finished(s.paper.Programme(leafletOf(e)))
	}
	return finished(s.paper.Sheets(sheetOf(e)))
}

// word makes an edition's paper as a file that can be edited.
func word(e printed) (Paper, error) {
	made, err := runsheet.Word(sheetOf(e))
	return Paper{Finished: cache.Prepare(made, civil.Instant{}), Name: e.fileName() + wordEnding}, err
}

// The endings of files.
const (
	pdfEnding  = ".pdf"
	wordEnding = ".docx"
)

// finished says in words that a font is missing.
func finished(made []byte, err error) ([]byte, error) {
	if missing := (*runsheet.FontError)(nil); errors.As(err, &missing) {
		return nil, fault.Wrap(err, fault.Unready, "handout.no_fonts", "File", missing.File)
	}
	return made, err
}

func (e printed) role() Role { return roleOf(e.Role) }

// footer is how an edition is named on its paper.
func (e printed) footer(p *locale.Printer) runsheet.Edition {
	footer := runsheet.Edition{
		Label: p.T("handout.edition", "Number", e.Number), Made: p.T("handout.made", "When", p.Moment(e.MadeAt, location(e.zone))),
		At: e.MadeAt, Code: e.Code, Address: e.content.Site + "/sheet/" + e.Code,
	}
	footer.ByHand = p.T("handout.by_hand", "Number", e.Number)
	if e.content.Draft {
		footer.Draft = p.T("handout.draft")
	}
	if e.content.Page != "" {
		footer.Address = e.content.Site + e.content.Page
	}
	return footer
}

func sheetOf(e printed) runsheet.RunSheet {
	p, c := locale.For(e.Language), e.content
	edition := e.footer(p)
	sheet := runsheet.Sheet{Kicker: c.Theme, Title: c.Title, Contacts: slices.Clone(c.Contacts), Script: e.role().Form == Script, CuesWide: e.role().ByTime}
	for i, contact := range sheet.Contacts {
		sheet.Contacts[i].Stays = firstAid(contact.Who)
	}
	for _, fact := range c.Facts {
		if fact.Key == dayFact {
			sheet.When = strings.Join(fact.Lines, " ")
			continue
		}
		sheet.Facts = append(sheet.Facts, fact.Lines...)
	}
	var changes Changes
	if e.since > 0 {
		edition.Legend = p.T("handout.legend", "Number", e.since)
		changes = Compare(e.before, c, p)
		if lines := changes.beside(p); len(lines) > 0 {
			sheet.Changes = runsheet.Fact{Label: p.T("handout.since", "Number", e.since), Lines: lines}
		}
	}
	marks := changes.marks(p)
	for _, part := range c.Parts {
		for _, row := range part.Rows {
			sheet.Rows = append(sheet.Rows, runsheet.Row{
				Time: row.Time, Minutes: row.Minutes, Number: row.Number, Title: row.Title, Words: row.Words, Speech: row.Speech, Responsible: row.Responsible,
				Note: strings.Join(nonEmpty(append(row.Notices[:len(row.Notices):len(row.Notices)], row.Note)), "\n"),
				Cues: row.Cues, Tag: row.Tag, Change: marks[row.ID], MayDrop: row.MayDrop,
			})
		}
	}
	sheet.Edition = edition
	return runsheet.RunSheet{
		Title: c.Title + " · " + p.T("handout.name."+e.role().Name), Language: string(e.Language), Sheets: []runsheet.Sheet{sheet}, Labels: sheetLabels(p),
	}
}

// marks says what changed in rows that are there, by their ids.
func (c Changes) marks(p *locale.Printer) map[string]string {
	marks := map[string]string{}
	for _, row := range c.Rows {
		switch row.Change {
		case Added:
			marks[row.ID] = p.T("handout.mark.added")
		case Altered:
			marks[row.ID] = p.T("handout.mark.altered", "What", strings.Join(row.What, p.T("handout.semicolon")))
		}
	}
	return marks
}

// beside tells what no row can: what changed above the rows, and which rows are
// gone.
func (c Changes) beside(p *locale.Printer) []string {
	lines := c.Opening(p)
	for _, gone := range c.Rows {
		if gone.Change == Gone {
			lines = append(lines[:len(lines):len(lines)], p.T("handout.mark.gone", "Title", gone.Title))
		}
	}
	return lines
}

// pieces are the names of songs and plays, which say nothing of who sings.
var pieces = regexp.MustCompile(`《[^》]*》`)

// easyWords names what happens for those who read pictures: by the kind, and
// where everybody joins in by what they do, which the title says.
func easyWords(row Row) string {
	title := strings.ToLower(pieces.ReplaceAllString(row.Title, ""))
	says := func(words ...string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(title, word) })
	}
	all := row.Kind == string(agenda.Interaction) || row.Kind == string(agenda.Performance) && says("全体", "全场", "大家", "一起", "together", "everyone")
	switch {
	case !all:
		return row.Kind
	case says("律动", "跳", "舞", "操", "move", "dance"):
		return "moving"
	case says("歌", "唱", "sing", "song"):
		return "singing"
	case says("读", "书", "绘本", "read", "book"):
		return "reading"
	case row.Kind == string(agenda.Performance):
		return "other"
	}
	return row.Kind
}

func sheetLabels(p *locale.Printer) runsheet.SheetLabels {
	return runsheet.SheetLabels{
		Time: p.T("handout.column.time"), Minutes: p.T("handout.column.minutes"), Number: p.T("handout.column.number"), Item: p.T("handout.column.item"),
		Responsible: p.T("handout.column.responsible"), Cues: p.T("handout.column.cues"), Done: p.T("handout.column.done"),
		Continued: p.T("handout.continued"), MayDrop: p.T("handout.may_drop"), Scan: p.T("handout.scan"), Page: p.T("handout.page"), Words: p.T("handout.words"),
	}
}

func leafletOf(e printed) runsheet.Programme {
	p, c := locale.For(e.Language), e.content
	out := runsheet.Programme{
		Language: string(e.Language), Large: e.Size == Large, Pictures: e.Size == Pictures, Compact: e.Role != ProgrammeRole.Code, Title: c.Title, Theme: c.Theme, Contacts: c.Contacts, OrganisedBy: p.T("handout.organised_by"),
		Organisers: c.Organisers, Edition: e.footer(p), Scan: p.T("handout.scan"), Page: p.T("handout.page"),
	}
	var changes Changes
	if e.since > 0 {
		out.Edition.Legend = p.T("handout.legend", "Number", e.since)
		changes = Compare(e.before, c, p)
		out.Changes = runsheet.Fact{Label: p.T("handout.since", "Number", e.since), Lines: changes.beside(p)}
	}
	marks := changes.marks(p)
	if c.Page != "" {
		out.ScreenReaders, out.Scan = p.T("handout.screen_readers"), p.T("handout.scan_page")
	}
	var names []string
	for _, o := range c.Organisers {
		names = append(names, o.Names...)
	}
	out.Author = strings.Join(names, p.T("handout.comma"))
	for _, fact := range c.Facts {
		if out.Pictures && !slices.Contains(pictureFacts, fact.Key) {
			continue
		}
		// A line each, so that pages may part between them.
		for i, line := range fact.Lines {
			part := runsheet.Fact{Lines: []string{line}}
			if i == 0 {
				part.Label = fact.Label
			}
			out.Facts = append(out.Facts, part)
		}
	}
	for _, part := range c.Parts {
		session := runsheet.ProgrammeSession{Title: part.Title, When: part.When, Place: part.Place}
		for _, row := range part.Rows {
			item := runsheet.PublicItem{Time: row.Time, Title: row.Title, Who: strings.Join(row.Responsible, p.T("handout.comma")), Tag: row.Tag, Change: marks[row.ID]}
			if out.Pictures {
				item.Picture, item.Words, item.Clock = row.Kind, p.T("handout.easy."+easyWords(row)), row.At
			}
			session.Items = append(session.Items, item)
		}
		out.Sessions = append(out.Sessions, session)
	}
	if out.Pictures {
		out.Organisers = nil
		out.Facts = append(out.Facts, runsheet.Fact{Label: p.T("handout.fact." + kindlyFact), Lines: []string{p.T("programme.kindly.stage")}}, runsheet.Fact{Lines: []string{p.T("programme.kindly.leave")}})
	}
	return out
}

// pictureFacts are what stands above pictures: few words, and what decides
// whether one can come.
var pictureFacts = []string{stateFact, timesFact, placeFact}

// fileName is what the paper is called where it is saved.
func (e printed) fileName() string {
	p := locale.For(e.Language)
	parts := []string{e.content.Title, p.T("handout.name." + e.role().Name)}
	if e.Size != Normal {
		parts = append(parts, p.T("handout.size."+string(e.Size)))
	}
	return fileName(append(parts, p.T("handout.edition", "Number", e.Number))...)
}

func fileName(parts ...string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, strings.Join(parts, "-"))
}

func nonEmpty(lines []string) []string {
	var kept []string
	for _, line := range lines {
		if line != "" {
			kept = append(kept, line)
		}
	}
	return kept
}
