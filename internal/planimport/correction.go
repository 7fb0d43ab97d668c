package planimport

import (
	"tongxing/internal/campaign"
	"tongxing/internal/plandoc"
)

// Correction is one thing that the author of an import changes.
type Correction interface {
	// apply changes the proposal, with a fault where that cannot be.
	apply(d *draft) error
}

// Set gives fields of a part new values, as people type them. The names are
// those of the JSON: for the campaign (ID is CampaignID) kind, title, theme,
// purpose, period, starts_on, ends_on, zone, language; for parts those of
// their type, with people one a line, minutes in place of seconds, body and
// closing as text, place as the id of a place, unit_price in yuan. Faults:
// Invalid with every wrong field; NotFound for an unknown part.
type Set struct {
	ID     string
	Values map[string]string
}

// SetCues gives an item its cues.
type SetCues struct {
	ID   string
	Cues []Cue
}

// Drop leaves parts out of what is made: a part, a session with its items, or
// an unplaced line, whose id is LineID of its number.
type Drop struct{ ID string }

// BringBack takes a Drop back.
type BringBack struct{ ID string }

// Merge joins an item, duty or section with the one before it.
type Merge struct{ ID string }

// Split parts an item's title in two items: At characters stay with the first.
type Split struct {
	ID string
	At int
}

// Add puts a new part of a sort behind the one with the id After; at the end
// where that is empty. An item's After may be a session: its first place.
type Add struct {
	Sort   Sort
	After  string
	Values map[string]string // as in Set
}

// Move lets a part change places with its neighbour; an item at the edge of a
// session goes to the session beside it.
type Move struct {
	ID string
	To campaign.Direction
}

// Role is what a line of the document can be marked as.
type Role string

// The roles of a line.
const (
	AsItem    Role = "item"
	AsDuty    Role = "duty"
	AsSection Role = "section"
	AsText    Role = "text"    // words of the section that it stands under
	AsNothing Role = "nothing" // left out
)

// Mark says what a line of the document is, wherever it stood before.
type Mark struct {
	Line int
	As   Role
}

// Decide says what becomes of one hold (ID), or of all of a kind.
type Decide struct {
	ID       string
	Kind     plandoc.SensitiveKind
	Decision Decision
}
