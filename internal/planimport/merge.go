package planimport

import (
	"context"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/fault"
)

// Outcome says what merging does with a part.
type Outcome string

// The outcomes.
const (
	Added   Outcome = "added"   // the campaign has nothing like it
	Changed Outcome = "changed" // the campaign has it, said differently
	Same    Outcome = "same"    // the campaign has it as it is
	Only    Outcome = "only"    // stands in the campaign alone, and stays
)

// Difference is one line of a Preview.
type Difference struct {
	ID    string // for Apply
	Sort  Sort   // CampaignID's fields have the sort "campaign"
	What  Outcome
	Field string // of the campaign's own fields: theme, purpose, period …; else empty
	Title string // what the part is called
	Was   string // what stands in the campaign; empty for Added
	Will  string // what the import says; empty for Only
}

// Preview is what merging an import into a campaign would do.
type Preview struct {
	CampaignID string
	Revision   int64 // of the campaign, for Apply
	Lines      []Difference
}

// Preview compares an import with a campaign that who may edit, by meaning:
// headings, titles and names, not places in a list.
func (s *Service) Preview(ctx context.Context, who account.Actor, id, campaignID string) (Preview, error) {
	return Preview{}, fault.New(fault.NotFound, "fault.not_found")
}

// Apply writes the chosen lines of a Preview into the campaign, and ends the
// import. It deletes nothing of the campaign. Faults: Stale where the import or
// the campaign changed since the Preview; Conflict where nothing is chosen.
func (s *Service) Apply(ctx context.Context, who account.Actor, id string, version int, campaignID string, revision int64, chosen []string) (campaign.Campaign, error) {
	return campaign.Campaign{}, fault.New(fault.NotFound, "fault.not_found")
}
