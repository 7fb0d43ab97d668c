package checkup

import (
	"context"
	"errors"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/check"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
)

// Service asks the plan check about campaigns. It is safe for concurrent use.
type Service struct {
	db        *database.DB
	campaigns *campaign.Service
}

// NewService returns a service that reads from db and whose changes are works
// of campaigns.
func NewService(db *database.DB, campaigns *campaign.Service) *Service {
	return &Service{db, campaigns}
}

// Result is what the plan check says of one campaign.
type Result struct {
	Material
	Findings []check.Finding // still to decide, the gravest first
	Aside    []Aside         // set aside and still there
}

// Aside is a finding that somebody set aside.
type Aside struct {
	check.Finding
	Reason string
	By     string // the name at that time
	SetAt  civil.Instant
}

// Check asks about the campaign with that id or slug, for one who may see it.
// Faults: NotFound.
func (s *Service) Check(ctx context.Context, who account.Actor, idOrSlug string) (Result, error) {
	c, err := s.campaigns.Find(ctx, who, idOrSlug, account.View)
	if err != nil {
		return Result{}, err
	}
	all, err := results(ctx, s.db, []campaign.Campaign{c}, s.db.Now())
	return all[c.ID], err
}

// All asks about campaigns that somebody has already been shown, by campaign
// id, in as many queries as for one.
func (s *Service) All(ctx context.Context, campaigns []campaign.Campaign) (map[string]Result, error) {
	return results(ctx, s.db, campaigns, s.db.Now())
}

func results(ctx context.Context, q database.Querier, campaigns []campaign.Campaign, now civil.Instant) (map[string]Result, error) {
	if len(campaigns) == 0 {
		return nil, nil
	}
	materials, err := read(ctx, q, campaigns)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(campaigns))
	for i, c := range campaigns {
		ids[i] = c.ID
	}
	aside, err := listAside(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	all := make(map[string]Result, len(campaigns))
	for _, c := range campaigns {
		all[c.ID] = newResult(materials[c.ID], civil.DateOf(now.In(c.Location())), aside[c.ID])
	}
	return all, nil
}

func newResult(m Material, today civil.Date, aside map[string]decision) Result {
	r := Result{Material: m}
	for _, f := range Of(m, today) {
		if d, set := aside[f.Key()]; set {
			r.Aside = append(r.Aside, Aside{Finding: f, Reason: d.Reason, By: d.By, SetAt: d.At})
		} else {
			r.Findings = append(r.Findings, f)
		}
	}
	return r
}

// record is what the change log calls a finding.
const record = "finding"

// SetAside folds the finding with that key away, with a reason. Faults: Invalid
// about reason; Conflict where the check does not say this any more; NotFound,
// Forbidden.
func (s *Service) SetAside(ctx context.Context, who account.Actor, campaignID, key, reason string) error {
	var errs fault.Collector
	errs.Line("reason", &reason, 300)
	errs.Need("reason", reason)
	if err := errs.Err(); err != nil {
		return err
	}
	return s.decide(ctx, who, campaignID, key, func(w *campaign.Work, f check.Finding, before string) error {
		if _, err := deleteAside(ctx, w, key); err != nil {
			return err
		}
		d := decision{CampaignID: w.Campaign.ID, Finding: key, Reason: reason, By: w.Who.Name, At: w.Now()}
		if w.Who.SignedIn() {
			d.AccountID = &w.Who.ID
		}
		logDecision(w, campaign.Added, key, f, before, reason)
		return insertAside(ctx, w, d)
	})
}

// TakeUp puts a finding that was set aside back among those to decide. One that
// nobody set aside, or that is gone, stays as it is. Faults: NotFound,
// Forbidden.
func (s *Service) TakeUp(ctx context.Context, who account.Actor, campaignID, key string) error {
	err := s.decide(ctx, who, campaignID, key, func(w *campaign.Work, f check.Finding, before string) error {
		rows, err := deleteAside(ctx, w, key)
		if err == nil && rows > 0 {
			logDecision(w, campaign.Removed, key, f, before, "")
		}
		return err
	})
	if errors.Is(err, errGone) {
		return nil
	}
	return err
}

// errGone says that the check does not say this any more.
var errGone = fault.New(fault.Conflict, "check.wrong.gone")

// decide runs f in a work on a campaign with the finding of that key and the
// reason for which it is set aside by now.
func (s *Service) decide(ctx context.Context, who account.Actor, campaignID, key string, f func(w *campaign.Work, f check.Finding, before string) error) error {
	return s.campaigns.Work(ctx, who, campaignID, account.Edit, func(w *campaign.Work) error {
		materials, err := read(ctx, w, []campaign.Campaign{w.Campaign})
		if err != nil {
			return err
		}
		aside, err := listAside(ctx, w, []string{w.Campaign.ID})
		if err != nil {
			return err
		}
		for _, found := range Of(materials[w.Campaign.ID], civil.DateOf(w.Now().In(w.Campaign.Location()))) {
			if found.Key() == key {
				return f(w, found, aside[w.Campaign.ID][key].Reason)
			}
		}
		return errGone
	})
}

// logDecision tells the history in the campaign's language.
func logDecision(w *campaign.Work, kind campaign.ChangeKind, key string, f check.Finding, before, reason string) {
	var d campaign.Diff
	d.Text("reason", before, reason)
	w.Log(campaign.Change{Kind: kind, Record: record, RecordID: key, Label: f.Sentence(locale.For(locale.Language(w.Campaign.Language))), Fields: d})
}
