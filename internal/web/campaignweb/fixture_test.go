package campaignweb_test

import (
	"log/slog"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/app"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/organisation"
	"tongxing/internal/venue"
	"tongxing/internal/web/browsertest"
	"tongxing/internal/web/webtest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

const password = "tongxing-demo"

// world is an installation with a kindergarten: a director who manages it, a
// teacher who edits, a volunteer who belongs to nothing, and one campaign of
// the director's twelve days before its day.
type world struct {
	*app.App
	t        *testing.T
	clock    *civil.SetClock
	director account.Actor
	org      string
	id       string // the campaign's
}

func newWorld(t *testing.T) *world {
	t.Helper()
	return newWorldOn(t, "sqlite:"+t.TempDir()+"/world.db")
}

// newWorldOn is newWorld on the database of that address.
func newWorldOn(t *testing.T, database string) *world {
	t.Helper()
	clock := civil.NewSetClock(must(civil.ParseInstant("2026-05-03T01:00:00.000Z")))
	a := must(app.Open(t.Context(), app.Config{Database: database, Listen: "127.0.0.1:0", Log: slog.New(slog.DiscardHandler), Clock: clock}))
	t.Cleanup(func() { _ = a.Close() })
	w := &world{App: a, t: t, clock: clock}
	admin := w.person("管理员", "admin", true)
	w.director = w.person("陈园长", "director", false)
	w.person("李老师", "teacher", false)
	w.person("小周", "volunteer", false)
	ctx := t.Context()
	w.org = must(a.Organisations.Create(ctx, admin, "", "第二幼儿园")).ID
	w.do(a.Organisations.AddMember(ctx, admin, w.org, "director@demo.example", organisation.Manager))
	w.do(a.Organisations.AddMember(ctx, admin, w.org, "teacher@demo.example", organisation.Editor))
	w.director.Manages, w.director.Edits = []string{w.org}, []string{w.org}
	w.id = w.begin(campaign.Details{Kind: campaign.DisabilityDay, Title: "牵手同行，一起长大", StartsOn: civil.NewDate(2026, 5, 15)})
	return w
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func (w *world) do(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) person(name, short string, administrator bool) account.Actor {
	made := must(w.Accounts.Add(w.t.Context(), account.NewAccount{
		Profile: account.Profile{Name: name, SignInNames: account.SignInNames{Email: short + "@demo.example"}}, Password: password, Administrator: administrator}, nil))
	return account.Actor{ID: made.ID, Name: name, Administrator: administrator}
}

// begin makes a campaign of the director's.
func (w *world) begin(d campaign.Details) string {
	return must(w.Campaigns.Create(w.t.Context(), w.director, campaign.NewCampaign{Details: d, OrganisationID: w.org}, campaign.OutlineFor(d.Kind, "zh-CN"))).ID
}

// fill puts one of everything into the campaign.
func (w *world) fill() {
	ctx, who := w.t.Context(), w.director
	w.do(w.Campaigns.AddOrganisers(ctx, who, w.id, campaign.Host, "青山县教育局\n青山县残疾人联合会"))
	lead := must(w.Campaigns.AddPerson(ctx, who, w.id, campaign.PersonFields{Name: "陈明", Title: "园长", Organisation: "第二幼儿园", Phone: "138-0000-0001", OnSheet: true}))
	must(w.Campaigns.AddPerson(ctx, who, w.id, campaign.PersonFields{Name: "林晓", Title: "手语翻译", Phone: "138-0000-0002", SMS: true, Public: true}))
	plan := w.plan()
	w.do(w.Campaigns.EditPost(ctx, who, w.id, plan.Posts[0].ID, 1, campaign.PostFields{Title: "组长", PersonIDs: []string{lead}}))
	w.do(w.Campaigns.EditDuty(ctx, who, w.id, plan.Duties[0].ID, 1, campaign.DutyFields{What: "拟定方案", PersonID: &lead, DueOn: civil.NewDate(2026, 4, 28), State: campaign.Done}))
	w.do(w.Campaigns.EditDuty(ctx, who, w.id, plan.Duties[1].ID, 1, campaign.DutyFields{What: "接待来宾", Who: "办公室", DueOn: civil.NewDate(2026, 5, 1), State: campaign.Accepted}))
	must(w.Campaigns.AddSection(ctx, who, w.id, plan.Sections[7].ID, campaign.SectionFields{Kind: campaign.TextSection, Level: 3, Title: "各班", Body: "请各班：\n\n1. 开一次班会\n2. 换一期板报"}))
	must(w.Campaigns.AddBudgetLine(ctx, who, w.id, campaign.BudgetFields{Item: "绘本", Quantity: 40, Unit: "本", UnitPriceCents: 2850, Source: "园里经费"}))
	hall := must(w.Venues.Add(ctx, who, w.id, venue.Fields{Name: "多功能厅"}))
	must(w.Agendas.AddSession(ctx, who, w.id, agenda.SessionFields{Title: "主会场", VenueID: &hall, StartsOn: civil.NewDate(2026, 5, 15), StartsAt: civil.NewTimeOfDay(9, 0), Zone: "Asia/Shanghai"},
		agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Speech, Title: "致辞"}}, agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Call, Title: "后台集合", Backstage: true}}))
}

func (w *world) plan() campaign.Plan {
	w.t.Helper()
	return must(w.Campaigns.Plan(w.t.Context(), w.director, w.id))
}

// as returns the browser of somebody who is signed in.
func (w *world) as(short string) *webtest.Browser {
	w.t.Helper()
	return webtest.New(w.t, w.Handler()).SignIn(short+"@demo.example", password)
}

func (w *world) url(path string) string { return "/campaigns/" + w.id + path }
