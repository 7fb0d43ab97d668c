package campaign

import (
	"context"

	"tongxing/internal/civil"
	"tongxing/internal/database"
)

// FindingCode says what a check noticed.
type FindingCode string

// What the checks of this package notice. Good ones say that something is in
// order.
const (
	NoDates           FindingCode = "no_dates"
	NoOrganiser       FindingCode = "no_organiser"
	EmptyPost         FindingCode = "empty_post"
	DutyWithoutPerson FindingCode = "duty_without_person"
	DutyOverdue       FindingCode = "duty_overdue"
	DutyNotAccepted   FindingCode = "duty_not_accepted"
	EmptySection      FindingCode = "empty_section"
	DutiesInOrder     FindingCode = "duties_in_order" // good: all have somebody who said yes
)

// Finding is something that a check noticed: gentle, never a wall.
type Finding struct {
	Code  FindingCode `db:"code"`
	Count int         `db:"count"` // how many lines it concerns
	Good  bool        `db:"-"`     // it is in order, and worth saying
}

// Findings checks several campaigns at once and returns what is still to
// decide by campaign id, the weightiest first. today is the day on which
// duties may be overdue.
func Findings(ctx context.Context, q database.Querier, campaigns []Campaign, today civil.Date) (map[string][]Finding, error) {
	if len(campaigns) == 0 {
		return nil, nil
	}
	ids := make([]string, len(campaigns))
	found := make(map[string]map[FindingCode]int, len(campaigns))
	for i, c := range campaigns {
		ids[i] = c.ID
		found[c.ID] = map[FindingCode]int{}
		if c.StartsOn.IsZero() && c.Period == "" {
			found[c.ID][NoDates] = 1
		}
	}
	counted, err := countFindings(ctx, q, ids, today)
	if err != nil {
		return nil, err
	}
	for _, f := range counted {
		found[f.CampaignID][f.Code] = f.Count
	}
	all := make(map[string][]Finding, len(campaigns))
	for _, c := range campaigns {
		all[c.ID] = weigh(found[c.ID])
	}
	return all, nil
}

const (
	countOrganisers FindingCode = "organisers" // counted for NoOrganiser
	countDuties     FindingCode = "duties"     // counted for DutiesInOrder
)

// weigh turns one campaign's counts into findings.
func weigh(n map[FindingCode]int) (all []Finding) {
	if n[countOrganisers] == 0 {
		n[NoOrganiser] = 1
	}
	for _, code := range []FindingCode{DutyOverdue, NoDates, NoOrganiser, EmptyPost, DutyWithoutPerson, DutyNotAccepted, EmptySection} {
		if n[code] > 0 {
			all = append(all, Finding{Code: code, Count: n[code]})
		}
	}
	if n[countDuties] > 0 && n[DutyOverdue]+n[DutyWithoutPerson]+n[DutyNotAccepted] == 0 {
		all = append(all, Finding{Code: DutiesInOrder, Count: n[countDuties], Good: true})
	}
	return all
}
