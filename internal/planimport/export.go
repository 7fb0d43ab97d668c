package planimport

import (
	"bytes"
	"context"
	"encoding/json"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/plandoc"
	"tongxing/internal/venue"
)

// JSON writes a campaign's plan, as package planpaper gives it, in the form
// that `plan read` prints, with what makes it the same campaign again: the
// kinds of sections, dates, lengths, quantities. Beyond what the plan's document
// shows it holds the campaign's public words, and of the agenda what its crew
// needs: backstage items, the host's words, notes, when a cue is due. Faults:
// NotFound.
func (s *Service) JSON(ctx context.Context, who account.Actor, idOrSlug string, plan plandoc.Plan) ([]byte, error) {
	of, err := s.campaigns.Plan(ctx, who, idOrSlug)
	if err != nil {
		return nil, err
	}
	venues, err := venue.List(ctx, s.db, of.Campaign.ID)
	if err != nil {
		return nil, err
	}
	sessions, err := agenda.Day(ctx, s.db, of.Campaign.ID)
	if err != nil {
		return nil, err
	}
	exact := exactly(of, venues, sessions)
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err = encoder.Encode(struct {
		Plans []written `json:"plans"`
	}{[]written{{plan, &exact}}})
	return out.Bytes(), err
}

// exactly is the proposal that makes a campaign again.
func exactly(of campaign.Plan, venues []venue.Venue, sessions []agenda.Session) Proposal {
	d := of.Campaign.Details
	p := Proposal{Format: format, Details: Details{Kind: d.Kind, Title: d.Title, Theme: d.Theme, Purpose: d.Purpose, Period: d.Period, StartsOn: d.StartsOn, EndsOn: d.EndsOn,
		Zone: d.Zone, Language: d.Language, Description: d.Description, Audience: d.Audience}}
	places, people := map[string]string{}, map[string]string{}
	for _, v := range venues {
		place := Place{Part: p.part(PlacePart, nil), Name: v.Name, Address: v.Address}
		places[v.ID] = place.ID
		p.Places = append(p.Places, place)
	}
	for _, o := range of.People {
		people[o.ID] = o.Name
		if o.OnSheet || o.Public {
			p.Contacts = append(p.Contacts, Contact{Part: p.part(ContactPart, nil), Name: o.Name, Phone: string(o.Phone), Organisation: o.Organisation, Title: o.Title})
		}
	}
	for _, o := range of.Organisers {
		p.Organisers = append(p.Organisers, Organiser{Part: p.part(OrganiserPart, nil), Rank: o.Rank, Name: o.Name})
	}
	for _, o := range of.Posts {
		post := Post{Part: p.part(PostPart, nil), Title: o.Title, Note: o.Note, People: []string{}}
		for _, person := range o.People {
			post.People = append(post.People, person.Name)
		}
		p.Posts = append(p.Posts, post)
	}
	for _, o := range of.Duties {
		p.Duties = append(p.Duties, Duty{Part: p.part(DutyPart, nil), Who: o.Doer(), What: o.What, DueOn: o.DueOn})
	}
	for _, o := range of.Budget {
		p.Budget = append(p.Budget, Cost{Part: p.part(BudgetLinePart, nil), Item: o.Item, Quantity: o.Quantity, Unit: o.Unit, UnitPriceCents: o.UnitPriceCents, Source: o.Source})
	}
	for _, o := range of.Sections {
		p.Sections = append(p.Sections, Section{Part: p.part(SectionPart, nil), Kind: o.Kind, Level: o.Level, Number: o.Number, Title: o.Title, Body: retyped(nil, o.Body), Closing: retyped(nil, o.Closing)})
	}
	for _, o := range sessions {
		if !o.Cancelled() {
			p.Sessions = append(p.Sessions, p.exactSession(o, places, people))
		}
	}
	return p
}

// exactSession is a session with its items.
func (p *Proposal) exactSession(o agenda.Session, places, people map[string]string) Session {
	s := Session{Part: p.part(SessionPart, nil), Title: o.Title, StartsOn: o.StartsOn, StartsAt: o.StartsAt, EndsOn: o.EndsOn, EndsAt: o.EndsAt, Items: []Item{}}
	if o.VenueID != nil {
		s.Place = places[*o.VenueID]
	}
	words, counted := locale.For(locale.Language(p.Details.Language)), 0
	for _, i := range o.Items {
		item := Item{Part: p.part(ItemPart, nil), Kind: i.Kind, Title: i.Title, Speaker: i.Speaker, HostWords: i.HostWords, Note: i.Note,
			Backstage: i.Backstage, ChildOnStage: i.ChildOnStage, StartsAt: i.FixedAt, Fixed: i.FixedAt != civil.TimeOfDay{}}
		if i.Numbered && !i.Backstage {
			counted++
			item.Label = words.Ordinal(counted)
		}
		if i.Seconds.Known() {
			item.Seconds = new(i.Seconds.Seconds())
		}
		if i.SpeakerID != nil && people[*i.SpeakerID] != "" {
			item.Speaker = people[*i.SpeakerID]
			if i.Speaker != "" {
				item.Speaker += words.T("plandoc.comma") + i.Speaker
			}
		}
		for _, c := range i.Cues {
			if c.Text != "" {
				item.Cues = append(item.Cues, Cue{Channel: c.Channel, Text: c.Text, Offset: c.Offset})
			}
		}
		s.Items = append(s.Items, item)
	}
	return s
}
