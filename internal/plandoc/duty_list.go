package plandoc

import (
	"regexp"
	"strings"
)

// dutyList is a section's list of duties while it is read.
type dutyList struct {
	*reader
	body   []line
	pairs  []pair
	read   map[int]bool // lines that say what the group above them does
	arrows bool         // the lines are tasks and names that dashes part
	// waiting is a task that a line 负责人：… below it may hand to somebody.
	waiting      string
	waitingLines Lines
}

// dutyLines finds the pairs in the lines of a section.
func (r *reader) dutyLines(body []line) []pair {
	d := &dutyList{reader: r, body: enumerated(body), read: map[int]bool{}}
	arrows := 0
	for i := range d.body {
		if d.body[i].short(80) && arrowed(d.body[i].text) != nil {
			arrows++
		}
	}
	d.arrows = arrows > 2
	for i := range d.body {
		if l := &d.body[i]; len(l.cells) > 1 {
			d.row(l)
		} else if len(l.text) <= maxMarked && !d.read[l.no] {
			d.line(i)
		}
	}
	return d.pairs
}

// row reads a row of a table without a header.
func (d *dutyList) row(l *line) {
	if header(l.cells) == nil && len(l.cells) <= 4 && l.cells[0] != "" && !postIndex()[squash(l.cells[0])] {
		d.pairs = append(d.pairs, pair{l.cells[0], l.cells[1], l.lines(), false})
	}
}

// line reads one line, with those below that say what its group does.
func (d *dutyList) line(i int) {
	l := &d.body[i]
	text := bare(undated(l.text))
	heading := strings.TrimRight(text, "：: ")
	if l.short(8) && aroundDay(heading) || l.short(6) && opensWith(text, onTheDay) || countedGroup.MatchString(heading) {
		return // 前期： or 第一项目组：, with who does what below
	}
	if pairs, lines := groupsWork(d.body, i); lines != nil {
		d.pairs = append(d.pairs, pairs...)
		for _, no := range lines {
			d.read[no] = true
		}
		return
	}
	if c, timed := leadingClock(text); timed {
		text = strings.TrimLeft(text[c.end:], "：:，, 　")
	}
	if m := assigned.FindStringSubmatch(text); m != nil && d.waiting != "" {
		d.pairs = append(d.pairs, pair{d.waiting, m[1], append(d.waitingLines, l.lines()...), false})
		d.waiting = ""
		return
	}
	if deadline.MatchString(text) {
		return
	}
	if strings.Contains(text, "负责") && strings.Contains(text, "责任人") || strings.Count(text, "负责") > 1 {
		if at := openLead.FindStringIndex(text); at != nil && strings.Contains(text[:at[0]], "负责") {
			text = text[:at[0]] // 宣传部负责海报　负责人：
		}
	}
	found := d.within(text, l.lines())
	d.pairs = append(d.pairs, found...)
	if len(found) == 0 && runes(text) <= 40 {
		d.waiting, d.waitingLines = strings.TrimRight(text, "。；;"), l.lines()
	}
}

// within reads the duties of one line, as its neighbours are where dashes part
// them all.
func (d *dutyList) within(text string, where Lines) (found []pair) {
	if d.arrows {
		if task := strings.TrimRight(text, "—–-→ 　"); task != text && isTask(task) {
			return []pair{{task, "", where, false}} // 现场急救包--
		}
		if m := arrowed(text); m != nil {
			return []pair{{m[1], m[2], where, false}}
		}
	}
	for _, part := range spacedLabels(text) {
		found = append(found, d.pairsOf(part, where)...)
	}
	return found
}

// openLead is a blank for a leader behind what a group does.
var openLead = regexp.MustCompile(`[ 　，,（(]*(?:负责人|责任人)[ 　]*[:：][ 　_＿)）]*$`)

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
