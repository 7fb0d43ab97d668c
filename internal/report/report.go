package report

import (
	"math"
	"strconv"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
)

// Fields are what people enter of a report.
type Fields struct {
	People         *int    `db:"people"` // who came
	Children       *int    `db:"children"`
	Families       *int    `db:"families"`
	Volunteers     *int    `db:"volunteers"`
	VolunteerHours *Halves `db:"volunteer_half_hours"`
	ReceivedCents  *int64  `db:"received_cents"` // money that was given
	Goods          string  `db:"goods"`          // that were given
	Went           string  `db:"went"`           // how it went
	Learnt         string  `db:"learnt"`         // what to do otherwise next time
	Thanks         string  `db:"thanks"`
	Photographs    string  `db:"photographs"` // one a line
}

// Halves counts half hours: 145 are 72.5 hours.
type Halves int

// ParseHalves reads hours, whole or with a half: 72, 72.5.
func ParseHalves(hours string) (Halves, bool) {
	n, err := strconv.ParseFloat(hours, 64)
	if err != nil || n != math.Trunc(2*n)/2 || math.Abs(n) > math.MaxInt32/2 {
		return 0, false
	}
	return Halves(2 * n), true
}

// String writes the hours.
func (h Halves) String() string { return strconv.FormatFloat(float64(h)/2, 'f', -1, 64) }

// Held is how an item was held where that differs from the plan.
type Held struct {
	ItemID    string          `db:"item_id"`
	LeftOut   bool            `db:"left_out"`
	StartedAt civil.TimeOfDay `db:"started_at"` // none: as planned
	Length    agenda.Length   `db:"seconds"`    // unknown: as planned
}

// Report is what happened at a campaign.
type Report struct {
	Campaign campaign.Campaign
	Fields
	Version  int  // 0 until it is saved
	Begun    bool // the campaign's first day has come
	Sessions []Session
	plan     campaign.Plan
	places   map[string]string // what venues are called, by id
	changed  civil.Instant     // the campaign's last change
}

// Session is a session that was not cancelled, with its public items.
type Session struct {
	agenda.Session
	Items []Item // those behind the scenes are left out
}

// Item is an item as it was held.
type Item struct {
	Title   string
	Planned Held // as the plan has it
	Held         // as it was
}

// Differs says whether the item was held otherwise than planned.
func (i Item) Differs() bool { return i.Held != i.Planned }

// maxFigure is more than any campaign counts of anything.
const maxFigure = 10_000_000

// maxLength is the longest that an item takes, in seconds.
const maxLength = 7 * 24 * 3600

// Check tidies the fields and returns an Invalid fault with every wrong one,
// named as the columns are.
func (f *Fields) Check() error {
	var errs fault.Collector
	for _, figure := range f.figures() {
		errs.Check(figure.words == "" || 0 <= figure.value && figure.value <= maxFigure, figure.name, "report.wrong.figure", "Most", maxFigure)
	}
	errs.Words("goods", &f.Goods, 2000)
	errs.Words("went", &f.Went, 10_000)
	errs.Words("learnt", &f.Learnt, 10_000)
	errs.Words("thanks", &f.Thanks, 4000)
	errs.Words("photographs", &f.Photographs, 10_000)
	return errs.Err()
}

// figure is a count with its name.
type figure struct {
	name  string
	value float64
	words string // empty where nobody counted
}

// figures are the counts in the order in which they are printed.
func (f Fields) figures() (all []figure) {
	for _, count := range []struct {
		name  string
		value *int
	}{{"people", f.People}, {"children", f.Children}, {"families", f.Families}, {"volunteers", f.Volunteers}} {
		made := figure{name: count.name, words: number(count.value)}
		if count.value != nil {
			made.value = float64(*count.value)
		}
		all = append(all, made)
	}
	hours := figure{name: "volunteer_hours"}
	if f.VolunteerHours != nil {
		hours.value, hours.words = float64(*f.VolunteerHours)/2, f.VolunteerHours.String()
	}
	return append(all, hours)
}

func diff(from, to Fields) campaign.Diff {
	var d campaign.Diff
	after := to.figures()
	for i, before := range from.figures() {
		d.Text(before.name, before.words, after[i].words)
	}
	d.Text("received_cents", number(from.ReceivedCents), number(to.ReceivedCents))
	d.Text("goods", from.Goods, to.Goods)
	d.Text("went", from.Went, to.Went)
	d.Text("learnt", from.Learnt, to.Learnt)
	d.Text("thanks", from.Thanks, to.Thanks)
	d.Text("photographs", from.Photographs, to.Photographs)
	return d
}

func heldDiff(from, to Held) campaign.Diff {
	var d campaign.Diff
	d.Flag("left_out", from.LeftOut, to.LeftOut)
	d.Text("started_at", from.StartedAt.String(), to.StartedAt.String())
	d.Text("seconds", from.Length.String(), to.Length.String())
	return d
}

func number[T int | int64](n *T) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(int64(*n), 10)
}

// planned is how a session's public items stand in the plan. A time that rests
// on an unknown length is not stated.
func planned(s agenda.Session) (items []Item) {
	timetable := agenda.Timing(s)
	for i, item := range s.Items {
		if item.Backstage {
			continue
		}
		held := Held{ItemID: item.ID, Length: item.Seconds}
		if slot := timetable.Slots[i]; !slot.About && !slot.Starts.IsZero() {
			held.StartedAt = civil.TimeOfDayOf(slot.Starts.In(s.Location()))
		}
		items = append(items, Item{Title: item.Title, Planned: held, Held: held})
	}
	return items
}

// as is the item held as h says.
func (i Item) as(h Held) Item {
	i.Held = i.Planned
	i.LeftOut = h.LeftOut
	if !h.StartedAt.IsZero() {
		i.StartedAt = h.StartedAt
	}
	if h.Length.Known() {
		i.Length = h.Length
	}
	return i
}

// difference is what of the item is kept: nothing that is as planned.
func (i Item) difference() Held {
	h := i.Held
	if h.StartedAt == i.Planned.StartedAt {
		h.StartedAt = civil.TimeOfDay{}
	}
	if h.Length == i.Planned.Length {
		h.Length = agenda.Length{}
	}
	return h
}
