package account

import (
	"context"
	"encoding/base64"
	"time"

	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// Sessions keeps web sessions in the database, as the session library's
// store. The library hands it hashes of tokens (HashTokenInStore) and bytes
// that only the library reads.
type Sessions struct{ db *database.DB }

// NewSessions returns the sessions kept in db.
func NewSessions(db *database.DB) *Sessions { return &Sessions{db} }

// FindCtx returns the data of a session that has not expired.
func (s *Sessions) FindCtx(ctx context.Context, token string) (data []byte, found bool, err error) {
	text, err := findSession(ctx, s.db, token, s.db.Now())
	switch kind := fault.KindOf(err); {
	case kind == fault.NotFound, kind == fault.Invalid:
		return nil, false, nil
	case err != nil:
		return nil, false, err
	}
	data, err = base64.StdEncoding.DecodeString(text)
	return data, err == nil, err
}

// CommitCtx adds a session or overwrites it.
func (s *Sessions) CommitCtx(ctx context.Context, token string, data []byte, expiry time.Time) error {
	return s.db.Transact(ctx, func(tx *database.Tx) error {
		return upsertSession(ctx, tx, token, base64.StdEncoding.EncodeToString(data), civil.InstantOf(expiry))
	})
}

// DeleteCtx removes a session if it is there.
func (s *Sessions) DeleteCtx(ctx context.Context, token string) error {
	return s.db.Transact(ctx, func(tx *database.Tx) error { return deleteSession(ctx, tx, token) })
}

// Find is FindCtx without a context.
func (s *Sessions) Find(token string) (data []byte, found bool, err error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx without a context.
func (s *Sessions) Commit(token string, data []byte, expiry time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expiry)
}

// Delete is DeleteCtx without a context.
func (s *Sessions) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }
