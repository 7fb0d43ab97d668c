package programme

import (
	"context"
	"slices"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// PreviewDays are how many days a preview may live, in the order in which they
// are offered.
var PreviewDays = []int{3, 7, 30}

// IssuePreview makes a link by which whoever has it sees the campaign as it
// stands, published or not, for so many days; it returns the token, which is
// not to be had again. Faults: NotFound, Forbidden; Invalid at "days".
func (s *Service) IssuePreview(ctx context.Context, who account.Actor, campaignID string, days int) (link account.Link, token string, err error) {
	err = s.campaigns.Work(ctx, who, campaignID, account.Edit, func(w *campaign.Work) error {
		if !slices.Contains(PreviewDays, days) {
			return fault.At("days", "programme.wrong.days")
		}
		link, token, err = s.links.Issue(ctx, w.Tx, account.NewLink{
			Purpose: account.Preview, Subject: w.Campaign.ID, By: who.ID, Life: time.Duration(days) * 24 * time.Hour,
		})
		return err
	})
	return link, token, err
}

// Previews returns the campaign's preview links, the newest first. Faults:
// NotFound.
func (s *Service) Previews(ctx context.Context, who account.Actor, campaignID string) ([]account.Link, error) {
	c, err := s.campaigns.Find(ctx, who, campaignID, account.View)
	if err != nil {
		return nil, err
	}
	return s.links.List(ctx, account.Preview, c.ID)
}

// RevokePreview ends a preview link. Faults: NotFound, Forbidden.
func (s *Service) RevokePreview(ctx context.Context, who account.Actor, campaignID, linkID string) error {
	c, err := s.campaigns.Find(ctx, who, campaignID, account.Edit)
	if err != nil {
		return err
	}
	return s.db.Transact(ctx, func(tx *database.Tx) error {
		return s.links.Revoke(ctx, tx, account.Preview, c.ID, linkID)
	})
}

// Previewed is a campaign as a preview shows it: the public view of its agenda,
// published or not. No item backstage, no host's words, and of people only
// those whom the public page names are in it.
type Previewed struct {
	Page
	Campaign campaign.Campaign
	Link     account.Link
}

// Preview returns what a token shows. client says what followed it. It is
// NotFound where the link is unknown, expired or revoked, or the campaign is
// in the trash.
func (s *Service) Preview(ctx context.Context, token, client string) (Previewed, error) {
	link, err := s.links.Visit(ctx, account.Preview, token, client)
	if err != nil {
		return Previewed{}, err
	}
	c, err := campaign.ByID(ctx, s.db, link.Subject)
	if err == nil && c.State() == campaign.Trashed {
		err = fault.New(fault.NotFound, "account.link_revoked")
	}
	if err != nil {
		return Previewed{}, err
	}
	p, err := Load(ctx, s.db, c)
	for i := range p.Contacts {
		p.Contacts[i].Phone, p.Contacts[i].SMS = "", false
	}
	return Previewed{Page: Page{Programme: p, Preview: true}, Campaign: c, Link: link}, err
}
