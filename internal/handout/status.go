package handout

import (
	"context"
	"time"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
)

// Standing is how a printed sheet stands to what is right now.
type Standing string

// The standings.
const (
	Current   Standing = "current"   // it shows what is right
	Replaced  Standing = "replaced"  // another edition shows what is right
	Outdated  Standing = "outdated"  // something changed and no edition shows it yet
	Cancelled Standing = "cancelled" // it will not take place
	Withdrawn Standing = "withdrawn" // it does not serve any more
)

// Status is the answer to "is my sheet current?", for everybody who has its
// code. Titles are those of public rows; of rows for the crew it has the
// number, and of everything else only that it changed.
type Status struct {
	Standing  Standing
	Code      string
	Role      string // the name of the role, as in the catalogue
	Number    int
	MadeAt    civil.Instant
	Zone      *time.Location // of the campaign
	Newer     int            // the edition that replaces it
	NewerAt   civil.Instant
	Changed   []ChangedTitle
	Released  bool   // it is a draft, and the campaign is published now
	Head      bool   // time, place or something else above the rows changed
	Backstage int    // how many rows for the crew changed
	Page      string // path of the public page, where there is one
}

// ChangedTitle is a public row that differs.
type ChangedTitle struct {
	Title    string
	Change   RowChange
	From, To string // its time then and now, where that is another one; one of them where it is new or gone
}

// Status returns how the sheet with that code stands. Faults: NotFound where
// no sheet has it.
func (s *Service) Status(ctx context.Context, typed string) (Status, error) {
	code, ok := ReadCode(typed)
	if !ok {
		return Status{}, fault.New(fault.NotFound, "handout.unknown_code")
	}
	e, err := findByCode(ctx, s.db, code)
	if fault.KindOf(err) == fault.NotFound {
		return Status{}, fault.New(fault.NotFound, "handout.unknown_code")
	}
	if err != nil {
		return Status{}, err
	}
	c, err := s.campaigns.FindAny(ctx, e.CampaignID)
	if err != nil {
		return Status{}, err
	}
	status := Status{Code: e.Code, Role: roleOf(e.Role).Name, Number: e.Number, MadeAt: e.MadeAt, Zone: c.Location()}
	if c.Public() {
		status.Page = "/c/" + c.Slug
	}
	status.Standing, err = s.standing(ctx, &status, e, c)
	return status, err
}

// standing compares an edition with what its sheet shows now and fills in what
// changed.
func (s *Service) standing(ctx context.Context, status *Status, e Edition, c campaign.Campaign) (Standing, error) {
	state := c.State()
	if state == campaign.Trashed || state == campaign.Withdrawn {
		return Withdrawn, nil
	}
	read, cancelled := s.leaflet, state == campaign.Cancelled
	if e.Role != ProgrammeRole.Code {
		role, known := ofSession(e.Role)
		if !known {
			return Withdrawn, nil
		}
		read = s.reading(e.Subject, role)
		off, err := s.sessionCancelled(ctx, c.ID, e.Subject)
		if fault.KindOf(err) == fault.NotFound {
			return Withdrawn, nil
		}
		if err != nil {
			return "", err
		}
		cancelled = cancelled || off
	}
	if cancelled {
		return Cancelled, nil
	}
	draft, err := read(ctx, s.db, c)
	if err != nil {
		return "", err
	}
	now := draft(locale.For(e.Language))
	if e.content.withoutAddress().digest() == now.withoutAddress().digest() {
		return Current, nil
	}
	status.tell(e.content, now, Compare(e.content, now, locale.For(e.Language)))
	newer, err := findEdition(ctx, s.db, e.key, draft.digest())
	if fault.KindOf(err) == fault.NotFound {
		return Outdated, nil
	}
	status.Newer, status.NewerAt = newer.Number, newer.MadeAt
	return Replaced, err
}

// tell keeps of the changes what everybody may know: of public rows their
// times, also of those that merely moved along with others.
func (s *Status) tell(before, after Content, changes Changes) {
	s.Released, s.Head = changes.Released, len(changes.Head) > 0
	changed := map[string]ChangedRow{}
	for _, row := range changes.Rows {
		changed[row.ID] = row
		if !row.Public {
			s.Backstage++
		}
	}
	earlier, present := rowsByID(before), rowsByID(after)
	for _, part := range after.Parts {
		for _, row := range part.Rows {
			was, known := earlier[row.ID]
			c, differs := changed[row.ID]
			moved := was.Time != row.Time
			switch {
			case !row.Public || known && !was.Public || !differs && !moved:
			case !known:
				s.Changed = append(s.Changed, ChangedTitle{Title: row.Title, Change: Added, To: row.Time})
			case moved:
				s.Changed = append(s.Changed, ChangedTitle{row.Title, Altered, was.Time, row.Time})
			default:
				s.Changed = append(s.Changed, ChangedTitle{Title: c.Title, Change: c.Change})
			}
		}
	}
	for _, part := range before.Parts {
		for _, row := range part.Rows {
			if _, stays := present[row.ID]; !stays && row.Public {
				s.Changed = append(s.Changed, ChangedTitle{Title: row.Title, Change: Gone, From: row.Time})
			}
		}
	}
}
