package demo

import (
	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/venue"
)

const (
	activityHall = "音体活动厅"
	classrooms   = "一层四间活动室"
)

// disabilityDay is a kindergarten's Disability Day with everything that such a
// day needs. Left open on purpose: a speech that has not come, an item for
// which no interpreter is found, and a duty that nobody has accepted.
func disabilityDay(d days) content {
	ordinal := locale.ChineseNumber(d.Ordinal)
	return content{
		slug: "disability-day", home: kindergarten, owner: "director", publish: true,
		team: []place{{"teacher", account.Editor}},
		details: campaign.Details{
			Kind:  campaign.DisabilityDay,
			Title: "青禾镇中心幼儿园第" + ordinal + "次全国助残日活动",
			Theme: "慢一点，一起走",
			Purpose: "让每个孩子都在场、都有事做、都有伴；让大人看见，少一级台阶、多一双手语，比一句表扬更管用。\n\n" +
				"孩子们从小学会：先问一句“需要我帮忙吗”，再伸手；不围观，不起绰号，不替别人回答。",
			StartsOn: d.held(), EndsOn: d.held(),
			Audience: "全园小朋友和老师，愿意来的家长；镇上关心孩子的邻居，请提前一天告诉我们",
			Description: "这天上午，全园的孩子、老师和家长一起走一段路：听几句话，看孩子们自己拍的短片，给图书角添新书，最后一起用手语唱首歌。十点以后回到活动室，和同伴读书、印手印。\n\n" +
				"- 东门坡道直接到活动厅，门口有老师迎您\n" +
				"- 全程有手语翻译，大屏有讲稿和歌词的字幕\n" +
				"- 觉得吵了、累了，安静室一直开着，不用说理由\n" +
				"- 不想上台、不想拍照，告诉任何一位老师就行\n" +
				"- 穿好走好动的衣服和鞋，带一件不怕颜料的旧罩衣；怕响的，安静室门口有耳罩",
		},
		outline: campaign.Outline{
			Sections:   disabilityDaySections(d),
			Organisers: disabilityDayOrganisers(),
			People:     disabilityDayPeople(),
			Posts:      disabilityDayPosts(),
			Duties:     disabilityDayDuties(d),
			Budget:     disabilityDayBudget(),
		},
		venues:   disabilityDayVenues(),
		sessions: []session{mainHall(d), inTheClassrooms(d)},
	}
}

func disabilityDayOrganisers() []campaign.OrganiserFields {
	all := organisers(campaign.Guide, "青禾镇人民政府", "望溪县教育局", "望溪县残疾人联合会")
	all = append(all, organisers(campaign.Host, "望溪县青禾镇中心幼儿园")...)
	all = append(all, organisers(campaign.Assist, "青禾镇中心幼儿园家长委员会", "望溪县手语翻译服务队")...)
	return append(all, organisers(campaign.Support, "青竹书社")...)
}

func disabilityDayPeople() []campaign.OutlinePerson {
	const here = "青禾镇中心幼儿园"
	return []campaign.OutlinePerson{
		{ID: "tao", PersonFields: campaign.PersonFields{Name: "陶静", Organisation: here, Title: "园长", Phone: "138-0000-0001", OnSheet: true}},
		{ID: "ye", PersonFields: campaign.PersonFields{Name: "叶小舟", Organisation: here, Title: "副园长", Phone: "138-0000-0002", OnSheet: true}},
		{ID: "su", PersonFields: campaign.PersonFields{Name: "苏禾", Organisation: here, Title: "大一班班主任", Phone: "138-0000-0003", SMS: true, OnSheet: true, Public: true}},
		{ID: "mei", PersonFields: campaign.PersonFields{Name: "梅岚", Organisation: here, Title: "中一班班主任，主持", Phone: "138-0000-0004"}},
		{ID: "lu", PersonFields: campaign.PersonFields{Name: "陆明川", Organisation: here, Title: "信息老师，音响与大屏", Phone: "138-0000-0005", OnSheet: true}},
		{ID: "fang", PersonFields: campaign.PersonFields{Name: "方圆", Organisation: here, Title: "资源老师，安静室", Phone: "138-0000-0006", OnSheet: true}},
		{ID: "bai", PersonFields: campaign.PersonFields{Name: "白露", Organisation: here, Title: "保健医生", Phone: "138-0000-0007", OnSheet: true}},
		{ID: "qiu", PersonFields: campaign.PersonFields{Name: "邱实", Organisation: here, Title: "东门值守", Phone: "138-0000-0008"}},
		{ID: "he", PersonFields: campaign.PersonFields{Name: "何语", Organisation: "望溪县手语翻译服务队", Title: "手语翻译", Phone: "138-0000-0009", SMS: true}},
		{ID: "luo", PersonFields: campaign.PersonFields{Name: "罗岚", Organisation: "望溪县手语翻译服务队", Title: "手语翻译", Phone: "138-0000-0010", SMS: true}},
		{ID: "gu", PersonFields: campaign.PersonFields{Name: "顾春生", Organisation: "青禾镇人民政府", Title: "副镇长"}},
		{ID: "zhong", PersonFields: campaign.PersonFields{Name: "钟立", Organisation: "望溪县教育局", Title: "副局长"}},
		{ID: "shen", PersonFields: campaign.PersonFields{Name: "沈和", Organisation: "望溪县残疾人联合会", Title: "理事长"}},
		{ID: "du", PersonFields: campaign.PersonFields{Name: "杜若", Organisation: "青竹书社", Title: "店长"}},
	}
}

func disabilityDayPosts() []campaign.PostFields {
	return []campaign.PostFields{
		{Title: "组长", PersonIDs: []string{"tao"}},
		{Title: "副组长", PersonIDs: []string{"ye", "su"}},
		{Title: "成员", PersonIDs: []string{"mei", "lu", "fang", "bai", "qiu"}, Note: "各班班主任"},
	}
}

func disabilityDayDuties(d days) []campaign.DutyFields {
	before := func(n int) civil.Date { return d.open(d.held().AddDays(-n)) }
	return []campaign.DutyFields{
		duty("tao", "主持全面工作，审定方案和邀请名单", before(30), campaign.Done),
		duty("su", "拟定方案，发给各班和家长委员会，收一遍意见", before(28), campaign.Done),
		duty("ye", "邀请来宾，商量讲话顺序，每人不超过三分钟", before(21), campaign.Done),
		duty("fang", "请望溪县手语翻译服务队派两位翻译，谈好换人的时间", before(21), campaign.Done),
		shared("各班班主任", "发出并收回知情同意书：上台、拍照分开签，不签也一样参加", before(10), campaign.Accepted),
		duty("mei", "撰写主持词，念给三个大班孩子听一遍，听不懂的改掉", before(8), campaign.Accepted),
		duty("su", "收齐讲稿和歌词，提前五天交给手语翻译", before(5), campaign.Accepted),
		duty("lu", "音响、大屏和字幕；国歌与手语歌视频试播一遍", before(2), campaign.Accepted),
		duty("ye", "请坐轮椅的家长一起走一遍：东门、坡道、轮椅位、卫生间", before(2), campaign.Accepted),
		duty("fang", "布置安静室，门口贴图卡约定，耳罩和软垫到位", before(2), campaign.Accepted),
		duty("bai", "核对急救箱和过敏提示，全程在台口右侧值守", before(1), campaign.Accepted),
		shared("家长委员会摄影志愿者", "拍照：照着同意名单拍，胸前贴绿点的才拍正面", before(1), campaign.Open),
		duty("qiu", "八点二十起在东门迎候，轮椅和推车优先通行", d.open(d.held()), campaign.Accepted),
		duty("fang", "给捐来的图书贴上盲文书名，放进各班图书角", d.open(d.held().AddDays(4)), campaign.Accepted),
		duty("su", "写总结，把改进的事逐条告诉家长", d.open(d.held().AddDays(7)), campaign.Accepted),
	}
}

func disabilityDayBudget() []campaign.BudgetFields {
	const own, federation, parents = "公用经费", "望溪县残疾人联合会支持", "家长委员会自筹"
	return []campaign.BudgetFields{
		{Item: "手语翻译劳务（含提前读稿半天）", Quantity: 2, Unit: "人", UnitPriceCents: 400 * yuan, Source: federation},
		{Item: "台口可拆坡道", Quantity: 1, Unit: "套", UnitPriceCents: 680 * yuan, Source: own},
		{Item: "儿童降噪耳罩", Quantity: 6, Unit: "副", UnitPriceCents: 75 * yuan, Source: own},
		{Item: "安静室软垫、遮光帘和触摸球", Quantity: 1, Unit: "套", UnitPriceCents: 420 * yuan, Source: own},
		{Item: "大字节目单印制", Quantity: 60, Unit: "份", UnitPriceCents: 150, Source: own},
		{Item: "五格图卡（一个孩子一张，安静室另备）", Quantity: 160, Unit: "张", UnitPriceCents: 50, Source: own},
		{Item: "手印树画布与水洗颜料", Quantity: 4, Unit: "套", UnitPriceCents: 85 * yuan, Source: parents},
		{Item: "饮用水与无麸质点心", Quantity: 200, Unit: "份", UnitPriceCents: 250, Source: parents},
	}
}

func disabilityDayVenues() []venue.Fields {
	const address = "望溪县青禾镇书院路18号 青禾镇中心幼儿园"
	return []venue.Fields{
		{
			Name: activityHall, Address: address,
			Directions: "坐镇内2路公交到“书院路口”站，沿人行道向东120米，路面平，有盲道。\n" +
				"请走东门：门口是缓坡，没有台阶，老师在门内接您，活动厅在右手第一间，离门23步。\n" +
				"开车来的，东门外留了两个无障碍车位。",
			LatitudeE6: new(int64(30_412_700)), LongitudeE6: new(int64(119_573_100)), Capacity: new(220),
			Access: venue.Access{venue.StepFree, venue.WheelchairPlaces, venue.AccessibleToilet, venue.TactilePath, venue.VisualAlarm,
				venue.QuietRoom, venue.GuideDog},
			AccessNote: "第一排左侧四个轮椅位，旁边各留一把陪同椅；台口有坡道。\n" +
				"无障碍卫生间在出门左转第二间，门宽90厘米，有扶手和呼叫铃。\n" +
				"安静室在走廊尽头的阅读间，灯光调暗，有耳罩和软垫，方圆老师一直在。",
		},
		{
			Name: classrooms, Address: address,
			Directions: "从活动厅出门直行，同一层，没有门槛；四间活动室门上有颜色和触摸图案，跟着老师手里的牌子走。",
			LatitudeE6: new(int64(30_412_850)), LongitudeE6: new(int64(119_573_300)), Capacity: new(160),
			Access:     venue.Access{venue.StepFree, venue.WheelchairPlaces, venue.AccessibleToilet, venue.QuietRoom, venue.GuideDog},
			AccessNote: "每间都有一张可调高低的桌子，过道不少于90厘米。颜料可以水洗，有不用手的滚轮和大号刷子。",
		},
	}
}
