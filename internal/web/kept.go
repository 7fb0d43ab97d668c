package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"
)

// whoCookie names the account that signed in last in a browser, so that what
// it typed is given back to nobody else.
const whoCookie = "tongxing_who"

// maxKept is the greatest form that is kept over a sign-in, in bytes.
const maxKept = 256 << 10

// Kept is a form that somebody sent after their session had ended. It is kept
// nowhere but on the sign-in page itself: files and passwords are not in it.
type Kept struct {
	To      string     // the path that it was sent to
	Account string     // who was signed in there; it is given back to no other
	Fields  url.Values // as they were typed
}

// keep returns what a request typed, if it is a form of somebody whose session
// ended. Strangers, programs and scripts' buttons have none.
func keep(c echo.Context) (kept Kept, ok bool) {
	r := c.Request()
	who, err := c.Cookie(whoCookie)
	if err != nil || who.Value == "" || r.Method != http.MethodPost || wantsJSON(r) {
		return kept, false
	}
	fields, err := c.FormParams()
	if err != nil || len(fields) == 0 || len(fields.Encode()) > maxKept {
		return kept, false
	}
	for name := range fields {
		if strings.Contains(name, "password") || name == "present" {
			return kept, false
		}
	}
	return Kept{To: r.URL.RequestURI(), Account: who.Value, Fields: fields}, true
}

// words returns what was typed of a form that cannot be shown again, since what
// it belongs to is gone: its texts, without choices, numbers and ids.
func (k Kept) words() string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(k.Fields)) {
		for _, value := range k.Fields[name] {
			if value = strings.TrimSpace(value); strings.ContainsFunc(value, func(r rune) bool { return r >= 0x2E80 }) || strings.Contains(value, " ") {
				all = append(all, value)
			}
		}
	}
	return strings.Join(all, "\n\n")
}

// rememberWho keeps who is signed in, for when the session will have ended.
func (v *Visit) rememberWho() {
	if known, err := v.c.Cookie(whoCookie); err == nil && known.Value == v.Actor.ID {
		return
	}
	v.c.SetCookie(&http.Cookie{Name: whoCookie, Value: v.Actor.ID, Path: "/", MaxAge: 30 * 24 * 3600, HttpOnly: true,
		Secure: strings.HasPrefix(v.server.config.PublicURL, "https:"), SameSite: http.SameSiteLaxMode})
}
