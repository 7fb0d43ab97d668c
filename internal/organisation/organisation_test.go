package organisation_test

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
	"tongxing/internal/organisation"
)

const password = "一起去看海呀海呀"

// house is a county with two schools, the first with a class, and somebody in
// every place.
type house struct {
	*organisation.Service
	accounts                    *account.Service
	county, school, class, far  string // organisations
	admin, countyManager        account.Actor
	manager, editor, member     account.Actor // of the school
	classManager, farManager, x account.Actor // x belongs nowhere
}

// each runs f on a house in both databases.
func each(t *testing.T, f func(t *testing.T, h *house, clock *civil.SetClock)) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		h := &house{accounts: account.NewService(db)}
		h.Service = organisation.NewService(db, h.accounts)
		h.build(t)
		f(t, h, clock)
	})
}

func (h *house) build(t *testing.T) {
	t.Helper()
	ctx := t.Context()
	for name, who := range map[string]*account.Actor{
		"admin": &h.admin, "county": &h.countyManager, "manager": &h.manager, "editor": &h.editor, "member": &h.member,
		"class": &h.classManager, "far": &h.farManager, "x": &h.x,
	} {
		n := account.NewAccount{Profile: account.Profile{Name: name, SignInNames: account.SignInNames{ShortName: name + "-1"}}, Password: password, Administrator: name == "admin"}
		a, err := h.accounts.Add(ctx, n, nil)
		if err != nil {
			t.Fatal(err)
		}
		*who = account.Actor{ID: a.ID, Name: a.Name, Administrator: a.Administrator}
	}
	for _, o := range []struct {
		id     *string
		parent *string
		name   string
	}{{&h.county, new(string), "双河县教育局"}, {&h.school, &h.county, "向阳幼儿园"}, {&h.class, &h.school, "大一班"}, {&h.far, &h.county, "春晖幼儿园"}} {
		made, err := h.Create(ctx, h.admin, *o.parent, o.name)
		if err != nil {
			t.Fatal(err)
		}
		*o.id = made.ID
	}
	for _, m := range []struct {
		organisation, name string
		role               organisation.Role
	}{
		{h.county, "county-1", organisation.Manager}, {h.school, "manager-1", organisation.Manager}, {h.school, "editor-1", organisation.Editor},
		{h.school, "member-1", organisation.Member}, {h.class, "class-1", organisation.Manager}, {h.far, "far-1", organisation.Manager},
	} {
		if err := h.AddMember(ctx, h.admin, m.organisation, m.name, m.role); err != nil {
			t.Fatal(err)
		}
	}
	for _, who := range h.everybody() {
		*who = h.now(t, *who)
	}
}

// now returns the actor with the rights of this moment.
func (h *house) now(t *testing.T, who account.Actor) account.Actor {
	t.Helper()
	for epoch := range 3 {
		if now, _, err := h.accounts.Actor(t.Context(), who.ID, epoch); err == nil {
			return now
		}
	}
	t.Fatalf("%s cannot sign in", who.Name)
	return who
}

func (h *house) everybody() []*account.Actor {
	return []*account.Actor{&h.admin, &h.countyManager, &h.manager, &h.editor, &h.member, &h.classManager, &h.farManager, &h.x}
}

func fields(err error) string {
	var names []string
	if f := fault.From(err); f != nil {
		for _, field := range f.Fields {
			names = append(names, field.Name+" "+field.Key)
		}
	}
	return strings.Join(names, ", ")
}

func key(err error) string {
	if f := fault.From(err); f != nil {
		return f.Key
	}
	return fmt.Sprint(err)
}

// outline writes a tree as names behind their depth, + for those the actor
// manages, - for those whose page does not open.
func outline(nodes []organisation.Node) string {
	var lines []string
	for _, n := range nodes {
		mark := ""
		if n.Manages {
			mark = "+"
		} else if !n.Opens {
			mark = "-"
		}
		lines = append(lines, strings.Repeat("·", n.Depth)+n.Name+mark)
	}
	return strings.Join(lines, " ")
}

// version returns the version of an organisation as it is now.
func (h *house) version(t *testing.T, id string) int {
	t.Helper()
	p, err := h.Find(t.Context(), h.admin, id)
	if err != nil {
		t.Fatal(err)
	}
	return p.Version
}

// TestWhoMayDoWhat walks every use with everybody.
func TestWhoMayDoWhat(t *testing.T) {
	each(t, func(t *testing.T, h *house, _ *civil.SetClock) {
		ctx := t.Context()
		type actor = account.Actor
		move := func(id string, to *string) func(actor) error {
			return func(a actor) error { return h.Move(ctx, a, id, h.version(t, id), *to) }
		}
		back := func(id, to string) func() error {
			return func() error { return h.Move(ctx, h.admin, id, h.version(t, id), to) }
		}
		add := func(a actor) error { return h.AddMember(ctx, a, h.school, "x-1", organisation.Member) }
		remove := func(a actor) error { return h.RemoveMember(ctx, a, h.school, h.x.ID) }
		for _, use := range []struct {
			name string
			want string // +: done, V: invalid, F: forbidden, N: not found, S: sign in; for admin, county, manager, editor, member, class, far, x, a stranger
			do   func(actor) error
			undo func() error
		}{
			{"open the school", "+++++NNNS", func(a actor) error { return second(h.Find(ctx, a, h.school)) }, nil},
			{"open the class", "+++NN+NNS", func(a actor) error { return second(h.Find(ctx, a, h.class)) }, nil},
			{"open the county", "++NNNNNNS", func(a actor) error { return second(h.Find(ctx, a, h.county)) }, nil},
			{"open nothing", "NNNNNNNNS", func(a actor) error { return second(h.Find(ctx, a, "none")) }, nil},
			{"create at the top", "+FFFFFFFF", func(a actor) error { return second(h.Create(ctx, a, "", "新单位")) }, nil},
			{"create below the school", "+++FFNNNS", func(a actor) error { return second(h.Create(ctx, a, h.school, "大二班")) }, nil},
			{"rename the school", "+++FFNNNS", func(a actor) error { return h.Rename(ctx, a, h.school, h.version(t, h.school), "向阳一幼") }, nil},
			{"move the class to the top", "+VVNNFNNS", move(h.class, new(string)), back(h.class, h.school)},
			{"move the class to the county", "++VNNFNNS", move(h.class, &h.county), back(h.class, h.school)},
			{"move the school elsewhere", "++FFFNNNS", move(h.school, &h.far), back(h.school, h.county)},
			{"add a member", "+++FFNNNS", add, func() error { return remove(h.admin) }},
			{"remove nobody", "NNNFFNNNS", remove, nil},
			{"change a role", "+++FFNNNS", func(a actor) error { return h.SetRole(ctx, a, h.school, h.member.ID, organisation.Member) }, nil},
			{"remove a member", "+++FFNNNS", func(a actor) error { return h.RemoveMember(ctx, a, h.school, h.member.ID) }, func() error {
				return h.AddMember(ctx, h.admin, h.school, "member-1", organisation.Member)
			}},
			{"invite", "+++FFNNNS", func(a actor) error { _, _, err := h.Invite(ctx, a, h.school, organisation.Manager, ""); return err }, nil},
			{"see invitations", "+++FFNNNS", func(a actor) error { return second(h.Invitations(ctx, a, h.school)) }, nil},
			{"revoke nothing", "NNNFFNNNS", func(a actor) error { return h.Revoke(ctx, a, h.school, "none") }, nil},
			{"see the tree", "++++++++S", func(a actor) error { return second(h.Tree(ctx, a)) }, nil},
			{"accept nothing", "NNNNNNNNS", func(a actor) error { return second(h.Accept(ctx, a, "none", "")) }, nil},
		} {
			var got strings.Builder
			for _, who := range append(h.everybody(), new(actor)) {
				err := use.do(*who)
				mark, known := map[fault.Kind]string{fault.Invalid: "V", fault.Forbidden: "F", fault.NotFound: "N", fault.SignIn: "S"}[fault.KindOf(err)]
				switch {
				case err == nil:
					mark = "+"
				case !known:
					t.Errorf("%s by %s: %v", use.name, who.Name, err)
				}
				got.WriteString(mark)
				if err == nil && use.undo != nil {
					if err := use.undo(); err != nil {
						t.Fatalf("%s, undone: %v", use.name, err)
					}
				}
			}
			if got.String() != use.want {
				t.Errorf("%s: %s, want %s", use.name, got.String(), use.want)
			}
		}
	})
}

func second[T any](_ T, err error) error { return err }

func TestTreeAsEachSeesIt(t *testing.T) {
	each(t, func(t *testing.T, h *house, _ *civil.SetClock) {
		for _, c := range []struct {
			who  account.Actor
			tree string
		}{
			{h.admin, "双河县教育局+ ·向阳幼儿园+ ··大一班+ ·春晖幼儿园+"},
			{h.countyManager, "双河县教育局+ ·向阳幼儿园+ ··大一班+ ·春晖幼儿园+"},
			{h.manager, "双河县教育局- ·向阳幼儿园+ ··大一班+"},
			{h.editor, "双河县教育局- ·向阳幼儿园 ··大一班-"},
			{h.member, "双河县教育局- ·向阳幼儿园 ··大一班-"},
			{h.classManager, "双河县教育局- ·向阳幼儿园- ··大一班+"},
			{h.x, ""},
		} {
			tree, err := h.Tree(t.Context(), c.who)
			if err != nil || outline(tree) != c.tree {
				t.Errorf("%s sees %q, %v; want %q", c.who.Name, outline(tree), err, c.tree)
			}
		}
		homes, top, err := h.Homes(t.Context(), h.countyManager, h.school)
		if err != nil || top || outline(homes) != "双河县教育局+ ·春晖幼儿园+" {
			t.Errorf("the school may move to %q, top %v, %v", outline(homes), top, err)
		}
		p, err := h.Find(t.Context(), h.manager, h.school)
		if err != nil || len(p.Above) != 1 || len(p.Below) != 1 || len(p.Members) != 3 || p.Members[0].SignIn == "" || !p.Manages || p.Moves {
			t.Errorf("the manager's page: %+v, %v", p, err)
		}
		p, err = h.Find(t.Context(), h.member, h.school)
		if err != nil || p.Members[0].SignIn != "" || p.Manages {
			t.Errorf("a member's page tells how others sign in: %+v, %v", p, err)
		}
	})
}

func TestNames(t *testing.T) {
	each(t, func(t *testing.T, h *house, _ *civil.SetClock) {
		ctx := t.Context()
		for name, want := range map[string]string{
			"": "name fault.required", " \n\t": "name fault.required", "a\x00": "name fault.impossible_text", "\xff": "name fault.impossible_text",
			strings.Repeat("好", 81): "name fault.too_long", strings.Repeat("a", 1<<20): "name fault.too_long", "青山村👨‍👩‍👧": "", "'; DROP TABLE organisations; --": "",
		} {
			_, err := h.Create(ctx, h.manager, h.school, name)
			if fields(err) != want || want == "" && err != nil {
				t.Errorf("%.20q: %v, want %q", name, err, want)
			}
		}
		if err := h.Rename(ctx, h.manager, h.school, 1, " 向阳\n第一幼儿园\u202e "); err != nil {
			t.Fatal(err)
		}
		if err := h.Rename(ctx, h.countyManager, h.school, 1, "别的名字"); fault.KindOf(err) != fault.Stale {
			t.Errorf("the version of before: %v, want Stale", err)
		}
		if p, err := h.Find(ctx, h.manager, h.school); err != nil || p.Name != "向阳 第一幼儿园" {
			t.Errorf("%q, %v", p.Name, err)
		}
	})
}

func TestMoveMakesNoCycle(t *testing.T) {
	each(t, func(t *testing.T, h *house, _ *civil.SetClock) {
		ctx := t.Context()
		for _, under := range []string{h.county, h.school, h.class} {
			if err := h.Move(ctx, h.admin, h.county, 1, under); fields(err) != "parent organisation.parent_below" {
				t.Errorf("the county under itself: %v", err)
			}
		}
		if err := h.Move(ctx, h.admin, h.school, 7, h.far); fault.KindOf(err) != fault.Stale {
			t.Errorf("another version: %v, want Stale", err)
		}
		for round := range 5 {
			var all sync.WaitGroup
			var moved atomic.Int32
			for _, pair := range [][2]string{{h.school, h.far}, {h.far, h.school}} {
				version := h.version(t, pair[0])
				all.Go(func() {
					err := h.Move(context.Background(), h.admin, pair[0], version, pair[1])
					switch {
					case err == nil:
						moved.Add(1)
					case key(err) != "fault.invalid":
						t.Error(err)
					}
				})
			}
			all.Wait()
			tree, err := h.Tree(ctx, h.admin)
			if err != nil || moved.Load() != 1 || len(tree) != 4 {
				t.Fatalf("round %d: %d moved, tree %q, %v", round, moved.Load(), outline(tree), err)
			}
			for _, id := range []string{h.school, h.far} {
				if err := h.Move(ctx, h.admin, id, h.version(t, id), h.county); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

func TestNobodyChangesTheirOwnPlace(t *testing.T) {
	each(t, func(t *testing.T, h *house, _ *civil.SetClock) {
		ctx := t.Context()
		if err := h.SetRole(ctx, h.manager, h.school, h.manager.ID, organisation.Member); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("one's own role: %v, want Forbidden", err)
		}
		if err := h.RemoveMember(ctx, h.manager, h.school, h.manager.ID); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("one's own place: %v, want Forbidden", err)
		}
		for name, want := range map[string]string{
			"manager-1": "account organisation.not_oneself", "member-1": "account organisation.already_member", "none": "account organisation.nobody", "": "account organisation.nobody",
		} {
			if err := h.AddMember(ctx, h.manager, h.school, name, organisation.Manager); fields(err) != want {
				t.Errorf("add %q: %v, want %s", name, err, want)
			}
		}
		if err := h.AddMember(ctx, h.manager, h.school, "x-1", "owner"); fields(err) != "role organisation.role_unknown" {
			t.Errorf("an unknown role: %v", err)
		}
		if err := h.SetRole(ctx, h.manager, h.school, h.member.ID, "owner"); fields(err) != "role organisation.role_unknown" {
			t.Errorf("an unknown role: %v", err)
		}
	})
}

func TestInvitation(t *testing.T) {
	each(t, func(t *testing.T, h *house, clock *civil.SetClock) {
		ctx := t.Context()
		invite := func(who account.Actor) string {
			t.Helper()
			_, token, err := h.Invite(ctx, who, h.school, organisation.Editor, "吴老师")
			if err != nil {
				t.Fatal(err)
			}
			return token
		}
		person := account.NewAccount{Profile: account.Profile{Name: "吴老师", SignInNames: account.SignInNames{Phone: "138-0000-0001"}}, Password: password, Administrator: true}

		token := invite(h.manager)
		for range 3 {
			got, err := h.Invitation(ctx, token)
			if err != nil || got.Organisation.Name != "向阳幼儿园" || got.Role != organisation.Editor || got.By != "manager" || got.For != "吴老师" {
				t.Fatalf("opening it: %+v, %v", got, err)
			}
		}
		hasty := person
		hasty.Password = "short"
		if _, err := h.AcceptAsNew(ctx, hasty, token, "WeChat"); fields(err) != "password account.password_short" {
			t.Errorf("a short password: %v", err)
		}
		if _, err := h.Accept(ctx, h.member, token, "WeChat"); fault.KindOf(err) != fault.Conflict {
			t.Errorf("a member already: %v, want Conflict", err)
		}
		a, err := h.AcceptAsNew(ctx, person, token, "WeChat")
		if err != nil || a.Administrator {
			t.Fatalf("%+v, %v; want an account without the administrator's right", a, err)
		}
		if who := h.now(t, account.Actor{ID: a.ID}); fmt.Sprint(who.Edits, who.Manages) != "["+h.school+"] []" {
			t.Errorf("the new account edits %v", who.Edits)
		}
		if _, err := h.Accept(ctx, h.x, token, ""); key(err) != "account.link_used" {
			t.Errorf("the second time: %v", err)
		}
		if every, _ := h.accounts.Every(ctx); len(every) != 9 {
			t.Errorf("%d accounts, want 9", len(every))
		}

		list, err := h.Invitations(ctx, h.manager, h.school)
		if err != nil || len(list) != 1 || list[0].State != account.Used || list[0].For != "吴老师" {
			t.Fatalf("%+v, %v", list, err)
		}
		revoked := invite(h.manager)
		list, _ = h.Invitations(ctx, h.manager, h.school)
		if err := h.Revoke(ctx, h.manager, h.school, list[0].ID); err != nil {
			t.Fatal(err)
		}
		late := invite(h.manager)
		clock.Advance(7 * 24 * time.Hour)
		orphan := invite(h.manager)
		if err := h.SetRole(ctx, h.countyManager, h.school, h.manager.ID, organisation.Editor); err != nil {
			t.Fatal(err)
		}
		for token, want := range map[string]string{
			revoked: "account.link_revoked", late: "account.link_expired", orphan: "account.link_revoked", "": "account.link_unknown",
		} {
			for _, err := range []error{second(h.Invitation(ctx, token)), second(h.Accept(ctx, h.x, token, "")), second(h.AcceptAsNew(ctx, person, token, ""))} {
				if key(err) != want || fault.KindOf(err) != fault.NotFound {
					t.Errorf("%v, want %s", err, want)
				}
			}
		}
		joined, err := h.Accept(ctx, h.x, invite(h.admin), "")
		if err != nil || joined.Organisation.ID != h.school {
			t.Errorf("somebody signed in joins: %+v, %v", joined, err)
		}
		if _, _, err := h.Invite(ctx, h.admin, h.school, "owner", strings.Repeat("好", 81)); fields(err) != "role organisation.role_unknown, for fault.too_long" {
			t.Errorf("a role that is none: %v", err)
		}
	})
}

func TestInvitationIsAcceptedOnce(t *testing.T) {
	each(t, func(t *testing.T, h *house, _ *civil.SetClock) {
		_, token, err := h.Invite(t.Context(), h.countyManager, h.class, organisation.Member, "")
		if err != nil {
			t.Fatal(err)
		}
		var all sync.WaitGroup
		var joined atomic.Int32
		for _, who := range []account.Actor{h.manager, h.editor, h.member, h.x, h.farManager} {
			all.Go(func() {
				_, err := h.Accept(context.Background(), who, token, "")
				switch {
				case err == nil:
					joined.Add(1)
				case key(err) != "account.link_used":
					t.Error(err)
				}
			})
		}
		all.Wait()
		if joined.Load() != 1 {
			t.Errorf("%d joined by one invitation", joined.Load())
		}
	})
}
