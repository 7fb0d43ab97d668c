package planimportweb

import (
	"strconv"
	"strings"

	"tongxing/internal/campaign"
	"tongxing/internal/planimport"
)

func (s *screen) placePart(p planimport.Place) partView {
	view := s.part(p.Part, planimport.PlacePart, p.Name)
	view.beside(s, p.Address)
	return view
}

func (s *screen) organiser(o planimport.Organiser) partView {
	return s.part(o.Part, planimport.OrganiserPart, o.Name).labelled(s.T("organiser.rank." + string(o.Rank)))
}

func (s *screen) post(p planimport.Post) partView {
	view := s.part(p.Part, planimport.PostPart, strings.Join(p.People, s.T("import.comma"))).labelled(s.imp.Proposal.Masked(p.Title))
	if view.Nameless {
		view.Title = s.T("post.empty")
		s.parts[p.ID] = partName{s.parts[p.ID].sort, view.Label}
	}
	view.beside(s, p.Note)
	return view
}

func (s *screen) duty(d planimport.Duty) partView {
	view := s.part(d.Part, planimport.DutyPart, d.What).labelled(s.imp.Proposal.Masked(d.Who))
	if d.Who == "" {
		view.Missing = s.T("duty.nobody")
	}
	if !d.DueOn.IsZero() {
		view.beside(s, s.T("duty.until", "Day", s.DayMonth(d.DueOn)))
	}
	return view
}

func (s *screen) session(x planimport.Session) partView {
	view := s.part(x.Part, planimport.SessionPart, x.Title).labelled(s.T("import.part.session"))
	when := strings.TrimSpace(s.Days(x.StartsOn, x.EndsOn) + " " + s.Times(x.StartsAt, x.EndsAt))
	if when == "" {
		view.Missing = s.T("import.no_time_yet")
	}
	view.beside(s, when, s.placeName(x.Place))
	if x.Age != "" {
		view.beside(s, s.T("agenda.age."+string(x.Age)))
	}
	return view
}

func (s *screen) placeName(id string) string {
	for _, p := range s.imp.Proposal.Places {
		if p.ID == id {
			return p.Name
		}
	}
	return ""
}

func (s *screen) item(x planimport.Item) partView {
	label := x.Label
	if !x.StartsAt.IsZero() {
		label = strings.TrimSpace(x.StartsAt.String() + " " + label)
	}
	view := s.part(x.Part, planimport.ItemPart, x.Title).labelled(label)
	view.Level = 1
	view.beside(s, s.T("agenda.kind."+string(x.Kind)))
	if x.Seconds != nil {
		view.beside(s, s.Duration(*x.Seconds))
	}
	view.beside(s, x.Speaker)
	if x.HostWords != "" {
		view.beside(s, s.T("agenda.host_says", "Words", x.HostWords))
	}
	if x.Backstage {
		view.beside(s, s.T("agenda.backstage"))
	}
	if x.ChildOnStage {
		view.beside(s, s.T("agenda.field.child_on_stage"))
	}
	view.beside(s, x.Note)
	for _, cue := range x.Cues {
		text := s.imp.Proposal.Masked(cue.Text)
		if cue.Offset < 0 {
			text += " · " + s.T("agenda.cue_before", "Length", s.Duration(-cue.Offset))
		} else if cue.Offset > 0 {
			text += " · " + s.T("agenda.cue_after", "Length", s.Duration(cue.Offset))
		}
		view.Cues = append(view.Cues, cueView{string(cue.Channel), s.T("agenda.channel." + string(cue.Channel)), text})
	}
	return view
}

func (s *screen) cost(c planimport.Cost) partView {
	view := s.part(c.Part, planimport.BudgetLinePart, c.Item)
	if c.UnitPriceCents > 0 {
		view.beside(s, s.T("import.cost", "Price", s.Money(c.UnitPriceCents), "Quantity", strconv.FormatInt(c.Quantity, 10), "Unit", c.Unit))
	}
	view.beside(s, c.Source)
	return view
}

func (s *screen) contact(c planimport.Contact) partView {
	view := s.part(c.Part, planimport.ContactPart, c.Name)
	view.beside(s, c.Organisation, c.Title)
	if c.Phone != "" {
		phone := mask(c.Phone)
		for _, h := range s.imp.Proposal.Holds {
			if h.Contact == c.ID && h.Decision == planimport.Keep {
				phone = c.Phone
			}
		}
		view.Beside = append(view.Beside, phone)
	}
	return view
}

func (s *screen) section(x planimport.Section) partView {
	heading := campaign.SectionFields{Number: x.Number, Title: x.Title, Level: x.Level, Kind: x.Kind}.Heading()
	view := s.part(x.Part, planimport.SectionPart, heading)
	view.Level = max(0, x.Level-1)
	if x.Kind != campaign.TextSection {
		view.beside(s, s.T("import.draws", "Kind", s.T("section.kind."+string(x.Kind))))
	}
	view.beside(s, s.opening(x.Body), s.opening(x.Closing))
	return view
}

// opening is the beginning of a section's words, masked before it is cut: half
// a number or name is no longer known for one.
func (s *screen) opening(words []planimport.Words) string {
	const most = 60
	var text []string
	for _, w := range words {
		text = append(text, w.Text)
	}
	r := []rune(s.imp.Proposal.Masked(strings.Join(text, " ")))
	if len(r) > most {
		return string(r[:most]) + "…"
	}
	return string(r)
}

// minutes writes a length as people type it: 5, 2.5.
func minutes(seconds *int) string {
	if seconds == nil {
		return ""
	}
	return strconv.FormatFloat(float64(*seconds)/60, 'f', -1, 64)
}
