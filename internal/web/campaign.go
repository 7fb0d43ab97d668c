package web

import (
	"tongxing/internal/campaign"
	"tongxing/internal/web/page"
)

// LayoutOf returns what the pages of a campaign share, with the document's
// title: the side menu, where current is this page, and a word where the
// campaign is put away.
func (v *Visit) LayoutOf(c campaign.Campaign, current, title string) page.Layout {
	l := v.Layout(title)
	l.Side = page.CampaignSide(v.Printer, c.ID, c.Title, current)
	if c.Closed() {
		l.Notice = v.T("campaign.is_closed")
	}
	return l
}
