package plandoc

import (
	"regexp"
	"slices"
	"strings"
)

// pair is a line of a list of duties before it is known which side acts.
type pair struct {
	left, right string
	lines       Lines
	sure        bool // left is the one who acts, by the words used
}

// readDuties reads who does what from the sections that announce it.
func (r *reader) readDuties() {
	r.dutyTables(r.front, false)
	r.readCalled(r.front)
	for i := range r.blocks {
		b := &r.blocks[i]
		announced := b.topics.has(topicDuties) || chargesPeople(b) || handsOut(b) || groupsAct(b) || tasked(b)
		if b.topics.has(topicCommittee) && !b.topics.has(topicDuties) && r.sharedOut(b) {
			continue
		}
		if b.topics.has(topicAgenda|topicScript|topicBudget|topicContacts) && !announced {
			continue
		}
		if r.above(i, topicAgenda|topicScript) && !b.own.has(topicDuties) && !officesBehind(b) && !namesTasks(b) && !groupsAct(b) && !(handsOut(b) && !strongAgenda(b)) {
			continue
		}
		if !announced && r.readCalled(b.body) {
			continue
		}
		if r.dutyTables(b.body, announced) || !announced && r.readLeads(b) || !announced {
			continue
		}
		if r.titledDuty(i) {
			continue
		}
		pairs := r.dutyLines(withoutPosts(b.body))
		if len(pairs) == 0 {
			pairs = alternating(b.body)
		}
		swap := tasksFirst(pairs)
		for _, p := range pairs {
			r.duty(p, swap)
		}
	}
	r.readResponsible()
	if len(r.plan.Duties) == 0 {
		r.crowded(topicDuties, func(text string, l *line) {
			for _, p := range gluedPairs(text, l.lines()) {
				r.duty(p, false)
			}
		})
	}
}

// titledDuty reads a sub-heading that names who, with the duty below it.
func (r *reader) titledDuty(i int) bool {
	b := &r.blocks[i]
	if !r.above(i, topicDuties) && !tasked(b) || b.own.has(topicDuties) || len(b.body) == 0 {
		return false
	}
	who := strings.TrimSpace(stripBrackets(b.title))
	if !isWho(who) {
		return false
	}
	if len(b.body) > 1 && !slices.ContainsFunc(b.body, func(l line) bool { return l.marker().family == famNone }) {
		for i, l := range b.body { // a task on each line
			d := Duty{Who: &who, What: strings.TrimRight(bare(l.text), "。；;"), Lines: l.lines()}
			if i == 0 {
				d.Lines = append(b.head.lines(), d.Lines...)
			}
			r.plan.Duties = append(r.plan.Duties, d)
		}
		return true
	}
	var what []string
	for _, l := range b.body {
		label, value, ok := cutLabel(bare(l.text))
		if ok && (labelTopic(label).has(topicDuties) || label == "任务") {
			what = []string{value}
			break
		}
		if !ok || !classify(label).known() && columnLabel(label) != colWho {
			what = append(what, l.text)
		}
	}
	r.plan.Duties = append(r.plan.Duties, Duty{Who: &who, What: strings.TrimRight(strings.Join(what, "\n"), "。；;"), Lines: append(b.head.lines(), b.body[0].lines()...)})
	return true
}

// dutyTables reads tables with columns for the task and for who does it. Where
// no heading announces duties the columns must say so without doubt.
func (r *reader) dutyTables(body []line, announced bool) bool {
	found := false
	for _, t := range tables(body) {
		if t.listsPosts() || !t.has(colWho, colUnit) || !t.has(colTask, colItem, colRemark) {
			continue
		}
		if !announced && (!t.has(colTask) || t.has(colTime, colMinutes, colChild, colHelper, colAmount, colPhone, colPost)) {
			continue
		}
		for _, row := range t.rows {
			what := t.task(row)
			who := t.cell(row, colWho, colUnit)
			if t.has(colWho) && t.cell(row, colWho) == "" && t.has(colUnit) && t.has(colTask, colItem) {
				who = t.cell(row, colUnit)
			}
			if what == "" && who == "" {
				continue
			}
			d := Duty{What: what, Lines: row.lines()}
			if !isBlank(who) {
				d.Who = &who
			}
			r.plan.Duties = append(r.plan.Duties, d)
		}
		found = found || len(t.rows) > 0
	}
	return found
}

// task returns what a row of duties is about, the post before the work.
func (t *table) task(row line) string {
	var parts []string
	for i, c := range t.cols {
		if c == colTask && i < len(row.cells) && row.cells[i] != "" {
			parts = append(parts, row.cells[i])
		}
	}
	if parts == nil {
		return t.cell(row, colItem, colRemark)
	}
	return strings.Join(parts, "：")
}

var (
	charged    = regexp.MustCompile(`^([^，。；：:,;]{1,16}?)(主要负责|具体负责|全面负责|负责|主持|牵头|承担|协助|配合|分管)(.+)$`)
	byWhom     = regexp.MustCompile(`^(.{2,40}?)[，,；; 　(（]+(?:由|负责人|责任人|牵头单位|牵头部门|负责单位|负责部门|责任科室|责任部门|责任单位|负责老师|负责|牵头)[:：]?[ 　]*([^，。；：:,;)）]{2,24}?)(?:负责|牵头|落实|完成)?(?:[)），,；;。].*)?$`)
	whatByWhom = regexp.MustCompile(`^(.{2,40}?)[，,]?由([^，。；由]{2,14}?)(?:负责|牵头|落实|承担)(?:[，,]?(.+))?$`)
	passive    = regexp.MustCompile(`^由?([^，。；：由]{2,12}?)(?:负责|牵头|落实)(.{2,})$`)
	assigned   = regexp.MustCompile(`^(?:负责人|责任人|负责老师|牵头人|责任部门|责任单位|牵头部门)[ 　]*[:：][ 　]*(.*)$`)
	inCharge   = regexp.MustCompile(`^(?:.{0,20}[，,；; 　])?(?:负责人|责任人|由)[ 　]*[:：]?[ 　]*([^，。；]{0,12}?)(?:负责|协助)?$`)
	headedBy   = regexp.MustCompile(`^(.{2,12}?)(?:带队|带领|牵头|领队)(?:[，,、（(].*)?$`)
	arrow      = regexp.MustCompile(`^(.{1,40}?)[ 　]*(?:——+|--+|—|–|\.{3,}|…+|→|👉|➡️?|->|=>| - | – |·{3,})[ 　]*(.{1,80})$`)
	doneBy     = regexp.MustCompile(`^(?:booked|arranged|provided|supplied|run|organised|organized|led|brought|done) by (.+)$`)
	deadline   = regexp.MustCompile(`^(?:完成时间|完成时限|截止时间|时限|期限|截止|Due|By)[ 　]*[:：]`)
)

// arrowed returns the two sides of a line that a dash or an arrow parts, nil
// for none.
func arrowed(s string) []string {
	if !strings.ContainsAny(s, "—–-…→👉➡>.·") {
		return nil
	}
	return arrow.FindStringSubmatch(s)
}

// dutyLines finds the pairs in the lines of a section.
func (r *reader) dutyLines(body []line) []pair {
	var out []pair
	waiting := "" // a task that a line 负责人：… below it may hand to somebody
	var waitingLines Lines
	body = enumerated(body)
	read := map[int]bool{} // lines that say what the group above them does
	arrows := 0
	for i := range body {
		if body[i].short(80) && arrowed(body[i].text) != nil {
			arrows++
		}
	}
	for i := range body {
		l := &body[i]
		if len(l.text) > maxMarked {
			continue
		}
		if len(l.cells) > 1 {
			if header(l.cells) == nil && len(l.cells) <= 4 && l.cells[0] != "" && !postIndex()[squash(l.cells[0])] {
				out = append(out, pair{l.cells[0], l.cells[1], l.lines(), false})
			}
			continue
		}
		text := bare(undated(l.text))
		if l.short(8) && aroundDay(strings.TrimRight(text, "：: ")) || l.short(6) && opensWith(text, onTheDay) {
			continue // 前期：, with who does what below
		}
		if read[l.no] || countedGroup.MatchString(strings.TrimRight(text, "：: ")) {
			continue
		}
		if pairs, lines := groupsWork(body, i); lines != nil {
			out = append(out, pairs...)
			for _, no := range lines {
				read[no] = true
			}
			continue
		}
		if c, timed := leadingClock(text); timed {
			text = strings.TrimLeft(text[c.end:], "：:，, 　")
		}
		if m := assigned.FindStringSubmatch(text); m != nil && waiting != "" {
			out = append(out, pair{waiting, m[1], append(waitingLines, l.lines()...), false})
			waiting = ""
			continue
		}
		if deadline.MatchString(text) {
			continue
		}
		if strings.Contains(text, "负责") && strings.Contains(text, "责任人") || strings.Count(text, "负责") > 1 {
			if at := openLead.FindStringIndex(text); at != nil && strings.Contains(text[:at[0]], "负责") {
				text = text[:at[0]] // 宣传部负责海报　负责人：
			}
		}
		var found []pair
		for _, part := range spacedLabels(text) {
			if task := strings.TrimRight(text, "—–-→ 　"); arrows > 2 && task != text && isTask(task) {
				found = []pair{{task, "", l.lines(), false}} // 现场急救包--
				break
			}
			if m := arrowed(text); m != nil && arrows > 2 {
				found = []pair{{m[1], m[2], l.lines(), false}} // as the lines around it
				break
			}
			found = append(found, r.pairsOf(part, l.lines())...)
		}

		out = append(out, found...)
		if len(found) == 0 && runes(text) <= 40 {
			waiting, waitingLines = strings.TrimRight(text, "。；;"), l.lines()
		}
	}
	return out
}

// openLead is a blank for a leader behind what a group does.
var openLead = regexp.MustCompile(`[ 　，,（(]*(?:负责人|责任人)[ 　]*[:：][ 　_＿)）]*$`)

// withoutDays drops the deadline behind a name in brackets: 滕园长，5月6日前.
func withoutDays(s string) string {
	if !strings.Contains(s, "月") && !strings.Contains(s, "日") {
		return s
	}
	var kept []string
	for _, p := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("，,；;", c) }) {
		if len(findDates(p)) == 0 || runes(p) > 12 {
			kept = append(kept, strings.TrimSpace(p))
		}
	}
	return strings.Join(kept, "，")
}

// undated drops the day before a duty: 10月17日：通知老人.
func undated(s string) string {
	if !strings.Contains(s, "月") {
		return s
	}
	if label, value, ok := cutLabel(bare(s)); ok && value != "" && dateOnly(strings.TrimRight(label, "前 　")) {
		return value
	}
	return s
}

// alternating reads a table of two columns that was broken into lines, who
// and what in turn.
func alternating(body []line) []pair {
	var out []pair
	for i := 0; i+1 < len(body); i += 2 {
		who, what := &body[i], &body[i+1]
		if !who.short(12) || !what.short(60) || !isWho(who.text) || isWho(what.text) && !isTask(what.text) {
			return nil
		}
		out = append(out, pair{who.text, what.text, append(who.lines(), what.lines()...), true})
	}
	if len(body)%2 != 0 || len(out) < 2 {
		return nil
	}
	return out
}

// pairsOf reads the duties of one line: a labelled one, a sentence with 负责,
// several of either parted by ；, or a task with somebody in brackets.
func (r *reader) pairsOf(text string, where Lines) []pair {
	if who, task, ok := calledOn(text); ok {
		return []pair{{who, task, where, true}}
	}
	if label, value, ok := cutLabel(text); ok && strings.Contains(value, "@") && namesOnly(strings.ReplaceAll(stripBrackets(value), "@", "、")) {
		return []pair{{strings.Trim(strings.ReplaceAll(value, "@", "、"), "、 "), label, where, true}}
	}
	if task, who, ok := strings.Cut(text, "@"); ok && task != "" && !strings.Contains(who, ".") {
		return []pair{{strings.ReplaceAll(who, "@", "、"), strings.Trim(task, " 　：:—–-"), where, true}}
	}
	if label, value, ok := cutLabel(text); ok {
		if b := brackets(value); len(b) == 1 && b[0].at == 0 && b[0].end == len(value) {
			value = b[0].inner // 全校集合：（李老师）
		}
		c := classify(label)
		if p, charged := chargedBehind(label, value, where); charged {
			return []pair{p}
		}
		if c.post != "" && r.holds(c.post, where) {
			return nil
		}
		if c.post == "组员" || c.post == "成员" {
			return nil
		}
		if strings.HasSuffix(label, "要求") && !isWho(label) {
			return nil // 物品要求：七成新以上
		}
		notDuty := c.topic.has(topicTime|topicPlace|topicTheme|topicPurpose|topicDemands) && !isWho(value) && !isBlank(value)
		if notDuty && !isWho(label) || c.topic.has(topicAudience) || c.role != "" || c.post != "" && namesOnly(value) && len(r.plan.Committee) > 0 || deadline.MatchString(text) {
			return nil
		}
		if out := r.several(text, where); out != nil {
			return out
		}
		if c.topic.has(topicContacts) && figures(value) >= 7 {
			return nil
		}
		if p, ok := namedBehind(label, value, where); ok {
			return []pair{p}
		}
		if m := headedBy.FindStringSubmatch(clip(value, 80)); m != nil && isPerson(m[1]) && isTask(label) {
			return []pair{{m[1], label, where, true}} // 场地布置：范老师带队，6名志愿者
		}
		if m := byWhom.FindStringSubmatch(value); m != nil && isWho(m[2]) && !isWho(label) {
			return []pair{{m[2], label + "：" + m[1], where, true}}
		}
		return []pair{{label, value, where, false}}
	}
	if out := r.several(text, where); out != nil {
		return out
	}
	if out := gluedPairs(text, where); out != nil {
		return out
	}
	return onePair(strings.TrimRight(text, "。；; "), where)
}

// namedBehind reads a task with who does it in brackets behind: 人员准备：邀请
// 学校（滕园长，5月6日前）.
func namedBehind(label, value string, where Lines) (p pair, ok bool) {
	all := brackets(value)
	if len(all) == 0 || isWho(label) || isWho(stripBrackets(value)) && !isTask(value) {
		return p, false
	}
	last := all[len(all)-1]
	who := withoutDays(last.inner)
	if namesOnly(stripBrackets(value)) && !isTask(value) {
		return p, false // 主持：周子墨（六2班） 夏一然（五1班）
	}
	if last.end != len(strings.TrimRight(value, "。；; ")) || !namesOnly(who) {
		return p, false
	}
	return pair{who, strings.TrimSuffix(label+"："+strings.TrimSpace(value[:last.at]), "："), where, true}, true
}

// several reads 李老师：音响；王老师：签到 and 李老师负责…，王老师负责….
func (r *reader) several(text string, where Lines) []pair {
	parts := outsideBrackets(text, "；;。")
	if len(parts) < 2 {
		if strings.Count(text, "负责") < 2 {
			return clausePairs(text, where)
		}
		parts = outsideBrackets(text, "；;。，,")
	}
	var out []pair
	for _, p := range parts {
		p = bare(p)
		if acting := clausePairs(p, where); acting != nil {
			out = append(out, acting...)
			continue
		}
		if label, value, ok := cutLabel(p); ok {
			labelled, named := namedBehind(label, value, where)
			if !named {
				labelled = pair{label, value, where, false}
			}
			out = append(out, labelled)
			continue
		}
		one := onePair(p, where)
		if one == nil {
			if len(out) > 0 {
				out[len(out)-1].right += "，" + p
			}
			continue // the day or the reason, before the first who acts
		}
		out = append(out, one...)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// gluedPairs reads tasks with a name right behind each, 物资采购邓兰，车辆调度
// 老邱; nil unless all of a line is made so.
func gluedPairs(text string, where Lines) []pair {
	var out []pair
	for _, clause := range strings.FieldsFunc(stripBrackets(text), func(c rune) bool { return strings.ContainsRune("，；。,;", c) }) {
		clause = strings.TrimSpace(clause)
		found := false
		for _, n := range []int{3, 2} {
			who := tail(clause, n)
			if task := strings.TrimSuffix(clause, who); task != "" && isPerson(who) && (isTask(task) || postIndex()[task]) && !isPerson(tail(clause, n+1)) {
				out, found = append(out, pair{who, task, where, true}), true
				break
			}
		}
		if !found {
			return nil
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// onePair reads one duty without a colon.
func onePair(s string, where Lines) []pair {
	s = strings.TrimRight(s, "。；; ")
	if strings.Contains(s, "由") {
		if m := whatByWhom.FindStringSubmatch(s); m != nil && isWho(m[2]) {
			return []pair{{m[2], strings.TrimSuffix(m[1]+"，"+m[3], "，"), where, true}}
		}
	}
	if m := charged.FindStringSubmatch(s); m != nil && !strings.HasPrefix(m[3], "人") && isWho(strings.TrimPrefix(m[1], "由")) {
		verb := m[2]
		if verb == "负责" || strings.HasSuffix(verb, "体负责") {
			verb = ""
		}
		return []pair{{strings.TrimPrefix(strings.TrimPrefix(m[1], "由"), "请"), strings.TrimLeft(verb+m[3], "：: "), where, true}}
	}
	if unit, work, ok := strings.Cut(s, "。"); ok && runes(unit) <= 14 && runes(work) > 3 && isUnit(unit) && isWho(unit) {
		return []pair{{unit, work, where, true}} // 县公安局。依法处置…
	}
	if b := brackets(s); len(b) > 0 && b[0].at > 0 && b[0].at < 48 && !strings.HasSuffix(s, s[b[0].at:b[0].end]) { // 手语组（组长：邱敏）负责…
		if found := onePair(s[:b[0].at]+s[b[0].end:], where); found != nil && found[0].sure && strings.HasPrefix(s[:b[0].at], found[0].left) {
			return found
		}
	}
	if m := passive.FindStringSubmatch(s); m != nil && !strings.HasPrefix(m[2], "人") && isWho(m[1]) {
		return []pair{{m[1], m[2], where, true}}
	}
	if m := byWhom.FindStringSubmatch(s); m != nil && isWho(m[2]) {
		return []pair{{m[2], m[1], where, true}}
	}
	if m := arrowed(s); m != nil && (namesOnly(m[1]) || namesOnly(m[2]) || isBlank(m[1]) || isBlank(m[2])) {
		return []pair{{m[1], m[2], where, false}}
	}
	for _, b := range brackets(s) {
		before := strings.TrimRight(strings.TrimSpace(s[:b.at]), "。")
		b.inner = withoutDays(b.inner)
		if before != "" && b.end == len(s) && namesOffice(b.inner) && (!isWho(before) || isTask(before) && !isPerson(before)) {
			return []pair{{b.inner, before, where, true}}
		}
		if before != "" && strings.Trim(s[b.end:], "。；; ") == "" && !remarks(b.inner) && (namesOnly(b.inner) && !isTask(b.inner) || isBlank(b.inner) && b.inner != "") {
			if m := parseMarker(b.inner); m.family == famNone {
				return []pair{{before, b.inner, where, false}}
			}
		}
		if before != "" && strings.Trim(s[b.end:], "。；; ") == "" && isWho(before) && (!namesOnly(b.inner) || isTask(b.inner)) && b.inner != "" {
			return []pair{{before, b.inner, where, true}} // 刘老师（热身、领队）
		}
	}
	if gap := wideGap.Split(s, 3); len(gap) >= 2 && gap[0] != "" && (isWho(gap[0]) || isWho(gap[1])) {
		return []pair{{gap[0], gap[1], where, false}}
	}
	if left, right, ok := strings.Cut(s, "　"); ok && runes(s) < 80 && acts(left) && runes(right) > 5 && !namesOnly(right) {
		return []pair{{left, right, where, true}}
	}
	if left, right, ok := strings.Cut(s, " "); ok && han(s) && runes(s) < 40 && (isPerson(left) && isTask(right) || isTask(left) && runes(left) <= 6 && (namesOnly(right) || isWho(right) || isBlank(right) || mayBeName(right))) {
		return []pair{{left, right, where, false}}
	}
	return verbPair(s, where)
}

// tasksFirst decides for a whole list whether it reads 音响：李某 rather than
// 李某：音响.
func tasksFirst(pairs []pair) bool {
	score := 0
	for _, p := range pairs[:min(len(pairs), 100)] {
		if p.sure {
			continue
		}
		left, right := isWho(p.left), namesOnly(stripBrackets(p.right))
		switch {
		case left && !right:
			score--
		case right && !left:
			score++
		}
		if left && right && !isPerson(p.left) && isPerson(splitPeople(stripBrackets(p.right))[0]) {
			score++ // 保健医：赵某
		}
		if isPerson(p.left) && !isTask(p.left) {
			score--
		}
		if isTask(p.left) && !left {
			score++
		}
	}
	return score > 0
}

// leaderless reports whether a group's name says that its leader is still to be
// found: 送教三组（负责人：　　）.
func leaderless(s string) (group string, open bool) {
	b := brackets(s)
	if len(b) != 1 {
		return s, false
	}
	label, value, ok := cutLabel(b[0].inner)
	return strings.TrimSpace(s[:b[0].at]), ok && columnLabel(label) == colWho && isBlank(value)
}

// withoutHour drops when somebody has to be there, in brackets behind a name:
// 老段（8点到）.
func withoutHour(s string) string {
	if name, hour, ok := strings.Cut(s, "，"); ok && runes(hour) <= 8 && isWho(name) {
		if _, timed := leadingClock(hour); timed {
			return name // 全体社员，下午一点到
		}
	}
	for _, b := range brackets(s) {
		if _, timed := leadingClock(b.inner); timed && strings.Trim(s[b.end:], " 　。；;") == "" && isWho(s[:b.at]) {
			return strings.TrimSpace(s[:b.at])
		}
	}
	return s
}

// duty adds one pair, turned round where this line alone says so clearly.
func (r *reader) duty(p pair, swap bool) {
	p.left, p.right = withoutHour(p.left), withoutHour(p.right)
	if group, open := leaderless(p.left); open {
		r.plan.Duties = append(r.plan.Duties, Duty{What: group + "：" + strings.TrimRight(p.right, " 　。；;."), Lines: p.lines})
		return
	}
	swap = swap && !p.sure
	left, right := strings.Trim(p.left, " 　*"), strings.TrimRight(strings.TrimSpace(p.right), " 　。；;.、")
	if m := inCharge.FindStringSubmatch(right); !p.sure && m != nil && (isBlank(m[1]) || runes(m[1]) <= 8) {
		if work, _, named := strings.Cut(right, "，负责人"); named && isUnit(left) {
			right = work // the unit's own task; its leader follows
		} else {
			right, swap = m[1], true
		}
	}
	if !p.sure && strings.HasPrefix(right, "“") && !isWho(right) {
		return // what a banner says
	}
	if m := doneBy.FindStringSubmatch(clip(right, 80)); m != nil && isPerson(m[1]) {
		right, swap = m[1], true
	}
	if isBlank(stripBrackets(right)) {
		if b := brackets(right); len(b) == 1 && !isBlank(b[0].inner) {
			left += "：" + b[0].inner // 后勤：xxx（负责道具）
		}
		if left != "" {
			r.plan.Duties = append(r.plan.Duties, Duty{What: left, Lines: p.lines})
		}
		return
	}
	if name, task, ok := strings.Cut(strings.ReplaceAll(right, ",", "，"), "，"); ok && !p.sure && isName(name) && task != "" && !namesOnly(right) && !isName(left) {
		r.duty(pair{name, left + "：" + task, p.lines, true}, false) // 门卫：孙保国，防止幼儿单独出园
		return
	}
	if swap && strings.ContainsAny(right, "，,") && isTask(left) && !isWho(left) && !p.sure {
		first := outsideBrackets(right, "，,")[0]
		if name, _ := withoutRemark(first); !namesMostly(first) && !isWho(name) && runes(stripBrackets(first)) > 4 && verbPair(right, p.lines) == nil && !headedBy.MatchString(first) {
			return // 拍照：小梁那边出一个人，不拍正脸
		}
	}
	var acted []pair // 礼物：大一班自制贺卡
	if swap && !namesOnly(right) && !isWho(right) {
		acted = verbPair(right, p.lines)
	}
	switch {
	case acted != nil:
		left, right, swap = acted[0].left, left+"："+acted[0].right, false
	case swap && (isPerson(left) && runes(right) > 4 || isWho(left) && strings.ContainsAny(right, "，,") && runes(right) > 8) && !isTask(left) && !namesOnly(stripBrackets(right)):
		swap = false
	case p.sure:
	case !swap && namesOnly(right) && isPerson(splitPeople(right)[0]) && (!isWho(left) || bareJob(left) && isName(splitPeople(right)[0])):
		swap = true
	}
	who, what := left, right
	if swap {
		who, what = right, left
	}
	if isBlank(who) {
		r.plan.Duties = append(r.plan.Duties, Duty{What: what, Lines: p.lines})
		return
	}
	if name, work := withoutRemark(who); name != who {
		if who = name; work != "" {
			what += "（" + work + "）"
		}
	}
	r.plan.Duties = append(r.plan.Duties, Duty{Who: &who, What: what, Lines: p.lines})
}
