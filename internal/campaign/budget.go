package campaign

import (
	"tongxing/internal/fault"
)

// BudgetFields are the fields of a line of the budget.
type BudgetFields struct {
	Item           string `db:"item"`
	Quantity       int64  `db:"quantity"`
	Unit           string `db:"unit"`
	UnitPriceCents int64  `db:"unit_price_cents"`
	Source         string `db:"source"` // where the money or the thing comes from
}

// BudgetLine is a line of the budget.
type BudgetLine struct {
	Row
	BudgetFields
}

// Cents returns what the line costs.
func (b BudgetFields) Cents() int64 { return b.Quantity * b.UnitPriceCents }

// TotalCents returns what all lines cost together.
func TotalCents(lines []BudgetLine) int64 {
	var total int64
	for _, line := range lines {
		total += line.Cents()
	}
	return total
}

// Check tidies the fields and returns an Invalid fault with every wrong one.
func (b *BudgetFields) Check() error {
	var errs fault.Collector
	errs.Line("item", &b.Item, 120)
	errs.Need("item", b.Item)
	errs.Check(0 < b.Quantity && b.Quantity <= 1_000_000, "quantity", "campaign.wrong.quantity")
	errs.Line("unit", &b.Unit, 20)
	errs.Check(0 <= b.UnitPriceCents && b.UnitPriceCents <= maxCents, "unit_price", "campaign.wrong.amount_too_great")
	// Divided, not multiplied: the product may not fit.
	errs.Check(errs.Has("quantity") || errs.Has("unit_price") || b.UnitPriceCents <= maxCents/b.Quantity,
		"unit_price", "campaign.wrong.amount_too_great")
	errs.Line("source", &b.Source, 120)
	return errs.Err()
}

func (b *BudgetFields) values() []any {
	return []any{b.Item, b.Quantity, b.Unit, b.UnitPriceCents, b.Source}
}

func (b *BudgetFields) label() string { return b.Item }

func (b *BudgetFields) diff(to *BudgetFields) Diff {
	var d Diff
	d.Text("item", b.Item, to.Item)
	d.Number("quantity", b.Quantity, to.Quantity)
	d.Text("unit", b.Unit, to.Unit)
	if b.UnitPriceCents != to.UnitPriceCents {
		d.Text("unit_price", FormatCents(b.UnitPriceCents), FormatCents(to.UnitPriceCents))
	}
	d.Text("source", b.Source, to.Source)
	return d
}
