package planimport

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tongxing/internal/agenda"
	"tongxing/internal/civil"
	"tongxing/internal/plandoc"
)

// tableReader reads the rows below the heads.
type tableReader struct {
	heads    []heading
	sessions []TableSession
	caption  string // a text alone in its row, said of the next item
}

// cells are what a row has, by the sort of column.
type cells struct {
	texts map[tableColumn][]string
	cues  []agenda.CueFields
	notes []string
}

func (c cells) first(of tableColumn) string {
	if len(c.texts[of]) == 0 {
		return ""
	}
	return c.texts[of][0]
}

func (r *tableReader) sorted(row []string) cells {
	c := cells{texts: map[tableColumn][]string{}}
	for i, cell := range row {
		if cell = strings.TrimSpace(cell); cell == "" {
			continue
		}
		h := heading{column: otherColumn}
		if i < len(r.heads) {
			h = r.heads[i]
		}
		switch h.column {
		case cueColumn:
			c.cues = append(c.cues, readCues(cell, h.channel)...)
		case noteColumn:
			c.notes = append(c.notes, cell)
		case otherColumn:
			if h.words != "" {
				cell = h.words + "：" + oneLine(cell)
			}
			c.notes = append(c.notes, cell)
		default:
			c.texts[h.column] = append(c.texts[h.column], cell)
		}
	}
	return c
}

var totals = []string{"合计", "总计", "共计", "总时长", "total"}

// row reads one row. What names no item goes on with the one above it, as
// merged cells do.
func (r *tableReader) row(row []string) {
	filled := slices.DeleteFunc(slices.Clone(row), func(cell string) bool { return strings.TrimSpace(cell) == "" })
	if len(filled) == 0 || slices.Contains(totals, plainHead(filled[0])) {
		return
	}
	c := r.sorted(row)
	at := readMoment(c.first(timeColumn), c.first(endColumn))
	if titles := c.texts[itemColumn]; len(titles) == 0 && at.start.IsZero() {
		switch {
		case len(filled) == 1 && len(c.notes)+len(c.cues) == 0 && c.first(sessionColumn) == "":
			r.caption = oneLine(filled[0])
			return
		case len(r.sessions) > 0:
			items := r.sessions[len(r.sessions)-1].Items
			items[len(items)-1].add(c)
			return
		}
	}
	r.begin(c)
	item := TableItem{Time: oneLine(c.first(timeColumn)), On: at.day, At: at.start}
	if end := oneLine(c.first(endColumn)); end != "" {
		item.Time += "–" + end
	}
	title := oneLine(c.first(itemColumn))
	if title == "" { // only its time says that there is an item
		title = cmp.Or(oneLine(strings.Join(c.notes, " ")), oneLine(c.first(speakerColumn)), oneLine(c.first(ownerColumn)), item.Time)
	}
	r.name(&item, title, c.first(numberColumn))
	for _, words := range []string{r.caption, at.words} {
		item.note(words)
	}
	r.caption = ""
	item.length(c.first(minutesColumn), at)
	item.add(c)
	s := &r.sessions[len(r.sessions)-1]
	s.Items = append(s.Items, item)
}

// begin begins a session where the row names another one or another day. Merged
// cells name it once.
func (r *tableReader) begin(c cells) {
	title, day := oneLine(c.first(sessionColumn)), dayIn(c.first(dateColumn))
	if len(r.sessions) > 0 {
		last := r.sessions[len(r.sessions)-1]
		if title = cmp.Or(title, last.Title); day.IsZero() && title == last.Title {
			day = last.StartsOn
		}
		if title == last.Title && day == last.StartsOn {
			return
		}
	}
	r.sessions = append(r.sessions, TableSession{Title: clipped(title, longestTitle), StartsOn: day})
}

var ownOrdinal = regexp.MustCompile(`^(?:第[零一二三四五六七八九十百0-9]+项|[0-9]{1,3}[、.．](?:[^0-9]|$))`)

// name gives an item its title and kind, and says whether it counts. A number
// before the title counts only where no column has the numbers.
func (r *tableReader) name(item *TableItem, title, number string) {
	switch {
	case slices.Contains([]string{"幕后", "后台", "backstage"}, plainHead(number)):
		item.Backstage = true
	case number != "":
		item.Numbered = true
	case !slices.ContainsFunc(r.heads, func(h heading) bool { return h.column == numberColumn }):
		if m := ownOrdinal.FindString(title); m != "" {
			rest := strings.TrimLeft(strings.TrimLeft(title, "第零一二三四五六七八九十百项0123456789"), "、.．，, ：:")
			if rest != "" {
				title, item.Numbered = rest, true
			}
		}
	}
	item.Kind = kindOf(title)
	if item.Title = clipped(title, longestItem); item.Title != title {
		item.note(title)
	}
}

// add gives an item what stands in a row beside its title and times.
func (item *TableItem) add(c cells) {
	for _, who := range []struct {
		of   tableColumn
		into *string
	}{{speakerColumn, &item.Speaker}, {ownerColumn, &item.Owner}} {
		for _, name := range c.texts[who.of] {
			joined := strings.TrimLeft(*who.into+"、"+oneLine(name), "、")
			if len([]rune(joined)) > longestName {
				item.note(name)
				continue
			}
			*who.into = joined
		}
	}
	item.Cues = append(item.Cues, c.cues...)
	for _, words := range c.notes {
		item.note(words)
	}
}

func (item *TableItem) note(words string) { item.Note = strings.Trim(item.Note+"\n"+words, "\n") }

// length gives an item the length that is stated, or that of its range of
// hours; words that are no length stay in the note.
func (item *TableItem) length(stated string, at moment) {
	seconds, ok := readLength(stated)
	switch {
	case ok:
		item.Seconds = agenda.LengthOf(seconds)
	case stated != "":
		item.note(oneLine(stated))
	case !at.end.IsZero() && at.start.Before(at.end):
		item.Seconds = agenda.LengthOf(60 * (minuteOf(at.end) - minuteOf(at.start)))
	}
}

var lengthPattern = regexp.MustCompile(`(?i)^(?:约|共)?(?:([0-9.]+)(?:个?小时|hours?|hrs?|h))?(?:([0-9.]+)(?:分钟?|minutes?|mins?|m|['′’])?)?(?:([0-9.]+)(?:秒钟?|seconds?|secs?|s|["″”]))?$`)

// readLength reads 5, 2.5, 5分钟, 1小时30分 in seconds.
func readLength(text string) (seconds int, ok bool) {
	m := lengthPattern.FindStringSubmatch(strings.Join(strings.Fields(text), ""))
	if m == nil || m[1]+m[2]+m[3] == "" {
		return 0, false
	}
	total := 0.0
	for i, unit := range []float64{3600, 60, 1} {
		if m[i+1] == "" {
			continue
		}
		n, err := strconv.ParseFloat(m[i+1], 64)
		if err != nil {
			return 0, false
		}
		total += n * unit
	}
	if total > 7*24*3600 {
		return 0, false
	}
	return int(math.Round(total)), true
}

// moment is what a cell says of time; words are those that say none.
type moment struct {
	day        civil.Date
	start, end civil.TimeOfDay
	words      string
}

func readMoment(text, end string) moment {
	at := moment{day: dayIn(text)}
	clock := dayWords.ReplaceAllString(text, " ")
	if at.start = firstClock(clock); at.start.IsZero() && at.day.IsZero() {
		at.words = oneLine(text)
	}
	if at.end = firstClock(end); at.end.IsZero() {
		if minutes, ok := plandoc.LastClock(clock); ok && minutes < 24*60 {
			at.end = civil.NewTimeOfDay(minutes/60, minutes%60)
		}
	}
	return at
}

const months = "January February March April May June July August September October November December"

var dayWords = regexp.MustCompile(`(?i)([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})日?|([0-9]{1,2})\s+(` + strings.ReplaceAll(months, " ", "|") + `)\s+([0-9]{4})`)

// dayIn returns the day that a cell states with its year, as Excel, the
// campaign's own tables and people write it.
func dayIn(text string) civil.Date {
	m := dayWords.FindStringSubmatch(text)
	if m == nil {
		return civil.Date{}
	}
	year, month, day := m[1]+m[6], m[2], m[3]+m[4]
	if m[5] != "" {
		name := func(s string) bool { return strings.EqualFold(s, m[5]) }
		month = strconv.Itoa(slices.IndexFunc(strings.Fields(months), name) + 1)
	}
	pad := func(s string) string { return strings.Repeat("0", 2-len(s)) + s }
	d, err := civil.ParseDate(year + "-" + pad(month) + "-" + pad(day))
	if err != nil {
		return civil.Date{}
	}
	return d
}

// deskAfter parts cues that stand in one line: a mark, and behind it a desk's
// name with a colon.
var deskAfter = regexp.MustCompile(`[；;]\s*[^；;：:]{1,12}[：:]`)

// readCues reads a cell of cues, one a line, each with its desk before a colon
// or that of its column.
func readCues(cell string, column agenda.Channel) (cues []agenda.CueFields) {
	var lines []string
	for line := range strings.Lines(cell) {
		for from := 0; ; {
			at := deskAfter.FindStringIndex(line[from:])
			if at == nil {
				break
			}
			label := strings.Trim(line[from+at[0]:from+at[1]], "；; ：:")
			if from += at[1]; channelCalled(label) == "" {
				continue
			}
			start := from - (at[1] - at[0])
			lines, line, from = append(lines, line[:start]), strings.TrimLeft(line[start:], "；; "), 0
		}
		lines = append(lines, line)
	}
	for _, line := range lines {
		cue := agenda.CueFields{Channel: column, Text: strings.TrimRight(oneLine(line), "；;")}
		if at := strings.IndexAny(cue.Text, ":："); at > 0 && channelCalled(cue.Text[:at]) != "" {
			cue.Channel, cue.Text = channelCalled(cue.Text[:at]), strings.TrimLeft(cue.Text[at:], ":： ")
		}
		if cue.Text == "" {
			continue
		}
		if cue.Channel == "" {
			cue.Channel = channelOfWords(cue.Text)
		}
		cues = append(cues, cue)
	}
	return cues
}

// channelOfWords tells the desk of a cue that names none in its column and
// before a colon.
func channelOfWords(text string) agenda.Channel {
	lower := strings.ToLower(text)
	for _, c := range channelWords {
		if c.channel != agenda.OtherChannel && slices.ContainsFunc(c.words, func(w string) bool { return strings.Contains(lower, w) }) {
			return c.channel
		}
	}
	return agenda.OtherChannel
}
