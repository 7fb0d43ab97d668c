package report

import (
	"context"

	"tongxing/internal/campaign"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// row is a report as it is kept.
type row struct {
	CampaignID string `db:"campaign_id"`
	Version    int    `db:"version"`
	Fields
}

// find returns a campaign's report, of version 0 where there is none.
func find(ctx context.Context, q database.Querier, campaignID string) (r row, err error) {
	err = q.Get(ctx, &r, `SELECT campaign_id, people, children, families, volunteers, volunteer_half_hours, received_cents,
		goods, went, learnt, thanks, photographs, version FROM reports WHERE campaign_id = ?`, campaignID)
	if fault.KindOf(err) == fault.NotFound {
		return row{CampaignID: campaignID}, nil
	}
	return r, err
}

// listHeld returns how items were held, by the item's id.
func listHeld(ctx context.Context, q database.Querier, campaignID string) (map[string]Held, error) {
	var all []Held
	err := q.Select(ctx, &all, `SELECT item_id, left_out, started_at, seconds FROM report_items WHERE campaign_id = ? ORDER BY item_id`, campaignID)
	byItem := make(map[string]Held, len(all))
	for _, h := range all {
		byItem[h.ItemID] = h
	}
	return byItem, err
}

// save keeps checked fields unless somebody else saved since version.
func save(ctx context.Context, w *campaign.Work, version int, f Fields) error {
	if version == 0 {
		err := w.Insert(ctx, `INSERT INTO reports (campaign_id, people, children, families, volunteers, volunteer_half_hours, received_cents,
				goods, went, learnt, thanks, photographs, version)
			VALUES (:campaign_id, :people, :children, :families, :volunteers, :volunteer_half_hours, :received_cents,
				:goods, :went, :learnt, :thanks, :photographs, :version)`, row{w.Campaign.ID, 1, f})
		return err
	}
	_, err := w.Exec(ctx, `UPDATE reports SET people = ?, children = ?, families = ?, volunteers = ?, volunteer_half_hours = ?, received_cents = ?,
			goods = ?, went = ?, learnt = ?, thanks = ?, photographs = ?, version = version + 1 WHERE campaign_id = ? AND version = ?`,
		f.People, f.Children, f.Families, f.Volunteers, f.VolunteerHours, f.ReceivedCents, f.Goods, f.Went, f.Learnt, f.Thanks, f.Photographs,
		w.Campaign.ID, version)
	return err
}

// heldRow is a Held as it is kept.
type heldRow struct {
	CampaignID string `db:"campaign_id"`
	Held
}

// saveHeld keeps how an item was held; nothing where it was as planned.
func saveHeld(ctx context.Context, w *campaign.Work, h Held) error {
	if _, err := w.Exec(ctx, `DELETE FROM report_items WHERE campaign_id = ? AND item_id = ?`, w.Campaign.ID, h.ItemID); err != nil {
		return err
	}
	if h == (Held{ItemID: h.ItemID}) {
		return nil
	}
	return w.Insert(ctx, `INSERT INTO report_items (item_id, campaign_id, left_out, started_at, seconds)
		VALUES (:item_id, :campaign_id, :left_out, :started_at, :seconds)`, heldRow{w.Campaign.ID, h})
}
