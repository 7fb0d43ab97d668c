package campaign

import (
	"context"
	"strings"
)

// What follows adds and saves lines within a work that does more, such as an
// import that is merged into a campaign. The faults are those of the Service's
// methods of the same names.

// InsertPerson is AddPerson within a work.
func InsertPerson(ctx context.Context, w *Work, f PersonFields) (id string, err error) {
	return people.add(ctx, w, &f)
}

// SavePerson is EditPerson within a work.
func SavePerson(ctx context.Context, w *Work, id string, version int, f PersonFields) error {
	return people.edit(ctx, w, id, version, &f)
}

// InsertOrganiser adds one organiser within a work.
func InsertOrganiser(ctx context.Context, w *Work, f OrganiserFields) (id string, err error) {
	return organisers.add(ctx, w, &f)
}

// SaveOrganiser is EditOrganiser within a work.
func SaveOrganiser(ctx context.Context, w *Work, id string, version int, f OrganiserFields) error {
	return organisers.edit(ctx, w, id, version, &f)
}

// InsertBudgetLine is AddBudgetLine within a work.
func InsertBudgetLine(ctx context.Context, w *Work, f BudgetFields) (id string, err error) {
	return budget.add(ctx, w, &f)
}

// SaveBudgetLine is EditBudgetLine within a work.
func SaveBudgetLine(ctx context.Context, w *Work, id string, version int, f BudgetFields) error {
	return budget.edit(ctx, w, id, version, &f)
}

// InsertSection adds a section at the end within a work.
func InsertSection(ctx context.Context, w *Work, f SectionFields) (id string, err error) {
	return sections.add(ctx, w, &f)
}

// SaveSection is EditSection within a work.
func SaveSection(ctx context.Context, w *Work, id string, version int, f SectionFields) error {
	return sections.edit(ctx, w, id, version, &f)
}

// ArrangeSections puts the campaign's sections into that order within a work,
// and counts their headings anew as Renumber does.
func ArrangeSections(ctx context.Context, w *Work, order []Section) error {
	before, err := ListSections(ctx, w, w.Campaign.ID)
	if err != nil {
		return err
	}
	after := Renumber(order)
	for i, s := range after {
		if order[i].Number != s.Number {
			sections.log(w, Changed, s.ID, &after[i].SectionFields, order[i].diff(&after[i].SectionFields), FormerOf(order[i].SectionFields, s.SectionFields))
		}
	}
	return placeSections(ctx, w, before, after)
}

// SaveDetails is EditDetails within a work.
func SaveDetails(ctx context.Context, w *Work, version int, d Details) error {
	if err := d.Check(); err != nil {
		return err
	}
	return saveDetails(ctx, w, version, d)
}

// InsertPost is AddPost within a work.
func InsertPost(ctx context.Context, w *Work, f PostFields) (id string, err error) {
	if err := f.Check(); err != nil {
		return "", err
	}
	names, err := livePeople(ctx, w, "people", f.PersonIDs)
	if err != nil {
		return "", err
	}
	if id, err = posts.insert(ctx, w, &f); err != nil {
		return "", err
	}
	fields := (&PostFields{}).diff(&f)
	fields.Text("people", "", strings.Join(names, "、"))
	posts.log(w, Added, id, &f, fields, Itself)
	return id, setHolders(ctx, w, id, f.PersonIDs)
}

// InsertDuty is AddDuty within a work.
func InsertDuty(ctx context.Context, w *Work, f DutyFields) (id string, err error) {
	if err := f.Check(); err != nil {
		return "", err
	}
	name, err := livePerson(ctx, w, f.PersonID)
	if err != nil {
		return "", err
	}
	if id, err = duties.insert(ctx, w, &f); err != nil {
		return "", err
	}
	fields := (&DutyFields{}).diff(&f)
	fields.Text("person_id", "", name)
	duties.log(w, Added, id, &f, fields, Itself)
	return id, nil
}
