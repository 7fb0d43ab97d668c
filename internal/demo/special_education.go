package demo

import (
	"time"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
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
			Period: "一个学年，分两个学期", Audience: "随班就读的学生和他们的老师、家长",
			Description: "学校为随班就读的孩子做什么、由谁做、家长怎么一起商量。",
		},
		outline: campaign.Outline{
			Sections: specialEducationSections(),
			Organisers: append(organisers(campaign.Guide, "望溪县教育局", "望溪县特殊教育资源中心"),
				organisers(campaign.Host, "望溪县青禾镇中心小学")...),
			People: []campaign.OutlinePerson{
				{ID: "liang", PersonFields: campaign.PersonFields{Name: "梁树", Organisation: "校长室", Title: "校长", Phone: "138-0000-0041"}},
				{ID: "fan", PersonFields: campaign.PersonFields{Name: "范一诺", Organisation: "教导处", Title: "教导主任", Phone: "138-0000-0042"}},
				{ID: "yan", PersonFields: campaign.PersonFields{Name: "严冬青", Organisation: "德育处", Title: "德育主任", Phone: "138-0000-0043"}},
				{ID: "xia", PersonFields: campaign.PersonFields{Name: "夏知", Organisation: "资源教室", Title: "专职资源教师", Phone: "138-0000-0044"}},
				{ID: "cheng", PersonFields: campaign.PersonFields{Name: "程禾", Organisation: "望溪县特殊教育资源中心", Title: "巡回指导教师", Phone: "138-0000-0045"}},
				{ID: "zou", PersonFields: campaign.PersonFields{Name: "邹宁", Organisation: "心理辅导室", Title: "心理教师", Phone: "138-0000-0046"}},
			},
			Posts: []campaign.PostFields{
				{Title: "组长", PersonIDs: []string{"liang"}},
				{Title: "副组长", PersonIDs: []string{"fan", "yan"}},
				{Title: "成员", PersonIDs: []string{"xia", "zou"}, Note: "有随班就读学生的班主任和任课教师"},
				{Title: "指导", PersonIDs: []string{"cheng"}},
				{Title: "家长代表"},
			},
			Duties: specialEducationDuties(d),
			Budget: []campaign.BudgetFields{
				{Item: "可调高度课桌椅", Quantity: 4, Unit: "套", UnitPriceCents: 520 * yuan, Source: "随班就读专项公用经费"},
				{Item: "大字课本与有声读物", Quantity: 12, Unit: "套", UnitPriceCents: 90 * yuan, Source: "随班就读专项公用经费"},
				{Item: "资源教师外出培训", Quantity: 2, Unit: "人次", UnitPriceCents: 1500 * yuan, Source: "教师培训经费"},
				{Item: "家长课堂资料", Quantity: 80, Unit: "份", UnitPriceCents: 5 * yuan, Source: "学校公用经费"},
			},
		},
		venues: specialEducationVenues(), sessions: specialEducationSessions(d),
	}
}

func specialEducationDuties(d days) []campaign.DutyFields {
	year := d.Day.Year
	autumn := func(month time.Month, day int) civil.Date { return d.open(civil.NewDate(year-1, month, day)) }
	spring := func(month time.Month, day int) civil.Date { return d.open(civil.NewDate(year, month, day)) }
	unassigned := campaign.DutyFields{What: "资源教室寒假开放：每周两个半天，谁来值守", DueOn: spring(time.January, 20), State: campaign.Open}
	return []campaign.DutyFields{
		duty("fan", "拟定学年方案，教职工大会讨论一次再定", autumn(time.September, 10), campaign.Done),
		duty("xia", "每个孩子一份个别化教育计划，家长到会签字", autumn(time.October, 15), campaign.Accepted),
		duty("fan", "调整座位、课表和教室楼层，需要的班放在一层", autumn(time.September, 5), campaign.Done),
		duty("xia", "资源教室课表上墙，器材登记，借还有数", autumn(time.September, 20), campaign.Done),
		duty("zou", "每月和孩子单独聊一次，只记需要大家做什么", spring(time.June, 20), campaign.Accepted),
		shared("各班班主任", "每两周和家长联系一次，写一句进步、一句商量", spring(time.June, 20), campaign.Accepted),
		duty("yan", "同桌伙伴自愿报名，双方家长同意，每月换不换问一次", autumn(time.October, 31), campaign.Accepted),
		duty("cheng", "每月进校一次，听一节课，留三条能做到的建议", spring(time.June, 30), campaign.Accepted),
		duty("fan", "考试合理便利：时间、字号、读题、单独考场，考前两周定", spring(time.June, 5), campaign.Accepted),
		unassigned,
		duty("liang", "学期末对着方案逐条自查，没做到的写原因和时间", spring(time.July, 3), campaign.Accepted),
	}
}

func specialEducationSections() []campaign.SectionFields {
	return numbered([]campaign.SectionFields{
		drawn(campaign.PurposeSection, "工作目标", "", ""),
		drawn(campaign.PeriodSection, "起止时间", "", ""),
		drawn(campaign.CommitteeSection, "组织机构", "", "班主任换了人，名单随之变，当天交接。联席会议由校长室召集，每两个月一次，上次定的事先说做没做。"),
		drawn(campaign.DutiesSection, "工作分工", "", ""),
		text("入学与安置", `- 片区内适龄孩子一个不拒；家长有顾虑，先来学校走一天再定。
- 普通班每班安排随班就读学生一般不超过两名，班额适当少一些。
- 要不要做评估由家长决定；评估由县里的专家委员会做，学校不自己下结论。`),
		text("结论与档案", `- 鉴定和评估的结论不公开，不进班级群，不写在座位表、成绩单和奖状上。
- 看得到的人只有：管档案的老师、正在教这个孩子的老师、校长指定的一位负责人。谁看过，留记录；不教了，当天停。
- 同学问起，老师这样说：“每个人学得最好的办法不一样。”`),
		text("课堂与作业", `1. 座位：看得清口型、走得出过道，同桌由孩子自己选。
2. 讲课：一次一个要求，口头说的同时写在黑板上；视频都开字幕。
3. 作业：可以少、可以换、可以说、可以打字，目标不降的地方不降。
4. 集体教学为主，资源教室为辅；抽出来单独上课，不占体育、美术和春游。`),
		text("个别化教育计划", `- 开学六周内写好，由班主任、资源教师、家长和孩子一起商量；孩子能说的部分自己说。
- 写清：现在会什么、这学期学什么、谁帮、怎么知道学会了。目标不超过五条，每条都看得见。
- 每学期评两次。没有学会，先改办法，再改目标。`),
		text("资源教室", "周一到周五大课间和下午第三节开放，夏知老师负责。有放大机、可调桌、触摸教具和一排安静座位。所有孩子都可以来借书，这里不是谁的专用教室。"),
		text("活动一个不落", `运动会、春游、合唱、值日，随班就读的孩子都有份。哪一次要让谁不参加，由两位老师写明原因，校长同意，再和家长商量；每月汇总一次，看看是不是总是同一个孩子。`),
		text("教师学习与评价", `- 每学期全校一次、随班就读班级的老师两次，学了要在课上用一次。
- 工作量算进课时，在评优评先和职称评聘中作为依据；不拿孩子的考试分数评老师。`),
		text("家校合作", `- 家长课堂每学期三次：怎么用辅具、怎么保养，怎么在家练，怎么办补贴。可以只听不说，可以在线听。
- 联系用家长方便的方式：听力残疾的家长发文字，视力残疾的家长打电话，夜里九点以后不打扰。`),
		drawn(campaign.BudgetSection, "经费预算", "随班就读公用经费专款专用：", ""),
		text("总结与改进", "每学期末自查一次，问三个人：孩子、家长、最累的那位老师。结果在教职工大会上说，做法变了告诉家长。"),
	})
}
