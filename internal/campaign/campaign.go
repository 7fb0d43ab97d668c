package campaign

import (
	"tongxing/internal/civil"
)

// Kind is what sort of campaign it is; it decides the starting outline.
type Kind string

// The kinds, in the order in which they are offered.
const (
	DisabilityDay    Kind = "disability_day"
	Donation         Kind = "donation"
	VolunteerDrive   Kind = "volunteer_drive"
	Buddy            Kind = "buddy"
	SpecialEducation Kind = "special_education"
	Subsidy          Kind = "subsidy"
	CareService      Kind = "care_service"
	Festival         Kind = "festival"
	Meeting          Kind = "meeting"
	Other            Kind = "other"
)

// Kinds lists every kind in the order in which they are offered.
var Kinds = []Kind{DisabilityDay, Donation, VolunteerDrive, Buddy, SpecialEducation, Subsidy, CareService, Festival, Meeting, Other}

// State is where a campaign stands, from its first draft to the trash.
type State string

// The states. A published campaign is shown as it stands.
const (
	Draft     State = "draft"
	Published State = "published"
	Withdrawn State = "withdrawn" // was published, and is no longer there for strangers
	Cancelled State = "cancelled" // will not take place; the page says so and why
	Trashed   State = "trashed"
)

// Campaign is one day of care, drive or programme with all that belongs to it.
type Campaign struct {
	ID             string        `db:"id"`
	OrganisationID *string       `db:"organisation_id"` // whose managers own it
	Slug           string        `db:"slug"`            // the current one
	Kind           Kind          `db:"kind"`
	Title          string        `db:"title"`
	Theme          string        `db:"theme"`
	Purpose        string        `db:"purpose"`
	Period         string        `db:"period"` // in words, where dates alone do not say it
	StartsOn       civil.Date    `db:"starts_on"`
	EndsOn         civil.Date    `db:"ends_on"`
	Zone           string        `db:"zone"` // IANA
	Language       string        `db:"language"`
	Description    string        `db:"description"` // public
	Audience       string        `db:"audience"`    // public: who may come
	PublishedAt    civil.Instant `db:"published_at"`
	WithdrawnAt    civil.Instant `db:"withdrawn_at"`
	CancelledAt    civil.Instant `db:"cancelled_at"`
	CancelReason   string        `db:"cancel_reason"`
	TrashedAt      civil.Instant `db:"trashed_at"`
	Revision       int64         `db:"revision"` // grows with every committed change
	CreatedAt      civil.Instant `db:"created_at"`
	CreatedBy      *string       `db:"created_by"`
	Version        int           `db:"version"`
}

// State derives where the campaign stands from what happened to it.
func (c Campaign) State() State {
	switch {
	case !c.TrashedAt.IsZero():
		return Trashed
	case !c.CancelledAt.IsZero():
		return Cancelled
	case !c.WithdrawnAt.IsZero():
		return Withdrawn
	case !c.PublishedAt.IsZero():
		return Published
	}
	return Draft
}

// Public says whether strangers may see the campaign: it is published, or was
// published and is cancelled.
func (c Campaign) Public() bool {
	return !c.PublishedAt.IsZero() && c.WithdrawnAt.IsZero() && c.TrashedAt.IsZero()
}
