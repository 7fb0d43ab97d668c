package check

import (
	"slices"
	"strings"
)

var (
	rainWords      = []string{"雨", "天气", "备用场地", "室内备选", "rain", "weather", "indoors instead"}
	aidWords       = []string{"急救", "医务", "校医", "保健", "医生", "医护", "护士", "卫生室", "救护", "医疗", "医院", "first aid", "first-aid", "nurse", "doctor", "medic", "ambulance"}
	emergencyWords = []string{"应急", "预案", "疏散", "突发", "安全保障", "安全措施", "安全工作", "安全责任", "安全教育", "安全管理", "安全负责", "安保", "保卫", "emergency", "evacuat", "safety", "risk assessment", "fire exit"}
	openAir        = []string{"操场", "广场", "公园", "户外", "室外", "露天", "草坪", "田径场", "足球场", "playground", "playing field", "park", "outdoor", "square"}
	filingWords    = []string{"备案", "报批", "审批", "报备", "许可", "批准", "permit", "licence", "approval", "approved"}
)

// outdoors says whether a session takes place in the open air, as its place is
// marked or named.
func (s Session) outdoors() bool {
	return s.Place != nil && (s.Place.Outdoors || saysAny(lower(s.Place.Name), openAir) && !strings.Contains(s.Place.Name, "馆") && !strings.Contains(s.Place.Name, "室内"))
}

func noRainPlan(p *Plan) (found []Finding) {
	if p.mentions(rainWords) {
		return nil
	}
	for _, s := range p.ahead() {
		if s.outdoors() {
			found = append(found, Finding{Ref: s.Ref, Field: "venue_id", Title: s.Title, Words: s.Place.Name, Place: s.Place.Name, Day: s.StartsOn})
		}
	}
	return found
}

// day says whether people come together for more than a talk at a table, and
// the preparing is laid out so far that a missing part shows.
func (p *Plan) day() bool {
	if !p.gathering() || p.Kind == Meeting {
		return false
	}
	public := 0
	for _, s := range p.ahead() {
		for _, i := range s.Items {
			if !i.Backstage {
				public++
			}
		}
	}
	return public >= 3
}

func noFirstAid(p *Plan) []Finding {
	if !p.day() || len(p.Duties) < 3 || p.mentions(aidWords) {
		return nil
	}
	return []Finding{{Ref: p.Ref, Field: "duties"}}
}

func noEmergencyPlan(p *Plan) []Finding {
	written := slices.ContainsFunc(p.Texts, func(t Text) bool { return t.Ref.Record == SectionRecord && t.Words != "" })
	crowd := p.withChildren() || slices.ContainsFunc(p.ahead(), func(s Session) bool { return s.AudienceCount >= 100 || s.outdoors() })
	named := slices.ContainsFunc(p.Sections, func(s Section) bool { return saysAny(lower(s.Title), []string{"安全", "safety"}) })
	if !p.day() || !written || named || !crowd || p.mentions(emergencyWords) {
		return nil
	}
	return []Finding{{Ref: p.Ref, Field: "sections"}}
}

// largeEvent is from how many people on an event open to the public needs the
// police's permission (Regulations on the Safety of Large-scale Mass
// Activities, State Council decree 505, articles 2 and 11).
const largeEvent = 1000

var outing = []string{"春游", "秋游", "研学旅行", "外出参观", "校外实践", "组织学生外出", "组织幼儿外出", "带学生到校外", "school trip", "field trip"}

// notFiled finds large events of which nothing says that they were filed.
func notFiled(p *Plan) (found []Finding) {
	if p.mentions(filingWords) {
		return nil
	}
	for _, s := range p.ahead() {
		if s.AudienceCount >= largeEvent {
			found = append(found, Finding{Ref: s.Ref, Field: "audience_count", Title: s.Title, Count: s.AudienceCount})
		}
	}
	return found
}

// outingNotFiled finds outings with children, by what the plan, its sessions
// and items are called, of which nothing says that they were filed.
func outingNotFiled(p *Plan) []Finding {
	if !p.withChildren() || p.mentions(filingWords) {
		return nil
	}
	for _, t := range p.Texts {
		if word, ok := says(lower(t.Words), outing); ok && t.Field == "title" && t.Ref.Record != SectionRecord {
			return []Finding{{Ref: t.Ref, Field: t.Field, Title: t.Title, Words: word}}
		}
	}
	return nil
}

func venueTooSmall(p *Plan) (found []Finding) {
	for _, s := range p.ahead() {
		if s.Place != nil && s.Place.Capacity > 0 && s.AudienceCount > s.Place.Capacity {
			found = append(found, Finding{Ref: s.Ref, Field: "audience_count", Title: s.Title, Words: s.Place.Ref.ID, Count: s.AudienceCount, Most: s.Place.Capacity, Place: s.Place.Name})
		}
	}
	return found
}
