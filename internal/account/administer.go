package account

import (
	"context"

	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// AccountsAtOnce is how many accounts a page of Accounts holds.
const AccountsAtOnce = 50

// Accounts returns accounts whose name or sign-in name contains text, the
// oldest first, from the one after the given id on; more says whether others
// follow. It is NotFound for anybody but administrators.
func (s *Service) Accounts(ctx context.Context, who Actor, text, after string) (accounts []Account, more bool, err error) {
	if err := administers(who); err != nil {
		return nil, false, err
	}
	accounts, err = selectAccounts(ctx, s.db, text, after, AccountsAtOnce+1)
	if len(accounts) > AccountsAtOnce {
		return accounts[:AccountsAtOnce], true, err
	}
	return accounts, false, err
}

// Account returns one account to an administrator. Faults: NotFound.
func (s *Service) Account(ctx context.Context, who Actor, id string) (Account, error) {
	if err := administers(who); err != nil {
		return Account{}, err
	}
	return findAccount(ctx, s.db, id)
}

// SetDisabled disables an account, which ends its sessions at once, or enables
// it again. Faults: NotFound; Forbidden for oneself.
func (s *Service) SetDisabled(ctx context.Context, who Actor, id string, disabled bool) error {
	return s.administer(ctx, who, id, func(tx *database.Tx) error { return setDisabled(ctx, tx, id, disabled) })
}

// SetAdministrator makes somebody an administrator, or no longer one. Faults:
// NotFound; Forbidden for oneself.
func (s *Service) SetAdministrator(ctx context.Context, who Actor, id string, administrator bool) error {
	return s.administer(ctx, who, id, func(tx *database.Tx) error { return updateAdministrator(ctx, tx, id, administrator) })
}

// IssuePasswordLink makes a link by which somebody sets a new password, and
// ends those made before; it returns the token, which is not to be had again,
// and when the link runs out. Faults: NotFound; Forbidden for oneself, who
// changes it with the present one; Conflict for a disabled account.
func (s *Service) IssuePasswordLink(ctx context.Context, who Actor, id string) (token string, link Link, err error) {
	err = s.administer(ctx, who, id, func(tx *database.Tx) error {
		a, err := findAccount(ctx, tx, id)
		if err != nil {
			return err
		}
		if a.Disabled() {
			return fault.New(fault.Conflict, "account.is_disabled")
		}
		if err := s.links.RevokeAll(ctx, tx, Password, id); err != nil {
			return err
		}
		link, token, err = s.links.Issue(ctx, tx, NewLink{Purpose: Password, Subject: id, By: who.ID, Life: LinkLife, SingleUse: true})
		return err
	})
	return token, link, err
}

// administer runs f for an administrator on somebody else's account, one
// after another. The administrator who acts is one at that moment and is not
// touched, so one always stays.
func (s *Service) administer(ctx context.Context, who Actor, id string, f func(*database.Tx) error) error {
	if err := administers(who); err != nil {
		return err
	}
	if id == who.ID {
		return fault.New(fault.Forbidden, "account.not_oneself")
	}
	return s.db.Transact(ctx, func(tx *database.Tx) error {
		if err := lockAdministrators(ctx, tx); err != nil {
			return err
		}
		// Somebody else may have taken the right away while this waited.
		now, err := s.ActorOf(ctx, tx, who.ID)
		if err != nil {
			return err
		}
		if err := administers(now); err != nil {
			return err
		}
		if _, err := findAccount(ctx, tx, id); err != nil {
			return err
		}
		return f(tx)
	})
}

func administers(who Actor) error {
	if !Can(who, Administer, Record{}) {
		return fault.New(fault.NotFound, "fault.not_found")
	}
	return nil
}

func setDisabled(ctx context.Context, tx *database.Tx, id string, disabled bool) error {
	if disabled {
		return updateDisabled(ctx, tx, id, tx.Now())
	}
	return updateDisabled(ctx, tx, id, civil.Instant{})
}
