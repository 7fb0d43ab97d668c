package plandoc

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// cueWords name the desk a remark goes to. A remark that opens with the desk
// itself goes there; else the channels are tried in this order: an interpreter
// on the stage is a matter of access first.
var cueWords = []struct {
	channel Channel
	desks   []string
	words   []string
}{
	{ChannelAccess, []string{"手语", "字幕"}, []string{"手语", "字幕", "轮椅", "坡道", "盲文", "无障碍", "助听", "口述", "安静角", "安静区", "翻译", "速录", "interpreter", "caption", "ramp", "bsl", "wheelchair", "quiet room", "quiet corner", "hearing loop", "braille", "sign language", "large print", "subtitles"}},
	{ChannelLight, []string{"灯光", "追光", "light"}, []string{"灯", "追光", "暗场", "全场暗", "light", "spotlight", "blackout"}},
	{ChannelScreen, []string{"大屏", "屏幕", "投影", "ppt", "led", "电子屏", "白板", "screen", "slide"}, []string{"大屏", "屏幕", "投影", "ppt", "视频", "白板", "课件", "led", "幻灯", "电子屏", "短片", "宣传片", "动画片", "影片", "照片", "显示", "背景图", "屏显", "屏", "slide", "screen", "video", "projector", "film", "display"}},
	{ChannelMusic, []string{"音乐", "音响", "背景音乐", "music", "sound"}, []string{"音乐", "音箱", "播放", "放《", "伴奏", "音响", "音效", "国歌", "歌曲", "乐曲", "曲", "奏乐", "铃声", "鼓", "钢琴", "鸣炮", "音量", "起乐", "配乐", "放歌", "轻音乐", "进行曲", "循环放", "话筒", "麦1", "麦2", "麦3", "手麦", "立麦", "耳麦", "头麦", "麦克风", "录音", "music", "sound", "track", "song", "anthem", "mic", "microphone", "piano", "audio", "playlist", "drum"}},
	{ChannelStage, nil, []string{"舞台", "礼仪", "旗手", "上台", "下台", "站位", "道具", "就位", "台侧", "台前", "台上", "候场", "拉幕", "幕布", "上场", "退场", "搬", "抬", "托盘", "鲜花", "撤", "stage", "props", "curtain", "table", "chairs", "podium", "usher", "lectern", "enter", "exit"}},
	{ChannelOther, nil, []string{"彩带", "气球", "烟雾", "彩炮"}},
}

// channelOf returns the channel that a remark names, empty for none.
func channelOf(s string) Channel {
	low := strings.ToLower(s)
	for _, c := range cueWords {
		if slices.ContainsFunc(c.desks, func(w string) bool { return strings.HasPrefix(low, w) }) {
			return c.channel
		}
	}
	x := cueLexicon()
	if at := x.words.best(low); at >= 0 {
		return x.channels[at]
	}
	return ""
}

// cueLexicon holds all cueWords in their order with the channel of each.
var cueLexicon = sync.OnceValue(func() (x struct {
	words    *lexicon
	channels []Channel
}) {
	var words []string
	for _, c := range cueWords {
		words = append(words, c.words...)
		for range c.words {
			x.channels = append(x.channels, c.channel)
		}
	}
	x.words = newLexicon(words)
	return x
})

func isLatin(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

// readCues divides a remark into cues, one for each desk it names; nil where
// it names none. A piece without a desk of its own goes on with the one before
// it after a comma, and is a cue to nobody in particular after 、 or ；.
func readCues(s string) []Cue {
	if cues := deskCues(s); cues != nil {
		return cues
	}
	if channelOf(s) == "" {
		return nil
	}
	if pieces := cuePieces(s); !han(s) && len(pieces) > 1 && channelOf(pieces[0].text) == "" {
		return nil // (bubbles, sand, drums)
	}
	var out []Cue
	label, _, _ := cutLabel(s)
	labelled := channelOf(label) != "" // 道具：纸箱、球
	for _, p := range cuePieces(s) {
		channel := channelOf(p.text)
		switch {
		case channel == "" && len(out) > 0 && (!p.hard || labelled && p.separator == "、"):
			last := &out[len(out)-1]
			last.Text += p.separator + p.text
			continue
		case channel == "" && len(out) == 0 && placeTail.MatchString(p.text):
			continue // where it happens
		case channel == "":
			channel = ChannelOther
		}
		out = append(out, Cue{Channel: channel, Text: cueText(p.text)})
	}
	return out
}

// deskLabels open what one desk does in a remark that goes through the desks.
var deskLabels = map[string]Channel{"音乐": ChannelMusic, "大屏": ChannelScreen, "舞台": ChannelStage, "灯光": ChannelLight, "无障碍": ChannelAccess, "其他": ChannelOther,
	"music": ChannelMusic, "screen": ChannelScreen, "stage": ChannelStage, "light": ChannelLight, "access": ChannelAccess, "other": ChannelOther}

var deskLabel = regexp.MustCompile(`(?i)(?:^|[；;\n][ ]*)(音乐|大屏|舞台|灯光|无障碍|其他|music|screen|stage|light|access|other)(?:：|: ?)`)

// deskCues reads 音乐：国歌，伴奏带人声；大屏：国旗: what follows a desk's name is
// for this desk, up to the next one or to a sentence about another desk. It is
// nil where the remark opens otherwise.
func deskCues(s string) (out []Cue) {
	found := deskLabel.FindAllStringSubmatchIndex(s, -1)
	if found == nil || found[0][0] != 0 {
		return nil
	}
	for i, at := range found {
		end := len(s)
		if i+1 < len(found) {
			end = found[i+1][0]
		}
		desk := deskLabels[strings.ToLower(s[at[2]:at[3]])]
		text, rest := ofDesk(s[at[1]:end], desk)
		if text != "" {
			out = append(out, Cue{Channel: desk, Text: text})
		}
		if rest != "" {
			out = append(out, readCues(rest)...)
		}
	}
	return out
}

// ofDesk divides what follows a desk's name from a sentence that is about
// another desk alone: 轻快钢琴曲；灯光调暗.
func ofDesk(s string, desk Channel) (text, rest string) {
	at := 0
	for piece := range strings.SplitAfterSeq(strings.NewReplacer("；", "；\x00", ";", ";\x00").Replace(s), "\x00") {
		piece = strings.TrimSuffix(piece, "\x00")
		if at > 0 && opensAnother(piece, desk) {
			return strings.Trim(s[:at], " 　。；;\n"), strings.Trim(s[at:], " 　。；;\n")
		}
		at += len(piece)
	}
	return strings.Trim(s, " 　。；;\n"), ""
}

// opensAnother reports whether a remark opens with a word of another desk and
// has none of this one.
func opensAnother(s string, desk Channel) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	opens := false
	for _, c := range cueWords {
		switch {
		case c.channel != desk:
			opens = opens || opensWith(s, c.words)
		case slices.ContainsFunc(c.words, func(w string) bool { return strings.Contains(s, w) }):
			return false
		}
	}
	return opens
}

// cueText drops the desk's own name before a colon: 音乐：轻快钢琴曲.
func cueText(s string) string {
	label, value, ok := cutLabel(s)
	if ok && value != "" && runes(label) <= 6 && channelOf(label) != "" && !strings.ContainsAny(label, "放播") {
		return value
	}
	return s
}

type cuePiece struct {
	text, separator string
	hard            bool // parted from the one before by more than a comma
}

// cuePieces cuts at punctuation outside quotation marks and brackets.
func cuePieces(s string) []cuePiece {
	var out []cuePiece
	depth, start := 0, 0
	separator := ""
	add := func(end int) {
		if text := strings.Trim(s[start:end], " 　。.;；,，、"); text != "" {
			out = append(out, cuePiece{text, separator, separator != "," && separator != "，"})
		}
	}
	for i, r := range s {
		switch {
		case strings.ContainsRune("《“（(", r):
			depth++
		case strings.ContainsRune("》”）)", r):
			depth--
		case depth <= 0 && strings.ContainsRune("、，,；;。\n＋+", r):
			add(i)
			separator, start = string(r), i+utf8.RuneLen(r)
		}
	}
	add(len(s))
	return out
}
