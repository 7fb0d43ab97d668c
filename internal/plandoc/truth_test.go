package plandoc_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tongxing/internal/plandoc"
)

var documents = flag.String("documents", "testdata", "folder of plans, each NAME.txt, .md or .docx with its truth in NAME.json")

// TestTruth reads every plan of the folder and holds the sum of all against
// thresholds. -v prints each miss.
func TestTruth(t *testing.T) {
	all := tally{}
	files, err := filepath.Glob(filepath.Join(*documents, "*.*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no plans in %s: %v", *documents, err)
	}
	for _, file := range files {
		base := strings.TrimSuffix(file, filepath.Ext(file))
		if filepath.Ext(file) == ".json" {
			continue
		}
		said, err := os.ReadFile(base + ".json")
		if err != nil {
			continue
		}
		var want struct {
			Plans []truth `json:"plans"`
		}
		if err := json.Unmarshal(said, &want); err != nil {
			t.Fatalf("%s: %v", base, err)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		plans, err := plandoc.Read(filepath.Base(file), data)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if len(plans) != len(want.Plans) {
			t.Errorf("%s: %d plans, want %d", file, len(plans), len(want.Plans))
			continue
		}
		for i := range plans {
			for _, miss := range score(all, plans[i], want.Plans[i]) {
				t.Logf("%s %d %s", filepath.Base(file), i+1, miss)
			}
		}
	}
	t.Logf("\n%s", all)
	for what, least := range map[string]float64{
		"agenda": 0.92, "organisers": 0.92, "sections": 0.92, "committee": 0.95, "duties": 0.85, "agenda time": 0.95, "agenda minutes": 0.95,
		"cues": 0.80, "findings": 0.80, "false findings": 0.95, "title": 0.9, "kind": 0.85, "theme": 0.95, "period": 0.9, "places": 0.85, "budget": 0.9, "contacts": 0.9, "purpose": 0.9,
	} {
		if got := all.f1(what); got < least {
			t.Errorf("%s: %.3f, want at least %.2f", what, got, least)
		}
	}
}
