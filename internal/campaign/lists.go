package campaign

import (
	"context"
	"slices"
	"strings"

	"tongxing/internal/account"
	"tongxing/internal/fault"
)

// AddPerson puts someone at the end of the campaign's people. Faults: Invalid,
// NotFound, Forbidden.
func (s *Service) AddPerson(ctx context.Context, who account.Actor, campaignID string, f PersonFields) (id string, err error) {
	err = s.edit(ctx, who, campaignID, func(w *Work) error {
		id, err = people.add(ctx, w, &f)
		return err
	})
	return id, err
}

// EditPerson saves a person's fields. Faults: Invalid, Stale, NotFound,
// Forbidden.
func (s *Service) EditPerson(ctx context.Context, who account.Actor, campaignID, id string, version int, f PersonFields) error {
	return s.edit(ctx, who, campaignID, func(w *Work) error { return people.edit(ctx, w, id, version, &f) })
}

// AddOrganisers puts several organisers of one rank at the end, one a line of
// names. Faults: Invalid about rank or names, NotFound, Forbidden.
func (s *Service) AddOrganisers(ctx context.Context, who account.Actor, campaignID string, rank Rank, names string) error {
	return s.edit(ctx, who, campaignID, func(w *Work) error {
		all, err := ParseOrganisers(rank, names)
		for i := range all {
			if err == nil {
				_, err = organisers.add(ctx, w, &all[i])
			}
		}
		return err
	})
}

// EditOrganiser saves an organiser's fields. Faults: Invalid, Stale, NotFound,
// Forbidden.
func (s *Service) EditOrganiser(ctx context.Context, who account.Actor, campaignID, id string, version int, f OrganiserFields) error {
	return s.edit(ctx, who, campaignID, func(w *Work) error { return organisers.edit(ctx, w, id, version, &f) })
}

// AddPost puts a post at the end of the committee. Faults: Invalid, NotFound,
// Forbidden.
func (s *Service) AddPost(ctx context.Context, who account.Actor, campaignID string, f PostFields) (id string, err error) {
	err = s.edit(ctx, who, campaignID, func(w *Work) error {
		id, err = InsertPost(ctx, w, f)
		return err
	})
	return id, err
}

// EditPost saves a post with who holds it. Faults: Invalid, Stale, NotFound,
// Forbidden.
func (s *Service) EditPost(ctx context.Context, who account.Actor, campaignID, id string, version int, f PostFields) error {
	return s.edit(ctx, who, campaignID, func(w *Work) error { return SavePost(ctx, w, id, version, f) })
}

// SavePost is EditPost within a work that does more.
func SavePost(ctx context.Context, w *Work, id string, version int, f PostFields) error {
	old, err := posts.change(ctx, w, id, version, &f)
	if err != nil {
		return err
	}
	names, err := livePeople(ctx, w, "people", f.PersonIDs)
	if err != nil {
		return err
	}
	before, err := holders(ctx, w, id)
	if err != nil {
		return err
	}
	old.PersonIDs = personIDs(before)
	fields := old.diff(&f)
	fields.Text("people", strings.Join(personNames(before), "、"), strings.Join(names, "、"))
	posts.log(w, Changed, id, &f, fields, FormerOf(*old, f))
	return setHolders(ctx, w, id, f.PersonIDs)
}

// AddDuty puts a duty at the end. Faults: Invalid, NotFound, Forbidden.
func (s *Service) AddDuty(ctx context.Context, who account.Actor, campaignID string, f DutyFields) (id string, err error) {
	err = s.edit(ctx, who, campaignID, func(w *Work) error {
		id, err = InsertDuty(ctx, w, f)
		return err
	})
	return id, err
}

// EditDuty saves a duty's fields. Faults: Invalid, Stale, NotFound, Forbidden.
func (s *Service) EditDuty(ctx context.Context, who account.Actor, campaignID, id string, version int, f DutyFields) error {
	return s.edit(ctx, who, campaignID, func(w *Work) error { return SaveDuty(ctx, w, id, version, f) })
}

// SaveDuty is EditDuty within a work that does more.
func SaveDuty(ctx context.Context, w *Work, id string, version int, f DutyFields) error {
	before, err := dutyPersonName(ctx, w, id)
	if err != nil {
		return err
	}
	old, err := duties.change(ctx, w, id, version, &f)
	if err != nil {
		return err
	}
	name, err := livePerson(ctx, w, f.PersonID)
	if err != nil {
		return err
	}
	fields := old.diff(&f)
	fields.Text("person_id", before, name)
	duties.log(w, Changed, id, &f, fields, FormerOf(*old, f))
	return nil
}

// MarkDuty sets how far a duty has come, whatever else is edited of it.
// Faults: Invalid, NotFound, Forbidden.
func (s *Service) MarkDuty(ctx context.Context, who account.Actor, campaignID, id string, state DutyState) error {
	return s.edit(ctx, who, campaignID, func(w *Work) error {
		old, err := duties.find(ctx, w, campaignID, id)
		if err != nil {
			return err
		}
		if !slices.Contains(DutyStates, state) {
			return fault.At("state", "campaign.wrong.duty_state")
		}
		marked := *old
		marked.State = state
		duties.log(w, Changed, id, &marked, old.diff(&marked), FormerOf(*old, marked))
		return setDutyState(ctx, w, id, state)
	})
}

// AddBudgetLine puts a line at the end of the budget. Faults: Invalid,
// NotFound, Forbidden.
func (s *Service) AddBudgetLine(ctx context.Context, who account.Actor, campaignID string, f BudgetFields) (id string, err error) {
	err = s.edit(ctx, who, campaignID, func(w *Work) error {
		id, err = budget.add(ctx, w, &f)
		return err
	})
	return id, err
}

// EditBudgetLine saves a line's fields. Faults: Invalid, Stale, NotFound,
// Forbidden.
func (s *Service) EditBudgetLine(ctx context.Context, who account.Actor, campaignID, id string, version int, f BudgetFields) error {
	return s.edit(ctx, who, campaignID, func(w *Work) error { return budget.edit(ctx, w, id, version, &f) })
}

// AddSection puts a section behind the one with the id after, or at the end
// where that is empty or gone. Faults: Invalid, NotFound, Forbidden.
func (s *Service) AddSection(ctx context.Context, who account.Actor, campaignID, after string, f SectionFields) (id string, err error) {
	err = s.edit(ctx, who, campaignID, func(w *Work) error {
		before, err := ListSections(ctx, w, campaignID)
		if err != nil {
			return err
		}
		if id, err = sections.add(ctx, w, &f); err != nil {
			return err
		}
		at := slices.IndexFunc(before, func(s Section) bool { return s.ID == after })
		if at < 0 || at == len(before)-1 {
			return nil
		}
		all, err := ListSections(ctx, w, campaignID)
		if err != nil {
			return err
		}
		last := len(all) - 1
		return placeSections(ctx, w, all, slices.Concat(all[:at+1], all[last:], all[at+1:last]))
	})
	return id, err
}

// EditSection saves a section's fields. Faults: Invalid, Stale, NotFound,
// Forbidden.
func (s *Service) EditSection(ctx context.Context, who account.Actor, campaignID, id string, version int, f SectionFields) error {
	return s.edit(ctx, who, campaignID, func(w *Work) error { return sections.edit(ctx, w, id, version, &f) })
}

// Words are what a section shows of the campaign's own fields, for saving both
// together.
type Words struct {
	Text    string // the theme or the purpose, as the section's kind says
	Version int    // the campaign's
}

// EditSectionWords saves a section's fields with the words that it shows:
// those of a theme or purpose section are the campaign's. Faults: Invalid,
// Stale where either was saved since, NotFound, Forbidden.
func (s *Service) EditSectionWords(ctx context.Context, who account.Actor, campaignID, id string, version int, f SectionFields, words Words) error {
	return s.edit(ctx, who, campaignID, func(w *Work) error {
		var errs fault.Collector
		d := w.Campaign.Details
		switch f.Kind {
		case ThemeSection:
			d.Theme = words.Text
		case PurposeSection:
			d.Purpose = words.Text
		}
		// Both are checked before either is refused.
		for _, err := range []error{f.Check(), d.Check()} {
			if err := errs.Absorb(err); err != nil {
				return err
			}
		}
		if err := errs.Err(); err != nil {
			return err
		}
		if err := sections.edit(ctx, w, id, version, &f); err != nil {
			return err
		}
		return saveDetails(ctx, w, words.Version, d)
	})
}

// RenumberSections counts the headings anew, as Renumber does. Faults:
// NotFound, Forbidden.
func (s *Service) RenumberSections(ctx context.Context, who account.Actor, campaignID string) error {
	return s.edit(ctx, who, campaignID, func(w *Work) error {
		before, err := ListSections(ctx, w, campaignID)
		if err != nil {
			return err
		}
		after := Renumber(before)
		for i := range after {
			sections.log(w, Changed, after[i].ID, &after[i].SectionFields, before[i].diff(&after[i].SectionFields), FormerOf(before[i].SectionFields, after[i].SectionFields))
		}
		return placeSections(ctx, w, before, after)
	})
}

// edit is Work for someone who may edit.
func (s *Service) edit(ctx context.Context, who account.Actor, campaignID string, f func(*Work) error) error {
	return s.Work(ctx, who, campaignID, account.Edit, f)
}

// sectionShelf is the sections' list, where a heading moves with all below it.
type sectionShelf struct {
	list[SectionFields, *SectionFields]
}

func (sectionShelf) move(ctx context.Context, w *Work, id string, to Direction) error {
	f, err := sections.find(ctx, w, w.Campaign.ID, id)
	if err != nil {
		return err
	}
	before, err := ListSections(ctx, w, w.Campaign.ID)
	if err != nil {
		return err
	}
	after, moved := MoveSection(before, id, to)
	if !moved {
		return nil
	}
	sections.log(w, Moved, id, f, nil, Kept(-to))
	return placeSections(ctx, w, before, after)
}

func (s sectionShelf) undo(ctx context.Context, w *Work, c LoggedChange, former Former) error {
	return undoLine(ctx, w, s, c, former, func() error { return s.list.undo(ctx, w, c, former) })
}

// postShelf is the posts' list, with who holds them.
type postShelf struct {
	list[PostFields, *PostFields]
}

func (s postShelf) undo(ctx context.Context, w *Work, c LoggedChange, former Former) error {
	return undoLine(ctx, w, s, c, former, func() error {
		f, version, err := s.findVersion(ctx, w, c.RecordID)
		if err != nil {
			return err
		}
		now, err := holders(ctx, w, c.RecordID)
		if err != nil {
			return err
		}
		f.PersonIDs = personIDs(now)
		if err := former.Put(f); err != nil {
			return err
		}
		return SavePost(ctx, w, c.RecordID, version, *f)
	})
}

// dutyShelf is the duties' list, with who does them.
type dutyShelf struct {
	list[DutyFields, *DutyFields]
}

func (s dutyShelf) undo(ctx context.Context, w *Work, c LoggedChange, former Former) error {
	return undoLine(ctx, w, s, c, former, func() error {
		f, version, err := s.findVersion(ctx, w, c.RecordID)
		if err != nil {
			return err
		}
		if err := former.Put(f); err != nil {
			return err
		}
		return SaveDuty(ctx, w, c.RecordID, version, *f)
	})
}

// livePerson returns the name of the person with that id; empty for nil.
// Anybody but one of the campaign's people is Invalid about person_id.
func livePerson(ctx context.Context, w *Work, id *string) (string, error) {
	if id == nil {
		return "", nil
	}
	names, err := livePeople(ctx, w, "person_id", []string{*id})
	return strings.Join(names, ""), err
}

// livePeople returns the people's names in order. Anybody but one of the
// campaign's people is Invalid about the field.
func livePeople(ctx context.Context, w *Work, field string, ids []string) ([]string, error) {
	all, err := ListPeople(ctx, w, w.Campaign.ID)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, id := range ids {
		at := slices.IndexFunc(all, func(p Person) bool { return p.ID == id })
		if at < 0 {
			return nil, fault.At(field, "campaign.wrong.person")
		}
		names = append(names, all[at].Name)
	}
	return names, nil
}
