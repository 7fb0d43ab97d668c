package feed

import (
	"context"
	"strings"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/cache"
	"tongxing/internal/calendar"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/venue"
)

// Config is what a Service stands on.
type Config struct {
	DB           *database.DB
	Clock        civil.Clock
	Links        *account.Links
	Campaigns    *campaign.Service
	Readers      *Readers
	Installation string // the right side of every UID
	PublicURL    string // how visitors reach the server, without a slash at the end
}

// Service gives a campaign's people their own calendars. It is safe for
// concurrent use.
type Service struct {
	Config
	answers *cache.Cache[*cache.Finished]
}

// NewService returns a service.
func NewService(config Config) *Service {
	const kept = 1000
	return &Service{config, cache.New[*cache.Finished](config.Clock, kept)}
}

// Invalidate forgets every finished calendar of a campaign's people. It is
// called after each commit.
func (s *Service) Invalidate(campaignID string) { s.answers.Invalidate(campaignID) }

// Run keeps finished calendars in step with what other instances commit, until
// ctx ends. failed is told where the database does not answer.
func (s *Service) Run(ctx context.Context, failed func(error)) {
	cache.Run(ctx, func(ctx context.Context, ids []string) (map[string]int64, error) {
		return campaign.Revisions(ctx, s.DB, ids)
	}, failed, s.answers)
}

// Issued is a personal calendar's link as its list shows it.
type Issued struct {
	ID        string
	PersonID  string
	Person    string // with what tells people of one name apart
	State     account.LinkState
	CreatedAt civil.Instant
	AskedAt   civil.Instant // when a program last asked for it; zero: never
	Client    Client        // what asked last
	Behind    bool          // something moved since it last asked
}

// Issue makes a calendar for one of the campaign's people and returns its
// token, which is not to be had again, with whose it is. Faults: NotFound,
// Forbidden; Invalid at "person" for somebody who is not of the campaign.
func (s *Service) Issue(ctx context.Context, who account.Actor, campaignID, personID string) (of campaign.Person, token string, err error) {
	err = s.Campaigns.Work(ctx, who, campaignID, account.Edit, func(w *campaign.Work) error {
		people, err := campaign.ListPeople(ctx, w, w.Campaign.ID)
		if err != nil {
			return err
		}
		for _, p := range people {
			if p.ID == personID {
				of = p
			}
		}
		if of.ID == "" {
			return fault.At("person", "feed.wrong.person")
		}
		if err := insertPerson(ctx, w.Tx, w.Campaign.ID, personID); err != nil {
			return err
		}
		if _, token, err = s.Links.Issue(ctx, w.Tx, account.NewLink{Purpose: account.Feed, Subject: personID, By: who.ID}); err != nil {
			return err
		}
		return s.Follow(ctx, w.Tx, w.Campaign)
	})
	return of, token, err
}

// Revoke ends a calendar's link. Faults: NotFound, Forbidden.
func (s *Service) Revoke(ctx context.Context, who account.Actor, campaignID, linkID string) error {
	issued, err := s.list(ctx, who, campaignID, account.Edit)
	if err != nil {
		return err
	}
	for _, of := range issued {
		if of.ID == linkID {
			return s.DB.Transact(ctx, func(tx *database.Tx) error {
				return s.Links.Revoke(ctx, tx, account.Feed, of.PersonID, linkID)
			})
		}
	}
	return fault.New(fault.NotFound, "fault.not_found")
}

// List returns the personal calendars of a campaign, the newest first, the
// revoked ones among them. Faults: NotFound.
func (s *Service) List(ctx context.Context, who account.Actor, campaignID string) ([]Issued, error) {
	return s.list(ctx, who, campaignID, account.View)
}

func (s *Service) list(ctx context.Context, who account.Actor, campaignID string, do account.Action) ([]Issued, error) {
	c, err := s.Campaigns.Find(ctx, who, campaignID, do)
	if err != nil {
		return nil, err
	}
	ids, err := selectPeople(ctx, s.DB, c.ID)
	if err != nil {
		return nil, err
	}
	links, err := s.Links.ListOf(ctx, account.Feed, ids)
	if err != nil {
		return nil, err
	}
	people, err := campaign.ListPeople(ctx, s.DB, c.ID)
	if err != nil {
		return nil, err
	}
	entries, err := personal(ctx, s.DB, c.ID)
	if err != nil {
		return nil, err
	}
	names, moved := map[string]string{}, map[string]civil.Instant{}
	for _, p := range people {
		names[p.ID] = p.Label()
	}
	for _, e := range entries {
		if moved[*e.PersonID].Before(e.MovedAt) {
			moved[*e.PersonID] = e.MovedAt
		}
	}
	issued := make([]Issued, 0, len(links))
	for _, l := range links {
		of := Issued{ID: l.ID, PersonID: l.Subject, Person: names[l.Subject], State: l.State(s.Clock.Now()), CreatedAt: l.CreatedAt, AskedAt: l.LastUsedAt}
		if !l.LastUsedAt.IsZero() {
			of.Client = ClientOf(l.LastClient)
			of.Behind = l.LastUsedAt.Before(moved[l.Subject])
		}
		issued = append(issued, of)
	}
	return issued, nil
}

// Calendar returns the finished calendar that a token opens; lang is "zh",
// "en" or empty for the campaign's own. A token that is unknown or revoked is
// NotFound, and so is one of a campaign that has been in the trash for 60 days.
func (s *Service) Calendar(ctx context.Context, token, lang, userAgent string) (*cache.Finished, error) {
	link, err := s.Links.Peek(ctx, account.Feed, token)
	if err != nil {
		return nil, err
	}
	language, _ := locale.Parse(lang)
	finished, err := s.answers.Get(ctx, string(language)+" "+link.Subject, func(ctx context.Context) (cache.Answer[*cache.Finished], error) {
		return s.build(ctx, link.Subject, language)
	})
	if err == nil {
		s.Readers.Visit(link, userAgent)
	}
	return finished, err
}

func (s *Service) build(ctx context.Context, personID string, language locale.Language) (none cache.Answer[*cache.Finished], err error) {
	campaignID, err := campaignOf(ctx, s.DB, personID)
	if err != nil {
		return none, err
	}
	c, err := campaign.ByID(ctx, s.DB, campaignID)
	if err != nil {
		return none, err
	}
	m, err := load(ctx, s.DB, c)
	if err != nil {
		return none, err
	}
	all, err := personal(ctx, s.DB, c.ID)
	if err != nil {
		return none, err
	}
	now := s.Clock.Now()
	if c.State() == campaign.Trashed && !now.Before(c.TrashedAt.Add(Tombstone)) {
		return none, fault.New(fault.NotFound, "fault.not_found")
	}
	var entries []Entry
	for _, e := range all {
		if *e.PersonID == personID {
			entries = append(entries, e)
		}
	}
	if language == "" {
		language = locale.Language(c.Language)
	}
	w := words{locale.For(language), s.Installation, s.PublicURL + "/c/" + c.Slug}
	text := calendar.Feed(w.calendar(m, personID, entries, now))
	until := NextEnd(entries, now)
	if c.State() == campaign.Trashed {
		until = c.TrashedAt.Add(Tombstone)
	}
	return cache.Answer[*cache.Finished]{
		Value: cache.Prepare(text, Modified(entries, now)), Revisions: map[string]int64{c.ID: c.Revision}, Until: until,
	}, nil
}

// Follow writes into the memory what the entries of every personal calendar
// show after a change. It runs inside the change's transaction.
func (s *Service) Follow(ctx context.Context, tx *database.Tx, c campaign.Campaign) error {
	ids, err := selectPeople(ctx, tx, c.ID)
	if err != nil || len(ids) == 0 {
		return err
	}
	before, err := personal(ctx, tx, c.ID)
	if err != nil {
		return err
	}
	m, err := load(ctx, tx, c)
	if err != nil {
		return err
	}
	var now []Entry
	for _, id := range ids {
		now = append(now, m.entries(id, tx.Now())...)
	}
	return Remember(ctx, tx, Reconcile(before, now, tx.Now()))
}

// load reads what personal calendars are made of, in a number of queries that
// does not grow with the campaign.
func load(ctx context.Context, q database.Querier, c campaign.Campaign) (m material, err error) {
	m = material{campaign: c, people: map[string]campaign.Person{}, venues: map[string]venue.Venue{}}
	people, err := campaign.ListPeople(ctx, q, c.ID)
	if err != nil {
		return m, err
	}
	for _, p := range people {
		m.people[p.ID] = p
	}
	if m.duties, err = campaign.ListDuties(ctx, q, c.ID); err != nil {
		return m, err
	}
	if m.sessions, err = agenda.Day(ctx, q, c.ID); err != nil {
		return m, err
	}
	for _, list := range []func(context.Context, database.Querier, string) ([]venue.Venue, error){venue.Removed, venue.List} {
		venues, err := list(ctx, q, c.ID)
		if err != nil {
			return m, err
		}
		for _, v := range venues {
			m.venues[v.ID] = v
		}
	}
	return m, nil
}

// Address returns where a token's calendar is reached.
func (s *Service) Address(token string) string { return s.PublicURL + "/feeds/" + token + ".ics" }

// Token returns the token of a file that is asked for, without its ending.
func Token(file string) (token string, ok bool) { return strings.CutSuffix(file, ".ics") }
