package plandoc

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// add reads one item from the words after its ordinal and time.
func (a *agendaReader) add(s step, l *line, where string) {
	if len(a.items) >= maxEntries {
		return
	}
	it := Item{Cues: []Cue{}, Lines: l.lines()}
	if s.label != "" {
		label := s.label
		it.Label = &label
	}
	if s.timed {
		it.setTime(s.clock)
	}
	a.words(&it, s.rest)
	a.push(it, "", false, where)
}

func (a *agendaReader) push(it Item, place string, blankWho bool, where string) {
	if len(a.items) >= maxEntries {
		return
	}
	if it.Speaker != nil {
		a.owned = true
	}
	it.Day = a.dayHead
	a.items = append(a.items, entry{Item: it, place: place, blankWho: blankWho, section: where, day: a.day})
}

// fill gives an item that had only a time the words of the next line.
func (a *agendaReader) fill(l *line) {
	it := &a.items[len(a.items)-1]
	it.Lines = append(it.Lines, l.lines()...)
	a.words(&it.Item, l.text)
}

func (it *Item) setTime(c clock) {
	text := c.String()
	it.Time = &text
	if c.to > c.from {
		it.setMinutes(float64(c.to - c.from))
	}
}

func (it *Item) setMinutes(n float64) { it.Minutes = &n }

func (it *Item) setSpeaker(s string) {
	if s = strings.Trim(s, " 　：:，,、。"); s != "" && !isBlank(s) && it.Speaker == nil {
		it.Speaker = &s
	}
}

// words reads title, brackets, duration, a time at the end and who acts.
// announcedBy opens an item whose words are what the host says: 主持人宣布：.
var announcedBy = regexp.MustCompile(`^主持人(?:宣布|说|请)?[ 　]*[:：][ 　]*`)

// performedBy closes an item with who performs: 独舞：水乡，表演者：某校学生.
var performedBy = regexp.MustCompile(`^(.+?)[，,：: 　]*(?:表演者|演出者|表演人)[ 　]*[:：][ 　]*([^，。；：:]{2,20})[。；;]?$`)

func (a *agendaReader) words(it *Item, s string) {
	if len(s) > maxMarked {
		s = clip(s, 400)
	}
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "主持人") {
		s = s[len(announcedBy.FindString(s)):]
	}
	if strings.ContainsAny(s, "演选唱") {
		if m := performedBy.FindStringSubmatch(s); m != nil {
			it.setSpeaker(m[2])
			s = m[1]
		}
		if m := sentBy.FindStringSubmatchIndex(s); m != nil {
			it.setSpeaker(s[m[2]:m[3]])
			s = s[:m[0]] + "   " + strings.TrimSpace(s[m[1]:])
			s = strings.TrimRight(s, " ")
		}
	}
	columns := splitWide(s)
	if m := midDuration.FindStringSubmatchIndex(columns[0]); m != nil && len(columns) == 1 {
		it.column(columns[0][m[2]:m[3]])
		columns = []string{columns[0][:m[0]], columns[0][m[1]:]}
	}
	s = columns[0]
	for _, c := range columns[1:] {
		if !strings.HasPrefix(c, "（") && !strings.HasPrefix(c, "(") {
			c = it.takeBrackets(c)
		}
		it.column(c)
	}
	s = it.takeBrackets(s)
	s = it.takeTail(s)
	if m := commaDuration.FindStringSubmatchIndex(s); it.Minutes == nil && m != nil {
		it.column(s[m[2]:m[3]])
		s = s[:m[0]] + s[m[3]:]
	}
	if it.Time == nil {
		if c, ok := leadingClock(s); ok {
			it.setTime(c)
			s = strings.TrimLeft(s[c.end:], ")）]】 　:：,，")
		} else if c, ok := findClock(s, false); ok && c.end >= len(s)-3 && c.at > 3 {
			it.setTime(c)
			s = strings.TrimRight(s[:c.at], " 　（(，,:：—-")
		}
	}
	s = it.takeOwner(s)
	if it.Title = strings.TrimRight(strings.TrimLeft(s, "：: 　—-"), " 　。；;，,、：:"); it.Title == "" && it.Speaker != nil {
		it.Title = *it.Speaker
	}
	if it.Speaker == nil {
		it.setSpeaker(actor(it.Title))
	}
}

// sentBy tells who puts an act on: 舞蹈《雨滴》  选送：东区启智学校.
var sentBy = regexp.MustCompile(`[ 　\t]+(?:选送(?:单位)?|表演(?:者|单位)?|演出(?:者|单位)?|演唱|出演)[:：][ 　]*([^ 　\t（(，。；]{2,20})`)

// commaDuration stands between commas: Opening by the Mayor, 5 minutes, on stage.
var commaDuration = regexp.MustCompile(`, (\d{1,3} ?(?:min|mins|minutes))(?:,|$)`)

// midDuration is a duration that stands between two columns with nothing but
// blanks around it: 手语歌 5min 灯光暖光.
var midDuration = regexp.MustCompile(`[ 　]+(\d{1,3} ?(?:min|mins|分钟|分|['′’]))[ 　]+`)

// splitWide cuts at wide gaps, as flattened tables have them.
func splitWide(s string) []string {
	if !strings.Contains(s, "\t") && !strings.Contains(s, "   ") && !strings.Contains(s, "　　") {
		return []string{s}
	}
	out := wideGap.Split(s, 5)
	if len(out) == 1 || out[0] == "" {
		return []string{strings.TrimSpace(s)}
	}
	return out
}

// column takes a loose column for a duration, for cues or for who acts.
func (it *Item) column(s string) {
	if n, ok := parseDuration(s); ok {
		it.setMinutes(n)
		return
	}
	if c, ok := leadingClock(s); ok && it.Time == nil && strings.TrimSpace(s[c.end:]) == "" {
		it.setTime(c)
		return
	}
	plain := strings.Trim(s, "（）()【】 ")
	if cues := readCues(plain); cues != nil && !isWho(plain) {
		it.Cues = append(it.Cues, cues...)
		return
	}
	if who := lastWord(plain); isWho(plain) || isWho(who) || isUnit(plain) {
		if isPerson(who) {
			plain = who
		}
		it.setSpeaker(plain)
	}
}

func lastWord(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// bracket is a pair of round or lenticular brackets with its contents.
type bracket struct {
	at, end int
	inner   string
}

// brackets returns the outermost brackets of s.
func brackets(s string) []bracket {
	if !strings.ContainsAny(s, "(（【[〔") {
		return nil
	}
	var out []bracket
	depth, at, open := 0, 0, 0
	for i, r := range s {
		switch r {
		case '(', '（', '【', '[', '〔':
			if depth == 0 {
				at, open = i, i+utf8.RuneLen(r)
			}
			depth++
		case ')', '）', '】', ']', '〕':
			if depth == 1 {
				out = append(out, bracket{at, i + utf8.RuneLen(r), strings.TrimSpace(s[open:i])})
			}
			depth = max(0, depth-1)
		}
	}
	return out
}

func wholeBracket(s string) bool {
	b := brackets(s)
	return len(b) == 1 && b[0].at == 0 && strings.Trim(s[b[0].end:], "。 ") == ""
}

// takeBrackets reads cues, durations, times and names in brackets and removes
// those brackets from the words. Other brackets stay.
func (it *Item) takeBrackets(s string) string {
	found := brackets(s)
	for _, b := range slices.Backward(found) {
		rest, taken := it.takeBracket(b.inner)
		if !taken {
			continue
		}
		if _, lasts := parseDuration(strings.Trim(s[b.end:], " 　，,。；;")); lasts {
			rest += " " // what the bracket kept apart: 奏国歌（播放音乐）3分钟
		}
		s = strings.TrimSpace(s[:b.at] + rest + s[b.end:])
	}
	return s
}

// takeBracket reads what one bracket holds and returns what must stay of it.
func (it *Item) takeBracket(inner string) (rest string, taken bool) {
	if n, ok := parseDuration(inner); ok {
		it.setMinutes(n)
		return "", true
	}
	if each.MatchString(inner) && duration.MatchString(inner) && runes(inner) <= 12 {
		return "", true
	}
	if c, ok := leadingClock(inner); ok && c.end >= len(inner)-3 {
		if it.Time == nil {
			it.setTime(c)
		}
		return "", true
	}
	if isRoom(inner) {
		return "", false
	}
	if strings.ContainsAny(inner, "、，") && namesOnly(inner) && !slices.ContainsFunc(splitPeople(inner), func(p string) bool { return !isPerson(p) }) {
		it.setSpeaker(strings.Join(splitPeople(inner), "、"))
		return "", true
	}
	if isWho(inner) && !isTask(inner) || isWho(lastWord(inner)) && runes(inner) <= 16 && !strings.ContainsAny(inner, "，；：") && channelOf(inner) == "" {
		if name := lastWord(inner); isPerson(name) && !isLatinName(inner) {
			inner = name
		}
		it.setSpeaker(inner)
		return "", true
	}
	if label, value, ok := cutLabel(inner); ok && channelOf(inner) == "" && (isWho(value) || isPerson(lastWord(value))) && (columnLabel(label) == colWho || strings.Contains(label, "负责") || isWho(label)) {
		it.setSpeaker(value)
		return "", true
	}
	kept := false
	var cues []Cue
	var others []string
	pieces := cuePieces(inner)
	for _, p := range pieces {
		if n, ok := parseDuration(p.text); ok {
			it.setMinutes(n)
			kept = true
			continue
		}
		if c, ok := leadingClock(p.text); ok && c.end == len(p.text) && it.Time == nil {
			it.setTime(c)
			kept = true
			continue
		}
		if channelOf(p.text) == "" && len(pieces) > 1 && it.Speaker == nil && (isPerson(p.text) || namesClass(p.text)) {
			it.setSpeaker(p.text) // （大班全体，音响放伴奏）
			kept = true
			continue
		}
		others = append(others, p.separator+p.text)
	}
	remark := strings.TrimLeft(strings.Join(others, ""), "、，,；;。\n＋+")
	if cues = readCues(remark); cues != nil {
		it.Cues = append(cues, it.Cues...)
		return "", true
	}
	if label, value, ok := cutLabel(remark); kept && ok && isPerson(value) && (columnLabel(label) == colWho || label == "主持") {
		it.setSpeaker(value)
		return "", true
	}
	if kept && isPerson(remark) {
		it.setSpeaker(withoutJob(remark)) // （工会主席高岩，5分钟）
		return "", true
	}
	if kept && remark != "" {
		return "（" + remark + "）", true
	}
	return "", kept
}

// isRoom reports whether s says where, though it ends as offices do: 二楼会议室.
func isRoom(s string) bool {
	for _, tail := range []string{"会议室", "教室", "活动室", "阅览室", "展厅", "大厅", "多功能厅", "报告厅", "音乐厅"} {
		if strings.HasSuffix(s, tail) {
			return true
		}
	}
	return false
}

// namesClass reports whether s names those who perform: 大班全体, 三（2）班.
func namesClass(s string) bool {
	return runes(s) <= 8 && (strings.HasSuffix(s, "全体") || strings.HasSuffix(s, "班") && !strings.HasPrefix(s, "各"))
}

func columnLabel(s string) column {
	c, _ := columnOf(s)
	return c
}

// takeTail removes a duration that closes the words: 校长致辞，5分钟.
func (it *Item) takeTail(s string) string {
	s = strings.TrimRight(s, " 　。；;")
	if !strings.ContainsAny(s, "分时刻′'’mh″") {
		return s
	}
	if m := tailDuration.FindStringSubmatchIndex(s); m != nil && !each.MatchString(s) {
		half := ""
		if m[6] >= 0 {
			half = s[m[6]:m[7]]
		}
		if it.Minutes == nil {
			it.setMinutes(durationMinutes(s[m[2]:m[3]], s[m[4]:m[5]], half))
		}
		return strings.TrimRight(s[:m[0]], " 　，,")
	}
	if m := gluedDuration.FindStringSubmatchIndex(s); m != nil && !each.MatchString(s) && it.Minutes == nil {
		it.setMinutes(durationMinutes(s[m[2]:m[3]], "分钟", ""))
		return strings.TrimRight(strings.TrimSuffix(s[:m[2]], "约"), " 　，,")
	}
	return s
}

var dashOwner = regexp.MustCompile(`^(.{2,40}?)[ 　]*(?:——+|--+|—|–|\.{3,}|…+|·{3,}| - | – |→)[ 　]*([^—–…]{2,24})$`)

// takeOwner removes who acts from the end of the words: 致辞——李校长, 捐赠方代表
// 讲话：江城书店 吴迪, 负责人：王老师.
func (it *Item) takeOwner(s string) string {
	if m := dashOwner.FindStringSubmatch(s); m != nil && (isWho(m[2]) || namesOnly(m[2])) {
		it.setSpeaker(m[2])
		return m[1]
	}
	if label, value, ok := cutLabel(s); ok {
		who := lastWord(value)
		switch {
		case value == "":
		case columnLabel(label) == colWho && isWho(value) && runes(label) > 1:
			return s
		case isPerson(value) || isPerson(withoutClass(value)):
			it.setSpeaker(withoutClass(value))
			if isLatinName(value) {
				it.Speaker = &value
			}
			return label
		case isPerson(who) && runes(value) <= 20 && isUnit(strings.TrimSpace(strings.TrimSuffix(value, who))):
			it.setSpeaker(who)
			return label
		case isWho(value) && runes(value) <= 14 && speechWord(label) && actor(value) == "":
			it.setSpeaker(value)
			return label
		}
	}
	for _, mark := range []string{"负责人：", "负责人:", "发言人：", "主讲：", "，负责：", "Lead:", "led by ", "Speaker:"} {
		if left, right, ok := strings.Cut(s, mark); ok && isWho(right) && left != "" {
			it.setSpeaker(right)
			return strings.TrimRight(left, " 　，,；;")
		}
	}
	return s
}

// ownClass is the class that stands before a child's name: 大二班林某.
var ownClass = regexp.MustCompile(`^(?:[大中小托]|[一二三四五六七八九]年级?)?[（(]?[一二三四五六七八九十0-9]{1,3}[)）]?班`)

func withoutClass(s string) string { return s[len(ownClass.FindString(s)):] }

// attach reads what a line below an item says about it: cues, its time, who
// acts, and keeps the words for the plan check.
func (a *agendaReader) attach(l *line) {
	i := len(a.items) - 1
	it := &a.items[i]
	it.Lines = append(it.Lines, l.lines()...)
	if len(it.detail) < 20 {
		it.detail = append(it.detail, clip(l.text, 200))
	}
	if len(l.text) > maxMarked {
		return
	}
	m := attribute.FindStringSubmatch(l.text)
	if m == nil {
		for _, b := range brackets(l.text) {
			it.Cues = append(it.Cues, readCues(b.inner)...)
		}
		return
	}
	value := strings.TrimRight(m[2], "。；;")
	switch strings.ToLower(m[1]) {
	case "时间", "time":
		if c, ok := findClock(value, true); ok && it.Time == nil {
			it.setTime(c)
		}
	case "时长", "用时", "duration":
		if n, ok := parseDuration(value); ok {
			it.setMinutes(n)
		}
	case "负责人", "负责", "发言人", "主讲", "主讲人", "表演", "表演者", "lead", "speaker", "who":
		it.setSpeaker(value)
		a.owned = true
	case "地点", "人员", "参与人员":
	default:
		if isBlank(value) {
			return
		}
		if channelOf(m[1]) != "" && channelOf(value) == "" {
			it.Cues = append(it.Cues, Cue{channelOf(m[1]), value})
		} else {
			it.Cues = append(it.Cues, readCues(value)...)
		}
	}
}

var speeches = []string{"讲话", "致辞", "致欢迎词", "致词", "发言", "致欢迎辞", "演讲", "讲述", "致答谢词", "讲讲", "寄语", "宣读", "介绍", "总结", "主持", "宣布", "汇报", "分享", "作报告", "通报", "说明", "揭牌", "授旗", "开场", "赠", "点评", "领誓", "表态", "说几句", "致开幕词", "致闭幕词", "讲", "表演", "朗诵", "独唱", "领唱", "领读", "领诵", "领跳", "领操"}

// plainSpeeches counts the words at the head of speeches that leave no doubt.
const plainSpeeches = 10

// firstIndex returns where the first of the words begins, past the start of s;
// -1 for none.
func firstIndex(s string, words []string) int {
	best := -1
	for _, w := range words {
		if i := strings.Index(s, w); i > 0 && (best < 0 || i < best) {
			best = i
		}
	}
	return best
}

func speechWord(s string) bool {
	return slices.ContainsFunc(speeches, func(w string) bool { return strings.Contains(s, w) })
}

// actsBy tells who acts in English: Welcome by the principal, Dr Hale.
var actsBy = regexp.MustCompile(`\b(?:by|from) (?:the )?(?:\pL+ )*?(?:\pL+, )?((?:(?:Mrs?|Ms|Miss|Dr|Prof)\.? )?[A-Z][\pL'’-]+(?: [A-Z][\pL'’-]+){0,2})$`)

// actor returns who acts in the words of an item: 请肖校长讲话 → 肖校长.
func actor(title string) string {
	s := stripBrackets(title)
	if !han(s) {
		if m := actsBy.FindStringSubmatch(s); m != nil {
			return m[1]
		}
	}
	for _, p := range []string{"主持人宣布", "有请", "请", "由", "邀请"} {
		if rest := strings.TrimPrefix(s, p); firstIndex(rest, speeches) > 0 {
			s = rest
		}
	}
	best := firstIndex(s, speeches[:plainSpeeches])
	if best < 0 {
		best = firstIndex(s, speeches[plainSpeeches:])
	}
	if best < 0 {
		return ""
	}
	subject := strings.TrimRight(s[:best], "作做进行来上台 　，,：:")
	if at := strings.LastIndexAny(subject, "：:"); at >= 0 {
		_, size := utf8.DecodeRuneInString(subject[at:])
		subject = strings.TrimSpace(subject[at+size:]) // 成果展示：营员小米朗诵
	}
	if at := strings.LastIndex(subject, "，"); at >= 0 {
		subject = subject[at+len("，"):] // 捐赠仪式，大一班李沐阳小朋友…赠送
	}
	if before, whom, deputy := strings.Cut(subject, "代表"); deputy && whom != "" && isWho(before) && !isPerson(whom) {
		subject = before // 李沐阳小朋友代表全园幼儿
	}
	for _, piece := range []string{"操", "舞", "曲", "歌"} {
		if strings.HasSuffix(subject, piece) {
			return "" // what is performed, not who: 全校操表演
		}
	}
	for _, w := range []string{"捐", "依次", "代表捐赠方", "动员", "主旨", "总结", "即兴"} {
		subject = strings.TrimSuffix(subject, w)
	}
	if first, last, both := strings.Cut(subject, "及"); both && !isWho(first) && isWho(last) {
		subject = last // 升旗仪式及园长
	}
	if subject == "" || slices.Contains([]string{"分组", "入园", "离园", "游园", "入校"}, subject) || runes(subject) > 20 || strings.ContainsAny(subject, "。；，") || !isWho(subject) && !strings.HasSuffix(subject, "代表") && !isWho(tail(subject, 3)) && !isWho(tail(subject, 2)) {
		return ""
	}
	for _, n := range []int{4, 3, 2} {
		if t := tail(subject, n); runes(subject) > n && isName(t) && (bareJob(strings.TrimSuffix(subject, t)) || strings.HasSuffix(strings.TrimSuffix(subject, t), "代表")) {
			return t
		}
	}
	return subject
}

// tail returns the last n characters of s.
func tail(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}
