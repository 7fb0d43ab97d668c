package cache

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"tongxing/internal/civil"
)

// MaxAge is how long an answer is given without being compared with the
// database again; Interval is how often Run compares.
const (
	MaxAge   = 2 * time.Second
	Interval = time.Second
)

// Answer is what a Build makes.
type Answer[V any] struct {
	Value V
	// Revisions names every subject that the value shows (a campaign's id, for
	// example) with its revision, read before anything else of it: an answer
	// that mixes two revisions bears the older one and is dropped at the next
	// comparison.
	Revisions map[string]int64
	// Until is the instant from which the value is wrong although no revision
	// has grown; zero where there is none.
	Until civil.Instant
}

// Build makes the answer for one key. Its context outlives the request that
// asked first, since others may be waiting for the same answer.
type Build[V any] func(ctx context.Context) (Answer[V], error)

// Revisions returns the present revision of each subject; a subject that is
// gone is left out.
type Revisions func(ctx context.Context, subjects []string) (map[string]int64, error)

// Cache keeps answers by key. It is safe for concurrent use.
type Cache[V any] struct {
	clock civil.Clock
	limit int

	entries sync.Map // key string → *entry[V]; read without the lock, written with it

	mu      sync.Mutex
	size    int                   // number of entries
	flights map[string]*flight[V] // builds under way that no commit has overtaken
}

// entry is a kept answer.
type entry[V any] struct {
	Answer[V]
	right atomic.Int64 // Unix milliseconds at which it was last known to be right
	asked atomic.Int64 // Unix seconds at which it was last given
}

// flight is a build under way.
type flight[V any] struct {
	done  chan struct{} // closed when value and err are set
	value V
	err   error
}

// errBroken is what those who waited for a build get when it panicked.
var errBroken = errors.New("cache: the build that was waited for broke off")

// New returns an empty cache of at most limit answers (at least one). When it
// is full, the answer that was not asked for the longest makes room.
func New[V any](clock civil.Clock, limit int) *Cache[V] {
	return &Cache[V]{clock: clock, limit: max(limit, 1), flights: map[string]*flight[V]{}}
}

// Get returns the kept answer for key, or has it built. An error of build goes
// to all who wait for it and nothing is kept; the error is ctx's own when ctx
// ends while waiting for a build that another caller began.
func (c *Cache[V]) Get(ctx context.Context, key string, build Build[V]) (V, error) {
	now := c.clock.Now().Time()
	if e := c.entry(key); e != nil && e.fresh(now) {
		e.touch(now)
		return e.Value, nil
	}
	c.mu.Lock()
	if e := c.entry(key); e != nil && e.fresh(now) {
		c.mu.Unlock()
		return e.Value, nil
	}
	f, joined := c.flights[key]
	if !joined {
		f = &flight[V]{done: make(chan struct{}), err: errBroken}
		c.flights[key] = f
	}
	c.mu.Unlock()

	if !joined {
		c.fly(ctx, key, f, build)
		return f.value, f.err
	}
	select {
	case <-f.done:
		return f.value, f.err
	case <-ctx.Done():
		var none V
		return none, ctx.Err()
	}
}

// fly runs the build and keeps its answer, unless a commit came in between.
func (c *Cache[V]) fly(ctx context.Context, key string, f *flight[V], build Build[V]) {
	var kept *entry[V]
	defer func() {
		c.mu.Lock()
		if c.flights[key] == f {
			delete(c.flights, key)
			if kept != nil {
				c.keep(key, kept)
			}
		}
		c.mu.Unlock()
		close(f.done)
	}()
	began := c.clock.Now().Time()
	answer, err := build(context.WithoutCancel(ctx))
	f.value, f.err = answer.Value, err
	if err == nil {
		kept = &entry[V]{Answer: answer}
		kept.right.Store(began.UnixMilli())
		kept.touch(began)
	}
}

// Invalidate drops every answer that shows one of the subjects and cuts off
// all builds under way: who waits for one gets it, but it is not kept, and who
// asks from now on gets a new one. Call it after the commit and before the one
// who changed something is answered.
func (c *Cache[V]) Invalidate(subjects ...string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.flights)
	for key, e := range c.all() {
		if slices.ContainsFunc(subjects, e.shows) {
			c.drop(key, e)
		}
	}
}

// Check compares all kept answers with the database by one call of revisions,
// none where nothing is kept: what is unchanged may be given for another
// MaxAge, the rest is dropped. An error of revisions is returned and changes
// nothing; answers then run out by themselves.
func (c *Cache[V]) Check(ctx context.Context, revisions Revisions) error {
	began := c.clock.Now().Time()
	compared := maps.Collect(c.all())
	subjects := map[string]struct{}{}
	for _, e := range compared {
		for subject := range e.Revisions {
			subjects[subject] = struct{}{}
		}
	}
	var present map[string]int64
	if len(subjects) > 0 {
		var err error
		if present, err = revisions(ctx, slices.Sorted(maps.Keys(subjects))); err != nil {
			return err
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for key, e := range compared {
		if e.unchanged(present) && !e.over(began) {
			e.right.Store(began.UnixMilli())
		} else {
			c.drop(key, e)
		}
	}
	return nil
}

// Checker is a Cache of whatever answers.
type Checker interface {
	Check(ctx context.Context, revisions Revisions) error
}

// Run checks caches every Interval until ctx ends. failed is told the errors of
// revisions.
func Run(ctx context.Context, revisions Revisions, failed func(error), caches ...Checker) {
	ticks := time.NewTicker(Interval)
	defer ticks.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
			for _, c := range caches {
				if err := c.Check(ctx, revisions); err != nil {
					failed(err)
				}
			}
		}
	}
}

func (c *Cache[V]) entry(key string) *entry[V] {
	e, _ := c.entries.Load(key)
	kept, _ := e.(*entry[V])
	return kept
}

// all yields every kept answer with its key.
func (c *Cache[V]) all() func(yield func(string, *entry[V]) bool) {
	return func(yield func(string, *entry[V]) bool) {
		c.entries.Range(func(key, e any) bool { return yield(key.(string), e.(*entry[V])) })
	}
}

// keep stores e under key and makes room for it. The caller holds mu.
func (c *Cache[V]) keep(key string, e *entry[V]) {
	if _, replaced := c.entries.Swap(key, e); replaced {
		return
	}
	c.size++
	if c.size <= c.limit {
		return
	}
	var oldestKey string
	var oldest *entry[V]
	for k, other := range c.all() {
		if other != e && (oldest == nil || other.asked.Load() < oldest.asked.Load()) {
			oldestKey, oldest = k, other
		}
	}
	c.drop(oldestKey, oldest)
}

// drop removes e if it is still what key has. The caller holds mu.
func (c *Cache[V]) drop(key string, e *entry[V]) {
	if c.entries.CompareAndDelete(key, e) {
		c.size--
	}
}

// fresh says whether the answer may be given at now.
func (e *entry[V]) fresh(now time.Time) bool {
	// A moment in the future is another goroutine's clock reading a little
	// later than ours; far in the future, the machine's clock was set back.
	age := time.Duration(now.UnixMilli()-e.right.Load()) * time.Millisecond
	return age.Abs() <= MaxAge && !e.over(now)
}

// over says whether the answer has become wrong by itself.
func (e *entry[V]) over(now time.Time) bool {
	return !e.Until.IsZero() && !now.Before(e.Until.Time())
}

// touch notes that the answer was asked for. It writes once a second at most,
// so that readers on many cores do not fight for the same memory.
func (e *entry[V]) touch(now time.Time) {
	if second := now.Unix(); e.asked.Load() != second {
		e.asked.Store(second)
	}
}

func (e *entry[V]) shows(subject string) bool {
	_, ok := e.Revisions[subject]
	return ok
}

// unchanged says whether every subject shown still has its revision.
func (e *entry[V]) unchanged(present map[string]int64) bool {
	for subject, revision := range e.Revisions {
		if now, ok := present[subject]; !ok || now != revision {
			return false
		}
	}
	return true
}
