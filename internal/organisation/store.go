package organisation

import (
	"context"

	"tongxing/internal/database"
	"tongxing/internal/fault"
)

const organisationColumns = `o.id, o.parent_id, o.name, o.created_at, o.version`

// selectChain reads an organisation and all above it, itself first.
func selectChain(ctx context.Context, q database.Querier, id string) (chain []Organisation, err error) {
	err = q.Select(ctx, &chain, `WITH RECURSIVE above (id, parent_id, distance) AS (
			SELECT id, parent_id, 0 FROM organisations WHERE id = ?
			UNION ALL SELECT o.id, o.parent_id, a.distance + 1 FROM organisations o JOIN above a ON o.id = a.parent_id)
		SELECT `+organisationColumns+` FROM above a JOIN organisations o ON o.id = a.id ORDER BY a.distance, o.id`, id)
	return chain, err
}

const selectNodes = `SELECT ` + organisationColumns + `, COALESCE(own.role, '') AS role,
		(SELECT COUNT(*) FROM organisation_members m WHERE m.organisation_id = o.id) AS members
	FROM organisations o LEFT JOIN organisation_members own ON own.organisation_id = o.id AND own.account_id = ?`

func selectAll(ctx context.Context, q database.Querier, accountID string) (nodes []Node, err error) {
	err = q.Select(ctx, &nodes, selectNodes+` ORDER BY o.id`, accountID)
	return nodes, err
}

// selectAround reads the organisations that somebody belongs to, all below
// them, and all above them.
func selectAround(ctx context.Context, q database.Querier, accountID string) (nodes []Node, err error) {
	err = q.Select(ctx, &nodes, `WITH RECURSIVE
		below (id) AS (
			SELECT organisation_id FROM organisation_members WHERE account_id = ?
			UNION SELECT o.id FROM organisations o JOIN below b ON o.parent_id = b.id),
		above (id, parent_id) AS (
			SELECT o.id, o.parent_id FROM organisations o JOIN organisation_members m ON m.organisation_id = o.id WHERE m.account_id = ?
			UNION SELECT o.id, o.parent_id FROM organisations o JOIN above a ON o.id = a.parent_id)
		`+selectNodes+` WHERE o.id IN (SELECT id FROM below UNION SELECT id FROM above) ORDER BY o.id`, accountID, accountID, accountID)
	return nodes, err
}

func selectBelow(ctx context.Context, q database.Querier, id string) (below []Organisation, err error) {
	err = q.Select(ctx, &below, `SELECT `+organisationColumns+` FROM organisations o WHERE o.parent_id = ? ORDER BY o.id`, id)
	return below, err
}

// lockTree makes moves happen one after another: every move holds the tops.
func lockTree(ctx context.Context, tx *database.Tx) error {
	_, err := tx.Exec(ctx, `UPDATE organisations SET version = version WHERE parent_id IS NULL`)
	return err
}

func insertOrganisation(ctx context.Context, tx *database.Tx, o Organisation) error {
	return tx.Insert(ctx, `INSERT INTO organisations (id, parent_id, name, created_at, version)
		VALUES (:id, :parent_id, :name, :created_at, :version)`, o)
}

// updateOrganisation is Stale where the version is no longer the stored one.
func updateOrganisation(ctx context.Context, tx *database.Tx, o Organisation) error {
	n, err := tx.Exec(ctx, `UPDATE organisations SET name = ?, parent_id = ?, version = version + 1 WHERE id = ? AND version = ?`,
		o.Name, o.ParentID, o.ID, o.Version)
	if err == nil && n == 0 {
		return fault.New(fault.Stale, "fault.stale")
	}
	return err
}

const selectMembership = `SELECT m.account_id, a.name, COALESCE(a.email, a.phone, a.short_name) AS sign_in, m.role,
	a.disabled_at IS NOT NULL AS disabled, m.created_at
	FROM organisation_members m JOIN accounts a ON a.id = m.account_id WHERE m.organisation_id = ?`

func selectMembers(ctx context.Context, q database.Querier, id string) (members []Membership, err error) {
	err = q.Select(ctx, &members, selectMembership+` ORDER BY m.created_at, m.account_id`, id)
	return members, err
}

func findMember(ctx context.Context, q database.Querier, id, accountID string) (m Membership, err error) {
	err = q.Get(ctx, &m, selectMembership+` AND m.account_id = ?`, id, accountID)
	return m, err
}

// insertMember returns false where the account belongs to it already.
func insertMember(ctx context.Context, tx *database.Tx, id, accountID string, role Role) (added bool, err error) {
	n, err := tx.Exec(ctx, `INSERT INTO organisation_members (organisation_id, account_id, role, created_at) VALUES (?, ?, ?, ?)
		ON CONFLICT (organisation_id, account_id) DO NOTHING`, id, accountID, role, tx.Now())
	return n == 1, err
}

func updateRole(ctx context.Context, tx *database.Tx, id, accountID string, role Role) error {
	_, err := tx.Exec(ctx, `UPDATE organisation_members SET role = ? WHERE organisation_id = ? AND account_id = ?`, role, id, accountID)
	return err
}

func deleteMember(ctx context.Context, tx *database.Tx, id, accountID string) error {
	_, err := tx.Exec(ctx, `DELETE FROM organisation_members WHERE organisation_id = ? AND account_id = ?`, id, accountID)
	return err
}
