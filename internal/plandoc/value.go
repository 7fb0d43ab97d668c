package plandoc

import (
	"regexp"
	"slices"
	"strings"
)

// value is a text that a label or heading announces.
type value struct {
	text  string
	lines Lines
	title string // of the label or heading
}

// pieces cuts a line at its labels: 时间：… 地点：…, a row 主办单位 | …, or a
// label that only a blank parts from its value. The line's own number goes.
func pieces(l *line) []labelled {
	m := l.memo()
	if m.parts == nil {
		m.parts = readPieces(l)
	}
	return m.parts
}

func readPieces(l *line) []labelled {
	if l.aside || len(l.text) > maxMarked {
		return []labelled{{value: l.text}}
	}
	if len(l.cells) > 1 {
		return cellPieces(l.cells)
	}
	text := l.text
	if m := parseMarker(text); m.family != famNone {
		text = m.rest
		if m.family == famLenticular {
			_, title, inline := lenticular(m.rest)
			if c := classify(title); c.known() {
				c.value = inline
				return []labelled{c}
			}
		}
	}
	out := splitLabels(text)
	if len(out) == 1 && out[0].label == "" {
		gap := strings.IndexAny(text, " 　\t")
		for gap > 0 && gap < 40 {
			if c := classify(text[:gap]); c.known() && han(text) {
				return spacedPieces(c, strings.TrimSpace(text[gap:]))
			}
			next := strings.IndexAny(text[gap+1:], " 　\t")
			if next < 0 || gap > 12 {
				break
			}
			gap += 1 + next
		}
		if c := capitals(text); c.role != "" {
			return []labelled{c}
		}
		if len(text) <= 4*maxLabel && runes(text) <= maxLabel {
			if c := classify(text); c.known() {
				return []labelled{c}
			}
		}
	}
	return out
}

// capitals reads a rank without a colon: ORGANISED BY Marsh Street Library,
// With support from the Green Leaf Foundation.
func capitals(s string) labelled {
	words := strings.Fields(clip(s, 80))
	for n := min(5, len(words)-1); n > 0; n-- {
		head := strings.Join(words[:n], " ")
		if c := classify(head); c.role != "" && s[0] < 0x80 && (head == strings.ToUpper(head) || n > 1 && slices.Contains([]string{"by", "from", "with", "of"}, strings.ToLower(words[n-1]))) {
			c.value = strings.TrimSpace(strings.TrimPrefix(s, head))
			return c
		}
	}
	return labelled{}
}

// spacedPieces reads 主办 某某 承办 某某: a blank, a label and a blank open
// another piece.
func spacedPieces(first labelled, rest string) []labelled {
	out := []labelled{first}
	var words []string
	for _, w := range strings.Fields(rest) {
		if c := classify(w); c.role != "" && len(words) > 0 {
			out[len(out)-1].value = strings.Join(words, " ")
			out, words = append(out, c), nil
			continue
		}
		words = append(words, w)
	}
	out[len(out)-1].value = strings.Join(words, " ")
	if len(out) == 1 {
		out[0].value = rest
	}
	return out
}

func cellPieces(cells []string) []labelled {
	if header(cells) != nil {
		return []labelled{{value: strings.Join(cells, "\t")}}
	}
	var out []labelled
	for i := 0; i < len(cells); i++ {
		c := classify(strings.TrimRight(cells[i], ":："))
		if c.known() && runes(cells[i]) <= maxLabel && i+1 < len(cells) {
			c.value = cells[i+1]
			out = append(out, c)
			i++
			continue
		}
		out = append(out, splitLabels(cells[i])...)
	}
	return out
}

// values returns what the document states under a topic, labelled lines and
// the bodies of sections, in order.
func (r *reader) values(t topic) []value {
	var out, late []value
	said := false // a line of this section is labelled with the topic's own word
	r.each(func(b *block, body []line, i int) {
		l := &body[i]
		if i == 0 {
			said = b != nil && b.own.has(t) && saysItself(body, t)
		}
		if l.aside {
			return
		}
		under := b != nil && b.own.has(t)
		if b != nil && !under && b.topics.has(topicAgenda|topicScript|topicDuties|topicRoster|topicBudget|topicSchedule) {
			if p := pieces(l); b.topics.has(topicAgenda) && opensLabelled(body[:i+1]) {
				for _, p := range p {
					if p.topic.has(t) && p.value != "" {
						late = append(late, value{p.value, l.lines(), p.label})
					}
				}
			}
			return
		}
		found := false
		for _, p := range pieces(l) {
			switch {
			case p.topic.has(t):
				found = true
				if len(out) > 200 {
					return
				}
				if p.value != "" {
					out = append(out, value{p.value, l.lines(), p.label})
				} else if i+1 < len(body) && !pieces(&body[i+1])[0].known() {
					out = append(out, value{body[i+1].text, body[i+1].lines(), p.label})
				}
			case p.known() || !under || found || said:
			case columnLabel(firstOf(cutLabel(clip(l.text, 60)))) == colWho: // 主持人：…
			case p.value != "" && p.label == "" && len(l.cells) < 3:
				text := p.value
				if m := parseMarker(l.text); m.family == famNone && len(l.cells) < 2 {
					text = l.text
				}
				out = append(out, value{text, l.lines(), b.title})
			}
		}
	})
	if out == nil {
		return late
	}
	return out
}

// plainLabels are the words by which a plan says a value outright.
var plainLabels = []string{"主题", "时间", "地点", "theme", "time", "place"}

// saysItself reports whether a line says the topic's value outright, 时间：…;
// what else stands around it are remarks.
func saysItself(body []line, t topic) bool {
	for i := range body {
		p := pieces(&body[i])[0]
		if p.topic.has(t) && p.value != "" && slices.Contains(plainLabels, strings.ToLower(p.label)) {
			return true
		}
	}
	return false
}

// opensLabelled reports whether a running order still has its head (时间：…,
// 地点：…) where these lines end.
func opensLabelled(lines []line) bool {
	for i := range lines {
		if _, _, labelled := cutLabel(lines[i].text); i > 5 || !labelled || stepOf(&lines[i]).style != "" {
			return false
		}
	}
	return true
}

// readValues fills theme, purpose, period and places.
func (r *reader) readValues() {
	r.readTheme()
	r.readPurpose()
	r.readPeriod()
	r.readPlaces()
}

var statedTheme = regexp.MustCompile(`[“"「《]([^”"」》]{2,60})[”"」》]为(?:活动|本次活动)?主题|主题(?:就)?(?:是|为|定为|用|叫)[：:]?[ ]*[“"「《]([^”"」》]{2,60})[”"」》]`)

func (r *reader) readTheme() {
	for _, v := range r.values(topicTheme) {
		if len(findDates(v.text)) > 0 && runes(v.text) < 12 || strings.Contains(v.title, "主题班会") || strings.HasPrefix(v.title, "每") {
			continue
		}
		text := unquote(v.text)
		if m := statedTheme.FindStringSubmatch(v.text); m != nil {
			text = m[1] + m[2]
		}
		r.plan.Theme, r.plan.ThemeLines = &text, v.lines
		return
	}
	r.each(func(b *block, body []line, i int) {
		if r.plan.Theme != nil || b != nil && b.topics.has(topicScript|topicAgenda) || !strings.Contains(clip(body[i].text, 1000), "主题") {
			return
		}
		if m := statedTheme.FindStringSubmatch(clip(body[i].text, 1000)); m != nil {
			text := m[1] + m[2]
			r.plan.Theme, r.plan.ThemeLines = &text, body[i].lines()
		}
	})
}

// unquote removes the quotation marks around a theme and its full stop.
func unquote(s string) string {
	s = strings.TrimSpace(s)
	for {
		trimmed := strings.TrimRight(s, " 　。.；;，,")
		for _, pair := range []string{"“”", "\"\"", "「」", "『』", "《》", "‘’", "''", "【】"} {
			q := []rune(pair)
			open, shut := string(q[0]), string(q[1])
			if inner, ok := strings.CutPrefix(trimmed, open); ok && strings.HasSuffix(inner, shut) && !strings.Contains(strings.TrimSuffix(inner, shut), open) {
				trimmed = strings.TrimSuffix(inner, shut)
			}
		}
		if trimmed == s {
			return s
		}
		s = trimmed
	}
}

// purposeWords order the headings that can state a purpose, best first.
var purposeWords = []string{"目的", "宗旨", "purpose", "aim", "意义", "为什么", "why", "初衷", "目标", "goal", "objective", "背景", "缘", "指导思想", "background", ""}

func (r *reader) readPurpose() {
	best, rank := value{}, len(purposeWords)
	consider := func(v value) {
		title := strings.ToLower(v.title)
		at := slices.IndexFunc(purposeWords, func(w string) bool { return strings.Contains(title, w) })
		if v.text != "" && at < rank {
			best, rank = v, at
		}
	}
	for i := range r.blocks {
		b := &r.blocks[i]
		if !b.own.has(topicPurpose) || r.above(i, topicSchedule) {
			continue
		}
		var text []string
		var where Lines
		for _, l := range r.below(i) {
			text, where = append(text, l.text), append(where, l.lines()...)
		}
		if len(b.body) > 0 && b.body[0].no == b.head.no {
			text[0] = b.body[0].text
		}
		consider(value{strings.Join(text, "\n"), where, b.title})
	}
	for _, v := range r.values(topicPurpose) {
		if rank == len(purposeWords) || !topicOf(v.title).has(topicPurpose) {
			consider(v)
		}
	}
	if rank < len(purposeWords) {
		text := unquote(best.text)
		if plain := strings.TrimSpace(best.text); strings.HasPrefix(plain, text) {
			text = plain // its full stop stays
		}
		r.plan.Purpose, r.plan.PurposeLines = &text, best.lines
	}
}
