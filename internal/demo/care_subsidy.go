package demo

import (
	"fmt"

	"tongxing/internal/campaign"
)

// careSubsidy is a county's subsidy for children with disabilities: public, so
// that families know what they are entitled to. Left open on purpose: a duty
// that nobody has accepted.
func careSubsidy(d days) content {
	return content{
		slug: "care-subsidy", home: countyCivil, owner: administrator, publish: true,
		details: campaign.Details{
			Kind: campaign.Subsidy, Title: "望溪县残疾儿童关爱补贴办法（试行）", Theme: "该得的一分不少，办事的路一步不多",
			Purpose:  "在重度残疾人护理补贴之外，给全县持证残疾儿童每月一份关爱补贴，按时发到卡上；不让一个该领的孩子漏掉，也不让孩子的情况传得到处都是。",
			Period:   fmt.Sprintf("%d年1月1日起施行，每月25日前发放", d.Day.Year),
			Audience: "全县有残疾人证的未成年人和照顾他们的人；替邻居来问的，也请进来",
			Description: "谁可以领：本县户籍，未满十八周岁，有残疾人证。\n\n" +
				"领多少：没有享受重度残疾人护理补贴的，每人每月五十元；已经享受的，每人每月再增发二十元。\n\n" +
				"怎么办：监护人带户口簿、残疾人证和一张银行卡，到乡镇（街道）便民服务中心；走不开的打个电话，工作人员上门。\n\n" +
				"- 新办残疾人证的，办证时一起登记，不用再跑\n" +
				"- 公示只写姓氏、补贴类型和金额，七天后撤下\n" +
				"- 不收费，不要证明信，不看孩子的病历\n\n" +
				"五月有一个赶集日和一个上门办理日，六月当众说一次账；时间、地点和到场的方便写在下面。",
		},
		outline: campaign.Outline{
			Sections:   careSubsidySections(),
			Organisers: careSubsidyOrganisers(),
			People:     careSubsidyPeople(),
			Posts:      careSubsidyPosts(),
			Duties:     careSubsidyDuties(d),
			Budget:     careSubsidyBudget(),
		},
		venues: careSubsidyVenues(), sessions: careSubsidySessions(d),
	}
}

func careSubsidyOrganisers() []campaign.OrganiserFields {
	const finance, federation = "望溪县财政局", "望溪县残疾人联合会"
	all := organisers(campaign.Guide, "望溪县人民政府")
	all = append(all, organisers(campaign.Host, countyCivil)...)
	all = append(all, organisers(campaign.Undertake, finance, federation)...)
	all = append(all, organisers(campaign.Assist, "各乡镇人民政府", "各街道办事处", "望溪县手语翻译服务队")...)
	return append(all, organisers(campaign.Issue, countyCivil, finance, federation)...)
}

func careSubsidyPeople() []campaign.OutlinePerson {
	return []campaign.OutlinePerson{
		{ID: "pan", PersonFields: campaign.PersonFields{Name: "潘远", Organisation: "望溪县人民政府", Title: "分管副县长"}},
		{ID: "jin", PersonFields: campaign.PersonFields{Name: "金秋", Organisation: "望溪县民政局", Title: "局长"}},
		{ID: "mao", PersonFields: campaign.PersonFields{Name: "毛小满", Organisation: "望溪县民政局儿童福利股", Title: "股长", Phone: "138-0000-0051", SMS: true, OnSheet: true, Public: true}},
		{ID: "kang", PersonFields: campaign.PersonFields{Name: "康平", Organisation: "望溪县财政局社保股", Title: "股长", Phone: "138-0000-0052", OnSheet: true}},
		{ID: "shen", PersonFields: campaign.PersonFields{Name: "沈和", Organisation: "望溪县残疾人联合会", Title: "理事长", Phone: "138-0000-0053", OnSheet: true}},
		{ID: "ning", PersonFields: campaign.PersonFields{Name: "宁书", Organisation: "望溪县残疾人联合会", Title: "办证窗口", Phone: "138-0000-0054", SMS: true, OnSheet: true}},
		{ID: "tian", PersonFields: campaign.PersonFields{Name: "田野", Organisation: "青禾镇便民服务中心", Title: "民政助理员", Phone: "138-0000-0055", SMS: true, OnSheet: true}},
		{ID: "xin", PersonFields: campaign.PersonFields{Name: "辛悦", Organisation: "望溪县审计局", Title: "监督员", Phone: "138-0000-0056"}},
		{ID: "he", PersonFields: campaign.PersonFields{Name: "何语", Organisation: "望溪县手语翻译服务队", Title: "手语翻译", Phone: "138-0000-0009", SMS: true}},
		{ID: "luo", PersonFields: campaign.PersonFields{Name: "罗岚", Organisation: "望溪县手语翻译服务队", Title: "手语翻译", Phone: "138-0000-0010", SMS: true}},
	}
}

func careSubsidyPosts() []campaign.PostFields {
	return []campaign.PostFields{
		{Title: "组长", PersonIDs: []string{"pan"}},
		{Title: "副组长", PersonIDs: []string{"jin", "shen"}},
		{Title: "成员", PersonIDs: []string{"mao", "kang", "ning", "tian"}, Note: "各乡镇民政助理员"},
		{Title: "监督员", PersonIDs: []string{"xin"}, Note: "两位家长代表"},
	}
}

func careSubsidyBudget() []campaign.BudgetFields {
	return []campaign.BudgetFields{
		{Item: "未享受护理补贴的儿童（126人，12个月）", Quantity: 1512, Unit: "人月", UnitPriceCents: 50 * yuan, Source: "县本级财政"},
		{Item: "已享受护理补贴的儿童（84人，12个月）", Quantity: 1008, Unit: "人月", UnitPriceCents: 20 * yuan, Source: "困难群众救助补助资金"},
		{Item: "大字与有声版办事指南", Quantity: 3000, Unit: "份", UnitPriceCents: 60, Source: "民政局工作经费"},
		{Item: "手语翻译（赶集日、说账会各两位）", Quantity: 4, Unit: "人次", UnitPriceCents: 300 * yuan, Source: "望溪县残疾人联合会支持"},
		{Item: "上门办理平板与读卡器", Quantity: 4, Unit: "套", UnitPriceCents: 1650 * yuan, Source: "民政局工作经费"},
		{Item: "业务培训（两期，场地与资料）", Quantity: 112, Unit: "人次", UnitPriceCents: 35 * yuan, Source: "民政局工作经费"},
	}
}
