package plandoc_test

import "maps"

// wordPlans are the Word documents among the test data, by the name of their
// truth.
func wordPlans() map[string]word {
	all := earlyWordPlans()
	maps.Copy(all, laterWordPlans())
	return all
}

func earlyWordPlans() map[string]word {
	return map[string]word{
		"19-word-lists": {
			styles:    headingStyles,
			numbering: abstract(0, level(0, "chineseCountingThousand", "%1、"), level(1, "chineseCounting", "（%2）")) + abstract(1, level(0, "decimal", "%1.")) + list(1, 0, false) + list(2, 1, true) + list(3, 1, true),
			footnotes: `<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">` + par("场地由居委会免费提供。") + `</w:footnote>`,
			body: styled("T", "柳絮里社区“听见春天”爱耳日活动方案") +
				counted(1, 0, "活动主题") + par("听见春天") +
				counted(1, 0, "活动时间") + par("2026年3月3日14:00") +
				counted(1, 0, "活动地点") + `<w:p>` + run("社区百姓讲堂") + `<w:r><w:footnoteReference w:id="2"/></w:r></w:p>` +
				counted(1, 0, "组织领导") +
				counted(1, 1, "领导小组") +
				`<w:p>` + run("组长：") + `<w:del w:id="1" w:author="x"><w:r><w:delText>杜仲</w:delText></w:r></w:del><w:ins w:id="2" w:author="x">` + run("黎叶") + `</w:ins></w:p>` +
				par("副组长：") +
				counted(1, 1, "分工") +
				counted(2, 0, "黎叶：联系听力师") + counted(2, 0, "小毕：签到和茶水") +
				counted(1, 0, "活动流程") +
				counted(3, 0, "居委会黎叶主任致辞（5分钟）") + counted(3, 0, "听力师讲课（30分钟，投影课件）") + counted(3, 0, "免费测听（手语翻译在旁）"),
		},
		"20-word-form": {
			body: par("岭上镇关爱残疾儿童慰问活动申报表") + grid(
				[]string{"活动名称", "冬日暖阳慰问"},
				[]string{"活动时间", "2026年1月20日", "活动地点", "岭上镇文化站"},
				[]string{"主办单位", "岭上镇人民政府\n岭上镇残联"},
				[]string{"活动目的", "快过年了，给二十一户孩子送去棉衣和学习用品。\n也听听家长有什么难处。"},
				[]string{"活动流程", "9:00 集合点名\n9:10 镇长郝建军讲话\n9:20 发放棉衣（背景音乐）\n9:50 入户走访"},
				[]string{"经费预算", "棉衣21件，6300元\n书包21个，1260元"},
				[]string{"联系人", "柯莉 138-0000-4405"},
			),
		},
		"21-word-english": {
			styles: headingStyles,
			body: styled("T", "Open Doors Concert: running plan") +
				styled("1", "Why") + par("Our signing choir has never had a stage of its own.") +
				styled("1", "Date and place") + par("Date: 6 June 2026") + par("Place: St Brendan's Hall") +
				styled("mine", "Who is who") + styled("2", "Steering group") + par("Chair: Ruth Ekwall") + par("Secretary: TBC") +
				styled("1", "Running order") + grid(
				[]string{"Time", "Item", "Lead", "Cue"},
				[]string{"v:6:00 pm - 6:10 pm", "Doors and seating", "Ben Hale", "House lights up"},
				[]string{"6:10 pm - 6:15 pm", "Welcome", "Ruth Ekwall", "Mic 1"},
				[]string{"6:15 pm - 6:35 pm", "Signing choir, three songs", "Lena Fox", "Captions; spotlight"},
				[]string{"6:35 pm - 6:40 pm", "Thanks and close", "Ruth Ekwall", ""},
			) +
				styled("1", "Tasks") + grid([]string{"Task", "Owner", "Due"}, []string{"Hire the hall", "Ben Hale", "1 May"}, []string{"Book interpreter", "", "1 May"}) +
				styled("1", "Costs") + par("Hall hire\t£150\nProgrammes\t£22"),
		},
	}
}

func laterWordPlans() map[string]word {
	return map[string]word{
		"22-word-boxes": {
			styles: headingStyles,
			body: `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>` + run("雨燕小学“我们的朋友”融合运动日方案") + `</w:p>` +
				`<w:p><w:r><mc:AlternateContent xmlns:mc="x"><mc:Choice><w:txbxContent>` + par("主题：一起跑，不比快") + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + par("主题：一起跑，不比快") + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>` +
				pars("一、时间：2026年10月23日（星期五）全天", "二、地点：学校塑胶操场", "三、运动会程序") +
				grid([]string{"时间", "项目", "地点", "负责"},
					[]string{"v:上午", "8:30 入场式", "主席台", "体育组"}, []string{"^", "9:00 袋鼠跳", "东区", "一年级组"}, []string{"^", "9:00 推轮椅接力", "西区", "二年级组"}, []string{"v:下午", "2:00 拔河", "东区", "三年级组"}, []string{"^", "2:40 颁奖", "主席台", ""}) +
				par("四、任务分工") +
				`<w:p><w:r><w:sym w:font="Wingdings" w:char="F06C"/></w:r>` + run("体育组负责器材和裁判") + `</w:p>` +
				`<w:p><w:r><w:sym w:font="Wingdings" w:char="F06C"/></w:r>` + run("校医室负责急救") + `</w:p>` +
				par("五、未尽事宜另行通知。") +
				`<w:p><w:pPr><w:jc w:val="right"/></w:pPr>` + run("雨燕小学体育组") + `</w:p><w:p><w:pPr><w:jc w:val="right"/></w:pPr>` + run("2026年9月30日") + `</w:p>`,
		},
		"70-word-styles": {
			styles: `<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="一级"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>` +
				`<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="二级"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>`,
			numbering: abstract(0, level(0, "chineseCounting", "第%1部分"), level(1, "ideographTraditional", "（%2）")) + abstract(1, level(0, "decimalEnclosedCircle", "%1")) + list(1, 0, false) + list(2, 1, false),
			body: par("滨江小学“心灯”助盲活动方案") +
				styled("a1", "活动概况") + styled("a2", "主题") + par("点一盏心灯") +
				styled("a2", "时间与地点") + par("2026年10月15日（星期四）14:00，学校报告厅") +
				styled("a2", "主办单位") + par("滨江小学") +
				styled("a1", "组织机构") + par("组长：钮文") + `<w:p>` + run("副组长：") + `<w:ins w:id="1">` + run("饶雪") + `</w:ins><w:del w:id="2"><w:r><w:delText>旧人</w:delText></w:r></w:del></w:p>` + par("组员：") +
				styled("a1", "活动流程") + counted(2, 0, "校长钮文致辞（5分钟）") + counted(2, 0, "盲人按摩师老秦讲经历（15分钟，话筒2支）") + counted(2, 0, "蒙眼体验（20分钟）") + counted(2, 0, "学生代表许诺发言（3分钟）") +
				styled("a1", "任务分工") + grid([]string{"工作内容", "责任人"}, []string{"会场布置\n横幅", "姬老师"}, []string{"签到", "六年级志愿者"}, []string{"摄影", ""}) +
				`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("2026年9月28日") + `</w:p>`,
		},
		"71-word-merged": {
			body: pars("附件1", "“同一片蓝天”融合运动会执行表") + grid(
				[]string{"活动名称", "同一片蓝天"}, []string{"时间", "2026年11月6日（周五）", "地点", "体育中心田径场"}, []string{"主办", "区教育局、区残联"}, []string{"承办", "区特殊教育学校"}) +
				par("运动会日程") + grid(
				[]string{"时间", "项目", "场地", "裁判长", "备注"},
				[]string{"v:上午", "8:30 开幕式", "主席台", "", "播放《运动员进行曲》"},
				[]string{"^", "9:00 50米轮椅赛", "v:跑道", "v:郎平安", ""},
				[]string{"^", "9:40 滚球接力", "^", "^", ""},
				[]string{"v:下午", "2:00 拔河", "足球场", "郁青", ""},
				[]string{"^", "3:00 闭幕式、颁奖", "主席台", "区残联理事长", "颁奖音乐"}) +
				par("保障分工") + grid([]string{"组别", "职责", "人员"}, []string{"医疗组", "救护车、急救", "区医院 向晚\n校医 米蓝"}, []string{"后勤组", "饮水、帐篷", "总务处"}) +
				par("联系人：郁青 138-0000-9201"),
		},
		"72-word-headings": {
			styles:    headingStyles,
			numbering: abstract(0, level(0, "bullet", "●")) + list(1, 0, false),
			body: pars("星空下的朗读会", "——市图书馆视障读者专场") + styled("1", "为什么办") + par("让看不见的朋友，用耳朵逛一次书店。") +
				styled("1", "何时何地") + counted(1, 0, "2026年12月12日（星期六）19:00-20:30") + counted(1, 0, "市图书馆中庭") +
				styled("1", "谁来办") + counted(1, 0, "主办：市图书馆") + counted(1, 0, "支持：蓝调书吧、市盲协") +
				styled("1", "节目单") + grid([]string{"序", "节目", "表演者", "时长", "灯光/音响"},
				[]string{"1", "开场钢琴", "黎明睿", "5分钟", "全暗，追光"}, []string{"2", "馆长欢迎词", "馆长纪言", "3分钟", "麦1"}, []string{"3", "盲文朗读《背影》", "沈默", "8分钟", "麦2；弱光"},
				[]string{"4", "声音剧《等待》", "大学生剧社", "15分钟", "环境音"}, []string{"5", "自由交流", "", "30分钟", "灯光全亮"}) +
				styled("1", "人手") + styled("2", "前台") + par("姚远、苗苗：接待，引导盲道") + styled("2", "后台") + par("老丁：灯光音响"),
		},
	}
}
