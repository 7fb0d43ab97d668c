package web

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/locale"
	"tongxing/internal/web/page"
)

// Visit is one request as handlers see it: who comes, in which language.
type Visit struct {
	Actor    account.Actor
	Printer  *locale.Printer
	c        echo.Context
	sessions *scs.SessionManager
	server   *Server
}

const visitKey = "visit"

// VisitOf returns the request's visit. Bare routes have none.
func VisitOf(c echo.Context) *Visit { return c.Get(visitKey).(*Visit) }

// T returns the text of a catalogue key in the visitor's language.
func (v *Visit) T(key string, args ...any) string { return v.Printer.T(key, args...) }

// Layout returns what every page shares, with the document's title. Flashes
// are shown once: take the Layout only to render a page.
func (v *Visit) Layout(title string) page.Layout {
	l := page.Layout{
		Printer: v.Printer, Title: title, NoIndex: true,
		Chinese: page.Link{Label: "中文", URL: v.inLanguage("zh"), Current: v.Printer.Language() == locale.Chinese},
		English: page.Link{Label: "English", URL: v.inLanguage("en"), Current: v.Printer.Language() == locale.English},
		Flashes: v.takeFlashes(), Notice: v.server.notice(v),
	}
	if v.server.config.Foot != nil {
		l.Foot = v.server.config.Foot(v.c.Request().Context(), v.Printer)
	}
	if v.Actor.SignedIn() {
		l.Person = &page.Person{Name: v.Actor.Name}
		l.Menu = v.server.menu(v)
	}
	return l
}

// inLanguage returns this page's address in a language.
func (v *Visit) inLanguage(lang string) string {
	u := *v.c.Request().URL
	if v.c.Request().Method != http.MethodGet {
		// The answer to a form has no address of its own.
		u = url.URL{Path: u.Path}
	}
	query := u.Query()
	query.Set("lang", lang)
	return u.Path + "?" + query.Encode()
}

// Done tells the visitor in the sentence of key what was done, and sends them
// to address (303).
func (v *Visit) Done(address, key string, args ...any) error {
	v.flash("done", v.T(key, args...), "")
	return v.Go(address)
}

// DoneWithUndo is Done with a way back: a form that posts to undo.
func (v *Visit) DoneWithUndo(address, undo, key string, args ...any) error {
	v.flash("done", v.T(key, args...), undo)
	return v.Go(address)
}

// Wrong tells the visitor in the sentence of key what could not be done, and
// sends them to address (303).
func (v *Visit) Wrong(address, key string, args ...any) error {
	v.flash("wrong", v.T(key, args...), "")
	return v.Go(address)
}

// Go sends the visitor to address on this site (303).
func (v *Visit) Go(address string) error {
	return v.c.Redirect(http.StatusSeeOther, LocalPath(address))
}

// Partial says whether a script asks for a part of the page alone.
func (v *Visit) Partial() bool { return v.c.Request().Header.Get("HX-Request") == "true" }

// SignIn makes the visitor that account from the next request on, under a new
// session token, for as long as its epoch stands.
func (v *Visit) SignIn(accountID string, epoch int) error {
	ctx := v.c.Request().Context()
	if err := v.sessions.RenewToken(ctx); err != nil {
		return err
	}
	v.sessions.Put(ctx, "account", accountID)
	v.sessions.Put(ctx, "epoch", epoch)
	v.sessions.Put(ctx, "began", v.Now().Unix())
	return nil
}

// SignOut ends the visitor's session.
func (v *Visit) SignOut() error { return v.sessions.Destroy(v.c.Request().Context()) }

// Address returns the visitor's network address, for slowing guesses.
func (v *Visit) Address() string { return v.c.RealIP() }

// Client returns what the visitor's browser says of itself.
func (v *Visit) Client() string { return v.c.Request().UserAgent() }

// Absolute returns a path of this site as an address to send to others.
func (v *Visit) Absolute(path string) string { return v.server.config.PublicURL + path }

// Speak keeps the language that the visitor chose; an empty one is the
// browser's again.
func (v *Visit) Speak(l locale.Language) {
	cookie := &http.Cookie{Name: langCookie, Value: string(l), Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode}
	if l == "" {
		cookie.MaxAge = -1
	}
	v.c.SetCookie(cookie)
}

// Now returns the server's time.
func (v *Visit) Now() time.Time { return v.server.config.Clock.Now().Time() }

func (v *Visit) flash(kind, text, undo string) {
	ctx := v.c.Request().Context()
	flashes, _ := v.sessions.Get(ctx, "flashes").([]string)
	v.sessions.Put(ctx, "flashes", append(flashes, kind, text, undo))
}

func (v *Visit) takeFlashes() []page.Flash {
	stored, _ := v.sessions.Pop(v.c.Request().Context(), "flashes").([]string)
	var flashes []page.Flash
	for ; len(stored) >= 3; stored = stored[3:] {
		flashes = append(flashes, page.Flash{Wrong: stored[0] == "wrong", Text: stored[1], UndoURL: stored[2]})
	}
	return flashes
}

// LocalPath returns address where it is a path on this site, else "/": a
// stranger's next= must not lead away.
func LocalPath(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(address, "//") || strings.Contains(address, `\`) {
		return "/"
	}
	return address
}
