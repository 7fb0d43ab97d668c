// Package tableweb gives a campaign's lists as .xlsx tables, and reads the
// agenda of a session from one: choose the file, see what was understood, add
// it. Nothing is written before that.
package tableweb

import (
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
	Items                              []itemView // what was understood; empty until a table was read
	Rows                               string     // the table, to be sent again
}

type itemView struct{ Time, Title, Length, Speaker, Cues string }

// tableForm is a table as text: a row a line, cells parted by tabs.
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
	items, err := planimport.ReadTable(rows)
	return h.show(c, of, s, join(rows), items, err)
}

// add adds what was shown.
func (h *handlers) add(c echo.Context) error {
	v := web.VisitOf(c)
	of, s, err := h.open(c)
	if err != nil {
		return err
	}
	var typed tableForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	read, err := planimport.ReadTable(part(typed.Rows))
	if err != nil {
		return h.show(c, of, s, "", nil, err)
	}
	items := make([]agenda.NewItem, len(read))
	for i, item := range read {
		items[i] = item.NewItem
	}
	if err := h.Agendas.AddItems(c.Request().Context(), v.Actor, of.ID, s.ID, items); err != nil {
		return h.show(c, of, s, typed.Rows, read, err)
	}
	return v.Done(page.CampaignURL(of.ID, "/agenda?session="+s.ID), "table.added", "Count", len(items))
}

func (h *handlers) show(c echo.Context, of campaign.Campaign, s agenda.Session, rows string, items []planimport.TableItem, refused error) error {
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
	for _, item := range items {
		view.Items = append(view.Items, newItemView(v.Printer, item))
	}
	return tablePage.Render(c, status, view)
}

func newItemView(p *locale.Printer, item planimport.TableItem) itemView {
	row := itemView{Time: item.Time, Title: item.Title, Speaker: item.Speaker, Length: p.T("table.unknown")}
	if item.Seconds.Known() {
		row.Length = p.Duration(item.Seconds.Seconds())
	}
	for _, cue := range item.Cues {
		if row.Cues != "" {
			row.Cues += p.T("plandoc.semicolon")
		}
		row.Cues += p.T("agenda.channel."+string(cue.Channel)) + p.T("web.colon") + cue.Text
	}
	return row
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
	lines := make([]string, len(rows))
	for i, row := range rows {
		cells := make([]string, len(row))
		for j, cell := range row {
			cells[j] = strings.Join(strings.Fields(cell), " ")
		}
		lines[i] = strings.Join(cells, "\t")
	}
	return strings.Join(lines, "\n")
}

func part(text string) (rows [][]string) {
	for line := range strings.Lines(text) {
		rows = append(rows, strings.Split(strings.TrimRight(line, "\r\n"), "\t"))
	}
	return rows
}
