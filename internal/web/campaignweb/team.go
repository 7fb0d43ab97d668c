package campaignweb

import (
	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var teamPage = page.New[teamView]("campaign/team")

type teamView struct {
	page.Layout
	Members []memberView
	Roles   []form.Option
	Form    *form.Form
	MayOwn  bool
	Action  string
}

type memberView struct {
	Name      string
	Role      string // its words
	Own       bool   // the visitor's own place, which others choose
	Roles     []form.Option
	URL       string
	RemoveURL string
	FieldID   string
}

// memberForm gives somebody a place in the team.
type memberForm struct {
	SignInName string `form:"sign_in_name"`
	Role       string `form:"role"`
}

func (h *handlers) team(c echo.Context) error {
	return h.showTeam(c, memberForm{Role: string(account.Editor)}, nil)
}

func (h *handlers) addMember(c echo.Context) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Own)
	if err != nil {
		return err
	}
	var typed memberForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	if err := h.campaigns.AddMember(c.Request().Context(), v.Actor, of.ID, typed.SignInName, account.Role(typed.Role)); err != nil {
		return h.showTeam(c, typed, err)
	}
	return v.Done(page.CampaignURL(of.ID, "/team"), "member.added")
}

func (h *handlers) setRole(c echo.Context) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Own)
	if err != nil {
		return err
	}
	err = h.campaigns.SetRole(c.Request().Context(), v.Actor, of.ID, c.Param("account"), account.Role(c.FormValue("role")))
	return doneWithMember(v, of, err, "member.changed")
}

func (h *handlers) removeMember(c echo.Context) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Own)
	if err != nil {
		return err
	}
	err = h.campaigns.RemoveMember(c.Request().Context(), v.Actor, of.ID, c.Param("account"))
	return doneWithMember(v, of, err, "member.removed")
}

// doneWithMember tells what the rules of the team forbid on the page itself.
func doneWithMember(v *web.Visit, of campaign.Campaign, err error, done string) error {
	if f := fault.From(err); f != nil && f.Kind == fault.Conflict {
		return v.Wrong(page.CampaignURL(of.ID, "/team"), f.Key, f.Args...)
	}
	if err != nil {
		return err
	}
	return v.Done(page.CampaignURL(of.ID, "/team"), done)
}

func (h *handlers) showTeam(c echo.Context, typed memberForm, refused error) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.View)
	if err != nil {
		return err
	}
	team, err := h.campaigns.TeamOf(c.Request().Context(), v.Actor, of.ID)
	if err != nil {
		return err
	}
	mayOwn, err := h.may(c, account.Own, of)
	if err != nil {
		return err
	}
	f, status, err := form.Refused(v.Printer, "member", typed, refused)
	if err != nil {
		return err
	}
	view := teamView{Layout: h.layout(v, of, "team", v.T("web.side.team")), Form: f, MayOwn: mayOwn, Action: page.CampaignURL(of.ID, "/team"), Roles: roles(v.Printer, "")}
	for _, m := range team {
		url := page.CampaignURL(of.ID, "/team/"+m.AccountID)
		view.Members = append(view.Members, memberView{
			Name: m.Name, Role: v.T("member.role." + string(m.Role)), Own: m.AccountID == v.Actor.ID, Roles: roles(v.Printer, m.Role),
			URL: url, RemoveURL: url + "/remove", FieldID: "role-" + m.AccountID,
		})
	}
	return teamPage.Render(c, status, view)
}

func roles(p *locale.Printer, chosen account.Role) (all []form.Option) {
	for _, role := range campaign.TeamRoles {
		all = append(all, form.Option{Value: string(role), Label: p.T("member.role." + string(role)), Hint: p.T("member.may." + string(role)), Chosen: role == chosen})
	}
	return all
}
