package venue

import (
	"context"
	"slices"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
)

// Service is what people do with venues. It is safe for concurrent use.
type Service struct{ campaigns *campaign.Service }

// NewService returns a service whose changes are works of campaigns.
func NewService(campaigns *campaign.Service) *Service { return &Service{campaigns: campaigns} }

// maxVenues is the most places that a campaign has.
const maxVenues = 200

// Add checks the fields, adds a venue at the end of the list and returns its
// id. Faults: NotFound, Forbidden, Invalid, Conflict.
func (s *Service) Add(ctx context.Context, who account.Actor, campaignID string, f Fields) (id string, err error) {
	err = s.campaigns.Work(ctx, who, campaignID, account.Edit, func(w *campaign.Work) error {
		if err := f.Check(); err != nil {
			return err
		}
		id, err = insert(ctx, w, f)
		w.Log(change(campaign.Added, id, f, diff(Fields{}, f)))
		return err
	})
	return id, err
}

// Update saves a venue's fields unless somebody else did since version.
// Faults: NotFound, Forbidden, Invalid, Stale.
func (s *Service) Update(ctx context.Context, who account.Actor, campaignID, id string, version int, f Fields) error {
	return s.campaigns.Work(ctx, who, campaignID, account.Edit, func(w *campaign.Work) error {
		before, err := Find(ctx, w, campaignID, id)
		if err != nil {
			return err
		}
		if err := f.Check(); err != nil {
			return err
		}
		w.Log(change(campaign.Changed, id, f, diff(before.Fields, f)))
		return update(ctx, w, id, version, f)
	})
}

// Remove puts a venue into the trash. Sessions there stand without a place
// until it is restored. Faults: NotFound, Forbidden.
func (s *Service) Remove(ctx context.Context, who account.Actor, campaignID, id string) error {
	return s.campaigns.Work(ctx, who, campaignID, account.Edit, func(w *campaign.Work) error {
		v, err := Find(ctx, w, campaignID, id)
		if err != nil {
			return err
		}
		w.Log(change(campaign.Removed, id, v.Fields, nil))
		return setTrashed(ctx, w, id, w.Now())
	})
}

// Restore takes a venue out of the trash, to its former place in the list.
// Faults: NotFound, Forbidden.
func (s *Service) Restore(ctx context.Context, who account.Actor, campaignID, id string) error {
	return s.campaigns.Work(ctx, who, campaignID, account.Edit, func(w *campaign.Work) error {
		v, err := findRemoved(ctx, w, campaignID, id)
		if err != nil {
			return err
		}
		w.Log(change(campaign.Restored, id, v.Fields, nil))
		return setTrashed(ctx, w, id, civil.Instant{})
	})
}

// Move lets a venue change places with its neighbour in the list; at the end
// it stays. Faults: NotFound, Forbidden.
func (s *Service) Move(ctx context.Context, who account.Actor, campaignID, id string, to campaign.Direction) error {
	return s.campaigns.Work(ctx, who, campaignID, account.Edit, func(w *campaign.Work) error {
		venues, err := List(ctx, w, campaignID)
		if err != nil {
			return err
		}
		from := slices.IndexFunc(venues, func(v Venue) bool { return v.ID == id })
		if from < 0 {
			return fault.New(fault.NotFound, "fault.not_found")
		}
		beside := from + int(to)
		if beside < 0 || beside >= len(venues) {
			return nil
		}
		moved, other := venues[from], venues[beside]
		w.Log(change(campaign.Moved, id, moved.Fields, nil))
		if err := setPosition(ctx, w, moved.ID, other.Position); err != nil {
			return err
		}
		return setPosition(ctx, w, other.ID, moved.Position)
	})
}

func change(kind campaign.ChangeKind, id string, f Fields, fields campaign.Diff) campaign.Change {
	return campaign.Change{Kind: kind, Record: "venue", RecordID: id, Label: f.Name, Fields: fields}
}
