package agenda_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"tongxing/internal/agenda"
	"tongxing/internal/civil"
	"tongxing/internal/venue"
)

func TestCheck(t *testing.T) {
	wei := "person-wei"
	for _, tc := range []struct {
		name string
		rows []string
		edit func(*agenda.Session)
		want []string // code item field length
	}{
		{name: "all is well", rows: []string{"10m", "20m"}},
		{name: "overlap", rows: []string{"40m", "5m @09:30"}, want: []string{"overlap 1 fixed_at 10m0s"}},
		{name: "unknown lengths, but a call needs none", rows: []string{"* ? @08:30", "?", "5m", "* ?"},
			want: []string{"unknown_length 1 seconds 0s", "unknown_length 3 seconds 0s"}},
		{name: "a reckoned end is no late end", rows: []string{"85m", "?", "5m"}, want: []string{"unknown_length 1 seconds 0s"}},
		{name: "a late end", rows: []string{"95m"}, want: []string{"ends_after_plan  ends_at 5m0s"}},
		{name: "a cancelled session has nothing to mend", rows: []string{"95m"}, edit: func(s *agenda.Session) { s.CancelledAt = s.Begins() }},
		{name: "a speech and a gift without anybody", rows: []string{"5m", "5m", "5m", "5m"}, edit: func(s *agenda.Session) {
			s.Items[0].Kind, s.Items[1].Kind, s.Items[2].Kind = agenda.Speech, agenda.Gift, agenda.Speech
			s.Items[2].OwnerID = &wei
		}, want: []string{"no_speaker 0 speaker 0s", "no_speaker 1 speaker 0s"}},
		{name: "interpreting promised", rows: []string{"3m", "5m", "5m", "5m", "* 5m", "5m"}, edit: func(s *agenda.Session) {
			s.Access = venue.Access{venue.SignLanguage}
			for i := range s.Items {
				s.Items[i].Kind, s.Items[i].Speaker, s.Items[i].SpeechText = agenda.Speech, "陈园长", "各位老师"
			}
			s.Items[0].Kind, s.Items[0].HostWords = agenda.Performance, "请大家欣赏"
			s.Items[1].Interpreted = true
			s.Items[2].Cues = []agenda.Cue{{CueFields: agenda.CueFields{Channel: agenda.AccessCue, AccessCode: venue.SignLanguage}}}
			s.Items[5].SpeechText = ""
		}, want: []string{"no_interpreter 0 interpreted 0s", "no_interpreter 3 interpreted 0s", "no_interpreter 5 interpreted 0s", "speech_not_received 5 speech_received_on 0s"}},
		{name: "one interpreter for too long", rows: []string{"20m", "15m", "10m", "20m"}, edit: func(s *agenda.Session) {
			for i := range s.Items {
				s.Items[i].Interpreted, s.Items[i].Interpreter = true, "周老师"
			}
			s.Items[2].Interpreter = "吴老师"
		}, want: []string{"interpreter_too_long 1 interpreter 35m0s"}},
		{name: "captions promised", rows: []string{"5m", "5m"}, edit: func(s *agenda.Session) {
			s.Access = venue.Access{venue.Captions}
			s.Items[0].Kind, s.Items[1].Kind, s.Items[1].Captioned = agenda.Video, agenda.Video, true
		}, want: []string{"no_captions 0 captioned 0s"}},
		{name: "a child alone on stage", rows: []string{"5m", "5m"}, edit: func(s *agenda.Session) {
			s.Items[0].ChildOnStage, s.Items[0].ChildConsent = true, agenda.Asked
			s.Items[1].ChildOnStage, s.Items[1].ChildConsent = true, agenda.Given
		}, want: []string{"child_without_consent 0 child_consent 0s"}},
		{name: "little ones sit too long; what is backstage neither counts nor helps; a song does", rows: []string{"12m", "* 5m", "9m", "2m", "4m", "15m"}, edit: func(s *agenda.Session) {
			s.AgeGroup = agenda.Preschool
			s.Items[4].Kind = agenda.Performance
		}, want: []string{"sitting_too_long 2  23m0s"}},
		{name: "adults sit as long as they like", rows: []string{"80m"}, edit: func(s *agenda.Session) { s.AgeGroup = agenda.Adult }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := day(t, tc.rows...)
			s.ID = "s"
			if tc.edit != nil {
				tc.edit(&s)
			}
			var got []string
			for _, f := range agenda.Check(s, agenda.Timing(s)) {
				got = append(got, fmt.Sprintf("%s %s %s %s", f.Code, f.ItemID, f.Field, f.Length))
				if f.SessionID != "s" || f.Key() == "" {
					t.Errorf("%+v does not say where it is", f)
				}
			}
			if !slices.Equal(got, tc.want) {
				t.Errorf("got  %q\nwant %q", got, tc.want)
			}
		})
	}
}

func TestSittingSaysWhen(t *testing.T) {
	s := day(t, "5m", "12m", "12m", "?", "3m")
	s.AgeGroup = agenda.Preschool
	s.Items[0].Kind = agenda.Arrival
	s.Items[4].Kind = agenda.Interaction
	found := agenda.Check(s, agenda.Timing(s))
	if len(found) != 2 || found[0].Code != agenda.SittingTooLong {
		t.Fatalf("got %+v", found)
	}
	at := func(i civil.Instant) string { return i.In(s.Location()).Format("15:04") }
	if f := found[0]; at(f.From) != "09:05" || at(f.Until) != "09:29" || f.Length != 24*time.Minute || f.Most != 20*time.Minute {
		t.Errorf("got %s—%s, %v of %v", at(f.From), at(f.Until), f.Length, f.Most)
	}
}

func TestCodesAreTold(t *testing.T) {
	codes := agenda.Codes()
	if len(codes) != 10 || codes[0] != agenda.Overlap {
		t.Errorf("got %v", codes)
	}
}
