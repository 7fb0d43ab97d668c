package handout_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/handout"
	"tongxing/internal/runsheet"
	"tongxing/internal/venue"
	"tongxing/static"
)

// stage is a campaign with one session as kindergartens hold it.
type stage struct {
	t         *testing.T
	db        *database.DB
	clock     *civil.SetClock
	who       account.Actor
	campaigns *campaign.Service
	agendas   *agenda.Service
	handouts  *handout.Service
	campaign  campaign.Campaign
	session   string
	venue     string
	people    map[string]string
}

// What must never stand on a public page or paper.
const (
	secretWords = "金丝雀主持词"
	secretNote  = "金丝雀备注"
	secretName  = "金丝雀老师"
	secretPhone = "138-0000-0099"
	secretTitle = "金丝雀到岗"
)

const site = "https://plan.example"

var press = runsheet.New(static.Files())

func newStage(t *testing.T, db *database.DB, clock *civil.SetClock) *stage {
	t.Helper()
	ctx := t.Context()
	owner, err := account.NewService(db).Add(ctx, account.NewAccount{
		Profile: account.Profile{Name: "陈园长", SignInNames: account.SignInNames{Email: "a@demo.example"}}, Password: "tongxing-demo", Administrator: true}, nil)
	must(t, err)
	s := &stage{t: t, db: db, clock: clock, who: account.Actor{ID: owner.ID, Name: owner.Name, Administrator: true}, campaigns: campaign.NewService(db), people: map[string]string{}}
	s.agendas = agenda.NewService(s.campaigns)
	s.handouts = s.another()
	s.campaigns.Watch(func(id string) { s.handouts.Invalidate(id) })
	s.campaign, err = s.campaigns.Create(ctx, s.who, campaign.NewCampaign{Slug: "day", Details: campaign.Details{
		Kind: campaign.DisabilityDay, Title: "牵手同行，一起长大", Theme: "第三十六次全国助残日", StartsOn: civil.NewDate(2026, 5, 15), EndsOn: civil.NewDate(2026, 5, 15),
		Zone: "Asia/Shanghai", Language: "zh-CN"}}, campaign.Outline{})
	must(t, err)
	must(t, s.campaigns.AddOrganisers(ctx, s.who, s.campaign.ID, campaign.Host, "向阳幼儿园\n春风街道残疾人联合会"))
	for _, person := range []campaign.PersonFields{
		{Name: "陈园长", Title: "总负责", Phone: "138-0000-0001", OnSheet: true},
		{Name: "王老师", Title: "现场联络", Phone: "138-0000-0002", SMS: true, OnSheet: true, Public: true},
		{Name: "李老师", Title: "主持"},
		{Name: "周静", Title: "手语翻译"},
		{Name: secretName, Phone: secretPhone, OnSheet: true},
	} {
		s.people[person.Name], err = s.campaigns.AddPerson(ctx, s.who, s.campaign.ID, person)
		must(t, err)
	}
	s.venue, err = venue.NewService(s.campaigns).Add(ctx, s.who, s.campaign.ID, venue.Fields{Name: "多功能厅", Address: "学前路1号", AccessNote: "一层，坡道在西门", Access: venue.Access{venue.StepFree}})
	must(t, err)
	count := 186
	s.session, err = s.agendas.AddSession(ctx, s.who, s.campaign.ID, agenda.SessionFields{
		Title: "助残日主会场", VenueID: &s.venue, StartsOn: civil.NewDate(2026, 5, 15), StartsAt: civil.NewTimeOfDay(9, 0), EndsAt: civil.NewTimeOfDay(10, 15),
		Zone: "Asia/Shanghai", Audience: "幼儿、来宾、老师", AudienceCount: &count, AgeGroup: agenda.Preschool, Access: venue.Access{venue.SignLanguage, venue.Captions}}, s.items()...)
	must(t, err)
	return s
}

// another returns a second service on the same database, as another instance
// has it.
func (s *stage) another() *handout.Service {
	return handout.NewService(s.db, s.clock, s.campaigns, press, site)
}

func minutes(n int) agenda.Length { return agenda.LengthOf(60 * n) }

func (s *stage) items() []agenda.NewItem {
	host, interpreter, secret := s.people["李老师"], s.people["周静"], s.people[secretName]
	return []agenda.NewItem{
		{ItemFields: agenda.ItemFields{Kind: agenda.Call, Title: secretTitle, Backstage: true, Seconds: minutes(20), OwnerID: &secret, Note: secretNote}},
		{ItemFields: agenda.ItemFields{Kind: agenda.Arrival, Title: "迎宾入场", Seconds: minutes(5), Owner: "礼仪组"},
			Cues: []agenda.CueFields{{Channel: agenda.AccessCue, Text: "西门坡道有人接"}, {Channel: agenda.Music, Text: "迎宾曲，中等音量"}}},
		{ItemFields: agenda.ItemFields{Kind: agenda.Anthem, Title: "全体起立，奏国歌", Numbered: true, Seconds: minutes(3), OwnerID: &host, HostWords: secretWords},
			Cues: []agenda.CueFields{{Channel: agenda.Screen, Text: "国旗", Offset: -30}, {Channel: agenda.Music, Text: "国歌", Offset: 90}}},
		{ItemFields: agenda.ItemFields{Kind: agenda.Introduction, Title: "介绍来宾", Numbered: true, Seconds: minutes(6), OwnerID: &host, Note: secretNote}},
		{ItemFields: agenda.ItemFields{Kind: agenda.Speech, Title: "园长致辞", Numbered: true, Seconds: minutes(6), Speaker: "陈园长", OwnerID: &host,
			Interpreted: true, InterpreterID: &interpreter, InterpreterPlace: "台左"}},
		{ItemFields: agenda.ItemFields{Kind: agenda.Gift, Title: "捐赠仪式", Numbered: true, ChildOnStage: true, NeedsRamp: true}},
		{ItemFields: agenda.ItemFields{Kind: agenda.Performance, Title: "合唱《大家一起来》", Numbered: true, Seconds: minutes(8), MayDrop: true, FixedAt: civil.NewTimeOfDay(9, 45)}},
		{ItemFields: agenda.ItemFields{Kind: agenda.Departure, Title: "退场", Seconds: agenda.LengthOf(630)}},
	}
}

// item returns an item by its title.
func (s *stage) item(title string) agenda.Item {
	s.t.Helper()
	day, err := agenda.Day(s.t.Context(), s.db, s.campaign.ID)
	must(s.t, err)
	for _, session := range day {
		for _, item := range session.Items {
			if item.Title == title {
				return item
			}
		}
	}
	s.t.Fatalf("no item %q", title)
	return agenda.Item{}
}

// change saves an item after f has changed it.
func (s *stage) change(title string, f func(*agenda.NewItem)) {
	s.t.Helper()
	item := s.item(title)
	in := agenda.NewItem{ItemFields: item.ItemFields}
	for _, cue := range item.Cues {
		in.Cues = append(in.Cues, cue.CueFields)
	}
	f(&in)
	must(s.t, s.agendas.UpdateItem(s.t.Context(), s.who, s.campaign.ID, item.ID, item.Version, in))
}

func (s *stage) sheet(wish handout.Wish) handout.Paper {
	s.t.Helper()
	paper, err := s.handouts.RunSheet(s.t.Context(), s.who, s.campaign.ID, wish)
	must(s.t, err)
	return paper
}

// read returns a PDF's text as poppler reads it, cell by cell and without
// spaces, so that it does not depend on where lines break.
func read(t *testing.T, pdf []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "paper.pdf")
	must(t, os.WriteFile(path, pdf, 0o600))
	out, err := exec.Command("pdftotext", "-raw", path, "-").Output()
	must(t, err)
	return squeeze(string(out))
}

func squeeze(text string) string { return strings.Join(strings.Fields(text), "") }

// says fails the test unless the paper says all of it.
func says(t *testing.T, paper handout.Paper, wanted ...string) {
	t.Helper()
	got := read(t, paper.Plain.Bytes)
	for _, want := range wanted {
		if !strings.Contains(got, squeeze(want)) {
			t.Errorf("%s does not say %q:\n%s", paper.Name, want, got)
		}
	}
}

// saysNot fails the test if the paper says any of it.
func saysNot(t *testing.T, paper handout.Paper, secrets ...string) {
	t.Helper()
	got := read(t, paper.Plain.Bytes)
	for _, secret := range secrets {
		if strings.Contains(got, squeeze(secret)) {
			t.Errorf("%s says %q:\n%s", paper.Name, secret, got)
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
