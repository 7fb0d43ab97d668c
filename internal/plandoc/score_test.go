package plandoc_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/unicode/norm"

	"tongxing/internal/plandoc"
)

// truth is what a person says a plan holds. A field that is absent is left
// undecided; the _optional lists may be read or not.
type truth struct {
	Title        string              `json:"title"`
	TitleAny     []string            `json:"title_any"`
	Kind         string              `json:"kind"`
	Theme        json.RawMessage     `json:"theme"`
	Purpose      *string             `json:"purpose_starts"`
	Period       *truePeriod         `json:"period"`
	Places       []string            `json:"places"`
	PlacesMaybe  []string            `json:"places_optional"`
	Organisers   []plandoc.Organiser `json:"organisers"`
	Committee    []truePost          `json:"committee"`
	Duties       []trueDuty          `json:"duties"`
	DutiesMaybe  []trueDuty          `json:"duties_optional"`
	Agenda       []trueItem          `json:"agenda"`
	AgendaMaybe  []trueItem          `json:"agenda_optional"`
	Budget       []plandoc.Cost      `json:"budget"`
	Contacts     []plandoc.Contact   `json:"contacts"`
	ContactsMay  []plandoc.Contact   `json:"contacts_optional"`
	Sections     []trueTitle         `json:"sections"`
	SectionsMay  []trueTitle         `json:"sections_optional"`
	Findings     []string            `json:"findings_codes"`
	FindingsGone []string            `json:"findings_absent"`
}

type truePeriod struct {
	Text  *string         `json:"text"`
	Start json.RawMessage `json:"start"`
	End   json.RawMessage `json:"end"`
}

type truePost struct {
	Post   string   `json:"post"`
	People []string `json:"people"`
}

type trueDuty struct {
	Who  *string `json:"who"`
	What string  `json:"what"`
}

type trueTitle struct {
	Title  string   `json:"title"`
	Starts string   `json:"title_starts"`
	Any    []string `json:"title_any"`
}

type trueItem struct {
	trueTitle
	Time    json.RawMessage `json:"time"`
	Minutes json.RawMessage `json:"minutes"`
	Cues    []trueCue       `json:"cues"`
}

type trueCue struct {
	Channel plandoc.Channel `json:"channel"`
	Text    string          `json:"text"`
}

var (
	whiteSpace = regexp.MustCompile(`\s+`)
	dashes     = regexp.MustCompile(`[—–－\-~～]+`)
	ending     = regexp.MustCompile(`[。.;；,，:：、!！]+$`)
)

// plain drops what a comparison should not depend on: width, white space,
// kind of dash, end punctuation, quotation marks.
func plain(s string) string {
	s = whiteSpace.ReplaceAllString(norm.NFKC.String(s), "")
	s = ending.ReplaceAllString(dashes.ReplaceAllString(s, "-"), "")
	return strings.Trim(s, "“”\"'《》「」")
}

func holds(a, b string) bool {
	a, b = plain(a), plain(b)
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

func (t trueTitle) matches(title string) bool {
	a := plain(title)
	if t.Starts != "" {
		return strings.HasPrefix(a, plain(t.Starts))
	}
	for _, w := range append([]string{t.Title}, t.Any...) {
		w = plain(w)
		r := []rune(w)
		if w != "" && (a == w || len(r) > 5 && strings.HasPrefix(a, string(r[:max(6, len(r)*4/5)]))) {
			return true
		}
	}
	return false
}

// tally counts hits, what was read and what was wanted, for each measure.
type tally map[string]*[3]int

func (t tally) add(what string, hit, got, want int) {
	if t[what] == nil {
		t[what] = new([3]int)
	}
	t[what][0] += hit
	t[what][1] += got
	t[what][2] += want
}

func (t tally) ok(what string, ok bool) {
	hit := 0
	if ok {
		hit = 1
	}
	t.add(what, hit, 1, 1)
}

func (t tally) f1(what string) float64 {
	c := t[what]
	if c == nil || c[1]+c[2] == 0 {
		return 1
	}
	return 2 * float64(c[0]) / float64(c[1]+c[2])
}

func (t tally) String() string {
	var names []string
	for n := range t {
		names = append(names, n)
	}
	sort.Strings(names)
	var b strings.Builder
	for _, n := range names {
		fmt.Fprintf(&b, "%-15s %.3f  %v\n", n, t.f1(n), *t[n])
	}
	return b.String()
}

// compare matches two lists; what was read beyond want counts against it
// unless it is optional. It returns the misses in words.
func compare[G, W any](t tally, what string, got []G, want, optional []W, same func(G, W) bool) (miss []string) {
	left := slices.Clone(want)
	hit, extra := 0, 0
	for _, g := range got {
		if i := slices.IndexFunc(left, func(w W) bool { return same(g, w) }); i >= 0 {
			left = slices.Delete(left, i, i+1)
			hit++
		} else if !slices.ContainsFunc(optional, func(w W) bool { return same(g, w) }) {
			extra++
			miss = append(miss, what+": + "+show(g))
		}
	}
	for _, w := range left {
		miss = append(miss, what+": - "+show(w))
	}
	t.add(what, hit, hit+extra, len(want))
	return miss
}

func show(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string([]rune(string(b))[:min(150, len([]rune(string(b))))])
}

// score holds one plan against its truth.
func score(t tally, got plandoc.Plan, want truth) (miss []string) {
	note := func(what string, ok bool, detail any) {
		t.ok(what, ok)
		if !ok {
			miss = append(miss, what+": "+show(detail))
		}
	}
	if want.Kind != "" {
		note("kind", string(got.Kind) == want.Kind, []any{got.Kind, want.Kind})
	}
	if want.Theme != nil {
		var theme *string
		if json.Unmarshal(want.Theme, &theme) == nil {
			note("theme", plain(deref(got.Theme)) == plain(deref(theme)), []any{got.Theme, theme})
		}
	}
	if titles := append(want.TitleAny, want.Title); titles[0] != "" {
		note("title", slices.ContainsFunc(titles, func(w string) bool { return w != "" && plain(got.Title) == plain(w) }), []any{got.Title, titles})
	}
	if want.Purpose != nil && *want.Purpose != "" {
		start := string([]rune(plain(*want.Purpose))[:min(12, len([]rune(plain(*want.Purpose))))])
		note("purpose", strings.HasPrefix(plain(deref(got.Purpose)), start), []any{got.Purpose, want.Purpose})
	}
	if want.Period != nil {
		note("period", samePeriod(got.Period, want.Period), []any{got.Period, want.Period})
	}
	if want.Organisers != nil {
		miss = append(miss, compare(t, "organisers", got.Organisers, want.Organisers, nil, func(g, w plandoc.Organiser) bool {
			return plain(g.Name) == plain(w.Name) && (w.Role == "" || g.Role == w.Role)
		})...)
	}
	if want.Committee != nil {
		miss = append(miss, compare(t, "committee", got.Committee, want.Committee, nil, func(g plandoc.Post, w truePost) bool {
			a, b := slices.Clone(g.People), slices.Clone(w.People)
			slices.Sort(a)
			slices.Sort(b)
			return plain(g.Post) == plain(w.Post) && (w.People == nil || plain(strings.Join(a, "|")) == plain(strings.Join(b, "|")))
		})...)
	}
	if want.Duties != nil {
		miss = append(miss, compare(t, "duties", got.Duties, want.Duties, want.DutiesMaybe, func(g plandoc.Duty, w trueDuty) bool {
			return plain(deref(g.Who)) == plain(deref(w.Who)) && holds(g.What, w.What)
		})...)
	}
	if want.Places != nil {
		miss = append(miss, compare(t, "places", got.Places, want.Places, want.PlacesMaybe, holds)...)
	}
	if want.Budget != nil {
		miss = append(miss, compare(t, "budget", got.Budget, want.Budget, nil, func(g, w plandoc.Cost) bool { return holds(g.Item, w.Item) && plain(g.Amount) == plain(w.Amount) })...)
	}
	if want.Contacts != nil {
		miss = append(miss, compare(t, "contacts", got.Contacts, want.Contacts, want.ContactsMay, func(g, w plandoc.Contact) bool { return plain(g.Phone) == plain(w.Phone) })...)
	}
	if want.Sections != nil {
		miss = append(miss, compare(t, "sections", got.Sections, want.Sections, want.SectionsMay, func(g plandoc.Section, w trueTitle) bool { return w.matches(g.Title) })...)
	}
	miss = append(miss, scoreAgenda(t, got, want)...)
	return append(miss, scoreFindings(t, got, want)...)
}

func scoreAgenda(t tally, got plandoc.Plan, want truth) (miss []string) {
	if want.Agenda == nil {
		return nil
	}
	miss = compare(t, "agenda", got.Agenda, want.Agenda, want.AgendaMaybe, func(g plandoc.Item, w trueItem) bool { return w.matches(g.Title) })
	for _, w := range want.Agenda {
		for _, g := range got.Agenda {
			if !w.matches(g.Title) {
				continue
			}
			if w.Time != nil {
				t.ok("agenda time", same(g.Time, w.Time))
				if !same(g.Time, w.Time) {
					miss = append(miss, "time: "+show(g))
				}
			}
			if w.Minutes != nil {
				t.ok("agenda minutes", same(g.Minutes, w.Minutes))
				if !same(g.Minutes, w.Minutes) {
					miss = append(miss, "minutes: "+show(g))
				}
			}
			if w.Cues != nil {
				miss = append(miss, compare(t, "cues", g.Cues, w.Cues, nil, func(a plandoc.Cue, b trueCue) bool {
					return holds(a.Text, b.Text) && (b.Channel == "" || a.Channel == b.Channel)
				})...)
			}
		}
	}
	return miss
}

func scoreFindings(t tally, got plandoc.Plan, want truth) (miss []string) {
	has := func(code string) bool {
		return slices.ContainsFunc(got.Findings, func(f plandoc.Finding) bool { return string(f.Code) == code })
	}
	for _, c := range want.Findings {
		t.ok("findings", has(c))
		if !has(c) {
			miss = append(miss, "finding missed: "+c)
		}
	}
	for _, c := range want.FindingsGone {
		t.ok("false findings", !has(c))
		if has(c) {
			miss = append(miss, "false finding: "+c)
		}
	}
	return miss
}

func samePeriod(got *plandoc.Period, want *truePeriod) bool {
	var p plandoc.Period
	if got != nil {
		p = *got
	}
	return (want.Start == nil || same(p.Start, want.Start)) && (want.End == nil || same(p.End, want.End)) && (want.Text == nil || holds(p.Text, *want.Text))
}

// same compares a value with the JSON that stands in the truth.
func same[T comparable](got *T, want json.RawMessage) bool {
	var w *T
	if json.Unmarshal(want, &w) != nil {
		return false
	}
	return got == nil && w == nil || got != nil && w != nil && *got == *w
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
