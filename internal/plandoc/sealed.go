package plandoc

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// SensitiveKind says what sort of personal datum a place in a text holds.
type SensitiveKind string

// What FindSensitive looks for.
const (
	SensitiveIdentity   SensitiveKind = "identity_number"   // 18 characters with a right check digit (GB 11643)
	SensitiveDisability SensitiveKind = "disability_number" // 20 characters: identity number, category, degree
	SensitiveBank       SensitiveKind = "bank_number"       // 16 to 19 figures with a right check digit (ISO/IEC 7812)
	SensitivePhone      SensitiveKind = "phone"
	SensitiveChild      SensitiveKind = "child_name" // in a list of pairs, of recipients or for public notice
)

// Sensitive is a place in a text: Line counts from 1, Start and End are bytes
// of that line.
type Sensitive struct {
	Kind       SensitiveKind
	Line       int
	Start, End int
}

// FindSensitive returns the numbers of persons in text, line by line.
func FindSensitive(text string) []Sensitive {
	var out []Sensitive
	no := 0
	for line := range strings.Lines(text) {
		no++
		out = append(out, numbersIn(line, no)...)
	}
	return out
}

// numbersIn finds runs of figures that may be grouped by blanks or hyphens.
func numbersIn(s string, no int) []Sensitive {
	var out []Sensitive
	for i := 0; i < len(s); {
		if !isFigure(rune(s[i])) {
			i++
			continue
		}
		figures, end := figureRun(s[i:])
		if kind := kindOfNumber(figures); kind != "" {
			out = append(out, Sensitive{kind, no, i, i + end})
		}
		i += max(end, 1)
	}
	return out
}

// figureRun returns the figures that open s without their separators, and
// where they end. A closing X of an identity number counts as a figure.
func figureRun(s string) (figures string, end int) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case isFigure(rune(c)), (c == 'X' || c == 'x') && b.Len() == 17:
			b.WriteByte(c)
			end = i + 1
		case (c == ' ' || c == '-') && i+1 < len(s) && isFigure(rune(s[i+1])) && b.Len() < 24:
		default:
			return b.String(), end
		}
	}
	return b.String(), end
}

func kindOfNumber(figures string) SensitiveKind {
	switch n := len(figures); {
	case n == 20 && identity(figures[:18]) && figures[18] >= '1' && figures[18] <= '7' && figures[19] >= '1' && figures[19] <= '4':
		return SensitiveDisability
	case n == 18 && identity(figures):
		return SensitiveIdentity
	case n >= 16 && n <= 19 && luhn(figures):
		return SensitiveBank
	case n == 11 && figures[0] == '1' && figures[1] >= '3', n >= 10 && n <= 12 && figures[0] == '0':
		return SensitivePhone
	}
	return ""
}

// identity checks the check character and the month of birth of a citizen's
// identity number (GB 11643-1999).
func identity(s string) bool {
	sum, weight := 0, 1
	for i := 16; i >= 0; i-- {
		weight = weight * 2 % 11
		if !isFigure(rune(s[i])) {
			return false
		}
		sum += int(s[i]-'0') * weight
	}
	month := int(s[10]-'0')*10 + int(s[11]-'0')
	return month >= 1 && month <= 12 && "10X98765432"[sum%11] == strings.ToUpper(s)[17]
}

func luhn(s string) bool {
	sum := 0
	for i := range len(s) {
		d := int(s[len(s)-1-i] - '0')
		if d < 0 || d > 9 {
			return false
		}
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

// FindChildren returns the names in the lists of pairs, recipients and public
// notices of the plans, as places in the text of a section: Line counts from 1
// within it.
func FindChildren(s Section) []Sensitive {
	if t := topicOf(s.Title); !t.has(topicRoster) && !listsChildren(s.Title) {
		return nil
	}
	var out []Sensitive
	no := 0
	for line := range strings.Lines(s.Text) {
		no++
		if m := parseMarker(line); m.family == famNone && strings.ContainsAny(line, "。！？") {
			out = append(out, namesInProse(line, no)...)
			continue
		}
		out = append(out, namesIn(line, no)...)
		out = append(out, besideWords(line, no)...)
	}
	return out
}

// namesInProse finds the names in a sentence of a notice: those that fill all
// that stands between two stops, 下列同学：钱多多、郑晓雨。, and those that a word
// marks, 钱多多同学, 监护人孙建国.
func namesInProse(s string, no int) []Sensitive {
	out := besideWords(s, no)
	start := 0
	add := func(end int) {
		if part := strings.TrimSpace(s[start:end]); part != "" && runes(part) <= 60 && allNames(part) {
			for _, found := range namesIn(s[start:end], no) {
				found.Start, found.End = found.Start+start, found.End+start
				out = append(out, found)
			}
		}
	}
	for i, r := range s {
		if strings.ContainsRune("。；;：:！？，", r) {
			add(i)
			start = i + utf8.RuneLen(r)
		}
	}
	add(len(s))
	return out
}

func allNames(s string) bool {
	for _, name := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、, 　和与及等\n", r) }) {
		if !isName(name) && !nickname(name) {
			return false
		}
	}
	return true
}

// besideWords finds a name right before 同学 or behind 监护人.
func besideWords(s string, no int) []Sensitive {
	var out []Sensitive
	note := func(start, end int) {
		if isName(s[start:end]) || nickname(s[start:end]) {
			out = append(out, Sensitive{SensitiveChild, no, start, end})
		}
	}
	for _, word := range []string{"同学", "小朋友"} {
		for at := strings.Index(s, word); at >= 0; {
			for _, n := range []int{3, 2} {
				if start := at - len(tail(s[:at], n)); isName(s[start:at]) {
					note(start, at)
					break
				}
			}
			next := strings.Index(s[at+len(word):], word)
			if next < 0 {
				break
			}
			at += len(word) + next
		}
	}
	for _, word := range []string{"监护人", "家长", "父亲", "母亲", "户主"} {
		at := strings.Index(s, word)
		if at < 0 {
			continue
		}
		rest := strings.TrimLeft(s[at+len(word):], "：: 　")
		start := len(s) - len(rest)
		for _, n := range []int{3, 2} {
			if name := clip(rest, n); runes(name) == n && isName(name) {
				note(start, start+len(name))
				break
			}
		}
	}
	return out
}

func listsChildren(title string) bool {
	for _, w := range []string{"结对", "一帮一", "众帮一", "受助", "公示", "帮扶", "慰问对象", "pairs", "recipients"} {
		if strings.Contains(strings.ToLower(title), w) {
			return true
		}
	}
	return false
}

// namesIn finds the names in one line of a list.
func namesIn(s string, no int) []Sensitive {
	var out []Sensitive
	start := -1
	add := func(end int) {
		if start >= 0 && opensNumber(s[end:]) {
			start = -1 // 账户：6228…
		}
		if start >= 0 && (isName(s[start:end]) || nickname(s[start:end]) || isLatinName(s[start:end])) {
			out = append(out, Sensitive{SensitiveChild, no, start, end})
		}
		start = -1
	}
	for i, r := range s {
		if unicode.IsLetter(r) || r == '·' || r == '*' || r == ' ' && start >= 0 && s[start] < utf8.RuneSelf {
			if start < 0 {
				start = i
			}
			continue
		}
		add(i)
	}
	add(len(s))
	return out
}

// opensNumber reports whether a colon and a figure stand at the head of s.
func opensNumber(s string) bool {
	rest, colon := strings.CutPrefix(s, "：")
	if !colon {
		rest, colon = strings.CutPrefix(s, ":")
	}
	rest = strings.TrimLeft(rest, " 　")
	return colon && rest != "" && isFigure(rune(rest[0]))
}

// nickname recognises the by-names that lists use for children: 小航, 豆豆, 阿宝.
func nickname(s string) bool {
	r := []rune(s)
	return len(r) == 2 && unicode.Is(unicode.Han, r[0]) && (r[0] == '小' && r[1] != '学' && r[1] != '组' && r[1] != '班' || r[0] == '阿' || r[0] == r[1])
}
