package main

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// One noisy round in three changes neither a ratio nor the verdict, and a
// budget without its benchmark is not kept.
func TestCompare(t *testing.T) {
	t.Parallel()
	measured := measurements{}
	for _, round := range []struct{ page, bare int }{{300, 100}, {6000, 2000}, {2000, 100}} {
		measured.read(strings.ReplaceAll(fmt.Sprintf(`
goos: linux
BenchmarkPage/sqlite-P        	     100	%d ns/op	 3000000 B/op	      12 allocs/op
BenchmarkPage/postgres-P      	     100	%d ns/op	 500 B/op	      12 allocs/op
BenchmarkPageReference-P      	     100	%d ns/op	       0 B/op	       0 allocs/op
BenchmarkAlone-2-P            	     100	      70.5 ns/op	 9.5 MB/s	       0 B/op	       0 allocs/op
PASS
`, round.page, round.page*2, round.bare), "-P", "-"+fmt.Sprint(runtime.GOMAXPROCS(0))))
	}
	rows := compare(measured, []budget{
		{"Page/sqlite", 3, 0, ""},
		{"Page/postgres", 5, 0, ""},
		{"Page/sqlite", 3, 2, ""},
		{"Gone", 1, 0, ""},
	})
	var got []string
	for _, r := range rows {
		got = append(got, fmt.Sprintf("%s %.1f %q", r.benchmark, r.ratio, r.verdict()))
	}
	want := []string{`Page/sqlite 3.0 "ok"`, `Page/postgres 6.0 "OVER"`, `Page/sqlite 3.0 "OVER"`, `Gone 0.0 "MISSING"`, `Alone-2 0.0 ""`}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if lines := strings.Count(table(rows), "\n"); lines != len(rows)+1 {
		t.Errorf("the table has %d lines for %d rows", lines, len(rows))
	}
}
