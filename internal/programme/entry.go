package programme

import (
	"tongxing/internal/civil"
	"tongxing/internal/feed"
)

// entriesOf returns what the programme's calendar entries show now, sessions
// and items. What has no date is not in a calendar.
func entriesOf(p Programme, now civil.Instant) []feed.Entry {
	var all []feed.Entry
	single := len(p.Sessions) == 1
	for _, s := range p.Sessions {
		if s.StartsOn.IsZero() {
			continue
		}
		var cancelledAt civil.Instant
		if p.Cancelled || s.Cancelled {
			cancelledAt = now
		}
		e := feed.Entry{
			ID: "session-" + s.ID, CampaignID: p.ID, SessionID: s.ID, Summary: sessionSummary(p, s, single), Location: s.Place.line(),
			AllDay: s.Starts.IsZero(), Starts: s.Starts.String(), Ends: s.Reckoned.String(), ModifiedAt: now, CancelledAt: cancelledAt,
		}
		if e.AllDay {
			e.Starts, e.Ends = s.StartsOn.String(), s.EndsOn.String()
		}
		e.Digest = feed.Digest(p.Slug, e.Summary, p.Kind, s)
		all = append(all, e)
		for _, item := range s.Items {
			if item.Starts.IsZero() {
				continue
			}
			i := feed.Entry{
				ID: "item-" + item.ID, CampaignID: p.ID, SessionID: s.ID, Summary: item.Title, Location: e.Location,
				Starts: item.Starts.String(), Ends: item.Ends.String(), ModifiedAt: now, CancelledAt: cancelledAt,
			}
			i.Digest = feed.Digest(p.Slug, p.Title, p.Kind, s.Title, s.Place, item)
			all = append(all, i)
		}
	}
	return all
}

// sessionSummary names a session for somebody else's calendar: by the campaign
// alone where it has one session.
func sessionSummary(p Programme, s Session, single bool) string {
	if single || s.Title == p.Title {
		return p.Title
	}
	return p.Title + " · " + s.Title
}

// line is the place in one line.
func (p Place) line() string {
	switch {
	case p.Name == "":
		return p.Address
	case p.Address == "":
		return p.Name
	}
	return p.Name + "，" + p.Address
}
