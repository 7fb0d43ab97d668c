package account_test

import (
	"context"
	"fmt"
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

const password = "一起去看海呀海呀"

func person(name, email string) account.NewAccount {
	return account.NewAccount{Profile: account.Profile{Name: name, SignInNames: account.SignInNames{Email: email}}, Password: password}
}

// add makes an account and returns it with its rights.
func add(t *testing.T, s *account.Service, n account.NewAccount) (account.Account, account.Actor) {
	t.Helper()
	a, err := s.Add(t.Context(), n, nil)
	if err != nil {
		t.Fatal(err)
	}
	who, a, err := s.Actor(t.Context(), a.ID, a.Epoch)
	if err != nil {
		t.Fatal(err)
	}
	return a, who
}

func administrator(t *testing.T, s *account.Service, email string) (account.Account, account.Actor) {
	t.Helper()
	n := person("园长", email)
	n.Administrator = true
	return add(t, s, n)
}

// fields returns the names of the form fields that err speaks of.
func fields(err error) string {
	var names []string
	if f := fault.From(err); f != nil {
		for _, field := range f.Fields {
			names = append(names, field.Name)
		}
	}
	return strings.Join(names, " ")
}

func key(err error) string {
	if f := fault.From(err); f != nil {
		return f.Key
	}
	return fmt.Sprint(err)
}

func TestSetUpByTenAtOnce(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		s := account.NewService(db)
		if needs, err := s.NeedsSetup(t.Context()); err != nil || !needs {
			t.Fatalf("an empty database needs setup: %v, %v", needs, err)
		}
		var all sync.WaitGroup
		var made, late atomic.Int32
		for i := range 10 {
			all.Go(func() {
				_, err := s.SetUp(context.Background(), person("园长", fmt.Sprintf("head%d@demo.example", i)))
				switch {
				case err == nil:
					made.Add(1)
				case fault.KindOf(err) == fault.NotFound:
					late.Add(1)
				default:
					t.Error(err)
				}
			})
		}
		all.Wait()
		if made.Load() != 1 || late.Load() != 9 {
			t.Errorf("%d set up, %d too late; want 1 and 9", made.Load(), late.Load())
		}
		every, err := s.Every(t.Context())
		if err != nil || len(every) != 1 || !every[0].Administrator {
			t.Errorf("accounts %v, %v; want one administrator", every, err)
		}
		if needs, err := s.NeedsSetup(t.Context()); err != nil || needs {
			t.Errorf("after setup: %v, %v", needs, err)
		}
	})
}

func TestAddRefusesEveryFieldAtOnce(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		s := account.NewService(db)
		taken := person("陈老师", "chen@demo.example")
		taken.Phone, taken.ShortName = "138-0000-0001", "chen"
		add(t, s, taken)
		type profile = account.Profile
		type names = account.SignInNames
		for _, c := range []struct {
			why      string
			profile  profile
			password string
			fields   string
		}{
			{"nothing", profile{}, "", "name email password"},
			{"blank", profile{Name: " \u202e\t", SignInNames: names{Email: "  "}}, "       ", "name email password"},
			{"unreadable", profile{Name: "李", SignInNames: names{Email: "li", Phone: "12", ShortName: "12345"}}, password, "email phone short_name"},
			{"hostile", profile{Name: "a\x00b", SignInNames: names{Email: "a\xff@b", ShortName: "a\u202eb"}}, "\x00", "name email short_name password"},
			{"endless", profile{Name: strings.Repeat("好", 1<<20), SignInNames: names{Email: strings.Repeat("a", 1<<20) + "@b"}}, strings.Repeat("x", 1<<20), "name email password"},
			{"too long by one", profile{Name: strings.Repeat("好", 61), SignInNames: names{ShortName: strings.Repeat("a", 33)}}, strings.Repeat("长", 201), "name short_name password"},
			{"common", profile{Name: "李", SignInNames: names{Email: "li@demo.example"}}, "１２３４５６７８", "password"},
			{"password is the name", profile{Name: "李", SignInNames: names{Email: "li@demo.example"}}, "LI@demo.example", "password"},
			{"e-mail taken", profile{Name: "陈", SignInNames: names{Email: " CHEN＠Demo.example "}}, password, "email"},
			{"phone taken", profile{Name: "陈", SignInNames: names{Phone: "+86 138 0000 0001"}}, password, "phone"},
			{"short name taken", profile{Name: "陈", SignInNames: names{ShortName: "ＣＨＥＮ"}}, password, "short_name"},
		} {
			_, err := s.Add(t.Context(), account.NewAccount{Profile: c.profile, Password: c.password}, nil)
			if fault.KindOf(err) != fault.Invalid || fields(err) != c.fields {
				t.Errorf("%s: %.200v names %q, want %q", c.why, err, fields(err), c.fields)
			}
		}
		if every, _ := s.Every(t.Context()); len(every) != 1 {
			t.Errorf("%d accounts, want 1", len(every))
		}
	})
}

func TestSignInByEveryName(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		s := account.NewService(db)
		n := person("林 老师\u202e", "Lin@Demo.Example")
		n.Phone, n.ShortName = "+86 138-0000-0002", "小林老师"
		a, _ := add(t, s, n)
		if a.Name != "林 老师" || a.Email != "lin@demo.example" || a.Phone != "13800000002" {
			t.Errorf("stored as %q %+v", a.Name, a.SignInNames)
		}
		for _, name := range []string{"lin@demo.example", " LIN＠DEMO.EXAMPLE", "138 0000 0002", "008613800000002", "１３８００００００02", "小林老师"} {
			got, err := s.SignIn(t.Context(), account.Credentials{Name: name, Password: password, Address: "192.0.2.1"})
			if err != nil || got.ID != a.ID {
				t.Errorf("%q: %v, %v", name, got.ID, err)
			}
		}
		for name, typed := range map[string]string{
			"lin@demo.example": "wrong wrong", "nobody@demo.example": password, "": password, "\x00": password, "138": "", strings.Repeat("a", 1<<20): strings.Repeat("b", 1<<20),
		} {
			_, err := s.SignIn(t.Context(), account.Credentials{Name: name, Password: typed, Address: "192.0.2.1"})
			if fault.KindOf(err) != fault.Invalid || key(err) != "account.sign_in_wrong" {
				t.Errorf("%.30q: %v, want the same refusal for all", name, err)
			}
		}
	})
}

func TestPasswordIsTheSameHoweverComposed(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		s := account.NewService(db)
		n := person("石", "shi@demo.example")
		n.Password = "café 2026 ab"
		add(t, s, n)
		if _, err := s.SignIn(t.Context(), account.Credentials{Name: n.Email, Password: "cafe\u0301　２０２６ ａｂ"}); err != nil {
			t.Error(err)
		}
	})
}

func TestActorLoadsPlaces(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		ctx := t.Context()
		s := account.NewService(db)
		a, _ := add(t, s, person("周", "zhou@demo.example"))
		err := db.Transact(ctx, func(tx *database.Tx) error {
			for _, role := range []string{"manager", "editor", "member"} {
				if _, err := tx.Exec(ctx, `INSERT INTO organisations (id, name, created_at, version) VALUES (?, ?, '', 1)`, role, role); err != nil {
					return err
				}
				if _, err := tx.Exec(ctx, `INSERT INTO organisation_members (organisation_id, account_id, role, created_at) VALUES (?, ?, ?, '')`, role, a.ID, role); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		who, _, err := s.Actor(ctx, a.ID, a.Epoch)
		if err != nil || fmt.Sprint(who.Manages, who.Edits) != "[manager] [editor manager]" {
			t.Errorf("manages %v, edits %v, %v", who.Manages, who.Edits, err)
		}
		for why, session := range map[string]struct {
			id    string
			epoch int
		}{"nobody": {"none", 0}, "another epoch": {a.ID, a.Epoch + 1}} {
			if who, _, err := s.Actor(ctx, session.id, session.epoch); fault.KindOf(err) != fault.SignIn || who.SignedIn() {
				t.Errorf("%s: %v, want SignIn", why, err)
			}
		}
	})
}

func TestSessions(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		ctx := t.Context()
		sessions := account.NewSessions(db)
		find := func(token, want string) {
			t.Helper()
			data, found, err := sessions.FindCtx(ctx, token)
			if err != nil || string(data) != want || found != (want != "") {
				t.Errorf("%q: %q, %v, %v; want %q", token, data, found, err, want)
			}
		}
		for _, data := range []string{"one", "\x00\xff two"} {
			if err := sessions.Commit("t", []byte(data), clock.Now().Add(time.Hour).Time()); err != nil {
				t.Fatal(err)
			}
			find("t", data)
		}
		find("unknown", "")
		find("\x00\xff", "")
		clock.Advance(time.Hour)
		find("t", "")
		if err := account.NewService(db).Sweep(ctx); err != nil {
			t.Fatal(err)
		}
		var left int
		if err := db.Get(ctx, &left, `SELECT COUNT(*) FROM account_sessions`); err != nil || left != 0 {
			t.Errorf("%d sessions left, %v", left, err)
		}
		if err := sessions.Commit("u", []byte("x"), clock.Now().Add(time.Hour).Time()); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := sessions.Delete("u"); err != nil {
				t.Fatal(err)
			}
		}
		find("u", "")
	})
}

func FuzzSignInName(f *testing.F) {
	for _, seed := range []string{"a@b", "＠", "138-0000-0001", "+86 138 0000 0001", "0086１３８", "李老师", "a.b-c_d", "1e5", "Ⅷ", "ﬁ", "İ@İ", "+", "()"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		names, ok := account.ReadSignInName(typed)
		if !ok {
			return
		}
		kinds := 0
		for _, name := range []string{names.Email, names.Phone, names.ShortName} {
			if name != "" {
				kinds++
			}
		}
		if kinds != 1 || database.CheckText(names.First()) != nil {
			t.Fatalf("%q is read as %+v", typed, names)
		}
		if again, ok := account.ReadSignInName(names.First()); !ok || again != names {
			t.Fatalf("%q folds to %+v and that to %+v", typed, names, again)
		}
	})
}
