package handoutweb

import (
	"net/url"
	"strconv"
	"strings"

	"tongxing/internal/civil"
	"tongxing/internal/handout"
	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/page"
)

var (
	checkPage = page.New[checkView]("handout/check")
	deskPage  = page.New[deskView]("handout/desk")
)

var styles = []string{"css/handout.css"}

// checkView answers "is my sheet current?". Without a verdict it asks for the
// code.
type checkView struct {
	page.Layout
	Verdict   *verdictView
	Unknown   bool
	Typed     string
	Sheet     string
	Code      string
	Released  bool
	Head      bool
	Changed   []changedView
	Backstage string
	Page      string
}

// verdictView is the answer, in the visitor's language and in the other one.
type verdictView struct {
	Icon, Class             string
	Words, Advice           string
	Lang                    string // of the other language
	OtherWords, OtherAdvice string
}

type changedView struct{ Title, What string }

func newCheckView(v *web.Visit) checkView {
	view := checkView{Layout: v.Layout(v.T("handout.check.title"))}
	view.Styles = styles
	return view
}

func newUnknownView(v *web.Visit, typed string) checkView {
	view := newCheckView(v)
	view.Unknown = true
	if len(typed) <= 40 {
		view.Typed = typed
	}
	return view
}

// looks are icon and colour of each standing; the word stands beside them.
var looks = map[handout.Standing]struct{ icon, class string }{
	handout.Current:   {"circle-check", "jade"},
	handout.Replaced:  {"triangle-alert", "amber"},
	handout.Outdated:  {"triangle-alert", "amber"},
	handout.Cancelled: {"ban", "seal-tag"},
	handout.Withdrawn: {"ban", "seal-tag"},
}

func newStatusView(v *web.Visit, s handout.Status) checkView {
	view := newCheckView(v)
	other := locale.For(locale.English)
	if v.Printer.Language() == locale.English {
		other = locale.For(locale.Chinese)
	}
	look := looks[s.Standing]
	view.Verdict = &verdictView{Icon: look.icon, Class: look.class, Lang: string(other.Language())}
	view.Verdict.Words, view.Verdict.Advice = verdict(v.Printer, s)
	view.Verdict.OtherWords, view.Verdict.OtherAdvice = verdict(other, s)
	view.Title = view.Verdict.Words
	view.Sheet = v.T("handout.check.line", "Name", v.T("handout.role."+s.Role), "Number", s.Number, "When", v.Printer.Moment(s.MadeAt, s.Zone))
	view.Code, view.Released, view.Head, view.Page = s.Code, s.Released, s.Head, s.Page
	for _, row := range s.Changed {
		view.Changed = append(view.Changed, changedView{row.Title, v.T("handout.row." + string(row.Change))})
	}
	if s.Backstage > 0 {
		view.Backstage = v.T("handout.check.backstage", "Count", s.Backstage)
	}
	return view
}

func verdict(p *locale.Printer, s handout.Status) (words, advice string) {
	return p.T("handout.standing." + string(s.Standing)),
		p.T("handout.advice."+string(s.Standing), "Newer", s.Newer, "When", p.Moment(s.NewerAt, s.Zone))
}

type deskView struct {
	page.Layout
	Campaign    string
	Local       *page.LocalAddress
	Papers      []page.Link
	Sheets      []sheetView
	Programme   sheetView
	Unpublished bool
	Agenda      string
}

// sheetView is one sheet with its papers.
type sheetView struct {
	ID      string
	Title   string
	When    string
	Off     bool // cancelled
	Icon    string
	Class   string
	State   string
	Changes []string
	Open    []page.Link
	Earlier []page.Link
	Packs   []packView
	Every   string // all packs in one document
}

// packView is one role's paper of a session.
type packView struct {
	sheetView
	Text string
	URL  string
}

func newDeskView(v *web.Visit, d handout.Desk) deskView {
	c := d.Campaign
	view := deskView{
		Layout: v.Layout(v.T("handout.desk.title") + " · " + c.Title), Campaign: c.Title, Unpublished: !c.Public(),
		Agenda: page.CampaignURL(c.ID, "/agenda"),
	}
	view.Styles, view.Side = styles, page.CampaignSide(v.Printer, c.ID, c.Title, "print")
	view.Local = v.LocalAddress()
	for _, language := range locale.Languages {
		view.Papers = append(view.Papers, page.Link{
			Label: v.T("handout.desk." + string(language)), URL: page.CampaignURL(c.ID, "/print") + "?papers=" + string(language), Current: language == d.Papers,
		})
	}
	for _, s := range d.Sessions {
		sheet := newSheetView(v, d, s.SheetState)
		sheet.ID, sheet.Title, sheet.Off = "sheet-"+s.Session.ID, s.Session.Title, s.Session.Cancelled()
		sheet.When = strings.TrimSpace(v.Printer.Days(s.Session.StartsOn, s.Session.EndsOn) + " " + s.Session.StartsAt.String())
		address := func(more ...string) string {
			return paperURL(page.CampaignURL(c.ID, "/agenda/runsheet.pdf"), d.Papers, append(more, "session", s.Session.ID)...)
		}
		sheet.Open = []page.Link{{Label: v.T("handout.desk.open"), URL: address()}}
		for _, e := range s.Earlier {
			sheet.Earlier = append(sheet.Earlier, page.Link{
				Label: editionWords(v.Printer, d, e.Number, e.MadeAt), URL: address("since", strconv.Itoa(e.Number)),
			})
		}
		for _, pack := range s.Packs {
			packed := packView{newSheetView(v, d, pack.SheetState), v.T("handout.pack_text." + pack.Role.Name), address("role", pack.Role.Code)}
			packed.Title = v.T("handout.pack." + pack.Role.Name)
			sheet.Packs = append(sheet.Packs, packed)
		}
		sheet.Every = address("role", handout.Every)
		view.Sheets = append(view.Sheets, sheet)
	}
	view.Programme = newSheetView(v, d, d.Programme)
	address := page.CampaignURL(c.ID, "/programme.pdf")
	view.Programme.Open = []page.Link{
		{Label: v.T("handout.desk.normal"), URL: paperURL(address, d.Papers)},
		{Label: v.T("handout.large"), URL: paperURL(address, d.Papers, "size", string(handout.Large))},
	}
	return view
}

func newSheetView(v *web.Visit, d handout.Desk, s handout.SheetState) sheetView {
	when := v.Printer.Moment(s.MadeAt, d.Campaign.Location())
	switch {
	case s.Number == 0:
		return sheetView{Icon: "info", State: v.T("handout.desk.none")}
	case s.Current:
		return sheetView{Icon: "circle-check", Class: "jade", State: v.T("handout.desk.current", "Number", s.Number, "When", when)}
	}
	return sheetView{
		Icon: "triangle-alert", Class: "amber", State: v.T("handout.desk.changed", "Number", s.Number, "When", when), Changes: changeWords(v.Printer, s.Changes),
	}
}

// changeWords says what changed, a sentence each.
func changeWords(p *locale.Printer, changes handout.Changes) []string {
	lines := changes.Opening(p)
	for _, row := range changes.Rows {
		switch row.Change {
		case handout.Added:
			lines = append(lines, p.T("handout.labelled", "Label", p.T("handout.mark.added"), "Text", row.Title))
		case handout.Gone:
			lines = append(lines, p.T("handout.mark.gone", "Title", row.Title))
		case handout.Altered:
			lines = append(lines, p.T("handout.labelled", "Label", row.Title, "Text", strings.Join(row.What, p.T("handout.semicolon"))))
		}
	}
	if len(lines) == 0 {
		lines = []string{p.T("handout.desk.address_only")}
	}
	return lines
}

func editionWords(p *locale.Printer, d handout.Desk, number int, madeAt civil.Instant) string {
	return p.T("handout.edition", "Number", number) + " · " + p.Moment(madeAt, d.Campaign.Location())
}

// paperURL returns a paper's address with name, value pairs.
func paperURL(address string, language locale.Language, pairs ...string) string {
	query := url.Values{"language": {string(language)}}
	for i := 0; i+1 < len(pairs); i += 2 {
		query.Set(pairs[i], pairs[i+1])
	}
	return address + "?" + query.Encode()
}
