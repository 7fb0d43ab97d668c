package campaignweb

import (
	"context"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/check"
	"tongxing/internal/checkup"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/page"
)

// shownFindings is how many findings of the next campaign its card holds.
const shownFindings = 4

// home shows all campaigns: the next day first, with what is still to decide.
func (h *handlers) home(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	all, err := h.campaigns.List(ctx, v.Actor)
	if err != nil {
		return err
	}
	known, err := h.known(ctx, v, all)
	if err != nil {
		return err
	}
	homes, err := h.campaigns.Homes(ctx, v.Actor)
	if err != nil {
		return err
	}
	view := homeView{Layout: v.Layout(v.T("campaign.all")), MayBegin: len(homes) > 0 || v.Actor.Administrator, Kinds: kindCards(v.Printer)}
	if view.Waiting, err = h.imports.Waits(ctx, v.Actor); err != nil {
		return err
	}
	view.Styles = styles
	view.Next, view.Current, view.Past = arrange(v.Printer, known)
	return homePage.Render(c, http.StatusOK, view)
}

// known is a campaign with what hangs on it, as far as these pages say it.
type known struct {
	campaign.Campaign
	today    civil.Date
	next     gathering
	findings []finding
}

// gathering is a session in few words.
type gathering struct {
	title string
	on    civil.Date
	at    civil.TimeOfDay
	place string
}

// finding is one sentence about a campaign and where it is mended.
type finding struct {
	Text, URL string
	Count     int  // how many of its sort
	Good      bool // it is in order
}

// day is the day to count to: that of the next session, else the first of the
// campaign.
func (k known) day() civil.Date {
	if !k.next.on.IsZero() {
		return k.next.on
	}
	return k.StartsOn
}

// over says whether the campaign's last day has passed.
func (k known) over() bool {
	last := k.EndsOn
	for _, d := range []civil.Date{k.StartsOn, k.next.on} {
		if last.Before(d) {
			last = d
		}
	}
	return !last.IsZero() && last.Before(k.today)
}

// known reads what hangs on several campaigns, in as many queries as for one.
func (h *handlers) known(ctx context.Context, v *web.Visit, all []campaign.Campaign) ([]known, error) {
	if len(all) == 0 {
		return nil, nil
	}
	checked, err := h.checks.All(ctx, all)
	if err != nil {
		return nil, err
	}
	out := make([]known, len(all))
	for i, c := range all {
		k := known{Campaign: c, today: today(v, c), findings: findings(v.Printer, c, checked[c.ID])}
		places := map[string]string{}
		for _, place := range checked[c.ID].Venues {
			places[place.ID] = place.Name
		}
		for _, s := range checked[c.ID].Sessions {
			ahead := !s.Cancelled() && !s.StartsOn.IsZero() && !s.LastDay().Before(k.today)
			if ahead && (k.next.on.IsZero() || s.StartsOn.Before(k.next.on)) {
				k.next = newGathering(s, places)
			}
		}
		out[i] = k
	}
	return out, nil
}

func newGathering(s agenda.Session, places map[string]string) gathering {
	g := gathering{title: s.Title, on: s.StartsOn, at: s.StartsAt}
	if s.VenueID != nil {
		g.place = places[*s.VenueID]
	}
	return g
}

// findings are what is still to decide, one line a sort, and behind it what is
// in order. One that stands alone leads to where it is mended, several to the
// plan check.
func findings(p *locale.Printer, c campaign.Campaign, r checkup.Result) (all []finding) {
	open := map[check.Code]bool{}
	for i := 0; i < len(r.Findings); {
		f, n := r.Findings[i], 0
		for ; i < len(r.Findings) && r.Findings[i].Code == f.Code; i++ {
			n++
		}
		open[f.Code] = true
		line := finding{Text: check.Heading(p, f.Code, n), URL: page.CampaignURL(c.ID, "/check#"+string(f.Code)), Count: n}
		if n == 1 {
			line.URL = page.MendURL(c.ID, f)
		}
		all = append(all, line)
	}
	if open[check.DutyOverdue] || open[check.DutyWithoutPerson] || open[check.DutyNotAccepted] {
		return all
	}
	aside := dutiesAside(r)
	in := finding{Text: p.T("campaign.duties_in_order", "Count", len(r.Duties)), URL: page.CampaignURL(c.ID, "/organisation#duties"), Good: true}
	if aside > 0 {
		in.Text = p.T("campaign.duties_aside", "Count", len(r.Duties)-aside, "Aside", aside)
	}
	if len(r.Duties) > aside {
		all = append(all, in)
	}
	return all
}

// dutiesAside counts the duties of which something was set aside: nobody says
// of them that they are in order.
func dutiesAside(r checkup.Result) int {
	of := map[string]bool{}
	for _, a := range r.Aside {
		switch a.Code {
		case check.DutyOverdue, check.DutyWithoutPerson, check.DutyNotAccepted:
			of[a.Ref.ID] = true
		}
	}
	return len(of)
}

// arrange picks the campaign with the nearest day ahead, and parts the others
// into those that go on and those that are over.
func arrange(p *locale.Printer, all []known) (next *nextCard, current, past []card) {
	at := -1
	for i, k := range all {
		ahead := !k.day().IsZero() && !k.day().Before(k.today) && k.State() != campaign.Cancelled && k.State() != campaign.Withdrawn
		if ahead && (at < 0 || k.day().Before(all[at].day())) {
			at = i
		}
	}
	for i, k := range all {
		switch {
		case i == at:
			next = newNextCard(p, k)
		case k.over():
			past = append(past, newCard(p, k))
		default:
			current = append(current, newCard(p, k))
		}
	}
	slices.Reverse(past)
	return next, current, past
}
