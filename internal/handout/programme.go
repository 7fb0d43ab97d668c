package handout

import (
	"slices"
	"strings"
	"time"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/programme"
	"tongxing/internal/runsheet"
	"tongxing/internal/venue"
)

// Leaflet returns what the programme shows on paper, in the printer's language.
// All of it comes from what is public.
func Leaflet(of programme.Programme, p *locale.Printer) Content {
	w := leafletWriter{of, p}
	c := Content{Title: of.Title, Theme: of.Theme, Page: "/c/" + of.Slug, Facts: w.facts()}
	for _, who := range of.Contacts {
		contact := runsheet.Contact{Who: who.Name, Phone: who.Phone}
		if who.Title != "" && !strings.Contains(who.Name, who.Title) {
			contact.Who = p.T("handout.person", "Title", who.Title, "Name", who.Name)
		}
		if who.SMS {
			contact.Note = p.T("handout.sms")
		}
		c.Contacts = append(c.Contacts, contact)
	}
	for _, s := range of.Sessions {
		c.Parts = append(c.Parts, w.part(s))
	}
	for _, rank := range campaign.Ranks {
		row := runsheet.Organiser{Rank: p.T("organiser.rank." + string(rank))}
		for _, o := range of.Organisers {
			if o.Rank == rank {
				row.Names = append(row.Names, o.Name)
			}
		}
		if len(row.Names) > 0 {
			c.Organisers = append(c.Organisers, row)
		}
	}
	return c
}

type leafletWriter struct {
	programme.Programme
	*locale.Printer
}

func (w leafletWriter) facts() []Fact {
	var facts []Fact
	add := func(key string, lines ...string) {
		if len(lines) > 0 {
			facts = append(facts, Fact{key, w.T("handout.fact." + key), lines})
		}
	}
	if w.Cancelled {
		state := w.T("handout.campaign_cancelled")
		if w.CancelReason != "" {
			state = w.T("handout.labelled", "Label", state, "Text", w.CancelReason)
		}
		add(stateFact, state)
	}
	add(timesFact, w.whenLines()...)
	add(placeFact, w.perSession(func(s programme.Session) []string { return []string{placeLine(s.Place, w.Printer)} }, nil)...)
	add(directionsFact, w.perSession(func(s programme.Session) []string { return strings.Split(s.Place.Directions, "\n") }, placeName)...)
	if w.Audience != "" {
		add(audienceFact, w.Audience)
	}
	add(accessFact, w.access()...)
	return facts
}

// access returns what every session offers, what some offer beyond that, and
// what to know of each place.
func (w leafletWriter) access() []string {
	everywhere, beyond := programme.Offers(w.Sessions)
	listed := func(codes venue.Access) string {
		var labels []string
		for _, code := range codes {
			labels = append(labels, w.T("venue.access."+string(code)))
		}
		return strings.Join(labels, w.T("handout.comma"))
	}
	lines := nonEmpty([]string{listed(everywhere)})
	for i, s := range w.Sessions {
		if more := listed(beyond[i]); more != "" {
			lines = append(lines, w.T("handout.access_beyond", "Session", s.Title, "Access", more))
		}
	}
	return append(lines, w.perSession(func(s programme.Session) []string { return strings.Split(s.Place.AccessNote, "\n") }, placeName)...)
}

func (w leafletWriter) whenLines() []string {
	if len(w.Sessions) == 1 {
		return []string{w.when(w.Sessions[0])}
	}
	days := w.Days(w.StartsOn, w.EndsOn)
	switch {
	case days != "" && w.Period != "":
		return []string{days, w.Period}
	case days != "":
		return []string{days}
	case w.Period != "":
		return []string{w.Period}
	}
	return []string{w.T("handout.no_day")}
}

// perSession returns what sessions say, lines that are alike once. Where they
// say different things, the first line of each names what it is about.
func (w leafletWriter) perSession(of func(programme.Session) []string, about func(programme.Session) string) []string {
	type saying struct{ about, text string }
	var all []saying
	for _, s := range w.Sessions {
		said := saying{text: strings.Join(nonEmpty(of(s)), "\n")}
		if about != nil {
			said.about = about(s)
		}
		known := slices.ContainsFunc(all, func(o saying) bool { return o.text == said.text })
		if said.text != "" && !known {
			all = append(all, said)
		}
	}
	var lines []string
	for _, said := range all {
		if len(all) > 1 && said.about != "" {
			said.text = w.T("handout.labelled", "Label", said.about, "Text", said.text)
		}
		lines = append(lines, strings.Split(said.text, "\n")...)
	}
	return lines
}

func placeName(s programme.Session) string { return s.Place.Name }

func (w leafletWriter) part(s programme.Session) Part {
	part := Part{ID: s.ID, Title: s.Title, When: w.when(s), Place: s.Place.Name}
	if s.Cancelled {
		part.Title = w.T("handout.labelled", "Label", w.T("handout.session_cancelled"), "Text", s.Title)
	}
	clock := w.clock(s)
	for _, item := range s.Items {
		row := Row{ID: item.ID, Public: true, Title: item.Title, Kind: string(item.Kind)}
		row.At, row.Time = clock.place(item.Starts, item.Approximate)
		part.Rows = append(part.Rows, row)
	}
	return part
}

// when writes a session's day with its times.
func (w leafletWriter) when(s programme.Session) string {
	switch {
	case s.StartsOn.IsZero():
		return w.T("handout.no_day")
	case s.Starts.IsZero():
		return w.Days(s.StartsOn, s.EndsOn)
	case s.Ends.IsZero():
		return w.Day(s.StartsOn) + " " + s.StartsAt.String()
	}
	return w.Day(s.StartsOn) + " " + s.StartsAt.String() + "—" + w.clock(s).text(s.Ends)
}

func (w leafletWriter) clock(s programme.Session) clock {
	zone, err := time.LoadLocation(s.Zone)
	if err != nil {
		// As agenda reads a zone that the zone data has lost.
		zone = time.UTC
	}
	first := s.StartsOn
	if first.IsZero() && len(s.Items) > 0 {
		first = civil.DateOf(s.Items[0].Starts.In(zone))
	}
	return clock{w.Printer, zone, first}
}

func placeLine(place programme.Place, p *locale.Printer) string {
	switch {
	case place.Name == "":
		return place.Address
	case place.Address == "":
		return place.Name
	}
	return place.Name + p.T("handout.comma_place") + place.Address
}
