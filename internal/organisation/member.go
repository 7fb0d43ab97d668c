package organisation

import (
	"context"

	"tongxing/internal/account"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// AddMember gives the account with that sign-in name a place. Faults: Invalid
// with fields account, role; NotFound, Forbidden.
func (s *Service) AddMember(ctx context.Context, who account.Actor, id, name string, role Role) error {
	if _, err := s.manage(ctx, s.db, who, id); err != nil {
		return err
	}
	var c fault.Collector
	checkRole(&c, role)
	a, err := s.accounts.Named(ctx, name)
	switch {
	case fault.KindOf(err) == fault.NotFound, err == nil && a.Disabled():
		c.Add("account", "organisation.nobody")
	case err != nil:
		return err
	case a.ID == who.ID:
		c.Add("account", "organisation.not_oneself")
	}
	if err := c.Err(); err != nil {
		return err
	}
	return s.db.Transact(ctx, func(tx *database.Tx) error {
		added, err := insertMember(ctx, tx, id, a.ID, role)
		if err == nil && !added {
			return fault.At("account", "organisation.already_member")
		}
		return err
	})
}

// SetRole changes somebody's place. Faults: Invalid with field role; NotFound,
// Forbidden, the latter for one's own place, too.
func (s *Service) SetRole(ctx context.Context, who account.Actor, id, accountID string, role Role) error {
	return s.onMember(ctx, who, id, accountID, func(tx *database.Tx) error {
		var c fault.Collector
		checkRole(&c, role)
		if err := c.Err(); err != nil {
			return err
		}
		return updateRole(ctx, tx, id, accountID, role)
	})
}

// RemoveMember ends somebody's place; their account stays. Faults: NotFound,
// Forbidden, the latter for one's own place, too.
func (s *Service) RemoveMember(ctx context.Context, who account.Actor, id, accountID string) error {
	return s.onMember(ctx, who, id, accountID, func(tx *database.Tx) error { return deleteMember(ctx, tx, id, accountID) })
}

// onMember runs f for a manager on somebody else's place.
func (s *Service) onMember(ctx context.Context, who account.Actor, id, accountID string, f func(*database.Tx) error) error {
	return s.db.Transact(ctx, func(tx *database.Tx) error {
		if _, err := s.manage(ctx, tx, who, id); err != nil {
			return err
		}
		if accountID == who.ID {
			return fault.New(fault.Forbidden, "organisation.not_oneself")
		}
		if _, err := findMember(ctx, tx, id, accountID); err != nil {
			return err
		}
		return f(tx)
	})
}
