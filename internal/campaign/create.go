package campaign

import (
	"cmp"
	"context"
	"fmt"

	"tongxing/internal/account"
	"tongxing/internal/database"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
)

// NewCampaign is what it takes to begin a campaign.
type NewCampaign struct {
	Details               // Zone is Asia/Shanghai and Language zh-CN where they are empty
	OrganisationID string // whose managers own it; only administrators may leave it empty
	Slug           string // made of the kind and the year where it is empty
	ByOperator     bool   // made by whoever runs commands on the program's machine: no rights are asked, nobody is in its team
}

// Home is an organisation in which somebody may begin a campaign.
type Home struct {
	ID   string `db:"id"`
	Name string `db:"name"`
}

// Homes lists the organisations in which who may begin a campaign, by name. An
// administrator may also begin one without an organisation; anybody else with
// an empty list can begin none.
func (s *Service) Homes(ctx context.Context, who account.Actor) ([]Home, error) {
	return selectHomes(ctx, s.db, who)
}

// Create begins a campaign with a starting outline; who becomes the owner of
// its team. Faults: Invalid with every wrong field of Details, slug and
// organisation_id.
func (s *Service) Create(ctx context.Context, who account.Actor, n NewCampaign, o Outline) (Campaign, error) {
	return s.CreateFilled(ctx, who, n, o, func(*Work, map[string]string) error { return nil })
}

// CreateFilled is Create with more in the same transaction, such as an
// import's venues and sessions: fill gets the ids of the outline's people by
// those that the outline gave them. It may be called again where the
// transaction is tried again.
func (s *Service) CreateFilled(ctx context.Context, who account.Actor, n NewCampaign, o Outline, fill func(w *Work, people map[string]string) error) (created Campaign, err error) {
	n.Zone, n.Language = cmp.Or(n.Zone, "Asia/Shanghai"), cmp.Or(n.Language, string(locale.Chinese))
	var errs fault.Collector
	if err := errs.Absorb(n.Details.Check()); err != nil {
		return Campaign{}, err
	}
	if n.Slug != "" {
		if err := errs.Absorb(CheckSlug(n.Slug)); err != nil {
			return Campaign{}, err
		}
	}
	err = s.db.Transact(ctx, func(tx *database.Tx) error {
		errs := errs
		if !n.ByOperator {
			if err := errs.Absorb(s.allowHome(ctx, tx, who, n.OrganisationID)); err != nil {
				return err
			}
		}
		if err := errs.Err(); err != nil {
			return err
		}
		id, err := insertCampaign(ctx, tx, who, n)
		if err != nil {
			return err
		}
		// Whoever may begin it may fill it: the place in the team is new.
		err = s.work(ctx, tx, who, id, func(Campaign) error { return nil }, func(w *Work) error {
			w.Log(Change{Kind: Added, Record: campaignRecord, RecordID: id, Label: n.Title})
			people, err := o.insert(ctx, w)
			if err != nil {
				return err
			}
			return fill(w, people)
		})
		if err != nil {
			return err
		}
		created, err = findCampaign(ctx, tx, id)
		return err
	})
	return created, err
}

// campaignRecord stands in the log for the campaign itself.
const campaignRecord = "campaign"

// allowHome says whether who may begin a campaign in an organisation; whoever
// may not learns nothing of the organisation.
func (s *Service) allowHome(ctx context.Context, q database.Querier, who account.Actor, organisationID string) error {
	above, err := organisationsAbove(ctx, q, organisationID)
	if err != nil {
		return err
	}
	if len(above) == 0 && organisationID != "" || !account.Can(who, account.Create, account.Record{Organisations: above}) {
		return fault.At("organisation_id", "campaign.wrong.organisation")
	}
	return nil
}

func insertCampaign(ctx context.Context, tx *database.Tx, who account.Actor, n NewCampaign) (id string, err error) {
	c := Campaign{ID: database.NewID(), Slug: n.Slug, Details: n.Details, CreatedAt: tx.Now(), Version: 1}
	if !n.ByOperator {
		c.CreatedBy = &who.ID
	}
	if n.OrganisationID != "" {
		c.OrganisationID = &n.OrganisationID
	}
	if c.Slug == "" {
		year := c.StartsOn.Year
		if year == 0 {
			year = tx.Now().In(c.Location()).Year()
		}
		if c.Slug, err = freeSlug(ctx, tx, ProposeSlug(c.Kind, year)); err != nil {
			return "", err
		}
	}
	if err := insertCampaignRow(ctx, tx, c); err != nil {
		return "", err
	}
	if err := claimSlug(ctx, tx, c.ID, c.Slug); err != nil {
		return "", err
	}
	if n.ByOperator {
		return c.ID, nil
	}
	return c.ID, insertMember(ctx, tx, c.ID, who.ID, account.Owner)
}

// SlugFor returns a slug for a campaign of a kind and a year that nobody has
// taken yet.
func (s *Service) SlugFor(ctx context.Context, kind Kind, year int) (string, error) {
	return freeSlug(ctx, s.db, ProposeSlug(kind, year))
}

// slugCandidates are the slugs tried in order: the base, then base-2 and on.
func slugCandidates(base string) []string {
	all := []string{base}
	for n := 2; n <= maxRows; n++ {
		all = append(all, fmt.Sprintf("%s-%d", base, n))
	}
	return all
}
