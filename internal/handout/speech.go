package handout

import (
	"slices"
	"strings"

	"tongxing/internal/agenda"
	"tongxing/internal/runsheet"
	"tongxing/internal/venue"
)

// passages name the text that belongs to an item by its kind: the catalogue's
// suffix.
var passages = map[agenda.Kind]string{
	agenda.Performance: "lyrics", agenda.Anthem: "lyrics", agenda.Video: "narration", agenda.Oath: "oath", agenda.Interaction: "text", agenda.Other: "text",
}

// speech adds what an interpreter prepares from: the text in full, or that it
// is missing, and who takes over from whom.
func (w *sheetWriter) speech(row *Row, item agenda.Item) {
	passage := passages[item.Kind]
	if passage == "" {
		passage = "speech"
	}
	switch {
	case item.SpeechText != "":
		row.Speech = runsheet.Passage{Label: w.T("handout." + passage), Text: item.SpeechText}
	case item.Kind == agenda.Speech && item.SpeechReceivedOn.IsZero():
		row.Notices = append(row.Notices, w.T("handout.speech_missing"))
	case item.Kind == agenda.Speech:
		row.Notices = append(row.Notices, w.T("handout.speech_elsewhere", "Day", w.DayMonth(item.SpeechReceivedOn)))
	}
	signers := w.signersOf(item)
	if !item.Signed() || len(signers) == 0 {
		return
	}
	if len(w.signers) > 0 {
		if notice := w.swap(item, without(w.signers, signers), without(signers, w.signers)); notice != "" {
			row.Notices = append(row.Notices, notice)
		}
	}
	w.signers = signers
}

// signersOf returns who interprets an item: the person, and those whom the
// words beside name or else the words.
func (w *sheetWriter) signersOf(item agenda.Item) (names []string) {
	if item.InterpreterID != nil && w.people[*item.InterpreterID].Name != "" {
		names = append(names, w.people[*item.InterpreterID].Name)
	}
	beside := named(item.Interpreter, w.People)
	for _, person := range beside {
		if !slices.Contains(names, person.Name) {
			names = append(names, person.Name)
		}
	}
	if item.Interpreter != "" && len(beside) == 0 {
		names = append(names, item.Interpreter)
	}
	return names
}

// swap says who leaves and who comes, unless a cue of the item says so.
func (w *sheetWriter) swap(item agenda.Item, leave, come []string) string {
	moving := slices.Concat(leave, come)
	said := slices.ContainsFunc(item.Cues, func(c agenda.Cue) bool {
		unsaid := func(name string) bool { return !strings.Contains(c.Text, name) }
		return c.AccessCode == venue.SignLanguage && !slices.ContainsFunc(moving, unsaid)
	})
	from, to := strings.Join(leave, w.T("handout.comma")), strings.Join(come, w.T("handout.comma"))
	switch {
	case said:
		return ""
	case from != "" && to != "":
		return w.T("handout.swap", "From", from, "To", to)
	case from != "":
		return w.T("handout.swap_leaves", "From", from)
	case to != "":
		return w.T("handout.swap_joins", "To", to)
	}
	return ""
}

// without returns the names that are not among others.
func without(names, others []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return slices.Contains(others, name) })
}
