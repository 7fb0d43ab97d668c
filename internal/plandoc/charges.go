package plandoc

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// chargesPeople reports whether a section that announces no duties (工作安排)
// hands them out line by line all the same: 商某：负责车辆.
func chargesPeople(b *block) bool {
	if officesBehind(b) || namesTasks(b) {
		return true
	}
	if b.topics.has(topicList&^topicAgenda | topicPurpose | topicDemands | topicAudience) {
		return false
	}
	n := 0
	for i := range b.body {
		l := &b.body[i]
		if len(l.text) > 600 || l.aside {
			continue
		}
		label, value, ok := cutLabel(bare(l.text))
		if ok && value != "" && isWho(label) && (strings.HasPrefix(value, "负责") || strings.HasPrefix(value, "协助") || namesGroup(label) && isTask(value) || isPerson(label) && (isTask(value) || value != "" && runes(value) <= 20 && !strings.ContainsAny(value, "！!？?“"))) {
			n++
		}
	}
	if b.topics.has(topicAgenda) && n < len(b.body) {
		return false
	}
	return n >= 2 && n*2 >= len(b.body)
}

// namesTasks reports whether nearly all lines of a section name a task and who
// does it, whatever its heading: 音响：孙老师.
func namesTasks(b *block) bool {
	if b.topics.has(topicCommittee|topicContacts|topicRoster|topicBudget|topicScript|topicOrganisers) || b.topics.has(topicAgenda) && strongAgenda(b) {
		return false
	}
	n := 0
	for i := range b.body {
		l := &b.body[i]
		for _, part := range spacedLabels(bare(l.text))[1:] {
			if label, value, _ := cutLabel(part); isTask(label) && namesOnly(value) {
				n++
			}
		}
		label, value, ok := cutLabel(spacedLabels(bare(l.text))[0])
		c := classify(label)
		if ok && len(l.cells) < 2 && l.short(60) && isTask(label) && c.post == "" && c.role == "" && (c.topic == 0 || c.topic.has(topicDuties)) && namesOnly(value) {
			n++
		}
	}
	return n >= 2 && n*3 >= len(b.body)*2
}

// officesBehind reports whether most lines of a section end with the offices
// that do the work, in brackets: 宣传发动。（德育室、少先队）.
func officesBehind(b *block) bool {
	n := 0
	for i := range b.body {
		l := &b.body[i]
		all := brackets(clip(l.text, 200))
		if len(all) == 0 || len(l.cells) > 1 {
			continue
		}
		if last := all[len(all)-1]; last.end == len(strings.TrimRight(l.text, "。；; ")) && namesOffice(last.inner) {
			n++
		}
	}
	return n >= 3 && n*3 >= len(b.body)*2
}

// namesOffice reports whether one at least of those that a list names is an
// office.
func namesOffice(s string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("、，, ", c) }), isOffice)
}

// isOffice reports whether a word names an office of a school or a unit, not
// a class that performs.
func isOffice(s string) bool {
	for _, tail := range []string{"室", "处", "科", "部", "办", "团委", "少先队", "主任", "科组", "后勤", "工会"} {
		if strings.HasSuffix(s, tail) {
			return runes(s) <= 8
		}
	}
	return false
}

// handsOut reports whether most sentences of a section say who is in charge of
// what, whatever its heading: 由教务处负责展示课，德育处负责班会.
func handsOut(b *block) bool {
	if b.topics.has(topicScript | topicBudget | topicContacts | topicCommittee | topicDemands | topicRoster) {
		return false
	}
	if !slices.ContainsFunc(b.body, func(l line) bool { return strings.Contains(l.text, "负责") }) {
		return false
	}
	lines, n := 0, 0
	for i := range b.body {
		l := &b.body[i]
		if l.aside || len(l.cells) > 1 || len(l.text) > maxMarked || stepOf(l).timed {
			return false
		}
		lines++
		for _, clause := range strings.FieldsFunc(bare(l.text), func(c rune) bool { return strings.ContainsRune("，；。,;", c) }) {
			if !strings.Contains(clause, "负责") {
				continue
			}
			if m := passiveEnd.FindStringSubmatch(clause); m != nil && isWho(m[1]) {
				n++ // 对各节目进行彩排，由张力副主任负责
				continue
			}
			if m := whatByWhom.FindStringSubmatch(clause); m != nil && m[3] == "" && isWho(m[2]) {
				n++
				continue
			}
			if m := charged.FindStringSubmatch(clause); m != nil && strings.HasSuffix(m[2], "负责") && isWho(strings.TrimPrefix(m[1], "由")) {
				n++
			}
		}
	}
	return n >= 2 && n >= lines || n > 2 && n*3 >= lines*2
}

// tasked reports whether a section named after a group says its task under a
// label: 编排记录组, with 任务：… below.
func tasked(b *block) bool {
	return namesGroup(b.title) && len(b.body) <= 8 && slices.ContainsFunc(b.body, func(l line) bool {
		label, value, ok := cutLabel(bare(l.text))
		return ok && value != "" && slices.Contains(workLabels, label)
	})
}

// groupsAct reports whether the sentences of a section about the time around
// the day say what each group does: 宣传组整理照片，教学组写出报告.
func groupsAct(b *block) bool {
	if !aroundDay(b.title) {
		return false
	}
	groups := 0
	for i := range b.body[:max(0, len(b.body)-1)] {
		if l := &b.body[i]; groupAlone(stripBrackets(bare(l.text))) && b.body[i+1].marker().family != famNone {
			groups++
		}
	}
	if groups >= 2 {
		return true // ①组织部, with its tasks below
	}
	if len(b.body) > 12 {
		return false
	}
	n := 0
	for i := range b.body {
		l := &b.body[i]
		if len(l.text) > maxMarked || l.aside || len(l.cells) > 1 {
			return false
		}
		acting := 0
		for _, clause := range outsideBrackets(bare(l.text), "；;。，,") {
			if who, _, ok := clauseActor(clause); ok && namesGroup(who) {
				acting++
			}
		}
		if n += acting; acting == 0 {
			return false
		}
	}
	return n >= 2
}

// passiveEnd is a clause that says who is in charge of what stands before it.
var passiveEnd = regexp.MustCompile(`^由(.{2,12}?)(?:具体|全面)?负责$`)

// sharedOut reads the work that a section about the committee shares out below
// its posts: 策划组（组长李某）：统筹各项工作, 场地布置：王某.
func (r *reader) sharedOut(b *block) bool {
	var out []pair
	read := map[int]bool{} // lines that say what the group above them does
	for i := range b.body {
		l := &b.body[i]
		if l.aside || len(l.cells) > 1 || len(l.text) > maxMarked || read[l.no] {
			continue
		}
		if pairs, lines := groupsWork(b.body, i); lines != nil {
			out = append(out, pairs...)
			for _, no := range lines {
				read[no] = true
			}
			continue
		}
		label, value, ok := cutLabel(bare(l.text))
		if m := arrowed(bare(l.text)); !ok && m != nil && isTask(m[1]) && isWho(m[2]) {
			out = append(out, pair{m[2], m[1], l.lines(), true})
		}
		if p, charged := chargedBehind(label, value, l.lines()); ok && charged {
			out = append(out, p)
			continue
		}
		if !ok || classify(label).post != "" || classify(label).known() && !isTask(label) {
			continue
		}
		if found := onePair(value, l.lines()); len(found) == 1 && found[0].sure && isTask(label) {
			out = append(out, pair{found[0].left, label + "：" + found[0].right, l.lines(), true})
			continue
		}
		who, named := stripBrackets(label), namesOnly(value) || isBlank(value) && value != ""
		switch {
		case isWho(who) && !named && isTask(value):
			out = append(out, pair{who, strings.TrimPrefix(value, "负责"), l.lines(), true})
		case isTask(label) && !groupPost(squash(who)) && !isPerson(who) && (named || isPerson(lastWord(value)) || jobOf(value) != "" && runes(value) <= 10):
			out = append(out, pair{value, label, l.lines(), true})
		}
	}
	if len(out) < 2 {
		return false
	}
	for _, p := range out {
		r.duty(p, false)
	}
	return true
}

// responsible opens the brackets that close what is to be done in official
// papers: （责任单位：县教育局；配合单位：县特教学校；完成时限：5月23日前）.
var responsible = regexp.MustCompile(`^(?:责任单位|责任部门|责任处室|责任科室|牵头单位|牵头部门|负责单位|负责部门|承办单位|主办单位|实施单位|责任人|负责人)[ 　]*[:：][ 　]*([^；;。]{2,60}?)[ 　]*(?:[；;。].*)?$`)

// closing is who carries out what a line says, in the brackets that begin at at.
type closing struct {
	who string
	at  int
}

// closedBy reads the units in charge at the end of a line, nil for none.
func closedBy(s string) *closing {
	text := strings.TrimRight(s, "。；; 　")
	if !strings.HasSuffix(text, "）") && !strings.HasSuffix(text, ")") || len(text) > maxMarked {
		return nil
	}
	all := brackets(text)
	if len(all) == 0 || all[len(all)-1].end != len(text) {
		return nil
	}
	last := all[len(all)-1]
	if m := responsible.FindStringSubmatch(last.inner); m != nil {
		return &closing{m[1], last.at}
	}
	if m := leading.FindStringSubmatch(last.inner); m != nil && isUnit(m[1]) {
		return &closing{m[1], last.at}
	}
	return nil
}

// leading names the unit that leads, with those that help behind it:
// 市残联牵头，各县配合.
var leading = regexp.MustCompile(`^([^，。；：]{2,20}?)(?:牵头|负责)(?:落实|实施)?(?:[，,；;、].{0,60}(?:配合|参与|协助))?$`)

// readResponsible reads sections that close with the units that carry them out,
// each in brackets behind its words or on a line below; two at least.
func (r *reader) readResponsible() {
	var found []Duty
	for i := range r.blocks {
		b := &r.blocks[i]
		if len(b.body) == 0 || b.topics.has(topicBudget|topicContacts|topicRoster) {
			continue
		}
		last := &b.body[len(b.body)-1]
		m := closedBy(last.text)
		if m == nil || isBlank(m.who) {
			continue
		}
		what := strings.TrimRight(b.title, "。 　")
		if inline := strings.TrimSpace(last.text[:m.at]); inline != "" && len(b.body) == 1 {
			what += separator(b.head.text, b.title, last.text) + inline
		}
		who := strings.TrimRight(m.who, "，, 　")
		found = append(found, Duty{Who: &who, What: what, Lines: append(b.head.lines(), last.lines()...)})
	}
	if len(found) >= 2 {
		r.addDuty(found...)
	}
}

// leads finds who is in charge of an entry, in brackets at its end:
// 免费理发（负责人：袁某）.
var leads = regexp.MustCompile(`^(.{2,60}?)[（(](?:具体)?(?:负责人|责任人|负责|牵头人|责任单位|责任部门|牵头部门|负责单位|负责部门)[ 　]*[:：][ 　]*([^（）()]{0,24})[)）][。；;]?$`)

// readLeads reads the entries of a section outside the agenda that name who is
// in charge of each in brackets.
func (r *reader) readLeads(b *block) bool {
	if b.topics.has(topicAgenda | topicScript | topicBudget | topicContacts) {
		return false
	}
	var out []pair
	for i := range b.body {
		if l := &b.body[i]; !l.aside && strings.ContainsAny(l.text, ")）") && len(l.cells) < 2 && len(l.text) <= maxMarked {
			if m := leads.FindStringSubmatch(bare(l.text)); m != nil {
				out = append(out, pair{m[2], m[1], l.lines(), true})
			}
		}
	}
	if len(out) < 2 {
		return false
	}
	for _, p := range out {
		r.duty(p, false)
	}
	return true
}

// dueFirst is the day before which something has to be done, ahead of who does
// it: 5月20日早上9点前外联部….
var dueFirst = regexp.MustCompile(`^[0-9]{1,2}月[0-9]{1,2}[日号][^，。；：]{0,8}?前[ 　]*`)

// acts reports whether s is one who does something rather than what is done.
func acts(s string) bool {
	return isWho(s) && (!isTask(s) || namesGroup(s) || runes(s) >= 4 && isUnit(s) || isPerson(tail(s, 3)) || secondOf(officeAhead(s)) != "")
}

// spoken are the verbs that put somebody in charge in an English sentence.
var spoken = regexp.MustCompile(`^([A-Z][^,:;.()]{2,50}?) (?:will (?:look after|take care of|take charge of|be responsible for|be in charge of|be running|handle|manage|take)|is responsible for|are responsible for|is in charge of|are in charge of|is looking after|are looking after|looks after|look after|will|is on|are on|to) (.{3,})$`)

// thirdPerson reads who does what from the ending of the verb: Publicity
// Department designs the poster; who is empty for none.
func thirdPerson(s string) (who, work string) {
	words := strings.Fields(clip(s, 200))
	for n := 1; n < min(7, len(words)-1); n++ {
		verb := words[n]
		who = strings.Join(words[:n], " ")
		if r, _ := utf8.DecodeRuneInString(verb); r < 'a' || r > 'z' || len(verb) < 4 || !strings.HasSuffix(verb, "s") {
			continue
		}
		if latinGroup(strings.TrimPrefix(who, "The ")) || isLatinName(who) || isUnit(who) && n > 1 {
			work, _, _ = strings.Cut(strings.TrimSpace(s[strings.Index(s, verb):]), ". ")
			return who, strings.TrimRight(work, ".")
		}
	}
	return "", ""
}

// verbPair reads who does what where only the verb parts them: 宣传部制作海报,
// Rosa Lind will look after the posters.
func verbPair(s string, where Lines) []pair {
	if !han(s) {
		if m := spoken.FindStringSubmatch(s); m != nil && (isWho(m[1]) || isWho(strings.TrimPrefix(m[1], "The "))) {
			work, _, _ := strings.Cut(m[2], ". ")
			return []pair{{m[1], work, where, true}}
		}
		if who, work := thirdPerson(s); who != "" {
			return []pair{{who, work, where, true}}
		}
		return nil
	}
	for _, p := range []string{"通过", "与", "为", "对", "和", "跟", "经"} {
		if strings.HasPrefix(s, p) {
			return nil // 通过与中心负责人联系…
		}
	}
	s = s[len(dueFirst.FindString(s)):]
	clauses := outsideBrackets(s, "，,。；;")
	if len(clauses) == 0 {
		return nil
	}
	if who, what, ok := clauseActor(clauses[0]); ok {
		clauses[0] = what
		return []pair{{strings.TrimSuffix(who, "具体"), strings.Join(clauses, "，"), where, true}}
	}
	return nil
}
