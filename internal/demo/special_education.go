package demo

import (
	"time"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/venue"
)

const (
	readingRoom  = "青禾镇中心小学阅览室"
	resourceRoom = "青禾镇中心小学资源教室"
)

// specialEducation is a primary school's plan for a school year, still a
// draft: one post stands empty and one duty has nobody.
func specialEducation(d days) content {
	year := d.Day.Year
	return content{
		slug: "special-education", home: primarySchool, owner: administrator,
		team: []place{{"director", account.Viewer}},
		details: campaign.Details{
			Kind: campaign.SpecialEducation, Title: "青禾镇中心小学随班就读与特殊教育工作方案", Theme: "让每个孩子坐得下、听得懂、交得到朋友",
			Purpose: "片区内的适龄孩子，愿意来，我们就收，就近入学，同龄入学。不是孩子适应学校，是学校先改：改座位，改作业，改考试的办法，改大人说话的方式。\n\n" +
				"一学年里，每个需要支持的孩子都有一份自己的计划、一个能说话的大人、至少一个同桌。",
			StartsOn: civil.NewDate(year-1, time.September, 1), EndsOn: civil.NewDate(year, time.July, 5),
			Period: "一个学年，分两个学期", Audience: "随班就读的学生和他们的同学、老师、家长",
			Description: "学校为随班就读的孩子做什么、由谁做、家长怎么一起商量，都写在这里。\n\n" +
				"- 座位、作业和考试的办法，一个孩子一个孩子地定\n" +
				"- 资源教室春天搬到一层，谁都可以进来\n" +
				"- 家长课堂有手语翻译，可以在线听，孩子有人陪\n" +
				"- 有话不想当面说，阅览室门口有一只木箱",
		},
		outline: campaign.Outline{
			Sections: specialEducationSections(), Organisers: specialEducationOrganisers(), People: specialEducationPeople(),
			Posts: specialEducationPosts(), Duties: specialEducationDuties(d), Budget: specialEducationBudget(),
		},
		venues: specialEducationVenues(), sessions: specialEducationSessions(d),
	}
}

func specialEducationOrganisers() []campaign.OrganiserFields {
	all := organisers(campaign.Guide, educationOffice, "望溪县特殊教育资源中心")
	all = append(all, organisers(campaign.Host, primarySchool)...)
	all = append(all, organisers(campaign.Assist, "青禾镇中心小学家长委员会", "望溪县手语翻译服务队")...)
	return append(all, organisers(campaign.Support, "望溪县残疾人联合会", "青竹书社")...)
}

func specialEducationPeople() []campaign.OutlinePerson {
	const here = "青禾镇中心小学"
	return []campaign.OutlinePerson{
		{ID: "liang", PersonFields: campaign.PersonFields{Name: "梁树", Organisation: here, Title: "校长", Phone: "138-0000-0041"}},
		{ID: "fan", PersonFields: campaign.PersonFields{Name: "范一诺", Organisation: here, Title: "教导主任", Phone: "138-0000-0042", OnSheet: true}},
		{ID: "yan", PersonFields: campaign.PersonFields{Name: "严冬青", Organisation: here, Title: "德育主任", Phone: "138-0000-0043", OnSheet: true}},
		{ID: "xia", PersonFields: campaign.PersonFields{Name: "夏知", Organisation: here, Title: "专职资源教师", Phone: "138-0000-0044", SMS: true, OnSheet: true, Public: true}},
		{ID: "zou", PersonFields: campaign.PersonFields{Name: "邹宁", Organisation: here, Title: "心理教师", Phone: "138-0000-0046"}},
		{ID: "ruo", PersonFields: campaign.PersonFields{Name: "闻若", Organisation: here, Title: "三（2）班班主任", Phone: "138-0000-0047"}},
		{ID: "chang", PersonFields: campaign.PersonFields{Name: "常勤", Organisation: here, Title: "总务主任", Phone: "138-0000-0048", OnSheet: true}},
		{ID: "ke", PersonFields: campaign.PersonFields{Name: "柯苗", Organisation: here, Title: "校医", Phone: "138-0000-0049", OnSheet: true}},
		{ID: "cheng", PersonFields: campaign.PersonFields{Name: "程禾", Organisation: "望溪县特殊教育资源中心", Title: "巡回指导教师", Phone: "138-0000-0045"}},
		{ID: "he", PersonFields: campaign.PersonFields{Name: "何语", Organisation: "望溪县手语翻译服务队", Title: "手语翻译", Phone: "138-0000-0009", SMS: true}},
		{ID: "luo", PersonFields: campaign.PersonFields{Name: "罗岚", Organisation: "望溪县手语翻译服务队", Title: "手语翻译", Phone: "138-0000-0010", SMS: true}},
		{ID: "ning", PersonFields: campaign.PersonFields{Name: "宁书", Organisation: "望溪县残疾人联合会", Title: "办证窗口", Phone: "138-0000-0054"}},
		{ID: "du", PersonFields: campaign.PersonFields{Name: "杜若", Organisation: "青竹书社", Title: "店长"}},
	}
}

func specialEducationPosts() []campaign.PostFields {
	return []campaign.PostFields{
		{Title: "组长", PersonIDs: []string{"liang"}},
		{Title: "副组长", PersonIDs: []string{"fan", "yan"}},
		{Title: "成员", PersonIDs: []string{"xia", "zou", "ruo", "chang", "ke"}, Note: "有随班就读学生的班主任和任课教师"},
		{Title: "指导", PersonIDs: []string{"cheng"}},
		{Title: "家长代表"},
	}
}

func specialEducationDuties(d days) []campaign.DutyFields {
	year := d.Day.Year
	keep := func(who, what string, on civil.Date) campaign.DutyFields { return duty(who, what, on, d.kept(on)) }
	autumn := func(month time.Month, day int) civil.Date { return civil.NewDate(year-1, month, day) }
	spring := func(month time.Month, day int) civil.Date { return civil.NewDate(year, month, day) }
	tutors := spring(time.June, 20)
	return []campaign.DutyFields{
		keep("fan", "调整座位、课表和教室楼层，需要的班放在一层", autumn(time.September, 5)),
		keep("fan", "拟定学年方案，教职工大会讨论一次再定", autumn(time.September, 10)),
		keep("yan", "同桌伙伴自愿报名，双方家长签同意书，想换的当月换", autumn(time.September, 12)),
		keep("xia", "资源教室课表上墙，器材登记，借还有数", autumn(time.September, 20)),
		keep("ke", "急用药和过敏提示核对一遍，校医室和班主任各留一份", autumn(time.September, 25)),
		keep("xia", "每个孩子一份个别化教育计划，家长到会签字", autumn(time.October, 15)),
		{What: "资源教室寒假开放：每周两个半天，谁来值守", DueOn: d.open(spring(time.January, 20)), State: campaign.Open},
		keep("chang", "资源教室搬到一层：门口坡道、九十五厘米的门、可调桌和里间的灯", spring(time.April, 20)),
		keep("xia", "请两位手语翻译，资源教室开门和家长课堂都到，稿子提前三天给", d.Day.AddDays(-3)),
		keep("ruo", "课间带四位自愿的小向导走熟新资源教室，会说“要我带路吗”", d.Day.AddDays(2)),
		keep("chang", "捐赠和调拨的器材验收、签收、入册、贴号", d.Day.AddDays(4)),
		keep("fan", "考试合理便利：时间、字号、读题、单独考场，考前两周定", spring(time.June, 5)),
		keep("zou", "每月和孩子单独聊一次，只记需要大家做什么", spring(time.June, 20)),
		shared("各班班主任", "每两周和家长联系一次，写一句进步、一句商量", tutors, d.kept(tutors)),
		keep("cheng", "每月进校一次，听一节课，留三条能做到的建议", spring(time.June, 30)),
		keep("liang", "学期末对着方案逐条自查，没做到的写原因和时间", spring(time.July, 3)),
	}
}

func specialEducationBudget() []campaign.BudgetFields {
	const special = "随班就读专项公用经费"
	return []campaign.BudgetFields{
		{Item: "可调高度课桌椅", Quantity: 4, Unit: "套", UnitPriceCents: 520 * yuan, Source: special},
		{Item: "大字课本与有声读物", Quantity: 12, Unit: "套", UnitPriceCents: 90 * yuan, Source: special},
		{Item: "资源教室门口坡道与扶手", Quantity: 1, Unit: "处", UnitPriceCents: 2600 * yuan, Source: "学校维修经费"},
		{Item: "里间调光灯、软垫和耳罩", Quantity: 1, Unit: "套", UnitPriceCents: 780 * yuan, Source: special},
		{Item: "手语翻译（开门日、家长课堂各两位）", Quantity: 4, Unit: "人次", UnitPriceCents: 300 * yuan, Source: "望溪县残疾人联合会支持"},
		{Item: "资源教师外出培训", Quantity: 2, Unit: "人次", UnitPriceCents: 1500 * yuan, Source: "教师培训经费"},
		{Item: "家长课堂资料", Quantity: 80, Unit: "份", UnitPriceCents: 5 * yuan, Source: "学校公用经费"},
	}
}

func specialEducationVenues() []venue.Fields {
	const address = "望溪县青禾镇书院路20号"
	reading := room(readingRoom, address,
		"坐镇内2路公交到“书院路口”站，沿人行道向东140米。校门进来左手第一栋，一层第一间，门口没有台阶。", 60, venue.QuietRoom, venue.GuideDog)
	reading.AccessNote = "门宽95厘米，桌子之间一米二。里间可以歇一会儿，晚上的活动有老师在里间陪孩子。\n无障碍卫生间出门右转，有扶手和呼叫铃。"
	reading.LatitudeE6, reading.LongitudeE6 = new(int64(30_412_900)), new(int64(119_574_200))
	resource := room(resourceRoom, address,
		"校门进来沿盲道直走，过了旗台右转，东头亮着黄灯的那一间。走不惯的，在门房说一声，有人来接。", 70, venue.QuietRoom, venue.GuideDog, venue.TactilePath, venue.VisualAlarm)
	resource.AccessNote = "门口坡道一比十二，两边有扶手；门上有凸起的“书”字，可以摸。\n桌面高低可调，轮椅能推到桌下。里间灯光调暗，有耳罩和软垫。"
	resource.LatitudeE6, resource.LongitudeE6 = new(int64(30_413_100)), new(int64(119_574_600))
	return []venue.Fields{reading, resource}
}
