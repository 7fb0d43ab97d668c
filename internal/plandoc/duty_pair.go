package plandoc

import (
	"regexp"
	"strings"
)

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
	if !strings.ContainsAny(s, "—–-…→👉➡>·") && !strings.Contains(s, "...") {
		return nil
	}
	return arrow.FindStringSubmatch(s)
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
		if before != "" && strings.Trim(s[b.end:], "。；; ") == "" && !remarks(b.inner) && (namesOnly(b.inner) && !isTask(b.inner) || isBlank(b.inner)) {
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
