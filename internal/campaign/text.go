package campaign

import (
	"strconv"
	"strings"
)

// BlockKind is what a block of a plan's text is.
type BlockKind int

// The kinds of block.
const (
	Paragraph BlockKind = iota // Lines are its lines
	Bullets                    // Lines are its items
	Numbers                    // Lines are its items, numbered from First
)

// Block is a paragraph or a list of a plan's text.
type Block struct {
	Kind  BlockKind
	First int // the first item's number in Numbers
	Lines []string
}

// ParseText reads a plan's text. A blank line ends a block. Lines that begin
// with "- " are a list, lines that begin with "1. " or "1、" a numbered one
// which goes on as long as the numbers do. All other lines are paragraphs,
// whose line breaks stay. Nothing else has a meaning, and nothing is dropped
// but white space around lines.
func ParseText(text string) []Block {
	var blocks []Block
	open := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			open = false
			continue
		}
		next := readLine(line)
		if open {
			if last := &blocks[len(blocks)-1]; last.takes(next) {
				last.Lines = append(last.Lines, next.Lines...)
				continue
			}
		}
		blocks, open = append(blocks, next), true
	}
	return blocks
}

// takes says whether the one-line block next goes on with b.
func (b Block) takes(next Block) bool {
	return b.Kind == next.Kind && (b.Kind != Numbers || next.First == b.First+len(b.Lines))
}

// readLine reads a line that is not blank as a block of its own.
func readLine(line string) Block {
	if item, ok := strings.CutPrefix(line, "- "); ok {
		return Block{Kind: Bullets, Lines: []string{strings.TrimSpace(item)}}
	}
	digits := 0
	for digits < len(line) && '0' <= line[digits] && line[digits] <= '9' {
		digits++
	}
	// A number with a leading zero is not a place in a list, and five digits
	// are not either.
	if 0 < digits && digits < 5 && line[0] != '0' {
		for _, mark := range []string{". ", "、"} {
			if item, ok := strings.CutPrefix(line[digits:], mark); ok && strings.TrimSpace(item) != "" {
				first, _ := strconv.Atoi(line[:digits])
				return Block{Kind: Numbers, First: first, Lines: []string{strings.TrimSpace(item)}}
			}
		}
	}
	return Block{Kind: Paragraph, Lines: []string{line}}
}

// FormatText writes blocks as the text that ParseText reads.
func FormatText(blocks []Block) string {
	var b strings.Builder
	for i, block := range blocks {
		if i > 0 {
			b.WriteString("\n\n")
		}
		for j, line := range block.Lines {
			if j > 0 {
				b.WriteByte('\n')
			}
			switch block.Kind {
			case Bullets:
				b.WriteString("- ")
			case Numbers:
				b.WriteString(strconv.Itoa(block.First+j) + ". ")
			}
			b.WriteString(line)
		}
	}
	return b.String()
}
