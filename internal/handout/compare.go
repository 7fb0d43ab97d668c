package handout

import (
	"slices"
	"strings"

	"tongxing/internal/locale"
)

// RowChange says what happened to one row.
type RowChange string

// What happens to rows.
const (
	Added   RowChange = "added"
	Altered RowChange = "altered"
	Gone    RowChange = "gone"
)

// ChangedRow is a row that differs.
type ChangedRow struct {
	ID     string
	Title  string // the present one, or the last one of a row that is gone
	Public bool   // in every state in which it is there
	Change RowChange
	What   []string // of an altered row: "由 6 分钟改为 4 分钟"
}

// Changes is how a sheet differs from an earlier state of it.
type Changes struct {
	Released bool         // it was a draft, and the campaign is published now
	Head     []string     // of what stands above the rows, a sentence each
	Rows     []ChangedRow // in the present order; then those that are gone
}

// None says that nothing differs.
func (c Changes) None() bool { return !c.Released && len(c.Head) == 0 && len(c.Rows) == 0 }

// Opening says in the printer's words what changed above the rows.
func (c Changes) Opening(p *locale.Printer) []string {
	if !c.Released {
		return c.Head
	}
	return append([]string{p.T("handout.change.released")}, c.Head...)
}

// Compare tells two states of one sheet in one language apart, in the words of
// the printer. Where following rows merely move along it says so once, at the
// first of them.
func Compare(before, after Content, p *locale.Printer) Changes {
	w := comparison{Printer: p, earlier: rowsByID(before)}
	w.Released = before.Draft && !after.Draft
	w.head(before, after)
	present := map[string]bool{}
	for _, part := range after.Parts {
		moves := w.moves(part.Rows)
		for _, row := range part.Rows {
			present[row.ID] = true
			was, known := w.earlier[row.ID]
			if !known {
				w.Rows = append(w.Rows, ChangedRow{ID: row.ID, Title: row.Title, Public: row.Public, Change: Added})
				continue
			}
			if what := append(moves[row.ID], w.row(was, row)...); len(what) > 0 {
				w.Rows = append(w.Rows, ChangedRow{ID: row.ID, Title: row.Title, Public: row.Public && was.Public, Change: Altered, What: what})
			}
		}
	}
	for _, part := range before.Parts {
		for _, row := range part.Rows {
			if !present[row.ID] {
				w.Rows = append(w.Rows, ChangedRow{ID: row.ID, Title: row.Title, Public: row.Public, Change: Gone})
			}
		}
	}
	return w.Changes
}

func rowsByID(c Content) map[string]Row {
	rows := map[string]Row{}
	for _, part := range c.Parts {
		for _, row := range part.Rows {
			rows[row.ID] = row
		}
	}
	return rows
}

type comparison struct {
	*locale.Printer
	earlier map[string]Row
	Changes
}

// fromTo says that what a label names was one text and is another.
func (w *comparison) fromTo(label, from, to string) string {
	switch {
	case from == "":
		return w.T("handout.change.set", "Label", label, "To", to)
	case to == "":
		return w.T("handout.change.unset", "Label", label, "From", from)
	}
	return w.T("handout.change.from_to", "Label", label, "From", from, "To", to)
}

func (w *comparison) differ(label, from, to string) {
	if from != to {
		w.Head = append(w.Head, w.fromTo(label, from, to))
	}
}

// head compares what stands above the rows.
func (w *comparison) head(before, after Content) {
	w.differ(w.T("handout.field.title"), before.Title, after.Title)
	w.differ(w.T("handout.field.theme"), before.Theme, after.Theme)
	for _, key := range []string{stateFact, dayFact, timesFact, overrunFact, placeFact, directionsFact, audienceFact, accessFact, aboutFact, kindlyFact} {
		w.differ(w.T("handout.fact."+key), w.fact(before, key), w.fact(after, key))
	}
	if !slices.Equal(before.Contacts, after.Contacts) {
		w.Head = append(w.Head, w.T("handout.change.contacts"))
	}
	if !equalOrganisers(before, after) {
		w.Head = append(w.Head, w.T("handout.change.organisers"))
	}
	earlier := map[string]Part{}
	for _, part := range before.Parts {
		earlier[part.ID] = part
	}
	for _, part := range after.Parts {
		was, known := earlier[part.ID]
		delete(earlier, part.ID)
		if !known {
			w.Head = append(w.Head, w.T("handout.change.session_added", "Title", part.Title))
			continue
		}
		w.differ(w.T("handout.field.title"), was.Title, part.Title)
		if len(after.Parts) > 1 {
			// Of a single session the facts say it.
			w.differ(part.Title, was.When, part.When)
			w.differ(part.Title, was.Place, part.Place)
		}
	}
	for _, part := range before.Parts {
		if _, gone := earlier[part.ID]; gone {
			w.Head = append(w.Head, w.T("handout.change.session_gone", "Title", part.Title))
		}
	}
}

func (w *comparison) fact(c Content, key string) string {
	for _, fact := range c.Facts {
		if fact.Key == key {
			return strings.Join(fact.Lines, w.T("handout.semicolon"))
		}
	}
	return ""
}

func equalOrganisers(before, after Content) bool {
	if len(before.Organisers) != len(after.Organisers) {
		return false
	}
	for i, o := range before.Organisers {
		if o.Rank != after.Organisers[i].Rank || !slices.Equal(o.Names, after.Organisers[i].Names) {
			return false
		}
	}
	return true
}

// row compares the fields of a row, but for its time.
func (w *comparison) row(was, is Row) (what []string) {
	note := func(differs bool, sentence string) {
		if differs {
			what = append(what, sentence)
		}
	}
	note(was.Title != is.Title, w.fromTo(w.T("handout.field.title"), was.Title, is.Title))
	note(was.Minutes != is.Minutes, w.length(was.Seconds, is.Seconds))
	separator := w.T("handout.comma")
	from, to := strings.Join(was.Responsible, separator), strings.Join(is.Responsible, separator)
	note(from != to, w.fromTo(w.T("handout.field.responsible"), from, to))
	if channels := changedChannels(was, is); len(channels) > 0 {
		what = append(what, w.T("handout.change.cues", "Channels", strings.Join(channels, separator)))
	}
	note(was.Words != is.Words, w.T("handout.change.words"))
	note(was.Speech.Text != is.Speech.Text, w.T("handout.change.speech"))
	note(was.Note != is.Note || !slices.Equal(was.Notices, is.Notices), w.T("handout.change.note"))
	note(was.Tag != is.Tag, w.fromTo(w.T("handout.field.tag"), was.Tag, is.Tag))
	note(!was.MayDrop && is.MayDrop, w.T("handout.change.may_drop"))
	note(was.Kind != "" && was.Kind != is.Kind, w.T("handout.change.picture"))
	note(was.MayDrop && !is.MayDrop, w.T("handout.change.must_stay"))
	return what
}

// length says how a row's length changed.
func (w *comparison) length(from, to *int) string {
	switch {
	case from == nil && to != nil:
		return w.T("handout.change.length_set", "To", w.Duration(*to))
	case from != nil && to == nil:
		return w.T("handout.change.length_unset", "From", w.Duration(*from))
	case from != nil:
		return w.T("handout.change.length", "From", w.Duration(*from), "To", w.Duration(*to))
	}
	return ""
}

// changedChannels names the channels with other cues than before.
func changedChannels(was, is Row) (names []string) {
	text := func(row Row, channel string) (all []string) {
		for _, cue := range row.Cues {
			if cue.Channel == channel {
				all = append(all, cue.Text)
			}
		}
		return all
	}
	for _, cue := range slices.Concat(is.Cues, was.Cues) {
		if !slices.Contains(names, cue.Channel) && !slices.Equal(text(was, cue.Channel), text(is, cue.Channel)) {
			names = append(names, cue.Channel)
		}
	}
	return names
}

// moves says which rows begin at another time than before. Rows that follow
// one another and moved by the same length are one move.
func (w *comparison) moves(rows []Row) map[string][]string {
	var known []Row // that were there before, in the present order
	var by []int    // seconds by which each has moved
	for _, row := range rows {
		if was, ok := w.earlier[row.ID]; ok && was.At != nil && row.At != nil {
			known, by = append(known, row), append(by, *row.At-*was.At)
		}
	}
	moved := map[string][]string{}
	for first := 0; first < len(known); {
		next := first + 1
		for next < len(known) && by[next] == by[first] {
			next++
		}
		run := known[first:next]
		seen := slices.ContainsFunc(run, func(row Row) bool { return w.earlier[row.ID].Time != row.Time })
		if by[first] != 0 && seen {
			moved[run[0].ID] = []string{w.move(run, by[first], next == len(known))}
		}
		first = next
	}
	return moved
}

func (w *comparison) move(run []Row, by int, toTheEnd bool) string {
	from := w.earlier[run[0].ID].Time
	if len(run) == 1 {
		return w.T("handout.change.moved", "From", from, "To", run[0].Time)
	}
	key, length := "later", by
	if by < 0 {
		key, length = "earlier", -by
	}
	if toTheEnd {
		return w.T("handout.change.all."+key, "Length", w.Duration(length), "From", from)
	}
	return w.T("handout.change.some."+key, "Last", run[len(run)-1].Title, "Length", w.Duration(length), "From", from)
}
