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
			Period: "一年，每季度检查一次", Audience: "农村留守儿童、困境儿童和他们的监护人",
			Description: "市、县、乡、村四级怎样分工照看留守和困境儿童。",
		},
		outline: campaign.Outline{
			Sections: childCareServiceSections(),
			Organisers: append(append(organisers(campaign.Host, "江汀市民政局"),
				organisers(campaign.Undertake, "望溪县民政局", "临汀县民政局", "白塔区民政局")...),
				organisers(campaign.Assist, "江汀市教育局", "江汀市公安局", "江汀市卫生健康委员会", "江汀市妇女联合会", "共青团江汀市委员会", "江汀市残疾人联合会")...),
			People: []campaign.OutlinePerson{
				{ID: "ruan", PersonFields: campaign.PersonFields{Name: "阮清", Organisation: "江汀市人民政府", Title: "副市长"}},
				{ID: "tong", PersonFields: campaign.PersonFields{Name: "童安", Organisation: "江汀市民政局", Title: "局长"}},
				{ID: "cen", PersonFields: campaign.PersonFields{Name: "岑默", Organisation: "江汀市民政局儿童福利科", Title: "科长", Phone: "138-0000-0061"}},
				{ID: "mao", PersonFields: campaign.PersonFields{Name: "毛小满", Organisation: "望溪县民政局", Title: "儿童福利股股长", Phone: "138-0000-0062"}},
				{ID: "hua", PersonFields: campaign.PersonFields{Name: "华灯", Organisation: "江汀市未成年人救助保护中心", Title: "主任", Phone: "138-0000-0063"}},
				{ID: "lian", PersonFields: campaign.PersonFields{Name: "连翘", Organisation: "江汀市同心社工服务中心", Title: "督导", Phone: "138-0000-0064"}},
			},
			Posts: []campaign.PostFields{
				{Title: "召集人", PersonIDs: []string{"ruan"}},
				{Title: "副召集人", PersonIDs: []string{"tong"}},
				{Title: "成员", Note: "各成员单位分管负责人"},
				{Title: "联络员", PersonIDs: []string{"cen", "mao", "hua"}},
			},
			Duties: childCareServiceDuties(d),
			Budget: []campaign.BudgetFields{
				{Item: "儿童主任岗位补贴", Quantity: 412, Unit: "人年", UnitPriceCents: 2400 * yuan, Source: "县级财政"},
				{Item: "儿童督导员和儿童主任培训", Quantity: 446, Unit: "人", UnitPriceCents: 180 * yuan, Source: "市级福彩公益金"},
				{Item: "政府购买社工服务", Quantity: 3, Unit: "县（区）", UnitPriceCents: 120_000 * yuan, Source: "市级福彩公益金"},
				{Item: "儿童之家寒暑假开放", Quantity: 60, Unit: "所", UnitPriceCents: 3000 * yuan, Source: "县级财政"},
			},
		},
		venues: childCareServiceVenues(), sessions: childCareServiceSessions(d),
	}
}

func childCareServiceDuties(d days) []campaign.DutyFields {
	on := func(month time.Month, day int) civil.Date { return d.open(civil.NewDate(d.Day.Year, month, day)) }
	return []campaign.DutyFields{
		duty("tong", "联席会议第一次全体会，分任务、定时间", on(time.January, 20), campaign.Done),
		duty("cen", "摸清四级岗位：谁在岗、谁空缺、谁还没培训", on(time.February, 28), campaign.Done),
		duty("cen", "市级培训儿童督导员，县级培训儿童主任，合格才上岗", on(time.April, 30), campaign.Accepted),
		shared("各县（区）民政局", "第二季度走访：五类孩子全部见到本人，没见到的写下次时间", on(time.June, 20), campaign.Accepted),
		duty("hua", "市未成年人救助保护中心转型：临时监护床位、心理室、热线到位", on(time.June, 30), campaign.Accepted),
		duty("mao", "望溪县试点：县福利院孩子移交市级，先带孩子去看三次", on(time.May, 31), campaign.Open),
		duty("lian", "社工进村：六十个村每月一次，记录做了什么、孩子怎么说", on(time.June, 25), campaign.Accepted),
		shared("教育、公安、卫生健康三家", "强制报告主体培训，学校、医院、宾馆全覆盖", on(time.June, 15), campaign.Open),
		{What: "暑假儿童之家防溺水和作业辅导的值守表", DueOn: on(time.June, 20), State: campaign.Open},
		duty("cen", "第三季度检查：随机走五个村，对照记录见孩子", on(time.September, 25), campaign.Accepted),
	}
}

func childCareServiceSections() []campaign.SectionFields {
	return numbered([]campaign.SectionFields{
		drawn(campaign.PurposeSection, "工作目标", "", ""),
		drawn(campaign.PeriodSection, "时间安排", "", ""),
		drawn(campaign.OrganisersSection, "责任单位", "政府主导，属地负责，家庭尽责，社会搭手：", ""),
		text("服务对象", `- 农村留守儿童；
- 事实无人抚养的儿童、孤儿；
- 重病、残疾儿童；
- 监护缺失或监护不当的儿童；
- 流动在本市、家里有难处的儿童。

名单一村一册，加密保管，一个月更新一次；进名单、出名单都写原因，由乡镇核一遍。`),
		text("监护责任", `- 父母是第一责任人。外出务工的，要委托能照顾孩子的成年人，签委托照护书，每周和孩子至少联系一次。
- 儿童主任每季度看一次受委托人照顾得怎么样，先帮后说，说了不改的，乡镇约谈。
- 监护人查找超过一年无下落，或者拒不履行六个月以上的，由县级民政部门依法向法院申请，专人盯着期限。`),
		text("机构与移交", `市未成年人救助保护中心负责临时监护和业务指导；县级机构做好日常；符合条件的县级福利院儿童逐步移交市级，移交之前孩子要先认识新的老师和房间，带走自己的东西和照片。`),
		text("工作队伍", `- 每个乡镇至少一名儿童督导员，每个村一名儿童主任，优先由村（社区）女性委员担任。
- 先培训，后上岗：听、问、看、记、报、保密六项合格，才能看名册、进家门。
- 每年轮训一遍；离任当天移交名册和钥匙，下一位由督导员带着走一遍。
- 走得多、记得真的表扬；弄虚作假的换人。`),
		text("走访与排查", `- 每季度一轮，五类孩子必须当面见到本人，电话不算。名单在开始那天封存，不能边走边删。
- 没见到的，写明原因和下次时间；两次见不到，督导员去。
- 看五样：吃得上热饭吗，有没有人管，上学吗，身上有没有伤，愿不愿意说话。
- 乡镇每季度抽百分之十重走一遍。`),
		text("服务内容", `临时照料、课业辅导、康复指导、心理陪伴、亲情通话、定期探访、家庭教育指导。儿童之家寒暑假开放，每周不少于五个半天；亲情通话留一间关得上门的屋子，不旁听，不记内容。

政府购买的社会工作服务按孩子得到了什么验收，不按照片验收。`),
		text("强制报告与应急", `1. 看见孩子正受伤害：先打110，同时保护好孩子，再告诉乡镇。
2. 学校、医院、村委会、宾馆发现疑似情形，立即报告，不核实、不拖延；报告人的身份保密。
3. 公安处置、卫健救治、民政临时监护、检察和法院依法跟进，二十四小时内开一次个案会。
4. 孩子只讲一遍：由受过训练的人问，其他部门看记录，不重复问。

心里难受想找人说话，可以打12355青少年服务热线。`),
		text("部门协作", `联席会议市、县两级，每季度一次，先说上次定的事。教育管入学和欠课三天的家访；公安管户口和查找；卫健管救治和心理；残联管康复和辅具；妇联管家庭教育；团委管志愿者；财政管钱到不到位。孤儿、特困、低保和残疾补贴统筹着算，不得互相冲抵。`),
		drawn(campaign.CommitteeSection, "组织机构", "", ""),
		drawn(campaign.DutiesSection, "任务分工", "", ""),
		text("隐私保护", `孩子的姓名、住址、学校、家里的事，只给正在帮他的人看。宣传报道不出现正脸和真名，写事不写惨；孩子和监护人任何时候说不愿意，就撤下来。`),
		drawn(campaign.BudgetSection, "经费保障", "困难多的县多分，算法公开：按对象人数、距离和财力三项折算。", ""),
		text("检查与总结", "季度看走访，半年看岗位，年底问孩子。考核听三种声音：孩子的、村里的、没有上报任何问题的乡镇的。"),
	})
}
