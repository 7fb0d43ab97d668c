package plandoc

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// agendaReader gathers the running order of a plan.
type agendaReader struct {
	items []entry
	owned bool // a column or a name says who acts
	day   int  // counts the days that head a part of the list
	// dayHead is the line that names the last of them.
	dayHead string
}

// entry is an item with what the plan check asks of the lines around it.
type entry struct {
	Item
	place    string // from a table's column
	blankWho bool   // the column for who acts is empty in this row
	detail   []string
	section  string // that it stands in
	nested   bool   // a step within the one above, counted apart
	day      int
}

// readAgenda reads the sections that announce a running order or, where none
// does, any section whose lines run through a day or through 第一项, 第二项.
func (r *reader) readAgenda() {
	a := &agendaReader{}
	for i := range r.blocks {
		b := &r.blocks[i]
		if !b.topics.has(topicAgenda) || r.above(i, topicAgenda) {
			continue
		}
		if b.topics.has(topicSchedule | topicDemands | topicScript) {
			continue
		}
		r.agendaSection(a, i)
	}
	if len(a.items) == 0 {
		r.looseAgenda(a)
	}
	if len(a.items) == 0 {
		r.crowded(topicAgenda, func(text string, l *line) {
			a.read([]line{{no: l.no, text: text}}, true, "")
		})
	}
	r.readHalf(a)
	for i := range a.items {
		a.items[i].Order = i + 1
		r.plan.Agenda = append(r.plan.Agenda, a.items[i].Item)
	}
	r.agenda = a
}

// agendaSection reads one section: the lists in it and in the sections below
// or, where these hold none, the headings below as the items.
func (r *reader) agendaSection(a *agendaReader, i int) {
	if len(a.items) >= maxEntries {
		return
	}
	first := len(a.items)
	b := &r.blocks[i]
	for _, programme := range programmes(dayItself(b.body)) {
		a.read(programme, strongAgenda(b) || len(programme) < len(b.body) || stepsOfCeremony(programme), b.where())
	}
	for j := i + 1; j < len(r.blocks) && r.within(j, i); j++ {
		child := &r.blocks[j]
		if child.head.marker().family == famChapter && len(child.body) == 0 {
			a.add(step{label: child.number, rest: child.title}, &child.head, b.where())
		} else if child.topics.has(topicAgenda) && !groupsAct(child) {
			a.read(child.body, strongAgenda(b) && len(child.body) > 1 || ceremony(child.title), child.where())
		}
	}
	if len(a.items)-first < 2 && i+1 < len(r.blocks) && r.within(i+1, i) {
		a.cut(first)
		a.read(r.below(i), strongAgenda(b), b.where())
	}
}

// strongAgenda reports whether a heading can mean nothing but a running order.
func strongAgenda(b *block) bool {
	t := strings.ToLower(b.title)
	for _, w := range []string{"程序", "流程", "议程", "节目", "环节", "仪程", "顺序", "过程"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	for _, w := range []string{"安排", "日程", "时间", "内容", "schedule", "timetable"} {
		if strings.Contains(t, w) {
			return false
		}
	}
	return true
}

var (
	stepOrdinal = regexp.MustCompile(`^(?:(?:活动|仪式|议程|大会|会议|典礼|程序|下面|现在|接下来|首先)?(?:进行)?)(第[0-9一二三四五六七八九十]{1,3}(?:项|个环节|环节|个议程|个程序|个节目|幕|个流程|步|篇章|单元))(?:议程|程序|内容)?[ 　]*[:：，,、.．]?[ 　]*(.*)$`)
	wordOrdinal = regexp.MustCompile(`^((?:环节|议程|程序|流程|节目|步骤|项目|篇章|Item |Step |Part )[0-9一二三四五六七八九十]{1,3})[ 　]*[:：，,、.．—-][ 　]*(.*)$`)
	firstThen   = regexp.MustCompile(`^(首先|其次|再次|然后|接着|接下来|随后|之后|紧接着|最后|First|Next|Then|After that|Finally|Last)(?:是)?[ 　]*[,，:：、][ 　]*(.*)$`)
	datedSeries = regexp.MustCompile(`^(?:20\d\d年)?[0-9一二三四五六七八九十]{1,2}月(?:[0-9]{1,2}[日号]|[ 　]|[:：]|份|上旬|中旬|下旬|底|初|前|[-—–~～至])|^第[一二三四五六七八九十0-9]+(?:阶段|周|天|期|轮|季度)|^[0-9]{1,2}[./][0-9]{1,2}(?:[日号:： 　]|[-—–~～]\d)|^(?:周|星期)[一二三四五六日]`)
	hostWords   = regexp.MustCompile(`^(?:主持人|主持|主持词|司仪|男|女|甲|乙|合|旁白|Host|MC|男主持|女主持|主持人?[甲乙AB]|[AB])[ 　]*[:：]`)
	// attribute is a line that says more about the item above it.
	attribute = regexp.MustCompile(`^(时间|时长|用时|负责人|负责|发言人|主讲人?|表演者?|参与人员|人员|地点|音乐|音响|背景音乐|大屏|屏幕|灯光|舞台|道具|备注|提示|配合|无障碍|手语|视频|PPT|Cue|Cues|Music|Screen|Lights?|Sound|Stage|Lead|Speaker|Who|Time|Duration|Access|礼仪|音控|导播)[ 　]*[:：][ 　]*(.*)$`)
)

// isDated reports whether a line belongs to a series over days. 9.00 - 9.15 is
// a time, for all that 9.15 may be a day.
func isDated(s string) bool {
	if r, _ := utf8.DecodeRuneInString(s); !isFigure(r) && !isHanNumeral(r) && !strings.ContainsRune("第周星", r) {
		return false
	}
	s = clip(s, 40)
	if !datedSeries.MatchString(s) {
		return false
	}
	c, ok := leadingClock(s)
	return !ok || !c.half && c.to < 0 && c.from%60 != 0 && c.from%60 < 32
}

// dottedTimes reports whether a list tells its times with dots: 9.00, 10.30,
// 11.45. One that can be no day tells for all.
func dottedTimes(lines []line) bool {
	n, sure := 0, 0
	for i := range lines {
		if c, ok := leadingClock(lines[i].text); ok && strings.Contains(lines[i].text[c.at:c.end], ".") {
			if n++; !isDated(lines[i].text) {
				sure++
			}
		}
	}
	return sure > 1 && sure*3 >= n
}

// step is a line read as the opening of an item.
type step struct {
	style string // manner of counting: ordinal, clock, table, or a family
	label string
	rest  string
	clock clock
	timed bool
}

// stepOf reads the ordinal, number and time that open a line, once.
func stepOf(l *line) step {
	m := l.memo()
	if m.step == nil {
		s := readStep(l)
		m.step = &s
	}
	return *m.step
}

func readStep(l *line) step {
	s := step{rest: l.text}
	text := strings.TrimPrefix(l.text, "活动：")
	if m := l.marker(); m.family == famLenticular {
		_, title, inline := lenticular(m.rest)
		text = strings.TrimSpace(title + " " + inline)
	}
	if at := strings.Index(clip(text, 200), "进行第"); at > 0 && hostWords.MatchString(text) {
		text = spokenStep(text[at+len("进行"):])
	}
	if m := stepOrdinalOf(text); m != nil && !isDated(text) {
		s.style, s.label, s.rest = "ordinal", m[1], m[2]
	} else if !opensStep(text) {
		// most lines
	} else if m := wordOrdinal.FindStringSubmatch(text); m != nil {
		s.style, s.label, s.rest = "ordinal", strings.TrimSpace(m[1]), m[2]
	} else if m := firstThen.FindStringSubmatch(text); m != nil {
		s.style, s.label, s.rest = "words", m[1], m[2]
	}
	if s.style == "" {
		m := l.marker()
		_, counted := leadingClock(m.rest) // 3.10:10-11:00, the third
		if c, ok := leadingClock(l.text); ok && !(counted && m.family == famDot) {
			s.take(c)
			s.style = "clock"
			return s
		}
		if m.family != famNone && m.family != famLenticular && m.family != famChapter && m.family != famClause && m.family < famSymbol {
			s.style, s.label, s.rest = familyNames[m.family], m.number, m.rest
		} else if m.family == famLenticular && channelOf(l.text) == "" {
			s.style, s.rest = "【】", text
		}
	}
	if c, ok := leadingClock(s.rest); ok && s.style != "" {
		s.take(c)
	}
	return s
}

// stepOrdinalOf matches stepOrdinal, sparing the lines that cannot.
func stepOrdinalOf(s string) []string {
	if at := strings.Index(clip(s, 12), "第"); at < 0 {
		return nil
	}
	return stepOrdinal.FindStringSubmatch(s)
}

// spokenStep shortens what a host says of a step to its first sentence and what
// stands in brackets: 第四项：赠书。请小禾同学接受赠书。（音乐）.
func spokenStep(s string) string {
	first, rest, cut := strings.Cut(s, "。")
	if !cut {
		return s
	}
	for _, b := range brackets(rest) {
		first += rest[b.at:b.end]
	}
	return first
}

// opensStep reports whether the first character can open wordOrdinal or firstThen.
func opensStep(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("环议程流节步项篇ISPFNTAL首其再然接随之紧最", r)
}

var familyNames = map[family]string{famHan: "一、", famHanParen: "（一）", famDun: "1、", famDot: "1.", famDecimal: "1.1", famDecimalDeep: "1.1.1", famRight: "1)", famParen: "(1)", famCircled: "①", famRoman: "I.", famLetter: "a."}

// take removes a leading time from the words.
func (s *step) take(c clock) {
	s.clock, s.timed = c, true
	s.rest = strings.TrimLeft(s.rest[c.end:], ")）]】 　\t:：,，、.。-—–|")
	if rest, until := strings.CutPrefix(s.rest, "前"); until && opensHan(rest) && !opensWith(rest, []string{"往", "台", "排", "门", "厅", "去", "来", "后"}) {
		s.rest = rest // 7:30前签到台到位
	}
}

// read adds the items of one section. A weak section must show clock times or
// ordinals; in a strong one any list will do.
func (a *agendaReader) read(body []line, strong bool, where string) {
	if a.readTables(body, strong, where) {
		return
	}
	lines := enumerated(body)
	levelNumbers(lines)
	style, count := mainStyle(lines)
	switch {
	case style == "":
		if strong {
			a.readPlain(lines, where)
		}
		return
	case strong:
	case count < 2 || style != "ordinal" && style != "clock" && style != "words" && timedSteps(lines, style)*2 < count:
		return
	}
	if rest, parted := withoutActs(lines); parted && style == "ordinal" {
		if again, _ := mainStyle(rest); again == "ordinal" {
			lines = rest
		} else if strong {
			a.readPlain(rest, where)
			return
		}
	}
	first := len(a.items)
	half := 0
	pending := false
	dotted := dottedTimes(lines)
	once := strong && datedOnce(lines)
	within := nestedSteps(lines, style)
	for i := range lines {
		l := &lines[i]
		if act, rest, ok := cutLabel(l.text); ok && style == "ordinal" && rest != "" && slices.Contains(betweenActs, act) {
			a.add(step{label: act, rest: rest}, l, where)
			continue
		}
		if h, ok := halfOfDay(l.text); ok {
			half = h
			continue
		}
		s := stepOf(l)
		if once && s.style == style && isDated(s.rest) {
			s.rest = s.rest[len(dayOpens.FindString(s.rest)):]
			if c, ok := leadingClock(s.rest); ok {
				s.take(c)
			}
		}
		switch {
		case (s.style == style || style == "clock" && s.timed) && (style == "clock" || !isDated(s.rest)) && !(style == "clock" && !dotted && isDated(l.text)):
			if half == 12 && s.timed && !s.clock.half {
				s.clock.afternoon()
			}
			a.add(s, l, where)
			pending = s.rest == "" || s.rest == announcedBy.FindString(s.rest)
		case within[i]:
			a.add(s, l, where)
			a.items[len(a.items)-1].nested = true
			pending = false
		case style == "clock" && isDated(l.text) && l.short(24):
			a.day, a.dayHead = a.day+1, strings.TrimRight(l.text, "：: 　")
		case pending && l.text != "" && !hostWords.MatchString(l.text):
			a.fill(l)
			pending = false
		case len(a.items) > first:
			a.attach(l)
		}
	}
	a.dropEmpty(first)
	a.readAfternoons(first)
}

// betweenActs open a step among others that are counted: 开场：… 节目一：… 最后：….
var betweenActs = []string{"开场", "序幕", "暖场", "游戏", "互动", "中场", "抽奖", "颁奖", "压轴", "尾声", "最后", "结束", "结尾", "合影", "结束语"}

// dayOpens is a day that stands before the hour: 3月15日（星期六）上午9:00.
var dayOpens = regexp.MustCompile(`^(?:20\d\d年)?\d{1,2}月\d{1,2}[日号][ 　]*(?:[(（]?(?:星期|周)[一二三四五六日天][)）]?)?[ 　，,]*`)

// datedOnce reports whether the first step of a list alone tells the day.
func datedOnce(lines []line) bool {
	n := 0
	first := -1
	for i := range lines {
		if isDated(stepOf(&lines[i]).rest) {
			n++
			first = i
		}
	}
	return n == 1 && first == 0 && len(lines) > 2 && dayOpens.MatchString(stepOf(&lines[0]).rest)
}

var actLabel = regexp.MustCompile(`^第[一二三四五六七八九十0-9]+(?:篇章|单元|板块|部分)`)

// withoutActs removes the lines that only name the acts of a show, 第一篇章,
// where the items proper stand below them.
func withoutActs(lines []line) (rest []line, parted bool) {
	if !slices.ContainsFunc(lines, func(l line) bool { return l.short(24) && actLabel.MatchString(l.text) }) {
		return lines, false
	}
	acts := 0
	for _, l := range lines {
		if actLabel.MatchString(l.text) && l.short(24) {
			acts++
			continue
		}
		rest = append(rest, l)
	}
	return rest, acts > 1 && len(rest) >= 2*acts
}

// mainStyle returns the manner in which the items of a section count: steps
// named as such, then clock times, then the first numbering, then bullets.
func mainStyle(lines []line) (string, int) {
	counts := map[string]int{}
	timed := map[string]int{}
	var order []string
	for i := range lines[:min(len(lines), 400)] {
		l := &lines[i]
		s := stepOf(l)
		if s.style == "" || s.style == "clock" && isDated(l.text) || isDated(s.rest) && s.style != "ordinal" {
			continue
		}
		if counts[s.style] == 0 {
			order = append(order, s.style)
		}
		counts[s.style]++
		if s.timed || endsTimed(s.rest) {
			timed[s.style]++
		}
	}
	for _, style := range []string{"ordinal", "clock", "words"} {
		if counts[style] >= 2 || counts[style] == 1 && len(order) == 1 && style != "words" {
			return style, counts[style]
		}
	}
	for _, style := range order {
		if timed[style] >= 2 {
			return style, counts[style]
		}
	}
	if len(order) > 1 && counts[order[0]] < counts[order[1]] && nestsWithin(lines, order[0], order[1]) {
		return order[1], counts[order[1]]
	}
	if len(order) > 0 && counts[order[0]] >= 2 {
		return order[0], counts[order[0]]
	}
	return "", 0
}

// nestsWithin reports whether the items proper stand below group heads: no
// two lines of the outer style follow each other.
func nestsWithin(lines []line, outer, inner string) bool {
	last := ""
	for i := range lines {
		s := stepOf(&lines[i]).style
		if s == outer && (last == outer || runes(lines[i].text) > 24) {
			return false
		}
		if s == outer || s == inner {
			last = s
		}
	}
	return last == inner
}

func timedSteps(lines []line, style string) int {
	n := 0
	for i := range lines[:min(len(lines), 400)] {
		if s := stepOf(&lines[i]); s.style == style && (s.timed || endsTimed(s.rest)) {
			n++
		}
	}
	return n
}

// endsTimed reports whether a time or a duration closes the words of an item.
func endsTimed(s string) bool {
	if !strings.ContainsAny(s, "0123456789分半") {
		return false
	}
	if tailDuration.MatchString(s) {
		return true
	}
	for _, b := range brackets(s) {
		for _, p := range cuePieces(b.inner) {
			if _, ok := parseDuration(p.text); ok {
				return true
			}
		}
		if c, ok := findClock(b.inner, true); ok && c.at < 4 {
			return true
		}
	}
	c, ok := findClock(s, false)
	return ok && c.end >= len(s)-3
}

// readPlain takes each short line of a section without numbers for an item.
func (a *agendaReader) readPlain(lines []line, where string) {
	first := len(a.items)
	bulleted := slices.ContainsFunc(lines, func(l line) bool { return l.bullet })
	short := 0
	for i := range lines {
		if lines[i].short(40) {
			short++
		}
	}
	if short < 2 || short*4 < len(lines)*3 {
		return
	}
	for i := range lines {
		l := &lines[i]
		label := classify(firstOf(cutLabel(l.text)))
		switch {
		case bulleted && !l.bullet, hostWords.MatchString(l.text), wholeBracket(l.text), attribute.MatchString(l.text):
			if len(a.items) > first {
				a.attach(l)
			}
		case isDated(l.text), len(l.cells) > 1, label.known(), strings.HasSuffix(l.text, "：") || strings.HasSuffix(l.text, ":"), strings.HasSuffix(l.text, "。") && runes(l.text) > 24:
		default:
			s := step{rest: l.text}
			if act, rest, ok := cutLabel(l.text); ok && rest != "" && slices.Contains(actNames, act) {
				s.label, s.rest = act, rest
			}
			a.add(s, l, where)
		}
	}
	if len(a.items)-first < 2 {
		a.cut(first)
	}
}

// actNames open an item the way an ordinal does: 序幕：…
var actNames = []string{"序幕", "序曲", "尾声", "终曲", "Prologue", "Finale"}

func firstOf(label, _ string, _ bool) string { return label }

func (a *agendaReader) cut(n int) {
	a.items = a.items[:n]
}

// dropEmpty removes items that never got a title.
func (a *agendaReader) dropEmpty(first int) {
	kept := slices.DeleteFunc(a.items[first:], func(e entry) bool { return e.Title == "" })
	a.cut(first + len(kept))
}
