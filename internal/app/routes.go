package app

import (
	"context"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/accountweb"
	"tongxing/internal/web/agendaweb"
	"tongxing/internal/web/campaignweb"
	"tongxing/internal/web/checkweb"
	"tongxing/internal/web/feedweb"
	"tongxing/internal/web/handoutweb"
	"tongxing/internal/web/organisationweb"
	"tongxing/internal/web/page"
	"tongxing/internal/web/plandocweb"
	"tongxing/internal/web/planimportweb"
	"tongxing/internal/web/programmeweb"
	"tongxing/internal/web/reportweb"
	"tongxing/internal/web/siteweb"
	"tongxing/internal/web/tableweb"
	"tongxing/internal/web/venueweb"
)

// routes collects the whole routes table from the modules.
func (a *App) routes() []web.Route {
	return slices.Concat(
		a.health(),
		accountweb.Routes(a.Accounts),
		organisationweb.Routes(a.Organisations),
		campaignweb.Routes(a.Campaigns, a.Checks, a.Imports, a.DB),
		agendaweb.Routes(agendaweb.Config{Campaigns: a.Campaigns, Agendas: a.Agendas, Checks: a.Checks, Queries: a.DB}),
		checkweb.Routes(checkweb.Config{Campaigns: a.Campaigns, Checks: a.Checks}),
		venueweb.Routes(venueweb.Config{Campaigns: a.Campaigns, Venues: a.Venues, Queries: a.DB}),
		programmeweb.Routes(programmeweb.Config{Accounts: a.Accounts, Campaigns: a.Campaigns, Programmes: a.Programmes, Plans: a.Plans, Readers: a.Readers,
			Queries: a.DB, Clock: a.Config.Clock}),
		feedweb.Routes(feedweb.Config{Campaigns: a.Campaigns, Programmes: a.Programmes, Feeds: a.Feeds, Readers: a.Readers, Queries: a.DB, Clock: a.Config.Clock}),
		handoutweb.Routes(a.Handouts, a.Config.Clock),
		siteweb.Routes(a.Sites),
		plandocweb.Routes(a.Plans, a.Documents),
		tableweb.Routes(tableweb.Config{Campaigns: a.Campaigns, Agendas: a.Agendas, Plans: a.Plans, Queries: a.DB}),
		planimportweb.Routes(planimportweb.Config{Campaigns: a.Campaigns, Imports: a.Imports}),
		reportweb.Routes(reportweb.Config{Campaigns: a.Campaigns, Reports: a.Reports, Press: a.Documents}),
	)
}

// health answers containers: the process lives, the database answers.
func (a *App) health() []web.Route {
	return []web.Route{
		web.BareGet("/healthz", func(c echo.Context) error { return c.String(http.StatusOK, "ok\n") }),
		web.BareGet("/readyz", func(c echo.Context) error {
			if err := a.DB.Ping(c.Request().Context()); err != nil {
				a.Config.Log.Error("database does not answer", "error", err)
				return c.String(http.StatusServiceUnavailable, "the database does not answer\n")
			}
			return c.String(http.StatusOK, "ok\n")
		}),
	}
}

// foot is the foot of every page. Where the database does not answer, it says
// less: the page has its own words about that.
func (a *App) foot(ctx context.Context, p *locale.Printer) page.Foot {
	s, err := a.Sites.Shown(ctx)
	if err != nil {
		a.Config.Log.Warn("read the site", "error", err)
	}
	return siteweb.Foot(p, s)
}

// menu is the bar at the top for someone signed in.
func menu(v *web.Visit) []page.Link {
	links := []page.Link{{Label: v.T("web.menu.campaigns"), URL: "/campaigns"}, {Label: v.T("web.menu.organisations"), URL: "/organisations"}}
	if v.Actor.Administrator {
		links = append(links, page.Link{Label: v.T("web.menu.people"), URL: "/people"}, page.Link{Label: v.T("site.menu"), URL: "/site"})
	}
	return append(links, page.Link{Label: v.T("web.menu.trash"), URL: "/trash"})
}
