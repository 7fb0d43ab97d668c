package demo

import (
	"time"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
)

// childCareService is a city's programme of a year, still a draft. Left open
// on purpose: a duty without anybody, and two that nobody has accepted.
func childCareService(d days) content {
	year := d.Day.Year
	return content{
		slug: "child-care-service", home: cityCivil, owner: administrator,
		details: campaign.Details{
			Kind: campaign.CareService, Title: "江汀市农村留守和困境儿童关爱服务实施方案", Theme: "身边有人，心里有数，遇事有路",
			Purpose: "一年内，市里有指导，县里有机构，乡镇有督导员，村里有儿童主任，四级都找得到人、说得清事。孩子遇到难处，第一个知道的是身边的大人，第一个动起来的也是。\n\n" +
				"监护是父母的责任，社会搭把手，不替代。",
			StartsOn: civil.NewDate(year, time.January, 1), EndsOn: civil.NewDate(year, time.December, 31),
			Period: "一年，每季度检查一次", Audience: "农村留守儿童、困境儿童和他们的监护人，以及村里每一个看得见他们的大人",
			Description: "市、县、乡、村四级怎样分工照看留守和困境儿童：谁去家里看，看到了记什么，出了事找谁。\n\n" +
				"- 每个村有一位儿童主任，每季度当面见到孩子一次\n" +
				"- 六十所儿童之家寒暑假开门，谁都可以来\n" +
				"- 看见孩子受伤害，先打110；心里难受，打12355\n" +
				"- 孩子和家里的事，只给正在帮他的人看",
		},
		outline: campaign.Outline{
			Sections:   childCareServiceSections(),
			Organisers: childCareServiceOrganisers(),
			People:     childCareServicePeople(),
			Posts:      childCareServicePosts(),
			Duties:     childCareServiceDuties(d),
			Budget:     childCareServiceBudget(),
		},
		venues: childCareServiceVenues(), sessions: childCareServiceSessions(d),
	}
}

func childCareServiceOrganisers() []campaign.OrganiserFields {
	all := organisers(campaign.Guide, "江汀市人民政府")
	all = append(all, organisers(campaign.Host, cityCivil)...)
	all = append(all, organisers(campaign.Undertake, countyCivil, "临汀县民政局", "白塔区民政局", "江汀市未成年人救助保护中心")...)
	all = append(all, organisers(campaign.Assist, "江汀市教育局", "江汀市公安局", "江汀市卫生健康委员会", "江汀市妇女联合会", "共青团江汀市委员会", "江汀市残疾人联合会")...)
	return append(all, organisers(campaign.Support, "江汀市同心社工服务中心", "青竹书社")...)
}

func childCareServicePeople() []campaign.OutlinePerson {
	return []campaign.OutlinePerson{
		{ID: "ruan", PersonFields: campaign.PersonFields{Name: "阮清", Organisation: "江汀市人民政府", Title: "副市长"}},
		{ID: "tong", PersonFields: campaign.PersonFields{Name: "童安", Organisation: "江汀市民政局", Title: "局长"}},
		{ID: "cen", PersonFields: campaign.PersonFields{Name: "岑默", Organisation: "江汀市民政局儿童福利科", Title: "科长", Phone: "138-0000-0061", SMS: true, OnSheet: true}},
		{ID: "hua", PersonFields: campaign.PersonFields{Name: "华灯", Organisation: "江汀市未成年人救助保护中心", Title: "主任", Phone: "138-0000-0063", SMS: true, OnSheet: true, Public: true}},
		{ID: "mao", PersonFields: campaign.PersonFields{Name: "毛小满", Organisation: "望溪县民政局儿童福利股", Title: "股长", Phone: "138-0000-0051", SMS: true, OnSheet: true}},
		{ID: "luoya", PersonFields: campaign.PersonFields{Name: "骆予安", Organisation: "临汀县民政局儿童福利股", Title: "股长", Phone: "138-0000-0065"}},
		{ID: "man", PersonFields: campaign.PersonFields{Name: "施蔓", Organisation: "白塔区民政局儿童福利科", Title: "科长", Phone: "138-0000-0066"}},
		{ID: "bei", PersonFields: campaign.PersonFields{Name: "贝青", Organisation: "江汀市教育局", Title: "基础教育科科长", Phone: "138-0000-0067"}},
		{ID: "lei", PersonFields: campaign.PersonFields{Name: "雷雨时", Organisation: "江汀市公安局", Title: "未成年人保护大队大队长", Phone: "138-0000-0068"}},
		{ID: "mai", PersonFields: campaign.PersonFields{Name: "麦冬", Organisation: "青禾镇人民政府", Title: "儿童督导员", Phone: "138-0000-0069", SMS: true, OnSheet: true}},
		{ID: "rui", PersonFields: campaign.PersonFields{Name: "石蕊", Organisation: "石坪村村民委员会", Title: "儿童主任", Phone: "138-0000-0070", SMS: true, OnSheet: true}},
		{ID: "lian", PersonFields: campaign.PersonFields{Name: "连翘", Organisation: "江汀市同心社工服务中心", Title: "督导", Phone: "138-0000-0064", OnSheet: true}},
	}
}

func childCareServicePosts() []campaign.PostFields {
	return []campaign.PostFields{
		{Title: "召集人", PersonIDs: []string{"ruan"}},
		{Title: "副召集人", PersonIDs: []string{"tong"}},
		{Title: "成员", PersonIDs: []string{"bei", "lei", "hua"}, Note: "各成员单位分管负责人"},
		{Title: "联络员", PersonIDs: []string{"cen", "mao", "luoya", "man"}},
		{Title: "一线代表", PersonIDs: []string{"mai", "rui", "lian"}, Note: "每季度换一个镇"},
	}
}

func childCareServiceDuties(d days) []campaign.DutyFields {
	on := func(month time.Month, day int) civil.Date { return civil.NewDate(d.Day.Year, month, day) }
	keep := func(who, what string, until civil.Date) campaign.DutyFields {
		return duty(who, what, until, d.kept(until))
	}
	counties := on(time.June, 20)
	return []campaign.DutyFields{
		keep("cen", "方案征求意见：县、镇、村，还有十二个孩子", civil.NewDate(d.Day.Year-1, time.November, 10)),
		keep("tong", "联席会议第一次全体会，分任务、定时间", on(time.January, 20)),
		keep("cen", "摸清四级岗位：谁在岗、谁空缺、谁还没培训", on(time.February, 28)),
		keep("bei", "开学一周内核对名单：该来没来的，第三天上门", on(time.March, 8)),
		keep("mai", "石坪片走访：名单封存，三组路线，先发短信再进门", d.Day.AddDays(-6)),
		keep("cen", "市级培训儿童督导员，县级培训儿童主任，合格才上岗", on(time.May, 31)),
		duty("mao", "望溪县试点：县福利院孩子移交市级，先带孩子去看三次", d.open(on(time.May, 31)), campaign.Open),
		shared("教育、公安、卫生健康三家", "强制报告主体培训，学校、医院、宾馆全覆盖", d.open(on(time.June, 15)), campaign.Open),
		shared("各县（区）民政局", "第二季度走访：五类孩子全部见到本人，没见到的写下次时间", counties, d.kept(counties)),
		{What: "暑假儿童之家防溺水和作业辅导的值守表", DueOn: d.open(on(time.June, 20)), State: campaign.Open},
		keep("lei", "暑假前查一遍塘边、网吧和宾馆，问题清单交到镇里", on(time.June, 25)),
		keep("lian", "社工进村：六十个村每月一次，记录做了什么、孩子怎么说", on(time.June, 25)),
		keep("hua", "市未成年人救助保护中心转型：临时监护床位、心理室、热线到位", on(time.June, 30)),
		keep("rui", "石坪村儿童之家开门：坡道、通话间、急救箱、接送本", d.Day.AddDays(48)),
		keep("cen", "第三季度检查：随机走五个村，对照记录见孩子", on(time.September, 25)),
		keep("tong", "年底总结：先念没做成的，再念做成的", on(time.December, 20)),
	}
}

func childCareServiceBudget() []campaign.BudgetFields {
	const lottery, county = "市级福彩公益金", "县级财政"
	return []campaign.BudgetFields{
		{Item: "儿童主任岗位补贴", Quantity: 412, Unit: "人年", UnitPriceCents: 2400 * yuan, Source: county},
		{Item: "儿童督导员和儿童主任培训", Quantity: 446, Unit: "人", UnitPriceCents: 180 * yuan, Source: lottery},
		{Item: "政府购买社工服务", Quantity: 3, Unit: "县（区）", UnitPriceCents: 120_000 * yuan, Source: lottery},
		{Item: "儿童之家寒暑假开放", Quantity: 60, Unit: "所", UnitPriceCents: 3000 * yuan, Source: county},
		{Item: "儿童之家坡道、低台面和通话间改造", Quantity: 12, Unit: "所", UnitPriceCents: 4500 * yuan, Source: lottery},
		{Item: "急救箱、救生绳和铁盆", Quantity: 60, Unit: "套", UnitPriceCents: 260 * yuan, Source: county},
	}
}
