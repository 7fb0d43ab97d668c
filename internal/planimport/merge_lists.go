package planimport

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/venue"
)

// lineID is the id of a line of a preview: the part's, and its place among
// several lines of one part.
func (m *merging) lineID(record campaign.Record, i int) string {
	ids := m.ids[record]
	if i > 0 && ids[i-1] == ids[i] {
		return ids[i] + "-" + strconv.Itoa(i)
	}
	return ids[i]
}

func (m *merging) compareSections() {
	for i, f := range m.outline.Sections {
		row, there := match(m, m.there.Sections, func(s campaign.Section) string { return s.ID }, func(s campaign.Section) bool {
			return sameWords(s.Title, f.Title) || f.Kind != campaign.TextSection && s.Kind == f.Kind
		})
		after := f
		if there {
			// Its place in the plan and what it draws stay the campaign's.
			after = row.SectionFields
			if f.Body != "" {
				after.Body = f.Body
			}
			if f.Closing != "" {
				after.Closing = f.Closing
			}
		}
		words := func(s campaign.SectionFields) string { return strings.Trim(s.Body+"\n"+s.Closing, "\n") }
		m.note(Difference{ID: m.lineID(campaign.SectionRecord, i), Sort: SectionPart, Title: f.Title, Was: words(row.SectionFields), Will: words(after),
			write: func(ctx context.Context, m *merging) (err error) {
				if there {
					return campaign.SaveSection(ctx, m.work, row.ID, row.Version, after)
				}
				_, err = campaign.InsertSection(ctx, m.work, after)
				return err
			}}, there)
	}
	for _, s := range m.there.Sections {
		m.only(SectionPart, s.ID, s.Title, s.Body)
	}
}

func (m *merging) comparePlaces() {
	for _, v := range m.built.venues {
		row, there := match(m, m.venues, func(v venue.Venue) string { return v.ID }, func(o venue.Venue) bool { return sameWords(o.Name, v.fields.Name) })
		if there {
			m.places[v.id] = row.ID
		}
		m.note(Difference{ID: v.id, Sort: PlacePart, Title: v.fields.Name, Was: row.Name, Will: v.fields.Name,
			write: func(ctx context.Context, m *merging) (err error) {
				if !there {
					m.places[v.id], err = venue.Insert(ctx, m.work, v.fields)
				}
				return err
			}}, there)
	}
	for _, v := range m.venues {
		m.only(PlacePart, v.ID, v.Name, v.Name)
	}
}

func (m *merging) compareOrganisers() {
	for i, f := range m.outline.Organisers {
		row, there := match(m, m.there.Organisers, func(o campaign.Organiser) string { return o.ID }, func(o campaign.Organiser) bool { return sameWords(o.Name, f.Name) })
		m.note(Difference{ID: m.lineID(campaign.OrganiserRecord, i), Sort: OrganiserPart, Title: f.Name, Was: string(row.Rank), Will: string(f.Rank),
			write: func(ctx context.Context, m *merging) (err error) {
				if there {
					return campaign.SaveOrganiser(ctx, m.work, row.ID, row.Version, campaign.OrganiserFields{Rank: f.Rank, Name: row.Name})
				}
				_, err = campaign.InsertOrganiser(ctx, m.work, f)
				return err
			}}, there)
	}
	for _, o := range m.there.Organisers {
		m.only(OrganiserPart, o.ID, o.Name, string(o.Rank))
	}
}

// comparePosts adds people to posts, and takes none away.
func (m *merging) comparePosts() {
	for i, f := range m.outline.Posts {
		row, there := match(m, m.there.Posts, func(o campaign.Post) string { return o.ID }, func(o campaign.Post) bool { return sameWords(o.Title, f.Title) })
		names, note := slices.Clone(row.Names()), row.Note
		for _, id := range f.PersonIDs {
			if name := m.named(id); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		if note == "" && f.Note != "" {
			names, note = append(names, f.Note), f.Note
		}
		m.note(Difference{ID: m.lineID(campaign.PostRecord, i), Sort: PostPart, Title: f.Title, Was: strings.Join(row.Names(), "、"), Will: strings.Join(names, "、"),
			write: func(ctx context.Context, m *merging) (err error) {
				after := campaign.PostFields{Title: f.Title, Note: note, PersonIDs: slices.Clone(row.PersonIDs)}
				for _, id := range f.PersonIDs {
					person, err := m.person(ctx, id)
					if err != nil {
						return err
					}
					after.PersonIDs = append(after.PersonIDs, person)
				}
				if there {
					after.Title = row.Title
					return campaign.SavePost(ctx, m.work, row.ID, row.Version, after)
				}
				_, err = campaign.InsertPost(ctx, m.work, after)
				return err
			}}, there)
	}
	for _, o := range m.there.Posts {
		m.only(PostPart, o.ID, o.Title, strings.Join(o.Names(), "、"))
	}
}

func (m *merging) compareDuties() {
	for i, f := range m.outline.Duties {
		row, there := match(m, m.there.Duties, func(o campaign.Duty) string { return o.ID }, func(o campaign.Duty) bool { return sameWords(o.What, f.What) })
		who := f.Who
		if f.PersonID != nil {
			who = m.named(*f.PersonID)
		}
		if there && who == "" {
			who = row.Doer()
		}
		m.note(Difference{ID: m.lineID(campaign.DutyRecord, i), Sort: DutyPart, Title: f.What, Was: row.Doer(), Will: who,
			write: func(ctx context.Context, m *merging) (err error) {
				after := f
				if f.PersonID != nil {
					id, err := m.person(ctx, *f.PersonID)
					if err != nil {
						return err
					}
					after.PersonID = &id
				}
				if there {
					kept := row.DutyFields
					kept.PersonID, kept.Who = after.PersonID, after.Who
					return campaign.SaveDuty(ctx, m.work, row.ID, row.Version, kept)
				}
				_, err = campaign.InsertDuty(ctx, m.work, after)
				return err
			}}, there)
	}
	for _, o := range m.there.Duties {
		m.only(DutyPart, o.ID, o.What, o.Doer())
	}
}

func (m *merging) compareBudget() {
	amount := func(f campaign.BudgetFields) string {
		if f.Item == "" {
			return ""
		}
		return campaign.FormatCents(f.Cents())
	}
	for i, f := range m.outline.Budget {
		row, there := match(m, m.there.Budget, func(o campaign.BudgetLine) string { return o.ID }, func(o campaign.BudgetLine) bool { return sameWords(o.Item, f.Item) })
		m.note(Difference{ID: m.lineID(campaign.BudgetLineRecord, i), Sort: BudgetLinePart, Title: f.Item, Was: amount(row.BudgetFields), Will: amount(f),
			write: func(ctx context.Context, m *merging) (err error) {
				if there {
					return campaign.SaveBudgetLine(ctx, m.work, row.ID, row.Version, f)
				}
				_, err = campaign.InsertBudgetLine(ctx, m.work, f)
				return err
			}}, there)
	}
	for _, o := range m.there.Budget {
		m.only(BudgetLinePart, o.ID, o.Item, amount(o.BudgetFields))
	}
}

// comparePeople compares the contacts; other people come with what they do.
func (m *merging) comparePeople() {
	for i, id := range m.ids[campaign.PersonRecord] {
		f := m.outline.People[i]
		row, there := match(m, m.there.People, func(p campaign.Person) string { return p.ID }, func(p campaign.Person) bool { return sameWords(p.Name, f.Name) })
		after := row.PersonFields
		after.Name, after.OnSheet = f.Name, true
		if f.Phone != "" {
			after.Phone = f.Phone
		}
		tell := func(p campaign.PersonFields) string { return strings.TrimSpace(p.Name + " " + string(p.Phone)) }
		m.note(Difference{ID: id, Sort: ContactPart, Title: f.Name, Was: tell(row.PersonFields), Will: tell(after),
			write: func(ctx context.Context, m *merging) (err error) {
				if there {
					return campaign.SavePerson(ctx, m.work, row.ID, row.Version, after)
				}
				m.people[f.ID], err = campaign.InsertPerson(ctx, m.work, f.PersonFields)
				return err
			}}, there)
	}
}

// named is the name of a person of the outline.
func (m *merging) named(id string) string {
	at := slices.IndexFunc(m.outline.People, func(p campaign.OutlinePerson) bool { return p.ID == id })
	return m.outline.People[at].Name
}

// person returns the id that a person of the outline has in the campaign; who
// is not there yet is added.
func (m *merging) person(ctx context.Context, id string) (string, error) {
	if known, ok := m.people[id]; ok {
		return known, nil
	}
	name := m.named(id)
	for _, p := range m.there.People {
		if sameWords(p.Name, name) {
			m.people[id] = p.ID
			return p.ID, nil
		}
	}
	made, err := campaign.InsertPerson(ctx, m.work, campaign.PersonFields{Name: name})
	m.people[id] = made
	return made, err
}

// compareSessions matches sessions by title, by day, or by being the only one,
// and items by title within them.
func (m *merging) compareSessions() {
	for _, s := range m.built.sessions {
		row, there := match(m, m.sessions, func(o agenda.Session) string { return o.ID }, func(o agenda.Session) bool {
			return sameWords(o.Title, s.fields.Title) || !o.StartsOn.IsZero() && o.StartsOn == s.fields.StartsOn || len(m.sessions) == 1 && len(m.built.sessions) == 1
		})
		if there {
			m.compareItems(s, row)
			continue
		}
		var titles []string
		for _, item := range s.items {
			titles = append(titles, item.Title)
		}
		m.note(Difference{ID: s.id, Sort: SessionPart, Title: s.fields.Title, Will: strings.Join(titles, "\n"),
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

func (m *merging) compareItems(s builtSession, into agenda.Session) {
	for i, item := range s.items {
		row, there := match(m, into.Items, func(o agenda.Item) string { return o.ID }, func(o agenda.Item) bool { return sameWords(o.Title, item.Title) })
		after := agenda.NewItem{ItemFields: row.ItemFields}
		for _, cue := range row.Cues {
			after.Cues = append(after.Cues, cue.CueFields)
		}
		if there {
			complete(&after, item)
		} else {
			after = item
		}
		m.note(Difference{ID: s.ids[i], Sort: ItemPart, Title: item.Title, Was: m.tell(row.ItemFields, row.Cues), Will: m.tell(after.ItemFields, cuesOf(after)),
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
		words = append(words, strconv.FormatFloat(float64(f.Seconds.Seconds())/60, 'f', -1, 64)+"′")
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
// belongs: the next that both have; empty for the end.
func (m *merging) following(s builtSession, into agenda.Session, i int) string {
	for _, next := range s.items[i+1:] {
		for _, o := range into.Items {
			if sameWords(o.Title, next.Title) {
				return o.ID
			}
		}
	}
	return ""
}
