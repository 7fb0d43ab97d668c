package campaign

import (
	"context"
	"slices"

	"tongxing/internal/database"
)

// ListPeople returns the campaign's people in order, without removed ones.
func ListPeople(ctx context.Context, q database.Querier, campaignID string) ([]Person, error) {
	return listPeople(ctx, q, []string{campaignID})
}

func listPeople(ctx context.Context, q database.Querier, campaignIDs []string) (all []Person, err error) {
	err = q.Select(ctx, &all, `SELECT p.id, p.campaign_id, p.position, p.trashed_at, p.version,
			p.name, p.organisation_name, p.title, p.phone, p.sms, p.on_sheet, p.is_public
		FROM campaign_people p WHERE p.campaign_id IN (?) AND p.trashed_at IS NULL ORDER BY p.position, p.id`, campaignIDs)
	return all, err
}

// ListSections returns the plan's sections in order, without removed ones.
func ListSections(ctx context.Context, q database.Querier, campaignID string) ([]Section, error) {
	return listSections(ctx, q, []string{campaignID})
}

func listSections(ctx context.Context, q database.Querier, campaignIDs []string) (all []Section, err error) {
	err = q.Select(ctx, &all, `SELECT id, campaign_id, position, trashed_at, version, kind, level, number, title, body, closing
		FROM campaign_sections WHERE campaign_id IN (?) AND trashed_at IS NULL ORDER BY position, id`, campaignIDs)
	return all, err
}

// ListOrganisers returns the organisers as they are printed: by rank, in the
// order entered, without removed ones.
func ListOrganisers(ctx context.Context, q database.Querier, campaignID string) ([]Organiser, error) {
	return listOrganisers(ctx, q, []string{campaignID})
}

func listOrganisers(ctx context.Context, q database.Querier, campaignIDs []string) (all []Organiser, err error) {
	err = q.Select(ctx, &all, `SELECT id, campaign_id, position, trashed_at, version, rank, name
		FROM campaign_organisers WHERE campaign_id IN (?) AND trashed_at IS NULL ORDER BY position, id`, campaignIDs)
	slices.SortStableFunc(all, func(a, b Organiser) int {
		return slices.Index(Ranks, a.Rank) - slices.Index(Ranks, b.Rank)
	})
	return all, err
}

// ListPosts returns the committee's posts in order with who holds each,
// without removed posts and people.
func ListPosts(ctx context.Context, q database.Querier, campaignID string) ([]Post, error) {
	return listPosts(ctx, q, []string{campaignID})
}

func listPosts(ctx context.Context, q database.Querier, campaignIDs []string) (all []Post, err error) {
	err = q.Select(ctx, &all, `SELECT id, campaign_id, position, trashed_at, version, title, note
		FROM campaign_posts WHERE campaign_id IN (?) AND trashed_at IS NULL ORDER BY position, id`, campaignIDs)
	if err != nil {
		return nil, err
	}
	var held []struct {
		PostID string `db:"post_id"`
		Person
	}
	err = q.Select(ctx, &held, `SELECT h.post_id, p.id, p.campaign_id, p.position, p.trashed_at, p.version,
			p.name, p.organisation_name, p.title, p.phone, p.sms, p.on_sheet, p.is_public
		FROM campaign_post_people h JOIN campaign_people p ON p.id = h.person_id
		WHERE p.campaign_id IN (?) AND p.trashed_at IS NULL ORDER BY h.position, p.id`, campaignIDs)
	for i := range all {
		for _, h := range held {
			if h.PostID == all[i].ID {
				all[i].People = append(all[i].People, h.Person)
				all[i].PersonIDs = append(all[i].PersonIDs, h.Person.ID)
			}
		}
	}
	return all, err
}

// ListDuties returns the duties in order, without removed ones.
func ListDuties(ctx context.Context, q database.Querier, campaignID string) ([]Duty, error) {
	return listDuties(ctx, q, []string{campaignID})
}

func listDuties(ctx context.Context, q database.Querier, campaignIDs []string) (all []Duty, err error) {
	err = q.Select(ctx, &all, `SELECT d.id, d.campaign_id, d.position, d.trashed_at, d.version, d.person_id, d.who, d.what, d.due_on, d.state,
			COALESCE(p.name, '') AS person_name
		FROM campaign_duties d LEFT JOIN campaign_people p ON p.id = d.person_id AND p.trashed_at IS NULL
		WHERE d.campaign_id IN (?) AND d.trashed_at IS NULL ORDER BY d.position, d.id`, campaignIDs)
	return all, err
}

// listBudget returns the lines of budgets in order, without removed ones.
func listBudget(ctx context.Context, q database.Querier, campaignIDs []string) (all []BudgetLine, err error) {
	err = q.Select(ctx, &all, `SELECT id, campaign_id, position, trashed_at, version, item, quantity, unit, unit_price_cents, source
		FROM campaign_budget_lines WHERE campaign_id IN (?) AND trashed_at IS NULL ORDER BY position, id`, campaignIDs)
	return all, err
}

// holder is somebody who holds a post.
type holder struct {
	ID   string `db:"id"`
	Name string `db:"name"`
}

// holders returns who holds a post, without removed people.
func holders(ctx context.Context, q database.Querier, postID string) (all []holder, err error) {
	err = q.Select(ctx, &all, `SELECT p.id, p.name FROM campaign_post_people h JOIN campaign_people p ON p.id = h.person_id
		WHERE h.post_id = ? AND p.trashed_at IS NULL ORDER BY h.position, p.id`, postID)
	return all, err
}

func personIDs(all []holder) (ids []string) {
	for _, h := range all {
		ids = append(ids, h.ID)
	}
	return ids
}

func personNames(all []holder) (names []string) {
	for _, h := range all {
		names = append(names, h.Name)
	}
	return names
}

// setHolders has the people with these ids hold a post. Removed people keep
// their place there, for when they are restored.
func setHolders(ctx context.Context, w *Work, postID string, ids []string) error {
	_, err := w.Exec(ctx, `DELETE FROM campaign_post_people WHERE post_id = ?
		AND person_id IN (SELECT id FROM campaign_people WHERE campaign_id = ? AND trashed_at IS NULL)`, postID, w.Campaign.ID)
	for i, id := range ids {
		if err == nil {
			_, err = w.Exec(ctx, `INSERT INTO campaign_post_people (post_id, person_id, position) VALUES (?, ?, ?)`, postID, id, i+1)
		}
	}
	return err
}

// dutyPersonName returns the name of who does a duty; empty without a person
// or where the person or the duty was removed.
func dutyPersonName(ctx context.Context, q database.Querier, dutyID string) (string, error) {
	var names []string
	err := q.Select(ctx, &names, `SELECT p.name FROM campaign_duties d JOIN campaign_people p ON p.id = d.person_id AND p.trashed_at IS NULL
		WHERE d.id = ? ORDER BY p.id`, dutyID)
	if len(names) == 0 {
		return "", err
	}
	return names[0], err
}

func setDutyState(ctx context.Context, w *Work, id string, state DutyState) error {
	_, err := w.Exec(ctx, `UPDATE campaign_duties SET state = ?, version = version + 1 WHERE campaign_id = ? AND id = ?`, state, w.Campaign.ID, id)
	return err
}

// placeSections gives the sections after the positions of those before, in
// their order, and saves their numbers.
func placeSections(ctx context.Context, w *Work, before, after []Section) error {
	number := map[string]string{}
	for _, s := range before {
		number[s.ID] = s.Number
	}
	for i, s := range after {
		if s.ID == before[i].ID && s.Number == number[s.ID] {
			continue
		}
		_, err := w.Exec(ctx, `UPDATE campaign_sections SET position = ?, number = ? WHERE campaign_id = ? AND id = ?`,
			before[i].Position, s.Number, w.Campaign.ID, s.ID)
		if err != nil {
			return err
		}
	}
	return nil
}

// Revisions returns the present revision of each campaign, for what is kept
// until one grows; a campaign that is gone is left out.
func Revisions(ctx context.Context, q database.Querier, ids []string) (map[string]int64, error) {
	var rows []struct {
		ID       string `db:"id"`
		Revision int64  `db:"revision"`
	}
	if err := q.Select(ctx, &rows, `SELECT id, revision FROM campaigns WHERE id IN (?)`, ids); err != nil {
		return nil, err
	}
	present := make(map[string]int64, len(rows))
	for _, row := range rows {
		present[row.ID] = row.Revision
	}
	return present, nil
}
