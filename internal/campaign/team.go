package campaign

import (
	"context"
	"slices"

	"tongxing/internal/account"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// Member is an account in a campaign's team.
type Member struct {
	AccountID string       `db:"account_id"`
	Name      string       `db:"name"`
	Role      account.Role `db:"role"`
}

// TeamRoles lists the places in a team from most to least.
var TeamRoles = []account.Role{account.Owner, account.Editor, account.Viewer}

// teamRecord stands in the log for a place in the team.
const teamRecord = "team"

// AddMember gives the account that signs in by name a place in the team.
// Faults: Invalid about sign_in_name or role, NotFound, Forbidden.
func (s *Service) AddMember(ctx context.Context, who account.Actor, campaignID, signInName string, role account.Role) error {
	return s.Work(ctx, who, campaignID, account.Own, func(w *Work) error {
		var errs fault.Collector
		errs.Check(slices.Contains(TeamRoles, role), "role", "campaign.wrong.role")
		m, err := findAccount(ctx, w, signInName)
		if fault.KindOf(err) == fault.NotFound {
			errs.Add("sign_in_name", "campaign.wrong.no_account")
		} else if err != nil {
			return err
		}
		team, err := ListTeam(ctx, w, campaignID)
		if err != nil {
			return err
		}
		there := slices.ContainsFunc(team, func(t Member) bool { return t.AccountID == m.AccountID })
		errs.Check(!there, "sign_in_name", "campaign.wrong.member_twice", "Name", m.Name)
		if err := errs.Err(); err != nil {
			return err
		}
		logRole(w, Added, m, account.None, role)
		return insertMember(ctx, w.Tx, campaignID, m.AccountID, role)
	})
}

// SetRole changes somebody's place in the team. Nobody changes their own, and
// one owner remains. Faults: Invalid about role, Conflict, NotFound,
// Forbidden.
func (s *Service) SetRole(ctx context.Context, who account.Actor, campaignID, accountID string, role account.Role) error {
	return s.onMember(ctx, who, campaignID, accountID, role, func(w *Work, m Member) error {
		if !slices.Contains(TeamRoles, role) {
			return fault.At("role", "campaign.wrong.role")
		}
		if role != m.Role {
			logRole(w, Changed, m, m.Role, role)
		}
		return updateRole(ctx, w, accountID, role)
	})
}

// RemoveMember takes somebody's place in the team away. Nobody removes
// themselves, and one owner remains. Faults: Conflict, NotFound, Forbidden.
func (s *Service) RemoveMember(ctx context.Context, who account.Actor, campaignID, accountID string) error {
	return s.onMember(ctx, who, campaignID, accountID, account.None, func(w *Work, m Member) error {
		logRole(w, Removed, m, m.Role, account.None)
		return deleteMember(ctx, w, accountID)
	})
}

// onMember does f with a member who is not the actor, and who is not the last
// owner where the new role is less.
func (s *Service) onMember(ctx context.Context, who account.Actor, campaignID, accountID string, role account.Role, f func(*Work, Member) error) error {
	return s.Work(ctx, who, campaignID, account.Own, func(w *Work) error {
		team, err := ListTeam(ctx, w, campaignID)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(team, func(m Member) bool { return m.AccountID == accountID })
		if at < 0 {
			return fault.New(fault.NotFound, "fault.not_found")
		}
		if accountID == who.ID {
			return fault.New(fault.Conflict, "campaign.wrong.own_role")
		}
		owners := slices.DeleteFunc(slices.Clone(team), func(m Member) bool { return m.Role != account.Owner })
		if team[at].Role == account.Owner && role != account.Owner && len(owners) == 1 {
			return fault.New(fault.Conflict, "campaign.wrong.last_owner")
		}
		return f(w, team[at])
	})
}

func logRole(w *Work, kind ChangeKind, m Member, from, to account.Role) {
	var fields Diff
	fields.Text("role", string(from), string(to))
	w.Log(Change{Kind: kind, Record: teamRecord, RecordID: m.AccountID, Label: m.Name, Fields: fields})
}

// TeamOf lists a campaign's team for someone who may see the campaign, owners
// first. Faults: NotFound.
func (s *Service) TeamOf(ctx context.Context, who account.Actor, idOrSlug string) ([]Member, error) {
	c, err := s.Find(ctx, who, idOrSlug, account.View)
	if err != nil {
		return nil, err
	}
	return ListTeam(ctx, s.db, c.ID)
}

// ListTeam lists a campaign's team, owners first.
func ListTeam(ctx context.Context, q database.Querier, campaignID string) ([]Member, error) {
	team, err := selectTeam(ctx, q, campaignID)
	slices.SortStableFunc(team, func(a, b Member) int {
		return slices.Index(TeamRoles, a.Role) - slices.Index(TeamRoles, b.Role)
	})
	return team, err
}
