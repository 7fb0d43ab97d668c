package organisationweb

import (
	"net/url"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/organisation"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var (
	treePage       = page.New[treeView]("organisation/tree")
	createPage     = page.New[createView]("organisation/new")
	openPage       = page.New[openView]("organisation/open")
	settingsPage   = page.New[settingsView]("organisation/settings")
	newMemberPage  = page.New[roleView]("organisation/member-new")
	memberPage     = page.New[roleView]("organisation/member")
	invitePage     = page.New[roleView]("organisation/invite")
	linkPage       = page.New[linkView]("organisation/link")
	invitationPage = page.New[invitationView]("organisation/invitation")
)

type treeView struct {
	page.Layout
	Roots   []branch
	Creates bool // may make an organisation at the top
}

// branch is an organisation with those below it.
type branch struct {
	Name    string
	URL     string // empty where its page does not open
	Role    string // the reader's own, in words
	Members string
	Below   []branch
}

func newTreeView(l page.Layout, nodes []organisation.Node, administrator bool) treeView {
	roots, _ := branches(l, nodes, 0)
	return treeView{Layout: l, Roots: roots, Creates: administrator}
}

// branches turns the nodes from one depth on into branches and returns the
// nodes that are left.
func branches(l page.Layout, nodes []organisation.Node, depth int) (out []branch, left []organisation.Node) {
	for len(nodes) > 0 && nodes[0].Depth >= depth {
		n := nodes[0]
		b := branch{Name: n.Name}
		if n.Opens {
			b.URL, b.Members = organisationURL(n.ID), l.T("organisation.count", "Count", n.Members)
		}
		if n.Role != "" {
			b.Role = roleName(l.Printer, n.Role)
		}
		b.Below, nodes = branches(l, nodes[1:], depth+1)
		out = append(out, b)
	}
	return out, nodes
}

type createView struct {
	page.Layout
	Form    *form.Form
	Parents []form.Option
}

type openView struct {
	page.Layout
	URL         string
	Above       []page.Link
	Below       []page.Link
	Members     []memberRow
	Invitations []invitationRow
	Manages     bool
	NewBelow    string
}

type memberRow struct {
	Name     string
	SignIn   string
	Role     string
	Since    string
	Disabled bool
	Own      bool
	EditURL  string // empty where the reader may not change the place
}

type invitationRow struct {
	For       string
	Role      string
	Made      string
	State     string
	Tone      string // of the tag
	RevokeURL string // empty where it is over
}

func newOpenView(l page.Layout, found organisation.Page, invitations []organisation.Invitation, reader string) openView {
	at := organisationURL(found.ID)
	view := openView{Layout: l, URL: at, Manages: found.Manages, NewBelow: treeURL + "/new?parent=" + url.QueryEscape(found.ID)}
	// Whoever manages this one manages those below; what is above opens only
	// to those who manage it, too.
	for i, o := range found.Above {
		link := page.Link{Label: o.Name}
		if found.Moves && i == len(found.Above)-1 {
			link.URL = organisationURL(o.ID)
		}
		view.Above = append(view.Above, link)
	}
	for _, o := range found.Below {
		link := page.Link{Label: o.Name}
		if found.Manages {
			link.URL = organisationURL(o.ID)
		}
		view.Below = append(view.Below, link)
	}
	for _, m := range found.Members {
		row := memberRow{
			Name: m.Name, SignIn: m.SignIn, Role: roleName(l.Printer, m.Role), Since: page.Day(l.Printer, m.Since), Disabled: m.Disabled, Own: m.AccountID == reader,
		}
		if found.Manages && !row.Own {
			row.EditURL = at + "/members/" + m.AccountID
		}
		view.Members = append(view.Members, row)
	}
	for _, i := range invitations {
		view.Invitations = append(view.Invitations, newInvitationRow(l, at, i))
	}
	return view
}

func newInvitationRow(l page.Layout, at string, i organisation.Invitation) invitationRow {
	row := invitationRow{For: i.For, Role: roleName(l.Printer, i.Role), Made: page.Day(l.Printer, i.CreatedAt)}
	switch i.State {
	case account.Open:
		row.State, row.Tone = l.T("organisation.open_until", "Until", page.Deadline(l.Printer, i.ExpiresAt)), "jade"
		row.RevokeURL = at + "/invitations/" + i.ID + "/revoke"
	case account.Used:
		row.State = l.T("organisation.used_on", "Day", page.Day(l.Printer, i.UsedAt))
	default:
		row.State, row.Tone = l.T("organisation.state."+string(i.State)), "amber"
	}
	return row
}

type settingsView struct {
	page.Layout
	Name       string
	URL        string
	Version    string
	NameForm   *form.Form
	ParentForm *form.Form
	Moves      bool
	Parents    []form.Option
}

// roleView is a form with a place to choose.
type roleView struct {
	page.Layout
	Form         *form.Form
	Roles        []form.Option
	Organisation string
	URL          string
	Member       string
	SignIn       string
	Action       string
}

type linkView struct {
	page.Layout
	Organisation string
	Role         string
	Until        string
	Handover     page.Handover
	URL          string
}

type invitationView struct {
	page.Layout
	Form         *form.Form
	Organisation string
	By           string
	Role         string
	RoleHint     string
	SignedInAs   string
	SignIn       string // the way to sign in first and come back
}

func signInAndReturn(c echo.Context) string {
	return "/login?next=" + url.QueryEscape(c.Request().URL.Path)
}
