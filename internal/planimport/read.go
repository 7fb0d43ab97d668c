package planimport

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tongxing/internal/plandoc"
)

// readFile reads a document: its lines, and the proposal of each plan in it.
func readFile(name string, data []byte) (content, []Proposal, error) {
	if looksLikeJSON(name, data) {
		return readJSON(name, data)
	}
	plans, err := plandoc.Read(name, data)
	if err != nil {
		return content{}, nil, err
	}
	lines, err := plandoc.Source(data)
	if err != nil {
		return content{}, nil, err
	}
	var all []Proposal
	for _, plan := range plans {
		all = append(all, propose(plan, lines))
	}
	return content{clipped(name, 200), lines}, all, nil
}

func looksLikeJSON(name string, data []byte) bool {
	return strings.HasSuffix(strings.ToLower(name), ".json") || bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n\ufeff"), []byte(`{`)) && bytes.Contains(data, []byte(`"plans"`))
}

// LineID is the id of an unplaced line of the document.
func LineID(no int) string { return "line-" + strconv.Itoa(no) }

func lineText(lines []Line, no int) string {
	at, found := slices.BinarySearchFunc(lines, no, func(l Line, no int) int { return l.No - no })
	if !found {
		return ""
	}
	return lines[at].Text
}

// core returns the letters and figures of a text, so that two texts can be
// compared without their marks and spaces.
func core(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// clipped cuts s to at most n characters.
func clipped(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// chinese says whether a text is written in Chinese rather than in Latin
// letters.
func chinese(s string) bool {
	han, latin := 0, 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.IsLetter(r):
			latin++
		}
	}
	return han > 0 && 4*han >= latin
}
