package plandoc

import (
	"regexp"
	"strings"
)

var (
	// 王老师 2025/5/6 20:15:33 and 王老师 5月6日 下午8:15, as copied from a chat.
	chatHeader = regexp.MustCompile(`^\S.{0,24}?[ 　]+(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[ 　]*(?:上午|下午|晚上|早上|中午)?[ 　]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$`)
	// 王老师: on a line of its own after a date, or 2025-05-06 20:15 王老师.
	chatDateFirst = regexp.MustCompile(`^(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[ 　]+(?:上午|下午|晚上|早上|中午)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?[ 　]+([^\s:：]{1,12})[:：]?$`)
	chatTime      = regexp.MustCompile(`^(?:昨天|今天|前天|星期[一二三四五六日天]|周[一二三四五六日])[ 　]*(?:上午|下午|晚上|早上|中午)?[ 　]*\d{1,2}[:：]\d{2}$`)
	chatNameTime  = regexp.MustCompile(`^([\p{Han}A-Za-z0-9·\-（）()]{2,14})[ 　]+(?:昨天|今天|前天|星期[一二三四五六日天]|周[一二三四五六日])?[ 　]*(?:上午|下午|晚上|早上|中午)?[ 　]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$`)
	chatPicture   = regexp.MustCompile(`^\[(?:图片|文件|语音|视频|表情|动画表情|链接|位置|Photo|Image|Sticker|File|Video|Voice|语音通话|名片|红包|小程序|聊天记录)[^\]]*\].{0,40}$|^以下是.{0,30}聊天记录|撤回了一条消息$|^[-—– ]*以下为新消息[-—– ]*$`)
	chainHeader   = regexp.MustCompile(`^[#＃]\s?(?:接龙|报名|group)`)
)

// markChat sets aside the lines a chat adds around what was said: who wrote
// when, pictures, and the names of a sign-up chain (接龙).
func markChat(lines []line) {
	again := map[string]int{}
	for i := range lines {
		if l := &lines[i]; l.text != "" && isFigure(rune(l.text[len(l.text)-1])) && l.short(40) {
			if m := chatNameTime.FindStringSubmatch(l.text); m != nil {
				again[m[1]]++
			}
		}
	}
	chain, chained := false, false
	for i := range lines {
		l := &lines[i]
		if !l.short(60) {
			chain = false
			continue
		}
		text := l.text
		if closes := text != "" && isFigure(rune(text[len(text)-1])); closes || text != "" && isFigure(rune(text[0])) {
			switch {
			case closes && opensValue(strings.Fields(text)[0]), closes && labelTopic(firstOf(cutLabel(bare(text)))) != 0: // 时间 2026.6.6 14:30, 五、时间： 6月6日14:30
			case closes && (chatHeader.MatchString(text) || chatTime.MatchString(text)), isFigure(rune(text[0])) && datedName(text):
				l.aside, chain = true, false
				continue
			}
			if m := chatNameTime.FindStringSubmatch(text); closes && m != nil && (again[m[1]] > 1 || isPerson(m[1])) && labelTopic(m[1]) == 0 {
				l.aside, chain = true, false
				continue
			}
		}
		switch {
		case strings.HasPrefix(text, "[") && chatPicture.MatchString(text), strings.HasPrefix(text, "以下") && chatPicture.MatchString(text), strings.HasSuffix(text, "撤回了一条消息"):
			l.aside = true
		case chainHeader.MatchString(text):
			l.aside, chain, chained = true, true, true
		case chain:
			m := parseMarker(text)
			if chain = m.family == famDot || m.family == famDun || l.text == "例" || strings.HasPrefix(text, "例"); chain {
				l.aside = true
			}
		}
	}
	if chained {
		markSignUps(lines)
	}
}

// datedName reports whether a line is a date, a time and who wrote. 3.1 9:00
// 签到 is a numbered line of a running order.
func datedName(text string) bool {
	m := chatDateFirst.FindStringSubmatch(text)
	return m != nil && (isPerson(m[1]) || !decimalFirst.MatchString(text))
}

var decimalFirst = regexp.MustCompile(`^\d{1,2}\.\d{1,2} `)

// fourFigures is a time as show callers write it: 0840 全员到岗.
var fourFigures = regexp.MustCompile(`^([01]\d|2[0-3])([0-5]\d)([ 　\t-])`)

// markFourFigures reads such times where at least three of them run through a day.
func markFourFigures(lines []line) {
	var at []int
	last := ""
	for i := range lines {
		l := &lines[i]
		if m := fourFigures.FindString(clip(l.text, 6)); m != "" && len(l.cells) < 2 {
			if m[:4] < last {
				return
			}
			last, at = m[:4], append(at, i)
		}
	}
	if len(at) < 3 {
		return
	}
	for _, i := range at {
		l := &lines[i]
		l.raw = l.source()
		l.text, l.seen = l.text[:2]+":"+l.text[2:], nil
	}
}

// markSignUps sets aside the names at the end of a text that asked for them:
// 1. 小北 2. 大鱼+1.
func markSignUps(lines []line) {
	for i := len(lines) - 1; i >= 0; i-- {
		l := &lines[i]
		if l.aside {
			continue
		}
		if m := l.marker(); m.family != famDot && m.family != famDun || runes(m.rest) > 12 || strings.ContainsAny(m.rest, "，。：:；") {
			return
		} else if _, timed := findClock(m.rest, false); timed {
			return
		}
		l.aside = true
	}
}
