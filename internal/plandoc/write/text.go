package write

import (
	"slices"
	"strconv"
	"strings"
)

// Text returns the document as plain text in UTF-8: headings and paragraphs one
// a line, a blank line before each heading, the cells of tables parted by tabs.
func Text(d Document) []byte {
	d = d.tidy()
	var b strings.Builder
	b.WriteString(d.Title + "\n")
	for _, s := range d.Sections {
		heading, runIn, rest := s.parted()
		b.WriteString("\n")
		if s.headed() {
			b.WriteString(heading + runIn + "\n")
		}
		for _, block := range rest {
			textBlock(&b, block)
		}
	}
	if len(d.Issuers) > 0 {
		b.WriteString("\n" + strings.Join(d.Issuers, "\n") + "\n" + d.Date + "\n")
	}
	return []byte(b.String())
}

func textBlock(b *strings.Builder, block Block) {
	for i, line := range block.Lines {
		switch block.Kind {
		case Bullets:
			b.WriteString("- ")
		case Numbers:
			b.WriteString(strconv.Itoa(block.First+i) + ". ")
		}
		b.WriteString(line + "\n")
	}
	if block.Kind != Grid {
		return
	}
	row := func(cells []string) {
		b.WriteString(strings.TrimRight(oneLine.Replace(strings.Join(cells, "\t")), "\t") + "\n")
	}
	row(heads(block))
	for _, cells := range block.Rows {
		row(cells)
	}
}

// oneLine makes one line of a cell's lines.
var oneLine = strings.NewReplacer("；\n", "；", "\n", " ")

func heads(block Block) []string {
	all := make([]string, len(block.Columns))
	for i, c := range block.Columns {
		all[i] = c.Head
	}
	return all
}

// Markdown returns the document as Markdown (CommonMark with tables).
func Markdown(d Document) []byte {
	d = d.tidy()
	var b strings.Builder
	b.WriteString("# " + escape(d.Title) + "\n")
	for _, s := range d.Sections {
		heading, runIn, rest := s.parted()
		if s.headed() {
			b.WriteString("\n")
			if runIn == "" {
				b.WriteString(strings.Repeat("#", s.Level+1) + " ")
			}
			b.WriteString(escape(heading+runIn) + "\n")
		}
		for _, block := range rest {
			if len(block.Lines)+len(block.Columns) > 0 {
				markdownBlock(&b, block)
			}
		}
	}
	if len(d.Issuers) > 0 {
		b.WriteByte('\n')
		markdownLines(&b, append(slices.Clone(d.Issuers), d.Date))
	}
	return []byte(b.String())
}

// markdownLines writes the lines of one paragraph.
func markdownLines(b *strings.Builder, lines []string) {
	for i, line := range lines {
		b.WriteString(escape(line))
		if i+1 < len(lines) {
			b.WriteString("  ") // a line break, not a new paragraph
		}
		b.WriteByte('\n')
	}
}

func markdownBlock(b *strings.Builder, block Block) {
	b.WriteString("\n")
	for i, line := range block.Lines {
		switch block.Kind {
		case Bullets:
			b.WriteString("- " + escape(line) + "\n")
		case Numbers:
			b.WriteString(strconv.Itoa(block.First+i) + ". " + escape(line) + "\n")
		}
	}
	if block.Kind == Paragraphs || block.Kind == Caption {
		markdownLines(b, block.Lines)
	}
	if block.Kind != Grid {
		return
	}
	row := func(cells []string) {
		b.WriteString("|")
		for _, cell := range cells {
			b.WriteString(" " + escape(oneLine.Replace(cell)) + " |")
		}
		b.WriteString("\n")
	}
	row(heads(block))
	b.WriteString("|")
	for _, c := range block.Columns {
		switch {
		case c.Right:
			b.WriteString(" ---: |")
		case c.Centre:
			b.WriteString(" :---: |")
		default:
			b.WriteString(" --- |")
		}
	}
	b.WriteString("\n")
	for _, cells := range block.Rows {
		row(cells)
	}
}

var inline = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "<", `\<`, "[", `\[`, "]", `\]`, "|", `\|`)

// escape keeps Markdown from reading anything into a text.
func escape(s string) string {
	s = inline.Replace(s)
	if s != "" && strings.ContainsRune("#+->", rune(s[0])) {
		s = `\` + s
	}
	return s
}

// Text returns what stands under the section's heading, as Text of the whole
// document writes it.
func (s Section) Text() string {
	var b strings.Builder
	_, runIn, rest := s.parted()
	if runIn != "" {
		b.WriteString(runIn + "\n")
	}
	for _, block := range rest {
		textBlock(&b, block)
	}
	return strings.TrimRight(b.String(), "\n")
}
