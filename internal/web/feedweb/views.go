package feedweb

import (
	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/feed"
	"tongxing/internal/locale"
	"tongxing/internal/programme"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var (
	listPage = page.New[listView]("feed/list")
	madePage = page.New[madeView]("feed/made")
)

// madeView hands over a calendar's address.
type madeView struct {
	page.Layout
	For      string
	Handover page.Handover
	Back     string
	Local    *page.LocalAddress
}

// listView says who has a calendar and which calendars are behind.
type listView struct {
	page.Layout
	of          campaign.Campaign
	Campaign    string
	ContentLang string // of what people typed
	Public      bool
	Action      string
	Form        *form.Form
	MayEdit     bool
	People      []form.Option
	NoPeople    string // where people are added, if there are none
	Issued      []issuedView
	Ended       []issuedView
	Audience    []audienceView
	Moved       string // when the public calendar moved last
	Messages    []page.Message
}

// issuedView is one personal calendar.
type issuedView struct {
	Person    string
	Made      string
	Asked     string // when and by what; empty where never
	Behind    bool
	RevokeURL string
}

// audienceView is one kind of calendar that reads the public one.
type audienceView struct {
	Name   string
	Before int
	Since  int
	Last   string
	State  audienceState
	Words  string
}

// audienceState is how far a kind of calendar has followed the last move.
type audienceState string

const (
	followed audienceState = "followed" // as many as before, or nothing moved
	some     audienceState = "some"     // fewer than before
	none     audienceState = "none"     // none yet
	looked   audienceState = "looked"   // browsers: a copy does not follow
)

func newListView(v *web.Visit, of campaign.Campaign, p programme.Programme, move programme.Move, address string) listView {
	view := listView{
		Layout: v.LayoutOf(of, "share", v.T("feed.title")+" · "+of.Title), of: of, Campaign: of.Title, ContentLang: of.Language, Public: of.Public(),
		Action: page.CampaignURL(of.ID, "/calendars"), NoPeople: page.CampaignURL(of.ID, "/organisation#people"),
	}
	view.Styles = []string{"css/programme.css"}
	if move.At.IsZero() {
		return view
	}
	view.Moved = v.Printer.Moment(move.At, of.Location())
	for _, language := range locale.Languages {
		in := locale.For(language)
		if text := p.MoveMessage(in, move, address); text != "" {
			view.Messages = append(view.Messages, page.Message{
				ID: "moved-" + string(language), Label: v.T("programme.in." + string(language)), Lang: string(language), Text: text,
			})
		}
	}
	return view
}

func (view *listView) addPeople(people []campaign.Person) {
	for _, p := range people {
		view.People = append(view.People, form.Option{Value: p.ID, Label: p.Label()})
	}
}

func (view *listView) addIssued(issued []feed.Issued) {
	zone := view.of.Location()
	for _, of := range issued {
		row := issuedView{Person: of.Person, Made: page.Day(view.Printer, of.CreatedAt), Behind: of.Behind}
		if row.Person == "" {
			row.Person = view.T("feed.removed_person")
		}
		if !of.AskedAt.IsZero() {
			row.Asked = view.T("feed.asked", "When", view.Printer.Moment(of.AskedAt, zone), "Client", view.T("feed.client."+string(of.Client)))
		}
		if of.State != account.Open {
			view.Ended = append(view.Ended, row)
			continue
		}
		if view.MayEdit {
			row.RevokeURL = view.Action + "/" + of.ID + "/revoke"
		}
		view.Issued = append(view.Issued, row)
	}
}

func (view *listView) addAudience(audience []feed.Audience, move programme.Move) {
	for _, of := range audience {
		row := audienceView{
			Name: view.T("feed.client." + string(of.Client)), Before: of.Before, Since: of.Since,
			Last: view.Printer.Moment(of.LastAt, view.of.Location()), State: stateOf(of, move),
		}
		row.Words = view.T("feed.state." + string(row.State))
		view.Audience = append(view.Audience, row)
	}
}

func stateOf(of feed.Audience, move programme.Move) audienceState {
	switch {
	case of.Client.Copies():
		return looked
	case move.At.IsZero() || !of.Behind:
		return followed
	case of.Since == 0:
		return none
	}
	return some
}
