package plandoc

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// maxActor is the longest name of one who acts ahead of the verb, in characters.
const maxActor = 14

var (
	verbLexicon   = sync.OnceValue(func() *lexicon { return newLexicon(dutyVerbs) })
	adverbLexicon = sync.OnceValue(func() *lexicon { return newLexicon(dutyAdverbs) })
	handLexicon   = sync.OnceValue(func() *lexicon { return newLexicon(handVerbs) })
)

// actorAhead divides a clause into the one who acts, at its head, and what is
// done: 宣传部制作海报, 校医室全程值守, 外联部于11月11日前与学校取得联系.
func actorAhead(s string) (who, act string, ok bool) {
	var ends [maxActor]int
	n := 0
	for i := range s {
		if i > 0 {
			ends[n] = i
			if n++; n == maxActor {
				break
			}
		}
	}
	for n--; n > 0; n-- {
		who, act = strings.TrimRight(s[:ends[n]], " 　"), strings.TrimLeft(s[ends[n]:], " 　")
		byHand := handLexicon().opensAt(act) && runes(act) > 3 && actsAsGroup(who)
		if (byHand || opensAct(act)) && plainActor(who) && acts(who) {
			return who, act, true
		}
	}
	return "", "", false
}

// actsAsGroup reports whether a name ends as those of departments and clubs do.
func actsAsGroup(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return runes(s) >= 3 && strings.ContainsRune("组部处室科队社协会班", last)
}

// plainActor reports whether nothing in a name belongs to the clause around it:
// no day, no 由 and no adverb at either end.
func plainActor(s string) bool {
	if strings.Contains(s, "由") {
		return false
	}
	if strings.ContainsAny(s, "于在请把将的") && !isPerson(s) && !strings.HasSuffix(s, "的老师") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune("为在于到把给与向对", last) {
		return false
	}
	if !strings.ContainsRune("组部", last) && !isPerson(s) && verbLexicon().occurs(s) || opensWith(s, []string{"并", "为", "与", "对", "及", "以"}) {
		return false
	}
	return (figures(s) == 0 || strings.ContainsRune("班组级队部", last)) && !adverbLexicon().opensAt(s) &&
		!slices.ContainsFunc(dutyAdverbs, func(w string) bool { return strings.HasSuffix(s, w) })
}

// opensAct reports whether s opens with a verb of work or with what may stand
// before one: 于5月1日前购买, 全程值守, 把柜子挪开.
func opensAct(s string) bool {
	if strings.HasPrefix(s, "负责人") || s == "担任" || s == "兼任" {
		return false // whom a post names
	}
	if verbLexicon().opensAt(s) || adverbLexicon().opensAt(s) {
		return true
	}
	r, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("于在按与向为给对从用到去", r) {
		rest := clip(s[size:], 40)
		if dayThenAct(rest) {
			return true
		}
		if strings.ContainsRune("到去给", r) && handLexicon().occurs(rest) {
			return true
		}
		return verbLexicon().occurs(rest)
	}
	if strings.HasPrefix(s, "是") && strings.Contains(clip(s, 20), "责任人") {
		return true
	}
	return dayThenAct(s)
}

// dayThenAct reports whether s opens with a day and a verb behind it.
func dayThenAct(s string) bool {
	if r, _ := utf8.DecodeRuneInString(s); !isFigure(r) && !strings.ContainsRune("本下周星当前提", r) {
		return false
	}
	day := dayAhead.FindString(s)
	rest := s[len(day):]
	return day != "" && (verbLexicon().opensAt(rest) || adverbLexicon().opensAt(rest) || handLexicon().opensAt(rest))
}

// handVerbs are what hands do, too short to tell work by themselves.
var handVerbs = []string{"摆", "搬", "买", "带", "发", "交", "接", "送", "借", "取", "领", "贴", "装", "讲", "教", "做", "收", "出", "找", "去", "写", "拉", "盯", "管", "拍", "寄"}

// dayAhead is until when something is done, before the verb: 周四下班前摆好.
var dayAhead = regexp.MustCompile(`^(?:(?:本|下)?(?:周|星期)[一二三四五六日天]|[0-9]{1,2}月[0-9]{1,2}[日号]|[0-9]{1,2}[日号]|当天|当日|前一天|提前[一二两三0-9]+天)(?:[^，。；：]{0,6}?(?:之前|以前|前|起|内))?(?:晚上|上午|下午|早上|晚)?`)

// actorBehind divides a clause that names behind 由 who does what stands before:
// 会议材料由区民政局统一印制.
func actorBehind(s string) (who, what string, ok bool) {
	if before, _, by := strings.Cut(s, "由"); by && isPost(squash(lastClause(before))) {
		return "", "", false // 总指挥由校长担任
	}
	at := strings.Index(s, "由")
	if at < 0 {
		at = strings.Index(s, "请") // 宣传报道请信息员小柯完成
	}
	if at <= 0 || runes(s[:at]) > 60 {
		return "", "", false
	}
	rest := s[at+len("由"):]
	if strings.HasPrefix(s[at:], "请") && (strings.HasSuffix(s[:at], "邀") || strings.HasSuffix(s[:at], "申") || strings.HasSuffix(s[:at], "敬")) {
		return "", "", false
	}
	for _, free := range []string{"活动", "自行"} {
		if strings.HasPrefix(rest, free) || strings.HasSuffix(s[:at], "自") {
			return "", "", false
		}
	}
	if who, act, ok := actorAhead(rest); ok {
		if opensWith(act, appointing) {
			task := strings.TrimRight(s[:at], "，, 　")
			return who, task, act == "担任" && !isPost(task)
		}
		if act == "负责" || act == "牵头" || act == "承担" || act == "落实" || act == "具体负责" || act == "统一负责" {
			return who, strings.TrimRight(s[:at], "，, 　"), true
		}
		return who, s, true
	}
	for n := 4; n > 1; n-- { // 邀请函由廖文博寄送: 由 and a name tell enough
		who := clip(rest, n)
		if act := rest[len(who):]; isPerson(who) && runes(act) > 1 {
			return who, s, true
		}
	}
	return "", "", false
}

// appointing are verbs that fill a post rather than hand out work.
var appointing = []string{"担任", "兼任", "任"}

// clauseActor reads the one who acts in a clause, ahead of the work or behind
// 由, with the work; ok is false for a clause that goes on with the one before.
func clauseActor(s string) (who, what string, ok bool) {
	s = strings.TrimSpace(s)
	if asked, please := strings.CutPrefix(s, "请"); please {
		s = asked
		if who, what, ok = askedAhead(s); ok {
			return who, what, true
		}
	}
	if who, what, ok = actorBehind(s); ok {
		return who, what, true
	}
	named, by := strings.CutPrefix(s, "由")
	if who, what, ok = actorAhead(named); !ok && by {
		for n := maxActor; n > 1 && !ok; n-- { // 由资源教师阮青为同学调好高度
			who = clip(named, n)
			what = named[len(who):]
			ok = runes(what) > 3 && (isPerson(who) || secondOf(officeAhead(who)) != "") && plainActor(who)
		}
	}
	return who, strings.TrimPrefix(what, "负责"), ok && strings.Trim(what, "负责") != ""
}

// askedAhead reads who is asked to do something, whatever the verb: 各班在5月13
// 日前给孩子讲一个故事.
func askedAhead(s string) (who, act string, ok bool) {
	if who, act, ok = actorAhead(s); ok {
		return who, act, true
	}
	for _, group := range askedGroups {
		if act, found := strings.CutPrefix(s, group); found && runes(act) > 3 {
			return group, act, true
		}
	}
	return "", "", false
}

// askedGroups are whom a plan asks without further name.
var askedGroups = []string{"各班主任", "各班老师", "各班教师", "各班", "各年级", "各单位", "各部门", "各校", "各园", "各社团", "各学院", "大班组", "中班组", "小班组", "家委会", "班主任"}

// clausePairs reads a sentence in which several act, a clause each: 宣传组整理
// 照片，教学组写出报告. It returns nil where fewer than two do.
func clausePairs(text string, where Lines) []pair {
	var out []pair
	lead := "" // what 由某某负责 behind it hands out
	for _, clause := range outsideBrackets(text, "；;。，,") {
		if m := passiveEnd.FindStringSubmatch(clause); m != nil && isWho(m[1]) && lead != "" {
			out, lead = append(out, pair{m[1], lead, where, true}), ""
			continue
		}
		lead = clause
		if who, what, ok := clauseActor(clause); ok {
			out = append(out, pair{who, what, where, true})
		} else if len(out) > 0 {
			out[len(out)-1].right += "，" + strings.TrimSpace(clause)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// outsideBrackets divides s at the stops that stand outside brackets and
// quotation marks; empty parts are dropped.
func outsideBrackets(s, stops string) []string {
	var out []string
	depth, start := 0, 0
	for i, r := range s {
		switch {
		case strings.ContainsRune("（(《“「", r):
			depth++
		case strings.ContainsRune("）)》”」", r):
			depth = max(0, depth-1)
		case depth == 0 && strings.ContainsRune(stops, r):
			if part := strings.TrimSpace(s[start:i]); part != "" {
				out = append(out, part)
			}
			start = i + utf8.RuneLen(r)
		}
	}
	if part := strings.TrimSpace(s[start:]); part != "" {
		out = append(out, part)
	}
	return out
}

// lastClause returns what stands behind the last stop in s.
func lastClause(s string) string {
	parts := outsideBrackets(s, "。；;，,")
	if len(parts) == 0 {
		return ""
	}
	return parts[len(parts)-1]
}
