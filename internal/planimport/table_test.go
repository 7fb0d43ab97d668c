package planimport_test

import (
	"slices"
	"testing"

	"tongxing/internal/agenda"
	"tongxing/internal/fault"
	"tongxing/internal/planimport"
)

func TestReadTable(t *testing.T) {
	t.Parallel()
	for name, rows := range map[string][][]string{
		"lengths": {{"时间", "环节", "时长（分钟）", "主讲", "音乐"}, {"09:00", "园长致辞", "3", "陈明", ""}, {"09:03", "合唱《手拉手》", "6", "", "伴奏渐强"}},
		"times":   {{"序号", "时间", "活动内容", "主讲", "提示"}, {"1", "09:00", "园长致辞", "陈明", ""}, {"2", "09:03-09:09", "合唱《手拉手》", "", "音乐：伴奏渐强"}},
		"bare":    {{"1、", "9:00", "园长致辞", "陈明"}, {"2、", "9:03-9:09", "合唱《手拉手》（播放伴奏音乐）", ""}},
	} {
		sessions, err := planimport.ReadTable(rows)
		if err != nil {
			t.Fatal(name, err)
		}
		if len(sessions) != 1 || len(sessions[0].Items) != 2 {
			t.Fatalf("%s: %+v", name, sessions)
		}
		first, second := sessions[0].Items[0], sessions[0].Items[1]
		if first.Title != "园长致辞" || first.Kind != agenda.Speech || first.Seconds.Seconds() != 180 || first.Speaker != "陈明" && name != "bare" || first.At.String() != "09:00" {
			t.Errorf("%s: %+v", name, first)
		}
		if second.Title != "合唱《手拉手》" || second.Seconds.Seconds() != 360 || len(second.Cues) != 1 || second.Cues[0].Channel != agenda.Music {
			t.Errorf("%s: %+v", name, second)
		}
	}
	for _, rows := range [][][]string{nil, {{"你好"}}, {{"品名", "单价"}, {"绘本", "28.5"}}, {{"项目", "时间", "金额"}, {"租车", "9:00", "300"}}} {
		if _, err := planimport.ReadTable(rows); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: %v", rows, err)
		}
	}
}

// TestColumnsAreWhatTheirHeadsSay: whatever the words in them look like.
func TestColumnsAreWhatTheirHeadsSay(t *testing.T) {
	t.Parallel()
	sessions, err := planimport.ReadTable([][]string{
		{"“石榴籽”社区开放日流程"},
		{"日期", "时间", "环节", "时长", "负责人", "主讲", "音乐", "大屏", "备注", "地点"},
		{"2027-05-15", "9：30", "林秋讲话", "5分钟", "方圆", "", "", "", "话筒两支", "操场"},
		{"", "", "2、奏唱国歌", "2", "", "", "伴奏", "歌词；舞台：升旗手就位", "全体起立", ""},
		{"", "", "", "", "高雁", "", "", "", "音乐老师在侧幕", ""},
		{"下半场", "", "", "", "", "", "", "", "", ""},
		{"", "午饭后", "游园", "1小时30分", "", "", "", "", "", ""},
		{"2027年5月16日", "9:00-9:20", "重聚", "", "", "凤鸣", "", "", "", ""},
		{"合计", "", "", "117", "", "", "", "", "", ""}})
	if err != nil {
		t.Fatal(err)
	}
	if len(sessions) != 2 || len(sessions[0].Items) != 3 || len(sessions[1].Items) != 1 || sessions[1].StartsOn.String() != "2027-05-16" {
		t.Fatalf("%+v", sessions)
	}
	speech, anthem, games, again := sessions[0].Items[0], sessions[0].Items[1], sessions[0].Items[2], sessions[1].Items[0]
	if speech.Speaker != "" || speech.Owner != "方圆" || speech.Note != "话筒两支\n地点：操场" || len(speech.Cues) != 0 || speech.Seconds.Seconds() != 300 {
		t.Errorf("%+v", speech)
	}
	want := []agenda.CueFields{{Channel: agenda.Music, Text: "伴奏"}, {Channel: agenda.Screen, Text: "歌词"}, {Channel: agenda.Stage, Text: "升旗手就位"}}
	if anthem.Title != "奏唱国歌" || !anthem.Numbered || anthem.Note != "全体起立\n音乐老师在侧幕" || anthem.Owner != "高雁" || !slices.Equal(anthem.Cues, want) {
		t.Errorf("%+v", anthem)
	}
	if games.Note != "下半场\n午饭后" || games.Seconds.Seconds() != 5400 || again.Speaker != "凤鸣" || again.Seconds.Seconds() != 1200 {
		t.Errorf("%+v %+v", games, again)
	}
}
