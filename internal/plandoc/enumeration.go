package plandoc

import (
	"strings"
	"unicode/utf8"
)

// enumerated returns the lines that are read for values, each list within a
// line as lines of its own.
func enumerated(lines []line) []line {
	out := make([]line, 0, len(lines))
	for _, l := range lines {
		if !l.aside {
			out = append(out, unfold(l)...)
		}
	}
	return out
}

// unfold cuts a line that counts through several entries, （一）…；（二）… or
// 1.…；2.…, into one line for each.
func unfold(l line) []line {
	m := l.marker()
	if m.value != 1 || len(l.cells) > 1 || len(l.text) > maxMarked || m.family == famHan && !strings.Contains(l.text, "；") {
		return []line{l}
	}
	var out []line
	start, next := 0, 2
	last := rune(0)
	for i, r := range l.text {
		if i > 0 && strings.ContainsRune("；;。，, 　", last) {
			if found := parseMarker(l.text[i:]); found.family == m.family && found.value == next {
				out = append(out, l.part(start, i))
				start, next = i, next+1
			}
		}
		last = r
	}
	if start == 0 {
		return []line{l}
	}
	return append(out, l.part(start, len(l.text)))
}

// part returns bytes from to end of a line as a line with the same number.
func (l *line) part(from, end int) line {
	return line{no: l.no, more: l.more, text: strings.TrimRightFunc(l.text[from:end], func(r rune) bool { return strings.ContainsRune("；;，, 　", r) && r != utf8.RuneError })}
}

// markAnswers strips 答： from the lines of a text in questions and answers, so
// that what follows is read like any other line.
func markAnswers(lines []line) {
	asks := false
	for i := range lines {
		l := &lines[i]
		if l.marker().family == famQuestion {
			asks = true
			continue
		}
		if !asks {
			continue
		}
		for _, open := range []string{"答：", "答:", "答 ", "A：", "A:", "答"} {
			if rest, ok := strings.CutPrefix(l.text, open); ok && (rest == "" || open != "答") {
				rest = strings.TrimSpace(rest)
				l.raw, l.number, l.aside = l.source(), nil, rest == ""
				if rest != "" {
					l.text = rest
				}
				break
			}
		}
	}
}
