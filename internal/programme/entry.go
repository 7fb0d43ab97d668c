package programme

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"tongxing/internal/civil"
)

// tombstone is how long a cancelled or removed entry stays in the feed.
const tombstone = 60 * 24 * time.Hour

// entry is what one calendar entry last showed.
type entry struct {
	ID          string        `db:"id"` // session-… or item-…, the local part of the UID
	CampaignID  string        `db:"campaign_id"`
	SessionID   string        `db:"session_id"`
	Summary     string        `db:"summary"`
	Location    string        `db:"location"`
	AllDay      bool          `db:"all_day"`
	Starts      string        `db:"starts"` // an instant, or the first day where all day
	Ends        string        `db:"ends"`   // an instant, or the last day where all day
	Digest      string        `db:"digest"` // of all that the entry shows
	Sequence    int           `db:"sequence"`
	ModifiedAt  civil.Instant `db:"modified_at"`
	CancelledAt civil.Instant `db:"cancelled_at"`
}

func (e entry) cancelled() bool { return !e.CancelledAt.IsZero() }

// gone says whether a cancelled entry has been shown for long enough.
func (e entry) gone(now civil.Instant) bool {
	return e.cancelled() && !now.Before(e.CancelledAt.Add(tombstone))
}

// moved says whether two states of an entry differ in time, place or status,
// which is when SEQUENCE grows (RFC 5545 3.8.7.4).
func (e entry) moved(o entry) bool {
	return e.AllDay != o.AllDay || e.Starts != o.Starts || e.Ends != o.Ends || e.Location != o.Location || e.cancelled() != o.cancelled()
}

// entriesOf returns what the programme's calendar entries show now, sessions
// and items. What has no date is not in a calendar.
func entriesOf(p Programme, now civil.Instant) []entry {
	var all []entry
	single := len(p.Sessions) == 1
	for _, s := range p.Sessions {
		if s.StartsOn.IsZero() {
			continue
		}
		var cancelledAt civil.Instant
		if p.Cancelled || s.Cancelled {
			cancelledAt = now
		}
		e := entry{
			ID: "session-" + s.ID, CampaignID: p.ID, SessionID: s.ID, Summary: sessionSummary(p, s, single), Location: s.Place.line(),
			AllDay: s.Starts.IsZero(), Starts: s.Starts.String(), Ends: s.Ends.String(), ModifiedAt: now, CancelledAt: cancelledAt,
		}
		if e.AllDay {
			e.Starts, e.Ends = s.StartsOn.String(), s.EndsOn.String()
		}
		e.Digest = digest(p.Slug, e.Summary, p.Kind, s)
		all = append(all, e)
		for _, item := range s.Items {
			if item.Starts.IsZero() {
				continue
			}
			i := entry{
				ID: "item-" + item.ID, CampaignID: p.ID, SessionID: s.ID, Summary: item.Title, Location: e.Location,
				Starts: item.Starts.String(), Ends: item.Ends.String(), ModifiedAt: now, CancelledAt: cancelledAt,
			}
			i.Digest = digest(p.Slug, p.Title, p.Kind, s.Title, s.Place, item)
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

func digest(parts ...any) string {
	// Values of this package's own types always marshal.
	text, _ := json.Marshal(parts)
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:12])
}

// reconcile compares what entries show now with what they last showed and
// returns those to be written.
func reconcile(before, now []entry, at civil.Instant) []entry {
	known := map[string]entry{}
	for _, e := range before {
		known[e.ID] = e
	}
	var write []entry
	for _, e := range now {
		was, ok := known[e.ID]
		delete(known, e.ID)
		if ok {
			e.Sequence = was.Sequence
			if e.cancelled() && was.cancelled() {
				e.CancelledAt = was.CancelledAt
			}
			switch {
			case was.moved(e):
				e.Sequence++
			case was.Digest == e.Digest:
				continue
			}
		}
		write = append(write, e)
	}
	for _, e := range before {
		if _, left := known[e.ID]; left && !e.cancelled() {
			// Removed, or no longer public.
			e.CancelledAt, e.ModifiedAt, e.Sequence = at, at, e.Sequence+1
			write = append(write, e)
		}
	}
	return write
}
