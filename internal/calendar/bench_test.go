package calendar_test

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/emersion/go-ical"

	"tongxing/internal/cache"
	"tongxing/internal/calendar"
	"tongxing/internal/civil"
)

// The pair BenchmarkFeed and BenchmarkFeedReference measures a feed of 1 000
// sessions. Feed goes from rows to everything a server sends: folded bytes,
// the same in gzip, both entity tags. The reference is go-ical encoding the
// same calendar, already built, into memory: no building, folding, compressing
// or hashing. Feed is to take at most twice as long.

func BenchmarkFeed(b *testing.B) {
	cal := thousandSessions()
	b.ReportAllocs()
	for b.Loop() {
		finished := cache.Prepare(calendar.Feed(cal), cal.Events[0].Modified)
		if len(finished.Gzip.Bytes) == 0 {
			b.Fatal("no bytes")
		}
	}
}

func BenchmarkFeedReference(b *testing.B) {
	prepared, err := ical.NewDecoder(bytes.NewReader(calendar.Feed(thousandSessions()))).Decode()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := ical.NewEncoder(&out).Encode(prepared); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFeedPlain is the part of BenchmarkFeed that this package does.
func BenchmarkFeedPlain(b *testing.B) {
	cal := thousandSessions()
	b.ReportAllocs()
	for b.Loop() {
		calendar.Feed(cal)
	}
}

// thousandSessions is a year of one county: a session, its place, its
// programme and what access was promised, as people write them.
func thousandSessions() calendar.Calendar {
	titles := []string{"助残日开放日：和你一起画春天", "爱心义卖与捐赠仪式", "手语课堂：第一句“你好”", "融合运动会", "康复指导与家长座谈"}
	places := []string{"青禾幼儿园操场（东门进，有坡道）", "春和社区文化活动中心二楼多功能厅", "滨江大学体育馆, 北侧入口", "特殊教育学校阳光教室"}
	begin := time.Date(2026, 3, 1, 1, 0, 0, 0, time.UTC)
	cal := calendar.Calendar{
		Name: "春和县助残系列活动", Zone: "Asia/Shanghai",
		URL: "https://tongxing.example/c/chunhe",
	}
	for i := range 1000 {
		starts := civil.InstantOf(begin.Add(time.Duration(i) * 7 * time.Hour))
		cal.Events = append(cal.Events, calendar.Event{
			UID:      fmt.Sprintf("session-0196d3a4-%04x-7c1e-9b2f-%012x@0196d3a0-5a11-7e10-8f00-1234567890ab", i*7919%65536, i*104729),
			Summary:  fmt.Sprintf("%s（第 %d 场）", titles[i%len(titles)], i+1),
			Location: places[i%len(places)],
			Description: fmt.Sprintf("第一项 孩子们入场\n第二项 园长致欢迎辞\n第三项 手语合唱《感恩的心》\n第四项 赠送图书 %d 册，合影留念\n"+
				"无障碍：手语翻译；轮椅席位 %d 个；安静房间", 40+i%60, 2+i%9),
			URL:        "https://tongxing.example/c/chunhe#session-" + fmt.Sprint(i),
			Geo:        &calendar.Point{Latitude: 30.2741 + float64(i)/1e4, Longitude: 120.1551},
			Categories: []string{"助残日", "开放日"},
			Starts:     starts, Ends: starts.Add(90 * time.Minute),
			Sequence: i % 4, Modified: civil.InstantOf(begin.Add(time.Duration(i) * time.Minute)),
		})
	}
	return cal
}
