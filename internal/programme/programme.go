package programme

import (
	"slices"
	"strings"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/venue"
)

// Programme is what the public may know of a campaign.
type Programme struct {
	ID           string
	Slug         string
	Title        string
	Theme        string
	Kind         campaign.Kind
	Period       string
	StartsOn     civil.Date
	EndsOn       civil.Date
	Zone         string
	Language     string
	Description  string
	Audience     string
	Cancelled    bool
	CancelReason string
	Revision     int64
	Organisers   []Organiser
	Contacts     []Contact
	Sessions     []Session
}

// Organiser is a body and its rank, in the order in which it is printed.
type Organiser struct {
	Rank campaign.Rank
	Name string
}

// Contact is a person who wishes to be asked.
type Contact struct {
	Name  string
	Title string
	Phone string
	SMS   bool // short messages are welcome
}

// Session is one gathering.
type Session struct {
	ID           string
	Title        string
	Zone         string
	StartsOn     civil.Date
	StartsAt     civil.TimeOfDay
	EndsOn       civil.Date
	EndsAt       civil.TimeOfDay
	Starts       civil.Instant // not stated without a time of day
	Ends         civil.Instant // the end that people are told; not stated where an unknown length leaves it open
	Reckoned     civil.Instant // Ends, or the end that unknown lengths make doubtful: for calendars, which need one
	Audience     string
	Access       venue.Access
	Place        Place
	Cancelled    bool
	CancelReason string
	Items        []Item
}

// Place is where a session takes place.
type Place struct {
	Name       string
	Address    string
	Directions string
	AccessNote string
	Outdoors   bool
	Point      *Point
}

// Point is a place on the globe, in millionths of a degree (WGS 84).
type Point struct{ LatitudeE6, LongitudeE6 int64 }

// Item is one public row of a session.
type Item struct {
	ID          string
	Title       string
	Kind        agenda.Kind
	Starts      civil.Instant // not stated where the session has no time of day
	Ends        civil.Instant
	Seconds     agenda.Length
	Approximate bool // it may begin later: a length before it is not known
	Access      venue.Access
	Loud        bool `json:",omitzero"` // music plays that is not soft: for whoever is hurt by noise
}

// Source is all that a Programme is made from.
type Source struct {
	Campaign   campaign.Campaign
	Organisers []campaign.Organiser
	People     []campaign.Person
	Venues     []venue.Venue // removed ones too
	Sessions   []agenda.Session
}

// Of returns what the public may know of a campaign. It is the one list of
// what is public.
func Of(s Source) Programme {
	c := s.Campaign
	p := Programme{
		ID: c.ID, Slug: c.Slug, Title: c.Title, Theme: c.Theme, Kind: c.Kind, Period: c.Period, StartsOn: c.StartsOn, EndsOn: c.EndsOn,
		Zone: c.Zone, Language: c.Language, Description: c.Description, Audience: c.Audience,
		Cancelled: c.State() == campaign.Cancelled, CancelReason: c.CancelReason, Revision: c.Revision,
	}
	for _, o := range s.Organisers {
		p.Organisers = append(p.Organisers, Organiser{o.Rank, o.Name})
	}
	for _, person := range s.People {
		if person.Public {
			p.Contacts = append(p.Contacts, Contact{person.Name, person.Title, string(person.Phone), person.SMS})
		}
	}
	places := map[string]venue.Venue{}
	for _, v := range s.Venues {
		places[v.ID] = v
	}
	for _, session := range s.Sessions {
		p.Sessions = append(p.Sessions, sessionOf(session, places))
	}
	return p
}

func sessionOf(s agenda.Session, places map[string]venue.Venue) Session {
	timing := agenda.Timing(s)
	out := Session{
		ID: s.ID, Title: s.Title, Zone: s.Zone, StartsOn: s.StartsOn, StartsAt: s.StartsAt, EndsOn: s.LastDay(), EndsAt: s.EndsAt,
		Starts: s.Begins(), Reckoned: timing.LastEnd(), Audience: s.Audience, Access: s.Access, Cancelled: s.Cancelled(), CancelReason: s.CancelReason,
	}
	if timing.Undated {
		out.Reckoned = civil.Instant{} // on a day that nobody named
	}
	if !timing.About || !timing.Planned.IsZero() {
		out.Ends = out.Reckoned
	}
	if s.VenueID != nil {
		if v, ok := places[*s.VenueID]; ok {
			out.Place = placeOf(v)
			out.Access = union(s.Access, v.Access)
		}
	}
	for i, item := range s.Items {
		if item.Backstage {
			continue
		}
		slot := timing.Slots[i]
		out.Items = append(out.Items, Item{
			ID: item.ID, Title: item.Title, Kind: item.Kind, Starts: slot.Starts, Ends: slot.Ends, Seconds: item.Seconds,
			Approximate: slot.About, Access: itemAccess(item), Loud: loud(item),
		})
	}
	return out
}

func placeOf(v venue.Venue) Place {
	p := Place{Name: v.Name, Address: v.Address, Directions: v.Directions, AccessNote: v.AccessNote, Outdoors: v.Outdoors}
	if v.LatitudeE6 != nil && v.LongitudeE6 != nil {
		p.Point = &Point{*v.LatitudeE6, *v.LongitudeE6}
	}
	return p
}

// union returns the codes of both lists in the order in which they are shown.
func union(a, b venue.Access) venue.Access {
	var all venue.Access
	for _, code := range venue.AccessCodes {
		if a.Has(code) || b.Has(code) {
			all = append(all, code)
		}
	}
	return all
}

// itemAccess returns what an item offers, by its marks and its access cues;
// the cues' words stay backstage.
func itemAccess(item agenda.Item) venue.Access {
	var marked venue.Access
	if item.Interpreted {
		marked = append(marked, venue.SignLanguage)
	}
	if item.Captioned {
		marked = append(marked, venue.Captions)
	}
	for _, cue := range item.Cues {
		if cue.AccessCode != "" {
			marked = append(marked, cue.AccessCode)
		}
	}
	return union(marked, nil)
}

// lively are the kinds at which music is meant to be heard, and soft the words
// by which a cue says that it is not.
var (
	lively = []agenda.Kind{agenda.Anthem, agenda.Performance, agenda.Interaction, agenda.Award, agenda.Gift, agenda.Other}
	soft   = []string{"小音量", "很轻", "轻音乐", "轻敲", "静", "停", "soft", "quiet", "low", "stop"}
)

// loud says whether music plays at an item that is not soft. As with access,
// only that it is so becomes public: the cue's words stay backstage.
func loud(item agenda.Item) bool {
	return slices.Contains(lively, item.Kind) && slices.ContainsFunc(item.Cues, func(c agenda.Cue) bool {
		text := strings.ToLower(c.Text)
		return c.Channel == agenda.Music && !slices.ContainsFunc(soft, func(word string) bool { return strings.Contains(text, word) })
	})
}
