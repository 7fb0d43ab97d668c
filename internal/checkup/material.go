package checkup

import (
	"context"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/check"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/venue"
)

// Material is everything of a campaign that the plan check looks at. The
// campaign need not be saved: ids have only to tell its rows apart.
type Material struct {
	campaign.Plan
	Venues   []venue.Venue
	Sessions []agenda.Session // with items and cues
}

// Of returns what the plan check notices on a day, the gravest first; nothing
// where the campaign is cancelled or in the trash.
func Of(m Material, today civil.Date) []check.Finding {
	switch m.Campaign.State() {
	case campaign.Cancelled, campaign.Trashed:
		return nil
	}
	return check.Of(Facts(m, today))
}

// read reads the material of several campaigns by campaign id, in as many
// queries as for one.
func read(ctx context.Context, q database.Querier, campaigns []campaign.Campaign) (map[string]Material, error) {
	ids := make([]string, len(campaigns))
	for i, c := range campaigns {
		ids[i] = c.ID
	}
	plans, err := campaign.ReadPlans(ctx, q, campaigns)
	if err != nil {
		return nil, err
	}
	venues, err := venue.Lists(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	days, err := agenda.Days(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	all := make(map[string]Material, len(campaigns))
	for _, id := range ids {
		all[id] = Material{Plan: *plans[id], Venues: venues[id], Sessions: days[id]}
	}
	return all, nil
}
