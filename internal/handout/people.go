package handout

import (
	"slices"
	"strings"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/locale"
)

// called names a person with the post, where the name does not say it already.
func called(person campaign.Person, p *locale.Printer) string {
	if person.Title == "" || strings.Contains(person.Name, person.Title) {
		return person.Name
	}
	return p.T("handout.person", "Title", person.Title, "Name", person.Name)
}

// onStage returns who of the people goes up at an item: its speaker, and those
// whom the words beside name.
func onStage(item agenda.Item, people []campaign.Person) (up []campaign.Person) {
	for _, person := range people {
		if item.SpeakerID != nil && *item.SpeakerID == person.ID {
			up = append(up, person)
		}
	}
	for _, person := range named(item.Speaker, people) {
		if !slices.ContainsFunc(up, func(p campaign.Person) bool { return p.ID == person.ID }) {
			up = append(up, person)
		}
	}
	return up
}

// named returns the people whose names stand in words such as
// "祁越、温予，各五分钟", or for whom their unit stands there, where it has
// nobody else on the list.
func named(words string, people []campaign.Person) (found []campaign.Person) {
	if words == "" {
		return nil
	}
	units := map[string]int{}
	for _, person := range people {
		units[person.Organisation]++
	}
	for _, person := range people {
		name := len([]rune(person.Name)) > 1 && strings.Contains(words, person.Name)
		unit := person.Organisation != "" && units[person.Organisation] == 1 && strings.Contains(words, person.Organisation)
		if name || unit {
			found = append(found, person)
		}
	}
	return found
}

// someone are words that speak of a person without a name, or of several.
var someone = []string{"位", "们", "代表", "全体", "全场", "年级", "孩子", "小朋友", "儿童", "幼儿", "家长", "同学", "学生", "志愿者", "嘉宾", "来宾", "领导", "、", "，", ",",
	"a ", "the ", " of ", " and ", "children", "parents", "pupils", "team", "school"}

// oneName says whether words name one person, rather than several, someone
// unnamed or a unit: there is a card for 陈园长 and none for 大一班一位小朋友.
func oneName(words string) bool {
	const shortName, units, joins = 2, "班队团局会社校园院司心府处所站", "和与及"
	runes := []rune(words)
	switch {
	case len(runes) == 0 || slices.ContainsFunc(someone, func(word string) bool { return strings.Contains(strings.ToLower(words), word) }):
		return false
	case len(runes) <= shortName:
		return true
	}
	return !strings.ContainsAny(words, joins) && !strings.ContainsRune(units, runes[len(runes)-1])
}

// firstAidWords are in the post of whoever is called when somebody is hurt.
var firstAidWords = []string{"急救", "医生", "医务", "医护", "保健", "校医", "护士", "first aid", "first-aid", "nurse", "doctor", "medic"}

// firstAid says whether a contact's words name who is called when somebody is
// hurt.
func firstAid(who string) bool {
	who = strings.ToLower(who)
	return slices.ContainsFunc(firstAidWords, func(word string) bool { return strings.Contains(who, word) })
}

// roll makes the groups of an extra.
type roll struct {
	people     []campaign.Person
	posts      []campaign.Post
	organisers []campaign.Organiser
	taken      map[string]bool
}

// groups puts each person into the first group where it belongs: who goes on
// stage as organisers and committee rank them, then who leads through the
// session and who interprets; the committee; the others.
func (r roll) groups(session agenda.Session) []RollGroup {
	r.taken = map[string]bool{}
	speakers, committee, others := RollGroup{Name: "speakers"}, RollGroup{Name: "committee"}, RollGroup{Name: "others"}
	guests, hosts := r.onStage(session)
	for _, person := range append(guests, hosts...) {
		r.add(&speakers, person.ID, true)
	}
	for _, item := range session.Items {
		if !item.Backstage && item.SpeakerID == nil && oneName(item.Speaker) && len(named(item.Speaker, r.people)) == 0 && !r.taken[item.Speaker] {
			r.taken[item.Speaker] = true
			speakers.Guests = append(speakers.Guests, Guest{ID: item.ID, Name: item.Speaker, Chosen: true})
		}
	}
	for _, item := range session.Items {
		if item.InterpreterID != nil {
			r.add(&speakers, *item.InterpreterID, true)
		}
		for _, person := range named(item.Interpreter, r.people) {
			r.add(&speakers, person.ID, true)
		}
	}
	for _, post := range r.posts {
		for _, id := range post.PersonIDs {
			r.add(&committee, id, true)
		}
	}
	everyone := len(speakers.Guests)+len(committee.Guests) == 0
	for _, person := range r.people {
		r.add(&others, person.ID, everyone)
	}
	return slices.DeleteFunc([]RollGroup{speakers, committee, others}, func(g RollGroup) bool { return len(g.Guests) == 0 })
}

func (r roll) add(group *RollGroup, id string, chosen bool) {
	for _, person := range r.people {
		if person.ID == id && !r.taken[id] {
			r.taken[id] = true
			group.Guests = append(group.Guests, Guest{id, person.Name, person.Title, person.Organisation, chosen})
		}
	}
}

// onStage tells who goes on stage from who leads through the session, which is
// who speaks at its opening or closing and sees to that, too. The first are in
// the order of their organisers, then of their posts in the committee, then of
// the agenda.
func (r roll) onStage(session agenda.Session) (guests, hosts []campaign.Person) {
	lead := map[string]bool{}
	for _, item := range session.Items {
		if (item.Kind == agenda.Opening || item.Kind == agenda.Closing) && item.SpeakerID != nil && item.OwnerID != nil && *item.SpeakerID == *item.OwnerID {
			lead[*item.SpeakerID] = true
		}
	}
	for _, item := range session.Items {
		if item.Backstage {
			continue
		}
		for _, person := range onStage(item, r.people) {
			if lead[person.ID] {
				hosts = append(hosts, person)
			} else {
				guests = append(guests, person)
			}
		}
	}
	slices.SortStableFunc(guests, func(a, b campaign.Person) int { return r.rank(a) - r.rank(b) })
	return guests, hosts
}

// rank is a person's place by organiser, and behind all of them by post.
func (r roll) rank(person campaign.Person) int {
	for i, organiser := range r.organisers {
		if unit := person.Organisation; unit != "" && (strings.Contains(organiser.Name, unit) || strings.Contains(unit, organiser.Name)) {
			return i
		}
	}
	for i, post := range r.posts {
		if slices.Contains(post.PersonIDs, person.ID) {
			return len(r.organisers) + i
		}
	}
	return len(r.organisers) + len(r.posts)
}
