package handoutweb

import (
	"net/netip"
	"sync"
	"time"

	"tongxing/internal/civil"
)

// A visitor's network address may ask for burst sheets at once and one more
// every refill; a wrong code counts for guess more. At that rate a guesser
// meets one of ten thousand codes in twenty thousand years.
const (
	burst     = 240
	refill    = 500 * time.Millisecond
	guess     = 11
	addresses = 20_000 // remembered at most
)

// limiter slows down those who ask too often, by network address. It is safe
// for concurrent use.
type limiter struct {
	clock civil.Clock
	mu    sync.Mutex
	full  map[string]time.Time // address to the moment at which it may ask burst times again
}

func newLimiter(clock civil.Clock) *limiter {
	return &limiter{clock: clock, full: map[string]time.Time{}}
}

// take counts an ask of an address and says whether it may have it.
func (l *limiter) take(address string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	address, now := network(address), l.clock.Now().Time()
	if l.full[address].Sub(now) > (burst-1)*refill {
		return false
	}
	l.count(address, now, 1)
	return true
}

// wrong counts a wrong code of an address, also beyond what it has left.
func (l *limiter) wrong(address string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.count(network(address), l.clock.Now().Time(), guess)
}

// count adds n asks. The caller holds mu.
func (l *limiter) count(address string, now time.Time, n int) {
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
func (l *limiter) forget(now time.Time) {
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
