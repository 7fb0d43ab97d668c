package demo

import (
	"fmt"
	"time"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
)

// careSubsidy is a county's subsidy for children with disabilities: public, so
// that families know what they are entitled to. Left open on purpose: a duty
// that nobody has accepted.
func careSubsidy(d days) content {
	return content{
		slug: "care-subsidy", home: countyCivil, owner: administrator, publish: true,
		details: campaign.Details{
			Kind: campaign.Subsidy, Title: "望溪县残疾儿童关爱补贴办法（试行）", Theme: "该得的一分不少，办事的路一步不多",
			Purpose: "在重度残疾人护理补贴之外，给全县持证残疾儿童每月一份关爱补贴，按时发到卡上；不让一个该领的孩子漏掉，也不让孩子的情况传得到处都是。",
			Period:  fmt.Sprintf("%d年1月1日起施行，每月25日前发放", d.Day.Year),
			Description: "谁可以领：本县户籍，未满十八周岁，有残疾人证。\n\n" +
				"领多少：没有享受重度残疾人护理补贴的，每人每月五十元；已经享受的，每人每月再增发二十元。\n\n" +
				"怎么办：监护人带户口簿、残疾人证和一张银行卡，到乡镇（街道）便民服务中心；走不开的打个电话，工作人员上门。\n\n" +
				"- 新办残疾人证的，办证时一起登记，不用再跑\n" +
				"- 公示只写姓氏、补贴类型和金额，七天后撤下\n" +
				"- 不收费，不要证明信，不看孩子的病历",
		},
		outline: campaign.Outline{
			Sections: careSubsidySections(),
			Organisers: append(append(organisers(campaign.Host, "望溪县民政局"), organisers(campaign.Undertake, "望溪县财政局", "望溪县残疾人联合会")...),
				organisers(campaign.Assist, "各乡镇人民政府、街道办事处")...),
			People: []campaign.OutlinePerson{
				{ID: "pan", PersonFields: campaign.PersonFields{Name: "潘远", Organisation: "望溪县人民政府", Title: "分管副县长"}},
				{ID: "jin", PersonFields: campaign.PersonFields{Name: "金秋", Organisation: "望溪县民政局", Title: "局长"}},
				{ID: "mao", PersonFields: campaign.PersonFields{Name: "毛小满", Organisation: "望溪县民政局儿童福利股", Title: "股长", Phone: "138-0000-0051", SMS: true, Public: true}},
				{ID: "kang", PersonFields: campaign.PersonFields{Name: "康平", Organisation: "望溪县财政局社保股", Title: "股长", Phone: "138-0000-0052"}},
				{ID: "shen", PersonFields: campaign.PersonFields{Name: "沈和", Organisation: "望溪县残疾人联合会", Title: "理事长", Phone: "138-0000-0053"}},
				{ID: "ning", PersonFields: campaign.PersonFields{Name: "宁书", Organisation: "望溪县残疾人联合会", Title: "办证窗口", Phone: "138-0000-0054"}},
			},
			Posts: []campaign.PostFields{
				{Title: "组长", PersonIDs: []string{"pan"}},
				{Title: "副组长", PersonIDs: []string{"jin", "shen"}},
				{Title: "成员", PersonIDs: []string{"mao", "kang", "ning"}, Note: "各乡镇民政助理员"},
			},
			Duties: careSubsidyDuties(d),
			Budget: []campaign.BudgetFields{
				{Item: "未享受护理补贴的儿童（126人，12个月）", Quantity: 1512, Unit: "人月", UnitPriceCents: 50 * yuan, Source: "县本级财政"},
				{Item: "已享受护理补贴的儿童（84人，12个月）", Quantity: 1008, Unit: "人月", UnitPriceCents: 20 * yuan, Source: "困难群众救助补助资金"},
				{Item: "大字与有声版办事指南", Quantity: 3000, Unit: "份", UnitPriceCents: 60, Source: "民政局工作经费"},
			},
		},
		venues: careSubsidyVenues(), sessions: careSubsidySessions(d),
	}
}

func careSubsidyDuties(d days) []campaign.DutyFields {
	on := func(month time.Month, day int) civil.Date { return d.open(civil.NewDate(d.Day.Year, month, day)) }
	return []campaign.DutyFields{
		duty("jin", "印发办法，全县业务培训一天，当场答卷", on(time.January, 8), campaign.Done),
		duty("kang", "足额编列预算，专户管理，按月拨付", on(time.January, 15), campaign.Done),
		duty("ning", "每月十日前把新办证名单和账户信息报民政局，只报需要的字段", on(time.May, 10), campaign.Accepted),
		duty("mao", "每月十五日前比对户籍、年龄、证件和护理补贴，列出该发未发、该停未停两张单子", on(time.May, 15), campaign.Accepted),
		shared("各乡镇民政助理员", "受理申请一次告知；行动不便的上门；材料齐了当天录入", on(time.May, 20), campaign.Accepted),
		shared("各村（社区）", "公示七天，到期当天撤下，拍照存档", on(time.May, 27), campaign.Accepted),
		duty("mao", "发放后抽查二十户：钱到了没有，孩子还缺什么", on(time.June, 10), campaign.Open),
		duty("shen", "把孩子缺的辅具、康复和辅导转给对应的项目，月底前回话", on(time.June, 30), campaign.Accepted),
	}
}

func careSubsidySections() []campaign.SectionFields {
	return numbered([]campaign.SectionFields{
		drawn(campaign.PurposeSection, "目的", "", ""),
		text("补贴对象", `同时符合三条：

1. 具有望溪县户籍；
2. 未满十八周岁，满十八周岁的当月照发，次月停发并提前两个月告诉家长接下来能办什么；
3. 持有有效的残疾人证，类别和等级不限。`),
		text("补贴标准", `- 没有享受重度残疾人护理补贴的：每人每月50元，由县本级财政负担。
- 已经享受重度残疾人护理补贴的：每人每月增发20元，从困难群众救助补助资金中列支。
- 两种不重复；情况变了，从次月起换。
- 不计入家庭收入，不冲抵低保、特困和孤儿基本生活费。`),
		text("申请材料", `户口簿、残疾人证、监护人或孩子的银行卡，原件看过就还。委托别人办的，加一张写明委托的纸，格式不限。能在系统里查到的，不要复印件。`),
		text("办理程序", `1. 受理：乡镇（街道）当天收，缺什么一次写清楚。
2. 核对：县残联三个工作日核证件，县民政局三个工作日核户籍、年龄和其他补贴。
3. 公示：所在村（社区）七天。
4. 审定：公示没有异议，县民政局三个工作日内定；不同意的写明理由和找谁申诉。
5. 发放：每月二十五日前，县财政国库集中支付到卡，短信告诉监护人。

核对、审定、拨款由三个单位分别做，一个人不经手两关。`),
		text("隐私与公示", `- 公示三项：姓名（只写姓，名用＊代替）、补贴类型、金额。不写残疾类别和等级，不写学校、住址、电话、证件号和账号。
- 家长不愿意名字上墙的，可以用监护人姓氏加编号。
- 网页公示不让搜索引擎收录，到期自动撤下。
- 名单加密传，不用微信群，不放桌面。`),
		text("动态管理", `- 应补尽补：每月拿办证名单和发放名单比一次，证有了、钱没有的，主动打电话。
- 应退尽退：户口迁走、年满十八、证件到期的，提前提醒，从次月停；多发的说清楚再退，困难的可以分期。
- 每年全面复核一次，每季度随机抽查一次，孩子情况变化随时复核。`),
		text("资金与监督", `专款专用，任何单位不得挤占、挪用、套取。重点看四种情况：一个账号领多人、工作人员亲属领、去世后还在领、同一电话登记多户。投诉可以不留名，由不经办的单位查，十五个工作日内答复。`),
		drawn(campaign.CommitteeSection, "组织机构", "", ""),
		drawn(campaign.DutiesSection, "职责分工", "", ""),
		drawn(campaign.BudgetSection, "经费预算", "按去年底在册人数测算，随办证人数调整：", ""),
		text("宣传与培训", `办事指南有大字版、手语视频和有声版，写“能不能领、领多少、怎么办”三件事，贴到村卫生室、学校和康复机构。经办人员培训后上岗，先学怎么说话：不问“得的什么病”，只问“证带了吗”。`),
		drawn(campaign.PeriodSection, "施行日期", "", "在这一天以后补办手续的，从符合条件的当月起补发。"),
		drawn(campaign.ContactsSection, "咨询与投诉", "", ""),
	})
}
