package plandoc

import (
	"regexp"
	"slices"
	"strings"
)

var (
	placeLabel = regexp.MustCompile(`^(?:主会场|分会场|会场|地点|集合点|备用场地|启动仪式|第?[一二三四五六1-9][、.]|[\p{Han}]{2,6}(?:会场|场地|地点))[一二三四1-4]?[ 　]*[:：][ 　]*`)
	placeTail  = regexp.MustCompile(`(?:门口|门|路口|礼堂|厅|室|场|园|楼|校|院|馆|中心|广场|区|里|点|街|路|村|社区|活动室|教室|会议室|台|处|站|家|廊|角|前|内|边|旁|园区|所|房|堂|基地|公园|小学|中学|幼儿园|大学)$`)
	heldAt     = regexp.MustCompile(`在([^，。；、在]{2,24}?)(?:隆重)?(?:举行|举办|召开|集中举行|集合|开展)`)
)

// placeStated says where in a sentence: 地点为本校报告厅.
var placeStated = regexp.MustCompile(`(?:地点|场地)(?:设在|定在|设于|改在|改到|改为|在|为)([^，。；：]{2,40})`)

// inBadWeather opens where a plan moves to, which is not where it takes place.
var inBadWeather = regexp.MustCompile(`^(?:如遇|如果|若|遇)?(?:下雨|雨天|雨雪|大风|天气|雷雨|有雨|if it rains|in case of rain|wet weather)`)

func (r *reader) readPlaces() {
	add := func(name string, where Lines) {
		name = strings.Trim(withoutRemarks(name), " 　。；;，,、.：:")
		if rest, ok := strings.CutPrefix(name, "在"); ok { // 在小草坪集合
			for _, meet := range []string{"集合", "举行", "举办", "集中", "召开", "进行"} {
				rest = strings.TrimSuffix(rest, meet)
			}
			if placeTail.MatchString(rest) {
				name = rest
			}
		}
		if name == "" || isBlank(name) || inBadWeather.MatchString(name) || slices.Contains(r.plan.Places, name) || len(r.plan.Places) >= 60 {
			return
		}
		r.plan.Places = append(r.plan.Places, name)
		r.plan.PlaceLines = append(r.plan.PlaceLines, where...)
	}
	for _, v := range r.values(topicPlace) {
		text := v.text
		if topicOf(v.title).has(topicTime) && (len(findDates(text)) > 0 || labelTopic(firstOf(cutLabel(text))).has(topicTime)) {
			if text = withoutTimes(text); text == "" {
				continue
			}
		}
		text = placeLabel.ReplaceAllString(text, "")
		if strings.HasSuffix(text, "。") && runes(text) > 50 {
			continue
		}
		if topicOf(v.title).has(topicAgenda) {
			if _, timed := leadingClock(text); timed {
				continue // 集合和流程
			}
		}
		for _, place := range splitPlaces(text) {
			if tailTopic(plainLabel(v.title)) != 0 && isName(squash(place)) {
				continue // 队形场地：王某
			}
			if place = placeLabel.ReplaceAllString(place, ""); len(r.plan.Places) == 0 || likePlace(place) {
				add(place, v.lines)
			}
		}
	}
	if len(r.plan.Places) > 0 {
		return
	}
	r.each(func(b *block, body []line, i int) {
		if len(r.plan.Places) > 0 || b != nil && b.topics.has(topicScript|topicDemands|topicSchedule|topicPurpose) {
			return
		}
		text := clip(body[i].text, 600)
		if strings.Contains(text, "地点") || strings.Contains(text, "场地") {
			if m := placeStated.FindStringSubmatch(text); m != nil {
				for _, place := range splitPlaces(m[1]) {
					add(place, body[i].lines())
				}
				return
			}
		}
		if !strings.Contains(text, "在") {
			return
		}
		if m := heldAt.FindStringSubmatch(text); m != nil && placeTail.MatchString(m[1]) {
			add(m[1], body[i].lines())
		}
	})
}

// likePlace reports whether one of further places reads as such, and not as
// what is done there.
func likePlace(s string) bool {
	plain := strings.Trim(stripBrackets(s), " 　。；;，,、.：:")
	if label, value, labelled := cutLabel(s); labelled && !labelTopic(label).has(topicPlace) && !strings.HasSuffix(label, "场") && !placeTail.MatchString(label) {
		return placeTail.MatchString(value) && !strings.ContainsAny(label, "数体办位") // 低年级：东操场
	}
	return !han(plain) || placeTail.MatchString(plain) || figures(plain) > 0 || runes(plain) <= 3 || strings.ContainsAny(plain, "楼层号厅室坊馆亭苑") && runes(plain) <= 16
}

// withoutTimes returns the pieces of a line that state no time but a place.
func withoutTimes(s string) string {
	var out []string
	if !han(s) {
		for _, p := range strings.FieldsFunc(stripBrackets(s), func(r rune) bool { return strings.ContainsRune(",;•|", r) }) {
			if p = strings.TrimSpace(p); p != "" && figures(p) == 0 && len(findDates(p)) == 0 && !namesWeekday(p) {
				out = append(out, p)
			}
		}
		return strings.Join(out, ", ")
	}
	for _, p := range strings.FieldsFunc(stripBrackets(s), func(r rune) bool { return strings.ContainsRune("，,；; 　。", r) }) {
		p = strings.TrimPrefix(strings.TrimPrefix(p, "地点"), "：")
		for _, meet := range []string{"集合", "集中", "见", "见面", "汇合", "举行", "召开", "开始", "碰头"} {
			p = strings.TrimSuffix(p, meet)
		}
		if _, ok := findClock(p, false); !ok && len(findDates(p)) == 0 && placeTail.MatchString(p) && runes(p) > 1 {
			out = append(out, strings.TrimPrefix(p, "在"))
		}
	}
	return strings.Join(out, "、")
}

// withoutRemarks removes what stands in brackets but for the number of a class,
// 五（4）班.
func withoutRemarks(s string) string {
	found := brackets(s)
	for i := len(found) - 1; i >= 0; i-- {
		if b := found[i]; figures(b.inner) == 0 || runes(b.inner) > 2 {
			s = s[:b.at] + s[b.end:]
		}
	}
	return strings.TrimSpace(s)
}

// splitPlaces divides a list of places; 及 and 和 part them only where both
// sides end like places. An English address keeps its commas.
func splitPlaces(s string) []string {
	s = withoutRemarks(s)
	if !han(s) {
		return strings.FieldsFunc(strings.ReplaceAll(s, " / ", ";"), func(r rune) bool { return r == ';' || r == '；' })
	}
	var out []string
	for _, p := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、，,；;/\t。", r) }) {
		cut := false
		for _, and := range []string{"以及", "及", "和", "与"} {
			if left, right, ok := strings.Cut(p, and); ok && placeTail.MatchString(strings.TrimSpace(left)) && placeTail.MatchString(strings.TrimSpace(right)) {
				out, cut = append(out, left, right), true
				break
			}
		}
		switch n := len(out); {
		case cut:
		case n > 0 && strings.ContainsAny(tail(out[n-1], 1), "东南西北") && strings.ContainsAny(clip(p, 1), "东南西北"):
			out[n-1] += "、" + p // 南、北校区
		default:
			out = append(out, p)
		}
	}
	return out
}
