package planimport

import (
	"regexp"
	"strings"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
)

// ages tell who mostly sits there, by what the title, the hosts and the part
// about the audience say.
var ages = []struct {
	group agenda.AgeGroup
	words *regexp.Regexp
}{
	{agenda.Toddler, regexp.MustCompile(`托班|托育|婴幼儿|toddler`)},
	{agenda.Preschool, regexp.MustCompile(`幼儿|小班|中班|大班|幼教|kindergarten|nursery|preschool`)},
	{agenda.Primary, regexp.MustCompile(`小学|少先队|[一二三四五六]年级|primary school|year [1-6]\b`)},
	{agenda.Secondary, regexp.MustCompile(`初中|高中|中学|[七八九]年级|secondary school|year (?:[7-9]|1[0-3])\b`)},
}

var (
	grownUp  = regexp.MustCompile(`大学|学院|高校|职院|家长会|university|college|parents.? evening`)
	audience = regexp.MustCompile(`对象|参加人员|参与人员|参加者|人员|audience|participants|who comes`)
)

// ageGroup is the age that the plan tells of those who sit there, none where
// it tells several or of grown-ups.
func (p *proposing) ageGroup() agenda.AgeGroup {
	if p.Details.Kind == campaign.Meeting {
		return agenda.AnyAge
	}
	words := p.Details.Title
	for _, o := range p.Organisers {
		if o.Rank == campaign.Host || o.Rank == campaign.Undertake {
			words += " " + o.Name
		}
	}
	for _, s := range p.plan.Sections {
		if audience.MatchString(strings.ToLower(s.Title)) && len(s.Text) < 400 {
			words += " " + s.Title + s.Text
		}
	}
	words = strings.ToLower(words)
	if grownUp.MatchString(words) {
		return agenda.AnyAge
	}
	found := agenda.AnyAge
	for _, age := range ages {
		if !age.words.MatchString(words) {
			continue
		}
		if found != agenda.AnyAge {
			return agenda.Mixed
		}
		found = age.group
	}
	return found
}
