package planimport

import (
	"slices"
	"strings"

	"tongxing/internal/agenda"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
	"tongxing/internal/plandoc"
)

// TableSession is what a table has of one session. A table without a column of
// sessions or of days has one, without title and day.
type TableSession struct {
	Title    string
	StartsOn civil.Date
	Items    []TableItem
}

// TableItem is an item as a table has it. Time is as it is written there, On
// and At what it says: the day where it names one, and the start.
type TableItem struct {
	Time string
	On   civil.Date
	At   civil.TimeOfDay
	agenda.NewItem
}

// ReadTable returns the sessions and items of an agenda in rows below a row of
// headings. What a column holds is what its heading says; a column that no item
// has a field for goes into the note, behind its heading. Where there is no
// column of lengths, an item lasts until the next one's time. Rows without
// headings are read as a plan document's agenda is. Faults: Invalid where no
// agenda is found.
func ReadTable(rows [][]string) ([]TableSession, error) {
	at, heads := headings(rows)
	if heads == nil {
		return guessTable(rows)
	}
	r := &tableReader{heads: heads}
	for _, row := range rows[at+1:] {
		if !slices.Equal(row, rows[at]) { // repeated on every page
			r.row(row)
		}
	}
	if len(r.sessions) == 0 {
		return nil, fault.New(fault.Invalid, "table.no_agenda")
	}
	if !slices.ContainsFunc(heads, func(h heading) bool { return h.column == minutesColumn }) {
		for i := range r.sessions {
			lastUntilNext(r.sessions[i].Items)
		}
	}
	return r.sessions, nil
}

func lastUntilNext(items []TableItem) {
	for i := range items[:len(items)-1] {
		this, next := &items[i], items[i+1]
		if length := minuteOf(next.At) - minuteOf(this.At); !this.Seconds.Known() && !this.At.IsZero() && !next.At.IsZero() && this.On == next.On && length > 0 {
			this.Seconds = agenda.LengthOf(60 * length)
		}
	}
}

// guessTable reads rows without known headings by the manner of their words.
func guessTable(rows [][]string) ([]TableSession, error) {
	var text strings.Builder
	text.WriteString("活动方案\n\n一、活动程序\n")
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				text.WriteByte('\t')
			}
			text.WriteString(oneLine(cell))
		}
		text.WriteByte('\n')
	}
	plans, err := plandoc.Read("agenda.txt", []byte(text.String()))
	if err != nil {
		return nil, err
	}
	if len(plans) == 0 || len(plans[0].Agenda) == 0 {
		return nil, fault.New(fault.Invalid, "table.no_agenda")
	}
	p := &proposing{}
	var items []TableItem
	for _, read := range plans[0].Agenda {
		of := p.item(read)
		item := TableItem{At: of.StartsAt, NewItem: agenda.NewItem{ItemFields: agenda.ItemFields{Kind: of.Kind, Title: of.Title, Numbered: of.Label != "", Speaker: of.Speaker, Note: of.Note}}}
		if read.Time != nil {
			item.Time = *read.Time
		}
		if of.Seconds != nil {
			item.Seconds = agenda.LengthOf(*of.Seconds)
		}
		for _, c := range of.Cues {
			item.Cues = append(item.Cues, agenda.CueFields{Channel: c.Channel, Text: c.Text})
		}
		items = append(items, item)
	}
	lastUntilNext(items)
	return []TableSession{{Items: items}}, nil
}
