package plandoc

import (
	"slices"
	"strings"
)

// takeSignature removes the unit that signs and the date below it from the
// end of a plan and returns them apart.
func takeSignature(lines []line) (rest, signature []line) {
	rest = lines
	for _, end := range letterEnds(lines) {
		if before, found := signatureAtEnd(rest[:end]); found != nil {
			rest = append(slices.Clone(before), rest[end:]...)
			signature = append(signature, found...)
			break
		}
	}
	if before, found := signatureAtEnd(rest); found != nil {
		return before, append(signature, found...)
	}
	return rest, signature
}

// sealed drops what says that a seal stands beside a signature.
var sealed = strings.NewReplacer("（盖章）", "", "(盖章)", "", "（章）", "")

// letterEnds returns where a letter that carries the plan ends: before the
// plan's own title, and before the first annex.
func letterEnds(lines []line) []int {
	var out []int
	dated := -4 // the last line that is a date
	for i := range lines[:min(len(lines), 60)] {
		if i > 1 && i-dated <= 3 && lines[i].short(64) && titleLike(lines[i].text) {
			out = append(out, i)
			break
		}
		if dateOnly(lines[i].text) {
			dated = i
		}
	}
	if added := annexes(lines); len(added) > 0 {
		out = append(out, added[0].at)
	}
	return out
}

// signatureAtEnd looks for a signature among the last lines.
func signatureAtEnd(lines []line) (rest, signature []line) {
	end := len(lines)
	for n := end - 1; n >= 0 && n >= end-5; n-- {
		l := lines[n]
		if len(l.cells) > 1 && !l.far || !l.short(60) {
			continue
		}
		unit, isDate := signedDate(l.text)
		if !isDate {
			continue
		}
		from := n
		for from > 0 && n-from < 4 && unit == "" && signs(lines[from-1]) && !(from < n && unitSigned(lines[from-1]) == unitSigned(lines[from])) {
			if from < n && lines[from].blank && !lines[from-1].blank {
				break // set off from the text above, which stands line by line
			}
			from--
		}
		if from == n && unit == "" && !l.far && n != end-1 {
			continue
		}
		signature = slices.Clone(lines[from : n+1])
		return append(slices.Clone(lines[:from]), lines[n+1:]...), signature
	}
	if end > 3 {
		last := lines[end-1]
		closed := strings.HasSuffix(lines[end-2].text, "。") || strings.HasSuffix(lines[end-2].text, ".")
		called := figures(lines[end-2].text) >= 7 // whom to call stands above
		if signs(last) && (last.far || (closed && last.blank || called) && isUnit(strings.TrimLeft(last.text, "—")) && runes(last.text) >= 4) {
			return lines[:end-1], lines[end-1:]
		}
	}
	return lines, nil
}

// signedDate reports whether a line is a date, with or without the unit
// before it: 某某幼儿园 2025年4月28日.
func signedDate(s string) (unit string, ok bool) {
	s = strings.TrimSpace(sealed.Replace(strings.TrimLeft(s, "—-–")))
	if dateOnly(strings.TrimRight(strings.TrimSuffix(s, "印发"), " 　")) {
		return "", true
	}
	found := findDates(s)
	if len(found) != 1 || strings.Trim(s[found[0].end:], " 　。") != "" || found[0].year == 0 && !found[0].blotted {
		return "", false
	}
	before := strings.TrimSpace(s[:found[0].at])
	if before != s[:found[0].at] && isUnit(before) && !strings.ContainsAny(before, "，,:：") && parseMarker(before).family == famNone {
		return before, true
	}
	return "", false
}

// signs reports whether a line can be the name of the unit that signs.
func signs(l line) bool {
	text := strings.TrimSpace(sealed.Replace(l.text))
	return l.short(40) && figures(text) < 5 && !l.bullet && len(l.cells) < 2 && !l.aside && l.rank == 0 && parseMarker(text).family == famNone &&
		!strings.ContainsAny(text, "，。；：,;:！？!") && (isUnit(text) || l.far && runes(text) >= 3) && !dateOnly(text)
}

// unitSigned is the unit that a line of a signature names.
func unitSigned(l line) string {
	return strings.TrimSpace(sealed.Replace(strings.TrimLeft(l.text, "—-– ")))
}

// signers returns the units of a signature.
func signers(signature []line) []Organiser {
	var out []Organiser
	for _, l := range signature {
		text := strings.TrimSpace(sealed.Replace(strings.TrimLeft(l.text, "—-– ")))
		if unit, isDate := signedDate(text); isDate {
			if unit == "" {
				continue
			}
			text = unit
		}
		for _, name := range wideGap.Split(text, -1) {
			for _, unit := range splitUnits(name) {
				out = append(out, Organiser{Role: RoleIssue, Name: unit, Lines: l.lines()})
			}
		}
	}
	return out
}
