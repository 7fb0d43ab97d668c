package checkup_test

import (
	"strings"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/check"
	"tongxing/internal/checkup"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
	"tongxing/internal/venue"
)

// house is a database with one campaign, whose hall is too small.
type house struct {
	t         *testing.T
	db        *database.DB
	campaigns *campaign.Service
	agendas   *agenda.Service
	checks    *checkup.Service
	director  account.Actor
	viewer    account.Actor
	campaign  campaign.Campaign
	session   string
}

func each(t *testing.T, test func(h house)) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		clock.Set(must(civil.ParseInstant("2026-04-20T01:00:00.000Z")))
		ctx := t.Context()
		h := house{t: t, db: db, campaigns: campaign.NewService(db)}
		h.agendas, h.checks = agenda.NewService(h.campaigns), checkup.NewService(db, h.campaigns)
		accounts := account.NewService(db)
		add := func(name string) account.Actor {
			a := must(accounts.Add(ctx, account.NewAccount{Profile: account.Profile{Name: name, SignInNames: account.SignInNames{Email: name + "@demo.example"}}, Password: "tongxing-demo"}, nil))
			return account.Actor{ID: a.ID, Name: name, Administrator: name == "director"}
		}
		h.director, h.viewer = add("director"), add("viewer")
		h.campaign = must(h.campaigns.Create(ctx, h.director, campaign.NewCampaign{Slug: "a-day", Details: campaign.Details{Kind: campaign.DisabilityDay,
			Title: "青草幼儿园助残日", StartsOn: civil.NewDate(2026, 5, 15), Zone: "Asia/Shanghai", Language: "zh-CN"}}, campaign.Outline{}))
		h.must(h.campaigns.AddMember(ctx, h.director, h.campaign.ID, "viewer@demo.example", account.Viewer))
		room, guests := 60, 80
		hall := must(venue.NewService(h.campaigns).Add(ctx, h.director, h.campaign.ID, venue.Fields{Name: "活动厅", Capacity: &room}))
		h.session = must(h.agendas.AddSession(ctx, h.director, h.campaign.ID, agenda.SessionFields{Title: "主会场", StartsOn: civil.NewDate(2026, 5, 15),
			Zone: "Asia/Shanghai", VenueID: &hall, AudienceCount: &guests, AgeGroup: agenda.Adult}))
		test(h)
	})
}

func (h house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h house) result() checkup.Result {
	h.t.Helper()
	r, err := h.checks.Check(h.t.Context(), h.viewer, h.campaign.ID)
	h.must(err)
	return r
}

// tooSmall returns the key of the finding about the hall.
func (h house) tooSmall() string {
	h.t.Helper()
	found := h.result().Findings
	if len(found) != 1 || found[0].Code != check.VenueTooSmall {
		h.t.Fatalf("got %+v", found)
	}
	return found[0].Key()
}

func TestSetAside(t *testing.T) {
	each(t, func(h house) {
		ctx, id := h.t.Context(), h.campaign.ID
		key := h.tooSmall()
		for _, refused := range []struct {
			who         account.Actor
			key, reason string
			kind        fault.Kind
		}{
			{h.director, key, "  ", fault.Invalid},
			{h.director, key, strings.Repeat("长", 400), fault.Invalid},
			{h.director, "venue_too_small:session:x:0", "站着看", fault.Conflict},
			{h.viewer, key, "站着看", fault.Forbidden},
			{account.Actor{ID: "stranger"}, key, "站着看", fault.NotFound},
		} {
			if err := h.checks.SetAside(ctx, refused.who, id, refused.key, refused.reason); fault.KindOf(err) != refused.kind {
				t.Errorf("%s %q: %v, want %v", refused.who.Name, refused.reason, err, refused.kind)
			}
		}
		h.must(h.checks.SetAside(ctx, h.director, id, key, "后排站着看，\n家长同意"))
		r := h.result()
		if len(r.Findings) != 0 || len(r.Aside) != 1 || r.Aside[0].By != "director" || r.Aside[0].Reason == "" || r.Aside[0].SetAt.IsZero() {
			t.Fatalf("set aside: %+v", r)
		}
		h.must(h.checks.SetAside(ctx, h.director, id, key, "加了椅子"))
		if r := h.result(); len(r.Aside) != 1 || r.Aside[0].Reason != "加了椅子" {
			t.Errorf("a second reason: %+v", r.Aside)
		}
		history, err := h.campaigns.History(ctx, h.director, id, campaign.HistoryFilter{Record: "finding"})
		h.must(err)
		if len(history.Revisions) != 2 || !strings.Contains(history.Revisions[0].Changes[0].Label, "活动厅") {
			t.Errorf("history: %+v", history.Revisions)
		}
		h.must(h.checks.TakeUp(ctx, h.director, id, key))
		h.must(h.checks.TakeUp(ctx, h.director, id, key)) // nothing left to do
		h.tooSmall()
		if err := h.checks.TakeUp(ctx, h.viewer, id, key); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("a viewer takes up: %v", err)
		}
	})
}

func TestComesBackWhenItChanges(t *testing.T) {
	each(t, func(h house) {
		ctx := h.t.Context()
		h.must(h.checks.SetAside(ctx, h.director, h.campaign.ID, h.tooSmall(), "后排站着看"))
		change := func(title string, guests int) {
			s := must(agenda.FindSession(ctx, h.db, h.campaign.ID, h.session))
			s.Title, s.AudienceCount = title, &guests
			h.must(h.agendas.UpdateSession(ctx, h.director, h.campaign.ID, h.session, s.Version, s.SessionFields))
		}
		change("主会场（上午）", 80)
		if r := h.result(); len(r.Findings) != 0 || len(r.Aside) != 1 {
			t.Errorf("another title brings it back: %+v", r.Findings)
		}
		change("主会场", 120)
		h.tooSmall()
		change("主会场", 80)
		if r := h.result(); len(r.Findings) != 0 || len(r.Aside) != 1 {
			t.Errorf("as it was: %+v", r.Findings)
		}
	})
}

func TestNothingOfWhatIsCancelled(t *testing.T) {
	each(t, func(h house) {
		h.tooSmall()
		h.must(h.campaigns.Cancel(h.t.Context(), h.director, h.campaign.ID, "改到秋天"))
		if r := h.result(); len(r.Findings) != 0 {
			t.Errorf("got %+v", r.Findings)
		}
	})
}
