package organisation

import (
	"context"
	"encoding/json"
	"slices"

	"tongxing/internal/account"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// Invitation is a link that makes one person a member.
type Invitation struct {
	ID           string
	Organisation Organisation
	Role         Role
	For          string // whom it is meant for, in words
	By           string // the name of the issuer, where the link itself was followed
	State        account.LinkState
	CreatedAt    civil.Instant
	ExpiresAt    civil.Instant
	UsedAt       civil.Instant
}

// invited is what a link of an invitation keeps beside the organisation.
type invited struct {
	Role Role   `json:"role"`
	For  string `json:"for,omitempty"`
}

// Invite makes an invitation and returns it with its token, which is not to
// be had again. whom says in words whom it is meant for and may be empty.
// Faults: Invalid with fields role, for; NotFound, Forbidden.
func (s *Service) Invite(ctx context.Context, who account.Actor, id string, role Role, whom string) (Invitation, string, error) {
	chain, err := s.manage(ctx, s.db, who, id)
	if err != nil {
		return Invitation{}, "", err
	}
	var c fault.Collector
	checkRole(&c, role)
	c.Line("for", &whom, longestName)
	if err := c.Err(); err != nil {
		return Invitation{}, "", err
	}
	detail, err := json.Marshal(invited{role, whom})
	if err != nil {
		return Invitation{}, "", err
	}
	var link account.Link
	var token string
	err = s.db.Transact(ctx, func(tx *database.Tx) error {
		link, token, err = s.accounts.Links().Issue(ctx, tx, account.NewLink{
			Purpose: account.Invitation, Subject: id, Detail: string(detail), By: who.ID, Life: account.LinkLife, SingleUse: true,
		})
		return err
	})
	if err != nil {
		return Invitation{}, "", err
	}
	invitation, err := s.read(link, chain[0])
	return invitation, token, err
}

// Invitations returns an organisation's invitations, the newest first.
// Faults: NotFound, Forbidden.
func (s *Service) Invitations(ctx context.Context, who account.Actor, id string) ([]Invitation, error) {
	chain, err := s.manage(ctx, s.db, who, id)
	if err != nil {
		return nil, err
	}
	links, err := s.accounts.Links().List(ctx, account.Invitation, id)
	if err != nil {
		return nil, err
	}
	invitations := make([]Invitation, len(links))
	for i, link := range links {
		if invitations[i], err = s.read(link, chain[0]); err != nil {
			return nil, err
		}
	}
	return invitations, nil
}

// Revoke ends an invitation that nobody has used. Faults: NotFound, Forbidden.
func (s *Service) Revoke(ctx context.Context, who account.Actor, id, invitationID string) error {
	return s.db.Transact(ctx, func(tx *database.Tx) error {
		if _, err := s.manage(ctx, tx, who, id); err != nil {
			return err
		}
		return s.accounts.Links().Revoke(ctx, tx, account.Invitation, id, invitationID)
	})
}

// Invitation returns the invitation of a token without using it up. It is
// NotFound where the link is unknown, used, expired or revoked, or its issuer
// may no longer invite; the words say which.
func (s *Service) Invitation(ctx context.Context, token string) (Invitation, error) {
	link, err := s.accounts.Links().Peek(ctx, account.Invitation, token)
	if err != nil {
		return Invitation{}, err
	}
	return s.stands(ctx, s.db, link)
}

// Accept makes the actor a member as invited and uses the invitation up.
// client says what followed it. Faults: those of Invitation; Conflict for one
// who belongs to the organisation already, which leaves the invitation open.
func (s *Service) Accept(ctx context.Context, who account.Actor, token, client string) (invitation Invitation, err error) {
	if !who.SignedIn() {
		return Invitation{}, fault.New(fault.SignIn, "fault.sign_in")
	}
	err = s.db.Transact(ctx, func(tx *database.Tx) error {
		invitation, err = s.join(ctx, tx, who.ID, token, client)
		return err
	})
	return invitation, err
}

// AcceptAsNew makes an account, makes it a member as invited and uses the
// invitation up. Faults: those of Invitation; Invalid as for account.Add.
func (s *Service) AcceptAsNew(ctx context.Context, n account.NewAccount, token, client string) (account.Account, error) {
	if _, err := s.Invitation(ctx, token); err != nil {
		return account.Account{}, err
	}
	n.Administrator = false
	return s.accounts.Add(ctx, n, func(tx *database.Tx, a account.Account) error {
		_, err := s.join(ctx, tx, a.ID, token, client)
		return err
	})
}

func (s *Service) join(ctx context.Context, tx *database.Tx, accountID, token, client string) (Invitation, error) {
	link, err := s.accounts.Links().Redeem(ctx, tx, account.Invitation, token, client)
	if err != nil {
		return Invitation{}, err
	}
	invitation, err := s.stands(ctx, tx, link)
	if err != nil {
		return Invitation{}, err
	}
	added, err := insertMember(ctx, tx, invitation.Organisation.ID, accountID, invitation.Role)
	if err == nil && !added {
		return Invitation{}, fault.New(fault.Conflict, "organisation.you_are_member")
	}
	return invitation, err
}

// stands returns the invitation where whoever issued it may still invite.
func (s *Service) stands(ctx context.Context, q database.Querier, link account.Link) (Invitation, error) {
	chain, err := selectChain(ctx, q, link.Subject)
	if err != nil {
		return Invitation{}, err
	}
	var issuer account.Actor
	if link.CreatedBy != nil {
		if issuer, err = s.accounts.ActorOf(ctx, q, *link.CreatedBy); err != nil {
			return Invitation{}, err
		}
	}
	if len(chain) == 0 || !account.Can(issuer, account.Manage, recordOf(chain)) {
		return Invitation{}, fault.New(fault.NotFound, "account.link_revoked")
	}
	invitation, err := s.read(link, chain[0])
	invitation.By = issuer.Name
	return invitation, err
}

func (s *Service) read(link account.Link, o Organisation) (Invitation, error) {
	var detail invited
	if err := json.Unmarshal([]byte(link.Detail), &detail); err != nil || !slices.Contains(Roles, detail.Role) {
		return Invitation{}, fault.New(fault.NotFound, "account.link_unknown")
	}
	return Invitation{
		ID: link.ID, Organisation: o, Role: detail.Role, For: detail.For, State: link.State(s.db.Now()),
		CreatedAt: link.CreatedAt, ExpiresAt: link.ExpiresAt, UsedAt: link.LastUsedAt,
	}, nil
}
