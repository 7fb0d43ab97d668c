package plandoc

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"tongxing/internal/check"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
)

// codes are the rules of the plan check that a document is asked.
var codes = []check.Code{check.EmptyPost, check.EndBeforeStart, check.DateIncomplete, check.NoPlace, check.NoTime, check.NoOrganiser,
	check.DutyWithoutPerson, check.AgendaWithoutOwner, check.ChildOnStage, check.OrderGap, check.WeekdayMismatch, check.Overlap}

// spot is where in the document a fact was read.
type spot struct {
	where string
	lines Lines
}

// facts fills the plan check's facts from what was read.
type facts struct {
	*reader
	plan  check.Plan
	spots map[check.Ref]spot
}

// check runs the plan check, in the plan's language.
func (r *reader) check() {
	f := &facts{reader: r, spots: map[check.Ref]spot{}}
	f.plan = check.Plan{Kind: check.Kind(r.plan.Kind), Title: r.plan.Title, UnitInTitle: r.unitInTitle(), Period: f.period(), DatedBeside: r.datedSomewhere()}
	f.people()
	f.weekdays()
	f.agenda()
	printer := locale.For(locale.English)
	if r.chinese {
		printer = locale.For(locale.Chinese)
	}
	for _, found := range check.Of(f.plan, codes...) {
		at := f.spots[found.Ref]
		r.plan.Findings = append(r.plan.Findings, Finding{Code: Code(found.Code), Where: at.where, Message: found.Sentence(printer), Lines: at.lines})
	}
}

// ref names a record of the document and notes where it was read.
func (f *facts) ref(record check.Record, where string, lines Lines) check.Ref {
	ref := check.Ref{Record: record, ID: strconv.Itoa(len(f.spots))}
	f.spots[ref] = spot{where, lines}
	return ref
}

func (f *facts) people() {
	r := f.reader
	for _, p := range r.plan.Places {
		f.plan.Places = append(f.plan.Places, check.Place{Name: p})
	}
	for i := range r.agenda.items {
		if p := r.agenda.items[i].place; p != "" {
			f.plan.Places = append(f.plan.Places, check.Place{Name: p})
		}
	}
	for _, o := range r.plan.Organisers {
		f.plan.Organisers = append(f.plan.Organisers, check.Organiser{Name: o.Name})
	}
	for _, p := range r.plan.Committee {
		f.plan.Posts = append(f.plan.Posts, check.Post{Ref: f.ref(check.PostRecord, r.whereIs(p.Lines), p.Lines), Title: p.Post, Filled: len(p.People) > 0})
	}
	for _, d := range r.plan.Duties {
		duty := check.Duty{Ref: f.ref(check.DutyRecord, r.whereIs(d.Lines), d.Lines), What: d.What}
		if d.Who != nil {
			duty.Who = *d.Who
		}
		f.plan.Duties = append(f.plan.Duties, duty)
	}
}

// whereIs returns the section that holds a source line.
func (r *reader) whereIs(lines Lines) string {
	if len(lines) == 0 {
		return ""
	}
	at, found := slices.BinarySearchFunc(r.blocks, lines[0], func(b block, no int) int { return b.head.no - no })
	if !found {
		at--
	}
	if at < 0 {
		return ""
	}
	return r.blocks[at].where()
}

// period is the stated one or, where the plan states none under a label, half
// a date in its opening words.
func (f *facts) period() check.Period {
	if p := f.reader.plan.Period; p != nil {
		period := ReadPeriod(p.Text)
		if period.From.Year == 0 && p.Start != nil {
			period.From.Year, _ = strconv.Atoi((*p.Start)[:4]) // stated elsewhere
		}
		period.Ref = f.ref(check.CampaignRecord, f.whereIs(p.Lines), p.Lines)
		return period
	}
	for _, l := range f.front {
		for _, d := range findDates(l.text) {
			if d.month > 0 && (d.day > 0 || d.blotted) && (d.year == 0 || d.blotted) {
				from := d.at
				if before, thisYear := strings.CutSuffix(l.text[:d.at], "今年"); thisYear {
					from = len(before)
				}
				f.reader.plan.HalfPeriod = &Period{Text: l.text[from:d.end], Lines: l.lines()}
				return check.Period{Text: clip(l.text[d.at:], 16), Loose: true, Read: true, From: d.stated(), Ref: f.ref(check.CampaignRecord, "", l.lines())}
			}
		}
	}
	return check.Period{}
}

// ReadPeriod reads the dates in the words of a period, as far as they are
// stated, for the plan check.
func ReadPeriod(text string) check.Period {
	from, to, ok := dateRange(text)
	p := check.Period{Text: text, Read: ok, From: from.stated(), To: to.stated(), Open: placeholder(text)}
	if c, found := findClock(text, false); found && c.to >= 0 && c.to < c.from && to == (date{}) {
		p.Backwards = true
	}
	return p
}

func (d date) stated() check.Day {
	return check.Day{Year: d.year, Month: d.month, Day: d.day, Blotted: d.blotted}
}

func placeholder(s string) bool {
	low := strings.ToLower(s)
	return strings.Contains(low, "xx") || strings.Contains(low, "x月") || strings.Contains(s, "__") || isBlank(s)
}

// datedSomewhere reports whether the opening words or an agenda's heading
// state a date.
func (r *reader) datedSomewhere() bool {
	full := func(s string) bool {
		return slices.ContainsFunc(findDates(s), func(d date) bool { return d.month > 0 && d.day > 0 })
	}
	if full(r.plan.Title) || slices.ContainsFunc(r.front, func(l line) bool { return full(l.text) }) {
		return true
	}
	return slices.ContainsFunc(r.blocks, func(b block) bool { return b.topics.has(topicAgenda) && full(b.title) })
}

// unitInTitle reports whether the title opens with the name of a unit.
func (r *reader) unitInTitle() bool {
	return OpensWithUnit(r.plan.Title) || !r.chinese && strings.Contains(r.plan.Title, "School")
}

// OpensWithUnit reports whether a title opens with the name of a unit, which
// is then its organiser.
func OpensWithUnit(title string) bool {
	for i, c := range title {
		if i > 0 && i < 60 && isUnit(title[:i]) && runes(title[:i]) >= 4 && !strings.ContainsRune("日节", c) {
			for _, tail := range []string{"幼儿园", "小学", "中学", "学校", "学院", "大学", "中心", "局", "委员会", "联合会", "残联", "妇联", "团委", "协会", "社区", "基金会", "办公室", "镇", "街道"} {
				if strings.HasSuffix(title[:i], tail) {
					return true
				}
			}
		}
	}
	return false
}

// weekdays gathers each weekday with the date it stands beside. A year that
// the date leaves out is taken from the period, the title or the signature.
func (f *facts) weekdays() {
	r := f.reader
	year := r.year
	if r.plan.Period != nil && r.plan.Period.Start != nil {
		year, _ = strconv.Atoi((*r.plan.Period.Start)[:4])
	}
	read := func(text string, lines Lines) {
		for _, w := range ReadWeekdays(clip(text, 600), year) {
			w.Ref = f.ref(check.SectionRecord, r.whereIs(lines), lines)
			f.plan.Weekdays = append(f.plan.Weekdays, w)
		}
	}
	read(r.plan.Title, r.plan.TitleLines)
	for i := range r.blocks {
		read(r.blocks[i].title, r.blocks[i].head.lines())
	}
	r.each(func(_ *block, body []line, i int) { read(body[i].text, body[i].lines()) })
}

// ReadWeekdays returns the dates in a line of text that a weekday stands
// beside, for the plan check. year completes dates that state none; with 0
// these are left out.
func ReadWeekdays(text string, year int) (all []check.Weekday) {
	if !namesWeekday(text) {
		return nil
	}
	for _, d := range findDates(text) {
		stated, ok := d.statedWeekday(text)
		if d.year == 0 {
			d.year = year
		}
		if ok && d.valid() {
			all = append(all, check.Weekday{Date: civil.NewDate(d.year, time.Month(d.month), d.day), Says: stated})
		}
	}
	return all
}

// agenda makes one session of each section that holds items.
func (f *facts) agenda() {
	r := f.reader
	late, backwards := r.overlaps()
	listed := r.listedChildren()
	for i := range r.agenda.items {
		it := &r.agenda.items[i]
		last := len(f.plan.Sessions) - 1
		if last < 0 || it.section != f.plan.Sessions[last].Title {
			f.plan.Sessions = append(f.plan.Sessions, check.Session{Title: it.section, Written: true, SaysWho: r.agenda.owned})
			last++
		}
		item := check.Item{Ref: f.ref(check.ItemRecord, it.section, it.Lines), Title: it.Title, Actor: actor(it.Title),
			WhoOpen: it.blankWho, Overlap: late[i], Backwards: backwards[i]}
		if it.Label != nil && !it.nested {
			if item.Ordinal = ordinalValue(*it.Label); item.Ordinal == 0 {
				item.Ordinal = -1
			}
		}
		item.Child = len(listed) > 0 && slices.ContainsFunc(listed, func(name string) bool { return strings.Contains(it.Title, name) })
		if it.Speaker != nil {
			item.Speaker.Name = *it.Speaker
		}
		for _, d := range it.detail {
			if !hostWords.MatchString(d) {
				item.Details = append(item.Details, d)
			}
		}
		f.plan.Sessions[last].Items = append(f.plan.Sessions[last].Items, item)
	}
}

// listedChildren are the children whom the plan lists as paired or helped, but
// for who acts in preparing it.
func (r *reader) listedChildren() []string {
	var out []string
	adults := map[string]bool{}
	for _, p := range r.plan.Committee {
		for _, name := range p.People {
			adults[name] = true
		}
	}
	for _, d := range r.plan.Duties {
		if d.Who != nil {
			adults[*d.Who] = true
		}
	}
	for _, s := range r.plan.Sections {
		if !listsChildren(s.Title) {
			continue
		}
		lines := strings.Split(s.Text, "\n")
		for _, found := range FindChildren(s) {
			if name := strings.TrimSpace(lines[found.Line-1][found.Start:found.End]); !adults[name] && len(out) < 500 && runes(name) > 1 {
				out = append(out, name)
			}
		}
	}
	return out
}

// Actor returns who acts as an item's title tells it, or nothing: 请肖校长讲话
// gives 肖校长.
func Actor(title string) string { return actor(title) }

func ordinalValue(label string) int {
	label = label[strings.LastIndexByte(label, '.')+1:]
	for i := range label {
		for end := len(label); end > i; end-- {
			if n, ok := parseNumber(label[i:end]); ok && n > 0 {
				return n
			}
		}
	}
	r := []rune(label)
	if len(r) == 1 && r[0] >= '①' && r[0] <= '⑳' {
		return int(r[0]-'①') + 1
	}
	return 0
}

// overlaps returns by how much each item starts before the one above has
// ended, at the same place, and whether it ends before it starts.
func (r *reader) overlaps() (late []time.Duration, backwards []bool) {
	late, backwards = make([]time.Duration, len(r.plan.Agenda)), make([]bool, len(r.plan.Agenda))
	lastEnd, lastStart, lastPlace, day := -1, -1, "", 0
	for i := range r.agenda.items {
		it := &r.agenda.items[i]
		if it.Time == nil {
			continue
		}
		c, ok := findClock(*it.Time, false)
		if !ok {
			continue
		}
		place := it.place
		if it.day != day {
			day, lastEnd, lastStart = it.day, -1, -1
		}
		parallel := place != lastPlace && place != "" && lastPlace != ""
		if lastEnd > c.from && (c.from >= lastStart || c.to > lastStart) && !parallel {
			late[i] = time.Duration(lastEnd-c.from) * time.Minute
		}
		backwards[i] = c.to >= 0 && c.to < c.from
		lastStart, lastPlace, lastEnd = c.from, place, c.to
		if lastEnd < 0 && it.Minutes != nil {
			lastEnd = c.from + int(*it.Minutes)
		}
	}
	return late, backwards
}

// CertainPerson reports whether words name one certain person: a whole name,
// or a surname with a job such as 王老师.
func CertainPerson(words string) bool {
	s := squash(words)
	job := jobOf(s)
	return isName(s) || isLatinName(strings.TrimSpace(words)) || job != "" && runes(s) == runes(job)+1 && strings.ContainsRune(surnames, []rune(s)[0])
}
