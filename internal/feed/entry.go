package feed

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"tongxing/internal/calendar"
	"tongxing/internal/civil"
)

// Tombstone is how long a cancelled or removed entry stays in a calendar.
const Tombstone = 60 * 24 * time.Hour

// Entry is what one calendar entry last showed.
type Entry struct {
	ID          string        `db:"id"` // such as session-…, the local part of the UID
	CampaignID  string        `db:"campaign_id"`
	PersonID    *string       `db:"person_id"`  // none: of the campaign's public calendar
	SessionID   string        `db:"session_id"` // empty where it is of no session
	Summary     string        `db:"summary"`
	Location    string        `db:"location"`
	AllDay      bool          `db:"all_day"`
	Starts      string        `db:"starts"` // an instant, or the first day where all day
	Ends        string        `db:"ends"`   // an instant, or the last day where all day
	Digest      string        `db:"digest"` // of all that the entry shows
	Sequence    int           `db:"sequence"`
	ModifiedAt  civil.Instant `db:"modified_at"`
	MovedAt     civil.Instant `db:"moved_at"`   // when time, place or status last changed
	MovedFrom   string        `db:"moved_from"` // Starts before that
	CancelledAt civil.Instant `db:"cancelled_at"`
}

// Cancelled says whether the entry will not take place, or was removed.
func (e Entry) Cancelled() bool { return !e.CancelledAt.IsZero() }

// Gone says whether a cancelled entry has been shown for long enough.
func (e Entry) Gone(now civil.Instant) bool {
	return e.Cancelled() && !now.Before(e.CancelledAt.Add(Tombstone))
}

// Event returns the entry as it last showed; what else an event says is its
// calendar's to add. installation is the right side of the UID.
func (e Entry) Event(installation string) calendar.Event {
	out := calendar.Event{
		UID: e.ID + "@" + installation, Summary: e.Summary, Location: e.Location,
		Sequence: e.Sequence, Modified: e.ModifiedAt, Cancelled: e.Cancelled(),
	}
	if e.AllDay {
		out.First, _ = civil.ParseDate(e.Starts)
		out.Last, _ = civil.ParseDate(e.Ends)
	} else {
		out.Starts, _ = civil.ParseInstant(e.Starts)
		out.Ends, _ = civil.ParseInstant(e.Ends)
	}
	return out
}

// moved says whether two states of an entry differ in time, place or status,
// which is when SEQUENCE grows (RFC 5545 section 3.8.7.4).
func (e Entry) moved(o Entry) bool {
	return e.AllDay != o.AllDay || e.Starts != o.Starts || e.Ends != o.Ends || e.Location != o.Location || e.Cancelled() != o.Cancelled()
}

// Reconcile compares what entries show now with what they last showed and
// returns those to be remembered. What is there no more is cancelled at that
// instant.
func Reconcile(before, now []Entry, at civil.Instant) []Entry {
	known := map[string]Entry{}
	for _, e := range before {
		known[e.ID] = e
	}
	var write []Entry
	for _, e := range now {
		was, ok := known[e.ID]
		delete(known, e.ID)
		if ok {
			e.Sequence, e.MovedAt, e.MovedFrom = was.Sequence, was.MovedAt, was.MovedFrom
			if e.Cancelled() && was.Cancelled() {
				e.CancelledAt = was.CancelledAt
			}
			switch {
			case was.moved(e):
				e.Sequence, e.MovedAt, e.MovedFrom = e.Sequence+1, at, was.Starts
			case was.Digest == e.Digest:
				continue
			}
		}
		write = append(write, e)
	}
	for _, e := range before {
		if _, left := known[e.ID]; left && !e.Cancelled() {
			// Removed, or no longer to be seen.
			e.CancelledAt, e.ModifiedAt, e.Sequence = at, at, e.Sequence+1
			e.MovedAt, e.MovedFrom = at, e.Starts
			write = append(write, e)
		}
	}
	return write
}

// NextEnd returns the next instant at which a calendar of these entries
// changes by itself, because a cancelled one has been shown for long enough;
// zero where there is none.
func NextEnd(entries []Entry, now civil.Instant) (next civil.Instant) {
	for _, e := range entries {
		if !e.Cancelled() || e.Gone(now) {
			continue
		}
		if end := e.CancelledAt.Add(Tombstone); next.IsZero() || end.Before(next) {
			next = end
		}
	}
	return next
}

// Modified returns the last instant at which a calendar of these entries
// changed, by a change or by itself.
func Modified(entries []Entry, now civil.Instant) (last civil.Instant) {
	for _, e := range entries {
		at := e.ModifiedAt
		if e.Gone(now) {
			at = e.CancelledAt.Add(Tombstone)
		}
		if last.Before(at) {
			last = at
		}
	}
	return last
}

// LastMove returns when the time, place or status of any of the entries last
// changed; zero where none did.
func LastMove(entries []Entry) (last civil.Instant) {
	for _, e := range entries {
		if last.Before(e.MovedAt) {
			last = e.MovedAt
		}
	}
	return last
}

// Digest returns a short hash of all parts, which must be values that JSON can
// hold.
func Digest(parts ...any) string {
	text, _ := json.Marshal(parts) // the callers' own types always marshal
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:12])
}
