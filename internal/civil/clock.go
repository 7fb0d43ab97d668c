package civil

import (
	"sync"
	"time"
)

// Clock says what "now" is.
type Clock interface{ Now() Instant }

// SystemClock is the machine's clock.
type SystemClock struct{}

// Now returns the machine's time.
func (SystemClock) Now() Instant { return InstantOf(time.Now()) }

// SetClock stands still until it is moved. It is safe for concurrent use.
type SetClock struct {
	mu  sync.Mutex
	now Instant
}

// NewSetClock returns a clock that shows now.
func NewSetClock(now Instant) *SetClock { return &SetClock{now: now} }

// Now returns the time that was set.
func (c *SetClock) Now() Instant {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Set moves the clock to now.
func (c *SetClock) Set(now Instant) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = now
}

// Advance moves the clock forward by d.
func (c *SetClock) Advance(d time.Duration) { c.Set(c.Now().Add(d)) }
