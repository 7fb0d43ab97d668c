package campaignweb

import (
	"context"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/locale"
	"tongxing/internal/venue"
	"tongxing/internal/web/page"
)

var planPage = page.New[planView]("campaign/plan")

type planView struct {
	page.Layout
	Name     string // the plan's title
	Lang     string // in which the plan is written
	Sections []sectionView
	MayEdit  bool
	Base     string
	// ImportURL is where a document adds to the plan.
	ImportURL string
}

// sectionView is a section as the plan shows it: one of the kinds of body is
// filled.
type sectionView struct {
	controlsView
	Heading       string
	Level         int
	Rank          int    // of the heading element, h2 and below: one step at a time
	Guidance      string // where there are no words yet
	Lead, Closing []campaign.Block
	Text          []campaign.Block // theme, purpose and period
	Organisers    []rankView
	Posts         []postView
	Duties        []dutyView
	Budget        *budgetView
	People        []personView
	Lines         []string // places
	Sessions      []sessionView
	Empty         bool   // nothing stands under it yet
	Source        string // where a structured section's content is changed
}

type sessionView struct {
	Title, When string
	Items       []string
}

func (h *handlers) plan(c echo.Context) error {
	l, err := h.lists(c, "plan", "web.side.plan")
	if err != nil {
		return err
	}
	view := planView{Layout: l.Layout, Name: l.Campaign.Title, Lang: l.Campaign.Language, MayEdit: l.mayEdit, Base: page.CampaignURL(l.Campaign.ID, ""), ImportURL: "/campaigns/import?into=" + l.Campaign.ID}
	rank := 1
	for i, s := range l.Sections {
		section := newSectionView(l, i)
		if err := h.fromOthers(c.Request().Context(), l.Printer, l.Campaign.ID, s.Kind, &section); err != nil {
			return err
		}
		// A plan may leave a level out; headings of a page may not.
		rank = min(s.Level+1, rank+1)
		section.Rank = rank
		view.Sections = append(view.Sections, section)
	}
	return planPage.Render(c, http.StatusOK, view)
}

func newSectionView(l lists, i int) sectionView {
	id, s := l.Campaign.ID, l.Sections[i]
	view := sectionView{
		controlsView: l.controls(campaign.SectionRecord, sectionLines.path, s.ID, s.Heading(), i, len(l.Sections)),
		Heading:      s.Heading(), Level: s.Level, Lead: campaign.ParseText(s.Body), Closing: campaign.ParseText(s.Closing),
		Source: sourceOf(id, s.Kind),
	}
	l.mayEdit = false // the lists are edited where they stand
	view.AddURL = page.CampaignURL(id, "/sections/new?after="+s.ID)
	switch s.Kind {
	case campaign.ThemeSection:
		view.Text = campaign.ParseText(l.Campaign.Theme)
	case campaign.PurposeSection:
		view.Text = campaign.ParseText(l.Campaign.Purpose)
	case campaign.PeriodSection:
		view.Text = campaign.ParseText(period(l.Layout, l.Campaign))
	case campaign.OrganisersSection:
		view.Organisers = l.ranks()
	case campaign.CommitteeSection:
		view.Posts = l.posts()
	case campaign.DutiesSection:
		view.Duties = l.duties()
	case campaign.BudgetSection:
		view.Budget = l.budget()
	case campaign.ContactsSection:
		view.People = l.people(contacts(l.Plan))
	}
	view.Empty = view.body() == 0 && len(view.Lead) == 0 && len(view.Closing) == 0
	if view.Empty {
		view.Guidance = campaign.Guidance(l.Campaign, s.SectionFields)
	}
	return view
}

func (s sectionView) body() int {
	n := len(s.Text) + len(s.Organisers) + len(s.Posts) + len(s.Duties) + len(s.People) + len(s.Lines) + len(s.Sessions)
	if s.Budget != nil {
		n += len(s.Budget.Lines)
	}
	return n
}

// fromOthers fills in what other modules hold.
func (h *handlers) fromOthers(ctx context.Context, p *locale.Printer, campaignID string, kind campaign.SectionKind, s *sectionView) error {
	if kind != campaign.PlacesSection && kind != campaign.AgendaSection {
		return nil
	}
	venues, err := venue.List(ctx, h.db, campaignID)
	if err != nil {
		return err
	}
	places := map[string]string{}
	for _, place := range venues {
		places[place.ID] = place.Name
		if kind == campaign.PlacesSection {
			s.Lines = append(s.Lines, strings.TrimSpace(place.Name+" "+place.Address))
		}
	}
	if kind == campaign.AgendaSection {
		sessions, err := agenda.Day(ctx, h.db, campaignID)
		if err != nil {
			return err
		}
		s.Sessions = sessionViews(p, sessions, places)
	}
	s.Empty = s.Empty && s.body() == 0
	return nil
}

// sessionViews are the sessions as a plan tells them: what the audience meets,
// in order.
func sessionViews(p *locale.Printer, sessions []agenda.Session, places map[string]string) (all []sessionView) {
	for _, s := range sessions {
		if s.Cancelled() {
			continue
		}
		view := sessionView{Title: s.Title, When: gatheringLine(p, newGathering(s, places))}
		for _, item := range s.Items {
			if !item.Backstage {
				view.Items = append(view.Items, item.Title)
			}
		}
		all = append(all, view)
	}
	return all
}

// period is the campaign's dates with the words that stand beside them.
func period(l page.Layout, c campaign.Campaign) string {
	days := l.Days(c.StartsOn, c.EndsOn)
	if days == "" || c.Period == "" {
		return days + c.Period
	}
	return days + "\n" + c.Period
}

// contacts are the people whom sheets or the public page name.
func contacts(plan campaign.Plan) (all []campaign.Person) {
	for _, p := range plan.People {
		if p.OnSheet || p.Public {
			all = append(all, p)
		}
	}
	return all
}

// sourceOf is where the content of a structured section is changed, unless the
// section's own form does that.
func sourceOf(campaignID string, kind campaign.SectionKind) string {
	path := map[campaign.SectionKind]string{
		campaign.PeriodSection: "/settings#field-starts_on",
		campaign.PlacesSection: "/venues", campaign.OrganisersSection: "/organisation#organisers", campaign.CommitteeSection: "/organisation#committee",
		campaign.DutiesSection: "/organisation#duties", campaign.AgendaSection: "/agenda", campaign.BudgetSection: "/budget", campaign.ContactsSection: "/organisation#people",
	}[kind]
	if path == "" {
		return ""
	}
	return page.CampaignURL(campaignID, path)
}
