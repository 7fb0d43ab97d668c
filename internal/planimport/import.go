package planimport

import (
	"tongxing/internal/civil"
	"tongxing/internal/plandoc"
)

// KeptDays is how many days an import waits after its last change.
const KeptDays = 30

// Import is one plan of a file while it waits to become a campaign.
type Import struct {
	ID        string
	AccountID string // its author, who alone sees it
	FileID    string // shared by the plans of one file
	FileName  string
	Plan      int // which plan of the file, from 1
	Plans     int // how many plans the file holds
	CreatedAt civil.Instant
	ChangedAt civil.Instant
	Version   int    // guards the proposal
	CanUndo   bool   // there is a last correction to take back
	Lines     []Line // of the document, this plan's part of it
	Proposal  Proposal
}

// DeletedAt returns when the import is deleted unless somebody works on it.
func (i Import) DeletedAt() civil.Instant { return i.ChangedAt.Add(keptFor) }

// Line returns the document's line with that number; empty for a line that
// the plan does not have.
func (i Import) Line(no int) string { return lineText(i.Lines, no) }

// Line is a line of the document that is not blank.
type Line = plandoc.SourceLine

// Waiting is an import in the list of those that wait.
type Waiting struct {
	ID        string        `db:"id"`
	FileID    string        `db:"file_id"`
	FileName  string        `db:"file_name"`
	Plan      int           `db:"plan"`
	Plans     int           `db:"plans"`
	Title     string        `db:"title"` // of the campaign, with what is held masked
	CreatedAt civil.Instant `db:"created_at"`
	ChangedAt civil.Instant `db:"changed_at"`
}

// DeletedAt returns when the import is deleted unless somebody works on it.
func (w Waiting) DeletedAt() civil.Instant { return w.ChangedAt.Add(keptFor) }
