package plandoc

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// telephone matches mobile, fixed, service and foreign numbers.
var telephone = regexp.MustCompile(`\+\d{1,3}[ -]?\d{2,5}[ -]?\d{3,4}[ -]?\d{3,4}|1[3-9]\d[ -–—－]?\d{4}[ -–—－]?\d{4}|0\d{2,3}[ -–—－](?:\d{3,4}[ -]?\d{4}|\d{4} \d{3})(?:-\d{1,5})?|\(0\d{2,3}\)[ ]?\d{7,8}|[48]00[ -–—－]?\d{3,4}[ -–—－]?\d{3,4}|0\d{3,4} \d{3} ?\d{3,4}|0\d{9,10}`)

var shortNumber = regexp.MustCompile(`\d[\d-]{4,11}\d`)

// readContacts reads names with telephone numbers, wherever they stand but in
// lists of children and helpers.
func (r *reader) readContacts() {
	name := ""
	r.each(func(b *block, body []line, i int) {
		l := &body[i]
		if i == 0 {
			name = ""
		}
		if l.aside || b != nil && b.topics.has(topicRoster) && !opensWith(l.text, []string{"联系人", "咨询", "联络"}) || !mayHoldDate(clip(l.text, 400)) && b == nil {
			return
		}
		section := b != nil && b.topics.has(topicContacts)
		text := clip(l.text, 400)
		var found [][]int
		if figures(text) >= 9 {
			found = telephone.FindAllStringIndex(text, 20)
		}
		if found == nil && section {
			if m := shortNumber.FindStringIndex(text); m != nil && !strings.ContainsAny(text, "年月") {
				found = [][]int{m}
			}
		}
		if len(found) == 0 {
			if section || strings.Contains(text, "联系人") {
				name = contactName(text, true)
			}
			return
		}
		start := 0
		for n, at := range found {
			if n > 0 && glued(text, at[0], at[1]) || at[0] > 0 && isFigure(rune(text[at[0]-1])) || at[1] < len(text) && isFigure(rune(text[at[1]])) {
				continue
			}
			who := contactName(text[start:at[0]], false)
			if b := brackets(text[at[1]:]); len(b) > 0 && b[0].at == 0 && isPerson(contactName(b[0].inner, false)) {
				who = contactName(b[0].inner, false) // 0571-80000012（教导处 石老师）
			}
			if who == "" && n == 0 {
				who = name
			}
			if after := contactName(text[at[1]:], false); n == 0 && len(found) == 1 && isPerson(after) && !isPerson(who) {
				who = after
			}
			start = at[1]
			if len(r.plan.Contacts) >= maxEntries {
				return
			}
			r.plan.Contacts = append(r.plan.Contacts, Contact{Name: who, Phone: text[at[0]:at[1]], Lines: l.lines()})
		}
		name = ""
	})
}

func figures(s string) int {
	n := 0
	for i := range len(s) {
		if isFigure(rune(s[i])) {
			n++
		}
	}
	return n
}

var contactLabel = regexp.MustCompile(`(?i)(?:活动|会务|报名|咨询|总)?(?:联系人|联络人|联系电话|联系方式|电话|手机|负责人|联系|咨询|热线|有事找|有问题找|请找|微信|\b(?:vx|tel|phone|telephone|contact|mobile|call|text)\b)[ 　]*(?:[一二三1-3])?[ 　]*[:：]?`)

// latinPerson is a name in English words: Mrs Patel, Tom Okafor.
var latinPerson = regexp.MustCompile(`(?:(?:Mrs?|Ms|Miss|Dr|Prof)\.? )?[A-Z][\pL'’-]+(?: [A-Z][\pL'’-]+){1,2}|(?:Mrs?|Ms|Miss|Dr|Prof)\.? [A-Z][\pL'’-]+`)

// contactName returns the name in the words before a number: the last one
// that is a person, else the words themselves.
func contactName(s string, alone bool) string {
	s = bare(strings.TrimSpace(s))
	s = contactLabel.ReplaceAllString(s, " ")
	s = strings.Trim(stripBrackets(s), " 　\t:：,，、;；。|/—-–()（）.")
	if s == "" {
		return ""
	}
	fields := strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(" 　\t，,、；;:：|/", c) })
	if !han(s) {
		if named := latinPerson.FindAllString(s, -1); named != nil {
			return named[len(named)-1]
		}
		if cut := strings.LastIndexAny(s, ",;:"); cut >= 0 {
			s = s[:cut]
		}
		return strings.Trim(s, " ,;:")
	}
	for i := len(fields) - 1; i >= 0; i-- {
		if isName(fields[i]) {
			return fields[i] // before an office beside it
		}
	}
	fields = slices.DeleteFunc(fields, func(f string) bool { return !han(f) && len(fields) > 1 })
	for i := len(fields) - 1; i >= 0; i-- {
		if i > 0 && runes(fields[i]) == 1 && runes(fields[i-1]) == 1 {
			return fields[i-1] + fields[i]
		}
		if isPerson(fields[i]) {
			return nameWithin(fields[i])
		}
	}
	if alone || len(fields) == 0 {
		return ""
	}
	return nameWithin(fields[len(fields)-1])
}

// appointed names who an office is given to: 由沈丽华兼任办公室主任.
var appointed = regexp.MustCompile(`由(\p{Han}{2,3})(?:兼任|担任|任|负责)`)

// nameWithin returns the person that words put in charge or name last, else
// the words: 有问题打给班主任丁老师, 提前跟保健室郭医生说.
func nameWithin(s string) string {
	if m := appointed.FindStringSubmatch(s); m != nil && isName(m[1]) {
		return m[1]
	}
	if isName(s) {
		return s
	}
	words := tail(s, 60)
	for end := len(words); end > 0; {
		for _, n := range []int{4, 3} {
			if t := tail(words[:end], n); CertainPerson(t) && jobOf(t) != "" {
				return t
			}
		}
		_, size := utf8.DecodeLastRuneInString(words[:end])
		end -= size
	}
	return s
}
