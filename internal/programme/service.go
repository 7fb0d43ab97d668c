package programme

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
	"tongxing/internal/feed"
	"tongxing/internal/locale"
	"tongxing/internal/poster"
	"tongxing/internal/venue"
)

// Service gives the public what is public. It is safe for concurrent use.
type Service struct {
	db           *database.DB
	clock        civil.Clock
	campaigns    *campaign.Service
	links        *account.Links
	installation string
	publicURL    string
	answers      *cache.Cache[*cache.Finished]
	calendars    *cache.Cache[Calendar]
	pictures     *cache.Cache[*cache.Finished]
	press        *poster.Press
}

// NewService returns a service on db. installation is the right side of every
// UID; publicURL is where pages are reached, without a slash at the end; press
// draws the pictures.
func NewService(db *database.DB, clock civil.Clock, campaigns *campaign.Service, press *poster.Press, installation, publicURL string) *Service {
	const kept, keptPictures = 2000, 60 // a picture has 200 KB
	return &Service{db, clock, campaigns, account.NewLinks(db), installation, publicURL,
		cache.New[*cache.Finished](clock, kept), cache.New[Calendar](clock, kept), cache.New[*cache.Finished](clock, keptPictures), press}
}

// Address returns the public page's address of a campaign.
func (s *Service) Address(slug string) string { return s.publicURL + "/c/" + slug }

// Invalidate forgets every finished answer about a campaign. It is called
// after each commit.
func (s *Service) Invalidate(campaignID string) {
	s.answers.Invalidate(campaignID)
	s.calendars.Invalidate(campaignID)
	s.pictures.Invalidate(campaignID)
}

// Run keeps finished answers in step with what other instances commit, until
// ctx ends. failed is told where the database does not answer.
func (s *Service) Run(ctx context.Context, failed func(error)) {
	cache.Run(ctx, func(ctx context.Context, ids []string) (map[string]int64, error) {
		return campaign.Revisions(ctx, s.db, ids)
	}, failed, s.answers, s.calendars, s.pictures)
}

// Page is the public page's content.
type Page struct {
	Programme
	Changed map[string]civil.Instant // sessions and items whose time, place or status changed since publication, by id
	Preview bool                     // seen by its team; strangers cannot
}

// Page returns the programme of the campaign with that slug, present or
// former: for everybody where it is public, for its team before that. Faults:
// NotFound.
func (s *Service) Page(ctx context.Context, who account.Actor, slug string) (Page, error) {
	c, err := s.campaigns.FindPublic(ctx, slug)
	preview := fault.KindOf(err) == fault.NotFound || err == nil && !c.Public()
	if preview {
		c, err = s.campaigns.Find(ctx, who, slug, account.View)
	}
	if err != nil {
		return Page{}, err
	}
	p, err := Load(ctx, s.db, c)
	if err != nil {
		return Page{}, err
	}
	entries, err := feed.Public(ctx, s.db, c.ID)
	if err != nil {
		return Page{}, err
	}
	page := Page{Programme: p, Preview: preview, Changed: map[string]civil.Instant{}}
	for _, e := range entries {
		if _, id, _ := strings.Cut(e.ID, "-"); !e.MovedAt.IsZero() {
			page.Changed[id] = e.MovedAt
		}
	}
	return page, nil
}

// Programme returns the programme of a campaign that is public. Faults:
// NotFound.
func (s *Service) Programme(ctx context.Context, slug string) (Programme, error) {
	page, err := s.Page(ctx, account.Actor{}, slug)
	return page.Programme, err
}

// Calendar is a finished calendar, with what those who count its readers want
// to know.
type Calendar struct {
	*cache.Finished
	CampaignID string
	Moved      civil.Instant // when the time, place or status of anything in it last changed
}

// Feed returns the finished calendar of the campaign with that slug, present
// or former; lang is "zh", "en" or empty for the campaign's own. A campaign
// that was withdrawn answers for 60 days with every entry cancelled. Faults:
// NotFound.
func (s *Service) Feed(ctx context.Context, slug, lang string, byItem bool) (Calendar, error) {
	language, _ := locale.Parse(lang)
	kind := "feed"
	if byItem {
		kind = "items"
	}
	key := strings.Join([]string{kind, string(language), slug}, " ")
	return s.calendars.Get(ctx, key, func(ctx context.Context) (none cache.Answer[Calendar], err error) {
		p, err := s.publication(ctx, slug)
		if err != nil {
			return none, err
		}
		text := calendar.Feed(s.words(p, language).feed(p, byItem))
		return cache.Answer[Calendar]{
			Value:     Calendar{cache.Prepare(text, feed.Modified(p.entries, p.now)), p.ID, feed.LastMove(p.entries)},
			Revisions: map[string]int64{p.ID: p.Revision}, Until: p.until(),
		}, nil
	})
}

// Item returns one item's or one session's calendar file. Faults: NotFound.
func (s *Service) Item(ctx context.Context, slug, id, lang string) (*cache.Finished, error) {
	language, _ := locale.Parse(lang)
	key := strings.Join([]string{"item", string(language), slug, id}, " ")
	return s.answers.Get(ctx, key, func(ctx context.Context) (none cache.Answer[*cache.Finished], err error) {
		p, err := s.publication(ctx, slug)
		if err != nil {
			return none, err
		}
		for _, e := range p.entries {
			if _, of, _ := strings.Cut(e.ID, "-"); of != id || e.Gone(p.now) {
				continue
			}
			text, err := calendar.Item(s.words(p, language).event(p, e))
			if err != nil {
				return none, err
			}
			return s.answer(p, cache.Prepare(text, e.ModifiedAt)), nil
		}
		return none, fault.New(fault.NotFound, "fault.not_found")
	})
}

// OpenData returns the finished JSON for other programs. Faults: NotFound.
func (s *Service) OpenData(ctx context.Context, slug string) (*cache.Finished, error) {
	return s.answers.Get(ctx, "json "+slug, func(ctx context.Context) (none cache.Answer[*cache.Finished], err error) {
		p, err := s.publication(ctx, slug)
		if err == nil && !p.live {
			err = fault.New(fault.NotFound, "fault.not_found")
		}
		if err != nil {
			return none, err
		}
		text, err := p.OpenData()
		if err != nil {
			return none, err
		}
		return s.answer(p, cache.Prepare(text, civil.Instant{})), nil
	})
}

// Text returns the finished programme as plain text; lang is "zh", "en" or
// empty for the campaign's own. Faults: NotFound.
func (s *Service) Text(ctx context.Context, slug, lang string) (*cache.Finished, error) {
	language, _ := locale.Parse(lang)
	key := strings.Join([]string{"text", string(language), slug}, " ")
	return s.answers.Get(ctx, key, func(ctx context.Context) (none cache.Answer[*cache.Finished], err error) {
		p, err := s.publication(ctx, slug)
		if err == nil && !p.live {
			err = fault.New(fault.NotFound, "fault.not_found")
		}
		if err != nil {
			return none, err
		}
		text := p.Text(s.words(p, language).Printer, s.Address(p.Slug))
		return s.answer(p, cache.Prepare([]byte(text), civil.Instant{})), nil
	})
}

// Follow writes into the calendar's memory what each entry shows after a
// change. It runs inside the change's transaction.
func (s *Service) Follow(ctx context.Context, tx *database.Tx, c campaign.Campaign) error {
	if c.PublishedAt.IsZero() {
		return nil
	}
	before, err := feed.Public(ctx, tx, c.ID)
	if err != nil {
		return err
	}
	if !c.Public() {
		// Withdrawn: every entry is cancelled as it last showed. What is changed
		// from now on is the team's alone.
		return feed.Remember(ctx, tx, feed.Reconcile(before, nil, tx.Now()))
	}
	p, err := Load(ctx, tx, c)
	if err != nil {
		return err
	}
	if err := upsertHeading(ctx, tx, heading{c.ID, c.Title, c.Kind, c.Zone}); err != nil {
		return err
	}
	return feed.Remember(ctx, tx, feed.Reconcile(before, entriesOf(p, tx.Now()), tx.Now()))
}

func (s *Service) words(p publication, language locale.Language) words {
	if language == "" {
		language = locale.Language(p.Language)
	}
	return words{locale.For(language), s.installation, s.Address(p.Slug)}
}

func (s *Service) answer(p publication, f *cache.Finished) cache.Answer[*cache.Finished] {
	return cache.Answer[*cache.Finished]{Value: f, Revisions: map[string]int64{p.ID: p.Revision}, Until: p.until()}
}

// publication reads a campaign with what its calendar shows. A draft, and what
// was withdrawn more than 60 days ago, is NotFound.
func (s *Service) publication(ctx context.Context, slug string) (publication, error) {
	c, err := s.campaigns.FindPublic(ctx, slug)
	if err != nil {
		return publication{}, err
	}
	now := s.clock.Now()
	if c.PublishedAt.IsZero() || !c.Public() && !now.Before(ended(c).Add(feed.Tombstone)) {
		return publication{}, fault.New(fault.NotFound, "fault.not_found")
	}
	p, err := Load(ctx, s.db, c)
	if err != nil {
		return publication{}, err
	}
	entries, err := feed.Public(ctx, s.db, c.ID)
	out := publication{Programme: p, entries: entries, live: c.Public(), now: now}
	if out.live || err != nil {
		return out, err
	}
	out.ends = ended(c).Add(feed.Tombstone)
	// What the team changed since is not public: the calendar keeps its name.
	last, err := lastHeading(ctx, s.db, c.ID)
	for _, h := range last {
		out.Title, out.Kind, out.Zone = h.Title, h.Kind, h.Zone
	}
	return out, err
}

// ended returns when a campaign stopped being public.
func ended(c campaign.Campaign) civil.Instant {
	if c.WithdrawnAt.IsZero() || !c.TrashedAt.IsZero() && c.TrashedAt.Before(c.WithdrawnAt) {
		return c.TrashedAt
	}
	return c.WithdrawnAt
}

// until returns the next instant at which the calendar changes by itself.
func (p publication) until() civil.Instant {
	next := feed.NextEnd(p.entries, p.now)
	if next.IsZero() || !p.ends.IsZero() && p.ends.Before(next) {
		return p.ends
	}
	return next
}

// Load reads everything public of a campaign, in a number of queries that
// does not grow with it.
func Load(ctx context.Context, q database.Querier, c campaign.Campaign) (Programme, error) {
	source := Source{Campaign: c}
	var err error
	if source.Organisers, err = campaign.ListOrganisers(ctx, q, c.ID); err != nil {
		return Programme{}, err
	}
	if source.People, err = campaign.ListPeople(ctx, q, c.ID); err != nil {
		return Programme{}, err
	}
	if source.Venues, err = venue.List(ctx, q, c.ID); err != nil {
		return Programme{}, err
	}
	removed, err := venue.Removed(ctx, q, c.ID)
	if err != nil {
		return Programme{}, err
	}
	source.Venues = append(source.Venues, removed...)
	if source.Sessions, err = agenda.Day(ctx, q, c.ID); err != nil {
		return Programme{}, err
	}
	return Of(source), nil
}
