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
			said = saysItself(body, t)
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
	return slices.ContainsFunc(body, func(l line) bool {
		p := pieces(&l)[0]
		return p.topic.has(t) && p.value != "" && slices.Contains(plainLabels, strings.ToLower(p.label))
	})
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

func (r *reader) readPeriod() {
	var fallback *value
	if r.rangeInProse(); r.plan.Period != nil {
		return
	}
	times := r.values(topicTime)
	severalDays := slices.ContainsFunc(times, func(v value) bool { return heldThen.MatchString(v.text) })
	for _, v := range append(times, r.dayOfProgramme()...) {
		text := strings.TrimSpace(v.text)
		if head, rest, cut := strings.Cut(text, "。"); cut && runes(rest) > 8 && len(findDates(head)) > 0 {
			text = head
		}
		if severalDays && !heldThen.MatchString(text) || monthEntry.MatchString(clip(text, 60)) || strings.Contains(v.title, "报名") || strings.Contains(v.title, "截止") || strings.Contains(v.title, "策划") || strings.Contains(v.title, "制定") || strings.Contains(v.title, "集合") {
			continue
		}
		if from, to, ok := dateRange(text); ok && (from.month > 0 || from.blotted) {
			if year := r.statedYear(from); year > 0 {
				from.year = year
				if to.month > 0 && to.year == 0 {
					to.year = year
				}
			}
			r.plan.Period = &Period{Text: text, Start: from.iso(), End: to.iso(), Lines: v.lines}
			return
		}
		if fallback == nil && runes(text) <= 40 && (len(findDates(text)) > 0 || mentionsTime(text)) {
			fallback = &v
		}
	}
	if fallback != nil {
		r.plan.Period = &Period{Text: fallback.text, Lines: fallback.lines}
		return
	}
	r.periodInProse()
	for i := range r.front[:min(len(r.front), 4)] {
		if from, to, ok := dateRange(r.front[i].text); ok && r.plan.Period == nil && from.complete() && from.at < 12 && r.front[i].short(80) && !dateOnly(r.front[i].text) {
			r.plan.Period = &Period{Text: r.front[i].text, Start: from.iso(), End: to.iso(), Lines: r.front[i].lines()} // a subtitle: day, time and place
		}
	}
}

// heldThen says of one day among several that it is the day itself.
var heldThen = regexp.MustCompile(`(?:开展|举行|举办|正式)(?:活动|演出|仪式|比赛|庆祝|联欢|$)`)

// dayOfProgramme returns the days that a label for the programme states:
// 活动日程：5月30日上午.
func (r *reader) dayOfProgramme() (days []value) {
	for _, v := range r.values(topicAgenda) {
		if label := v.title; runes(v.text) <= 24 && strings.HasSuffix(label, "日程") && len(findDates(v.text)) > 0 {
			days = append(days, v)
		}
	}
	return days
}

// statedYear returns the year that the plan states elsewhere for a day that
// lacks it: 定于2026年8月20日, then 时间：8月20日. It is 0 for none.
func (r *reader) statedYear(d date) (year int) {
	if d.year > 0 || d.blotted || d.day == 0 {
		return 0
	}
	r.each(func(_ *block, body []line, i int) {
		if text := body[i].text; year > 0 || len(text) < len("2026.1.1") || !strings.Contains(text, "20") && !strings.Contains(text, "19") && !strings.Contains(text, "二") {
			return
		}
		for _, other := range findDates(body[i].text) {
			if other.complete() && other.month == d.month && other.day == d.day {
				year = other.year
			}
		}
	})
	return year
}

// monthEntry is a line of a calendar: 9月：制定计划.
var monthEntry = regexp.MustCompile(`^[^，。]{0,14}(?:月|月份|上旬|中旬|下旬|周|阶段)[ 　]*[:：][ 　]*\S`)

func mentionsTime(s string) bool {
	_, ok := findClock(s, false)
	return ok || strings.ContainsAny(s, "年月日周期天")
}

// heldOn introduces the day of the event in running text.
var heldOn = regexp.MustCompile(`(?:定于|拟于|将于|计划于|决定于|兹定于|时间定在|订于)[ ]*`)

// onDay tells the day in a rule: 开放日于2026年9月27日举行.
var onDay = regexp.MustCompile(`(于)[ ]*(?:每年)?20\d\d[ ]*年[^，。；]{2,40}?(?:举行|举办|召开|开展|启动)`)

// heldOnDay introduces it in an English sentence; the day follows.
var heldOnDay = regexp.MustCompile(`(?i)\b(?:invite you|will be held|is held|takes? place|will take place|join us|come|celebrat\w+|is planned|is set)\b[^.!?]{0,80}?\bon (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:the )?$`)

// rangeInProse takes the days that the opening words state, 决定于4月1日至30日开展,
// over the day of one of the activities below.
func (r *reader) rangeInProse() {
	for i := range r.front {
		l := &r.front[i]
		text := clip(l.text, 600)
		m := heldOn.FindStringIndex(text)
		if m == nil {
			continue
		}
		if from, to, ok := dateRange(text[m[1]:]); ok && from.at == 0 && to.day > 0 {
			end := strings.IndexAny(text[m[1]:], "，。；在开举组")
			if end < 0 {
				end = len(text) - m[1]
			}
			r.plan.Period = &Period{Text: strings.TrimSpace(text[m[1] : m[1]+end]), Start: from.iso(), End: to.iso(), Lines: l.lines()}
			return
		}
	}
}

func (r *reader) periodInProse() {
	r.each(func(b *block, body []line, i int) {
		if r.plan.Period != nil || b != nil && b.topics.has(topicScript|topicSchedule|topicRoster) {
			return
		}
		text := clip(body[i].text, 600)
		if strings.Contains(text, " on ") {
			if from, to, ok := dateRange(text); ok && from.day > 0 && heldOnDay.MatchString(text[:from.at]) {
				r.plan.Period = &Period{Text: strings.TrimSpace(text[from.at:from.end]), Start: from.iso(), End: to.iso(), Lines: body[i].lines()}
				return
			}
		}
		if !strings.Contains(text, "于") && !strings.Contains(text, "定在") {
			return
		}
		m := heldOn.FindStringIndex(text)
		if m == nil {
			if m = onDay.FindStringSubmatchIndex(text); m == nil {
				return
			}
			m = m[2:4]
		}
		rest := text[m[1]:]
		if from, to, ok := dateRange(rest); ok && runes(rest[:from.at]) <= 16 && !strings.ContainsAny(rest[:from.at], "，。；") {
			end := strings.IndexAny(rest, "，。；在")
			if end < 0 {
				end = len(rest)
			}
			r.plan.Period = &Period{Text: strings.TrimSpace(rest[from.at:max(end, from.end)]), Start: from.iso(), End: to.iso(), Lines: body[i].lines()}
		}
	})
}

var (
	placeLabel = regexp.MustCompile(`^(?:主会场|分会场|会场|地点|集合点|备用场地|启动仪式|第?[一二三四五六1-9][、.]|[\p{Han}]{2,6}(?:会场|场地|地点))[一二三四1-4]?[ 　]*[:：][ 　]*`)
	placeTail  = regexp.MustCompile(`(?:门口|门|路口|礼堂|厅|室|场|园|楼|校|院|馆|中心|广场|区|里|点|街|路|村|社区|活动室|教室|会议室|台|处|站|家|廊|角|前|内|边|旁|园区|所|房|堂|基地|公园|小学|中学|幼儿园|大学)$`)
	heldAt     = regexp.MustCompile(`在([^，。；、在]{2,24}?)(?:隆重)?(?:举行|举办|召开|集中举行|集合|开展)`)
)

// placeStated says where in a sentence: 地点为本校报告厅.
var placeStated = regexp.MustCompile(`(?:地点|场地)(?:设在|定在|设于|改在|改到|改为|在|为)([^，。；：]{2,40})`)

// inBadWeather opens where a plan moves to, which is not where it takes place.
var inBadWeather = regexp.MustCompile(`^(?:如遇|如果|若|遇)?(?:下雨|雨天|雨雪|大风|天气|雷雨|有雨|if it rains|in case of rain|wet weather)`)

func (r *reader) readPlaces() {
	add := func(name string, where Lines) {
		name = strings.Trim(withoutRemarks(name), " 　。；;，,、.：:")
		if rest, ok := strings.CutPrefix(name, "在"); ok { // 在小草坪集合
			for _, meet := range []string{"集合", "举行", "举办", "集中", "召开", "进行"} {
				rest = strings.TrimSuffix(rest, meet)
			}
			if placeTail.MatchString(rest) {
				name = rest
			}
		}
		if name == "" || isBlank(name) || inBadWeather.MatchString(name) || slices.Contains(r.plan.Places, name) || len(r.plan.Places) >= 60 {
			return
		}
		r.plan.Places = append(r.plan.Places, name)
		r.plan.PlaceLines = append(r.plan.PlaceLines, where...)
	}
	for _, v := range r.values(topicPlace) {
		text := v.text
		if topicOf(v.title).has(topicTime) && (len(findDates(text)) > 0 || labelTopic(firstOf(cutLabel(text))).has(topicTime)) {
			if text = withoutTimes(text); text == "" {
				continue
			}
		}
		text = placeLabel.ReplaceAllString(text, "")
		if strings.HasSuffix(text, "。") && runes(text) > 50 {
			continue
		}
		if topicOf(v.title).has(topicAgenda) {
			if _, timed := leadingClock(text); timed {
				continue // 集合和流程
			}
		}
		for _, place := range splitPlaces(text) {
			if tailTopic(plainLabel(v.title)) != 0 && isName(squash(place)) {
				continue // 队形场地：王某
			}
			if place = placeLabel.ReplaceAllString(place, ""); len(r.plan.Places) == 0 || likePlace(place) {
				add(place, v.lines)
			}
		}
	}
	if len(r.plan.Places) > 0 {
		return
	}
	r.each(func(b *block, body []line, i int) {
		if len(r.plan.Places) > 0 || b != nil && b.topics.has(topicScript|topicDemands|topicSchedule|topicPurpose) {
			return
		}
		text := clip(body[i].text, 600)
		if strings.Contains(text, "地点") || strings.Contains(text, "场地") {
			if m := placeStated.FindStringSubmatch(text); m != nil {
				for _, place := range splitPlaces(m[1]) {
					add(place, body[i].lines())
				}
				return
			}
		}
		if !strings.Contains(text, "在") {
			return
		}
		if m := heldAt.FindStringSubmatch(text); m != nil && placeTail.MatchString(m[1]) {
			add(m[1], body[i].lines())
		}
	})
}

// likePlace reports whether one of further places reads as such, and not as
// what is done there.
func likePlace(s string) bool {
	plain := strings.Trim(stripBrackets(s), " 　。；;，,、.：:")
	if label, value, labelled := cutLabel(s); labelled && !labelTopic(label).has(topicPlace) && !strings.HasSuffix(label, "场") && !placeTail.MatchString(label) {
		return placeTail.MatchString(value) && !strings.ContainsAny(label, "数体办位") // 低年级：东操场
	}
	return !han(plain) || placeTail.MatchString(plain) || figures(plain) > 0 || runes(plain) <= 3 || strings.ContainsAny(plain, "楼层号厅室坊馆亭苑") && runes(plain) <= 16
}

// withoutTimes returns the pieces of a line that state no time but a place.
func withoutTimes(s string) string {
	var out []string
	if !han(s) {
		for _, p := range strings.FieldsFunc(stripBrackets(s), func(r rune) bool { return strings.ContainsRune(",;•|", r) }) {
			if p = strings.TrimSpace(p); p != "" && figures(p) == 0 && len(findDates(p)) == 0 && !namesWeekday(p) {
				out = append(out, p)
			}
		}
		return strings.Join(out, ", ")
	}
	for _, p := range strings.FieldsFunc(stripBrackets(s), func(r rune) bool { return strings.ContainsRune("，,；; 　。", r) }) {
		p = strings.TrimPrefix(strings.TrimPrefix(p, "地点"), "：")
		for _, meet := range []string{"集合", "集中", "见", "见面", "汇合", "举行", "召开", "开始", "碰头"} {
			p = strings.TrimSuffix(p, meet)
		}
		if _, ok := findClock(p, false); !ok && len(findDates(p)) == 0 && placeTail.MatchString(p) && runes(p) > 1 {
			out = append(out, strings.TrimPrefix(p, "在"))
		}
	}
	return strings.Join(out, "、")
}

// withoutRemarks removes what stands in brackets but for the number of a class,
// 五（4）班.
func withoutRemarks(s string) string {
	found := brackets(s)
	for i := len(found) - 1; i >= 0; i-- {
		if b := found[i]; figures(b.inner) == 0 || runes(b.inner) > 2 {
			s = s[:b.at] + s[b.end:]
		}
	}
	return strings.TrimSpace(s)
}

// splitPlaces divides a list of places; 及 and 和 part them only where both
// sides end like places. An English address keeps its commas.
func splitPlaces(s string) []string {
	s = withoutRemarks(s)
	if !han(s) {
		return strings.FieldsFunc(strings.ReplaceAll(s, " / ", ";"), func(r rune) bool { return r == ';' || r == '；' })
	}
	var out []string
	for _, p := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、，,；;/\t。", r) }) {
		cut := false
		for _, and := range []string{"以及", "及", "和", "与"} {
			if left, right, ok := strings.Cut(p, and); ok && placeTail.MatchString(strings.TrimSpace(left)) && placeTail.MatchString(strings.TrimSpace(right)) {
				out, cut = append(out, left, right), true
				break
			}
		}
		switch n := len(out); {
		case cut:
		case n > 0 && strings.ContainsAny(tail(out[n-1], 1), "东南西北") && strings.ContainsAny(clip(p, 1), "东南西北"):
			out[n-1] += "、" + p // 南、北校区
		default:
			out = append(out, p)
		}
	}
	return out
}
