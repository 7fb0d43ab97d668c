package check

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"tongxing/internal/civil"
	"tongxing/internal/locale"
)

// Code names a rule and what it notices.
type Code string

// Gravity is how much hangs on a finding.
type Gravity string

// The gravities, the gravest first.
const (
	Grave  Gravity = "grave"  // settle it before the day: safety, consent, the law, a time that cannot work
	Plain  Gravity = "plain"  // still to be filled in
	Gentle Gravity = "gentle" // worth a thought
)

// Gravities lists every gravity, the gravest first.
var Gravities = []Gravity{Grave, Plain, Gentle}

// Subject is what a finding is about.
type Subject string

// The subjects.
const (
	Basics   Subject = "basics" // when, where and by whom
	People   Subject = "people" // posts and duties
	Agenda   Subject = "agenda" // order and times
	Access   Subject = "access" // interpreters, captions, ramps
	Children Subject = "children"
	Safety   Subject = "safety"
	Giving   Subject = "giving"
	Wording  Subject = "wording"
)

// Subjects lists every subject in the order in which they are told.
var Subjects = []Subject{Basics, People, Agenda, Access, Children, Safety, Giving, Wording}

// Finding is what a rule notices. Code, Ref and Field say what and where; the
// next group says what it is about, so that a finding which somebody set aside
// comes back when that changes; the last group only serves the sentence.
type Finding struct {
	Code  Code
	Ref   Ref
	Field string // the field that mends it; empty: the record itself
	In    string // ID of the session that it belongs to; empty: it is not of one

	Words  string        // the words concerned
	Who    string        // the person or body concerned
	Other  string        // ID of a second record concerned
	Count  int           // how many
	Most   int           // how many there may be
	Length time.Duration // how long
	Day    civil.Date
	Year   int

	Title, OtherTitle string // names of the records
	Place, OtherPlace string
	From, Until       civil.TimeOfDay // the stretch of time concerned
	OtherFrom         civil.TimeOfDay
	Limit             time.Duration // how long is advised
}

// Key tells findings apart from one check to the next, as long as what they
// are about stays the same.
func (f Finding) Key() string {
	about := fmt.Sprintf("%q %q %q %q %d %d %d %s %d", f.Field, f.Words, f.Who, f.Other, f.Count, f.Most, f.Length/time.Second, f.Day, f.Year)
	sum := sha256.Sum256([]byte(about))
	return fmt.Sprintf("%s:%s:%s:%s", f.Code, f.Ref.Record, f.Ref.ID, hex.EncodeToString(sum[:6]))
}

// Gravity returns how much hangs on it.
func (f Finding) Gravity() Gravity { return ruleOf[f.Code].gravity }

// Subject returns what it is about.
func (f Finding) Subject() Subject { return ruleOf[f.Code].subject }

// Sentence says the finding in the printer's language. A finding about a
// session or an item may have words of its own.
func (f Finding) Sentence(p *locale.Printer) string {
	key := "check." + string(f.Code)
	if own := key + "." + string(f.Ref.Record); p.Has(own) {
		key = own
	}
	words := f.Words
	if p.Has("check.holiday." + words) {
		words = p.T("check.holiday." + words)
	}
	return p.T(key,
		"Title", f.Title, "OtherTitle", f.OtherTitle, "Words", words, "Who", f.Who, "Count", f.Count, "Most", f.Most, "Year", f.Year,
		"Length", p.Duration(int(f.Length/time.Second)), "Limit", p.Duration(int(f.Limit/time.Second)),
		"Day", p.DayMonth(f.Day), "Date", p.Date(f.Day), "Weekday", weekday(p, f.Day), "Place", f.Place, "OtherPlace", f.OtherPlace,
		"From", f.From.String(), "Until", f.Until.String(), "OtherFrom", f.OtherFrom.String())
}

func weekday(p *locale.Printer, d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return p.Weekday(d)
}

// Brief names a finding below a heading that says what it is: the record alone,
// where no figures belong to it.
func (f Finding) Brief(p *locale.Printer) string {
	if f.Ref.Record == ItemRecord && f.Title != "" && f.Length == 0 && f.Who == "" && f.Code != UnkindWording {
		return f.Title
	}
	return f.Sentence(p)
}

// Heading says what several findings of one code have in common.
func Heading(p *locale.Printer, code Code, count int) string {
	return p.T("check.count."+string(code), "Count", count)
}

// Advice says how it may be mended, in a few words.
func (f Finding) Advice(p *locale.Printer) string { return p.T("check.advice." + string(f.Code)) }

// Source names the law or standard behind it, or nothing.
func (f Finding) Source(p *locale.Printer) string {
	if key := "check.source." + string(f.Code); p.Has(key) {
		return p.T(key)
	}
	return ""
}
