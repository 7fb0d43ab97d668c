package account

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"time"

	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// Purpose says what a link is for.
type Purpose string

// The purposes, with what the link's subject is.
const (
	Invitation Purpose = "invitation" // an organisation
	Password   Purpose = "password"   // an account
	Feed       Purpose = "feed"       // an account or a campaign's person
	Preview    Purpose = "preview"    // a campaign
)

// LinkLife is how long an invitation and a password link live.
const LinkLife = 7 * 24 * time.Hour

// Link is a token that carries a right. The token itself is not kept.
type Link struct {
	ID         string        `db:"id"`
	Purpose    Purpose       `db:"purpose"`
	Subject    string        `db:"subject"`
	Detail     string        `db:"detail"` // for the purpose's own use
	SingleUse  bool          `db:"single_use"`
	CreatedAt  civil.Instant `db:"created_at"`
	CreatedBy  *string       `db:"created_by"` // an account, if any
	ExpiresAt  civil.Instant `db:"expires_at"` // zero: never
	RevokedAt  civil.Instant `db:"revoked_at"`
	LastUsedAt civil.Instant `db:"last_used_at"`
	LastClient string        `db:"last_client"` // what followed it last
	Uses       int           `db:"uses"`        // how often that was noted
}

// LinkState is what a link is good for.
type LinkState string

// The states of a link.
const (
	Open    LinkState = "open"
	Used    LinkState = "used"
	Expired LinkState = "expired"
	Revoked LinkState = "revoked"
)

// State says what the link is good for at that time.
func (l Link) State(now civil.Instant) LinkState {
	switch {
	case !l.RevokedAt.IsZero():
		return Revoked
	case l.SingleUse && !l.LastUsedAt.IsZero():
		return Used
	case !l.ExpiresAt.IsZero() && !now.Before(l.ExpiresAt):
		return Expired
	}
	return Open
}

// Links keeps the links of every purpose. It asks for nobody's rights: the
// module that a purpose belongs to does.
type Links struct{ db *database.DB }

// NewLinks returns the links kept in db.
func NewLinks(db *database.DB) *Links { return &Links{db} }

// NewLink is a link to be made.
type NewLink struct {
	Purpose   Purpose
	Subject   string
	Detail    string
	By        string        // an account, or empty
	Life      time.Duration // zero: never expires by itself
	SingleUse bool
}

// Issue makes a link and returns it with its token: 192 bits, safe in a URL,
// and never to be had again.
func (s *Links) Issue(ctx context.Context, tx *database.Tx, n NewLink) (Link, string, error) {
	token := newToken()
	link := Link{
		ID: database.NewID(), Purpose: n.Purpose, Subject: n.Subject, Detail: n.Detail, SingleUse: n.SingleUse, CreatedAt: tx.Now(),
	}
	if n.By != "" {
		link.CreatedBy = &n.By
	}
	if n.Life > 0 {
		link.ExpiresAt = tx.Now().Add(n.Life)
	}
	return link, token, insertLink(ctx, tx, link, hashToken(token))
}

// Peek returns the link of a token without using it: chat programs open links
// before people do. A token that is unknown, used, expired or revoked is
// NotFound, with the reason in its words.
func (s *Links) Peek(ctx context.Context, purpose Purpose, token string) (Link, error) {
	return s.open(ctx, s.db, s.db.Now(), purpose, token)
}

// Redeem uses the link inside the transaction that grants what it is for; a
// single-use link is used up by it, once, however many try. client says what
// followed it. The faults are Peek's.
func (s *Links) Redeem(ctx context.Context, tx *database.Tx, purpose Purpose, token, client string) (Link, error) {
	if err := lockLink(ctx, tx, hashToken(token)); err != nil {
		return Link{}, err
	}
	link, err := s.open(ctx, tx, tx.Now(), purpose, token)
	if err != nil {
		return Link{}, err
	}
	return link, s.use(ctx, tx, &link, client)
}

// Visit is Peek for links that are followed again and again: it notes when
// and by what, at most once in each noteEvery. The faults are Peek's.
func (s *Links) Visit(ctx context.Context, purpose Purpose, token, client string) (Link, error) {
	link, err := s.Peek(ctx, purpose, token)
	if err != nil || s.db.Now().Sub(link.LastUsedAt) < noteEvery {
		return link, err
	}
	return link, s.db.Transact(ctx, func(tx *database.Tx) error { return s.use(ctx, tx, &link, client) })
}

// Note writes down that a link was followed, at its LastUsedAt and by its
// LastClient, at most once in each noteEvery. It is for those who collect
// uses and write them beside the requests.
func (s *Links) Note(ctx context.Context, tx *database.Tx, link Link) error {
	link.LastClient = shortClient(link.LastClient)
	return noteLinkUse(ctx, tx, link, link.LastUsedAt.Add(-noteEvery))
}

// noteEvery spares the database a write for every fetch of a feed.
const noteEvery = 10 * time.Minute

// Revoke ends a link of that purpose and subject; one that is over stays as
// it was. It is NotFound where there is no such link.
func (s *Links) Revoke(ctx context.Context, tx *database.Tx, purpose Purpose, subject, id string) error {
	n, err := revokeLink(ctx, tx, purpose, subject, id)
	if err == nil && n == 0 {
		return fault.New(fault.NotFound, "fault.not_found")
	}
	return err
}

// RevokeAll ends every open link of that purpose and subject.
func (s *Links) RevokeAll(ctx context.Context, tx *database.Tx, purpose Purpose, subject string) error {
	return revokeLinks(ctx, tx, purpose, subject)
}

// List returns the links of a purpose and subject, the newest first, the dead
// ones among them, at most 100.
func (s *Links) List(ctx context.Context, purpose Purpose, subject string) ([]Link, error) {
	return selectLinks(ctx, s.db, purpose, subject)
}

// ListOf returns the links of a purpose and any of the subjects, the newest
// first, the dead ones among them.
func (s *Links) ListOf(ctx context.Context, purpose Purpose, subjects []string) ([]Link, error) {
	if len(subjects) == 0 {
		return nil, nil
	}
	return selectLinksOf(ctx, s.db, purpose, subjects)
}

func (s *Links) open(ctx context.Context, q database.Querier, now civil.Instant, purpose Purpose, token string) (Link, error) {
	link, err := findLink(ctx, q, purpose, hashToken(token))
	if fault.KindOf(err) == fault.NotFound {
		return Link{}, fault.New(fault.NotFound, "account.link_unknown")
	}
	if err != nil {
		return Link{}, err
	}
	switch link.State(now) {
	case Used:
		return Link{}, fault.New(fault.NotFound, "account.link_used")
	case Expired:
		return Link{}, fault.New(fault.NotFound, "account.link_expired")
	case Revoked:
		return Link{}, fault.New(fault.NotFound, "account.link_revoked")
	}
	return link, nil
}

func (s *Links) use(ctx context.Context, tx *database.Tx, link *Link, client string) error {
	link.LastUsedAt, link.LastClient = tx.Now(), shortClient(client)
	return updateLinkUse(ctx, tx, *link)
}

// newToken returns 192 random bits as 32 characters that need no escaping.
func newToken() string {
	b := make([]byte, 24)
	_, _ = rand.Read(b) // never fails, crypto/rand says
	return base64.RawURLEncoding.EncodeToString(b)
}

// hashToken needs no salt: a token has too many bits to be guessed.
func hashToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}
