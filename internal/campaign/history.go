package campaign

import (
	"context"

	"tongxing/internal/account"
	"tongxing/internal/civil"
)

// HistoryFilter chooses what of a history to read.
type HistoryFilter struct {
	Record    string        // of one kind of record; empty for all
	AccountID string        // by one account; empty for all
	From      civil.Instant // since this moment; zero: from the beginning
	Until     civil.Instant // before this moment; zero: up to now
	Before    int64         // older than this revision; 0 for the newest
}

// historyPage is how many revisions one page of a history holds.
const historyPage = 30

// Revision is one committed change of a campaign with all its lines.
type Revision struct {
	Number  int64
	Changes []LoggedChange // at least one; all by the same actor at the same instant
}

// History is a page of a campaign's change log.
type History struct {
	Revisions []Revision // newest first
	Older     int64      // the Before of the next page; 0 where there is none
	Actors    []Member   // who changed anything, by name; Role is empty
}

// History reads the campaign's change log, newest first. Where a filter is
// set, a revision holds only the lines that it lets through. Faults: NotFound.
func (s *Service) History(ctx context.Context, who account.Actor, idOrSlug string, f HistoryFilter) (h History, err error) {
	c, err := s.Find(ctx, who, idOrSlug, account.View)
	if err != nil {
		return h, err
	}
	lines, err := selectHistory(ctx, s.db, c.ID, f, historyPage+1)
	if err != nil {
		return h, err
	}
	for _, line := range lines {
		if n := len(h.Revisions); n == 0 || h.Revisions[n-1].Number != line.Revision {
			h.Revisions = append(h.Revisions, Revision{Number: line.Revision})
		}
		last := &h.Revisions[len(h.Revisions)-1]
		last.Changes = append(last.Changes, line)
	}
	if len(h.Revisions) > historyPage {
		h.Revisions = h.Revisions[:historyPage]
		h.Older = h.Revisions[historyPage-1].Number
	}
	h.Actors, err = selectActors(ctx, s.db, c.ID)
	return h, err
}
