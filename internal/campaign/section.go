package campaign

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tongxing/internal/fault"
	"tongxing/internal/locale"
)

// SectionKind says where a section's words come from.
type SectionKind string

// The kinds. All but a text section are structured: between their lead-in and
// closing words stands what the campaign's fields and lists say, so that the
// plan and the lists cannot drift apart.
const (
	TextSection       SectionKind = "text"
	ThemeSection      SectionKind = "theme"
	PurposeSection    SectionKind = "purpose"
	PeriodSection     SectionKind = "period"
	PlacesSection     SectionKind = "places"
	OrganisersSection SectionKind = "organisers"
	CommitteeSection  SectionKind = "committee"
	DutiesSection     SectionKind = "duties"
	AgendaSection     SectionKind = "agenda"
	BudgetSection     SectionKind = "budget"
	ContactsSection   SectionKind = "contacts"
)

// SectionKinds lists every kind in the order in which they are offered.
var SectionKinds = []SectionKind{TextSection, ThemeSection, PurposeSection, PeriodSection, PlacesSection, OrganisersSection,
	CommitteeSection, DutiesSection, AgendaSection, BudgetSection, ContactsSection}

// SectionFields are the fields of a section.
type SectionFields struct {
	Kind    SectionKind `db:"kind"`
	Level   int         `db:"level"`  // 1 to 4, as headings nest
	Number  string      `db:"number"` // bare, as the plan counts: 一, 1; empty for none
	Title   string      `db:"title"`
	Body    string      `db:"body"`    // ParseText's; the lead-in of a structured section
	Closing string      `db:"closing"` // ParseText's; after a structured section's fields
}

// Section is one heading of the plan with what stands under it.
type Section struct {
	Row
	SectionFields
}

// Heading returns the heading as it is printed: 一、活动主题, （一）宣传, 1. 人员.
func (s SectionFields) Heading() string { return s.Mark() + s.Title }

// Opens says whether the section, where it is a plan's first, is the plan's
// opening words (引言): a paper shows them under the title, without a heading.
func (s SectionFields) Opens() bool {
	return s.Kind == TextSection && s.Level == 1 && s.Number == "" && (s.Title == "引言" || s.Title == "Introduction")
}

// Mark returns the number with its marks, or nothing where the section has
// none: 一、 and （一） below the first level, "1. " and （1） for figures, "1.2 " for those
// of several levels.
func (s SectionFields) Mark() string {
	chinese := s.Number != "" && !strings.ContainsFunc(s.Number, func(r rune) bool { return r < unicode.MaxASCII })
	switch {
	case s.Number == "":
		return ""
	case strings.HasPrefix(s.Number, "第"):
		return s.Number + "\u3000" // 第一章　总则
	case s.Number == "问":
		return s.Number + "："
	case chinese && s.Level == 1:
		return s.Number + "、"
	case chinese:
		return "（" + s.Number + "）"
	case strings.Contains(s.Number, "."):
		return s.Number + " "
	case s.Level == 4:
		return "（" + s.Number + "）"
	}
	return s.Number + ". "
}

// Check tidies the fields and returns an Invalid fault with every wrong one.
func (s *SectionFields) Check() error {
	var errs fault.Collector
	errs.Check(slices.Contains(SectionKinds, s.Kind), "kind", "campaign.wrong.section_kind")
	errs.Check(1 <= s.Level && s.Level <= 4, "level", "campaign.wrong.level")
	errs.Line("number", &s.Number, 12)
	errs.Line("title", &s.Title, 120)
	errs.Need("title", s.Title)
	errs.Words("body", &s.Body, 20_000)
	errs.Words("closing", &s.Closing, 4000)
	return errs.Err()
}

func (s *SectionFields) values() []any {
	return []any{s.Kind, s.Level, s.Number, s.Title, s.Body, s.Closing}
}

func (s *SectionFields) label() string { return s.Heading() }

func (s *SectionFields) diff(to *SectionFields) Diff {
	var d Diff
	d.Text("kind", string(s.Kind), string(to.Kind))
	d.Number("level", int64(s.Level), int64(to.Level))
	d.Text("number", s.Number, to.Number)
	d.Text("title", s.Title, to.Title)
	d.Text("body", s.Body, to.Body)
	d.Text("closing", s.Closing, to.Closing)
	return d
}

// MoveSection returns the sections in the order after the one with that id,
// and all below it, changed places with its neighbour of the same level, and
// whether there was one. Numbers belong to the place: the two headings change
// them too, so that 一、二、三 stays in order.
func MoveSection(sections []Section, id string, to Direction) ([]Section, bool) {
	at := slices.IndexFunc(sections, func(s Section) bool { return s.ID == id })
	if at < 0 {
		return sections, false
	}
	// first and second are the starts of two blocks that touch.
	first, second := at, blockEnd(sections, at)
	if to == Up {
		first, second = previousSibling(sections, at), at
	}
	if first < 0 || second == len(sections) || sections[second].Level != sections[first].Level {
		return sections, false
	}
	end := blockEnd(sections, second)
	moved := slices.Concat(sections[:first], sections[second:end], sections[first:second], sections[end:])
	a, b := &moved[first], &moved[first+end-second]
	a.Number, b.Number = b.Number, a.Number
	return moved, true
}

// blockEnd returns where the section at i and all below it end.
func blockEnd(sections []Section, i int) int {
	for j := i + 1; j < len(sections); j++ {
		if sections[j].Level <= sections[i].Level {
			return j
		}
	}
	return len(sections)
}

// previousSibling returns the section of the same level before i under the
// same heading, or -1.
func previousSibling(sections []Section, i int) int {
	for j := i - 1; j >= 0; j-- {
		switch level := sections[j].Level; {
		case level == sections[i].Level:
			return j
		case level < sections[i].Level:
			return -1
		}
	}
	return -1
}

// Renumber returns the sections with the numbers of each level counted anew
// under its heading, in the figures that the plan uses there. Headings without
// a number stay without.
func Renumber(sections []Section) []Section {
	counted := slices.Clone(sections)
	var count [5]int
	for i := range counted {
		level := counted[i].Level
		clear(count[level+1:])
		if counted[i].Number != "" {
			count[level]++
			counted[i].Number = figure(count[level], counted[i].Number)
		}
	}
	return counted
}

// NextNumber returns the number for a new section of that level behind the
// one at index after (-1: before all), in the figures of its neighbours, or
// of the language where it has none.
func NextNumber(sections []Section, after, level int, language string) string {
	count, like := 0, "1"
	if language == string(locale.Chinese) && level <= 2 {
		like = "一"
	}
	for i := after; i >= 0 && sections[i].Level >= level; i-- {
		if sections[i].Level != level {
			continue
		}
		if sections[i].Number == "" {
			return ""
		}
		if count == 0 {
			like = sections[i].Number
		}
		count++
	}
	return figure(count+1, like)
}

// chapter is a number that names what it counts: 第三章.
var chapter = regexp.MustCompile(`^第(.+?)(章|部分|节|编|篇|条)$`)

// figure writes n in the figures of like: 一, 1 or 第一章.
func figure(n int, like string) string {
	if m := chapter.FindStringSubmatch(like); m != nil {
		return "第" + figure(n, m[1]) + m[2]
	}
	if like[0] < unicode.MaxASCII {
		return strconv.Itoa(n)
	}
	return locale.ChineseNumber(n)
}
