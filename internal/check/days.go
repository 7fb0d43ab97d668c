package check

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"tongxing/internal/civil"
)

// themes are the themes of 全国助残日 by year, as far back as plans are copied.
var themes = map[int]string{
	2009: "关爱残疾孩子发展特殊教育",
	2010: "关爱帮扶农村贫困残疾人",
	2011: "改善残疾人民生保障残疾人权益",
	2012: "加强残疾人文化服务保障残疾人文化权益",
	2013: "帮扶贫困残疾人",
	2014: "关心帮助残疾人实现美好中国梦",
	2015: "关注孤独症儿童走向美好未来",
	2016: "关爱孤残儿童让爱洒满人间",
	2017: "推进残疾预防健康成就小康",
	2018: "全面建成小康社会残疾人一个也不能少",
	2019: "自强脱贫助残共享",
	2020: "助残脱贫决胜小康",
	2021: "巩固残疾人脱贫成果提高残疾人生活质量",
	2022: "促进残疾人就业保障残疾人权益",
	2023: "完善残疾人社会保障制度和关爱服务体系促进残疾人事业全面发展",
	2024: "科技助残共享美好生活",
	2025: "弘扬自强与助残精神凝聚团结奋进力量",
}

// year is the year that the plan is for, as its dates or else today tell; 0
// where neither does.
func (p *Plan) year() int {
	if p.Period.From.Year > 0 {
		return p.Period.From.Year
	}
	for _, s := range p.Sessions {
		if !s.StartsOn.IsZero() {
			return s.StartsOn.Year
		}
	}
	return p.Today.Year
}

// oldTheme finds the theme of an earlier year's 全国助残日.
func oldTheme(p *Plan) []Finding {
	theme := strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return -1
	}, p.Theme)
	for year, words := range themes {
		if theme == words && year < p.year() {
			return []Finding{{Ref: p.Ref, Field: "theme", Words: p.Theme, Year: year}}
		}
	}
	return nil
}

var (
	statedYear = regexp.MustCompile(`(20\d\d)\s*年`)
	nthDay     = regexp.MustCompile(`第([〇零一二三四五六七八九十\d]{1,4})[次个届]\s*[“"]?全国助残日`)
)

// oldYear finds a title or theme that still names an earlier year, or counts
// the 全国助残日 of one: the first was in 1991.
func oldYear(p *Plan) (found []Finding) {
	year := p.year()
	if p.Period.From.Year == 0 {
		return nil
	}
	for _, t := range []struct{ field, words string }{{"title", p.Title}, {"theme", p.Theme}} {
		stated := 0
		if m := statedYear.FindStringSubmatch(t.words); m != nil {
			stated, _ = strconv.Atoi(m[1])
		} else if m := nthDay.FindStringSubmatch(t.words); m != nil {
			stated = 1990 + count(m[1])
		}
		if 1990 < stated && stated < year {
			found = append(found, Finding{Ref: p.Ref, Field: t.field, Words: t.words, Year: stated, Count: year})
		}
	}
	return found
}

// count reads 36 and 三十六; -1990 makes nothing of what it cannot read.
func count(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	n, unit := 0, 0
	for _, c := range s {
		if c == '十' {
			n += max(unit, 1) * 10
			unit = 0
			continue
		}
		unit = max(0, strings.IndexRune("零一二三四五六七八九", c)/len("零"))
	}
	return n + unit
}

// onHoliday finds days held on a public holiday.
func onHoliday(p *Plan) []Finding {
	return p.eachDay(func(d civil.Date) (Finding, bool) {
		name, work, known := holiday(d)
		if !known && !announced(d.Year) {
			name, known = lawful(d)
		}
		return Finding{Day: d, Words: name}, known && !work
	})
}

// onWorkingWeekend finds Saturdays and Sundays on which people work in
// exchange for a holiday (调休).
func onWorkingWeekend(p *Plan) []Finding {
	return p.eachDay(func(d civil.Date) (Finding, bool) {
		name, work, known := holiday(d)
		return Finding{Day: d, Words: name}, known && work
	})
}

// holidaysUnknown finds days near a public holiday of a year whose working
// days are not announced yet.
func holidaysUnknown(p *Plan) []Finding {
	return p.eachDay(func(d civil.Date) (Finding, bool) {
		name, near := nearHoliday(d)
		if _, free := lawful(d); free {
			return Finding{}, false
		}
		return Finding{Day: d, Words: name, Year: d.Year}, near && !announced(d.Year)
	})
}

// eachDay asks about the day of each session ahead, or of the whole where no
// session has one. A drive over several days goes through holidays anyway.
func (p *Plan) eachDay(wrong func(civil.Date) (Finding, bool)) (found []Finding) {
	asked := map[civil.Date]bool{}
	ask := func(d civil.Date, at Finding) {
		if d.IsZero() || asked[d] || d.Before(p.Today) {
			return
		}
		asked[d] = true
		if f, yes := wrong(d); yes {
			f.Ref, f.Field, f.Title = at.Ref, at.Field, at.Title
			found = append(found, f)
		}
	}
	for _, s := range p.ahead() {
		if s.LastDay == s.StartsOn {
			ask(s.StartsOn, Finding{Ref: s.Ref, Field: "starts_on", Title: s.Title})
		}
	}
	from, to := p.Period.From, p.Period.To
	if len(p.Sessions) == 0 && p.gathering() && from.Year > 0 && from.Month > 0 && from.Day > 0 && (to == Day{} || to == from) {
		ask(civil.NewDate(from.Year, time.Month(from.Month), from.Day), Finding{Ref: p.Ref, Field: "starts_on", Title: p.Title})
	}
	return found
}
