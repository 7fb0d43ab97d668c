package tableweb_test

import (
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/app"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/demo"
	"tongxing/internal/spreadsheet"
	"tongxing/internal/web/webtest"
)

var sent = regexp.MustCompile(`(?s)<textarea name="rows"[^>]*>(.*?)</textarea>`)

// TestAgendaComesBackAsItWas: what the house gives as a table it reads as the
// same sessions, items, times, minutes, people, cues and notes.
func TestAgendaComesBackAsItWas(t *testing.T) {
	a, err := app.Open(t.Context(), app.Config{Database: databasetest.SQLite(t), PublicURL: webtest.Base, Clock: civil.SystemClock{}, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	must(t, err)
	t.Cleanup(func() { _ = a.Close() })
	must(t, demo.Fill(t.Context(), demo.Services{DB: a.DB, Accounts: a.Accounts, Organisations: a.Organisations, Campaigns: a.Campaigns, Venues: a.Venues, Agendas: a.Agendas}))
	b := webtest.New(t, a.Handler())
	signed := b.Send("POST", "/login", url.Values{"email": {"admin@demo.example"}, "password": {demo.Password}})
	cookie, _, _ := strings.Cut(signed.Header.Get("Set-Cookie"), ";")
	admin, err := a.Accounts.SignIn(t.Context(), account.Credentials{Name: "admin@demo.example", Password: demo.Password, Address: "192.0.2.1"})
	must(t, err)
	who, err := a.Accounts.ActorOf(t.Context(), a.DB, admin.ID)
	must(t, err)
	// through is a table of an agenda after a campaign in that language was made of it.
	through := func(file, language string) string {
		rows := rowsOf(t, file)
		fresh, err := a.Campaigns.Create(t.Context(), who, campaign.NewCampaign{Details: campaign.Details{Kind: campaign.Other, Title: "新的", Language: language, Zone: "Asia/Shanghai"}}, campaign.Outline{})
		must(t, err)
		session, err := a.Agendas.AddSession(t.Context(), who, fresh.ID, agenda.SessionFields{Title: rows[1][0], StartsOn: dayOf(t, rows[1][1]), Zone: "Asia/Shanghai"})
		must(t, err)
		w := world{b, t, a, "/campaigns/" + fresh.ID, "/campaigns/" + fresh.ID + "/agenda/sessions/" + session + "/table", cookie}
		status, body := w.upload([]byte(file))
		text := sent.FindStringSubmatch(body)
		if status != http.StatusOK || text == nil {
			t.Fatalf("%s: %d %s", rows[1][0], status, body)
		}
		b.Post(w.table+"/add", url.Values{"rows": {strings.ReplaceAll(html.UnescapeString(text[1]), "\n", "\r\n")}}).Expect(http.StatusOK)
		return b.Get(w.campaign + "/agenda.xlsx").Expect(http.StatusOK).Body
	}
	for _, slug := range []string{"disability-day", "four-universities", "special-education", "care-subsidy", "child-care-service"} {
		file := b.Get("/campaigns/" + slug + "/agenda.xlsx").Expect(http.StatusOK).Body
		if diff := cmp.Diff(rowsOf(t, file), rowsOf(t, through(file, "zh-CN"))); diff != "" {
			t.Errorf("%s: %s", slug, diff)
		}
		english := through(file, "en")
		if diff := cmp.Diff(rowsOf(t, english), rowsOf(t, through(english, "en"))); diff != "" {
			t.Errorf("%s in English: %s", slug, diff)
		}
	}
}

func rowsOf(t *testing.T, file string) [][]string {
	t.Helper()
	tables, err := spreadsheet.Read([]byte(file))
	must(t, err)
	if len(tables) != 1 || len(tables[0].Rows) < 3 {
		t.Fatalf("%d tables", len(tables))
	}
	return tables[0].Rows
}

// dayOf reads the day of a row as either language writes it.
func dayOf(t *testing.T, words string) civil.Date {
	t.Helper()
	at, err := time.Parse("2006年1月2日", words)
	if err != nil {
		at, err = time.Parse("2 January 2006", words)
	}
	must(t, err)
	return civil.DateOf(at)
}
