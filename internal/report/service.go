package report

import (
	"context"
	"strings"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/plandoc/write"
	"tongxing/internal/venue"
)

// Service is what people do with reports. It is safe for concurrent use.
type Service struct {
	db        *database.DB
	campaigns *campaign.Service
}

// NewService returns a service whose changes are works of campaigns.
func NewService(db *database.DB, campaigns *campaign.Service) *Service {
	return &Service{db, campaigns}
}

// The records in the change log.
const (
	reportRecord = "report"
	heldRecord   = "report_item"
)

// Find returns what happened at the campaign with that id or slug, for one who
// may see it. Until it is saved, everything was as planned and the organisers
// are thanked. Faults: NotFound.
func (s *Service) Find(ctx context.Context, who account.Actor, idOrSlug string) (r Report, err error) {
	if r.Campaign, err = s.campaigns.Find(ctx, who, idOrSlug, account.View); err != nil {
		return r, err
	}
	if r.Campaign.State() == campaign.Trashed {
		return r, fault.New(fault.NotFound, "fault.not_found")
	}
	if r.plan, err = campaign.ReadPlan(ctx, s.db, r.Campaign); err != nil {
		return r, err
	}
	saved, err := find(ctx, s.db, r.Campaign.ID)
	if err != nil {
		return r, err
	}
	r.Fields, r.Version = saved.Fields, saved.Version
	if r.Version == 0 {
		r.Thanks = usualThanks(r.plan)
	}
	if r.Sessions, err = held(ctx, s.db, r.Campaign.ID); err != nil {
		return r, err
	}
	if r.places, err = venue.Names(ctx, s.db, []string{r.Campaign.ID}); err != nil {
		return r, err
	}
	history, err := s.campaigns.History(ctx, who, r.Campaign.ID, campaign.HistoryFilter{})
	if err != nil {
		return r, err
	}
	r.changed = r.Campaign.CreatedAt
	if len(history.Revisions) > 0 {
		r.changed = history.Revisions[0].Changes[0].At
	}
	today := civil.DateOf(s.db.Now().In(r.Campaign.Location()))
	r.Begun = r.Campaign.StartsOn.IsZero() || !today.Before(r.Campaign.StartsOn)
	return r, nil
}

// Document returns the report as a document in the campaign's language, for
// one who may see it. Faults: NotFound.
func (s *Service) Document(ctx context.Context, who account.Actor, idOrSlug string) (write.Document, error) {
	r, err := s.Find(ctx, who, idOrSlug)
	if err != nil {
		return write.Document{}, err
	}
	return r.Document(), nil
}

// Save keeps a report and how items were held, unless somebody else saved
// since version. Items that are not named, and named ones that are gone, are
// left as they are. Faults: NotFound, Forbidden, Invalid, Stale.
func (s *Service) Save(ctx context.Context, who account.Actor, campaignID string, version int, f Fields, items []Held) error {
	return s.campaigns.Work(ctx, who, campaignID, account.Edit, func(w *campaign.Work) error {
		before, err := find(ctx, w, campaignID)
		if err != nil {
			return err
		}
		if err := check(&f, items); err != nil {
			return err
		}
		if before.Version != version {
			return fault.New(fault.Stale, "fault.stale")
		}
		w.Log(campaign.Change{Kind: campaign.Changed, Record: reportRecord, RecordID: campaignID, Label: w.Campaign.Title, Fields: diff(before.Fields, f)})
		if err := save(ctx, w, version, f); err != nil {
			return err
		}
		return saveItems(ctx, w, items)
	})
}

// check checks fields and items together, so that all that is wrong is said at
// once.
func check(f *Fields, items []Held) error {
	var errs fault.Collector
	if err := errs.Absorb(f.Check()); err != nil {
		return err
	}
	for _, h := range items {
		if h.Length.Seconds() > maxLength && !errs.Has("items") {
			errs.Add("items", "report.wrong.length")
		}
	}
	return errs.Err()
}

func saveItems(ctx context.Context, w *campaign.Work, items []Held) error {
	sessions, err := held(ctx, w, w.Campaign.ID)
	if err != nil {
		return err
	}
	said := make(map[string]Held, len(items))
	for _, h := range items {
		said[h.ItemID] = h
	}
	for _, session := range sessions {
		for _, before := range session.Items {
			h, any := said[before.ItemID]
			if !any {
				continue
			}
			after := before.as(h)
			if after == before {
				continue
			}
			w.Log(campaign.Change{Kind: campaign.Changed, Record: heldRecord, RecordID: after.ItemID, Label: after.Title, Fields: heldDiff(before.Held, after.Held)})
			if err := saveHeld(ctx, w, after.difference()); err != nil {
				return err
			}
		}
	}
	return nil
}

// held returns the sessions that took place with their items as they were
// held.
func held(ctx context.Context, q database.Querier, campaignID string) (sessions []Session, err error) {
	day, err := agenda.Day(ctx, q, campaignID)
	if err != nil {
		return nil, err
	}
	said, err := listHeld(ctx, q, campaignID)
	if err != nil {
		return nil, err
	}
	for _, s := range day {
		if s.Cancelled() {
			continue
		}
		session := Session{Session: s, Items: planned(s)}
		for i, item := range session.Items {
			session.Items[i] = item.as(said[item.ItemID])
		}
		sessions = append(sessions, session)
	}
	return sessions, nil
}

// usualThanks thanks everybody who organised, but the one who writes.
func usualThanks(plan campaign.Plan) string {
	var names []string
	for _, o := range plan.Organisers {
		if o.Rank == campaign.Guide || o.Rank == campaign.Assist || o.Rank == campaign.Support {
			names = append(names, o.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	p := locale.For(locale.Language(plan.Campaign.Language))
	return p.T("report.usual_thanks", "Names", strings.Join(names, p.T("plandoc.comma")))
}
