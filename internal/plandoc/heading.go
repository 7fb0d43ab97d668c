package plandoc

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// shape is how the words after a number stand on their line.
type shape int

const (
	shapeBare       shape = iota // 活动主题
	shapeLabelEmpty              // 活动主题：
	shapeLabelled                // 活动主题：同行
	shapeRunIn                   // 加强领导。各校要……
	shapeSentence                // 各班要提前到场。
)

// shapeOf divides the words of a possible heading into its title and what
// follows on the same line.
func shapeOf(s string) (sh shape, title, inline string) {
	if first, rest, ok := strings.Cut(strings.ReplaceAll(s, "　", " "), " "); ok && opensValue(first) && withoutGloss(s) == s && runes(squash(rest)) > 1 && !strings.ContainsAny(first, ":：") {
		return shapeLabelled, first, strings.TrimSpace(rest)
	}
	depth, n := 0, 0
	for i, r := range s {
		size := utf8.RuneLen(r)
		switch {
		case strings.ContainsRune("（(“《「【\"", r) && !(r == '"' && depth > 0):
			depth++
		case strings.ContainsRune("）)”》」】\"", r):
			depth = max(0, depth-1)
		case depth > 0:
		case (r == ':' || r == '：') && betweenFigures(s, i, size):
		case r == ':' || r == '：':
			if rest := strings.TrimSpace(s[i+size:]); rest != "" {
				return shapeLabelled, strings.TrimSpace(s[:i]), rest
			}
			return shapeLabelEmpty, strings.TrimSpace(s[:i]), ""
		case strings.ContainsRune("。；;！？!?", r), r == '.' && strings.HasPrefix(s[i+1:], " ") && n > 3, r == '.' && i+1 == len(s) && strings.Contains(s, " "):
			title = strings.TrimSpace(s[:i])
			if rest := strings.TrimLeft(s[i+size:], "。；;！？!?”\" "); rest != "" && r != ';' && r != '；' {
				return shapeRunIn, title, rest
			}
			if strings.ContainsRune("？?", r) && !strings.ContainsAny(title, "，,") {
				return shapeBare, s, ""
			}
			return shapeSentence, title, strings.TrimSpace(s[i+size:])
		}
		if n++; n > 90 {
			return shapeSentence, s, ""
		}
	}
	if strings.HasSuffix(s, "，") || strings.HasSuffix(s, "、") {
		return shapeSentence, s, ""
	}
	limit := 42
	if !han(s) {
		limit = 80
	}
	if n > limit {
		return shapeSentence, s, ""
	}
	return shapeBare, strings.TrimSpace(s), ""
}

// opensValue reports whether a word is a label that a blank may part from its
// value: 主办　某某小学.
func opensValue(word string) bool {
	c := classify(word)
	return (c.topic != 0 || c.role != "") && han(word)
}

// betweenFigures reports whether the colon at i, size bytes wide, stands in a
// time: 14:00.
func betweenFigures(s string, i, size int) bool {
	return i > 0 && i+size < len(s) && isFigure(rune(s[i-1])) && isFigure(rune(s[i+size]))
}

// head is a line that has been taken for a heading.
type head struct {
	at            int // its index in the region
	span          int // further lines that belong to it
	number, title string
	inline        string
	value         int
}

// wording is what the words after a line's number say, were it a heading.
type wording struct {
	shape         shape
	title, inline string
	topic         topic
	label         labelled
}

// candidate is a numbered line that may become a heading.
type candidate struct {
	head
	*wording
	body  bool   // something other than a sibling follows
	below []line // the next lines
}

// wording reads the words of the line once, however often they are asked for.
func (l *line) wording() *wording {
	if known := l.memo().worded; known != nil {
		return known
	}
	m, w := l.marker(), &wording{}
	switch m.family {
	case famLenticular:
		w.shape, w.title, w.inline = lenticular(m.rest)
	case famQuestion:
		w.title = m.rest
	default:
		w.shape, w.title, w.inline = shapeOf(clip(m.rest, 300))
		if w.inline != "" && len(m.rest) > 900 {
			w.inline = m.rest[strings.Index(m.rest, clip(w.inline, 6)):]
		}
	}
	w.topic, w.label = topicOf(w.title), classify(w.title)
	l.memo().worded = w
	return w
}

// candidates returns the lines of a region in one family of numbering.
func candidates(lines []line, fam family) []candidate {
	var out []candidate
	for i := range lines {
		l := &lines[i]
		m := l.marker()
		if m.family != fam || l.aside || len(l.cells) > 1 || m.rest == "" {
			continue
		}
		w := l.wording()
		c := candidate{head: head{at: i, number: m.number, value: m.value, title: w.title, inline: w.inline}, wording: w}
		next := i + 1
		for next < len(lines) && lines[next].aside {
			next++
		}
		c.body = next < len(lines) && lines[next].marker().family != fam
		c.below = lines[next:min(next+6, len(lines))]
		out = append(out, c)
	}
	return out
}

// listed reports whether a list of another family or of times opens the lines.
func listed(lines []line, fam family) bool {
	n := 0
	for i := range lines {
		m := lines[i].marker()
		if m.family == fam {
			break
		}
		_, timed := leadingClock(lines[i].text)
		if timed || m.family != famNone || lines[i].bullet || stepOrdinalOf(lines[i].text) != nil || isDated(lines[i].text) {
			n++
		}
	}
	return n >= 2
}

// marker is parseMarker for a whole line: a symbol bullet is a family too.
func (l *line) marker() marker {
	known := l.memo()
	if known.number == nil {
		m := l.readMarker()
		known.number = &m
	}
	return *known.number
}

func (l *line) readMarker() marker {
	m := parseMarker(l.text)
	if m.family == famNone && l.mark != 0 {
		fam := famSymbol
		if strings.ContainsRune(rankMarks, l.mark) {
			fam += family(l.mark)
		}
		return marker{family: fam, rest: l.text}
	}
	return m
}

// rankMarks are the symbols that each make a rank of their own; all others,
// emoji above all, are mixed freely in one list.
const rankMarks = "■□▪▫▲△▶▷▼◆◇●○◎★☆※➤➢✦❖·•§"

// lenticular divides 【活动主题】同行 into title and value.
func lenticular(s string) (shape, string, string) {
	end := strings.IndexAny(s, "】〗]")
	_, open := utf8.DecodeRuneInString(s)
	_, size := utf8.DecodeRuneInString(s[end:])
	title := strings.TrimSpace(s[open:end])
	inline := strings.TrimLeft(s[end+size:], " 　\t:：")
	if inline == "" {
		return shapeBare, title, ""
	}
	return shapeLabelled, title, inline
}

// topicList are the sections whose numbered lines are entries, not headings.
const topicList = topicAgenda | topicScript | topicDuties | topicBudget | topicContacts | topicRoster | topicCommittee | topicOrganisers

// isHeading decides for one numbered line below the top rank.
func (c *candidate) isHeading(fam family, parent topic) bool {
	list := parent.has(topicList)
	strong := fam == famHanParen || fam == famDecimal || fam == famDecimalDeep || fam == famChapter || fam == famArticle || fam == famHan || fam == famLenticular || fam == famQuestion
	post := c.label.post != "" || c.label.role != ""
	if _, timed := leadingClock(c.head.title); timed {
		return false // 一、8点45 入园
	}
	switch c.shape {
	case shapeBare:
		if fam == famChapter || fam == famArticle {
			return true
		}
		if post || channelOf(c.head.title) != "" && fam == famLenticular {
			return false
		}
		if parent.has(topicAgenda | topicScript) {
			return (strong || c.topic != 0) && c.body && (aroundDay(stripBrackets(c.head.title)) || stripBrackets(c.head.title) == "中期" || listed(c.below, fam) && !endsTimed(c.head.title) || c.topic == topicSchedule && strings.Contains(c.head.title, "阶段"))
		}
		return c.body && (!list || strong) || fam == famHanParen && !list && c.topic != 0
	case shapeLabelEmpty:
		if list && !post && !parent.has(topicAgenda|topicScript) && c.topic.has(topicDuties|topicCommittee) && len(c.below) > 1 && c.below[0].marker().family != fam {
			return true // 六、组织机构： 1、领导组： 2、职责：
		}
		return c.body && !post && (!list || strong && !parent.has(topicAgenda))
	case shapeLabelled:
		if list || post || fam >= famSymbol {
			return false
		}
		if labelTopic(c.head.title) != 0 && fam != famDecimalDeep {
			return true
		}
		return strong && runes(c.head.title) <= 16 && runes(clip(c.head.inline, 50)) >= 12
	case shapeRunIn:
		if parent.has(topicAgenda|topicScript) || list && !strong {
			return false
		}
		commas := strings.Count(c.head.title, "，") + strings.Count(c.head.title, ",")
		limit, least := 24, 12
		if strong {
			limit, least, commas = 36, 6, commas-1
		} else if fam != famDun && fam != famDot {
			limit, least = 12, 15
		}
		return runes(c.head.title) <= limit && runes(clip(c.head.inline, 50)) >= least && commas <= 1 && (runes(c.head.title) < 5 || !startsLikeRule(c.head.title))
	case shapeSentence:
		return fam == famHanParen && c.body && !list && runes(c.head.title) <= 42 && !strings.HasPrefix(c.head.inline, "；")
	}
	return false
}

// startsLikeRule recognises sentences that give an order to somebody, as
// lists of demands do, against the phrases that headings are.
func startsLikeRule(s string) bool {
	for _, p := range []string{"各班", "各校", "各单位", "请", "不", "每", "如", "所有", "凡", "对", "从", "由", "在", "自", "参加", "家长", "学生", "老师", "我", "本校", "本园", "本班", "本次", "全体", "全校", "全园", "全县", "全镇", "全区", "全市"} {
		if strings.HasPrefix(s, p) && (runes(p) == 1 || !strings.HasSuffix(s, "会") && !strings.HasSuffix(s, "会。")) {
			return true
		}
	}
	return false
}

// pickGroup returns the headings in one family below the top rank, if at
// least half of its lines look like headings.
func pickGroup(lines []line, fam family, parent topic) []head {
	all := candidates(lines, fam)
	var out, phrases []head
	runIns := 0
	for i := range all {
		if all[i].isHeading(fam, parent) {
			out = append(out, all[i].head)
			if all[i].shape == shapeRunIn {
				runIns++
			}
			if all[i].shape != shapeSentence {
				phrases = append(phrases, all[i].head)
			}
		}
	}
	if runIns > 1 && runIns == len(out) && len(out) < len(all) && len(out)*3 >= len(all)*2 {
		out = withShort(all, out)
	}
	if len(out)*3 < len(all)*2 {
		out = phrases // whole sentences are headings only where nearly all are
	}
	if fam == famLenticular && len(all) == 1 && all[0].topic == 0 {
		return nil // 【重要通知】 once in a text
	}
	if len(out)*2 < len(all) || (fam == famDun || fam == famDot) && runIns*2 > len(out) && len(out)*3 < len(all)*2 {
		return nil
	}
	return out
}

// withShort adds the run-in headings whose text is too short to tell by itself,
// 结算。每季度一次。, among siblings that are headings.
func withShort(all []candidate, picked []head) []head {
	var out []head
	for i := range all {
		c := &all[i]
		switch {
		case len(picked) > 0 && picked[0].at == c.at:
			out, picked = append(out, picked[0]), picked[1:]
		case c.shape == shapeRunIn && runes(c.head.title) <= 8:
			out = append(out, c.head)
		}
	}
	return out
}

// pickTop returns the headings of the top rank in one family: what reads as a
// heading and is no list that restarts within a section.
func pickTop(lines []line, fam family) []head {
	all := candidates(lines, fam)
	var out []head
	good, last := 0, candidate{wording: &wording{}}
	nested, inner := 0, 0 // the last number of a list that restarts within, and their lines
	for i, c := range all {
		fits := c.shape == shapeBare || c.shape == shapeLabelEmpty || (c.shape == shapeLabelled || c.shape == shapeRunIn) && runes(c.head.title) <= 30 || c.shape == shapeSentence && runes(c.head.title) <= 30 && (c.body || runes(c.head.title) <= 16 && len(out) > 1 && c.value == last.value+1)
		if postIndex()[strings.ToLower(c.label.post)] || fam == famSymbol && i == len(all)-1 && c.shape == shapeBare && !c.body && c.topic == 0 {
			fits = false // an office; a flourish that closes a message
		}
		if fits || c.topic != 0 {
			good++
		}
		anew := c.value == 1 && last.value > 2 && last.value == len(out) && labelTopic(c.head.title) == 0 && (i == len(all)-1 || returns(all[i+1:], last.value+1))
		if !fits {
			if anew || nested > 0 && c.value == nested+1 {
				nested = c.value
				inner++
			}
			continue
		}
		if c.value > 0 && len(out) > 0 {
			restarts := anew || c.value == 1 && last.topic.has(topicList|topicDemands|topicContent|topicSchedule) && c.topic == 0 && returns(all[i+1:], last.value+1)
			if nested > 0 || restarts {
				if returning := nested > 0 && c.value == last.value+1 && (c.topic != 0 || c.value != nested+1); !returning {
					nested = c.value
					good--
					continue
				}
				nested = 0
			}
		}
		out = append(out, c.head)
		last = c
	}
	if good*2 < len(all)-inner || runThroughDay(out) {
		return nil
	}
	return out
}

// runThroughDay reports whether what looks like headings is a running order:
// 一、8点45 入园.
func runThroughDay(heads []head) bool {
	n := 0
	for _, h := range heads {
		if _, timed := leadingClock(h.title); timed {
			n++
		}
	}
	return n > 0 && (n > 2 || n == len(heads)) && n*3 >= len(heads)*2
}

// returns reports whether the count goes on with value later, so that what
// lies between was a list of its own.
func returns(rest []candidate, value int) bool {
	for _, c := range rest[:min(len(rest), 200)] {
		if c.value == value && c.topic != 0 {
			return true
		}
	}
	return len(rest) > 0 && rest[0].value == 2 && value > 3
}

// pickBare returns unnumbered headings: short lines that say a known label
// and, in a document set tight, short lines after a blank one.
func pickBare(lines []line) []head {
	var out []head
	known, blanks, colons, lists := 0, 0, 0, 0
	for i := range lines {
		if lines[i].blank {
			blanks++
		}
	}
	tight := blanks*2 < len(lines)
	for i := range lines {
		l := &lines[i]
		if l.aside || l.bullet && l.mark == 0 || len(l.cells) > 1 || i+1 >= len(lines) || !l.short(60) {
			continue
		}
		sh, title, _ := shapeOf(l.text)
		if sh != shapeBare && sh != shapeLabelEmpty || l.marker().family != famNone || classify(title).post != "" || classify(title).role != "" && sh != shapeBare {
			continue
		}
		limit := 14
		if !han(title) {
			limit = 34
		}
		if plain := stripBrackets(title); runes(plain) > limit || strings.ContainsAny(plain, "，,。；;“”") && partTopics(title) == 0 {
			continue
		}
		if sh == shapeLabelEmpty {
			colons++
		}
		switch {
		case labelTopic(title) != 0 || partTopics(title) != 0 || classify(title).role != "":
			known++
			if sh == shapeLabelEmpty && labelTopic(title).has(topicDuties|topicAgenda|topicBudget) {
				lists++ // 工作人员安排： needs no other heading beside it
			} else if runes(title) <= 4 && l.blank && labelTopic(title).has(topicAgenda|topicDuties|topicBudget) && i+2 < len(lines) && !lines[i+1].blank && lines[i+1].short(24) && lines[i+2].short(24) {
				lists++ // 分工, with who does what below
			} else if labelTopic(title).has(topicAgenda|topicDuties) && listed(lines[i+1:min(i+7, len(lines))], -1) {
				lists++ // Running order, with times below
			}
		case sh == shapeLabelEmpty && topicOf(title) != 0 && !namesGroup(title) && (runes(title) <= 10 || !han(title)), len(lines[i+1].cells) > 2 && topicOf(title) != 0:
			known++
		case tight && l.blank && sh == shapeLabelEmpty && runes(title) <= 6 && han(title) && !isWho(title) && !greeting(title):
		case tight && l.blank && !lines[i+1].blank && !strings.ContainsFunc(stripBrackets(title), unicode.IsDigit) && (!isPerson(title) && (!isUnit(title) || runes(title) < 5 || !han(title)) || topicOf(title) != 0) && sh == shapeBare:
		default:
			continue
		}
		out = append(out, head{at: i, title: title})
	}
	labelled := labelledLines(lines)
	if known < 2 && lists == 0 && (known == 0 || len(labelled) < 2) {
		return nil
	}
	if colons*2 > len(out) {
		out = mergeHeads(out, labelled)
	}
	return out
}

// labelledLines returns the lines that a known label opens, 时间：…, but for the
// tasks handed out below a label of theirs: 分工： 场地布置：范老师.
func labelledLines(lines []line) []head {
	var out []head
	handsOut := false
	for i := range lines {
		l := &lines[i]
		if l.aside || len(l.cells) > 1 || l.marker().family != famNone {
			continue
		}
		label, value, ok := cutLabel(clip(l.text, 60))
		if !ok || labelTopic(label) == 0 || runes(label) > 12 {
			continue
		}
		if duties := labelTopic(label) == topicDuties; duties && handsOut && value != "" {
			continue
		} else {
			handsOut = duties && value == ""
		}
		if value != "" {
			value = strings.TrimSpace(l.text[strings.Index(l.text, value):])
		}
		out = append(out, head{at: i, title: label, inline: value})
	}
	return out
}

// pickLabelled returns the lines 时间：… as run-in headings, the last resort in
// a document without any other heading.
func pickLabelled(lines []line) []head {
	out := labelledLines(lines)
	if len(out) < 3 {
		return nil
	}
	return out
}
