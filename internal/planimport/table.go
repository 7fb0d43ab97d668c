package planimport

import (
	"strings"

	"tongxing/internal/agenda"
	"tongxing/internal/fault"
	"tongxing/internal/plandoc"
)

// TableItem is an item as a table has it. Time is as it is written there.
type TableItem struct {
	Time string
	agenda.NewItem
}

// ReadTable returns the items of an agenda in rows below a row of headings,
// found by the words that plan documents use for them. A length that is not
// stated follows from the next item's time. Faults: Invalid where no agenda is
// found.
func ReadTable(rows [][]string) ([]TableItem, error) {
	var text strings.Builder
	text.WriteString("活动方案\n\n一、活动程序\n")
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				text.WriteByte('\t')
			}
			text.WriteString(strings.Join(strings.Fields(cell), " "))
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
	read := plans[0].Agenda
	items := make([]TableItem, len(read))
	for i, from := range read {
		f := agenda.ItemFields{Kind: kindOf(from.Title), Title: from.Title, Numbered: from.Label != nil}
		if from.Speaker != nil {
			f.Speaker = *from.Speaker
		}
		if from.Time != nil {
			items[i].Time = *from.Time
		}
		switch {
		case from.Minutes != nil:
			f.Seconds = agenda.LengthOf(int(*from.Minutes * 60))
		case i+1 < len(read) && from.Time != nil && read[i+1].Time != nil:
			if minutes := minuteOf(firstClock(*read[i+1].Time)) - minuteOf(firstClock(*from.Time)); minutes > 0 {
				f.Seconds = agenda.LengthOf(60 * minutes)
			}
		}
		items[i].ItemFields = f
		for _, c := range from.Cues {
			items[i].Cues = append(items[i].Cues, agenda.CueFields{Channel: agenda.Channel(c.Channel), Text: c.Text})
		}
	}
	return items, nil
}
