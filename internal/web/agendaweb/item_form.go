package agendaweb

import (
	"fmt"
	"strings"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
	"tongxing/internal/venue"
)

// itemForm is an item as it was typed. The cues are columns: the n-th value of
// each belongs to the n-th cue.
type itemForm struct {
	Version          string   `form:"version"`
	Session          string   `form:"session"`
	Before           string   `form:"before"` // a new item's place
	Kind             string   `form:"kind"`
	Title            string   `form:"title"`
	Numbered         bool     `form:"numbered"`
	Seconds          string   `form:"seconds"`
	IdealSeconds     string   `form:"ideal_seconds"`
	LeastSeconds     string   `form:"least_seconds"`
	MayDrop          bool     `form:"may_drop"`
	FixedOn          string   `form:"fixed_on"`
	FixedAt          string   `form:"fixed_at"`
	LeadSeconds      string   `form:"lead_seconds"`
	SpeakerID        string   `form:"speaker_id"`
	Speaker          string   `form:"speaker"`
	OwnerID          string   `form:"owner_id"`
	Owner            string   `form:"owner"`
	HostWords        string   `form:"host_words"`
	SpeechText       string   `form:"speech_text"`
	SpeechReceivedOn string   `form:"speech_received_on"`
	Note             string   `form:"note"`
	Backstage        bool     `form:"backstage"`
	Interpreted      bool     `form:"interpreted"`
	InterpreterID    string   `form:"interpreter_id"`
	Interpreter      string   `form:"interpreter"`
	InterpreterPlace string   `form:"interpreter_place"`
	Captioned        bool     `form:"captioned"`
	ChildOnStage     bool     `form:"child_on_stage"`
	ChildConsent     string   `form:"child_consent"`
	NeedsRamp        bool     `form:"needs_ramp"`
	CueChannel       []string `form:"cue_channel"`
	CueText          []string `form:"cue_text"`
	CueOffset        []string `form:"cue_offset"`
	CueOwnerID       []string `form:"cue_owner_id"`
	CueOwner         []string `form:"cue_owner"`
	CueAccess        []string `form:"cue_access_code"`
	More             string   `form:"more"` // the button for further cues was pressed
}

// formOf is a saved item as it would be typed.
func formOf(i agenda.Item) itemForm {
	f := itemForm{
		Version: fmt.Sprint(i.Version), Session: i.SessionID, Kind: string(i.Kind), Title: i.Title, Numbered: i.Numbered,
		Seconds: formatLength(i.Seconds), IdealSeconds: formatLength(i.IdealSeconds), LeastSeconds: formatLength(i.LeastSeconds), MayDrop: i.MayDrop,
		FixedOn: i.FixedOn.String(), FixedAt: i.FixedAt.String(), LeadSeconds: formatLength(i.LeadSeconds), SpeakerID: text(i.SpeakerID), Speaker: i.Speaker, OwnerID: text(i.OwnerID), Owner: i.Owner,
		HostWords: i.HostWords, SpeechText: i.SpeechText, SpeechReceivedOn: i.SpeechReceivedOn.String(), Note: i.Note, Backstage: i.Backstage,
		Interpreted: i.Interpreted, InterpreterID: text(i.InterpreterID), Interpreter: i.Interpreter, InterpreterPlace: i.InterpreterPlace,
		Captioned: i.Captioned, ChildOnStage: i.ChildOnStage, ChildConsent: string(i.ChildConsent), NeedsRamp: i.NeedsRamp,
	}
	for _, cue := range i.Cues {
		f.addCue(cue.CueFields)
	}
	return f
}

func (f *itemForm) addCue(c agenda.CueFields) {
	f.CueChannel = append(f.CueChannel, string(c.Channel))
	f.CueText = append(f.CueText, c.Text)
	f.CueOffset = append(f.CueOffset, formatOffset(c.Offset))
	f.CueOwnerID = append(f.CueOwnerID, text(c.OwnerID))
	f.CueOwner = append(f.CueOwner, c.Owner)
	f.CueAccess = append(f.CueAccess, string(c.AccessCode))
}

// item reads what was typed. What cannot be read is noted in errs and left
// out.
func (f itemForm) item(errs *fault.Collector) agenda.NewItem {
	item := agenda.NewItem{ItemFields: agenda.ItemFields{
		Kind: agenda.Kind(f.Kind), Title: f.Title, Numbered: f.Numbered, MayDrop: f.MayDrop,
		Seconds: length(errs, "seconds", f.Seconds), IdealSeconds: length(errs, "ideal_seconds", f.IdealSeconds), LeastSeconds: length(errs, "least_seconds", f.LeastSeconds),
		FixedOn: date(errs, "fixed_on", f.FixedOn), FixedAt: timeOfDay(errs, "fixed_at", f.FixedAt), LeadSeconds: length(errs, "lead_seconds", f.LeadSeconds),
		SpeakerID: reference(f.SpeakerID), Speaker: f.Speaker, OwnerID: reference(f.OwnerID), Owner: f.Owner,
		HostWords: f.HostWords, SpeechText: f.SpeechText, SpeechReceivedOn: date(errs, "speech_received_on", f.SpeechReceivedOn), Note: f.Note, Backstage: f.Backstage,
		Interpreted: f.Interpreted, InterpreterID: reference(f.InterpreterID), Interpreter: f.Interpreter, InterpreterPlace: f.InterpreterPlace,
		Captioned: f.Captioned, ChildOnStage: f.ChildOnStage, ChildConsent: agenda.Consent(f.ChildConsent), NeedsRamp: f.NeedsRamp,
	}}
	for i := range f.cues() {
		offset, ok := parseOffset(nth(f.CueOffset, i))
		errs.Check(ok, fmt.Sprintf("cue_offset_%d", i), "agenda.wrong.offset")
		item.Cues = append(item.Cues, agenda.CueFields{
			Channel: agenda.Channel(nth(f.CueChannel, i)), Text: nth(f.CueText, i), Offset: offset,
			OwnerID: reference(nth(f.CueOwnerID, i)), Owner: nth(f.CueOwner, i), AccessCode: venue.AccessCode(nth(f.CueAccess, i)),
		})
	}
	return item
}

// cues returns how many rows of cues were typed.
func (f itemForm) cues() int {
	return min(max(len(f.CueChannel), len(f.CueText), len(f.CueOffset), len(f.CueOwnerID), len(f.CueOwner), len(f.CueAccess)), mostCueRows)
}

// mostCueRows is how many rows of cues a form is read for; the domain allows
// fewer.
const mostCueRows = 100

// together adds what the domain says of the fields that could be read.
func together(errs *fault.Collector, checked ...error) error {
	for _, err := range checked {
		f := fault.From(err)
		if f == nil {
			continue
		}
		for _, field := range f.Fields {
			if !errs.Has(field.Name) {
				errs.Add(field.Name, field.Key, field.Args...)
			}
		}
	}
	return errs.Err()
}

func length(errs *fault.Collector, field, typed string) agenda.Length {
	l, ok := parseLength(typed)
	errs.Check(ok, field, "agenda.wrong.length_unread")
	return l
}

func date(errs *fault.Collector, field, typed string) civil.Date {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return civil.Date{}
	}
	d, err := civil.ParseDate(typed)
	errs.Check(err == nil, field, "agenda.wrong.date")
	return d
}

func timeOfDay(errs *fault.Collector, field, typed string) civil.TimeOfDay {
	typed = strings.Map(narrow, strings.ReplaceAll(strings.TrimSpace(typed), "：", ":"))
	if typed == "" {
		return civil.TimeOfDay{}
	}
	t, err := civil.ParseTimeOfDay(typed)
	errs.Check(err == nil, field, "agenda.wrong.time")
	return t
}

// reference is a chosen id, nil where nothing is chosen.
func reference(id string) *string {
	if id == "" {
		return nil
	}
	return &id
}

func text(id *string) string {
	if id == nil {
		return ""
	}
	return *id
}

func nth(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// personLabels returns the campaign's people by id, as choices tell them
// apart.
func personLabels(people []campaign.Person) map[string]string {
	labels := make(map[string]string, len(people))
	for _, p := range people {
		labels[p.ID] = p.Label()
	}
	return labels
}
