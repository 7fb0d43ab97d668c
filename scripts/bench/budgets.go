package main

// A budget is what a benchmark may cost.
type budget struct {
	benchmark string  // without the word Benchmark: Sheet, AgendaPage/sqlite
	ratio     float64 // most time, as a multiple of its reference's
	megabytes float64 // most memory allocated for one operation, in 10⁶ bytes; 0 when it does not matter
	promise   string  // in words
}

var budgets = []budget{
	{"Sheet", 1.0 / 6, 20, "a run sheet of three pages, against gofpdf with the whole font"},
	{"Feed", 2, 0, "a feed of 1000 sessions ready to serve, gzip and tags too, against go-ical encoding it"},
	{"ServeFeed", 1.25, 0, "a kept feed over loopback, against bare net/http: 0.8 of its throughput"},
	{"AgendaPage/sqlite", 5, 0, "an agenda of 200 items with all its queries, against its template alone"},
	{"AgendaPage/postgres", 8, 0, "the same on PostgreSQL"},
}
