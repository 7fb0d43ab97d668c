package site

import (
	"context"
	"sync"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// fresh is how long the Site is kept without asking the database: other
// instances show a change that late.
const fresh = 10 * time.Second

// Service is what people do with the Site. It is safe for concurrent use.
type Service struct {
	db   *database.DB
	mu   sync.Mutex
	kept Site
	read civil.Instant // zero: nothing is kept
}

// NewService returns a service on db.
func NewService(db *database.DB) *Service { return &Service{db: db} }

// Shown returns the Site as pages show it, at most ten seconds old: every page
// asks.
func (s *Service) Shown(ctx context.Context) (Site, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.db.Now()
	if !s.read.IsZero() && now.Before(s.read.Add(fresh)) {
		return s.kept, nil
	}
	site, err := find(ctx, s.db)
	if err == nil {
		s.kept, s.read = site, now
	}
	return site, err
}

// Find returns the Site to be changed. Faults: NotFound for all but
// administrators.
func (s *Service) Find(ctx context.Context, who account.Actor) (Site, error) {
	if !account.Can(who, account.Administer, account.Record{}) {
		return Site{}, fault.New(fault.NotFound, "fault.not_found")
	}
	return find(ctx, s.db)
}

// Change saves what the house says of itself over the version that was seen.
// Faults: Invalid with every wrong field, Stale, NotFound for all but
// administrators.
func (s *Service) Change(ctx context.Context, who account.Actor, version int, in Fields) error {
	if !account.Can(who, account.Administer, account.Record{}) {
		return fault.New(fault.NotFound, "fault.not_found")
	}
	if err := in.check(); err != nil {
		return err
	}
	return s.db.Transact(ctx, func(tx *database.Tx) error {
		before, err := find(ctx, tx)
		if err != nil {
			return err
		}
		if before.Version != version {
			return fault.New(fault.Stale, "fault.stale")
		}
		tx.AfterCommit(s.forget)
		after := Site{Fields: in, ChangedAt: tx.Now(), Version: version + 1}
		if version == 0 {
			return insert(ctx, tx, after)
		}
		saved, err := update(ctx, tx, after)
		if err == nil && !saved {
			return fault.New(fault.Stale, "fault.stale")
		}
		return err
	})
}

func (s *Service) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.read = civil.Instant{}
}
