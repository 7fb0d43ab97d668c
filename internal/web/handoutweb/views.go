package handoutweb

import (
	"tongxing/internal/handout"
	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/page"
)

var (
	checkPage = page.New[checkView]("handout/check")
	deskPage  = page.New[deskView]("handout/desk")
	rollPage  = page.New[rollView]("handout/roll")
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

// changedView is a row that differs, with its time then and now.
type changedView struct{ Title, What, Times string }

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
		changed := changedView{row.Title, v.T("handout.row." + string(row.Change)), row.From + row.To}
		if row.From != "" && row.To != "" {
			changed.Times = v.T("handout.change.moved", "From", row.From, "To", row.To)
		}
		view.Changed = append(view.Changed, changed)
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
