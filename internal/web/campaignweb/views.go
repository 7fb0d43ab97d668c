package campaignweb

import (
	"strconv"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/page"
)

var styles = []string{"css/campaign.css"}

var homePage = page.New[homeView]("campaign/home")

type homeView struct {
	page.Layout
	Next          *nextCard
	Current, Past []card
	MayBegin      bool
	Kinds         []kindCard
	Waiting       int // imports that are half done
}

// card is a campaign in few words.
type card struct {
	*locale.Printer
	URL      string
	Title    string
	Lang     string // of the title
	Kind     string
	When     string
	State    string
	StateTag string // the tag's class
	ToDecide int
}

// nextCard is the campaign whose day comes next.
type nextCard struct {
	card
	Days       int
	DaysWord   string // behind the figure
	Today      bool
	Observance string
	Findings   []finding
	More       int // findings beyond those shown
	AgendaURL  string
}

type kindCard struct{ URL, Name, Hint string }

// kindCards are the ways to begin: with a document, or with a kind's outline.
func kindCards(p *locale.Printer) (all []kindCard) {
	all = append(all, kindCard{"/campaigns/import", p.T("import.from_document"), p.T("import.from_document_hint")})
	for _, kind := range campaign.Kinds {
		all = append(all, kindCard{"/campaigns/new?kind=" + string(kind), p.T("campaign.kind." + string(kind)), p.T("campaign.kind_hint." + string(kind))})
	}
	return all
}

func newCard(p *locale.Printer, k known) card {
	c := card{
		Printer: p, URL: page.CampaignURL(k.ID, ""), Title: k.Title, Lang: k.Language, Kind: p.T("campaign.kind." + string(k.Kind)), When: when(p, k),
		State: p.T("campaign.state." + string(k.State())), StateTag: stateTags[k.State()],
	}
	for _, f := range k.findings {
		c.ToDecide += f.Count
	}
	return c
}

// stateTags are the classes of the states' tags; the words say the same.
var stateTags = map[campaign.State]string{campaign.Published: "jade", campaign.Cancelled: "seal-tag", campaign.Withdrawn: "amber", campaign.Trashed: "amber"}

func newNextCard(p *locale.Printer, k known) *nextCard {
	n := &nextCard{card: newCard(p, k), Observance: observance(p, k.Campaign), AgendaURL: page.CampaignURL(k.ID, "/agenda")}
	days := k.day().DaysSince(k.today)
	n.Days, n.DaysWord, n.Today = days, p.T("campaign.days_after", "Count", days), days == 0
	n.Findings = k.findings
	if len(n.Findings) > shownFindings {
		n.Findings, n.More = n.Findings[:shownFindings], len(n.Findings)-shownFindings
	}
	return n
}

// when says in a line when and where a campaign is held next.
func when(p *locale.Printer, k known) string {
	switch {
	case !k.next.on.IsZero():
		return gatheringLine(p, k.next)
	case !k.StartsOn.IsZero():
		return p.Days(k.StartsOn, k.EndsOn)
	case k.Period != "":
		return k.Period
	}
	return p.T("campaign.no_day_yet")
}

func gatheringLine(p *locale.Printer, g gathering) string {
	line := p.Day(g.on)
	if !g.at.IsZero() {
		line += " " + g.at.String()
	}
	if g.place != "" {
		line += " · " + g.place
	}
	return line
}

// observance names the National Day for Helping Disabled Persons of a
// campaign's year.
func observance(p *locale.Printer, c campaign.Campaign) string {
	if c.Kind != campaign.DisabilityDay || c.StartsOn.IsZero() {
		return ""
	}
	o := campaign.NextObservance(civil.NewDate(c.StartsOn.Year, 1, 1))
	ordinal := locale.ChineseNumber(o.Ordinal)
	if p.Language() == locale.English {
		ordinal = strconv.Itoa(o.Ordinal)
	}
	return p.T("campaign.observance", "Ordinal", ordinal)
}

// layout is the Layout of a campaign's page, with its menu.
func (h *handlers) layout(v *web.Visit, c campaign.Campaign, current, title string) page.Layout {
	l := v.LayoutOf(c, current, title+" · "+c.Title)
	l.Styles = styles
	return l
}
