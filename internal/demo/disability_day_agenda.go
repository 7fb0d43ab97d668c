package demo

import (
	"slices"

	"tongxing/internal/agenda"
	"tongxing/internal/civil"
	"tongxing/internal/venue"
)

// mainHall is the gathering of everybody, to the last cue.
func mainHall(d days) session {
	return session{
		by: "director",
		SessionFields: agenda.SessionFields{
			VenueID: new(activityHall), Title: "主会场", Zone: zone,
			StartsOn: d.held(), StartsAt: civil.NewTimeOfDay(8, 40), EndsAt: civil.NewTimeOfDay(10, 0),
			Audience: "全园小朋友、老师、来的家长和来宾", AudienceCount: new(186), AgeGroup: agenda.Preschool,
			Access: venue.Access{venue.SignLanguage, venue.Captions, venue.QuietRoom, venue.StepFree, venue.WheelchairPlaces,
				venue.MetAtGate, venue.TextContact, venue.LargePrint, venue.EasyRead},
		},
		items: slices.Concat(mainHallBefore(), mainHallWelcome(), mainHallSpeeches(d), mainHallTogether(d), mainHallEnd()),
	}
}

const (
	signingPlace = "台口左侧地贴，面向前三排，不挡大屏"
	heAndLuo     = "两位并排站在台口左侧地贴"
)

// signed has an interpreter sign the item at the usual place. who is a key.
func signed(who string, f agenda.ItemFields) agenda.ItemFields {
	return signedAt(signingPlace, who, f)
}

func mainHallBefore() []agenda.NewItem {
	return []agenda.NewItem{
		item(agenda.ItemFields{Kind: agenda.Call, Title: "音响、大屏、字幕开机试一遍", Backstage: true, FixedAt: civil.NewTimeOfDay(7, 30),
			Seconds: minutes(20), OwnerID: new("lu"), Note: "备用电池装好；手持话筒两支、低位话筒一支、领夹一支。"},
			cue(agenda.Screen, 0, "国歌视频、短片、手语歌歌词依次试播，看清后排能不能读"),
			cue(agenda.Light, 0, "不用闪灯和追光，台口亮度够看清手语")),
		item(agenda.ItemFields{Kind: agenda.Call, Title: "路线走一遍：东门、坡道、轮椅位、卫生间、安静室", Backstage: true,
			Seconds: minutes(15), OwnerID: new("ye"), NeedsRamp: true, Note: "请一位坐轮椅的家长一起走。过道堆的东西当场搬开。"},
			cue(agenda.Stage, 0, "第一排左侧四个轮椅位贴地标，陪同椅四把"),
			provides(venue.QuietRoom, 0, "调暗灯光，耳罩六副挂门口，贴五格图卡")),
		item(agenda.ItemFields{Kind: agenda.Other, Title: "联排：开场、国歌、捐赠走位、手语歌", Backstage: true, Seconds: minutes(25), OwnerID: new("mei"),
			Note: "孩子只走手语歌一遍，不反复站台。"},
			cue(agenda.Stage, 0, "捐赠走位：来宾左上，老师右上，中间放书箱，都走坡道"),
			cue(agenda.Music, 600, "按现场音量放一遍，后排不超过七十五分贝"),
			provides(venue.SignLanguage, 900, "两位一起对国歌、来宾姓名和歌词，试换人")),
		item(agenda.ItemFields{Kind: agenda.Call, Title: "接待、接引到位", Backstage: true, Seconds: minutes(10), OwnerID: new("qiu"),
			Note: "东门两人、活动厅门口两人。先说“您好”，再问要不要扶。"},
			provides(venue.LargePrint, 0, "大字节目单三十份放东门，三十份放活动厅门口")),
	}
}

func mainHallWelcome() []agenda.NewItem {
	return []agenda.NewItem{
		item(signed("he", agenda.ItemFields{Kind: agenda.Arrival, Title: "入场，找到自己的位置", Seconds: minutes(20), OwnerID: new("ye"), NeedsRamp: true,
			HostWords: "小朋友们早上好，家长和来宾们早上好。坐轮椅的朋友请到第一排左边，位子给您留好了。\n手语翻译在台口左侧，需要看手语的，请坐前三排。",
			Note:      "轮椅和推车先进，然后小班、中班、大班。开场前五分钟，主持人说主持词。"}),
			cue(agenda.Music, 0, "轻快的钢琴曲，小音量，能听清说话"),
			cue(agenda.Screen, 0, "欢迎页：慢一点，一起走；右下角写安静室在哪里"),
			provides(venue.MetAtGate, 0, "东门有老师迎候，推门、指路，不推轮椅，除非对方说好"),
			provides(venue.EasyRead, 900, "各班老师拿出五格图卡，指第一格“我们坐好了”")),
		item(signed("he", agenda.ItemFields{Kind: agenda.Opening, Title: "主持人开场", FixedAt: civil.NewTimeOfDay(9, 0), Seconds: minutes(2),
			SpeakerID: new("mei"), OwnerID: new("mei"),
			HostWords: "大家好，我是中一班的梅老师。今天我们做一件很简单的事：慢一点，一起走。\n走得快的等一等，走得慢的不着急。听不清的看手语，看不清的问旁边。累了就去安静室，方圆老师在那里。"}),
			cue(agenda.Music, -5, "入场曲渐弱到停"),
			cue(agenda.Stage, 0, "主持台在右，翻译在左，中间留出走轮椅的宽度")),
		item(signed("he", agenda.ItemFields{Kind: agenda.Anthem, Title: "奏唱国歌", Numbered: true, Seconds: minutes(2), OwnerID: new("lu"),
			InterpreterPlace: heAndLuo, Interpreter: "罗岚",
			HostWords: "现在奏唱国歌。能起立的朋友请起立，坐着的朋友请坐正，我们一起面向国旗行注目礼。等一会儿音乐会有点响。",
			Note:      "国歌四十六秒。坐着就是坐着，谁也不去扶、不去催。奏完等三秒再请大家坐下。"}),
			cue(agenda.Music, 25, "国歌，伴奏带人声"),
			cue(agenda.Screen, 20, "国旗，下方歌词字幕"),
			cue(agenda.Light, 20, "观众席灯全亮"),
			provides(venue.SignLanguage, 25, "按《中华人民共和国国歌》国家通用手语方案（GF 0024—2020）打，何语、罗岚两位同时")),
		item(signed("luo", agenda.ItemFields{Kind: agenda.Introduction, Title: "介绍来宾", Numbered: true, Seconds: minutes(3), SpeakerID: new("mei"), OwnerID: new("mei"),
			HostWords: "今天和我们一起走的有：青禾镇人民政府顾春生副镇长，望溪县教育局钟立副局长，望溪县残疾人联合会沈和理事长，青竹书社杜若店长，还有四十二位爸爸妈妈、爷爷奶奶。欢迎你们。\n鼓掌可以拍手，也可以把两只手举起来转一转，这是手语里的掌声。"}),
			cue(agenda.Screen, 0, "来宾姓名和单位，一人一页，读到谁放谁"),
			provides(venue.SignLanguage, 0, "换人：何语下，罗岚接着打；来宾姓名前一天已对过")),
	}
}

func mainHallSpeeches(d days) []agenda.NewItem {
	captions := provides(venue.Captions, 0, "讲稿字幕跟着讲话翻页")
	return []agenda.NewItem{
		item(d.received(d.held().AddDays(-8), headsWords, signed("luo", agenda.ItemFields{Kind: agenda.Speech, Title: "园长致欢迎辞", Numbered: true,
			Seconds: minutes(3), LeastSeconds: minutes(2), SpeakerID: new("tao"), OwnerID: new("tao"),
			HostWords: "先请我们的陶静园长说几句心里话。"})), captions),
		item(signed("luo", agenda.ItemFields{Kind: agenda.Speech, Title: "青禾镇人民政府副镇长致辞", Numbered: true, Seconds: minutes(3), LeastSeconds: minutes(2),
			SpeakerID: new("gu"), OwnerID: new("ye"), HostWords: "谢谢园长。下面请顾春生副镇长致辞。", Note: "讲稿还没有到，叶小舟再问一次；到了先给翻译。"}), captions),
		item(d.received(d.held().AddDays(-6), officeWords, signed("luo", agenda.ItemFields{Kind: agenda.Speech, Title: "望溪县教育局副局长讲话", Numbered: true,
			Seconds: minutes(3), LeastSeconds: minutes(2), SpeakerID: new("zhong"), OwnerID: new("ye"), HostWords: "谢谢顾镇长。请钟立副局长讲话。"})), captions),
		item(signed("he", reads(feetSong, agenda.ItemFields{Kind: agenda.Performance, Title: "全体律动《小脚丫，大脚丫》", Numbered: true, Seconds: minutes(4), OwnerID: new("su"),
			HostWords: "坐久啦，起来动一动！站着可以，坐着也可以，只动手指头也可以。"})),
			cue(agenda.Music, 15, "《小脚丫，大脚丫》，中等音量，第二段渐慢"),
			cue(agenda.Stage, 0, "三位老师在台下领做，各做一套：站着的、坐着的、只用手的"),
			provides(venue.SignLanguage, 0, "换人：罗岚下，何语上"),
			provides(venue.QuietRoom, 0, "音乐响之前，安静室老师到门口看一眼谁想出去")),
	}
}

func mainHallTogether(d days) []agenda.NewItem {
	return []agenda.NewItem{
		item(signed("he", reads(filmWords, agenda.ItemFields{Kind: agenda.Video, Title: "短片《从东门到活动室》", Numbered: true, Seconds: minutes(3), OwnerID: new("lu"), Captioned: true,
			HostWords: "大班的小朋友推着小车，量了量我们园里的路。哪里顺，哪里卡，都在这三分钟里。"})),
			cue(agenda.Screen, 10, "短片，字幕已烧入；画面里没有孩子的正脸"),
			cue(agenda.Light, 5, "观众席暗一半，不全黑；翻译那边的灯不变"),
			provides(venue.AudioDescription, 10, "片里的解说说清画面：坡有多长，门有多宽")),
		item(signed("he", agenda.ItemFields{Kind: agenda.Gift, Title: "捐赠：给图书角添新书和安静角", Numbered: true, Seconds: minutes(8), LeastSeconds: minutes(6),
			OwnerID: new("mei"), Speaker: "青竹书社、望溪县残疾人联合会", NeedsRamp: true,
			HostWords: "青竹书社带来一百二十本图画书，其中三十本可以用手摸着读。望溪县残疾人联合会带来四套安静角：耳罩、软垫和计时沙漏。\n" +
				"请杜若店长、沈和理事长上台，请图书角的苏禾老师和叶小舟副园长代表全园接过。\n这些书放在每个班的图书角，谁都可以第一个翻开。谢谢两位，也请两位坐到孩子们中间来。",
			Note: "由老师代表接受。孩子不上台受赠，不举牌，不说感谢词，不拍特写。箱子先放好，只交一本样书和一副耳罩。"}),
			cue(agenda.Music, 40, "吉他轻音乐，小音量，主持人说话时再低一点"),
			cue(agenda.Screen, 0, "捐赠单位全称和数量，不写金额"),
			cue(agenda.Stage, 30, "先书社，后残联；来宾从左侧坡道上，老师从右侧坡道上，合影一次，不超过二十秒"),
			cue(agenda.OtherChannel, 300, "捐赠清单两份当场签收，叶小舟收一份")),
		item(d.received(d.held().AddDays(-5), childsWords, signed("luo", agenda.ItemFields{Kind: agenda.Speech, Title: "小朋友代表：我在园里的一天", Numbered: true,
			Seconds: minutes(2), LeastSeconds: minutes(1), Speaker: "大一班一位小朋友", OwnerID: new("su"), ChildOnStage: true, ChildConsent: agenda.Given,
			HostWords: "接下来有一位大一班的小朋友，想告诉大家他在幼儿园最喜欢哪一段路。",
			Note:      "监护人同意书已签；孩子当天说不想讲，就由苏禾老师放录音，不解释原因。讲自己的一天，不讲困难，不致谢。"})),
			cue(agenda.Stage, -20, "低位话筒移到台下第一排前，孩子不用上台"),
			provides(venue.SignLanguage, 0, "换人：何语下，罗岚上；稿子是孩子的原话"),
			provides(venue.Captions, 0, "字幕用孩子的原话，不改成大人的话")),
		item(d.received(d.held().AddDays(-4), parentsWords, agenda.ItemFields{Kind: agenda.Speech, Title: "家长代表发言", Numbered: true, Seconds: minutes(3), LeastSeconds: minutes(2),
			MayDrop: true, Speaker: "大二班一位家长", OwnerID: new("su"), HostWords: "请大二班一位家长说说，等一等，等来了什么。",
			Note: "后来加的一项，翻译还没有排：前一项是罗岚，后一项是何语，问谁接着打。"}),
			provides(venue.Captions, 0, "讲稿字幕跟着讲话翻页")),
		item(signed("he", reads(handSong, agenda.ItemFields{Kind: agenda.Interaction, Title: "全场同打手语歌《伸出你的手》", Numbered: true, Seconds: minutes(5), OwnerID: new("su"),
			InterpreterPlace: heAndLuo, Interpreter: "罗岚",
			HostWords: "最后一首歌，不用嗓子也能唱。先跟两位老师学三个手势：你、我、一起。学会了吗？那我们开始。"})),
			cue(agenda.Screen, 0, "歌词和手势图，一句一页"),
			cue(agenda.Music, 90, "《伸出你的手》，第一遍慢速，第二遍原速"),
			cue(agenda.Light, 90, "全场灯亮，看得见彼此的手"),
			provides(venue.SignLanguage, 0, "罗岚、何语两位一起教，面向孩子，动作放慢")),
	}
}

func mainHallEnd() []agenda.NewItem {
	return []agenda.NewItem{
		item(signed("luo", agenda.ItemFields{Kind: agenda.Closing, Title: "主持人结束语", Seconds: minutes(2), SpeakerID: new("mei"), OwnerID: new("mei"),
			HostWords: "谢谢每一位来的人。今天剩下的时间属于小朋友：十点二十，活动室见。\n请坐轮椅的朋友先走，其他人再坐一分钟，我们等一等。"}),
			provides(venue.EasyRead, 60, "老师指图卡第四格“我们回活动室”")),
		item(signed("luo", agenda.ItemFields{Kind: agenda.Departure, Title: "退场：轮椅和推车先走，然后小班、中班、大班", Seconds: minutes(10), OwnerID: new("ye"), NeedsRamp: true,
			Note: "不吹哨，不跑。一班走完，下一班再起。"}),
			cue(agenda.Music, 0, "入场时的钢琴曲，小音量"),
			cue(agenda.Screen, 0, "十点二十活动室见；意见请扫码或写纸条"),
			provides(venue.MetAtGate, 0, "要先回家的家长，东门有人送到路口")),
		item(agenda.ItemFields{Kind: agenda.Other, Title: "撤场，清点，书箱送各班", Backstage: true, Seconds: minutes(20), OwnerID: new("lu"),
			Note: "台口坡道留到中午。遗失物放门房。"}),
	}
}

// inTheClassrooms is what the children do together afterwards.
func inTheClassrooms(d days) session {
	return session{
		by: "teacher",
		SessionFields: agenda.SessionFields{
			VenueID: new(classrooms), Title: "同伴时间", Zone: zone,
			StartsOn: d.held(), StartsAt: civil.NewTimeOfDay(10, 20), EndsAt: civil.NewTimeOfDay(11, 30),
			Audience: "大班和中班小朋友，愿意留下的家长", AudienceCount: new(112), AgeGroup: agenda.Preschool,
			Access: venue.Access{venue.QuietRoom, venue.StepFree, venue.MetAtGate, venue.EasyRead},
		},
		items: []agenda.NewItem{
			item(agenda.ItemFields{Kind: agenda.Call, Title: "活动室摆好：四张矮桌、一张可调桌、一个安静角", Backstage: true, Seconds: minutes(15), Owner: "各班配班老师"}),
			item(agenda.ItemFields{Kind: agenda.Interaction, Title: "找到今天的同伴", Seconds: minutes(10), Owner: "各班班主任",
				HostWords: "拿出你的小牌子，找和你颜色一样的朋友。可以两个人，也可以三四个人。想自己待着也行，老师陪你。",
				Note:      "同伴是前两周孩子自己选的，有一对一，也有小组。今天想换的，当场换。"},
				provides(venue.EasyRead, 0, "图卡：找朋友、打招呼、坐一起")),
			item(agenda.ItemFields{Kind: agenda.Interaction, Title: "一起读一本能摸的书", Seconds: minutes(15), Owner: "各班班主任",
				Note: "两人一本，一个翻，一个讲；不比谁认得多。"},
				cue(agenda.OtherChannel, 0, "书社的触摸图画书，每组一本"),
				provides(venue.QuietRoom, 0, "窗边的安静角可以一个人读")),
			item(agenda.ItemFields{Kind: agenda.Break, Title: "喝水，吃点心，上厕所", Seconds: minutes(10), Owner: "保育老师",
				Note: "照着过敏提示分点心；吸管杯放在右手边的托盘。"}),
			item(agenda.ItemFields{Kind: agenda.Interaction, Title: "手印树：每人一片叶子", Seconds: minutes(20), Owner: "各班班主任",
				Note: "可以用手，也可以用滚轮、刷子或贴纸；不愿意沾颜料的选叶子形状。"},
				cue(agenda.Music, 0, "溪水声，很轻")),
			item(agenda.ItemFields{Kind: agenda.Photo, Title: "和树合个影，愿意的来", Seconds: minutes(5), MayDrop: true, Owner: "家长委员会摄影志愿者",
				Note: "只拍贴绿点的；不愿意的可以当小摄影师。"}),
			item(agenda.ItemFields{Kind: agenda.Departure, Title: "说再见，回班或跟家长回家", Seconds: minutes(10), Owner: "各班班主任", NeedsRamp: true,
				Note: "凭接送卡离园；轮椅和推车先走东门。"}),
		},
	}
}
