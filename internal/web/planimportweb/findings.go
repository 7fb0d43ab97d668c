package planimportweb

import (
	"tongxing/internal/check"
	"tongxing/internal/civil"
	"tongxing/internal/planimport"
	"tongxing/internal/web/page"
)

// findingsView is what is still to decide, the gravest first.
type findingsView struct {
	Count  int
	First  []findingView // what has to be settled or filled in
	Gentle []findingView // what is worth a thought
}

// findingView is what one rule notices, with links to the parts it is about.
type findingView struct {
	Text   string
	Advice string
	Links  []page.Link
	More   string
}

// maxFindingLinks is how many parts one finding names.
const maxFindingLinks = 4

func (s *screen) findings(today civil.Date) (view findingsView) {
	var codes []check.Code
	byCode := map[check.Code][]check.Finding{}
	for _, f := range planimport.Findings(s.imp.Proposal, today) {
		if byCode[f.Code] == nil {
			codes = append(codes, f.Code)
		}
		byCode[f.Code] = append(byCode[f.Code], f)
	}
	view.Count = len(codes)
	for _, code := range codes {
		one := s.finding(code, byCode[code])
		if byCode[code][0].Gravity() == check.Gentle {
			view.Gentle = append(view.Gentle, one)
		} else {
			view.First = append(view.First, one)
		}
	}
	return view
}

func (s *screen) finding(code check.Code, all []check.Finding) findingView {
	one := findingView{Text: all[0].Sentence(s.Printer), Advice: all[0].Advice(s.Printer)}
	if len(all) > 1 {
		one.Text = check.Heading(s.Printer, code, len(all))
	}
	one.Text = s.masked(one.Text)
	seen := map[string]bool{}
	for _, f := range all {
		link := s.mend(f)
		if seen[link.URL] {
			continue
		}
		seen[link.URL] = true
		if len(one.Links) == maxFindingLinks {
			one.More = s.T("import.and_more", "Count", len(all)-maxFindingLinks)
			break
		}
		one.Links = append(one.Links, link)
	}
	return one
}

// mendedAt is where a record is looked for that the import does not have.
var mendedAt = map[check.Record]string{
	check.SectionRecord: "sections", check.OrganiserRecord: "organisers", check.PostRecord: "committee", check.DutyRecord: "duties",
	check.PlaceRecord: "places", check.SessionRecord: "agenda", check.ItemRecord: "agenda",
}

// missingFrom is the sort of part that a rule misses altogether.
var missingFrom = map[check.Code]string{check.NoPlace: "places", check.NoOrganiser: "organisers"}

// mend leads to the part that a finding is about.
func (s *screen) mend(f check.Finding) page.Link {
	if name, known := s.parts[f.Ref.ID]; known && f.Ref.ID != planimport.CampaignID {
		label := name.title
		if label == "" {
			label = name.sort
		}
		return page.Link{Label: label, URL: "#" + partAnchor(f.Ref.ID)}
	}
	if group, known := missingFrom[f.Code]; known {
		return page.Link{Label: s.T("import.group." + group), URL: "#group-" + group}
	}
	if id := planimport.CampaignID + "-" + f.Field; s.parts[id].sort != "" {
		return page.Link{Label: s.parts[id].sort, URL: "#" + partAnchor(id)}
	}
	if group, known := mendedAt[f.Ref.Record]; known {
		return page.Link{Label: s.T("import.group." + group), URL: "#group-" + group}
	}
	return page.Link{Label: s.T("import.group.details"), URL: "#" + partAnchor(planimport.CampaignID)}
}

// masked is a text as it would be made.
func (s *screen) masked(text string) string { return s.imp.Proposal.Masked(text) }
