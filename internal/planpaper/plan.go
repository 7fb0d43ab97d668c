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
		Title: c.Title, Kind: plandoc.Kind(c.Kind), Theme: stated(plandoc.BareTheme(c.Theme)), Purpose: stated(write.Section{Blocks: prose(c.Purpose)}.Text()), Places: []string{},
		Organisers: []plandoc.Organiser{}, Committee: []plandoc.Post{}, Duties: []plandoc.Duty{}, Agenda: []plandoc.Item{}, Budget: []plandoc.Cost{},
		Contacts: []plandoc.Contact{}, Sections: []plandoc.Section{}, Findings: read[0].Findings, Unplaced: []string{},
	}
	if words := m.period(); words != "" {
		p.Period = &plandoc.Period{Text: words, Start: day(c.StartsOn)}
		if c.EndsOn != c.StartsOn {
			p.Period.End = day(c.EndsOn)
		}
		if stated := read[0].Period; c.StartsOn.IsZero() && stated != nil && stated.Text == words {
			p.Period.Start, p.Period.End = stated.Start, stated.End // in words alone
		}
	}
	for _, v := range m.venues {
		p.Places = append(p.Places, v.Name)
	}
	for _, o := range m.Organisers {
		if o.Rank != campaign.Issue {
			p.Organisers = append(p.Organisers, plandoc.Organiser{Role: plandoc.Role(o.Rank), Name: o.Name})
		}
	}
	for _, name := range d.Issuers {
		p.Organisers = append(p.Organisers, plandoc.Organiser{Role: plandoc.RoleIssue, Name: name})
	}
	for _, post := range m.Posts {
		p.Committee = append(p.Committee, plandoc.Post{Post: post.Title, People: append([]string{}, post.Names()...)})
	}
	for _, duty := range m.Duties {
		p.Duties = append(p.Duties, plandoc.Duty{Who: stated(duty.Doer()), What: duty.What})
	}
	p.Agenda = m.items()
	p.Budget = m.costs()
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

// costs are the budget's lines with their amounts as the plan prints them,
// without what parts thousands.
func (m *material) costs() []plandoc.Cost {
	all, cents := []plandoc.Cost{}, []int64{campaign.TotalCents(m.Budget)}
	for _, line := range m.Budget {
		cents = append(cents, line.Cents())
	}
	words := m.money(cents)[1:]
	for i, line := range m.Budget {
		all = append(all, plandoc.Cost{Item: line.Item, Amount: strings.ReplaceAll(words[i], ",", "")})
	}
	return all
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
