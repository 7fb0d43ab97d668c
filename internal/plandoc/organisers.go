package plandoc

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// readOrganisers reads the units behind the plan in their ranks, then those
// that sign it.
func (r *reader) readOrganisers(signature []line) {
	var role Role
	r.each(func(b *block, body []line, i int) {
		if b != nil && b.topics.has(topicAgenda|topicScript|topicRoster|topicBudget) {
			role = ""
			if b.own.has(topicAgenda) && opensLabelled(body[:i+1]) {
				for _, p := range pieces(&body[i]) {
					r.units(p.role, p.value, body[i].lines(), false)
				}
			}
			return
		}
		if i == 0 {
			if role = ""; b != nil {
				role = b.label.role
			}
		}
		l := &body[i]
		if l.aside || len(l.cells) == 2 && b != nil && b.topics.has(topicCommittee) && namesOnly(stripBrackets(l.cells[1])) && CertainPerson(splitPeople(l.cells[1])[0]) {
			return // 指导 | 程禾: who holds a post
		}
		if text := clip(l.text, 600); strings.Contains(text, "由") && strings.Contains(text, "办") && inProse.MatchString(text) {
			role = ""
			r.proseUnits(l)
			return
		}
		if closedBy(l.text) != nil {
			role = ""
			return // （牵头单位：…；配合单位：…） of one measure
		}
		found := false
		for n, p := range pieces(l) {
			switch {
			case p.role != "" && strings.ContainsAny(p.value, "）)") && !strings.ContainsAny(p.value, "（("):
				found = true // within brackets: （责任单位：区残联；配合单位：区教育局）
			case i == 0 && n == 0 && p.label == "" && role != "" && p.value != "":
				found = true
				r.units(role, p.value, l.lines(), false)
			case p.role != "":
				role, found = p.role, true
				if !r.units(role, p.value, l.lines(), false) && p.value != "" {
					role = ""
				}
			case p.known():
				role, found = "", true
			}
		}
		if !found && role != "" && !r.units(role, l.text, l.lines(), true) {
			role = ""
		}
	})
	if len(r.plan.Organisers) == 0 {
		r.unitsInProse()
	}
	for _, o := range signers(signature) {
		if !slices.ContainsFunc(r.plan.Organisers, func(known Organiser) bool { return known.Role == o.Role && known.Name == o.Name }) {
			r.plan.Organisers = append(r.plan.Organisers, o)
		}
	}
}

// units adds the units that a value lists. A line that only goes on from the
// label above must hold nothing but units.
func (r *reader) units(role Role, s string, where Lines, goesOn bool) bool {
	if role == "" || s == "" || runes(s) > 400 || isBlank(s) {
		return false
	}
	if m := parseMarker(s); m.family != famNone {
		s = m.rest
	}
	if goesOn && strings.ContainsAny(s, "。：:！？") {
		return false
	}
	names := splitUnits(s)
	if goesOn {
		for _, n := range names {
			if !isUnit(n) {
				return false
			}
		}
	}
	for _, n := range names {
		role := role
		for _, acts := range actedRoles {
			if unit, ok := strings.CutSuffix(n, acts.verb); ok && runes(unit) > 1 && isUnit(unit) {
				role, n = acts.role, unit // 市残联举办、某某社协助
			}
		}
		for _, beside := range []string{"together with ", "in partnership with ", "in association with ", "with help from "} {
			if unit, ok := strings.CutPrefix(n, beside); ok {
				role, n = RoleAssist, unit
			}
		}
		if name, inner, ok := strings.Cut(strings.TrimRight(n, ")）"), "("); ok || strings.Contains(n, "（") {
			if !ok {
				name, inner, _ = strings.Cut(strings.TrimRight(n, ")）"), "（")
			}
			if own := classify(inner).role; own != "" {
				role, n = own, strings.TrimSpace(name) // 某某小学（承办）
			}
		}
		if runes(n) > 60 || len(r.plan.Organisers) >= maxOrganisers || slices.ContainsFunc(r.plan.Organisers, func(o Organiser) bool { return o.Role == role && o.Name == n }) {
			continue
		}
		r.plan.Organisers = append(r.plan.Organisers, Organiser{Role: role, Name: n, Lines: where})
	}
	return len(names) > 0
}

// actedRoles are the verbs that give a unit its rank behind its name.
var actedRoles = []struct {
	verb string
	role Role
}{{"主办", RoleHost}, {"举办", RoleHost}, {"承办", RoleUndertake}, {"协办", RoleAssist}, {"协助", RoleAssist}, {"支持", RoleSupport}, {"指导", RoleGuide}}

// maxOrganisers bounds the list, for text that repeats itself without end.
const maxOrganisers = 500

// unitRemarks stand in brackets after a unit without being part of its name.
var unitRemarks = regexp.MustCompile(`[（(](?:牵头|拟|待定|拟邀|排名不分先后|盖章|拟定|主要负责|轮值|待确认|tbc|TBC|lead)[）)]|[（(]?排名不分先后[）)]?`)

// splitUnits divides a list of units at 、，；, wide gaps and blanks; 和, 与 and
// "and" part two units only where both sides are units.
func splitUnits(s string) []string {
	s = unitRemarks.ReplaceAllString(s, "")
	var out []string
	start, depth := 0, 0
	chinese := han(s)
	add := func(piece string) {
		piece = strings.Trim(piece, " 　。.;；，,、等\t")
		if piece == "" || isBlank(piece) || strings.ContainsAny(piece, ":：") {
			return // 版本：v2 beside the units
		}
		out = append(out, splitUnitPair(piece)...)
	}
	for i, c := range s {
		switch {
		case strings.ContainsRune("（(“《", c):
			depth++
		case strings.ContainsRune("）)”》", c):
			depth = max(0, depth-1)
		case depth > 0:
		case strings.ContainsRune("、，,；;\t/|", c), chinese && (c == ' ' || c == '　') && partsUnits(s[start:i], s[i+utf8.RuneLen(c):]):
			add(s[start:i])
			start = i + utf8.RuneLen(c)
		}
	}
	add(s[start:])
	return out
}

// partsUnits reports whether a blank parts two units rather than standing
// inside a name.
func partsUnits(left, right string) bool {
	left, right = strings.TrimSpace(left), strings.TrimSpace(right)
	if cut := strings.IndexAny(right, " 　、，；"); cut > 0 {
		right = right[:cut]
	}
	if r, _ := utf8.DecodeRuneInString(right); unicode.IsUpper(r) && r < utf8.RuneSelf {
		return false // its English name
	}
	if isDepartment(right) && endsLikeSchool(left) {
		return false // 某某师范学院 院团委
	}
	return isUnit(left) && (isUnit(right) || strings.HasPrefix(right, "共青团") || runes(right) >= 4)
}

// isDepartment reports whether a unit is part of the school named before it.
func isDepartment(s string) bool {
	for _, open := range []string{"院", "校", "系", "团委", "团总支", "学生会", "志愿者", "青年志愿者", "青协", "工会", "关工委", "少先队", "学工"} {
		if strings.HasPrefix(s, open) && runes(s) <= 12 {
			return true
		}
	}
	return false
}

func endsLikeSchool(s string) bool {
	for _, tail := range []string{"大学", "学院", "学校", "小学", "中学", "幼儿园"} {
		if strings.HasSuffix(s, tail) {
			return true
		}
	}
	return false
}

func splitUnitPair(s string) []string {
	if !han(s) {
		s = strings.TrimPrefix(s, "and ")
		if left, right, ok := strings.Cut(s, " with "); ok && isUnit(left) && isUnit(right) {
			return []string{left, "together with " + right}
		}
		for _, and := range []string{" and ", " & "} {
			if left, right, ok := strings.Cut(s, and); ok && len(strings.Fields(left)) > 1 && len(strings.Fields(right)) > 1 && isUnit(strings.TrimPrefix(right, "the ")) {
				return []string{left, strings.TrimPrefix(right, "the ")}
			}
		}
		return []string{strings.TrimPrefix(s, "the ")}
	}
	if end := strings.LastIndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }); end > 0 && strings.HasPrefix(strings.TrimLeft(s[end:], string([]rune(s[end:])[0])), " ") && strings.Contains(strings.TrimSpace(s[end+len("一"):]), " ") && isUnit(s[:end+len("一")]) {
		s = s[:end+len("一")] // 留学生会 International Students' Association
	}
	for _, and := range []string{"和", "与", "及", "以及"} {
		for at := 0; ; {
			i := strings.Index(s[at:], and)
			if i < 0 {
				break
			}
			left, right := s[:at+i], s[at+i+len(and):]
			if isUnit(left) && isUnit(right) && runes(left) >= 3 && runes(right) >= 3 {
				return append(splitUnitPair(left), splitUnitPair(right)...)
			}
			at += i + len(and)
		}
	}
	return []string{s}
}

// latinUnits is one unit or several in an English sentence.
const latinUnits = `((?:the )?[A-Z][\pL'.]*(?: (?:(?:of|for|the|and|&) )*[A-Z][\pL'.]*|, (?:the )?[A-Z][\pL'.]*)*)`

var proseUnits = []struct {
	role    Role
	sign    string // that a Chinese sentence must have
	pattern *regexp.Regexp
}{
	{RoleHost, "主办", regexp.MustCompile(`(?:^|由|，|、|。)([^，。；由]{3,40}?)(?:联合|共同)?主办`)},
	{RoleUndertake, "承办", regexp.MustCompile(`(?:^|由|，|、)([^，。；由]{3,40}?)(?:联合|共同|具体)?承办`)},
	{RoleAssist, "协办", regexp.MustCompile(`(?:^|由|，|、)([^，。；由]{3,40}?)(?:联合|共同)?协办`)},
	{RoleHost, "", regexp.MustCompile(`(?:[Hh]osted|[Oo]rganised|[Oo]rganized) (?:jointly )?by ` + latinUnits)},
	{RoleSupport, "", regexp.MustCompile(`(?:[Ss]upported by|[Ss]ponsored by|[Ff]unded by|with (?:the )?(?:kind |generous )?support (?:from|of)) ` + latinUnits)},
	{RoleAssist, "", regexp.MustCompile(`(?:with (?:the )?help (?:from|of)|[Ii]n partnership with|together with|in association with|assisted by) ` + latinUnits)},
}

// unitsInProse reads 由某某主办，某某承办 from running text.
func (r *reader) unitsInProse() {
	r.each(func(b *block, body []line, i int) {
		if b != nil && b.topics.has(topicScript|topicDemands|topicSchedule) {
			return
		}
		r.proseUnits(&body[i])
	})
}

// inProse recognises a sentence that says who carries the event: 由某某主办，某某承办.
var inProse = regexp.MustCompile(`由[^，。；：:]{3,60}(?:主办|承办)[，。；、,]`)

// proseUnits reads the units of one sentence.
func (r *reader) proseUnits(l *line) {
	text := clip(l.text, 600)
	latin := strings.Contains(text, "ed by ") || strings.Contains(text, "with ")
	if !latin && !strings.Contains(text, "办") {
		return
	}
	for _, p := range proseUnits {
		if p.sign == "" && !latin || !strings.Contains(text, p.sign) {
			continue
		}
		if m := p.pattern.FindStringSubmatch(text); m != nil {
			for _, n := range splitUnits(m[1]) {
				if isUnit(n) {
					r.units(p.role, n, l.lines(), true)
				}
			}
		}
	}
}
