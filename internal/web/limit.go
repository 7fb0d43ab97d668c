package web

import (
	"net/netip"
	"sync"
	"time"

	"tongxing/internal/civil"
	"tongxing/internal/fault"
)

// A visitor's network address may ask burst times at once and once more
// every refill; a wrong code counts for guess more. At that rate a guesser
// meets one of ten thousand codes in twenty thousand years.
const (
	burst     = 240
	refill    = 500 * time.Millisecond
	guess     = 11
	addresses = 20_000 // remembered at most
)

// Limiter slows down those who guess codes and tokens, by network address. It is safe
// for concurrent use.
type Limiter struct {
	clock civil.Clock
	mu    sync.Mutex
	full  map[string]time.Time // address to the moment at which it may ask burst times again
}

// NewLimiter returns a limiter that has met nobody.
func NewLimiter(clock civil.Clock) *Limiter {
	return &Limiter{clock: clock, full: map[string]time.Time{}}
}

// Take counts an ask of an address. It is TooMany where the address must wait.
func (l *Limiter) Take(address string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	address, now := network(address), l.clock.Now().Time()
	// Sub is the least duration for who has never asked: nothing may be taken from it.
	if wait := l.full[address].Sub(now); wait > (burst-1)*refill {
		return fault.Wait(wait-(burst-1)*refill, "fault.too_many")
	}
	l.count(address, now, 1)
	return nil
}

// Wrong counts a wrong code of an address, also beyond what it has left.
func (l *Limiter) Wrong(address string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.count(network(address), l.clock.Now().Time(), guess)
}

// count adds n asks. The caller holds mu.
func (l *Limiter) count(address string, now time.Time, n int) {
	full := l.full[address]
	if full.Before(now) {
		full = now
	}
	if len(l.full) >= addresses {
		l.forget(now)
	}
	l.full[address] = full.Add(time.Duration(n) * refill)
}

// forget drops those who have long been quiet; where all are busy it begins
// anew rather than grow.
func (l *Limiter) forget(now time.Time) {
	for address, full := range l.full {
		if full.Before(now) {
			delete(l.full, address)
		}
	}
	if len(l.full) >= addresses {
		clear(l.full)
	}
}

// network returns an IPv4 address, or the 64 bits of an IPv6 address that a
// subscriber is given (RFC 6177).
func network(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return address
	}
	if ip = ip.Unmap().WithZone(""); ip.Is6() {
		prefix, _ := ip.Prefix(64) // 64 bits fit an IPv6 address
		return prefix.String()
	}
	return ip.String()
}
