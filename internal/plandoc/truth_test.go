package plandoc_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tongxing/internal/plandoc"
)

var documents = flag.String("documents", "testdata", "folder of plans, each NAME.txt, .md or .docx with its truth in NAME.json")

// document is a plan with its truth.
type document struct {
	name string
	data []byte
	want []truth
}

// readDocuments returns the plans of the folder and, for the package's own
// folder, the Word documents that the tests build.
func readDocuments(t *testing.T) []document {
	t.Helper()
	var out []document
	add := func(base, name string, data []byte) {
		said, err := os.ReadFile(base + ".json")
		if err != nil {
			t.Logf("%s has no truth", name)
			return
		}
		var want struct {
			Plans []truth `json:"plans"`
		}
		if err := json.Unmarshal(said, &want); err != nil {
			t.Fatalf("%s: %v", base, err)
		}
		out = append(out, document{name, data, want.Plans})
	}
	files, err := filepath.Glob(filepath.Join(*documents, "*.*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no plans in %s: %v", *documents, err)
	}
	for _, file := range files {
		if slices.Contains([]string{".txt", ".md", ".docx"}, filepath.Ext(file)) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			add(strings.TrimSuffix(file, filepath.Ext(file)), filepath.Base(file), data)
		}
	}
	if *documents == "testdata" {
		for name, w := range wordPlans() {
			add(filepath.Join("testdata", name), name+".docx", w.bytes(t))
		}
	}
	return out
}

// TestTruth reads every plan and holds the sum of all against thresholds. -v
// prints each miss.
func TestTruth(t *testing.T) {
	all := tally{}
	for _, d := range readDocuments(t) {
		plans, err := plandoc.Read(d.name, d.data)
		if err != nil {
			t.Errorf("%s: %v", d.name, err)
			continue
		}
		if len(plans) != len(d.want) {
			t.Errorf("%s: %d plans, want %d", d.name, len(plans), len(d.want))
			continue
		}
		for i := range plans {
			for _, miss := range score(all, plans[i], d.want[i]) {
				t.Logf("%s %d %s", d.name, i+1, miss)
			}
		}
	}
	t.Logf("\n%s", all)
	for what, least := range map[string]float64{
		"agenda": 0.97, "organisers": 0.97, "sections": 0.97, "committee": 0.97, "duties": 0.95, "agenda time": 0.99, "agenda minutes": 0.99,
		"cues": 0.95, "findings": 0.95, "false findings": 0.98, "title": 0.97, "kind": 0.95, "theme": 0.97, "period": 0.97, "places": 0.97, "budget": 0.97, "contacts": 0.97, "purpose": 0.97,
	} {
		if got := all.f1(what); got < least {
			t.Errorf("%s: %.3f, want at least %.2f", what, got, least)
		}
	}
}
