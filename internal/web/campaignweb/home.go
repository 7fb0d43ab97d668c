package campaignweb

import (
	"context"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"tongxing/internal/campaign"
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
	all, err := h.Campaigns.List(ctx, v.Actor)
	if err != nil {
		return err
	}
	known, err := h.known(ctx, v, all)
	if err != nil {
		return err
	}
	homes, err := h.Campaigns.Homes(ctx, v.Actor)
	if err != nil {
		return err
	}
	view := homeView{Layout: v.Layout(v.T("campaign.all")), MayBegin: len(homes) > 0 || v.Actor.Administrator, Kinds: kindCards(v.Printer)}
	view.Styles = styles
	view.Next, view.Current, view.Past = arrange(v.Printer, known)
	return homePage.Render(c, http.StatusOK, view)
}

// known is a campaign with what the modules know of it.
type known struct {
	campaign.Campaign
	today    civil.Date
	next     Session
	findings []Finding
}

// day is the day to count to: that of the next session, else the first of the
// campaign.
func (k known) day() civil.Date {
	if !k.next.On.IsZero() {
		return k.next.On
	}
	return k.StartsOn
}

// over says whether the campaign's last day has passed.
func (k known) over() bool {
	last := k.EndsOn
	for _, d := range []civil.Date{k.StartsOn, k.next.On} {
		if last.Before(d) {
			last = d
		}
	}
	return !last.IsZero() && last.Before(k.today)
}

// known asks every module at once, whatever the number of campaigns.
func (h *handlers) known(ctx context.Context, v *web.Visit, all []campaign.Campaign) ([]known, error) {
	if len(all) == 0 {
		return nil, nil
	}
	day := today(v, all[0])
	found, err := h.findings(ctx, v, all, day)
	if err != nil {
		return nil, err
	}
	next := map[string]Session{}
	if h.Upcoming != nil {
		if next, err = h.Upcoming(ctx, all, now(v)); err != nil {
			return nil, err
		}
	}
	var out []known
	for _, c := range all {
		out = append(out, known{Campaign: c, today: today(v, c), next: next[c.ID], findings: found[c.ID]})
	}
	return out, nil
}

// findings joins what the campaign finds with what other modules find; what is
// in order stands last.
func (h *handlers) findings(ctx context.Context, v *web.Visit, all []campaign.Campaign, day civil.Date) (map[string][]Finding, error) {
	own, err := h.Campaigns.Findings(ctx, all, day)
	if err != nil {
		return nil, err
	}
	joined := make(map[string][]Finding, len(all))
	for _, c := range all {
		joined[c.ID] = ownFindings(v.Printer, c, own[c.ID])
	}
	for _, check := range h.Checks {
		more, err := check(ctx, v.Printer, all, day)
		if err != nil {
			return nil, err
		}
		for id, findings := range more {
			joined[id] = append(joined[id], findings...)
		}
	}
	for _, findings := range joined {
		slices.SortStableFunc(findings, func(a, b Finding) int {
			switch {
			case a.Good == b.Good:
				return 0
			case a.Good:
				return 1
			}
			return -1
		})
	}
	return joined, nil
}

// mendedOn is the page on which a finding is mended.
var mendedOn = map[campaign.FindingCode]string{
	campaign.NoDates: "/settings#field-starts_on", campaign.NoOrganiser: "/organisation#organisers", campaign.EmptyPost: "/organisation#committee",
	campaign.DutyWithoutPerson: "/organisation#duties", campaign.DutyOverdue: "/organisation#duties", campaign.DutyNotAccepted: "/organisation#duties",
	campaign.DutiesInOrder: "/organisation#duties", campaign.EmptySection: "/plan",
}

func ownFindings(p *locale.Printer, c campaign.Campaign, found []campaign.Finding) []Finding {
	var all []Finding
	for _, f := range found {
		all = append(all, Finding{Text: p.T("campaign.finding."+string(f.Code), "Count", f.Count), URL: page.CampaignURL(c.ID, mendedOn[f.Code]), Good: f.Good})
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
