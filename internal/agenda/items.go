package agenda

import (
	"context"
	"fmt"
	"slices"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// AddItem adds an item to a session, before the item with the id before, or at
// the end where that is empty or no longer there, and returns its id. Faults:
// Invalid, Conflict where there are too many.
func (s *Service) AddItem(ctx context.Context, who account.Actor, campaignID, sessionID, before string, item NewItem) (id string, err error) {
	err = s.edit(ctx, who, campaignID, func(w *campaign.Work) error {
		id, err = InsertItem(ctx, w, sessionID, before, item)
		return err
	})
	return id, err
}

func insertOne(ctx context.Context, w *campaign.Work, session Session, place int, item NewItem) (string, error) {
	ids, err := insertNew(ctx, w, session, place, []NewItem{item})
	if err != nil {
		return "", err
	}
	return ids[0], nil
}

// insertNew checks new items, makes room for them from place on, and adds and
// logs them. It returns their ids.
func insertNew(ctx context.Context, w *campaign.Work, session Session, place int, items []NewItem) ([]string, error) {
	if len(items) == 0 {
		return nil, nil
	}
	have, err := countItems(ctx, w, session.ID)
	if err != nil {
		return nil, err
	}
	if have+len(items) > maxItems {
		return nil, fault.New(fault.Conflict, "agenda.wrong.too_many_items", "Most", maxItems)
	}
	known, err := peopleNames(ctx, w, w.Campaign.ID)
	if err != nil {
		return nil, err
	}
	var rows []Item
	var cues []Cue
	var ids []string
	for i, item := range items {
		if err := checkItem(&item, session, known, Item{}); err != nil {
			return nil, err
		}
		row := Item{Row: campaign.Row{ID: database.NewID(), CampaignID: w.Campaign.ID, Position: place + i, Version: 1}, SessionID: session.ID, ItemFields: item.ItemFields}
		rows, cues, ids = append(rows, row), append(cues, cuesOf(row, item.Cues)...), append(ids, row.ID)
		logItem(w, campaign.Added, row, itemDiff(Item{}, item, known), campaign.Itself)
	}
	if place < have {
		if err := shiftItems(ctx, w, session.ID, place, len(items)); err != nil {
			return nil, err
		}
	}
	if err := insertItems(ctx, w, rows); err != nil {
		return nil, err
	}
	return ids, insertCues(ctx, w, cues)
}

// UpdateItem saves an item's fields and replaces its cues, unless somebody
// else saved since version. Faults: Invalid, Stale.
func (s *Service) UpdateItem(ctx context.Context, who account.Actor, campaignID, id string, version int, item NewItem) error {
	return s.edit(ctx, who, campaignID, func(w *campaign.Work) error { return SaveItem(ctx, w, id, version, item) })
}

func saveItem(ctx context.Context, w *campaign.Work, session Session, before Item, version int, item NewItem) error {
	known, err := peopleNames(ctx, w, w.Campaign.ID)
	if err != nil {
		return err
	}
	if err := checkItem(&item, session, known, before); err != nil {
		return err
	}
	changes := itemDiff(before, item, known)
	if len(changes) == 0 {
		// Saved as it stands: nobody's edit becomes stale by that.
		return nil
	}
	if err := updateItem(ctx, w, before.ID, version, item.ItemFields); err != nil {
		return err
	}
	after := before
	after.ItemFields = item.ItemFields
	logItem(w, campaign.Changed, after, changes, campaign.FormerOf(before.entered(), item))
	if err := deleteCues(ctx, w, before.ID); err != nil {
		return err
	}
	return insertCues(ctx, w, cuesOf(before, item.Cues))
}

// entered returns an item as people enter it.
func (i Item) entered() NewItem { return NewItem{ItemFields: i.ItemFields, Cues: fieldsOf(i.Cues)} }

// itemDiff returns in what an item's fields and cues differ.
func itemDiff(from Item, to NewItem, known names) campaign.Diff {
	d := from.diff(to.ItemFields, known)
	if before := fieldsOf(from.Cues); !slices.EqualFunc(before, to.Cues, sameCue) {
		d = append(d, campaign.FieldChange{Name: "cues", From: cueText(before, known), To: cueText(to.Cues, known)})
	}
	return d
}

// checkItem tidies and checks an item with its cues, all faults at once; before
// is the item as it stood, empty for a new one.
func checkItem(item *NewItem, session Session, known names, before Item) error {
	var errs fault.Collector
	if err := errs.Absorb(item.Check()); err != nil {
		return err
	}
	// Whether the item lies before the session is not known yet; where the
	// clocks skip a time on either day, the person may state the day.
	day := session.fixedDay(item.ItemFields, item.Backstage)
	errs.Check(!skipped(day, item.FixedAt, session.Location()), "fixed_at", "agenda.wrong.no_such_time", "Time", item.FixedAt.String(), "Zone", session.Zone)
	checkKnown(&errs, known, "speaker_id", item.SpeakerID, before.SpeakerID)
	checkKnown(&errs, known, "owner_id", item.OwnerID, before.OwnerID)
	checkKnown(&errs, known, "interpreter_id", item.InterpreterID, before.InterpreterID)
	stood := names{}
	for _, cue := range before.Cues {
		stood[deref(cue.OwnerID)] = ""
	}
	for i, cue := range item.Cues {
		if _, ok := stood[deref(cue.OwnerID)]; !ok {
			checkKnown(&errs, known, fmt.Sprintf("cue_owner_id_%d", i), cue.OwnerID, nil)
		}
	}
	cues, err := CheckCues(item.Cues)
	if err := errs.Absorb(err); err != nil {
		return err
	}
	item.Cues = cues
	return errs.Err()
}

// cuesOf makes an item's rows of cues.
func cuesOf(item Item, fields []CueFields) []Cue {
	cues := make([]Cue, len(fields))
	for i, f := range fields {
		cues[i] = Cue{ID: database.NewID(), CampaignID: item.CampaignID, ItemID: item.ID, Position: i, CueFields: f}
	}
	return cues
}

// DuplicateItem adds a copy of an item behind it and returns its id. What
// belongs to the one occasion stays behind: its fixed start, the speech, and
// the consent for the child on stage. Faults: Conflict where there are too many.
func (s *Service) DuplicateItem(ctx context.Context, who account.Actor, campaignID, id string) (copied string, err error) {
	err = s.edit(ctx, who, campaignID, func(w *campaign.Work) error {
		item, session, err := findWithin(ctx, w, campaignID, id)
		if err != nil {
			return err
		}
		twin := item.entered()
		twin.FixedOn, twin.FixedAt = civil.Date{}, civil.TimeOfDay{}
		twin.SpeechText, twin.SpeechReceivedOn, twin.ChildConsent = "", civil.Date{}, NotAsked
		copied, err = insertOne(ctx, w, session, item.Position+1, twin)
		return err
	})
	return copied, err
}

// SplitItem gives an item the length first, and what is left of its length to
// a new one behind it with that title, of which it returns the id. The new item
// has the same kind and people; words and cues stay with the first. Faults:
// Invalid, Stale.
func (s *Service) SplitItem(ctx context.Context, who account.Actor, campaignID, id string, version int, first Length, title string) (rest string, err error) {
	err = s.edit(ctx, who, campaignID, func(w *campaign.Work) error {
		item, session, err := findWithin(ctx, w, campaignID, id)
		if err != nil {
			return err
		}
		if !first.Known() || first.Seconds() <= 0 || item.Seconds.Known() && first.Seconds() >= item.Seconds.Seconds() {
			return fault.At("seconds", "agenda.wrong.split")
		}
		before := item.ItemFields
		behind := ItemFields{Kind: item.Kind, Title: title, SpeakerID: item.SpeakerID, Speaker: item.Speaker, OwnerID: item.OwnerID, Owner: item.Owner,
			Backstage: item.Backstage, Interpreted: item.Interpreted, InterpreterID: item.InterpreterID, Interpreter: item.Interpreter,
			InterpreterPlace: item.InterpreterPlace, Captioned: item.Captioned}
		if item.Seconds.Known() {
			behind.Seconds = LengthOf(item.Seconds.Seconds() - first.Seconds())
		}
		if rest := item.LeadSeconds.Seconds() - first.Seconds(); rest > 0 {
			behind.LeadSeconds = LengthOf(rest)
		}
		// Bounds for the whole say nothing about its parts.
		item.Seconds, item.IdealSeconds, item.LeastSeconds = first, Length{}, Length{}
		if err := updateItem(ctx, w, id, version, item.ItemFields); err != nil {
			return err
		}
		logItem(w, campaign.Changed, item, before.diff(item.ItemFields, nil), campaign.FormerOf(before, item.ItemFields))
		rest, err = insertOne(ctx, w, session, item.Position+1, NewItem{ItemFields: behind})
		return err
	})
	return rest, err
}

// RemoveItem puts an item into the trash.
func (s *Service) RemoveItem(ctx context.Context, who account.Actor, campaignID, id string) error {
	return s.edit(ctx, who, campaignID, func(w *campaign.Work) error { return removeItem(ctx, w, id) })
}

func removeItem(ctx context.Context, w *campaign.Work, id string) error {
	item, err := findItem(ctx, w, w.Campaign.ID, id)
	if err != nil {
		return err
	}
	logItem(w, campaign.Removed, item, nil, campaign.Itself)
	if err := setPlace(ctx, w, id, item.SessionID, item.Position, w.Now()); err != nil {
		return err
	}
	return shiftItems(ctx, w, item.SessionID, item.Position+1, -1)
}

// RestoreItem takes an item out of the trash, to its former place. Faults:
// Conflict while its session is in the trash, or where there are too many.
func (s *Service) RestoreItem(ctx context.Context, who account.Actor, campaignID, id string) error {
	return s.edit(ctx, who, campaignID, func(w *campaign.Work) error { return restoreItem(ctx, w, id) })
}

func restoreItem(ctx context.Context, w *campaign.Work, id string) error {
	item, err := findRemovedItem(ctx, w, w.Campaign.ID, id)
	if err != nil {
		return err
	}
	if _, err := findSession(ctx, w, w.Campaign.ID, item.SessionID); err != nil {
		return sessionGone(err)
	}
	have, err := countItems(ctx, w, item.SessionID)
	if err != nil {
		return err
	}
	if have >= maxItems {
		return fault.New(fault.Conflict, "agenda.wrong.too_many_items", "Most", maxItems)
	}
	logItem(w, campaign.Restored, item, nil, campaign.Itself)
	place := min(item.Position, have)
	if err := shiftItems(ctx, w, item.SessionID, place, 1); err != nil {
		return err
	}
	return setPlace(ctx, w, id, item.SessionID, place, civil.Instant{})
}

func sessionGone(err error) error {
	if fault.KindOf(err) == fault.NotFound {
		return fault.New(fault.Conflict, "agenda.wrong.session_removed")
	}
	return err
}

// findWithin returns an item with its cues, and its session.
func findWithin(ctx context.Context, q database.Querier, campaignID, id string) (Item, Session, error) {
	item, err := FindItem(ctx, q, campaignID, id)
	if err != nil {
		return item, Session{}, err
	}
	session, err := findSession(ctx, q, campaignID, item.SessionID)
	return item, session, err
}
