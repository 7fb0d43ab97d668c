package account

import (
	"context"
	"strings"

	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

const accountColumns = `id, name, COALESCE(email, '') AS email, COALESCE(phone, '') AS phone, COALESCE(short_name, '') AS short_name,
	administrator, language, epoch, disabled_at, created_at, version`

func findAccount(ctx context.Context, q database.Querier, id string) (a Account, err error) {
	err = q.Get(ctx, &a, `SELECT `+accountColumns+` FROM accounts WHERE id = ?`, id)
	return a, err
}

// guarded is an account with what guards it.
type guarded struct {
	Account
	Hash string `db:"password_hash"`
}

func findGuarded(ctx context.Context, q database.Querier, names SignInNames) (g guarded, err error) {
	err = q.Get(ctx, &g, `SELECT `+accountColumns+`, password_hash FROM accounts WHERE email = ? OR phone = ? OR short_name = ?`,
		names.Email, names.Phone, names.ShortName)
	return g, err
}

func findHash(ctx context.Context, q database.Querier, id string) (hash string, err error) {
	err = q.Get(ctx, &hash, `SELECT password_hash FROM accounts WHERE id = ?`, id)
	return hash, err
}

// selectAccounts finds text by REPLACE, because LIKE minds case on one of the
// databases.
func selectAccounts(ctx context.Context, q database.Querier, text, after string, most int) (accounts []Account, err error) {
	text = strings.ToLower(text)
	err = q.Select(ctx, &accounts, `SELECT `+accountColumns+` FROM accounts
		WHERE id > ? AND (? = '' OR REPLACE(LOWER(name), ?, '') <> LOWER(name) OR REPLACE(email, ?, '') <> email
			OR REPLACE(phone, ?, '') <> phone OR REPLACE(short_name, ?, '') <> short_name)
		ORDER BY id LIMIT ?`, after, text, text, text, text, text, most)
	return accounts, err
}

func anyAccount(ctx context.Context, q database.Querier) (there bool, err error) {
	err = q.Get(ctx, &there, `SELECT EXISTS (SELECT 1 FROM accounts)`)
	return there, err
}

func countAdministrators(ctx context.Context, q database.Querier) (n int, err error) {
	err = q.Get(ctx, &n, `SELECT COUNT(*) FROM accounts WHERE administrator AND disabled_at IS NULL`)
	return n, err
}

// lockAdministrators makes whatever decides by who is an administrator happen
// one after another, even while there is no account whose row could be locked.
func lockAdministrators(ctx context.Context, tx *database.Tx) error {
	_, err := tx.Exec(ctx, `INSERT INTO installation_facts (name, value) VALUES ('administrators', '') ON CONFLICT (name) DO UPDATE SET value = ''`)
	return err
}

func insertAccount(ctx context.Context, tx *database.Tx, g guarded) error {
	err := tx.Insert(ctx, `INSERT INTO accounts
		(id, name, email, phone, short_name, password_hash, administrator, language, epoch, created_at, version)
		VALUES (:id, :name, NULLIF(:email, ''), NULLIF(:phone, ''), NULLIF(:short_name, ''), :password_hash, :administrator, :language,
		:epoch, :created_at, :version)`, g)
	return taken(err)
}

// updateProfile returns 0 where the version is no longer the account's.
func updateProfile(ctx context.Context, tx *database.Tx, id string, version int, p Profile) (int64, error) {
	n, err := tx.Exec(ctx, `UPDATE accounts SET name = ?, email = NULLIF(?, ''), phone = NULLIF(?, ''), short_name = NULLIF(?, ''),
		language = ?, version = version + 1 WHERE id = ? AND version = ?`, p.Name, p.Email, p.Phone, p.ShortName, p.Language, id, version)
	return n, taken(err)
}

// taken turns the schema's refusal of a second equal sign-in name into the
// field's sentence.
func taken(err error) error {
	for _, field := range []string{"email", "phone", "short_name"} {
		if database.Violates(err, "accounts_"+field+"_key") {
			return fault.At(field, "account.name_taken")
		}
	}
	return err
}

// updateHash stores a new hash of the same password; it changes nothing where
// the password itself was changed meanwhile.
func updateHash(ctx context.Context, tx *database.Tx, id, old, hash string) error {
	_, err := tx.Exec(ctx, `UPDATE accounts SET password_hash = ? WHERE id = ? AND password_hash = ?`, hash, id, old)
	return err
}

// updatePassword stores a new password's hash and ends all sessions.
func updatePassword(ctx context.Context, tx *database.Tx, id, hash string) error {
	_, err := tx.Exec(ctx, `UPDATE accounts SET password_hash = ?, epoch = epoch + 1 WHERE id = ?`, hash, id)
	return err
}

func updateEpoch(ctx context.Context, tx *database.Tx, id string) error {
	_, err := tx.Exec(ctx, `UPDATE accounts SET epoch = epoch + 1 WHERE id = ?`, id)
	return err
}

// updateDisabled ends all sessions too; the zero instant enables.
func updateDisabled(ctx context.Context, tx *database.Tx, id string, at civil.Instant) error {
	_, err := tx.Exec(ctx, `UPDATE accounts SET disabled_at = ?, epoch = epoch + 1 WHERE id = ?`, at, id)
	return err
}

func updateAdministrator(ctx context.Context, tx *database.Tx, id string, administrator bool) error {
	_, err := tx.Exec(ctx, `UPDATE accounts SET administrator = ? WHERE id = ?`, administrator, id)
	return err
}

// place is what an Actor knows of a membership.
type place struct {
	Organisation string `db:"organisation_id"`
	Manager      bool   `db:"manager"`
}

// selectPlaces reads the memberships that give rights by themselves.
func selectPlaces(ctx context.Context, q database.Querier, id string) (places []place, err error) {
	err = q.Select(ctx, &places, `SELECT organisation_id, role = 'manager' AS manager FROM organisation_members
		WHERE account_id = ? AND role IN ('manager', 'editor') ORDER BY organisation_id`, id)
	return places, err
}

// lockFailure returns the count of a scope and holds it to the end of the
// transaction.
func lockFailure(ctx context.Context, tx *database.Tx, scope string) (f failure, err error) {
	_, err = tx.Exec(ctx, `INSERT INTO account_sign_in_failures (scope, failures, last_at) VALUES (?, 0, ?)
		ON CONFLICT (scope) DO UPDATE SET failures = account_sign_in_failures.failures`, scope, tx.Now())
	if err != nil {
		return f, err
	}
	err = tx.Get(ctx, &f, `SELECT scope, failures, last_at FROM account_sign_in_failures WHERE scope = ?`, scope)
	return f, err
}

func updateFailure(ctx context.Context, tx *database.Tx, scope string, failures int) error {
	_, err := tx.Exec(ctx, `UPDATE account_sign_in_failures SET failures = ?, last_at = ? WHERE scope = ?`, failures, tx.Now(), scope)
	return err
}

// takeBackFailure undoes one count of try.
func takeBackFailure(ctx context.Context, tx *database.Tx, scope string) error {
	_, err := tx.Exec(ctx, `UPDATE account_sign_in_failures SET failures = failures - 1 WHERE scope = ? AND failures > 0`, scope)
	return err
}

func deleteFailures(ctx context.Context, tx *database.Tx, scope string) error {
	_, err := tx.Exec(ctx, `DELETE FROM account_sign_in_failures WHERE scope = ?`, scope)
	return err
}

func deleteFailuresBefore(ctx context.Context, tx *database.Tx, before civil.Instant) error {
	_, err := tx.Exec(ctx, `DELETE FROM account_sign_in_failures WHERE last_at < ?`, before)
	return err
}

func findSession(ctx context.Context, q database.Querier, token string, now civil.Instant) (data string, err error) {
	err = q.Get(ctx, &data, `SELECT data FROM account_sessions WHERE token_hash = ? AND expires_at > ?`, token, now)
	return data, err
}

func upsertSession(ctx context.Context, tx *database.Tx, token, data string, expires civil.Instant) error {
	_, err := tx.Exec(ctx, `INSERT INTO account_sessions (token_hash, data, expires_at) VALUES (?, ?, ?)
		ON CONFLICT (token_hash) DO UPDATE SET data = excluded.data, expires_at = excluded.expires_at`, token, data, expires)
	return err
}

func deleteSession(ctx context.Context, tx *database.Tx, token string) error {
	_, err := tx.Exec(ctx, `DELETE FROM account_sessions WHERE token_hash = ?`, token)
	return err
}

func deleteSessionsBefore(ctx context.Context, tx *database.Tx, before civil.Instant) error {
	_, err := tx.Exec(ctx, `DELETE FROM account_sessions WHERE expires_at <= ?`, before)
	return err
}

const linkColumns = `id, purpose, subject, detail, single_use, created_at, created_by, expires_at, revoked_at, last_used_at, last_client, uses`

func insertLink(ctx context.Context, tx *database.Tx, l Link, hash string) error {
	return tx.Insert(ctx, `INSERT INTO account_links (token_hash, `+linkColumns+`) VALUES
		(:token_hash, :id, :purpose, :subject, :detail, :single_use, :created_at, :created_by, :expires_at, :revoked_at, :last_used_at, :last_client, :uses)`,
		struct {
			Link
			Hash string `db:"token_hash"`
		}{l, hash})
}

func findLink(ctx context.Context, q database.Querier, purpose Purpose, hash string) (l Link, err error) {
	err = q.Get(ctx, &l, `SELECT `+linkColumns+` FROM account_links WHERE token_hash = ? AND purpose = ?`, hash, purpose)
	return l, err
}

// lockLink holds a link to the end of the transaction.
func lockLink(ctx context.Context, tx *database.Tx, hash string) error {
	_, err := tx.Exec(ctx, `UPDATE account_links SET token_hash = token_hash WHERE token_hash = ?`, hash)
	return err
}

func updateLinkUse(ctx context.Context, tx *database.Tx, l Link) error {
	_, err := tx.Exec(ctx, `UPDATE account_links SET last_used_at = ?, last_client = ?, uses = uses + 1 WHERE id = ?`, l.LastUsedAt, l.LastClient, l.ID)
	return err
}

func revokeLink(ctx context.Context, tx *database.Tx, purpose Purpose, subject, id string) (int64, error) {
	return tx.Exec(ctx, `UPDATE account_links SET revoked_at = COALESCE(revoked_at, ?) WHERE purpose = ? AND subject = ? AND id = ?`,
		tx.Now(), purpose, subject, id)
}

func revokeLinks(ctx context.Context, tx *database.Tx, purpose Purpose, subject string) error {
	_, err := tx.Exec(ctx, `UPDATE account_links SET revoked_at = ? WHERE purpose = ? AND subject = ? AND revoked_at IS NULL
		AND NOT (single_use AND last_used_at IS NOT NULL)`, tx.Now(), purpose, subject)
	return err
}

// noteLinkUse counts a use where the last one noted is not after recent.
func noteLinkUse(ctx context.Context, tx *database.Tx, l Link, recent civil.Instant) error {
	_, err := tx.Exec(ctx, `UPDATE account_links SET last_used_at = ?, last_client = ?, uses = uses + 1
		WHERE id = ? AND (last_used_at IS NULL OR last_used_at <= ?)`, l.LastUsedAt, l.LastClient, l.ID, recent)
	return err
}

func selectLinksOf(ctx context.Context, q database.Querier, purpose Purpose, subjects []string) (links []Link, err error) {
	err = q.Select(ctx, &links, `SELECT `+linkColumns+` FROM account_links WHERE purpose = ? AND subject IN (?) ORDER BY id DESC`, purpose, subjects)
	return links, err
}

func selectLinks(ctx context.Context, q database.Querier, purpose Purpose, subject string) (links []Link, err error) {
	err = q.Select(ctx, &links, `SELECT `+linkColumns+` FROM account_links WHERE purpose = ? AND subject = ? ORDER BY id DESC LIMIT 100`, purpose, subject)
	return links, err
}
