package plandoc

// topicWord ties a word of a heading or label to what stands under it.
type topicWord struct {
	word  string
	topic topic
}

// labelWords are whole labels and headings, lower case, without white space,
// numbers and the qualifier before them (活动, 会议, 本次 …): 时间, 主办单位.
var labelWords = map[topic][]string{
	topicTheme: {"主题", "主题词", "口号", "活动主题", "主标题", "主题口号", "名称主题", "theme", "motto", "slogan"},
	topicPurpose: {"目的", "宗旨", "目的意义", "目的和意义", "目的与意义", "目的及意义", "意义", "背景", "背景与目的", "背景及目的", "初衷", "缘由", "由来",
		"指导思想", "目标", "总体目标", "工作目标", "缘起", "为什么", "想法", "为了什么", "图什么", "为什么办", "为什么做", "理念",
		"purpose", "aim", "aims", "aimsandobjectives", "why", "background", "objective", "objectives", "goal", "goals", "rationale", "whyweredoingthis", "whyarewedoingthis", "whatitisfor"},
	topicTime: {"时间", "日期", "开展时间", "举办时间", "举行时间", "召开时间", "实施时间", "执行时间", "起止时间", "日期时间", "时间安排", "期限", "时段", "日子", "集合时间", "实施期限", "什么时候", "何时", "何时何地", "几时",
		"date", "dates", "time", "when", "dateandtime", "date&time", "date/time", "time&date", "day", "period"},
	topicPlace: {"地点", "目的地", "场地", "地址", "会场", "主会场", "分会场", "举办地点", "集合地点", "举行地点", "开展地点", "召开地点", "场所", "位置", "在哪里", "在哪儿", "哪里", "何地", "活动场所", "地点安排", "点位", "地方", "何时何地", "去哪儿", "去哪",
		"place", "venue", "venues", "location", "locations", "where", "places"},
	topicOrganisers: {"单位", "组织单位", "主办与协办", "举办方", "组织方", "主办承办", "谁来办", "谁来主办", "organisers", "organizers", "partners", "hostsandpartners", "whoisbehindit", "whosbehindit", "organisedby"},
	topicCommittee: {"组织机构", "组织领导", "领导小组", "组织架构", "组委会", "组织委员会", "工作小组", "工作组", "筹备组", "筹委会", "领导机构", "机构设置", "组织保障", "筹备小组", "工作专班", "人员组成", "小组成员",
		"committee", "planninggroup", "planningteam", "projectteam", "organisinggroup", "organizinggroup", "organisingteam", "organizingteam", "planningcommittee", "steeringgroup", "organisingcommittee", "organizingcommittee", "team", "workinggroup", "coregroup"},
	topicDuties: {"会场布置", "场地布置", "环境布置", "工作人员", "工作人员名单", "人员配备", "beforethemeeting", "分工", "职责分工", "任务分工", "工作分工", "筹备分工", "人员分工", "人员安排", "职责", "工作职责", "任务分解", "准备", "筹备", "准备工作", "前期准备", "会前准备", "会务准备", "筹备工作", "筹备任务", "准备事项", "谁来做", "谁做什么", "谁干什么", "任务安排", "岗位安排", "岗位分工", "岗位职责", "任务清单", "分工安排", "分工表", "工作人员安排", "工作安排及分工", "责任分工", "部门职责", "具体分工",
		"whodoeswhat", "duties", "roles", "responsibilities", "rolesandresponsibilities", "jobs", "tasks", "todo", "preparation", "preparations", "crew", "staffing", "whosdoingwhat", "whoisdoingwhat", "helpers", "joblist"},
	topicAgenda: {"开展", "开展过程", "程序", "流程", "议程", "流程安排", "日程", "日程安排", "环节", "节目单", "节目表", "节目安排", "流程表", "议程表", "流程单", "安排", "安排表", "过程", "仪式流程", "仪式程序", "仪式议程", "环节设计", "环节安排", "议程安排", "程序安排", "怎么走", "当天安排", "时间表", "顺序", "节目顺序", "仪式安排", "现场流程", "日程表", "仪式环节", "会序", "仪程",
		"agenda", "programme", "program", "runningorder", "runofshow", "schedule", "orderofevents", "orderoftheday", "timetable", "rundown", "runsheet", "theorderofevents", "whathappenswhen", "theday", "itinerary", "runofevents"},
	topicScript:   {"主持词", "串词", "主持稿", "台词", "串场词", "script", "hostscript", "mcscript"},
	topicBudget:   {"钱", "花钱", "经费", "预算", "经费预算", "费用", "费用预算", "资金", "资金预算", "经费安排", "经费使用", "费用安排", "开支", "花费", "经费来源及预算", "经费明细", "预算明细", "花销", "经费开支", "budget", "costs", "cost", "money", "spending", "expenses"},
	topicContacts: {"联系人", "联系方式", "联系电话", "联络人", "电话", "咨询电话", "联系", "联络方式", "联系我们", "手机", "热线", "通讯录", "找谁", "报名电话", "contacts", "contact", "phone", "tel", "contactdetails", "telephone", "questions", "contactus", "callwhom", "whotocall", "keycontacts", "emergencycontacts"},
	topicRoster:   {"名单", "结对名单", "捐赠清单", "礼品清单", "物资清单", "受助名单", "帮扶名单", "清单", "公示名单", "接龙", "报名接龙", "受助对象名单", "发放名单", "慰问名单", "结对表", "配对", "结对安排", "结对情况", "出席名单", "书单", "pairs", "pairlist", "buddypairs", "giftlist", "gifts", "namelist", "guestlist", "buddies", "donations"},
	topicDemands:  {"要求", "注意", "注意啦", "温馨提醒", "友情提示", "工作要求", "几点要求", "注意事项", "有关要求", "相关要求", "温馨提示", "提示", "提醒", "须知", "议题", "具体要求", "纪律", "说明", "备注", "安全", "安全预案", "应急预案", "保障措施", "rules", "notes", "safety", "pleaseremember", "reminders", "ifitrains", "risks", "riskassessment", "requests", "forinformation"},
	topicSchedule: {"进度", "进度安排", "工作进度", "实施步骤", "工作步骤", "步骤", "推进", "倒排工期", "筹备进度", "时间节点", "筹备时间表", "阶段安排", "工作计划", "月历", "大事记", "工作安排", "系列活动", "系列活动安排", "筹备日程", "筹备进度表", "工作进程", "timeline", "preparationtimeline", "countdown", "milestones", "keydates", "planningtimeline", "comingup"},
	topicAudience: {"对象", "参加人员", "参与人员", "参与对象", "参加对象", "人员", "参会人员", "出席人员", "出席对象", "与会人员", "嘉宾", "出席嘉宾", "邀请嘉宾", "邀请对象", "参与人群", "参与人", "受众", "规模", "适用对象", "补贴对象", "来宾", "参会对象", "服务对象", "谁来参加", "who", "audience", "participants", "guests", "attendees", "invited", "whoscoming", "whoiscoming"},
	topicContent:  {"内容", "形式", "方式", "内容及要求", "内容与形式", "内容和形式", "内容及形式", "项目", "内容安排", "具体内容", "主要内容", "措施", "主要措施", "主要工作", "工作内容", "具体措施", "任务", "工作任务", "目标任务", "主要任务", "重点工作", "办法", "做法", "活动设计", "whatwewilldo", "activities", "content", "what", "whatshappening", "details"},
	topicOther:    {"工作流程", "工作程序", "办理流程", "办理程序", "申请流程", "审核流程", "实施程序", "评审程序", "报名流程", "应急流程", "总体安排", "整体安排", "基本安排", "后期总结", "活动总结", "后期工作", "概况", "概述", "基本信息", "附件", "原则", "基本原则", "总结", "后续", "总体要求", "发放方式", "申请程序", "报名方式", "报名办法", "评估", "效果", "预期效果", "宣传", "成果", "天气预案", "雨天预案", "物资", "物资准备", "道具", "奖项设置", "评分标准", "后勤保障", "宣传报道", "补贴标准", "基本情况", "accessibility", "access", "weatherplan", "wetweatherplan", "followup", "afterwards", "publicity", "wetweather", "materials", "equipment", "overview", "introduction"},
}

// titleWords are looked for inside a longer heading, the first that occurs
// deciding; several topics may meet in one heading (时间、地点).
var titleWords = []topicWord{
	{"主持词", topicScript}, {"串词", topicScript}, {"主持稿", topicScript}, {"script", topicScript},
	{"申请程序", topicOther}, {"办理流程", topicOther}, {"办理程序", topicOther}, {"申领流程", topicOther}, {"工作程序", topicOther}, {"应急流程", topicOther}, {"申报流程", topicOther}, {"审批流程", topicOther}, {"审核流程", topicOther}, {"发放程序", topicOther}, {"发放流程", topicOther}, {"评审程序", topicOther}, {"结对程序", topicOther}, {"报名流程", topicOther}, {"转介流程", topicOther}, {"工作流程", topicOther}, {"处置流程", topicOther}, {"申请流程", topicOther}, {"服务流程", topicOther}, {"申请", topicOther},
	{"进度", topicSchedule}, {"步骤", topicSchedule}, {"时间节点", topicSchedule}, {"倒排", topicSchedule}, {"系列活动", topicSchedule}, {"阶段", topicSchedule}, {"月份", topicSchedule}, {"学期工作", topicSchedule}, {"筹备日程", topicSchedule}, {"筹备时间", topicSchedule}, {"筹备计划", topicSchedule}, {"准备日程", topicSchedule}, {"准备时间", topicSchedule}, {"timeline", topicSchedule}, {"key dates", topicSchedule}, {"countdown", topicSchedule}, {"年度安排", topicSchedule}, {"全年", topicSchedule}, {"before the day", topicSchedule},
	{"议题", topicDemands}, {"要求", topicDemands}, {"注意事项", topicDemands}, {"须知", topicDemands}, {"rules", topicDemands}, {"remember", topicDemands}, {"safety", topicDemands}, {"预案", topicDemands}, {"安全", topicDemands}, {"保障", topicDemands}, {"提醒", topicDemands}, {"提示", topicDemands},
	{"领导小组", topicCommittee}, {"组委会", topicCommittee}, {"工作小组", topicCommittee}, {"活动小组", topicCommittee}, {"任务清单", topicDuties}, {"分工清单", topicDuties},
	{"清单", topicRoster}, {"名单", topicRoster}, {"接龙", topicRoster}, {"名册", topicRoster}, {"结对表", topicRoster}, {"配对", topicRoster}, {"结对情况", topicRoster}, {"buddy pairs", topicRoster}, {"pairs", topicRoster}, {"gift list", topicRoster},
	{"经费", topicBudget}, {"预算", topicBudget}, {"费用", topicBudget}, {"花费", topicBudget}, {"花钱", topicBudget}, {"开支", topicBudget}, {"budget", topicBudget}, {"what it costs", topicBudget}, {"资金", topicBudget}, {"钱怎么", topicBudget}, {"多少钱", topicBudget}, {"花多少", topicBudget}, {"要花", topicBudget},
	{"联系", topicContacts}, {"电话", topicContacts}, {"联络", topicContacts}, {"contact", topicContacts}, {"who to call", topicContacts}, {"找谁", topicContacts},
	{"checklist", topicDuties}, {"to do", topicDuties}, {"todo", topicDuties}, {"待办", topicDuties}, {"帮忙", topicDuties}, {"each person brings", topicDuties}, {"who brings what", topicDuties}, {"everyone brings", topicDuties}, {"认领", topicDuties}, {"需要家长", topicDuties}, {"helpers needed", topicDuties}, {"volunteers needed", topicDuties}, {"责任分解", topicDuties}, {"责任落实", topicDuties}, {"任务落实", topicDuties}, {"要做的", topicDuties}, {"做的事", topicDuties}, {"工作分配", topicDuties}, {"各司其职", topicDuties}, {"分一下工", topicDuties}, {"分下工", topicDuties}, {"分个工", topicDuties}, {"谁干啥", topicDuties}, {"责任到人", topicDuties}, {"分工", topicDuties}, {"职责", topicDuties}, {"人员安排", topicDuties}, {"老师安排", topicDuties}, {"教师安排", topicDuties}, {"志愿者安排", topicDuties}, {"人手安排", topicDuties}, {"家长安排", topicDuties}, {"负责事项", topicDuties}, {"及负责人", topicDuties}, {"和负责人", topicDuties}, {"及责任人", topicDuties}, {"及责任分工", topicDuties}, {"谁来做", topicDuties}, {"谁做", topicDuties}, {"谁干", topicDuties}, {"谁负责", topicDuties}, {"工作人员", topicDuties}, {"要准备", topicDuties}, {"谁来准备", topicDuties}, {"准备工作", topicDuties}, {"前准备", topicDuties}, {"会务准备", topicDuties}, {"岗位", topicDuties}, {"筹备工作", topicDuties}, {"筹备任务", topicDuties}, {"任务分", topicDuties}, {"活动准备", topicDuties}, {"各项准备", topicDuties}, {"分头准备", topicDuties}, {"谁来帮", topicDuties}, {"who does what", topicDuties}, {"who's on what", topicDuties}, {"who’s on what", topicDuties}, {"who is on what", topicDuties}, {"division of work", topicDuties}, {"division of labour", topicDuties}, {"division of labor", topicDuties}, {"before the meeting", topicDuties}, {"duties", topicDuties}, {"responsibilit", topicDuties}, {"who is doing what", topicDuties}, {"who's doing what", topicDuties}, {"who’s doing what", topicDuties}, {"jobs", topicDuties}, {"getting ready", topicDuties}, {"人手", topicDuties},
	{"时间线", topicAgenda}, {"时间轴", topicAgenda}, {"流程", topicAgenda}, {"程序", topicAgenda}, {"议程", topicAgenda}, {"日程", topicAgenda}, {"节目单", topicAgenda}, {"节目表", topicAgenda}, {"节目安排", topicAgenda}, {"环节", topicAgenda}, {"活动安排", topicAgenda}, {"活动过程", topicAgenda}, {"仪式安排", topicAgenda}, {"当天安排", topicAgenda}, {"当日安排", topicAgenda}, {"怎么走", topicAgenda}, {"会议安排", topicAgenda}, {"具体安排", topicAgenda}, {"仪程", topicAgenda}, {"时间表", topicAgenda}, {"running order", topicAgenda}, {"run of show", topicAgenda}, {"order of", topicAgenda}, {"agenda", topicAgenda}, {"programme", topicAgenda}, {"rundown", topicAgenda}, {"schedule", topicAgenda}, {"timetable", topicAgenda}, {"run sheet", topicAgenda}, {"on the day", topicAgenda}, {"the day", topicAgenda},
	{"主办", topicOrganisers}, {"承办", topicOrganisers}, {"协办", topicOrganisers}, {"组织单位", topicOrganisers}, {"举办单位", topicOrganisers}, {"partners", topicOrganisers}, {"organisers", topicOrganisers}, {"organizers", topicOrganisers}, {"支持单位", topicOrganisers}, {"参与单位", topicOrganisers}, {"指导单位", topicOrganisers}, {"谁来办", topicOrganisers},
	{"组织机构", topicCommittee}, {"组织领导", topicCommittee}, {"领导小组", topicCommittee}, {"组委会", topicCommittee}, {"组织架构", topicCommittee}, {"工作小组", topicCommittee}, {"筹备组", topicCommittee}, {"筹备小组", topicCommittee}, {"专班", topicCommittee}, {"项目组", topicCommittee}, {"committee", topicCommittee}, {"steering group", topicCommittee}, {"working group", topicCommittee}, {"项目团队", topicCommittee}, {"工作机构", topicCommittee}, {"领导机构", topicCommittee},
	{"主题", topicTheme}, {"theme", topicTheme},
	{"目的", topicPurpose}, {"宗旨", topicPurpose}, {"意义", topicPurpose}, {"背景", topicPurpose}, {"指导思想", topicPurpose}, {"为什么", topicPurpose}, {"初衷", topicPurpose}, {"purpose", topicPurpose}, {"why", topicPurpose}, {"aims", topicPurpose}, {"活动目标", topicPurpose}, {"background", topicPurpose}, {"缘起", topicPurpose},
	{"时间", topicTime}, {"日期", topicTime}, {"什么时候", topicTime}, {"when", topicTime}, {"期限", topicTime},
	{"地点", topicPlace}, {"场地", topicPlace}, {"where", topicPlace}, {"venue", topicPlace}, {"在哪", topicPlace}, {"会场", topicPlace}, {"地方", topicPlace},
	{"对象", topicAudience}, {"参加人员", topicAudience}, {"参与人员", topicAudience}, {"参会人员", topicAudience}, {"出席", topicAudience}, {"来宾", topicAudience}, {"嘉宾", topicAudience},
	{"内容", topicContent}, {"形式", topicContent}, {"措施", topicContent}, {"任务", topicContent}, {"项目", topicContent}, {"办法", topicContent}, {"工作", topicContent},
	{"附件", topicOther}, {"原则", topicOther}, {"宣传", topicOther}, {"总结", topicOther}, {"物资", topicOther}, {"奖项", topicOther}, {"安排", topicAgenda},
}

// labelQualifiers may stand before a label word without changing it.
var labelQualifiers = []string{"会务", "会场", "当日", "前期", "本次活动", "本次会议", "此次活动", "活动的", "具体活动", "启动仪式", "仪式", "典礼", "活动", "会议", "本次", "项目", "工作", "具体", "主要", "举办", "培训", "比赛", "大会", "座谈会", "有关", "方案", "现场", "当天", "演出", "晚会", "event", "our", "the", "meeting", "day"}

// labelTails may stand after a label word.
var labelTails = []string{"如下", "安排如下", "表", "安排", "一览", "一览表", "及要求", "说明", "明细", "明细表"}
