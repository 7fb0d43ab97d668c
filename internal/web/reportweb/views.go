package reportweb

import (
	"slices"

	"tongxing/internal/locale"
	"tongxing/internal/plandoc/write"
	"tongxing/internal/report"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var reportPage = page.New[reportView]("report/show")

// reportView is the form for those who may edit, and the words for everybody
// else.
type reportView struct {
	page.Layout
	CampaignTitle string
	Base          string // of the files
	Early         bool   // the first day has not come

	Form     *form.Form // nil for those who only read
	Version  string
	Problem  string // of the items
	Sessions []sessionView

	Lang     string
	Sections []write.Section
}

type sessionView struct {
	Title string
	Items []itemView
}

// itemView is a row to fill in. Planned is what the plan says.
type itemView struct {
	ID, Title, Planned, Starts, Minutes string
	LeftOut                             bool
}

func newView(v *web.Visit, r report.Report) reportView {
	l := v.LayoutOf(r.Campaign, "report", v.T("web.side.report"))
	l.Styles = []string{"css/report.css"}
	return reportView{Layout: l, CampaignTitle: r.Campaign.Title, Base: page.CampaignURL(r.Campaign.ID, "/report"), Early: !r.Begun, Lang: r.Campaign.Language}
}

func newFormView(v *web.Visit, r report.Report, f *form.Form, typed reportForm) reportView {
	view := newView(v, r)
	view.Form, view.Version = f, typed.Version
	for _, wrong := range f.Wrong {
		if wrong.ID == "field-items" {
			view.Problem = wrong.Text
		}
	}
	for _, s := range r.Sessions {
		session := sessionView{Title: s.Title}
		for _, item := range s.Items {
			row := itemView{ID: item.ItemID, Title: item.Title, Planned: plannedWords(v.Printer, item.Planned)}
			if i := slices.Index(typed.Item, item.ItemID); i >= 0 {
				row.Starts, row.Minutes, row.LeftOut = at(typed.Starts, i), at(typed.Minutes, i), slices.Contains(typed.LeftOut, item.ItemID)
			}
			session.Items = append(session.Items, row)
		}
		if len(session.Items) > 0 {
			view.Sessions = append(view.Sessions, session)
		}
	}
	return view
}

// plannedWords says when an item was planned, and how long.
func plannedWords(p *locale.Printer, planned report.Held) string {
	words := planned.StartedAt.String()
	if planned.Length.Known() {
		if words != "" {
			words += " · "
		}
		words += p.Duration(planned.Length.Seconds())
	}
	return words
}
