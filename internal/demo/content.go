package demo

import (
	"context"
	"fmt"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/venue"
)

// content is one campaign of the demonstration.
type content struct {
	slug     string
	home     string // the organisation that owns it
	owner    string // the key of whoever begins it
	team     []place
	details  campaign.Details
	outline  campaign.Outline
	venues   []venue.Fields
	sessions []session
	publish  bool
}

// place is somebody's place in a campaign's team.
type place struct {
	who  string
	role account.Role
}

// session is a gathering with its items. VenueID is the venue's name, and
// every person's id the key in the outline.
type session struct {
	by string // the key of whoever enters it
	agenda.SessionFields
	items []agenda.NewItem
}

// begin makes one campaign, as its owner would.
func (f *filling) begin(ctx context.Context, c content) error {
	owner := f.actors[c.owner]
	made, err := f.Campaigns.Create(ctx, owner, campaign.NewCampaign{Details: c.details, OrganisationID: f.homes[c.home], Slug: c.slug}, c.outline)
	if err != nil {
		return err
	}
	for _, p := range c.team {
		if err := f.Campaigns.AddMember(ctx, owner, made.ID, person{key: p.who}.email(), p.role); err != nil {
			return err
		}
	}
	ids, err := f.peopleIDs(ctx, owner, made.ID, c.outline)
	if err != nil {
		return err
	}
	for _, v := range c.venues {
		if ids[v.Name], err = f.Venues.Add(ctx, owner, made.ID, v); err != nil {
			return err
		}
	}
	for _, s := range c.sessions {
		if err := ids.intoSession(&s); err != nil {
			return err
		}
		if _, err := f.Agendas.AddSession(ctx, f.actors[s.by], made.ID, s.SessionFields, s.items...); err != nil {
			return fmt.Errorf("%s: %w", s.Title, err)
		}
	}
	if !c.publish {
		return nil
	}
	return f.Campaigns.Publish(ctx, owner, made.ID)
}

// references are ids by the key of a person or the name of a venue.
type references map[string]string

// peopleIDs returns the ids that the outline's people got.
func (f *filling) peopleIDs(ctx context.Context, who account.Actor, campaignID string, o campaign.Outline) (references, error) {
	plan, err := f.Campaigns.Plan(ctx, who, campaignID)
	if err != nil {
		return nil, err
	}
	ids := references{}
	for i, p := range plan.People {
		ids[o.People[i].ID] = p.ID
	}
	return ids, nil
}

// intoSession puts ids in the place of keys and names.
func (r references) intoSession(s *session) error {
	at := []**string{&s.VenueID}
	for i := range s.items {
		item := &s.items[i]
		at = append(at, &item.SpeakerID, &item.OwnerID, &item.InterpreterID)
		for j := range item.Cues {
			at = append(at, &item.Cues[j].OwnerID)
		}
	}
	for _, reference := range at {
		if *reference == nil {
			continue
		}
		id, known := r[**reference]
		if !known {
			return fmt.Errorf("%s: nobody and no place is called %q", s.Title, **reference)
		}
		*reference = &id
	}
	return nil
}

// numbered counts the headings as Chinese plans do, 一、二、三, and （一）（二）
// below them. A section without a level is of the first.
func numbered(sections []campaign.SectionFields) []campaign.SectionFields {
	var count [5]int
	for i := range sections {
		s := &sections[i]
		s.Level = max(s.Level, 1)
		count[s.Level]++
		clear(count[s.Level+1:])
		s.Number = locale.ChineseNumber(count[s.Level])
	}
	return sections
}

// text is a section of words.
func text(title, body string) campaign.SectionFields {
	return campaign.SectionFields{Kind: campaign.TextSection, Title: title, Body: body}
}

// drawn is a section whose body comes from the campaign's fields, between a
// lead-in and closing words.
func drawn(kind campaign.SectionKind, title, lead, closing string) campaign.SectionFields {
	return campaign.SectionFields{Kind: kind, Title: title, Body: lead, Closing: closing}
}

// organisers are bodies of one rank.
func organisers(rank campaign.Rank, names ...string) []campaign.OrganiserFields {
	var all []campaign.OrganiserFields
	for _, name := range names {
		all = append(all, campaign.OrganiserFields{Rank: rank, Name: name})
	}
	return all
}

// duty is who prepares what. who is the key of a person.
func duty(who, what string, due civil.Date, state campaign.DutyState) campaign.DutyFields {
	return campaign.DutyFields{PersonID: &who, What: what, DueOn: due, State: state}
}

// shared is a duty of several, named in words.
func shared(who, what string, due civil.Date, state campaign.DutyState) campaign.DutyFields {
	return campaign.DutyFields{Who: who, What: what, DueOn: due, State: state}
}

// yuan is an amount of whole yuan in cents.
const yuan = 100

// item is an item with its cues.
func item(f agenda.ItemFields, cues ...agenda.CueFields) agenda.NewItem {
	return agenda.NewItem{ItemFields: f, Cues: cues}
}

// signedAt has an interpreter sign the item at a place. who is a key.
func signedAt(place, who string, f agenda.ItemFields) agenda.ItemFields {
	f.Interpreted, f.InterpreterID, f.InterpreterPlace = true, &who, place
	return f
}

// received gives a speech its text, and the day on which it came: some days
// before the day held. What lies ahead when the demonstration is filled is not
// stated yet.
func (d days) received(on civil.Date, text string, f agenda.ItemFields) agenda.ItemFields {
	if f.SpeechText = text; !d.today.Before(on) {
		f.SpeechReceivedOn = on
	}
	return f
}

// reads gives an item the text that is sung, told or sworn at it.
func reads(text string, f agenda.ItemFields) agenda.ItemFields {
	f.SpeechText = text
	return f
}

// minutes is a length.
func minutes(n int) agenda.Length { return agenda.LengthOf(60 * n) }

// cue is what a channel does, seconds after the item begins; fewer than 0 is
// before it.
func cue(channel agenda.Channel, seconds int, text string) agenda.CueFields {
	return agenda.CueFields{Channel: channel, Offset: seconds, Text: text}
}

// provides is an access cue that carries out what was promised.
func provides(code venue.AccessCode, seconds int, text string) agenda.CueFields {
	return agenda.CueFields{Channel: agenda.AccessCue, Offset: seconds, Text: text, AccessCode: code}
}
