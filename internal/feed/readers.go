package feed

import (
	"cmp"
	"context"
	"hash/maphash"
	"maps"
	"slices"
	"sync"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/civil"
	"tongxing/internal/database"
)

// Readers counts who asks for calendars and notes when links are followed,
// beside the requests: Note only remembers, Run writes. It is safe for
// concurrent use.
type Readers struct {
	db    *database.DB
	clock civil.Clock
	links *account.Links
	seed  maphash.Seed // of this process alone, so that what is hashed cannot be found again

	mu     sync.Mutex
	day    civil.Date
	seen   map[uint64]struct{}     // readers met today, by a hash of who and what
	counts map[countKey]count      // not yet written
	visits map[string]account.Link // links followed and not yet noted, by id
}

type countKey struct {
	campaign, moved string
	client          Client
}

const (
	mostSeen   = 100_000 // readers told apart in a day; more are counted as met
	mostCounts = 10_000  // rows not yet written; more are not counted
	keptDays   = 60
	flushEvery = 20 * time.Second
)

// NewReaders returns a counter that writes to db.
func NewReaders(db *database.DB, clock civil.Clock, links *account.Links) *Readers {
	return &Readers{db: db, clock: clock, links: links, seed: maphash.MakeSeed(),
		seen: map[uint64]struct{}{}, counts: map[countKey]count{}, visits: map[string]account.Link{}}
}

// Note counts one who was given a campaign's public calendar as it stands
// since moved. The address is not kept.
func (r *Readers) Note(campaignID string, moved civil.Instant, userAgent, address string) {
	now := r.clock.Now()
	key := countKey{campaignID, moved.String(), ClientOf(userAgent)}
	var h maphash.Hash
	h.SetSeed(r.seed)
	for _, part := range []string{campaignID, key.moved, userAgent, address} {
		_, _ = h.WriteString(part)
		_ = h.WriteByte(0)
	}
	who := h.Sum64()

	r.mu.Lock()
	defer r.mu.Unlock()
	if today := civil.DateOf(now.Time()); today != r.day {
		r.day = today
		clear(r.seen)
	}
	counted, there := r.counts[key]
	if !there && len(r.counts) >= mostCounts {
		return
	}
	counted.CampaignID, counted.Day, counted.MovedAt, counted.Client, counted.LastAt = key.campaign, r.day, key.moved, key.client, now
	if _, met := r.seen[who]; !met && len(r.seen) < mostSeen {
		r.seen[who] = struct{}{}
		counted.Readers++
	}
	r.counts[key] = counted
}

// Visit notes that a link was followed.
func (r *Readers) Visit(link account.Link, userAgent string) {
	link.LastUsedAt, link.LastClient = r.clock.Now(), userAgent
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.visits) < mostCounts {
		r.visits[link.ID] = link
	}
}

// Run writes what was noted every twenty seconds, and once more when ctx ends.
// failed is told where that does not work; it is then tried again.
func (r *Readers) Run(ctx context.Context, failed func(error)) {
	ticks := time.NewTicker(flushEvery)
	defer ticks.Stop()
	for {
		select {
		case <-ticks.C:
			if err := r.Flush(ctx); err != nil && ctx.Err() == nil {
				failed(err)
			}
		case <-ctx.Done():
			if err := r.Flush(context.WithoutCancel(ctx)); err != nil {
				failed(err)
			}
			return
		}
	}
}

// Flush writes what was noted in one transaction, and drops what was counted
// more than 60 days ago.
func (r *Readers) Flush(ctx context.Context) error {
	r.mu.Lock()
	counts, visits := r.counts, r.visits
	r.counts, r.visits = map[countKey]count{}, map[string]account.Link{}
	r.mu.Unlock()
	if len(counts) == 0 && len(visits) == 0 {
		return nil
	}
	err := r.db.Transact(ctx, func(tx *database.Tx) error {
		rows := make([]count, 0, len(counts))
		for _, row := range counts {
			rows = append(rows, row)
		}
		// One order of locks for all instances.
		slices.SortFunc(rows, func(a, b count) int {
			return cmp.Or(cmp.Compare(a.CampaignID, b.CampaignID), cmp.Compare(a.MovedAt, b.MovedAt), cmp.Compare(a.Client, b.Client))
		})
		if len(rows) > 0 {
			if err := addCounts(ctx, tx, rows); err != nil {
				return err
			}
			if err := deleteCounts(ctx, tx, civil.DateOf(tx.Now().Time()).AddDays(-keptDays)); err != nil {
				return err
			}
		}
		for _, id := range slices.Sorted(maps.Keys(visits)) {
			if err := r.links.Note(ctx, tx, visits[id]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		r.takeBack(counts, visits)
	}
	return err
}

// takeBack keeps for the next time what could not be written.
func (r *Readers) takeBack(counts map[countKey]count, visits map[string]account.Link) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for key, row := range counts {
		if later, there := r.counts[key]; there {
			later.Readers += row.Readers
			row = later
		}
		r.counts[key] = row
	}
	for id, link := range visits {
		if _, there := r.visits[id]; !there {
			r.visits[id] = link
		}
	}
}

// Audience is how many readers of one kind a public calendar has: about, since
// what tells them apart is not kept beyond a day.
type Audience struct {
	Client Client
	Before int           // the most in a day of the two weeks before the last move
	Since  int           // the most in a day since then; in the two last weeks where nothing moved
	LastAt civil.Instant // when one last asked
	Behind bool          // some have not asked since the last move
	State  civil.Instant // the oldest state that some of those show, by the move that made it; zero: before any
}

// span is how many days count as "before".
const span = 14

// Audience returns who reads a campaign's public calendar, told apart by
// whether they have asked since it last moved, in the order of Clients.
func (r *Readers) Audience(ctx context.Context, q database.Querier, campaignID string, moved civil.Instant) ([]Audience, error) {
	counts, err := selectCounts(ctx, q, campaignID)
	if err != nil {
		return nil, err
	}
	from := civil.DateOf(r.clock.Now().Time()).AddDays(-span)
	if !moved.IsZero() {
		from = civil.DateOf(moved.Time()).AddDays(-span)
	}
	byClient, byState := map[Client]*Audience{}, map[Client]map[string]int{}
	for _, row := range counts {
		if row.Day.Before(from) {
			continue
		}
		of := byClient[row.Client]
		if of == nil {
			of = &Audience{Client: row.Client}
			byClient[row.Client], byState[row.Client] = of, map[string]int{}
		}
		byState[row.Client][row.MovedAt] = max(byState[row.Client][row.MovedAt], row.Readers)
		if row.MovedAt == moved.String() {
			of.Since = max(of.Since, row.Readers)
		} else {
			of.Before = max(of.Before, row.Readers)
		}
		if of.LastAt.Before(row.LastAt) {
			of.LastAt = row.LastAt
		}
	}
	var all []Audience
	for _, client := range Clients {
		if of := byClient[client]; of != nil {
			of.State, of.Behind = stateOf(byState[client], moved.String())
			all = append(all, *of)
		}
	}
	return all, nil
}
