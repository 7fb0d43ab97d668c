package agenda

import (
	"context"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/database"
	"tongxing/internal/fault"
	"tongxing/internal/venue"
)

// Service is what people do with an agenda. It is safe for concurrent use. A
// method's faults include NotFound and Forbidden, as campaign.Service.Work
// gives them.
type Service struct{ campaigns *campaign.Service }

// NewService returns a service whose changes are works of campaigns.
func NewService(campaigns *campaign.Service) *Service {
	campaigns.UndoWith(sessionRecord, undoSession)
	campaigns.UndoWith(itemRecord, undoItem)
	return &Service{campaigns: campaigns}
}

// The records in the change log.
const (
	sessionRecord = "session"
	itemRecord    = "item"
)

// edit runs f as a work of somebody who may edit the campaign.
func (s *Service) edit(ctx context.Context, who account.Actor, campaignID string, f func(w *campaign.Work) error) error {
	return s.campaigns.Work(ctx, who, campaignID, account.Edit, f)
}

func logSession(w *campaign.Work, kind campaign.ChangeKind, s Session, fields campaign.Diff, former campaign.Former) {
	w.Log(campaign.Change{Kind: kind, Record: sessionRecord, RecordID: s.ID, Label: s.Title, Fields: fields, Former: former})
}

func logItem(w *campaign.Work, kind campaign.ChangeKind, i Item, fields campaign.Diff, former campaign.Former) {
	w.Log(campaign.Change{Kind: kind, Record: itemRecord, RecordID: i.ID, Label: i.Title, Fields: fields, Former: former})
}

// names are what ids of people or venues are called, for the change log.
type names map[string]string

func (n names) of(id *string) string {
	if id == nil {
		return ""
	}
	if name, known := n[*id]; known {
		return name
	}
	return *id
}

// note notes a choice if it changed, by name; two of the same name are two.
func (n names) note(d *campaign.Diff, field string, from, to *string) {
	if deref(from) != deref(to) {
		*d = append(*d, campaign.FieldChange{Name: field, From: n.of(from), To: n.of(to)})
	}
}

// peopleNames returns the campaign's people by id, removed ones left out.
func peopleNames(ctx context.Context, q database.Querier, campaignID string) (names, error) {
	people, err := campaign.ListPeople(ctx, q, campaignID)
	known := make(names, len(people))
	for _, p := range people {
		known[p.ID] = p.Label()
	}
	return known, err
}

func venueNames(ctx context.Context, q database.Querier, campaignID string) (names, error) {
	venues, err := venue.List(ctx, q, campaignID)
	known := make(names, len(venues))
	for _, v := range venues {
		known[v.ID] = v.Name
	}
	return known, err
}

// checkKnown notes at field an id that the campaign does not have. One that
// stood there before may stay: its person or venue was removed since.
func checkKnown(errs *fault.Collector, known names, field string, id, before *string) {
	if id == nil || before != nil && *before == *id {
		return
	}
	_, ok := known[*id]
	errs.Check(ok, field, "agenda.wrong.unknown_choice")
}
