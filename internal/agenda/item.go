package agenda

import (
	"slices"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
)

// Kind is what sort of item it is.
type Kind string

// The kinds of item.
const (
	Call         Kind = "call" // crew and helpers are at their places
	Arrival      Kind = "arrival"
	Opening      Kind = "opening"
	Anthem       Kind = "anthem"
	Introduction Kind = "introduction"
	Speech       Kind = "speech"
	Gift         Kind = "gift"
	Performance  Kind = "performance"
	Video        Kind = "video"
	Interaction  Kind = "interaction"
	Oath         Kind = "oath"
	Award        Kind = "award"
	Photo        Kind = "photo"
	Break        Kind = "break"
	Closing      Kind = "closing"
	Departure    Kind = "departure"
	Other        Kind = "other"
)

// Kinds lists every kind in the order in which they are offered.
var Kinds = []Kind{Call, Arrival, Opening, Anthem, Introduction, Speech, Gift, Performance, Video, Interaction, Oath, Award, Photo,
	Break, Closing, Departure, Other}

// Consent is where the guardian's consent stands for a child on stage. The
// child's name is nowhere in the agenda.
type Consent string

// The states of consent.
const (
	NotAsked Consent = ""
	Asked    Consent = "asked"
	Given    Consent = "given"
	Declined Consent = "declined"
)

// Consents lists every state in the order in which they are offered.
var Consents = []Consent{NotAsked, Asked, Given, Declined}

// ItemFields are what people enter of an item.
type ItemFields struct {
	Kind             Kind            `db:"kind"`
	Title            string          `db:"title"`
	Numbered         bool            `db:"numbered"`      // counts among 第一项, 第二项 …
	Seconds          Length          `db:"seconds"`       // planned length
	IdealSeconds     Length          `db:"ideal_seconds"` // where time is plenty
	LeastSeconds     Length          `db:"least_seconds"` // where time is short
	MayDrop          bool            `db:"may_drop"`
	FixedOn          civil.Date      `db:"fixed_on"`     // day of the fixed start; none: the session's, see Timing
	FixedAt          civil.TimeOfDay `db:"fixed_at"`     // fixed start
	LeadSeconds      Length          `db:"lead_seconds"` // a call time: how long before the session it begins, see Timing
	SpeakerID        *string         `db:"speaker_id"`
	Speaker          string          `db:"speaker"` // in words, beside or instead of the person
	OwnerID          *string         `db:"owner_id"`
	Owner            string          `db:"owner"`
	HostWords        string          `db:"host_words"`
	SpeechText       string          `db:"speech_text"`
	SpeechReceivedOn civil.Date      `db:"speech_received_on"`
	Note             string          `db:"note"`      // for the crew
	Backstage        bool            `db:"backstage"` // for the crew alone
	Interpreted      bool            `db:"interpreted"`
	InterpreterID    *string         `db:"interpreter_id"`
	Interpreter      string          `db:"interpreter"`
	InterpreterPlace string          `db:"interpreter_place"` // where they stand
	Captioned        bool            `db:"captioned"`
	ChildOnStage     bool            `db:"child_on_stage"` // a single child speaks, receives or performs
	ChildConsent     Consent         `db:"child_consent"`
	NeedsRamp        bool            `db:"needs_ramp"`
}

// Item is one row of a session. Cues is filled where a function says so.
type Item struct {
	campaign.Row
	SessionID string `db:"session_id"`
	ItemFields
	Cues []Cue `db:"-"` // in order
}

// Limits of what an item holds.
const (
	maxTitle   = 200
	maxName    = 120
	maxWords   = 20_000
	maxNote    = 4_000
	maxSeconds = 7 * 24 * 3600
	maxLead    = 24 * 3600
)

// Signed says whether sign language is arranged for the item, as a mark or as
// an access cue.
func (i Item) Signed() bool {
	return i.Interpreted || slices.ContainsFunc(i.Cues, func(c Cue) bool { return c.AccessCode == signLanguage })
}

// Check tidies the fields and returns an Invalid fault with every wrong one,
// named as the columns are. Whether a fixed start exists depends on the session
// and is checked by the service.
func (i *ItemFields) Check() error {
	var errs fault.Collector
	errs.Check(slices.Contains(Kinds, i.Kind), "kind", "agenda.wrong.kind")
	errs.Line("title", &i.Title, maxTitle)
	errs.Need("title", i.Title)
	i.checkLengths(&errs)
	errs.Check(i.FixedOn.IsZero() || !i.FixedAt.IsZero(), "fixed_at", "agenda.wrong.day_without_time")
	errs.Check(i.FixedOn.IsZero() || plausible(i.FixedOn), "fixed_on", "agenda.wrong.year")
	errs.Check(!i.LeadSeconds.Known() || i.Backstage && i.FixedAt.IsZero(), "lead_seconds", "agenda.wrong.lead_not_backstage")
	errs.Check(!i.LeadSeconds.Known() || 0 < i.LeadSeconds.Seconds() && i.LeadSeconds.Seconds() <= maxLead, "lead_seconds", "agenda.wrong.length", "Most", maxLead/3600)
	errs.Line("speaker", &i.Speaker, maxName)
	errs.Line("owner", &i.Owner, maxName)
	errs.Words("host_words", &i.HostWords, maxWords)
	errs.Words("speech_text", &i.SpeechText, maxWords)
	errs.Check(i.SpeechReceivedOn.IsZero() || plausible(i.SpeechReceivedOn), "speech_received_on", "agenda.wrong.year")
	errs.Words("note", &i.Note, maxNote)
	errs.Line("interpreter", &i.Interpreter, maxName)
	errs.Line("interpreter_place", &i.InterpreterPlace, maxName)
	errs.Check(slices.Contains(Consents, i.ChildConsent), "child_consent", "agenda.wrong.consent")
	return errs.Err()
}

func (i *ItemFields) checkLengths(errs *fault.Collector) {
	for _, l := range []struct {
		field  string
		length Length
	}{{"seconds", i.Seconds}, {"ideal_seconds", i.IdealSeconds}, {"least_seconds", i.LeastSeconds}} {
		errs.Check(0 <= l.length.Seconds() && l.length.Seconds() <= maxSeconds, l.field, "agenda.wrong.length", "Most", maxSeconds/3600)
	}
	errs.Check(!i.Seconds.Known() || i.LeastSeconds.Seconds() <= i.Seconds.Seconds(), "least_seconds", "agenda.wrong.least_over_planned")
	errs.Check(!i.IdealSeconds.Known() || i.LeastSeconds.Seconds() <= i.IdealSeconds.Seconds(), "ideal_seconds", "agenda.wrong.ideal_under_least")
}

// diff names people as known says.
func (i ItemFields) diff(to ItemFields, known names) campaign.Diff {
	var d campaign.Diff
	d.Text("kind", string(i.Kind), string(to.Kind))
	d.Text("title", i.Title, to.Title)
	d.Flag("numbered", i.Numbered, to.Numbered)
	d.Text("seconds", i.Seconds.String(), to.Seconds.String())
	d.Text("ideal_seconds", i.IdealSeconds.String(), to.IdealSeconds.String())
	d.Text("least_seconds", i.LeastSeconds.String(), to.LeastSeconds.String())
	d.Flag("may_drop", i.MayDrop, to.MayDrop)
	d.Text("fixed_on", i.FixedOn.String(), to.FixedOn.String())
	d.Text("fixed_at", i.FixedAt.String(), to.FixedAt.String())
	d.Text("lead_seconds", i.LeadSeconds.String(), to.LeadSeconds.String())
	known.note(&d, "speaker_id", i.SpeakerID, to.SpeakerID)
	d.Text("speaker", i.Speaker, to.Speaker)
	known.note(&d, "owner_id", i.OwnerID, to.OwnerID)
	d.Text("owner", i.Owner, to.Owner)
	d.Text("host_words", i.HostWords, to.HostWords)
	d.Redacted("speech_text", campaign.Redacted(i.SpeechText), campaign.Redacted(to.SpeechText))
	d.Text("speech_received_on", i.SpeechReceivedOn.String(), to.SpeechReceivedOn.String())
	d.Text("note", i.Note, to.Note)
	d.Flag("backstage", i.Backstage, to.Backstage)
	d.Flag("interpreted", i.Interpreted, to.Interpreted)
	known.note(&d, "interpreter_id", i.InterpreterID, to.InterpreterID)
	d.Text("interpreter", i.Interpreter, to.Interpreter)
	d.Text("interpreter_place", i.InterpreterPlace, to.InterpreterPlace)
	d.Flag("captioned", i.Captioned, to.Captioned)
	d.Flag("child_on_stage", i.ChildOnStage, to.ChildOnStage)
	d.Text("child_consent", string(i.ChildConsent), string(to.ChildConsent))
	d.Flag("needs_ramp", i.NeedsRamp, to.NeedsRamp)
	return d
}
