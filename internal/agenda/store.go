package agenda

import (
	"context"
	"strings"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

const (
	selectSession = `SELECT id, campaign_id, venue_id, title, starts_on, starts_at, ends_on, ends_at, zone, audience, audience_count,
		age_group, access, cancelled_at, cancel_reason, position, trashed_at, version FROM agenda_sessions`
	selectItem = `SELECT id, campaign_id, session_id, kind, title, numbered, seconds, ideal_seconds, least_seconds, may_drop,
		fixed_on, fixed_at, lead_seconds, speaker_id, speaker, owner_id, owner, host_words, speech_text, speech_received_on, note, backstage,
		interpreted, interpreter_id, interpreter, interpreter_place, captioned, child_on_stage, child_consent, needs_ramp,
		position, trashed_at, version FROM agenda_items`
	selectCue = `SELECT id, campaign_id, item_id, channel, offset_seconds, text, owner_id, owner, access_code, position FROM agenda_cues`
)

// Day returns a campaign's sessions in order with their items and cues, in
// three queries, without what is in the trash. Cancelled sessions are there.
func Day(ctx context.Context, q database.Querier, campaignID string) ([]Session, error) {
	days, err := Days(ctx, q, []string{campaignID})
	return days[campaignID], err
}

// Days returns the Day of each of several campaigns by campaign id, in three
// queries, however many they are.
func Days(ctx context.Context, q database.Querier, campaignIDs []string) (map[string][]Session, error) {
	if len(campaignIDs) == 0 {
		return nil, nil
	}
	var sessions []Session
	if err := q.Select(ctx, &sessions, selectSession+` WHERE campaign_id IN (?) AND trashed_at IS NULL ORDER BY position, id`, campaignIDs); err != nil {
		return nil, err
	}
	var items []Item
	if err := q.Select(ctx, &items, selectItem+` WHERE campaign_id IN (?) AND trashed_at IS NULL ORDER BY position, id`, campaignIDs); err != nil {
		return nil, err
	}
	var cues []Cue
	if err := q.Select(ctx, &cues, selectCue+` WHERE campaign_id IN (?) ORDER BY position, id`, campaignIDs); err != nil {
		return nil, err
	}
	giveItems(sessions, giveCues(items, cues))
	days := make(map[string][]Session, len(campaignIDs))
	for _, s := range sessions {
		days[s.CampaignID] = append(days[s.CampaignID], s)
	}
	return days, nil
}

// FindSession returns a session with its items and cues. Faults: NotFound,
// also for one in the trash.
func FindSession(ctx context.Context, q database.Querier, campaignID, id string) (Session, error) {
	s, err := findSession(ctx, q, campaignID, id)
	if err != nil {
		return s, err
	}
	items, err := listItems(ctx, q, id)
	if err != nil {
		return s, err
	}
	var cues []Cue
	err = q.Select(ctx, &cues, selectCue+` WHERE item_id IN (SELECT id FROM agenda_items WHERE session_id = ?) ORDER BY position, id`, id)
	s.Items = giveCues(items, cues)
	return s, err
}

// FindItem returns an item with its cues. Faults: NotFound, also for one in
// the trash.
func FindItem(ctx context.Context, q database.Querier, campaignID, id string) (Item, error) {
	item, err := findItem(ctx, q, campaignID, id)
	if err != nil {
		return item, err
	}
	err = q.Select(ctx, &item.Cues, selectCue+` WHERE item_id = ? ORDER BY position, id`, id)
	return item, err
}

// Removed returns what is in the trash of a campaign's agenda, the last
// removed first: sessions, and items whose session is not itself removed.
func Removed(ctx context.Context, q database.Querier, campaignID string) (sessions []Session, items []Item, err error) {
	err = q.Select(ctx, &sessions, selectSession+` WHERE campaign_id = ? AND trashed_at IS NOT NULL ORDER BY trashed_at DESC, id`, campaignID)
	if err != nil {
		return nil, nil, err
	}
	err = q.Select(ctx, &items, selectItem+` WHERE campaign_id = ? AND trashed_at IS NOT NULL
		AND session_id IN (SELECT id FROM agenda_sessions WHERE trashed_at IS NULL) ORDER BY trashed_at DESC, id`, campaignID)
	return sessions, items, err
}

func giveCues(items []Item, cues []Cue) []Item {
	at := make(map[string]int, len(items))
	for i, item := range items {
		at[item.ID] = i
	}
	for _, cue := range cues {
		if i, ok := at[cue.ItemID]; ok {
			items[i].Cues = append(items[i].Cues, cue)
		}
	}
	return items
}

func giveItems(sessions []Session, items []Item) {
	at := make(map[string]int, len(sessions))
	for i, s := range sessions {
		at[s.ID] = i
	}
	for _, item := range items {
		if i, ok := at[item.SessionID]; ok {
			sessions[i].Items = append(sessions[i].Items, item)
		}
	}
}

func findSession(ctx context.Context, q database.Querier, campaignID, id string) (s Session, err error) {
	err = q.Get(ctx, &s, selectSession+` WHERE campaign_id = ? AND id = ? AND trashed_at IS NULL`, campaignID, id)
	return s, err
}

func findItem(ctx context.Context, q database.Querier, campaignID, id string) (i Item, err error) {
	err = q.Get(ctx, &i, selectItem+` WHERE campaign_id = ? AND id = ? AND trashed_at IS NULL
		AND session_id IN (SELECT id FROM agenda_sessions WHERE trashed_at IS NULL)`, campaignID, id)
	return i, err
}

func findRemovedSession(ctx context.Context, q database.Querier, campaignID, id string) (s Session, err error) {
	err = q.Get(ctx, &s, selectSession+` WHERE campaign_id = ? AND id = ? AND trashed_at IS NOT NULL`, campaignID, id)
	return s, err
}

func findRemovedItem(ctx context.Context, q database.Querier, campaignID, id string) (i Item, err error) {
	err = q.Get(ctx, &i, selectItem+` WHERE campaign_id = ? AND id = ? AND trashed_at IS NOT NULL`, campaignID, id)
	return i, err
}

func listItems(ctx context.Context, q database.Querier, sessionID string) (items []Item, err error) {
	err = q.Select(ctx, &items, selectItem+` WHERE session_id = ? AND trashed_at IS NULL ORDER BY position, id`, sessionID)
	return items, err
}

// orderOf returns the ids of a session's items in order.
func orderOf(ctx context.Context, q database.Querier, sessionID string) (ids []string, err error) {
	err = q.Select(ctx, &ids, `SELECT id FROM agenda_items WHERE session_id = ? AND trashed_at IS NULL ORDER BY position, id`, sessionID)
	return ids, err
}

func countSessions(ctx context.Context, q database.Querier, campaignID string) (n int, err error) {
	err = q.Get(ctx, &n, `SELECT COUNT(*) FROM agenda_sessions WHERE campaign_id = ? AND trashed_at IS NULL`, campaignID)
	return n, err
}

func countItems(ctx context.Context, q database.Querier, sessionID string) (n int, err error) {
	err = q.Get(ctx, &n, `SELECT COUNT(*) FROM agenda_items WHERE session_id = ? AND trashed_at IS NULL`, sessionID)
	return n, err
}

func insertSession(ctx context.Context, w *campaign.Work, s Session) error {
	return w.Insert(ctx, `INSERT INTO agenda_sessions (id, campaign_id, venue_id, title, starts_on, starts_at, ends_on, ends_at, zone,
			audience, audience_count, age_group, access, cancelled_at, cancel_reason, position, version)
		VALUES (:id, :campaign_id, :venue_id, :title, :starts_on, :starts_at, :ends_on, :ends_at, :zone,
			:audience, :audience_count, :age_group, :access, :cancelled_at, :cancel_reason, :position, :version)`, s)
}

// updateSession saves the fields unless the version has passed.
func updateSession(ctx context.Context, w *campaign.Work, id string, version int, f SessionFields) error {
	changed, err := w.Exec(ctx, `UPDATE agenda_sessions SET venue_id = ?, title = ?, starts_on = ?, starts_at = ?, ends_on = ?, ends_at = ?,
			zone = ?, audience = ?, audience_count = ?, age_group = ?, access = ?, version = version + 1
		WHERE campaign_id = ? AND id = ? AND version = ? AND trashed_at IS NULL`,
		f.VenueID, f.Title, f.StartsOn, f.StartsAt, f.EndsOn, f.EndsAt, f.Zone, f.Audience, f.AudienceCount, f.AgeGroup, f.Access,
		w.Campaign.ID, id, version)
	return stale(changed, err)
}

func updateCancelled(ctx context.Context, w *campaign.Work, id string, at civil.Instant, reason string) error {
	_, err := w.Exec(ctx, `UPDATE agenda_sessions SET cancelled_at = ?, cancel_reason = ?, version = version + 1
		WHERE campaign_id = ? AND id = ?`, at, reason, w.Campaign.ID, id)
	return err
}

// insertItems adds items of one session, at most a few hundred a statement.
func insertItems(ctx context.Context, w *campaign.Work, items []Item) error {
	const most = 500
	for len(items) > 0 {
		some := items[:min(most, len(items))]
		items = items[len(some):]
		err := w.Insert(ctx, `INSERT INTO agenda_items (id, campaign_id, session_id, kind, title, numbered, seconds, ideal_seconds,
				least_seconds, may_drop, fixed_on, fixed_at, lead_seconds, speaker_id, speaker, owner_id, owner, host_words, speech_text,
				speech_received_on, note, backstage, interpreted, interpreter_id, interpreter, interpreter_place, captioned,
				child_on_stage, child_consent, needs_ramp, position, version)
			VALUES (:id, :campaign_id, :session_id, :kind, :title, :numbered, :seconds, :ideal_seconds,
				:least_seconds, :may_drop, :fixed_on, :fixed_at, :lead_seconds, :speaker_id, :speaker, :owner_id, :owner, :host_words, :speech_text,
				:speech_received_on, :note, :backstage, :interpreted, :interpreter_id, :interpreter, :interpreter_place, :captioned,
				:child_on_stage, :child_consent, :needs_ramp, :position, :version)`, some)
		if err != nil {
			return err
		}
	}
	return nil
}

// updateItem saves the fields unless the version has passed.
func updateItem(ctx context.Context, w *campaign.Work, id string, version int, f ItemFields) error {
	changed, err := w.Exec(ctx, `UPDATE agenda_items SET kind = ?, title = ?, numbered = ?, seconds = ?, ideal_seconds = ?, least_seconds = ?,
			may_drop = ?, fixed_on = ?, fixed_at = ?, lead_seconds = ?, speaker_id = ?, speaker = ?, owner_id = ?, owner = ?, host_words = ?,
			speech_text = ?, speech_received_on = ?, note = ?, backstage = ?, interpreted = ?, interpreter_id = ?, interpreter = ?,
			interpreter_place = ?, captioned = ?, child_on_stage = ?, child_consent = ?, needs_ramp = ?, version = version + 1
		WHERE campaign_id = ? AND id = ? AND version = ? AND trashed_at IS NULL`,
		f.Kind, f.Title, f.Numbered, f.Seconds, f.IdealSeconds, f.LeastSeconds,
		f.MayDrop, f.FixedOn, f.FixedAt, f.LeadSeconds, f.SpeakerID, f.Speaker, f.OwnerID, f.Owner, f.HostWords,
		f.SpeechText, f.SpeechReceivedOn, f.Note, f.Backstage, f.Interpreted, f.InterpreterID, f.Interpreter,
		f.InterpreterPlace, f.Captioned, f.ChildOnStage, f.ChildConsent, f.NeedsRamp,
		w.Campaign.ID, id, version)
	return stale(changed, err)
}

func stale(changed int64, err error) error {
	if err == nil && changed == 0 {
		return fault.New(fault.Stale, "fault.stale")
	}
	return err
}

// insertCues adds the cues of items, all in one statement.
func insertCues(ctx context.Context, w *campaign.Work, cues []Cue) error {
	return w.Insert(ctx, `INSERT INTO agenda_cues (id, campaign_id, item_id, channel, offset_seconds, text, owner_id, owner, access_code, position)
		VALUES (:id, :campaign_id, :item_id, :channel, :offset_seconds, :text, :owner_id, :owner, :access_code, :position)`, cues)
}

func deleteCues(ctx context.Context, w *campaign.Work, itemID string) error {
	_, err := w.Exec(ctx, `DELETE FROM agenda_cues WHERE campaign_id = ? AND item_id = ?`, w.Campaign.ID, itemID)
	return err
}

// shiftItems moves the positions of a session's items from first on by n
// places, to make room or to close a hole.
func shiftItems(ctx context.Context, w *campaign.Work, sessionID string, first, n int) error {
	_, err := w.Exec(ctx, `UPDATE agenda_items SET position = position + CAST(? AS INTEGER)
		WHERE session_id = ? AND trashed_at IS NULL AND position >= ?`, n, sessionID, first)
	return err
}

// moveItem takes an item from one place of its session to another, and the
// items between by one place, in one statement.
func moveItem(ctx context.Context, w *campaign.Work, item Item, to int) error {
	low, high, step := to, item.Position, 1
	if to > item.Position {
		low, high, step = item.Position, to, -1
	}
	_, err := w.Exec(ctx, `UPDATE agenda_items
		SET position = CASE WHEN id = ? THEN CAST(? AS INTEGER) ELSE position + CAST(? AS INTEGER) END
		WHERE session_id = ? AND trashed_at IS NULL AND position BETWEEN ? AND ?`, item.ID, to, step, item.SessionID, low, high)
	return err
}

// setPlace puts an item into a session at a place that is free there.
func setPlace(ctx context.Context, w *campaign.Work, id, sessionID string, position int, trashedAt civil.Instant) error {
	_, err := w.Exec(ctx, `UPDATE agenda_items SET session_id = ?, position = ?, trashed_at = ? WHERE campaign_id = ? AND id = ?`,
		sessionID, position, trashedAt, w.Campaign.ID, id)
	return err
}

// shiftSessions is shiftItems for a campaign's sessions.
func shiftSessions(ctx context.Context, w *campaign.Work, first, n int) error {
	_, err := w.Exec(ctx, `UPDATE agenda_sessions SET position = position + CAST(? AS INTEGER)
		WHERE campaign_id = ? AND trashed_at IS NULL AND position >= ?`, n, w.Campaign.ID, first)
	return err
}

func setSessionPlace(ctx context.Context, w *campaign.Work, id string, position int, trashedAt civil.Instant) error {
	_, err := w.Exec(ctx, `UPDATE agenda_sessions SET position = ?, trashed_at = ? WHERE campaign_id = ? AND id = ?`,
		position, trashedAt, w.Campaign.ID, id)
	return err
}

// swapSessions lets a session change places with the one at place.
func swapSessions(ctx context.Context, w *campaign.Work, s Session, place int) error {
	_, err := w.Exec(ctx, `UPDATE agenda_sessions SET position = CASE WHEN id = ? THEN CAST(? AS INTEGER) ELSE CAST(? AS INTEGER) END
		WHERE campaign_id = ? AND trashed_at IS NULL AND position IN (CAST(? AS INTEGER), CAST(? AS INTEGER))`,
		s.ID, place, s.Position, w.Campaign.ID, place, s.Position)
	return err
}

// saveTimes saves the lengths and fixed starts of items in one statement.
func saveTimes(ctx context.Context, w *campaign.Work, items []Item) error {
	if len(items) == 0 {
		return nil
	}
	var query strings.Builder
	var args []any
	column := func(name, kind string, value func(ItemFields) any) {
		query.WriteString(name + ` = CASE id`)
		for _, item := range items {
			query.WriteString(` WHEN ? THEN CAST(? AS ` + kind + `)`)
			args = append(args, item.ID, value(item.ItemFields))
		}
		query.WriteString(` END, `)
	}
	query.WriteString(`UPDATE agenda_items SET `)
	column(`seconds`, `INTEGER`, func(f ItemFields) any { return f.Seconds })
	column(`ideal_seconds`, `INTEGER`, func(f ItemFields) any { return f.IdealSeconds })
	column(`least_seconds`, `INTEGER`, func(f ItemFields) any { return f.LeastSeconds })
	column(`fixed_on`, `TEXT`, func(f ItemFields) any { return f.FixedOn })
	column(`fixed_at`, `TEXT`, func(f ItemFields) any { return f.FixedAt })
	column(`lead_seconds`, `INTEGER`, func(f ItemFields) any { return f.LeadSeconds })
	ids := make([]string, len(items))
	for i, item := range items {
		ids[i] = item.ID
	}
	query.WriteString(`version = version + 1 WHERE campaign_id = ? AND id IN (?)`)
	_, err := w.Exec(ctx, query.String(), append(args, w.Campaign.ID, ids)...)
	return err
}
