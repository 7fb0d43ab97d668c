package write

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"tongxing/internal/civil"
	"tongxing/internal/docx"
)

// Document is a plan ready to be shown.
type Document struct {
	Language string // BCP 47; zh-CN, or anything else for Latin script
	Title    string
	Sections []Section
	Issuers  []string      // who signs, one a line; nobody where it is empty
	Date     string        // in words, under the issuers
	Changed  civil.Instant // for the properties of files; zero where it is not known
}

// Section is one heading with what stands under it; without Mark and Title it
// is what stands before the first heading.
type Section struct {
	Level  int    // 1 to 4
	Mark   string // the number with its marks, as 一、 or （一） or 1.; empty for none
	Title  string // a run-in heading keeps the mark that parts it from its text: 补贴标准。
	Blocks []Block
}

// BlockKind is what a block is.
type BlockKind int

// The kinds of block.
const (
	Paragraphs BlockKind = iota // Lines are one paragraph each
	Bullets                     // Lines are the items
	Numbers                     // Lines are the items, numbered from First
	Caption                     // Lines name the table that follows
	Grid                        // Columns and Rows are a table
)

// Block is a part of a section's text.
type Block struct {
	Kind    BlockKind
	First   int // of Numbers
	Lines   []string
	Columns []Column
	Rows    [][]string // one cell a column; a cell may have several lines
}

// Column is a column of a table.
type Column struct {
	Head   string
	Weight int  // its share of the width
	Fit    bool // as wide as its longest cell, which is never broken
	Centre bool
	Right  bool // for amounts
}

// chinese says whether the document is set as Chinese papers are.
func (d Document) chinese() bool { return strings.HasPrefix(d.Language, "zh") }

// headed says whether the section has a heading.
func (s Section) headed() bool { return s.Mark+s.Title != "" }

// runIn says whether the section's first paragraph goes on in the line of its
// heading.
func (s Section) runIn() bool {
	last, _ := utf8.DecodeLastRuneInString(s.Title)
	return strings.ContainsRune("。：:", last) && len(s.Blocks) > 0 && s.Blocks[0].Kind == Paragraphs && len(s.Blocks[0].Lines) > 0
}

// parted returns what stands in the line of a heading, and the blocks under it.
func (s Section) parted() (heading, runIn string, rest []Block) {
	heading = s.Mark + s.Title
	if !s.runIn() {
		return heading, "", s.Blocks
	}
	first := s.Blocks[0]
	rest = append([]Block{{Kind: Paragraphs, Lines: first.Lines[1:]}}, s.Blocks[1:]...)
	return heading, first.Lines[0], rest
}

// tidy returns the document as it is written: every text in the manner of its
// language.
func (d Document) tidy() Document {
	word := docx.Clean
	if d.chinese() {
		word = official
	}
	words := func(all []string) []string {
		out := make([]string, len(all))
		for i, s := range all {
			out[i] = word(s)
		}
		return out
	}
	t := Document{Language: d.Language, Title: word(d.Title), Issuers: words(d.Issuers), Date: word(d.Date), Changed: d.Changed}
	for _, s := range d.Sections {
		section := Section{Level: min(max(s.Level, 1), 4), Mark: s.Mark, Title: word(s.Title)}
		if d.chinese() {
			section.Mark = strings.TrimRight(s.Mark, " ")
			if decimal.MatchString(section.Mark) {
				section.Mark += "\u3000" // 1.2时间 would read as a time of day
			}
		}
		for _, b := range s.Blocks {
			block := Block{Kind: b.Kind, First: b.First, Lines: words(b.Lines)}
			for _, c := range b.Columns {
				c.Head = word(c.Head)
				block.Columns = append(block.Columns, c)
			}
			for _, row := range b.Rows {
				block.Rows = append(block.Rows, words(row))
			}
			section.Blocks = append(section.Blocks, block)
		}
		t.Sections = append(t.Sections, section)
	}
	return t
}

var (
	hanThenFigure = regexp.MustCompile(`(\p{Han}) +([0-9])`)
	figureThenHan = regexp.MustCompile(`([0-9]) +(\p{Han})`)
	clockRange    = regexp.MustCompile(`([0-9]{1,2}[:：][0-9]{2}) ?[-–—~～－至]{1,2} ?([0-9]{1,2}[:：][0-9]{2})`)
	unitRange     = regexp.MustCompile(`([0-9][年月日号时点分岁人元天周]) ?[-–—~～－]{1,2} ?([0-9])`)
	figureRange   = regexp.MustCompile(`([0-9]) ?[–~～] ?([0-9])`)
)

// official writes a text as official papers do: no typed spaces between
// figures and characters, and — for every range. A hyphen between bare figures
// stays, since telephone numbers have it too.
func official(s string) string {
	s = docx.Clean(s)
	s = hanThenFigure.ReplaceAllString(s, "$1$2")
	s = figureThenHan.ReplaceAllString(s, "$1$2")
	s = clockRange.ReplaceAllString(s, "$1—$2")
	s = unitRange.ReplaceAllString(s, "$1—$2")
	return figureRange.ReplaceAllString(s, "$1—$2")
}

// decimal is a mark of several levels, 1.2, without punctuation behind it.
var decimal = regexp.MustCompile(`^[0-9]+(\.[0-9]+)+$`)
