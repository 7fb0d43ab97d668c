package check

import (
	"slices"
	"strings"

	"tongxing/internal/civil"
)

// spoken are the kinds in which somebody speaks to all.
var spoken = map[ItemKind]bool{Opening: true, Introduction: true, Speech: true, Video: true, Oath: true, Award: true, Gift: true, Closing: true}

var (
	signWords = []string{"手语", "sign language", "bsl", "asl", "interpreter"}
	deafWords = []string{"听障", "听力残疾", "聋", "deaf", "hard of hearing"}
)

// interpreterArranged says whether anybody is to interpret in the session: at
// an item, among the duties or among the posts.
func (p *Plan) interpreterArranged(s Session) bool {
	return slices.ContainsFunc(s.Items, func(i Item) bool { return i.Interpreted }) || p.prepares(signWords)
}

// prepares says whether a duty or a post has to do with one of the words.
func (p *Plan) prepares(words []string) bool {
	return slices.ContainsFunc(p.Duties, func(d Duty) bool { return saysAny(lower(d.What), words) || saysAny(lower(d.Who), words) }) ||
		slices.ContainsFunc(p.Posts, func(post Post) bool { return saysAny(lower(post.Title), words) })
}

// nobodySigns finds sessions that promise sign language for which nobody is
// asked yet. A session without items is asked too: interpreters are booked
// weeks before.
func nobodySigns(p *Plan) (found []Finding) {
	for _, s := range p.ahead() {
		if s.Signed && !p.interpreterArranged(s) {
			found = append(found, Finding{Ref: s.Ref, Field: "access", Title: s.Title})
		}
	}
	return found
}

// noInterpreter finds the items that are left over once somebody interprets.
func noInterpreter(p *Plan) []Finding {
	return eachItem("interpreted", func(s Session, i Item) bool {
		return s.Signed && !i.Backstage && !i.Interpreted && (spoken[i.Kind] || i.HostWords != "") && p.interpreterArranged(s)
	})(p)
}

// expectsDeaf says whether deaf or hard of hearing people are promised or
// expected.
func (p *Plan) expectsDeaf(s Session) bool {
	return s.Signed || saysAny(lower(s.Audience), deafWords) || saysAny(lower(p.Audience), deafWords)
}

func noCaptions(p *Plan) []Finding {
	return eachItem("captioned", func(s Session, i Item) bool {
		return i.Kind == Video && !i.Backstage && !i.Captioned && (s.Captioned || p.expectsDeaf(s))
	})(p)
}

func anthemUnsigned(p *Plan) []Finding {
	return eachItem("interpreted", func(s Session, i Item) bool {
		return i.Kind == Anthem && !i.Backstage && !i.Interpreted && p.expectsDeaf(s)
	})(p)
}

// speechDays is how long before the day an interpreter needs the texts.
const speechDays = 2

// speechNotReceived waits until two days before: until then speakers write.
func speechNotReceived(p *Plan) []Finding {
	return eachItem("speech_received_on", func(s Session, i Item) bool {
		return s.Signed && i.Kind == Speech && !i.Backstage && !i.SpeechHere && near(p.Today, s.StartsOn, speechDays)
	})(p)
}

// near says whether day is no more than so many days ahead.
func near(today, day civil.Date, days int) bool {
	return !today.IsZero() && !day.IsZero() && day.DaysSince(today) <= days
}

// onStage are the kinds in which somebody goes up.
var onStage = map[ItemKind]bool{Opening: true, Introduction: true, Speech: true, Gift: true, Performance: true, Oath: true, Award: true, Interaction: true}

// rampWithoutTime finds an item that needs the ramp to the stage where nothing
// says when it is laid: the place has none, no cue speaks of it, and there is
// no free time before. Before the first item there is.
func rampWithoutTime(p *Plan) (found []Finding) {
	for _, s := range p.ahead() {
		if s.Place != nil && s.Place.Ramp {
			continue
		}
		first := slices.IndexFunc(s.Items, func(i Item) bool { return !i.Backstage })
		for at, i := range s.Items {
			if i.Ramp && onStage[i.Kind] && !i.RampTime && i.Gap <= 0 && at > first {
				found = append(found, Finding{Ref: i.Ref, Field: "cues", Title: i.Title})
			}
		}
	}
	return found
}

// promisesSigning finds a plan whose words promise an interpreter whom nobody
// is asked to find. Sessions that promise one by themselves are asked by name.
func promisesSigning(p *Plan) (found []Finding) {
	for _, s := range p.Sessions {
		if s.Signed || slices.ContainsFunc(s.Items, func(i Item) bool { return i.Interpreted }) {
			return nil
		}
	}
	if p.prepares(signWords) {
		return nil
	}
	for _, t := range p.Texts {
		for _, promise := range []string{"提供手语翻译", "配手语翻译", "配有手语翻译", "配备手语翻译", "全程手语翻译", "现场手语翻译", "sign language interpretation is provided", "bsl interpreted", "sign language interpreter will"} {
			if strings.Contains(lower(t.Words), promise) {
				return []Finding{{Ref: t.Ref, Field: t.Field, Title: t.Title, Words: promise}}
			}
		}
	}
	return nil
}
