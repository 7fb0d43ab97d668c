package planimport

import (
	"regexp"
	"slices"
	"strconv"
)

// apart is a section for what a structured section says of a second topic,
// such as the organisers above a committee. It follows the section with that
// id.
type apart struct {
	behind string
	Section
}

// setApart takes a topic's lines out of the words around what a section draws
// from other fields: they are drawn from their own.
func (p *proposing) setApart(t topic, from *Section) {
	var lines []int
	without := func(all []Words) []Words {
		return slices.DeleteFunc(all, func(w Words) bool {
			covered := w.Line > 0 && t.covers(w.Line, w.Text)
			if covered {
				lines = append(lines, w.Line)
			}
			return covered
		})
	}
	from.Body, from.Closing = without(from.Body), without(from.Closing)
	if len(lines) == 0 {
		return
	}
	made := Section{Part: p.part(SectionPart, lines), Kind: t.kind, Level: from.Level, Title: p.words().T("import.section." + string(t.kind))}
	p.apart = append(p.apart, apart{from.ID, made})
}

// addApart puts the sections that were set apart where they belong.
func (p *proposing) addApart() {
	for _, a := range slices.Backward(p.apart) {
		if at := slices.IndexFunc(p.Sections, func(s Section) bool { return s.ID == a.behind }); at >= 0 {
			p.Sections = slices.Insert(p.Sections, p.blockEnd(at), a.Section)
		}
	}
}

var listNumber = regexp.MustCompile(`^([0-9]{1,2})(?:[.、．][ 　]*|[)）][ 　]*)`)

// uncounted drops the number of a list's item whose neighbours went into
// fields: a 3. alone counts nothing. Line is -1 where something was taken.
func uncounted(rest []Words) []Words {
	numbered := map[int]bool{}
	for _, w := range rest {
		if m := listNumber.FindStringSubmatch(w.Text); m != nil && w.Line != -1 {
			n, _ := strconv.Atoi(m[1])
			numbered[n] = true
		}
	}
	for i, w := range rest {
		if m := listNumber.FindStringSubmatch(w.Text); m != nil && i > 0 && rest[i-1].Line == -1 {
			if n, _ := strconv.Atoi(m[1]); n > 1 && !numbered[n-1] && !numbered[n+1] {
				rest[i].Text = w.Text[len(m[0]):]
			}
		}
	}
	return rest
}
