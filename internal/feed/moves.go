package feed

import (
	"context"
	"slices"

	"tongxing/internal/civil"
	"tongxing/internal/database"
)

// move is one change of an entry's time, place or status, as it is kept.
type move struct {
	EntryID    string        `db:"entry_id"`
	CampaignID string        `db:"campaign_id"`
	At         civil.Instant `db:"at"`
	From       string        `db:"moved_from"` // Starts before that
}

// MovesSince returns the entries of a campaign's public calendar of which time,
// place or status changed after an instant, as they stand now, with MovedFrom
// as it was at that instant: what somebody has to be told who asked last then.
func MovesSince(ctx context.Context, q database.Querier, campaignID string, since civil.Instant) (moved []Entry, err error) {
	entries, err := Public(ctx, q, campaignID)
	if err != nil {
		return nil, err
	}
	moves, err := selectMoves(ctx, q, campaignID, since)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		first := slices.IndexFunc(moves, func(m move) bool { return m.EntryID == e.ID })
		if first >= 0 {
			e.MovedFrom = moves[first].From
			moved = append(moved, e)
		}
	}
	return moved, nil
}

// Behind returns the oldest state of a calendar that somebody still shows who
// reads it again and again; none where all have asked since it last moved.
// States are named by the move that made them.
func Behind(all []Audience) (state civil.Instant, some bool) {
	for _, of := range all {
		if of.Client.Copies() || !of.Behind {
			continue
		}
		if !some || of.State.Before(state) {
			state, some = of.State, true
		}
	}
	return state, some
}

// stateOf returns the oldest state that some readers of one kind still show:
// more were given it, or an older one, on a day than any newer one since.
func stateOf(readers map[string]int, present string) (state civil.Instant, behind bool) {
	states := make([]string, 0, len(readers))
	for at := range readers {
		states = append(states, at)
	}
	slices.Sort(states) // text sorts as time does, and nothing before all
	for i, at := range states {
		if at == present {
			break
		}
		before, since := 0, 0
		for _, earlier := range states[:i+1] {
			before = max(before, readers[earlier])
		}
		for _, later := range states[i+1:] {
			since = max(since, readers[later])
		}
		if before > since {
			state, _ = civil.ParseInstant(at) // written from an Instant; empty where nothing had moved
			return state, true
		}
	}
	return civil.Instant{}, false
}
