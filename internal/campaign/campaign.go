package campaign

import (
	"slices"
	"time"

	"tongxing/internal/civil"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
)

// Kind is what sort of campaign it is; it decides the starting outline.
type Kind string

// The kinds.
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

// Details are the fields of a campaign itself.
type Details struct {
	Kind        Kind       `db:"kind"`
	Title       string     `db:"title"`
	Theme       string     `db:"theme"`
	Purpose     string     `db:"purpose"`
	Period      string     `db:"period"`    // in words, where dates alone do not say it
	StartsOn    civil.Date `db:"starts_on"` // local in Zone; optional
	EndsOn      civil.Date `db:"ends_on"`   // optional
	Zone        string     `db:"zone"`      // IANA
	Language    string     `db:"language"`  // of the plan and the feeds
	Description string     `db:"description"`
	Audience    string     `db:"audience"`
}

// Campaign is one day of care, drive or programme with all that belongs to it.
type Campaign struct {
	ID             string  `db:"id"`
	OrganisationID *string `db:"organisation_id"` // whose managers own it
	Slug           string  `db:"slug"`            // the current one
	Details
	PublishedAt  civil.Instant `db:"published_at"`
	WithdrawnAt  civil.Instant `db:"withdrawn_at"`
	CancelledAt  civil.Instant `db:"cancelled_at"`
	CancelReason string        `db:"cancel_reason"`
	TrashedAt    civil.Instant `db:"trashed_at"`
	ClosedAt     civil.Instant `db:"closed_at"` // put away: read and no longer changed
	Revision     int64         `db:"revision"`  // grows with every committed change
	CreatedAt    civil.Instant `db:"created_at"`
	CreatedBy    *string       `db:"created_by"`
	Version      int           `db:"version"` // guards the Details
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

// Closed says whether the campaign is put away: it is shown as it was, and no
// longer changed.
func (c Campaign) Closed() bool { return !c.ClosedAt.IsZero() }

// Location returns the campaign's time zone.
func (c Campaign) Location() *time.Location {
	zone, err := time.LoadLocation(c.Zone)
	if err != nil {
		// Check lets no unknown zone in; one that the zone data has since lost
		// is read as UTC rather than not at all.
		return time.UTC
	}
	return zone
}

// Check tidies the details and returns an Invalid fault with every wrong
// field, named as the columns are.
func (d *Details) Check() error {
	var errs fault.Collector
	errs.Check(slices.Contains(Kinds, d.Kind), "kind", "campaign.wrong.kind")
	errs.Line("title", &d.Title, 120)
	errs.Need("title", d.Title)
	errs.Line("theme", &d.Theme, 200)
	errs.Words("purpose", &d.Purpose, 4000)
	errs.Line("period", &d.Period, 200)
	errs.Check(d.EndsOn.IsZero() || !d.StartsOn.IsZero(), "starts_on", "campaign.wrong.end_without_start")
	errs.Check(d.StartsOn.IsZero() || d.EndsOn.IsZero() || !d.EndsOn.Before(d.StartsOn), "ends_on", "campaign.wrong.end_before_start")
	errs.Check(validZone(d.Zone), "zone", "campaign.wrong.zone")
	errs.Check(slices.Contains(locale.Languages, locale.Language(d.Language)), "language", "campaign.wrong.language")
	errs.Words("description", &d.Description, 4000)
	errs.Line("audience", &d.Audience, 300)
	return errs.Err()
}

// validZone says whether name is an IANA time zone. "Local" is what Go calls
// the machine's own, and not a zone.
func validZone(name string) bool {
	if name == "" || name == "Local" {
		return false
	}
	_, err := time.LoadLocation(name)
	return err == nil
}

func (d *Details) diff(to *Details) Diff {
	var diff Diff
	diff.Text("kind", string(d.Kind), string(to.Kind))
	diff.Text("title", d.Title, to.Title)
	diff.Text("theme", d.Theme, to.Theme)
	diff.Text("purpose", d.Purpose, to.Purpose)
	diff.Text("period", d.Period, to.Period)
	diff.Text("starts_on", d.StartsOn.String(), to.StartsOn.String())
	diff.Text("ends_on", d.EndsOn.String(), to.EndsOn.String())
	diff.Text("zone", d.Zone, to.Zone)
	diff.Text("language", d.Language, to.Language)
	diff.Text("description", d.Description, to.Description)
	diff.Text("audience", d.Audience, to.Audience)
	return diff
}
