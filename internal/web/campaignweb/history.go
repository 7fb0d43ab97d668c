package campaignweb

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var (
	historyPage = page.New[historyView]("campaign/history")
	removedPage = page.New[removedView]("campaign/removed")
	trashPage   = page.New[trashView]("campaign/trash")
)

type historyView struct {
	page.Layout
	Revisions []revisionView
	Records   []form.Option
	Actors    []form.Option
	Filtered  bool
	Older     string // the address of the next page
	Base      string
	MayEdit   bool
}

type revisionView struct {
	Number  int64
	When    string
	Actor   string
	Changes []changeView
}

type changeView struct {
	Sentence string
	Folded   bool // the fields are what was new with the record, shown when asked for
	Fields   []fieldView
}

type fieldView struct {
	Name, From, To string
	Hidden         bool // it changed, and its words are nobody's business
}

// recordFilters are the records by which a history may be filtered.
var recordFilters = []string{"campaign", "section", "person", "organiser", "post", "duty", "budget_line", "team", "session", "item", "venue"}

func (h *handlers) history(c echo.Context) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.View)
	if err != nil {
		return err
	}
	mayEdit, err := h.may(c, account.Edit, of)
	if err != nil {
		return err
	}
	filter := campaign.HistoryFilter{Record: c.QueryParam("record"), AccountID: c.QueryParam("by")}
	// What is no number is the first page.
	filter.Before, _ = strconv.ParseInt(c.QueryParam("before"), 10, 64)
	read, err := h.campaigns.History(c.Request().Context(), v.Actor, of.ID, filter)
	if err != nil {
		return err
	}
	view := historyView{
		Layout: h.layout(v, of, "history", v.T("web.side.history")), Base: page.CampaignURL(of.ID, ""), MayEdit: mayEdit,
		Filtered: filter.Record != "" || filter.AccountID != "",
		Records:  []form.Option{{Label: v.T("campaign.history_everything")}}, Actors: []form.Option{{Label: v.T("campaign.history_everybody")}},
	}
	for _, r := range read.Revisions {
		view.Revisions = append(view.Revisions, newRevisionView(v.Printer, of, r))
	}
	for _, record := range recordFilters {
		view.Records = append(view.Records, form.Option{Value: record, Label: v.T("campaign.record." + record), Chosen: record == filter.Record})
	}
	for _, a := range read.Actors {
		view.Actors = append(view.Actors, form.Option{Value: a.AccountID, Label: a.Name, Chosen: a.AccountID == filter.AccountID})
	}
	if read.Older > 0 {
		query := url.Values{"record": {filter.Record}, "by": {filter.AccountID}, "before": {strconv.FormatInt(read.Older, 10)}}
		view.Older = page.CampaignURL(of.ID, "/history?"+query.Encode())
	}
	return historyPage.Render(c, http.StatusOK, view)
}

func newRevisionView(p *locale.Printer, of campaign.Campaign, r campaign.Revision) revisionView {
	first := r.Changes[0]
	view := revisionView{Number: r.Number, When: p.Moment(first.At, of.Location()), Actor: first.Actor}
	for _, change := range r.Changes {
		line := changeView{Folded: change.Kind == campaign.Added, Sentence: p.T("campaign.change."+string(change.Kind), "What", recordName(p, change.Record), "Label", change.Label)}
		for _, f := range change.Fields() {
			field := fieldView{Name: fieldName(p, change.Record, f.Name), To: fieldWords(p, change.Record, f.Name, f.To), Hidden: f.Redacted}
			if change.Kind != campaign.Added {
				// What was just added came from nothing, whatever a zero is called.
				field.From = fieldWords(p, change.Record, f.Name, f.From)
			}
			line.Fields = append(line.Fields, field)
		}
		view.Changes = append(view.Changes, line)
	}
	return view
}

// recordName says what a record is. A record of a module that these pages do
// not know keeps its own name.
func recordName(p *locale.Printer, record string) string {
	if key := "campaign.record." + record; p.Has(key) {
		return p.T(key)
	}
	return record
}

// scopes are the catalogue's scopes of records that are not called alike.
var scopes = map[string]string{"budget_line": "budget", "team": "member"}

func scopeOf(record string) string {
	if scope, ok := scopes[record]; ok {
		return scope
	}
	return record
}

// fieldName is the label that the field has on its form; the forms of some
// modules share one scope.
func fieldName(p *locale.Printer, record, field string) string {
	for _, scope := range []string{scopeOf(record), "agenda"} {
		if key := scope + ".field." + field; p.Has(key) {
			return p.T(key)
		}
	}
	return field
}

// fieldWords says a value as its form shows it: codes in words, long texts by
// their beginning.
func fieldWords(p *locale.Printer, record, field, value string) string {
	for _, key := range []string{scopeOf(record) + "." + field + "." + value, "agenda." + field + "." + value, "campaign.flag." + value} {
		if value != "" && p.Has(key) {
			return p.T(key)
		}
	}
	value = codeWords(p, field, value)
	const most = 160
	if utf8.RuneCountInString(value) > most {
		return string([]rune(value)[:most]) + "…"
	}
	return value
}

// codeWords says the codes within a value in words: the access that is
// promised, and a cue's channel and access.
func codeWords(p *locale.Printer, field, value string) string {
	switch field {
	case "access":
		codes := strings.Fields(value)
		for i, code := range codes {
			codes[i] = codeWord(p, "venue.access.", code)
		}
		return strings.Join(codes, p.T("web.comma"))
	case "cues":
		lines := strings.Split(value, "\n")
		for i, line := range lines {
			if channel, rest, ok := strings.Cut(line, ": "); ok {
				lines[i] = codeWord(p, "agenda.channel.", channel) + p.T("web.colon") + rest
			}
			if _, code, ok := strings.Cut(line, " ["); ok {
				code, _, _ = strings.Cut(code, "]")
				lines[i] = strings.Replace(lines[i], "["+code+"]", "["+codeWord(p, "venue.access.", code)+"]", 1)
			}
		}
		return strings.Join(lines, "\n")
	}
	return value
}

// codeWord is the catalogue's word for a code, or the code itself.
func codeWord(p *locale.Printer, prefix, code string) string {
	if key := prefix + code; p.Has(key) {
		return p.T(key)
	}
	return code
}

type removedView struct {
	page.Layout
	Lines []removedLineView
	Back  string
}

type removedLineView struct{ What, Label, When, RestoreURL string }

// removed shows what of the campaign's lists is in the trash.
func (h *handlers) removed(c echo.Context) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	lines, err := h.campaigns.Removed(c.Request().Context(), v.Actor, of.ID)
	if err != nil {
		return err
	}
	view := removedView{Layout: h.layout(v, of, "history", v.T("campaign.removed_lines")), Back: page.CampaignURL(of.ID, "/history")}
	for _, line := range lines {
		view.Lines = append(view.Lines, removedLineView{
			recordName(v.Printer, string(line.Record)), line.Label, v.Printer.Moment(line.TrashedAt, of.Location()), lineURL(of.ID, line.Record, line.ID, "restore"),
		})
	}
	return removedPage.Render(c, http.StatusOK, view)
}

type trashView struct {
	page.Layout
	Campaigns []trashedView
}

type trashedView struct{ Title, Lang, Kind, When, URL, RestoreURL string }

// trash shows the campaigns in the trash that the visitor may take out.
func (h *handlers) trash(c echo.Context) error {
	v := web.VisitOf(c)
	all, err := h.campaigns.ListTrashed(c.Request().Context(), v.Actor)
	if err != nil {
		return err
	}
	view := trashView{Layout: v.Layout(v.T("web.menu.trash"))}
	view.Styles = styles
	for _, of := range all {
		view.Campaigns = append(view.Campaigns, trashedView{
			of.Title, of.Language, v.T("campaign.kind." + string(of.Kind)), v.Printer.Moment(of.TrashedAt, of.Location()), page.CampaignURL(of.ID, ""), page.CampaignURL(of.ID, "/restore"),
		})
	}
	return trashPage.Render(c, http.StatusOK, view)
}
