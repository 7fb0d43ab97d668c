package page

import (
	"net/url"
	"strconv"

	"tongxing/internal/locale"
)

// campaignPages are the pages of a campaign's menu, in order: the last part
// of the address and the catalogue's suffix.
var campaignPages = []struct{ path, name string }{
	{"", "overview"},
	{"/plan", "plan"},
	{"/organisation", "organisation"},
	{"/agenda", "agenda"},
	{"/check", "check"},
	{"/venues", "venues"},
	{"/print", "print"},
	{"/share", "share"},
	{"/report", "report"},
	{"/history", "history"},
	{"/team", "team"},
	{"/settings", "settings"},
}

// CampaignURL returns the address of a campaign's page; path is "" or begins
// with a slash.
func CampaignURL(campaignID, path string) string { return "/campaigns/" + campaignID + path }

// CampaignSide returns a campaign's menu with one of its pages current:
// "overview", "plan", "organisation", "agenda", "check", "venues", "print", "share",
// "history", "team" or "settings".
func CampaignSide(p *locale.Printer, campaignID, title, current string) *Side {
	side := &Side{Title: title}
	for _, l := range campaignPages {
		side.Links = append(side.Links, Link{Label: p.T("web.side." + l.name), URL: CampaignURL(campaignID, l.path), Current: l.name == current})
	}
	return side
}

// UndoURL returns where a form posts to take back a revision of a campaign and
// come back to an address; empty where there is no revision.
func UndoURL(campaignID string, revision int64, back string) string {
	if revision == 0 {
		return ""
	}
	return CampaignURL(campaignID, "/undo?"+url.Values{"revision": {strconv.FormatInt(revision, 10)}, "back": {back}}.Encode())
}
