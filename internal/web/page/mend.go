package page

import (
	"net/url"

	"tongxing/internal/check"
)

// mendPages are the pages that mend what a campaign's own fields do not hold,
// by the finding's field.
var mendPages = map[string]string{
	"venues": "/venues/new", "organisers": "/organisers/new", "duties": "/duties/new", "sections": "/sections/new", "budget": "/budget",
}

// recordPages are where a record's form stands, but for its id.
var recordPages = map[check.Record]string{
	check.SectionRecord: "/sections/", check.OrganiserRecord: "/organisers/", check.PostRecord: "/posts/", check.DutyRecord: "/duties/",
	check.PlaceRecord: "/venues/", check.SessionRecord: "/agenda/sessions/", check.ItemRecord: "/agenda/items/",
}

// MendURL returns where a finding of the plan check is mended: the form's
// field; for too much sitting, a new item before the one at which it becomes
// too much.
func MendURL(campaignID string, f check.Finding) string {
	if f.Code == check.SittingTooLong {
		query := url.Values{"session": {f.In}, "before": {f.Ref.ID}, "kind": {string(check.Interaction)}}
		return CampaignURL(campaignID, "/agenda/items/new?"+query.Encode())
	}
	at := ""
	if f.Field != "" {
		at = "#field-" + f.Field
	}
	if base, ok := recordPages[f.Ref.Record]; ok {
		return CampaignURL(campaignID, base+f.Ref.ID+at)
	}
	if mended, ok := mendPages[f.Field]; ok {
		return CampaignURL(campaignID, mended)
	}
	return CampaignURL(campaignID, "/settings"+at)
}
