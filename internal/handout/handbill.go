package handout

import (
	"context"
	"slices"
	"strings"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/database"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/programme"
)

// handbill reads what a public role sees of a session. Faults: NotFound, also
// for a session in the trash.
func (s *Service) handbill(session string, role Role) reader {
	return func(ctx context.Context, q database.Querier, c campaign.Campaign) (draft, error) {
		public, err := programme.Load(ctx, q, c)
		if err != nil {
			return nil, err
		}
		for _, of := range public.Sessions {
			if of.ID != session {
				continue
			}
			g := Gathering{Campaign: c}
			if role.Guests {
				if g.Session, err = agenda.FindSession(ctx, q, c.ID, session); err != nil {
					return nil, err
				}
				if g.People, err = campaign.ListPeople(ctx, q, c.ID); err != nil {
					return nil, err
				}
			}
			return s.handbillDraft(public, of, g, role), nil
		}
		return nil, fault.New(fault.NotFound, "fault.not_found")
	}
}

// handbillDraft needs of the gathering what the public is not told only where
// the role is guests.
func (s *Service) handbillDraft(public programme.Programme, of programme.Session, g Gathering, role Role) draft {
	sessions := []programme.Session{of}
	var guests map[string][]campaign.Person
	switch {
	case role.Kindly:
		sessions = sameDay(of, public)
	case role.Guests:
		guests = guestsOf(g)
	}
	public.Sessions = sessions
	return func(p *locale.Printer) Content {
		content := Handbill(public, guests, role, p)
		content.Site, content.Draft = s.site, !g.Campaign.Public()
		return content
	}
}

// sameDay returns the sessions to which a family comes on the day of one of
// them, that one among them.
func sameDay(of programme.Session, public programme.Programme) []programme.Session {
	return slices.DeleteFunc(slices.Clone(public.Sessions), func(s programme.Session) bool {
		return s.ID != of.ID && (s.StartsOn.IsZero() || s.StartsOn != of.StartsOn || !familiesCome(s))
	})
}

// familiesCome says whether a session is for children or those who bring them:
// where nothing says for whom it is, it may be.
func familiesCome(s programme.Session) bool {
	audience := strings.ToLower(s.Audience)
	return audience == "" || slices.ContainsFunc(familyWords, func(word string) bool { return strings.Contains(audience, word) })
}

var familyWords = []string{"家长", "家庭", "家人", "孩子", "小朋友", "同学", "学生", "幼儿", "儿童", "全体", "谁都", "famil", "parent", "child", "pupil", "everyone", "everybody"}

// guestsOf returns who goes on stage as a guest, by the items' ids: those who
// speak or are named where somebody else sees to the item, and who are not of
// those to be called on the day.
func guestsOf(g Gathering) map[string][]campaign.Person {
	guests := map[string][]campaign.Person{}
	for _, item := range g.Session.Items {
		if item.Backstage {
			continue
		}
		for _, person := range onStage(item, g.People) {
			if !person.OnSheet && (item.OwnerID == nil || *item.OwnerID != person.ID) {
				guests[item.ID] = append(guests[item.ID], person)
			}
		}
	}
	return guests
}

// Handbill returns what a public role sees of a programme, in the printer's
// language, with the guests of items by the items' ids. Its code leads to its
// edition.
func Handbill(of programme.Programme, guests map[string][]campaign.Person, role Role, p *locale.Printer) Content {
	w := leafletWriter{of, p}
	content := Leaflet(of, p)
	content.Page = ""
	for i, session := range of.Sessions {
		w.adapt(&content.Parts[i], session, guests, role)
	}
	content.Theme = strings.Join(nonEmpty([]string{p.T("handout.role." + role.Name), of.Theme}), " · ")
	if about := of.About(); len(about) > 0 {
		content.Facts = append(content.Facts, Fact{aboutFact, p.T("handout.fact." + aboutFact), about})
	}
	if role.Kindly {
		content.Facts = append(content.Facts, Fact{kindlyFact, p.T("handout.fact." + kindlyFact), w.kindly()})
		content.Organisers = nil
	}
	return content
}

// adapt says in a session's rows what one role alone is told: guests by name
// when they are on, families what is loud. A single session's day and place
// stand among the facts.
func (w leafletWriter) adapt(part *Part, session programme.Session, guests map[string][]campaign.Person, role Role) {
	if len(w.Sessions) == 1 {
		part.When, part.Place = "", ""
	} else {
		part.When = w.hours(session)
		part.Place = strings.Join(nonEmpty([]string{session.Place.Name, session.Audience}), "　")
	}
	for i := range part.Rows {
		row := &part.Rows[i]
		for _, guest := range guests[row.ID] {
			row.Responsible = append(row.Responsible, called(guest, w.Printer))
		}
		if role.Kindly && session.Items[i].Loud {
			row.Tag = w.T("handout.loud")
		}
	}
}

// hours are a session's times of day; its day stands above.
func (w leafletWriter) hours(s programme.Session) string {
	switch {
	case s.Starts.IsZero():
		return ""
	case s.Ends.IsZero():
		return s.StartsAt.String()
	}
	return s.StartsAt.String() + "—" + w.clock(s).text(s.Ends)
}

// kindly returns what families may rely on.
func (w leafletWriter) kindly() []string {
	lines := w.Kindly(w.Printer)
	loud := slices.ContainsFunc(w.Sessions, func(s programme.Session) bool {
		return slices.ContainsFunc(s.Items, func(i programme.Item) bool { return i.Loud })
	})
	if loud {
		lines = slices.Insert(lines, len(lines)-1, w.T("handout.kindly.loud"))
	}
	return lines
}
