package feedweb

import (
	"context"
	"slices"
	"strings"
	"time"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/feed"
	"tongxing/internal/programme"
)

// told returns the move that a message has to tell: all that moved since those
// who are furthest behind last asked, or the last move where nobody is. What
// was removed meanwhile stands in it, and in the programme, as cancelled.
func (h *handlers) told(ctx context.Context, of campaign.Campaign, p programme.Programme, last programme.Move, audience []feed.Audience) (programme.Programme, programme.Move, error) {
	if last.At.IsZero() {
		return p, last, nil
	}
	since, some := feed.Behind(audience)
	if !some {
		since = last.At.Add(-time.Millisecond)
	}
	entries, err := feed.MovesSince(ctx, h.Queries, p.ID, since)
	if err != nil {
		return p, last, err
	}
	now := h.Clock.Now()
	move := programme.Move{At: last.At}
	sessions := slices.Clone(p.Sessions)
	for _, e := range entries {
		if e.ID != "session-"+e.SessionID || e.Gone(now) {
			continue
		}
		at := slices.IndexFunc(p.Sessions, func(s programme.Session) bool { return s.ID == e.SessionID })
		moved := programme.MovedSession{}
		if at >= 0 {
			moved.Session = p.Sessions[at]
		} else {
			moved.Session = removedSession(e, of)
			sessions = append(sessions, moved.Session)
		}
		if e.MovedFrom != e.Starts {
			moved.From, _ = civil.ParseInstant(e.MovedFrom)
		}
		move.Sessions = append(move.Sessions, moved)
	}
	p.Sessions = sessions
	return p, move, nil
}

// removedSession is a session that is no longer of the programme, as its
// calendar entry showed it to those who are told: when it was to be is all that
// they need.
func removedSession(e feed.Entry, of campaign.Campaign) programme.Session {
	s := programme.Session{ID: e.SessionID, Title: strings.TrimPrefix(e.Summary, of.Title+" · "), Zone: of.Zone, Cancelled: true}
	if e.AllDay {
		s.StartsOn, _ = civil.ParseDate(e.Starts)
		s.EndsOn, _ = civil.ParseDate(e.Ends)
		return s
	}
	s.Starts, _ = civil.ParseInstant(e.MovedFrom)
	if e.MovedFrom == e.Starts {
		s.Ends, _ = civil.ParseInstant(e.Ends)
	}
	begins := s.Starts.In(of.Location())
	s.StartsOn, s.StartsAt = civil.DateOf(begins), civil.TimeOfDayOf(begins)
	return s
}
