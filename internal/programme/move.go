package programme

import (
	"context"
	"strings"

	"tongxing/internal/account"
	"tongxing/internal/civil"
	"tongxing/internal/feed"
	"tongxing/internal/locale"
)

// Move is what moved in a public calendar last.
type Move struct {
	At       civil.Instant // zero: nothing moved yet
	Sessions []MovedSession
}

// MovedSession is a session that moved in the last move, as it stands now.
type MovedSession struct {
	Session
	From civil.Instant // when it began before; zero where that did not change or had no time
}

// LastMove returns the programme of a public campaign and what of it moved
// last; nothing moved where it is not public. Faults: NotFound.
func (s *Service) LastMove(ctx context.Context, who account.Actor, campaignID string) (Programme, Move, error) {
	c, err := s.campaigns.Find(ctx, who, campaignID, account.View)
	if err != nil {
		return Programme{}, Move{}, err
	}
	p, err := Load(ctx, s.db, c)
	if err != nil || !c.Public() {
		return p, Move{}, err
	}
	entries, err := feed.Public(ctx, s.db, c.ID)
	if err != nil {
		return p, Move{}, err
	}
	move := Move{At: feed.LastMove(entries)}
	for _, session := range p.Sessions {
		for _, e := range entries {
			if e.ID != "session-"+session.ID || e.MovedAt.IsZero() || e.MovedAt != move.At {
				continue
			}
			moved := MovedSession{Session: session}
			if e.MovedFrom != e.Starts {
				moved.From, _ = civil.ParseInstant(e.MovedFrom)
			}
			move.Sessions = append(move.Sessions, moved)
		}
	}
	return p, move, nil
}

// MoveMessage returns the words that tell a group of the last move; empty
// where no session moved.
func (p Programme) MoveMessage(words *locale.Printer, move Move, address string) string {
	if len(move.Sessions) == 0 {
		return ""
	}
	lines := []string{words.T("programme.moved.title", "Title", p.Title)}
	for _, s := range move.Sessions {
		line := strings.TrimSpace(words.Days(s.StartsOn, s.lastDay()) + " " + s.times(words))
		if len(p.Sessions) > 1 {
			line = words.T("programme.labelled", "Label", s.Title, "Text", line)
		}
		if place := s.Place.line(); place != "" {
			line += words.T("programme.comma_clause") + place
		}
		if s.Cancelled {
			line = words.T("programme.cancelled_entry", "Title", line)
		} else if !s.From.IsZero() {
			line += words.T("programme.moved.from", "When", words.Moment(s.From, location(s.Zone)))
		}
		lines = append(lines, line)
	}
	return strings.Join(append(lines, words.T("programme.moved.more"), address), "\n")
}
