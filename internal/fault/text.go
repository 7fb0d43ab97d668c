package fault

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line tidies one line of typed text in place (space around it, line breaks
// and control characters go) and notes where it cannot be kept or is longer
// than most characters.
func (c *Collector) Line(field string, text *string, most int) {
	if !c.possible(field, *text) {
		return
	}
	*text = strings.Join(strings.Fields(strings.Map(visible, *text)), " ")
	c.short(field, *text, most)
}

// Words tidies typed text of several lines in place (line ends become \n,
// space at line ends, empty lines around it and control characters go) and
// notes where it cannot be kept or is longer than most characters.
func (c *Collector) Words(field string, text *string, most int) {
	if !c.possible(field, *text) {
		return
	}
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(*text), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRightFunc(strings.Map(visible, line), unicode.IsSpace)
	}
	*text = strings.Trim(strings.Join(lines, "\n"), "\n")
	c.short(field, *text, most)
}

// Need notes that the field may not stay empty.
func (c *Collector) Need(field, text string) {
	if strings.TrimSpace(text) == "" && !c.Has(field) {
		c.Add(field, "fault.required")
	}
}

// possible notes text that no database keeps.
func (c *Collector) possible(field, text string) bool {
	ok := utf8.ValidString(text) && strings.IndexByte(text, 0) < 0
	c.Check(ok, field, "fault.impossible_text")
	return ok
}

func (c *Collector) short(field, text string, most int) {
	c.Check(utf8.RuneCountInString(text) <= most, field, "fault.too_long", "Most", most)
}

// visible drops what a reader cannot see and which could disguise a text:
// control characters, and the marks that turn the direction of what follows
// (Unicode Standard Annex 9, explicit formatting).
func visible(r rune) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return ' '
	case unicode.IsControl(r), r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\ufeff':
		return -1
	}
	return r
}
