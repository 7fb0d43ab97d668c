package planimport

import (
	"context"
	"slices"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/database"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/venue"
)

// Outcome says what merging does with a part.
type Outcome string

// The outcomes.
const (
	Added   Outcome = "added"   // the campaign has nothing like it
	Changed Outcome = "changed" // the campaign has it, said differently
	Same    Outcome = "same"    // the campaign has it as it is
	Only    Outcome = "only"    // stands in the campaign alone, and stays
)

// Difference is one line of a Preview.
type Difference struct {
	ID    string // for Apply
	Sort  Sort   // CampaignID for the campaign's own fields
	What  Outcome
	Field string // of the campaign's own fields: theme, purpose, period …, or a session's: starts_on, starts_at, venue_id; else empty
	Title string // what the part is called
	Was   string // what stands in the campaign; empty for Added
	Will  string // what stands there after Apply; empty for Only
	// Fills says of what is Changed that nothing that stands there would be
	// replaced: what is blank is filled.
	Fills bool
	signs bool // an organiser who issues the plan: no section shows it, it signs
	write func(context.Context, *merging) error
}

// Preview is what merging an import into a campaign would do.
type Preview struct {
	CampaignID string
	Revision   int64 // of the campaign, for Apply
	Lines      []Difference
}

// Preview compares an import with a campaign that who may edit, by meaning:
// headings, titles and names, not places in a list, and tells it in words's
// language. Faults: NotFound, also for a campaign that who may not see;
// Forbidden.
func (s *Service) Preview(ctx context.Context, who account.Actor, words *locale.Printer, id, campaignID string) (Preview, error) {
	found, _, err := s.find(ctx, s.db, who, id)
	if err != nil {
		return Preview{}, err
	}
	c, err := s.campaigns.Find(ctx, who, campaignID, account.Edit)
	if err != nil {
		return Preview{}, err
	}
	m, err := compare(ctx, s.db, words, c, found.Proposal)
	return Preview{CampaignID: c.ID, Revision: c.Revision, Lines: m.lines}, err
}

// Apply writes the chosen lines of a Preview into the campaign, and ends the
// import. It deletes nothing of the campaign. Faults: Stale where the import or
// the campaign changed since the Preview; Conflict where nothing is chosen;
// Invalid, NotFound, Forbidden.
func (s *Service) Apply(ctx context.Context, who account.Actor, id string, version int, campaignID string, revision int64, chosen []string) (done campaign.Campaign, err error) {
	found, row, err := s.find(ctx, s.db, who, id)
	if err != nil {
		return done, err
	}
	c, err := s.campaigns.Find(ctx, who, campaignID, account.Edit)
	if err != nil {
		return done, err
	}
	err = s.campaigns.Work(ctx, who, c.ID, account.Edit, func(w *campaign.Work) error {
		// The work has let the revision grow by one.
		if row.Version != version || w.Campaign.Revision != revision+1 {
			return fault.New(fault.Stale, "fault.stale")
		}
		m, err := compare(ctx, w, locale.For(locale.Language(w.Campaign.Language)), w.Campaign, found.Proposal)
		if err != nil {
			return err
		}
		m.work, m.details = w, w.Campaign.Details
		written := 0
		for _, line := range m.lines {
			if line.write == nil || !slices.Contains(chosen, line.ID) {
				continue
			}
			if err := line.write(ctx, m); err != nil {
				return err
			}
			m.lists[shownBy(line)] = m.lists[shownBy(line)] || !line.signs
			written++
		}
		if written == 0 {
			return fault.New(fault.Conflict, "import.wrong.nothing_chosen")
		}
		if err := m.arrange(ctx); err != nil {
			return err
		}
		if err := campaign.SaveDetails(ctx, w, w.Campaign.Version, m.details); err != nil {
			return err
		}
		return deleteRow(ctx, w.Tx, row)
	})
	if err != nil {
		return done, err
	}
	return s.campaigns.Find(ctx, who, c.ID, account.View)
}

// shownBy is the kind of section that shows what a line writes.
func shownBy(line Difference) campaign.SectionKind {
	switch line.Sort {
	case PlacePart:
		return campaign.PlacesSection
	case OrganiserPart:
		return campaign.OrganisersSection
	case PostPart:
		return campaign.CommitteeSection
	case DutyPart:
		return campaign.DutiesSection
	case SessionPart, ItemPart:
		return campaign.AgendaSection
	case BudgetLinePart:
		return campaign.BudgetSection
	case ContactPart:
		return campaign.ContactsSection
	case SectionPart:
		return campaign.TextSection
	}
	switch line.Field {
	case "theme":
		return campaign.ThemeSection
	case "purpose":
		return campaign.PurposeSection
	}
	return campaign.PeriodSection
}

// merging is a proposal beside the campaign that it is merged into.
type merging struct {
	built
	words    *locale.Printer
	there    campaign.Plan
	venues   []venue.Venue
	sessions []agenda.Session
	lines    []Difference
	matched  map[string]bool // ids of the campaign's rows

	work    *campaign.Work // while it is applied
	details campaign.Details
	people  map[string]string // ids of the campaign's people by those of the outline
	places  map[string]string // ids of venues by those of parts

	sections []string // ids of the campaign's sections in the document's order, new ones as they are made; empty for those that are not
	made     map[int]bool
	lists    map[campaign.SectionKind]bool // what was written that a section of that kind shows
}

func compare(ctx context.Context, q database.Querier, words *locale.Printer, c campaign.Campaign, p Proposal) (m *merging, err error) {
	m = &merging{built: p.build(), words: words, matched: map[string]bool{}, people: map[string]string{}, places: map[string]string{},
		made: map[int]bool{}, lists: map[campaign.SectionKind]bool{}}
	if m.there, err = campaign.ReadPlan(ctx, q, c); err != nil {
		return m, err
	}
	if m.venues, err = venue.List(ctx, q, c.ID); err != nil {
		return m, err
	}
	if m.sessions, err = agenda.Day(ctx, q, c.ID); err != nil {
		return m, err
	}
	m.compareDetails()
	m.compareSections()
	m.comparePlaces()
	m.compareOrganisers()
	m.comparePosts()
	m.compareDuties()
	m.compareBudget()
	m.comparePeople()
	m.compareSessions()
	return m, nil
}

// note adds a line: Added without was, Same where nothing would be other.
func (m *merging) note(d Difference, there bool) {
	switch {
	case !there:
		d.What, d.Fills = Added, false
	case d.Was == d.Will:
		d.What, d.Fills, d.write = Same, false, nil
	default:
		d.What = Changed
		d.Fills = d.Fills || d.Was == ""
	}
	m.lines = append(m.lines, d)
}

// only adds a line for what the campaign alone has.
func (m *merging) only(sort Sort, id, title, was string) {
	if !m.matched[id] {
		m.lines = append(m.lines, Difference{ID: "only-" + id, Sort: sort, What: Only, Title: title, Was: was})
	}
}

func (m *merging) compareDetails() {
	was, will := m.there.Campaign.Details, m.built.details
	for _, f := range []struct {
		name      string
		was, will string
		set       func(d *campaign.Details)
	}{
		{"theme", was.Theme, will.Theme, func(d *campaign.Details) { d.Theme = will.Theme }},
		{"purpose", was.Purpose, will.Purpose, func(d *campaign.Details) { d.Purpose = will.Purpose }},
		{"period", was.Period, will.Period, func(d *campaign.Details) { d.Period = will.Period }},
		{"starts_on", m.words.Days(was.StartsOn, was.EndsOn), m.words.Days(will.StartsOn, will.EndsOn), func(d *campaign.Details) { d.StartsOn, d.EndsOn = will.StartsOn, will.EndsOn }},
	} {
		if f.will == "" && f.was != "" {
			m.lines = append(m.lines, Difference{ID: "only-" + f.name, Sort: CampaignID, What: Only, Field: f.name, Was: f.was})
		} else if f.will != "" {
			m.note(Difference{ID: CampaignID + "." + f.name, Sort: CampaignID, Field: f.name, Was: f.was, Will: f.will,
				write: func(_ context.Context, m *merging) error { f.set(&m.details); return nil }}, f.was != "")
		}
	}
}

// match finds the row that means the same and was not matched yet.
func match[T any](m *merging, rows []T, id func(T) string, same func(T) bool) (found T, there bool) {
	for _, row := range rows {
		if !m.matched[id(row)] && same(row) {
			m.matched[id(row)] = true
			return row, true
		}
	}
	return found, false
}

func sameWords(a, b string) bool { return core(a) != "" && core(a) == core(b) }
