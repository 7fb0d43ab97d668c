package feed_test

import (
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
	"tongxing/internal/feed"
	"tongxing/internal/venue"
)

// stage is a campaign in which 李老师 speaks and carries out a cue, and 王老师
// calls people together.
type stage struct {
	t         *testing.T
	db        *database.DB
	clock     *civil.SetClock
	who       account.Actor
	campaigns *campaign.Service
	agendas   *agenda.Service
	readers   *feed.Readers
	feeds     *feed.Service
	campaign  string
	session   string
	li, wang  string
	token     string
}

const (
	canary = "金丝雀不可见"
	phone  = "13800000099"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func newStage(t *testing.T, db *database.DB, clock *civil.SetClock) *stage {
	t.Helper()
	ctx, accounts := t.Context(), account.NewService(db)
	owner := must(accounts.Add(ctx, account.NewAccount{
		Profile: account.Profile{Name: "陈园长", SignInNames: account.SignInNames{Email: "a@demo.example"}}, Password: "tongxing-demo", Administrator: true}, nil))
	s := &stage{t: t, db: db, clock: clock, who: account.Actor{ID: owner.ID, Name: owner.Name, Administrator: true}, campaigns: campaign.NewService(db)}
	s.agendas = agenda.NewService(s.campaigns)
	s.readers = feed.NewReaders(db, clock, accounts.Links())
	s.feeds = feed.NewService(feed.Config{DB: db, Clock: clock, Links: accounts.Links(), Campaigns: s.campaigns, Readers: s.readers,
		Installation: "here", PublicURL: "https://plan.example"})
	s.campaigns.Follow(s.feeds.Follow)
	s.campaigns.Watch(s.feeds.Invalidate)
	c := must(s.campaigns.Create(ctx, s.who, campaign.NewCampaign{Slug: "day", Details: campaign.Details{
		Kind: campaign.DisabilityDay, Title: "一起长大", StartsOn: civil.NewDate(2026, 5, 15)}}, campaign.Outline{}))
	s.campaign = c.ID
	s.li = must(s.campaigns.AddPerson(ctx, s.who, c.ID, campaign.PersonFields{Name: "李老师", Phone: phone}))
	s.wang = must(s.campaigns.AddPerson(ctx, s.who, c.ID, campaign.PersonFields{Name: "王老师", Phone: phone, OnSheet: true}))
	place := must(venue.NewService(s.campaigns).Add(ctx, s.who, c.ID, venue.Fields{Name: "多功能厅", Directions: "西门进"}))
	s.session = must(s.agendas.AddSession(ctx, s.who, c.ID, agenda.SessionFields{
		Title: "主会场", VenueID: &place, StartsOn: civil.NewDate(2026, 5, 15), StartsAt: civil.NewTimeOfDay(9, 0), Zone: "Asia/Shanghai"},
		agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Call, Title: "到岗", Backstage: true, Seconds: agenda.LengthOf(1800), OwnerID: &s.wang}},
		agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Arrival, Title: canary, Seconds: agenda.LengthOf(300), SpeechText: canary}},
		agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Speech, Title: "致辞", Seconds: agenda.LengthOf(600), SpeakerID: &s.li, Note: "带讲稿", HostWords: canary},
			Cues: []agenda.CueFields{{Channel: agenda.Music, Text: "音乐停", OwnerID: &s.li}, {Channel: agenda.Light, Text: canary, OwnerID: &s.wang}}},
		agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Other, Title: "接某某家的孩子", Backstage: true, Seconds: agenda.LengthOf(60), OwnerID: &s.li}}))
	must(s.campaigns.AddDuty(ctx, s.who, c.ID, campaign.DutyFields{PersonID: &s.li, What: "联系受助家庭", DueOn: civil.NewDate(2026, 5, 10), State: campaign.Open}))
	must(s.campaigns.AddDuty(ctx, s.who, c.ID, campaign.DutyFields{PersonID: &s.wang, What: canary, DueOn: civil.NewDate(2026, 5, 9), State: campaign.Open}))
	_, s.token, _ = s.feeds.Issue(ctx, s.who, c.ID, s.li)
	return s
}

// entries returns 李老师's entries as maps from property to value, by the kind
// of their UID.
func (s *stage) entries() map[string]map[string]string {
	s.t.Helper()
	f, err := s.feeds.Calendar(s.t.Context(), s.token, "", "iOS/18.0 (22A3354) dataaccessd/1.0")
	if err != nil {
		s.t.Fatal(err)
	}
	text := strings.ReplaceAll(string(f.Plain.Bytes), "\r\n ", "")
	if strings.Contains(text, canary) || strings.Contains(text, phone) {
		s.t.Errorf("somebody else's part or number is in it:\n%s", text)
	}
	all := map[string]map[string]string{}
	for _, part := range strings.Split(text, "BEGIN:VEVENT\r\n")[1:] {
		entry := map[string]string{}
		for _, line := range strings.Split(part, "\r\n") {
			name, value, _ := strings.Cut(line, ":")
			name, _, _ = strings.Cut(name, ";")
			entry[name] = value
		}
		kind, _, _ := strings.Cut(entry["UID"], "-")
		if strings.Contains(entry["SUMMARY"], "致辞") {
			kind = "speech"
		}
		all[kind] = entry
	}
	return all
}

func TestPersonalCalendar(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s, ctx := newStage(t, db, clock), t.Context()
		all := s.entries()
		if len(all) != 3 {
			t.Fatalf("%d kinds of entries, want speech, part and duty: %v", len(all), all)
		}
		speech := all["speech"]
		for property, want := range map[string]string{"DTSTART": "20260515T010500Z", "DTEND": "20260515T011500Z", "LOCATION": "多功能厅", "SEQUENCE": "0", "SUMMARY": "致辞（上场）"} {
			if speech[property] != want {
				t.Errorf("%s: %q, want %q", property, speech[property], want)
			}
		}
		for _, want := range []string{"几点到：5月15日 08:30", "到了找：王老师", "带讲稿", "09:05:00 音乐停", "西门进"} {
			if !strings.Contains(speech["DESCRIPTION"], want) {
				t.Errorf("the description lacks %q: %s", want, speech["DESCRIPTION"])
			}
		}
		// Titles lie open on tables: what is backstage and what is to be
		// prepared stands inside.
		if got := all["part"]["SUMMARY"]; strings.Contains(got, "孩子") {
			t.Errorf("a title says %q", got)
		}
		duty := all["duty"]
		if strings.Contains(duty["SUMMARY"], "家庭") || !strings.Contains(duty["DESCRIPTION"], "联系受助家庭") || duty["DTSTART"] != "20260510" {
			t.Errorf("duty: %v", duty)
		}

		before := must(s.feeds.Calendar(ctx, s.token, "", ""))
		clock.Advance(time.Hour)
		must(s.campaigns.AddPerson(ctx, s.who, s.campaign, campaign.PersonFields{Name: "赵老师"}))
		if after := must(s.feeds.Calendar(ctx, s.token, "", "")); after.Plain.ETag != before.Plain.ETag {
			t.Error("somebody was added and the bytes changed")
		}
		clock.Advance(time.Hour)
		must(s.agendas.Retime(ctx, s.who, s.campaign, s.session, "", agenda.Shift("", 10, true)))
		if moved := s.entries()["speech"]; moved["SEQUENCE"] != "1" || moved["DTSTART"] != "20260515T011500Z" || moved["DTSTAMP"] != clock.Now().Time().Format("20060102T150405Z") || moved["UID"] != speech["UID"] {
			t.Errorf("after the move: %v", moved)
		}
	})
}

// An interpreter's day begins with the rehearsal, the changes of interpreters
// are in it, and what the crew is told stays with the crew.
func TestCalendarOfAnInterpreter(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s, ctx := newStage(t, db, clock), t.Context()
		he := must(s.campaigns.AddPerson(ctx, s.who, s.campaign, campaign.PersonFields{Name: "何语"}))
		luo := must(s.campaigns.AddPerson(ctx, s.who, s.campaign, campaign.PersonFields{Name: "罗岚"}))
		signing := func(text string) []agenda.CueFields {
			return []agenda.CueFields{{Channel: agenda.AccessCue, Text: text, AccessCode: venue.SignLanguage}}
		}
		must(s.agendas.AddSession(ctx, s.who, s.campaign, agenda.SessionFields{Title: "同伴时间", StartsOn: civil.NewDate(2026, 5, 16), StartsAt: civil.NewTimeOfDay(9, 0), Zone: "Asia/Shanghai"},
			agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Call, Title: "开机", Backstage: true, Seconds: agenda.LengthOf(1200), OwnerID: &s.li}},
			agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Other, Title: "联排", Backstage: true, Seconds: agenda.LengthOf(1500), OwnerID: &s.wang}, Cues: signing("两位对歌词")},
			agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Call, Title: "接待到位", Backstage: true, Seconds: agenda.LengthOf(600), OwnerID: &s.li}},
			agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Arrival, Title: "入场", Seconds: agenda.LengthOf(600), InterpreterID: &he, Interpreted: true, Note: "轮椅先进。手语席留在左边。"}},
			agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Speech, Title: "园长讲话", Seconds: agenda.LengthOf(600), InterpreterID: &luo, Interpreted: true, Note: "讲稿园长自己带。"}, Cues: signing("换人：何语下，罗岚上")}))
		for who, want := range map[string]int{he: 3, luo: 2} {
			_, s.token, _ = s.feeds.Issue(ctx, s.who, s.campaign, who)
			f := must(s.feeds.Calendar(ctx, s.token, "", ""))
			text := strings.ReplaceAll(string(f.Plain.Bytes), "\r\n ", "")
			if n := strings.Count(text, "几点到：5月16日 08:25"); n != want || strings.Count(text, "到了找：王老师") != want {
				t.Errorf("%d entries begin with the rehearsal, want %d:\n%s", n, want, text)
			}
			for _, words := range []string{"换人：何语下，罗岚上", "两位对歌词"} {
				if !strings.Contains(text, words) {
					t.Errorf("it lacks %q", words)
				}
			}
			if strings.Contains(text, "轮椅先进") || strings.Contains(text, "园长自己带") || strings.Contains(text, "要带、要留意：手语席留在左边。") != (who == he) {
				t.Errorf("notes:\n%s", text)
			}
		}
	})
}

func TestRemovedAndRevoked(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s, ctx := newStage(t, db, clock), t.Context()
		must(0, s.campaigns.Cancel(ctx, s.who, s.campaign, "大雨"))
		if e := s.entries()["speech"]; e["STATUS"] != "CANCELLED" || e["SEQUENCE"] != "1" || e["SUMMARY"] != "已取消：致辞（上场）" {
			t.Errorf("cancelled: %v", e)
		}
		must(0, s.campaigns.Reinstate(ctx, s.who, s.campaign))
		must(0, s.campaigns.Remove(ctx, s.who, s.campaign, "person", s.li))
		for kind, e := range s.entries() {
			if e["STATUS"] != "CANCELLED" || e["SEQUENCE"] != "3" {
				t.Errorf("%s of a removed person: %v", kind, e)
			}
		}
		clock.Advance(feed.Tombstone)
		if n := len(s.entries()); n != 0 {
			t.Errorf("%d entries after 60 days", n)
		}

		issued := must(s.feeds.List(ctx, s.who, s.campaign))
		if len(issued) != 1 || issued[0].State != account.Open {
			t.Fatalf("listed: %+v", issued)
		}
		must(0, s.feeds.Revoke(ctx, s.who, s.campaign, issued[0].ID))
		for _, token := range []string{s.token, "unknown", ""} {
			if _, err := s.feeds.Calendar(ctx, token, "", ""); fault.KindOf(err) != fault.NotFound {
				t.Errorf("token %q: %v, want NotFound", token, err)
			}
		}
		if err := s.feeds.Revoke(ctx, s.who, s.campaign, "none"); fault.KindOf(err) != fault.NotFound {
			t.Errorf("revoking nothing: %v", err)
		}
		if _, _, err := s.feeds.Issue(ctx, s.who, s.campaign, "none"); fault.KindOf(err) != fault.Invalid {
			t.Errorf("a calendar for nobody: %v", err)
		}
	})
}

func TestListSaysWhoIsBehind(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s, ctx := newStage(t, db, clock), t.Context()
		look := func() feed.Issued {
			must(0, s.readers.Flush(ctx))
			return must(s.feeds.List(ctx, s.who, s.campaign))[0]
		}
		if of := look(); !of.AskedAt.IsZero() || of.Behind {
			t.Errorf("never asked for: %+v", of)
		}
		s.entries()
		asked := clock.Now()
		if of := look(); of.AskedAt != asked || of.Client != feed.Apple || of.Behind {
			t.Errorf("asked for: %+v", of)
		}
		clock.Advance(time.Minute)
		s.entries()
		if of := look(); of.AskedAt != asked {
			t.Errorf("noted again after a minute: %+v", of)
		}
		clock.Advance(time.Hour)
		must(s.agendas.Retime(ctx, s.who, s.campaign, s.session, "", agenda.Shift("", 10, true)))
		if of := look(); !of.Behind {
			t.Errorf("it moved since: %+v", of)
		}
		clock.Advance(time.Hour)
		s.entries()
		if of := look(); of.Behind {
			t.Errorf("it was asked for since: %+v", of)
		}
	})
}

func TestAudience(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s, ctx := newStage(t, db, clock), t.Context()
		const apple, google = "iOS/18.0 dataaccessd/1.0", "Google-Calendar-Importer"
		for _, reader := range []struct{ agent, address string }{{apple, "192.0.2.1"}, {apple, "192.0.2.2"}, {apple, "192.0.2.1"}, {google, "192.0.2.3"}} {
			s.readers.Note(s.campaign, civil.Instant{}, reader.agent, reader.address)
		}
		must(0, s.readers.Flush(ctx))
		clock.Advance(26 * time.Hour)
		moved := clock.Now()
		s.readers.Note(s.campaign, moved, apple, "192.0.2.2")
		must(0, s.readers.Flush(ctx))
		s.readers.Note(s.campaign, moved, apple, "192.0.2.2")
		must(0, s.readers.Flush(ctx))
		got := must(s.readers.Audience(ctx, db, s.campaign, moved))
		if len(got) != 2 || got[0].Client != feed.Apple || got[0].Before != 2 || got[0].Since != 1 || got[0].LastAt != moved ||
			got[1].Client != feed.Google || got[1].Before != 1 || got[1].Since != 0 {
			t.Errorf("got %+v", got)
		}
	})
}

func TestClientOf(t *testing.T) {
	t.Parallel()
	for agent, want := range map[string]feed.Client{
		"iOS/17.4.1 (21E236) dataaccessd/1.0":                                                               feed.Apple,
		"macOS/14.4 (23E214) CalendarAgent/1014.2":                                                          feed.Apple,
		"Google-Calendar-Importer":                                                                          feed.Google,
		"Mozilla/5.0 (compatible; Google-Calendar-Importer; +https://calendar.example)":                     feed.Google,
		"Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Pro)":                        feed.Outlook,
		"Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Thunderbird/115.9":                        feed.Thunderbird,
		"HuaweiCalendar/12.0 (HarmonyOS)":                                                                   feed.Huawei,
		"Dalvik/2.1.0 (Linux; U; Android 13; M2102K1C MIUI/V14)":                                            feed.Xiaomi,
		"Dalvik/2.1.0 (Linux; U; Android 13)":                                                               feed.Android,
		"Mozilla/5.0 (Linux; Android 12; HUAWEI P50) AppleWebKit/537.36 Chrome/99 Mobile Safari/537.36":     feed.Browser,
		"Mozilla/5.0 (iPhone; CPU iPhone OS 17_4) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.48": feed.WeChat,
		"curl/8.5.0": feed.Unknown,
		"":           feed.Unknown,
		strings.Repeat("x", 10_000) + "Thunderbird": feed.Unknown,
	} {
		if got := feed.ClientOf(agent); got != want {
			t.Errorf("%.80q: %s, want %s", agent, got, want)
		}
	}
}
