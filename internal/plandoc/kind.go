package plandoc

import (
	"regexp"
	"strings"
	"sync"
)

// meetingTitle is the title of a meeting, whatever the meeting is about.
var meetingTitle = regexp.MustCompile(`(?:会议|座谈会|推进会|部署会|协调会|动员会|研讨会|例会|工作会|联席会|培训会)(?:议)?(?:的?通知|方案|议程|安排|函)?$`)

// kindWords weigh for a kind wherever they occur; in the title they weigh most.
var kindWords = []struct {
	kind   Kind
	weight int
	words  []string
}{
	{KindSubsidy, 4, []string{"补贴", "康复救助", "救助对象", "救助标准", "补助标准", "资助标准", "补助对象", "资助对象", "助学金", "补助发放", "subsidy", "allowance"}},
	{KindSubsidy, 2, []string{"申领", "低保", "发放标准", "救助金", "资助金"}},
	{KindCareService, 4, []string{"关爱服务", "关爱行动", "照护服务", "日间照护", "照护点", "托养服务", "托育服务", "照料服务", "留守儿童", "困境儿童", "关爱保护", "儿童督导员", "儿童主任", "儿童之家", "关爱残疾儿童", "关爱儿童", "care service", "left-behind"}},
	{KindCareService, 1, []string{"走访", "监护", "关爱体系"}},
	{KindBuddy, 4, []string{"结对", "一帮一", "众帮一", "手拉手", "一对一帮扶", "小伙伴计划", "buddy", "buddies", "伙伴"}},
	{KindDonation, 4, []string{"捐赠", "捐书", "募捐", "义卖", "捐助", "爱心捐", "赠书仪式", "捐款", "捐物", "赠送仪式", "donation", "book drive", "charity sale", "fundrais", "handover ceremony"}},
	{KindDonation, 3, []string{"募集", "冬衣", "旧书"}},
	{KindDonation, 1, []string{"认捐", "捐赠方", "受赠", "donor"}},
	{KindVolunteerDrive, 4, []string{"志愿行动", "志愿服务", "志愿活动", "志愿者招募", "支教", "volunteer", "义工", "志愿者"}},
	{KindVolunteerDrive, 2, []string{"大学生", "团委", "社团", "高校"}},
	{KindDisabilityDay, 5, []string{"助残日", "残疾人日", "爱耳日", "爱眼日", "自闭症日", "孤独症日", "autism", "聋人节", "聋人日", "盲人日", "盲人节", "助残周", "day of persons with disabilities", "disability day", "disability awareness", "国际残疾人", "disabled people day", "特奥"}},
	{KindDisabilityDay, 1, []string{"助残", "扶残", "残疾", "disabilit"}},
	{KindMeeting, 4, []string{"联席会议", "会议通知", "座谈会", "工作会", "例会", "推进会", "部署会", "协调会", "家长会", "动员会", "研讨会", "分析会", "meeting", "会商"}},
	{KindMeeting, 2, []string{"会议议程", "会议时间", "参会", "与会", "散会", "minutes", "apologies", "会议"}},
	{KindFestival, 4, []string{"六一", "儿童节", "游园", "联欢", "运动会", "艺术节", "元旦", "晚会", "文艺汇演", "新年", "春节", "中秋", "嘉年华", "毕业典礼", "开学典礼", "读书节", "科技节", "festival", "fair", "sports day", "party", "concert", "亲子运动", "端午", "音乐会", "艺术展演", "文艺展演", "重阳", "国庆", "carnival", "fete", "开放日"}},
	{KindSpecialEducation, 4, []string{"特殊教育", "随班就读", "融合教育", "个别化教育", "送教上门", "特教", "资源教室", "special education", "special needs", "individual education plan", "sen "}},
}

// kind weighs the words of the title, the headings and the text.
func (r *reader) kind() Kind {
	var headings, text strings.Builder
	for _, b := range r.blocks {
		headings.WriteString(b.title + "\n")
	}
	r.each(func(_ *block, body []line, i int) {
		if text.Len() < 9000 {
			text.WriteString(clip(body[i].text, 400) + "\n")
		}
	})
	theme := ""
	if r.plan.Theme != nil {
		theme = *r.plan.Theme
	}
	title := strings.ToLower(r.plan.Title)
	heads, all := strings.ToLower(headings.String()+theme), strings.ToLower(text.String())
	best, most := KindOther, 0
	score := map[Kind]int{}
	words := kindLexicon()
	inTitle, inHeads, inText := words.counts(title), words.counts(heads), words.counts(all)
	n := 0
	for _, k := range kindWords {
		for range k.words {
			score[k.kind] += k.weight * (6*min(inTitle[n], 1) + 2*min(inHeads[n], 1) + min(inText[n], 5))
			n++
		}
		if k.kind == KindMeeting && k.weight == 4 && meetingTitle.MatchString(title) {
			score[k.kind] += 24
		}
		if score[k.kind] > most {
			best, most = k.kind, score[k.kind]
		}
	}
	if most < 4 {
		return KindOther
	}
	return best
}

// kindLexicon holds all kindWords in their order.
var kindLexicon = sync.OnceValue(func() *lexicon {
	var words []string
	for _, k := range kindWords {
		words = append(words, k.words...)
	}
	return newLexicon(words)
})
