package app_test

import (
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/app"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/organisation"
	"tongxing/internal/venue"
	"tongxing/internal/web"
	"tongxing/internal/web/webtest"
)

// visitor is a kind of person, from the one who may least to the one who may
// most on the campaign of the fixture.
type visitor struct {
	name string
	rank web.Need // the most that it has; Anyone for a stranger
}

// visitors are all kinds. The member belongs to the organisation and has no
// place in the team; the outsider belongs nowhere.
var visitors = []visitor{
	{"", web.Anyone},
	{"outsider", web.SignedIn},
	{"member", web.SignedIn},
	{"viewer", web.Viewer},
	{"editor", web.Editor},
	{"owner", web.Owner},
	{"manager", web.Manager},
	{"administrator", web.Administrator},
}

// world is a database with one of everything, and who is signed in to it.
type world struct {
	database string
	cookies  map[string]string     // visitor to session cookie
	samples  map[string]string     // a route's parameter to a value that exists
	forms    map[string]url.Values // what is sent where an empty form would ask for more than meant
}

const password = "tongxing-demo"

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{database: t.TempDir() + "/world.db", cookies: map[string]string{}, samples: map[string]string{}}
	a := openApp(t, w.database)
	defer func() {
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
	}()
	ctx := t.Context()
	actors := map[string]account.Actor{}
	for _, v := range visitors[1:] {
		made, err := a.Accounts.Add(ctx, account.NewAccount{Profile: account.Profile{Name: v.name, SignInNames: account.SignInNames{Email: v.name + "@demo.example"}},
			Password: password, Administrator: v.rank == web.Administrator}, nil)
		must(t, err)
		actors[v.name] = account.Actor{ID: made.ID, Name: v.name, Administrator: made.Administrator}
	}
	admin := actors["administrator"]
	office, err := a.Organisations.Create(ctx, admin, "", "教育办公室")
	must(t, err)
	home, err := a.Organisations.Create(ctx, admin, office.ID, "第二幼儿园")
	must(t, err)
	// The manager of what is above manages what is below.
	must(t, a.Organisations.AddMember(ctx, admin, office.ID, "manager@demo.example", organisation.Manager))
	must(t, a.Organisations.AddMember(ctx, admin, home.ID, "member@demo.example", organisation.Member))
	w.samples["account"], w.samples["organisation"] = actors["member"].ID, home.ID
	w.forms = map[string]url.Values{"/organisations": {"parent": {office.ID}}}
	c, err := a.Campaigns.Create(ctx, admin, campaign.NewCampaign{Slug: "a-day", OrganisationID: home.ID, Details: campaign.Details{
		Kind: campaign.DisabilityDay, Title: "一天", StartsOn: civil.NewDate(2026, 5, 15)}}, campaign.OutlineFor(campaign.DisabilityDay, "zh-CN"))
	must(t, err)
	for _, role := range []account.Role{account.Viewer, account.Editor, account.Owner} {
		must(t, a.Campaigns.AddMember(ctx, admin, c.ID, string(role)+"@demo.example", role))
	}
	must(t, a.Campaigns.Publish(ctx, admin, c.ID))
	w.samples["campaign"], w.samples["slug"] = c.ID, "a-day"
	w.fill(t, a, admin, c.ID)
	for name := range actors {
		w.cookies[name] = signIn(t, a, name)
	}
	return w
}

// fill adds what hangs on the campaign.
func (w *world) fill(t *testing.T, a *app.App, admin account.Actor, id string) {
	t.Helper()
	ctx := t.Context()
	var err error
	w.samples["venue"], err = a.Venues.Add(ctx, admin, id, venue.Fields{Name: "礼堂"})
	must(t, err)
	w.samples["session"], err = a.Agendas.AddSession(ctx, admin, id, agenda.SessionFields{Title: "主会场", StartsOn: civil.NewDate(2026, 5, 15),
		StartsAt: civil.NewTimeOfDay(9, 0), Zone: "Asia/Shanghai"}, agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Speech, Title: "致辞"}})
	must(t, err)
	day, err := agenda.Day(ctx, a.DB, id)
	must(t, err)
	w.samples["item"] = day[0].Items[0].ID
	w.samples["file"] = w.samples["session"] + ".ics"
	must(t, a.Campaigns.AddOrganisers(ctx, admin, id, campaign.Host, "第二幼儿园"))
	w.samples["organiser"] = must1(campaign.ListOrganisers(ctx, a.DB, id))[0].ID
	w.samples["section"] = must1(campaign.ListSections(ctx, a.DB, id))[0].ID
	w.samples["post"] = must1(a.Campaigns.AddPost(ctx, admin, id, campaign.PostFields{Title: "组长"}))
	w.samples["duty"] = must1(a.Campaigns.AddDuty(ctx, admin, id, campaign.DutyFields{Who: "园长", What: "总协调", State: campaign.Open}))
	w.samples["budget_line"] = must1(a.Campaigns.AddBudgetLine(ctx, admin, id, campaign.BudgetFields{Item: "席卡", Quantity: 1}))
	w.samples["person"], err = a.Campaigns.AddPerson(ctx, admin, id, campaign.PersonFields{Name: "李老师"})
	must(t, err)
}

func openApp(t *testing.T, path string) *app.App {
	t.Helper()
	a, err := app.Open(t.Context(), app.Config{Database: "sqlite:" + path, Listen: "127.0.0.1:0", Log: quiet()})
	must(t, err)
	return a
}

func signIn(t *testing.T, a *app.App, name string) string {
	t.Helper()
	page := webtest.New(t, a.Handler()).Send("POST", "/login", url.Values{"email": {name + "@demo.example"}, "password": {password}})
	page.Expect(http.StatusSeeOther)
	cookie, _, _ := strings.Cut(page.Header.Get("Set-Cookie"), ";")
	return cookie
}

// copied returns the world's app on a database of its own.
func (w *world) copied(t *testing.T) *app.App {
	t.Helper()
	bytes, err := os.ReadFile(w.database)
	must(t, err)
	path := t.TempDir() + "/copy.db"
	must(t, os.WriteFile(path, bytes, 0o600))
	a := openApp(t, path)
	t.Cleanup(func() { _ = a.Close() })
	return a
}

var parameter = regexp.MustCompile(`:([a-z_]+)`)

// address fills a route's parameters with what exists.
func (w *world) address(t *testing.T, path string) string {
	return parameter.ReplaceAllStringFunc(path, func(name string) string {
		if value, ok := w.samples[name[1:]]; ok {
			return value
		}
		// A token, a code, or a row that does not exist: what nobody may know.
		return "none"
	})
}

// TestEveryRouteForEveryVisitor walks the routes table: what needs more than a
// visitor has is refused without telling what is there, and what needs no more
// is not.
func TestEveryRouteForEveryVisitor(t *testing.T) {
	w := newWorld(t)
	for _, route := range w.copied(t).Routes() {
		t.Run(route.Method+" "+route.Path, func(t *testing.T) {
			t.Parallel()
			a := w.copied(t) // what a visitor changes here nobody else meets
			for _, v := range visitors {
				browser := webtest.New(t, a.Handler())
				if v.name != "" {
					browser.Header("Cookie", w.cookies[v.name])
				}
				var form url.Values
				if route.Method == http.MethodPost {
					form = url.Values{}
					if filled, ok := w.forms[route.Path]; ok {
						form = filled
					}
				}
				got := browser.Send(route.Method, w.address(t, route.Path), form)
				if problem := judge(route, v, got, w.exists(route.Path)); problem != "" {
					t.Errorf("%s: %s: %d %s", v.name, problem, got.Status, got.Header.Get("Location"))
				}
				if choice := unsendable(got.Body); choice != "" {
					t.Errorf("%s: a browser sends no form with %s", v.name, choice)
				}
			}
		})
	}
}

// unsendable returns a choice that must be made though its empty option is an
// answer: browsers would keep the form of who takes that one.
func unsendable(body string) string {
	for _, rest := range strings.Split(body, "<select ")[1:] {
		choice, _, _ := strings.Cut(rest, "</select>")
		tag, options, _ := strings.Cut(choice, ">")
		if strings.Contains(tag, " required") && strings.Contains(options, `<option value="" selected`) && !strings.Contains(options, `<option value="" selected></option>`) {
			return choice
		}
	}
	return ""
}

// exists says whether every parameter of a path was filled with what exists.
func (w *world) exists(path string) bool {
	for _, match := range parameter.FindAllStringSubmatch(path, -1) {
		if _, ok := w.samples[match[1]]; !ok {
			return false
		}
	}
	return true
}

// judge says what is wrong with an answer, or nothing.
func judge(route web.Route, v visitor, got *webtest.Page, exists bool) string {
	toLogin := strings.HasPrefix(got.Header.Get("Location"), "/login?next=")
	onCampaign := strings.HasPrefix(route.Path, "/campaigns/:campaign")
	switch {
	case got.Status >= 500:
		return "failed"
	case v.rank == web.Anyone && route.Need > web.Anyone:
		if got.Status != http.StatusSeeOther || !toLogin {
			return "a stranger must be sent to sign in"
		}
	case onCampaign && v.rank < web.Viewer:
		if got.Status != http.StatusNotFound {
			return "who may not see the campaign must get 404"
		}
	case v.rank < route.Need && exists:
		if got.Status != http.StatusNotFound && got.Status != http.StatusForbidden {
			return "must be refused"
		}
	case v.rank < route.Need:
		if got.Status < 400 {
			return "must be refused"
		}
	case toLogin, got.Status == http.StatusForbidden && route.Need != web.SignedIn:
		return "must not be refused"
	case got.Status == http.StatusNotFound && exists && route.Method == http.MethodGet && route.Need > web.SignedIn:
		return "must be found"
	}
	return ""
}

// TestUnknownAddressesTellStrangersNothing: existing or not, a signed-in
// address answers a stranger alike.
func TestUnknownAddressesTellStrangersNothing(t *testing.T) {
	w := newWorld(t)
	b := webtest.New(t, w.copied(t).Handler())
	for _, path := range []string{"/campaigns/" + w.samples["campaign"], "/campaigns/none", "/nothing/here", "/people"} {
		p := b.Send("GET", path, nil).Expect(http.StatusSeeOther)
		if got, want := p.Header.Get("Location"), "/login?next="+url.QueryEscape(path); got != want {
			t.Errorf("%s leads to %s, want %s", path, got, want)
		}
		b.Header("Accept", "application/json")
		b.Send("GET", path, nil).Expect(http.StatusUnauthorized)
		b.Header("Accept", "text/html")
	}
}
