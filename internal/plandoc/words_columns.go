package plandoc

// columnWords are the headers of tables, lower case and without white space.
var columnWords = map[column][]string{
	colNumber:   {"序号", "编号", "顺序", "序", "no", "no.", "#", "项次", "次序", "号", "number", "item#"},
	colTime:     {"时间", "时段", "时间段", "起止时间", "开始时间", "time", "when", "时刻", "具体时间", "start", "times", "clock", "时间点"},
	colMinutes:  {"时长", "用时", "分钟", "时长(分钟)", "时长（分钟）", "预计用时", "所需时间", "min", "mins", "minutes", "duration", "length", "限时", "时长/分钟", "耗时"},
	colPlace:    {"地点", "场地", "位置", "place", "venue", "location", "where", "room", "会场", "区域"},
	colItem:     {"内容", "环节", "项目", "活动内容", "流程", "议程", "程序", "事项", "节目", "节目名称", "议题", "活动环节", "环节内容", "活动", "具体内容", "名称", "物品", "品名", "科目", "用途", "明细", "item", "items", "what", "activity", "segment", "content", "description", "event", "programme", "session", "预算项目", "开支项目", "支出项目", "物资名称", "物品名称", "费用名称", "活动项目", "议程内容", "议程安排", "流程内容", "程序内容", "经费项目", "支出内容"},
	colWho:      {"负责人", "责任人", "带队", "主讲人", "主讲", "发言人", "执行人", "负责", "人员", "姓名", "who", "lead", "leader", "speaker", "owner", "person", "name", "负责老师", "责任老师", "主持人", "联系人", "负责人员", "牵头人", "表演者", "参与人员", "表演班级", "演出单位", "主持", "带队老师", "responsible", "presenter", "ledby", "经办人", "落实人", "人名", "表演人", "演员", "presentedby", "讲话人", "汇报人", "负责人/单位", "责任人员", "由谁", "谁", "谁来做", "谁负责", "by", "whoisonit", "联络人", "带领人", "谁带", "谁来", "主讲/主持", "领队", "责任教师", "牵头", "主责人", "发言", "讲话人员", "负责同志"},
	colUnit:     {"单位", "部门", "责任部门", "责任单位", "负责部门", "小组", "组别", "班级", "牵头单位", "unit", "organisation", "team", "group", "学校", "class", "year", "承担单位", "工作小组", "分组"},
	colTask:     {"任务", "职责", "工作内容", "工作任务", "分工", "主要职责", "具体任务", "工作职责", "具体工作", "任务内容", "工作", "工作事项", "准备事项", "做什么", "task", "tasks", "duty", "duties", "job", "responsibility", "role", "responsibilities", "要做的事", "负责事项", "负责内容", "准备工作", "工作要点", "负责工作", "岗位", "岗位职责", "事务", "要办的事"},
	colRemark:   {"备注", "说明", "notes", "note", "remark", "remarks", "comment", "comments", "注意事项", "其他", "配合", "配合事项", "配合要求", "需要配合", "所需物资", "物资", "道具", "准备", "要准备", "准备物品", "需准备", "保障", "所需"},
	colCue:      {"音乐", "音响", "大屏", "灯光", "舞台", "音效", "提示", "cue", "cues", "音乐/大屏", "av", "music", "sound", "screen", "slides", "lights", "lighting", "ppt", "音视频", "多媒体", "背景音乐", "音响/大屏", "屏幕", "无障碍", "手语", "access", "stage", "技术", "tech", "大屏内容", "大屏幕", "音乐大屏", "设备", "音响灯光", "灯光音响", "音控", "舞美", "无障碍安排"},
	colAmount:   {"金额", "金额(元)", "小计", "合计", "费用", "预算", "amount", "cost", "total", "subtotal", "总价", "预算金额", "小计(元)", "合计(元)", "支出", "经费", "预算(元)", "费用(元)", "price(total)", "元", "共计", "money", "budget", "£", "¥", "cost(£)", "amount(£)", "cost£"},
	colPrice:    {"单价", "单价(元)", "price", "unitprice", "unitcost", "each", "价格"},
	colQuantity: {"数量", "qty", "quantity", "件数", "份数", "人数", "个数", "单位数量", "howmany"},
	colPhone:    {"电话", "联系电话", "手机", "联系方式", "手机号", "phone", "tel", "telephone", "mobile", "number(phone)", "手机号码", "电话号码"},
	colPost:     {"职务", "职位", "组内职务", "小组职务", "担任职务", "post", "position", "机构职务", "身份"},
	colDue:      {"完成时间", "完成时限", "截止时间", "时限", "期限", "完成日期", "截止日期", "due", "deadline", "bywhen", "when(due)", "完成节点", "dueby", "by(date)"},
	colChild:    {"被帮同学", "被帮扶同学", "帮扶对象", "受助学生", "受助儿童", "受助人", "被帮扶学生", "学生姓名", "幼儿姓名", "儿童姓名", "孩子", "被帮", "受助对象", "补贴对象", "学生", "幼儿", "儿童", "被帮对象", "受助同学", "pupil", "child", "buddyto", "recipient", "结对学生", "领取人", "小朋友"},
	colHelper:   {"帮扶同学", "帮扶人", "帮扶学生", "结对同学", "helper", "buddy", "志愿者", "帮扶教师", "结对教师", "帮扶小伙伴", "小伙伴", "结对伙伴", "帮手"},
	colRole:     {"角色", "级别", "类别", "类型", "关系", "type"},
}
