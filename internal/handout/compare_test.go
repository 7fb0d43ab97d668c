package handout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/handout"
	"tongxing/internal/locale"
	"tongxing/internal/runsheet"
)

var chinese = locale.For(locale.Chinese)

// evening is a session from 22:00 of as many items as lengths are given, in
// minutes; a negative one is unknown.
func evening(lengths ...int) agenda.Session {
	s := agenda.Session{SessionFields: agenda.SessionFields{
		Title: "夜校", StartsOn: civil.NewDate(2026, 5, 15), StartsAt: civil.NewTimeOfDay(22, 0), Zone: "Asia/Shanghai"}}
	for i, length := range lengths {
		item := agenda.Item{ItemFields: agenda.ItemFields{Kind: agenda.Other}}
		item.ID = fmt.Sprint(i)
		item.Title = []string{"甲", "乙", "丙", "丁", "戊"}[i]
		if length >= 0 {
			item.Seconds = minutes(length)
		}
		s.Items = append(s.Items, item)
	}
	return s
}

func sheetOf(s agenda.Session) handout.Content {
	return handout.Sheet(handout.Gathering{Campaign: campaign.Campaign{Details: campaign.Details{Title: "夜校"}}, Session: s}, handout.FullRole, chinese)
}

func times(c handout.Content) string {
	var all []string
	for _, row := range c.Parts[0].Rows {
		all = append(all, row.Time)
	}
	return strings.Join(all, "|")
}

func fact(c handout.Content, key string) string {
	for _, f := range c.Facts {
		if f.Key == key {
			return strings.Join(f.Lines, "|")
		}
	}
	return ""
}

func TestTimesOnPaper(t *testing.T) {
	t.Parallel()
	undated := evening(90, 30)
	undated.StartsOn = civil.Date{}
	timeless := evening(90, 30)
	timeless.StartsAt = civil.TimeOfDay{}
	early := evening(60, 30)
	early.Items[0].Backstage, early.StartsAt = true, civil.NewTimeOfDay(0, 30)
	late := evening(90, 30)
	late.EndsAt = civil.NewTimeOfDay(23, 30)
	fixed := evening(30, 30, 30)
	fixed.Items[1].FixedAt, fixed.Items[2].FixedAt = civil.NewTimeOfDay(22, 40), civil.NewTimeOfDay(23, 0)
	for name, want := range map[string]struct {
		session                    agenda.Session
		rows, day, times, overruns string
	}{
		"over midnight":         {evening(90, 60, 30), "22:00|23:30|次日 00:30", "2026年5月15日（周五）", "22:00—次日 01:00", ""},
		"an unknown length":     {evening(90, -1, 30), "22:00|23:30|约 23:35", "2026年5月15日（周五）", "22:00—约 次日 00:05", ""},
		"no day":                {undated, "22:00|23:30", "日期待定", "22:00—次日 00:00", ""},
		"no time":               {timeless, "|", "2026年5月15日（周五）", "全天", ""},
		"called the day before": {early, "前一天 23:30|00:30", "2026年5月15日（周五）", "00:30—01:00", ""},
		"longer than planned":   {late, "22:00|23:30", "2026年5月15日（周五）", "22:00—次日 00:00", "计划 23:30 结束，按各项时长要到 次日 00:00"},
		"fixed starts":          {fixed, "22:00|22:40|23:00", "2026年5月15日（周五）", "22:00—23:30", ""},
	} {
		c := sheetOf(want.session)
		if got := times(c); got != want.rows {
			t.Errorf("%s: rows at %s, want %s", name, got, want.rows)
		}
		if day, times, overrun := fact(c, "day"), fact(c, "times"), fact(c, "overrun"); day != want.day || times != want.times || overrun != want.overruns {
			t.Errorf("%s: %q, %q, %q; want %q, %q, %q", name, day, times, overrun, want.day, want.times, want.overruns)
		}
	}
	rows := sheetOf(fixed).Parts[0].Rows
	if rows[1].Tag != "定时" || !slices.Equal(rows[1].Notices, []string{"前面有 10 分钟空档"}) || !slices.Equal(rows[2].Notices, []string{"前面的环节要多用 10 分钟，这一项仍按时开始"}) {
		t.Errorf("gap and overlap: %q, %q", rows[1].Notices, rows[2].Notices)
	}
}

// told writes changes as one text.
func told(changes handout.Changes) string {
	lines := slices.Clone(changes.Head)
	for _, row := range changes.Rows {
		lines = append(lines, row.Title+" "+string(row.Change)+" "+strings.Join(row.What, "；"))
	}
	return strings.Join(lines, "\n")
}

func TestCompare(t *testing.T) {
	t.Parallel()
	with := func(change func(s *agenda.Session)) agenda.Session {
		s := evening(10, 20, 30, 20, 10)
		change(&s)
		return s
	}
	for name, example := range map[string]struct {
		after agenda.Session
		want  string
	}{
		"nothing":        {with(func(*agenda.Session) {}), ""},
		"a length":       {with(func(s *agenda.Session) { s.Items[4].Seconds = minutes(15) }), "时间由“22:00—23:30”改为“22:00—23:35”\n戊 altered 由 10 分钟改为 15 分钟"},
		"an unknown one": {with(func(s *agenda.Session) { s.Items[4].Seconds = agenda.Length{} }), "时间由“22:00—23:30”改为“22:00—约 23:25”\n戊 altered 时长待定（原 10 分钟）"},
		"all later":      {with(func(s *agenda.Session) { s.StartsAt = civil.NewTimeOfDay(22, 5) }), "时间由“22:00—23:30”改为“22:05—23:35”\n甲 altered 从这里起都推后 5 分钟（原 22:00）"},
		"from one on":    {with(func(s *agenda.Session) { s.Items[1].Seconds = minutes(15) }), "时间由“22:00—23:30”改为“22:00—23:25”\n乙 altered 由 20 分钟改为 15 分钟\n丙 altered 从这里起都提前 5 分钟（原 22:30）"},
		"up to a fixed": {with(func(s *agenda.Session) {
			s.Items[0].Seconds = minutes(5)
			s.Items[3].FixedAt = civil.NewTimeOfDay(23, 0)
		}), "甲 altered 由 10 分钟改为 5 分钟\n乙 altered 从这里到“丙”提前 5 分钟（原 22:10）\n丁 altered 备注有改动；标记定为“定时”"},
		"two in turn":     {with(func(s *agenda.Session) { s.Items[0], s.Items[1] = s.Items[1], s.Items[0] }), "乙 altered 由 22:10 改到 22:00\n甲 altered 由 22:00 改到 22:20"},
		"words and notes": {with(func(s *agenda.Session) { s.Items[2].HostWords, s.Items[2].Note = "请", "慢" }), "丙 altered 主持词有改动；备注有改动"},
		"who":             {with(func(s *agenda.Session) { s.Items[2].Owner = "礼仪组" }), "丙 altered 负责定为“礼仪组”"},
		"cues": {with(func(s *agenda.Session) {
			s.Items[2].Cues = []agenda.Cue{{CueFields: agenda.CueFields{Channel: agenda.Light, Text: "亮"}}, {CueFields: agenda.CueFields{Channel: agenda.Music, Text: "歌"}}}
		}), "丙 altered 音乐、灯光提示有改动"},
		"a name":      {with(func(s *agenda.Session) { s.Items[2].Title = "合唱" }), "合唱 altered 名称由“丙”改为“合唱”"},
		"gone":        {with(func(s *agenda.Session) { s.Items = s.Items[:4] }), "时间由“22:00—23:30”改为“22:00—23:20”\n戊 gone "},
		"another day": {with(func(s *agenda.Session) { s.StartsOn = civil.NewDate(2026, 5, 18) }), "日期由“2026年5月15日（周五）”改为“2026年5月18日（周一）”"},
	} {
		before := sheetOf(evening(10, 20, 30, 20, 10))
		if got := told(handout.Compare(before, sheetOf(example.after), chinese)); got != example.want {
			t.Errorf("%s:\n%s\nwant:\n%s", name, got, example.want)
		}
	}
	longer, shorter := sheetOf(evening(10, 20, 30)), sheetOf(evening(10, 20))
	added := handout.Compare(shorter, longer, chinese)
	if len(added.Rows) != 1 || added.Rows[0].Change != handout.Added || added.Rows[0].Title != "丙" || !added.Rows[0].Public {
		t.Errorf("added: %+v", added)
	}
	contacts := longer
	contacts.Contacts = []runsheet.Contact{{Who: "王老师"}}
	if got := told(handout.Compare(longer, contacts, chinese)); got != "联系人有改动" {
		t.Errorf("contacts: %q", got)
	}
}

// FuzzCompare: a sheet does not differ from itself, whatever its lengths; and
// whatever differs is told.
func FuzzCompare(f *testing.F) {
	f.Add(int16(10), int16(20), int16(30), int16(-1), int16(5), int16(90))
	f.Add(int16(0), int16(0), int16(0), int16(1), int16(1), int16(1))
	f.Fuzz(func(t *testing.T, a, b, c, d, e, g int16) {
		one, other := sheetOf(evening(int(a), int(b), int(c))), sheetOf(evening(int(d), int(e), int(g)))
		if changes := handout.Compare(one, one, chinese); !changes.None() {
			t.Errorf("a sheet differs from itself: %s", told(changes))
		}
		same := fmt.Sprint(times(one)) == fmt.Sprint(times(other)) && fact(one, "times") == fact(other, "times") && one.Parts[0].Rows[2].Minutes == other.Parts[0].Rows[2].Minutes
		if changes := handout.Compare(one, other, chinese); changes.None() && !same {
			t.Errorf("%s and %s are told to be alike", times(one), times(other))
		}
	})
}
