package check

import (
	"slices"
	"strings"
)

var (
	childWords = []string{"受捐者", "受助", "受赠", "残疾儿童", "残障儿童", "随班就读", "特殊儿童", "小朋友", "同学", "学生代表", "幼儿代表", "少年代表", "儿童代表", "孩子代表", "学生", "幼儿", "听障", "视障", "聋童", "盲童", "孤独症", "自闭症", "小选手", "儿童", "孩子", "宝宝", "pupil", "child", "student", "girl", "boy"}
	stageWords = []string{"发言", "讲话", "感言", "上台", "台前", "领取", "领奖", "领书", "上来领", "来领", "领到", "接受", "表演", "独唱", "独奏", "朗诵", "诵读", "演讲", "分享", "献", "讲述", "致谢", "感谢", "说说", "说几句", "说两句", "讲讲", "讲故事", "讲一", "谈", "答谢", "心里话", "受赠", "主持", "展示", "演奏", "弹", "speak", "speech", "read", "sing", "receive", "perform", "solo", "thank", "poem", "plays", "recit", "tells", "talks", "story", "accept"}
	groupWords = []string{"全体", "全园", "全校", "各班", "全班", "集体", "合唱", "师生", "大家", "班级", "all pupils", "all children", "everyone", "choir", "whole school", "class"}
	grownUps   = []string{"家长代表", "志愿者代表", "教师代表", "老师", "家长", "大学生"}
)

// childOnStage finds a child, named or single, who speaks, receives or
// performs alone, by mark or by the words of the item.
func childOnStage(p *Plan) (found []Finding) {
	for _, s := range p.ahead() {
		for _, i := range s.Items {
			if !i.Consent && (i.Child || !i.Backstage && childAlone(i)) {
				found = append(found, Finding{Ref: i.Ref, Field: "child_consent", Title: i.Title, Words: i.Title})
			}
		}
	}
	return found
}

func childAlone(i Item) bool {
	text := i.Title
	if !strings.Contains(text, i.Speaker.Name) {
		text += " " + i.Speaker.Name
	}
	return tellsChildAlone(lower(text)) || slices.ContainsFunc(i.Details, func(d string) bool { return runes(d) < 60 && tellsChildAlone(lower(d)) })
}

func tellsChildAlone(s string) bool {
	for _, clause := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("。；;，", c) }) {
		for _, w := range grownUps {
			clause = strings.ReplaceAll(clause, w, "")
		}
		if !saysAny(clause, childWords) || saysAny(clause, groupWords) && !strings.Contains(clause, "代表") {
			continue
		}
		if saysAny(clause, stageWords) {
			return true
		}
	}
	return false
}
