package plandoc

import (
	"regexp"
	"strings"
)

// crowded calls f for what stands under a topic's label within a line that
// holds a whole plan: 时间：…；地点：…；流程：….
func (r *reader) crowded(t topic, f func(text string, l *line)) {
	r.each(func(_ *block, body []line, i int) {
		l := &body[i]
		if parts := pieces(l); len(parts) > 2 && len(l.cells) < 2 {
			for _, p := range parts {
				if p.topic.has(t) && runes(p.value) > 15 {
					f(p.value, l)
				}
			}
		}
	})
}

// ceremony reports whether a heading names a part of the day itself.
func ceremony(title string) bool {
	for _, w := range []string{"仪式", "典礼", "开幕", "闭幕", "演出", "大会", "会议", "晚会", "ceremony", "opening", "closing", "show"} {
		if strings.Contains(strings.ToLower(title), w) {
			return true
		}
	}
	return false
}

// looseAgenda looks into sections that announce none: 活动内容, then 主持词.
func (r *reader) looseAgenda(a *agendaReader) {
	steps := 0
	for i := range r.blocks {
		if stepOf(&r.blocks[i].head).style == "ordinal" {
			steps++
		}
	}
	if steps >= 2 { // 【第一项 致辞】 as headings
		a.read(r.below(-1), false, "")
		return
	}
	if r.timedHeads(a); len(a.items) > 0 {
		return
	}
	for i := range r.blocks {
		if b := &r.blocks[i]; len(a.items) == 0 && b.own.has(topicContent) && stepsOfCeremony(b.body) {
			a.read(b.body, true, b.where())
		}
		r.timedActivities(a, i)
	}
	found := 0 // level of the first section that holds items
	for _, script := range []bool{false, true} {
		for i := range r.blocks {
			b := &r.blocks[i]
			if len(a.items) > 0 && !(found == b.level && ceremony(b.title)) || b.topics.has(topicSchedule|topicDemands|topicDuties|topicBudget|topicContacts|topicRoster|topicPurpose|topicOther|topicAudience|topicCommittee|topicOrganisers) || b.topics.has(topicScript) != script {
				continue
			}
			for _, programme := range programmes(b.body) {
				a.read(programme, len(programme) < len(b.body) || !script && (b.own == 0 || found > 0) && ceremony(b.title), b.where())
			}
			if len(a.items) > 0 && found == 0 {
				found = b.level
			}
		}
		if len(a.items) == 0 && !script {
			a.read(r.front, false, "")
		}
	}
	if len(a.items) == 0 {
		r.proseAgenda(a)
	}
}

// timedHeads takes headings that open with the hour for the items, three at
// least: 【9:30 开场】.
func (r *reader) timedHeads(a *agendaReader) {
	var timed []int
	for i := range r.blocks {
		if c, ok := leadingClock(r.blocks[i].title); ok && c.from >= 0 {
			timed = append(timed, i)
		}
	}
	if len(timed) < 3 {
		return
	}
	for _, i := range timed {
		b := &r.blocks[i]
		s := step{rest: b.title}
		c, _ := leadingClock(b.title)
		s.take(c)
		a.add(s, &b.head, b.where())
		for j := range b.body {
			a.attach(&b.body[j])
		}
	}
}

// proseAgenda reads the steps of a sentence that tells them one after another:
// 首先由…，接着…，然后…，最后….
func (r *reader) proseAgenda(a *agendaReader) {
	r.each(func(b *block, body []line, i int) {
		l := &body[i]
		if len(a.items) > 0 || l.aside || len(l.cells) > 1 || len(l.text) > maxMarked || b != nil && b.topics.has(topicDemands|topicDuties|topicPurpose|topicBudget|topicRoster|topicContacts) {
			return
		}
		where := ""
		if b != nil {
			where = b.where()
		}
		at := sequence.FindAllStringSubmatchIndex(l.text, 20)
		if len(at) < 3 || !strings.Contains(l.text[at[0][2]:at[0][3]], "先") || !strings.Contains(l.text, "最后") {
			return
		}
		for n, m := range at {
			end := len(l.text)
			if n+1 < len(at) {
				end = at[n+1][2]
			}
			words := strings.Trim(l.text[m[3]:end], "，,；;。 　")
			if n+1 == len(at) { // what follows the last step is no part of it
				words, _, _ = strings.Cut(words, "。")
				words = outsideBrackets(words, "，")[0]
			}
			a.add(step{rest: words}, l, where)
		}
	})
}

// sequence are the words that order steps within a sentence.
var sequence = regexp.MustCompile(`(?:^|[，,。；：: ])(首先由?请?|先由|先请|先是|接着由?请?|然后是?由?请?|随后由?请?|接下来由?请?|最后由?请?)[，,]?`)

// timedActivities reads the headings below a section about the contents as the
// items, where half of them at least open with the hour.
func (r *reader) timedActivities(a *agendaReader, i int) {
	if len(a.items) > 0 || !r.blocks[i].own.has(topicContent) {
		return
	}
	var steps []step
	timed := 0
	var heads []*line
	for j := i + 1; j < len(r.blocks) && r.within(j, i); j++ {
		b := &r.blocks[j]
		if b.level != r.blocks[i].level+1 || len(b.body) == 0 {
			continue
		}
		s := step{label: b.number, rest: b.title}
		if c, ok := leadingClock(b.body[0].text); ok {
			s.clock, s.timed = c, true
			timed++
		}
		steps, heads = append(steps, s), append(heads, &b.head)
	}
	if timed < 2 || timed*2 < len(steps) {
		return
	}
	for at, s := range steps {
		a.add(s, heads[at], r.blocks[i].where())
	}
}
