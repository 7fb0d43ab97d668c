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
	InTwoPlaces          Code = "in_two_places"
	SpeakerInterprets    Code = "speaker_interprets"

	NobodySigns        Code = "nobody_signs"
	PromisesSigning    Code = "promises_signing"
	NoInterpreter      Code = "no_interpreter"
	InterpreterTooLong Code = "interpreter_too_long"
	NoCaptions         Code = "no_captions"
	AnthemUnsigned     Code = "anthem_unsigned"
	SpeechNotReceived  Code = "speech_not_received"
	RampWithoutTime    Code = "ramp_without_time"
	SittingTooLong     Code = "sitting_too_long"

	PhotosWithoutNotice Code = "photos_without_notice"
	VolunteersNotVetted Code = "volunteers_not_vetted"
	NoRainPlan          Code = "no_rain_plan"
	NoFirstAid          Code = "no_first_aid"
	NoEmergencyPlan     Code = "no_emergency_plan"
	NotFiled            Code = "not_filed"
	OutingNotFiled      Code = "outing_not_filed"
	VenueTooSmall       Code = "venue_too_small"
	GratitudeOnStage    Code = "gratitude_on_stage"
	GiftNotAccepted     Code = "gift_not_accepted"
	PublicCollection    Code = "public_collection"

	OldTheme         Code = "old_theme"
	OldYear          Code = "old_year"
	DatePassed       Code = "date_passed"
	OnHoliday        Code = "on_holiday"
	OnWorkingWeekend Code = "on_working_weekend"
	HolidaysUnknown  Code = "holidays_unknown"
	UnkindWording    Code = "wording"
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
	{DatePassed, Basics, Grave, (*Plan).gathering, datePassed},
	{WeekdayMismatch, Basics, Grave, nil, weekdayMismatch},
	{Overlap, Agenda, Grave, nil, overlap},
	{EndsAfterPlan, Agenda, Grave, nil, endsAfterPlan},
	{ChildOnStage, Children, Grave, nil, childOnStage},
	{VolunteersNotVetted, Children, Grave, nil, volunteersNotVetted},
	{PublicCollection, Giving, Grave, nil, publicCollection},
	{NotFiled, Safety, Grave, (*Plan).gathering, notFiled},
	{OutingNotFiled, Safety, Grave, nil, outingNotFiled},
	{VenueTooSmall, Safety, Grave, nil, venueTooSmall},
	{NoEmergencyPlan, Safety, Grave, nil, noEmergencyPlan},
	{NobodySigns, Access, Grave, nil, nobodySigns},
	{PromisesSigning, Access, Grave, nil, promisesSigning},
	{InTwoPlaces, Agenda, Grave, nil, inTwoPlaces},
	{SpeakerInterprets, Access, Grave, nil, speakerInterprets},
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
	{NoInterpreter, Access, Plain, nil, noInterpreter},
	{InterpreterTooLong, Access, Plain, nil, interpreterTooLong},
	{NoCaptions, Access, Plain, nil, noCaptions},
	{SpeechNotReceived, Access, Plain, nil, speechNotReceived},
	{RampWithoutTime, Access, Plain, nil, rampWithoutTime},
	{SittingTooLong, Children, Plain, nil, sittingTooLong},
	{PhotosWithoutNotice, Children, Plain, (*Plan).gathering, photosWithoutNotice},
	{NoRainPlan, Safety, Plain, nil, noRainPlan},
	{NoFirstAid, Safety, Plain, nil, noFirstAid},
	{GiftNotAccepted, Giving, Plain, nil, giftNotAccepted},
	{OldTheme, Basics, Plain, nil, oldTheme},
	{OldYear, Basics, Plain, nil, oldYear},
	{EmptySection, Basics, Plain, nil, emptySection},

	{OnHoliday, Basics, Gentle, nil, onHoliday},
	{OnWorkingWeekend, Basics, Gentle, nil, onWorkingWeekend},
	{HolidaysUnknown, Basics, Gentle, nil, holidaysUnknown},
	{AnthemUnsigned, Access, Gentle, nil, anthemUnsigned},
	{GratitudeOnStage, Giving, Gentle, nil, eachItem("title", gratitudeOnStage)},
	{UnkindWording, Wording, Gentle, nil, wording},
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
		if !p.Draft {
			return nil
		}
		p.stale = true
	}
	within := p.sessionOf()
	for _, r := range rules {
		if len(codes) > 0 && !slices.Contains(codes, r.code) || r.premise != nil && !r.premise(&p) {
			continue
		}
		for _, f := range r.find(&p) {
			f.Code, f.In = r.code, within[f.Ref]
			all = append(all, f)
		}
	}
	return all
}

// sessionOf returns the id of the session that each session and item is of.
func (p *Plan) sessionOf() map[Ref]string {
	of := map[Ref]string{}
	for _, s := range p.Sessions {
		of[s.Ref] = s.Ref.ID
		for _, i := range s.Items {
			of[i.Ref] = s.Ref.ID
		}
	}
	return of
}
