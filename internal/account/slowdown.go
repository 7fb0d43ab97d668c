package account

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/netip"
	"time"

	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// slowdown says how wrong passwords slow down the next try: some are free,
// then each wait is twice the one before, and one failure is forgotten for
// every span without a new one.
type slowdown struct {
	free        int
	first, most time.Duration
	forget      time.Duration
}

var (
	// byAccount leaves a guesser about a hundred tries a day, and the owner
	// never more than a quarter of an hour to wait.
	byAccount = slowdown{free: 5, first: 15 * time.Second, most: 15 * time.Minute, forget: 10 * time.Minute}
	// byAddress is kinder: a whole school shares one address.
	byAddress = slowdown{free: 100, first: time.Second, most: 30 * time.Second, forget: 5 * time.Second}
)

// left returns how many failures still count, a while after the last.
func (s slowdown) left(failures int, since time.Duration) int {
	return max(0, failures-int(max(0, since)/s.forget))
}

// wait returns how long after the last of so many failures the next try may
// come.
func (s slowdown) wait(failures int) time.Duration {
	if failures < s.free {
		return 0
	}
	wait := s.first
	for range failures - s.free {
		if wait *= 2; wait >= s.most {
			return s.most
		}
	}
	return wait
}

// scope is whose failures are counted.
type scope struct {
	name string // as stored
	slowdown
}

// accountScope counts for an account, or for a name that is nobody's, so that
// the two cannot be told apart.
func accountScope(id, typed string) scope {
	if id != "" {
		return scope{"account:" + id, byAccount}
	}
	sum := sha256.Sum256([]byte(typed))
	return scope{"account:" + hex.EncodeToString(sum[:16]), byAccount}
}

// addressScope counts for an IPv4 address or for the 64 bits of an IPv6
// address that a subscriber is given (RFC 6177).
func addressScope(address string) scope {
	if ip, err := netip.ParseAddr(address); err == nil {
		ip = ip.Unmap().WithZone("")
		if ip.Is6() {
			prefix, _ := ip.Prefix(64) // 64 bits fit an IPv6 address
			return scope{"address:" + prefix.String(), byAddress}
		}
		return scope{"address:" + ip.String(), byAddress}
	}
	sum := sha256.Sum256([]byte(address))
	return scope{"address:" + hex.EncodeToString(sum[:16]), byAddress}
}

// failure is a row of the count.
type failure struct {
	Scope    string        `db:"scope"`
	Failures int           `db:"failures"`
	LastAt   civil.Instant `db:"last_at"`
}

// try counts a failure in every scope before the password is looked at; a
// right one takes it back with forgive. Where a scope must wait nothing is
// counted and the fault is TooMany. The scopes' order is the order of locks.
func (s *Service) try(ctx context.Context, scopes ...scope) error {
	return s.db.Transact(ctx, func(tx *database.Tx) error {
		var wait time.Duration
		for _, scope := range scopes {
			f, err := lockFailure(ctx, tx, scope.name)
			if err != nil {
				return err
			}
			since := tx.Now().Sub(f.LastAt)
			f.Failures = scope.left(f.Failures, since)
			wait = max(wait, scope.wait(f.Failures)-since)
			f.Failures++
			if err := updateFailure(ctx, tx, scope.name, f.Failures); err != nil {
				return err
			}
		}
		if wait > 0 {
			return tooMany(wait)
		}
		return nil
	})
}

// tooMany says how long to wait, rounded up, in seconds up to a minute and in
// minutes beyond.
func tooMany(wait time.Duration) error {
	if wait <= time.Minute {
		return fault.Wait(wait, "account.wait_seconds", "Count", ceiling(wait, time.Second))
	}
	return fault.Wait(wait, "account.wait_minutes", "Count", ceiling(wait, time.Minute))
}

func ceiling(d, unit time.Duration) int { return int((d + unit - 1) / unit) }
