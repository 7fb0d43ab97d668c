package campaign_test

import (
	"context"
	"strings"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
)

// town is a database with organisations (a county with two kindergartens) and
// people in them.
type town struct {
	*campaign.Service
	db    *database.DB
	clock *civil.SetClock
	ctx   context.Context
	t     *testing.T

	administrator, countyManager, director, teacher, member, stranger, elsewhere account.Actor
}

// The organisations of a town.
const (
	county = "org-county"
	first  = "org-first"
	second = "org-second"
)

// each runs f in a fresh town on both databases.
func each(t *testing.T, f func(w town)) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		w := town{Service: campaign.NewService(db), db: db, clock: clock, ctx: t.Context(), t: t}
		err := db.Transact(w.ctx, func(tx *database.Tx) error {
			for _, o := range []struct{ id, parent, name string }{{county, "", "青山县教育局"}, {first, county, "第一幼儿园"}, {second, county, "第二幼儿园"}} {
				if _, err := tx.Exec(w.ctx, `INSERT INTO organisations (id, parent_id, name, created_at, version) VALUES (?, ?, ?, '', 1)`,
					o.id, nullable(o.parent), o.name); err != nil {
					return err
				}
			}
			for _, a := range []struct {
				actor  *account.Actor
				name   string
				places account.Actor
			}{
				{&w.administrator, "管理员", account.Actor{Administrator: true}},
				{&w.countyManager, "县管理", account.Actor{Manages: []string{county}, Edits: []string{county}}},
				{&w.director, "陈园长", account.Actor{Manages: []string{first}, Edits: []string{first}}},
				{&w.teacher, "李老师", account.Actor{Edits: []string{first}}},
				{&w.member, "王老师", account.Actor{}},
				{&w.stranger, "路人", account.Actor{}},
				{&w.elsewhere, "外园长", account.Actor{Manages: []string{second}, Edits: []string{second}}},
			} {
				*a.actor = a.places
				a.actor.ID, a.actor.Name = database.NewID(), a.name
				if _, err := tx.Exec(w.ctx, `INSERT INTO accounts (id, name, email, password_hash, administrator, language, epoch, created_at, version)
					VALUES (?, ?, ?, '', ?, '', 0, '', 1)`, a.actor.ID, a.name, emailOf(*a.actor), a.places.Administrator); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		f(w)
	})
}

func emailOf(a account.Actor) string { return a.ID + "@demo.example" }

func nullable(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// begin makes a campaign of the first kindergarten with the director as owner.
func (w town) begin() campaign.Campaign {
	w.t.Helper()
	return w.beginAs(w.director, first, "牵手同行")
}

func (w town) beginAs(who account.Actor, organisation, title string) campaign.Campaign {
	w.t.Helper()
	c, err := w.Create(w.ctx, who, campaign.NewCampaign{
		Details: campaign.Details{Kind: campaign.DisabilityDay, Title: title}, OrganisationID: organisation,
	}, campaign.Outline{})
	w.must(err)
	return c
}

func (w town) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w town) now(id string) campaign.Campaign {
	w.t.Helper()
	c, err := w.Find(w.ctx, w.administrator, id, account.View)
	w.must(err)
	return c
}

// lastChange returns the newest line of the campaign's history.
func (w town) lastChange(id string) campaign.LoggedChange {
	w.t.Helper()
	h, err := w.History(w.ctx, w.administrator, id, campaign.HistoryFilter{})
	w.must(err)
	newest := h.Revisions[0].Changes
	return newest[len(newest)-1]
}

func TestCreate(t *testing.T) {
	each(t, func(w town) {
		c, err := w.Create(w.ctx, w.teacher, campaign.NewCampaign{
			Details:        campaign.Details{Kind: campaign.DisabilityDay, Title: " 牵手同行 ", StartsOn: civil.NewDate(2026, 5, 15)},
			OrganisationID: first,
		}, campaign.OutlineFor(campaign.DisabilityDay, "zh-CN"))
		w.must(err)
		if c.Title != "牵手同行" || c.Slug != "disability-day-2026" || c.Zone != "Asia/Shanghai" || c.Language != "zh-CN" ||
			c.State() != campaign.Draft || c.Revision != 1 || c.Version != 1 {
			t.Errorf("began %+v", c)
		}
		team, err := w.TeamOf(w.ctx, w.teacher, c.Slug)
		w.must(err)
		if len(team) != 1 || team[0].AccountID != w.teacher.ID || team[0].Role != account.Owner {
			t.Errorf("team %+v, want the teacher as owner", team)
		}
		plan, err := w.Plan(w.ctx, w.teacher, c.ID)
		w.must(err)
		if len(plan.Sections) != 12 || len(plan.Posts) != 3 || len(plan.Duties) == 0 || plan.Sections[1].Heading() != "二、活动目的" {
			t.Errorf("outline %+v", plan)
		}
		if line := w.lastChange(c.ID); line.Kind != campaign.Added || line.Actor != "李老师" {
			t.Errorf("the log begins with %+v", line)
		}
		if again := w.beginAs(w.director, first, "又一次"); again.Slug != "disability-day-2026-2" {
			t.Errorf("the second slug is %s", again.Slug)
		}
	})
}

func TestCreateIsForWhoMay(t *testing.T) {
	each(t, func(w town) {
		for _, tc := range []struct {
			name         string
			who          account.Actor
			organisation string
			wrong        string
		}{
			{"its editor", w.teacher, first, ""},
			{"its manager", w.director, first, ""},
			{"a manager above", w.countyManager, second, ""},
			{"an administrator without one", w.administrator, "", ""},
			{"a member", w.member, first, "organisation_id"},
			{"a manager of another", w.elsewhere, first, "organisation_id"},
			{"an editor below", w.teacher, county, "organisation_id"},
			{"an editor without one", w.teacher, "", "organisation_id"},
			{"no such organisation", w.administrator, "org-none", "organisation_id"},
			{"nobody", account.Actor{}, first, "organisation_id"},
		} {
			_, err := w.Create(w.ctx, tc.who, campaign.NewCampaign{
				Details: campaign.Details{Kind: campaign.Other, Title: tc.name}, OrganisationID: tc.organisation}, campaign.Outline{})
			if got := strings.Join(wrongFields(err), " "); got != tc.wrong || tc.wrong == "" && err != nil {
				t.Errorf("%s: %v, want wrong %q", tc.name, err, tc.wrong)
			}
		}
		_, err := w.Create(w.ctx, w.member, campaign.NewCampaign{Slug: "new", OrganisationID: first}, campaign.Outline{})
		if got := strings.Join(wrongFields(err), " "); got != "kind title slug organisation_id" {
			t.Errorf("wrong fields %q, want all at once", got)
		}
		for who, want := range map[*account.Actor]int{&w.administrator: 3, &w.countyManager: 3, &w.teacher: 1, &w.member: 0} {
			if homes, err := w.Homes(w.ctx, *who); err != nil || len(homes) != want {
				t.Errorf("%s may begin in %v, %v; want %d", who.Name, homes, err, want)
			}
		}
	})
}

func TestCreateWithAnOutlineOfPeople(t *testing.T) {
	each(t, func(w town) {
		one, two := "1", "2"
		c, err := w.Create(w.ctx, w.director, campaign.NewCampaign{
			Details: campaign.Details{Kind: campaign.Other, Title: "新"}, OrganisationID: first,
		}, campaign.Outline{
			People: []campaign.OutlinePerson{{ID: one, PersonFields: campaign.PersonFields{Name: "周甲"}}, {ID: two, PersonFields: campaign.PersonFields{Name: "吴乙"}}},
			Posts:  []campaign.PostFields{{Title: "成员", PersonIDs: []string{two, one, two}}},
			Duties: []campaign.DutyFields{{What: "音响", PersonID: &two, State: campaign.Open}},
			Budget: []campaign.BudgetFields{{Item: "花", Quantity: 2, UnitPriceCents: 500}},
		})
		w.must(err)
		plan, err := w.Plan(w.ctx, w.director, c.ID)
		w.must(err)
		if names := strings.Join(plan.Posts[0].Names(), " "); names != "吴乙 周甲" || plan.Duties[0].Doer() != "吴乙" || campaign.TotalCents(plan.Budget) != 1000 {
			t.Errorf("posts %s, duty of %s", names, plan.Duties[0].Doer())
		}
	})
}

func TestSlugs(t *testing.T) {
	each(t, func(w town) {
		a, b := w.begin(), w.beginAs(w.director, first, "另一个")
		w.must(w.Rename(w.ctx, w.director, a.ID, "walking-together"))
		for _, name := range []string{a.ID, "walking-together", a.Slug} {
			if got := w.now(name); got.ID != a.ID || got.Slug != "walking-together" {
				t.Errorf("%s leads to %s with the slug %s", name, got.ID, got.Slug)
			}
		}
		for _, taken := range []string{"walking-together", a.Slug, "import"} {
			if err := w.Rename(w.ctx, w.director, b.ID, taken); strings.Join(wrongFields(err), " ") != "slug" {
				t.Errorf("%s could be taken: %v", taken, err)
			}
		}
		w.must(w.Rename(w.ctx, w.director, a.ID, a.Slug))
		if got := w.now("walking-together"); got.Slug != a.Slug {
			t.Errorf("taken back, the slug is %s", got.Slug)
		}
		if free, err := w.SlugFor(w.ctx, campaign.DisabilityDay, 2026); err != nil || free != "disability-day-2026-3" {
			t.Errorf("the next free slug is %s, %v", free, err)
		}
	})
}

func TestDetailsStale(t *testing.T) {
	each(t, func(w town) {
		c := w.begin()
		mine, theirs := c.Details, c.Details
		theirs.Theme = "一起走"
		w.must(w.EditDetails(w.ctx, w.teacherOf(c), c.ID, c.Version, theirs))
		mine.Purpose = "为了每个孩子"
		if err := w.EditDetails(w.ctx, w.director, c.ID, c.Version, mine); fault.KindOf(err) != fault.Stale {
			t.Fatalf("got %v, want Stale", err)
		}
		w.must(w.EditDetails(w.ctx, w.director, c.ID, w.now(c.ID).Version, mine))
		if got := w.now(c.ID); got.Purpose != mine.Purpose || got.Theme != "" {
			t.Errorf("saved %+v", got.Details)
		}
		before := w.now(c.ID).Revision
		w.must(w.EditDetails(w.ctx, w.director, c.ID, w.now(c.ID).Version, mine))
		if got := w.now(c.ID).Revision; got != before {
			t.Errorf("saving what was there grew the revision from %d to %d", before, got)
		}
	})
}

// teacherOf gives the teacher an editor's place in the team.
func (w town) teacherOf(c campaign.Campaign) account.Actor {
	w.t.Helper()
	w.must(w.AddMember(w.ctx, w.director, c.ID, emailOf(w.teacher), account.Editor))
	return w.teacher
}

func TestLife(t *testing.T) {
	each(t, func(w town) {
		steps := map[string]func(id string) error{
			"publish":   func(id string) error { return w.Publish(w.ctx, w.director, id) },
			"withdraw":  func(id string) error { return w.Withdraw(w.ctx, w.director, id) },
			"cancel":    func(id string) error { return w.Cancel(w.ctx, w.director, id, "大雨") },
			"reinstate": func(id string) error { return w.Reinstate(w.ctx, w.director, id) },
			"trash":     func(id string) error { return w.Trash(w.ctx, w.director, id) },
			"restore":   func(id string) error { return w.RestoreFromTrash(w.ctx, w.director, id) },
		}
		for _, tc := range []struct {
			path   string
			want   campaign.State
			public bool
		}{
			{"", campaign.Draft, false},
			{"publish", campaign.Published, true},
			{"publish withdraw", campaign.Withdrawn, false},
			{"publish withdraw publish", campaign.Published, true},
			{"cancel", campaign.Cancelled, false},
			{"publish cancel", campaign.Cancelled, true},
			{"publish cancel reinstate", campaign.Published, true},
			{"publish cancel trash", campaign.Trashed, false},
			{"publish cancel trash restore", campaign.Cancelled, true},
			{"trash restore", campaign.Draft, false},
		} {
			c := w.beginAs(w.director, first, tc.path+"-")
			for _, step := range strings.Fields(tc.path) {
				w.must(steps[step](c.ID))
			}
			got := w.now(c.ID)
			if got.State() != tc.want || got.Public() != tc.public || (got.CancelReason != "") != !got.CancelledAt.IsZero() {
				t.Errorf("%s: %s, public %v, reason %q", tc.path, got.State(), got.Public(), got.CancelReason)
			}
		}
		for state, wrong := range map[string]string{
			"": "withdraw reinstate restore", "publish": "publish reinstate restore", "cancel": "publish withdraw cancel restore",
			"trash": "publish withdraw cancel reinstate trash",
		} {
			c := w.beginAs(w.director, first, state+"+")
			if state != "" {
				w.must(steps[state](c.ID))
			}
			for _, step := range strings.Fields(wrong) {
				if err := steps[step](c.ID); fault.KindOf(err) != fault.Conflict {
					t.Errorf("%s after %q: %v, want Conflict", step, state, err)
				}
			}
		}
		c := w.begin()
		if err := w.Cancel(w.ctx, w.director, c.ID, " "); strings.Join(wrongFields(err), " ") != "reason" {
			t.Errorf("cancelled without a reason: %v", err)
		}
		if err := w.Cancel(w.ctx, w.stranger, c.ID, ""); fault.KindOf(err) != fault.NotFound {
			t.Errorf("a stranger heard %v", err)
		}
	})
}

func TestTrashHides(t *testing.T) {
	each(t, func(w town) {
		c := w.begin()
		editor := w.teacherOf(c)
		w.must(w.Trash(w.ctx, w.director, c.ID))
		if _, err := w.Find(w.ctx, editor, c.ID, account.View); fault.KindOf(err) != fault.NotFound {
			t.Errorf("an editor still finds it: %v", err)
		}
		if _, err := w.AddPerson(w.ctx, w.director, c.ID, campaign.PersonFields{Name: "甲"}); fault.KindOf(err) != fault.NotFound {
			t.Errorf("its owner still fills it: %v", err)
		}
		for who, want := range map[*account.Actor]int{&w.director: 1, &w.countyManager: 1, &w.administrator: 1, &editor: 0, &w.elsewhere: 0} {
			all, err := w.ListTrashed(w.ctx, *who)
			if err != nil || len(all) != want {
				t.Errorf("%s finds %d in the trash, %v; want %d", who.Name, len(all), err, want)
			}
		}
	})
}

func TestList(t *testing.T) {
	each(t, func(w town) {
		mine := w.begin()
		other := w.beginAs(w.elsewhere, second, "别园的")
		own := w.beginAs(w.administrator, "", "直属的")
		w.must(w.AddMember(w.ctx, w.director, mine.ID, emailOf(w.member), account.Viewer))
		for _, tc := range []struct {
			who  account.Actor
			want string
		}{
			{w.administrator, "牵手同行 别园的 直属的"},
			{w.countyManager, "牵手同行 别园的"},
			{w.director, "牵手同行"},
			{w.elsewhere, "别园的"},
			{w.teacher, ""},
			{w.member, "牵手同行"},
			{w.stranger, ""},
			{account.Actor{}, ""},
		} {
			all, err := w.List(w.ctx, tc.who)
			w.must(err)
			var titles []string
			for _, c := range all {
				titles = append(titles, c.Title)
			}
			if got := strings.Join(titles, " "); got != tc.want {
				t.Errorf("%s sees %q, want %q", tc.who.Name, got, tc.want)
			}
			// The list and the rule of rights agree on every campaign.
			for _, c := range []campaign.Campaign{mine, other, own} {
				may, err := w.May(w.ctx, tc.who, account.View, c)
				w.must(err)
				if listed := strings.Contains(" "+tc.want+" ", " "+c.Title+" "); may != listed {
					t.Errorf("%s may see %s: %v, and it is listed: %v", tc.who.Name, c.Title, may, listed)
				}
			}
		}
	})
}
