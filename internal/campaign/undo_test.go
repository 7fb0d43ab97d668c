package campaign_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/fault"
)

func TestTouches(t *testing.T) {
	change := func(kind campaign.ChangeKind, id, fields string) campaign.LoggedChange {
		return campaign.LoggedChange{Kind: kind, Record: "duty", RecordID: id, FieldsJSON: fields}
	}
	const what, who, both = `[{"name":"what"}]`, `[{"name":"who"}]`, `[{"name":"who"},{"name":"what","redacted":true}]`
	for _, c := range []struct {
		name           string
		earlier, later campaign.LoggedChange
		want           bool
	}{
		{"another record", change(campaign.Changed, "a", what), change(campaign.Changed, "b", what), false},
		{"another field", change(campaign.Changed, "a", what), change(campaign.Changed, "a", who), false},
		{"the same field, without its words", change(campaign.Changed, "a", what), change(campaign.Changed, "a", both), true},
		{"moved since", change(campaign.Changed, "a", what), change(campaign.Moved, "a", ""), false},
		{"changed since it moved", change(campaign.Moved, "a", ""), change(campaign.Changed, "a", what), false},
		{"moved again", change(campaign.Moved, "a", ""), change(campaign.Moved, "a", ""), true},
		{"removed since", change(campaign.Changed, "a", what), change(campaign.Removed, "a", ""), true},
		{"changed since it was added", change(campaign.Added, "a", what), change(campaign.Changed, "a", who), true},
	} {
		if got := campaign.Touches(c.earlier, c.later); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// last returns somebody's last change that can be taken back.
func (w town) last(who account.Actor, id string) campaign.LastChange {
	w.t.Helper()
	c, err := w.Find(w.ctx, who, id, account.View)
	w.must(err)
	last, err := w.Last(w.ctx, who, c, 0)
	w.must(err)
	return last
}

// entered tells everything of a plan that people entered, in order.
func entered(p campaign.Plan) string {
	var told strings.Builder
	fmt.Fprintln(&told, p.Campaign.Details)
	for _, s := range p.Sections {
		fmt.Fprintln(&told, s.SectionFields)
	}
	for _, o := range p.Organisers {
		fmt.Fprintln(&told, o.OrganiserFields)
	}
	for _, x := range p.People {
		fmt.Fprintln(&told, x.PersonFields)
	}
	for _, x := range p.Posts {
		fmt.Fprintln(&told, x.PostFields)
	}
	for _, d := range p.Duties {
		fmt.Fprintln(&told, d.PersonName, d.Who, d.What, d.DueOn, d.State)
	}
	for _, l := range p.Budget {
		fmt.Fprintln(&told, l.BudgetFields)
	}
	return told.String()
}

func TestUndoOfEveryList(t *testing.T) {
	each(t, func(w town) {
		c, who := w.begin(), w.director
		person, err := w.AddPerson(w.ctx, who, c.ID, campaign.PersonFields{Name: "李老师", Phone: "138-0000-0001"})
		w.must(err)
		post, err := w.AddPost(w.ctx, who, c.ID, campaign.PostFields{Title: "组长", PersonIDs: []string{person}})
		w.must(err)
		duty, err := w.AddDuty(w.ctx, who, c.ID, campaign.DutyFields{PersonID: &person, What: "总协调", State: campaign.Open})
		w.must(err)
		_, err = w.AddDuty(w.ctx, who, c.ID, campaign.DutyFields{What: "音响", State: campaign.Open})
		w.must(err)
		section, err := w.AddSection(w.ctx, who, c.ID, "", campaign.SectionFields{Kind: campaign.ThemeSection, Level: 1, Number: "七", Title: "主题"})
		w.must(err)
		plan := func() campaign.Plan {
			p, err := w.Plan(w.ctx, who, c.ID)
			w.must(err)
			return p
		}
		version := func(of string) int {
			p := plan()
			return map[string]int{"person": p.People[0].Version, "post": p.Posts[0].Version, "duty": p.Duties[0].Version, "section": p.Sections[0].Version, "campaign": p.Campaign.Version}[of]
		}
		details := c.Details
		details.Title, details.Description = "换了名字", "给大家看的话"
		for name, do := range map[string]func() error{
			"add": func() error {
				_, err := w.AddPerson(w.ctx, who, c.ID, campaign.PersonFields{Name: "王老师"})
				return err
			},
			"person": func() error {
				return w.EditPerson(w.ctx, who, c.ID, person, version("person"), campaign.PersonFields{Name: "李园长", Phone: "138-0000-0002"})
			},
			"post": func() error {
				return w.EditPost(w.ctx, who, c.ID, post, version("post"), campaign.PostFields{Title: "副组长", Note: "各班"})
			},
			"duty": func() error {
				return w.EditDuty(w.ctx, who, c.ID, duty, version("duty"), campaign.DutyFields{What: "统筹", State: campaign.Accepted})
			},
			"mark":    func() error { return w.MarkDuty(w.ctx, who, c.ID, duty, campaign.Done) },
			"move":    func() error { return w.Move(w.ctx, who, c.ID, campaign.DutyRecord, duty, campaign.Down) },
			"remove":  func() error { return w.Remove(w.ctx, who, c.ID, campaign.PostRecord, post) },
			"number":  func() error { return w.RenumberSections(w.ctx, who, c.ID) },
			"details": func() error { return w.EditDetails(w.ctx, who, c.ID, version("campaign"), details) },
			"words": func() error {
				return w.EditSectionWords(w.ctx, who, c.ID, section, version("section"), campaign.SectionFields{Kind: campaign.ThemeSection, Level: 1, Number: "七", Title: "今年的主题"},
					campaign.Words{Text: "同行", Version: version("campaign")})
			},
			"organisers": func() error { return w.AddOrganisers(w.ctx, who, c.ID, campaign.Host, "甲园\n乙园") },
			"budget": func() error {
				_, err := w.AddBudgetLine(w.ctx, who, c.ID, campaign.BudgetFields{Item: "席卡", Quantity: 2})
				return err
			},
		} {
			before := entered(plan())
			w.must(do())
			after := entered(plan())
			if before == after {
				t.Errorf("%s: nothing happened", name)
			}
			for i, want := range []string{before, after, before} {
				w.must(w.Undo(w.ctx, who, c.ID, w.last(who, c.ID).Revision))
				if got := entered(plan()); got != want {
					t.Errorf("%s, undone %d times:\n%s\nwant\n%s", name, i+1, got, want)
				}
			}
		}
	})
}

func TestUndoHasItsLimits(t *testing.T) {
	each(t, func(w town) {
		c, who := w.begin(), w.director
		person, err := w.AddPerson(w.ctx, who, c.ID, campaign.PersonFields{Name: "李老师", Phone: "138-0000-0001"})
		w.must(err)
		edit := func(who account.Actor, phone campaign.Redacted) {
			p, err := w.Plan(w.ctx, who, c.ID)
			w.must(err)
			w.must(w.EditPerson(w.ctx, who, c.ID, person, p.People[0].Version, campaign.PersonFields{Name: "李老师", Phone: phone}))
		}
		edit(who, "138-0000-0002")
		revision := w.last(who, c.ID).Revision
		refused := func(key string) {
			t.Helper()
			err := w.Undo(w.ctx, who, c.ID, revision)
			if f := fault.From(err); f == nil || f.Kind != fault.Conflict || f.Key != key {
				t.Errorf("got %v, want %s", err, key)
			}
		}
		edit(w.administrator, "138-0000-0003")
		refused("campaign.wrong.undo_touched")
		edit(who, "138-0000-0004")
		refused("campaign.wrong.undo_not_last")
		// Publishing has its own way back.
		w.must(w.Publish(w.ctx, who, c.ID))
		if last := w.last(who, c.ID); last.Revision != 0 {
			t.Errorf("publishing can be undone as %v", last)
		}
		edit(who, "138-0000-0005")
		revision = w.last(who, c.ID).Revision
		w.clock.Advance(13 * time.Hour)
		if w.last(who, c.ID).Revision != 0 {
			t.Error("the change of yesterday is still offered")
		}
		refused("campaign.wrong.undo_too_old")
		w.must(w.Sweep(w.ctx))
		refused("campaign.wrong.undo_not_last")
		var kept []string
		w.must(w.db.Select(w.ctx, &kept, `SELECT former FROM campaign_undos ORDER BY revision`))
		if slices.ContainsFunc(kept, func(s string) bool { return s != "" }) {
			t.Errorf("former telephone numbers are still there: %q", kept)
		}
	})
}

// TestClosedIsReadOnly: every use case that changes anything is refused in a
// closed campaign, in the one place where all of them pass.
func TestClosedIsReadOnly(t *testing.T) {
	each(t, func(w town) {
		c := w.begin()
		person, err := w.AddPerson(w.ctx, w.director, c.ID, campaign.PersonFields{Name: "李老师"})
		w.must(err)
		w.must(w.Publish(w.ctx, w.director, c.ID))
		w.must(w.Close(w.ctx, w.director, c.ID))
		for _, u := range w.useCases(c, person) {
			if u.name == "Reopen" {
				continue
			}
			err := u.use(w.director)
			f := fault.From(err)
			switch refused := f != nil && f.Kind == fault.Conflict && f.Key == "campaign.wrong.closed"; {
			case u.do == account.View && err != nil:
				t.Errorf("%s: reading is refused: %v", u.name, err)
			case u.do != account.View && !refused && u.name != "Removed":
				t.Errorf("%s in a closed campaign: %v", u.name, err)
			}
		}
		w.must(w.Reopen(w.ctx, w.director, c.ID))
		w.must(w.Withdraw(w.ctx, w.director, c.ID))
	})
}
