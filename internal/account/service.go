package account

import (
	"context"
	"strings"
	"time"

	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// Service is what people do with accounts. It is safe for concurrent use.
// Make one a program: it bounds the memory that hashing takes.
type Service struct {
	db     *database.DB
	links  *Links
	hasher hasher
}

// NewService returns a service on db.
func NewService(db *database.DB) *Service {
	return &Service{db: db, links: NewLinks(db), hasher: newHasher()}
}

// Links returns the links that carry a right, for the modules whose purposes
// they serve.
func (s *Service) Links() *Links { return s.links }

// Actor returns who a session belongs to, in two queries. It is fault.SignIn
// where the account is gone or disabled or the session's epoch is over.
func (s *Service) Actor(ctx context.Context, id string, epoch int) (Actor, Account, error) {
	a, err := findAccount(ctx, s.db, id)
	if err != nil && fault.KindOf(err) != fault.NotFound {
		return Actor{}, Account{}, err
	}
	if err != nil || a.Disabled() || a.Epoch != epoch {
		return Actor{}, Account{}, fault.New(fault.SignIn, "fault.sign_in")
	}
	who, err := actorOf(ctx, s.db, a)
	return who, a, err
}

// ActorOf returns the rights that an account has at this moment, signed in or
// not: none where it is gone or disabled. It is how a link asks whether the
// one who issued it may still do so.
func (s *Service) ActorOf(ctx context.Context, q database.Querier, id string) (Actor, error) {
	a, err := findAccount(ctx, q, id)
	if fault.KindOf(err) == fault.NotFound || a.Disabled() {
		return Actor{}, nil
	}
	if err != nil {
		return Actor{}, err
	}
	return actorOf(ctx, q, a)
}

func actorOf(ctx context.Context, q database.Querier, a Account) (Actor, error) {
	who := Actor{ID: a.ID, Name: a.Name, Administrator: a.Administrator}
	places, err := selectPlaces(ctx, q, a.ID)
	for _, p := range places {
		who.Edits = append(who.Edits, p.Organisation)
		if p.Manager {
			who.Manages = append(who.Manages, p.Organisation)
		}
	}
	return who, err
}

// NeedsSetup says whether there is no account yet.
func (s *Service) NeedsSetup(ctx context.Context) (bool, error) {
	there, err := anyAccount(ctx, s.db)
	return !there, err
}

// SetUp makes the first administrator. Once there is an account it is
// NotFound, for all but one of those who try at the same time. Faults:
// Invalid with fields name, email, phone, short_name, password.
func (s *Service) SetUp(ctx context.Context, n NewAccount) (Account, error) {
	// Asked before the costly hash too: strangers may come here for ever.
	needs, err := s.NeedsSetup(ctx)
	if err != nil {
		return Account{}, err
	}
	if !needs {
		return Account{}, fault.New(fault.NotFound, "fault.not_found")
	}
	n.Administrator = true
	return s.add(ctx, n, func(tx *database.Tx) error {
		if err := lockAdministrators(ctx, tx); err != nil {
			return err
		}
		there, err := anyAccount(ctx, tx)
		if err == nil && there {
			return fault.New(fault.NotFound, "fault.not_found")
		}
		return err
	}, nil)
}

// Add makes an account and, in the same transaction, whatever else then does
// with it; then may be nil. It asks for nobody's rights: it serves the command
// line, the demonstration, and invitations. Faults: Invalid with fields name,
// email, phone, short_name, password.
func (s *Service) Add(ctx context.Context, n NewAccount, then func(*database.Tx, Account) error) (Account, error) {
	return s.add(ctx, n, nil, then)
}

// add hashes the password before the transaction begins: nobody else waits
// for it.
func (s *Service) add(ctx context.Context, n NewAccount, first func(*database.Tx) error, then func(*database.Tx, Account) error) (Account, error) {
	var c fault.Collector
	p := n.Profile.clean(&c)
	checkPassword(&c, "password", n.Password, p.SignInNames)
	if err := c.Err(); err != nil {
		return Account{}, err
	}
	hash, err := s.hasher.hash(ctx, n.Password)
	if err != nil {
		return Account{}, err
	}
	a := Account{
		ID: database.NewID(), Name: p.Name, SignInNames: p.SignInNames, Administrator: n.Administrator, Language: p.Language, Version: 1,
	}
	err = s.db.Transact(ctx, func(tx *database.Tx) error {
		if first != nil {
			if err := first(tx); err != nil {
				return err
			}
		}
		a.CreatedAt = tx.Now()
		if err := insertAccount(ctx, tx, guarded{a, hash}); err != nil || then == nil {
			return err
		}
		return then(tx, a)
	})
	return a, err
}

// Credentials is what somebody types to sign in.
type Credentials struct {
	Name     string // any sign-in name
	Password string
	Address  string // where it comes from, an IP address
}

// SignIn returns the account that the name and the password belong to. It is
// Invalid where they belong to none, without saying which of them is wrong,
// or where the account is disabled; TooMany where the account's or the
// address's failures ask for patience, with Count in its arguments.
func (s *Service) SignIn(ctx context.Context, in Credentials) (Account, error) {
	names, readable := ReadSignInName(in.Name)
	g := guarded{Hash: nobody}
	if readable {
		found, err := findGuarded(ctx, s.db, names)
		if err != nil && fault.KindOf(err) != fault.NotFound {
			return Account{}, err
		}
		if err == nil {
			g = found
		}
	}
	account, address := accountScope(g.ID, names.First()), addressScope(in.Address)
	if err := s.try(ctx, account, address); err != nil {
		return Account{}, err
	}
	ok, outdated, err := s.hasher.matches(ctx, g.Hash, in.Password)
	switch {
	case err != nil:
		return Account{}, err
	case !ok || g.ID == "":
		return Account{}, fault.New(fault.Invalid, "account.sign_in_wrong")
	case g.Disabled():
		return Account{}, fault.New(fault.Invalid, "account.sign_in_disabled")
	}
	better := ""
	if outdated {
		if better, err = s.hasher.hash(ctx, in.Password); err != nil {
			return Account{}, err
		}
	}
	return g.Account, s.db.Transact(ctx, func(tx *database.Tx) error {
		if better != "" {
			if err := updateHash(ctx, tx, g.ID, g.Hash, better); err != nil {
				return err
			}
		}
		if err := deleteFailures(ctx, tx, account.name); err != nil {
			return err
		}
		return takeBackFailure(ctx, tx, address.name)
	})
}

// Sweep removes what has run out: expired sessions, and counts of failures
// that no longer slow anybody down. Call it now and then.
func (s *Service) Sweep(ctx context.Context) error {
	return s.db.Transact(ctx, func(tx *database.Tx) error {
		if err := deleteSessionsBefore(ctx, tx, tx.Now()); err != nil {
			return err
		}
		return deleteFailuresBefore(ctx, tx, tx.Now().Add(-24*time.Hour))
	})
}

// shortClient cuts what a client says of itself to what a list can show.
func shortClient(client string) string {
	client = strings.ToValidUTF8(strings.ReplaceAll(client, "\x00", ""), "")
	if runes := []rune(client); len(runes) > 120 {
		return string(runes[:120])
	}
	return client
}
