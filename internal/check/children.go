package check

import (
	"regexp"
	"slices"
	"strings"
)

var (
	childWords = []string{"受捐者", "受助", "受赠", "残疾儿童", "残障儿童", "随班就读", "特殊儿童", "小朋友", "同学", "学生代表", "幼儿代表", "少年代表", "儿童代表", "孩子代表", "学生", "幼儿", "听障", "视障", "聋童", "盲童", "孤独症", "自闭症", "小选手", "儿童", "孩子", "宝宝", "毕业生", "队员", "中队长", "大队长", "特教班", "小演员", "营员代表", "学员代表", "aged ", "age 3", "age 4", "age 5", "age 6", "age 7", "age 8", "age 9", "age 10", "age 11", "age 12", "age 13", "age 14", "age 15", "age 16", "age 17", "in year ", "in class ", "in grade ", "pupil", "child", "student", "girl", "boy"}
	stageWords = []string{"发言", "讲话", "感言", "上台", "台前", "领取", "领奖", "领书", "上来领", "来领", "领到", "接受", "表演", "独唱", "独奏", "朗诵", "诵读", "演讲", "分享", "献花", "献词", "献唱", "敬献", "献红领巾", "献上", "献给", "献礼", "讲述", "致谢", "感谢", "说说", "说几句", "说两句", "讲讲", "讲故事", "讲一", "谈", "答谢", "心里话", "受赠", "宣读", "背诵", "背诗", "背古诗", "唱歌", "领誓", "领读", "朗读", "念", "主持", "展示", "演奏", "弹", "speak", "speech", "read", "sing", "receive", "perform", "solo", "thank", "poem", "plays", "dances", "sings", "recit", "tells", "talks", "story", "accept"}
	groupWords = []string{"全体", "全园", "全校", "各班", "全班", "集体", "合唱", "师生", "大家", "班级", "舞蹈", "手语操", "手语舞", "情景剧", "小品", "课本剧", "校园剧", "律动", "合奏", "走秀", "腰鼓", "时装秀", "音乐剧", "健美操", "啦啦操", "自编操", "all pupils", "all children", "everyone", "choir", "whole school", "class"}
	grownUps   = []string{"家长代表", "志愿者代表", "教师代表", "老师", "家长", "大学生", "校友", "儿童主任", "儿童督导员", "儿童社工", "学生处", "学生会", "学生工作", "儿科", "儿童福利院", "儿童康复中心", "幼儿园", "儿童节", "儿童中心", "儿童之家", "青年", "成年", "大学", "运动员", "作家", "alumni", "alumnus", "alumna"}
)

var (
	// parents are named by their children: 受助儿童家长代表, 残疾学生的妈妈.
	parents = regexp.MustCompile(`(?:受助|受赠|受捐|残疾|残障|特殊|困境|留守|听障|视障|孤独症|自闭症|随班就读)*(?:学生|儿童|幼儿|孩子|小朋友|同学|毕业生)?的?(?:家长|监护人|爸爸|妈妈|父母|父亲|母亲|奶奶|爷爷)(?:代表)?`)
	// named is the title of a piece, whoever performs it.
	named = regexp.MustCompile(`《[^》]*》`)
	// said is what somebody says or a talk is called: “班里有个不一样的孩子怎么办”.
	said = regexp.MustCompile(`“[^”]{6,}”`)
	// ofClass is a child named behind the class: 中二班乐乐上台领奖.
	ofClass = regexp.MustCompile(`(?:[大中小托][一二三四五六七八九0-9（()）]{0,3}班|[一二三四五六七八九]年级|[一二三四五六初高]?[（(][0-9一二三四五六七八九]{1,2}[)）]班)(\p{Han}{2,3}?)(?:小朋友|同学)?(?:上台|领奖|发言|讲话|独唱|独奏|独舞|朗诵|背诵|宣读|朗读|献花|主持|领誓|讲故事|讲述|演讲|分享|演唱|演奏|弹奏|致辞)`)
	// soloist performs alone, by name, where children perform: 谷雨独奏.
	soloist = regexp.MustCompile(`(?:^|[，,：: 　》])(\p{Han}{2,3})(?:独唱|独奏|独舞)`)
	// notNamed stand where a child's name may.
	notNamed = regexp.MustCompile(`全体|师生|家长|老师|教师|幼儿|学生|同学|代表|合唱|班级|集体|部分|女生|男生|小提|大提|二胡|古筝|琵琶|钢琴|竹笛|葫芦|笛子|吉他|电子|手风|民乐|小号|口琴|舞蹈|声乐|器乐|女声|男声|萨克`)
	// troupe tells of children who perform together: 大班幼儿手语表演, 幼儿献花.
	troupe = regexp.MustCompile(`(?:幼儿|学生|小朋友|孩子|儿童|同学)们?(?:手语|舞蹈|歌舞|才艺|节目|诗歌|武术|器乐|服装|情景|文艺|手工|作品|成果|集体|操|剧|秀)*(?:表演|展示|献花|献唱|演出|走秀|演唱|演奏|汇报|展演)|(?:from|by) the children`)
)

// childOnStage finds a child, named or single, who speaks, receives or
// performs alone, by mark or by the words of the item.
func childOnStage(p *Plan) (found []Finding) {
	students, kids := p.ofStudents(), p.withChildren()
	for _, s := range p.ahead() {
		for _, i := range s.Items {
			if !i.Consent && (i.Child || !i.Backstage && (childAlone(i) && (!students || saysAny(lower(i.Title), young)) || kids && !students && childNamed(i.Title))) {
				found = append(found, Finding{Ref: i.Ref, Field: "child_consent", Title: i.Title, Words: i.Title})
			}
		}
	}
	return found
}

// ofStudents reports whether the plan is a university's, whose students are
// grown up.
func (p *Plan) ofStudents() bool {
	words := lower(p.Title)
	for _, o := range p.Organisers {
		words += " " + lower(o.Name)
	}
	return saysAny(words, []string{"大学", "学院", "高校", "职院", "university", "college"}) && !saysAny(lower(p.Title), kidsPlaces) && !slices.ContainsFunc(p.Places, func(at Place) bool { return saysAny(lower(at.Name), kidsPlaces) })
}

// young are children wherever they are.
var young = []string{"儿童", "幼儿", "孩子", "小朋友", "小学", "中学", "初中", "高中", "受助", "受赠", "宝宝", "少年", "一年级", "二年级", "三年级", "四年级", "五年级", "六年级", "child", "pupil", "aged "}

// childNamed reports whether a title names a child by class or as a soloist.
func childNamed(title string) bool {
	if !strings.Contains(title, "班") && !strings.Contains(title, "年级") && !strings.Contains(title, "独") {
		return false
	}
	text := named.ReplaceAllString(title, "》")
	for _, pattern := range []*regexp.Regexp{ofClass, soloist} {
		if m := pattern.FindStringSubmatch(text); m != nil && !notNamed.MatchString(m[1]) {
			return true
		}
	}
	return false
}

func childAlone(i Item) bool {
	text := said.ReplaceAllString(named.ReplaceAllString(i.Title, ""), "")
	if !strings.Contains(text, i.Speaker.Name) {
		text += " " + i.Speaker.Name
	}
	if slices.ContainsFunc(i.Details, func(d string) bool {
		return saysAny(lower(d), []string{"全体", "全班", "everyone", "all children"})
	}) {
		return false
	}
	return tellsChildAlone(lower(text)) || slices.ContainsFunc(i.Details, func(d string) bool { return runes(d) < 60 && tellsChildAlone(lower(d)) })
}

// several are children who are not alone.
var several = regexp.MustCompile(`(?:孩子|小朋友|同学|学生|幼儿|儿童|宝宝|队员)们`)

// beforeHan is a comma that a keyboard in Latin mode left within Chinese.
var beforeHan = regexp.MustCompile(`[,;](\p{Han})`)

func tellsChildAlone(s string) bool {
	if !saysAny(s, childWords) {
		return false
	}
	if strings.Contains(s, "们") {
		s = several.ReplaceAllString(s, "大家")
	}
	if strings.ContainsAny(s, ",;") {
		s = beforeHan.ReplaceAllString(s, "，$1")
	}
	for _, clause := range strings.FieldsFunc(parents.ReplaceAllString(s, ""), func(c rune) bool { return strings.ContainsRune("。；;，", c) }) {
		for _, w := range grownUps {
			for _, whose := range []string{"视障", "听障", ""} {
				clause = strings.ReplaceAll(clause, whose+w, "")
			}
		}
		if !saysAny(clause, childWords) || (saysAny(clause, groupWords) || troupe.MatchString(clause)) && !strings.Contains(clause, "代表") {
			continue
		}
		if _, acts, deputy := strings.Cut(clause, "代表"); saysAny(clause, stageWords) || deputy && strings.ContainsAny(acts, "讲说读念唱致谈") {
			return true
		}
	}
	return false
}

var kidsPlaces = []string{"幼儿园", "小学", "中学", "初中", "高中", "少年宫", "特殊教育学校", "kindergarten", "nursery", "primary school", "secondary school", "infants"}

// withChildren says whether children plainly take part: by the age of a
// session's audience, or as the title, the audience or an organiser tell.
func (p *Plan) withChildren() bool {
	for _, s := range p.ahead() {
		switch s.Age {
		case Toddler, Preschool, Primary, Secondary, Mixed:
			return true
		}
	}
	kids := append([]string{"幼儿", "儿童", "小朋友", "孩子", "小学生", "中学生", "children", "pupils"}, kidsPlaces...)
	if saysAny(lower(p.Title), kids) || saysAny(lower(p.Audience), kids) {
		return true
	}
	return slices.ContainsFunc(p.Organisers, func(o Organiser) bool { return saysAny(lower(o.Name), kidsPlaces) })
}

var (
	cameraWords  = []string{"摄影", "摄像", "拍照", "拍摄", "录像", "直播", "合影", "photographer", "photographs", "group photo", "filming", "live stream"}
	photoNotice  = regexp.MustCompile(`(?i)(拍|照片|影像|肖像|入镜|镜头|直播|photo|film|image)[^。；\n]{0,16}(同意|告知|授权|说明|须知|提醒|不发|consent|notice|permission|opt)|(同意|征求|不想|不愿|不愿意|谢绝|避免|不拍|consent|permission|do not wish)[^。；\n]{0,16}(拍|入镜|照片|影像|肖像|镜头|正脸|photo|film|image)`)
	volunteers   = []string{"志愿者", "义工", "大学生", "志愿服务队", "volunteer"}
	closeWords   = []string{"陪伴", "陪护", "陪同", "结对", "一对一", "照看", "看护", "照料", "送教", "入户", "一帮一", "接送", "辅导", "one-to-one", "one to one", "buddies", "buddy", "tutor", "accompany", "look after"}
	vettingWords = []string{"犯罪记录", "无犯罪", "入职查询", "从业查询", "从业禁止", "准入查询", "背景审查", "背景核查", "资质审查", "background check", "police check", "criminal record", "dbs"}
)

// photosWithoutNotice finds that children are to be photographed where nothing
// says that anybody was asked or told.
func photosWithoutNotice(p *Plan) []Finding {
	if !p.withChildren() || slices.ContainsFunc(p.Texts, func(t Text) bool { return photoNotice.MatchString(t.Words) }) {
		return nil
	}
	for _, s := range p.ahead() {
		for _, i := range s.Items {
			if i.Kind == Photo && !i.Backstage {
				return []Finding{{Ref: i.Ref, Field: "host_words", Title: i.Title}}
			}
		}
	}
	for _, d := range p.Duties {
		if saysAny(lower(d.What), cameraWords) {
			return []Finding{{Ref: d.Ref, Field: "what", Title: clip(d.What, 30)}}
		}
	}
	return nil
}

// volunteersNotVetted finds volunteers close to children where nothing says
// that they were checked as staff are: one text that speaks of both.
func volunteersNotVetted(p *Plan) []Finding {
	if p.mentions(vettingWords) {
		return nil
	}
	kids := []string{"幼儿", "儿童", "小朋友", "孩子", "学生", "学员", "children", "child", "pupil", "kids"}
	for _, t := range p.Texts {
		for _, sentence := range strings.FieldsFunc(lower(t.Words), func(c rune) bool { return strings.ContainsRune("。；;\n.!！?？", c) }) {
			rest := strings.ReplaceAll(sentence, "大学生", "")
			if word, near := says(sentence, closeWords); near && saysAny(sentence, volunteers) && saysAny(rest, kids) {
				return []Finding{{Ref: t.Ref, Field: t.Field, Title: t.Title, Words: word}}
			}
		}
	}
	return nil
}
