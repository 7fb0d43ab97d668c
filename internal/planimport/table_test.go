package planimport_test

import (
	"testing"

	"tongxing/internal/agenda"
	"tongxing/internal/fault"
	"tongxing/internal/planimport"
)

func TestReadTable(t *testing.T) {
	t.Parallel()
	for name, rows := range map[string][][]string{
		"lengths": {{"时间", "环节", "时长（分钟）", "负责人", "音乐"}, {"09:00", "园长致辞", "3", "陈明", ""}, {"09:03", "合唱《手拉手》", "6", "", "伴奏渐强"}},
		"times":   {{"序号", "时间", "活动内容", "主讲", "提示"}, {"1", "09:00", "园长致辞", "陈明", ""}, {"2", "09:03-09:09", "合唱《手拉手》", "", "音乐：伴奏渐强"}},
	} {
		items, err := planimport.ReadTable(rows)
		if err != nil {
			t.Fatal(name, err)
		}
		if len(items) != 2 {
			t.Fatalf("%s: %+v", name, items)
		}
		first, second := items[0], items[1]
		if first.Title != "园长致辞" || first.Kind != agenda.Speech || first.Seconds.Seconds() != 180 || first.Speaker != "陈明" || first.Time != "09:00" {
			t.Errorf("%s: %+v", name, first)
		}
		if second.Title != "合唱《手拉手》" || second.Seconds.Seconds() != 360 || len(second.Cues) != 1 || second.Cues[0].Channel != agenda.Music {
			t.Errorf("%s: %+v", name, second)
		}
	}
	for _, rows := range [][][]string{nil, {{"你好"}}, {{"品名", "单价"}, {"绘本", "28.5"}}} {
		if _, err := planimport.ReadTable(rows); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: %v", rows, err)
		}
	}
}
