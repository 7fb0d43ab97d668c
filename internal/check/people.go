package check

import (
	"slices"
)

func emptyPost(p *Plan) (found []Finding) {
	for _, post := range p.Posts {
		if !post.Filled {
			found = append(found, Finding{Ref: post.Ref, Field: "people", Title: post.Title})
		}
	}
	return found
}

func dutyWithoutPerson(p *Plan) []Finding {
	return p.eachDuty("person_id", func(d Duty) bool { return d.Who == "" })
}

func dutyOverdue(p *Plan) []Finding {
	return p.eachDuty("state", func(d Duty) bool { return p.past(d.DueOn) })
}

// dutyNotAccepted waits until somebody is named, and leaves what is overdue to
// the rule that says so. What a standing scheme lays on an office without a
// date is in force, and nobody's to accept.
func dutyNotAccepted(p *Plan) []Finding {
	return p.eachDuty("state", func(d Duty) bool {
		return d.Who != "" && !d.Answered && !p.past(d.DueOn) && (p.gathering() || !d.DueOn.IsZero())
	})
}

func (p *Plan) eachDuty(field string, wrong func(Duty) bool) (found []Finding) {
	for _, d := range p.Duties {
		if !d.Done && wrong(d) {
			found = append(found, Finding{Ref: d.Ref, Field: field, Title: clip(d.What, 30), Who: d.Who, Day: d.DueOn})
		}
	}
	return found
}

// ranked are the posts that exclude one another in one committee; any other
// is often held beside them.
var ranked = []string{"组长", "副组长", "成员", "组员", "leader", "deputy leader", "member", "members"}

// twoPosts finds who is put down twice among leader, deputies and members.
func twoPosts(p *Plan) (found []Finding) {
	first := map[string]Post{}
	for _, post := range p.Posts {
		if !slices.Contains(ranked, lower(post.Title)) {
			continue
		}
		for _, person := range post.People {
			held, twice := first[person.ID]
			if !twice {
				first[person.ID] = post
				continue
			}
			if held.Ref != post.Ref {
				found = append(found, Finding{Ref: post.Ref, Field: "people", Who: person.Name, Other: held.Ref.ID, Title: post.Title, OtherTitle: held.Title})
			}
		}
	}
	return found
}
