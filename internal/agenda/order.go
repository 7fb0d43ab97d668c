package agenda

import (
	"context"
	"slices"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// MoveItem lets an item change places with its neighbour; at the end of the
// session it stays.
//
// Places are named by a neighbour, never counted, so that a move means the same
// whatever others moved in between: it needs no version and is never stale.
func (s *Service) MoveItem(ctx context.Context, who account.Actor, campaignID, id string, to campaign.Direction) error {
	return s.edit(ctx, who, campaignID, func(w *campaign.Work) error {
		item, err := findItem(ctx, w, campaignID, id)
		if err != nil {
			return err
		}
		have, err := countItems(ctx, w, item.SessionID)
		if err != nil {
			return err
		}
		place := item.Position + int(to)
		if place < 0 || place >= have {
			return nil
		}
		return moveTo(ctx, w, item, place)
	})
}

// PlaceItem puts an item into a session of the campaign, its own or another,
// before the item with the id before, or at the end where that is empty.
// Faults: Conflict where that item has left the session meanwhile, or where the
// session is full.
func (s *Service) PlaceItem(ctx context.Context, who account.Actor, campaignID, id, sessionID, before string) error {
	return s.edit(ctx, who, campaignID, func(w *campaign.Work) error { return placeItem(ctx, w, id, itemPlace{sessionID, before}) })
}

// itemPlace is where an item stands, named by what stands behind it.
type itemPlace struct {
	Session string
	Before  string // id of the item behind; empty: the end
}

func placeItem(ctx context.Context, w *campaign.Work, id string, to itemPlace) error {
	item, err := findItem(ctx, w, w.Campaign.ID, id)
	if err != nil {
		return err
	}
	session, err := findSession(ctx, w, w.Campaign.ID, to.Session)
	if err != nil {
		return sessionGone(err)
	}
	place, there, err := placeBefore(ctx, w, to.Session, to.Before)
	switch {
	case err != nil:
		return err
	case !there:
		return fault.New(fault.Conflict, "agenda.wrong.neighbour_gone")
	case to.Session == item.SessionID:
		return placeWithin(ctx, w, item, place)
	}
	return placeElsewhere(ctx, w, item, session, place)
}

// placeWithin moves an item in its session before the one that is at place.
func placeWithin(ctx context.Context, w *campaign.Work, item Item, place int) error {
	if place > item.Position {
		place-- // the item itself leaves its place
	}
	if place == item.Position {
		return nil
	}
	return moveTo(ctx, w, item, place)
}

func placeElsewhere(ctx context.Context, w *campaign.Work, item Item, session Session, place int) error {
	have, err := countItems(ctx, w, session.ID)
	if err != nil {
		return err
	}
	if have >= maxItems {
		return fault.New(fault.Conflict, "agenda.wrong.too_many_items", "Most", maxItems)
	}
	from, err := findSession(ctx, w, item.CampaignID, item.SessionID)
	if err != nil {
		return err
	}
	var d campaign.Diff
	d.Text("session", from.Title, session.Title)
	former, err := placeOf(ctx, w, item)
	if err != nil {
		return err
	}
	logItem(w, campaign.Moved, item, d, former)
	if err := shiftItems(ctx, w, session.ID, place, 1); err != nil {
		return err
	}
	if err := setPlace(ctx, w, item.ID, session.ID, place, item.TrashedAt); err != nil {
		return err
	}
	return shiftItems(ctx, w, item.SessionID, item.Position+1, -1)
}

// placeBefore returns the place of an item in a session, counted from 0, or the
// place behind the last where before is empty; and whether the item is there.
func placeBefore(ctx context.Context, q database.Querier, sessionID, before string) (place int, there bool, err error) {
	order, err := orderOf(ctx, q, sessionID)
	if err != nil {
		return 0, false, err
	}
	if place = slices.Index(order, before); place >= 0 {
		return place, true, nil
	}
	return len(order), before == "", nil
}

// moveTo takes an item to another place of its session, and logs it.
func moveTo(ctx context.Context, w *campaign.Work, item Item, place int) error {
	former, err := placeOf(ctx, w, item)
	if err != nil {
		return err
	}
	var d campaign.Diff
	d.Number("place", int64(item.Position)+1, int64(place)+1)
	logItem(w, campaign.Moved, item, d, former)
	return moveItem(ctx, w, item, place)
}

// placeOf returns where an item stands, as what takes a move back.
func placeOf(ctx context.Context, q database.Querier, item Item) (campaign.Former, error) {
	order, err := orderOf(ctx, q, item.SessionID)
	if err != nil {
		return nil, err
	}
	place := itemPlace{Session: item.SessionID}
	if behind := slices.Index(order, item.ID) + 1; behind < len(order) {
		place.Before = order[behind]
	}
	return campaign.Kept(place), nil
}
