package campaign

import (
	"slices"

	"tongxing/internal/civil"
	"tongxing/internal/fault"
)

// DutyState is how far a duty has come.
type DutyState string

// The states of a duty.
const (
	Open     DutyState = "open"     // nobody has said yes yet
	Accepted DutyState = "accepted" // whoever does it has said yes
	Done     DutyState = "done"
)

// DutyStates lists every state in order.
var DutyStates = []DutyState{Open, Accepted, Done}

// DutyFields are the fields of a duty.
type DutyFields struct {
	PersonID *string    `db:"person_id"` // of the campaign's people
	Who      string     `db:"who"`       // in words, beside or instead of the person
	What     string     `db:"what"`
	DueOn    civil.Date `db:"due_on"`
	State    DutyState  `db:"state"`
}

// Duty is who does what in preparing, until when (分工).
type Duty struct {
	Row
	DutyFields
	PersonName string `db:"person_name"` // empty without a person, or where the person was removed
}

// Doer returns who does it in words: the person, the words, or both.
func (d Duty) Doer() string {
	switch {
	case d.PersonName == "":
		return d.Who
	case d.Who == "":
		return d.PersonName
	}
	return d.PersonName + " " + d.Who
}

// Overdue says whether the duty should have been done before today.
func (d Duty) Overdue(today civil.Date) bool {
	return d.State != Done && !d.DueOn.IsZero() && d.DueOn.Before(today)
}

// Check tidies the fields and returns an Invalid fault with every wrong one.
// Whether the person is one of the campaign's is checked on saving.
func (d *DutyFields) Check() error {
	var errs fault.Collector
	errs.Line("what", &d.What, 300)
	errs.Need("what", d.What)
	errs.Line("who", &d.Who, 120)
	errs.Check(slices.Contains(DutyStates, d.State), "state", "campaign.wrong.duty_state")
	return errs.Err()
}

func (d *DutyFields) values() []any { return []any{d.PersonID, d.Who, d.What, d.DueOn, d.State} }

func (d *DutyFields) label() string { return d.What }

func (d *DutyFields) diff(to *DutyFields) Diff {
	var diff Diff
	diff.Text("what", d.What, to.What)
	diff.Text("who", d.Who, to.Who)
	diff.Text("due_on", d.DueOn.String(), to.DueOn.String())
	diff.Text("state", string(d.State), string(to.State))
	return diff
}
