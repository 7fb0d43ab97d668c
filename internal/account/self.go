package account

import (
	"context"

	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// Self returns the actor's own account. It is SignIn for a stranger.
func (s *Service) Self(ctx context.Context, who Actor) (Account, error) {
	if !who.SignedIn() {
		return Account{}, fault.New(fault.SignIn, "fault.sign_in")
	}
	return findAccount(ctx, s.db, who.ID)
}

// ChangeProfile stores what somebody says about themselves. version is the
// one that was shown. Faults: Invalid with fields name, email, phone,
// short_name; Stale; SignIn.
func (s *Service) ChangeProfile(ctx context.Context, who Actor, version int, p Profile) error {
	if !who.SignedIn() {
		return fault.New(fault.SignIn, "fault.sign_in")
	}
	var c fault.Collector
	p = p.clean(&c)
	if err := c.Err(); err != nil {
		return err
	}
	return s.db.Transact(ctx, func(tx *database.Tx) error {
		n, err := updateProfile(ctx, tx, who.ID, version, p)
		if err == nil && n == 0 {
			return fault.New(fault.Stale, "fault.stale")
		}
		return err
	})
}

// ChangePassword replaces one's own password and ends all one's sessions; the
// account comes back with its new epoch, for the session that asked. Faults:
// Invalid with fields present and password; TooMany as for SignIn.
func (s *Service) ChangePassword(ctx context.Context, who Actor, present, password string) (Account, error) {
	a, err := s.Self(ctx, who)
	if err != nil {
		return Account{}, err
	}
	old, err := findHash(ctx, s.db, a.ID)
	if err != nil {
		return Account{}, err
	}
	var c fault.Collector
	checkPassword(&c, "password", password, a.SignInNames)
	if err := c.Err(); err != nil {
		return Account{}, err
	}
	account := accountScope(a.ID, "")
	if err := s.try(ctx, account); err != nil {
		return Account{}, err
	}
	ok, _, err := s.hasher.matches(ctx, old, present)
	if err != nil {
		return Account{}, err
	}
	if !ok {
		return Account{}, fault.At("present", "account.password_wrong")
	}
	return s.setPassword(ctx, a.ID, password, nil)
}

// setPassword stores the password, ends the account's sessions, open password
// links and wait, and returns the account as it then is. first runs in the
// same transaction before it; it may be nil.
func (s *Service) setPassword(ctx context.Context, id, password string, first func(*database.Tx) error) (a Account, err error) {
	hash, err := s.hasher.hash(ctx, password)
	if err != nil {
		return Account{}, err
	}
	err = s.db.Transact(ctx, func(tx *database.Tx) error {
		if first != nil {
			if err := first(tx); err != nil {
				return err
			}
		}
		if err := updatePassword(ctx, tx, id, hash); err != nil {
			return err
		}
		if err := s.links.RevokeAll(ctx, tx, Password, id); err != nil {
			return err
		}
		if err := deleteFailures(ctx, tx, accountScope(id, "").name); err != nil {
			return err
		}
		a, err = findAccount(ctx, tx, id)
		return err
	})
	return a, err
}

// SignOutEverywhere ends all one's sessions; the account comes back with its
// new epoch, for the session that asked.
func (s *Service) SignOutEverywhere(ctx context.Context, who Actor) (a Account, err error) {
	err = s.db.Transact(ctx, func(tx *database.Tx) error {
		if err := updateEpoch(ctx, tx, who.ID); err != nil {
			return err
		}
		a, err = findAccount(ctx, tx, who.ID)
		return err
	})
	return a, err
}

// PasswordLink returns whose password a link may set, without using it up.
// The faults are those of Links.Peek.
func (s *Service) PasswordLink(ctx context.Context, token string) (Account, error) {
	link, err := s.links.Peek(ctx, Password, token)
	if err != nil {
		return Account{}, err
	}
	return s.linked(ctx, s.db, link)
}

// ResetPassword sets the password of the account that the link is for and
// uses the link up. Faults: those of Links.Peek; Invalid with field password.
func (s *Service) ResetPassword(ctx context.Context, token, password, client string) (Account, error) {
	a, err := s.PasswordLink(ctx, token)
	if err != nil {
		return Account{}, err
	}
	var c fault.Collector
	checkPassword(&c, "password", password, a.SignInNames)
	if err := c.Err(); err != nil {
		return Account{}, err
	}
	return s.setPassword(ctx, a.ID, password, func(tx *database.Tx) error {
		link, err := s.links.Redeem(ctx, tx, Password, token, client)
		if err != nil {
			return err
		}
		_, err = s.linked(ctx, tx, link)
		return err
	})
}

// linked returns the account of a password link. A link is void once the
// account is disabled or its issuer is no longer an administrator.
func (s *Service) linked(ctx context.Context, q database.Querier, link Link) (Account, error) {
	a, err := findAccount(ctx, q, link.Subject)
	if err != nil {
		return Account{}, err
	}
	void := a.Disabled()
	if link.CreatedBy != nil {
		issuer, err := s.ActorOf(ctx, q, *link.CreatedBy)
		if err != nil {
			return Account{}, err
		}
		void = void || !Can(issuer, Administer, Record{})
	}
	if void {
		return Account{}, fault.New(fault.NotFound, "account.link_revoked")
	}
	return a, nil
}
