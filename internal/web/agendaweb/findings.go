package agendaweb

import (
	"time"

	"tongxing/internal/agenda"
	"tongxing/internal/locale"
	"tongxing/internal/web/page"
)

// Findings returns what is still to decide in a campaign's agenda, one line a
// sort and session, each with the address that mends its first.
func Findings(p *locale.Printer, campaignID string, sessions []agenda.Session) []page.Link {
	var lines []page.Link
	for _, s := range sessions {
		table := agenda.Timing(s)
		for _, f := range findingViews(p, campaignID, s, table, agenda.Check(s, table)) {
			line := page.Link{Label: f.Text, URL: f.Links[0].URL}
			if len(sessions) > 1 {
				line.Label = p.T("agenda.in_session", "Session", s.Title, "Text", f.Text)
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// mostLinks is how many places of one sort of finding are listed.
const mostLinks = 5

// findingViews groups findings by their sort.
func findingViews(p *locale.Printer, campaignID string, s agenda.Session, table agenda.Timetable, findings []agenda.Finding) []findingView {
	titles := map[string]string{}
	for i, item := range s.Items {
		titles[item.ID] = item.Title
		if n := table.Slots[i].Ordinal; n > 0 {
			titles[item.ID] = p.Ordinal(n) + " " + item.Title
		}
	}
	var views []findingView
	for i := 0; i < len(findings); {
		code, view := findings[i].Code, findingView{}
		n := 0
		for ; i < len(findings) && findings[i].Code == code; i++ {
			if n++; n <= mostLinks {
				view.Links = append(view.Links, page.Link{Label: detail(p, s, findings[i], titles[findings[i].ItemID]), URL: mendURL(campaignID, findings[i])})
			}
		}
		view.Text, view.Advice = p.T("agenda.finding."+string(code), "Count", n), p.T("agenda.advice."+string(code))
		if n > mostLinks {
			view.More = p.T("agenda.further", "Count", n-mostLinks)
		}
		views = append(views, view)
	}
	return views
}

// detail writes one place of a finding.
func detail(p *locale.Printer, s agenda.Session, f agenda.Finding, title string) string {
	zone := s.Location()
	length, most := p.Duration(int(f.Length/time.Second)), p.Duration(int(f.Most/time.Second))
	switch f.Code {
	case agenda.Overlap:
		return p.T("agenda.detail.overlap", "Title", title, "Length", length)
	case agenda.EndsAfterPlan:
		return p.T("agenda.detail.ends_after_plan", "Length", length, "Until", clock(f.Until, zone))
	case agenda.SittingTooLong, agenda.InterpreterTooLong:
		return p.T("agenda.detail.stretch", "From", clock(f.From, zone), "Until", clock(f.Until, zone), "Length", length, "Most", most)
	}
	return title
}

// mendURL is where a finding is mended: the form's field; for too much sitting
// a new item before the one at which it becomes too much.
func mendURL(campaignID string, f agenda.Finding) string {
	switch {
	case f.ItemID == "":
		return sessionURL(campaignID, f.SessionID, "#field-"+f.Field)
	case f.Code == agenda.SittingTooLong:
		return newItemURL(campaignID, f.SessionID, f.ItemID, agenda.Interaction)
	}
	return itemURL(campaignID, f.ItemID, "#field-"+f.Field)
}
