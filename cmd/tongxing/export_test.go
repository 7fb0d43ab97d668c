package main

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/app"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database/databasetest"
)

// planned fills a database with a published campaign and a draft.
func planned(t *testing.T, database string) {
	t.Helper()
	a, err := app.Open(t.Context(), app.Config{Database: database, PublicURL: "https://plan.example", Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	ctx := t.Context()
	made, err := a.Accounts.Add(ctx, account.NewAccount{Profile: account.Profile{Name: "林园长", SignInNames: account.SignInNames{Email: "lin@demo.example"}}, Password: "tongxing-demo", Administrator: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	who := account.Actor{ID: made.ID, Name: made.Name, Administrator: true}
	for _, slug := range []string{"a-day", "a-draft"} {
		c, err := a.Campaigns.Create(ctx, who, campaign.NewCampaign{Slug: slug, Details: campaign.Details{Kind: campaign.Festival, Title: "一天", Zone: "Asia/Shanghai", Language: "zh-CN"}}, campaign.Outline{})
		if err == nil {
			_, err = a.Agendas.AddSession(ctx, who, c.ID, agenda.SessionFields{Title: "主会场", StartsOn: civil.NewDate(2026, 5, 15), StartsAt: civil.NewTimeOfDay(9, 0), Zone: "Asia/Shanghai"},
				agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Opening, Title: "开场", Seconds: agenda.LengthOf(120)}})
		}
		if err == nil && slug == "a-day" {
			err = a.Campaigns.Publish(ctx, who, c.ID)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestExport(t *testing.T) {
	database := databasetest.SQLite(t)
	t.Setenv("TONGXING_DATABASE", database)
	t.Setenv("TONGXING_PUBLIC_URL", "https://plan.example")
	planned(t, database)
	file := filepath.Join(t.TempDir(), "out")
	for _, example := range []struct {
		args   string
		status int
		begins string // what is written
		says   string // what is said instead
	}{
		{"export a-day --as runsheet -o FILE", 0, "%PDF-1.", ""},
		{"export a-day --as runsheet --lang en -o FILE", 0, "%PDF-1.", ""},
		{"export a-day --as runsheet --role host -o FILE", 0, "%PDF-1.", ""},
		{"export a-day --as runsheet --role all --lang en -o FILE", 0, "%PDF-1.", ""},
		{"export a-day --as runsheet-docx --role host -o FILE", 0, "PK", ""},
		{"export a-day --as runsheet-docx --role families -o FILE", 1, "", "PDF"},
		{"export a-day --as programme --pictures -o FILE", 0, "%PDF-1.", ""},
		{"export a-day --as runsheet --role king -o FILE", 2, "", "--role must be one of"},
		{"export a-day --as programme -o FILE", 0, "%PDF-1.", ""},
		{"export a-day --as programme --large -o FILE", 0, "%PDF-1.", ""},
		{"export a-day --as ics -o FILE", 0, "BEGIN:VCALENDAR\r\n", ""},
		{"export a-day --as opendata -o FILE", 0, "{\n \"campaign\":", ""},
		{"export a-day --as json -o FILE", 0, "{\n  \"plans\":", ""},
		{"export a-draft --as json -o FILE", 0, "{\n  \"plans\":", ""},
		{"export a-draft --as plan-docx -o FILE", 0, "PK\x03\x04", ""},
		{"export a-draft --as plan-txt -o FILE", 0, "一天\n", ""},
		{"export a-draft --as plan-md -o FILE", 0, "# 一天\n", ""},
		{"export a-draft --as runsheet -o FILE", 0, "%PDF-1.", ""},
		{"export a-draft --as programme -o FILE", 0, "%PDF-1.", ""},
		{"export a-draft --as ics -o FILE", 1, "", `"a-draft" is not published`},
		{"export nothing --as json -o FILE", 1, "", `there is no campaign "nothing"`},
		{"export a-day --as runsheet --session none -o FILE", 1, "", "tongxing:"},
		{"export a-draft --as plan-pdf -o FILE", 0, "%PDF-", ""},
		{"export a-draft --as report-txt -o FILE", 0, "一天总结\n", ""},
		{"export a-draft --as xlsx -o FILE", 0, "PK", ""},
		{"export a-day --as picture -o FILE", 2, "", "--as must be one of"},
		{"export a-day --as json", 2, "", "missing flags"},
	} {
		_ = os.Remove(file)
		status, said := tongxing(t, "", strings.Fields(strings.Replace(example.args, "FILE", file, 1))...)
		written, _ := os.ReadFile(file)
		if status != example.status || !strings.HasPrefix(string(written), example.begins) || !strings.Contains(said, example.says) || example.begins == "" && written != nil {
			t.Errorf("%s: status %d, wrote %.40q, said %q", example.args, status, written, said)
		}
	}
	if status, said := tongxing(t, "", "export", "a-day", "--as", "opendata", "-o", "-"); status != 0 || !strings.HasPrefix(said, "{\n \"campaign\":") {
		t.Errorf("to standard output: status %d, %.60q", status, said)
	}
}
