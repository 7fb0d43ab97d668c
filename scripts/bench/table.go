package main

import (
	"fmt"
	"maps"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
)

// measurement is what one round found for one benchmark.
type measurement struct {
	nanoseconds float64 // for one operation
	bytes       float64 // allocated for one operation
}

// measurements are the rounds of each benchmark, by its name without the word
// Benchmark and the number of processors.
type measurements map[string][]measurement

var resultLine = regexp.MustCompile(`(?m)^Benchmark(\S+)\s+\d+\s+(.*)$`)

// read adds one round: the output of one run of benchmarks.
func (m measurements) read(output string) {
	processors := "-" + strconv.Itoa(runtime.GOMAXPROCS(0))
	for _, line := range resultLine.FindAllStringSubmatch(output, -1) {
		name, fields := strings.TrimSuffix(line[1], processors), strings.Fields(line[2])
		var found measurement
		for i := 0; i+1 < len(fields); i += 2 {
			value, err := strconv.ParseFloat(fields[i], 64)
			if err != nil {
				continue
			}
			switch fields[i+1] {
			case "ns/op":
				found.nanoseconds = value
			case "B/op":
				found.bytes = value
			}
		}
		m[name] = append(m[name], found)
	}
}

// row is one line of the table.
type row struct {
	benchmark string
	time      time.Duration
	megabytes float64
	ratio     float64 // to the reference; 0 without one
	budget    *budget // nil without one
	missing   bool    // there is a budget, but no benchmark or no reference
}

func (r row) over() bool {
	if r.budget == nil {
		return false
	}
	return r.missing || r.ratio > r.budget.ratio || r.budget.megabytes > 0 && r.megabytes > r.budget.megabytes
}

func (r row) verdict() string {
	switch {
	case r.budget == nil:
		return ""
	case r.missing:
		return "MISSING"
	case r.over():
		return "OVER"
	default:
		return "ok"
	}
}

// compare returns a row a budget, in their order, and then one for each other
// benchmark that is no reference, by name.
func compare(measured measurements, budgets []budget) []row {
	var rows []row
	budgeted := map[string]bool{}
	for _, budget := range budgets {
		found := measured.row(budget.benchmark)
		found.budget, found.missing = &budget, found.ratio == 0
		rows = append(rows, found)
		budgeted[budget.benchmark] = true
	}
	for _, name := range slices.Sorted(maps.Keys(measured)) {
		if base, _, _ := strings.Cut(name, "/"); !budgeted[name] && !strings.HasSuffix(base, "Reference") {
			rows = append(rows, measured.row(name))
		}
	}
	return rows
}

func (m measurements) row(name string) row {
	rounds := m[name]
	found := row{benchmark: name}
	if len(rounds) == 0 {
		return found
	}
	var times, sizes, ratios []float64
	reference := m[m.reference(name)]
	for i, round := range rounds {
		times = append(times, round.nanoseconds)
		sizes = append(sizes, round.bytes)
		if i < len(reference) && reference[i].nanoseconds > 0 {
			ratios = append(ratios, round.nanoseconds/reference[i].nanoseconds)
		}
	}
	found.time, found.megabytes = time.Duration(median(times)), median(sizes)/1e6
	if len(ratios) > 0 {
		found.ratio = median(ratios)
	}
	return found
}

// reference returns the name of what a benchmark is measured against: for X/y
// that is XReference/y where it exists, else XReference.
func (m measurements) reference(name string) string {
	base, part, _ := strings.Cut(name, "/")
	if same := base + "Reference/" + part; len(m[same]) > 0 {
		return same
	}
	return base + "Reference"
}

// median returns the middle value, the lower of two.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[(len(sorted)-1)/2]
}

// table lays the rows out for a person.
func table(rows []row) string {
	var text strings.Builder
	out := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, "benchmark\ttime\tratio\tbudget\tMB\tbudget\t\t")
	for _, r := range rows {
		ratio, most, mostMB, promise := "-", "-", "-", ""
		if r.ratio > 0 {
			ratio = fmt.Sprintf("%.3f", r.ratio)
		}
		if r.budget != nil {
			most, promise = fmt.Sprintf("%.3f", r.budget.ratio), r.budget.promise
			if r.budget.megabytes > 0 {
				mostMB = fmt.Sprintf("%.0f", r.budget.megabytes)
			}
		}
		fmt.Fprintf(out, "%s\t%s\t%s\t%s\t%.2f\t%s\t%s\t%s\n", r.benchmark, r.time.Round(10), ratio, most, r.megabytes, mostMB, r.verdict(), promise)
	}
	out.Flush()
	return text.String()
}
