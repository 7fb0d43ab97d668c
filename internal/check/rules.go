package check

import "slices"

// The rules that need nothing but what a document states.
const (
	EmptyPost          Code = "empty_post"
	EndBeforeStart     Code = "end_before_start"
	DateIncomplete     Code = "date_incomplete"
	NoPlace            Code = "no_place"
	NoTime             Code = "no_time"
	NoOrganiser        Code = "no_organiser"
	DutyWithoutPerson  Code = "duty_without_person"
	AgendaWithoutOwner Code = "agenda_without_owner"
	ChildOnStage       Code = "child_on_stage_needs_consent"
	OrderGap           Code = "order_gap"
	WeekdayMismatch    Code = "weekday_mismatch"
	Overlap            Code = "overlap"
)

// The rules that need a campaign's own fields.
const (
	DutyOverdue          Code = "duty_overdue"
	DutyNotAccepted      Code = "duty_not_accepted"
	TwoPosts             Code = "two_posts"
	EmptySection         Code = "empty_section"
	EndsAfterPlan        Code = "ends_after_plan"
	UnknownLength        Code = "unknown_length"
	SpeechWithoutMinutes Code = "speech_without_minutes"
)

// rule is one question that an experienced organiser asks.
type rule struct {
	code    Code
	subject Subject
	gravity Gravity
	premise func(*Plan) bool      // nil: it is always asked
	find    func(*Plan) []Finding // Code is filled in
}

// rules are all of them, the gravest first.
var rules = []rule{
	{EndBeforeStart, Basics, Grave, nil, endBeforeStart},
	{WeekdayMismatch, Basics, Grave, nil, weekdayMismatch},
	{Overlap, Agenda, Grave, nil, overlap},
	{EndsAfterPlan, Agenda, Grave, nil, endsAfterPlan},
	{ChildOnStage, Children, Grave, nil, childOnStage},
	{DutyOverdue, People, Grave, nil, dutyOverdue},

	{NoTime, Basics, Plain, (*Plan).gathering, noTime},
	{DateIncomplete, Basics, Plain, nil, dateIncomplete},
	{NoPlace, Basics, Plain, (*Plan).gathering, noPlace},
	{NoOrganiser, Basics, Plain, (*Plan).gathering, noOrganiser},
	{EmptyPost, People, Plain, nil, emptyPost},
	{DutyWithoutPerson, People, Plain, nil, dutyWithoutPerson},
	{DutyNotAccepted, People, Plain, nil, dutyNotAccepted},
	{AgendaWithoutOwner, Agenda, Plain, nil, eachItem("speaker", withoutOwner)},
	{SpeechWithoutMinutes, Agenda, Plain, nil, eachItem("seconds", speechWithoutMinutes)},
	{UnknownLength, Agenda, Plain, nil, eachItem("seconds", unknownLength)},
	{OrderGap, Agenda, Plain, nil, orderGap},
	{EmptySection, Basics, Plain, nil, emptySection},

	{TwoPosts, People, Gentle, nil, twoPosts},
}

var ruleOf = func() map[Code]rule {
	by := make(map[Code]rule, len(rules))
	for _, r := range rules {
		by[r.code] = r
	}
	return by
}()

// Codes lists every rule's code, the gravest first.
func Codes() []Code {
	codes := make([]Code, len(rules))
	for i, r := range rules {
		codes[i] = r.code
	}
	return codes
}

// Of returns what the rules notice in a plan, the gravest first; with codes
// given, only those rules are asked.
func Of(p Plan, codes ...Code) (all []Finding) {
	if p.over() {
		return nil
	}
	for _, r := range rules {
		if len(codes) > 0 && !slices.Contains(codes, r.code) || r.premise != nil && !r.premise(&p) {
			continue
		}
		for _, f := range r.find(&p) {
			f.Code = r.code
			all = append(all, f)
		}
	}
	return all
}
