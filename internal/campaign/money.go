package campaign

import (
	"fmt"
	"strconv"
	"strings"

	"tongxing/internal/fault"
)

// maxCents is the greatest price of a unit and the greatest cost of a line,
// 100 billion yuan: with the length of a list it keeps every total within an
// int64.
const maxCents = 10_000_000_000_000

// ParseCents reads an amount in yuan with at most two decimals, "12", "12.5"
// or "12.50", as cents. Signs, separators and other marks are refused: an
// Invalid fault about the field.
func ParseCents(field, text string) (int64, error) {
	text = strings.TrimSpace(text)
	whole, part, dotted := strings.Cut(text, ".")
	if !allDigits(whole) || len(whole) > 12 || dotted && (!allDigits(part) || len(part) > 2) {
		return 0, fault.At(field, "campaign.wrong.amount")
	}
	cents, err := strconv.ParseInt(whole+(part + "00")[:2], 10, 64)
	if err != nil || cents > maxCents {
		return 0, fault.At(field, "campaign.wrong.amount_too_great")
	}
	return cents, nil
}

// FormatCents writes cents as ParseCents reads them: 1250 is "12.50".
func FormatCents(cents int64) string { return fmt.Sprintf("%d.%02d", cents/100, cents%100) }

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
