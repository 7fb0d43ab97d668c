package handout

import (
	"context"
	"strconv"
	"strings"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/cache"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/programme"
	"tongxing/internal/runsheet"
	"tongxing/internal/venue"
)

// Service makes papers and says whether they are current. It is safe for
// concurrent use.
type Service struct {
	db        *database.DB
	clock     civil.Clock
	campaigns *campaign.Service
	paper     *runsheet.Press
	site      string
	papers    *cache.Cache[Paper]
}

// kept is how many finished papers are kept; one has about 150 KB.
const kept = 100

// NewService returns a service that prints with press. site is where the server
// is reached, without a slash at the end; it stands on every paper.
func NewService(db *database.DB, clock civil.Clock, campaigns *campaign.Service, press *runsheet.Press, site string) *Service {
	return &Service{db, clock, campaigns, press, site, cache.New[Paper](clock, kept)}
}

// Invalidate forgets every finished paper of a campaign. It is called after
// each commit.
func (s *Service) Invalidate(campaignID string) { s.papers.Invalidate(campaignID) }

// Run keeps finished papers in step with what other instances commit, until
// ctx ends. failed is told where the database does not answer.
func (s *Service) Run(ctx context.Context, failed func(error)) {
	cache.Run(ctx, func(ctx context.Context, ids []string) (map[string]int64, error) {
		return campaign.Revisions(ctx, s.db, ids)
	}, failed, s.papers)
}

// Paper is a finished PDF, or a Word file.
type Paper struct {
	*cache.Finished
	Name   string // of the file
	Number int    // of the edition; 0 where the paper has several
	Code   string // empty where the paper has several
}

// Wish says which sheet of a campaign is wanted.
type Wish struct {
	Session  string          // empty: the campaign's only or next one
	Role     string          // empty: the full sheet; a code of Packs; or Every
	Language locale.Language // empty: the campaign's own
	Since    int             // mark changes since this edition; 0: since the one before
	Word     bool            // as a file that can be edited; of the roles at work
}

// RunSheet returns the sheet of a session for one who may see the campaign.
// Faults: NotFound, also for a role, session or edition that is not there, and
// for Word of a role that has none; Unready where the program was built without
// fonts.
func (s *Service) RunSheet(ctx context.Context, who account.Actor, campaignID string, wish Wish) (Paper, error) {
	role, known := ofSession(wish.Role)
	if wish.Word && (wish.Role == Every || role.Form == Public) {
		return Paper{}, fault.New(fault.NotFound, "handout.no_word")
	}
	if wish.Role == Every {
		return s.packs(ctx, who, campaignID, wish)
	}
	if !known {
		return Paper{}, fault.New(fault.NotFound, "handout.no_such_role")
	}
	c, err := s.findLive(ctx, who, campaignID)
	if err != nil {
		return Paper{}, err
	}
	language := languageOf(c, wish.Language)
	name := strings.Join([]string{"sheet", c.ID, role.Code, string(language), strconv.Itoa(wish.Since), strconv.FormatBool(wish.Word), wish.Session}, " ")
	press := s.press
	if wish.Word {
		press = word
	}
	return s.papers.Get(ctx, name, func(ctx context.Context) (cache.Answer[Paper], error) {
		session, until, err := s.choose(ctx, c, wish.Session)
		if err != nil {
			return cache.Answer[Paper]{}, err
		}
		k := key{c.ID, session, role.Code, language, Normal}
		return s.answer(ctx, k, c, wish.Since, until, s.reading(session, role), press)
	})
}

// Programme returns the programme of the campaign with that slug, present or
// former, for everybody. Faults: NotFound where it is not public; Unready.
func (s *Service) Programme(ctx context.Context, slug string, language locale.Language, size Size) (Paper, error) {
	name := strings.Join([]string{"public", string(language), string(size), slug}, " ")
	return s.papers.Get(ctx, name, func(ctx context.Context) (cache.Answer[Paper], error) {
		c, err := s.campaigns.FindPublic(ctx, slug)
		if err == nil && !c.Public() {
			err = fault.New(fault.NotFound, "fault.not_found")
		}
		if err != nil {
			return cache.Answer[Paper]{}, err
		}
		return s.programme(ctx, c, language, size)
	})
}

// ProgrammeForTeam returns the programme for one who may see the campaign, also
// before it is published: then its code leads to the edition, not to the page.
// Faults: NotFound, Unready.
func (s *Service) ProgrammeForTeam(ctx context.Context, who account.Actor, campaignID string, language locale.Language, size Size) (Paper, error) {
	c, err := s.findLive(ctx, who, campaignID)
	if err != nil {
		return Paper{}, err
	}
	name := strings.Join([]string{"team", string(language), string(size), c.ID}, " ")
	return s.papers.Get(ctx, name, func(ctx context.Context) (cache.Answer[Paper], error) {
		return s.programme(ctx, c, language, size)
	})
}

func (s *Service) programme(ctx context.Context, c campaign.Campaign, language locale.Language, size Size) (cache.Answer[Paper], error) {
	k := key{c.ID, c.ID, ProgrammeRole.Code, languageOf(c, language), size}
	return s.answer(ctx, k, c, 0, civil.Instant{}, s.leaflet, s.press)
}

// answer finds or makes the edition and prints its paper.
func (s *Service) answer(ctx context.Context, k key, c campaign.Campaign, since int, until civil.Instant, read reader, press func(printed) (Paper, error)) (none cache.Answer[Paper], err error) {
	edition, err := s.edition(ctx, k, c, read)
	if err != nil {
		return none, err
	}
	ready, err := s.ready(ctx, edition, c, since)
	if err != nil {
		return none, err
	}
	paper, err := press(ready)
	if err != nil {
		return none, err
	}
	paper.Number, paper.Code = edition.Number, edition.Code
	return cache.Answer[Paper]{Value: paper, Revisions: map[string]int64{c.ID: c.Revision}, Until: until}, nil
}

// findLive finds a campaign that who may see and that is not in the trash.
func (s *Service) findLive(ctx context.Context, who account.Actor, campaignID string) (campaign.Campaign, error) {
	c, err := s.campaigns.Find(ctx, who, campaignID, account.View)
	if err == nil && c.State() == campaign.Trashed {
		err = fault.New(fault.NotFound, "fault.not_found")
	}
	return c, err
}

// languageOf returns the wished language, else the campaign's.
func languageOf(c campaign.Campaign, wished locale.Language) locale.Language {
	if wished == "" {
		return locale.Language(c.Language)
	}
	return wished
}

// choose returns the id of the session that is wanted: the one named, else the
// only or next one, else the last. until is when the next one is another.
func (s *Service) choose(ctx context.Context, c campaign.Campaign, wanted string) (id string, until civil.Instant, err error) {
	if wanted != "" {
		return wanted, until, nil
	}
	day, err := agenda.Day(ctx, s.db, c.ID)
	if err != nil {
		return "", until, err
	}
	if len(day) == 0 {
		return "", until, fault.New(fault.NotFound, "handout.no_session")
	}
	next := -1
	for i, session := range day {
		today := civil.DateOf(s.clock.Now().In(session.Location()))
		if session.Cancelled() || session.StartsOn.IsZero() || session.LastDay().Before(today) {
			continue
		}
		if next < 0 || session.StartsOn.Before(day[next].StartsOn) {
			next = i
		}
	}
	if next < 0 {
		return day[len(day)-1].ID, until, nil
	}
	after := day[next].LastDay().AddDays(1)
	midnight := time.Date(after.Year, after.Month, after.Day, 0, 0, 0, 0, day[next].Location())
	return day[next].ID, civil.InstantOf(midnight), nil
}

// reading reads what a session's paper shows to a role.
func (s *Service) reading(session string, role Role) reader {
	if role.Form == Public {
		return s.handbill(session, role)
	}
	return s.gathering(session, role)
}

// gathering reads what the sheet of a session shows to a role at work.
func (s *Service) gathering(session string, role Role) reader {
	return func(ctx context.Context, q database.Querier, c campaign.Campaign) (draft, error) {
		g := Gathering{Campaign: c}
		var err error
		if g.Session, err = agenda.FindSession(ctx, q, c.ID, session); err != nil {
			return nil, err
		}
		if g.People, err = campaign.ListPeople(ctx, q, c.ID); err != nil {
			return nil, err
		}
		if id := g.Session.VenueID; id != nil {
			place, err := venue.Find(ctx, q, c.ID, *id)
			switch {
			case err == nil:
				g.Venue = &place
			case fault.KindOf(err) != fault.NotFound:
				return nil, err
			}
		}
		return s.sheetDraft(g, role), nil
	}
}

func (s *Service) sheetDraft(g Gathering, role Role) draft {
	return func(p *locale.Printer) Content {
		content := Sheet(g, role, p)
		content.Site = s.site
		return content
	}
}

// leaflet reads what the programme shows.
func (s *Service) leaflet(ctx context.Context, q database.Querier, c campaign.Campaign) (draft, error) {
	public, err := programme.Load(ctx, q, c)
	if err != nil {
		return nil, err
	}
	return s.leafletDraft(public, c), nil
}

func (s *Service) leafletDraft(public programme.Programme, c campaign.Campaign) draft {
	return func(p *locale.Printer) Content {
		content := Leaflet(public, p)
		content.Site, content.Draft = s.site, !c.Public()
		if content.Draft {
			content.Page = ""
		}
		return content
	}
}

// sessionCancelled says whether a session is cancelled. Faults: NotFound, also
// for one in the trash.
func (s *Service) sessionCancelled(ctx context.Context, campaignID, session string) (bool, error) {
	found, err := agenda.FindSession(ctx, s.db, campaignID, session)
	return found.Cancelled(), err
}
