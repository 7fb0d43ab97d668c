package agendaweb

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var timesPage = page.New[timesView]("agenda/times")

// timesView is the ways to change a session's times at once, and what one of
// them would make of it.
type timesView struct {
	page.Layout
	SessionTitle, When string
	Back, Action       string
	End, Shift, Before *form.Form
	From               []form.Option // the items from which a shift may begin
	Directions         []form.Option
	Works              []form.Option // what the crew does before
	BeforeURL          string
	MayLengthen        bool
	Forecast           *forecastView // nil: nothing is asked yet
	Problem            string        // why a lengthening or an old forecast was refused
}

// retimeForm is what was asked: How says which of the others count.
type retimeForm struct {
	How       string `form:"how"` // end, shift or lengthen
	End       string `form:"end"`
	Minutes   string `form:"minutes"`
	Direction string `form:"direction"` // later or earlier
	Item      string `form:"item"`      // from this item on; empty: the whole session
	FixedToo  bool   `form:"fixed_too"`
	Seen      string `form:"seen"`
}

// retiming reads what was asked. Faults: Invalid.
func (f retimeForm) retiming() (agenda.Retiming, error) {
	switch f.How {
	case "end":
		var errs fault.Collector
		end := timeOfDay(&errs, "end", f.End)
		errs.Check(errs.Has("end") || !end.IsZero(), "end", "agenda.wrong.time")
		return agenda.EndBy(end), errs.Err()
	case "shift":
		// What is no number is 0, which the domain refuses in words.
		minutes, _ := strconv.Atoi(strings.Map(narrow, strings.TrimSpace(f.Minutes)))
		if f.Direction == "earlier" {
			minutes = -minutes
		}
		return agenda.Shift(f.Item, minutes, f.FixedToo), nil
	case "lengthen":
		return agenda.Lengthen, nil
	}
	return nil, fault.New(fault.NotFound, "fault.not_found")
}

// times shows the ways to change times, and the forecast where one is asked.
func (h *handlers) times(c echo.Context) error {
	typed := retimeForm{
		How: c.QueryParam("how"), End: c.QueryParam("end"), Minutes: c.QueryParam("minutes"), Direction: c.QueryParam("direction"),
		Item: c.QueryParam("item"), FixedToo: c.QueryParam("fixed_too") != "",
	}
	if typed.How == "" {
		return h.showTimes(c, typed, beforeForm{}, nil, nil)
	}
	_, session, err := h.openSession(c)
	if err != nil {
		return err
	}
	how, err := typed.retiming()
	if err != nil {
		return h.showTimes(c, typed, beforeForm{}, nil, err)
	}
	p, err := how(session)
	if err != nil {
		return h.showTimes(c, typed, beforeForm{}, nil, err)
	}
	return h.showTimes(c, typed, beforeForm{}, &p, nil)
}

// retime does what was shown.
func (h *handlers) retime(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	of, session, err := h.openSession(c)
	if err != nil {
		return err
	}
	var typed retimeForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	how, err := typed.retiming()
	if err != nil {
		return h.showTimes(c, typed, beforeForm{}, nil, err)
	}
	p, err := h.Agendas.Retime(ctx, v.Actor, of.ID, session.ID, typed.Seen, how)
	if fault.KindOf(err) == fault.Stale {
		// The agenda has changed since: the forecast as it is now, to decide anew.
		return h.showTimes(c, typed, beforeForm{}, &p, err)
	}
	if err != nil {
		return h.showTimes(c, typed, beforeForm{}, nil, err)
	}
	return h.done(c, of, agendaURL(of.ID, session.ID, ""), "agenda.retimed")
}

// showTimes shows the page with what was typed, why it was refused, and a
// forecast where there is one.
func (h *handlers) showTimes(c echo.Context, typed retimeForm, before beforeForm, p *agenda.Forecast, refused error) error {
	v, status := web.VisitOf(c), http.StatusOK
	of, session, err := h.openSession(c)
	if err != nil {
		return err
	}
	view := newTimesView(v, of, session, typed, before)
	if refused != nil {
		asked := map[string]*form.Form{"end": view.End, "shift": view.Shift, "": view.Before}[typed.How]
		if asked == nil || fault.KindOf(refused) == fault.Stale {
			asked = form.New(v.Printer, "agenda", typed)
		}
		if status, err = asked.Refuse(refused); err != nil {
			return err
		}
		view.Problem = asked.Problem
	}
	if p != nil {
		view.Forecast = newForecastView(v.Printer, *p, typed)
	}
	return timesPage.Render(c, status, view)
}

func newTimesView(v *web.Visit, of campaign.Campaign, session agenda.Session, typed retimeForm, before beforeForm) timesView {
	if typed.Minutes == "" {
		typed.Minutes, typed.Direction = "10", "later"
	}
	if typed.End == "" {
		typed.End = session.EndsAt.String()
	}
	if before.Work == "" {
		before = beforeForm{works[0].name, "40", "20"}
	}
	b := sessionBuilder{Printer: v.Printer, session: session, table: agenda.Timing(session), zone: session.Location()}
	view := timesView{
		Layout: layout(v, of, v.T("agenda.retime")), SessionTitle: session.Title, When: b.when(), Back: agendaURL(of.ID, session.ID, ""),
		Action: sessionURL(of.ID, session.ID, "/times"), BeforeURL: sessionURL(of.ID, session.ID, "/before"),
		End: form.New(v.Printer, "agenda", typed), Shift: form.New(v.Printer, "agenda", typed), Before: form.New(v.Printer, "agenda", before),
		From:       []form.Option{{Label: v.T("agenda.shift_all")}},
		Directions: []form.Option{{Value: "later", Label: v.T("agenda.shift_later")}, {Value: "earlier", Label: v.T("agenda.shift_earlier")}},
	}
	for i, item := range session.Items {
		label := strings.TrimSpace(b.clock(b.table.Slots[i].Starts) + " " + item.Title)
		view.From = append(view.From, form.Option{Value: item.ID, Label: label})
	}
	for _, work := range works {
		view.Works = append(view.Works, form.Option{Value: work.name, Label: v.T("agenda.work." + work.name)})
	}
	if longer, err := agenda.Lengthen(session); err == nil {
		view.MayLengthen = !longer.Empty()
	}
	return view
}

// forecastView is a forecast, item by item.
type forecastView struct {
	Heading string
	Rows    []forecastRow
	Ends    page.Link     // the reckoned end before (Label) and after (Count)
	Planned page.Link     // the planned end likewise; empty where it stays
	Lacks   []string      // what cannot be had
	Notes   []string      // what the figures rest on
	Fields  []form.Option // what the form that does it sends
	DoIt    string        // its button; empty: nothing would change
}

// forecastRow is one item before and after.
type forecastRow struct {
	Title                                  string
	FromTime, FromLength, ToTime, ToLength string
	Retimed, Shortened, Dropped            bool
	Before                                 string // a gap or an overlap afterwards, in words
	Late                                   bool
}

func newForecastView(p *locale.Printer, of agenda.Forecast, typed retimeForm) *forecastView {
	was := sessionBuilder{Printer: p, session: of.Before, table: agenda.Timing(of.Before), zone: of.Before.Location()}
	is := sessionBuilder{Printer: p, session: of.After, table: agenda.Timing(of.After), zone: of.After.Location()}
	view := &forecastView{Heading: p.T("agenda.forecast." + typed.How)}
	at := make(map[string]int, len(of.After.Items))
	for i, item := range of.After.Items {
		at[item.ID] = i
	}
	titles := map[string]string{}
	for i, item := range of.Before.Items {
		titles[item.ID] = item.Title
		before := was.row(i, item)
		row := forecastRow{Title: strings.TrimSpace(before.Ordinal + " " + item.Title), FromTime: before.Time, FromLength: before.Length}
		if j, stays := at[item.ID]; stays {
			after := is.row(j, of.After.Items[j])
			row.ToTime, row.ToLength, row.Before, row.Late = after.Time, after.Length, after.Before, after.Late
			row.Retimed, row.Shortened = row.ToTime != row.FromTime, row.ToLength != row.FromLength
		} else {
			row.Dropped = true
		}
		view.Rows = append(view.Rows, row)
	}
	view.Ends = page.Link{Label: was.reckonedEnd(), Count: is.reckonedEnd()}
	if from, to := was.clock(was.table.Planned), is.clock(is.table.Planned); from != to {
		view.Planned = page.Link{Label: from, Count: to}
	}
	if len(of.Lacks) > 0 {
		view.Heading = p.T("agenda.forecast.short")
	}
	for _, lack := range of.Lacks {
		view.Lacks = append(view.Lacks, lackWords(p, lack, titles[lack.ItemID], is.zone))
	}
	view.Notes = notes(p, of, typed)
	if !of.Empty() {
		view.DoIt = p.T("agenda.do." + typed.How)
	}
	fixed := ""
	if typed.FixedToo {
		fixed = "on"
	}
	view.Fields = []form.Option{{Label: "how", Value: typed.How}, {Label: "end", Value: typed.End}, {Label: "minutes", Value: typed.Minutes}, {Label: "direction", Value: typed.Direction},
		{Label: "item", Value: typed.Item}, {Label: "fixed_too", Value: fixed}, {Label: "seen", Value: of.Digest()}}
	return view
}

func lackWords(p *locale.Printer, lack agenda.Lack, title string, zone *time.Location) string {
	length := p.Duration(lack.Length.Seconds())
	if lack.ItemID == "" {
		return p.T("agenda.lack.end", "Length", length, "Until", clock(lack.Until, zone))
	}
	return p.T("agenda.lack.fixed", "Length", length, "Until", clock(lack.Until, zone), "Title", title)
}

// notes say what a forecast to end by a time rests on.
func notes(p *locale.Printer, of agenda.Forecast, typed retimeForm) []string {
	if typed.How != "end" {
		return nil
	}
	unknown, stiff := 0, 0
	for i, slot := range agenda.Timing(of.Before).Slots {
		switch item := of.Before.Items[i]; {
		case slot.Before:
		case !item.Seconds.Known():
			unknown++
		case !item.LeastSeconds.Known():
			stiff++
		}
	}
	var said []string
	if unknown > 0 {
		said = append(said, p.T("agenda.note.unknown", "Count", unknown))
	}
	if stiff > 0 {
		said = append(said, p.T("agenda.note.stiff", "Count", stiff))
	}
	return said
}

// reckonedEnd writes when the session ends by its items.
func (b *sessionBuilder) reckonedEnd() string {
	at := b.clock(b.table.Ends)
	if at != "" && b.table.About {
		at = b.T("agenda.about", "Time", at)
	}
	return at
}
