package main

import (
	"io"
	"log/slog"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/app"
	"tongxing/internal/database/databasetest"
)

// TestLibreOfficeOpensWhatIsGivenBack converts every kind of Word file and
// table of the demonstration to PDF and looks for what they say there.
func TestLibreOfficeOpensWhatIsGivenBack(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("soffice is not here: `scripts/system.sh libreoffice` installs LibreOffice, as `make test` does")
	}
	database, folder := databasetest.SQLite(t), t.TempDir()
	t.Setenv("TONGXING_DATABASE", database)
	session := demonstrate(t, database)
	files := map[string]struct {
		as   string
		says []string
	}{
		"plan.docx":   {"disability-day --as plan-docx", []string{"一、活动主题", "慢一点，一起走", "第一项", "08:40—09:00", "手语翻译劳务", "望溪县青禾镇中心幼儿园"}},
		"rules.docx":  {"care-subsidy --as plan-docx", []string{"每人每月50元", "各街道办事处", "望溪县财政局"}},
		"report.docx": {"disability-day --as report-docx", []string{"总结", "一、基本情况", "奏唱国歌"}},
		"sheet.docx":  {"disability-day --as runsheet-docx --session " + session, []string{"奏唱国歌", "国旗，下方歌词字幕"}},
		"host.docx":   {"disability-day --as runsheet-docx --role host --session " + session, []string{"奏唱国歌"}},
		"lists.xlsx":  {"disability-day --as xlsx", []string{"奏唱国歌", "布置安静室", "陶静"}},
	}
	arguments := []string{"-env:UserInstallation=file://" + filepath.Join(t.TempDir(), "profile"), "--headless", "--convert-to", "pdf", "--outdir", folder}
	for name, file := range files {
		path := filepath.Join(folder, name)
		if status, said := tongxing(t, "", append([]string{"export", "-o", path}, strings.Fields(file.as)...)...); status != 0 {
			t.Fatalf("%s: %s", name, said)
		}
		arguments = append(arguments, path)
	}
	if said, err := exec.CommandContext(t.Context(), soffice, arguments...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	for name, file := range files {
		said, err := exec.CommandContext(t.Context(), "pdftotext", "-raw", filepath.Join(folder, strings.TrimSuffix(name, filepath.Ext(name))+".pdf"), "-").Output()
		if err != nil {
			t.Errorf("%s has not become a PDF: %v", name, err)
		}
		text := strings.Join(strings.Fields(string(said)), "")
		for _, want := range file.says {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q:\n%.3000s", name, want, text)
			}
		}
	}
}

// demonstrate fills a database with the demonstration and returns the first
// session of its Disability Day.
func demonstrate(t *testing.T, database string) string {
	t.Helper()
	a, err := app.Open(t.Context(), app.Config{Database: database, PublicURL: "https://plan.example", Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if err := fillDemonstration(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	day, err := a.Campaigns.Find(t.Context(), operator, "disability-day", account.View)
	if err != nil {
		t.Fatal(err)
	}
	sessions, err := agenda.Day(t.Context(), a.DB, day.ID)
	if err != nil || len(sessions) == 0 {
		t.Fatal(len(sessions), err)
	}
	return sessions[0].ID
}
