package account

import (
	"context"

	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// What follows serves whoever runs the program's commands on its machine, who
// may do anything there; it asks for nobody's rights.

// Named returns the account with that sign-in name. Faults: NotFound.
func (s *Service) Named(ctx context.Context, name string) (Account, error) {
	names, ok := ReadSignInName(name)
	if !ok {
		return Account{}, fault.New(fault.NotFound, "account.nobody")
	}
	found, err := findGuarded(ctx, s.db, names)
	if fault.KindOf(err) == fault.NotFound {
		return Account{}, fault.New(fault.NotFound, "account.nobody")
	}
	return found.Account, err
}

// Every returns all accounts, the oldest first.
func (s *Service) Every(ctx context.Context) ([]Account, error) {
	return selectAccounts(ctx, s.db, "", "", 1_000_000)
}

// OperatorSetPassword sets somebody's password and ends all their sessions.
// Faults: NotFound; Invalid with field password.
func (s *Service) OperatorSetPassword(ctx context.Context, name, password string) error {
	a, err := s.Named(ctx, name)
	if err != nil {
		return err
	}
	var c fault.Collector
	checkPassword(&c, "password", password, a.SignInNames)
	if err := c.Err(); err != nil {
		return err
	}
	_, err = s.setPassword(ctx, a.ID, password, nil)
	return err
}

// OperatorSetDisabled disables somebody, which ends all their sessions, or
// enables them again. Faults: NotFound; Conflict for the last administrator.
func (s *Service) OperatorSetDisabled(ctx context.Context, name string, disabled bool) error {
	a, err := s.Named(ctx, name)
	if err != nil {
		return err
	}
	return s.db.Transact(ctx, func(tx *database.Tx) error {
		if err := lockAdministrators(ctx, tx); err != nil {
			return err
		}
		if err := setDisabled(ctx, tx, a.ID, disabled); err != nil {
			return err
		}
		left, err := countAdministrators(ctx, tx)
		if err == nil && left == 0 && disabled && a.Administrator {
			return fault.New(fault.Conflict, "account.last_administrator")
		}
		return err
	})
}
