package plandoc

import (
	"regexp"
	"slices"
	"strings"
)

// spacedLabels divides a line of several tasks with their names, parted by
// blanks alone: 国旗：毛某 标语：蔡某.
func spacedLabels(s string) []string {
	if strings.Count(s, "：")+strings.Count(s, ":") < 2 || strings.ContainsAny(s, "；;。，,") {
		return []string{s}
	}
	var parts []string
	for _, word := range strings.Fields(s) {
		if label, value, ok := cutLabel(word); len(parts) == 0 || ok && label != "" && value != "" {
			parts = append(parts, word)
		} else {
			parts[len(parts)-1] += " " + word
		}
	}
	named := 0
	for _, p := range parts {
		_, value, ok := cutLabel(p)
		if !ok || !namesOnly(value) && runes(value) > 6 {
			return []string{s}
		}
		if namesOnly(value) {
			named++
		}
	}
	if named*2 < len(parts) {
		return []string{s}
	}
	return parts
}

// groupsWork returns the duties of the group that a line names or gives a
// leader, 综合组：, 综合组：林某 or 综合组组长：林某, with the numbers of the lines
// below that say what it does: 任务：…, or a list of its own.
func groupsWork(body []line, i int) (pairs []pair, read []int) {
	label, value, ok := cutLabel(bare(body[i].text))
	if group := strings.TrimSpace(stripBrackets(bare(body[i].text))); !ok && groupAlone(group) && i+1 < len(body) {
		if pairs, read = groupsList(body, i, group); read != nil { // 行政部（黎欣）, ①组织部
			return pairs, read
		}
	}
	group, led := strings.CutSuffix(label, "组长")
	leader := ledBy.ReplaceAllString(value, "")
	if leader != value && (namesOnly(leader) || isBlank(leader)) && ok && namesGroup(group) && i+1 < len(body) { // 宣传组：负责人 卫春燕
		if next := &body[i+1]; next.marker().family == famNone && len(next.cells) < 2 && next.short(120) {
			return []pair{{group, strings.TrimRight(strings.TrimPrefix(next.text, "负责"), "。；;"), append(body[i].lines(), next.lines()...), true}}, []int{body[i].no, next.no}
		}
	}
	if !ok || value != "" && !namesOnly(value) || !namesGroup(group) && !strings.HasSuffix(group, "筹备组") || countedGroup.MatchString(group) {
		return nil, nil
	}
	if pairs, read = groupsList(body, i, group); value == "" && read != nil {
		return pairs, read
	}
	pairs = nil
	if next := i + 1; value == "" && next < len(body) && body[next].marker().family == famNone && body[next].short(80) && (next+1 == len(body) || endsGroup(&body[next+1])) {
		if _, _, labelled := cutLabel(body[next].text); !labelled && !namesOnly(body[next].text) && !isWho(body[next].text) {
			return []pair{{group, strings.TrimRight(body[next].text, "；;。"), append(body[i].lines(), body[next].lines()...), true}}, []int{body[next].no}
		}
	}
	if led && !isBlank(value) {
		pairs = append(pairs, pair{value, label, body[i].lines(), true})
	}
	for j := i + 1; j < min(i+8, len(body)); j++ {
		next, work, labelled := cutLabel(bare(body[j].text))
		switch {
		case labelled && namesGroup(next):
			return nil, nil
		case !labelled || !slices.Contains(workLabels, next):
			continue
		case work != "":
			for k := i + 1; k <= j; k++ { // 负责人：…, 成员：… of the same group
				read = append(read, body[k].no)
			}
			return append(pairs, pair{group, strings.TrimPrefix(work, "负责"), body[j].lines(), true}), read
		}
		read = append(read, body[j].no)
		for k := j + 1; k < len(body); k++ {
			text := bare(body[k].text)
			if _, _, labelled := cutLabel(text); labelled || !body[k].short(80) {
				break
			}
			pairs = append(pairs, pair{group, strings.TrimRight(text, "；;。"), body[k].lines(), true})
			read = append(read, body[k].no)
		}
		return pairs, read
	}
	return nil, nil
}

// groupAlone reports whether a line says no more than which group acts.
func groupAlone(s string) bool {
	return runes(s) <= 12 && (namesGroup(s) || actsAsGroup(s) && isWho(s) && !isTask(s))
}

// ledBy opens the name of a group's leader.
var ledBy = regexp.MustCompile(`^(?:负责人|组长|责任人)[ 　:：]*`)

// groupsList returns the tasks of a group that are counted in a mark of their
// own below its name: 1.公关部： 1）联系学校 2）联系商家.
func groupsList(body []line, i int, group string) (pairs []pair, read []int) {
	own, below := body[i].marker().family, famNone
	others := 0 // entries that name somebody
	for j := i + 1; j < len(body); j++ {
		l := &body[j]
		m := l.marker()
		if below == famNone {
			below = m.family
		}
		text := strings.TrimRight(m.rest, "；;。 　")
		if m.family == famNone || m.family != below || m.family == own {
			break
		}
		if _, _, labelled := cutLabel(text); labelled || !l.short(120) {
			return nil, nil
		}
		if namesOnly(text) || isWho(text) {
			others++
		}
		pairs = append(pairs, pair{group, text, l.lines(), true})
		read = append(read, l.no)
	}
	if others*2 > len(pairs) {
		return nil, nil // a list of members
	}
	return pairs, read
}

// endsGroup reports whether a line names the next group.
func endsGroup(l *line) bool {
	label, _, ok := cutLabel(bare(l.text))
	return ok && namesGroup(label)
}

// workLabels open what a group does.
var workLabels = []string{"工作内容", "工作职责", "主要职责", "主要任务", "工作任务", "具体任务", "职责任务", "任务", "职责"}

// countedGroup is a group that is only counted; its name follows: 第一项目组.
var countedGroup = regexp.MustCompile(`^第.{1,3}(?:项目|工作)?小?组$`)

// remarks reports whether words in brackets say something of a task rather
// than who does it: 限定每部门4人, 家长帮助班主任.
func remarks(s string) bool {
	return headcount.MatchString(s) || strings.Contains(s, "帮助") || strings.Contains(s, "协助") || strings.Contains(s, "限")
}

// saysWork reports whether words in brackets behind a name say what somebody
// does for the group or the task of the label: 后勤组：卢明（搬琴、摆椅子）.
func saysWork(label, inner string) bool {
	if strings.HasPrefix(inner, "负责") {
		return true
	}
	return (namesGroup(label) || isTask(label)) && runes(inner) > 3 && figures(inner) == 0 && !isWho(inner) && !namesOnly(inner) && !isUnit(inner) && !isRoom(inner) && !remarks(inner)
}

// chargedBehind reads a name behind a label with what its bearer does in
// brackets: 总指挥：王超（负责总协调）.
func chargedBehind(label, value string, where Lines) (p pair, ok bool) {
	b := brackets(value)
	if len(b) == 0 || b[0].at == 0 || !saysWork(label, b[0].inner) || isPerson(label) && !namesGroup(label) && classify(label).post == "" || !namesOnly(value[:b[0].at]) {
		return p, false
	}
	return pair{value[:b[0].at], label + "：" + strings.TrimRight(b[0].inner, "；;，,。"), where, true}, true
}

// readCalled reads the lines of a message that call on people, whatever stands
// around them; two at least.
func (r *reader) readCalled(body []line) bool {
	var out []pair
	for i := range body {
		if l := &body[i]; strings.HasPrefix(l.text, "@") && !l.aside && l.short(120) {
			if who, task, ok := calledOn(l.text); ok && who != "所有人" && who != "全体成员" {
				out = append(out, pair{who, task, l.lines(), true})
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

// calledOn reads a task behind the one who is called on in a chat: @糖糖妈妈
// 切水果，戴口罩手套.
func calledOn(s string) (who, task string, ok bool) {
	rest, called := strings.CutPrefix(s, "@")
	if !called {
		return "", "", false
	}
	parts := outsideBrackets(rest, " 　—–")
	if len(parts) < 2 {
		return "", "", false
	}
	who = parts[0]
	task = strings.TrimLeft(rest[len(who):], " 　：:—–-")
	ok = true
	return strings.TrimRight(who, "：:，,"), task, ok && who != "" && task != "" && !strings.Contains(task, "@")
}

// withoutRemark drops from the one who acts what brackets say of the task or of
// the group's leader, 方静（药箱、冰袋，守在终点）, 宣传组（组长：童菲）; an office or
// a class stays, 王芳（园长）. work is the remark where it tells of the task.
func withoutRemark(who string) (name, work string) {
	all := brackets(who)
	if len(all) != 1 || all[0].at == 0 || all[0].end != len(strings.TrimRight(who, " 　。；;")) {
		return who, ""
	}
	name, inner := strings.TrimSpace(who[:all[0].at]), all[0].inner
	if strings.ContainsAny(inner, "！!") && runes(inner) > 4 {
		return name, inner
	}
	if label, value, ok := cutLabel(inner); ok && (classify(label).post != "" || columnLabel(label) == colWho) && (namesOnly(value) || isBlank(value)) {
		return name, ""
	}
	if isPerson(inner) && !isPerson(name) && (namesGroup(name) || isUnit(name)) {
		return name, "" // 医务科（龚雪梅）: who answers for it
	}
	if !namesOnly(name) && !isWho(name) && !(runes(name) <= 4 && strings.ContainsAny(inner, "，,")) || namesOnly(inner) || runes(inner) <= 8 && !strings.ContainsAny(inner, "，、：,:") {
		return who, ""
	}
	return name, inner
}
