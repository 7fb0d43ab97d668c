package plandoc

import (
	"regexp"
	"slices"
	"strings"
)

func (r *reader) readPeriod() {
	var fallback *value
	if r.rangeInProse(); r.plan.Period != nil {
		return
	}
	times := r.values(topicTime)
	severalDays := slices.ContainsFunc(times, func(v value) bool { return heldThen.MatchString(v.text) })
	for _, v := range append(times, r.dayOfProgramme()...) {
		text := strings.TrimSpace(v.text)
		if head, rest, cut := strings.Cut(text, "。"); cut && runes(rest) > 8 && len(findDates(head)) > 0 {
			text = head
		}
		if severalDays && !heldThen.MatchString(text) || monthEntry.MatchString(clip(text, 60)) || strings.Contains(v.title, "报名") || strings.Contains(v.title, "截止") || strings.Contains(v.title, "策划") || strings.Contains(v.title, "制定") || strings.Contains(v.title, "集合") {
			continue
		}
		if from, to, ok := dateRange(text); ok && (from.month > 0 || from.blotted) {
			if year := r.statedYear(from); year > 0 {
				from.year = year
				if to.month > 0 && to.year == 0 {
					to.year = year
				}
			}
			r.plan.Period = &Period{Text: text, Start: from.iso(), End: to.iso(), Lines: v.lines}
			return
		}
		if fallback == nil && runes(text) <= 40 && (len(findDates(text)) > 0 || mentionsTime(text)) {
			fallback = &v
		}
	}
	if fallback != nil {
		r.plan.Period = &Period{Text: fallback.text, Lines: fallback.lines}
		return
	}
	r.periodInProse()
	for i := range r.front[:min(len(r.front), 4)] {
		if from, to, ok := dateRange(r.front[i].text); ok && r.plan.Period == nil && from.complete() && from.at < 12 && r.front[i].short(80) && !dateOnly(r.front[i].text) {
			r.plan.Period = &Period{Text: r.front[i].text, Start: from.iso(), End: to.iso(), Lines: r.front[i].lines()} // a subtitle: day, time and place
		}
	}
}

// heldThen says of one day among several that it is the day itself.
var heldThen = regexp.MustCompile(`(?:开展|举行|举办|正式)(?:活动|演出|仪式|比赛|庆祝|联欢|$)`)

// dayOfProgramme returns the days that a label for the programme states:
// 活动日程：5月30日上午.
func (r *reader) dayOfProgramme() (days []value) {
	for _, v := range r.values(topicAgenda) {
		if label := v.title; runes(v.text) <= 24 && strings.HasSuffix(label, "日程") && len(findDates(v.text)) > 0 {
			days = append(days, v)
		}
	}
	return days
}

// statedYear returns the year that the plan states elsewhere for a day that
// lacks it: 定于2026年8月20日, then 时间：8月20日. It is 0 for none.
func (r *reader) statedYear(d date) (year int) {
	if d.year > 0 || d.blotted || d.day == 0 {
		return 0
	}
	r.each(func(_ *block, body []line, i int) {
		if text := body[i].text; year > 0 || len(text) < len("2026.1.1") || !strings.Contains(text, "20") && !strings.Contains(text, "19") && !strings.Contains(text, "二") {
			return
		}
		for _, other := range findDates(body[i].text) {
			if other.complete() && other.month == d.month && other.day == d.day {
				year = other.year
			}
		}
	})
	return year
}

// monthEntry is a line of a calendar: 9月：制定计划.
var monthEntry = regexp.MustCompile(`^[^，。]{0,14}(?:月|月份|上旬|中旬|下旬|周|阶段)[ 　]*[:：][ 　]*\S`)

func mentionsTime(s string) bool {
	_, ok := findClock(s, false)
	return ok || strings.ContainsAny(s, "年月日周期天")
}

// heldOn introduces the day of the event in running text.
var heldOn = regexp.MustCompile(`(?:定于|拟于|将于|计划于|决定于|兹定于|时间定在|订于)[ ]*`)

// onDay tells the day in a rule: 开放日于2026年9月27日举行.
var onDay = regexp.MustCompile(`(于)[ ]*(?:每年)?20\d\d[ ]*年[^，。；]{2,40}?(?:举行|举办|召开|开展|启动)`)

// heldOnDay introduces it in an English sentence; the day follows.
var heldOnDay = regexp.MustCompile(`(?i)\b(?:invite you|will be held|is held|takes? place|will take place|join us|come|celebrat\w+|is planned|is set)\b[^.!?]{0,80}?\bon (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:the )?$`)

// rangeInProse takes the days that the opening words state, 决定于4月1日至30日开展,
// over the day of one of the activities below.
func (r *reader) rangeInProse() {
	for i := range r.front {
		l := &r.front[i]
		text := clip(l.text, 600)
		m := heldOn.FindStringIndex(text)
		if m == nil {
			continue
		}
		if from, to, ok := dateRange(text[m[1]:]); ok && from.at == 0 && to.day > 0 {
			end := strings.IndexAny(text[m[1]:], "，。；在开举组")
			if end < 0 {
				end = len(text) - m[1]
			}
			r.plan.Period = &Period{Text: strings.TrimSpace(text[m[1] : m[1]+end]), Start: from.iso(), End: to.iso(), Lines: l.lines()}
			return
		}
	}
}

func (r *reader) periodInProse() {
	r.each(func(b *block, body []line, i int) {
		if r.plan.Period != nil || b != nil && b.topics.has(topicScript|topicSchedule|topicRoster) {
			return
		}
		text := clip(body[i].text, 600)
		if strings.Contains(text, " on ") {
			if from, to, ok := dateRange(text); ok && from.day > 0 && heldOnDay.MatchString(text[:from.at]) {
				r.plan.Period = &Period{Text: strings.TrimSpace(text[from.at:from.end]), Start: from.iso(), End: to.iso(), Lines: body[i].lines()}
				return
			}
		}
		if !strings.Contains(text, "于") && !strings.Contains(text, "定在") {
			return
		}
		m := heldOn.FindStringIndex(text)
		if m == nil {
			if m = onDay.FindStringSubmatchIndex(text); m == nil {
				return
			}
			m = m[2:4]
		}
		rest := text[m[1]:]
		if from, to, ok := dateRange(rest); ok && runes(rest[:from.at]) <= 16 && !strings.ContainsAny(rest[:from.at], "，。；") {
			end := strings.IndexAny(rest, "，。；在")
			if end < 0 {
				end = len(rest)
			}
			r.plan.Period = &Period{Text: strings.TrimSpace(rest[from.at:max(end, from.end)]), Start: from.iso(), End: to.iso(), Lines: body[i].lines()}
		}
	})
}
