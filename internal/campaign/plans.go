package campaign

import (
	"context"

	"tongxing/internal/database"
)

// ReadPlans reads the plans of several campaigns by campaign id, in as many
// queries as for one.
func ReadPlans(ctx context.Context, q database.Querier, campaigns []Campaign) (map[string]*Plan, error) {
	if len(campaigns) == 0 {
		return nil, nil
	}
	ids, plans := make([]string, len(campaigns)), make(map[string]*Plan, len(campaigns))
	for i, c := range campaigns {
		ids[i], plans[c.ID] = c.ID, &Plan{Campaign: c}
	}
	for _, read := range []func() error{
		func() error {
			return share(ctx, q, ids, listSections, func(r Section) { plans[r.CampaignID].Sections = append(plans[r.CampaignID].Sections, r) })
		},
		func() error {
			return share(ctx, q, ids, listOrganisers, func(r Organiser) { plans[r.CampaignID].Organisers = append(plans[r.CampaignID].Organisers, r) })
		},
		func() error {
			return share(ctx, q, ids, listPosts, func(r Post) { plans[r.CampaignID].Posts = append(plans[r.CampaignID].Posts, r) })
		},
		func() error {
			return share(ctx, q, ids, listPeople, func(r Person) { plans[r.CampaignID].People = append(plans[r.CampaignID].People, r) })
		},
		func() error {
			return share(ctx, q, ids, listDuties, func(r Duty) { plans[r.CampaignID].Duties = append(plans[r.CampaignID].Duties, r) })
		},
		func() error {
			return share(ctx, q, ids, listBudget, func(r BudgetLine) { plans[r.CampaignID].Budget = append(plans[r.CampaignID].Budget, r) })
		},
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return plans, nil
}

// share reads the lines of several campaigns and gives each to its own.
func share[R any](ctx context.Context, q database.Querier, ids []string, list func(context.Context, database.Querier, []string) ([]R, error), give func(R)) error {
	all, err := list(ctx, q, ids)
	for _, r := range all {
		give(r)
	}
	return err
}
