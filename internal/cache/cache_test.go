package cache_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"tongxing/internal/cache"
	"tongxing/internal/civil"
)

func newClock() *civil.SetClock {
	return civil.NewSetClock(civil.InstantOf(time.Date(2026, 5, 15, 1, 0, 0, 0, time.UTC)))
}

// records stands for a database: the revision of each subject.
type records struct {
	mu        sync.Mutex
	revisions map[string]int64
	asked     [][]string // subjects of every comparison
}

func newRecords(subjects ...string) *records {
	r := &records{revisions: map[string]int64{}}
	for _, s := range subjects {
		r.revisions[s] = 1
	}
	return r
}

func (r *records) commit(subject string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.revisions[subject]++
}

func (r *records) remove(subject string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.revisions, subject)
}

func (r *records) present(_ context.Context, subjects []string) (map[string]int64, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.asked = append(r.asked, subjects)
	found := map[string]int64{}
	for _, s := range subjects {
		if revision, ok := r.revisions[s]; ok {
			found[s] = revision
		}
	}
	return found, nil
}

// read builds the answer that shows the subjects as they are now.
func (r *records) read(subjects ...string) cache.Build[string] {
	return func(ctx context.Context) (cache.Answer[string], error) {
		revisions, err := r.present(ctx, subjects)
		return cache.Answer[string]{Value: fmt.Sprint(revisions), Revisions: revisions}, err
	}
}

func get(t *testing.T, c *cache.Cache[string], key string, build cache.Build[string]) string {
	t.Helper()
	v, err := c.Get(t.Context(), key, build)
	if err != nil {
		t.Error(err)
	}
	return v
}

// mustKeep is the build of an answer that is expected to be kept.
func mustKeep(t *testing.T) cache.Build[string] {
	return func(context.Context) (cache.Answer[string], error) {
		t.Helper()
		t.Error("built again")
		return cache.Answer[string]{}, nil
	}
}

func TestKeepsUntilInvalidated(t *testing.T) {
	t.Parallel()
	db := newRecords("a", "b")
	c := cache.New[string](newClock(), 10)
	get(t, c, "feed a", db.read("a"))
	get(t, c, "feed b", db.read("b"))
	get(t, c, "home", db.read("a", "b"))
	db.commit("a")
	c.Invalidate("a")
	if got := get(t, c, "feed a", db.read("a")); got != "map[a:2]" {
		t.Errorf("feed a is %s", got)
	}
	if got := get(t, c, "home", db.read("a", "b")); got != "map[a:2 b:1]" {
		t.Errorf("home is %s", got)
	}
	if got := get(t, c, "feed b", mustKeep(t)); got != "map[b:1]" {
		t.Errorf("feed b is %s", got)
	}
}

func TestErrorsAreNotKept(t *testing.T) {
	t.Parallel()
	c := cache.New[string](newClock(), 10)
	gone := errors.New("gone")
	failing := func(context.Context) (cache.Answer[string], error) { return cache.Answer[string]{Value: "half"}, gone }
	if v, err := c.Get(t.Context(), "k", failing); !errors.Is(err, gone) || v != "half" {
		t.Errorf("got %q, %v", v, err)
	}
	if got := get(t, c, "k", newRecords("a").read("a")); got != "map[a:1]" {
		t.Errorf("got %s", got)
	}
}

func TestEndsByItself(t *testing.T) {
	t.Parallel()
	clock, db := newClock(), newRecords("a")
	c := cache.New[string](clock, 10)
	until := clock.Now().Add(time.Second)
	build := func(ctx context.Context) (cache.Answer[string], error) {
		answer, err := db.read("a")(ctx)
		answer.Until = until
		return answer, err
	}
	get(t, c, "k", build)
	clock.Set(until.Add(-time.Millisecond))
	get(t, c, "k", mustKeep(t))
	clock.Set(until)
	db.commit("a")
	if got := get(t, c, "k", db.read("a")); got != "map[a:2]" {
		t.Errorf("past its end it is still %s", got)
	}
}

func TestOtherProcesses(t *testing.T) {
	t.Parallel()
	clock, db := newClock(), newRecords("a", "b", "c")
	c := cache.New[string](clock, 10)
	get(t, c, "a", db.read("a"))
	get(t, c, "b", db.read("b"))
	get(t, c, "c", db.read("c"))
	db.asked = nil
	for range 5 { // five seconds in which nothing changes
		clock.Advance(cache.Interval)
		if err := c.Check(t.Context(), db.present); err != nil {
			t.Fatal(err)
		}
	}
	if len(db.asked) != 5 || fmt.Sprint(db.asked[0]) != "[a b c]" {
		t.Errorf("five checks asked %v", db.asked)
	}
	db.commit("a")
	db.remove("c")
	clock.Advance(cache.Interval)
	if err := c.Check(t.Context(), db.present); err != nil {
		t.Fatal(err)
	}
	if got := get(t, c, "a", db.read("a")); got != "map[a:2]" {
		t.Errorf("another process's commit is not seen: %s", got)
	}
	if got := get(t, c, "c", db.read("c")); got != "map[]" {
		t.Errorf("another process's removal is not seen: %s", got)
	}
	get(t, c, "b", mustKeep(t))
}

// TestNothingOldWithoutChecks holds the two seconds where checks fail or do
// not come.
func TestNothingOldWithoutChecks(t *testing.T) {
	t.Parallel()
	clock, db := newClock(), newRecords("a")
	c := cache.New[string](clock, 10)
	get(t, c, "k", db.read("a"))
	clock.Advance(cache.MaxAge)
	get(t, c, "k", mustKeep(t))
	db.commit("a")
	down := errors.New("no connection")
	err := c.Check(t.Context(), func(context.Context, []string) (map[string]int64, error) { return nil, down })
	if !errors.Is(err, down) {
		t.Errorf("got %v", err)
	}
	get(t, c, "k", mustKeep(t))
	clock.Advance(time.Millisecond)
	if got := get(t, c, "k", db.read("a")); got != "map[a:2]" {
		t.Errorf("got %s", got)
	}
	clock.Advance(-time.Hour) // somebody set the machine's clock
	db.commit("a")
	if got := get(t, c, "k", db.read("a")); got != "map[a:3]" {
		t.Errorf("after the clock was set back: %s", got)
	}
}

func TestCheckOfNothingAsksNothing(t *testing.T) {
	t.Parallel()
	c := cache.New[string](newClock(), 10)
	err := c.Check(t.Context(), func(context.Context, []string) (map[string]int64, error) {
		t.Error("asked")
		return nil, nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestRun(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		db, down := newRecords("a"), errors.New("no connection")
		numbers, words := cache.New[int](newClock(), 10), cache.New[string](newClock(), 10)
		get(t, words, "k", db.read("a"))
		if _, err := numbers.Get(t.Context(), "k", func(context.Context) (cache.Answer[int], error) {
			return cache.Answer[int]{Revisions: map[string]int64{"a": 1}}, nil
		}); err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		checks, told := 0, 0
		go cache.Run(ctx, func(ctx context.Context, subjects []string) (map[string]int64, error) {
			if checks++; checks > 4 {
				return nil, down
			}
			return db.present(ctx, subjects)
		}, func(err error) {
			if told++; !errors.Is(err, down) {
				t.Error(err)
			}
		}, numbers, words)
		time.Sleep(3*cache.Interval + cache.Interval/2)
		stop()
		synctest.Wait()
		if checks != 6 || told != 2 {
			t.Errorf("in three intervals, two caches were checked %d times and %d failures told", checks, told)
		}
	})
}

func TestIsBounded(t *testing.T) {
	t.Parallel()
	clock, db := newClock(), newRecords("a")
	c := cache.New[string](clock, 3)
	for _, key := range []string{"first", "second", "third"} {
		get(t, c, key, db.read("a"))
		clock.Advance(500 * time.Millisecond)
	}
	get(t, c, "first", mustKeep(t)) // asked for again, so "second" is the oldest
	get(t, c, "fourth", db.read("a"))
	for _, key := range []string{"first", "third", "fourth"} {
		get(t, c, key, mustKeep(t))
	}
	built := false
	get(t, c, "second", func(ctx context.Context) (cache.Answer[string], error) {
		built = true
		return db.read("a")(ctx)
	})
	if !built {
		t.Error("a fourth answer is kept where three may be")
	}
}

func TestRebuildingTakesNoRoom(t *testing.T) {
	t.Parallel()
	clock, db := newClock(), newRecords("a")
	c := cache.New[string](clock, 2)
	for range 5 {
		clock.Advance(2 * cache.MaxAge)
		get(t, c, "first", db.read("a"))
		get(t, c, "second", db.read("a"))
		get(t, c, "first", mustKeep(t))
	}
}

func TestBuildsOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		db := newRecords("a")
		c := cache.New[string](newClock(), 10)
		var builds atomic.Int32
		letGo := make(chan struct{})
		for range 50 {
			go get(t, c, "k", func(ctx context.Context) (cache.Answer[string], error) {
				builds.Add(1)
				<-letGo
				return db.read("a")(ctx)
			})
		}
		synctest.Wait() // all fifty wait
		close(letGo)
		synctest.Wait()
		if builds.Load() != 1 {
			t.Errorf("built %d times", builds.Load())
		}
		get(t, c, "k", mustKeep(t))
	})
}

// slow is a build that reads, says so, and returns when it is let go.
func slow(db *records, reading, letGo chan struct{}) cache.Build[string] {
	return func(ctx context.Context) (cache.Answer[string], error) {
		answer, err := db.read("a")(ctx)
		close(reading)
		<-letGo
		return answer, err
	}
}

// TestCommitDuringBuild is the race that would show old data for ever: the
// build reads, somebody commits, the build ends.
func TestCommitDuringBuild(t *testing.T) {
	t.Parallel()
	db := newRecords("a")
	c := cache.New[string](newClock(), 10)
	reading, letGo := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		if got := get(t, c, "k", slow(db, reading, letGo)); got != "map[a:1]" {
			t.Errorf("who asked before the commit got %s", got)
		}
	})
	<-reading
	db.commit("a")
	c.Invalidate("a")
	if got := get(t, c, "k", db.read("a")); got != "map[a:2]" {
		t.Errorf("who asks after the commit joins the old build: %s", got)
	}
	close(letGo)
	wg.Wait()
	if got := get(t, c, "k", mustKeep(t)); got != "map[a:2]" {
		t.Errorf("the old build's answer was kept: %s", got)
	}
}

func TestWaitingEndsWithItsRequest(t *testing.T) {
	t.Parallel()
	db := newRecords("a")
	c := cache.New[string](newClock(), 10)
	reading, letGo := make(chan struct{}), make(chan struct{})
	leader, leave := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() {
		build := slow(db, reading, letGo)
		_, err := c.Get(leader, "k", func(ctx context.Context) (cache.Answer[string], error) {
			answer, _ := build(ctx)
			return answer, ctx.Err()
		})
		if err != nil {
			t.Errorf("who began the build went away, and it ended: %v", err)
		}
	})
	<-reading
	leave()
	impatient, stop := context.WithCancel(t.Context())
	stop()
	if _, err := c.Get(impatient, "k", mustKeep(t)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	close(letGo)
	wg.Wait()
	get(t, c, "k", mustKeep(t))
}

func TestPanicFreesThoseWhoWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c := cache.New[string](newClock(), 10)
		letGo := make(chan struct{})
		go func() {
			defer func() {
				if recover() == nil {
					t.Error("the panic was swallowed")
				}
			}()
			_, _ = c.Get(t.Context(), "k", func(context.Context) (cache.Answer[string], error) {
				<-letGo
				panic("broken")
			})
		}()
		synctest.Wait()
		go func() {
			if _, err := c.Get(t.Context(), "k", mustKeep(t)); err == nil {
				t.Error("who waited got an answer that was never made")
			}
		}()
		synctest.Wait()
		close(letGo)
		synctest.Wait()
		if got := get(t, c, "k", newRecords("a").read("a")); got != "map[a:1]" {
			t.Errorf("got %s", got)
		}
	})
}

// TestNeverStale lets writers and readers race: who asks after a commit was
// invalidated gets that commit or a later one.
func TestNeverStale(t *testing.T) {
	t.Parallel()
	db := newRecords("a")
	c := cache.New[int64](newClock(), 2)
	var committed atomic.Int64 // a revision whose Invalidate has returned
	committed.Store(1)
	build := func(ctx context.Context) (cache.Answer[int64], error) {
		revisions, err := db.present(ctx, []string{"a"})
		return cache.Answer[int64]{Value: revisions["a"], Revisions: revisions}, err
	}
	stop := make(chan struct{})
	var readers, writer sync.WaitGroup
	for i := range 4 {
		readers.Go(func() {
			for n := 0; ; n++ {
				select {
				case <-stop:
					return
				default:
				}
				least := committed.Load()
				got, err := c.Get(t.Context(), fmt.Sprint("k", (n+i)%3), build)
				if err != nil || got < least {
					t.Errorf("got revision %d, %v after %d was committed", got, err, least)
					return
				}
				if i == 0 {
					_ = c.Check(t.Context(), db.present)
				}
			}
		})
	}
	writer.Go(func() {
		for revision := int64(2); revision < 2000; revision++ {
			db.commit("a")
			c.Invalidate("a")
			committed.Store(revision)
		}
	})
	writer.Wait()
	close(stop)
	readers.Wait()
}
