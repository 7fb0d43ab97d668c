package agendaweb

import (
	"tongxing/internal/agenda"
	"tongxing/internal/check"
	"tongxing/internal/locale"
	"tongxing/internal/web/page"
)

// mostLinks is how many places of one sort of finding are listed.
const mostLinks = 5

// findingViews groups a session's findings by their sort.
func findingViews(p *locale.Printer, campaignID string, s agenda.Session, table agenda.Timetable, findings []check.Finding) []findingView {
	titles := map[string]string{}
	for i, item := range s.Items {
		if n := table.Slots[i].Ordinal; n > 0 {
			titles[item.ID] = p.Ordinal(n) + " " + item.Title
		}
	}
	var views []findingView
	for i := 0; i < len(findings); {
		code, view := findings[i].Code, findingView{Advice: findings[i].Advice(p)}
		n := 0
		for ; i < len(findings) && findings[i].Code == code; i++ {
			if n++; n > mostLinks {
				continue
			}
			label := findings[i].Brief(p)
			if numbered := titles[findings[i].Ref.ID]; numbered != "" && label == findings[i].Title {
				label = numbered
			}
			view.Links = append(view.Links, page.Link{Label: label, URL: page.MendURL(campaignID, findings[i])})
		}
		view.Text = check.Heading(p, code, n)
		if n > mostLinks {
			view.More = p.T("agenda.further", "Count", n-mostLinks)
		}
		views = append(views, view)
	}
	return views
}

// rowFindings are the findings that an item's row tells, by the item's id: what
// the row shows anyway is left out.
func rowFindings(p *locale.Printer, campaignID string, findings []check.Finding) map[string][]page.Link {
	mend := map[string][]page.Link{}
	for _, f := range findings {
		switch f.Code {
		case check.UnknownLength, check.SpeechWithoutMinutes, check.Overlap:
			continue
		}
		if f.Ref.Record == check.ItemRecord {
			mend[f.Ref.ID] = append(mend[f.Ref.ID], page.Link{Label: p.T("check.mend." + string(f.Code)), URL: page.MendURL(campaignID, f)})
		}
	}
	return mend
}
