package planimport

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"tongxing/internal/campaign"
	"tongxing/internal/plandoc"
)

// topic is what a structured section draws from the fields, with the
// document's lines that went there and the words that were read of each.
type topic struct {
	kind  campaign.SectionKind
	words map[int]string // by line: all values read of it, without marks
}

// topics lists the topics that the plan states, the one with the most lines
// first.
func (p *proposing) topics() []topic {
	var all []topic
	add := func(kind campaign.SectionKind, note func(add func(lines plandoc.Lines, values ...string))) {
		t := topic{kind, map[int]string{}}
		note(func(lines plandoc.Lines, values ...string) {
			for _, n := range lines {
				t.words[n] += core(strings.Join(values, ""))
			}
		})
		if len(t.words) > 0 {
			all = append(all, t)
		}
	}
	d := p.Details
	times, phones := p.timesAndPhones()
	type noting = func(lines plandoc.Lines, values ...string)
	add(campaign.AgendaSection, func(note noting) {
		for _, s := range p.Sessions {
			for _, i := range s.Items {
				values := []string{i.Label, i.Title, i.Note, i.Speaker}
				for _, c := range i.Cues {
					values = append(values, c.Text)
				}
				note(i.Lines, values...)
				if len(i.Lines) > 0 {
					note(i.Lines[:1], times[i.Lines[0]])
				}
			}
		}
	})
	add(campaign.CommitteeSection, func(note noting) {
		for _, o := range p.Posts {
			note(o.Lines, o.Title, strings.Join(o.People, ""), o.Note, strings.Join(slices.Sorted(maps.Values(o.Offices)), ""))
		}
	})
	add(campaign.DutiesSection, func(note noting) {
		for _, o := range p.Duties {
			note(o.Lines, o.Who, o.What)
			if len(o.Lines) > 0 {
				note(o.Lines[:1], phones[o.Lines[0]])
			}
		}
	})
	add(campaign.OrganisersSection, func(note noting) {
		for _, o := range p.Organisers {
			if o.Rank != campaign.Issue {
				note(o.Lines, o.Name)
			}
		}
	})
	add(campaign.BudgetSection, func(note noting) {
		for _, o := range p.Budget {
			note(o.Lines, o.Item, campaign.FormatCents(o.UnitPriceCents))
		}
	})
	add(campaign.ContactsSection, func(note noting) {
		for _, o := range p.Contacts {
			note(o.Lines, o.Name, o.Phone)
		}
	})
	add(campaign.PlacesSection, func(note noting) {
		for _, o := range p.Places {
			note(o.Lines, o.Name)
		}
	})
	add(campaign.PeriodSection, func(note noting) {
		if p.plan.Period != nil && (d.Period != "" || !d.StartsOn.IsZero()) {
			note(d.PeriodLines, p.plan.Period.Text)
		}
	})
	add(campaign.ThemeSection, func(note noting) { note(d.ThemeLines, d.Theme) })
	add(campaign.PurposeSection, func(note noting) { note(d.PurposeLines, d.Purpose) })
	slices.SortStableFunc(all, func(a, b topic) int { return len(b.words) - len(a.words) })
	return all
}

// timesAndPhones returns the times and numbers read of each line, which are
// part of an item's or a duty's row too.
func (p *proposing) timesAndPhones() (times, phones map[int]string) {
	times, phones = map[int]string{}, map[int]string{}
	for _, i := range p.plan.Agenda {
		if i.Time != nil && len(i.Lines) > 0 {
			times[i.Lines[0]] += *i.Time
		}
	}
	for _, c := range p.plan.Contacts {
		if len(c.Lines) > 0 {
			phones[c.Lines[0]] += c.Phone
		}
	}
	return times, phones
}

// covers says whether the topic's values are what a line says: most of its
// letters and figures, but for labels, ordinals and units of measure.
func (t topic) covers(no int, text string) bool {
	values, known := t.words[no]
	if !known {
		return false
	}
	total, left := 0, 0
	for _, r := range core(text) {
		total++
		if cut := strings.IndexRune(values, r); cut >= 0 {
			values = values[:cut] + values[cut+len(string(r)):]
			continue
		}
		left++
	}
	const labels = 8
	return 3*(total-left) >= total && left <= max(labels, total/3)
}

// sections fills the sections, and what is unplaced.
func (p *proposing) sections() {
	for _, s := range p.plan.Sections {
		p.Sections = append(p.Sections, p.section(s))
	}
	texts := p.unplaced()
	taken := map[int]bool{}
	var undrawn []topic
	for _, t := range p.topics() {
		if !p.draw(t, taken) && t.anyIn(texts) {
			undrawn = append(undrawn, t)
		}
	}
	p.Sections = slices.DeleteFunc(p.Sections, func(s Section) bool { return s.Dropped })
	p.addApart()
	p.addDrawn(undrawn)
	for _, text := range texts {
		if !slices.ContainsFunc(undrawn, func(t topic) bool { return t.covers(text.Line, text.Text) }) {
			p.Unplaced = append(p.Unplaced, Loose{Words: text})
		}
	}
}

func (t topic) anyIn(texts []Words) bool {
	return slices.ContainsFunc(texts, func(w Words) bool { return t.words[w.Line] != "" })
}

// section makes a text section of one that was read.
func (p *proposing) section(s plandoc.Section) Section {
	made := Section{Part: p.part(SectionPart, s.Lines), Kind: campaign.TextSection, Level: min(max(s.Level, 1), 4), Title: oneLine(s.Title)}
	if s.Number != nil {
		made.Number = clipped(*s.Number, 12)
	}
	if whole := made.Title; len([]rune(whole)) > longestTitle {
		made.Title = clipped(whole, longestTitle)
		made.Body = append(made.Body, Words{Text: whole})
	}
	// The colon behind a label: what follows stands below the heading.
	made.Title = strings.TrimRight(made.Title, "：: ")
	if made.Title == "" {
		made.Title = p.words().T("import.untitled.section")
	}
	at := 0
	for text := range strings.Lines(s.Text) {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		no := 0
		for i := at; i < len(s.Lines); i++ {
			if strings.Contains(lineText(p.lines, s.Lines[i]), text) || i > at && strings.Contains(text, lineText(p.lines, s.Lines[i])) {
				no, at = s.Lines[i], i
				break
			}
		}
		made.Body = append(made.Body, Words{Line: no, Text: text})
	}
	return made
}

// unplaced are the lines that the reading left over.
func (p *proposing) unplaced() []Words {
	var all []Words
	for i, text := range p.plan.Unplaced {
		no := 0
		if i < len(p.plan.UnplacedLines) {
			no = p.plan.UnplacedLines[i]
		}
		all = append(all, Words{Line: no, Text: text})
	}
	slices.SortStableFunc(all, func(a, b Words) int { return a.Line - b.Line })
	return all
}

// draw makes a section structured whose words the topic's values are. It
// reports whether the topic's words stand in some section, drawn or written.
func (p *proposing) draw(t topic, taken map[int]bool) bool {
	var with []int
	for i, s := range p.Sections {
		if !s.Dropped && slices.ContainsFunc(s.Lines, func(n int) bool { _, ok := t.words[n]; return ok }) {
			with = append(with, i)
		}
	}
	if len(with) == 0 {
		return false
	}
	main := with[0]
	if len(with) > 1 {
		main = p.over(with)
	}
	end := 0
	if main < 0 && t.kind == campaign.AgendaSection && p.siblings(with) {
		main, end = with[0], p.blockEnd(with[len(with)-1])
	}
	if main >= 0 && taken[main] {
		p.setApart(t, &p.Sections[main])
	}
	if main < 0 || taken[main] || p.Sections[main].Kind != campaign.TextSection {
		return true
	}
	if end == 0 {
		end = p.blockEnd(main)
	}
	taking, left, lines := 0, 0, 0 // lines: how many more are taken than left
	for i := main; i < end; i++ {
		if i > main && taken[i] {
			return true
		}
		for _, w := range p.Sections[i].Body {
			if t.covers(w.Line, w.Text) {
				taking, lines = taking+len([]rune(core(w.Text))), lines+1
			} else {
				left, lines = left+len([]rune(core(w.Text))), lines-1
			}
		}
		if i > main && t.covers(p.headingLine(i), p.Sections[i].Title) {
			taking += len([]rune(core(p.Sections[i].Title)))
		}
	}
	single := t.kind == campaign.ThemeSection || t.kind == campaign.PurposeSection || t.kind == campaign.PeriodSection
	if taking == 0 || single && (left > 8 || end-main > 1) || left > taking && lines <= 0 && t.kind != campaign.AgendaSection || main != with[0] && end-main > 1 && left > taking {
		return true
	}
	p.take(t, main, end)
	for i := main; i < end; i++ {
		taken[i] = true
	}
	return true
}

// over returns the section whose block holds all of these, the first of them
// or one above; -1 for none.
func (p *proposing) over(with []int) int {
	last := with[len(with)-1]
	for i := with[0]; i >= 0; i-- {
		if p.blockEnd(i) > last {
			return i
		}
	}
	return -1
}

// siblings reports whether sections follow one another at one level with nothing
// between them: 一、进场 二、开幕仪式.
func (p *proposing) siblings(with []int) bool {
	for i := 1; i < len(with); i++ {
		if p.Sections[with[i]].Level != p.Sections[with[0]].Level || p.blockEnd(with[i-1]) != with[i] {
			return false
		}
	}
	return true
}

func (p *proposing) blockEnd(i int) int {
	for j := i + 1; j < len(p.Sections); j++ {
		if p.Sections[j].Level <= p.Sections[i].Level {
			return j
		}
	}
	return len(p.Sections)
}

func (p *proposing) headingLine(i int) int {
	if lines := p.Sections[i].Lines; len(lines) > 0 {
		return lines[0]
	}
	return 0
}

// take makes the section at main structured and draws in those below it up to
// end: their words stand around what the fields say.
func (p *proposing) take(t topic, main, end int) {
	s := &p.Sections[main]
	s.Kind = t.kind
	s.Title = strings.TrimRight(s.Title, "。") // of a run-in heading, whose words the fields say
	if t.kind == campaign.OrganisersSection && strings.Contains("主办单位承办单位主办方", s.Title) {
		s.Title = p.words().T("import.section.organisers") // the rank stands before each name
	}
	var rest []Words // with Line -1 where something was taken
	for i := main; i < end; i++ {
		if i > main {
			heading := Words{Line: p.headingLine(i), Text: p.Sections[i].Title}
			if !t.covers(heading.Line, heading.Text) && !p.isSession(heading.Text) {
				rest = append(rest, heading)
			} else {
				rest = append(rest, Words{Line: -1})
			}
			p.Sections[i].Dropped = true
			s.Lines = append(s.Lines, p.Sections[i].Lines...)
		}
		body := p.Sections[i].Body
		for n, w := range body {
			heads := n+1 < len(body) && t.covers(body[n+1].Line, body[n+1].Text) && plandoc.IsHeader(strings.Split(w.Text, "\t"))
			names := t.kind == campaign.AgendaSection && n+1 < len(body) && programmeTitle.MatchString(core(w.Text)) && t.covers(body[n+1].Line, body[n+1].Text)
			if heads || names || t.covers(w.Line, w.Text) {
				rest = append(rest, Words{Line: -1})
				continue
			}
			rest = append(rest, w)
		}
	}
	rest = uncounted(rest)
	s.Body, s.Closing = nil, nil
	started := false
	for i, w := range rest {
		switch {
		case w.Line == -1:
			started = true
		case !started:
			s.Body = append(s.Body, w)
		case t.kind == campaign.AgendaSection && slices.ContainsFunc(rest[i:], func(w Words) bool { return w.Line == -1 }) && p.intoItem(w):
		default:
			s.Closing = append(s.Closing, w)
		}
	}
}

// programmeTitle is a line that only names the running order below it.
var programmeTitle = regexp.MustCompile(`^[0-9一二三四五六七八九十]{0,2}\p{Han}{0,8}(?:时间安排|议程|流程|程序|日程)$`)

func (p *proposing) isSession(title string) bool {
	title = strings.Trim(oneLine(title), "：:。. ")
	return slices.ContainsFunc(p.Sessions, func(s Session) bool { return s.Title == title })
}

// intoItem puts a line from between two items into the one before it: what the
// host says among the host's words, else among the notes.
func (p *proposing) intoItem(w Words) bool {
	var before *Item
	for i := range p.Sessions {
		for j := range p.Sessions[i].Items {
			item := &p.Sessions[i].Items[j]
			if len(item.Lines) > 0 && item.Lines[0] <= w.Line && (before == nil || item.Lines[0] >= before.Lines[0]) {
				before = item
			}
		}
	}
	if before == nil || w.Line == 0 {
		return false
	}
	into := &before.Note
	if spoken(w.Text) {
		into = &before.HostWords
	}
	if len([]rune(*into))+len([]rune(w.Text)) >= longestNote {
		return false
	}
	*into = strings.TrimPrefix(*into+"\n"+w.Text, "\n")
	before.Lines = slices.Compact(slices.Sorted(slices.Values(append(before.Lines, w.Line))))
	return true
}

// spoken says whether a line is what a host says: a label with words after it
// that address people.
func spoken(text string) bool {
	label, words, found := strings.Cut(strings.Replace(text, "：", ":", 1), ":")
	if !found || len([]rune(label)) > 12 {
		return false
	}
	for _, w := range []string{"主持", "串词", "司仪", "host", "mc", "MC", "Host"} {
		if strings.Contains(label, w) {
			return true
		}
	}
	for _, w := range []string{"各位", "大家", "尊敬的", "亲爱的", "下面", "接下来", "有请", "let us", "please welcome", "ladies", "everyone"} {
		if strings.Contains(strings.ToLower(words), w) {
			return true
		}
	}
	return false
}

// addDrawn adds a section for each topic that was read outside of sections, in
// the document's order.
func (p *proposing) addDrawn(topics []topic) {
	first := func(t topic) int { return slices.Min(slices.Collect(maps.Keys(t.words))) }
	slices.SortStableFunc(topics, func(a, b topic) int { return first(a) - first(b) })
	for _, t := range topics {
		made := Section{Part: p.part(SectionPart, slices.Sorted(maps.Keys(t.words))), Kind: t.kind, Level: 1, Title: p.words().T("import.section." + string(t.kind))}
		at := slices.IndexFunc(p.Sections, func(s Section) bool { return len(s.Lines) > 0 && s.Level == 1 && s.Lines[0] > first(t) })
		if at < 0 {
			at = len(p.Sections)
		}
		p.Sections = slices.Insert(p.Sections, at, made)
	}
}
