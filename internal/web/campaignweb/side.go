package campaignweb

import (
	"tongxing/internal/campaign"
	"tongxing/internal/locale"
	"tongxing/internal/web/page"
)

// pages of a campaign's menu, in order: the last part of the address and the
// catalogue's suffix.
var pages = []struct{ path, key string }{
	{"", "overview"},
	{"/plan", "plan"},
	{"/organisation", "organisation"},
	{"/agenda", "agenda"},
	{"/venues", "venues"},
	{"/print", "print"},
	{"/share", "share"},
	{"/history", "history"},
	{"/team", "team"},
	{"/settings", "settings"},
}

// URL returns the address of a campaign's page; path is "" or begins with a
// slash.
func URL(campaignID, path string) string { return "/campaigns/" + campaignID + path }

// Side returns a campaign's menu with one of its pages current: "overview",
// "plan", "organisation", "agenda", "venues", "print", "share", "history",
// "team" or "settings".
func Side(p *locale.Printer, c campaign.Campaign, current string) *page.Side {
	side := &page.Side{Title: c.Title}
	for _, l := range pages {
		side.Links = append(side.Links, page.Link{Label: p.T("web.side." + l.key), URL: URL(c.ID, l.path), Current: l.key == current})
	}
	return side
}
