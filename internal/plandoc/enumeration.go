package plandoc

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// enumerated returns the lines that are read for values, each list within a
// line as lines of its own.
func enumerated(lines []line) []line {
	out := make([]line, 0, len(lines))
	for _, l := range lines {
		if !l.aside {
			out = unfold(out, l)
		}
	}
	return out
}

// unfold adds a line to out: one that counts through several entries,
// （一）…；（二）… or 1.…；2.…, as one line for each.
func unfold(out []line, l line) []line {
	m := l.marker()
	if _, timed := leadingClock(l.text); timed && len(l.cells) < 2 && len(l.text) <= maxMarked {
		return l.cut(out, "；;。，,", func(rest string) bool {
			c, ok := leadingClock(rest)
			return ok && runes(strings.TrimSpace(rest[c.end:])) > 1 // and not 约17:00到
		})
	}
	if m.family == famDun && strings.Contains(m.rest, "、") && len(l.cells) < 2 && len(l.text) <= maxMarked {
		return l.cutDun(out, m.value)
	}
	if m.value != 1 || len(l.cells) > 1 || len(l.text) > maxMarked || m.family == famHan && !strings.Contains(l.text, "；") {
		return append(out, l)
	}
	next := 2
	return l.cut(out, "；;。，, 　", func(rest string) bool {
		found := parseMarker(rest)
		if found.family != m.family || found.value != next {
			return false
		}
		next++
		return true
	})
}

// cutDun cuts a line whose entries run on without anything between them:
// 1、校长致辞2、文艺表演.
func (l line) cutDun(out []line, value int) []line {
	opening := strconv.Itoa(value+1) + "、"
	return l.cut(out, "", func(rest string) bool {
		after, ok := strings.CutPrefix(rest, opening)
		if first, _ := utf8.DecodeRuneInString(after); !ok || !unicode.Is(unicode.Han, first) || isHanNumeral(first) {
			return false
		}
		value++
		opening = strconv.Itoa(value+1) + "、"
		return true
	})
}

// levelNumbers has a list that counts on in another mark, 1. 2、 3、, read as
// one list.
func levelNumbers(lines []line) {
	last, mixed := marker{}, false
	for i := range lines {
		m := lines[i].marker()
		if m.family != famDun && m.family != famDot {
			continue
		}
		if last.family != famNone && m.family != last.family {
			if m.value != last.value+1 {
				return // a list within another
			}
			mixed = true
		}
		last = m
	}
	for i := range lines {
		if s := stepOf(&lines[i]); mixed && s.style == familyNames[famDun] {
			s.style = familyNames[famDot]
			own := *lines[i].seen
			own.step = &s
			lines[i].seen = &own // the list alone is read so
		}
	}
}

// cut divides a line before every entry that opens after one of the stops, or
// anywhere where there are none.
func (l line) cut(out []line, stops string, opens func(rest string) bool) []line {
	start := 0
	last := rune(0)
	for i, r := range l.text {
		if i > 0 && (stops == "" && !isFigure(last) && !strings.ContainsRune("第、（(", last) || strings.ContainsRune(stops, last)) && r != ' ' && opens(l.text[i:]) {
			out = append(out, l.part(start, i))
			start = i
		}
		last = r
	}
	if start == 0 {
		return append(out, l)
	}
	return append(out, l.part(start, len(l.text)))
}

// unform turns the rows of a form, 活动时间 | … | 活动地点 | …, into labelled
// lines.
func unform(lines []line) []line {
	if !slices.ContainsFunc(lines, func(l line) bool { return l.own != 0 }) {
		return lines
	}
	out := make([]line, 0, len(lines))
	for i := 0; i < len(lines); {
		end := i + 1
		for lines[i].own > 0 && end < len(lines) && lines[end].own == lines[i].own {
			end++
		}
		if isForm(lines[i:end]) {
			for _, row := range lines[i:end] {
				out = append(out, row.fields()...)
			}
		} else {
			out = append(out, lines[i:end]...)
		}
		i = end
	}
	return out
}

// isForm reports whether most rows open with a known label and none is a header.
func isForm(rows []line) bool {
	labels := 0
	for _, row := range rows {
		if len(row.cells) < 2 {
			return false
		}
		if _, heads := columnOf(row.cells[1]); heads && header(row.cells) != nil {
			return false
		}
		if c := classify(row.cells[0]); c.topic != 0 || c.role != "" {
			labels++
		}
	}
	return labels >= 3 && labels*2 >= len(rows)
}

// fields returns the labels of a form's row with their values, a line each.
func (l *line) fields() []line {
	var out []line
	for i := 0; i+1 < len(l.cells); i += 2 {
		label, value := strings.TrimRight(l.cells[i], ":：　 "), l.cells[i+1]
		text := label + "：" + value
		if label == "" {
			text = value
		}
		if text != "" {
			out = append(out, line{no: l.no, more: l.more, text: text})
		}
	}
	if n := len(l.cells); n%2 == 1 && l.cells[n-1] != "" {
		out = append(out, line{no: l.no, more: l.more, text: l.cells[n-1]})
	}
	return out
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
				l.raw, l.seen, l.aside = l.source(), nil, rest == ""
				if rest != "" {
					l.text = rest
				}
				break
			}
		}
	}
}
