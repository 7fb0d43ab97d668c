package planimport

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/plandoc"
)

// kindWords tell an item's kind by its title, the first row that fits.
var kindWords = []struct {
	kind  agenda.Kind
	words []string
}{
	{agenda.Call, []string{"工作人员到位", "工作人员就位", "人员集合", "crew call"}},
	{agenda.Arrival, []string{"签到", "入场", "进场", "报到", "迎宾", "arrival", "registration", "doors open", "sign in"}},
	{agenda.Anthem, []string{"国歌", "升旗", "升国旗", "anthem", "flag"}},
	{agenda.Introduction, []string{"介绍", "introduc"}},
	{agenda.Oath, []string{"宣誓", "誓词", "倡议", "承诺", "oath", "pledge"}},
	{agenda.Award, []string{"颁奖", "表彰", "授旗", "授牌", "颁发", "award", "prize", "certificate"}},
	{agenda.Gift, []string{"捐赠", "赠送", "赠书", "赠画", "捐款", "慰问", "发放", "gift", "donat", "handover"}},
	{agenda.Photo, []string{"合影", "拍照", "合照", "photo"}},
	{agenda.Video, []string{"视频", "短片", "纪录片", "宣传片", "影片", "video", "film"}},
	{agenda.Speech, []string{"致辞", "致词", "讲话", "发言", "演讲", "致欢迎", "讲座", "报告", "动员", "speech", "address", "welcome by", "remarks", "talk"}},
	{agenda.Opening, []string{"开场", "开幕", "宣布开始", "活动开始", "仪式开始", "启动", "opening", "welcome"}},
	{agenda.Closing, []string{"闭幕", "结束", "总结", "closing", "close"}},
	{agenda.Departure, []string{"退场", "离场", "散会", "返程", "送别", "departure", "leave"}},
	{agenda.Break, []string{"休息", "茶歇", "午餐", "用餐", "break", "lunch", "tea"}},
	{agenda.Performance, []string{"表演", "合唱", "演唱", "唱", "手语歌", "歌曲", "歌《", "诗朗诵", "舞蹈", "节目", "朗诵", "演出", "演奏", "手语操", "performance", "song", "choir", "dance", "music"}},
	{agenda.Interaction, []string{"游戏", "互动", "体验", "游园", "手工", "参观", "交流", "讨论", "game", "activity", "workshop", "visit", "discussion"}},
}

// speaks recognises a speech by what it or its first clause ends in, whatever
// it is about, and what somebody reads out.
var speaks = regexp.MustCompile(`(?:致辞|致词|讲话|发言|演讲|致欢迎[词辞]|致答谢[词辞])(?:$|[，,；;、（(并])|宣读`)

// kindOf tells the kind of an item by its title.
func kindOf(title string) agenda.Kind {
	title = strings.NewReplacer("运动员", "", "报告人数", "").Replace(strings.ToLower(title))
	if speaks.MatchString(title) {
		return agenda.Speech // 捐赠方代表讲话
	}
	for _, k := range kindWords {
		if slices.ContainsFunc(k.words, func(w string) bool { return strings.Contains(title, w) }) {
			return k.kind
		}
	}
	return agenda.Other
}

// item makes an item of one that was read.
func (p *proposing) item(read plandoc.Item) Item {
	title := strings.TrimLeft(oneLine(read.Title), "-*·• ")
	item := Item{Part: p.part(ItemPart, read.Lines), Title: clipped(title, longestItem), Kind: kindOf(title)}
	if item.Title != title {
		item.Note = clipped(title, longestNote)
	}
	if read.Label != nil {
		item.Label = clipped(*read.Label, 20)
	}
	var ends civil.TimeOfDay
	if read.Time != nil {
		starts, until, _ := strings.Cut(*read.Time, "-")
		item.StartsAt, _ = civil.ParseTimeOfDay(starts)
		ends, _ = civil.ParseTimeOfDay(until)
	}
	if read.Minutes != nil && *read.Minutes >= 0 && *read.Minutes <= 7*24*60 {
		seconds := int(math.Round(*read.Minutes * 60))
		item.Seconds = &seconds
	} else if length := minuteOf(ends) - minuteOf(item.StartsAt); !ends.IsZero() && length > 0 {
		item.Seconds = new(length * 60)
	}
	if read.Speaker != nil {
		item.Speaker = clipped(oneLine(*read.Speaker), longestName)
	}
	for _, cue := range read.Cues {
		if text := oneLine(cue.Text); text != "" && len(item.Cues) < 40 {
			item.Cues = append(item.Cues, Cue{Channel: agenda.Channel(cue.Channel), Text: clipped(text, longestCue)})
		}
	}
	if rest := oneLine(strings.Join(read.Rest, "；")); rest != "" && item.Note == "" {
		item.Note = clipped(rest, longestNote)
	}
	for _, f := range p.plan.Findings {
		if f.Code == plandoc.CodeChildOnStage && slices.Equal(f.Lines, read.Lines) {
			item.ChildOnStage = true
		}
	}
	return item
}

func minuteOf(t civil.TimeOfDay) int { return t.Hour()*60 + t.Minute() }

// agenda fills the sessions. Items under one heading are one session, as long
// as the plan does not count or begin anew.
func (p *proposing) agenda() {
	var last *Session
	section, day := -1, ""
	for _, read := range p.plan.Agenda {
		if strings.TrimSpace(read.Title) == "" {
			continue
		}
		item := p.item(read)
		under := p.sectionOf(read.Lines)
		if last == nil || len(last.Items) >= 900 || read.Day != day || startsAnew(last.Items, item, under != section) {
			title := p.sessionTitle(under, len(p.Sessions))
			if caption := p.captionOf(item); caption != "" && last != nil {
				title = caption
			}
			if read.Day != "" {
				title = clipped(oneLine(read.Day), longestTitle)
			}
			p.Sessions = append(p.Sessions, Session{Part: p.part(SessionPart, nil), Title: title})
			last = &p.Sessions[len(p.Sessions)-1]
		}
		section, day = under, read.Day
		last.Items = append(last.Items, item)
	}
	if len(p.Sessions) == 0 && p.plan.Period != nil && !p.Details.StartsOn.IsZero() && p.Details.EndsOn.IsZero() && !firstClock(p.Details.Period).IsZero() {
		p.Sessions = []Session{{Part: p.part(SessionPart, p.Details.PeriodLines), Title: p.sessionTitle(-1, 0)}}
	}
	p.nameFirst()
	p.count()
	age := p.ageGroup()
	for i := range p.Sessions {
		p.Sessions[i].Age = age
		p.place(&p.Sessions[i], i)
	}
	if len(p.Sessions) > 100 {
		for _, s := range p.Sessions[100:] {
			p.Sessions[99].Items = append(p.Sessions[99].Items, s.Items...)
		}
		p.Sessions = p.Sessions[:100]
	}
}

// nameFirst names the first of several sessions by the heading below the
// agenda's own that it stands under, as the others are.
func (p *proposing) nameFirst() {
	if len(p.Sessions) < 2 || len(p.Sessions[0].Items) == 0 || len(p.Sessions[0].Items[0].Lines) == 0 {
		return
	}
	first := p.Sessions[0].Items[0]
	under := p.sectionOf(first.Lines)
	if under < 0 || p.plan.Sections[under].Level < 2 {
		return
	}
	if caption := p.captionOf(first); caption != "" && p.headingAt(p.plan.Sections[under].Lines[0]) == under {
		p.Sessions[0].Title = clipped(caption, longestTitle)
	}
}

// count gives the items ordinals where the plan gives them neither those nor
// times, so that they can be told apart on paper.
func (p *proposing) count() {
	for _, s := range p.Sessions {
		if slices.ContainsFunc(s.Items, func(i Item) bool { return i.Label != "" || !i.StartsAt.IsZero() }) {
			return
		}
	}
	for _, s := range p.Sessions {
		for i := range s.Items {
			s.Items[i].Label = p.words().Ordinal(i + 1)
		}
	}
}

// captionOf is the short line above an item that none was read of, such as
// 第二天（8月5日）; empty for none.
func (p *proposing) captionOf(item Item) string {
	if len(item.Lines) == 0 {
		return ""
	}
	at, _ := slices.BinarySearchFunc(p.lines, item.Lines[0], func(l Line, no int) int { return l.No - no })
	if at == 0 || len([]rune(p.lines[at-1].Text)) > 30 || strings.ContainsAny(p.lines[at-1].Text, "。；\t") {
		return ""
	}
	above := p.lines[at-1]
	if slices.ContainsFunc(p.plan.Agenda, func(i plandoc.Item) bool { return slices.Contains(i.Lines, above.No) }) {
		return ""
	}
	if at := p.headingAt(above.No); at >= 0 {
		return strings.Trim(oneLine(p.plan.Sections[at].Title), "：:。. ") // without its number
	}
	return oneLine(above.Text)
}

// headingAt returns the index of the section whose heading is a line; -1 for none.
func (p *proposing) headingAt(no int) int {
	return slices.IndexFunc(p.plan.Sections, func(s plandoc.Section) bool { return len(s.Lines) > 0 && s.Lines[0] == no })
}

// startsAnew says whether an item begins before the last one did, or counts
// from the first again under another heading.
func startsAnew(items []Item, next Item, elsewhere bool) bool {
	before := items[len(items)-1]
	if elsewhere && next.Label != "" && next.Label == items[0].Label {
		return true
	}
	return !next.StartsAt.IsZero() && !before.StartsAt.IsZero() && next.StartsAt.Before(before.StartsAt)
}

func (p *proposing) sessionTitle(section, nth int) string {
	if nth > 0 && section >= 0 {
		if title := strings.Trim(oneLine(p.plan.Sections[section].Title), "：:。. "); title != "" {
			return clipped(title, longestTitle)
		}
	}
	if p.Details.Kind == campaign.Meeting {
		return p.words().T("import.session.meeting")
	}
	title := p.words().T("import.session.gathering")
	if nth > 0 {
		title += " " + strconv.Itoa(nth+1)
	}
	return title
}

// place gives a session its day, start, end and place as far as they are
// certain, and its items the lengths that stated times imply.
func (p *proposing) place(s *Session, nth int) {
	d := p.Details
	if !d.StartsOn.IsZero() && (d.EndsOn.IsZero() || d.EndsOn == d.StartsOn) && len(p.Sessions) == 1 {
		s.StartsOn = d.StartsOn
	}
	if day := p.dayIn(s.Title); !day.IsZero() && len(p.Sessions) > 1 {
		s.StartsOn = day
	}
	for i := range s.Items {
		item := &s.Items[i]
		s.Lines = append(s.Lines, item.Lines...)
		if item.Seconds == nil && !item.StartsAt.IsZero() && i+1 < len(s.Items) && !s.Items[i+1].StartsAt.IsZero() {
			if length := minuteOf(s.Items[i+1].StartsAt) - minuteOf(item.StartsAt); length > 0 {
				item.Seconds = new(length * 60)
			}
		}
	}
	s.Lines = slices.Compact(slices.Sorted(slices.Values(s.Lines)))
	if len(s.Items) > 0 && !s.Items[0].StartsAt.IsZero() {
		s.StartsAt = s.Items[0].StartsAt
	} else if nth == 0 && p.plan.Period != nil && !slices.ContainsFunc(s.Items, func(i Item) bool { return !i.StartsAt.IsZero() }) {
		s.StartsAt = firstClock(p.plan.Period.Text)
	}
	if len(p.Sessions) == 1 && p.plan.Period != nil && s.StartsAt == firstClock(p.plan.Period.Text) {
		if ends, ok := plandoc.LastClock(p.plan.Period.Text); ok && ends < 24*60 && !s.StartsAt.IsZero() {
			s.EndsAt = civil.NewTimeOfDay(ends/60, ends%60)
		}
	}
	if live := p.Places; len(live) == 1 {
		s.Place = live[0].ID
	}
}

var dayPattern = regexp.MustCompile(`([0-9]{1,2})月([0-9]{1,2})日`)

// dayIn returns the day of the plan's period that a text names without a year.
func (p *proposing) dayIn(text string) civil.Date {
	m, d := dayPattern.FindStringSubmatch(text), p.Details
	if m == nil || d.StartsOn.IsZero() || d.EndsOn.IsZero() {
		return civil.Date{}
	}
	for day := d.StartsOn; !d.EndsOn.Before(day) && day.DaysSince(d.StartsOn) < 366; day = day.AddDays(1) {
		if strconv.Itoa(int(day.Month)) == m[1] && strconv.Itoa(day.Day) == m[2] {
			return day
		}
	}
	return civil.Date{}
}

// firstClock returns the first clock time that a text states.
func firstClock(text string) civil.TimeOfDay {
	minutes, ok := plandoc.FirstClock(text)
	if !ok || minutes >= 24*60 {
		return civil.TimeOfDay{}
	}
	return civil.NewTimeOfDay(minutes/60, minutes%60)
}

// sectionOf returns the index of the section that holds the first of some
// lines; -1 for none.
func (p *proposing) sectionOf(lines plandoc.Lines) int {
	if len(lines) == 0 {
		return -1
	}
	return slices.IndexFunc(p.plan.Sections, func(s plandoc.Section) bool { return slices.Contains(s.Lines, lines[0]) })
}
