package check

import (
	"regexp"
	"slices"
	"strings"

	"tongxing/internal/civil"
)

// eachItem makes a rule of a question about single items of sessions ahead;
// field mends them.
func eachItem(field string, wrong func(Session, Item) bool) func(*Plan) []Finding {
	return func(p *Plan) (found []Finding) {
		for _, s := range p.ahead() {
			for _, i := range s.Items {
				if wrong(s, i) {
					found = append(found, Finding{Ref: i.Ref, Field: field, Title: i.Title})
				}
			}
		}
		return found
	}
}

func overlap(p *Plan) (found []Finding) {
	for _, s := range p.ahead() {
		for _, i := range s.Items {
			if i.Overlap > 0 {
				found = append(found, Finding{Ref: i.Ref, Field: "fixed_at", Title: i.Title, Length: i.Overlap, From: s.clock(i.Starts), Until: s.clock(i.Starts.Add(i.Overlap))})
			}
		}
	}
	return found
}

// endsAfterPlan waits until every length is known: a reckoned end is no fact.
func endsAfterPlan(p *Plan) (found []Finding) {
	for _, s := range p.ahead() {
		if s.PlannedEnd.IsZero() || s.Ends.IsZero() || s.About || !s.Ends.After(s.PlannedEnd) {
			continue
		}
		found = append(found, Finding{Ref: s.Ref, Field: "ends_at", Title: s.Title, Length: s.Ends.Sub(s.PlannedEnd), From: s.clock(s.PlannedEnd), Until: s.clock(s.Ends)})
	}
	return found
}

// unknownLength leaves out what lies before the session: a call needs a time,
// not a length; and what closes it, since nothing after that is put off.
// Speeches have a rule of their own.
func unknownLength(s Session, i Item) bool {
	return i.Timed && !i.Known && !i.Before && i.Kind != Speech && s.Items[len(s.Items)-1].Ref != i.Ref
}

func speechWithoutMinutes(_ Session, i Item) bool {
	return i.Timed && !i.Known && !i.Before && i.Kind == Speech
}

// clock is what the session's clocks show at a moment.
func (s Session) clock(i civil.Instant) civil.TimeOfDay {
	if i.IsZero() || s.Zone == nil {
		return civil.TimeOfDay{}
	}
	return civil.TimeOfDayOf(i.In(s.Zone))
}

var (
	giftWords   = []string{"捐赠", "赠书", "赠送", "颁奖", "颁发", "授牌", "捐款", "捐物", "赠礼", "gift", "handover", "presentation"}
	speechWords = []string{"讲话", "致辞", "致词", "发言", "致欢迎词", "致欢迎辞", "演讲", "致答谢词", "领导讲话", "speech", "address", "remarks", "welcome speech"}
	// handsOver opens a gift that names what is given or to whom, not by whom.
	handsOver = regexp.MustCompile(`^(?:捐赠|赠送|赠予|颁发|发放|授予)[^人方式单]|^向[^，。]{2,16}(?:捐赠|赠送|颁发|发放|赠)`)
	brackets  = regexp.MustCompile(`[(（][^()（）]*[)）]`)
)

// withoutOwner finds a speech or a gift for which nobody is named, where the
// agenda says who acts.
func withoutOwner(s Session, i Item) bool {
	if !s.SaysWho || i.Backstage || i.Speaker.Named() || i.Owner.Named() || i.Actor != "" {
		return false
	}
	title := lower(brackets.ReplaceAllString(i.Title, ""))
	first, _, _ := strings.Cut(strings.ReplaceAll(title, ",", "，"), "，")
	if strings.Contains(first, "互赠") || strings.Contains(first, "互换") || strings.Contains(title, "exchange") {
		return false // both sides act
	}
	if slices.ContainsFunc(speechWords, func(w string) bool { return strings.HasPrefix(title, w) && runes(title) <= runes(w)+6 }) {
		return true
	}
	gift := saysAny(title, giftWords)
	if gift && runes(title) <= 8 && !strings.Contains(title, "仪式") {
		return true
	}
	if handsOver.MatchString(first) && !strings.Contains(first, "仪式") {
		return true
	}
	return i.WhoOpen && (i.Kind == Speech || i.Kind == Gift || gift || saysAny(title, speechWords))
}

func lower(s string) string { return strings.ToLower(strings.TrimSpace(s)) }
