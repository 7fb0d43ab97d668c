package handoutweb

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"tongxing/internal/handout"
	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/page"
)

// extra serves an extra for the people that are asked for, or for those who are
// chosen by themselves.
func (h *handlers) extra(extra handout.Extra) echo.HandlerFunc {
	return func(c echo.Context) error {
		wish := handout.ExtraWish{Extra: extra, Session: c.QueryParam("session"), People: c.QueryParams()["person"], Language: languageOf(c)}
		paper, err := h.handouts.Extra(c.Request().Context(), web.VisitOf(c).Actor, c.Param("campaign"), wish)
		if err != nil {
			return err
		}
		return servePrivately(c, paper, string(extra))
	}
}

// rollView is the page on which people are chosen for extras.
type rollView struct {
	page.Layout
	Campaign string
	Title    string
	Sessions []page.Link // where there are several
	Session  string
	Language string
	Groups   []rollGroupView
	Papers   []rollPaperView
	People   string // where people are entered
	Back     string
}

type rollGroupView struct {
	Name   string
	Guests []rollGuestView
}

type rollGuestView struct {
	ID, Name, Beside string
	Chosen           bool
}

type rollPaperView struct{ Action, Label string }

// roll is the page on which people are chosen for extras.
func (h *handlers) roll(c echo.Context) error {
	v := web.VisitOf(c)
	roll, err := h.handouts.Roll(c.Request().Context(), v.Actor, c.Param("campaign"), c.QueryParam("session"))
	if err != nil {
		return err
	}
	language, known := locale.Parse(c.QueryParam("papers"))
	if !known {
		language = locale.Language(roll.Campaign.Language)
	}
	return rollPage.Render(c, http.StatusOK, newRollView(v, roll, language))
}

func newRollView(v *web.Visit, r handout.Roll, language locale.Language) rollView {
	id := r.Campaign.ID
	view := rollView{
		Layout: v.LayoutOf(r.Campaign, "print", v.T("handout.roll.title")+" · "+r.Campaign.Title), Campaign: r.Campaign.Title, Title: r.Session.Title, Session: r.Session.ID, Language: string(language),
		People: page.CampaignURL(id, "/organisation") + "#people", Back: page.CampaignURL(id, "/print"),
	}
	view.Styles = styles
	for _, s := range r.Sessions {
		if len(r.Sessions) > 1 {
			view.Sessions = append(view.Sessions, page.Link{Label: s.Title, URL: page.CampaignURL(id, "/print/people") + "?papers=" + string(language) + "&session=" + s.ID, Current: s.ID == r.Session.ID})
		}
	}
	for _, group := range r.Groups {
		shown := rollGroupView{Name: v.T("handout.roll." + group.Name)}
		for _, guest := range group.Guests {
			beside := guest.Unit
			if beside != "" && guest.Title != "" {
				beside += " · "
			}
			shown.Guests = append(shown.Guests, rollGuestView{guest.ID, guest.Name, beside + guest.Title, guest.Chosen})
		}
		view.Groups = append(view.Groups, shown)
	}
	for _, extra := range handout.Extras {
		if extra != handout.Thanks {
			view.Papers = append(view.Papers, rollPaperView{page.CampaignURL(id, "/print/"+string(extra)+".pdf"), v.T("handout.extra." + string(extra))})
		}
	}
	return view
}
