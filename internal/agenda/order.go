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
		logMove(w, item, place)
		return moveItem(ctx, w, item, place)
	})
}

// PlaceItem puts an item into a session of the campaign, its own or another,
// before the item with the id before, or at the end where that is empty.
// Faults: Conflict where that item has left the session meanwhile, or where the
// session is full.
func (s *Service) PlaceItem(ctx context.Context, who account.Actor, campaignID, id, sessionID, before string) error {
	return s.edit(ctx, who, campaignID, func(w *campaign.Work) error {
		item, err := findItem(ctx, w, campaignID, id)
		if err != nil {
			return err
		}
		session, err := findSession(ctx, w, campaignID, sessionID)
		if err != nil {
			return sessionGone(err)
		}
		place, there, err := placeBefore(ctx, w, sessionID, before)
		switch {
		case err != nil:
			return err
		case !there:
			return fault.New(fault.Conflict, "agenda.wrong.neighbour_gone")
		case sessionID == item.SessionID:
			return placeWithin(ctx, w, item, place)
		}
		return placeElsewhere(ctx, w, item, session, place)
	})
}

// placeWithin moves an item in its session before the one that is at place.
func placeWithin(ctx context.Context, w *campaign.Work, item Item, place int) error {
	if place > item.Position {
		place-- // the item itself leaves its place
	}
	if place == item.Position {
		return nil
	}
	logMove(w, item, place)
	return moveItem(ctx, w, item, place)
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
	logItem(w, campaign.Moved, item, d)
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

func logMove(w *campaign.Work, item Item, place int) {
	var d campaign.Diff
	d.Number("place", int64(item.Position)+1, int64(place)+1)
	logItem(w, campaign.Moved, item, d)
}
