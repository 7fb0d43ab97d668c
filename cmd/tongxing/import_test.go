package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tongxing/internal/database/databasetest"
)

// TestImport: plan documents become campaigns by command, on an empty database
// too; what is personal is left out and counted, never said.
func TestImport(t *testing.T) {
	t.Setenv("TONGXING_DATABASE", databasetest.SQLite(t))
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	one := write("one.txt", "助残日活动方案\n一、活动主题\n一起走\n二、活动程序\n第一项：园长致辞（5分钟）\n第二项：合影\n三、联系人\n王芳 138-0000-4711\n")
	two := write("two.txt", "方案集\n篇1 读书活动方案\n一、活动主题\n一起读\n二、活动地点\n礼堂\n篇2 植树活动方案\n一、活动主题\n一起种\n二、活动地点\n山坡\n")

	status, said := tongxing(t, "", "import", one)
	if status != 0 || !strings.HasPrefix(said, "disability-day-") || !strings.Contains(said, "left out 1 personal data") || strings.Contains(said, "4711") {
		t.Fatalf("status %d, %s", status, said)
	}
	slug := strings.Fields(said)[0]
	exported := filepath.Join(dir, "again.json")
	if status, said := tongxing(t, "", "export", slug, "--as", "json", "-o", exported); status != 0 {
		t.Fatalf("export: %d %s", status, said)
	}
	if text, _ := os.ReadFile(exported); strings.Contains(string(text), "4711") {
		t.Error("the number is exported")
	}
	status, said = tongxing(t, "", "import", exported)
	if status != 0 || !strings.HasPrefix(said, slug+"-2") {
		t.Errorf("its JSON: status %d, %s", status, said)
	}
	again := filepath.Join(dir, "twice.json")
	tongxing(t, "", "export", slug+"-2", "--as", "json", "-o", again)
	first, _ := os.ReadFile(exported)
	second, _ := os.ReadFile(again)
	if string(first) != string(second) || len(first) == 0 {
		t.Errorf("exported again as\n%s\nwant\n%s", second, first)
	}
	if status, said := tongxing(t, "", "import", two); status != 0 || len(regexp.MustCompile(`(?m)^[a-z0-9-]+$`).FindAllString(said, -1)) != 2 {
		t.Errorf("two plans: status %d, %s", status, said)
	}
	if status, said := tongxing(t, "", "import", "--keep-phones", one); status != 0 || strings.Contains(said, "left out") {
		t.Errorf("kept numbers: status %d, %s", status, said)
	}
	for _, example := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"import"}, 2, "expected"},
		{[]string{"import", filepath.Join(dir, "none.txt")}, 1, "no such file"},
		{[]string{"import", write("empty.txt", " \n")}, 1, "tongxing:"},
		{[]string{"import", write("bad.json", "{}")}, 1, "not a plan"},
		{[]string{"import", "--owner", "nobody@demo.example", one}, 1, "tongxing:"},
		{[]string{"import", "--organisation", "nowhere", one}, 1, "no such organisation"},
	} {
		if status, said := tongxing(t, "", example.args...); status != example.status || !strings.Contains(said, example.says) {
			t.Errorf("%v: status %d, %s", example.args, status, said)
		}
	}
	if status, said := tongxing(t, "tongxing-demo\n", "user", "add", "林园长", "--email", "lin@demo.example", "--administrator"); status != 0 {
		t.Fatal(said)
	}
	if status, said := tongxing(t, "", "import", "--owner", "lin@demo.example", one); status != 0 {
		t.Errorf("with an owner: status %d, %s", status, said)
	}
}
