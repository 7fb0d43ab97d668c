// Package campaignweb is the pages of campaigns: all of them, one with its
// plan, organisation, budget, team, settings and history, and the trash.
//
// The lines of a campaign's lists (people, sections, posts …) share one form
// page and one set of handlers; lines.go says what differs from list to list.
package campaignweb

import (
	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/checkup"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/planimport"
	"tongxing/internal/web"
)

type handlers struct {
	campaigns *campaign.Service
	checks    *checkup.Service
	imports   *planimport.Service
	db        database.Querier // for reading what hangs on a campaign that was found
}

// Routes returns the routes of campaigns.
func Routes(campaigns *campaign.Service, checks *checkup.Service, imports *planimport.Service, db database.Querier) []web.Route {
	h := &handlers{campaigns, checks, imports, db}
	routes := []web.Route{
		web.Get("/campaigns", web.SignedIn, h.home),
		web.Get("/campaigns/new", web.SignedIn, h.newCampaign),
		web.Post("/campaigns", web.SignedIn, h.create),
		web.Get("/trash", web.SignedIn, h.trash),

		web.Get("/campaigns/:campaign", web.Viewer, h.overview),
		web.Get("/campaigns/:campaign/plan", web.Viewer, h.plan),
		web.Get("/campaigns/:campaign/organisation", web.Viewer, h.organisation),
		web.Get("/campaigns/:campaign/budget", web.Viewer, h.budget),
		web.Get("/campaigns/:campaign/history", web.Viewer, h.history),
		web.Get("/campaigns/:campaign/removed", web.Editor, h.removed),

		web.Get("/campaigns/:campaign/settings", web.Editor, h.settings),
		web.Post("/campaigns/:campaign/settings", web.Editor, h.saveSettings),
		web.Post("/campaigns/:campaign/address", web.Owner, h.rename),

		web.Get("/campaigns/:campaign/team", web.Viewer, h.team),
		web.Post("/campaigns/:campaign/team", web.Owner, h.addMember),
		web.Post("/campaigns/:campaign/team/:account", web.Owner, h.setRole),
		web.Post("/campaigns/:campaign/team/:account/remove", web.Owner, h.removeMember),

		web.Post("/campaigns/:campaign/publish", web.Owner, h.step((*campaign.Service).Publish, "campaign.published")),
		web.Post("/campaigns/:campaign/withdraw", web.Owner, h.step((*campaign.Service).Withdraw, "campaign.withdrawn")),
		web.Get("/campaigns/:campaign/cancel", web.Owner, h.cancelPage),
		web.Post("/campaigns/:campaign/cancel", web.Owner, h.cancel),
		web.Post("/campaigns/:campaign/reinstate", web.Owner, h.step((*campaign.Service).Reinstate, "campaign.reinstated")),
		web.Post("/campaigns/:campaign/undo", web.Editor, h.undo),
		web.Post("/campaigns/:campaign/close", web.Owner, h.closing((*campaign.Service).Close, "campaign.closed")),
		web.Post("/campaigns/:campaign/reopen", web.Owner, h.closing((*campaign.Service).Reopen, "campaign.reopened")),
		web.Post("/campaigns/:campaign/trash", web.Owner, h.trashOne),
		web.Post("/campaigns/:campaign/restore", web.Owner, h.step((*campaign.Service).RestoreFromTrash, "campaign.restored")),

		web.Post("/campaigns/:campaign/sections/renumber", web.Editor, h.renumber),
		web.Post("/campaigns/:campaign/duties/:duty/mark", web.Editor, h.markDuty),
		web.Post("/campaigns/:campaign/lines/:record/:line/remove", web.Editor, h.removeLine),
		web.Post("/campaigns/:campaign/lines/:record/:line/restore", web.Editor, h.restoreLine),
		web.Post("/campaigns/:campaign/lines/:record/:line/up", web.Editor, h.moveLine(campaign.Up)),
		web.Post("/campaigns/:campaign/lines/:record/:line/down", web.Editor, h.moveLine(campaign.Down)),
	}
	routes = append(routes, lineRoutes(h, personLines)...)
	routes = append(routes, lineRoutes(h, sectionLines)...)
	routes = append(routes, lineRoutes(h, organiserLines)...)
	routes = append(routes, lineRoutes(h, postLines)...)
	routes = append(routes, lineRoutes(h, dutyLines)...)
	return append(routes, lineRoutes(h, budgetLines)...)
}

// open returns the campaign of the address if the visitor may do the action.
func (h *handlers) open(c echo.Context, do account.Action) (campaign.Campaign, error) {
	return h.campaigns.Find(c.Request().Context(), web.VisitOf(c).Actor, c.Param("campaign"), do)
}

// may says whether the visitor may do the action now; a page shows what follows.
func (h *handlers) may(c echo.Context, do account.Action, of campaign.Campaign) (bool, error) {
	return h.campaigns.MayNow(c.Request().Context(), web.VisitOf(c).Actor, do, of)
}

// today is the day that clocks in the campaign's zone show.
func today(v *web.Visit, c campaign.Campaign) civil.Date {
	return civil.DateOf(v.Now().In(c.Location()))
}
