package campaign_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
)

// labels returns how a list of a campaign reads.
func (w town) labels(c campaign.Campaign, record campaign.Record) string {
	w.t.Helper()
	plan, err := w.Plan(w.ctx, w.administrator, c.ID)
	w.must(err)
	var all []string
	switch record {
	case campaign.PersonRecord:
		for _, p := range plan.People {
			all = append(all, p.Name)
		}
	case campaign.SectionRecord:
		for _, s := range plan.Sections {
			all = append(all, s.Heading())
		}
	case campaign.OrganiserRecord:
		for _, o := range plan.Organisers {
			all = append(all, string(o.Rank)+":"+o.Name)
		}
	case campaign.PostRecord:
		for _, p := range plan.Posts {
			all = append(all, p.Title+":"+strings.Join(p.Names(), "+"))
		}
	case campaign.DutyRecord:
		for _, d := range plan.Duties {
			all = append(all, d.What+":"+d.Doer())
		}
	case campaign.BudgetLineRecord:
		for _, b := range plan.Budget {
			all = append(all, b.Item)
		}
	}
	return strings.Join(all, " ")
}

// Every list is moved, emptied into the trash and restored to its place alike.
func TestEveryList(t *testing.T) {
	each(t, func(w town) {
		c := w.begin()
		add := map[campaign.Record]func(name string) (string, error){
			campaign.PersonRecord: func(name string) (string, error) {
				return w.AddPerson(w.ctx, w.director, c.ID, campaign.PersonFields{Name: name})
			},
			campaign.SectionRecord: func(name string) (string, error) {
				return w.AddSection(w.ctx, w.director, c.ID, "", campaign.SectionFields{Kind: campaign.TextSection, Level: 1, Title: name})
			},
			campaign.PostRecord: func(name string) (string, error) {
				return w.AddPost(w.ctx, w.director, c.ID, campaign.PostFields{Title: name})
			},
			campaign.DutyRecord: func(name string) (string, error) {
				return w.AddDuty(w.ctx, w.director, c.ID, campaign.DutyFields{What: name, State: campaign.Open})
			},
			campaign.BudgetLineRecord: func(name string) (string, error) {
				return w.AddBudgetLine(w.ctx, w.director, c.ID, campaign.BudgetFields{Item: name, Quantity: 1})
			},
		}
		for record, add := range add {
			ids := map[string]string{}
			for _, name := range []string{"甲", "乙", "丙"} {
				id, err := add(name)
				w.must(err)
				ids[name] = id
			}
			reads := func(want string) {
				t.Helper()
				if got := strings.ReplaceAll(w.labels(c, record), ":", ""); got != want {
					t.Errorf("%s: %q, want %q", record, got, want)
				}
			}
			w.must(w.Move(w.ctx, w.director, c.ID, record, ids["丙"], campaign.Up))
			reads("甲 丙 乙")
			w.must(w.Move(w.ctx, w.director, c.ID, record, ids["甲"], campaign.Up))
			reads("甲 丙 乙")
			w.must(w.Remove(w.ctx, w.director, c.ID, record, ids["丙"]))
			reads("甲 乙")
			removed, err := w.Removed(w.ctx, w.director, c.ID)
			w.must(err)
			if len(removed) != 1 || removed[0].Label != "丙" || removed[0].Record != record || removed[0].ID != ids["丙"] {
				t.Errorf("in the trash: %+v", removed)
			}
			for what, err := range map[string]error{
				"removed twice": w.Remove(w.ctx, w.director, c.ID, record, ids["丙"]),
				"moved there":   w.Move(w.ctx, w.director, c.ID, record, ids["丙"], campaign.Up),
				"restored here": w.Restore(w.ctx, w.director, c.ID, record, ids["甲"]),
			} {
				if fault.KindOf(err) != fault.NotFound {
					t.Errorf("%s %s: %v", record, what, err)
				}
			}
			w.must(w.Move(w.ctx, w.director, c.ID, record, ids["乙"], campaign.Up))
			reads("乙 甲")
			w.must(w.Restore(w.ctx, w.director, c.ID, record, ids["丙"]))
			if line := w.lastChange(c.ID); line.Kind != campaign.Restored || line.Label != "丙" {
				t.Errorf("logged %+v", line)
			}
			reads("乙 丙 甲")
		}
		if err := w.Remove(w.ctx, w.director, c.ID, "spaceship", "1"); fault.KindOf(err) != fault.NotFound {
			t.Errorf("a list that is none: %v", err)
		}
	})
}

func TestOneCampaignCannotReachAnother(t *testing.T) {
	each(t, func(w town) {
		mine, theirs := w.begin(), w.beginAs(w.elsewhere, second, "别园的")
		id, err := w.AddPerson(w.ctx, w.elsewhere, theirs.ID, campaign.PersonFields{Name: "钱丙"})
		w.must(err)
		if err := w.EditPerson(w.ctx, w.director, mine.ID, id, 1, campaign.PersonFields{Name: "改"}); fault.KindOf(err) != fault.NotFound {
			t.Errorf("edited: %v", err)
		}
		if err := w.Remove(w.ctx, w.director, mine.ID, campaign.PersonRecord, id); fault.KindOf(err) != fault.NotFound {
			t.Errorf("removed: %v", err)
		}
		if _, err := w.AddDuty(w.ctx, w.director, mine.ID, campaign.DutyFields{What: "音响", PersonID: &id, State: campaign.Open}); strings.Join(wrongFields(err), "") != "person_id" {
			t.Errorf("a duty for another campaign's person: %v", err)
		}
		if _, err := w.AddPost(w.ctx, w.director, mine.ID, campaign.PostFields{Title: "组长", PersonIDs: []string{id}}); strings.Join(wrongFields(err), "") != "people" {
			t.Errorf("a post for another campaign's person: %v", err)
		}
	})
}

func TestOrganisersInOrder(t *testing.T) {
	each(t, func(w town) {
		c := w.begin()
		w.must(w.AddOrganisers(w.ctx, w.director, c.ID, campaign.Assist, "爱心协会\n手语协会"))
		w.must(w.AddOrganisers(w.ctx, w.director, c.ID, campaign.Host, "市残联"))
		if got := w.labels(c, campaign.OrganiserRecord); got != "host:市残联 assist:爱心协会 assist:手语协会" {
			t.Errorf("printed %s", got)
		}
		plan, err := w.Plan(w.ctx, w.director, c.ID)
		w.must(err)
		last := plan.Organisers[2]
		w.must(w.Move(w.ctx, w.director, c.ID, campaign.OrganiserRecord, last.ID, campaign.Up))
		w.must(w.Move(w.ctx, w.director, c.ID, campaign.OrganiserRecord, last.ID, campaign.Up))
		if got := w.labels(c, campaign.OrganiserRecord); got != "host:市残联 assist:手语协会 assist:爱心协会" {
			t.Errorf("after moving within the rank: %s", got)
		}
		w.must(w.EditOrganiser(w.ctx, w.director, c.ID, last.ID, last.Version, campaign.OrganiserFields{Rank: campaign.Support, Name: "市手语协会"}))
		if err := w.EditOrganiser(w.ctx, w.director, c.ID, last.ID, last.Version, campaign.OrganiserFields{Rank: campaign.Support, Name: "旧"}); fault.KindOf(err) != fault.Stale {
			t.Errorf("a stale save: %v", err)
		}
	})
}

// A removed person leaves posts and duties empty, and comes back to them.
func TestRemovedPersonComesBack(t *testing.T) {
	each(t, func(w town) {
		c := w.begin()
		a, err := w.AddPerson(w.ctx, w.director, c.ID, campaign.PersonFields{Name: "周甲"})
		w.must(err)
		b, err := w.AddPerson(w.ctx, w.director, c.ID, campaign.PersonFields{Name: "吴乙"})
		w.must(err)
		post, err := w.AddPost(w.ctx, w.director, c.ID, campaign.PostFields{Title: "组长", PersonIDs: []string{b, a}})
		w.must(err)
		duty, err := w.AddDuty(w.ctx, w.director, c.ID, campaign.DutyFields{What: "引导", PersonID: &a, State: campaign.Accepted})
		w.must(err)
		w.must(w.Remove(w.ctx, w.director, c.ID, campaign.PersonRecord, a))
		if got := w.labels(c, campaign.PostRecord) + " " + w.labels(c, campaign.DutyRecord); got != "组长:吴乙 引导:" {
			t.Errorf("without her: %s", got)
		}
		w.must(w.EditPost(w.ctx, w.director, c.ID, post, 1, campaign.PostFields{Title: "组长", Note: "和家长代表", PersonIDs: []string{b}}))
		w.must(w.Restore(w.ctx, w.director, c.ID, campaign.PersonRecord, a))
		if got := w.labels(c, campaign.PostRecord) + " " + w.labels(c, campaign.DutyRecord); got != "组长:吴乙+周甲+和家长代表 引导:周甲" {
			t.Errorf("with her again: %s", got)
		}
		w.must(w.EditDuty(w.ctx, w.director, c.ID, duty, 1, campaign.DutyFields{What: "引导", Who: "和两位家长", PersonID: &b, State: campaign.Accepted}))
		if got := w.labels(c, campaign.DutyRecord); got != "引导:吴乙 和两位家长" {
			t.Errorf("edited: %s", got)
		}
		fields := w.lastChange(c.ID).Fields()
		if got := fmt.Sprint(fields); !strings.Contains(got, "周甲 吴乙") {
			t.Errorf("the log says %s, want names", got)
		}
	})
}

func TestDutiesAreMarked(t *testing.T) {
	each(t, func(w town) {
		c := w.begin()
		id, err := w.AddDuty(w.ctx, w.director, c.ID, campaign.DutyFields{What: "音响", DueOn: civil.NewDate(2026, 5, 10), State: campaign.Open})
		w.must(err)
		overdue := func() bool {
			plan, err := w.Plan(w.ctx, w.director, c.ID)
			w.must(err)
			return plan.Duties[0].Overdue(civil.NewDate(2026, 5, 11))
		}
		if !overdue() {
			t.Error("it is not overdue the day after")
		}
		w.must(w.MarkDuty(w.ctx, w.director, c.ID, id, campaign.Done))
		if overdue() {
			t.Error("it is overdue although done")
		}
		if err := w.MarkDuty(w.ctx, w.director, c.ID, id, "perhaps"); strings.Join(wrongFields(err), "") != "state" {
			t.Errorf("marked perhaps: %v", err)
		}
	})
}

func TestSectionsOfAPlan(t *testing.T) {
	each(t, func(w town) {
		c := w.begin()
		section := func(level int, number, title string) campaign.SectionFields {
			return campaign.SectionFields{Kind: campaign.TextSection, Level: level, Number: number, Title: title}
		}
		ids := map[string]string{}
		for _, s := range []struct {
			after string
			campaign.SectionFields
		}{{"", section(1, "一", "甲")}, {"", section(1, "二", "丁")}, {"甲", section(2, "一", "乙")}, {"乙", section(2, "二", "丙")}, {"丁", section(1, "三", "戊")}} {
			id, err := w.AddSection(w.ctx, w.director, c.ID, ids[s.after], s.SectionFields)
			w.must(err)
			ids[s.Title] = id
		}
		reads := func(want string) {
			t.Helper()
			if got := w.labels(c, campaign.SectionRecord); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		}
		reads("一、甲 （一）乙 （二）丙 二、丁 三、戊")
		w.must(w.Move(w.ctx, w.director, c.ID, campaign.SectionRecord, ids["甲"], campaign.Down))
		reads("一、丁 二、甲 （一）乙 （二）丙 三、戊")
		w.must(w.Remove(w.ctx, w.director, c.ID, campaign.SectionRecord, ids["丁"]))
		w.must(w.RenumberSections(w.ctx, w.director, c.ID))
		reads("一、甲 （一）乙 （二）丙 二、戊")
		w.must(w.EditSection(w.ctx, w.director, c.ID, ids["丙"], 1, campaign.SectionFields{Kind: campaign.TextSection, Level: 2, Number: "二", Title: "丙", Body: "- 水\r\n- 帽子"}))
		if err := w.EditSection(w.ctx, w.director, c.ID, ids["丙"], 1, section(2, "二", "丙丙")); fault.KindOf(err) != fault.Stale {
			t.Errorf("a stale save: %v", err)
		}
	})
}

func TestHistory(t *testing.T) {
	each(t, func(w town) {
		c := w.begin()
		editor := w.teacherOf(c)
		id, err := w.AddPerson(w.ctx, editor, c.ID, campaign.PersonFields{Name: "周甲", Phone: "138-0000-0001"})
		w.must(err)
		w.must(w.EditPerson(w.ctx, w.director, c.ID, id, 1, campaign.PersonFields{Name: "周甲", Phone: "138-0000-0002"}))
		h, err := w.History(w.ctx, w.director, c.ID, campaign.HistoryFilter{Record: "person"})
		w.must(err)
		if len(h.Revisions) != 2 || h.Revisions[0].Number <= h.Revisions[1].Number || len(h.Actors) != 2 {
			t.Fatalf("history %+v", h)
		}
		if text := fmt.Sprint(h); strings.Contains(text, "0000") || !strings.Contains(text, "phone") {
			t.Errorf("a telephone number, or none changed, in %s", text)
		}
		h, err = w.History(w.ctx, w.director, c.ID, campaign.HistoryFilter{AccountID: editor.ID})
		w.must(err)
		if len(h.Revisions) != 1 || h.Revisions[0].Changes[0].Actor != "李老师" {
			t.Errorf("by the teacher alone: %+v", h)
		}
		for range 35 {
			w.must(w.AddOrganisers(w.ctx, w.director, c.ID, campaign.Host, "甲\n乙"))
		}
		seen := map[int64]int{}
		var before int64
		for pages := 0; ; pages++ {
			h, err := w.History(w.ctx, w.director, c.ID, campaign.HistoryFilter{Before: before})
			w.must(err)
			for _, r := range h.Revisions {
				seen[r.Number] += len(r.Changes)
			}
			if before = h.Older; before == 0 || pages > 5 {
				break
			}
		}
		if int64(len(seen)) != w.now(c.ID).Revision || seen[w.now(c.ID).Revision] != 2 {
			t.Errorf("all pages hold %d revisions of %d", len(seen), w.now(c.ID).Revision)
		}
	})
}

// Two people who add at once lose nothing, and each change has its revision.
func TestManyAtOnce(t *testing.T) {
	each(t, func(w town) {
		c := w.begin()
		var all sync.WaitGroup
		for i := range 12 {
			all.Go(func() {
				if _, err := w.AddPerson(w.ctx, w.director, c.ID, campaign.PersonFields{Name: fmt.Sprint("人", i)}); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		plan, err := w.Plan(w.ctx, w.director, c.ID)
		w.must(err)
		places := map[int]bool{}
		for _, p := range plan.People {
			places[p.Position] = true
		}
		if len(places) != 12 || plan.Campaign.Revision != c.Revision+12 {
			t.Errorf("%d places, revision %d after %d", len(places), plan.Campaign.Revision, c.Revision)
		}
	})
}

func TestFollowersAndWatchers(t *testing.T) {
	each(t, func(w town) {
		var watched []string
		w.Watch(func(id string) { watched = append(watched, id) })
		c := w.begin()
		wrong := w.Work(w.ctx, w.director, c.ID, account.Edit, func(work *campaign.Work) error {
			work.Log(campaign.Change{Kind: campaign.Added, Record: "person", RecordID: "1", Label: "甲"})
			return fault.New(fault.Conflict, "fault.conflict")
		})
		nothing := w.Work(w.ctx, w.director, c.ID, account.Edit, func(*campaign.Work) error { return nil })
		if fault.KindOf(wrong) != fault.Conflict || nothing != nil || len(watched) != 1 || watched[0] != c.ID {
			t.Errorf("watched %v; %v, %v", watched, wrong, nothing)
		}
		if got := w.now(c.ID).Revision; got != c.Revision {
			t.Errorf("the revision grew to %d without a change", got)
		}
	})
}
