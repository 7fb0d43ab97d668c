package campaign

import (
	"context"

	"tongxing/internal/account"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// fields are what people enter of a line: *F is PersonFields and its like.
type fields[F any] interface {
	*F
	Check() error
	values() []any // in the order of the list's columns
	label() string // what a reader of the history knows the line by
	diff(to *F) Diff
}

// list is one of a campaign's lists in the database.
type list[F any, P fields[F]] struct {
	record  Record
	table   string
	columns []string // of the fields
	within  string   // the column whose equal values are ordered among themselves, or empty
}

// shelf is a list whatever its fields.
type shelf interface {
	remove(ctx context.Context, w *Work, id string) error
	restore(ctx context.Context, w *Work, id string) error
	move(ctx context.Context, w *Work, id string, to Direction) error
	removed(ctx context.Context, q database.Querier, campaignID string) ([]RemovedLine, error)
	undo(ctx context.Context, w *Work, c LoggedChange, former Former) error
}

var (
	people = list[PersonFields, *PersonFields]{record: PersonRecord, table: "campaign_people",
		columns: []string{"name", "organisation_name", "title", "phone", "sms", "on_sheet", "is_public"}}
	sections = list[SectionFields, *SectionFields]{record: SectionRecord, table: "campaign_sections",
		columns: []string{"kind", "level", "number", "title", "body", "closing"}}
	organisers = list[OrganiserFields, *OrganiserFields]{record: OrganiserRecord, table: "campaign_organisers", within: "rank",
		columns: []string{"rank", "name"}}
	posts = list[PostFields, *PostFields]{record: PostRecord, table: "campaign_posts",
		columns: []string{"title", "note"}}
	duties = list[DutyFields, *DutyFields]{record: DutyRecord, table: "campaign_duties",
		columns: []string{"person_id", "who", "what", "due_on", "state"}}
	budget = list[BudgetFields, *BudgetFields]{record: BudgetLineRecord, table: "campaign_budget_lines",
		columns: []string{"item", "quantity", "unit", "unit_price_cents", "source"}}
)

// shelves finds a list by its record.
var shelves = map[Record]shelf{
	PersonRecord: people, SectionRecord: sectionShelf{sections}, OrganiserRecord: organisers,
	PostRecord: postShelf{posts}, DutyRecord: dutyShelf{duties}, BudgetLineRecord: budget,
}

func shelfOf(record Record) (shelf, error) {
	if s, ok := shelves[record]; ok {
		return s, nil
	}
	return nil, fault.New(fault.NotFound, "fault.not_found")
}

// Remove puts a line of a campaign's lists into the trash. Faults: NotFound,
// Forbidden.
func (s *Service) Remove(ctx context.Context, who account.Actor, campaignID string, record Record, id string) error {
	return s.onShelf(ctx, who, campaignID, record, func(w *Work, l shelf) error { return l.remove(ctx, w, id) })
}

// Restore takes a line out of the trash, to the place where it was. Faults:
// NotFound, Forbidden.
func (s *Service) Restore(ctx context.Context, who account.Actor, campaignID string, record Record, id string) error {
	return s.onShelf(ctx, who, campaignID, record, func(w *Work, l shelf) error { return l.restore(ctx, w, id) })
}

// Move lets a line change places with its neighbour; at the end of the list it
// stays. Organisers move within their rank, sections among those of their
// level with all below them. Faults: NotFound, Forbidden.
func (s *Service) Move(ctx context.Context, who account.Actor, campaignID string, record Record, id string, to Direction) error {
	return s.onShelf(ctx, who, campaignID, record, func(w *Work, l shelf) error { return l.move(ctx, w, id, to) })
}

func (s *Service) onShelf(ctx context.Context, who account.Actor, campaignID string, record Record, f func(*Work, shelf) error) error {
	l, err := shelfOf(record)
	if err != nil {
		return err
	}
	return s.Work(ctx, who, campaignID, account.Edit, func(w *Work) error { return f(w, l) })
}

// RemovedLine is a line in the trash of a campaign's lists.
type RemovedLine struct {
	Row
	Record Record
	Label  string
}

// ListRemoved lists what is in the trash of a campaign's lists, list by list.
func ListRemoved(ctx context.Context, q database.Querier, campaignID string) ([]RemovedLine, error) {
	var all []RemovedLine
	for _, record := range []Record{SectionRecord, OrganiserRecord, PostRecord, PersonRecord, DutyRecord, BudgetLineRecord} {
		lines, err := shelves[record].removed(ctx, q, campaignID)
		if err != nil {
			return nil, err
		}
		all = append(all, lines...)
	}
	return all, nil
}

// add checks the fields, puts them at the end of the list and logs it.
func (l list[F, P]) add(ctx context.Context, w *Work, f P) (id string, err error) {
	if err := f.Check(); err != nil {
		return "", err
	}
	if id, err = l.insert(ctx, w, f); err != nil {
		return "", err
	}
	l.log(w, Added, id, f, P(new(F)).diff(f), Itself)
	return id, nil
}

// edit checks the fields and saves them unless somebody else did since
// version.
func (l list[F, P]) edit(ctx context.Context, w *Work, id string, version int, f P) error {
	old, err := l.change(ctx, w, id, version, f)
	if err != nil {
		return err
	}
	l.log(w, Changed, id, f, old.diff(f), FormerOf(*old, *f))
	return nil
}

// change is edit without its line in the log; it returns the fields as they
// were.
func (l list[F, P]) change(ctx context.Context, w *Work, id string, version int, f P) (old P, err error) {
	if old, err = l.find(ctx, w, w.Campaign.ID, id); err != nil {
		return nil, err
	}
	if err := f.Check(); err != nil {
		return nil, err
	}
	return old, l.update(ctx, w, id, version, f)
}

func (l list[F, P]) log(w *Work, kind ChangeKind, id string, f P, fields Diff, former Former) {
	w.Log(Change{Kind: kind, Record: string(l.record), RecordID: id, Label: f.label(), Fields: fields, Former: former})
}

func (l list[F, P]) remove(ctx context.Context, w *Work, id string) error {
	f, err := l.find(ctx, w, w.Campaign.ID, id)
	if err != nil {
		return err
	}
	l.log(w, Removed, id, f, nil, Itself)
	return l.setTrashed(ctx, w, id, w.Now())
}

func (l list[F, P]) restore(ctx context.Context, w *Work, id string) error {
	f, err := l.findTrashed(ctx, w, w.Campaign.ID, id)
	if err != nil {
		return err
	}
	l.log(w, Restored, id, f, nil, Itself)
	return l.unsetTrashed(ctx, w, id)
}

func (l list[F, P]) move(ctx context.Context, w *Work, id string, to Direction) error {
	f, err := l.find(ctx, w, w.Campaign.ID, id)
	if err != nil {
		return err
	}
	before, err := l.order(ctx, w, w.Campaign.ID, id)
	if err != nil {
		return err
	}
	ids := make([]string, len(before))
	for i, row := range before {
		ids[i] = row.ID
	}
	after, moved := swap(ids, id, to)
	if !moved {
		return nil
	}
	l.log(w, Moved, id, f, nil, Kept(-to))
	return l.place(ctx, w, before, after)
}

// undo takes back one change of a line.
func (l list[F, P]) undo(ctx context.Context, w *Work, c LoggedChange, former Former) error {
	return undoLine(ctx, w, l, c, former, func() error {
		f, version, err := l.findVersion(ctx, w, c.RecordID)
		if err != nil {
			return err
		}
		if err := former.Put(f); err != nil {
			return err
		}
		return l.edit(ctx, w, c.RecordID, version, f)
	})
}

// undoLine takes back one change of a shelf's line; revise puts its fields
// back.
func undoLine(ctx context.Context, w *Work, s shelf, c LoggedChange, former Former, revise func() error) error {
	switch c.Kind {
	case Added, Restored:
		return s.remove(ctx, w, c.RecordID)
	case Removed:
		return s.restore(ctx, w, c.RecordID)
	case Moved:
		var to Direction
		if err := former.Put(&to); err != nil {
			return err
		}
		return s.move(ctx, w, c.RecordID, to)
	}
	return revise()
}
