package runsheet_test

import (
	"fmt"
	"time"

	"tongxing/internal/civil"
	"tongxing/internal/runsheet"
)

var made = civil.InstantOf(time.Date(2026, 5, 13, 10, 20, 0, 0, time.UTC))

var chineseLabels = runsheet.SheetLabels{
	Time: "时间", Minutes: "分钟", Number: "序号", Item: "环节", Responsible: "负责", Cues: "提示", Done: "完成",
	Continued: "（续）", MayDrop: "可略", Words: "主持词", Scan: "扫码看是不是最新版", Page: "第 {page} 页，共 {pages} 页",
}

var englishLabels = runsheet.SheetLabels{
	Time: "Time", Minutes: "Min", Number: "No.", Item: "Item", Responsible: "Who", Cues: "Cues", Done: "Done",
	Continued: "(cont.)", MayDrop: "may be dropped", Scan: "Scan: is this the latest?", Page: "Page {page} of {pages}",
}

var secondEdition = runsheet.Edition{
	Label: "第 2 版", Made: "5月13日 18:20 生成", At: made, Legend: "红边为第 1 版以来的改动",
	Code: "K7QX-2MPA-4T", Address: "https://tongxing.example/sheet/K7QX-2MPA-4T",
}

func cue(channel, text string) runsheet.Cue { return runsheet.Cue{Channel: channel, Text: text} }

func access(text string) runsheet.Cue {
	return runsheet.Cue{Channel: "无障碍", Text: text, Access: true}
}

// kindergarten is an ordinary sheet of fourteen rows.
func kindergarten() runsheet.RunSheet {
	return runsheet.RunSheet{
		Title: "牵手同行，一起长大 · 流程单", Author: "向阳幼儿园", Language: "zh-CN", Labels: chineseLabels,
		Sheets: []runsheet.Sheet{{
			Kicker: "流程单 · 全体工作人员", Title: "牵手同行，一起长大", When: "2026年5月15日（周五）",
			Facts: []string{"09:00—10:20", "多功能厅（一层，坡道在西门）", "幼儿、来宾、老师共 186 人"},
			Contacts: []runsheet.Contact{
				{Who: "总负责 陈园长", Phone: "138-0000-0001"},
				{Who: "现场联络 王老师", Phone: "138-0000-0002", Note: "（短信也可）"},
			},
			Edition: secondEdition,
			Rows: []runsheet.Row{
				{Time: "08:40", Minutes: "20", Title: "礼仪与音响到岗", Note: "试手语翻译站位，试低位话筒", Tag: "幕后", Responsible: []string{"礼仪组"},
					Cues: []runsheet.Cue{cue("舞台", "台左留翻译位")}},
				{Time: "09:00", Minutes: "5", Title: "迎宾入场", Note: "与同班同学坐在一起，前排左侧留三个轮椅位", Responsible: []string{"礼仪组"},
					Cues: []runsheet.Cue{cue("音乐", "迎宾曲，中等音量"), access("西门坡道有人接")}},
				{Time: "09:05", Minutes: "3", Number: "1", Title: "全体起立，奏国歌", Words: "请能起立的来宾起立，坐着的来宾请端坐，面向国旗行注目礼。", Responsible: []string{"主持 李老师"},
					Cues: []runsheet.Cue{cue("音乐", "国歌"), cue("大屏", "国旗，投在白板"), access("国歌手语方案，翻译在台左")}},
				{Time: "09:08", Minutes: "4", Number: "2", Title: "介绍来宾", Change: "改：由 6 分钟改为 4 分钟", Responsible: []string{"主持 李老师"},
					Cues: []runsheet.Cue{cue("大屏", "来宾名单"), access("手语翻译")}},
				{Time: "09:12", Minutes: "6", Number: "3", Title: "园长致辞", Responsible: []string{"陈园长"},
					Cues: []runsheet.Cue{access("手语翻译；讲稿已给翻译")}},
				{Time: "09:18", Minutes: "8", Number: "4", Title: "乡长讲话", Responsible: []string{"乡长"},
					Cues: []runsheet.Cue{access("手语翻译换人")}},
				{Time: "09:26", Minutes: "8", Number: "5", Title: "教育局局长讲话", Responsible: []string{"教育局局长"},
					Cues: []runsheet.Cue{access("手语翻译")}},
				{Time: "09:34", Minutes: "15", Number: "6", Title: "捐赠仪式", Note: "三家单位，120 册书，由各班老师代表接过", Words: "这些书会放进每个班的图书角，谁都可以第一个翻开。", Responsible: []string{"主持 李老师", "礼仪 两位"},
					Cues: []runsheet.Cue{cue("音乐", "爱的奉献，小音量"), cue("大屏", "捐赠单位"), cue("舞台", "左上右下，三组，每组 4 分钟")}},
				{Time: "09:49", Minutes: "5", Number: "7", Title: "班级代表发言", Responsible: []string{"大二班代表"},
					Cues: []runsheet.Cue{access("低位话筒；手语翻译")}},
				{Time: "09:54", Minutes: "8", Number: "8", Title: "合唱《大家一起来》", Note: "手语同唱，全体一起", Responsible: []string{"全体幼儿"},
					Cues: []runsheet.Cue{cue("音乐", "大家一起来"), cue("大屏", "歌词与手语图"), cue("灯光", "全亮，不闪")}},
				{Time: "10:02", Minutes: "4", Number: "9", Title: "游戏：蒙眼走一走", MayDrop: true, Note: "时间不够就不做", Responsible: []string{"赵老师"}},
				{Time: "10:06", Minutes: "4", Number: "10", Title: "合影", Responsible: []string{"摄影 孙老师"},
					Cues: []runsheet.Cue{cue("舞台", "第一排留轮椅位"), access("口令同时打手势")}},
				{Time: "10:10", Minutes: "10", Title: "退场", Note: "轮椅与小班先走", Responsible: []string{"各班老师"},
					Cues: []runsheet.Cue{cue("音乐", "轻音乐")}},
				{Time: "10:20", Minutes: "30", Title: "收场、归还话筒", Tag: "幕后", Responsible: []string{"音响组"}},
			},
		}},
	}
}

// spoken is the kindergarten's sheet as it is read out and interpreted.
func spoken() runsheet.RunSheet {
	r := kindergarten()
	s := &r.Sheets[0]
	s.Kicker, s.Script = "手语翻译用", true
	s.Rows = s.Rows[2:8]
	s.Rows[2].Words = "请园长说几句心里话。"
	s.Rows[2].Speech = runsheet.Passage{Label: "讲稿", Text: "各位小朋友，早上好。\n今天我们一起玩，谁都不落下。"}
	s.Rows[5].MayDrop = true
	return r
}

// byRole is two packs.
func byRole() runsheet.Packs {
	script, leaflet := spoken(), together(false)
	leaflet.Compact = true
	return runsheet.Packs{Title: "牵手同行，一起长大", Language: "zh-CN", Packs: []runsheet.Pack{
		{Name: "手语翻译", Text: "主持词和讲稿的全文。", When: "2026年5月15日（周五）", Edition: secondEdition, Sheets: &script},
		{Name: "家长", Text: "不想上台也可以。", When: "2026年5月15日（周五）", Edition: leaflet.Edition, Programme: &leaflet},
	}}
}

// forum is an ordinary sheet in English.
func forum() runsheet.RunSheet {
	access := func(text string) runsheet.Cue { return runsheet.Cue{Channel: "Access", Text: text, Access: true} }
	var rows []runsheet.Row
	for i, title := range []string{"Doors open", "Welcome", "National anthem", "Introducing our guests", "Opening words", "Words from the district",
		"Handing over the books", "A class speaks", "Song: All of Us Together", "Break", "Game: walk with me", "Thanks", "Group photograph", "Farewell"} {
		rows = append(rows, runsheet.Row{
			Time: fmt.Sprintf("%02d:%02d", 9+i/6, i%6*10), Minutes: "10", Number: fmt.Sprint(i + 1), Title: title, Responsible: []string{"Host: Ms Li"},
			Cues: []runsheet.Cue{cue("Screen", "Title and the guests’ names"), access("Interpreter at stage left")},
		})
	}
	rows[3].Change = "Changed: 10 minutes instead of 15"
	rows[4].Words = "Whoever can rise, please rise; whoever sits, sit comfortably and face the flag."
	rows[6].Note = "Three donors, 120 books; keep the step-free way clear, telephone 138-0000-0001"
	rows[9].MayDrop = true
	rows[0].Tag, rows[0].Number = "backstage", ""
	return runsheet.RunSheet{
		Title: "Growing Up Hand in Hand · run sheet", Author: "Sunny Kindergarten", Language: "en", Labels: englishLabels,
		Sheets: []runsheet.Sheet{{
			Kicker: "Run sheet · everyone at work", Title: "Growing Up Hand in Hand", When: "Friday, 15 May 2026",
			Facts:    []string{"09:00–11:20", "Main hall (ground floor, ramp at the west door)", "186 children, guests and teachers"},
			Contacts: []runsheet.Contact{{Who: "In charge: Ms Chen", Phone: "138-0000-0001"}, {Who: "On site: Ms Wang", Phone: "138-0000-0002", Note: " (text messages welcome)"}},
			Rows:     rows,
			Edition: runsheet.Edition{Label: "Edition 2", Made: "made 13 May 18:20", At: made, Legend: "Red bars mark changes since edition 1",
				Code: "K7QX-2MPA-4T", Address: "https://tongxing.example/sheet/K7QX-2MPA-4T"},
		}},
	}
}

// oneSheet is a sheet with the given rows.
func oneSheet(rows ...runsheet.Row) runsheet.RunSheet {
	r := kindergarten()
	r.Sheets[0].Rows = rows
	return r
}

// manyRows are rows as long days have them.
func manyRows(n int) []runsheet.Row {
	items := []string{"嘉宾签到", "主持人开场", "学校致辞", "手语合唱", "茶歇", "分组活动", "颁奖", "合影留念", "志愿者交接", "设备检查"}
	notes := []string{"请提前十五分钟到岗，检查话筒、投影仪和备用电池；如有异常立即联系总控（分机 8012）。", "灯光由暗转亮，背景音乐渐弱。", "", "与安保组核对通道，轮椅通道不得占用。"}
	owners := []string{"张老师", "王老师", "李同学", "刘同学", "陈主任"}
	rows := make([]runsheet.Row, n)
	for i := range rows {
		rows[i] = runsheet.Row{
			Time: fmt.Sprintf("%02d:%02d", 8+i*5/60%16, i*5%60), Minutes: "5", Number: fmt.Sprint(i + 1), Title: items[i%len(items)],
			Note: notes[i%len(notes)], Responsible: []string{owners[i%len(owners)], owners[(i+2)%len(owners)]},
			Cues: []runsheet.Cue{cue("音乐", "轻音乐，小音量"), access("手语翻译在台左")},
		}
	}
	return rows
}

// together is a programme of two sessions.
func together(large bool) runsheet.Programme {
	return runsheet.Programme{
		Language: "zh-CN", Author: "向阳幼儿园", Large: large, Title: "牵手同行，一起长大", Theme: "第三十六次全国助残日",
		Facts: []runsheet.Fact{
			{Label: "时间", Lines: []string{"2026年5月15日（周五）09:00—10:20"}},
			{Label: "地点", Lines: []string{"向阳幼儿园多功能厅（一层，坡道在西门）"}},
			{Label: "到场的方便", Lines: []string{"全程手语翻译，在台左；大屏实时字幕", "西门坡道、轮椅位、一层无障碍卫生间", "安静休息室在隔壁，可带导盲犬"}},
		},
		Contacts: []runsheet.Contact{{Who: "问路、接人 王老师", Phone: "138-0000-0002", Note: "（短信也可）"}},
		Sessions: []runsheet.ProgrammeSession{
			{Title: "上午：联欢", When: "09:00—10:20", Place: "多功能厅", Items: []runsheet.PublicItem{
				{Time: "09:00", Title: "迎宾入场"}, {Time: "09:05", Title: "全体起立，奏国歌"}, {Time: "09:08", Title: "介绍来宾"}, {Time: "09:12", Title: "园长致辞"},
				{Time: "09:34", Title: "捐赠仪式"}, {Time: "09:49", Title: "班级代表发言"}, {Time: "09:54", Title: "合唱《大家一起来》"}, {Time: "10:06", Title: "合影"},
			}},
			{Title: "下午：同玩", When: "14:30—16:00", Place: "操场（下雨在多功能厅）", Items: []runsheet.PublicItem{
				{Time: "14:30", Title: "蒙眼走一走"}, {Time: "15:00", Title: "轮椅接力：和新朋友分在一组，谁都不落下"}, {Time: "15:40", Title: "一起画一幅大画"},
			}},
		},
		OrganisedBy: "谁在组织",
		Organisers: []runsheet.Organiser{
			{Rank: "主办", Names: []string{"某县残疾人联合会", "某县教育局"}},
			{Rank: "承办", Names: []string{"向阳幼儿园"}},
			{Rank: "协办", Names: []string{"某职业技术学院团委", "某师范学院志愿者协会"}},
		},
		Edition: runsheet.Edition{Label: "第 1 版", Made: "5月13日 18:20 生成", At: made, Code: "M3TA-9QWE-7K",
			Address: "https://tongxing.example/c/disability-day"},
		ScreenReaders: "读屏软件请用网页：", Scan: "扫码看网页", Page: "第 {page} 页，共 {pages} 页",
	}
}
