package demo

import (
	"slices"

	"tongxing/internal/agenda"
	"tongxing/internal/civil"
	"tongxing/internal/venue"
)

// specialEducationSessions are who sits together in September and, late in the
// second term, the meeting, the room that opens, the teachers' afternoon and
// the parents' evening.
func specialEducationSessions(d days) []session {
	return []session{sittingTogether(d), jointMeeting(d), roomOpens(d), teachersAfternoon(d), parentsEvening(d)}
}

// sittingTogether is where those who would like to share a table meet, in the
// second or third week of September.
func sittingTogether(d days) session {
	return session{
		by: administrator,
		SessionFields: agenda.SessionFields{
			VenueID: new(readingRoom), Title: "同桌见面：一起画教室地图", Zone: zone,
			StartsOn: d.Day.AddDays(-242), StartsAt: civil.NewTimeOfDay(15, 20), EndsAt: civil.NewTimeOfDay(16, 0),
			Audience: "自己报了名的同学，家长可以坐在后面", AudienceCount: new(24), AgeGroup: agenda.Primary,
			Access: venue.Access{venue.QuietRoom, venue.StepFree, venue.WheelchairPlaces, venue.TextContact, venue.EasyRead},
		},
		items: []agenda.NewItem{
			item(agenda.ItemFields{Kind: agenda.Call, Title: "六张桌子摆好，每桌四个位子、一个空位", Backstage: true, Seconds: minutes(20), OwnerID: new("yan"),
				Note: "空位是留给轮椅的，也留给想换桌的人。同意书对一遍，少一张的先不排。"},
				cue(agenda.Stage, 0, "桌间一米二，书包靠墙，地上不留带子"),
				provides(venue.QuietRoom, 0, "里间开小灯，门上挂“有人在歇”的牌")),
			item(agenda.ItemFields{Kind: agenda.Arrival, Title: "进门，选一张颜色卡", Seconds: minutes(5), OwnerID: new("ruo"),
				HostWords: "想坐哪一桌，就拿哪一桌颜色的卡。先看看、晚点再选也行。",
				Note:      "颜色卡上同时有图案和凸点，看颜色、摸图案都能认。"},
				cue(agenda.Music, 0, "木琴小曲，能听清说话"),
				provides(venue.EasyRead, 0, "五格图卡放每张桌上：来了、选桌、画图、说好、回家")),
			item(agenda.ItemFields{Kind: agenda.Interaction, Title: "每人说一样：我喜欢什么，我怕什么", Seconds: minutes(8), LeastSeconds: minutes(5), OwnerID: new("yan"),
				HostWords: "可以说，可以画，可以指图卡，也可以这一轮先听。别人说的时候，我们的手放在桌上。"},
				cue(agenda.Screen, 0, "两句话，大字：我喜欢……　我怕……")),
			item(agenda.ItemFields{Kind: agenda.Interaction, Title: "一起画教室地图：哪里好走，哪里要等一等", Seconds: minutes(15), LeastSeconds: minutes(10), OwnerID: new("ruo"),
				HostWords: "一桌一张大纸。把门、窗、饮水机和你们的座位画上去，再画一个地方：难受的时候去哪里。",
				Note:      "画完贴在教室后墙。老师照着图挪桌子，下周一前挪好。"},
				cue(agenda.OtherChannel, 0, "粗彩笔、毛线和贴纸，每桌一盒；线条也可以用毛线摸出来"),
				cue(agenda.Music, 0, "音乐停，只留说话声")),
			item(agenda.ItemFields{Kind: agenda.Interaction, Title: "说好三件事，按个手印", Seconds: minutes(7), LeastSeconds: minutes(5), OwnerID: new("yan"),
				HostWords: "第一，先问再帮。第二，不想一起坐了，跟老师说一声就行。第三，别人的事，不拿出去讲。同意的按个手印，铅笔打钩也行。"},
				provides(venue.EasyRead, 0, "三件事的图卡，一句一张")),
			item(agenda.ItemFields{Kind: agenda.Closing, Title: "收好画，慢慢走回班", Seconds: minutes(3), OwnerID: new("ruo"),
				HostWords: "走得快的帮忙开门，走得慢的先走。一个月以后，老师来问你们还想不想一起坐。"}),
		},
	}
}

const besideTheBoard = "白板左侧，灯照得到手，不挡大屏"

// roomOpens is the day on which the resource room opens on the ground floor.
func roomOpens(d days) session {
	return session{
		by: administrator,
		SessionFields: agenda.SessionFields{
			VenueID: new(resourceRoom), Title: "资源教室开门：先来试一试", Zone: zone,
			StartsOn: d.Day.AddDays(4), StartsAt: civil.NewTimeOfDay(15, 10), EndsAt: civil.NewTimeOfDay(16, 35),
			Audience: "全校愿意来的同学、老师和家长，分两批进", AudienceCount: new(64), AgeGroup: agenda.Primary,
			Access: venue.Access{venue.SignLanguage, venue.Captions, venue.QuietRoom, venue.StepFree, venue.WheelchairPlaces, venue.MetAtGate, venue.TextContact, venue.LargePrint},
		},
		items: slices.Concat(roomBefore(), roomWelcome(d), roomTables()),
	}
}

func roomBefore() []agenda.NewItem {
	return []agenda.NewItem{
		item(agenda.ItemFields{Kind: agenda.Call, Title: "捐来的和调拨的，照清单验收", Backstage: true, FixedAt: civil.NewTimeOfDay(13, 40), Seconds: minutes(25), OwnerID: new("chang"),
			Note: "放大机两台，通电看一遍；触摸图画书四十本，一本一本翻。签收单一式两份，少的、坏的当场写上。"},
			cue(agenda.OtherChannel, 0, "编号贴在背面，凸点标签贴在右上角")),
		item(agenda.ItemFields{Kind: agenda.Call, Title: "四张试用桌摆好，每样旁边一张大字说明", Backstage: true, Seconds: minutes(30), OwnerID: new("xia")},
			cue(agenda.Stage, 0, "桌间一米五，线缆走墙边，轮椅空转一圈试试"),
			cue(agenda.Light, 0, "窗帘拉一半，屏幕不反光；白板左侧加一盏灯"),
			cue(agenda.Screen, 0, "短片和字幕试播，坐最后一排看得清"),
			provides(venue.QuietRoom, 0, "里间灯光调暗，耳罩四副，邹宁一直在")),
		item(agenda.ItemFields{Kind: agenda.Other, Title: "小向导从校门走一遍", Backstage: true, Seconds: minutes(20), OwnerID: new("ruo"),
			Note: "四位自愿的同学，两两一组。只走一遍，说一句“要我带路吗”，对方说不用就不带。"},
			provides(venue.MetAtGate, 0, "校门两组，旗台一位老师看着")),
	}
}

func roomWelcome(d days) []agenda.NewItem {
	sign := func(who string, f agenda.ItemFields) agenda.ItemFields { return signedAt(besideTheBoard, who, f) }
	return []agenda.NewItem{
		item(sign("he", agenda.ItemFields{Kind: agenda.Arrival, Title: "进门，摸一摸门上的字", Seconds: minutes(10), OwnerID: new("yan"), NeedsRamp: true,
			HostWords: "欢迎。轮椅和推车请先进，桌子下面是空的，直接推进去。看手语请坐左边。里间随时可以去歇。"}),
			cue(agenda.Music, 0, "钢琴小曲，小音量"),
			cue(agenda.Screen, 0, "四张桌子的位置图，和里间在哪里"),
			provides(venue.LargePrint, 0, "大字节目单二十份放门口")),
		item(d.received(d.Day.AddDays(-1), roomWords, sign("he", agenda.ItemFields{Kind: agenda.Opening, Title: "校长说三句话", Numbered: true, FixedAt: civil.NewTimeOfDay(15, 20), Seconds: minutes(4), LeastSeconds: minutes(2),
			SpeakerID: new("liang"), OwnerID: new("fan"),
			HostWords: "请梁树校长。说好三句，多一句大家举手。"})),
			cue(agenda.Music, -5, "音乐渐弱到停"),
			provides(venue.Captions, 0, "三句话上大屏，一句一页")),
		item(sign("he", reads(upstairsFilmWords, agenda.ItemFields{Kind: agenda.Video, Title: "短片《从三楼到一层》", Numbered: true, Seconds: minutes(4), OwnerID: new("fan"), Captioned: true,
			HostWords: "搬家那天，六年级的同学一人抱一摞书，走了四趟。请看。"})),
			cue(agenda.Light, 0, "前排灯留着，不全黑"),
			cue(agenda.Screen, 5, "短片，字幕已烧入；画面里只有背影和手"),
			provides(venue.AudioDescription, 5, "片里的解说说清楚画面：楼梯几级，门多宽")),
		item(sign("luo", agenda.ItemFields{Kind: agenda.Gift, Title: "放大机和触摸图画书交到资源教室", Numbered: true, Seconds: minutes(6), LeastSeconds: minutes(4),
			Speaker: "望溪县残疾人联合会、青竹书社", OwnerID: new("chang"), NeedsRamp: true,
			HostWords: "县残联调来两台放大机，青竹书社送来四十本能摸的图画书。请宁书老师和杜若店长，请夏知老师代表大家接过。东西已经上架，散会就能借。",
			Note:      "由资源教师代表接受，孩子不上台，不举牌。交一本样书、一张借书卡，合影一次，不超过二十秒。"}),
			cue(agenda.Music, 20, "吉他小曲，二十秒"),
			cue(agenda.Screen, 0, "两家单位全称和数量，不写金额"),
			cue(agenda.OtherChannel, 120, "签收单两份当场交换，常勤收一份"),
			provides(venue.SignLanguage, 0, "换人：何语下，罗岚上")),
		item(d.received(d.Day.AddDays(1), schoolYearWords, sign("luo", agenda.ItemFields{Kind: agenda.Speech, Title: "一位家长说说：上学的第一年", Numbered: true, Seconds: minutes(4), LeastSeconds: minutes(2),
			MayDrop: true, Speaker: "三年级一位家长", OwnerID: new("ruo"), HostWords: "请三年级一位家长，说说这一年里改了什么。",
			Note: "说做法，不说孩子的名字和结论；临时不想说了就不说，直接往下走。"})),
			provides(venue.Captions, 0, "讲稿字幕跟着讲话翻页")),
	}
}

func roomTables() []agenda.NewItem {
	sign := func(who string, f agenda.ItemFields) agenda.ItemFields {
		return signedAt("跟着走动，站在说话的人旁边", who, f)
	}
	return []agenda.NewItem{
		item(sign("he", agenda.ItemFields{Kind: agenda.Interaction, Title: "四张桌子轮着试，上半场", Numbered: true, Seconds: minutes(20), LeastSeconds: minutes(12), OwnerID: new("xia"),
			HostWords: "一号桌放大机，二号桌摸得着的地图，三号桌能升降的桌子，四号桌不出声的棋。十分钟换一桌，不想换就不换。",
			Note:      "每桌一位老师，只回答，不演示第二遍；让孩子讲给大人听。"}),
			cue(agenda.Music, 600, "轻敲三下木鱼，灯慢慢暗一下再亮，可以换桌了"),
			cue(agenda.Screen, 0, "四张桌子各能试什么，图在左，字在右"),
			provides(venue.SignLanguage, 0, "换人：罗岚下，何语上"),
			provides(venue.QuietRoom, 0, "邹宁到里间门口看一眼，谁想歇")),
		item(sign("luo", agenda.ItemFields{Kind: agenda.Interaction, Title: "四张桌子轮着试，下半场", Numbered: true, Seconds: minutes(20), LeastSeconds: minutes(12), OwnerID: new("xia"),
			HostWords: "还没试到的，现在去。试过的，教一教刚进来的人。"}),
			cue(agenda.Music, 600, "再敲三下，灯再慢慢暗一下"),
			cue(agenda.Stage, 0, "第二批从东门进，第一批从西门出，不对着走"),
			provides(venue.SignLanguage, 0, "换人：何语下，罗岚上")),
		item(sign("he", agenda.ItemFields{Kind: agenda.Closing, Title: "“还缺什么”墙：写一条，画一条，说一条也行", Numbered: true, Seconds: minutes(6), OwnerID: new("fan"),
			HostWords: "觉得哪里还不好用，写在墙上。两周后在这面墙上一条一条回。"}),
			cue(agenda.Screen, 0, "墙在哪里；也可以发短信给夏知老师"),
			provides(venue.LargePrint, 0, "粗笔和大张便签放在矮桌上"),
			provides(venue.TextContact, 0, "短信写来的，当场抄到墙上")),
		item(agenda.ItemFields{Kind: agenda.Departure, Title: "放学，轮椅和推车先走", Seconds: minutes(6), OwnerID: new("yan"), NeedsRamp: true,
			Note: "接送卡照常。里间还有人，等他自己出来。"},
			provides(venue.MetAtGate, 0, "小向导送到校门，愿意送的送")),
	}
}

// jointMeeting is the fifth of the year's joint meetings.
func jointMeeting(d days) session {
	return meeting("特殊教育工作联席会议（第五次）", readingRoom, d.Day.AddDays(3), civil.NewTimeOfDay(14, 0), civil.NewTimeOfDay(15, 40), "领导小组、班主任、资源教师、巡回教师和家长代表", 18,
		talk("liang", "上次定的事，逐条说做没做", "没做成的只说原因和新日子，不点评人。", 12),
		talk("cheng", "这两个月进校听课：三条做得到的建议", "只说课堂，不说孩子的名字和结论。", 18),
		together("fan", "期末考试合理便利一项一项定", "对照清单：时间、字号、读题、单独考场、休息。定下来当场登记，家长带走一份。", 25,
			cue(agenda.Screen, 0, "合理便利清单，一行一项"),
			provides(venue.TextContact, 0, "来不了的家长发短信来问，范一诺当场念、当场回")),
		pause(),
		together("xia", "个别化教育计划学期末怎么评", "先看办法换没换，再看目标改不改。", 20,
			cue(agenda.Screen, 0, "一份编的计划，看评语怎么写")),
		talk("liang", "定事、定人、定日子", "念一遍，散会前发到每个人手上。", 10))
}

// teachersAfternoon is where teachers practise what they heard.
func teachersAfternoon(d days) session {
	return meeting("教师学习下午：一次只说一个要求", readingRoom, d.Day.AddDays(10), civil.NewTimeOfDay(14, 0), civil.NewTimeOfDay(16, 0), "有随班就读学生的班级的全体任课教师", 32,
		talk("xia", "三段课堂录像：同一道题的三种问法", "录像里没有孩子的脸，声音处理过，看完当场收回。", 25),
		together("fan", "分组改一份作业：少一点、换一种、目标不降", "六人一组，用编的作业；夏知和程禾轮着看，不替人改。", 35, cue(agenda.Screen, 0, "原作业和四种改法")),
		pause(),
		together("zou", "互相试讲五分钟，听的人只说一句“我听懂了什么”", "自愿先来，不评比。", 30, cue(agenda.Music, 300, "五分钟到，轻敲一下木鱼")),
		talk("fan", "下周用哪一条，写在卡片上带走", "两周后还在这里，说用了没用。", 10))
}

// parentsEvening is the term's last evening class for parents.
func parentsEvening(d days) session {
	sign := func(who string, f agenda.ItemFields) agenda.ItemFields { return signedAt(besideTheBoard, who, f) }
	return session{
		by: administrator,
		SessionFields: agenda.SessionFields{
			VenueID: new(readingRoom), Title: "家长课堂：辅具会用、会修，补贴会办", Zone: zone,
			StartsOn: d.Day.AddDays(17), StartsAt: civil.NewTimeOfDay(18, 40), EndsAt: civil.NewTimeOfDay(20, 0),
			Audience: "家长和照顾孩子的人，孩子可以一起来；来不了的在线听", AudienceCount: new(40), AgeGroup: agenda.Adult,
			Access: venue.Access{venue.SignLanguage, venue.Captions, venue.QuietRoom, venue.StepFree, venue.WheelchairPlaces, venue.TextContact, venue.LargePrint},
		},
		items: []agenda.NewItem{
			item(agenda.ItemFields{Kind: agenda.Call, Title: "桌椅、字幕、在线链接和里间", Backstage: true, Seconds: minutes(30), OwnerID: new("chang"),
				Note: "里间有两位老师陪孩子，门开着；热水和小饼干，不含坚果。"},
				cue(agenda.Screen, 0, "实时字幕试一遍，线上也看得到手语画面"),
				provides(venue.QuietRoom, 0, "里间放图画书和积木，灯光调暗")),
			item(sign("he", agenda.ItemFields{Kind: agenda.Arrival, Title: "签到，喝口水，孩子到里间", Seconds: minutes(10), OwnerID: new("ruo"),
				HostWords: "不用自我介绍，不用说孩子的情况。看手语坐左边，字幕在大屏下面两行。"}),
				provides(venue.LargePrint, 0, "资料八十份，大字版二十份"),
				provides(venue.Captions, 0, "实时字幕，整场不停")),
			item(d.received(d.Day.AddDays(12), repairWords, sign("he", agenda.ItemFields{Kind: agenda.Speech, Title: "助听器、眼镜、轮椅：每天五分钟怎么保养", Numbered: true, Seconds: minutes(20), LeastSeconds: minutes(15), SpeakerID: new("xia"), OwnerID: new("xia"),
				HostWords: "请夏知老师，边拆边讲。带了东西来的，放桌上一起拆。",
				Note:      "说到哪样，把哪样传下去摸。"})),
				cue(agenda.Screen, 0, "拆开的样子，一步一张大图"),
				provides(venue.AudioDescription, 0, "夏知边做边说手在哪里、往哪边拧")),
			item(d.received(d.Day.AddDays(13), subsidyWords, sign("luo", agenda.ItemFields{Kind: agenda.Speech, Title: "关爱补贴：带三样东西，办一次", Numbered: true, Seconds: minutes(15), LeastSeconds: minutes(10), SpeakerID: new("ning"), OwnerID: new("fan"),
				HostWords: "县残联的宁书老师来讲：能不能领，领多少，怎么办。", Note: "当场不问谁家领没领，想问的会后到窗边单独说。"})),
				cue(agenda.Screen, 0, "三样东西的照片和窗口电话"),
				provides(venue.SignLanguage, 0, "换人：何语下，罗岚上")),
			pause(),
			item(sign("he", agenda.ItemFields{Kind: agenda.Interaction, Title: "三家一桌：在家练什么，练多久才不烦", Numbered: true, Seconds: minutes(18), LeastSeconds: minutes(12), OwnerID: new("zou"),
				HostWords: "说一个管用的，说一个不管用的。可以只听。", Note: "邹宁不点名，不总结谁家做得好。"}),
				cue(agenda.Music, 840, "轻敲一下木鱼，还有四分钟"),
				provides(venue.SignLanguage, 0, "换人：罗岚下，何语上"),
				provides(venue.TextContact, 0, "线上和发短信来的，程禾念给这一桌听")),
			item(sign("luo", agenda.ItemFields{Kind: agenda.Closing, Title: "带走一张卡，接孩子回家", Seconds: minutes(5), SpeakerID: new("fan"), OwnerID: new("fan"),
				HostWords: "卡片背面有三个电话，夜里九点以前都可以打。路上慢一点。"}),
				provides(venue.SignLanguage, 0, "换人：何语下，罗岚上")),
		},
	}
}
