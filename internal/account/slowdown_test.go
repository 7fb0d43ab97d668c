package account_test

import (
	"context"
	"encoding/base64"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/crypto/argon2"

	"tongxing/internal/account"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
)

// guess tries n wrong passwords at once and returns how many were looked at.
func guess(t *testing.T, s *account.Service, n int, in func(i int) account.Credentials) int {
	t.Helper()
	var all sync.WaitGroup
	var looked atomic.Int32
	for i := range n {
		all.Go(func() {
			_, err := s.SignIn(context.Background(), in(i))
			switch fault.KindOf(err) {
			case fault.Invalid:
				looked.Add(1)
			case fault.TooMany:
			default:
				t.Error(err)
			}
		})
	}
	all.Wait()
	return int(looked.Load())
}

func TestGuessingSlowsDown(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		ctx := t.Context()
		s := account.NewService(db)
		add(t, s, person("陈", "chen@demo.example"))
		right := account.Credentials{Name: "chen@demo.example", Password: password, Address: "192.0.2.9"}
		for _, name := range []string{"chen@demo.example", "nobody@demo.example"} {
			guessed := guess(t, s, 20, func(i int) account.Credentials {
				return account.Credentials{Name: name, Password: "wrong wrong", Address: fmt.Sprintf("192.0.2.%d", i)}
			})
			if guessed != 5 {
				t.Errorf("%s: %d of 20 guesses at once were looked at, want 5", name, guessed)
			}
		}
		_, err := s.SignIn(ctx, right)
		if fault.KindOf(err) != fault.TooMany || fmt.Sprint(fault.From(err).Args) != "[Count 15]" {
			t.Errorf("right password meanwhile: %v, want TooMany for 15 s", err)
		}
		clock.Advance(15 * time.Second)
		wrong := right
		wrong.Password = "wrong wrong"
		for _, wait := range []string{"account.wait_seconds[Count 30]", "account.wait_seconds[Count 60]", "account.wait_minutes[Count 2]", "account.wait_minutes[Count 4]"} {
			if _, err := s.SignIn(ctx, wrong); fault.KindOf(err) != fault.Invalid {
				t.Fatalf("a guess after the wait: %v", err)
			}
			_, err := s.SignIn(ctx, right)
			if fault.KindOf(err) != fault.TooMany || key(err)+fmt.Sprint(fault.From(err).Args) != wait {
				t.Errorf("%v, want %s", err, wait)
			}
			clock.Advance(4 * time.Minute)
		}
		if _, err := s.SignIn(ctx, right); err != nil {
			t.Fatal(err)
		}
		if looked := guess(t, s, 20, func(int) account.Credentials { return wrong }); looked != 5 {
			t.Errorf("after a success %d guesses are free, want 5", looked)
		}
		clock.Advance(30 * time.Minute)
		if looked := guess(t, s, 20, func(int) account.Credentials { return wrong }); looked != 3 {
			t.Errorf("half an hour later %d guesses are free, want 3", looked)
		}
	})
}

func TestAddressSlowsDownLater(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := account.NewService(db)
		add(t, s, person("陈", "chen@demo.example"))
		// A whole network of 64 bits is one address.
		looked := guess(t, s, 120, func(i int) account.Credentials {
			return account.Credentials{Name: fmt.Sprintf("nobody%d@demo.example", i), Password: "wrong wrong", Address: fmt.Sprintf("2001:db8::%x", i)}
		})
		if looked != 100 {
			t.Errorf("%d of 120 guesses from one address were looked at, want 100", looked)
		}
		right := account.Credentials{Name: "chen@demo.example", Password: password, Address: "2001:db8::ffff"}
		if _, err := s.SignIn(t.Context(), right); fault.KindOf(err) != fault.TooMany {
			t.Errorf("from the same address: %v, want TooMany", err)
		}
		elsewhere := right
		elsewhere.Address = "2001:db8:1::1"
		if _, err := s.SignIn(t.Context(), elsewhere); err != nil {
			t.Errorf("from elsewhere: %v", err)
		}
		clock.Advance(time.Second)
		if _, err := s.SignIn(t.Context(), right); err != nil {
			t.Errorf("a second later: %v", err)
		}
		clock.Advance(25 * time.Hour)
		if err := s.Sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
		var left int
		if err := db.Get(t.Context(), &left, `SELECT COUNT(*) FROM account_sign_in_failures`); err != nil || left != 0 {
			t.Errorf("%d counts left a day later, %v", left, err)
		}
	})
}

func TestHashes(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		ctx := t.Context()
		s := account.NewService(db)
		a, _ := add(t, s, person("陈", "chen@demo.example"))
		stored := func() (hash string) {
			t.Helper()
			if err := db.Get(ctx, &hash, `SELECT password_hash FROM accounts WHERE id = ?`, a.ID); err != nil {
				t.Fatal(err)
			}
			return hash
		}
		store := func(hash string) {
			t.Helper()
			err := db.Transact(ctx, func(tx *database.Tx) error {
				_, err := tx.Exec(ctx, `UPDATE accounts SET password_hash = ? WHERE id = ?`, hash, a.ID)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		const today = "$argon2id$v=19$m=19456,t=2,p=1$"
		if !strings.HasPrefix(stored(), today) {
			t.Errorf("stored %s, want %s…", stored(), today)
		}
		b64 := base64.RawStdEncoding
		salt := []byte("0123456789abcdef")
		store(fmt.Sprintf("$argon2id$v=19$m=64,t=1,p=1$%s$%s", b64.EncodeToString(salt), b64.EncodeToString(argon2.IDKey([]byte(password), salt, 1, 64, 1, 32))))
		for range 2 {
			if _, err := s.SignIn(ctx, account.Credentials{Name: a.Email, Password: password}); err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(stored(), today) {
				t.Errorf("after sign-in %s, want a hash of today's cost", stored())
			}
		}
		for _, broken := range []string{"", "plain", "$argon2id$v=19$m=99999999,t=1,p=1$AAAA$AAAA", "$argon2id$v=19$m=64,t=1,p=1$AAAA$"} {
			store(broken)
			if _, err := s.SignIn(ctx, account.Credentials{Name: a.Email, Password: password}); err == nil || fault.KindOf(err) == fault.Invalid {
				t.Errorf("hash %q: %v, want an outage, not a wrong password", broken, err)
			}
		}
	})
}
