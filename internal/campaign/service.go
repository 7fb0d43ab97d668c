package campaign

import (
	"context"

	"tongxing/internal/account"
	"tongxing/internal/database"
)

// Service is what people do with campaigns. It is safe for concurrent use.
type Service struct {
	db        *database.DB
	followers []Follower
	watchers  []func(campaignID string)
}

// NewService returns a service on db.
func NewService(db *database.DB) *Service { return &Service{db: db} }

// Follow has f told of every change inside its transaction. Call it before
// the first Work.
func (s *Service) Follow(f Follower) { s.followers = append(s.followers, f) }

// Watch has f told of every change after its commit. Call it before the first
// Work.
func (s *Service) Watch(f func(campaignID string)) { s.watchers = append(s.watchers, f) }

// Find returns the campaign with that id or slug if who may do the action on
// it; id or slug may be former. Faults: NotFound, Forbidden.
func (s *Service) Find(ctx context.Context, who account.Actor, idOrSlug string, do account.Action) (Campaign, error) {
	c, err := findCampaignByName(ctx, s.db, idOrSlug)
	if err != nil {
		return Campaign{}, err
	}
	return c, s.allow(ctx, s.db, who, do, c)
}
