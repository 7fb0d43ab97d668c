package plandoc

import (
	"regexp"
	"slices"
	"strings"
)

// annexLine is a line that opens an annex or lists one: 附件, 附件2, 附表1：名单.
var annexLine = regexp.MustCompile(`^(附[件表录]?[ 　]?[0-9一二三四五六七八九十]{0,2}|(?:Annex|Appendix|Attachment)[ ][0-9A-Z])(?:[ 　]*[:：.、—-]+[ 　]*|[ 　]+|$)(.{0,40})$`)

// annexOf divides a line that names an annex into its number and its title.
func annexOf(l *line) (number, title string, ok bool) {
	if !l.short(48) || len(l.cells) > 1 || l.aside || !strings.HasPrefix(l.text, "附") && !strings.HasPrefix(l.text, "A") || strings.ContainsAny(l.text, "。，；") {
		return "", "", false
	}
	m := annexLine.FindStringSubmatch(l.text)
	if m == nil {
		return "", "", false
	}
	return squash(m[1]), strings.TrimSpace(m[2]), true
}

// annexes returns the openings of what is annexed to a plan. Lines that only
// list the annexes (附件：1.名单 2.分工表) open none: nothing but the next entry
// stands below them.
func annexes(lines []line) []head {
	var out []head
	for i := 1; i+1 < len(lines); i++ {
		number, title, ok := annexOf(&lines[i])
		if !ok || parseMarker(title).family != famNone {
			continue
		}
		next := &lines[i+1]
		if _, _, listed := annexOf(next); listed || title != "" && (parseMarker(next.text).value == 2 || next.marker().family == famHan && next.marker().value > 1) {
			continue // or the plan goes on: 七、…
		}
		h := head{at: i, number: number, title: title}
		if number == "附" || number == "附件" {
			h.number = ""
			if title != "" {
				h.title = lines[i].text
			}
		}
		if title == "" {
			h.title = lines[i].text
			if i+2 < len(lines) && next.short(40) && len(next.cells) < 2 && next.marker().family == famNone && !strings.ContainsAny(next.text, "。；:：") {
				h.number, h.title, h.span = number, next.text, 1
			} else {
				h.number = ""
			}
		}
		out = append(out, h)
		i += h.span
	}
	return out
}

// withAnnexes reads the headings of the lines before the first annex and adds
// the annexes as more of the same rank.
func withAnnexes(lines []line, pick func([]line) ([]head, family)) ([]head, family) {
	added := annexes(lines)
	if len(added) == 0 {
		return pick(lines)
	}
	heads, fam := pick(lines[:added[0].at])
	return append(slices.Clone(heads), added...), fam
}
