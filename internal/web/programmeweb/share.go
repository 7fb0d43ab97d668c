package programmeweb

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/locale"
	"tongxing/internal/programme"
	"tongxing/internal/web"
	"tongxing/internal/web/page"
)

var sharePage = page.New[shareView]("programme/share")

// shareView is the page from which a team sends its programme to others.
type shareView struct {
	page.Layout
	Campaign    string
	ContentLang string // of what people typed
	Published   bool
	Local       *page.LocalAddress
	PageURL     string
	FeedURL     string
	Subscribe   string
	Publish     string
	Pictures    []pictureView
	Messages    []page.Message
	Calendars   string // the page on who follows the calendar
	MayEdit     bool
	Previews    []previewView
	Days        []page.Link // how long a preview may live; the URL is its number of days
	Issue       string
}

// pictureView is the picture to save, in one language.
type pictureView struct {
	Label, Lang, URL, Alt string
}

func (h *handlers) share(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	found, err := h.Campaigns.Find(ctx, v.Actor, c.Param("campaign"), account.View)
	if err != nil {
		return err
	}
	p, err := programme.Load(ctx, h.Queries, found)
	if err != nil {
		return err
	}
	previews, err := h.Programmes.Previews(ctx, v.Actor, found.ID)
	if err != nil {
		return err
	}
	view := newShareView(v, found, p, h.Programmes.Address(p.Slug))
	if view.MayEdit, err = h.Campaigns.May(ctx, v.Actor, account.Edit, found); err != nil {
		return err
	}
	view.addPreviews(previews, found.Location(), v.Now())
	return sharePage.Render(c, http.StatusOK, view)
}

func newShareView(v *web.Visit, of campaign.Campaign, p programme.Programme, address string) shareView {
	view := shareView{
		Layout: v.LayoutOf(of, "share", v.T("programme.share.title")+" · "+of.Title), Campaign: of.Title, ContentLang: of.Language, Published: of.Public(), Local: v.LocalAddress(),
		PageURL: address, FeedURL: address + "/calendar.ics", Subscribe: address + "/subscribe", Publish: page.CampaignURL(p.ID, ""),
		Calendars: page.CampaignURL(p.ID, "/calendars"), Issue: page.CampaignURL(p.ID, "/share/previews"),
	}
	view.Styles = []string{"css/programme.css"}
	own := locale.Language(p.Language)
	for _, language := range []locale.Language{own, other(own)} {
		in := locale.For(language)
		label := v.T("programme.in." + string(language))
		view.Messages = append(view.Messages, page.Message{ID: "message-" + string(language), Label: label, Lang: string(language), Text: p.Message(in, address)})
		view.Pictures = append(view.Pictures, pictureView{Label: label, Lang: string(language), URL: pictureURL(in, p), Alt: p.Alt(in)})
	}
	return view
}

// other is the language that a text is also wanted in.
func other(l locale.Language) locale.Language {
	if l == locale.English {
		return locale.Chinese
	}
	return locale.English
}
