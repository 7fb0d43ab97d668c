package plandoc

import (
	"slices"
	"strings"
)

// memoWords are the labels at the head of a memo or of a letter sent on, by
// what stands behind them.
var memoWords = map[string][]string{
	"to": {"to", "cc", "收件人", "抄送", "主送", "发送对象"}, "from": {"from", "发件人", "寄件人", "来自"},
	"date": {"date", "sent", "日期", "发送时间", "发送日期"}, "subject": {"re", "subject", "主题", "标题", "事由"},
}

// takeMemo sets the head of a memo aside, To: From: Date: Re:, and returns the
// subject it states, which is the title.
func takeMemo(lines []line) (subject string, where Lines) {
	seen := map[string]int{}
	for i := range lines[:min(len(lines), 10)] {
		label, value, ok := cutLabel(lines[i].text)
		if !ok || value == "" {
			continue
		}
		for part, words := range memoWords {
			if slices.Contains(words, strings.ToLower(label)) {
				seen[part] = i + 1
			}
		}
	}
	if mail := len(lines) > 0 && strings.HasPrefix(lines[0].text, "Subject:"); !mail && (seen["from"] == 0 || len(seen) < 3) {
		return "", nil
	}
	for part, at := range seen {
		l := &lines[at-1]
		l.aside = true
		if part == "subject" {
			_, subject, _ = cutLabel(l.text)
			where = l.lines()
		}
	}
	return subject, where
}
