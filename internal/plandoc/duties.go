package plandoc

import (
	"slices"
	"strings"
)

// pair is a line of a list of duties before it is known which side acts.
type pair struct {
	left, right string
	lines       Lines
	sure        bool // left is the one who acts, by the words used
}

// addDuty adds duties as long as there is room.
func (r *reader) addDuty(all ...Duty) {
	room := maxEntries - len(r.plan.Duties)
	r.plan.Duties = append(r.plan.Duties, all[:max(0, min(room, len(all)))]...)
}

// readDuties reads who does what from the sections that announce it.
func (r *reader) readDuties() {
	r.dutyTables(r.front, false)
	r.readCalled(r.front)
	tabled := slices.ContainsFunc(r.blocks, tablesDuties)
	for i := range r.blocks {
		if len(r.plan.Duties) >= maxEntries {
			break
		}
		b := &r.blocks[i]
		announced := b.topics.has(topicDuties) || chargesPeople(b) || handsOut(b) || groupsAct(b) || tasked(b)
		if b.topics.has(topicCommittee) && !b.topics.has(topicDuties) && (r.sharedOut(b) || r.belowLabel(b)) {
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
		if tabled {
			pairs = slices.DeleteFunc(pairs, namesNobody)
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

// belowLabel reads the duties below a label of theirs within a section about
// something else: 具体分工：.
func (r *reader) belowLabel(b *block) bool {
	for i := range b.body {
		label, value, ok := cutLabel(bare(b.body[i].text))
		if ok && value == "" && labelTopic(label).has(topicDuties) {
			pairs := r.dutyLines(b.body[i+1:])
			swap := tasksFirst(pairs)
			for _, p := range pairs {
				r.duty(p, swap)
			}
			return len(pairs) > 0
		}
	}
	return false
}

// tablesDuties reports whether a section shares the work out in a table: what
// other sections about the preparations list is no duty then where it names
// nobody.
func tablesDuties(b block) bool {
	return b.own.has(topicDuties) && slices.ContainsFunc(tables(b.body), func(t table) bool { return t.has(colWho, colUnit) && t.has(colTask) })
}

func namesNobody(p pair) bool {
	return !p.sure && !isWho(p.left) && !isWho(p.right) && !namesMostly(p.right)
}

// titledDuty reads a sub-heading that names who, with the duty below it.
func (r *reader) titledDuty(i int) bool {
	b := &r.blocks[i]
	if !r.above(i, topicDuties) && !tasked(b) || b.own.has(topicDuties) || len(b.body) == 0 {
		return false
	}
	who := strings.TrimSpace(stripBrackets(b.title))
	if !isWho(who) || !acts(who) && isTask(who) {
		return false
	}
	if len(b.body) > 1 && !slices.ContainsFunc(b.body, func(l line) bool { return l.marker().family == famNone }) {
		for i, l := range b.body { // a task on each line
			d := Duty{Who: &who, What: strings.TrimRight(bare(l.text), "。；;"), Lines: l.lines()}
			if i == 0 {
				d.Lines = append(b.head.lines(), d.Lines...)
			}
			r.addDuty(d)
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
	r.addDuty(Duty{Who: &who, What: strings.TrimRight(strings.Join(what, "\n"), "。；;"), Lines: append(b.head.lines(), b.body[0].lines()...)})
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
			r.addDuty(d)
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
		if _, timed := leadingClock(hour); timed || strings.Contains(hour, "点") && strings.HasSuffix(hour, "到") {
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
		r.addDuty(Duty{What: group + "：" + strings.TrimRight(p.right, " 　。；;."), Lines: p.lines})
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
			r.addDuty(Duty{What: left, Lines: p.lines})
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
		r.addDuty(Duty{What: what, Lines: p.lines})
		return
	}
	if name, work := withoutRemark(who); name != who {
		if who = name; work != "" {
			what += "（" + work + "）"
		}
	}
	r.addDuty(Duty{Who: &who, What: what, Lines: p.lines})
}
