package plandoc

import "strings"

// longestOffice bounds what is taken for an office, in characters.
const longestOffice = 40

// officesOf returns what stands beside the names of a post, each part one line:
// behind a name in brackets or after a blank, 陶静（园长）, 路明远　副县长, or
// before the only name, 工会主席　路明远.
func officesOf(parts, people []string) map[string]string {
	out := map[string]string{}
	note := func(name, office string) {
		office = strings.Trim(office, " 　，,；;。.、")
		if office != "" && runes(office) <= longestOffice && !isBlank(office) && !strings.ContainsAny(office, "。；：:") && out[name] == "" {
			out[name] = office
		}
	}
	for _, part := range parts {
		var here []string
		for _, name := range people {
			if _, _, found := cutName(part, name); found {
				here = append(here, name)
			}
		}
		for _, name := range here {
			before, after, _ := cutName(part, name)
			if b := brackets(after); len(b) > 0 && strings.TrimSpace(after[:b[0].at]) == "" {
				if !strings.HasPrefix(b[0].inner, "负责") {
					note(name, b[0].inner)
				}
				continue
			}
			switch {
			case len(here) > 1:
			case strings.TrimSpace(before) != "" && strings.TrimSpace(after) == "" && jobOf(squash(before)) != "":
				note(name, before)
			case strings.HasPrefix(after, " ") || strings.HasPrefix(after, "　") || !han(name) && strings.HasPrefix(after, ","):
				note(name, after)
			}
		}
	}
	return out
}

// cutName divides a text at a name, whose characters blanks may part.
func cutName(s, name string) (before, after string, found bool) {
	if before, after, found = strings.Cut(s, name); found {
		return before, after, true
	}
	for start := range s {
		rest := s[start:]
		for i, r := range name {
			if i > 0 {
				rest = strings.TrimLeft(rest, " 　")
			}
			next, ok := strings.CutPrefix(rest, string(r))
			if !ok {
				rest = ""
				break
			}
			if rest = next; i+len(string(r)) == len(name) {
				return s[:start], rest, true
			}
		}
	}
	return s, "", false
}
