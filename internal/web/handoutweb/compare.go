package handoutweb

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"tongxing/internal/fault"
	"tongxing/internal/handout"
	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var comparePage = page.New[compareView]("handout/compare")

// compareView is two editions side by side.
type compareView struct {
	page.Layout
	Campaign string
	Sheet    string
	Action   string
	Hidden   []hiddenField
	From, To []form.Option
	Earlier  string // "第 1 版"; empty where nothing was printed
	Later    string
	Opening  []string
	Lines    []lineView
	Same     int // rows in which nothing differs
	None     bool
	Back     string
}

type hiddenField struct{ Name, Value string }

// lineView is one row; without a Tag nothing in it differs.
type lineView struct {
	Time, Title string
	Tag, Class  string
	What        []string
	Fields      []fieldView
}

// fieldView is what a row says in both states; of one that is new or gone, in
// the one in which it is there.
type fieldView struct {
	Label, Before, After string
	New, Gone            bool
}

// compare sets two editions side by side.
func (h *handlers) compare(c echo.Context) error {
	v := web.VisitOf(c)
	language, _ := locale.Parse(c.QueryParam("papers"))
	wish := handout.Pair{Session: c.QueryParam("session"), Role: c.QueryParam("role"), Language: language}
	for name, number := range map[string]*int{"from": &wish.From, "to": &wish.To} {
		typed := c.QueryParam(name)
		if typed == "" {
			continue
		}
		var err error
		if *number, err = strconv.Atoi(typed); err != nil || *number < 0 {
			return fault.New(fault.NotFound, "handout.no_such_edition", "Number", typed)
		}
	}
	both, err := h.handouts.SideBySide(c.Request().Context(), v.Actor, c.Param("campaign"), wish, v.Printer)
	if err != nil {
		return err
	}
	return comparePage.Render(c, http.StatusOK, newCompareView(v, both))
}

// changeClasses are the colours of what happened to rows; the word stands in
// each.
var changeClasses = map[handout.RowChange]string{handout.Added: "jade", handout.Altered: "amber", handout.Gone: "seal-tag"}

func newCompareView(v *web.Visit, both handout.SideBySide) compareView {
	c := both.Campaign
	view := compareView{
		Layout: v.LayoutOf(c, "print", v.T("handout.compare.title")+" · "+both.Title), Campaign: c.Title, Action: page.CampaignURL(c.ID, "/print/compare"),
		Sheet: both.Title + " · " + v.T("handout.name."+both.Name), Back: page.CampaignURL(c.ID, "/print"),
		Hidden:  []hiddenField{{"session", both.Session}, {"role", both.Role}, {"papers", string(both.Language)}},
		Opening: both.Opening, Later: v.T("handout.compare.now"),
	}
	view.Styles = styles
	view.To = []form.Option{{Value: "0", Label: v.T("handout.compare.now"), Chosen: both.To == 0}}
	for _, e := range both.Editions {
		number := strconv.Itoa(e.Number)
		words := v.T("handout.edition", "Number", e.Number)
		label := words + " · " + v.Printer.Moment(e.MadeAt, c.Location())
		view.From = append(view.From, form.Option{Value: number, Label: label, Chosen: e.Number == both.From})
		view.To = append(view.To, form.Option{Value: number, Label: label, Chosen: e.Number == both.To})
		if e.Number == both.From {
			view.Earlier = words
		}
		if e.Number == both.To {
			view.Later = words
		}
	}
	for _, line := range both.Lines {
		shown := lineView{Time: line.Time, Title: line.Title, What: line.What}
		if line.Change != "" {
			shown.Tag, shown.Class = v.T("handout.row."+string(line.Change)), changeClasses[line.Change]
		} else if len(line.Fields) > 0 {
			shown.Tag = v.T("handout.compare.moved") // a row before it says why
		} else {
			view.Same++
		}
		for _, f := range line.Fields {
			shown.Fields = append(shown.Fields, fieldView{v.T("handout.field." + f.Name), f.Before, f.After, line.Change == handout.Added, line.Change == handout.Gone})
		}
		view.Lines = append(view.Lines, shown)
	}
	view.None = len(both.Opening) == 0 && view.Same == len(view.Lines)
	return view
}

// compareURL leads to two editions side by side; to is 0 for what is right now.
func compareURL(d handout.Desk, role, session string, from, to int) string {
	query := url.Values{"role": {role}, "session": {session}, "papers": {string(d.Papers)}, "from": {strconv.Itoa(from)}, "to": {strconv.Itoa(to)}}
	return page.CampaignURL(d.Campaign.ID, "/print/compare") + "?" + query.Encode()
}
