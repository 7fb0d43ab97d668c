package campaign

import (
	"context"

	"tongxing/internal/account"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// Service is what people do with campaigns. It is safe for concurrent use.
type Service struct {
	db        *database.DB
	followers []Follower
	watchers  []func(campaignID string)
	undoers   map[string]Undoer // by record
}

// NewService returns a service on db.
func NewService(db *database.DB) *Service {
	s := &Service{db: db, undoers: map[string]Undoer{campaignRecord: undoDetails}}
	for record, shelf := range shelves {
		s.undoers[string(record)] = shelf.undo
	}
	return s
}

// Follow has f told of every change inside its transaction. Call it before
// the first Work.
func (s *Service) Follow(f Follower) { s.followers = append(s.followers, f) }

// Watch has f told of every change after its commit. Call it before the first
// Work.
func (s *Service) Watch(f func(campaignID string)) { s.watchers = append(s.watchers, f) }

// Find returns the campaign with that id or slug if who may do the action on
// it; the slug may be a former one. Faults: NotFound, Forbidden.
func (s *Service) Find(ctx context.Context, who account.Actor, idOrSlug string, do account.Action) (Campaign, error) {
	c, err := findCampaignByName(ctx, s.db, idOrSlug)
	if err != nil {
		return Campaign{}, err
	}
	return c, s.allow(ctx, s.db, who, do, c)
}

// May says whether who may do the action on the campaign.
func (s *Service) May(ctx context.Context, who account.Actor, do account.Action, c Campaign) (bool, error) {
	record, err := recordOf(ctx, s.db, who, c)
	return account.Can(who, do, record), err
}

// MayNow says whether who may do the action on the campaign as it is now: one
// that is put away is only viewed, and one in the trash is not edited.
func (s *Service) MayNow(ctx context.Context, who account.Actor, do account.Action, c Campaign) (bool, error) {
	if do == account.Edit && c.State() == Trashed || do != account.View && c.Closed() {
		return false, nil
	}
	return s.May(ctx, who, do, c)
}

// List returns the campaigns that who may see and that are not in the trash,
// those that begin first first, those without a day last.
func (s *Service) List(ctx context.Context, who account.Actor) ([]Campaign, error) {
	return selectVisible(ctx, s.db, who)
}

// ListTrashed returns the campaigns in the trash that who may restore, the
// newest there first.
func (s *Service) ListTrashed(ctx context.Context, who account.Actor) ([]Campaign, error) {
	return selectTrashed(ctx, s.db, who)
}

// EditDetails saves the campaign's own fields. Faults: Invalid with every
// wrong field, Stale, NotFound, Forbidden.
func (s *Service) EditDetails(ctx context.Context, who account.Actor, id string, version int, d Details) error {
	return s.edit(ctx, who, id, func(w *Work) error {
		if err := d.Check(); err != nil {
			return err
		}
		return saveDetails(ctx, w, version, d)
	})
}

// saveDetails saves checked details unless somebody else did since version.
// Details that are as they were are saved whatever the version.
func saveDetails(ctx context.Context, w *Work, version int, d Details) error {
	fields := w.Campaign.diff(&d)
	switch {
	case len(fields) == 0:
		return nil
	case w.Campaign.Version != version:
		return fault.New(fault.Stale, "fault.stale")
	}
	w.Log(Change{Kind: Changed, Record: campaignRecord, RecordID: w.Campaign.ID, Label: d.Title, Fields: fields, Former: FormerOf(w.Campaign.Details, d)})
	return updateDetails(ctx, w, d)
}

// undoDetails takes back a change of the campaign's own fields, as an Undoer.
func undoDetails(ctx context.Context, w *Work, _ LoggedChange, former Former) error {
	d := w.Campaign.Details
	if err := former.Put(&d); err != nil {
		return err
	}
	if err := d.Check(); err != nil {
		return err
	}
	return saveDetails(ctx, w, w.Campaign.Version, d)
}

// Rename gives the campaign another slug; the former one goes on leading to
// it. Faults: Invalid about slug, NotFound, Forbidden.
func (s *Service) Rename(ctx context.Context, who account.Actor, id, slug string) error {
	return s.Work(ctx, who, id, account.Own, func(w *Work) error {
		if err := CheckSlug(slug); err != nil {
			return err
		}
		var fields Diff
		fields.Text("slug", w.Campaign.Slug, slug)
		w.Log(Change{Kind: Changed, Record: campaignRecord, RecordID: id, Label: w.Campaign.Title, Fields: fields})
		return claimSlug(ctx, w.Tx, id, slug)
	})
}

// Plan is a campaign with everything of this package that its plan is made of.
type Plan struct {
	Campaign   Campaign
	Sections   []Section
	Organisers []Organiser
	Posts      []Post
	People     []Person
	Duties     []Duty
	Budget     []BudgetLine
}

// ReadPlan reads a campaign's plan with all its lists.
func ReadPlan(ctx context.Context, q database.Querier, c Campaign) (Plan, error) {
	plans, err := ReadPlans(ctx, q, []Campaign{c})
	if err != nil {
		return Plan{}, err
	}
	return *plans[c.ID], nil
}

// Plan reads the plan of the campaign with that id or slug. Faults: NotFound.
func (s *Service) Plan(ctx context.Context, who account.Actor, idOrSlug string) (Plan, error) {
	c, err := s.Find(ctx, who, idOrSlug, account.View)
	if err != nil {
		return Plan{}, err
	}
	return ReadPlan(ctx, s.db, c)
}

// Removed lists what of the campaign's lists is in the trash. Faults:
// NotFound, Forbidden.
func (s *Service) Removed(ctx context.Context, who account.Actor, idOrSlug string) ([]RemovedLine, error) {
	c, err := s.Find(ctx, who, idOrSlug, account.Edit)
	if err != nil {
		return nil, err
	}
	return ListRemoved(ctx, s.db, c.ID)
}
