package campaign

// heading is a section of a starting outline with what belongs under it.
type heading struct {
	kind            SectionKind
	title, guidance both
}

// plannedAs is what a kind of campaign starts with.
type plannedAs struct {
	headings []heading
	duties   []both
}

// usualPosts are the committee's posts as plans name them.
var usualPosts = []both{{"组长", "Lead"}, {"副组长", "Deputy"}, {"成员", "Members"}}

// The headings that stand in most plans.
var (
	themeHeading = heading{ThemeSection, both{"活动主题", "Theme"},
		both{"一句话，大家念得出、记得住。", "One line that people can say and remember."}}
	purposeHeading = heading{PurposeSection, both{"活动目的", "Purpose"},
		both{"为什么办、希望谁得到什么改变。两三句就够。", "Why it is held, and what should change for whom. Two or three sentences will do."}}
	periodHeading = heading{PeriodSection, both{"活动时间", "Dates"},
		both{"哪一天，或从哪天到哪天。", "On which day, or from when to when."}}
	placesHeading = heading{PlacesSection, both{"活动地点", "Places"},
		both{"在哪里办；轮椅能不能到，哪里可以安静休息。", "Where it is held; whether a wheelchair gets there, and where one can rest quietly."}}
	organisersHeading = heading{OrganisersSection, both{"主办、承办与协办", "Organisers"},
		both{"单位写全称，按印出来的顺序。", "Full names, in the order in which they are printed."}}
	committeeHeading = heading{CommitteeSection, both{"组织机构", "Committee"},
		both{"组长、副组长和成员各是谁。", "Who leads, who deputises and who the members are."}}
	dutiesHeading = heading{DutiesSection, both{"工作分工", "Duties"},
		both{"谁、做什么、到哪天。", "Who does what, and until when."}}
	agendaHeading = heading{AgendaSection, both{"活动程序", "Agenda"},
		both{"一项一项排好，写明时间、由谁、要什么提示。", "Item by item, with times, people and cues."}}
	budgetHeading = heading{BudgetSection, both{"经费预算", "Budget"},
		both{"每样东西多少、多少钱、从哪里来。", "How much of each thing, at what price, and from where."}}
	contactsHeading = heading{ContactsSection, both{"联系人", "Contacts"},
		both{"有事找谁。", "Whom to ask."}}
	requirementsHeading = text(both{"活动要求", "What we ask"},
		both{"安全、纪律、尊重：不围观、不起绰号、不拿孩子的困难当故事讲。", "Safety, manners and respect: nobody stares, nobody is given a nickname, no child's difficulty is told as a story."})
	accessHeading = text(both{"无障碍与安全", "Access and safety"},
		both{"手语翻译、字幕、坡道、安静的房间、急救，各由谁负责。", "Who sees to interpreting, captions, ramps, a quiet room and first aid."})
	publicityHeading = text(both{"宣传与发动", "Spreading the word"},
		both{"班会、板报、公众号各做什么；孩子的照片先问监护人。", "What class meetings, notice boards and channels do; guardians are asked before a child's photograph is used."})
	privacyHeading = text(both{"隐私与公示", "Privacy and notices"},
		both{"哪些内容可以公示、公示几天；诊断、证件号和账号一律不公示。", "What may be posted and for how long; never a diagnosis, an identity number or an account number."})
	reviewHeading = text(both{"总结与改进", "Looking back"},
		both{"什么时候总结、听谁的意见、结果告诉谁。", "When to look back, whose views to hear and who is told the result."})
)

func text(title, guidance both) heading { return heading{TextSection, title, guidance} }

// Duties that several kinds share.
var (
	writePlan        = both{"拟定方案", "Write the plan"}
	inviteGuests     = both{"邀请并接待来宾", "Invite and welcome the guests"}
	findInterpreter  = both{"联系手语翻译，提前给讲稿和歌词", "Find a sign-language interpreter and send speeches and lyrics ahead"}
	prepareStage     = both{"布置场地，检查坡道和轮椅位", "Set up the place; check the ramp and the wheelchair places"}
	soundAndScreen   = both{"音响、大屏与字幕", "Sound, screen and captions"}
	writeHostWords   = both{"撰写主持词", "Write the host's words"}
	askGuardians     = both{"征得监护人同意（上台、拍照）", "Ask guardians for consent (going on stage, photographs)"}
	firstAid         = both{"急救与安全", "First aid and safety"}
	photographs      = both{"摄影与资料整理", "Photographs and records"}
	recruitHelpers   = both{"招募和培训志愿者", "Find and train volunteers"}
	keepRegister     = both{"核对名单，专人保管", "Check the list; one person keeps it"}
	tellFamilies     = both{"通知家长", "Tell the families"}
	buyThings        = both{"采购物资并留存票据", "Buy what is needed and keep the receipts"}
	writeSummary     = both{"写总结，归档", "Write the summary and file it"}
	collectMaterials = both{"汇总材料，会前两天送达", "Collect the papers and send them two days ahead"}
)

// outlines holds what each kind starts with.
var outlines = map[Kind]plannedAs{
	DisabilityDay: {
		[]heading{themeHeading, purposeHeading, periodHeading, placesHeading, organisersHeading, committeeHeading, dutiesHeading,
			text(both{"活动准备", "Preparations"}, both{"各班做什么准备：主题班会、板报、一帮一结对。", "What each class prepares: a class meeting, a notice board, buddy pairs."}),
			agendaHeading, accessHeading, requirementsHeading, contactsHeading},
		[]both{writePlan, inviteGuests, writeHostWords, findInterpreter, soundAndScreen, prepareStage, askGuardians, firstAid, photographs},
	},
	Donation: {
		[]heading{themeHeading, purposeHeading, periodHeading, placesHeading, organisersHeading, committeeHeading, dutiesHeading,
			text(both{"捐赠办法", "How to give"}, both{"收什么、收到哪天、怎么清点；自愿，不设数额，不排名。", "What is welcome, until when, how it is counted; voluntary, without amounts or ranking."}),
			text(both{"接收与公示", "Receiving and reporting"}, both{"谁清点、谁签收、去向怎样告诉捐赠人。", "Who counts, who signs, and how donors learn where it went."}),
			agendaHeading, privacyHeading, contactsHeading},
		[]both{writePlan, {"制作倡议书", "Write the appeal"}, {"接收、清点、登记", "Receive, count and record"},
			{"联系接收单位，确认需要什么", "Ask the receiving organisation what is needed"}, askGuardians, {"答谢与反馈", "Thank donors and report back"}, writeSummary},
	},
	VolunteerDrive: {
		[]heading{themeHeading, purposeHeading, organisersHeading, periodHeading, placesHeading,
			text(both{"参加对象", "Who takes part"}, both{"谁可以报名、各校多少人、需要什么技能。", "Who may sign up, how many from each school, with what skills."}),
			text(both{"活动内容", "What we do"}, both{"每个点每天做什么。", "What happens at each place on each day."}),
			publicityHeading, committeeHeading, dutiesHeading, accessHeading, requirementsHeading, budgetHeading, contactsHeading},
		[]both{writePlan, {"联系场地，申请摆点", "Arrange the places"}, recruitHelpers, {"排班，安排替补", "Make the rota and find stand-ins"},
			buyThings, firstAid, {"登记时长，开具证明", "Record hours and issue certificates"}, writeSummary},
	},
	Buddy: {
		[]heading{purposeHeading, periodHeading,
			text(both{"结对办法", "How pairs are made"}, both{"怎样自愿报名、怎样配对、不合适时怎样调整。", "How people volunteer, how they are paired and how a pair is changed."}),
			text(both{"见面与陪伴", "Meeting"}, both{"多久见一次、在哪里、一起做什么。", "How often, where, and what they do together."}),
			committeeHeading, dutiesHeading, privacyHeading, requirementsHeading, reviewHeading, contactsHeading},
		[]both{writePlan, {"征得双方监护人同意", "Ask the guardians of both children"}, {"培训伙伴", "Prepare the buddies"},
			{"每周问一次近况", "Ask each week how it goes"}, keepRegister, writeSummary},
	},
	SpecialEducation: {
		[]heading{purposeHeading, committeeHeading, dutiesHeading,
			text(both{"随班就读与课堂支持", "Support in class"}, both{"座位、作业、考试怎样调整，谁来支持。", "How seats, homework and tests are adapted, and who helps."}),
			text(both{"个别化教育计划", "Individual education plans"}, both{"谁来写、多久评一次、家长怎样参与。", "Who writes them, how often they are reviewed, how parents take part."}),
			text(both{"资源教室", "Resource room"}, both{"什么时候开放、由谁负责、有哪些设备。", "When it is open, who runs it, what is in it."}),
			text(both{"师资与培训", "Teachers and training"}, both{"谁需要学什么，什么时候学。", "Who needs to learn what, and when."}),
			text(both{"家校合作", "Working with families"}, both{"怎样联系、多久一次、由谁。", "How families are reached, how often and by whom."}),
			privacyHeading, budgetHeading, reviewHeading},
		[]both{writePlan, {"建立并保管个人档案", "Set up and keep the files"}, {"安排资源教室课表", "Make the resource room's timetable"},
			{"组织教师培训", "Arrange the teachers' training"}, {"每月联系家长", "Talk with families each month"}, writeSummary},
	},
	Subsidy: {
		[]heading{purposeHeading,
			text(both{"补贴对象", "Who is entitled"}, both{"年龄、户籍和条件，引用文件名称和文号。", "Age, residence and conditions, with the rule's name and number."}),
			text(both{"补贴标准", "Amounts"}, both{"每人每月多少，能不能和其他补贴同时享受。", "How much a person and month, and whether it goes with other subsidies."}),
			text(both{"申请材料", "What to bring"}, both{"少要材料；能查到的不让人跑。", "Ask for little; what an office can look up nobody fetches."}),
			text(both{"办理程序", "Steps"}, both{"受理、初审、公示七天、审批、发放，每步几天、由谁。", "Application, first check, seven days' notice, decision, payment: how many days each, and by whom."}),
			privacyHeading,
			text(both{"资金与监督", "Funds and oversight"}, both{"钱从哪里来、怎样核对、投诉找谁。", "Where the money comes from, how it is checked, where to complain."}),
			committeeHeading, dutiesHeading, contactsHeading},
		[]both{writePlan, {"受理申请，一次告知", "Take applications; say everything at once"}, {"入户核实", "Visit and verify"},
			{"公示，只公示允许的内容", "Post the notice with the allowed fields alone"}, {"每月核对名单，应补尽补、应退尽退", "Compare the list each month: all who should, none who should not"}, {"按时发放", "Pay on time"}},
	},
	CareService: {
		[]heading{purposeHeading,
			text(both{"服务对象", "Who is served"}, both{"哪些孩子，怎样发现，怎样更新名单。", "Which children, how they are found, how the list is kept current."}),
			text(both{"服务内容", "Services"}, both{"探访、照料、心理支持、学习辅导，各由谁提供。", "Visits, care, counselling, tutoring: who provides each."}),
			text(both{"工作队伍", "People"}, both{"儿童督导员和儿童主任的条件、培训和补位。", "Conditions, training and deputies for child supervisors and directors."}),
			text(both{"走访与排查", "Visits"}, both{"多久一次、哪些必须当面见到、见不到怎么办。", "How often, who must be seen in person, and what if not."}),
			text(both{"强制报告与应急", "Reporting and emergencies"}, both{"谁发现、先告诉谁、多久之内；危险时先报警。", "Who notices, whom to tell first and within what time; in danger, the police first."}),
			text(both{"部门协作", "Working together"}, both{"各部门做什么，联席会议多久一次。", "What each department does, and how often they meet."}),
			committeeHeading, dutiesHeading, privacyHeading, budgetHeading, reviewHeading},
		[]both{writePlan, {"更新服务对象名单", "Keep the list of children current"}, {"安排走访", "Plan the visits"}, {"组织培训", "Arrange training"},
			{"准备联席会议", "Prepare the joint meeting"}, writeSummary},
	},
	Festival: {
		[]heading{themeHeading, purposeHeading, periodHeading, placesHeading, committeeHeading, dutiesHeading, agendaHeading,
			text(both{"参加方式", "Taking part"}, both{"每个孩子都能参加；不想上台也可以，台下做什么。", "Every child can take part; nobody has to go on stage, and there is something else to do."}),
			accessHeading, budgetHeading, contactsHeading},
		[]both{writePlan, {"排练节目", "Rehearse"}, writeHostWords, soundAndScreen, prepareStage, tellFamilies, askGuardians, firstAid, photographs},
	},
	Meeting: {
		[]heading{themeHeading, periodHeading, placesHeading,
			text(both{"参会人员", "Who attends"}, both{"单位和人数；谁主持，谁记录。", "Organisations and numbers; who chairs and who takes the minutes."}),
			agendaHeading,
			text(both{"议题与材料", "Topics and papers"}, both{"每个议题要定什么，材料由谁准备。", "What each topic is to decide, and who prepares the papers."}),
			requirementsHeading, dutiesHeading, contactsHeading},
		[]both{{"发通知，收回执", "Send the notice and collect replies"}, collectMaterials, {"会场与席签", "The room and the name cards"},
			{"记录并整理议定事项", "Take the minutes and list what was agreed"}},
	},
	Other: {
		[]heading{themeHeading, purposeHeading, periodHeading, placesHeading, organisersHeading, committeeHeading, dutiesHeading, agendaHeading,
			requirementsHeading, contactsHeading},
		[]both{writePlan, prepareStage, tellFamilies, photographs, writeSummary},
	},
}
