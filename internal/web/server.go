package web

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"strings"

	"github.com/alexedwards/scs/v2"
	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/web/asset"
	"tongxing/internal/web/page"
	"tongxing/static"
)

// Config is what a Server needs.
type Config struct {
	Log            *slog.Logger
	Clock          civil.Clock
	PublicURL      string       // how visitors reach the server, without a slash at the end
	TrustedProxies []*net.IPNet // whose X-Forwarded-For is believed
	Sessions       scs.Store
	// Identify returns who the account is now and the language it chose;
	// fault.SignIn where it is disabled or its epoch is over.
	Identify func(ctx context.Context, accountID string, epoch int) (account.Actor, locale.Language, error)
	// KeepTyped answers a form that was sent after the session had ended with a
	// sign-in page that carries it.
	KeepTyped func(c echo.Context, kept Kept) error
	// Menu returns the bar at the top for someone signed in.
	Menu func(v *Visit) []page.Link
	// Foot returns the foot of every page.
	Foot func(ctx context.Context, p *locale.Printer) page.Foot
}

// Server answers HTTP.
type Server struct {
	config   Config
	echo     *echo.Echo
	sessions *scs.SessionManager
	routes   []Route
}

// maxBody is the greatest request that is read, in bytes.
const maxBody = 6 << 20

// New returns a server of these routes.
func New(config Config, routes []Route) *Server {
	s := &Server{config: config, echo: echo.New(), sessions: sessionManager(config), routes: routes}
	s.echo.HideBanner, s.echo.HidePort = true, true
	s.echo.HTTPErrorHandler = s.refuse
	s.echo.IPExtractor = ipExtractor(config.TrustedProxies)
	for _, route := range routes {
		handler := route.Handler
		if route.Bare {
			handler = s.guard(s.bare(handler))
		} else {
			handler = s.guard(s.visit(route, handler))
		}
		s.echo.Add(route.Method, route.Path, handler)
		if route.Method == http.MethodGet {
			s.echo.Add(http.MethodHead, route.Path, handler)
		}
	}
	static := echo.WrapHandler(asset.Handler())
	s.echo.GET(asset.Prefix+"*", static)
	s.echo.HEAD(asset.Prefix+"*", static)
	// Every other address, existing or not, is answered like one that needs
	// signing in, so that strangers learn nothing from it.
	s.echo.RouteNotFound("/*", s.guard(s.visit(Route{Need: SignedIn}, func(echo.Context) error { return echo.ErrNotFound })))
	return s
}

// Handler returns the server as an http.Handler, with the protections that
// stand before routing.
func (s *Server) Handler() http.Handler {
	crossOrigin := http.NewCrossOriginProtection()
	crossOrigin.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Error(w, "cross-origin request refused", http.StatusForbidden)
	}))
	return crossOrigin.Handler(s.echo)
}

// Routes returns the routes table.
func (s *Server) Routes() []Route { return s.routes }

func ipExtractor(trusted []*net.IPNet) echo.IPExtractor {
	if len(trusted) == 0 {
		return echo.ExtractIPDirect()
	}
	options := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, network := range trusted {
		options = append(options, echo.TrustIPRange(network))
	}
	return echo.ExtractIPFromXFFHeader(options...)
}

func (s *Server) menu(v *Visit) []page.Link {
	if s.config.Menu == nil {
		return nil
	}
	return s.config.Menu(v)
}

// notice is a word for everybody who is signed in where this build lacks files.
func (s *Server) notice(v *Visit) string {
	if missing := static.Missing(); len(missing) > 0 && v.Actor.SignedIn() {
		return v.T("web.missing_files", "Files", strings.Join(missing, ", "))
	}
	return ""
}
