package plandoc

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// check runs the plan check.
func (r *reader) check() {
	r.checkPosts()
	r.checkPeriod()
	r.checkPlaceAndOrganiser()
	r.checkDuties()
	r.checkWeekdays()
	r.checkOrder()
	r.checkOverlap()
	r.checkOwners()
	r.checkChildren()
}

// find adds a finding in the plan's language.
func (r *reader) find(code Code, where string, lines Lines, chinese, english string) {
	message := chinese
	if !r.chinese {
		message = english
	}
	r.plan.Findings = append(r.plan.Findings, Finding{Code: code, Where: where, Message: message, Lines: lines})
}

// whereIs returns the section that holds a source line.
func (r *reader) whereIs(lines Lines) string {
	if len(lines) == 0 {
		return ""
	}
	at, found := slices.BinarySearchFunc(r.blocks, lines[0], func(b block, no int) int { return b.head.no - no })
	if !found {
		at--
	}
	if at < 0 {
		return ""
	}
	return r.blocks[at].where()
}

func (r *reader) checkPosts() {
	for _, p := range r.plan.Committee {
		if len(p.People) == 0 {
			r.find(CodeEmptyPost, r.whereIs(p.Lines), p.Lines, p.Post+"尚未填写", p.Post+" is not filled in yet")
		}
	}
}

// gathering reports whether the plan is for a day on which people meet.
func (r *reader) gathering() bool {
	switch r.plan.Kind {
	case KindDisabilityDay, KindDonation, KindVolunteerDrive, KindFestival, KindMeeting:
		return true
	case KindSubsidy, KindCareService, KindSpecialEducation:
		return false
	}
	return len(r.plan.Agenda) > 0
}

func (r *reader) checkPeriod() {
	p := r.plan.Period
	if p == nil {
		r.checkLooseDates()
		if r.gathering() && !r.datedSomewhere() {
			r.find(CodeNoTime, "", nil, "没有写明活动时间", "No date or time is stated")
		}
		return
	}
	where := r.whereIs(p.Lines)
	from, to, ok := dateRange(p.Text)
	monthly := ok && from.day == 0 && from.month > 0 && !from.blotted
	switch {
	case !ok && r.gathering() && r.placeholder(p.Text):
		r.find(CodeDateIncomplete, where, p.Lines, "日期没有写全："+p.Text, "The date is incomplete: "+p.Text)
	case !ok, monthly && !r.gathering():
	case !from.complete() && (from.year == 0 || from.blotted || from.day == 0), to != (date{}) && to.blotted:
		r.find(CodeDateIncomplete, where, p.Lines, "日期没有写全："+p.Text, "The date is incomplete: "+p.Text)
	}
	if before(to, from) {
		r.find(CodeEndBeforeStart, where, p.Lines, "结束早于开始："+p.Text, "The end lies before the start: "+p.Text)
		return
	}
	if c, found := findClock(p.Text, false); found && c.to >= 0 && c.to < c.from && to == (date{}) {
		r.find(CodeEndBeforeStart, where, p.Lines, "结束早于开始："+p.Text, "The end lies before the start: "+p.Text)
	}
}

func (r *reader) placeholder(s string) bool {
	low := strings.ToLower(s)
	return strings.Contains(low, "xx") || strings.Contains(low, "x月") || strings.Contains(s, "__") || isBlank(s)
}

// before reports whether to is stated and lies before from, as far as both
// are stated; a blotted month is taken to be the same in both.
func before(to, from date) bool {
	if to.day == 0 || from.day == 0 {
		return false
	}
	if to.year != from.year {
		return to.year < from.year && to.year > 0 && from.year > 0
	}
	if to.month != from.month {
		return to.month < from.month && to.month > 0 && from.month > 0 && to.year > 0
	}
	return to.day < from.day
}

// checkLooseDates looks for half a date in the opening words of a plan that
// states none under a label.
func (r *reader) checkLooseDates() {
	if !r.gathering() {
		return
	}
	for _, l := range r.front {
		for _, d := range findDates(l.text) {
			if d.month > 0 && (d.day > 0 || d.blotted) && (d.year == 0 || d.blotted) {
				r.find(CodeDateIncomplete, "", l.lines(), "日期没有写全："+clip(l.text[d.at:], 12), "The date is incomplete: "+clip(l.text[d.at:], 20))
				return
			}
		}
	}
}

// datedSomewhere reports whether the opening words or an agenda's heading
// state a date.
func (r *reader) datedSomewhere() bool {
	full := func(s string) bool {
		return slices.ContainsFunc(findDates(s), func(d date) bool { return d.month > 0 && d.day > 0 })
	}
	if full(r.plan.Title) || slices.ContainsFunc(r.front, func(l line) bool { return full(l.text) }) {
		return true
	}
	return slices.ContainsFunc(r.blocks, func(b block) bool { return b.topics.has(topicAgenda) && full(b.title) })
}

func (r *reader) checkPlaceAndOrganiser() {
	if !r.gathering() {
		return
	}
	if len(r.plan.Places) == 0 && !slices.ContainsFunc(r.agenda.places, func(p string) bool { return p != "" }) {
		r.find(CodeNoPlace, "", nil, "没有写明活动地点", "No place is stated")
	}
	if len(r.plan.Organisers) == 0 && !r.unitInTitle() {
		r.find(CodeNoOrganiser, "", nil, "没有写明主办单位", "No organiser is stated")
	}
}

// unitInTitle reports whether the title opens with the name of a unit.
func (r *reader) unitInTitle() bool {
	t := r.plan.Title
	for i, c := range t {
		if i > 0 && i < 60 && isUnit(t[:i]) && runes(t[:i]) >= 4 && !strings.ContainsRune("日节", c) {
			for _, tail := range []string{"幼儿园", "小学", "中学", "学校", "学院", "大学", "中心", "局", "委员会", "联合会", "残联", "妇联", "团委", "协会", "社区", "基金会", "办公室", "镇", "街道"} {
				if strings.HasSuffix(t[:i], tail) {
					return true
				}
			}
		}
	}
	return !r.chinese && strings.Contains(t, "School")
}

func (r *reader) checkDuties() {
	for _, d := range r.plan.Duties {
		if d.Who == nil {
			r.find(CodeDutyWithoutPerson, r.whereIs(d.Lines), d.Lines, "“"+clip(d.What, 30)+"”还没有人负责", "Nobody is named for “"+clip(d.What, 60)+"”")
		}
	}
}

// checkWeekdays compares each weekday with the date it stands beside. A year
// that the date leaves out is taken from the period, the title or the signature.
func (r *reader) checkWeekdays() {
	year := r.year
	if r.plan.Period != nil && r.plan.Period.Start != nil {
		year, _ = strconv.Atoi((*r.plan.Period.Start)[:4])
	}
	check := func(text string, lines Lines) {
		text = clip(text, 600)
		if !namesWeekday(text) {
			return
		}
		for _, d := range findDates(text) {
			stated, ok := d.statedWeekday(text)
			if d.year == 0 {
				d.year = year
			}
			if !ok || !d.valid() {
				continue
			}
			is := time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC).Weekday()
			if is != stated {
				r.find(CodeWeekdayMismatch, r.whereIs(lines), lines,
					fmt.Sprintf("%d年%d月%d日是星期%s", d.year, d.month, d.day, strings.Split("日一二三四五六", "")[is]), fmt.Sprintf("%s is a %s", *d.iso(), is))
			}
		}
	}
	check(r.plan.Title, r.plan.TitleLines)
	for i := range r.blocks {
		check(r.blocks[i].title, r.blocks[i].head.lines())
	}
	r.each(func(_ *block, body []line, i int) { check(body[i].text, body[i].lines()) })
}

// checkOrder looks for ordinals that skip or repeat; a new start at 1 is a new
// part of the agenda.
func (r *reader) checkOrder() {
	last, section := 0, ""
	for i, it := range r.plan.Agenda {
		if it.Label == nil || r.agenda.section[i] != section {
			last, section = 0, r.agenda.section[i]
		}
		if it.Label == nil {
			continue
		}
		value := ordinalValue(*it.Label)
		if value == 0 {
			continue
		}
		if last > 0 && value != last+1 && !(value == 1 && last > 1) {
			r.find(CodeOrderGap, section, it.Lines, "序号不连续："+*it.Label, "The numbering skips or repeats at "+*it.Label)
			return
		}
		last = value
	}
}

func ordinalValue(label string) int {
	label = label[strings.LastIndexByte(label, '.')+1:]
	for i := range label {
		for end := len(label); end > i; end-- {
			if n, ok := parseNumber(label[i:end]); ok && n > 0 {
				return n
			}
		}
	}
	r := []rune(label)
	if len(r) == 1 && r[0] >= '①' && r[0] <= '⑳' {
		return int(r[0]-'①') + 1
	}
	return 0
}

// checkOverlap looks for an item that starts before the one above has ended,
// at the same place.
func (r *reader) checkOverlap() {
	lastEnd, lastStart, lastPlace := -1, -1, ""
	for i, it := range r.plan.Agenda {
		if it.Time == nil {
			continue
		}
		c, ok := findClock(*it.Time, false)
		if !ok {
			continue
		}
		place := r.agenda.places[i]
		parallel := place != lastPlace && place != "" && lastPlace != ""
		if lastEnd > c.from && (c.from >= lastStart || c.to > lastStart) && !parallel {
			r.find(CodeOverlap, r.agenda.section[i], it.Lines, it.Title+"与上一环节时间重叠", it.Title+" overlaps the item before it")
		}
		if c.to >= 0 && c.to < c.from {
			r.find(CodeEndBeforeStart, r.agenda.section[i], it.Lines, it.Title+"的结束早于开始", it.Title+" ends before it starts")
		}
		lastStart, lastPlace, lastEnd = c.from, place, c.to
		if lastEnd < 0 && it.Minutes != nil {
			lastEnd = c.from + int(*it.Minutes)
		}
	}
}

var (
	giftWords   = []string{"捐赠", "赠书", "赠送", "颁奖", "颁发", "授牌", "捐款", "捐物", "赠礼", "gift", "handover", "presentation"}
	speechOpens = []string{"讲话", "致辞", "致词", "发言", "致欢迎词", "致欢迎辞", "演讲", "致答谢词", "领导讲话", "speech", "address", "remarks", "welcome speech"}
	childWords  = []string{"受捐者", "受助", "受赠", "残疾儿童", "残障儿童", "随班就读", "特殊儿童", "小朋友", "同学", "学生代表", "幼儿代表", "少年代表", "儿童代表", "孩子代表", "学生", "幼儿", "听障", "视障", "聋童", "盲童", "孤独症", "自闭症", "小选手", "儿童", "孩子", "宝宝", "pupil", "child", "student", "girl", "boy"}
	stageWords  = []string{"发言", "讲话", "感言", "上台", "台前", "领取", "领奖", "领书", "上来领", "来领", "领到", "接受", "表演", "独唱", "独奏", "朗诵", "诵读", "演讲", "分享", "献", "讲述", "致谢", "感谢", "说说", "说几句", "说两句", "讲讲", "讲故事", "讲一", "谈", "答谢", "心里话", "受赠", "主持", "展示", "演奏", "弹", "speak", "speech", "read", "sing", "receive", "perform", "solo", "thank", "poem", "plays", "recit", "tells", "talks", "story", "accept"}
	groupWords  = []string{"全体", "全园", "全校", "各班", "全班", "集体", "合唱", "师生", "大家", "班级", "all pupils", "all children", "everyone", "choir", "whole school", "class"}
	grownUps    = []string{"家长代表", "志愿者代表", "教师代表", "老师", "家长", "大学生"}
)

func containsAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return containsWord(s, w) })
}

// checkOwners looks for a speech or a gift that names nobody while others do.
func (r *reader) checkOwners() {
	if !r.agenda.owned {
		return
	}
	for i, it := range r.plan.Agenda {
		if it.Speaker != nil {
			continue
		}
		title := strings.ToLower(strings.TrimSpace(stripBrackets(it.Title)))
		bare := slices.ContainsFunc(speechOpens, func(w string) bool { return title == w || strings.HasPrefix(title, w) && runes(title) <= runes(w)+6 })
		gift := containsAny(title, giftWords) && actor(it.Title) == "" && runes(title) <= 8 && !strings.Contains(title, "仪式") && !strings.Contains(title, "互赠")
		column := r.agenda.blankWho[i] && (containsAny(title, speechOpens) || containsAny(title, giftWords)) && actor(it.Title) == ""
		if bare || gift || column {
			r.find(CodeAgendaWithoutOwner, r.agenda.section[i], it.Lines, "“"+it.Title+"”没有写由谁进行", "“"+it.Title+"” does not say who acts")
		}
	}
}

// checkChildren looks for a child, named or single, who speaks, receives or
// performs alone.
func (r *reader) checkChildren() {
	for i, it := range r.plan.Agenda {
		text := it.Title
		if it.Speaker != nil && !strings.Contains(text, *it.Speaker) {
			text += " " + *it.Speaker
		}
		text = strings.ToLower(text)
		if childAlone(text) {
			r.find(CodeChildOnStage, r.agenda.section[i], it.Lines, "“"+it.Title+"”有孩子上台，请先征得监护人同意", "A child is on stage in “"+it.Title+"”: ask the guardian first")
			continue
		}
		for _, d := range r.agenda.detail[i] {
			if !hostWords.MatchString(d) && childAlone(strings.ToLower(d)) && runes(d) < 60 {
				r.find(CodeChildOnStage, r.agenda.section[i], it.Lines, "“"+it.Title+"”有孩子上台，请先征得监护人同意", "A child is on stage in “"+it.Title+"”: ask the guardian first")
				break
			}
		}
	}
}

func childAlone(s string) bool {
	for _, clause := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("。；;，", c) }) {
		for _, w := range grownUps {
			clause = strings.ReplaceAll(clause, w, "")
		}
		if !containsAny(clause, childWords) || containsAny(clause, groupWords) && !strings.Contains(clause, "代表") {
			continue
		}
		if containsAny(clause, stageWords) {
			return true
		}
	}
	return false
}
