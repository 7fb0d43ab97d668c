package plandoc

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// surnameSet holds surnames for a look-up at once.
var surnameSet = sync.OnceValue(func() map[rune]bool {
	set := map[rune]bool{}
	for _, r := range surnames {
		set[r] = true
	}
	return set
})

func isSurname(r rune) bool { return surnameSet()[r] }

var nameStops = sync.OnceValue(func() map[string]bool {
	stops := map[string]bool{}
	for _, w := range strings.Fields(notNameList) {
		stops[w] = true
	}
	return stops
})

var doubleSurnameIndex = sync.OnceValue(func() map[string]bool {
	index := map[string]bool{}
	for _, d := range doubleSurnames {
		index[d] = true
	}
	return index
})

// doubleSurname reports whether s begins with a surname of two characters.
func doubleSurname(s string) bool {
	_, one := utf8.DecodeRuneInString(s)
	_, two := utf8.DecodeRuneInString(s[one:])
	return doubleSurnameIndex()[s[:one+two]]
}

// isName reports whether s can be a Chinese personal name.
func isName(s string) bool {
	n := 0
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) && r != '·' && !strings.ContainsRune("x×X", r) && r != '某' {
			return false
		}
		n++
	}
	if strings.Contains(s, "·") {
		return n >= 4 && n <= 14 // 阿依古丽·买买提
	}
	if nameStops()[s] || strings.HasSuffix(s, "等") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	switch {
	case n < 2 || n > 4:
		return false
	case doubleSurname(s):
		return n >= 3
	}
	return n <= 3 && isSurname(first)
}

// byLastRune files words by their last character, so that a suffix is looked
// for among a few.
func byLastRune(words []string) map[rune][]string {
	index := map[rune][]string{}
	for _, w := range words {
		last, _ := utf8.DecodeLastRuneInString(w)
		index[last] = append(index[last], w)
	}
	return index
}

var (
	jobIndex  = sync.OnceValue(func() map[rune][]string { return byLastRune(jobs) })
	unitIndex = sync.OnceValue(func() map[rune][]string { return byLastRune(unitTails) })
)

// jobOf returns the job that ends s, empty for none.
func jobOf(s string) string {
	best := ""
	last, _ := utf8.DecodeLastRuneInString(s)
	for _, j := range jobIndex()[last] {
		if strings.HasSuffix(s, j) && len(j) > len(best) {
			best = j
		}
	}
	return best
}

// isPerson reports whether s names one person, by name or by surname and job.
func isPerson(s string) bool {
	if isLatinName(strings.TrimSpace(stripBrackets(s))) {
		return true
	}
	s = squash(stripBrackets(s))
	if isName(s) {
		return true
	}
	if r := []rune(s); len(r) == 2 && strings.ContainsRune("总工导董", r[1]) && isSurname(r[0]) && !nameStops()[s] {
		return true // 倪总, 郭工
	}
	if r := []rune(s); len(r) == 2 && (r[0] == '阿' || (r[0] == '小' || r[0] == '老') && isSurname(r[1])) && !nameStops()[s] {
		return true // 小毕, 老周, 阿芳
	}
	if last, _ := utf8.DecodeLastRuneInString(s); (last == '爸' || last == '妈') && runes(s) >= 2 && runes(s) <= 5 {
		return true // 乐乐妈
	}
	for _, n := range []int{3, 2} {
		if before := strings.TrimSuffix(s, tail(s, n)); before != s && runes(s) <= 10 && isName(tail(s, n)) && jobOf(before) != "" {
			return true // 音乐教师伏小蝶
		}
	}
	job := jobOf(s)
	return job != "" && runes(s) <= 8 && !strings.ContainsAny(s, "，。；：,;:“”《》")
}

// isLatinName recognises Tom Okafor, Ms Dunn, Dr. Wei after white space has
// been removed or kept: every word begins with a capital.
func isLatinName(s string) bool {
	if s == "" || len(s) > 40 || !unicode.IsUpper(rune(s[0])) {
		return false
	}
	for _, r := range s {
		if !unicode.IsLetter(r) && !strings.ContainsRune(".'’- ", r) || unicode.Is(unicode.Han, r) {
			return false
		}
	}
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	for _, w := range words {
		if len(w) > 3 && w == strings.ToUpper(w) {
			return false // a heading in capitals
		}
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && w != "de" && w != "van" && w != "bin" && w != "al" {
			return false
		}
	}
	return true
}

// isUnit reports whether s reads as the name of a unit or of a group.
func isUnit(s string) bool {
	s = strings.Trim(stripBrackets(s), "“”\"《》 ")
	if s == "" || runes(s) > 40 || strings.ContainsAny(s, "。；：;:！？") {
		return false
	}
	if !han(s) {
		r, _ := utf8.DecodeRuneInString(s)
		return unicode.IsUpper(r) && len(strings.Fields(s)) <= 8
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	for _, t := range unitIndex()[last] {
		if strings.HasSuffix(s, t) && runes(s) > runes(t) {
			return true
		}
	}
	return false
}

// isWho reports whether s can be the one who does something: a person, a
// post, a group, a class.
func isWho(s string) bool {
	s = strings.TrimSpace(s)
	plain := squash(stripBrackets(s))
	if plain == "" || plain == "人员" || runes(plain) > 18 && han(plain) || strings.ContainsAny(plain, "。；！？，") {
		return false
	}
	if isPerson(s) || isPerson(plain) {
		return true
	}
	if !han(s) {
		return latinGroup(s)
	}
	if unit, name := officeAhead(plain); name != "" && !isTask(plain) && unit != "" {
		return true
	}
	if _, ok := postIndex()[strings.ToLower(plain)]; ok && han(plain) {
		return true
	}
	for _, k := range unitKinds {
		if plain == k || strings.HasPrefix(plain, k) && runes(plain) <= 8 || strings.HasSuffix(plain, k) && runes(plain) <= 10 {
			return true
		}
	}
	if slices.Contains(taskWords, plain) {
		return false
	}
	return endsLikeWho(plain)
}

// officeAhead divides a name from the office that stands right before it:
// 大队部苗青, 民警小崔; name is empty for none.
func officeAhead(s string) (unit, name string) {
	for _, n := range []int{3, 2} {
		name = tail(s, n)
		unit = strings.TrimSuffix(s, name)
		if unit != s && runes(unit) >= 2 && runes(unit) <= 10 && isPerson(name) && (endsOffice(unit) || jobOf(unit) != "" || slices.Contains(unitKinds, unit)) {
			return unit, name
		}
	}
	return "", ""
}

func secondOf(_, second string) string { return second }

// endsOffice reports whether a word ends as offices within a house do.
func endsOffice(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("部处室科股办", last) || slices.ContainsFunc([]string{"学校", "小学", "中学", "中心", "社区", "卫生院", "派出所", "幼儿园", "卫生站", "残联", "妇联", "团委", "家委会", "大队", "社团"}, func(t string) bool { return strings.HasSuffix(s, t) })
}

// endsLikeWho reports whether a word ends as groups and offices do.
func endsLikeWho(plain string) bool {
	last, _ := utf8.DecodeLastRuneInString(plain)
	switch {
	case runes(plain) < 2 || strings.HasSuffix(plain, "晚会") || strings.HasSuffix(plain, "班会"):
		return false
	case strings.HasSuffix(plain, "志愿者"):
		return true
	case strings.ContainsRune("人员长师生者", last):
		return runes(plain) <= 4 || !isTask(plain) // 联系听力师
	}
	return strings.ContainsRune("组队社部处室科股局委会班办园校院站镇村团所", last) ||
		slices.ContainsFunc([]string{"中心", "残联", "街道", "社区", "民警", "年级", "银行", "公司", "小学", "中学", "大学", "小朋友", "医专", "师专", "高专", "职校", "技校", "青协", "学生会"}, func(t string) bool { return strings.HasSuffix(plain, t) })
}

// latinGroup recognises Year 6 helpers, Library monitors, Sound team.
func latinGroup(s string) bool {
	words := strings.Fields(strings.ToLower(stripBrackets(s)))
	if r, _ := utf8.DecodeRuneInString(strings.TrimSpace(s)); len(words) == 0 || len(words) > 5 || !unicode.IsUpper(r) {
		return false
	}
	return slices.Contains(groupNouns, words[len(words)-1]) || len(words) == 2 && (words[0] == "year" || words[0] == "class" || words[0] == "grade")
}

// isTask reports whether s names a preparation.
func isTask(s string) bool {
	return taskLexicon().best(strings.ToLower(s)) >= 0
}

var taskLexicon = sync.OnceValue(func() *lexicon { return newLexicon(taskWords) })

// isBlank reports whether s stands for something not yet filled in: nothing,
// underlining, 待定, TBC.
func isBlank(s string) bool {
	plain := strings.ToLower(squash(strings.Trim(s, "_＿-—–.…·()（）[]【】,，、。;； 　\t/\\*")))
	if plain == "" || strings.Trim(plain, "_x×?？、,，") == "" {
		return true
	}
	if slices.Contains(blanks, plain) {
		return true
	}
	return len(plain) <= 60 && slices.ContainsFunc(blankOpenings, func(open string) bool { return strings.HasPrefix(plain, open) })
}

// splitPeople divides a list of people: 朱某、李　明，王芳（园长）. Remarks in
// brackets are dropped, and the white space within 李　明 with them.
func splitPeople(s string) []string {
	s = stripBrackets(s)
	var out []string
	titled := false // the last name stood with an office: 常青 市残联书记、理事长
	for _, piece := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、，,;；/\t", r) }) {
		piece = strings.Trim(piece, " 　。.:：等_")
		switch {
		case isBlank(piece):
		case !han(piece) && len(out) > 0 && isLatinJob(piece):
		case !han(piece):
			out, titled = append(out, splitAnd(piece)...), false
		case titled && len(strings.Fields(piece)) == 1 && jobAlone(piece):
		default:
			tokens := strings.Fields(piece)
			names := joinNames(tokens)
			titled = len(names) == 1 && len(tokens) > 1 && isName(names[0]) && names[0] != squash(piece)
			out = append(out, names...)
		}
	}
	return out
}

// isLatinJob reports whether a piece is an office behind its holder's name:
// Helen Marsh, Deputy Head.
func isLatinJob(s string) bool {
	words := strings.Fields(strings.ToLower(s))
	return len(words) > 0 && len(words) <= 4 && slices.Contains(latinJobs, words[len(words)-1])
}

// splitAnd divides Mary Lee and Tom Wu; a name keeps its blanks.
func splitAnd(s string) []string {
	var out []string
	for _, p := range strings.Split(strings.ReplaceAll(s, " & ", " and "), " and ") {
		if p = strings.TrimPrefix(strings.TrimSpace(p), "and "); p != "" && !isBlank(p) {
			out = append(out, p)
		}
	}
	return out
}

// joinNames puts names written with a blank inside together again and drops a
// job that stands beside its holder's name.
func joinNames(tokens []string) []string {
	var out []string
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if i+1 < len(tokens) {
			next := tokens[i+1]
			switch {
			case runes(t) == 1 && runes(next) == 1 && i+2 < len(tokens) && runes(tokens[i+2]) == 1 && (i+3 == len(tokens) || runes(tokens[i+3]) > 1) && isName(t+next+tokens[i+2]):
				t, i = t+next+tokens[i+2], i+2 // 华 维 民
			case runes(t) == 1 && runes(next) == 1:
				t, i = t+next, i+1
			case doubleSurname(t) && runes(t) == 2 && (runes(next) == 1 || runes(next) == 2 && !isPerson(next)):
				t, i = t+next, i+1
			case runes(t) == 1 && runes(next) == 2 && strings.Contains(surnames, t) && !isName(next):
				t, i = t+next, i+1
			}
		}
		out = append(out, splitJoined(t)...)
	}
	var named []string
	for i, s := range out {
		if i+1 < len(out) && isName(out[i+1]) && (jobAlone(s) || isUnit(s) && !isName(s) && len(out) == 2) || i > 0 && (isName(out[i-1]) || mayBeName(out[i-1])) && jobAlone(s) && !isGroup(s) {
			continue
		}
		named = append(named, s)
	}
	return named
}

// jobAlone reports whether s is a job without its holder's name, with or
// without what it is for: 园长, 业务园长 but not 孟校长.
func jobAlone(s string) bool {
	job := jobOf(s)
	before := strings.TrimSuffix(s, job)
	return job != "" && !isName(s) && !isName(before) && (runes(before) != 1 || !strings.Contains(surnames, before) || bareJob(s))
}

// mayBeName is the weaker test for a name beside others or before a job: two or
// three characters that are no known word.
func mayBeName(s string) bool {
	return runes(s) >= 2 && runes(s) <= 3 && han(s) && jobOf(s) == "" && !isUnit(s) && !isTask(s) && !nameStops()[s] && !slices.Contains(unitKinds, s)
}

// isGroup reports whether s opens like the name of a group: 各班班主任.
func isGroup(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("各全其相本", r)
}

// splitJoined divides 李明和王芳 where both sides are names.
func splitJoined(s string) []string {
	for _, and := range []string{"和", "与", "及"} {
		left, right, ok := strings.Cut(s, and)
		if ok && (isPerson(left) || isUnit(left)) && (isPerson(right) || isUnit(right)) && left != "" && right != "" {
			return []string{left, right}
		}
	}
	return []string{s}
}

// bareJob reports whether s is a job without a name: 园长, 副校长.
func bareJob(s string) bool {
	return slices.Contains(jobs, s)
}

// namesMostly reports whether most entries of a list name somebody: a name may
// be a common word, as 谷雨 is.
func namesMostly(s string) bool {
	people := splitPeople(s)
	known := 0
	for _, p := range people {
		if isPerson(p) || isWho(p) || mayBeName(p) {
			known++
		}
	}
	return known > 0 && known*4 >= len(people)*3
}

// namesOnly reports whether every entry of a list names somebody.
func namesOnly(s string) bool {
	people := splitPeople(s)
	known, others := 0, 0
	for _, p := range people {
		switch {
		case isPerson(p) || isWho(p):
			known++
		case mayBeName(p):
			others++ // a rare surname among known ones
		default:
			return false
		}
	}
	return known > 0 && known >= others
}
