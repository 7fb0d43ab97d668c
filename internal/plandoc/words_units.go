package plandoc

// roleWords are the labels of the six ranks.
var roleWords = map[Role][]string{
	RoleHost:      {"主办", "主办单位", "主办方", "主办机构", "举办单位", "举办方", "组织单位", "主办学校", "主办部门", "发起单位", "发起方", "联合主办", "共同主办", "组织者", "主办园", "组织部门", "组织", "发起", "牵头", "牵头部门", "主办/承办", "主办、承办单位", "主(承)办单位", "主(承)办", "牵头单位", "hostedby", "host", "hosts", "organisedby", "organizedby", "organiser", "organizer", "organisers", "organizers", "presentedby", "leadorganisation", "leadorganization", "broughttoyouby", "jointlyhostedby", "co-hosts", "co-hostedby", "cohosts", "hostorganisation"},
	RoleUndertake: {"承办", "承办单位", "承办方", "承办学校", "承办部门", "具体承办", "承接单位", "执行单位", "承办机构", "实施单位", "联合承办", "执行方", "承办园", "undertakenby", "deliveredby", "runby", "deliverypartner", "deliverypartners", "executedby", "carriedoutby", "localorganiser"},
	RoleAssist:    {"协办", "协办单位", "协办方", "协助", "协助单位", "协作单位", "配合单位", "合作单位", "协办机构", "协同单位", "协助方", "合作方", "合作机构", "协办部门", "配合部门", "配合", "参加单位", "共建单位", "联办单位", "参与单位", "战略合作", "战略合作伙伴", "合作伙伴", "战略伙伴", "合作媒体", "partner", "partners", "inpartnershipwith", "partneredby", "assistedby", "withhelpfrom", "co-organisedby", "co-organizedby", "co-organisers", "co-organiser", "with", "helpedby", "inassociationwith", "assisting"},
	RoleSupport:   {"支持", "支持单位", "支持方", "赞助", "赞助单位", "赞助方", "爱心企业", "爱心单位", "爱心支持", "特别支持", "资助", "资助单位", "资助方", "媒体支持", "支持媒体", "公益支持", "捐赠单位", "捐赠方", "捐助单位", "技术支持", "场地支持", "场地提供", "物资支持", "后援单位", "特别鸣谢", "鸣谢", "资金支持", "公益伙伴", "supportedby", "support", "supporters", "sponsors", "sponsor", "sponsoredby", "fundedby", "mediapartner", "withsupportfrom", "withthesupportof", "donors", "thanksto"},
	RoleGuide:     {"指导", "指导单位", "指导方", "业务指导", "指导部门", "主管单位", "主管部门", "指导机构", "学术指导", "业务指导单位", "guidedby", "advisedby", "advisor", "advisers", "advisers", "undertheguidanceof", "guidance", "supervisedby", "patron"},
	RoleIssue:     {"发文", "落款", "发文单位", "发布单位", "印发单位", "发文机关", "制定单位", "发起人单位", "签发单位", "拟稿单位", "印发", "发布", "issuedby", "publishedby", "signed", "issuingbody"},
}

// unitTails end the name of a unit.
var unitTails = []string{
	"局", "委", "委员会", "联合会", "残联", "妇联", "团委", "学校", "小学", "中学", "幼儿园", "大学", "学院", "医院", "协会", "学会", "基金会", "中心", "公司", "集团", "书店", "银行", "部", "处", "科", "室", "办公室", "办", "社区", "街道", "街道办", "街道办事处", "镇", "乡", "乡政府", "镇政府", "人民政府", "政府", "村委会", "居委会", "党支部", "支部", "党委", "总支", "工会", "学生会", "少先队", "大队部", "社", "志愿队", "服务队", "队", "团", "总队", "支队", "大队", "校友会", "家委会", "商会", "联盟", "机构", "工作站", "站", "所", "院", "馆", "园", "厅", "会", "超市", "店", "厂", "电视台", "报社", "媒体", "俱乐部", "工作室", "剧院", "法院", "检察院", "消防站", "派出所", "福利院", "民政所", "领导小组", "联席会议", "小组", "教研组", "中班组", "大班组", "小班组", "年级组", "党总支", "校", "网", "平台", "青年", "教育集团", "日报", "系", "班", "院团委", "机关", "红十字会", "联社", "合作社", "分社", "商行", "药房", "农场", "诊所", "营业部",
}

// posts are the labels of committee posts.
var posts = []string{
	"组长", "副组长", "副总负责", "副总负责人", "执行负责", "执行负责人", "执行总指挥", "现场总指挥", "现场指挥", "总统筹", "副总策划", "组员", "成员", "常务副组长", "第一组长", "执行组长", "执行副组长", "总指挥", "副总指挥", "总负责", "总负责人", "总策划", "总协调", "总顾问", "顾问", "主任", "副主任", "委员", "主任委员", "副主任委员", "秘书长", "副秘书长", "秘书", "名誉组长", "名誉主任", "名誉会长", "召集人", "副召集人", "联络员", "办公室主任", "总监", "策划", "小组成员", "成员单位", "总干事", "会长", "副会长", "理事长", "主席", "副主席", "第一副组长", "联席组长", "双组长", "督导", "监督员", "专家顾问", "负责人", "副负责人", "总导演", "统筹", "队长", "副队长", "队员", "领队", "领队老师", "指导老师", "指导教师", "带队老师", "安全员",
	"chair", "co-chair", "co-chairs", "vicechair", "vice-chair", "deputychair", "chairperson", "chairman", "chairwoman", "members", "member", "secretary", "treasurer", "coordinator", "coordinators", "lead", "deputylead", "leader", "deputyleader", "convenor", "convener", "deputy", "adviser", "advisor", "advisers", "advisors", "director", "deputydirector", "headofcommittee", "teamleader", "projectlead", "projectmanager", "clerk", "minutes", "vicechairs", "vice-chairs", "president", "vicepresident", "vice-president", "deputies", "safeguardinglead",
}

// certainPosts are read as posts wherever they stand; the other words only
// under a heading that announces a committee.
var certainPosts = []string{"组长", "副组长", "副总负责", "副总负责人", "执行总指挥", "现场总指挥", "总统筹", "副总策划", "组员", "总指挥", "副总指挥", "常务副组长", "第一组长", "执行组长", "名誉组长", "主任委员", "副主任委员", "秘书长", "副秘书长", "成员", "总负责人", "第一副组长", "执行副组长", "召集人", "总策划", "总负责", "总协调", "顾问", "副召集人", "chair", "co-chair", "co-chairs", "vicechair", "vice-chair", "deputychair", "members", "convenor", "convener", "treasurer", "chairperson"}

// staffHeadings are headings about people that may list offices below them.
var staffHeadings = []string{"人员", "团队", "人员构成", "people", "staff"}
