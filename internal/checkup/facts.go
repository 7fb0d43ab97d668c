package checkup

import (
	"slices"
	"strings"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/check"
	"tongxing/internal/civil"
	"tongxing/internal/plandoc"
)

// Facts fills the plan check's facts from a campaign. A finding's Ref holds
// the id of the row that it is about.
func Facts(m Material, today civil.Date) check.Plan {
	c := m.Campaign
	p := check.Plan{
		Ref: check.Ref{Record: check.CampaignRecord, ID: c.ID}, Kind: check.Kind(c.Kind), Today: today, Title: c.Title, Theme: c.Theme,
		Audience: c.Audience, UnitInTitle: plandoc.OpensWithUnit(c.Title),
		Draft: c.State() == campaign.Draft && !c.Closed(),
	}
	p.Period = m.period(p.Ref)
	p.DatedBeside = slices.ContainsFunc(m.Sessions, func(s agenda.Session) bool { return !s.StartsOn.IsZero() })
	for _, v := range m.Venues {
		p.Places = append(p.Places, v.Facts())
	}
	for _, o := range m.Organisers {
		p.Organisers = append(p.Organisers, check.Organiser{Ref: check.Ref{Record: check.OrganiserRecord, ID: o.ID}, Name: o.Name})
	}
	for _, post := range m.Posts {
		p.Posts = append(p.Posts, postFacts(post))
	}
	for _, d := range m.Duties {
		p.Duties = append(p.Duties, check.Duty{Ref: check.Ref{Record: check.DutyRecord, ID: d.ID}, What: d.What, Who: d.Doer(), DueOn: d.DueOn,
			Answered: d.State != campaign.Open, Done: d.State == campaign.Done})
	}
	for i, s := range m.Sections {
		bare := s.Kind == campaign.TextSection && s.Body == "" && s.Closing == ""
		above := i+1 < len(m.Sections) && m.Sections[i+1].Level > s.Level
		p.Sections = append(p.Sections, check.Section{Ref: check.Ref{Record: check.SectionRecord, ID: s.ID}, Title: s.Heading(), Empty: bare && !above})
	}
	p.Sessions = m.sessions(p.Places)
	p.Texts = m.texts(p.Ref)
	for _, t := range p.Texts {
		for line := range strings.Lines(t.Words) {
			for _, w := range plandoc.ReadWeekdays(line, c.StartsOn.Year) {
				w.Ref, w.Field = t.Ref, t.Field
				p.Weekdays = append(p.Weekdays, w)
			}
		}
	}
	return p
}

// period is the campaign's dates or, as long as it has none, what its words
// say.
func (m Material) period(ref check.Ref) check.Period {
	c := m.Campaign
	p := check.Period{Text: c.StartsOn.String(), Read: true, From: check.DayOf(c.StartsOn), To: check.DayOf(c.EndsOn)}
	words := check.Period{}
	if c.Period != "" {
		words = plandoc.ReadPeriod(c.Period)
	}
	if c.StartsOn.IsZero() {
		p = words
	} else if c.EndsOn.IsZero() && words.To.Day > 0 && words.From == p.From {
		p.Text, p.To = c.Period, words.To // an end that no field takes
	}
	p.Ref, p.Field = ref, "starts_on"
	return p
}

func postFacts(post campaign.Post) check.Post {
	facts := check.Post{Ref: check.Ref{Record: check.PostRecord, ID: post.ID}, Title: post.Title, Filled: len(post.People) > 0 || post.Note != ""}
	for _, person := range post.People {
		facts.People = append(facts.People, check.Person{ID: person.ID, Name: person.Name})
	}
	return facts
}

// sessions fills the sessions, with what the words of items tell beside their
// fields: who acts, and which names are certain people.
func (m Material) sessions(places []check.Place) (all []check.Session) {
	people, byName := map[string]string{}, map[string][]string{}
	for _, person := range m.People {
		people[person.ID] = person.Name
		byName[person.Name] = append(byName[person.Name], person.ID)
	}
	at := map[string]check.Place{}
	for _, place := range places {
		at[place.Ref.ID] = place
	}
	known := func(who *check.Person) {
		switch ids := byName[who.Name]; {
		case who.ID != "":
		case len(ids) == 1:
			who.ID = ids[0]
		case plandoc.CertainPerson(who.Name):
			who.ID = "name:" + who.Name
		}
	}
	for _, s := range m.Sessions {
		facts := s.Facts(people, at)
		for i := range facts.Items {
			item := &facts.Items[i]
			if actor := plandoc.Actor(item.Title); !slices.Contains(vague, actor) {
				item.Actor = actor
			}
			for _, who := range []*check.Person{&item.Speaker, &item.Owner, &item.Interpreter} {
				known(who)
			}
			for j := range item.CueOwners {
				known(&item.CueOwners[j])
			}
		}
		all = append(all, facts)
	}
	return all
}

// vague are words for who acts that do not say who.
var vague = []string{"领导", "上级领导", "嘉宾", "来宾", "代表", "主持人", "主办方", "相关领导"}

// texts are all words that people wrote, apart from speeches: these are the
// speakers' own, and not everybody's to read.
func (m Material) texts(ref check.Ref) []check.Text {
	c := m.Campaign
	t := texts{}
	t.add(ref, "title", c.Title, c.Title)
	t.add(ref, "theme", m.heading(campaign.ThemeSection), c.Theme)
	t.add(ref, "purpose", m.heading(campaign.PurposeSection), c.Purpose)
	t.add(ref, "period", m.heading(campaign.PeriodSection), c.Period)
	t.add(ref, "description", c.Title, c.Description)
	t.add(ref, "audience", c.Title, c.Audience)
	for _, s := range m.Sections {
		at := check.Ref{Record: check.SectionRecord, ID: s.ID}
		t.add(at, "title", s.Heading(), s.Title)
		t.add(at, "body", s.Heading(), s.Body)
		t.add(at, "closing", s.Heading(), s.Closing)
	}
	for _, post := range m.Posts {
		t.add(check.Ref{Record: check.PostRecord, ID: post.ID}, "note", post.Title, post.Title+" "+post.Note)
	}
	for _, d := range m.Duties {
		t.add(check.Ref{Record: check.DutyRecord, ID: d.ID}, "what", short(d.What), d.What+" "+d.Who)
	}
	for _, v := range m.Venues {
		at := check.Ref{Record: check.PlaceRecord, ID: v.ID}
		t.add(at, "directions", v.Name, v.Directions)
		t.add(at, "access_note", v.Name, v.AccessNote)
	}
	for _, line := range m.Budget {
		t.add(ref, "budget", line.Item, line.Item)
	}
	for _, s := range m.Sessions {
		if !s.Cancelled() {
			t.session(s)
		}
	}
	return t.all
}

// texts gathers what is not empty.
type texts struct{ all []check.Text }

func (t *texts) add(ref check.Ref, field, title, words string) {
	if strings.TrimSpace(words) != "" {
		t.all = append(t.all, check.Text{Ref: ref, Field: field, Title: title, Words: words})
	}
}

func (t *texts) session(s agenda.Session) {
	at := check.Ref{Record: check.SessionRecord, ID: s.ID}
	t.add(at, "title", s.Title, s.Title)
	t.add(at, "audience", s.Title, s.Audience)
	for _, item := range s.Items {
		at := check.Ref{Record: check.ItemRecord, ID: item.ID}
		t.add(at, "title", item.Title, item.Title)
		t.add(at, "host_words", item.Title, item.HostWords)
		t.add(at, "note", item.Title, item.Note)
		for _, cue := range item.Cues {
			t.add(at, "cues", item.Title, cue.Text)
		}
	}
}

// heading is what the words of a section of that kind stand under.
func (m Material) heading(kind campaign.SectionKind) string {
	for _, s := range m.Sections {
		if s.Kind == kind {
			return s.Heading()
		}
	}
	return m.Campaign.Title
}

func short(s string) string {
	if r := []rune(s); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return s
}
