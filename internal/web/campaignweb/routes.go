// Package campaignweb is the pages of campaigns: all of them, one with its
// plan, organisation, budget, team, settings and history, and the trash.
//
// The lines of a campaign's lists (people, sections, posts …) share one form
// page and one set of handlers; lines.go says what differs from list to list.
package campaignweb

import (
	"context"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/web"
)

// Config is what the pages need. The functions tell what other modules know
// of a campaign; one that is nil has nothing to tell.
type Config struct {
	Campaigns *campaign.Service
	// Checks find what is still to decide, behind what the campaign itself
	// finds.
	Checks []Check
	// Upcoming returns the next session of each campaign by its id.
	Upcoming func(ctx context.Context, campaigns []campaign.Campaign, now civil.Instant) (map[string]Session, error)
	// Places returns the campaign's places, one a line of the plan.
	Places func(ctx context.Context, campaignID string) ([]string, error)
	// Programme returns the campaign's sessions with their items.
	Programme func(ctx context.Context, campaignID string) ([]Session, error)
}

// Check finds what is still to decide in several campaigns at once, by their
// id, the weightiest first.
type Check func(ctx context.Context, p *locale.Printer, campaigns []campaign.Campaign, today civil.Date) (map[string][]Finding, error)

// Finding is one sentence about a campaign.
type Finding struct {
	Text string
	URL  string // where it is mended
	Good bool   // it is in order
}

// Session is a gathering as these pages show it.
type Session struct {
	Title string
	On    civil.Date
	At    civil.TimeOfDay
	Place string
	Items []string
}

type handlers struct{ Config }

// Routes returns the routes of campaigns.
func Routes(config Config) []web.Route {
	h := &handlers{config}
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
		web.Post("/campaigns/:campaign/trash", web.Owner, h.trashOne),
		web.Post("/campaigns/:campaign/restore", web.Owner, h.step((*campaign.Service).RestoreFromTrash, "campaign.restored")),

		web.Post("/campaigns/:campaign/sections/renumber", web.Editor, h.renumber),
		web.Post("/campaigns/:campaign/duties/:line/mark", web.Editor, h.markDuty),
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
	return h.Campaigns.Find(c.Request().Context(), web.VisitOf(c).Actor, c.Param("campaign"), do)
}

// may says whether the visitor may do the action; a page shows what follows.
// In the trash nothing is edited.
func (h *handlers) may(c echo.Context, do account.Action, of campaign.Campaign) (bool, error) {
	if do == account.Edit && of.State() == campaign.Trashed {
		return false, nil
	}
	return h.Campaigns.May(c.Request().Context(), web.VisitOf(c).Actor, do, of)
}

// today is the day that clocks in the campaign's zone show.
func today(v *web.Visit, c campaign.Campaign) civil.Date {
	return civil.DateOf(v.Now().In(c.Location()))
}

// now is the server's time as an instant.
func now(v *web.Visit) civil.Instant { return civil.InstantOf(v.Now()) }
