package demo

import (
	"fmt"

	"tongxing/internal/campaign"
	"tongxing/internal/locale"
)

// fourUniversitiesSections is the plan that the four universities sign.
func fourUniversitiesSections(d days) []campaign.SectionFields {
	lead := fmt.Sprintf("%s是第%s次全国助残日，行动前后三个星期。", words(d.Day), locale.ChineseNumber(d.Ordinal))
	return numbered([]campaign.SectionFields{
		drawn(campaign.ThemeSection, "活动主题", "", "路，说的是坡道和路口，也是人与人之间的那一段。"),
		drawn(campaign.PurposeSection, "活动目的", "", ""),
		drawn(campaign.OrganisersSection, "组织单位", "", "四校地位相同，各管一站：各自的场地、志愿者、经费和安全各自负责，名单互不借看。"),
		drawn(campaign.PeriodSection, "活动时间", lead, "各站避开期中考试；遇暴雨红色预警停站一天，顺延。"),
		drawn(campaign.PlacesSection, "活动地点", "站点都设在餐厅门口的平地上，人来人往，用不着专门跑一趟。", ""),
		text("参加对象", fourParticipants),
		text("活动内容", fourActivities),
		drawn(campaign.CommitteeSection, "组织机构", "", "体验顾问有一票：他们说不方便，就改。"),
		drawn(campaign.DutiesSection, "各校分工", "", ""),
		drawn(campaign.AgendaSection, "日程安排", "", ""),
		text("报名、排班与工时", fourShifts),
		text("宣传计划", fourPublicity),
		text("无障碍与安全", fourSafety),
		drawn(campaign.BudgetSection, "经费预算", "", "各校经费各自报销，市残联经费由师范大学代管，结束后公布。"),
		drawn(campaign.ContactsSection, "联系人", "", ""),
	})
}

const fourParticipants = `- 志愿者：四校在校学生，每校六十人，共二百四十人。手语角至少四人会手语，急救站每班至少一人持证，维修队由实训课同学组成。
- 来的人：残疾人朋友、家人、老人、推婴儿车的人，和每一个路过的人。
- 不满十八周岁的同学参加，要有监护人书面同意，不排晚班。
- 在有儿童的站点，志愿者和工作人员一样先查询从业禁止记录。`

const fourActivities = `1. 一起量路（理工大学）：每组四人，至少一位坐轮椅或用盲杖的朋友当测量员。量坡度、门宽、路口等待时间，当天上图。
2. 急救手把手（医科大学）：心肺复苏、气道异物、癫痫发作时怎么陪。教材有大字版、手语视频和盲文版。
3. 修好再走（职业技术学院）：轮椅、拐杖、助行器、助视器；助听器只做清洁和换电池，其他请专业机构。
4. 手语角（师范大学）：聋人老师教，二十句够用的话：你好、要帮忙吗、哪里不舒服、我写给你看。
5. 助残日开放日：四校合在一处，礼堂里一小时，门外四个摊。`

const fourShifts = `- 报名不用注册，留一个能联系到的方式；每班半天，前一天晚上提醒。
- 同一个人两班之间至少隔半天，一周不超过四班；站长看到谁太累，可以请他回去。
- 找人替班自己在群里说一声，站长点头就行。
- 工时按到岗和离岗记，由各校团委出具证明，写清基本信息、服务内容和培训；记错了，本人可以申请更正。
- 不攀比时长，不设排行榜。`

const fourPublicity = `1. 启动前四天：四校公众号同发一篇推送，写清哪天、哪里、怎么到、有什么方便；图片都写说明。
2. 启动前一天：校园广播和食堂屏幕；各社区残疾人联络员转发短信。
3. 每站收站当晚：发一张数字卡——量了几条路、教了几个人、修了几台车；不发服务对象的正脸。
4. 结束后一周：无障碍地图上线，请江汀日报来走一遍。

不用“献爱心”“送温暖”做标题；写人，先写他做什么。`

const fourSafety = `- 每站两名手语志愿者；启动、开放日和总结有持证手语翻译，大屏字幕。
- 先问再帮：不推别人的轮椅，不拉别人的盲杖，不摸导盲犬。
- 医科大学每站派一名持证急救员，带急救箱和除颤仪；最近的医院和路线贴在桌角。
- 高温：三十五度以上停户外站，移到餐厅大厅。
- 维修先拍照登记，修完请本人试用签字；修不好的写明原因，不硬修。
- 服务对象的姓名和电话只留在登记单上，结束后三十天销毁。`
