package campaignweb

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/page"
)

var (
	organisationPage = page.New[organisationView]("campaign/organisation")
	budgetPage       = page.New[budgetPageView]("campaign/budget")
)

type organisationView struct {
	page.Layout
	Ranks   []rankView
	Posts   []postView
	People  []personView
	Duties  []dutyView
	MayEdit bool
	Base    string
}

// controlsView is what every line of a list offers.
type controlsView struct {
	*locale.Printer
	MayEdit                            bool
	ID                                 string
	Label                              string // what the line is called, for those who do not see where a button stands
	EditURL, UpURL, DownURL, RemoveURL string
	AddURL                             string // where a line is added below; empty for lists that grow at their end
	First, Last                        bool
}

type rankView struct {
	Name  string
	Lines []organiserView
}

type organiserView struct {
	controlsView
	Name string
}

type postView struct {
	controlsView
	Title string
	Names []string
	Note  string
}

type personView struct {
	controlsView
	Name, Beside    string
	Phone           string
	SMS             bool
	OnSheet, Public bool
}

type dutyView struct {
	controlsView
	What, Doer string
	Due        string
	State      campaign.DutyState
	StateName  string
	Overdue    bool
	MarkURL    string
	Next       campaign.DutyState // the state that the button sets; empty where it is done
	NextName   string
}

// lists is whose lines are shown, how and to whom.
type lists struct {
	page.Layout
	campaign.Plan
	mayEdit bool
	day     civil.Date
}

func (l lists) controls(record campaign.Record, path, id, label string, i, n int) controlsView {
	campaignID := l.Campaign.ID
	return controlsView{
		Printer: l.Printer, MayEdit: l.mayEdit, ID: id, Label: label, EditURL: page.CampaignURL(campaignID, "/"+path+"/"+id), UpURL: lineURL(campaignID, record, id, "up"),
		DownURL: lineURL(campaignID, record, id, "down"), RemoveURL: lineURL(campaignID, record, id, "remove"), First: i == 0, Last: i == n-1,
	}
}

// lists reads the plan of the address for a page at current in the side menu.
func (h *handlers) lists(c echo.Context, current, title string) (lists, error) {
	v := web.VisitOf(c)
	plan, err := h.campaigns.Plan(c.Request().Context(), v.Actor, c.Param("campaign"))
	if err != nil {
		return lists{}, err
	}
	mayEdit, err := h.may(c, account.Edit, plan.Campaign)
	if err != nil {
		return lists{}, err
	}
	return lists{h.layout(v, plan.Campaign, current, v.T(title)), plan, mayEdit, today(v, plan.Campaign)}, nil
}

func (h *handlers) organisation(c echo.Context) error {
	l, err := h.lists(c, "organisation", "web.side.organisation")
	if err != nil {
		return err
	}
	return organisationPage.Render(c, http.StatusOK, organisationView{
		Layout: l.Layout, Ranks: l.ranks(), Posts: l.posts(), People: l.people(l.Plan.People), Duties: l.duties(),
		MayEdit: l.mayEdit, Base: page.CampaignURL(l.Campaign.ID, ""),
	})
}

func (l lists) ranks() (ranks []rankView) {
	for _, rank := range campaign.Ranks {
		var of []campaign.Organiser
		for _, o := range l.Organisers {
			if o.Rank == rank {
				of = append(of, o)
			}
		}
		if len(of) == 0 {
			continue
		}
		view := rankView{Name: l.T("organiser.rank." + string(rank))}
		for i, o := range of {
			view.Lines = append(view.Lines, organiserView{l.controls(campaign.OrganiserRecord, organiserLines.path, o.ID, o.Name, i, len(of)), o.Name})
		}
		ranks = append(ranks, view)
	}
	return ranks
}

func (l lists) posts() (all []postView) {
	for i, p := range l.Posts {
		var names []string
		for _, person := range p.People {
			names = append(names, person.Name)
		}
		all = append(all, postView{l.controls(campaign.PostRecord, postLines.path, p.ID, p.Title, i, len(l.Posts)), p.Title, names, p.Note})
	}
	return all
}

func (l lists) people(shown []campaign.Person) (all []personView) {
	for i, p := range shown {
		all = append(all, personView{
			controlsView: l.controls(campaign.PersonRecord, personLines.path, p.ID, p.Name, i, len(shown)), Name: p.Name,
			Beside: strings.TrimSpace(p.Title + " " + p.Organisation), Phone: string(p.Phone), SMS: p.SMS, OnSheet: p.OnSheet, Public: p.Public,
		})
	}
	return all
}

func (l lists) duties() (all []dutyView) {
	next := map[campaign.DutyState]campaign.DutyState{campaign.Open: campaign.Accepted, campaign.Accepted: campaign.Done}
	for i, d := range l.Duties {
		view := dutyView{
			controlsView: l.controls(campaign.DutyRecord, dutyLines.path, d.ID, d.What, i, len(l.Duties)),
			What:         d.What, Doer: d.Doer(), Due: l.DayMonth(d.DueOn), State: d.State, StateName: l.T("duty.state." + string(d.State)),
			Overdue: d.Overdue(l.day), MarkURL: page.CampaignURL(l.Campaign.ID, "/duties/"+d.ID+"/mark"), Next: next[d.State],
		}
		if d.Doer() == "" && d.State == campaign.Open {
			view.Next = "" // there is nobody who could say yes
		}
		if view.Next != "" {
			view.NextName = l.T("duty.mark." + string(view.Next))
		}
		all = append(all, view)
	}
	return all
}

// budgetView is the budget as a table.
type budgetView struct {
	*locale.Printer
	Caption  string
	Lines    []budgetLineView
	Total    string
	Controls bool // the lines can be edited here
}

type budgetLineView struct {
	controlsView
	Item, Quantity, Price, Cost, Source string
}

type budgetPageView struct {
	page.Layout
	Budget  *budgetView
	MayEdit bool
	Base    string
}

func (l lists) budget() *budgetView {
	view := &budgetView{Printer: l.Printer, Caption: l.T("budget.all"), Controls: l.mayEdit, Total: l.Money(campaign.TotalCents(l.Budget))}
	for i, b := range l.Budget {
		view.Lines = append(view.Lines, budgetLineView{
			l.controls(campaign.BudgetLineRecord, budgetLines.path, b.ID, b.Item, i, len(l.Budget)),
			b.Item, strings.TrimSpace(strconv.FormatInt(b.Quantity, 10) + " " + b.Unit), l.Money(b.UnitPriceCents), l.Money(b.Cents()), b.Source,
		})
	}
	return view
}

func (h *handlers) budget(c echo.Context) error {
	l, err := h.lists(c, "organisation", "budget.all")
	if err != nil {
		return err
	}
	return budgetPage.Render(c, http.StatusOK, budgetPageView{Layout: l.Layout, Budget: l.budget(), MayEdit: l.mayEdit, Base: page.CampaignURL(l.Campaign.ID, "")})
}
