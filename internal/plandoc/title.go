package plandoc

import (
	"regexp"
	"slices"
	"strings"
)

// titleTails end the titles of plans and of the papers that carry them.
var titleTails = []string{"方案", "策划书", "策划案", "策划", "计划", "计划书", "通知", "预案", "流程", "流程单", "程序", "议程", "安排", "手册", "倡议书", "主持词", "意见", "办法", "细则", "活动", "仪式", "启事", "函", "公告", "简案", "安排表", "执行表", "流程表", "会议", "典礼", "指南", "章程", "活动案", "实施", "要点", "公约", "告知书", "邀请函", "一封信", "游园会", "运动会", "联欢会", "座谈会", "晚会", "节", "日程", "须知", "简介", "设想", "预告"}

var englishTitle = regexp.MustCompile(`(?i)\b(plan|programme|program|run of show|agenda|proposal|notice|day|week|assembly|ceremony|schedule|running order|drive|event|festival|brief|meeting|fair|concert|workshop|campaign|run sheet|policy|scheme|invitation|handbook|visit|afternoon|morning|evening|show|party)\b`)

// isDocumentNumber reports whether a line is the number, the name or another
// mark of an official paper.
func isDocumentNumber(s string) bool {
	if !strings.Contains(s, "号") && !strings.Contains(s, "文件") && !strings.Contains(s, "签发") && !strings.Contains(s, "密级") && !strings.Contains(s, "紧急") {
		return false
	}
	return documentNumber.MatchString(s)
}

var documentNumber = regexp.MustCompile(`[〔\[（(【]20\d{2}[〕\]）)】]\s?第?\s?\d+\s?号|^[^，。]{2,20}文件$|^(?:签发人|密级|紧急程度)`)

// titleLike reports whether a line reads as the title of a plan.
func titleLike(s string) bool {
	if runes(s) > 64 || strings.HasSuffix(s, "。") || strings.HasSuffix(s, "：") || strings.HasSuffix(s, ":") {
		return false
	}
	plain := strings.TrimRight(stripBrackets(strings.Trim(s, "【】《》“”\" ")), "》”」\"!！ 0123456789")
	if plain == "" || strings.Count(plain, "，")+strings.Count(plain, "。") > 1 {
		return false
	}
	if label, _, ok := cutLabel(s); ok && classify(label).known() {
		return false
	}
	if runes(plain) >= 5 || strings.ContainsAny(plain, "·") {
		for _, tail := range titleTails {
			if strings.HasSuffix(plain, tail) && runes(plain) > runes(tail)+1 && labelTopic(plain) == 0 {
				return !isDocumentNumber(s)
			}
		}
	}
	return !han(s) && englishTitle.MatchString(s) && labelTopic(s) == 0 && len(strings.Fields(s)) <= 14 && !strings.HasSuffix(s, ".")
}

// takeTitle finds the title among the first lines and returns it with the
// lines that remain. Without one the title is empty.
func takeTitle(lines []line) (title string, where Lines, rest []line) {
	at := titleLine(lines)
	if at < 0 {
		return "", nil, lines
	}
	l := lines[at]
	title, where = l.text, l.lines()
	if announced := announcedBelow(lines, at); announced != nil {
		title, where = announced.text, announced.lines()
		return title, where, lines
	}
	from := at
	if at > 0 && continuesInto(lines[at-1], l) {
		from = at - 1
		title, where = lines[from].text+title, append(lines[from].lines(), where...)
	}
	if at+1 < len(lines) && slices.Contains([]string{"策划书", "策划案", "活动策划书", "方案", "活动方案", "实施方案", "计划书", "工作安排", "工作方案", "活动安排", "安排方案", "实施细则"}, squash(lines[at+1].text)) {
		at++
		title, where = title+squash(lines[at].text), append(where, lines[at].lines()...)
	}
	rest = append(rest, lines[:from]...)
	return strings.Trim(title, " #"+rankMarks), where, append(rest, lines[at+1:]...)
}

// announcement says in a sentence what a message is about: 各位家长，大二班助残
// 日活动安排如下.
var announcement = regexp.MustCompile(`^(?:(?:各位|亲爱的|尊敬的)[^，。：:！!]{1,12}[，。：:！!][ 　]*)?(?:现将|现把|以下是|下面是)?([^，。：:]{5,40}?(?:方案|安排|流程|活动|计划|日程))(?:安排|通知|方案|公布|告知)?如下`)

// announcedBelow returns what the line below a title that only says that
// something follows (【重要通知】) announces, nil for nothing. The line stays.
func announcedBelow(lines []line, at int) *line {
	if plain := plainLabel(lines[at].text); runes(plain) > 6 || !strings.HasSuffix(plain, "通知") && !strings.HasSuffix(plain, "公告") {
		return nil
	}
	for i := at + 1; i < min(at+4, len(lines)); i++ {
		if m := announcement.FindStringSubmatch(lines[i].text); m != nil {
			return &line{no: lines[i].no, text: m[1]}
		}
	}
	return nil
}

// titleFromCover takes the title of slides from the first of them.
func (r *reader) titleFromCover() {
	if r.plan.Title != "" || len(r.blocks) == 0 || r.blocks[0].head.marker().family != famChapter {
		return
	}
	cover := &r.blocks[0]
	if len(cover.body) > 0 && slices.Contains([]string{"封面", "首页", "标题", "cover", "title", "titleslide"}, plainLabel(cover.title)) {
		r.plan.Title, r.plan.TitleLines = cover.body[0].text, cover.body[0].lines()
		if len(cover.body) > 1 && strings.HasPrefix(cover.body[1].source(), "—") {
			r.plan.Title += cover.body[1].source()
			r.plan.TitleLines = append(r.plan.TitleLines, cover.body[1].lines()...)
		}
	}
}

// continuesInto reports whether a line is the first half of a title whose
// second half follows: 某某小学“一帮一” / 结对活动方案.
func continuesInto(first, second line) bool {
	if _, _, opens := annexOf(&first); opens {
		return false
	}
	return han(second.text) && first.short(26) && !first.aside && first.rank == second.rank && len(first.cells) < 2 && !second.blank && first.marker().family == famNone &&
		!strings.ContainsAny(first.text, "：:。，；;") && !isDocumentNumber(first.text) && !titleLike(first.text) && hasContent(first.text) && !greeting(first.text)
}

func greeting(s string) bool {
	for _, p := range []string{"各", "尊敬的", "亲爱的", "大家好", "你好", "您好", "老师们", "家长们", "Dear", "Hi", "Hello"} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// titleLine returns the index of the title's (last) line, -1 for none.
func titleLine(lines []line) int {
	ranked := 0
	for i := range lines {
		if lines[i].title {
			return i
		}
		if lines[i].rank == 1 {
			ranked++
		}
	}
	if len(lines) > 1 && ranked == 2 && lines[0].rank == 1 && lines[1].rank == 1 && titleLike(lines[1].text) {
		return 1 // the units above the title, both of the highest rank
	}
	seen := 0
	fallback := -1
	for i := range lines {
		l := &lines[i]
		if len(l.cells) > 2 && seen > 0 {
			break
		}
		if l.aside || len(l.cells) > 1 {
			continue
		}
		if l.rank > 0 {
			if l.rank == 1 && ranked == 1 && labelTopic(parseMarker(l.text).rest) == 0 {
				return i
			}
			break
		}
		if seen++; seen > 8 {
			break
		}
		if _, title, ok := annexOf(l); ok && title == "" {
			seen--
			continue
		}
		m := l.marker()
		if m.family == famLenticular && seen == 1 && l.short(40) {
			if _, sign, rest := lenticular(m.rest); runes(rest) >= 6 && !classify(sign).known() && !strings.ContainsAny(rest, "：:。") {
				return i // 【某某公益】公园健走 · 志愿者必读
			}
		}
		if m.family == famDecimal && seen == 1 && l.short(40) && titleLike(l.text) && !strings.HasPrefix(m.rest, " ") {
			return i // 4.2世界孤独症日活动策划
		}
		if m.family != famNone && m.family != famLenticular && m.family < famSymbol || labelTopic(l.text) != 0 {
			break
		}
		if l.short(64) && titleLike(l.text) {
			return i
		}
		if i > 0 && seen == 1 && lines[i-1].aside && chainHeader.MatchString(lines[i-1].text) && l.short(40) && !strings.ContainsAny(l.text, "：:。") {
			return i
		}
		if seen == 1 && fallback < 0 && (l.short(36) || l.short(64) && !han(l.text)) && mayBeTitle(l.text) && i+1 < len(lines) {
			fallback = i
		}
	}
	return fallback
}

// mayBeTitle is the weaker test for the very first line.
func mayBeTitle(s string) bool {
	if strings.ContainsAny(s, "。，,；;：:？?") || greeting(s) || isDocumentNumber(s) || !hasContent(s) {
		return false
	}
	if _, ok := leadingClock(s); ok {
		return false
	}
	return parseMarker(s).family != famHan && !dateOnly(s)
}
