package programmeweb

import (
	"html/template"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/locale"
	"tongxing/internal/programme"
	"tongxing/internal/web"
	"tongxing/internal/web/page"
)

var subscribePage = page.New[subscribeView]("programme/subscribe")

// subscribeView says how to subscribe, device by device.
type subscribeView struct {
	page.Layout
	Heading     string
	ContentLang string
	PageURL     string
	FeedURL     string
	Webcal      template.URL
	Download    string
	Outside     *outsideView
	Local       *page.LocalAddress
	Devices     []deviceView
}

// deviceView is one kind of calendar with what is known of it.
type deviceView struct {
	Name    string
	Verdict verdict
	Words   string // the verdict's
	Steps   []string
	Open    bool // it is the visitor's own
	Direct  bool // its calendar opens webcal addresses
}

// verdict is what becomes of a subscription on a device.
type verdict string

const (
	follows  verdict = "follows"  // it asks again by itself
	untested verdict = "untested" // nobody has seen it on a real one; a copy once is safe
)

// devices are the calendars that people here have, in the order in which they
// are listed. agents are parts of what their browsers call themselves.
var devices = []struct {
	name    string
	verdict verdict
	direct  bool
	agents  []string
}{
	{"huawei", untested, false, []string{"huawei", "harmonyos", "honor", "openharmony"}},
	{"xiaomi", untested, false, []string{"xiaomi", "miui", "redmi", "; mi "}},
	{"oppo", untested, false, []string{"oppo", "coloros", "oneplus", "realme", "heytap"}},
	{"vivo", untested, false, []string{"vivo"}},
	{"apple", follows, true, []string{"iphone", "ipad", "macintosh"}},
	{"outlook", follows, false, []string{"windows"}},
	{"google", follows, false, []string{"android", "cros"}},
}

// deviceOf returns the name of the visitor's device, or nothing.
func deviceOf(client string) string {
	client = strings.ToLower(client)
	for _, d := range devices {
		for _, agent := range d.agents {
			if strings.Contains(client, agent) {
				return d.name
			}
		}
	}
	return ""
}

func (h *handlers) subscribe(c echo.Context) error {
	v, slug := web.VisitOf(c), c.Param("slug")
	p, err := h.Programmes.Page(c.Request().Context(), v.Actor, slug)
	if err != nil {
		return err
	}
	if p.Slug != slug {
		return c.Redirect(http.StatusMovedPermanently, "/c/"+p.Slug+"/subscribe")
	}
	varyByClient(c)
	return subscribePage.Render(c, http.StatusOK, newSubscribeView(v, p, h.Programmes.Address(p.Slug)))
}

func newSubscribeView(v *web.Visit, p programme.Page, address string) subscribeView {
	view := subscribeView{
		Layout: v.Layout(v.T("programme.subscribe") + " · " + p.Title), Heading: p.Title, ContentLang: p.Language,
		PageURL: "/c/" + p.Slug, FeedURL: address + "/calendar.ics", Download: "/c/" + p.Slug + "/calendar.ics",
		Outside: newOutsideView(v, p, address), Local: v.LocalAddress(),
	}
	view.Webcal, view.Styles = webcal(view.FeedURL), []string{"css/programme.css"}
	own := deviceOf(v.Client())
	for _, d := range devices {
		device := deviceView{
			Name: v.T("programme.device." + d.name), Verdict: d.verdict, Words: v.T("programme.verdict." + string(d.verdict)),
			Steps: lines(v.T("programme.steps." + d.name)), Open: d.name == own, Direct: d.direct,
		}
		if device.Open {
			view.Devices = append([]deviceView{device}, view.Devices...)
		} else {
			view.Devices = append(view.Devices, device)
		}
	}
	return view
}

// outsideView says how to leave a browser that can neither subscribe nor open
// papers. The partial "outside" takes it.
type outsideView struct {
	*locale.Printer
	Address string
	Picture string
	Alt     string
}

// newOutsideView returns nil where the browser can do everything.
func newOutsideView(v *web.Visit, p programme.Page, address string) *outsideView {
	if !inWeChat(v.Client()) {
		return nil
	}
	view := &outsideView{Printer: v.Printer, Address: address}
	if !p.Preview {
		view.Picture, view.Alt = pictureURL(v.Printer, p.Programme), p.Alt(v.Printer)
	}
	return view
}

// inWeChat says whether the page is shown inside WeChat, also on computers.
func inWeChat(client string) bool { return strings.Contains(client, "MicroMessenger") }

// varyByClient keeps what is on the way from giving one device's page to
// another.
func varyByClient(c echo.Context) { c.Response().Header().Add("Vary", "User-Agent") }

// pictureURL is the address on this site of the programme's picture.
func pictureURL(words *locale.Printer, p programme.Programme) string {
	return "/c/" + p.Slug + "/poster.png?lang=" + langOf(words)
}

// langOf is a language as addresses name it.
func langOf(words *locale.Printer) string {
	if words.Language() == locale.English {
		return "en"
	}
	return "zh"
}
