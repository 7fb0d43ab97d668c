// Package accountweb is the pages of accounts: the first administrator,
// signing in and out, one's own account, everybody's accounts for
// administrators, and setting a password by a link.
package accountweb

import (
	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/web"
)

type handlers struct{ accounts *account.Service }

// Routes returns the routes of accounts.
func Routes(accounts *account.Service) []web.Route {
	h := &handlers{accounts}
	return []web.Route{
		web.Get("/setup", web.Anyone, h.setup),
		web.Post("/setup", web.Anyone, h.setUp),
		web.Get("/login", web.Anyone, h.login),
		web.Post("/login", web.Anyone, h.signIn),
		web.Post("/logout", web.Anyone, h.signOut),
		web.Get("/password/:token", web.Anyone, h.resetPage),
		web.Post("/password/:token", web.Anyone, h.reset),

		web.Get("/account", web.SignedIn, h.own),
		web.Post("/account", web.SignedIn, h.changeProfile),
		web.Get("/account/password", web.SignedIn, h.passwordPage),
		web.Post("/account/password", web.SignedIn, h.changePassword),
		web.Post("/account/sign-out-everywhere", web.SignedIn, h.signOutEverywhere),

		web.Get("/people", web.Administrator, h.people),
		web.Get("/people/:account", web.Administrator, h.person),
		web.Post("/people/:account/password-link", web.Administrator, h.issuePasswordLink),
		web.Post("/people/:account/disable", web.Administrator, h.setDisabled(true)),
		web.Post("/people/:account/enable", web.Administrator, h.setDisabled(false)),
		web.Post("/people/:account/promote", web.Administrator, h.setAdministrator(true)),
		web.Post("/people/:account/demote", web.Administrator, h.setAdministrator(false)),
	}
}

// home is where somebody goes who has just signed in and wanted nothing else.
const home = "/campaigns"

func personURL(c echo.Context) string { return "/people/" + c.Param("account") }
