package write

import (
	"strings"
	"unicode/utf8"
)

// cellMargins are what a cell's text keeps from its sides, and a little for
// faces that are wider than others.
const cellMargins = 220

// widths shares a width by weight, when columns that fit have got theirs; what
// rounding leaves goes to the last. character is the width of a Chinese one.
func widths(block Block, whole, character int) []int {
	out, sum, left := make([]int, len(block.Columns)), 0, whole
	for i, c := range block.Columns {
		if !c.Fit {
			sum += c.Weight
			continue
		}
		out[i] = min(fitting(block, i, character), whole/4)
		left -= out[i]
	}
	shared, last := left, len(out)-1
	for i, c := range block.Columns {
		if !c.Fit {
			out[i], last = shared*c.Weight/sum, i
			left -= out[i]
		}
	}
	out[last] += left
	return out
}

// fitting is the width of a column's longest line. Its heading may be broken,
// as long as two characters stand beside each other.
func fitting(block Block, column, character int) int {
	widest := 2 * character
	for _, row := range block.Rows {
		for line := range strings.Lines(row[column]) {
			widest = max(widest, lengthOf(strings.TrimSpace(line), character))
		}
	}
	return widest + cellMargins
}

// lengthOf measures a line: figures and Latin letters take a little more than
// half of a character.
func lengthOf(s string, character int) (length int) {
	for _, r := range s {
		if r < utf8.RuneSelf {
			length += character * 56 / 100
		} else {
			length += character
		}
	}
	return length
}
