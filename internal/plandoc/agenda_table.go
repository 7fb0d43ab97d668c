package plandoc

import "strings"

// readTables reads the tables of an agenda section; false where it holds none
// that runs through times or items. In a weak section the columns must say
// when.
func (a *agendaReader) readTables(body []line, strong bool, where string) bool {
	found := false
	for _, t := range tables(body) {
		if len(t.rows) == 0 || t.has(colAmount, colPhone, colChild, colDue) || !strong && t.cols != nil && !t.has(colTime, colMinutes) {
			continue
		}
		switch {
		case t.cols == nil && timedRows(t.rows)*2 > len(t.rows):
			for i := range t.rows {
				a.looseRow(&t.rows[i], where)
			}
			found = true
		case t.has(colItem, colTask) && t.has(colTime, colNumber, colMinutes, colCue, colWho):
			half := 0
			for i := range t.rows {
				a.row(&t, &t.rows[i], &half, where)
			}
			found = true
		}
	}
	return found
}

func timedRows(rows []line) int {
	n := 0
	for _, row := range rows {
		for _, c := range row.cells[:min(2, len(row.cells))] {
			if _, ok := leadingClock(c); ok {
				n++
				break
			}
		}
	}
	return n
}

// row reads one row below a header.
func (a *agendaReader) row(t *table, row *line, half *int, where string) {
	it := Item{Cues: []Cue{}, Lines: row.lines()}
	if when := t.cell(*row, colTime); when != "" {
		if strings.Contains(when, "下午") || strings.Contains(when, "晚上") {
			*half = 12
		} else if strings.Contains(when, "上午") {
			*half = 0
		}
		if c, ok := findClock(when, true); ok {
			if *half == 12 && !c.half {
				c.afternoon()
			}
			it.setTime(c)
		} else if n, ok := parseDuration(when); ok {
			it.setMinutes(n)
		} else if len(findDates(when)) > 0 {
			return // a series over days
		}
	}
	if text := t.cell(*row, colMinutes); text != "" {
		if n, ok := parseDuration(text); ok {
			it.setMinutes(n)
		} else if n, ok := parseNumber(strings.TrimSpace(text)); ok {
			it.setMinutes(float64(n))
		}
	}
	if label := t.cell(*row, colNumber); label != "" && runes(label) <= 8 {
		label = strings.Trim(label, ".、．()（） ")
		it.Label = &label
	}
	title := t.cell(*row, colItem, colTask)
	if m := parseMarker(title); m.family != famNone && m.family != famLenticular && m.rest != "" {
		if it.Label == nil {
			it.Label = &m.number
		}
		title = m.rest
	} else if m := stepOrdinal.FindStringSubmatch(title); m != nil {
		it.Label, title = &m[1], m[2]
	}
	if title == "" || plainLabel(title) == "合计" {
		return
	}
	who := t.cell(*row, colWho, colUnit)
	if who != "" {
		it.setSpeaker(who)
	}
	timed := it.Time != nil
	a.words(&it, title)
	if it.Speaker != nil && who == "" && t.has(colWho) && !isWho(*it.Speaker) {
		it.Speaker = nil // its column names nobody: 互相试讲五分钟
	}
	if c, ok := leadingClock(title); ok && !timed && *half == 12 && !c.half {
		c.afternoon()
		it.setTime(c)
	}
	for i, col := range t.cols {
		if i < len(row.cells) && row.cells[i] != "" && (col == colCue || col == colRemark || col == colOther) {
			desk := Channel("")
			if col == colCue {
				if desk = channelOf(t.head[i]); desk == "" {
					desk = ChannelOther
				}
			}
			before := len(it.Cues)
			if it.remark(row.cells[i], desk); len(it.Cues) == before {
				it.rest(t.head[i], row.cells[i])
			}
		} else if i < len(row.cells) && col == colPlace {
			it.rest(t.head[i], row.cells[i])
		}
	}
	hasWho := t.has(colWho, colUnit)
	a.owned = a.owned || hasWho && who != ""
	a.push(it, t.cell(*row, colPlace), hasWho && who == "", where)
}

// rest keeps a cell that no field holds.
func (it *Item) rest(column, cell string) {
	if !isBlank(cell) && cell != "/" {
		it.Rest = append(it.Rest, column+"："+cell)
	}
}

// remark reads a cell that is meant for the desks. In a column of cues what
// names no desk is a cue all the same, to the desk the column names.
func (it *Item) remark(s string, column Channel) {
	if isBlank(s) || s == "/" {
		return
	}
	cues := readCues(s)
	if cues == nil && column != "" {
		cues = []Cue{{column, s}}
	}
	it.Cues = append(it.Cues, cues...)
}

// looseRow reads a row of a table without header: time, title, who, remark.
func (a *agendaReader) looseRow(row *line, where string) {
	it := Item{Cues: []Cue{}, Lines: row.lines()}
	title := ""
	var others []string
	for _, cell := range row.cells {
		c, ok := leadingClock(cell)
		switch {
		case cell == "":
		case ok && it.Time == nil && title == "":
			it.setTime(c)
			title = strings.TrimLeft(cell[c.end:], " 　：:")
		case title == "" && it.Time == nil && runes(cell) <= 3:
			label := strings.Trim(cell, ".、．()（） ")
			it.Label = &label
		case title == "":
			title = cell
		default:
			others = append(others, cell)
		}
	}
	for _, c := range others {
		it.column(c)
	}
	if title != "" {
		a.words(&it, title)
		a.push(it, "", false, where)
	}
}
