package planpaper

import (
	"strings"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/plandoc"
	"tongxing/internal/plandoc/write"
)

// plan fills the form in which documents are read.
func (m *material) plan() (plandoc.Plan, error) {
	d := m.document()
	read, err := plandoc.Read("", write.Text(d))
	if err != nil {
		return plandoc.Plan{}, err
	}
	c := m.Campaign
	p := plandoc.Plan{
		Title: c.Title, Kind: plandoc.Kind(c.Kind), Theme: stated(c.Theme), Purpose: stated(c.Purpose), Places: []string{},
		Organisers: []plandoc.Organiser{}, Committee: []plandoc.Post{}, Duties: []plandoc.Duty{}, Agenda: []plandoc.Item{}, Budget: []plandoc.Cost{},
		Contacts: []plandoc.Contact{}, Sections: []plandoc.Section{}, Findings: read[0].Findings, Unplaced: []string{},
	}
	if words := strings.Join(m.period(), "\n"); words != "" {
		p.Period = &plandoc.Period{Text: words, Start: day(c.StartsOn), End: day(c.EndsOn)}
	}
	for _, v := range m.venues {
		p.Places = append(p.Places, v.Name)
	}
	for _, o := range m.Organisers {
		p.Organisers = append(p.Organisers, plandoc.Organiser{Role: plandoc.Role(o.Rank), Name: o.Name})
	}
	for _, post := range m.Posts {
		p.Committee = append(p.Committee, plandoc.Post{Post: post.Title, People: append([]string{}, post.Names()...)})
	}
	for _, duty := range m.Duties {
		p.Duties = append(p.Duties, plandoc.Duty{Who: stated(duty.Doer()), What: duty.What})
	}
	p.Agenda = m.items()
	for _, line := range m.Budget {
		p.Budget = append(p.Budget, plandoc.Cost{Item: line.Item, Amount: strings.TrimSuffix(campaign.FormatCents(line.Cents()), ".00")})
	}
	for _, person := range m.contacts() {
		p.Contacts = append(p.Contacts, plandoc.Contact{Name: person.Name, Phone: string(person.Phone)})
	}
	for i, s := range m.Sections {
		if d.Sections[i].Title == "" {
			p.Unplaced = append(p.Unplaced, strings.Split(d.Sections[i].Text(), "\n")...)
			continue
		}
		p.Sections = append(p.Sections, plandoc.Section{Level: s.Level, Number: stated(s.Number), Title: s.Title, Text: d.Sections[i].Text()})
	}
	return p, nil
}

func (m *material) items() []plandoc.Item {
	all := []plandoc.Item{}
	for _, s := range m.sessions {
		if s.Cancelled() {
			continue
		}
		for _, row := range m.rows(s) {
			item := plandoc.Item{Order: len(all) + 1, Label: stated(row.label), Time: stated(row.time("-")), Title: row.item.Title,
				Speaker: stated(m.who(row.item.SpeakerID, row.item.Speaker)), Cues: []plandoc.Cue{}}
			if row.item.Seconds.Known() {
				minutes := float64(row.item.Seconds.Seconds()) / 60
				item.Minutes = &minutes
			}
			for _, cue := range row.item.Cues {
				item.Cues = append(item.Cues, plandoc.Cue{Channel: plandoc.Channel(cue.Channel), Text: cue.Text})
			}
			all = append(all, item)
		}
	}
	return all
}

// stated returns nothing for an empty text.
func stated(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func day(d civil.Date) *string { return stated(d.String()) }
