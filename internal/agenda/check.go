package agenda

import (
	"time"

	"tongxing/internal/civil"
	"tongxing/internal/venue"
)

// Code names a check.
type Code string

// The checks.
const (
	Overlap            Code = "overlap"
	UnknownLength      Code = "unknown_length"
	NoSpeaker          Code = "no_speaker"
	NoInterpreter      Code = "no_interpreter"
	NoCaptions         Code = "no_captions"
	SpeechNotReceived  Code = "speech_not_received"
	ChildWithoutOK     Code = "child_without_consent"
	SittingTooLong     Code = "sitting_too_long"
	EndsAfterPlan      Code = "ends_after_plan"
	InterpreterTooLong Code = "interpreter_too_long"
)

// Finding is something that a check noticed, and where it is mended.
type Finding struct {
	Code      Code
	SessionID string
	ItemID    string        // empty: the session's own
	Field     string        // the field that mends it; empty: the row itself
	Length    time.Duration // how much, where the code speaks of a time; else 0
	Most      time.Duration // how much is advised, where it is
	From      civil.Instant // the stretch of time concerned, where there is one
	Until     civil.Instant
}

// Key tells findings apart from one check to the next, as long as what they
// are about stays: it is what setting one aside would remember.
func (f Finding) Key() string { return string(f.Code) + ":" + f.SessionID + ":" + f.ItemID }

// rule is one check: it returns what it notices in a session, in the order of
// the items. The caller fills in Code and SessionID.
type rule struct {
	code  Code
	check func(s Session, t Timetable) []Finding
}

// rules are all checks, the gravest first.
var rules = []rule{
	{Overlap, overlaps},
	{EndsAfterPlan, endsAfterPlan},
	{ChildWithoutOK, eachItem("child_consent", childWithoutConsent)},
	{NoInterpreter, eachItem("interpreted", withoutInterpreter)},
	{InterpreterTooLong, interpreterTooLong},
	{NoCaptions, eachItem("captioned", withoutCaptions)},
	{SittingTooLong, sittingTooLong},
	{NoSpeaker, eachItem("speaker", withoutSpeaker)},
	{SpeechNotReceived, eachItem("speech_received_on", speechNotReceived)},
	{UnknownLength, unknownLengths},
}

// Codes lists every check, the gravest first.
func Codes() []Code {
	codes := make([]Code, len(rules))
	for i, r := range rules {
		codes[i] = r.code
	}
	return codes
}

// Check returns what is noticed in a session with its Items and their times,
// the gravest first. A cancelled session has nothing to mend.
func Check(s Session, t Timetable) []Finding {
	if s.Cancelled() {
		return nil
	}
	var all []Finding
	for _, r := range rules {
		for _, f := range r.check(s, t) {
			f.Code, f.SessionID = r.code, s.ID
			all = append(all, f)
		}
	}
	return all
}

// eachItem makes a check of a question about single items; field mends them.
func eachItem(field string, wrong func(Session, Item) bool) func(Session, Timetable) []Finding {
	return func(s Session, _ Timetable) (found []Finding) {
		for _, item := range s.Items {
			if wrong(s, item) {
				found = append(found, Finding{ItemID: item.ID, Field: field})
			}
		}
		return found
	}
}

func overlaps(_ Session, t Timetable) (found []Finding) {
	for _, slot := range t.Slots {
		if slot.Overlap > 0 {
			found = append(found, Finding{ItemID: slot.ItemID, Field: "fixed_at", Length: slot.Overlap, From: slot.Starts, Until: slot.Starts.Add(slot.Overlap)})
		}
	}
	return found
}

// endsAfterPlan waits until every length is known: a reckoned end is no fact.
func endsAfterPlan(_ Session, t Timetable) []Finding {
	slack, known := t.Slack()
	if !known || t.About || slack >= 0 {
		return nil
	}
	return []Finding{{Field: "ends_at", Length: -slack, From: t.Planned, Until: t.Ends}}
}

// unknownLengths leaves out what lies before the session: a call needs a time,
// not a length.
func unknownLengths(s Session, t Timetable) (found []Finding) {
	for i, item := range s.Items {
		if !item.Seconds.Known() && !t.Slots[i].Before {
			found = append(found, Finding{ItemID: item.ID, Field: "seconds"})
		}
	}
	return found
}

func childWithoutConsent(_ Session, i Item) bool { return i.ChildOnStage && i.ChildConsent != Given }

func withoutSpeaker(_ Session, i Item) bool {
	return (i.Kind == Speech || i.Kind == Gift) && i.Speaker == "" && i.SpeakerID == nil && i.Owner == "" && i.OwnerID == nil
}

// spoken are the kinds in which somebody speaks to all.
var spoken = map[Kind]bool{Opening: true, Introduction: true, Speech: true, Video: true, Oath: true, Award: true, Gift: true, Closing: true}

// needsInterpreter says whether words are spoken to all in an item of a
// session that promised sign language.
func needsInterpreter(s Session, i Item) bool {
	return s.Access.Has(venue.SignLanguage) && !i.Backstage && (spoken[i.Kind] || i.HostWords != "")
}

func withoutInterpreter(s Session, i Item) bool { return needsInterpreter(s, i) && !i.Signed() }

func withoutCaptions(s Session, i Item) bool {
	return s.Access.Has(venue.Captions) && !i.Backstage && i.Kind == Video && !i.Captioned
}

// speechNotReceived matters where an interpreter prepares with the text.
func speechNotReceived(s Session, i Item) bool {
	return s.Access.Has(venue.SignLanguage) && i.Kind == Speech && !i.Backstage && i.SpeechReceivedOn.IsZero() && i.SpeechText == ""
}
