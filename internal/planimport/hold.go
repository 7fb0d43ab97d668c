package planimport

import "tongxing/internal/plandoc"

// Decision says what becomes of what is held.
type Decision string

// The decisions. Undecided is as leaving out.
const (
	Undecided Decision = ""
	LeaveOut  Decision = "leave_out"
	Keep      Decision = "keep"
	Replace   Decision = "replace" // a child's name by 某某小朋友
)

// Hold is a personal datum in the file. Wherever its text stands in the
// proposal it is masked as its decision says.
type Hold struct {
	ID       string                `json:"id"`
	Kind     plandoc.SensitiveKind `json:"kind"`
	Text     string                `json:"text"`
	Lines    plandoc.Lines         `json:"lines"`             // where it stands
	Contact  string                `json:"contact,omitempty"` // the id of the contact whose own number it is
	Decision Decision              `json:"decision,omitempty"`
}

// keptWithKind reports whether a decision to keep all of a kind keeps this one:
// of telephone numbers only those of contacts; a parent's is decided by itself.
func (h Hold) keptWithKind() bool { return h.Kind != plandoc.SensitivePhone || h.Contact != "" }

// Choices are the decisions that this hold allows, in the order offered: a
// number may be left out or kept, a child's name also be replaced; an identity,
// disability or bank number can only be left out.
func (h Hold) Choices() []Decision {
	switch h.Kind {
	case plandoc.SensitiveChild:
		return []Decision{LeaveOut, Replace, Keep}
	case plandoc.SensitivePhone:
		return []Decision{LeaveOut, Keep}
	}
	return []Decision{LeaveOut}
}
