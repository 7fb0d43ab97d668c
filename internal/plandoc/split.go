package plandoc

import (
	"regexp"
	"slices"
	"strings"
)

// partTitle is a line that opens one of several plans in a file: … 篇1,
// 篇一：…, 【方案二】…, 范文3, Plan 2: …
var partTitle = regexp.MustCompile(`^(.{0,40}?)[\s　\-—【（(\[]*(篇|方案|范文|范本|策划书|Plan|PLAN|Document)\s?([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*[】）)\]]?\s*(?:[:：、.．\-—]+\s*(.{0,40})|[ 　]+(.{0,40}))?$`)

var partWords = []string{"篇", "方案", "范文", "范本", "策划书", "Plan", "PLAN", "Document"}

// part is one plan's share of the file.
type part struct {
	title string // from the line that opens it
	lines []line
	head  *line  // that line
	front []line // lines before the first plan
}

// splitPlans cuts a file into its plans. It takes at least two openings in
// the same manner that count upward by one.
func splitPlans(lines []line) []part {
	type opening struct {
		at, value int
		key       string
	}
	var found []opening
	for i, l := range lines {
		if len(l.cells) > 1 || l.aside || !l.short(60) || !slices.ContainsFunc(partWords, func(w string) bool { return strings.Contains(l.text, w) }) {
			continue
		}
		m := partTitle.FindStringSubmatch(strings.Trim(l.text, "【】 "))
		if m == nil {
			continue
		}
		if value, ok := parseNumber(m[3]); ok && value > 0 {
			found = append(found, opening{i, value, m[2]})
		}
	}
	var run []opening
	for _, o := range found {
		switch {
		case len(run) == 0 && o.value == 1:
			run = append(run, o)
		case len(run) > 0 && o.key == run[0].key && o.value == run[len(run)-1].value+1:
			run = append(run, o)
		}
	}
	if len(run) < 2 {
		return splitByTitles(lines)
	}
	var out []part
	for i, o := range run {
		end := len(lines)
		if i+1 < len(run) {
			end = run[i+1].at
		}
		p := part{title: strings.Trim(lines[o.at].text, "【】 "), head: &lines[o.at], lines: lines[o.at+1 : end]}
		if i == 0 {
			p.front = lines[:o.at]
		}
		out = append(out, p)
	}
	return out
}

// splitByTitles cuts a Markdown or Word file at its top headings where each
// of them is the title of a plan of its own, with headings below.
func splitByTitles(lines []line) []part {
	whole := []part{{lines: lines}}
	var heads []int
	for i, l := range lines {
		if l.rank == 1 || l.title {
			if !titleLike(l.text) || parseMarker(l.text).family != famNone {
				return whole
			}
			heads = append(heads, i)
		}
	}
	if len(heads) < 2 {
		return whole
	}
	var out []part
	for i, at := range heads {
		end := len(lines)
		if i+1 < len(heads) {
			end = heads[i+1]
		}
		if end-at < 4 {
			return whole
		}
		p := part{lines: lines[at:end]}
		if i == 0 {
			p.front = lines[:at]
		}
		out = append(out, p)
	}
	return out
}
