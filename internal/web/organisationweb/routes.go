// Package organisationweb is the pages of organisations: the tree, one
// organisation with its members and invitations, and what an invitation
// opens.
package organisationweb

import (
	"github.com/labstack/echo/v4"

	"tongxing/internal/organisation"
	"tongxing/internal/web"
)

type handlers struct{ organisations *organisation.Service }

// Routes returns the routes of organisations.
func Routes(organisations *organisation.Service) []web.Route {
	h := &handlers{organisations}
	return []web.Route{
		web.Get("/organisations", web.SignedIn, h.tree),
		web.Get("/organisations/new", web.SignedIn, h.create),
		web.Post("/organisations", web.Manager, h.add),
		web.Get("/organisations/:organisation", web.SignedIn, h.open),
		web.Get("/organisations/:organisation/settings", web.Manager, h.settings),
		web.Post("/organisations/:organisation/name", web.Manager, h.rename),
		web.Post("/organisations/:organisation/parent", web.Manager, h.move),

		web.Get("/organisations/:organisation/members/new", web.Manager, h.newMember),
		web.Post("/organisations/:organisation/members", web.Manager, h.addMember),
		web.Get("/organisations/:organisation/members/:account", web.Manager, h.member),
		web.Post("/organisations/:organisation/members/:account/role", web.Manager, h.setRole),
		web.Post("/organisations/:organisation/members/:account/remove", web.Manager, h.removeMember),

		web.Get("/organisations/:organisation/invitations/new", web.Manager, h.newInvitation),
		web.Post("/organisations/:organisation/invitations", web.Manager, h.invite),
		web.Post("/organisations/:organisation/invitations/:invitation/revoke", web.Manager, h.revoke),
		web.Get("/invitations/:token", web.Anyone, h.invitation),
		web.Post("/invitations/:token", web.Anyone, h.accept),
	}
}

// treeURL is the page with every organisation.
const treeURL = "/organisations"

func organisationURL(id string) string { return treeURL + "/" + id }

// here is the page of the organisation that the request's address names.
func here(c echo.Context) string { return organisationURL(c.Param("organisation")) }
