package account_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
)

func TestCan(t *testing.T) {
	t.Parallel()
	actions := []account.Action{account.View, account.Edit, account.Own, account.Create, account.Manage, account.Administer}
	class := []string{"class", "school", "county"}
	for _, c := range []struct {
		why   string
		who   account.Actor
		on    account.Record
		grant string // one + or - an action, in order
	}{
		{"stranger", account.Actor{Administrator: true, Manages: class}, account.Record{Organisations: class, Team: account.Owner}, "------"},
		{"signed in", account.Actor{ID: "a"}, account.Record{Organisations: class}, "------"},
		{"viewer", account.Actor{ID: "a"}, account.Record{Team: account.Viewer}, "+-----"},
		{"editor", account.Actor{ID: "a"}, account.Record{Team: account.Editor}, "++----"},
		{"owner", account.Actor{ID: "a"}, account.Record{Organisations: class, Team: account.Owner}, "+++---"},
		{"editor of the organisation", account.Actor{ID: "a", Edits: []string{"class"}}, account.Record{Organisations: class}, "---+--"},
		{"editor above", account.Actor{ID: "a", Edits: []string{"school"}}, account.Record{Organisations: class}, "---+--"},
		{"manager", account.Actor{ID: "a", Manages: []string{"class"}, Edits: []string{"class"}}, account.Record{Organisations: class}, "+++++-"},
		{"manager above", account.Actor{ID: "a", Manages: []string{"county"}, Edits: []string{"county"}}, account.Record{Organisations: class}, "+++++-"},
		{"manager elsewhere", account.Actor{ID: "a", Manages: []string{"other"}, Edits: []string{"other"}}, account.Record{Organisations: class}, "------"},
		{"manager, no organisation", account.Actor{ID: "a", Manages: []string{"class"}}, account.Record{}, "------"},
		{"administrator", account.Actor{ID: "a", Administrator: true}, account.Record{}, "++++++"},
		{"a role from the future", account.Actor{ID: "a"}, account.Record{Team: "guest"}, "------"},
	} {
		var got strings.Builder
		for _, do := range actions {
			if account.Can(c.who, do, c.on) {
				got.WriteByte('+')
			} else {
				got.WriteByte('-')
			}
		}
		if got.String() != c.grant {
			t.Errorf("%s: %s, want %s", c.why, got.String(), c.grant)
		}
	}
	if account.Can(account.Actor{ID: "a", Manages: class}, "fly", account.Record{Organisations: class}) {
		t.Error("an unknown action was granted")
	}
}

func TestWhoMayAdminister(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		ctx := t.Context()
		s := account.NewService(db)
		_, admin := administrator(t, s, "admin@demo.example")
		plain, who := add(t, s, person("林", "lin@demo.example"))
		other, _ := add(t, s, person("周", "zhou@demo.example"))
		use := map[string]func(account.Actor, string) error{
			"list":     func(a account.Actor, _ string) error { _, _, err := s.Accounts(ctx, a, "", ""); return err },
			"read":     func(a account.Actor, id string) error { _, err := s.Account(ctx, a, id); return err },
			"disable":  func(a account.Actor, id string) error { return s.SetDisabled(ctx, a, id, true) },
			"enable":   func(a account.Actor, id string) error { return s.SetDisabled(ctx, a, id, false) },
			"promote":  func(a account.Actor, id string) error { return s.SetAdministrator(ctx, a, id, true) },
			"demote":   func(a account.Actor, id string) error { return s.SetAdministrator(ctx, a, id, false) },
			"password": func(a account.Actor, id string) error { _, _, err := s.IssuePasswordLink(ctx, a, id); return err },
		}
		forged := account.Actor{ID: plain.ID, Administrator: true}
		for name, do := range use {
			for _, stranger := range []account.Actor{{}, who} {
				if err := do(stranger, other.ID); fault.KindOf(err) != fault.NotFound {
					t.Errorf("%s by %q: %v, want NotFound", name, stranger.Name, err)
				}
			}
			if name == "list" || name == "read" {
				continue
			}
			if err := do(forged, other.ID); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%s by one who was an administrator: %v, want NotFound", name, err)
			}
			if err := do(admin, admin.ID); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s on oneself: %v, want Forbidden", name, err)
			}
			if err := do(admin, "none"); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%s on nobody: %v, want NotFound", name, err)
			}
		}
		for _, name := range []string{"list", "read", "disable", "enable", "password", "promote", "demote"} {
			if err := use[name](admin, other.ID); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestTwoAdministratorsCannotRemoveEachOther(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		s := account.NewService(db)
		_, one := administrator(t, s, "one@demo.example")
		_, two := administrator(t, s, "two@demo.example")
		var all sync.WaitGroup
		for _, pair := range [][2]account.Actor{{one, two}, {two, one}} {
			all.Go(func() {
				err := s.SetAdministrator(context.Background(), pair[0], pair[1].ID, false)
				if err != nil && fault.KindOf(err) != fault.NotFound {
					t.Error(err)
				}
			})
		}
		all.Wait()
		every, err := s.Every(t.Context())
		if err != nil || every[0].Administrator == every[1].Administrator {
			t.Errorf("%v, %v; want one administrator of two", every, err)
		}
	})
}

func TestDisablingEndsEverything(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		ctx := t.Context()
		s := account.NewService(db)
		_, admin := administrator(t, s, "admin@demo.example")
		a, _ := add(t, s, person("林", "lin@demo.example"))
		token, _, err := s.IssuePasswordLink(ctx, admin, a.ID)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.SetDisabled(ctx, admin, a.ID, true); err != nil {
			t.Fatal(err)
		}
		if _, _, err := s.Actor(ctx, a.ID, a.Epoch); fault.KindOf(err) != fault.SignIn {
			t.Errorf("session: %v, want SignIn", err)
		}
		if _, err := s.SignIn(ctx, account.Credentials{Name: a.Email, Password: password}); key(err) != "account.sign_in_disabled" {
			t.Errorf("right password: %v", err)
		}
		if _, err := s.SignIn(ctx, account.Credentials{Name: a.Email, Password: "wrong wrong"}); key(err) != "account.sign_in_wrong" {
			t.Errorf("wrong password: %v, must not tell that the account is there", err)
		}
		if _, err := s.ResetPassword(ctx, token, "another password", ""); fault.KindOf(err) != fault.NotFound {
			t.Errorf("password link: %v, want NotFound", err)
		}
		if _, _, err := s.IssuePasswordLink(ctx, admin, a.ID); fault.KindOf(err) != fault.Conflict {
			t.Errorf("new password link: %v, want Conflict", err)
		}
		if err := s.SetDisabled(ctx, admin, a.ID, false); err != nil {
			t.Fatal(err)
		}
		if _, _, err := s.Actor(ctx, a.ID, a.Epoch); fault.KindOf(err) != fault.SignIn {
			t.Errorf("old session of an enabled account: %v, want SignIn", err)
		}
		if _, err := s.SignIn(ctx, account.Credentials{Name: a.Email, Password: password}); err != nil {
			t.Error(err)
		}
	})
}

func TestOwnAccount(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		ctx := t.Context()
		s := account.NewService(db)
		a, who := add(t, s, person("林", "lin@demo.example"))
		add(t, s, person("周", "zhou@demo.example"))
		profile := account.Profile{Name: "林老师", SignInNames: account.SignInNames{Phone: "13800000003"}, Language: "en"}
		if err := s.ChangeProfile(ctx, who, a.Version, profile); err != nil {
			t.Fatal(err)
		}
		if err := s.ChangeProfile(ctx, who, a.Version, profile); fault.KindOf(err) != fault.Stale {
			t.Errorf("the version of before: %v, want Stale", err)
		}
		now, err := s.Self(ctx, who)
		if err != nil || now.Name != "林老师" || now.Email != "" || now.Language != "en" || now.Version != a.Version+1 {
			t.Errorf("%+v, %v", now, err)
		}
		profile.Email = "zhou@demo.example"
		if err := s.ChangeProfile(ctx, who, now.Version, profile); fields(err) != "email" {
			t.Errorf("somebody else's e-mail: %v", err)
		}
		if _, err := s.ChangePassword(ctx, who, "wrong wrong", "another password"); fields(err) != "present" {
			t.Errorf("wrong present password: %v", err)
		}
		if _, err := s.ChangePassword(ctx, who, password, "short"); fields(err) != "password" {
			t.Errorf("short password: %v", err)
		}
		changed, err := s.ChangePassword(ctx, who, password, "another password")
		if err != nil {
			t.Fatal(err)
		}
		out, err := s.SignOutEverywhere(ctx, who)
		if err != nil {
			t.Fatal(err)
		}
		for epoch, ok := range map[int]bool{a.Epoch: false, changed.Epoch: false, out.Epoch: true} {
			if _, _, err := s.Actor(ctx, a.ID, epoch); (err == nil) != ok {
				t.Errorf("epoch %d: %v", epoch, err)
			}
		}
		for range 5 {
			_, _ = s.ChangePassword(ctx, who, "wrong wrong", "yet another one")
		}
		if _, err := s.ChangePassword(ctx, who, "another password", "yet another one"); fault.KindOf(err) != fault.TooMany {
			t.Errorf("after five wrong ones: %v, want TooMany", err)
		}
		for name, err := range map[string]error{
			"profile":  s.ChangeProfile(ctx, account.Actor{}, 1, profile),
			"password": second(s.ChangePassword(ctx, account.Actor{}, password, "another password")),
			"self":     second(s.Self(ctx, account.Actor{})),
		} {
			if fault.KindOf(err) != fault.SignIn {
				t.Errorf("%s of a stranger: %v, want SignIn", name, err)
			}
		}
	})
}

func second[T any](_ T, err error) error { return err }

func TestPasswordLink(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		ctx := t.Context()
		s := account.NewService(db)
		boss, admin := administrator(t, s, "admin@demo.example")
		_, second := administrator(t, s, "second@demo.example")
		a, _ := add(t, s, person("林", "lin@demo.example"))
		issue := func() string {
			t.Helper()
			token, link, err := s.IssuePasswordLink(ctx, admin, a.ID)
			if err != nil || !link.ExpiresAt.Equal(clock.Now().Add(7*24*time.Hour)) {
				t.Fatal(link, err)
			}
			return token
		}
		reset := func(token string) error {
			_, err := s.ResetPassword(ctx, token, "another password", "WeChat")
			return err
		}
		replaced, token := issue(), issue()
		if err := reset(replaced); key(err) != "account.link_revoked" {
			t.Errorf("a replaced link: %v", err)
		}
		for range 3 {
			if got, err := s.PasswordLink(ctx, token); err != nil || got.ID != a.ID {
				t.Errorf("opening it uses it up: %v", err)
			}
		}
		if _, err := s.ResetPassword(ctx, token, "short", ""); fields(err) != "password" {
			t.Errorf("short password: %v", err)
		}
		if err := reset(token); err != nil {
			t.Fatal(err)
		}
		if err := reset(token); key(err) != "account.link_used" {
			t.Errorf("the second time: %v", err)
		}
		if _, err := s.SignIn(ctx, account.Credentials{Name: a.Email, Password: "another password"}); err != nil {
			t.Error(err)
		}
		if _, _, err := s.Actor(ctx, a.ID, a.Epoch); fault.KindOf(err) != fault.SignIn {
			t.Errorf("a session from before: %v, want SignIn", err)
		}
		late := issue()
		clock.Advance(7 * 24 * time.Hour)
		if err := reset(late); key(err) != "account.link_expired" {
			t.Errorf("a week later: %v", err)
		}
		orphan := issue()
		if err := s.SetAdministrator(ctx, second, boss.ID, false); err != nil {
			t.Fatal(err)
		}
		if err := reset(orphan); key(err) != "account.link_revoked" {
			t.Errorf("a link of one who is no longer an administrator: %v", err)
		}
	})
}

func TestSearchAccounts(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		ctx := t.Context()
		s := account.NewService(db)
		_, admin := administrator(t, s, "admin@demo.example")
		err := db.Transact(ctx, func(tx *database.Tx) error {
			for range account.AccountsAtOnce {
				id := database.NewID()
				if _, err := tx.Exec(ctx, `INSERT INTO accounts (id, name, short_name, password_hash, administrator, language, epoch, created_at, version)
					VALUES (?, 'Max 100%_Muster', ?, '', FALSE, '', 0, '2026-04-20T01:00:00.000Z', 1)`, id, "m-"+id); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		first, more, err := s.Accounts(ctx, admin, "", "")
		if err != nil || !more || len(first) != account.AccountsAtOnce || first[0].Name != "园长" {
			t.Fatalf("%d accounts, more %v, %v", len(first), more, err)
		}
		rest, more, err := s.Accounts(ctx, admin, "", first[len(first)-1].ID)
		if err != nil || more || len(rest) != 1 {
			t.Errorf("%d accounts, more %v, %v; want the last", len(rest), more, err)
		}
		for text, n := range map[string]int{"max": 50, "MUSTER": 50, "0%_m": 50, "%%": 0, "ADMIN@": 1, "园": 1, "'": 0, `\`: 0} {
			if found, _, err := s.Accounts(ctx, admin, text, ""); err != nil || len(found) != n {
				t.Errorf("%q finds %d, %v; want %d", text, len(found), err, n)
			}
		}
	})
}

func TestOperator(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		ctx := t.Context()
		s := account.NewService(db)
		administrator(t, s, "admin@demo.example")
		a, _ := add(t, s, person("林", "lin@demo.example"))
		if err := s.OperatorSetPassword(ctx, "LIN@demo.example", "another password"); err != nil {
			t.Fatal(err)
		}
		if _, err := s.SignIn(ctx, account.Credentials{Name: a.Email, Password: "another password"}); err != nil {
			t.Error(err)
		}
		if err := s.OperatorSetPassword(ctx, a.Email, "short"); fields(err) != "password" {
			t.Error(err)
		}
		for _, name := range []string{"nobody@demo.example", "", "\x00"} {
			if err := s.OperatorSetDisabled(ctx, name, true); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%q: %v, want NotFound", name, err)
			}
		}
		if err := s.OperatorSetDisabled(ctx, a.Email, true); err != nil {
			t.Error(err)
		}
		if err := s.OperatorSetDisabled(ctx, "admin@demo.example", true); fault.KindOf(err) != fault.Conflict {
			t.Errorf("the last administrator: %v, want Conflict", err)
		}
		if err := s.OperatorSetDisabled(ctx, a.Email, false); err != nil {
			t.Error(err)
		}
	})
}
