package demo

import (
	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/venue"
)

const (
	normalHall     = "江汀师范大学大学生活动中心礼堂"
	normalDoor     = "江汀师范大学一餐厅门口"
	technicalDoor  = "江汀理工大学二餐厅门口"
	medicalDoor    = "江汀医科大学百草餐厅门口"
	craftDoor      = "江汀职业技术学院学生餐厅门口"
	craftWorkshops = "江汀职业技术学院实训楼报告厅"
)

// fourUniversities is the drive of four universities over three weeks. Left
// open on purpose: the speech at the end and a duty that nobody has accepted.
func fourUniversities(d days) content {
	return content{
		slug: "four-universities", home: alliance, owner: "league", publish: true,
		team: []place{{"volunteer", account.Viewer}},
		details: campaign.Details{
			Kind: campaign.VolunteerDrive, Title: "江汀市四校联合助残志愿行动", Theme: "把路走通",
			Purpose: "四所高校各出所长，用三个星期做四件看得见的事：教会一千人用手语打招呼，画出四个校园的无障碍地图，教会八百人急救，修好送来的每一台轮椅和每一副拐杖。\n\n" +
				"残疾人是老师、是测量员、是提要求的人；志愿者学会先问、再做，做完请对方验收。",
			StartsOn: d.drive(), EndsOn: d.drive().AddDays(21),
			Audience: "全市残疾人朋友和家人，四校师生，附近的居民；不用报名，直接来",
			Description: "从启动到总结三个星期，四个校园轮流开站，每站一件拿手的事。\n\n" +
				"- 理工大学：一起量路，画无障碍地图\n" +
				"- 医科大学：急救手把手，量血压、查听力\n" +
				"- 职业技术学院：免费修轮椅、拐杖、助视器和助听器\n" +
				"- 师范大学：手语角，学会二十句够用的话\n\n" +
				"每一站都设在餐厅门口，平地，有遮阳棚；要修的东西搬不动，打个电话，我们去取。",
		},
		outline: campaign.Outline{
			Sections: fourUniversitiesSections(d), Organisers: fourUniversitiesOrganisers(), People: fourUniversitiesPeople(),
			Posts: fourUniversitiesPosts(), Duties: fourUniversitiesDuties(d), Budget: fourUniversitiesBudget(),
		},
		venues:   fourUniversitiesVenues(),
		sessions: fourUniversitiesSessions(d),
	}
}

func fourUniversitiesOrganisers() []campaign.OrganiserFields {
	all := organisers(campaign.Host, "江汀市残疾人联合会")
	all = append(all, organisers(campaign.Undertake, normalLeague, technicalLeague, medicalLeague, craftLeague)...)
	return append(all, organisers(campaign.Assist, "江汀师范大学手语社", "江汀理工大学无障碍测绘社", "江汀医科大学红十字急救协会", "江汀职业技术学院巧手维修队")...)
}

func fourUniversitiesPeople() []campaign.OutlinePerson {
	return []campaign.OutlinePerson{
		{ID: "shao", PersonFields: campaign.PersonFields{Name: "邵青", Organisation: "江汀市残疾人联合会", Title: "副理事长"}},
		{ID: "bo", PersonFields: campaign.PersonFields{Name: "柏松", Organisation: "江汀市盲人协会", Title: "主席"}},
		{ID: "jiang", PersonFields: campaign.PersonFields{Name: "江澜", Organisation: normalLeague, Title: "副书记，总协调", Phone: "138-0000-0021", SMS: true, OnSheet: true, Public: true}},
		{ID: "qi", PersonFields: campaign.PersonFields{Name: "祁越", Organisation: technicalLeague, Title: "理工站站长", Phone: "138-0000-0022", OnSheet: true}},
		{ID: "wen", PersonFields: campaign.PersonFields{Name: "温予", Organisation: medicalLeague, Title: "医科站站长", Phone: "138-0000-0023", OnSheet: true}},
		{ID: "shi", PersonFields: campaign.PersonFields{Name: "石磊", Organisation: craftLeague, Title: "职院站站长", Phone: "138-0000-0024", OnSheet: true}},
		{ID: "li", PersonFields: campaign.PersonFields{Name: "黎简", Organisation: "江汀师范大学手语社", Title: "社长，主持", Phone: "138-0000-0025"}},
		{ID: "meng", PersonFields: campaign.PersonFields{Name: "孟一帆", Organisation: "江汀理工大学无障碍测绘社", Title: "测量组组长", Phone: "138-0000-0026"}},
		{ID: "an", PersonFields: campaign.PersonFields{Name: "安宁", Organisation: "江汀医科大学红十字急救协会", Title: "急救教员", Phone: "138-0000-0027", OnSheet: true}},
		{ID: "yu", PersonFields: campaign.PersonFields{Name: "于工", Organisation: "江汀职业技术学院巧手维修队", Title: "指导老师", Phone: "138-0000-0028", SMS: true, Public: true}},
		{ID: "zhuo", PersonFields: campaign.PersonFields{Name: "卓清", Organisation: "江汀市手语翻译协会", Title: "手语翻译", Phone: "138-0000-0029", SMS: true}},
		{ID: "ji", PersonFields: campaign.PersonFields{Name: "纪然", Organisation: "江汀市手语翻译协会", Title: "手语翻译", Phone: "138-0000-0030", SMS: true}},
	}
}

func fourUniversitiesPosts() []campaign.PostFields {
	return []campaign.PostFields{
		{Title: "组长", PersonIDs: []string{"shao"}},
		{Title: "副组长", PersonIDs: []string{"jiang", "qi", "wen", "shi"}},
		{Title: "成员", PersonIDs: []string{"li", "meng", "an", "yu"}, Note: "四个协会的带队同学"},
		{Title: "体验顾问", PersonIDs: []string{"bo"}, Note: "六位残疾人朋友，每站开站前一天验收"},
	}
}

func fourUniversitiesDuties(d days) []campaign.DutyFields {
	on := func(n int) civil.Date { return d.open(d.drive().AddDays(n)) }
	return []campaign.DutyFields{
		duty("jiang", "拟定总方案，四校分管老师会签", on(-28), campaign.Done),
		duty("jiang", "师范大学：礼堂、音响和两位手语翻译", on(-10), campaign.Done),
		duty("li", "师范大学：手语角二十句教案，请三位聋人老师把关", on(-7), campaign.Accepted),
		duty("qi", "理工大学：餐厅门口摆点申请，遮阳棚和电源", on(-7), campaign.Accepted),
		duty("meng", "理工大学：量尺、坡度仪和表格，测量培训两次", on(-3), campaign.Accepted),
		duty("wen", "医科大学：急救教员十二人，假人四具，排班到半天", on(-3), campaign.Accepted),
		duty("an", "医科大学：每站一名持证急救员，全程在场", on(-1), campaign.Accepted),
		duty("shi", "职业技术学院：轮椅常用件进货，取送车辆一辆", on(4), campaign.Accepted),
		duty("yu", "职业技术学院：维修登记单一式两联，修完请本人试用签字", on(4), campaign.Accepted),
		shared("四校志愿者部", "汇总报名，同一个人两天之间至少歇半天", on(-5), campaign.Accepted),
		shared("四校新媒体中心", "三篇推送、一支九十秒短片，都配字幕和图片说明", on(-4), campaign.Open),
		duty("jiang", "登记时长，由各校出具证明，错了能改", on(24), campaign.Accepted),
		duty("jiang", "总结和无障碍地图一并交市残联", on(30), campaign.Accepted),
	}
}

func fourUniversitiesBudget() []campaign.BudgetFields {
	const federation = "江汀市残疾人联合会项目经费"
	return []campaign.BudgetFields{
		{Item: "手语翻译（启动、开放日、总结）", Quantity: 6, Unit: "人场", UnitPriceCents: 500 * yuan, Source: federation},
		{Item: "遮阳棚与折叠桌", Quantity: 4, Unit: "套", UnitPriceCents: 860 * yuan, Source: "四校团委各一套"},
		{Item: "坡度仪、卷尺和测量表", Quantity: 10, Unit: "套", UnitPriceCents: 135 * yuan, Source: technicalLeague},
		{Item: "急救训练假人租用", Quantity: 4, Unit: "具", UnitPriceCents: 300 * yuan, Source: medicalLeague},
		{Item: "轮椅轮胎、刹车线、拐杖脚垫", Quantity: 1, Unit: "批", UnitPriceCents: 3600 * yuan, Source: federation},
		{Item: "志愿者保险（三周）", Quantity: 240, Unit: "人", UnitPriceCents: 6 * yuan, Source: federation},
		{Item: "大字图卡与盲文图卡", Quantity: 1000, Unit: "张", UnitPriceCents: 80, Source: normalLeague},
		{Item: "饮用水", Quantity: 60, Unit: "箱", UnitPriceCents: 32 * yuan, Source: "四校后勤集团"},
	}
}

func fourUniversitiesVenues() []venue.Fields {
	outdoors := func(name, address, directions, note string, latitude, longitude int64) venue.Fields {
		return venue.Fields{
			Name: name, Address: address, Directions: directions, AccessNote: note, Outdoors: true, Capacity: new(300),
			LatitudeE6: &latitude, LongitudeE6: &longitude,
			Access: venue.Access{venue.StepFree, venue.WheelchairPlaces, venue.AccessibleToilet, venue.GuideDog},
		}
	}
	return []venue.Fields{
		{
			Name: normalHall, Address: "江汀市文澜路200号 江汀师范大学", Capacity: new(420),
			Directions: "地铁1号线“师范大学”站C口有直梯，出站沿盲道向北200米到南门，志愿者举蓝色伞接您。\n礼堂从西侧坡道进，不用走正门台阶。",
			LatitudeE6: new(int64(30_268_400)), LongitudeE6: new(int64(120_021_900)),
			Access: venue.Access{venue.StepFree, venue.Lift, venue.WheelchairPlaces, venue.AccessibleToilet, venue.TactilePath,
				venue.HearingLoop, venue.VisualAlarm, venue.QuietRoom, venue.GuideDog},
			AccessNote: "一层前排和中排各六个轮椅位。听觉环路在前五排，助听器拨到T档。安静室在后台102，门口有人。导盲犬有饮水和休息垫。",
		},
		outdoors(technicalDoor, "江汀市求是大道66号 江汀理工大学", "公交12路“理工大学东门”站下，进门直走300米，一路平地。",
			"无障碍卫生间在餐厅一层左侧。下雨移到餐厅一层大厅，门口有坡道。", 30_274_100, 120_038_600),
		outdoors(medicalDoor, "江汀市杏林街9号 江汀医科大学", "地铁2号线“杏林街”站A口有直梯，出站右转150米。",
			"血压和听力检查在餐厅内安静的一角，有隔帘。无障碍卫生间在一层。", 30_259_700, 120_047_200),
		outdoors(craftDoor, "江汀市巧匠路31号 江汀职业技术学院", "公交33路“巧匠路”站下，过街有语音信号灯，学院南门进门左手就是。",
			"修轮椅时有备用轮椅可借。无障碍卫生间在餐厅一层，门宽95厘米。", 30_247_300, 120_012_500),
		outdoors(normalDoor, "江汀市文澜路200号 江汀师范大学", "地铁1号线“师范大学”站C口有直梯，南门进来第一个路口右转。",
			"手语角有坐的地方，桌子可调高低。怕吵的朋友可以约在餐厅二楼的读书角，有电梯。", 30_269_200, 120_023_100),
		{
			Name: craftWorkshops, Address: "江汀市巧匠路31号 江汀职业技术学院", Capacity: new(180),
			Directions: "公交33路“巧匠路”站下，南门进门直走到实训楼，大门是自动门，报告厅在一层。",
			LatitudeE6: new(int64(30_247_900)), LongitudeE6: new(int64(120_013_000)),
			Access:     venue.Access{venue.StepFree, venue.WheelchairPlaces, venue.AccessibleToilet, venue.VisualAlarm, venue.QuietRoom, venue.GuideDog},
			AccessNote: "第一排右侧四个轮椅位，舞台有坡道。安静室在隔壁108。",
		},
	}
}
