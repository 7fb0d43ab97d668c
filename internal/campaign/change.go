package campaign

import (
	"context"
	"encoding/json"
	"strconv"

	"tongxing/internal/account"
	"tongxing/internal/civil"
	"tongxing/internal/database"
)

// ChangeKind says what was done to a record.
type ChangeKind string

// The kinds of change.
const (
	Added     ChangeKind = "add"
	Changed   ChangeKind = "change"
	Removed   ChangeKind = "remove"
	Restored  ChangeKind = "restore"
	Moved     ChangeKind = "move"
	Publish   ChangeKind = "publish"
	Withdraw  ChangeKind = "withdraw"
	Cancel    ChangeKind = "cancel"
	Reinstate ChangeKind = "reinstate" // a cancellation taken back
	Close     ChangeKind = "close"     // put away, to be read and no longer changed
	Reopen    ChangeKind = "reopen"
)

// Redacted is a value whose change is recorded and whose words are not:
// telephone numbers, contacts, speech texts, anything sealed. The type of a
// field decides, not the caller.
type Redacted string

// FieldChange is one field's change in the log. Redacted fields have neither
// From nor To.
type FieldChange struct {
	Name     string `json:"name"`
	From     string `json:"from,omitempty"`
	To       string `json:"to,omitempty"`
	Redacted bool   `json:"redacted,omitempty"`
}

// Diff collects the fields in which two versions of a record differ.
type Diff []FieldChange

// Text notes a field if it changed.
func (d *Diff) Text(name, from, to string) {
	if from != to {
		*d = append(*d, FieldChange{Name: name, From: from, To: to})
	}
}

// Redacted notes that a field changed, without its words.
func (d *Diff) Redacted(name string, from, to Redacted) {
	if from != to {
		*d = append(*d, FieldChange{Name: name, Redacted: true})
	}
}

// Flag notes a yes or no if it changed.
func (d *Diff) Flag(name string, from, to bool) {
	words := map[bool]string{true: "yes", false: "no"}
	d.Text(name, words[from], words[to])
}

// Number notes a number if it changed.
func (d *Diff) Number(name string, from, to int64) {
	if from != to {
		d.Text(name, strconv.FormatInt(from, 10), strconv.FormatInt(to, 10))
	}
}

// Change is one line of a campaign's change log.
type Change struct {
	Kind     ChangeKind
	Record   string // campaign, section, person, session, item …
	RecordID string
	Label    string // what the record is called, as a reader of the history knows it
	Fields   Diff
	Former   Former // what takes it back; nil: nothing does
}

// LoggedChange is a Change as the log keeps it.
type LoggedChange struct {
	CampaignID string        `db:"campaign_id"`
	Revision   int64         `db:"revision"`
	Ordinal    int           `db:"ordinal"`
	At         civil.Instant `db:"at"`
	AccountID  *string       `db:"account_id"`
	Actor      string        `db:"actor"` // the name at that time
	Kind       ChangeKind    `db:"kind"`
	Record     string        `db:"record"`
	RecordID   string        `db:"record_id"`
	Label      string        `db:"label"`
	FieldsJSON string        `db:"fields"`
}

// Fields returns the fields that changed.
func (l LoggedChange) Fields() Diff {
	var fields Diff
	// The column is written by this package alone; unreadable text shows no fields.
	_ = json.Unmarshal([]byte(l.FieldsJSON), &fields)
	return fields
}

// Work is one transaction that changes one campaign. Everything that changes
// a campaign or what hangs on it happens in a Work, so that the revision, the
// change log and the change are one.
type Work struct {
	*database.Tx
	Campaign Campaign // as it was when the work began, with the new Revision
	Who      account.Actor
	changes  []Change
}

// Log adds a line to the change log. A Changed line without fields is nothing.
func (w *Work) Log(c Change) {
	if c.Kind == Changed && len(c.Fields) == 0 {
		return
	}
	w.changes = append(w.changes, c)
}

// Follower is told of a campaign's change inside its transaction; app fills
// the list (the calendar's memory of what each entry showed, for one).
type Follower func(ctx context.Context, tx *database.Tx, c Campaign) error
