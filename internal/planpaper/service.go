package planpaper

import (
	"context"
	"slices"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/plandoc"
	"tongxing/internal/plandoc/write"
	"tongxing/internal/venue"
)

// Service gives plans back. It is safe for concurrent use.
type Service struct {
	db        *database.DB
	campaigns *campaign.Service
}

// NewService returns a service that reads from db.
func NewService(db *database.DB, campaigns *campaign.Service) *Service {
	return &Service{db, campaigns}
}

// Document returns the plan of the campaign with that id or slug as a document
// in the campaign's language, for one who may see it. It says first that it is a
// draft where the campaign is not published. Faults: NotFound.
func (s *Service) Document(ctx context.Context, who account.Actor, idOrSlug string) (write.Document, error) {
	m, err := s.material(ctx, who, idOrSlug)
	if err != nil {
		return write.Document{}, err
	}
	d := m.document()
	if !m.Campaign.Public() {
		d.Sections = slices.Insert(d.Sections, 0, write.Section{Level: 1, Blocks: prose(m.T("plandoc.draft"))})
	}
	return d, nil
}

// Plan returns the plan of the campaign with that id or slug in the form in
// which documents are read, for one who may see it. Its findings are those of
// the plan check on the written document. Faults: NotFound.
func (s *Service) Plan(ctx context.Context, who account.Actor, idOrSlug string) (plandoc.Plan, error) {
	m, err := s.material(ctx, who, idOrSlug)
	if err != nil {
		return plandoc.Plan{}, err
	}
	return m.plan()
}

// Shown returns the plan of a campaign as a document for one who was let in by
// a link: without anybody's telephone number, and nobody's rights are asked.
func (s *Service) Shown(ctx context.Context, c campaign.Campaign) (write.Document, error) {
	m, err := s.load(ctx, c)
	if err != nil {
		return write.Document{}, err
	}
	for i := range m.People {
		m.People[i].Phone = ""
	}
	return m.document(), nil
}

// material is everything of a campaign that its plan shows.
type material struct {
	*locale.Printer
	campaign.Plan
	people   map[string]campaign.Person
	venues   []venue.Venue
	sessions []agenda.Session
	changed  civil.Instant // when the campaign was changed last
}

func (s *Service) material(ctx context.Context, who account.Actor, idOrSlug string) (m material, err error) {
	c, err := s.campaigns.Find(ctx, who, idOrSlug, account.View)
	if err == nil && c.State() == campaign.Trashed {
		err = fault.New(fault.NotFound, "fault.not_found")
	}
	if err != nil {
		return m, err
	}
	if m, err = s.load(ctx, c); err != nil {
		return m, err
	}
	history, err := s.campaigns.History(ctx, who, c.ID, campaign.HistoryFilter{})
	if err != nil {
		return m, err
	}
	if len(history.Revisions) > 0 {
		m.changed = history.Revisions[0].Changes[0].At
	}
	return m, nil
}

func (s *Service) load(ctx context.Context, c campaign.Campaign) (m material, err error) {
	m.changed = c.CreatedAt
	m.Printer, m.people = locale.For(locale.Language(c.Language)), map[string]campaign.Person{}
	if m.Plan, err = campaign.ReadPlan(ctx, s.db, c); err != nil {
		return m, err
	}
	for _, person := range m.People {
		m.people[person.ID] = person
	}
	if m.venues, err = venue.List(ctx, s.db, c.ID); err != nil {
		return m, err
	}
	m.sessions, err = agenda.Day(ctx, s.db, c.ID)
	return m, err
}
