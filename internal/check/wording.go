package check

import (
	"regexp"
	"slices"
	"strings"
)

// guide are words that put the impairment before the person or set children
// apart, with those to write instead.
var guide = []struct{ word, better string }{
	{"聋哑人", "聋人、听力残疾人"},
	{"聋哑", "听力残疾"},
	{"残废", "残疾"},
	{"正常儿童", "其他孩子"},
	{"正常孩子", "其他孩子"},
	{"正常幼儿", "其他孩子"},
	{"正常学生", "其他学生"},
	{"正常人", "其他人"},
	{"特殊孩子", "有特殊需要的孩子"},
	{"弱势群体", "需要帮助的人"},
	{"缺陷矫正", "康复与支持"},
	{"缺陷的矫正", "康复与支持"},
	{"矫正缺陷", "康复与支持"},
	{"弱智", "智力残疾"},
	{"deaf and dumb", "deaf"},
	{"deaf-mute", "deaf"},
	{"normal children", "other children"},
	{"the disabled", "disabled people"},
	{"wheelchair-bound", "wheelchair users"},
	{"suffering from autism", "autistic"},
}

// quoted are quotations and titles, which stay as they are.
var quoted = regexp.MustCompile(`“[^”]*”|"[^"]*"|「[^」]*」|《[^》]*》`)

// officialTail follows a word that is part of a name: 聋哑学校.
var officialTail = regexp.MustCompile(`^[\p{Han}]{0,4}(学校|协会|中心|联合会|研究会|条例|办法|班级?)`)

// wording finds words of the guide, each once a text. Official names and
// quotations stay.
func wording(p *Plan) (found []Finding) {
	for _, t := range p.Texts {
		text := quoted.ReplaceAllString(lower(t.Words), "□")
		for _, o := range p.Organisers {
			text = strings.ReplaceAll(text, lower(o.Name), "□")
		}
		var told []string
		for _, g := range guide {
			if slices.ContainsFunc(told, func(w string) bool { return strings.Contains(w, g.word) }) || !plainly(text, g.word) {
				continue
			}
			told = append(told, g.word)
			found = append(found, Finding{Ref: t.Ref, Field: t.Field, Title: t.Title, Words: g.word, OtherTitle: g.better})
		}
	}
	return found
}

// plainly says whether a word occurs that is not part of a name.
func plainly(text, word string) bool {
	if !holds(text, word) {
		return false
	}
	for rest := text; ; {
		_, after, ok := strings.Cut(rest, word)
		if !ok {
			return false
		}
		if !officialTail.MatchString(after) {
			return true
		}
		rest = after
	}
}
