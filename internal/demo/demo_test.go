package demo_test

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/checkup"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/demo"
	"tongxing/internal/fault"
	"tongxing/internal/organisation"
	"tongxing/internal/poster"
	"tongxing/internal/programme"
	"tongxing/internal/venue"
	"tongxing/static"
)

var slugs = []string{"disability-day", "four-universities", "special-education", "care-subsidy", "child-care-service"}

func servicesOn(db *database.DB) demo.Services {
	accounts, campaigns := account.NewService(db), campaign.NewService(db)
	return demo.Services{
		DB: db, Accounts: accounts, Organisations: organisation.NewService(db, accounts), Campaigns: campaigns,
		Venues: venue.NewService(campaigns), Agendas: agenda.NewService(campaigns),
	}
}

// filled returns the services of a filled database and whoever signs in there
// under an address that begins with key.
func filled(t *testing.T, db *database.DB) (demo.Services, func(key string) account.Actor) {
	t.Helper()
	s := servicesOn(db)
	if err := demo.Fill(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	return s, func(key string) account.Actor {
		t.Helper()
		of, err := s.Accounts.SignIn(t.Context(), account.Credentials{Name: key + "@demo.example", Password: demo.Password, Address: "192.0.2.1"})
		if err != nil {
			t.Fatalf("%s cannot sign in: %v", key, err)
		}
		who, err := s.Accounts.ActorOf(t.Context(), db, of.ID)
		if err != nil {
			t.Fatal(err)
		}
		return who
	}
}

func TestFillTwiceIsOnce(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s, signIn := filled(t, db)
		admin := signIn("admin")
		before, err := s.Campaigns.List(t.Context(), admin)
		if err != nil || len(before) != len(slugs) {
			t.Fatalf("%d campaigns, %v", len(before), err)
		}
		// A person's change stays, also a year later.
		if err := s.Campaigns.Trash(t.Context(), admin, before[0].ID); err != nil {
			t.Fatal(err)
		}
		clock.Advance(366 * 24 * time.Hour)
		want, _ := s.Campaigns.List(t.Context(), admin)
		if err := demo.Fill(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Campaigns.List(t.Context(), admin); err != nil || !cmp.Equal(want, got, cmp.AllowUnexported(civil.Instant{})) {
			t.Error("filling again changed the campaigns", err)
		}
	})
}

func TestFillRefusesWhatIsNotItsOwn(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		s := servicesOn(db)
		_, err := s.Accounts.SetUp(t.Context(), account.NewAccount{
			Profile: account.Profile{Name: "别人", SignInNames: account.SignInNames{ShortName: "someone"}}, Password: "a long enough one",
		})
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := demo.Fill(t.Context(), s); !errors.Is(err, demo.ErrNotEmpty) {
				t.Errorf("got %v, want ErrNotEmpty", err)
			}
		}
		if all, err := s.Accounts.Every(t.Context()); err != nil || len(all) != 1 {
			t.Errorf("%d accounts afterwards, %v", len(all), err)
		}
	})
}

func TestWhoSeesWhat(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		s, signIn := filled(t, db)
		own, edit, view := "owns", "edits", "sees"
		want := map[string]map[string]string{
			"admin":     {slugs[0]: own, slugs[1]: own, slugs[2]: own, slugs[3]: own, slugs[4]: own},
			"director":  {slugs[0]: own, slugs[2]: view},
			"teacher":   {slugs[0]: edit},
			"league":    {slugs[1]: own},
			"volunteer": {slugs[1]: view},
		}
		got := map[string]map[string]string{}
		for key := range want {
			got[key] = map[string]string{}
			who := signIn(key)
			for _, slug := range slugs {
				for _, may := range []struct {
					action account.Action
					word   string
				}{{account.View, view}, {account.Edit, edit}, {account.Own, own}} {
					if _, err := s.Campaigns.Find(t.Context(), who, slug, may.action); err == nil {
						got[key][slug] = may.word
					}
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

// moments are days on which the demonstration may be filled: long before, the
// week before, on the day held, between it and the observance's end, and after.
var moments = []string{
	"2026-04-20T01:00:00.000Z", "2026-05-13T01:00:00.000Z", "2026-05-15T04:00:00.000Z", "2026-05-16T02:00:00.000Z",
	"2026-05-18T01:00:00.000Z", "2026-05-18T17:00:00.000Z", "2026-11-23T12:00:00.000Z", "2028-02-29T01:00:00.000Z",
}

// always are the findings that the demonstration has on purpose, so that the
// plan check has something to say; near are those that some moments bring.
var (
	always = []string{
		"disability-day 家长代表发言: no_interpreter",
		"disability-day 拍照：照着同意名单拍，胸前贴绿点的才拍正面: duty_not_accepted",
		"four-universities 三篇推送、一支九十秒短片，都配字幕和图片说明: duty_not_accepted",
		"special-education 家长代表: empty_post",
		"special-education 资源教室寒假开放：每周两个半天，谁来值守: duty_without_person",
		"care-subsidy 发放后抽查二十户：钱到了没有，孩子还缺什么: duty_not_accepted",
		"child-care-service 暑假儿童之家防溺水和作业辅导的值守表: duty_without_person",
		"child-care-service 强制报告主体培训，学校、医院、宾馆全覆盖: duty_not_accepted",
		"child-care-service 望溪县试点：县福利院孩子移交市级，先带孩子去看三次: duty_not_accepted",
	}
	near = map[string][]string{
		"2026-05-13T01:00:00.000Z": {"disability-day 青禾镇人民政府副镇长致辞: speech_not_received"},
		"2026-05-15T04:00:00.000Z": {"disability-day 青禾镇人民政府副镇长致辞: speech_not_received"},
		"2026-05-16T02:00:00.000Z": {"disability-day 青禾镇人民政府副镇长致辞: speech_not_received"},
		"2026-05-18T01:00:00.000Z": {"disability-day 青禾镇人民政府副镇长致辞: speech_not_received"},
		"2028-02-29T01:00:00.000Z": {
			"four-universities 助残日开放日：四校同台: holidays_unknown",
			"special-education 教师学习下午：一次只说一个要求: holidays_unknown",
			"child-care-service 未成年人保护联席会议：第二季度: holidays_unknown",
			"child-care-service 儿童督导员培训：看见、记下、报告: holidays_unknown",
		},
	}
)

func TestAgendasAreInOrder(t *testing.T) {
	t.Parallel()
	for _, moment := range moments {
		t.Run(moment, func(t *testing.T) {
			t.Parallel()
			db := sqliteAt(t, moment)
			s, signIn := filled(t, db)
			admin := signIn("admin")
			today := civil.DateOf(db.Now().Add(8 * time.Hour).Time())
			var found []string
			for _, slug := range slugs {
				plan, err := s.Campaigns.Plan(t.Context(), admin, slug)
				if err != nil {
					t.Fatal(err)
				}
				sessions, err := agenda.Day(t.Context(), db, plan.Campaign.ID)
				if err != nil {
					t.Fatal(err)
				}
				for _, session := range sessions {
					checkSession(t, plan, session, today)
				}
				found = append(found, findings(t, s, db, plan.Campaign)...)
			}
			want := slices.Concat(always, near[moment])
			slices.Sort(want)
			slices.Sort(found)
			if diff := cmp.Diff(want, found); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// checkSession holds what every session of the demonstration keeps to.
func checkSession(t *testing.T, plan campaign.Plan, s agenda.Session, today civil.Date) {
	t.Helper()
	table := agenda.Timing(s)
	if !s.StartsAt.IsZero() {
		if slack, known := table.Slack(); !known || slack < 0 || table.About {
			t.Errorf("%s ends %v before its planned end (known: %v, about: %v)", s.Title, slack, known, table.About)
		}
	}
	for i, item := range s.Items {
		slot := table.Slots[i]
		if slot.Overlap > 0 || slot.Starts.IsZero() {
			t.Errorf("%s, %s: starts %v, overlaps by %v", s.Title, item.Title, slot.Starts, slot.Overlap)
		}
		if today.Before(item.SpeechReceivedOn) {
			t.Errorf("%s was received on %v, after today", item.Title, item.SpeechReceivedOn)
		}
		for _, id := range referencesOf(item) {
			if !slices.ContainsFunc(plan.People, func(p campaign.Person) bool { return p.ID == id }) {
				t.Errorf("%s, %s: nobody has the id %s", s.Title, item.Title, id)
			}
		}
	}
}

func referencesOf(item agenda.Item) (ids []string) {
	all := []*string{item.SpeakerID, item.OwnerID, item.InterpreterID}
	for _, c := range item.Cues {
		all = append(all, c.OwnerID)
	}
	for _, id := range all {
		if id != nil {
			ids = append(ids, *id)
		}
	}
	return ids
}

// findings are what the plan check says of a campaign.
func findings(t *testing.T, s demo.Services, db *database.DB, c campaign.Campaign) (found []string) {
	t.Helper()
	all, err := checkup.NewService(db, s.Campaigns).All(t.Context(), []campaign.Campaign{c})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all[c.ID].Findings {
		found = append(found, c.Slug+" "+f.Title+": "+string(f.Code))
	}
	return found
}

func sqliteAt(t *testing.T, moment string) *database.DB {
	t.Helper()
	now, err := civil.ParseInstant(moment)
	if err != nil {
		t.Fatal(err)
	}
	db, err := database.Open(t.Context(), databasetest.SQLite(t), civil.NewSetClock(now))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func TestDatesFollowTheObservance(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ now, held, drive, ordinal string }{
		{"2026-04-20T01:00:00.000Z", "2026-05-15", "2026-05-08", "第三十六次"}, // the Friday before
		{"2026-05-15T15:59:00.000Z", "2026-05-15", "2026-05-08", "第三十六次"}, // still that Friday in China
		{"2026-05-15T16:00:00.000Z", "2026-05-18", "2026-05-08", "第三十六次"}, // too late: the Monday after
		{"2026-05-18T16:00:00.000Z", "2027-05-14", "2027-05-07", "第三十七次"}, // the next one
	} {
		t.Run(tc.now, func(t *testing.T) {
			t.Parallel()
			db := sqliteAt(t, tc.now)
			s, signIn := filled(t, db)
			day, err := s.Campaigns.Find(t.Context(), signIn("director"), "disability-day", account.View)
			if err != nil || day.StartsOn.String() != tc.held || !strings.Contains(day.Title, tc.ordinal) {
				t.Errorf("held on %v as %s, %v; want %s, %s", day.StartsOn, day.Title, err, tc.held, tc.ordinal)
			}
			drive, err := s.Campaigns.Find(t.Context(), signIn("league"), "four-universities", account.View)
			if err != nil || drive.StartsOn.String() != tc.drive || drive.EndsOn.DaysSince(drive.StartsOn) != 21 {
				t.Errorf("the drive is %v to %v, %v; want it to begin on %s", drive.StartsOn, drive.EndsOn, err, tc.drive)
			}
		})
	}
}

var phone = regexp.MustCompile(`1\d{2}-?\d{4}-?\d{4}`)

// What strangers see has no telephone number but those of the contacts who
// wish it, and no name of an interpreter.
func TestPublicSide(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s, _ := filled(t, db)
		programmes := programme.NewService(db, clock, s.Campaigns, poster.New(static.Files()), "installation", "http://127.0.0.1")
		public := map[string][]string{"disability-day": {"138-0000-0003"}, "four-universities": {"138-0000-0021", "138-0000-0028"}, "care-subsidy": {"138-0000-0051"}}
		for _, slug := range slugs {
			p, err := programmes.Programme(t.Context(), slug)
			if numbers, ok := public[slug]; !ok {
				if fault.KindOf(err) != fault.NotFound {
					t.Errorf("the draft %s is public: %v", slug, err)
				}
				continue
			} else if err != nil {
				t.Fatal(err)
			} else {
				var got []string
				for _, c := range p.Contacts {
					got = append(got, c.Phone)
				}
				if diff := cmp.Diff(numbers, got); diff != "" {
					t.Errorf("%s: %s", slug, diff)
				}
			}
			feed := feedText(t.Context(), t, programmes, slug)
			if n := phone.FindString(feed); n != "" {
				t.Errorf("%s: the feed has the number %s", slug, n)
			}
			p.Contacts = nil
			text, err := p.OpenData()
			if err != nil {
				t.Fatal(err)
			}
			for _, secret := range []string{"何语", "卓清", "联排", "讲稿"} {
				if strings.Contains(feed+string(text), secret) {
					t.Errorf("%s tells strangers %s", slug, secret)
				}
			}
		}
	})
}

func feedText(ctx context.Context, t *testing.T, programmes *programme.Service, slug string) string {
	t.Helper()
	finished, err := programmes.Feed(ctx, slug, "zh", true)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(finished.Plain.Bytes), "\r\n ", "")
}

// Words that the house does not use of people.
var unkind = []string{"聋哑", "残废", "正常儿童", "正常人", "健全人", "弱势群体", "特殊孩子", "特殊儿童", "缺陷", "爱心人士", "身残志坚"}

func TestWordsAreKind(t *testing.T) {
	t.Parallel()
	db := sqliteAt(t, moments[0])
	s, signIn := filled(t, db)
	admin := signIn("admin")
	for _, slug := range slugs {
		plan, err := s.Campaigns.Plan(t.Context(), admin, slug)
		if err != nil {
			t.Fatal(err)
		}
		sessions, err := agenda.Day(t.Context(), db, plan.Campaign.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range allText(plan, sessions) {
			for _, word := range unkind {
				if strings.Contains(text, word) {
					t.Errorf("%s says %s: %s", slug, word, text)
				}
			}
			if spaced.MatchString(text) {
				t.Errorf("%s has a typed space between figures and characters: %s", slug, text)
			}
			if n := phone.FindString(text); n != "" {
				t.Errorf("%s has a number outside its people: %s", slug, n)
			}
		}
	}
}

var spaced = regexp.MustCompile(`\p{Han} +\d|\d +\p{Han}`)

func allText(plan campaign.Plan, sessions []agenda.Session) []string {
	c := plan.Campaign
	all := []string{c.Title, c.Theme, c.Purpose, c.Description, c.Audience, c.Period}
	for _, s := range plan.Sections {
		all = append(all, s.Heading(), s.Body, s.Closing)
	}
	for _, d := range plan.Duties {
		all = append(all, d.What, d.Who)
	}
	for _, s := range sessions {
		all = append(all, s.Title, s.Audience)
		for _, item := range s.Items {
			all = append(all, item.Title, item.HostWords, item.SpeechText, item.Note, item.Speaker, item.Owner, item.InterpreterPlace)
			for _, cue := range item.Cues {
				all = append(all, cue.Text)
			}
		}
	}
	return all
}
