package campaignweb

import (
	"context"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/venue"
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
	ids := make([]string, len(all))
	for i, c := range all {
		ids[i] = c.ID
	}
	found, err := h.campaigns.Findings(ctx, all, today(v, all[0]))
	if err != nil {
		return nil, err
	}
	days, err := agenda.Days(ctx, h.db, ids)
	if err != nil {
		return nil, err
	}
	places, err := venue.Names(ctx, h.db, ids)
	if err != nil {
		return nil, err
	}
	out := make([]known, len(all))
	for i, c := range all {
		k := known{Campaign: c, today: today(v, c), findings: findings(v.Printer, c, found[c.ID], days[c.ID])}
		for _, s := range days[c.ID] {
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

// mendedOn is the page on which a finding is mended.
var mendedOn = map[campaign.FindingCode]string{
	campaign.NoDates: "/settings#field-starts_on", campaign.NoOrganiser: "/organisation#organisers", campaign.EmptyPost: "/organisation#committee",
	campaign.DutyWithoutPerson: "/organisation#duties", campaign.DutyOverdue: "/organisation#duties", campaign.DutyNotAccepted: "/organisation#duties",
	campaign.DutiesInOrder: "/organisation#duties", campaign.EmptySection: "/plan",
}

// findings are what is still to decide, and behind it what is in order.
func findings(p *locale.Printer, c campaign.Campaign, found []campaign.Finding, sessions []agenda.Session) (all []finding) {
	inAgenda := 0
	for _, s := range sessions {
		inAgenda += len(agenda.Check(s, agenda.Timing(s)))
	}
	if inAgenda > 0 {
		all = append(all, finding{Text: p.T("campaign.finding.agenda", "Count", inAgenda), URL: page.CampaignURL(c.ID, "/agenda")})
	}
	for _, good := range []bool{false, true} {
		for _, f := range found {
			if f.Good == good {
				all = append(all, finding{p.T("campaign.finding."+string(f.Code), "Count", f.Count), page.CampaignURL(c.ID, mendedOn[f.Code]), f.Good})
			}
		}
	}
	return all
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
