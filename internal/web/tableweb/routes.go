// Package tableweb gives a campaign's lists as .xlsx tables, and reads the
// agenda of a session from one: choose the file, see what was understood, add
// it. Nothing is written before that.
package tableweb

import (
	"encoding/csv"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/database"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/planimport"
	"tongxing/internal/planpaper"
	"tongxing/internal/spreadsheet"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

// Config is what the pages need.
type Config struct {
	Campaigns *campaign.Service
	Agendas   *agenda.Service
	Plans     *planpaper.Service
	Queries   database.Querier
}

type handlers struct{ Config }

// Routes returns the routes of tables.
func Routes(config Config) []web.Route {
	h := &handlers{config}
	const one = "/campaigns/:campaign/agenda/sessions/:session/table"
	return []web.Route{
		web.Get("/campaigns/:campaign/agenda.xlsx", web.Viewer, h.file(planpaper.AgendaList)),
		web.Get("/campaigns/:campaign/duties.xlsx", web.Viewer, h.file(planpaper.DutiesList)),
		web.Get("/campaigns/:campaign/people.xlsx", web.Viewer, h.file(planpaper.PeopleList)),
		web.Get(one, web.Editor, h.choose),
		web.Post(one, web.Editor, h.read),
		web.Post(one+"/add", web.Editor, h.add),
	}
}

func (h *handlers) file(list planpaper.List) echo.HandlerFunc {
	return func(c echo.Context) error {
		title, book, err := h.Plans.Workbook(c.Request().Context(), web.VisitOf(c).Actor, c.Param("campaign"), list)
		if err != nil {
			return err
		}
		bytes, err := book.Bytes()
		if err != nil {
			return err
		}
		return web.ServeDownload(c, web.Download{Name: title + "-" + book.Sheets[0].Name, Plain: string(list), Ending: "xlsx", MediaType: spreadsheet.MediaType, Bytes: bytes})
	}
}

var tablePage = page.New[tableView]("table/read")

type tableView struct {
	page.Layout
	SessionTitle, Back, Action, AddURL string
	Form                               *form.Form
	Count                              int
	Sessions                           []sessionView // what was understood; empty until a table was read
	Rows                               string        // the table, to be sent again
}

// sessionView is what goes into one session. Into is said where the table has
// several, or another one.
type sessionView struct {
	Into  string
	Items []itemView
}

type itemView struct {
	Time, Title, Length, Speaker, Owner, Note string
	Cues                                      []string
}

// tableForm is a table as text: a row a line, cells parted by tabs, in quotes
// where they have lines of their own.
type tableForm struct {
	Rows string `form:"rows"`
}

// open returns the campaign and the session of the address for one who may
// edit it.
func (h *handlers) open(c echo.Context) (of campaign.Campaign, s agenda.Session, err error) {
	if of, err = h.Campaigns.Find(c.Request().Context(), web.VisitOf(c).Actor, c.Param("campaign"), account.Edit); err != nil {
		return of, s, err
	}
	s, err = agenda.FindSession(c.Request().Context(), h.Queries, of.ID, c.Param("session"))
	return of, s, err
}

func (h *handlers) choose(c echo.Context) error {
	of, s, err := h.open(c)
	if err != nil {
		return err
	}
	return h.show(c, of, s, "", nil, nil)
}

// read shows what a table says.
func (h *handlers) read(c echo.Context) error {
	of, s, err := h.open(c)
	if err != nil {
		return err
	}
	rows, err := uploaded(c)
	if err != nil {
		return h.show(c, of, s, "", nil, err)
	}
	placed, err := h.place(c, of, s, rows)
	return h.show(c, of, s, join(rows), placed, err)
}

// place reads rows and finds the sessions of the campaign that they belong to.
func (h *handlers) place(c echo.Context, of campaign.Campaign, s agenda.Session, rows [][]string) ([]planimport.Placed, error) {
	read, err := planimport.ReadTable(rows)
	if err != nil {
		return nil, err
	}
	there, err := agenda.Day(c.Request().Context(), h.Queries, of.ID)
	return planimport.PlaceTable(read, there, s.ID, s.Zone), err
}

// add adds what was shown.
func (h *handlers) add(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	of, s, err := h.open(c)
	if err != nil {
		return err
	}
	var typed tableForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	placed, err := h.place(c, of, s, part(typed.Rows))
	if err != nil {
		return h.show(c, of, s, "", nil, err)
	}
	people, err := campaign.ListPeople(ctx, h.Queries, of.ID)
	if err != nil {
		return err
	}
	count := 0
	var all []agenda.Addition
	for _, p := range placed {
		all = append(all, p.Addition(people))
		count += len(p.Items)
	}
	if err := h.Agendas.AddItems(ctx, v.Actor, of.ID, all); err != nil {
		return h.show(c, of, s, typed.Rows, placed, err)
	}
	return v.Done(page.CampaignURL(of.ID, "/agenda?session="+s.ID), "table.added", "Count", count)
}

func (h *handlers) show(c echo.Context, of campaign.Campaign, s agenda.Session, rows string, placed []planimport.Placed, refused error) error {
	v := web.VisitOf(c)
	f, status, err := form.Refused(v.Printer, "table", tableForm{}, refused)
	if fault.KindOf(refused) == fault.TooLarge {
		f, err, status = form.New(v.Printer, "table", tableForm{}), nil, http.StatusRequestEntityTooLarge
		f.Problem = v.T(fault.From(refused).Key, fault.From(refused).Args...)
	}
	if err != nil {
		return err
	}
	base := page.CampaignURL(of.ID, "/agenda/sessions/"+s.ID+"/table")
	view := tableView{Layout: v.LayoutOf(of, "agenda", v.T("table.read")), SessionTitle: s.Title, Back: page.CampaignURL(of.ID, "/agenda?session="+s.ID), Action: base, AddURL: base + "/add", Form: f, Rows: rows}
	for _, p := range placed {
		view.Count += len(p.Items)
		view.Sessions = append(view.Sessions, newSessionView(v.Printer, p, len(placed) > 1 || p.Into.ID != s.ID))
	}
	return tablePage.Render(c, status, view)
}

func newSessionView(p *locale.Printer, placed planimport.Placed, named bool) (view sessionView) {
	switch {
	case placed.Into.ID == "":
		view.Into = p.T("table.new_session", "Title", placed.Into.Title)
	case named:
		view.Into = p.T("table.into_session", "Title", placed.Into.Title)
	}
	for _, item := range placed.Items {
		row := itemView{Time: item.Time, Title: item.Title, Speaker: item.Speaker, Owner: item.Owner, Note: item.Note, Length: p.T("table.unknown")}
		if item.Seconds.Known() {
			row.Length = p.Duration(item.Seconds.Seconds())
		}
		for _, cue := range item.Cues {
			row.Cues = append(row.Cues, p.T("agenda.channel."+string(cue.Channel))+p.T("web.colon")+cue.Text)
		}
		view.Items = append(view.Items, row)
	}
	return view
}

// uploaded returns the rows of the file's first sheet that has an agenda; of
// the first sheet where none has.
func uploaded(c echo.Context) ([][]string, error) {
	header, err := c.FormFile("file")
	if err != nil || header.Filename == "" {
		return nil, fault.At("file", "table.choose_one")
	}
	if header.Size > spreadsheet.MaxBytes {
		return nil, fault.New(fault.TooLarge, "table.too_large")
	}
	file, err := header.Open()
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(file)
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, err
	}
	tables, err := spreadsheet.Read(data)
	if err != nil {
		return nil, err
	}
	if len(tables) == 0 {
		return nil, fault.New(fault.Invalid, "table.no_agenda")
	}
	for _, t := range tables {
		if _, err := planimport.ReadTable(t.Rows); err == nil {
			return t.Rows, nil
		}
	}
	return tables[0].Rows, nil
}

// join and part write rows as text and back.
func join(rows [][]string) string {
	var text strings.Builder
	w := csv.NewWriter(&text)
	w.Comma = '\t'
	// What a strings.Builder takes is never refused, and a tab parts cells.
	_ = w.WriteAll(rows)
	return text.String()
}

// part reads what join writes, and what somebody typed instead as far as it is
// a table.
func part(text string) (rows [][]string) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	for {
		row, err := r.Read()
		if err != nil {
			return rows
		}
		rows = append(rows, row)
	}
}
