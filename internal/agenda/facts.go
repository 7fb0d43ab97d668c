package agenda

import (
	"slices"
	"strings"

	"tongxing/internal/check"
	"tongxing/internal/venue"
)

// Facts returns the session with its Items and their times as the plan check
// sees it. people are the names of the campaign's people and places its venues,
// both by id; who or what is not among them was removed.
func (s Session) Facts(people map[string]string, places map[string]check.Place) check.Session {
	table := Timing(s)
	facts := check.Session{
		Ref: check.Ref{Record: check.SessionRecord, ID: s.ID}, Title: s.Title, Cancelled: s.Cancelled(), StartsOn: s.StartsOn, LastDay: s.LastDay(),
		Zone: s.Location(), PlannedEnd: table.Planned, Ends: table.Ends, About: table.About, Undated: table.Undated, Audience: s.Audience,
		Age: check.AgeGroup(s.AgeGroup), Signed: s.Access.Has(venue.SignLanguage), Captioned: s.Access.Has(venue.Captions), SaysWho: true,
	}
	if s.AudienceCount != nil {
		facts.AudienceCount = *s.AudienceCount
	}
	if s.VenueID != nil {
		if place, known := places[*s.VenueID]; known {
			facts.Place = &place
		}
	}
	facts.Items = make([]check.Item, len(s.Items))
	for i, item := range s.Items {
		facts.Items[i] = item.facts(table.Slots[i], people)
		facts.Items[i].RampTime = laysRamp(item) || i > 0 && laysRamp(s.Items[i-1])
	}
	return facts
}

func (i Item) facts(slot Slot, people map[string]string) check.Item {
	who := func(id *string, words string) check.Person {
		if id == nil || people[*id] == "" {
			return check.Person{Name: words}
		}
		return check.Person{ID: *id, Name: people[*id]}
	}
	facts := check.Item{
		Ref: check.Ref{Record: check.ItemRecord, ID: i.ID}, Kind: check.ItemKind(i.Kind), Title: i.Title, Backstage: i.Backstage, Before: slot.Before,
		Timed: true, Known: i.Seconds.Known(), Length: i.Seconds.Duration(), Starts: slot.Starts, Ends: slot.Ends, About: slot.About, Gap: slot.Gap,
		Overlap: slot.Overlap, Speaker: who(i.SpeakerID, i.Speaker), Owner: who(i.OwnerID, i.Owner), HostWords: i.HostWords,
		SpeechHere: !i.SpeechReceivedOn.IsZero() || i.SpeechText != "", Interpreted: i.Signed(), Captioned: i.Captioned, Ramp: i.NeedsRamp,
		Child: i.ChildOnStage, Consent: i.ChildConsent == Given,
	}
	facts.WhoOpen = !facts.Speaker.Named() && !facts.Owner.Named()
	if i.Interpreted {
		facts.Interpreter = who(i.InterpreterID, i.Interpreter)
	}
	for _, cue := range i.Cues {
		if owner := who(cue.OwnerID, cue.Owner); owner.Named() {
			facts.CueOwners = append(facts.CueOwners, owner)
		}
	}
	return facts
}

// laysRamp says whether a cue of the item speaks of the ramp.
func laysRamp(i Item) bool {
	return slices.ContainsFunc(i.Cues, func(c Cue) bool {
		text := strings.ToLower(c.Text)
		return c.AccessCode == venue.StepFree || strings.Contains(text, "坡道") || strings.Contains(text, "轮椅") || strings.Contains(text, "ramp") || strings.Contains(text, "wheelchair")
	})
}
