package plandoc_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"tongxing/internal/plandoc"
)

// manners are lines that some rule of reading looks at twice, each with one
// %d for a number that changes.
var manners = map[string]string{
	"posts":        "组长：宋岚%d\n",
	"appointments": "由园长宋岚任组长，副组长由周立%d担任。\n",
	"role table":   "角色\t姓名\n摄影\t宋岚%d\n",
	"run-ins":      "%d、结算。每季度一次。\n",
	"long line":    strings.Repeat("有事请联系张老师13800000001，车辆请联系李老师13800000002，", 20) + "%d\n",
	"glued":        "物资采购邓兰，车辆调度老邱，后勤保障宋岚%d\n",
	"dotted clock": "9.%02d 签到入场（音乐起）\n",
	"four figures": "09%02d 签到入场\n",
	"bracketed":    "（一）物资准备：借轮椅%d辆（滕园长，5月6日前）\n一、准备\n",
	"at":           "音响 @宋岚 %d\n",
	"items":        "%d. 大班合唱《小小的船》（选送：大一班）\n",
	"places":       "活动在学校礼堂举行，地点为本校报告厅%d。\n",
	"joining":      "%d. 王芳 大二班 家长2人\n",
	"ordinals":     "第%d项：主持人开场（5分钟）\n",
}

// BenchmarkGrowth reports how many times longer four times the text takes,
// for a whole plan over and over and for each of the manners; 4 is linear.
func BenchmarkGrowth(b *testing.B) {
	plan, err := os.ReadFile("testdata/01-chapters.txt")
	if err != nil {
		b.Fatal(err)
	}
	grow := func(b *testing.B, text func(times int) string) {
		read := func(data string) time.Duration {
			start := time.Now()
			if _, err := plandoc.Read("a.txt", []byte(data)); err != nil {
				b.Fatal(err)
			}
			return time.Since(start)
		}
		var small, large time.Duration
		one, four := text(1), text(4)
		for b.Loop() {
			small += read(one)
			large += read(four)
		}
		b.ReportMetric(float64(large)/float64(small), "growth")
	}
	b.Run("plan", func(b *testing.B) {
		grow(b, func(times int) string { return strings.Repeat(string(plan), 50*times) })
	})
	for name, line := range manners {
		b.Run(name, func(b *testing.B) {
			grow(b, func(times int) string {
				var text strings.Builder
				text.WriteString("助残日活动方案\n一、组织分工与活动流程\n")
				for i := range 5000 * times {
					fmt.Fprintf(&text, line, i%60)
				}
				return text.String()
			})
		})
	}
}
