package venue

import (
	"context"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

const selectVenue = `SELECT id, campaign_id, name, address, directions, latitude_e6, longitude_e6, capacity, outdoors,
	access, access_note, position, trashed_at, version FROM venues`

// List returns a campaign's venues in their order, without those in the trash.
func List(ctx context.Context, q database.Querier, campaignID string) (venues []Venue, err error) {
	err = q.Select(ctx, &venues, selectVenue+` WHERE campaign_id = ? AND trashed_at IS NULL ORDER BY position, id`, campaignID)
	return venues, err
}

// Lists returns the List of each of several campaigns by campaign id, in one
// query.
func Lists(ctx context.Context, q database.Querier, campaignIDs []string) (map[string][]Venue, error) {
	if len(campaignIDs) == 0 {
		return nil, nil
	}
	var all []Venue
	err := q.Select(ctx, &all, selectVenue+` WHERE campaign_id IN (?) AND trashed_at IS NULL ORDER BY position, id`, campaignIDs)
	lists := make(map[string][]Venue, len(campaignIDs))
	for _, v := range all {
		lists[v.CampaignID] = append(lists[v.CampaignID], v)
	}
	return lists, err
}

// Removed returns a campaign's venues in the trash, the last removed first.
func Removed(ctx context.Context, q database.Querier, campaignID string) (venues []Venue, err error) {
	err = q.Select(ctx, &venues, selectVenue+` WHERE campaign_id = ? AND trashed_at IS NOT NULL ORDER BY trashed_at DESC, id`, campaignID)
	return venues, err
}

// Names returns what the places of several campaigns are called, by the id of
// the place, without what is in the trash.
func Names(ctx context.Context, q database.Querier, campaignIDs []string) (map[string]string, error) {
	if len(campaignIDs) == 0 {
		return nil, nil
	}
	var named []struct {
		ID   string `db:"id"`
		Name string `db:"name"`
	}
	err := q.Select(ctx, &named, `SELECT id, name FROM venues WHERE campaign_id IN (?) AND trashed_at IS NULL ORDER BY id`, campaignIDs)
	names := make(map[string]string, len(named))
	for _, v := range named {
		names[v.ID] = v.Name
	}
	return names, err
}

// Find returns a venue of a campaign. Faults: NotFound, also for one in the
// trash.
func Find(ctx context.Context, q database.Querier, campaignID, id string) (v Venue, err error) {
	err = q.Get(ctx, &v, selectVenue+` WHERE campaign_id = ? AND id = ? AND trashed_at IS NULL`, campaignID, id)
	return v, err
}

func findRemoved(ctx context.Context, q database.Querier, campaignID, id string) (v Venue, err error) {
	err = q.Get(ctx, &v, selectVenue+` WHERE campaign_id = ? AND id = ? AND trashed_at IS NOT NULL`, campaignID, id)
	return v, err
}

// insert puts checked fields at the end of the campaign's venues.
func insert(ctx context.Context, w *campaign.Work, f Fields) (id string, err error) {
	var have struct {
		Rows int `db:"live"`
		Last int `db:"last"`
	}
	err = w.Get(ctx, &have, `SELECT COUNT(*) FILTER (WHERE trashed_at IS NULL) AS live, COALESCE(MAX(position), 0) AS last
		FROM venues WHERE campaign_id = ?`, w.Campaign.ID)
	if err != nil {
		return "", err
	}
	if have.Rows >= maxVenues {
		return "", fault.New(fault.Conflict, "venue.wrong.too_many", "Most", maxVenues)
	}
	v := Venue{Row: campaign.Row{ID: database.NewID(), CampaignID: w.Campaign.ID, Position: have.Last + 1, Version: 1}, Fields: f}
	return v.ID, w.Insert(ctx, `INSERT INTO venues (id, campaign_id, name, address, directions, latitude_e6, longitude_e6, capacity,
			outdoors, access, access_note, position, version)
		VALUES (:id, :campaign_id, :name, :address, :directions, :latitude_e6, :longitude_e6, :capacity,
			:outdoors, :access, :access_note, :position, :version)`, v)
}

// update saves the fields unless the version has passed.
func update(ctx context.Context, w *campaign.Work, id string, version int, f Fields) error {
	changed, err := w.Exec(ctx, `UPDATE venues SET name = ?, address = ?, directions = ?, latitude_e6 = ?, longitude_e6 = ?,
			capacity = ?, outdoors = ?, access = ?, access_note = ?, version = version + 1
		WHERE campaign_id = ? AND id = ? AND version = ? AND trashed_at IS NULL`,
		f.Name, f.Address, f.Directions, f.LatitudeE6, f.LongitudeE6, f.Capacity, f.Outdoors, f.Access, f.AccessNote,
		w.Campaign.ID, id, version)
	if err == nil && changed == 0 {
		return fault.New(fault.Stale, "fault.stale")
	}
	return err
}

func setTrashed(ctx context.Context, w *campaign.Work, id string, at civil.Instant) error {
	_, err := w.Exec(ctx, `UPDATE venues SET trashed_at = ?, version = version + 1 WHERE campaign_id = ? AND id = ?`, at, w.Campaign.ID, id)
	return err
}

func setPosition(ctx context.Context, w *campaign.Work, id string, position int) error {
	_, err := w.Exec(ctx, `UPDATE venues SET position = ? WHERE campaign_id = ? AND id = ?`, position, w.Campaign.ID, id)
	return err
}
