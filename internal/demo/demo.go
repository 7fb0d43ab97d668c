package demo

import (
	"context"
	"errors"
	"fmt"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/database"
	"tongxing/internal/fault"
	"tongxing/internal/organisation"
	"tongxing/internal/venue"
)

// Services are what the demonstration goes through.
type Services struct {
	DB            *database.DB
	Accounts      *account.Service
	Organisations *organisation.Service
	Campaigns     *campaign.Service
	Venues        *venue.Service
	Agendas       *agenda.Service
}

// Password is that of every account of the demonstration.
const Password = "tongxing-demo"

// ErrNotEmpty is returned for a database that holds anything but the whole
// demonstration, one whose filling was interrupted among them.
var ErrNotEmpty = errors.New("the database is not empty: the demonstration wants one of its own")

// marker is the fact by which a filled database is known.
const marker = "demonstration"

// Fill puts the demonstration into an empty database and leaves a database
// that already holds it as it is. Errors: ErrNotEmpty.
func Fill(ctx context.Context, s Services) error {
	if filled, err := s.DB.KnownFact(ctx, marker); err != nil || filled != "" {
		return err
	}
	f := filling{Services: s, days: daysFrom(s.DB.Now()), actors: map[string]account.Actor{}, homes: map[string]string{}}
	if err := f.register(ctx); err != nil {
		return err
	}
	if err := f.organise(ctx); err != nil {
		return err
	}
	for _, c := range f.days.contents() {
		if err := f.begin(ctx, c); err != nil {
			return fmt.Errorf("demonstration, %s: %w", c.slug, err)
		}
	}
	_, err := s.DB.Fact(ctx, marker, s.DB.Now().String())
	return err
}

// contents are the campaigns of the demonstration.
func (d days) contents() []content {
	return []content{disabilityDay(d), fourUniversities(d), specialEducation(d), careSubsidy(d), childCareService(d)}
}

// filling is Fill under way.
type filling struct {
	Services
	days   days
	actors map[string]account.Actor // by the left part of their address
	homes  map[string]string        // organisations' ids by name
}

// register makes the accounts. The first administrator of all can only be set
// up where there is no account, and without one nothing else is there: that
// claims the database.
func (f *filling) register(ctx context.Context) error {
	for _, p := range people {
		made, err := f.add(ctx, p)
		if err != nil {
			return err
		}
		f.actors[p.key] = account.Actor{ID: made.ID, Name: made.Name, Administrator: made.Administrator}
	}
	return nil
}

func (f *filling) add(ctx context.Context, p person) (account.Account, error) {
	n := account.NewAccount{
		Profile:  account.Profile{Name: p.name, SignInNames: account.SignInNames{Email: p.email()}},
		Password: Password,
	}
	if p.key != administrator {
		return f.Accounts.Add(ctx, n, nil)
	}
	made, err := f.Accounts.SetUp(ctx, n)
	if fault.KindOf(err) == fault.NotFound {
		err = ErrNotEmpty
	}
	return made, err
}

// organise makes the tree of organisations with everybody's place in it, and
// learns everybody's rights.
func (f *filling) organise(ctx context.Context) error {
	admin := f.actors[administrator]
	for _, o := range organisations {
		made, err := f.Organisations.Create(ctx, admin, f.homes[o.above], o.name)
		if err != nil {
			return err
		}
		f.homes[o.name] = made.ID
	}
	for _, p := range people {
		if p.home != "" {
			if err := f.Organisations.AddMember(ctx, admin, f.homes[p.home], p.email(), p.role); err != nil {
				return err
			}
		}
		who, err := f.Accounts.ActorOf(ctx, f.DB, f.actors[p.key].ID)
		if err != nil {
			return err
		}
		f.actors[p.key] = who
	}
	return nil
}
