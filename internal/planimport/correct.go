package planimport

import "tongxing/internal/fault"

// draft is a proposal while it is corrected, with the document beside it.
type draft struct {
	Proposal
	lines []Line
}

var errNoPart = fault.New(fault.NotFound, "fault.not_found")

func (c Set) apply(d *draft) error       { return errNoPart }
func (c SetCues) apply(d *draft) error   { return errNoPart }
func (c Drop) apply(d *draft) error      { return errNoPart }
func (c BringBack) apply(d *draft) error { return errNoPart }
func (c Merge) apply(d *draft) error     { return errNoPart }
func (c Split) apply(d *draft) error     { return errNoPart }
func (c Add) apply(d *draft) error       { return errNoPart }
func (c Move) apply(d *draft) error      { return errNoPart }
func (c Mark) apply(d *draft) error      { return errNoPart }
func (c Decide) apply(d *draft) error    { return errNoPart }
