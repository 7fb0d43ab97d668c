package plandoc

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The parts of an undertaking, by the words that open their headings: only the
// middle one is the day itself.
var (
	beforeDay = []string{"前期", "准备", "筹备", "活动前", "会前", "活动准备", "宣传", "工作准备", "物资准备", "人员准备"}
	onTheDay  = []string{"活动当天", "当天", "活动当日", "当日", "活动中", "活动进行", "正式活动", "活动内容", "活动过程", "活动流程", "活动环节", "活动现场", "现场", "活动开展", "中期"}
	afterDay  = []string{"后期", "活动后", "会后", "总结", "活动结束后", "收尾"}
)

// dayItself returns the lines of a programme that stand under the heading for
// the day, where others prepare it or follow it, and without such a heading all
// lines but those others.
func dayItself(body []line) []line {
	if !slices.ContainsFunc(body, func(l line) bool { return l.short(20) && aroundDay(bare(l.text)) }) {
		return body
	}
	var day, rest, around []line
	days, others := 0, 0
	aside, within, fam := false, false, famNone
	for i := range body {
		l := &body[i]
		m := l.marker()
		heading := strings.TrimRight(m.rest, "：:。 　")
		switch {
		case !l.short(20), m.family == famNone && !(l.short(8) && i+1 < len(body) && body[i+1].marker().family != famNone):
		case opensWith(heading, onTheDay):
			days, within, aside = days+1, true, false
			continue
		case (opensWith(heading, beforeDay) || opensWith(heading, afterDay)) && runes(heading) <= 8:
			within, aside, fam = false, true, m.family
			others++
			rest, around = append(rest, around...), nil
			around = append(around, *l)
			continue
		}
		if m.family == fam && fam != famNone && aside {
			aside = false
		}
		switch {
		case aside:
			around = append(around, *l)
			continue
		case len(around) == 1:
			rest = append(rest, around...) // a step of the day that is called so
		}
		around = nil
		rest = append(rest, *l)
		if within {
			day = append(day, *l)
		}
	}
	if len(around) == 1 {
		rest = append(rest, around...)
	}
	switch {
	case others == 0:
		return body
	case days > 0 && len(day) > 1:
		return day
	case days == 0 && len(rest) > 2:
		return rest
	}
	return body
}

// aroundDay reports whether a heading names what prepares the day or follows
// it: 前期准备, 活动后期.
func aroundDay(title string) bool {
	plain := strings.TrimPrefix(plainLabel(title), "活动")
	return runes(plain) <= 8 && (opensWith(plain, beforeDay) || opensWith(plain, afterDay)) && !namesGroup(plain) // 宣传部
}

// programmes divides a section that holds several running orders, each below a
// line that names it: 1、时间安排 … 2、大会议程 ….
func programmes(body []line) [][]line {
	var out [][]line
	start := 0
	for i := range body {
		if endsWithColon(body[i].text) && announcesProgramme.MatchString(tail(body[i].text, 12)) && i+1 < len(body) && len(body[i].cells) < 2 && len(enumerated(body[i+1:])) > 1 {
			return [][]line{body[i+1:]}
		}
		if !namesProgramme(body, i) {
			continue
		}
		if i > start {
			out = append(out, body[start:i])
		}
		start = i + 1
	}
	if start == 0 {
		return [][]line{body}
	}
	if out = append(out, body[start:]); !namesProgramme(body, 0) { // what stands before the first
		if !opensWith(body[0].marker().rest, beforeDay) && !opensWith(body[0].marker().rest, []string{"活动准备"}) {
			return [][]line{body}
		}
		out = out[1:]
	}
	return out
}

func endsWithColon(s string) bool {
	return strings.HasSuffix(s, "：") || strings.HasSuffix(s, ":")
}

// announcesProgramme ends a line below which a running order stands.
var announcesProgramme = regexp.MustCompile(`(?:议程|流程|程序|仪程|顺序)(?:安排)?(?:如下)?[ 　]*[:：]$`)

func namesProgramme(body []line, i int) bool {
	m := body[i].marker()
	if m.family == famNone || !body[i].short(16) || i+1 >= len(body) {
		return false
	}
	if next := body[i+1].marker(); next.family == m.family && next.value != 1 {
		return false
	}
	title := strings.TrimRight(m.rest, "：: 　")
	for _, tail := range []string{"时间安排", "议程", "流程", "程序", "日程", "流程安排"} {
		if strings.HasSuffix(title, tail) {
			return true
		}
	}
	return false
}

func opensWith(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// ceremonySteps are what the steps of a ceremony are made of.
var ceremonySteps = []string{"开幕", "闭幕", "开场", "致辞", "致词", "讲话", "发言", "合影", "仪式", "表演", "演出", "颁奖", "捐赠", "赠送", "宣读", "宣誓", "奏唱", "奏国歌", "升旗", "观看", "参观", "入场", "退场", "介绍", "朗诵", "合唱", "互动", "游园", "谈谈", "独舞", "歌", "舞", "健美操", "剧", "小品", "相声", "游戏", "表演者", "诗", "红领巾"}

// stepsOfCeremony reports whether a list of contents is the order of a
// ceremony or a show: 开幕式；捐赠仪式；学生代表发言.
func stepsOfCeremony(body []line) bool {
	steps, entries, others := 0, 0, 0
	for i := range body {
		l := &body[i]
		m := l.marker()
		if m.family == famNone || m.family >= famSymbol {
			others++
			continue
		}
		entries++
		words := clip(m.rest, 40)
		if slices.ContainsFunc(ceremonySteps, func(w string) bool { return strings.Contains(words, w) }) {
			steps++
		}
	}
	return entries >= 3 && others*3 <= entries && steps*5 >= entries*4
}

// nestedSteps returns the lines that are steps within a step: a list counted
// in a mark of its own, below 9:20 节目展演 or （四）启动仪式, most of whose
// entries are what ceremonies are made of.
func nestedSteps(lines []line, style string) map[int]bool {
	out := map[int]bool{}
	for i := 1; i < len(lines); i++ {
		own := lines[i].marker()
		if own.value != 1 || stepOf(&lines[i]).style == style {
			continue
		}
		steps, end := 0, i
		for end < len(lines) && lines[end].marker().family == own.family && lines[end].marker().value == end-i+1 && lines[end].short(60) {
			words := clip(lines[end].text, 60)
			if speechWord(words) || slices.ContainsFunc(ceremonySteps, func(w string) bool { return strings.Contains(words, w) }) {
				steps++
			}
			end++
		}
		if n := end - i; n >= 2 && steps*3 >= n*2 {
			for j := i; j < end; j++ {
				out[j] = true
			}
		}
		i = max(i, end-1)
	}
	return out
}

// joinUpright joins a word that is set upright, one character on a line, to
// the line above it, as on the covers of students' plans: 策 / 划 / 书.
func joinUpright(lines []line) []line {
	upright := func(i int) bool {
		if i >= len(lines) || len(lines[i].cells) > 1 {
			return false
		}
		r, size := utf8.DecodeRuneInString(lines[i].text)
		return size == len(lines[i].text) && unicode.Is(unicode.Han, r) && !isHanNumeral(r)
	}
	for i := range lines[:min(len(lines), 20)] {
		if i == 0 || !upright(i) || !upright(i+1) || !lines[i-1].short(60) {
			continue
		}
		end := i
		head := lines[i-1]
		for ; upright(end); end++ {
			head.text += lines[end].text
			head.more = append(head.more, lines[end].lines()...)
		}
		out := append(append([]line{}, lines[:i-1]...), head)
		return append(out, lines[end:]...)
	}
	return lines
}
