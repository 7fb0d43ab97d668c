package demo

import (
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/venue"
)

const (
	countyRoom = "望溪县政务服务中心三楼培训室"
	townHall   = "青禾镇便民服务中心一层大厅"
)

func careSubsidyVenues() []venue.Fields {
	training := room(countyRoom, "望溪县政和路8号 县政务服务中心", meetingRoute, 80, venue.Lift, venue.VisualAlarm, venue.HearingLoop, venue.GuideDog)
	training.AccessNote = "听觉环路在前三排，助听器拨到T档。无障碍卫生间出电梯左转，有扶手和呼叫铃。"
	training.LatitudeE6, training.LongitudeE6 = new(int64(30_398_200)), new(int64(119_561_400))
	town := room(townHall, "望溪县青禾镇溪口街6号", "镇内1路、2路公交到“溪口街”站，下车就是，门口是平的。开车来的，门右边留了三个无障碍车位。", 120,
		venue.QuietRoom, venue.TactilePath, venue.VisualAlarm, venue.GuideDog)
	town.AccessNote = "五个窗口里，三号窗台只有七十五厘米高，轮椅能推到台下。\n安静的小间在值班室隔壁，可以坐着单独说。无障碍卫生间在大厅右侧。"
	town.LatitudeE6, town.LongitudeE6 = new(int64(30_411_300)), new(int64(119_570_800))
	return []venue.Fields{town, training}
}

// careSubsidySessions are a market day on which everything is done at one
// table, the second training, a day of visits and the half-year's account.
func careSubsidySessions(d days) []session {
	return []session{marketDay(d), secondTraining(d), visitingDay(d), halfYearAccount(d)}
}

const besideTableOne = "一号桌左侧，跟着叫到的人走"

// marketDay is where families come when they are in town anyway.
func marketDay(d days) session {
	sign := func(who string, f agenda.ItemFields) agenda.ItemFields { return signedAt(besideTableOne, who, f) }
	round := func(who, before, title, villages string) agenda.NewItem {
		return item(sign(who, agenda.ItemFields{Kind: agenda.Interaction, Title: title, Numbered: true, Seconds: minutes(30), LeastSeconds: minutes(20), OwnerID: new("mao"),
			HostWords: villages + "请到一号桌。只带了户口簿也先坐下来，缺的我们来查。",
			Note:      "一张桌子从头办到尾：看原件、录入、当面念一遍、本人签字或按手印。能查到的不要复印件。"}),
			cue(agenda.Screen, 0, "叫到的号和桌号，大字；同时有人走过去轻声说"),
			provides(venue.SignLanguage, 0, "换人："+before),
			provides(venue.QuietRoom, 0, "想单独说的，请到值班室隔壁的小间"))
	}
	return session{
		by: administrator,
		SessionFields: agenda.SessionFields{
			VenueID: new(townHall), Title: "赶集日一桌办完", Zone: zone,
			StartsOn: d.Day.AddDays(-3), StartsAt: civil.NewTimeOfDay(9, 0), EndsAt: civil.NewTimeOfDay(11, 30),
			Audience: "孩子有残疾人证，还没领、领错了或者想问一问的人家，不用预约", AudienceCount: new(90), AgeGroup: agenda.Mixed,
			Access: venue.Access{venue.SignLanguage, venue.QuietRoom, venue.StepFree, venue.WheelchairPlaces, venue.AccessibleToilet,
				venue.MetAtGate, venue.TextContact, venue.LargePrint, venue.EasyRead},
		},
		items: []agenda.NewItem{
			item(agenda.ItemFields{Kind: agenda.Call, Title: "五张桌子、打印机和读卡器摆好", Backstage: true, Seconds: minutes(35), OwnerID: new("ning"),
				Note: "打印机朝里，别人看不见单子。每桌备放大镜、签字定位框、印泥和湿巾。"},
				cue(agenda.Stage, 0, "等候椅六排，前排空两个轮椅位，过道一米五"),
				cue(agenda.Screen, 0, "叫号屏试一遍，只显示号，不显示姓名"),
				provides(venue.LargePrint, 0, "大字办事指南六十份、图画版三十份放门口")),
			item(agenda.ItemFields{Kind: agenda.Call, Title: "坐轮椅从门口走到三号窗", Backstage: true, Seconds: minutes(15), OwnerID: new("tian"),
				Note: "请一位用轮椅的乡亲一起走，哪里卡当场挪。"},
				provides(venue.MetAtGate, 0, "门口两人：先说“您好”，再问要不要带路")),
			item(sign("luo", agenda.ItemFields{Kind: agenda.Opening, Title: "今天怎么走：取号、坐下、办完", Seconds: minutes(5), SpeakerID: new("mao"), OwnerID: new("mao"),
				HostWords: "各位乡亲早上好。办事的请取号，问一问的不用取号，直接坐到五号桌。我们只问证带了没有，不问别的。"}),
				cue(agenda.Screen, 0, "三张图：取号、坐下、办完"),
				provides(venue.EasyRead, 0, "同样三张图的卡片，一人一张")),
			round("he", "罗岚下，何语上", "第一批：石坪村、青溪村", "石坪、青溪两个村的，"),
			round("luo", "何语下，罗岚上", "第二批：上洼村、梅坑村", "上洼、梅坑两个村的，"),
			item(agenda.ItemFields{Kind: agenda.Break, Title: "喝口热茶，歇十分钟", Seconds: minutes(10), OwnerID: new("tian"),
				Note: "五号桌不歇，随时有人。"},
				cue(agenda.Music, 0, "溪口的山歌，小音量")),
			round("he", "罗岚下，何语上", "第三批：镇街和其他村", "镇街和别的村的，"),
			item(sign("luo", agenda.ItemFields{Kind: agenda.Interaction, Title: "不只是钱：轮椅、康复、辅导去哪里办", Numbered: true, Seconds: minutes(20), LeastSeconds: minutes(12), SpeakerID: new("shen"), OwnerID: new("shen"),
				HostWords: "孩子缺一把合身的轮椅，缺一节辅导课，也请说。沈和理事长在这里记，月底前给您回话。",
				Note:      "一家一行写在单子上：缺什么、谁去办、哪天回话。"}),
				cue(agenda.Screen, 0, "能办的六样事，一样一张图"),
				provides(venue.SignLanguage, 0, "换人：何语下，罗岚上")),
			item(sign("he", agenda.ItemFields{Kind: agenda.Closing, Title: "没办成的，写清下一步再走", Seconds: minutes(10), OwnerID: new("ning"),
				HostWords: "还差材料的，单子上写着差哪一样、我们什么时候上门拿。您不用再跑。"}),
				provides(venue.SignLanguage, 0, "换人：罗岚下，何语上"),
				provides(venue.TextContact, 0, "单子上印着收短信的号码，十分钟内回")),
			item(agenda.ItemFields{Kind: agenda.Departure, Title: "散场，送到车站和停车位", Seconds: minutes(10), OwnerID: new("tian"), NeedsRamp: true},
				provides(venue.MetAtGate, 0, "两人送到溪口街车站")),
			item(agenda.ItemFields{Kind: agenda.Other, Title: "收单子，关系统，废纸当场碎掉", Backstage: true, Seconds: minutes(20), OwnerID: new("ning"),
				Note: "名册锁进柜子，钥匙交毛小满；碎纸机前两人都在。"}),
		},
	}
}

// secondTraining is the half-year's training of those who handle applications.
func secondTraining(d days) session {
	return meeting("经办人员业务培训（第二期）", countyRoom, d.Day.AddDays(2), civil.NewTimeOfDay(9, 0), civil.NewTimeOfDay(11, 30), "各乡镇民政助理员、办证窗口和村（社区）专干，新上岗的都来", 56,
		talk("mao", "两个标准、三个条件：谁该领，领多少", "发一张对照卡，能贴在窗口里。", 25),
		talk("ning", "办证和申领一次办完：窗口怎么接", "演一遍：家长只带了户口簿来，怎么说。", 25),
		pause(),
		together("mao", "分桌办一件：十二份假材料，找出缺的和不该要的", "材料全是编的。多要一张复印件，扣一分。", 40, cue(agenda.Screen, 0, "评分表和倒计时")),
		talk("kang", "钱怎么走：三个单位、两道比对、一张卡", "从村里录入到银行到账，一步一张图；哪一步卡了找谁，写在图上。", 15),
		together("mao", "公示怎么贴、名单怎么传", "姓用＊代替；不进群、不放桌面；七天到期拍照撤下。", 15, cue(agenda.Screen, 0, "一张贴对的，一张贴错的，找不同")),
		talk("jin", "当场答卷，错的当场讲", "答卷不排名，错得多的题下个月再讲。", 15))
}

// visitingDay is for those who cannot come: two by two, to their homes.
func visitingDay(d days) session {
	call := func(title, note string) agenda.NewItem {
		return item(agenda.ItemFields{Kind: agenda.Interaction, Title: title, Seconds: minutes(40), LeastSeconds: minutes(30), Owner: "四组，每组一位经办、一位社工", Note: note},
			provides(venue.TextContact, -600, "到之前十分钟发短信：我们快到了，现在方便吗"),
			cue(agenda.OtherChannel, 0, "先亮工作证，再问坐哪里；对方不请就不往里走"))
	}
	way := func(note string) agenda.NewItem {
		return item(agenda.ItemFields{Kind: agenda.Other, Title: "路上", Seconds: minutes(20), Owner: "各组", Note: note})
	}
	return session{
		by: administrator,
		SessionFields: agenda.SessionFields{
			VenueID: new(townHall), Title: "上门办理日：走不开的，我们去", Zone: zone,
			StartsOn: d.Day.AddDays(4), StartsAt: civil.NewTimeOfDay(8, 30), EndsAt: civil.NewTimeOfDay(12, 0),
			Audience: "打过电话、发过短信说走不开的人家，大厅里照常有人值守", AudienceCount: new(12), AgeGroup: agenda.AnyAge,
			Access: venue.Access{venue.StepFree, venue.TextContact, venue.LargePrint, venue.EasyRead},
		},
		items: []agenda.NewItem{
			item(agenda.ItemFields{Kind: agenda.Call, Title: "领路线单、平板和印泥", Backstage: true, Seconds: minutes(20), OwnerID: new("mao"),
				Note: "路线单只写编号和到达时间，没有姓名和残疾类别；回来一张不少地收。"},
				provides(venue.LargePrint, 0, "每组带大字指南两份、签字定位框一个"),
				provides(venue.EasyRead, 0, "每组带图画版指南两份")),
			item(agenda.ItemFields{Kind: agenda.Departure, Title: "出发，四组各走一条路", Seconds: minutes(30), OwnerID: new("tian"),
				Note: "不穿红马甲，不打横幅，车停在巷口。"},
				cue(agenda.OtherChannel, 0, "雨靴和手电在车上；路断了不硬走，改天再约")),
			call("第一户：坐下来，把材料看一遍", "不带相机，不送慰问品，不请孩子出来见人。"),
			way("给下一户发短信；晚了二十分钟以上先打电话。"),
			call("第二户：当面念一遍，点头才提交", "看不见的，念给他听；听不见的，写给他看；签不了字的，按手印，两人在场。"),
			way("孩子缺的东西记一行：缺什么，谁去办。"),
			call("第三户：写下下一步，留一个电话", "没办成的写明差哪一样、哪天再来；不说“你们再跑一趟”。"),
			item(agenda.ItemFields{Kind: agenda.Closing, Title: "回到大厅，当天录完", Seconds: minutes(20), OwnerID: new("tian"),
				Note: "录完互相核一遍，路线单收回碎掉；难受的事，跟组里的社工说一说再回家。"}),
		},
	}
}

// halfYearAccount is where the county says in public where the money went.
func halfYearAccount(d days) session {
	sign := func(who string, f agenda.ItemFields) agenda.ItemFields {
		return signedAt("主席台左侧，灯照得到手", who, f)
	}
	captions := provides(venue.Captions, 0, "实时字幕，数字打成大字")
	return session{
		by: administrator,
		SessionFields: agenda.SessionFields{
			VenueID: new(countyRoom), Title: "半年说账会：钱到了没有", Zone: zone,
			StartsOn: d.Day.AddDays(31), StartsAt: civil.NewTimeOfDay(15, 0), EndsAt: civil.NewTimeOfDay(16, 20),
			Audience: "领补贴的家长、想问的乡亲、各乡镇和村（社区）的人", AudienceCount: new(60), AgeGroup: agenda.Adult,
			Access: venue.Access{venue.SignLanguage, venue.Captions, venue.HearingLoop, venue.StepFree, venue.WheelchairPlaces, venue.TextContact, venue.LargePrint},
		},
		items: []agenda.NewItem{
			item(agenda.ItemFields{Kind: agenda.Call, Title: "账目表、字幕和环路", Backstage: true, Seconds: minutes(30), OwnerID: new("kang"),
				Note: "表里只有人数和钱数，没有一个名字；凑得出是谁家的小数，合并到上一级。"},
				provides(venue.HearingLoop, 0, "请一位戴助听器的同事坐第二排试T档"),
				provides(venue.LargePrint, 0, "大字账目表三十份放门口"),
				provides(venue.WheelchairPlaces, 0, "第一排两头各留两个轮椅位")),
			item(sign("he", agenda.ItemFields{Kind: agenda.Opening, Title: "先念上次答应的事", Seconds: minutes(3), SpeakerID: new("jin"), OwnerID: new("mao"),
				HostWords: "上次答应了几件，今天一件一件念。没办成的，我先说。"}), captions),
			item(d.received(d.Day.AddDays(28), paidWords, sign("he", agenda.ItemFields{Kind: agenda.Speech, Title: "发了多少、发给多少人、晚了几天", Numbered: true, Seconds: minutes(12), LeastSeconds: minutes(8), SpeakerID: new("kang"), OwnerID: new("kang"),
				HostWords: "请康平股长，一张表念完，不念稿子。", Note: "晚发的月份写明晚几天、为什么。"})),
				captions, cue(agenda.Screen, 0, "一张表：月份、人数、钱数、到账那天")),
			item(d.received(d.Day.AddDays(28), visitedWords, sign("luo", agenda.ItemFields{Kind: agenda.Speech, Title: "抽查二十户：做好的和没做好的", Numbered: true, Seconds: minutes(12), LeastSeconds: minutes(8), SpeakerID: new("mao"), OwnerID: new("mao"),
				HostWords: "请毛小满股长。先说没做好的。", Note: "不说村名、不说谁家；问题只说在哪一步。"})),
				captions, cue(agenda.Screen, 0, "问题在哪一步：受理、核对、公示、发放"),
				provides(venue.SignLanguage, 0, "换人：何语下，罗岚上")),
			item(sign("he", agenda.ItemFields{Kind: agenda.Interaction, Title: "您来问：当场答的当场答，答不了的写日子", Numbered: true, Seconds: minutes(25), LeastSeconds: minutes(15), OwnerID: new("mao"),
				HostWords: "举手、写条子、发短信都行，不用报名字。自己家的事，请会后到窗边单独说。"}),
				captions, provides(venue.TextContact, 0, "短信来的，念给大家听，去掉名字"),
				provides(venue.SignLanguage, 0, "换人：罗岚下，何语上")),
			item(d.received(d.Day.AddDays(27), lackedWords, sign("luo", agenda.ItemFields{Kind: agenda.Speech, Title: "孩子还缺什么：辅具、康复和上学", Numbered: true, Seconds: minutes(8), LeastSeconds: minutes(5), SpeakerID: new("shen"), OwnerID: new("shen"),
				HostWords: "请沈和理事长，说说转出去的事办到哪一步了。"})),
				captions, provides(venue.SignLanguage, 0, "换人：何语下，罗岚上")),
			item(sign("luo", agenda.ItemFields{Kind: agenda.Closing, Title: "新答应的事，写在纸上贴出去", Seconds: minutes(8), SpeakerID: new("jin"), OwnerID: new("mao"),
				HostWords: "一件一行：什么事、谁、哪天。今天下班前贴到大厅，也发到各村。"}),
				captions, cue(agenda.OtherChannel, 0, "大纸和粗笔，当场写，当场拍照存档")),
		},
	}
}

func careSubsidyDuties(d days) []campaign.DutyFields {
	year := d.Day.Year
	keep := func(who, what string, on civil.Date) campaign.DutyFields { return duty(who, what, on, d.kept(on)) }
	of := func(who, what string, on civil.Date) campaign.DutyFields { return shared(who, what, on, d.kept(on)) }
	return []campaign.DutyFields{
		keep("mao", "拟稿，念给五位家长和三位经办人听，听不懂的改掉", civil.NewDate(year-1, 10, 30)),
		keep("kang", "足额编列下一年的预算，定下专户和到账的日子", civil.NewDate(year-1, 11, 20)),
		keep("jin", "三家会签，印发办法，发到每个乡镇和村", civil.NewDate(year-1, 12, 18)),
		keep("mao", "第一期业务培训一天，当场答卷", civil.NewDate(year, 1, 8)),
		keep("ning", "办事指南做成大字版、图画版、手语视频和有声版", civil.NewDate(year, 3, 10)),
		keep("mao", "请两位手语翻译到赶集日和说账会，稿子提前三天给", d.Day.AddDays(-10)),
		keep("ning", "每月十日前把新办证名单和账户信息报民政局，只报需要的字段", civil.NewDate(year, 5, 10)),
		keep("tian", "赶集日：大厅、五张桌子、无障碍车位和门口接人的两位", d.Day.AddDays(-4)),
		keep("mao", "每月十五日前比对户籍、年龄、证件和护理补贴，列出该发未发、该停未停两张单子", civil.NewDate(year, 5, 15)),
		of("各乡镇民政助理员", "受理申请一次告知；行动不便的上门；材料齐了当天录入", d.Day.AddDays(5)),
		keep("kang", "每月二十五日前拨付到卡，退回的当天查、次日重发", civil.NewDate(year, 5, 25)),
		of("各村（社区）", "公示七天，到期当天撤下，拍照存档", d.Day.AddDays(12)),
		duty("mao", "发放后抽查二十户：钱到了没有，孩子还缺什么", d.open(civil.NewDate(year, 6, 10)), campaign.Open),
		keep("kang", "半年账目表：人数、钱数、到账的日子，念得出口", d.Day.AddDays(28)),
		keep("shen", "把孩子缺的辅具、康复和辅导转给对应的项目，月底前回话", civil.NewDate(year, 6, 30)),
		keep("pan", "年底全面复核一次，结果报县政府，改的写进明年的办法", civil.NewDate(year, 12, 15)),
	}
}
