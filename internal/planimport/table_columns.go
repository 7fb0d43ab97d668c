package planimport

import (
	"slices"
	"strings"

	"tongxing/internal/agenda"
)

// tableColumn is what a column of an agenda's table holds.
type tableColumn string

const (
	sessionColumn tableColumn = "session"
	dateColumn    tableColumn = "date"
	numberColumn  tableColumn = "number"
	timeColumn    tableColumn = "time"
	endColumn     tableColumn = "end"
	minutesColumn tableColumn = "minutes"
	itemColumn    tableColumn = "item"
	speakerColumn tableColumn = "speaker"
	ownerColumn   tableColumn = "owner"
	cueColumn     tableColumn = "cue"
	noteColumn    tableColumn = "note"
	otherColumn   tableColumn = "other"
)

// heading is the head of one column.
type heading struct {
	column  tableColumn
	channel agenda.Channel // of a column of cues that names it
	words   string         // as written
}

// headWords are the heads of columns, as plainHead leaves them. The first words
// of an item are the certain ones: where two columns could name the items, the
// one whose word comes first does.
var headWords = map[tableColumn][]string{
	sessionColumn: {"场次", "场", "session", "阶段", "板块"},
	dateColumn:    {"日期", "哪天", "date", "day"},
	numberColumn:  {"序号", "编号", "顺序", "序", "次序", "项次", "号", "no", "no.", "#", "number"},
	timeColumn:    {"时间", "时段", "时间段", "起止时间", "开始时间", "时刻", "时间点", "时间安排", "起止", "开始", "几点", "time", "start", "starts", "when", "times"},
	endColumn:     {"结束时间", "结束", "end", "ends", "until"},
	minutesColumn: {"时长", "用时", "分钟", "预计用时", "所需时间", "限时", "耗时", "min", "mins", "minutes", "duration", "length"},
	itemColumn: {"环节", "环节名称", "活动环节", "节目", "节目名称", "议题", "议程", "流程", "程序", "环节内容", "流程环节", "活动流程", "议程内容", "流程内容", "程序内容", "item", "items",
		"segment", "agenda", "activity", "内容", "活动内容", "具体内容", "项目", "活动项目", "项目名称", "名称", "事项", "活动", "what", "content", "description", "event", "programme"},
	speakerColumn: {"主讲", "主讲人", "发言人", "发言", "讲话人", "讲话人员", "汇报人", "表演者", "表演人", "演员", "表演班级", "演出单位", "主持人", "主持", "谁", "由谁", "谁来讲", "人员", "speaker", "presenter", "presentedby", "who", "by", "performer", "host"},
	ownerColumn:   {"负责人", "负责", "责任人", "负责老师", "责任老师", "执行人", "落实人", "经办人", "牵头人", "带队", "带队老师", "负责人员", "责任人员", "负责单位", "责任单位", "责任部门", "谁负责", "owner", "lead", "leader", "incharge", "responsible", "person", "ledby"},
	cueColumn:     {"提示", "配合", "技术", "设备", "音视频", "cue", "cues", "av", "tech"},
	noteColumn:    {"备注", "说明", "注意事项", "其他", "note", "notes", "remark", "remarks", "comment", "comments"},
}

// channelWords are the desks by what they are called, in heads and before
// colons.
var channelWords = []struct {
	channel agenda.Channel
	words   []string
}{
	{agenda.Music, []string{"音乐", "音响", "音效", "音控", "背景音乐", "配乐", "伴奏", "music", "sound", "audio"}},
	{agenda.Screen, []string{"大屏", "大屏幕", "屏幕", "大屏内容", "投影", "多媒体", "ppt", "screen", "slides", "video"}},
	{agenda.Stage, []string{"舞台", "舞美", "催场", "stage"}},
	{agenda.Light, []string{"灯光", "灯", "light", "lights", "lighting"}},
	{agenda.AccessCue, []string{"无障碍", "无障碍安排", "手语", "字幕", "access", "accessibility"}},
	{agenda.OtherChannel, []string{"其他", "other"}},
}

// channelCalled returns the desk of that name; empty for none.
func channelCalled(word string) agenda.Channel {
	word = plainHead(word)
	for _, c := range channelWords {
		if slices.Contains(c.words, word) {
			return c.channel
		}
	}
	return ""
}

// plainHead is a head without its brackets, spaces and marks: 时长（分钟） is 时长.
func plainHead(cell string) string {
	cell = strings.ToLower(strings.Join(strings.Fields(cell), ""))
	if at := strings.IndexAny(cell, "（("); at > 0 {
		cell = cell[:at]
	}
	return strings.Trim(cell, "：:*＊")
}

// readHead returns what a head says of its column; a column of no known sort
// is otherColumn.
func readHead(cell string) heading {
	h := heading{column: otherColumn, words: strings.Trim(oneLine(cell), "：:")}
	words := append([]string{plainHead(cell)}, strings.FieldsFunc(plainHead(cell), func(r rune) bool { return strings.ContainsRune("/、与和及&", r) })...)
	for _, word := range words {
		for column, heads := range headWords {
			if slices.Contains(heads, word) {
				h.column = column
				return h
			}
		}
		if h.channel = channelCalled(word); h.channel != "" {
			h.column = cueColumn
			return h
		}
	}
	return h
}

// headings finds the row of heads among the first: one that names the items and
// something else that an agenda has. A list of costs or of who gets what has
// heads like it, and is none.
func headings(rows [][]string) (at int, heads []heading) {
	for at, row := range rows[:min(len(rows), 30)] {
		heads := make([]heading, len(row))
		have := map[tableColumn]int{}
		costs := false
		for i, cell := range row {
			heads[i] = readHead(cell)
			have[heads[i].column]++
			costs = costs || slices.Contains([]string{"金额", "单价", "数量", "预算", "费用", "amount", "price", "quantity", "cost"}, plainHead(cell))
		}
		if have[itemColumn] == 0 { // a table whose items are called sessions
			for i := range heads {
				if heads[i].column == sessionColumn {
					heads[i].column = itemColumn
					have[itemColumn]++
					break
				}
			}
		}
		if !costs && have[itemColumn] > 0 && have[timeColumn]+have[minutesColumn]+have[numberColumn]+have[speakerColumn]+have[cueColumn] > 0 {
			return at, oneItemColumn(heads)
		}
	}
	return 0, nil
}

// oneItemColumn leaves the most certain of several columns that could name the
// items; the others are words beside it.
func oneItemColumn(heads []heading) []heading {
	best := -1
	rank := func(h heading) int { return slices.Index(headWords[itemColumn], plainHead(h.words)) }
	for i, h := range heads {
		if h.column == itemColumn && (best < 0 || 0 <= rank(h) && (rank(heads[best]) < 0 || rank(h) < rank(heads[best]))) {
			best = i
		}
	}
	for i := range heads {
		if heads[i].column == itemColumn && i != best {
			heads[i].column = otherColumn
		}
	}
	return heads
}
