package demo

import (
	"fmt"

	"tongxing/internal/campaign"
	"tongxing/internal/locale"
)

// disabilityDaySections is the plan as it goes to the education office.
func disabilityDaySections(d days) []campaign.SectionFields {
	return numbered([]campaign.SectionFields{
		drawn(campaign.ThemeSection, "活动主题", "", "海报、节目单和主持词都用这一句，不另加口号。"),
		drawn(campaign.PurposeSection, "活动目的", "", ""),
		drawn(campaign.PeriodSection, "活动时间", heldWhen(d), "上午八点四十分入场，九点开始，十一点三十分全部结束。"),
		drawn(campaign.PlacesSection, "活动地点", "主会场和分场都在一层，全程没有台阶。", ""),
		drawn(campaign.OrganisersSection, "组织单位", "", ""),
		drawn(campaign.CommitteeSection, "组织机构", "成立活动工作小组，分工到人：", "组长不在时由叶小舟副园长主持。"),
		drawn(campaign.DutiesSection, "工作分工", "谁做、做什么、到哪天，都写在下面；做完就点“已完成”，做不了早点说。", ""),
		text("活动准备", preparations),
		drawn(campaign.AgendaSection, "活动程序", "主会场不到一小时，坐着听的时间每段不超过二十分钟，中间都有起身或一起动的环节。",
			"任何一项可以缩短，不能赶：宁可少一位讲话，不让孩子跑着退场。"),
		text("无障碍安排", accessArrangements),
		text("安全与应急", emergencies),
		text("拍照与隐私", photographs),
		text("雨天方案", rain),
		text("捐赠与致谢", gifts),
		drawn(campaign.BudgetSection, "经费预算", "", "票据由叶小舟收存，活动后两周内在园务公开栏贴出。"),
		text("活动之后", afterwards),
		drawn(campaign.ContactsSection, "联系人", "听不清电话的家长，请发短信，当天有人专门看。", ""),
	})
}

// heldWhen says on which day the observance is held, and why not on its own.
func heldWhen(d days) string {
	weekday := "前面的周五"
	if d.held() == d.MondayAfter {
		weekday = "后面的周一"
	}
	return fmt.Sprintf("今年的全国助残日是%s，星期日，是第%s次。孩子们不在园，所以我们在%s办。",
		words(d.Day), locale.ChineseNumber(d.Ordinal), weekday)
}

const preparations = `活动不是这一个上午的事。前两周，各班做三件小事：

1. 主题班会：《先问一问》。老师讲一个真实的小场景——有人在擦眼镜、有人在等电梯、有人在用手说话——请孩子说说可以怎么问、怎么等。
2. 量一量园里的路：大班孩子推着小车从东门走到活动室，看哪里卡住了，拍成三分钟短片。
3. 找同伴：大班和中班自愿结成同伴，有一对一，也有几个人一组。孩子自己说愿意，两边家长都同意；不合适可以换，不追问原因。

板报由各班孩子画，主题是“我会等你”。画一起玩、一起等、一起想办法的样子，不画受苦的样子。`

const accessArrangements = `- 看：大屏放讲稿字幕和歌词；大字节目单六十份，放在东门和活动厅门口；需要读屏的，节目单网页可以直接读。
- 听：两位手语翻译，站在台口左侧的地贴上，面向前三排，每二十分钟左右换人；音量不超过七十五分贝，响声之前主持人先说一声。
- 走：东门坡道、台口坡道、四个轮椅位；入场和退场都让轮椅和推车先走。
- 安静：安静室从八点半开到十二点。孩子可以随时进出，老师陪着，不问为什么。
- 懂：一张五格图卡告诉孩子今天会发生什么，前一天发到家里；流程改了，图卡跟着改。
- 吃：点心不含麸质和坚果，饮水有吸管杯。`

const emergencies = `1. 白露医生在台口右侧，急救箱和过敏提示单随身；癫痫、哮喘等情况由保健室和班主任掌握，不写进名册，不在对讲机里说名字。
2. 疏散：听到铃声、看到墙上的闪灯，按平时演练走东门；每位坐轮椅的人由固定的两位大人陪同，名单在叶小舟手里。
3. 走失：东门和北门九点后只出不进，离园凭接送卡。
4. 停电：改用手持话筒，国歌由大家清唱；字幕改为举牌。
5. 有孩子难受：停下来，关小声音，带去安静室。活动可以等。

危险时先打110、120，再报园长。`

const photographs = `- 同意书分三项：上台、集体照、正面照。每项单独签，随时可以收回。
- 胸前贴绿点的可以拍正面，没有绿点的只拍背影和手。
- 不拍捐赠时孩子的脸，不拍哭、药、辅具的特写。
- 照片存在幼儿园的电脑里，公开使用前再问一次家长；发到网上的照片不写孩子的姓名和班级，一年后删除。
- 来宾和家长拍照，请只拍自己的孩子。`

const rain = `- 主会场本来就在室内，照常。
- 东门外搭两顶雨棚，坡道铺防滑垫，邱实提前半小时擦干扶手；轮椅和推车可以把车开到雨棚下。
- 班级活动全部在室内，照常；原定在连廊贴的“手印树”改挂在活动厅后墙。
- 气象台发布暴雨红色预警时改期，前一天十八点前短信告诉家长，公开页面和日历同时更新。`

const gifts = `- 捐赠是自愿的，捐给全园，不给某一个孩子：青竹书社捐一百二十本图画书，其中三十本可以摸着读；县残联送四套安静角用品。
- 前一天下午送到，照清单清点，缺页的挑出来；当天由苏禾、叶小舟代表接受、签收，收据三天内寄到。
- 家长可以带一本旧书来换，不登记谁带了几本，不排名。
- 致谢用一封信：写书放在哪里、孩子们先翻了哪一本，不附孩子的照片和名字。`

const afterwards = `- 第二周的周三，工作小组和家长委员会坐下来说一小时：哪一段路还卡，哪一句话孩子没听懂，翻译站得对不对。先请坐轮椅的家长和手语翻译说。
- 同伴不因为活动结束就散：每周三的户外时间还在一起玩，六月底再问一次孩子愿不愿意。
- 安静角留在四间活动室，谁都可以去。
- 纸条和短信里的意见，一条一条回在东门的公告栏上，做不到的也写为什么。`
