package demo

import (
	"slices"

	"tongxing/internal/agenda"
	"tongxing/internal/civil"
	"tongxing/internal/venue"
)

const (
	cityRoom     = "江汀市民政局五楼会议室"
	villageHouse = "石坪村儿童之家"
)

func childCareServiceVenues() []venue.Fields {
	city := room(cityRoom, "江汀市民安路15号 市民政局", meetingRoute, 40, venue.Lift, venue.VisualAlarm, venue.GuideDog)
	city.AccessNote = "前排右侧两个轮椅位，无障碍卫生间出电梯右转。要手语翻译或大字材料的，提前三天说。"
	city.LatitudeE6, city.LongitudeE6 = new(int64(30_255_300)), new(int64(120_031_700))
	village := room(villageHouse, "望溪县青禾镇石坪村文化路1号", "镇内3路公交到“石坪村口”站，下车直走五十米，门口有坡道和一棵樟树。", 45, venue.QuietRoom, venue.VisualAlarm)
	village.AccessNote = "坡道一比十二，门宽95厘米；一张桌子能升降，书架最高一层伸手够得到。\n里间是通话间，也当安静的小屋：灯能调暗，门能从里面开。"
	village.LatitudeE6, village.LongitudeE6 = new(int64(30_421_600)), new(int64(119_588_900))
	return []venue.Fields{village, city}
}

// childCareServiceSessions are a day of visits, the quarter's joint meeting,
// the training of those who train, and the first day of the summer.
func childCareServiceSessions(d days) []session {
	return []session{visits(d), quarterMeeting(d), supervisorsTraining(d), summerOpens(d)}
}

// visits is an afternoon of going to homes, late enough for children to be
// back from school.
func visits(d days) session {
	home := func(title, note string) agenda.NewItem {
		return item(agenda.ItemFields{Kind: agenda.Interaction, Title: title, Seconds: minutes(30), LeastSeconds: minutes(20), Owner: "三组，每组一位儿童主任、一位社工", Note: note},
			provides(venue.TextContact, -900, "到之前一刻钟发短信，说清来几个人、坐多久"))
	}
	return session{
		by: administrator,
		SessionFields: agenda.SessionFields{
			VenueID: new(villageHouse), Title: "到家里坐一坐：石坪片", Zone: zone,
			StartsOn: d.Day.AddDays(-5), StartsAt: civil.NewTimeOfDay(15, 40), EndsAt: civil.NewTimeOfDay(19, 0),
			Audience: "三个村的儿童主任、社工和督导员", AudienceCount: new(9), AgeGroup: agenda.Adult,
			Access: venue.Access{venue.StepFree, venue.TextContact, venue.EasyRead},
		},
		items: []agenda.NewItem{
			item(agenda.ItemFields{Kind: agenda.Call, Title: "碰头：看封存的名单，领路线单", Backstage: true, Seconds: minutes(25), OwnerID: new("mai"),
				Note: "名单只在这张桌上看，路线单只写编号。谁和哪家是亲戚，现在说，换一组。"},
				cue(agenda.OtherChannel, 0, "手机调静音，不开定位分享"),
				provides(venue.EasyRead, 0, "每组一套图卡：吃、睡、上学、害怕、想找人说话")),
			item(agenda.ItemFields{Kind: agenda.Departure, Title: "出发，走路或坐三轮", Seconds: minutes(20), OwnerID: new("rui"),
				Note: "不开公车到门口，不戴胸牌，证件在口袋里。"}),
			home("第一家：先坐下，听大人说十分钟", "问今年谁在家、钱够不够、晚上谁陪着睡。不当着孩子说父母。"),
			item(agenda.ItemFields{Kind: agenda.Interaction, Title: "和孩子单独说一会儿话", Seconds: minutes(15), LeastSeconds: minutes(10), OwnerID: new("lian"),
				Note: "在院子里、看得见大人的地方。可以不说，可以画，可以指图卡；不问两遍同样的事。"},
				provides(venue.EasyRead, 0, "图卡放在膝上，让孩子自己翻")),
			item(agenda.ItemFields{Kind: agenda.Other, Title: "路上，写当场看见的", Seconds: minutes(15), Owner: "各组",
				Note: "写看见的，不写猜的；没见到孩子的，写原因和下次的日子。"}),
			home("第二家：看热饭、床铺和作业本", "看灶台、药放在哪里、本子写到哪一天。什么都不动，看完说谢谢。"),
			item(agenda.ItemFields{Kind: agenda.Other, Title: "路上，喝口水", Seconds: minutes(15), Owner: "各组", Note: "晚了先发短信，不跑。"}),
			home("第三家：约好下次，留下电话", "留值班电话，不留自己的。孩子问“你还来吗”，只答得到的日子。"),
			item(agenda.ItemFields{Kind: agenda.Closing, Title: "回来对一遍：今天该见的，见到几个", Seconds: minutes(30), OwnerID: new("mai"),
				Note: "没见到的，当场定谁去、哪天去。身上有伤、两天没吃热饭的，不等开会，现在报。"},
				cue(agenda.OtherChannel, 0, "报告电话贴在桌上：110、乡镇、救助保护中心")),
			item(agenda.ItemFields{Kind: agenda.Other, Title: "收路线单，封记录，自己说一说再回家", Backstage: true, Seconds: minutes(20), OwnerID: new("lian"),
				Note: "碎纸机前两人在。听到难受事的，连翘在，随便说，不记名。"}),
		},
	}
}

// quarterMeeting is the second quarter's joint meeting.
func quarterMeeting(d days) session {
	return meeting("未成年人保护联席会议：第二季度", cityRoom, d.Day.AddDays(5), civil.NewTimeOfDay(15, 0), civil.NewTimeOfDay(16, 40), "成员单位分管负责人和联络员", 26,
		talk("cen", "上次定的事：办结的、没办结的，一件一件对", "没办结的由责任单位自己说，别人不替他说。", 15),
		talk("hua", "救助保护中心转型：床位、心理室、热线", "空着几张床、等着几个孩子、热线几点没人接，照实说。", 15),
		together("cen", "两起个案怎么协作：从报告到回家", "个案去掉了一切能认出孩子的细节；听完材料收回。", 30, cue(agenda.Screen, 0, "时间线：谁在几点做了什么")),
		talk("mao", "望溪县试点：孩子先认识新的老师和房间", "第一次、第二次、第三次各去了多久，孩子怎么说。", 15),
		talk("tong", "本季度任务：单位、事、日子", "散会前各单位在单子上签字，带走一份。", 15))
}

// supervisorsTraining is where those who train others are trained.
func supervisorsTraining(d days) session {
	return meeting("儿童督导员培训：看见、记下、报告", cityRoom, d.Day.AddDays(9), civil.NewTimeOfDay(9, 0), civil.NewTimeOfDay(11, 30), "三个县（区）的儿童督导员", 34,
		talk("lian", "进门先做什么：坐下来，不站着问", "两个人演一遍：站着问的和坐下来问的，孩子的回答不一样。", 20),
		together("lian", "走访记录写一遍：写看见的，不写猜的", "用编的家庭，三人一组互相改。", 40, cue(agenda.Screen, 0, "一份写猜的，一份写看见的")),
		pause(),
		talk("hua", "疑似侵害：二十四小时里的五个电话", "电话号码卡每人一张，塑封。", 25),
		together("cen", "保密过关：十道情景题", "六项合格才领证，不合格的月底再来一次。", 35, cue(agenda.Screen, 0, "情景题，一页一题，念出来")),
		talk("cen", "领任务，领名册，签保密书", "名册加密，当面开，当面关。", 10))
}

// summerOpens is the first half-day of a children's house in the holidays.
func summerOpens(d days) session {
	return session{
		by: administrator,
		SessionFields: agenda.SessionFields{
			VenueID: new(villageHouse), Title: "儿童之家暑假开门第一天", Zone: zone,
			StartsOn: d.Day.AddDays(50), StartsAt: civil.NewTimeOfDay(8, 30), EndsAt: civil.NewTimeOfDay(11, 30),
			Audience: "村里的孩子，谁都可以来；接送的爷爷奶奶坐一会儿再走", AudienceCount: new(36), AgeGroup: agenda.Primary,
			Access: venue.Access{venue.QuietRoom, venue.StepFree, venue.WheelchairPlaces, venue.MetAtGate, venue.TextContact, venue.EasyRead},
		},
		items: slices.Concat(summerMorning(), summerTogether()),
	}
}

func summerMorning() []agenda.NewItem {
	return []agenda.NewItem{
		item(agenda.ItemFields{Kind: agenda.Call, Title: "开窗、查电、查塘边，接送本摊开", Backstage: true, FixedAt: civil.NewTimeOfDay(7, 50), Seconds: minutes(20), OwnerID: new("rui"),
			Note: "接送本只写谁接、几点走；过敏和急用药在儿童主任手里。"},
			cue(agenda.Stage, 0, "坡道扫干净，樟树下摆四把矮椅"),
			provides(venue.QuietRoom, 0, "里间灯调暗，耳罩和软垫放好，门从里面开得了")),
		item(agenda.ItemFields{Kind: agenda.Call, Title: "书和急救箱照清单验收", Backstage: true, Seconds: minutes(20), OwnerID: new("mai"),
			Note: "青竹书社的一百本图画书一本一本点，缺页的挑出来；签收单一式两份。"}),
		item(agenda.ItemFields{Kind: agenda.Arrival, Title: "进门，画个记号算签到", Seconds: minutes(20), OwnerID: new("rui"),
			HostWords: "来啦。名字写也行，画也行。书包放这边，想先自己待着的，里间没人。",
			Note:      "不点名，不问怎么没人送。没来的，十点发短信问一句。"},
			cue(agenda.Music, 0, "村里的广播关掉，放轻音乐"),
			provides(venue.MetAtGate, 0, "门口一位大人，蹲下来说话"),
			provides(venue.EasyRead, 0, "五格图卡贴门上：来了、画画、吃瓜、打电话、回家")),
		item(agenda.ItemFields{Kind: agenda.Opening, Title: "今年夏天怎么过，大家说", Numbered: true, Seconds: minutes(15), LeastSeconds: minutes(10), OwnerID: new("lian"),
			HostWords: "墙上四个圈：想学的、想玩的、害怕的、别做的。一人一张贴纸，贴哪里都行。",
			Note:      "不说“你们要懂事”。贴出来的，下午就排进这一周。"},
			cue(agenda.Screen, 0, "四个圈，图在上，字在下"),
			provides(venue.EasyRead, 0, "贴纸有字有图，不认字的指一指")),
		item(agenda.ItemFields{Kind: agenda.Gift, Title: "书架添了一百本书和一只急救箱", Numbered: true, Seconds: minutes(5), LeastSeconds: minutes(3),
			Speaker: "青竹书社、望溪县民政局", OwnerID: new("mai"),
			HostWords: "书是青竹书社送的，急救箱是民政局的。儿童之家替大家收下，谁先看哪本，翻一下就是谁的。",
			Note:      "由儿童主任代表接受；孩子不上台，不举牌，不道谢，不拍照。"},
			cue(agenda.OtherChannel, 0, "书已上架，签收单儿童主任收一份")),
	}
}

func summerTogether() []agenda.NewItem {
	return []agenda.NewItem{
		item(agenda.ItemFields{Kind: agenda.Interaction, Title: "水边怎么办：绳子、竹竿、喊人", Numbered: true, Seconds: minutes(25), LeastSeconds: minutes(15), OwnerID: new("rui"),
			HostWords: "看到有人落水，第一件事不是跳下去，是喊人。来，喊一声，喊不出来的敲这个铁盆。",
			Note:      "在院子里练，不去塘边。腿脚不便的孩子敲盆、打电话，一样要紧。"},
			cue(agenda.OtherChannel, 0, "救生绳、竹竿、铁盆三样摆在樟树下"),
			cue(agenda.Screen, 0, "三张大图：喊、抛、打110")),
		item(agenda.ItemFields{Kind: agenda.Break, Title: "吃西瓜，上厕所", Seconds: minutes(15), OwnerID: new("rui"), Note: "切小块，去籽；对西瓜过敏的有梨。手先洗。"}),
		item(agenda.ItemFields{Kind: agenda.Interaction, Title: "樟树下玩一会儿：丢沙包、跳格子、数蝉", Numbered: true, Seconds: minutes(25), LeastSeconds: minutes(15), MayDrop: true, OwnerID: new("rui"),
			HostWords: "格子画宽了，走着过、推着过、跳着过都算。不想玩的来当裁判，裁判可以坐着。",
			Note:      "三十五度以上改在屋里玩。"},
			cue(agenda.Stage, 0, "格子一米二宽，轮椅推得过去")),
		item(agenda.ItemFields{Kind: agenda.Interaction, Title: "写作业、看书、下棋，自己选；里间轮着打亲情电话", Numbered: true, Seconds: minutes(50), LeastSeconds: minutes(40), OwnerID: new("lian"),
			HostWords: "三张桌子，选一张，想换随时换。打电话的按号进里间，门自己关；线断了重打，不算时间。",
			Note:      "今天排五家，一家十分钟，别家排在这一周。大人在门外，不旁听，不记内容；不想打的不劝。"},
			cue(agenda.Music, 0, "音乐停，门留着"),
			provides(venue.TextContact, 0, "听不清、不想说的，用文字和画；手机开实时字幕"),
			provides(venue.QuietRoom, 0, "打完想静一静的，樟树下留两把椅子，没人问")),
		item(agenda.ItemFields{Kind: agenda.Departure, Title: "回家，谁接、几点走，记一笔", Numbered: true, Seconds: minutes(15), OwnerID: new("rui"),
			HostWords: "明天还开门。书可以带走，一周还。", Note: "接的人对得上接送本才放；对不上，先打电话，等着。"},
			provides(venue.MetAtGate, 0, "走远路的，送到村口车站")),
	}
}
