package planpaper

import (
	"context"
	"strings"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/civil"
	"tongxing/internal/spreadsheet"
)

// List is one of the lists that a campaign gives as a sheet.
type List string

// The lists.
const (
	AgendaList List = "agenda" // with what is behind the scenes, as the team's page shows it
	DutiesList List = "duties"
	PeopleList List = "people"
)

// Workbook returns lists of the campaign with that id or slug as sheets, in
// the campaign's language, for one who may see it. Faults: NotFound.
func (s *Service) Workbook(ctx context.Context, who account.Actor, idOrSlug string, lists ...List) (title string, b spreadsheet.Book, err error) {
	m, err := s.material(ctx, who, idOrSlug)
	if err != nil {
		return "", b, err
	}
	for _, list := range lists {
		switch list {
		case AgendaList:
			b.Sheets = append(b.Sheets, m.agendaSheet())
		case DutiesList:
			b.Sheets = append(b.Sheets, m.dutiesSheet())
		case PeopleList:
			b.Sheets = append(b.Sheets, m.peopleSheet())
		}
	}
	return m.Campaign.Title, b, nil
}

// sheet returns an empty sheet. Columns are keys of headings with widths.
func (m *material) sheet(list List, columns ...spreadsheet.Column) spreadsheet.Sheet {
	for i := range columns {
		columns[i].Head = m.T("plandoc.column." + columns[i].Head)
	}
	return spreadsheet.Sheet{Name: m.T("plandoc.sheet." + string(list)), Columns: columns}
}

// words are cells of text.
func words(all ...string) (cells []spreadsheet.Cell) {
	for _, s := range all {
		cells = append(cells, spreadsheet.Text(s))
	}
	return cells
}

func (m *material) agendaSheet() spreadsheet.Sheet {
	sheet := m.sheet(AgendaList, spreadsheet.Column{Head: "session", Width: 14}, spreadsheet.Column{Head: "date", Width: 14}, spreadsheet.Column{Head: "number", Width: 10},
		spreadsheet.Column{Head: "time", Width: 9}, spreadsheet.Column{Head: "minutes", Width: 8}, spreadsheet.Column{Head: "item_of_agenda", Width: 30},
		spreadsheet.Column{Head: "speaker", Width: 16}, spreadsheet.Column{Head: "owner", Width: 16}, spreadsheet.Column{Head: "cues", Width: 44}, spreadsheet.Column{Head: "note", Width: 30})
	for _, s := range m.sessions {
		if s.Cancelled() {
			continue
		}
		timetable := agenda.Timing(s)
		for i, item := range s.Items {
			sheet.Rows = append(sheet.Rows, m.itemCells(s, item, timetable.Slots[i]))
		}
	}
	return sheet
}

func (m *material) itemCells(s agenda.Session, item agenda.Item, slot agenda.Slot) []spreadsheet.Cell {
	number, starts, minutes := "", "", spreadsheet.Text("")
	if slot.Ordinal > 0 {
		number = m.Ordinal(slot.Ordinal)
	}
	if item.Backstage {
		number = m.T("plandoc.backstage")
	}
	if !slot.About && !slot.Starts.IsZero() {
		at := slot.Starts.In(s.Location())
		starts = civil.TimeOfDayOf(at).String()
		if day := civil.DateOf(at); !s.StartsOn.IsZero() && day != s.StartsOn {
			starts = m.Date(day) + " " + starts
		}
	}
	if item.Seconds.Known() {
		minutes = spreadsheet.Number(float64(item.Seconds.Seconds()) / 60)
	}
	var cues []string
	for _, cue := range item.Cues {
		text := cue.Text
		if text == "" && cue.AccessCode != "" {
			text = m.T("venue.access." + string(cue.AccessCode))
		}
		cues = append(cues, m.T("agenda.channel."+string(cue.Channel))+m.T("plandoc.colon")+text)
	}
	cells := append(words(s.Title, m.Date(s.StartsOn), number, starts), minutes)
	return append(cells, words(item.Title, m.who(item.SpeakerID, item.Speaker), m.who(item.OwnerID, item.Owner), strings.Join(cues, m.T("plandoc.semicolon")+"\n"), item.Note)...)
}

func (m *material) dutiesSheet() spreadsheet.Sheet {
	sheet := m.sheet(DutiesList, spreadsheet.Column{Head: "who", Width: 20}, spreadsheet.Column{Head: "task", Width: 60}, spreadsheet.Column{Head: "due", Width: 16}, spreadsheet.Column{Head: "state", Width: 12})
	for _, duty := range m.Duties {
		sheet.Rows = append(sheet.Rows, words(duty.Doer(), duty.What, m.Date(duty.DueOn), m.T("plandoc.duty."+string(duty.State))))
	}
	return sheet
}

func (m *material) peopleSheet() spreadsheet.Sheet {
	sheet := m.sheet(PeopleList, spreadsheet.Column{Head: "name", Width: 14}, spreadsheet.Column{Head: "organisation", Width: 30}, spreadsheet.Column{Head: "title", Width: 20}, spreadsheet.Column{Head: "phone", Width: 18})
	for _, p := range m.People {
		sheet.Rows = append(sheet.Rows, words(p.Name, p.Organisation, p.Title, string(p.Phone)))
	}
	return sheet
}
