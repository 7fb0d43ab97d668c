package programme

import (
	"strings"

	"tongxing/internal/calendar"
	"tongxing/internal/civil"
	"tongxing/internal/feed"
	"tongxing/internal/locale"
	"tongxing/internal/venue"
)

// publication is a programme with the memory of its calendar entries.
type publication struct {
	Programme
	entries []feed.Entry
	live    bool          // false: withdrawn or in the trash
	ends    civil.Instant // when a withdrawn campaign's calendar is gone
	now     civil.Instant
}

// words writes calendar texts in one language.
type words struct {
	*locale.Printer
	installation string
	address      string // of the public page
}

// feed returns the campaign's calendar: its sessions, or its items with
// byItem, and what was cancelled in the last 60 days.
func (w words) feed(p publication, byItem bool) calendar.Calendar {
	cal := calendar.Calendar{Name: p.Title, Zone: p.Zone, URL: w.address}
	prefix := "session-"
	if byItem {
		prefix = "item-"
	}
	for _, e := range p.entries {
		if strings.HasPrefix(e.ID, prefix) && !e.Gone(p.now) {
			cal.Events = append(cal.Events, w.event(p, e))
		}
	}
	return cal
}

// event returns one entry as an event. One that is no longer in the programme
// shows what it last showed.
func (w words) event(p publication, e feed.Entry) calendar.Event {
	out := e.Event(w.installation)
	out.URL, out.Categories = w.address, []string{w.T("campaign.kind." + string(p.Kind))}
	if e.Cancelled() {
		// Many calendars show a cancelled entry like any other.
		out.Summary = w.T("programme.cancelled_entry", "Title", e.Summary)
	}
	if !p.live {
		return out // the programme as it stands is no longer public
	}
	for _, s := range p.Sessions {
		if s.ID != e.SessionID {
			continue
		}
		if point := s.Place.Point; point != nil {
			out.Geo = &calendar.Point{Latitude: float64(point.LatitudeE6) / 1e6, Longitude: float64(point.LongitudeE6) / 1e6}
		}
		out.Description = w.sessionWords(p, s)
		for _, item := range s.Items {
			if "item-"+item.ID == e.ID {
				out.Description = w.itemWords(p, s, item)
			}
		}
	}
	return out
}

// sessionWords describes a session: why it is off, the access, the way, the
// order of the day.
func (w words) sessionWords(p publication, s Session) string {
	var lines []string
	add := func(line string) {
		if line != "" {
			lines = append(lines, line)
		}
	}
	if reason := firstOf(s.CancelReason, p.CancelReason); reason != "" && (s.Cancelled || p.Cancelled) {
		add(w.T("programme.cancelled_because", "Reason", reason))
	}
	add(s.Audience)
	add(w.accessLine(s))
	add(s.Place.AccessNote)
	if s.Place.Directions != "" {
		add(w.T("programme.directions_line", "Directions", s.Place.Directions))
	}
	zone := location(s.Zone)
	for _, item := range s.Items {
		if item.Starts.IsZero() {
			add(item.Title)
			continue
		}
		add(civil.TimeOfDayOf(item.Starts.In(zone)).String() + " " + item.Title)
	}
	add(w.T("programme.more", "Address", w.address))
	return strings.Join(lines, "\n")
}

func (w words) itemWords(p publication, s Session, item Item) string {
	lines := []string{sessionSummary(p.Programme, s, len(p.Sessions) == 1)}
	if len(item.Access) > 0 {
		lines = append(lines, w.T("programme.access_line", "Access", w.codes(item.Access)))
	}
	return strings.Join(append(lines, w.T("programme.more", "Address", w.address)), "\n")
}

// accessLine names what a session offers, or nothing.
func (w words) accessLine(s Session) string {
	if len(s.Access) == 0 {
		return ""
	}
	return w.T("programme.access_line", "Access", w.codes(s.Access))
}

func (w words) codes(access venue.Access) string {
	names := make([]string, len(access))
	for i, code := range access {
		names[i] = w.T("venue.access." + string(code))
	}
	return strings.Join(names, w.T("web.comma"))
}

func firstOf(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}
