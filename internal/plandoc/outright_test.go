package plandoc_test

import (
	"fmt"
	"testing"

	"tongxing/internal/plandoc"
)

// TestSaidOutright: what a plan says outright is taken over the remarks around
// it, and no sentence is cut.
func TestSaidOutright(t *testing.T) {
	t.Parallel()
	read, err := plandoc.Read("plan.txt", []byte(`青山小学助残日活动方案

一、宗旨
让每个孩子都坐得进来、听得明白。

二、活动时间
助残日是5月17日，星期日，我们提前办。
时间：2026年5月15日（周五）

三、活动地点
两处都在一层，没有门槛。
地点：报告厅（东门进）
地点：一号活动室
雨天也在这里，门口有人等。

四、活动准备
先做一件小事：
1. 量一量路：孩子推着小车走一遍，看哪里卡住。

五、任务分工
负责人	任务
陈明	联系翻译

六、活动程序
序号	时间	内容	主讲	提示
第一项	09:00—09:05	互相试讲五分钟		音乐：钢琴曲，小音量；其他：道具两份，当场签收；收据随后寄；灯光：暗一半；翻译那边的灯不变
第二项	09:05—09:10	短片		音乐：轻快的曲子；灯光调暗

七、经费保障
项目	数量	单价（元）	金额（元）
绘本	10本	20	200
合计			200
`))
	if err != nil || len(read) != 1 {
		t.Fatal(len(read), err)
	}
	p := read[0]
	for what, got := range map[string][2]string{
		"purpose":  {*p.Purpose, "让每个孩子都坐得进来、听得明白。"},
		"period":   {p.Period.Text, "2026年5月15日（周五）"},
		"places":   {fmt.Sprint(p.Places), "[报告厅 一号活动室]"},
		"duties":   {fmt.Sprint(len(p.Duties)) + p.Duties[0].What, "1联系翻译"},
		"budget":   {fmt.Sprint(len(p.Budget)) + p.Budget[0].Item + p.Budget[0].Amount, "1绘本200"},
		"speaker":  {fmt.Sprint(p.Agenda[0].Speaker == nil), "true"},
		"cues":     {fmt.Sprint(p.Agenda[0].Cues), "[{music 钢琴曲，小音量} {other 道具两份，当场签收；收据随后寄} {light 暗一半；翻译那边的灯不变}]"},
		"no label": {fmt.Sprint(p.Agenda[1].Cues), "[{music 轻快的曲子} {light 灯光调暗}]"},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: %q, want %q", what, got[0], got[1])
		}
	}
}
