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
func NewService(campaigns *campaign.Service) *Service {
	campaigns.UndoWith(record, undo)
	return &Service{campaigns: campaigns}
}

// record stands in the change log for a venue.
const record = "venue"

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
		w.Log(change(campaign.Added, id, f, diff(Fields{}, f), campaign.Itself))
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
		return save(ctx, w, before, version, f)
	})
}

func save(ctx context.Context, w *campaign.Work, before Venue, version int, f Fields) error {
	if err := f.Check(); err != nil {
		return err
	}
	w.Log(change(campaign.Changed, before.ID, f, diff(before.Fields, f), campaign.FormerOf(before.Fields, f)))
	return update(ctx, w, before.ID, version, f)
}

// Remove puts a venue into the trash. Sessions there stand without a place
// until it is restored. Faults: NotFound, Forbidden.
func (s *Service) Remove(ctx context.Context, who account.Actor, campaignID, id string) error {
	return s.campaigns.Work(ctx, who, campaignID, account.Edit, func(w *campaign.Work) error { return remove(ctx, w, id) })
}

func remove(ctx context.Context, w *campaign.Work, id string) error {
	v, err := Find(ctx, w, w.Campaign.ID, id)
	if err != nil {
		return err
	}
	w.Log(change(campaign.Removed, id, v.Fields, nil, campaign.Itself))
	return setTrashed(ctx, w, id, w.Now())
}

// Restore takes a venue out of the trash, to its former place in the list.
// Faults: NotFound, Forbidden.
func (s *Service) Restore(ctx context.Context, who account.Actor, campaignID, id string) error {
	return s.campaigns.Work(ctx, who, campaignID, account.Edit, func(w *campaign.Work) error { return restore(ctx, w, id) })
}

func restore(ctx context.Context, w *campaign.Work, id string) error {
	v, err := findRemoved(ctx, w, w.Campaign.ID, id)
	if err != nil {
		return err
	}
	w.Log(change(campaign.Restored, id, v.Fields, nil, campaign.Itself))
	return setTrashed(ctx, w, id, civil.Instant{})
}

// Move lets a venue change places with its neighbour in the list; at the end
// it stays. Faults: NotFound, Forbidden.
func (s *Service) Move(ctx context.Context, who account.Actor, campaignID, id string, to campaign.Direction) error {
	return s.campaigns.Work(ctx, who, campaignID, account.Edit, func(w *campaign.Work) error { return move(ctx, w, id, to) })
}

func move(ctx context.Context, w *campaign.Work, id string, to campaign.Direction) error {
	venues, err := List(ctx, w, w.Campaign.ID)
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
	w.Log(change(campaign.Moved, id, moved.Fields, nil, campaign.Kept(-to)))
	if err := setPosition(ctx, w, moved.ID, other.Position); err != nil {
		return err
	}
	return setPosition(ctx, w, other.ID, moved.Position)
}

// undo takes back a change of a venue, as a campaign.Undoer.
func undo(ctx context.Context, w *campaign.Work, c campaign.LoggedChange, former campaign.Former) error {
	switch c.Kind {
	case campaign.Added, campaign.Restored:
		return remove(ctx, w, c.RecordID)
	case campaign.Removed:
		return restore(ctx, w, c.RecordID)
	case campaign.Moved:
		var to campaign.Direction
		if err := former.Put(&to); err != nil {
			return err
		}
		return move(ctx, w, c.RecordID, to)
	}
	before, err := Find(ctx, w, w.Campaign.ID, c.RecordID)
	if err != nil {
		return err
	}
	after := before.Fields
	if err := former.Put(&after); err != nil {
		return err
	}
	return save(ctx, w, before, before.Version, after)
}

func change(kind campaign.ChangeKind, id string, f Fields, fields campaign.Diff, former campaign.Former) campaign.Change {
	return campaign.Change{Kind: kind, Record: record, RecordID: id, Label: f.Name, Fields: fields, Former: former}
}
