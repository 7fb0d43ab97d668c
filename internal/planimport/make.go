package planimport

import (
	"context"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/fault"
)

// Problem is a field that Make would refuse as it stands.
type Problem struct {
	PartID string // CampaignID for the campaign's own
	fault.Field
}

// Problems returns what Make would refuse, in the order of the proposal.
func Problems(p Proposal) []Problem { return nil }

// Make makes the campaign that an import proposes, as a draft of an
// organisation, and ends the import. Faults: Invalid with organisation_id
// where who may not begin one there, or with what Problems finds; Stale where
// version has passed.
func (s *Service) Make(ctx context.Context, who account.Actor, id string, version int, organisationID string) (campaign.Campaign, error) {
	return campaign.Campaign{}, fault.New(fault.NotFound, "fault.not_found")
}
