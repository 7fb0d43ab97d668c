package planimport

import (
	"context"
	"slices"
	"strconv"
	"strings"

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

func (m *merging) comparePlaces() {
	for _, v := range m.built.venues {
		row, there := match(m, m.venues, func(v venue.Venue) string { return v.ID }, func(o venue.Venue) bool { return sameWords(o.Name, v.fields.Name) })
		if there {
			m.places[v.id] = row.ID
		}
		m.note(Difference{ID: v.id, Sort: PlacePart, Title: v.fields.Name, Was: row.Name, Will: v.fields.Name,
			write: func(ctx context.Context, m *merging) error {
				_, err := m.place(ctx, v.id)
				return err
			}}, there)
	}
	for _, v := range m.venues {
		m.only(PlacePart, v.ID, v.Name, v.Name)
	}
}

// place returns the id that a place of the document has in the campaign; one
// that is not there yet is added.
func (m *merging) place(ctx context.Context, part string) (id string, err error) {
	if m.places[part] == "" {
		at := slices.IndexFunc(m.built.venues, func(v builtVenue) bool { return v.id == part })
		m.places[part], err = venue.Insert(ctx, m.work, m.built.venues[at].fields)
	}
	return m.places[part], err
}

func (m *merging) compareOrganisers() {
	rank := func(r campaign.Rank) string {
		if r == "" {
			return ""
		}
		return m.words.T("organiser.rank." + string(r))
	}
	for i, f := range m.outline.Organisers {
		row, there := match(m, m.there.Organisers, func(o campaign.Organiser) string { return o.ID }, func(o campaign.Organiser) bool { return sameWords(o.Name, f.Name) })
		m.note(Difference{ID: m.lineID(campaign.OrganiserRecord, i), Sort: OrganiserPart, Title: f.Name, Was: rank(row.Rank), Will: rank(f.Rank), signs: f.Rank == campaign.Issue,
			write: func(ctx context.Context, m *merging) (err error) {
				if there {
					return campaign.SaveOrganiser(ctx, m.work, row.ID, row.Version, campaign.OrganiserFields{Rank: f.Rank, Name: row.Name})
				}
				_, err = campaign.InsertOrganiser(ctx, m.work, f)
				return err
			}}, there)
	}
	for _, o := range m.there.Organisers {
		m.only(OrganiserPart, o.ID, o.Name, rank(o.Rank))
	}
}

// comparePosts adds people to posts, and takes none away.
func (m *merging) comparePosts() {
	comma := m.words.T("plandoc.comma")
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
		m.note(Difference{ID: m.lineID(campaign.PostRecord, i), Sort: PostPart, Title: f.Title, Was: strings.Join(row.Names(), comma), Will: strings.Join(names, comma),
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
		m.only(PostPart, o.ID, o.Title, strings.Join(o.Names(), comma))
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
