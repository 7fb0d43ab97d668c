package campaign

import (
	"tongxing/internal/civil"
)

// Record names one of a campaign's lists, in the change log and in addresses.
type Record string

// The lists of this package.
const (
	PersonRecord     Record = "person"
	SectionRecord    Record = "section"
	OrganiserRecord  Record = "organiser"
	PostRecord       Record = "post"
	DutyRecord       Record = "duty"
	BudgetLineRecord Record = "budget_line"
)

// Row is what a line of a campaign's lists has beside the fields that people
// enter.
type Row struct {
	ID         string        `db:"id"`
	CampaignID string        `db:"campaign_id"`
	Position   int           `db:"position"`
	TrashedAt  civil.Instant `db:"trashed_at"`
	Version    int           `db:"version"` // guards the fields, not the position
}

// Direction is where a line moves among its neighbours.
type Direction int

// The directions.
const (
	Up   Direction = -1
	Down Direction = 1
)

// maxRows is the most lines that one list of a campaign holds.
const maxRows = 500

// swap returns ids with the one moved by a place, and whether there was a
// place to move to.
func swap(ids []string, id string, to Direction) ([]string, bool) {
	for i, have := range ids {
		if j := i + int(to); have == id && 0 <= j && j < len(ids) {
			ids[i], ids[j] = ids[j], ids[i]
			return ids, true
		}
	}
	return ids, false
}
