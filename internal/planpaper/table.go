package planpaper

import "tongxing/internal/plandoc/write"

// table is a table under way, column by column.
type table struct {
	columns []*column
}

type column struct {
	write.Column
	cells []string
}

// column adds a column with its heading's key and its share of the width.
func (t *table) column(key string, weight int) *column {
	c := &column{Column: write.Column{Head: key, Weight: weight}}
	t.columns = append(t.columns, c)
	return c
}

// add puts a cell below the others of the column.
func (c *column) add(cell string) { c.cells = append(c.cells, cell) }

// blocks returns the table without its empty columns; nothing where it has no
// rows. A column that ends early has empty cells below.
func (t *table) blocks(m *material) []write.Block {
	grid := write.Block{Kind: write.Grid}
	var kept []*column
	height := 0
	for _, c := range t.columns {
		filled := false
		for _, cell := range c.cells {
			filled = filled || cell != ""
		}
		if !filled {
			continue
		}
		kept, height = append(kept, c), max(height, len(c.cells))
		named := c.Column
		named.Head = m.T(named.Head)
		grid.Columns = append(grid.Columns, named)
	}
	if height == 0 {
		return nil
	}
	for i := range height {
		row := make([]string, len(kept))
		for j, c := range kept {
			if i < len(c.cells) {
				row[j] = c.cells[i]
			}
		}
		grid.Rows = append(grid.Rows, row)
	}
	return []write.Block{grid}
}
