package planimport

import (
	"cmp"
	"context"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/fault"
	"tongxing/internal/venue"
)

// Problem is a field that Make would refuse as it stands.
type Problem struct {
	PartID string // CampaignID for the campaign's own
	fault.Field
}

// Problems returns what Make would refuse, the campaign's own fields first.
func Problems(p Proposal) []Problem { return p.build().problems }

// Make makes the campaign that an import proposes, as a draft of an
// organisation, and ends the import. Faults: Invalid with organisation_id
// where who may not begin one there, or with what Problems finds; Stale where
// version has passed.
func (s *Service) Make(ctx context.Context, who account.Actor, id string, version int, organisationID string) (campaign.Campaign, error) {
	found, row, err := s.find(ctx, s.db, who, id)
	if err != nil {
		return campaign.Campaign{}, err
	}
	if row.Version != version {
		return campaign.Campaign{}, fault.New(fault.Stale, "fault.stale")
	}
	return s.make(ctx, who, campaign.NewCampaign{OrganisationID: organisationID}, found.Proposal, func(w *campaign.Work) error { return deleteRow(ctx, w.Tx, row) })
}

// Brought is a campaign that Bring made.
type Brought struct {
	Campaign campaign.Campaign
	Held     map[Decision]int // how many personal data were held, by what became of them
}

// Bring makes a campaign of each plan in a document, in order, without a person
// looking on: what is held is left out, but contacts' own numbers where
// keepPhones says so. owner is the account that owns them; where it is nobody,
// whoever runs the program's commands on its machine makes them, and they are
// the administrators'. On a fault the campaigns of the plans before stay and
// come back. Faults: as Begin and Make.
func (s *Service) Bring(ctx context.Context, owner account.Actor, name string, data []byte, organisationID string, keepPhones bool) (all []Brought, err error) {
	_, proposals, err := readFile(name, data)
	if err != nil {
		return nil, err
	}
	n := campaign.NewCampaign{OrganisationID: organisationID, ByOperator: !owner.SignedIn()}
	for _, p := range proposals {
		held := map[Decision]int{}
		for i := range p.Holds {
			h := &p.Holds[i]
			if h.Decision == Undecided && keepPhones && h.Contact != "" {
				h.Decision = Keep
			}
			held[cmp.Or(h.Decision, LeaveOut)]++
		}
		c, err := s.make(ctx, owner, n, p, func(*campaign.Work) error { return nil })
		if err != nil {
			return all, err
		}
		all = append(all, Brought{c, held})
	}
	return all, nil
}

// make makes a campaign, and does what then does, in one transaction.
func (s *Service) make(ctx context.Context, who account.Actor, n campaign.NewCampaign, p Proposal, then func(*campaign.Work) error) (campaign.Campaign, error) {
	b := p.build()
	if len(b.problems) > 0 {
		var errs fault.Collector
		for _, problem := range b.problems {
			errs.Add(problem.PartID+"."+problem.Name, problem.Key, problem.Args...)
		}
		return campaign.Campaign{}, errs.Err()
	}
	n.Details = b.details
	return s.campaigns.CreateFilled(ctx, who, n, b.outline, func(w *campaign.Work, people map[string]string) error {
		places := map[string]string{}
		for _, v := range b.venues {
			id, err := venue.Insert(ctx, w, v.fields)
			if err != nil {
				return err
			}
			places[v.id] = id
		}
		for _, session := range b.sessions {
			if err := insertSession(ctx, w, session, people, places); err != nil {
				return err
			}
		}
		return then(w)
	})
}

// insertSession adds a session, with the ids that people and places got.
func insertSession(ctx context.Context, w *campaign.Work, s builtSession, people, places map[string]string) error {
	f := s.fields
	if f.VenueID != nil {
		f.VenueID = new(places[*f.VenueID])
	}
	items := make([]agenda.NewItem, len(s.items))
	for i, item := range s.items {
		if item.SpeakerID != nil {
			item.SpeakerID = new(people[*item.SpeakerID])
		}
		items[i] = item
	}
	_, err := agenda.InsertSession(ctx, w, f, items...)
	return err
}
