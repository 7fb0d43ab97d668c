package planimport

import (
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/check"
	"tongxing/internal/checkup"
	"tongxing/internal/civil"
	"tongxing/internal/venue"
)

// Findings is what the plan check notices of the campaign that would be made,
// on a day, the gravest first. A finding's Ref.ID is that of the part;
// CampaignID for the campaign's own fields.
func Findings(p Proposal, today civil.Date) []check.Finding { return checkup.Of(p.material(), today) }

// material is the proposal as the plan check sees a campaign, with parts' ids.
func (p Proposal) material() checkup.Material {
	b := p.build()
	m := checkup.Material{Plan: campaign.Plan{Campaign: campaign.Campaign{ID: CampaignID, Details: b.details}}}
	row := func(id string, i int) campaign.Row {
		return campaign.Row{ID: id, CampaignID: CampaignID, Position: i, Version: 1}
	}
	people := map[string]campaign.Person{}
	for i, f := range b.outline.People {
		people[f.ID] = campaign.Person{Row: row(f.ID, i), PersonFields: f.PersonFields}
		m.People = append(m.People, people[f.ID])
	}
	for i, f := range b.outline.Sections {
		m.Sections = append(m.Sections, campaign.Section{Row: row(b.ids[campaign.SectionRecord][i], i), SectionFields: f})
	}
	for i, f := range b.outline.Organisers {
		m.Organisers = append(m.Organisers, campaign.Organiser{Row: row(b.ids[campaign.OrganiserRecord][i], i), OrganiserFields: f})
	}
	for i, f := range b.outline.Posts {
		post := campaign.Post{Row: row(b.ids[campaign.PostRecord][i], i), PostFields: f}
		for _, id := range f.PersonIDs {
			post.People = append(post.People, people[id])
		}
		m.Posts = append(m.Posts, post)
	}
	for i, f := range b.outline.Duties {
		duty := campaign.Duty{Row: row(b.ids[campaign.DutyRecord][i], i), DutyFields: f}
		if f.PersonID != nil {
			duty.PersonName = people[*f.PersonID].Name
		}
		m.Duties = append(m.Duties, duty)
	}
	for i, f := range b.outline.Budget {
		m.Budget = append(m.Budget, campaign.BudgetLine{Row: row(b.ids[campaign.BudgetLineRecord][i], i), BudgetFields: f})
	}
	for i, v := range b.venues {
		m.Venues = append(m.Venues, venue.Venue{Row: row(v.id, i), Fields: v.fields})
	}
	for i, s := range b.sessions {
		session := agenda.Session{Row: row(s.id, i), SessionFields: s.fields}
		for j, item := range s.items {
			session.Items = append(session.Items, agenda.Item{Row: row(s.ids[j], j), SessionID: s.id, ItemFields: item.ItemFields, Cues: cuesOf(item)})
		}
		m.Sessions = append(m.Sessions, session)
	}
	return m
}
