package demo

import (
	"slices"

	"tongxing/internal/agenda"
	"tongxing/internal/civil"
	"tongxing/internal/venue"
)

// fourUniversitiesSessions are the opening, the days at the sites and the end.
func fourUniversitiesSessions(d days) []session {
	on := func(n int) civil.Date { return d.drive().AddDays(n) }
	return []session{
		launch(d),
		site("理工大学站：一起量路", technicalDoor, "qi", on(3), 3, "残疾人朋友、家人和师生", []string{
			"第一天：校门到教学楼，量坡和门", "第二天：宿舍到餐厅，量路口和台阶", "第三天：上图，请体验顾问验收",
		}),
		site("医科大学站：急救手把手", medicalDoor, "wen", on(5), 3, "谁都可以学，最小的学员七岁", []string{
			"第一天：心肺复苏，二十分钟一轮", "第二天：气道异物和外伤包扎", "第三天：癫痫发作时怎么陪；量血压、查听力",
		}),
		openDay(d),
		site("职业技术学院站：修好再走", craftDoor, "shi", on(11), 3, "带着轮椅、拐杖、助行器来的人", []string{
			"第一天：轮椅，轮胎、刹车和脚踏", "第二天：拐杖、助行器、助视器", "第三天：上门取送的，修完试用",
		}),
		site("师范大学站：手语角", normalDoor, "jiang", on(17), 4, "想学二十句手语的人", []string{
			"第一天：打招呼，问路", "第二天：吃饭，买东西", "第三天：看病，求助", "第四天：和聋人老师聊天",
		}),
		finale(d),
	}
}

// onTheLeft has an interpreter sign the item at the place that the universities
// keep everywhere. who is a key.
func onTheLeft(who string, f agenda.ItemFields) agenda.ItemFields {
	return signedAt("舞台左侧，追光不落在翻译身上", who, f)
}

// site is a university's stall over several days, with its head: one item a
// day, at noon when everybody passes.
func site(title, at, head string, from civil.Date, length int, audience string, daily []string) session {
	s := session{
		by: "league",
		SessionFields: agenda.SessionFields{
			VenueID: &at, Title: title, Zone: zone, StartsOn: from, EndsOn: from.AddDays(length - 1),
			Audience: audience, AgeGroup: agenda.AnyAge,
			Access: venue.Access{venue.StepFree, venue.WheelchairPlaces, venue.TextContact, venue.LargePrint},
		},
	}
	for i, what := range daily {
		s.items = append(s.items, item(agenda.ItemFields{
			Kind: agenda.Interaction, Title: what, FixedOn: from.AddDays(i), FixedAt: civil.NewTimeOfDay(11, 0), Seconds: minutes(180),
			OwnerID: &head, Note: "十点半搭棚，两点收站；过道留一米二。",
			HostWords: "您好，我是志愿者。要不要我念给您听，或者写给您看？不急，慢慢来。",
		}, provides(venue.StepFree, 0, "线缆走桌后，地上不留一根"),
			provides(venue.WheelchairPlaces, 0, "桌子一侧不放凳子，轮椅能推到桌下"),
			provides(venue.TextContact, 0, "桌上放写字板；摊位号码收短信，十分钟内回"),
			provides(venue.LargePrint, 0, "说明和报名表各备大字版二十份")))
	}
	return s
}

// launch is the opening ceremony.
func launch(d days) session {
	return session{
		by: "league",
		SessionFields: agenda.SessionFields{
			VenueID: new(normalHall), Title: "启动仪式", Zone: zone, StartsOn: d.drive(),
			StartsAt: civil.NewTimeOfDay(15, 10), EndsAt: civil.NewTimeOfDay(16, 40),
			Audience: "四校志愿者、残疾人朋友和家人、来宾", AudienceCount: new(360), AgeGroup: agenda.Adult,
			Access: venue.Access{venue.SignLanguage, venue.Captions, venue.HearingLoop, venue.QuietRoom, venue.StepFree,
				venue.WheelchairPlaces, venue.MetAtGate, venue.GuideDog},
		},
		items: slices.Concat(launchBefore(), launchOpening(), launchSpeeches(d), launchTogether()),
	}
}

func launchBefore() []agenda.NewItem {
	return []agenda.NewItem{
		item(agenda.ItemFields{Kind: agenda.Call, Title: "舞台、音响、听觉环路、字幕机到位", Backstage: true, FixedAt: civil.NewTimeOfDay(13, 40),
			Seconds: minutes(30), OwnerID: new("jiang")},
			provides(venue.HearingLoop, 0, "请一位戴助听器的同学坐第三排试T档"),
			cue(agenda.Screen, 0, "国歌、四校短片和字幕模板试播")),
		item(agenda.ItemFields{Kind: agenda.Other, Title: "彩排：宣誓、交接站旗、急救课走位", Backstage: true, Seconds: minutes(40), OwnerID: new("li")},
			cue(agenda.Stage, 0, "四面旗从坡道上，旗手两位坐轮椅，旗座降到八十厘米"),
			provides(venue.SignLanguage, 0, "翻译对国歌、誓词和人名")),
		item(agenda.ItemFields{Kind: agenda.Call, Title: "接站志愿者到南门和地铁C口", Backstage: true, Seconds: minutes(20), Owner: "师范大学志愿者八人",
			Note: "举蓝色伞。视力残疾人来，先报姓名，再问要不要扶手肘。"}),
	}
}

func launchOpening() []agenda.NewItem {
	return []agenda.NewItem{
		item(onTheLeft("zhuo", agenda.ItemFields{Kind: agenda.Arrival, Title: "签到入场", Seconds: minutes(20), Owner: "礼仪组", NeedsRamp: true,
			HostWords: "欢迎来到师范大学。看手语请坐左边前五排，用听觉环路请坐前五排任意位置，轮椅位在前排和中排。"}),
			cue(agenda.Music, 0, "校园民谣，小音量"),
			cue(agenda.Screen, 0, "座位图：手语区、环路区、轮椅位、安静室"),
			provides(venue.MetAtGate, 0, "南门、地铁C口各四人，送到座位")),
		item(onTheLeft("zhuo", agenda.ItemFields{Kind: agenda.Opening, Title: "主持人开场", FixedAt: civil.NewTimeOfDay(15, 30), Seconds: minutes(2), SpeakerID: new("li"), OwnerID: new("li"),
			HostWords: "各位朋友下午好，我是师范大学手语社的黎简。我穿一件绿衬衫，站在舞台右边。今天讲话的人都会先说说自己的样子，好让看不见的朋友认识我们。"}),
			provides(venue.AudioDescription, 0, "每位讲话人上台先用一句话说自己的样子和站的位置")),
		item(onTheLeft("zhuo", agenda.ItemFields{Kind: agenda.Anthem, Title: "奏唱国歌", Numbered: true, Seconds: minutes(2), OwnerID: new("jiang"),
			HostWords: "请能起立的朋友起立，坐着的朋友坐正，面向国旗行注目礼，奏唱国歌。"}),
			cue(agenda.Music, 15, "国歌"), cue(agenda.Screen, 12, "国旗与歌词"), cue(agenda.Light, 12, "全场亮"),
			provides(venue.SignLanguage, 15, "按国歌国家通用手语方案（GF 0024—2020）打")),
		item(onTheLeft("ji", agenda.ItemFields{Kind: agenda.Introduction, Title: "介绍来宾和四校队伍", Numbered: true, Seconds: minutes(4), SpeakerID: new("li"), OwnerID: new("li"),
			HostWords: "今天到场的有江汀市残疾人联合会邵青副理事长，江汀市盲人协会柏松主席，还有四所高校的两百四十位志愿者。请四支队伍依次挥挥手，出个声。"}),
			provides(venue.SignLanguage, 0, "换人：卓清下，纪然上"), cue(agenda.Screen, 0, "单位全称，四支队伍各一页")),
	}
}

func launchSpeeches(d days) []agenda.NewItem {
	captions := provides(venue.Captions, 0, "实时字幕，专有名词已入词库")
	speech := func(who, title, words, text string, length int) agenda.NewItem {
		return item(d.received(d.drive().AddDays(-5), text, onTheLeft("ji", agenda.ItemFields{
			Kind: agenda.Speech, Title: title, Numbered: true, Seconds: minutes(length), LeastSeconds: minutes(length - 2),
			SpeakerID: &who, OwnerID: new("jiang"), HostWords: words, NeedsRamp: true,
		})), captions)
	}
	return []agenda.NewItem{
		speech("shao", "江汀市残疾人联合会副理事长致辞", "请江汀市残疾人联合会邵青副理事长致辞。", federationWords, 5),
		speech("bo", "江汀市盲人协会主席讲话：一条路走三十年", "请柏松主席讲话。他和导盲犬大麦一起上台，请大家不要叫它的名字。", blindWords, 5),
		item(d.received(d.drive().AddDays(-4), studentsWords, onTheLeft("ji", agenda.ItemFields{Kind: agenda.Speech, Title: "四校志愿者代表发言", Numbered: true,
			Seconds: minutes(6), LeastSeconds: minutes(4), Speaker: "四校各一位，每人一分半", OwnerID: new("jiang"),
			HostWords: "四校各来一位，不说口号，只说自己这三个星期要做的一件事。"})), captions),
	}
}

func launchTogether() []agenda.NewItem {
	return []agenda.NewItem{
		item(onTheLeft("zhuo", reads(oathWords, agenda.ItemFields{Kind: agenda.Oath, Title: "志愿者宣誓", Numbered: true, Seconds: minutes(3), SpeakerID: new("meng"), OwnerID: new("li"),
			HostWords: "请志愿者举起右手，也可以举起你方便的那只手。请孟一帆同学领誓，一句一停，等手语跟上。"})),
			provides(venue.SignLanguage, 0, "换人：纪然下，卓清上；誓词一句一停"), cue(agenda.Screen, 0, "誓词全文，大字")),
		item(onTheLeft("zhuo", agenda.ItemFields{Kind: agenda.Award, Title: "交接站旗", Numbered: true, Seconds: minutes(6), LeastSeconds: minutes(4), OwnerID: new("jiang"), NeedsRamp: true,
			HostWords: "四面旗交给四位站长：祁越、温予、石磊、江澜。旗上写的不是校名，是四件要做的事。"}),
			cue(agenda.Music, 0, "进行曲，中等音量"), cue(agenda.Stage, 0, "邵青、柏松交旗，站长从坡道上")),
		item(onTheLeft("zhuo", agenda.ItemFields{Kind: agenda.Interaction, Title: "全场一起学：三句手语，一个急救动作", Numbered: true, Seconds: minutes(12), LeastSeconds: minutes(8),
			MayDrop: true, OwnerID: new("an"), HostWords: "先学三句手语：你好、要帮忙吗、谢谢。再学一个动作：身边的人噎住了怎么办。"}),
			cue(agenda.Screen, 0, "动作分解图"), cue(agenda.Light, 0, "全场亮，看得见手"),
			provides(venue.AudioDescription, 0, "教员边做边说手放在哪里、朝哪边用力")),
		item(onTheLeft("ji", agenda.ItemFields{Kind: agenda.Closing, Title: "主持人结束语", Seconds: minutes(2), SpeakerID: new("li"), OwnerID: new("li"),
			HostWords: "周一，理工大学见。请坐轮椅和牵导盲犬的朋友先走，其他人再坐两分钟。"}),
			provides(venue.SignLanguage, 0, "换人：卓清下，纪然上")),
		item(onTheLeft("ji", agenda.ItemFields{Kind: agenda.Departure, Title: "散场，门口四个报名台", Seconds: minutes(8), Owner: "礼仪组", NeedsRamp: true}),
			provides(venue.MetAtGate, 0, "送到地铁C口直梯")),
	}
}

// openDay is the day of the observance itself, on all four's behalf.
func openDay(d days) session {
	return session{
		by: "league",
		SessionFields: agenda.SessionFields{
			VenueID: new(normalHall), Title: "助残日开放日：四校同台", Zone: zone, StartsOn: d.Day,
			StartsAt: civil.NewTimeOfDay(9, 30), EndsAt: civil.NewTimeOfDay(11, 30),
			Audience: "全市的家庭，欢迎带孩子", AudienceCount: new(300), AgeGroup: agenda.Mixed,
			Access: venue.Access{venue.SignLanguage, venue.Captions, venue.HearingLoop, venue.QuietRoom, venue.StepFree, venue.WheelchairPlaces, venue.MetAtGate},
		},
		items: []agenda.NewItem{
			item(agenda.ItemFields{Kind: agenda.Call, Title: "四校摊位搭好，礼堂开门", Backstage: true, Seconds: minutes(60), OwnerID: new("jiang")},
				cue(agenda.Stage, 0, "四个摊沿东廊排开，中间过道一米五"),
				provides(venue.WheelchairPlaces, 0, "前排六个、中排六个轮椅位，旁边各留一把陪同椅"),
				provides(venue.HearingLoop, 0, "戴助听器的同学坐第三排试T档"),
				provides(venue.Captions, 0, "字幕机试字，节目名和人名入词库")),
			item(onTheLeft("zhuo", agenda.ItemFields{Kind: agenda.Arrival, Title: "入场，门外四个摊随便逛", Seconds: minutes(15), Owner: "礼仪组",
				HostWords: "欢迎。看手语坐左边，用听觉环路坐前五排，累了去后台102歇一会儿，那里一直有人。"}),
				cue(agenda.Music, 0, "校园民谣，小音量"), cue(agenda.Screen, 0, "座位图和四个摊的位置"),
				provides(venue.MetAtGate, 0, "南门有人接")),
			item(onTheLeft("zhuo", reads(mapFilmWords, agenda.ItemFields{Kind: agenda.Video, Title: "短片《一千步》：校园无障碍地图怎么画的", Seconds: minutes(5), OwnerID: new("meng"), Captioned: true,
				HostWords: "这张地图是六十位测量员用脚和轮子走出来的。请看。"})),
				cue(agenda.Light, 0, "观众席留三成光，翻译身上一盏"), cue(agenda.Screen, 0, "短片，字幕打开"),
				provides(venue.Captions, 0, "短片自带字幕，字幕机停"),
				provides(venue.AudioDescription, 0, "口述影像走耳机，签到台领二十副")),
			item(onTheLeft("ji", reads(handPoem, agenda.ItemFields{Kind: agenda.Performance, Title: "轮椅舞、手语诗和一首没有歌词的歌", Seconds: minutes(20), Owner: "江汀市残疾人艺术团",
				HostWords: "请江汀市残疾人艺术团的老师们。"})),
				cue(agenda.Stage, 0, "麦架撤下，轮椅舞走中间，地面胶带贴平"), cue(agenda.Light, 0, "面光，不闪不追"),
				cue(agenda.Music, 0, "轮椅舞伴奏"), cue(agenda.Music, 420, "手语诗，静场，不放音乐"), cue(agenda.Music, 660, "哼唱的歌，第三小节进"),
				provides(venue.SignLanguage, 0, "换人：卓清下，纪然上；手语诗由主持人念出来"),
				provides(venue.Captions, 420, "手语诗全文上屏")),
			item(onTheLeft("zhuo", agenda.ItemFields{Kind: agenda.Interaction, Title: "小课堂上半场：急救手把手，手语二十句", Seconds: minutes(30), LeastSeconds: minutes(20),
				Owner: "医科大学、师范大学", Note: "两处同时开，各有四位手语志愿者跟组，卓清在急救这边。",
				HostWords: "想学急救的往左，想学手语的往右，想坐着看的就在原地。十五分钟后可以换。"}),
				cue(agenda.Stage, 0, "椅子转成两个圈，各留四个轮椅位"), cue(agenda.Screen, 0, "左屏急救步骤，右屏二十句手语"),
				provides(venue.SignLanguage, 0, "换人：纪然下，卓清上"),
				provides(venue.QuietRoom, 0, "后台102，一直有人")),
			item(onTheLeft("ji", agenda.ItemFields{Kind: agenda.Interaction, Title: "小课堂下半场：修一修，量一量", Seconds: minutes(30), LeastSeconds: minutes(20),
				Owner: "职业技术学院、理工大学", Note: "工具桌有七十厘米的矮边，坐着也够得着。",
				HostWords: "带了轮椅、拐杖的，推到工具桌来，边修边教。没带的，领一把尺子去量门口的坡。"}),
				cue(agenda.Stage, 0, "工具桌推到台前，电源线走地槽"), cue(agenda.Screen, 0, "坡度怎么量：三张图"),
				provides(venue.SignLanguage, 0, "换人：卓清下，纪然上")),
			item(onTheLeft("zhuo", agenda.ItemFields{Kind: agenda.Closing, Title: "把想修的路写在墙上", Seconds: minutes(10), SpeakerID: new("li"), OwnerID: new("li"),
				HostWords: "临走前，请写下、画下或者说出一段你想修好的路。我们一条一条去问，问到了告诉您。"}),
				cue(agenda.Music, 0, "校园民谣，小音量"), cue(agenda.Screen, 0, "留言墙的位置，也可以扫码或打电话说"),
				provides(venue.SignLanguage, 0, "换人：纪然下，卓清上"),
				provides(venue.Captions, 0, "留言一条一条念，字幕同步"),
				provides(venue.MetAtGate, 300, "送到南门和地铁C口直梯")),
		},
	}
}

// finale is where the four tell what became of it.
func finale(d days) session {
	end := d.drive().AddDays(21)
	return session{
		by: "league",
		SessionFields: agenda.SessionFields{
			VenueID: new(craftWorkshops), Title: "总结会", Zone: zone, StartsOn: end,
			StartsAt: civil.NewTimeOfDay(15, 30), EndsAt: civil.NewTimeOfDay(16, 40),
			Audience: "四校志愿者、体验顾问和愿意来的朋友", AudienceCount: new(150), AgeGroup: agenda.Adult,
			Access: venue.Access{venue.SignLanguage, venue.Captions, venue.QuietRoom, venue.StepFree, venue.WheelchairPlaces},
		},
		items: []agenda.NewItem{
			item(agenda.ItemFields{Kind: agenda.Call, Title: "会场、字幕和展板", Backstage: true, Seconds: minutes(40), OwnerID: new("shi"),
				Note: "展板离地八十到一百四十厘米，坐着站着都看得清。"},
				cue(agenda.Stage, 0, "台前坡道架好，推一趟空轮椅上下"), cue(agenda.Music, 0, "话筒四支，一支放矮架"),
				provides(venue.Captions, 0, "四份报告的稿子导入字幕机"),
				provides(venue.QuietRoom, 0, "隔壁108开灯、关广播，门上贴牌")),
			item(onTheLeft("zhuo", agenda.ItemFields{Kind: agenda.Opening, Title: "主持人开场", Seconds: minutes(3), SpeakerID: new("li"), OwnerID: new("li"),
				HostWords: "三个星期，四张单子。今天一张一张念，念到没做成的，也念。"}),
				cue(agenda.Light, 0, "全场亮，翻译站的位置加一盏"), cue(agenda.Screen, 0, "四张单子并排"),
				provides(venue.Captions, 0, "实时字幕，整场不停")),
			item(d.received(end.AddDays(-2), sitesWords, onTheLeft("zhuo", agenda.ItemFields{Kind: agenda.Speech, Title: "四站站长报告：做成的和没做成的", Numbered: true, Seconds: minutes(20),
				LeastSeconds: minutes(16), Speaker: "祁越、温予、石磊、江澜，各五分钟", OwnerID: new("jiang"),
				HostWords: "请四位站长，每人五分钟，三分钟说做成的，两分钟说没做成的。"})),
				cue(agenda.Screen, 0, "每站一页数字，一页照片（没有正脸）"),
				provides(venue.AudioDescription, 0, "站长自己说出照片里是什么")),
			item(onTheLeft("ji", agenda.ItemFields{Kind: agenda.Speech, Title: "体验顾问讲评", Numbered: true, Seconds: minutes(10), SpeakerID: new("bo"), OwnerID: new("jiang"),
				HostWords: "请柏松主席代表六位体验顾问打分，满分由他定。", Note: "请柏主席会前一天口述要点，先给翻译。"}),
				provides(venue.SignLanguage, 0, "换人：卓清下，纪然上")),
			item(onTheLeft("ji", agenda.ItemFields{Kind: agenda.Gift, Title: "无障碍地图交给市残联和四校后勤", Numbered: true, Seconds: minutes(8), Speaker: "孟一帆交，邵青接", OwnerID: new("meng"), NeedsRamp: true,
				HostWords: "这张地图今天起归全市的人用。"}),
				cue(agenda.Stage, 0, "两人从坡道上，站在翻译右边一步"), cue(agenda.Music, 0, "清亮的短曲，三十秒"), cue(agenda.Screen, 0, "地图首页与网址")),
			item(onTheLeft("zhuo", agenda.ItemFields{Kind: agenda.Interaction, Title: "围坐聊一聊：明年还做什么", Numbered: true, Seconds: minutes(15), LeastSeconds: minutes(10), OwnerID: new("li"),
				HostWords: "请把椅子转过来，八个人一圈，每圈有一位会手语的同学。"}),
				cue(agenda.Stage, 0, "椅子转成圈，每圈留两个轮椅位"), cue(agenda.Screen, 0, "三个问题，大字"),
				provides(venue.SignLanguage, 0, "换人：纪然下，卓清上")),
			item(onTheLeft("ji", agenda.ItemFields{Kind: agenda.Closing, Title: "散会，领时长证明和一张手语卡", Seconds: minutes(10), SpeakerID: new("li"), OwnerID: new("li"),
				HostWords: "时长有错的，去二号桌，当场改。路上慢一点，明年见。"}),
				cue(agenda.Music, 0, "校园民谣，小音量"), cue(agenda.Screen, 0, "时长查询和二号桌的位置"),
				provides(venue.SignLanguage, 0, "换人：卓清下，纪然上")),
		},
	}
}
