package agenda

import (
	"slices"
	"strconv"
	"time"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
	"tongxing/internal/venue"
)

// AgeGroup is who mostly sits there; it decides usual lengths and how long
// sitting is bearable.
type AgeGroup string

// The age groups.
const (
	AnyAge    AgeGroup = "" // not stated
	Toddler   AgeGroup = "toddler"
	Preschool AgeGroup = "preschool"
	Primary   AgeGroup = "primary"
	Secondary AgeGroup = "secondary"
	Adult     AgeGroup = "adult"
	Mixed     AgeGroup = "mixed"
)

// AgeGroups lists every age group in the order in which they are offered.
var AgeGroups = []AgeGroup{AnyAge, Toddler, Preschool, Primary, Secondary, Adult, Mixed}

// SessionFields are what people enter of a session.
type SessionFields struct {
	VenueID       *string         `db:"venue_id"`
	Title         string          `db:"title"`
	StartsOn      civil.Date      `db:"starts_on"` // local in Zone; optional
	StartsAt      civil.TimeOfDay `db:"starts_at"` // none: all day
	EndsOn        civil.Date      `db:"ends_on"`   // planned; optional
	EndsAt        civil.TimeOfDay `db:"ends_at"`   // planned; optional
	Zone          string          `db:"zone"`      // IANA
	Audience      string          `db:"audience"`
	AudienceCount *int            `db:"audience_count"`
	AgeGroup      AgeGroup        `db:"age_group"`
	Access        venue.Access    `db:"access"` // promised
}

// Session is one gathering. Items is filled where a function says so.
type Session struct {
	campaign.Row
	SessionFields
	CancelledAt  civil.Instant `db:"cancelled_at"`
	CancelReason string        `db:"cancel_reason"`
	Items        []Item        `db:"-"` // in order
}

// Limits of what a session holds.
const (
	maxSessions = 100
	maxItems    = 1000
	maxDays     = 366
	maxAudience = 1_000_000
)

// Cancelled says whether the session will not take place.
func (s Session) Cancelled() bool { return !s.CancelledAt.IsZero() }

// AllDay says whether the session has days and no time of day.
func (s SessionFields) AllDay() bool { return !s.StartsOn.IsZero() && s.StartsAt.IsZero() }

// LastDay returns the planned last day: the first one where none is stated.
func (s SessionFields) LastDay() civil.Date {
	if s.EndsOn.IsZero() {
		return s.StartsOn
	}
	return s.EndsOn
}

// Location returns the session's time zone.
func (s SessionFields) Location() *time.Location {
	zone, err := time.LoadLocation(s.Zone)
	if err != nil {
		// Check lets no unknown zone in; one that the zone data has since lost
		// is read as UTC rather than not at all.
		return time.UTC
	}
	return zone
}

// nominalDay stands for a day that is not decided, so that times of day can be
// reckoned before it is.
var nominalDay = civil.NewDate(2001, time.January, 1)

// dated returns the session on its day, or on the nominal one where its day is
// not decided.
func (s SessionFields) dated() (on SessionFields, undated bool) {
	if !s.StartsOn.IsZero() {
		return s, false
	}
	s.StartsOn, s.EndsOn = nominalDay, nominalDay
	return s, true
}

// Begins returns the moment at which the session begins, zero where its day or
// its time of day is not stated.
func (s SessionFields) Begins() civil.Instant { return moment(s.StartsOn, s.StartsAt, s.Location()) }

// PlannedEnd returns the moment at which the session is meant to end, zero
// where that is not stated.
func (s SessionFields) PlannedEnd() civil.Instant {
	return moment(s.LastDay(), s.EndsAt, s.Location())
}

// moment joins a local time to an instant; zero where either part is missing
// or clocks skip it.
func moment(d civil.Date, t civil.TimeOfDay, zone *time.Location) civil.Instant {
	if d.IsZero() || t.IsZero() {
		return civil.Instant{}
	}
	at, err := civil.At(d, t, zone)
	if err != nil {
		return civil.Instant{}
	}
	return at
}

// Check tidies the fields and returns an Invalid fault with every wrong one,
// named as the columns are. A planned end without a day is on the first day.
func (s *SessionFields) Check() error {
	var errs fault.Collector
	errs.Line("title", &s.Title, 120)
	errs.Need("title", s.Title)
	errs.Line("audience", &s.Audience, 200)
	errs.Check(s.AudienceCount == nil || 0 <= *s.AudienceCount && *s.AudienceCount <= maxAudience, "audience_count", "agenda.wrong.audience_count", "Most", maxAudience)
	errs.Check(slices.Contains(AgeGroups, s.AgeGroup), "age_group", "agenda.wrong.age_group")
	sorted, known := venue.SortAccess(s.Access)
	errs.Check(known, "access", "agenda.wrong.access")
	s.Access = sorted
	s.checkTimes(&errs)
	return errs.Err()
}

func (s *SessionFields) checkTimes(errs *fault.Collector) {
	if _, err := time.LoadLocation(s.Zone); err != nil || s.Zone == "" || s.Zone == "Local" {
		errs.Add("zone", "agenda.wrong.zone")
		return
	}
	errs.Check(s.EndsAt.IsZero() || !s.StartsAt.IsZero(), "starts_at", "agenda.wrong.end_without_start")
	if s.StartsOn.IsZero() {
		errs.Check(s.EndsOn.IsZero(), "starts_on", "agenda.wrong.end_without_day")
		errs.Check(s.EndsAt.IsZero() || s.StartsAt.Before(s.EndsAt), "ends_at", "agenda.wrong.end_not_after_start")
		return
	}
	errs.Check(plausible(s.StartsOn), "starts_on", "agenda.wrong.year")
	if !s.EndsAt.IsZero() && s.EndsOn.IsZero() {
		s.EndsOn = s.StartsOn
	}
	zone := s.Location()
	errs.Check(!skipped(s.StartsOn, s.StartsAt, zone), "starts_at", "agenda.wrong.no_such_time", "Time", s.StartsAt.String(), "Zone", s.Zone)
	errs.Check(!skipped(s.EndsOn, s.EndsAt, zone), "ends_at", "agenda.wrong.no_such_time", "Time", s.EndsAt.String(), "Zone", s.Zone)
	switch {
	case s.EndsOn.IsZero():
	case s.EndsOn.Before(s.StartsOn):
		errs.Add("ends_on", "agenda.wrong.end_before_start")
	case s.EndsOn.DaysSince(s.StartsOn) > maxDays:
		errs.Add("ends_on", "agenda.wrong.too_many_days", "Most", maxDays)
	case !errs.Has("starts_at") && !errs.Has("ends_at") && !s.EndsAt.IsZero() && !s.PlannedEnd().After(s.Begins()):
		errs.Add("ends_at", "agenda.wrong.end_not_after_start")
	}
}

// skipped says whether a local time is stated and clocks skip it.
func skipped(d civil.Date, t civil.TimeOfDay, zone *time.Location) bool {
	return !d.IsZero() && !t.IsZero() && moment(d, t, zone).IsZero()
}

// plausible keeps typing errors such as the year 206 out.
func plausible(d civil.Date) bool { return 1990 <= d.Year && d.Year <= 2200 }

// diff names venues as places says.
func (s SessionFields) diff(to SessionFields, places names) campaign.Diff {
	var d campaign.Diff
	places.note(&d, "venue_id", s.VenueID, to.VenueID)
	d.Text("title", s.Title, to.Title)
	d.Text("starts_on", s.StartsOn.String(), to.StartsOn.String())
	d.Text("starts_at", s.StartsAt.String(), to.StartsAt.String())
	d.Text("ends_on", s.EndsOn.String(), to.EndsOn.String())
	d.Text("ends_at", s.EndsAt.String(), to.EndsAt.String())
	d.Text("zone", s.Zone, to.Zone)
	d.Text("audience", s.Audience, to.Audience)
	d.Text("audience_count", count(s.AudienceCount), count(to.AudienceCount))
	d.Text("age_group", string(s.AgeGroup), string(to.AgeGroup))
	d.Text("access", venue.JoinAccess(s.Access), venue.JoinAccess(to.Access))
	return d
}

func count(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
