package programme

import (
	"strings"
	"time"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
)

// Text returns the programme as plain text, a fact a line, in the order in
// which it is best heard: for screen readers and Braille displays. address is
// the public page's.
func (p Programme) Text(words *locale.Printer, address string) string {
	w := textWriter{Printer: words}
	w.line(p.Title)
	w.line(p.Theme)
	if p.Cancelled {
		w.line(words.T("programme.cancelled_heading"))
		if p.CancelReason != "" {
			w.line(words.T("programme.cancelled_because", "Reason", p.CancelReason))
		}
	}
	if days := words.Days(p.StartsOn, p.EndsOn); days != "" {
		w.labelled("programme.when", days)
	}
	w.line(p.Period)
	w.labelled("programme.for_whom", p.Audience)
	for _, line := range p.About() {
		w.line(line)
	}
	for _, line := range p.Kindly(words) {
		w.line(line)
	}
	for _, s := range p.Sessions {
		w.session(s)
	}
	if len(p.Contacts) > 0 {
		w.heading(words.T("programme.ask"))
		for _, c := range p.Contacts {
			line := strings.Join(strings.Fields(c.Name+" "+c.Title+" "+c.Phone), " ")
			if c.SMS {
				line += words.T("programme.text_too")
			}
			w.line(line)
		}
	}
	if len(p.Organisers) > 0 {
		w.heading(words.T("programme.organisers"))
		for _, rank := range campaign.Ranks {
			for _, o := range p.Organisers {
				if o.Rank == rank {
					w.labelled("organiser.rank."+string(rank), o.Name)
				}
			}
		}
	}
	w.heading(words.T("programme.more", "Address", address))
	return w.String()
}

type textWriter struct {
	*locale.Printer
	strings.Builder
}

func (w *textWriter) line(text string) {
	if text = strings.TrimSpace(text); text != "" {
		w.WriteString(text + "\n")
	}
}

// heading stands behind an empty line.
func (w *textWriter) heading(text string) {
	w.WriteString("\n")
	w.line(text)
}

func (w *textWriter) labelled(key, text string) {
	if text != "" {
		w.line(w.T("programme.labelled", "Label", w.T(key), "Text", text))
	}
}

func (w *textWriter) session(s Session) {
	title := s.Title
	if s.Cancelled {
		title = w.T("programme.cancelled_entry", "Title", title)
	}
	w.heading(title)
	when := w.T("programme.no_date")
	if !s.StartsOn.IsZero() {
		when = strings.TrimSpace(w.Days(s.StartsOn, s.lastDay()) + " " + s.times(w.Printer))
	}
	w.labelled("programme.when", when)
	if s.Cancelled && s.CancelReason != "" {
		w.line(w.T("programme.cancelled_because", "Reason", s.CancelReason))
	}
	w.labelled("programme.for_whom", s.Audience)
	w.labelled("programme.where", strings.TrimSpace(s.Place.Name+" "+s.Place.Address))
	var access []string
	for _, code := range s.Access {
		access = append(access, w.T("venue.access."+string(code)))
	}
	w.labelled("programme.access", strings.Join(access, w.T("programme.comma")))
	w.line(s.Place.AccessNote)
	w.line(s.Place.Directions)
	zone, err := time.LoadLocation(s.Zone)
	if err != nil {
		// As agenda reads a zone that the zone data has lost.
		zone = time.UTC
	}
	day := s.StartsOn
	for _, item := range s.Items {
		at := ""
		if !item.Starts.IsZero() {
			if on := civil.DateOf(item.Starts.In(zone)); on != day {
				day = on
				w.line(w.Day(day))
			}
			if at = civil.TimeOfDayOf(item.Starts.In(zone)).String() + " "; item.Approximate {
				at = w.T("programme.about") + " " + at
			}
		}
		w.line(at + item.Title)
	}
}
