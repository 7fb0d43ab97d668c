package account_test

import (
	"context"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
)

func issue(t *testing.T, db *database.DB, links *account.Links, n account.NewLink) (link account.Link, token string) {
	t.Helper()
	err := db.Transact(t.Context(), func(tx *database.Tx) (err error) {
		link, token, err = links.Issue(t.Context(), tx, n)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return link, token
}

func TestLinkIsRedeemedOnce(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		links := account.NewLinks(db)
		_, token := issue(t, db, links, account.NewLink{Purpose: account.Invitation, Subject: "o", Life: time.Hour, SingleUse: true})
		if !regexp.MustCompile(`^[\w-]{32}$`).MatchString(token) {
			t.Errorf("token %q is not 192 bits that stand in a URL", token)
		}
		var stored []string
		if err := db.Select(t.Context(), &stored, `SELECT token_hash FROM account_links`); err != nil || strings.Contains(stored[0], token) {
			t.Errorf("the token itself is stored: %v, %v", stored, err)
		}
		var all sync.WaitGroup
		var redeemed atomic.Int32
		for range 10 {
			all.Go(func() {
				ctx := context.Background()
				err := db.Transact(ctx, func(tx *database.Tx) error {
					_, err := links.Redeem(ctx, tx, account.Invitation, token, "a phone")
					return err
				})
				switch {
				case err == nil:
					redeemed.Add(1)
				case key(err) != "account.link_used":
					t.Error(err)
				}
			})
		}
		all.Wait()
		if redeemed.Load() != 1 {
			t.Errorf("redeemed %d times", redeemed.Load())
		}
	})
}

func TestLinkStates(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		ctx := t.Context()
		links := account.NewLinks(db)
		forever, feed := issue(t, db, links, account.NewLink{Purpose: account.Feed, Subject: "p", Detail: "手机"})
		_, hour := issue(t, db, links, account.NewLink{Purpose: account.Preview, Subject: "c", Life: time.Hour})
		state := func(purpose account.Purpose, token, want string) {
			t.Helper()
			_, err := links.Visit(ctx, purpose, token, strings.Repeat("客", 200)+"\x00\xff")
			if got := key(err); err != nil && (got != want || fault.KindOf(err) != fault.NotFound) || err == nil && want != "" {
				t.Errorf("%v, want %q", err, want)
			}
		}
		state(account.Feed, feed, "")
		state(account.Preview, hour, "")
		state(account.Preview, feed, "account.link_unknown")
		for _, bad := range []string{"", "\x00", strings.Repeat("x", 1<<20), feed + "x"} {
			state(account.Feed, bad, "account.link_unknown")
		}
		clock.Advance(time.Hour)
		state(account.Feed, feed, "")
		state(account.Preview, hour, "account.link_expired")
		list, err := links.List(ctx, account.Feed, "p")
		if err != nil || len(list) != 1 || list[0].LastUsedAt != clock.Now() || len([]rune(list[0].LastClient)) != 120 || list[0].Detail != "手机" {
			t.Errorf("%+v, %v", list, err)
		}
		revoke := func(subject string) error {
			return db.Transact(ctx, func(tx *database.Tx) error { return links.Revoke(ctx, tx, account.Feed, subject, forever.ID) })
		}
		if err := revoke("q"); fault.KindOf(err) != fault.NotFound {
			t.Errorf("another subject's link: %v, want NotFound", err)
		}
		if err := revoke("p"); err != nil {
			t.Fatal(err)
		}
		state(account.Feed, feed, "account.link_revoked")
	})
}
