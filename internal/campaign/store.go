package campaign

import (
	"context"

	"tongxing/internal/account"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

const selectCampaign = `SELECT c.id, c.organisation_id, s.slug, c.kind, c.title, c.theme, c.purpose, c.period, c.starts_on, c.ends_on,
	c.zone, c.language, c.description, c.audience, c.published_at, c.withdrawn_at, c.cancelled_at, c.cancel_reason, c.trashed_at,
	c.closed_at, c.revision, c.created_at, c.created_by, c.version
	FROM campaigns c JOIN campaign_slugs s ON s.campaign_id = c.id AND s.is_current`

func findCampaign(ctx context.Context, q database.Querier, id string) (c Campaign, err error) {
	err = q.Get(ctx, &c, selectCampaign+` WHERE c.id = ?`, id)
	return c, err
}

// findCampaignByName finds by id, slug or former slug.
func findCampaignByName(ctx context.Context, q database.Querier, idOrSlug string) (c Campaign, err error) {
	err = q.Get(ctx, &c, selectCampaign+` WHERE c.id = ? OR c.id = (SELECT campaign_id FROM campaign_slugs WHERE slug = ?)`, idOrSlug, idOrSlug)
	return c, err
}

// below finds the organisations of a list and all below them.
const below = `WITH RECURSIVE below (id) AS (
	SELECT id FROM organisations WHERE id IN (?)
	UNION SELECT o.id FROM organisations o JOIN below b ON o.parent_id = b.id) `

// selectVisible reads the campaigns outside the trash that who may see, in
// one query; account.Can says the same of one campaign.
func selectVisible(ctx context.Context, q database.Querier, who account.Actor) (all []Campaign, err error) {
	err = q.Select(ctx, &all, below+selectCampaign+` WHERE c.trashed_at IS NULL AND (? OR c.organisation_id IN (SELECT id FROM below)
			OR c.id IN (SELECT campaign_id FROM campaign_team WHERE account_id = ?))
		ORDER BY c.starts_on NULLS LAST, c.created_at, c.id`, someIDs(who.Manages), who.Administrator, who.ID)
	return all, err
}

// selectTrashed reads the campaigns in the trash that who owns.
func selectTrashed(ctx context.Context, q database.Querier, who account.Actor) (all []Campaign, err error) {
	err = q.Select(ctx, &all, below+selectCampaign+` WHERE c.trashed_at IS NOT NULL AND (? OR c.organisation_id IN (SELECT id FROM below)
			OR c.id IN (SELECT campaign_id FROM campaign_team WHERE account_id = ? AND role = 'owner'))
		ORDER BY c.trashed_at DESC, c.id`, someIDs(who.Manages), who.Administrator, who.ID)
	return all, err
}

// selectHomes reads the organisations in which who may begin a campaign.
func selectHomes(ctx context.Context, q database.Querier, who account.Actor) (all []Home, err error) {
	err = q.Select(ctx, &all, below+`SELECT id, name FROM organisations WHERE ? OR id IN (SELECT id FROM below) ORDER BY name, id`,
		someIDs(who.Edits), who.Administrator)
	return all, err
}

// someIDs stands in for an empty list, which IN () cannot hold.
func someIDs(ids []string) []string {
	if len(ids) == 0 {
		return []string{""}
	}
	return ids
}

// recordOf gathers what account.Can asks of a campaign: the owning
// organisation with all above it, and the actor's place in the team.
func recordOf(ctx context.Context, q database.Querier, who account.Actor, c Campaign) (account.Record, error) {
	var record account.Record
	var roles []account.Role
	if err := q.Select(ctx, &roles, `SELECT role FROM campaign_team WHERE campaign_id = ? AND account_id = ? ORDER BY account_id`, c.ID, who.ID); err != nil {
		return record, err
	}
	if len(roles) == 1 {
		record.Team = roles[0]
	}
	if c.OrganisationID == nil {
		return record, nil
	}
	var err error
	record.Organisations, err = organisationsAbove(ctx, q, *c.OrganisationID)
	return record, err
}

// organisationsAbove returns the organisation's id with those of all above it;
// none where there is no such organisation.
func organisationsAbove(ctx context.Context, q database.Querier, id string) (ids []string, err error) {
	err = q.Select(ctx, &ids, `WITH RECURSIVE above (id, parent_id) AS (
			SELECT id, parent_id FROM organisations WHERE id = ?
			UNION SELECT o.id, o.parent_id FROM organisations o JOIN above a ON o.id = a.parent_id)
		SELECT id FROM above ORDER BY id`, id)
	return ids, err
}

func insertCampaignRow(ctx context.Context, tx *database.Tx, c Campaign) error {
	return tx.Insert(ctx, `INSERT INTO campaigns (id, organisation_id, kind, title, theme, purpose, period, starts_on, ends_on, zone,
			language, description, audience, cancel_reason, revision, created_at, created_by, version)
		VALUES (:id, :organisation_id, :kind, :title, :theme, :purpose, :period, :starts_on, :ends_on, :zone,
			:language, :description, :audience, :cancel_reason, :revision, :created_at, :created_by, :version)`, c)
}

func updateDetails(ctx context.Context, w *Work, d Details) error {
	_, err := w.Exec(ctx, `UPDATE campaigns SET kind = ?, title = ?, theme = ?, purpose = ?, period = ?, starts_on = ?, ends_on = ?,
			zone = ?, language = ?, description = ?, audience = ?, version = version + 1 WHERE id = ?`,
		d.Kind, d.Title, d.Theme, d.Purpose, d.Period, d.StartsOn, d.EndsOn, d.Zone, d.Language, d.Description, d.Audience, w.Campaign.ID)
	return err
}

func updateLife(ctx context.Context, w *Work, c Campaign) error {
	_, err := w.Exec(ctx, `UPDATE campaigns SET published_at = ?, withdrawn_at = ?, cancelled_at = ?, cancel_reason = ?, trashed_at = ?, closed_at = ?
		WHERE id = ?`, c.PublishedAt, c.WithdrawnAt, c.CancelledAt, c.CancelReason, c.TrashedAt, c.ClosedAt, c.ID)
	return err
}

// claimSlug makes the slug the campaign's current one; the one before stays
// its own as a former one. A slug of another campaign, current or former, is
// Invalid about slug.
func claimSlug(ctx context.Context, tx *database.Tx, campaignID, slug string) error {
	if _, err := tx.Exec(ctx, `UPDATE campaign_slugs SET is_current = FALSE WHERE campaign_id = ? AND is_current`, campaignID); err != nil {
		return err
	}
	own, err := tx.Exec(ctx, `UPDATE campaign_slugs SET is_current = TRUE WHERE campaign_id = ? AND slug = ?`, campaignID, slug)
	if err != nil || own > 0 {
		return err
	}
	_, err = tx.Exec(ctx, `INSERT INTO campaign_slugs (slug, campaign_id, is_current, since) VALUES (?, ?, TRUE, ?)`, slug, campaignID, tx.Now())
	if database.Violates(err, "campaign_slugs_slug_key") {
		return fault.At("slug", "campaign.wrong.slug_taken")
	}
	return err
}

// freeSlug returns the first slug made of base that no campaign has or had.
func freeSlug(ctx context.Context, q database.Querier, base string) (string, error) {
	candidates := slugCandidates(base)
	var taken []string
	if err := q.Select(ctx, &taken, `SELECT slug FROM campaign_slugs WHERE slug IN (?) ORDER BY slug`, candidates); err != nil {
		return "", err
	}
	used := make(map[string]bool, len(taken))
	for _, slug := range taken {
		used[slug] = true
	}
	for _, slug := range candidates {
		if !used[slug] {
			return slug, nil
		}
	}
	return "", fault.At("slug", "campaign.wrong.slug_taken")
}

func selectTeam(ctx context.Context, q database.Querier, campaignID string) (team []Member, err error) {
	err = q.Select(ctx, &team, `SELECT t.account_id, a.name, t.role FROM campaign_team t JOIN accounts a ON a.id = t.account_id
		WHERE t.campaign_id = ? ORDER BY a.name, a.id`, campaignID)
	return team, err
}

// findAccount finds who signs in by the name that was typed. Faults: NotFound.
func findAccount(ctx context.Context, q database.Querier, typed string) (m Member, err error) {
	name, ok := account.ReadSignInName(typed)
	if !ok {
		return m, fault.New(fault.NotFound, "fault.not_found")
	}
	// An empty name is NULL in its column and equals nobody's.
	err = q.Get(ctx, &m, `SELECT id AS account_id, name, '' AS role FROM accounts
		WHERE disabled_at IS NULL AND (email = ? OR phone = ? OR short_name = ?)`, name.Email, name.Phone, name.ShortName)
	return m, err
}

func insertMember(ctx context.Context, tx *database.Tx, campaignID, accountID string, role account.Role) error {
	_, err := tx.Exec(ctx, `INSERT INTO campaign_team (campaign_id, account_id, role, created_at) VALUES (?, ?, ?, ?)`,
		campaignID, accountID, role, tx.Now())
	return err
}

func updateRole(ctx context.Context, w *Work, accountID string, role account.Role) error {
	_, err := w.Exec(ctx, `UPDATE campaign_team SET role = ? WHERE campaign_id = ? AND account_id = ?`, role, w.Campaign.ID, accountID)
	return err
}

func deleteMember(ctx context.Context, w *Work, accountID string) error {
	_, err := w.Exec(ctx, `DELETE FROM campaign_team WHERE campaign_id = ? AND account_id = ?`, w.Campaign.ID, accountID)
	return err
}

// selectHistory reads the lines of the newest revisions that the filter lets
// through.
func selectHistory(ctx context.Context, q database.Querier, campaignID string, f HistoryFilter, revisions int) (lines []LoggedChange, err error) {
	const passes = `campaign_id = ? AND (? = '' OR record = ?) AND (? = '' OR account_id = ?) AND at >= ? AND (? = '' OR at < ?)
		AND (? = 0 OR revision < ?)`
	from, until := f.From.String(), f.Until.String() // text sorts as time does
	args := []any{campaignID, f.Record, f.Record, f.AccountID, f.AccountID, from, until, until, f.Before, f.Before}
	err = q.Select(ctx, &lines, `SELECT campaign_id, revision, ordinal, at, account_id, actor, kind, record, record_id, label, fields
		FROM campaign_changes WHERE `+passes+` AND revision IN (
			SELECT DISTINCT revision FROM campaign_changes WHERE `+passes+` ORDER BY revision DESC LIMIT ?)
		ORDER BY revision DESC, ordinal`, append(append(args, args...), revisions)...)
	return lines, err
}

func selectActors(ctx context.Context, q database.Querier, campaignID string) (all []Member, err error) {
	err = q.Select(ctx, &all, `SELECT a.id AS account_id, a.name, '' AS role FROM accounts a
		WHERE a.id IN (SELECT account_id FROM campaign_changes WHERE campaign_id = ?) ORDER BY a.name, a.id`, campaignID)
	return all, err
}

// Removers returns who last removed each thing of a campaign, the name at that
// time by the thing's id; its lists, its agenda and its venues alike.
func Removers(ctx context.Context, q database.Querier, campaignID string) (map[string]string, error) {
	var removals []struct {
		ID    string `db:"record_id"`
		Actor string `db:"actor"`
	}
	err := q.Select(ctx, &removals, `SELECT record_id, actor FROM campaign_changes WHERE campaign_id = ? AND kind = ? ORDER BY revision, ordinal, record_id`, campaignID, Removed)
	by := make(map[string]string, len(removals))
	for _, r := range removals {
		by[r.ID] = r.Actor
	}
	return by, err
}
