package campaignweb

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var historyPage = page.New[historyView]("campaign/history")

type historyView struct {
	page.Layout
	Revisions   []revisionView
	Records     []form.Option
	Actors      []form.Option
	From, Until string // days as they were typed
	WrongDay    bool
	Filtered    bool
	Older       string // the address of the next page
	Newest      string // the address of the first page; empty on it
	Base        string
	MayEdit     bool
	Undo        string // where the visitor's own last step is taken back; empty where nothing is
	Mine        revisionView
}

type revisionView struct {
	Number  int64
	When    string
	Actor   string
	Changes []changeView
}

type changeView struct {
	Sentence string
	Brief    bool // of what was added: one field behind the other
	Fields   []fieldView
	More     []fieldView // further fields of what was added, shown when asked for
	MoreWord string
}

type fieldView struct {
	Name, From string
	To         string
	Hidden     string // said instead where the words are nobody's business
	Emptied    string // said where nothing is left
}

// shownFields is how many fields of what was added are shown at once.
const shownFields = 4

// recordFilters are the records by which a history may be filtered.
var recordFilters = []string{"campaign", "section", "person", "organiser", "post", "duty", "budget_line", "team", "session", "item", "venue", "report"}

func (h *handlers) history(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	of, err := h.open(c, account.View)
	if err != nil {
		return err
	}
	mayEdit, err := h.may(c, account.Edit, of)
	if err != nil {
		return err
	}
	view := historyView{
		Layout: h.layout(v, of, "history", v.T("web.side.history")), Base: page.CampaignURL(of.ID, ""), MayEdit: mayEdit,
		From: strings.TrimSpace(c.QueryParam("from")), Until: strings.TrimSpace(c.QueryParam("until")),
	}
	filter := campaign.HistoryFilter{Record: c.QueryParam("record"), AccountID: c.QueryParam("by")}
	var readFrom, readUntil bool
	filter.From, readFrom = startOf(view.From, 0, of.Location())
	filter.Until, readUntil = startOf(view.Until, 1, of.Location())
	view.WrongDay = !readFrom || !readUntil
	// What is no number is the first page.
	filter.Before, _ = strconv.ParseInt(c.QueryParam("before"), 10, 64)
	read, err := h.campaigns.History(ctx, v.Actor, of.ID, filter)
	if err != nil {
		return err
	}
	view.fill(v, of, read, filter)
	if mayEdit {
		last, err := h.campaigns.Last(ctx, v.Actor, of, 0)
		if err != nil {
			return err
		}
		if len(last.Changes) > 0 {
			view.Undo = page.UndoURL(of.ID, last.Revision, page.CampaignURL(of.ID, "/history"))
			view.Mine = newRevisionView(v.Printer, of, campaign.Revision{Number: last.Revision, Changes: last.Changes})
		}
	}
	return historyPage.Render(c, http.StatusOK, view)
}

// fill shows what was read, the choices of the filter, and the ways to other
// pages of the same filter.
func (view *historyView) fill(v *web.Visit, of campaign.Campaign, read campaign.History, filter campaign.HistoryFilter) {
	view.Filtered = filter.Record != "" || filter.AccountID != "" || view.From != "" || view.Until != ""
	for _, r := range read.Revisions {
		view.Revisions = append(view.Revisions, newRevisionView(v.Printer, of, r))
	}
	view.Records = []form.Option{{Label: v.T("campaign.history_everything")}}
	for _, record := range recordFilters {
		view.Records = append(view.Records, form.Option{Value: record, Label: v.T("campaign.record." + record), Chosen: record == filter.Record})
	}
	view.Actors = []form.Option{{Label: v.T("campaign.history_everybody")}}
	for _, a := range read.Actors {
		view.Actors = append(view.Actors, form.Option{Value: a.AccountID, Label: a.Name, Chosen: a.AccountID == filter.AccountID})
	}
	query := url.Values{"record": {filter.Record}, "by": {filter.AccountID}, "from": {view.From}, "until": {view.Until}}
	if filter.Before > 0 {
		view.Newest = page.CampaignURL(of.ID, "/history?"+query.Encode())
	}
	if read.Older > 0 {
		query.Set("before", strconv.FormatInt(read.Older, 10))
		view.Older = page.CampaignURL(of.ID, "/history?"+query.Encode())
	}
}

// startOf returns when a typed day begins, or the one so many days after it;
// zero where nothing is typed. ok is false for what is no day.
func startOf(typed string, after int, zone *time.Location) (at civil.Instant, ok bool) {
	if typed == "" {
		return civil.Instant{}, true
	}
	day, err := civil.ParseDate(typed)
	if err != nil {
		return civil.Instant{}, false
	}
	day = day.AddDays(after)
	return civil.InstantOf(time.Date(day.Year, day.Month, day.Day, 0, 0, 0, 0, zone)), true
}

// undo takes back the visitor's own last step.
func (h *handlers) undo(c echo.Context) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	// What is no number is no revision, and so not the last one.
	revision, _ := strconv.ParseInt(c.QueryParam("revision"), 10, 64)
	back := web.LocalPath(c.QueryParam("back"))
	if !strings.HasPrefix(back, page.CampaignURL(of.ID, "/")) {
		back = page.CampaignURL(of.ID, "/history")
	}
	err = h.campaigns.Undo(c.Request().Context(), v.Actor, of.ID, revision)
	if f := fault.From(err); f != nil && f.Kind == fault.Conflict {
		return v.Wrong(back, f.Key, f.Args...)
	}
	if err != nil {
		return err
	}
	return h.done(c, of, back, "campaign.undone")
}

// done tells what was done, with the way to take it back.
func (h *handlers) done(c echo.Context, of campaign.Campaign, back, key string, args ...any) error {
	v := web.VisitOf(c)
	last, err := h.campaigns.Last(c.Request().Context(), v.Actor, of, of.Revision)
	if err != nil {
		return err
	}
	return v.DoneWithUndo(back, page.UndoURL(of.ID, last.Revision, back), key, args...)
}

func newRevisionView(p *locale.Printer, of campaign.Campaign, r campaign.Revision) revisionView {
	first := r.Changes[0]
	view := revisionView{Number: r.Number, When: p.Moment(first.At, of.Location()), Actor: first.Actor}
	for _, change := range r.Changes {
		line := changeView{Sentence: p.T("campaign.change."+string(change.Kind), "What", recordName(p, change.Record), "Label", change.Label)}
		line.Brief = change.Kind == campaign.Added
		for _, f := range change.Fields() {
			if line.Brief && f.To == change.Label {
				continue // the sentence names it
			}
			field := fieldView{Name: fieldName(p, change.Record, f.Name), To: fieldWords(p, change.Record, f.Name, f.To)}
			switch {
			case f.Redacted:
				field.Hidden = p.T("campaign.hidden_change")
			case f.To == "":
				field.Emptied = p.T("campaign.emptied")
			}
			if change.Kind != campaign.Added {
				// What was just added came from nothing, whatever a zero is called.
				field.From = fieldWords(p, change.Record, f.Name, f.From)
			}
			line.Fields = append(line.Fields, field)
		}
		if line.Brief && len(line.Fields) > shownFields+1 {
			line.Fields, line.More = line.Fields[:shownFields], line.Fields[shownFields:]
			line.MoreWord = p.T("campaign.history_more", "Count", len(line.More))
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
var scopes = map[string]string{"budget_line": "budget", "team": "member", "report_item": "report"}

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
	if strings.HasSuffix(field, "seconds") {
		if seconds, err := strconv.Atoi(value); err == nil {
			return p.Duration(seconds)
		}
	}
	if field == "latitude" || field == "longitude" {
		if e6, err := strconv.ParseFloat(value, 64); err == nil {
			return strconv.FormatFloat(e6/1e6, 'f', -1, 64)
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
