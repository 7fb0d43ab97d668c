package plandoc

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// topic says what a heading or label announces; a heading may announce several.
type topic uint32

const (
	topicTheme topic = 1 << iota
	topicPurpose
	topicTime
	topicPlace
	topicOrganisers
	topicCommittee
	topicDuties
	topicAgenda
	topicScript
	topicBudget
	topicContacts
	topicRoster   // who helps whom, who receives what
	topicDemands  // requirements, rules, topics to discuss
	topicSchedule // preparations and series over days and months
	topicAudience
	topicContent
	topicOther
)

// has reports whether t and any of others meet.
func (t topic) has(others topic) bool { return t&others != 0 }

var labelIndex = sync.OnceValue(func() map[string]topic {
	index := map[string]topic{}
	for t, words := range labelWords {
		for _, w := range words {
			index[w] |= t
		}
	}
	return index
})

// labelEnds holds the last characters of all labels, so that the lines that
// cannot be one are told apart at once.
var labelEnds = sync.OnceValue(func() map[rune]bool {
	ends := map[rune]bool{}
	add := func(w string) { r, _ := utf8.DecodeLastRuneInString(w); ends[r] = true }
	for w := range labelIndex() {
		add(w)
	}
	for _, w := range labelTails {
		add(w)
	}
	for _, w := range []string{"时间", "日期", "地点", "场地"} {
		add(w) // tailTopic
	}
	return ends
})

// labelTopic returns the topic of a label: the whole of it must be a known
// word, give or take a qualifier such as 活动 before it.
func labelTopic(label string) topic {
	if len(label) > 200 {
		return 0
	}
	return plainTopic(plainLabel(label))
}

func plainTopic(label string) topic {
	if last, _ := utf8.DecodeLastRuneInString(label); !labelEnds()[last] {
		return 0
	}
	index := labelIndex()
	for range 3 {
		if t := index[label]; t != 0 {
			return t
		}
		for _, tail := range labelTails {
			if rest, ok := strings.CutSuffix(label, tail); ok && index[rest] != 0 {
				return index[rest]
			}
		}
		cut := false
		for _, q := range labelQualifiers {
			if rest, ok := strings.CutPrefix(label, q); ok && rest != "" {
				label, cut = rest, true
				break
			}
		}
		if !cut {
			break
		}
	}
	return tailTopic(label)
}

// tailTopic reads 放映时间, 演出地点: a word of its own before a label.
func tailTopic(label string) topic {
	if len(label) != 4*len("时") || slices.ContainsFunc(otherTimes, func(w string) bool { return strings.HasPrefix(label, w) }) {
		return 0
	}
	switch {
	case strings.HasSuffix(label, "时间"), strings.HasSuffix(label, "日期"):
		return topicTime
	case strings.HasSuffix(label, "地点"), strings.HasSuffix(label, "场地"):
		return topicPlace
	}
	return 0
}

// otherTimes are what has a time and a place apart from the event itself.
var otherTimes = []string{"时间", "日期", "地点", "报名", "截止", "完成", "彩排", "排练", "筹备", "布置", "准备", "提交", "上报", "反馈", "回执", "公示", "发文", "备用", "出生", "联系", "收拾", "清理", "清扫", "打扫", "整理", "借用", "租用", "恢复", "踏勘", "搭建"}

// plainLabel lowers a label and drops white space, brackets and what stands in
// round ones.
func plainLabel(s string) string {
	if plainHan(s) {
		return s
	}
	s = strings.ToLower(squash(withoutGloss(stripBrackets(s))))
	return strings.TrimFunc(s, func(r rune) bool {
		return strings.ContainsRune("【】〖〗[]「」《》“”\"'’?？:：、.．。!！*#-—~～", r) || isSymbolBullet(r)
	})
}

// plainHan reports whether s holds nothing but ideographs, as most labels do.
func plainHan(s string) bool {
	for _, r := range s {
		if r < 0x4E00 || r > 0x9FFF {
			return false
		}
	}
	return true
}

// withoutGloss drops the English word beside a Chinese one: 时间 Date.
func withoutGloss(s string) string {
	end := strings.LastIndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	if end < 0 || len(s)-end < 6 || s[end+len("一")] != ' ' {
		return s
	}
	for _, r := range s[end+len("一"):] {
		if r >= 0x80 || isFigure(r) {
			return s
		}
	}
	return s[:end+len("一")]
}

// topicOf returns the topics of a heading: those of its whole, else of its
// parts (时间、地点), else of the words in it.
func topicOf(title string) topic {
	if runes(title) > 40 {
		return 0
	}
	if t := labelTopic(title); t != 0 {
		return t
	}
	if t := partTopics(title); t != 0 {
		return t
	}
	plain := strings.ToLower(stripBrackets(title))
	tight := squash(plain)
	if runes(tight) > 24 && han(tight) {
		return 0
	}
	at := titleLexicon().best(tight)
	if latin := titleLexicon().best(plain); at < 0 || latin >= 0 && latin < at {
		at = latin
	}
	switch {
	case at < 0:
		return 0
	case titleWords[at].topic.has(topicTime | topicPlace):
		return timeAndPlace(tight)
	}
	return titleWords[at].topic
}

var titleLexicon = sync.OnceValue(func() *lexicon {
	var words []string
	for _, w := range titleWords {
		words = append(words, w.word)
	}
	return newLexicon(words)
})

func timeAndPlace(title string) (t topic) {
	for _, w := range titleWords {
		if (w.word == "会场" || w.word == "场地" || w.word == "地方") && runes(title) > 8 {
			continue // 会场方队的安排
		}
		if w.topic.has(topicTime|topicPlace|topicAudience) && strings.Contains(title, w.word) {
			t |= w.topic
		}
	}
	return t
}

// partTopics reads a heading made of several labels; every part must be one.
func partTopics(title string) (all topic) {
	parts := strings.FieldsFunc(stripBrackets(title), func(r rune) bool { return strings.ContainsRune("、/&,，和与及 ", r) })
	if len(parts) < 2 || len(parts) > 5 {
		return 0
	}
	for _, p := range parts {
		if p == "and" {
			continue
		}
		t := labelTopic(p)
		if t == 0 {
			return 0
		}
		all |= t
	}
	return all
}

// stripBrackets removes everything in round brackets.
func stripBrackets(s string) string {
	if strings.IndexByte(s, '(') < 0 && !strings.Contains(s, "（") {
		return s
	}
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch r {
		case '(', '（':
			depth++
		case ')', '）':
			depth = max(0, depth-1)
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	return strings.TrimSpace(b.String())
}
