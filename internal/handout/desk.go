package handout

import (
	"context"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/programme"
	"tongxing/internal/venue"
)

// Desk is what the page for printing knows of a campaign.
type Desk struct {
	Campaign  campaign.Campaign
	Papers    locale.Language // of the papers to be printed
	Sessions  []SessionSheet
	Programme SheetState
}

// SessionSheet is the full sheet of a session, and its sheets by role.
type SessionSheet struct {
	Session agenda.Session
	SheetState
	Packs []PackState
}

// PackState is the sheet of a role.
type PackState struct {
	Role Role
	SheetState
}

// SheetState is how a sheet stands to its last edition.
type SheetState struct {
	Number  int           // of the edition that shows what the sheet shows now, else of the last one; 0 where none was printed
	MadeAt  civil.Instant // when it was first printed
	Current bool          // it shows what the sheet shows now
	Changes Changes       // since that edition
	Earlier []Edition     // other ones that its paper can be compared with, the last first
}

// Desk returns how the sheets of a campaign stand, for one who may see it, in
// the printer's words. Earlier editions are those of papers in a language, the
// campaign's own where it is empty. Faults: NotFound.
func (s *Service) Desk(ctx context.Context, who account.Actor, campaignID string, papers locale.Language, p *locale.Printer) (Desk, error) {
	c, err := s.findLive(ctx, who, campaignID)
	if err != nil {
		return Desk{}, err
	}
	desk := Desk{Campaign: c, Papers: languageOf(c, papers)}
	drafts := map[subject]draft{}
	day, err := s.sheetDrafts(ctx, c, drafts)
	if err != nil {
		return Desk{}, err
	}
	states, err := s.states(ctx, desk, drafts, p)
	if err != nil {
		return Desk{}, err
	}
	for _, session := range day {
		sheet := SessionSheet{Session: session, SheetState: states[subject{session.ID, FullRole.Code}]}
		for _, role := range Packs {
			sheet.Packs = append(sheet.Packs, PackState{role, states[subject{session.ID, role.Code}]})
		}
		desk.Sessions = append(desk.Sessions, sheet)
	}
	desk.Programme = states[subject{c.ID, ProgrammeRole.Code}]
	return desk, nil
}

// subject is what numbers count within.
type subject struct{ id, role string }

// sheetDrafts adds what every sheet shows now, and returns the sessions.
func (s *Service) sheetDrafts(ctx context.Context, c campaign.Campaign, drafts map[subject]draft) ([]agenda.Session, error) {
	day, err := agenda.Day(ctx, s.db, c.ID)
	if err != nil {
		return nil, err
	}
	people, err := campaign.ListPeople(ctx, s.db, c.ID)
	if err != nil {
		return nil, err
	}
	venues, err := venue.List(ctx, s.db, c.ID)
	if err != nil {
		return nil, err
	}
	public, err := programme.Load(ctx, s.db, c)
	if err != nil {
		return nil, err
	}
	drafts[subject{c.ID, ProgrammeRole.Code}] = s.leafletDraft(public, c)
	for _, session := range day {
		g := Gathering{Campaign: c, Session: session, People: people}
		for i := range venues {
			if session.VenueID != nil && venues[i].ID == *session.VenueID {
				g.Venue = &venues[i]
			}
		}
		drafts[subject{session.ID, FullRole.Code}] = s.sheetDraft(g, FullRole)
		for _, role := range Packs {
			if role.Form != Public {
				drafts[subject{session.ID, role.Code}] = s.sheetDraft(g, role)
			}
		}
		for _, of := range public.Sessions {
			for _, role := range Packs {
				if role.Form == Public && of.ID == session.ID {
					drafts[subject{of.ID, role.Code}] = s.handbillDraft(public, of, g, role)
				}
			}
		}
	}
	return day, nil
}

// states compares what sheets show now with their editions.
func (s *Service) states(ctx context.Context, desk Desk, drafts map[subject]draft, p *locale.Printer) (map[subject]SheetState, error) {
	editions, err := listEditions(ctx, s.db, desk.Campaign.ID)
	if err != nil {
		return nil, err
	}
	digests, shown := map[subject]string{}, map[subject]Edition{}
	for about, now := range drafts {
		digests[about] = now.digest()
	}
	for _, e := range editions {
		about := subject{e.Subject, e.Role}
		best, any := shown[about]
		isNow := e.Digest == digests[about]
		if !any || isNow && (best.Digest != e.Digest || e.MadeAt.Before(best.MadeAt)) {
			shown[about] = e
		}
	}
	states := map[subject]SheetState{}
	var changed []string
	for about, e := range shown {
		states[about] = SheetState{Number: e.Number, MadeAt: e.MadeAt, Current: e.Digest == digests[about]}
		if e.Digest != digests[about] {
			changed = append(changed, e.ID)
		}
	}
	for _, e := range editions {
		about := subject{e.Subject, e.Role}
		if state := states[about]; e.Language == desk.Papers && e.Size == Normal && e.Number != state.Number {
			state.Earlier = append(state.Earlier, e)
			states[about] = state
		}
	}
	before, err := findEditions(ctx, s.db, changed)
	for _, e := range before {
		about := subject{e.Subject, e.Role}
		now, there := drafts[about]
		if !there {
			continue
		}
		state := states[about]
		state.Changes = Compare(e.content, now(locale.For(e.Language)), p)
		states[about] = state
	}
	return states, err
}
