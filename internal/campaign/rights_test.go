package campaign_test

import (
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/fault"
)

// useCase is something that people do with a campaign, and the action it is.
type useCase struct {
	name string
	do   account.Action
	use  func(who account.Actor) error
}

// useCases are all that people do with a campaign and, where it matters, with
// one of its people, in forms that change nothing of what others ask.
func (w town) useCases(c campaign.Campaign, person string) []useCase {
	const none = "no-such-id"
	return []useCase{
		{"Find", account.View, func(who account.Actor) error { _, err := w.Find(w.ctx, who, c.ID, account.View); return err }},
		{"Plan", account.View, func(who account.Actor) error { _, err := w.Plan(w.ctx, who, c.ID); return err }},
		{"TeamOf", account.View, func(who account.Actor) error { _, err := w.TeamOf(w.ctx, who, c.ID); return err }},
		{"History", account.View, func(who account.Actor) error {
			_, err := w.History(w.ctx, who, c.ID, campaign.HistoryFilter{})
			return err
		}},
		{"Removed", account.Edit, func(who account.Actor) error { _, err := w.Removed(w.ctx, who, c.ID); return err }},
		{"EditDetails", account.Edit, func(who account.Actor) error { return w.EditDetails(w.ctx, who, c.ID, 1, campaign.Details{}) }},
		{"AddPerson", account.Edit, func(who account.Actor) error {
			_, err := w.AddPerson(w.ctx, who, c.ID, campaign.PersonFields{})
			return err
		}},
		{"EditPerson", account.Edit, func(who account.Actor) error {
			return w.EditPerson(w.ctx, who, c.ID, person, 99, campaign.PersonFields{Name: "乙"})
		}},
		{"AddSection", account.Edit, func(who account.Actor) error {
			_, err := w.AddSection(w.ctx, who, c.ID, "", campaign.SectionFields{})
			return err
		}},
		{"EditSection", account.Edit, func(who account.Actor) error {
			return w.EditSection(w.ctx, who, c.ID, none, 1, campaign.SectionFields{})
		}},
		{"EditSectionWords", account.Edit, func(who account.Actor) error {
			return w.EditSectionWords(w.ctx, who, c.ID, none, 1, campaign.SectionFields{}, campaign.Words{})
		}},
		{"RenumberSections", account.Edit, func(who account.Actor) error { return w.RenumberSections(w.ctx, who, c.ID) }},
		{"AddOrganisers", account.Edit, func(who account.Actor) error { return w.AddOrganisers(w.ctx, who, c.ID, campaign.Host, "") }},
		{"EditOrganiser", account.Edit, func(who account.Actor) error {
			return w.EditOrganiser(w.ctx, who, c.ID, none, 1, campaign.OrganiserFields{})
		}},
		{"AddPost", account.Edit, func(who account.Actor) error {
			_, err := w.AddPost(w.ctx, who, c.ID, campaign.PostFields{})
			return err
		}},
		{"EditPost", account.Edit, func(who account.Actor) error {
			return w.EditPost(w.ctx, who, c.ID, none, 1, campaign.PostFields{})
		}},
		{"AddDuty", account.Edit, func(who account.Actor) error {
			_, err := w.AddDuty(w.ctx, who, c.ID, campaign.DutyFields{})
			return err
		}},
		{"EditDuty", account.Edit, func(who account.Actor) error {
			return w.EditDuty(w.ctx, who, c.ID, none, 1, campaign.DutyFields{})
		}},
		{"MarkDuty", account.Edit, func(who account.Actor) error { return w.MarkDuty(w.ctx, who, c.ID, none, campaign.Done) }},
		{"AddBudgetLine", account.Edit, func(who account.Actor) error {
			_, err := w.AddBudgetLine(w.ctx, who, c.ID, campaign.BudgetFields{})
			return err
		}},
		{"EditBudgetLine", account.Edit, func(who account.Actor) error {
			return w.EditBudgetLine(w.ctx, who, c.ID, none, 1, campaign.BudgetFields{})
		}},
		{"Remove", account.Edit, func(who account.Actor) error { return w.Remove(w.ctx, who, c.ID, campaign.PersonRecord, none) }},
		{"Restore", account.Edit, func(who account.Actor) error { return w.Restore(w.ctx, who, c.ID, campaign.PersonRecord, none) }},
		{"Move", account.Edit, func(who account.Actor) error {
			return w.Move(w.ctx, who, c.ID, campaign.PersonRecord, person, campaign.Up)
		}},
		{"Undo", account.Edit, func(who account.Actor) error { return w.Undo(w.ctx, who, c.ID, 99) }},
		{"Reopen", account.Own, func(who account.Actor) error { return w.Reopen(w.ctx, who, c.ID) }},
		{"Rename", account.Own, func(who account.Actor) error { return w.Rename(w.ctx, who, c.ID, "") }},
		{"Withdraw", account.Own, func(who account.Actor) error { return w.Withdraw(w.ctx, who, c.ID) }},
		{"Cancel", account.Own, func(who account.Actor) error { return w.Cancel(w.ctx, who, c.ID, "") }},
		{"Reinstate", account.Own, func(who account.Actor) error { return w.Reinstate(w.ctx, who, c.ID) }},
		{"RestoreFromTrash", account.Own, func(who account.Actor) error { return w.RestoreFromTrash(w.ctx, who, c.ID) }},
		{"AddMember", account.Own, func(who account.Actor) error { return w.AddMember(w.ctx, who, c.ID, "", account.Viewer) }},
		{"SetRole", account.Own, func(who account.Actor) error { return w.SetRole(w.ctx, who, c.ID, none, account.Viewer) }},
		{"RemoveMember", account.Own, func(who account.Actor) error { return w.RemoveMember(w.ctx, who, c.ID, none) }},
	}
}

// Every use case by every kind of person: owners and those above do all,
// editors edit, viewers are told so, and for all others nothing is there.
func TestRights(t *testing.T) {
	each(t, func(w town) {
		c := w.begin()
		w.must(w.AddMember(w.ctx, w.director, c.ID, emailOf(w.teacher), account.Editor))
		w.must(w.AddMember(w.ctx, w.director, c.ID, emailOf(w.member), account.Viewer))
		person, err := w.AddPerson(w.ctx, w.director, c.ID, campaign.PersonFields{Name: "甲"})
		w.must(err)
		const denied, hidden = fault.Forbidden, fault.NotFound
		for _, visitor := range []struct {
			who       account.Actor
			edit, own fault.Kind // what a refusal would be; Unexpected for none
			view      fault.Kind
		}{
			{w.administrator, 0, 0, 0},
			{w.countyManager, 0, 0, 0},
			{w.director, 0, 0, 0},
			{w.teacher, 0, denied, 0},
			{w.member, denied, denied, 0},
			{w.elsewhere, hidden, hidden, hidden},
			{w.stranger, hidden, hidden, hidden},
			{account.Actor{}, hidden, hidden, hidden},
		} {
			for _, u := range w.useCases(c, person) {
				want := map[account.Action]fault.Kind{account.View: visitor.view, account.Edit: visitor.edit, account.Own: visitor.own}[u.do]
				err := u.use(visitor.who)
				switch got := fault.KindOf(err); {
				case want != 0 && got != want:
					t.Errorf("%s by %q: %v, want kind %d", u.name, visitor.who.Name, err, want)
				case want == 0 && got == fault.Forbidden, want == 0 && err != nil && got == fault.Unexpected:
					t.Errorf("%s by %q: %v, want it allowed", u.name, visitor.who.Name, err)
				}
			}
		}
	})
}

func TestTeam(t *testing.T) {
	each(t, func(w town) {
		c := w.begin()
		w.must(w.AddMember(w.ctx, w.director, c.ID, " "+emailOf(w.teacher)+" ", account.Editor))
		if err := w.AddMember(w.ctx, w.director, c.ID, emailOf(w.teacher), account.Viewer); len(wrongFields(err)) != 1 {
			t.Errorf("the same person twice: %v", err)
		}
		if err := w.AddMember(w.ctx, w.director, c.ID, "nobody@demo.example", "king"); len(wrongFields(err)) != 2 {
			t.Errorf("nobody as king: %v", err)
		}
		if err := w.SetRole(w.ctx, w.director, c.ID, w.director.ID, account.Viewer); fault.KindOf(err) != fault.Conflict {
			t.Errorf("one's own role: %v", err)
		}
		for _, f := range []func() error{
			func() error { return w.SetRole(w.ctx, w.administrator, c.ID, w.director.ID, account.Editor) },
			func() error { return w.RemoveMember(w.ctx, w.administrator, c.ID, w.director.ID) },
		} {
			if err := f(); fault.KindOf(err) != fault.Conflict {
				t.Errorf("the last owner went: %v", err)
			}
		}
		w.must(w.SetRole(w.ctx, w.director, c.ID, w.teacher.ID, account.Owner))
		if line := w.lastChange(c.ID); line.Record != "team" || line.Label != "李老师" || line.Fields()[0].To != "owner" {
			t.Errorf("logged %+v", line)
		}
		w.must(w.RemoveMember(w.ctx, w.teacher, c.ID, w.director.ID))
		team, err := w.TeamOf(w.ctx, w.teacher, c.ID)
		w.must(err)
		if len(team) != 1 || team[0].Name != "李老师" {
			t.Errorf("team %+v", team)
		}
	})
}
