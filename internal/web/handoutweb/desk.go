package handoutweb

import (
	"net/url"
	"strconv"
	"strings"

	"tongxing/internal/handout"
	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/page"
)

// deskView is the page for printing: what a day needs in one file, then sheet
// by sheet, the programme, and extras.
type deskView struct {
	page.Layout
	Campaign    string
	ContentLang string // of what people typed
	Local       *page.LocalAddress
	Papers      []page.Link // the languages of papers
	Sessions    []sessionView
	Programme   sheetView
	Unpublished bool
	Agenda      string
	Extras      []extraView
	Choose      string // the page on which people are chosen for extras
	Documents   []documentView
}

// documentView is a document made elsewhere, with its files in every form.
type documentView struct {
	Title, Text string
	Page        string // where it is written
	Files       []page.Link
}

// sessionView is the papers of a session.
type sessionView struct {
	ID     string
	Title  string
	When   string
	Off    bool // cancelled
	Open   bool // its sheets are listed at once
	Every  paperView
	Sheets []sheetView // the full one, then by role
}

// sheetView is one sheet with its papers.
type sheetView struct {
	Title   string
	Text    string // what it is, and who should have it
	Icon    string
	Class   string
	State   string
	Changes []string
	Compare string // two editions side by side; empty where nothing was printed
	Earlier []page.Link
	Papers  []paperView
}

// paperView is a paper as buttons. Name tells its buttons from those of others
// where only they are heard: 下载 手语翻译 PDF.
type paperView struct {
	Label string // where a sheet has several papers
	Text  string // for whom it is
	Name  string
	URL   string
	Word  string // the same as a Word file; empty where there is none
}

type extraView struct {
	Title, Text string
	Paper       paperView
	Choose      bool // it is for people who are chosen
}

func newDeskView(v *web.Visit, d handout.Desk) deskView {
	c := d.Campaign
	view := deskView{
		Layout: v.LayoutOf(c, "print", v.T("handout.desk.title")+" · "+c.Title), Campaign: c.Title, ContentLang: c.Language, Unpublished: !c.Public(),
		Agenda: page.CampaignURL(c.ID, "/agenda"), Choose: page.CampaignURL(c.ID, "/print/people") + "?papers=" + string(d.Papers), Local: v.LocalAddress(),
	}
	view.Styles = styles
	for _, language := range locale.Languages {
		view.Papers = append(view.Papers, page.Link{
			Label: v.T("handout.desk." + string(language)), URL: page.CampaignURL(c.ID, "/print") + "?papers=" + string(language), Current: language == d.Papers,
		})
	}
	for _, s := range d.Sessions {
		session := newSessionView(v, d, s)
		session.Open = len(view.Sessions) == 0
		view.Sessions = append(view.Sessions, session)
	}
	view.Programme = newProgrammeView(v, d)
	for _, extra := range handout.Extras {
		name := v.T("handout.extra." + string(extra))
		view.Extras = append(view.Extras, extraView{
			Title: name, Text: v.T("handout.extra_text." + string(extra)), Choose: extra != handout.Thanks,
			Paper: paperView{Name: name, URL: paperURL(page.CampaignURL(c.ID, "/print/"+string(extra)+".pdf"), d.Papers)},
		})
	}
	view.Documents = documents(v, c.ID)
	return view
}

// documents lists what a campaign gives besides the papers of its days, for
// those who come looking for a file.
func documents(v *web.Visit, campaignID string) []documentView {
	file := func(label, path string) page.Link {
		return page.Link{Label: label, URL: page.CampaignURL(campaignID, path)}
	}
	word, paper, plain := v.T("plandoc.as_docx"), v.T("plandoc.as_pdf"), v.T("plandoc.as_txt")
	document := func(name string, files ...page.Link) documentView {
		return documentView{Title: v.T("web.side." + name), Text: v.T("handout.document." + name), Page: page.CampaignURL(campaignID, "/"+name), Files: files}
	}
	return []documentView{
		document("plan", file(word, "/plan.docx"), file(paper, "/plan.pdf"), file(plain, "/plan.txt"), file(v.T("plandoc.as_md"), "/plan.md")),
		document("agenda", file(v.T("table.as_xlsx"), "/agenda.xlsx")),
		document("organisation", file(v.T("duty.all")+" .xlsx", "/duties.xlsx"), file(v.T("person.all")+" .xlsx", "/people.xlsx")),
		document("report", file(word, "/report.docx"), file(paper, "/report.pdf"), file(plain, "/report.txt")),
	}
}

func newSessionView(v *web.Visit, d handout.Desk, s handout.SessionSheet) sessionView {
	id := s.Session.ID
	address := func(ending string, more ...string) string {
		return paperURL(page.CampaignURL(d.Campaign.ID, "/agenda/runsheet"+ending), d.Papers, append(more, "session", id)...)
	}
	view := sessionView{
		ID: "sheet-" + id, Title: s.Session.Title, Off: s.Session.Cancelled(),
		When:  strings.TrimSpace(v.Printer.Days(s.Session.StartsOn, s.Session.EndsOn) + " " + s.Session.StartsAt.String()),
		Every: paperView{Name: v.T("handout.packs"), URL: address(".pdf", "role", handout.Every)},
	}
	add := func(role handout.Role, state handout.SheetState) {
		sheet := newSheetView(v, d, state)
		sheet.Title, sheet.Text = v.T("handout.pack."+role.Name), v.T("handout.pack_text."+role.Name)
		paper := paperView{Name: sheet.Title, URL: address(".pdf", "role", role.Code)}
		if role.Form != handout.Public {
			paper.Word = address(".docx", "role", role.Code)
		}
		sheet.Papers = []paperView{paper}
		switch {
		case state.Number > 0 && !state.Current:
			sheet.Compare = compareURL(d, role.Code, id, state.Number, 0)
		case len(state.Earlier) > 0:
			sheet.Compare = compareURL(d, role.Code, id, 0, state.Number)
		}
		for _, e := range state.Earlier {
			sheet.Earlier = append(sheet.Earlier, page.Link{
				Label: v.T("handout.edition", "Number", e.Number) + " · " + v.Printer.Moment(e.MadeAt, d.Campaign.Location()),
				URL:   address(".pdf", "role", role.Code, "since", strconv.Itoa(e.Number)),
			})
		}
		view.Sheets = append(view.Sheets, sheet)
	}
	add(handout.FullRole, s.SheetState)
	for _, pack := range s.Packs {
		add(pack.Role, pack.SheetState)
	}
	return view
}

func newProgrammeView(v *web.Visit, d handout.Desk) sheetView {
	view := newSheetView(v, d, d.Programme)
	address := page.CampaignURL(d.Campaign.ID, "/programme.pdf")
	if d.Programme.Number > 0 && !d.Programme.Current {
		view.Compare = compareURL(d, handout.ProgrammeRole.Code, "", d.Programme.Number, 0)
	}
	for _, size := range []handout.Size{handout.Normal, handout.Large, handout.Pictures} {
		label := v.T("handout.size." + string(size))
		view.Papers = append(view.Papers, paperView{
			Label: label, Text: v.T("handout.size_text." + string(size)), Name: v.T("handout.name.programme") + " " + label, URL: paperURL(address, d.Papers, "size", string(size)),
		})
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

// paperURL returns a paper's address with name, value pairs.
func paperURL(address string, language locale.Language, pairs ...string) string {
	query := url.Values{"language": {string(language)}}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			query.Set(pairs[i], pairs[i+1])
		}
	}
	return address + "?" + query.Encode()
}
