package planimport

import (
	"context"
	"slices"
	"strings"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
)

// compareSessions matches sessions by title, by day, or by being the only one,
// and items by title within them.
func (m *merging) compareSessions() {
	for _, s := range m.built.sessions {
		row, there := match(m, m.sessions, func(o agenda.Session) string { return o.ID }, func(o agenda.Session) bool {
			return sameWords(o.Title, s.fields.Title) || !o.StartsOn.IsZero() && o.StartsOn == s.fields.StartsOn || len(m.sessions) == 1 && len(m.built.sessions) == 1
		})
		if there {
			m.compareSession(s, row)
			m.compareItems(s, row)
			continue
		}
		var told []string
		for _, words := range []string{m.days(s.fields), m.times(s.fields), m.placeName(s.fields.VenueID)} {
			if words != "" {
				told = append(told, words)
			}
		}
		for _, item := range s.items {
			told = append(told, item.Title)
		}
		m.note(Difference{ID: s.id, Sort: SessionPart, Title: s.fields.Title, Will: strings.Join(told, "\n"),
			write: func(ctx context.Context, m *merging) error {
				for _, item := range s.items {
					if item.SpeakerID != nil {
						if _, err := m.person(ctx, *item.SpeakerID); err != nil {
							return err
						}
					}
				}
				if s.fields.VenueID != nil && m.places[*s.fields.VenueID] == "" {
					s.fields.VenueID = nil
				}
				return insertSession(ctx, m.work, s, m.people, m.places)
			}}, false)
	}
	for _, s := range m.sessions {
		m.only(SessionPart, s.ID, s.Title, "")
	}
}

func (m *merging) days(f agenda.SessionFields) string  { return m.words.Days(f.StartsOn, f.EndsOn) }
func (m *merging) times(f agenda.SessionFields) string { return m.words.Times(f.StartsAt, f.EndsAt) }

// placeName is the name of a place of the document or of the campaign.
func (m *merging) placeName(id *string) string {
	if id == nil {
		return ""
	}
	for _, v := range m.built.venues {
		if v.id == *id {
			return v.fields.Name
		}
	}
	for _, v := range m.venues {
		if v.ID == *id {
			return v.Name
		}
	}
	return ""
}

// compareSession compares when and where a session is.
func (m *merging) compareSession(s builtSession, row agenda.Session) {
	will := s.fields
	offer := func(field, was, offered string, set func(ctx context.Context, m *merging, f *agenda.SessionFields) error) {
		if offered == "" {
			return
		}
		m.note(Difference{ID: s.id + "." + field, Sort: SessionPart, Field: field, Title: row.Title, Was: was, Will: offered,
			write: func(ctx context.Context, m *merging) error {
				now, err := agenda.FindSession(ctx, m.work, m.work.Campaign.ID, row.ID)
				if err != nil {
					return err
				}
				f := now.SessionFields
				if err := set(ctx, m, &f); err != nil {
					return err
				}
				return agenda.SaveSession(ctx, m.work, row.ID, now.Version, f)
			}}, true)
	}
	offer("starts_on", m.days(row.SessionFields), m.days(will), func(_ context.Context, _ *merging, f *agenda.SessionFields) error {
		f.StartsOn, f.EndsOn = will.StartsOn, will.EndsOn
		return nil
	})
	offer("starts_at", m.times(row.SessionFields), m.times(will), func(_ context.Context, _ *merging, f *agenda.SessionFields) error {
		if f.StartsAt = will.StartsAt; !will.EndsAt.IsZero() || !f.StartsAt.Before(f.EndsAt) {
			f.EndsAt = will.EndsAt
		}
		return nil
	})
	offer("venue_id", m.placeName(row.VenueID), m.placeName(will.VenueID), func(ctx context.Context, m *merging, f *agenda.SessionFields) error {
		id, err := m.place(ctx, *will.VenueID)
		f.VenueID = &id
		return err
	})
}

func (m *merging) compareItems(s builtSession, into agenda.Session) {
	for i, item := range s.items {
		row, there := match(m, into.Items, func(o agenda.Item) string { return o.ID }, func(o agenda.Item) bool { return sameWords(o.Title, item.Title) })
		before := row.ItemFields
		after := agenda.NewItem{ItemFields: row.ItemFields}
		for _, cue := range row.Cues {
			after.Cues = append(after.Cues, cue.CueFields)
		}
		if there {
			complete(&after, item)
		} else {
			after = item
		}
		m.note(Difference{ID: s.ids[i], Sort: ItemPart, Title: item.Title, Was: m.tell(row.ItemFields, row.Cues), Will: m.tell(after.ItemFields, cuesOf(after)), Fills: fills(before, row.Cues, after),
			write: func(ctx context.Context, m *merging) (err error) {
				if after.SpeakerID != nil && slices.ContainsFunc(m.outline.People, func(p campaign.OutlinePerson) bool { return p.ID == *after.SpeakerID }) {
					id, err := m.person(ctx, *after.SpeakerID)
					if err != nil {
						return err
					}
					after.SpeakerID = &id
				}
				if there {
					return agenda.SaveItem(ctx, m.work, row.ID, row.Version, after)
				}
				_, err = agenda.InsertItem(ctx, m.work, into.ID, m.following(s, into, i), after)
				return err
			}}, there)
	}
	for _, o := range into.Items {
		m.only(ItemPart, o.ID, o.Title, m.tell(o.ItemFields, o.Cues))
	}
}

// complete gives an item what another of the same title says: its length and
// speaker where it says any, and what the item lacks.
func complete(item *agenda.NewItem, with agenda.NewItem) {
	if with.Seconds.Known() {
		item.Seconds = with.Seconds
	}
	if with.SpeakerID != nil || with.Speaker != "" {
		item.SpeakerID, item.Speaker = with.SpeakerID, with.Speaker
	}
	if item.HostWords == "" {
		item.HostWords = with.HostWords
	}
	if item.Note == "" {
		item.Note = with.Note
	}
	for _, cue := range with.Cues {
		if !slices.ContainsFunc(item.Cues, func(c agenda.CueFields) bool { return sameWords(c.Text, cue.Text) }) {
			item.Cues = append(item.Cues, cue)
		}
	}
}

// fills says whether completing an item replaced nothing of it.
func fills(before agenda.ItemFields, cues []agenda.Cue, after agenda.NewItem) bool {
	spoke := before.SpeakerID != nil || before.Speaker != ""
	same := before.SpeakerID == after.SpeakerID && before.Speaker == after.Speaker
	return (!before.Seconds.Known() || before.Seconds == after.Seconds) && (!spoke || same) && (len(cues) == 0 || len(cues) == len(after.Cues))
}

func cuesOf(item agenda.NewItem) (cues []agenda.Cue) {
	for _, f := range item.Cues {
		cues = append(cues, agenda.Cue{CueFields: f})
	}
	return cues
}

// tell is what merging compares of an item, in one line.
func (m *merging) tell(f agenda.ItemFields, cues []agenda.Cue) string {
	var words []string
	if f.Seconds.Known() {
		words = append(words, m.words.Duration(f.Seconds.Seconds()))
	}
	if f.SpeakerID != nil {
		words = append(words, m.called(*f.SpeakerID))
	}
	for _, word := range []string{f.Speaker, f.HostWords, f.Note} {
		if word != "" {
			words = append(words, word)
		}
	}
	for _, c := range cues {
		words = append(words, c.Text)
	}
	return strings.Join(words, " · ")
}

// called is the name of a person of the outline or of the campaign.
func (m *merging) called(id string) string {
	for _, p := range m.outline.People {
		if p.ID == id {
			return p.Name
		}
	}
	for _, p := range m.there.People {
		if p.ID == id {
			return p.Name
		}
	}
	return ""
}

// following is the id of the campaign's item before which the one at index i
// belongs: the next that both have, or the one behind the last before it that
// both have; where they share neither, the first of those with which the
// campaign's session ends. Empty for the end.
func (m *merging) following(s builtSession, into agenda.Session, i int) string {
	for _, next := range s.items[i+1:] {
		if at := slices.IndexFunc(into.Items, func(o agenda.Item) bool { return sameStep(o.ItemFields, next.ItemFields) }); at >= 0 {
			return into.Items[at].ID
		}
	}
	at := len(into.Items)
	for _, before := range slices.Backward(s.items[:i]) {
		if found := slices.IndexFunc(into.Items, func(o agenda.Item) bool { return sameStep(o.ItemFields, before.ItemFields) }); found >= 0 {
			at = found + 1
			if at == len(into.Items) {
				return ""
			}
			return into.Items[at].ID
		}
	}
	ends := func(k agenda.Kind) bool { return k == agenda.Closing || k == agenda.Departure }
	for at > 0 && ends(into.Items[at-1].Kind) && !ends(s.items[i].Kind) {
		at--
	}
	if at == len(into.Items) {
		return ""
	}
	return into.Items[at].ID
}

// sameStep says whether two items are one step of a day: of the same title, or
// of a kind that a day has once.
func sameStep(a, b agenda.ItemFields) bool {
	once := []agenda.Kind{agenda.Arrival, agenda.Opening, agenda.Anthem, agenda.Closing, agenda.Departure}
	return sameWords(a.Title, b.Title) || a.Kind == b.Kind && slices.Contains(once, a.Kind)
}
