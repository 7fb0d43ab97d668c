package venue

import (
	"slices"

	"tongxing/internal/database"
)

// AccessCode is one thing that lets a person take part.
type AccessCode string

// The access codes.
const (
	SignLanguage     AccessCode = "sign_language"
	Captions         AccessCode = "captions"
	AudioDescription AccessCode = "audio_description"
	HearingLoop      AccessCode = "hearing_loop"
	QuietRoom        AccessCode = "quiet_room"
	StepFree         AccessCode = "step_free"
	WheelchairPlaces AccessCode = "wheelchair_places"
	AccessibleToilet AccessCode = "accessible_toilet"
	Lift             AccessCode = "lift"
	GuideDog         AccessCode = "guide_dog"
	TactilePath      AccessCode = "tactile_path"
	MetAtGate        AccessCode = "met_at_gate"
	TextContact      AccessCode = "text_contact"
	VisualAlarm      AccessCode = "visual_alarm"
	LargePrint       AccessCode = "large_print"
	EasyRead         AccessCode = "easy_read"
)

// AccessCodes lists every code in the order in which they are shown.
var AccessCodes = []AccessCode{SignLanguage, Captions, AudioDescription, HearingLoop, QuietRoom, StepFree, WheelchairPlaces,
	AccessibleToilet, Lift, GuideDog, TactilePath, MetAtGate, TextContact, VisualAlarm, LargePrint, EasyRead}

// FixedCodes are those that a place has or lacks; the others depend on who
// comes and what is prepared.
var FixedCodes = []AccessCode{StepFree, Lift, WheelchairPlaces, AccessibleToilet, TactilePath, HearingLoop, VisualAlarm, QuietRoom, GuideDog}

// Access is a list of access codes.
type Access = database.List[AccessCode]

// SortAccess returns the known codes of a list, each once, in the order in
// which they are shown, and whether all were known.
func SortAccess(codes Access) (sorted Access, known bool) {
	for _, code := range AccessCodes {
		if slices.Contains(codes, code) {
			sorted = append(sorted, code)
		}
	}
	for _, code := range codes {
		if !slices.Contains(AccessCodes, code) {
			return sorted, false
		}
	}
	return sorted, true
}

// JoinAccess returns the codes as one text, for the change log.
func JoinAccess(codes Access) string {
	var text string
	for i, code := range codes {
		if i > 0 {
			text += " "
		}
		text += string(code)
	}
	return text
}
