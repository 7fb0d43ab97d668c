package programme_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
	"tongxing/internal/poster"
	"tongxing/internal/programme"
	"tongxing/internal/venue"
	"tongxing/static"
)

// stage is a campaign with one session of three items, one of them backstage.
type stage struct {
	t          *testing.T
	clock      *civil.SetClock
	who        account.Actor
	campaigns  *campaign.Service
	agendas    *agenda.Service
	venues     *venue.Service
	programmes *programme.Service
	campaign   campaign.Campaign
	session    string
	items      []agenda.Item
}

const canary = "金丝雀不可见"

func newStage(t *testing.T, db *database.DB, clock *civil.SetClock) *stage {
	t.Helper()
	ctx := t.Context()
	owner, err := account.NewService(db).Add(ctx, account.NewAccount{
		Profile: account.Profile{Name: "陈园长", SignInNames: account.SignInNames{Email: "a@demo.example"}}, Password: "tongxing-demo", Administrator: true}, nil)
	must(t, err)
	s := &stage{t: t, clock: clock, who: account.Actor{ID: owner.ID, Name: owner.Name, Administrator: true}, campaigns: campaign.NewService(db)}
	s.agendas, s.venues = agenda.NewService(s.campaigns), venue.NewService(s.campaigns)
	s.programmes = programme.NewService(db, clock, s.campaigns, poster.New(static.Files()), "here", "https://plan.example")
	s.campaigns.Follow(s.programmes.Follow)
	s.campaigns.Watch(s.programmes.Invalidate)
	s.campaign, err = s.campaigns.Create(ctx, s.who, campaign.NewCampaign{Slug: "day", Details: campaign.Details{
		Kind: campaign.DisabilityDay, Title: "一起长大", Theme: "手拉手", StartsOn: civil.NewDate(2026, 5, 15), EndsOn: civil.NewDate(2026, 5, 15)}}, campaign.Outline{})
	must(t, err)
	place, err := s.venues.Add(ctx, s.who, s.campaign.ID, venue.Fields{Name: "多功能厅", Address: "学前路1号", Directions: "西门进", Access: venue.Access{venue.StepFree}})
	must(t, err)
	_, err = s.campaigns.AddPerson(ctx, s.who, s.campaign.ID, campaign.PersonFields{Name: canary, Phone: "13800000099"})
	must(t, err)
	s.session, err = s.agendas.AddSession(ctx, s.who, s.campaign.ID, agenda.SessionFields{
		Title: "主会场", VenueID: &place, StartsOn: civil.NewDate(2026, 5, 15), StartsAt: civil.NewTimeOfDay(9, 0), EndsAt: civil.NewTimeOfDay(10, 0),
		Zone: "Asia/Shanghai", Access: venue.Access{venue.SignLanguage}},
		agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Call, Title: canary, Backstage: true, Seconds: agenda.LengthOf(600)}},
		agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Arrival, Title: "入场", Seconds: agenda.LengthOf(300), Note: canary, HostWords: canary}},
		agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Speech, Title: "致辞", Seconds: agenda.LengthOf(600), Speaker: canary, Interpreted: true}})
	must(t, err)
	s.read(db)
	return s
}

func (s *stage) read(db *database.DB) {
	day, err := agenda.Day(s.t.Context(), db, s.campaign.ID)
	must(s.t, err)
	s.items = day[0].Items
}

// entries returns the feed's entries as maps from property to value, by UID.
func (s *stage) entries(byItem bool) map[string]map[string]string {
	s.t.Helper()
	f, err := s.programmes.Feed(s.t.Context(), "day", "", byItem)
	must(s.t, err)
	text := strings.ReplaceAll(string(f.Plain.Bytes), "\r\n ", "")
	all := map[string]map[string]string{}
	for _, part := range strings.Split(text, "BEGIN:VEVENT\r\n")[1:] {
		entry := map[string]string{}
		for _, line := range strings.Split(part, "\r\n") {
			name, value, _ := strings.Cut(line, ":")
			name, _, _ = strings.Cut(name, ";")
			entry[name] = value
		}
		all[entry["UID"]] = entry
	}
	return all
}

func (s *stage) sessionEntry() map[string]string {
	s.t.Helper()
	e, ok := s.entries(false)["session-"+s.session+"@here"]
	if !ok {
		s.t.Fatal("the feed has no entry of the session")
	}
	return e
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestDraftIsNowhere(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newStage(t, db, clock)
		for name, get := range map[string]func(context.Context) error{
			"page":      func(ctx context.Context) error { _, err := s.programmes.Page(ctx, account.Actor{}, "day"); return err },
			"feed":      func(ctx context.Context) error { _, err := s.programmes.Feed(ctx, "day", "", false); return err },
			"open data": func(ctx context.Context) error { _, err := s.programmes.OpenData(ctx, "day"); return err },
			"item": func(ctx context.Context) error {
				_, err := s.programmes.Item(ctx, "day", s.items[1].ID, "")
				return err
			},
		} {
			if err := get(t.Context()); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%s of a draft: %v, want NotFound", name, err)
			}
		}
		if p, err := s.programmes.Page(t.Context(), s.who, "day"); err != nil || !p.Preview {
			t.Errorf("the team's preview: %v, %v", p.Preview, err)
		}
	})
}

func TestFeedFollowsChanges(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s, ctx := newStage(t, db, clock), t.Context()
		must(t, s.campaigns.Publish(ctx, s.who, s.campaign.ID))
		first := s.sessionEntry()
		for property, want := range map[string]string{
			"DTSTART": "20260515T010000Z", "DTEND": "20260515T020000Z", "SEQUENCE": "0", "SUMMARY": "一起长大", "LOCATION": "多功能厅，学前路1号",
			"URL": "https://plan.example/c/day", "DTSTAMP": stamp(clock), "LAST-MODIFIED": stamp(clock),
		} {
			if first[property] != want {
				t.Errorf("%s: got %q, want %q", property, first[property], want)
			}
		}
		if n := len(s.entries(true)); n != 2 {
			t.Errorf("got %d items, want the 2 public ones", n)
		}

		// What nobody outside sees changes nothing outside.
		before, err := s.programmes.Feed(ctx, "day", "", false)
		must(t, err)
		clock.Advance(time.Hour)
		_, err = s.campaigns.AddPerson(ctx, s.who, s.campaign.ID, campaign.PersonFields{Name: "李老师"})
		must(t, err)
		after, err := s.programmes.Feed(ctx, "day", "", false)
		must(t, err)
		if before.Plain.ETag != after.Plain.ETag {
			t.Error("a person was added and the feed's bytes changed")
		}

		// A new title is a change, not a move.
		item := s.items[2]
		item.Title = "园长致辞"
		must(t, s.agendas.UpdateItem(ctx, s.who, s.campaign.ID, item.ID, item.Version, agenda.NewItem{ItemFields: item.ItemFields}))
		titled := s.sessionEntry()
		if titled["SEQUENCE"] != "0" || titled["LAST-MODIFIED"] != stamp(clock) || !strings.Contains(titled["DESCRIPTION"], "园长致辞") {
			t.Errorf("after a new title: %v", titled)
		}

		// Ten minutes later everything moves: same UID, next SEQUENCE.
		clock.Advance(time.Hour)
		_, err = s.agendas.Retime(ctx, s.who, s.campaign.ID, s.session, "", agenda.Shift("", 10, true))
		must(t, err)
		moved := s.sessionEntry()
		if moved["SEQUENCE"] != "1" || moved["DTSTART"] != "20260515T011000Z" || moved["LAST-MODIFIED"] != stamp(clock) {
			t.Errorf("after the move: %v", moved)
		}
		for uid, e := range s.entries(true) {
			if e["SEQUENCE"] != "1" {
				t.Errorf("item %s after the move: SEQUENCE %s", uid, e["SEQUENCE"])
			}
		}

		// A removed item stays as cancelled for 60 days and is restored under its UID.
		must(t, s.agendas.RemoveItem(ctx, s.who, s.campaign.ID, s.items[1].ID))
		uid := "item-" + s.items[1].ID + "@here"
		if e := s.entries(true)[uid]; e["STATUS"] != "CANCELLED" || e["SEQUENCE"] != "2" {
			t.Errorf("removed item: %v", e)
		}
		must(t, s.agendas.RestoreItem(ctx, s.who, s.campaign.ID, s.items[1].ID))
		if e := s.entries(true)[uid]; e["STATUS"] == "CANCELLED" || e["SEQUENCE"] != "3" {
			t.Errorf("restored item: %v", e)
		}
		must(t, s.agendas.RemoveItem(ctx, s.who, s.campaign.ID, s.items[1].ID))
		clock.Advance(60 * 24 * time.Hour)
		if e, there := s.entries(true)[uid]; there {
			t.Errorf("after 60 days the removed item is still there: %v", e)
		}
	})
}

func TestEndOfLife(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s, ctx := newStage(t, db, clock), t.Context()
		must(t, s.campaigns.Publish(ctx, s.who, s.campaign.ID))

		must(t, s.campaigns.Cancel(ctx, s.who, s.campaign.ID, "下大雨"))
		e := s.sessionEntry()
		if e["STATUS"] != "CANCELLED" || e["SEQUENCE"] != "1" || !strings.Contains(e["DESCRIPTION"], "下大雨") {
			t.Errorf("cancelled: %v", e)
		}
		if p, err := s.programmes.Page(ctx, account.Actor{}, "day"); err != nil || !p.Cancelled || p.CancelReason != "下大雨" {
			t.Errorf("page of a cancelled campaign: %v, %v", p.CancelReason, err)
		}
		must(t, s.campaigns.Reinstate(ctx, s.who, s.campaign.ID))
		if e := s.sessionEntry(); e["STATUS"] == "CANCELLED" || e["SEQUENCE"] != "2" {
			t.Errorf("reinstated: %v", e)
		}

		must(t, s.campaigns.Withdraw(ctx, s.who, s.campaign.ID))
		if e := s.sessionEntry(); e["STATUS"] != "CANCELLED" || e["SEQUENCE"] != "3" {
			t.Errorf("withdrawn: %v", e)
		}
		// What the team changes from now on is not public.
		_, err := s.agendas.AddSession(ctx, s.who, s.campaign.ID, agenda.SessionFields{
			Title: canary, StartsOn: civil.NewDate(2026, 5, 16), StartsAt: civil.NewTimeOfDay(9, 0), Zone: "Asia/Shanghai"})
		must(t, err)
		_, err = s.agendas.AddItem(ctx, s.who, s.campaign.ID, s.session, "", agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Other, Title: canary}})
		must(t, err)
		c, err := s.campaigns.Find(ctx, s.who, s.campaign.ID, account.Edit)
		must(t, err)
		c.Details.Title = canary
		must(t, s.campaigns.EditDetails(ctx, s.who, c.ID, c.Version, c.Details))
		for _, byItem := range []bool{false, true} {
			if f, err := s.programmes.Feed(ctx, "day", "", byItem); err != nil || strings.Contains(string(f.Plain.Bytes), canary) {
				t.Errorf("the feed of a withdrawn campaign (%v) shows what was changed since:\n%s", err, f.Plain.Bytes)
			}
		}
		if e := s.sessionEntry(); e["SEQUENCE"] != "3" || !strings.Contains(e["SUMMARY"], "一起长大") {
			t.Errorf("withdrawn and changed: %v", e)
		}
		if _, err := s.programmes.Page(ctx, account.Actor{}, "day"); fault.KindOf(err) != fault.NotFound {
			t.Errorf("page of a withdrawn campaign: %v, want NotFound", err)
		}
		if _, err := s.programmes.OpenData(ctx, "day"); fault.KindOf(err) != fault.NotFound {
			t.Errorf("open data of a withdrawn campaign: %v, want NotFound", err)
		}
		clock.Advance(60*24*time.Hour - time.Second)
		s.sessionEntry()
		clock.Advance(time.Second)
		if _, err := s.programmes.Feed(ctx, "day", "", false); fault.KindOf(err) != fault.NotFound {
			t.Errorf("feed 60 days after the withdrawal: %v, want NotFound", err)
		}
	})
}

func TestFormerSlugStillAnswers(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s, ctx := newStage(t, db, clock), t.Context()
		must(t, s.campaigns.Publish(ctx, s.who, s.campaign.ID))
		must(t, s.campaigns.Rename(ctx, s.who, s.campaign.ID, "new-day"))
		for _, slug := range []string{"day", "new-day"} {
			if p, err := s.programmes.Page(ctx, account.Actor{}, slug); err != nil || p.Slug != "new-day" {
				t.Errorf("%s: %v, %v", slug, p.Slug, err)
			}
			if _, err := s.programmes.Feed(ctx, slug, "en", false); err != nil {
				t.Errorf("feed of %s: %v", slug, err)
			}
		}
	})
}

func TestNothingBackstageIsPublic(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s, ctx := newStage(t, db, clock), t.Context()
		must(t, s.campaigns.Publish(ctx, s.who, s.campaign.ID))
		page, err := s.programmes.Page(ctx, account.Actor{}, "day")
		must(t, err)
		everything, err := json.Marshal(page)
		must(t, err)
		open, err := s.programmes.OpenData(ctx, "day")
		must(t, err)
		sessions, err := s.programmes.Feed(ctx, "day", "", false)
		must(t, err)
		items, err := s.programmes.Feed(ctx, "day", "en", true)
		must(t, err)
		for name, text := range map[string][]byte{"page": everything, "open data": open.Plain.Bytes, "feed": sessions.Plain.Bytes, "items": items.Plain.Bytes} {
			unfolded := strings.ReplaceAll(string(text), "\r\n ", "")
			if strings.Contains(unfolded, canary) || strings.Contains(unfolded, "13800000099") {
				t.Errorf("%s shows what is backstage:\n%s", name, unfolded)
			}
		}
	})
}

func TestOpenData(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s, ctx := newStage(t, db, clock), t.Context()
		must(t, s.campaigns.Publish(ctx, s.who, s.campaign.ID))
		f, err := s.programmes.OpenData(ctx, "day")
		must(t, err)
		var data struct {
			Campaign struct{ Slug, Title, Theme, Kind, Zone string }
			Sessions []struct {
				ID, Title, Place, Date, Starts, Ends string
				EndDate                              string `json:"end_date"`
				Access                               []string
				Items                                []struct {
					Title, Kind, Starts string
					Seconds             int
					Access              []string
				}
			}
			Shifts []any
		}
		must(t, json.Unmarshal(f.Plain.Bytes, &data))
		if data.Campaign.Slug != "day" || data.Campaign.Kind != "disability_day" || data.Shifts == nil {
			t.Errorf("campaign: %+v", data.Campaign)
		}
		session := data.Sessions[0]
		if session.Date != "2026-05-15" || session.EndDate != "2026-05-15" || session.Starts != "09:00" || session.Ends != "10:00" || len(session.Access) != 2 {
			t.Errorf("session: %+v", session)
		}
		if len(session.Items) != 2 || session.Items[1].Starts != "09:05" || session.Items[1].Seconds != 600 || session.Items[1].Access[0] != "sign_language" {
			t.Errorf("items: %+v", session.Items)
		}
	})
}

// stamp is the clock's time as RFC 5545 writes it.
func stamp(clock civil.Clock) string { return clock.Now().Time().Format("20060102T150405Z") }
