package plandoc

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// labelled is a piece of a line that a known label opens: 时间：5月16日. The
// piece before the first label has none.
type labelled struct {
	label string // without white space and colon
	topic topic
	role  Role
	post  string
	value string
}

// known reports whether the label is in the vocabulary.
func (l labelled) known() bool { return l.topic != 0 || l.role != "" || l.post != "" }

var roleIndex = sync.OnceValue(func() map[string]Role {
	index := map[string]Role{}
	for role, words := range roleWords {
		for _, w := range words {
			index[w] = role
		}
	}
	return index
})

var postIndex = sync.OnceValue(func() map[string]bool {
	index := map[string]bool{}
	for _, w := range posts {
		index[w] = false
	}
	for _, w := range certainPosts {
		index[w] = true
	}
	return index
})

// postGrades stand before a post: 执行总监, 副总策划.
var postGrades = []string{"执行", "常务", "第一", "名誉", "联席", "现场", "活动", "副", "总"}

// isPost reports whether a word is a post, with or without its grade.
func isPost(word string) bool {
	for range 3 {
		if _, ok := postIndex()[word]; ok {
			return true
		}
		cut := false
		for _, g := range postGrades {
			if rest, ok := strings.CutPrefix(word, g); ok && runes(rest) >= 2 {
				word, cut = rest, true
				break
			}
		}
		if !cut {
			return false
		}
	}
	return false
}

var plainBrackets = strings.NewReplacer("（", "(", "）", ")")

// classify looks a label up in the vocabularies.
func classify(label string) labelled {
	l := labelled{label: strings.TrimSpace(label)}
	if len(label) > 100 {
		return l
	}
	plain := plainLabel(label)
	words := []string{plain}
	if strings.IndexByte(label, '(') >= 0 || strings.Contains(label, "（") {
		words = append(words, plainBrackets.Replace(squash(label)))
	}
	for _, word := range words {
		if role, ok := roleIndex()[word]; ok {
			l.role = role
			return l
		}
		if role, ok := roleIndex()[strings.TrimPrefix(word, "活动")]; ok {
			l.role = role
			return l
		}
		if isPost(word) {
			if l.post = strings.Trim(stripBrackets(label), "【】*# 　\t"); han(l.post) {
				l.post = squash(l.post)
			}
			return l
		}
	}
	l.topic = plainTopic(plain)
	return l
}

// maxLabel is the longest label, in characters.
const maxLabel = 16

// splitLabels cuts a line at the known labels in it: 时间：… 地点：… gives two
// pieces. A line without one comes back as a single piece without a label.
func splitLabels(s string) []labelled {
	if len(s) > maxMarked {
		return []labelled{{value: s}}
	}
	var out []labelled
	start := 0 // of the piece being gathered
	var current labelled
	for i, r := range s {
		if r != ':' && r != '：' {
			continue
		}
		from := labelStart(s, start, i, len(out) == 0 && current.label == "")
		if from < 0 {
			continue
		}
		if whole := strings.TrimSpace(s[start:i]); current.label == "" && len(out) == 0 && from > start && qualifies(s[start:from]) && classify(s[from:i]).post != "" {
			current = labelled{label: whole, post: whole} // Volunteers' coordinator:
			start = i + utf8.RuneLen(r)
			continue
		}
		if piece := strings.TrimSpace(s[start:from]); piece != "" || current.label != "" {
			current.value = strings.TrimRight(piece, " 　\t；;，,。")
			out = append(out, current)
		}
		current = classify(s[from:i])
		start = i + utf8.RuneLen(r)
	}
	current.value = strings.TrimSpace(s[start:])
	return append(out, current)
}

// qualifies reports whether words stand before an English post as part of it.
func qualifies(s string) bool {
	words := strings.Fields(s)
	return len(words) > 0 && len(words) <= 3 && !han(s) && !strings.ContainsAny(s, ",;.:()")
}

// labelStart finds where the label that ends at colon begins: at the head of
// the line or after a break, as far back as gives a known word; -1 for none.
func labelStart(s string, from, colon int, head bool) int {
	best := -1
	n := 0
	for i := colon; i > from && n <= maxLabel; n++ {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		atBreak := i == from && head
		if i > from || !head {
			before, _ := utf8.DecodeLastRuneInString(s[:i])
			atBreak = atBreak || strings.ContainsRune(" 　\t；;，,。、|/(（", before)
		}
		if atBreak && strings.TrimSpace(s[i:colon]) != "" && classify(s[i:colon]).known() {
			best = i
		}
	}
	return best
}

// cutLabel splits any short label, known or not, from the value after it.
func cutLabel(s string) (label, value string, ok bool) {
	depth := 0
	n := 0
	for i, r := range s {
		switch {
		case r == '(' || r == '（':
			depth++
		case r == ')' || r == '）':
			depth--
		case depth <= 0 && (r == ':' || r == '：'):
			after := s[i+utf8.RuneLen(r):]
			if betweenFigures(s, i, utf8.RuneLen(r)) || strings.HasPrefix(after, "//") {
				return "", "", false // a clock time, a web address
			}
			return strings.TrimSpace(s[:i]), strings.TrimSpace(after), i > 0
		case strings.ContainsRune("。；;！？", r):
			return "", "", false
		}
		if n++; n > 40 {
			return "", "", false
		}
	}
	return "", "", false
}
