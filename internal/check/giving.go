package check

import (
	"regexp"
	"slices"
	"strings"
)

var (
	acceptance = []string{"验收", "清点", "签收", "交接清单", "接收清单", "登记入册", "接收登记", "登记造册", "捐赠清单", "捐赠协议", "接收函", "捐赠票据", "入库", "accepted by", "acceptance", "signed for", "counted and", "receipt", "inventory", "gift list"}
	donated    = []string{"捐赠", "赠书", "捐书", "捐物", "赠送", "爱心物资", "donat", "gift"}
	// keepsakes are given without a receipt, and money has one of its own.
	keepsakes  = []string{"举牌", "捐赠牌", "支票", "善款", "捐款", "爱心卡", "贺卡", "卡片", "纪念品", "礼物", "书签", "鲜花", "花束", "锦旗", "证书", "画作", "绘画", "手工", "互赠", "card", "flowers", "keepsake"}
	goods      = []string{"图书", "书籍", "物资", "电脑", "辅具", "轮椅", "器材", "文具", "玩具", "设备", "books", "computers", "wheelchair", "equipment"}
	qualified  = []string{"基金会", "慈善会", "慈善总会", "慈善联合会", "红十字会", "red cross", "foundation"}
	licensed   = []string{"公开募捐资格", "公开募捐备案", "募捐方案备案", "公募资格"}
	collecting = []string{"募捐", "募集善款", "筹款", "众筹", "向社会募集", "面向社会征集捐款", "扫码捐款", "fundrais", "crowdfund", "public collection"}
	refusing   = []string{"不", "未", "无", "非", "禁止", "严禁", "避免", "no ", "not ", "never ", "without "}
)

// giftNotAccepted finds a gift of things where nothing says who counts and
// signs for them.
func giftNotAccepted(p *Plan) []Finding {
	if p.mentions(acceptance) {
		return nil
	}
	for _, s := range p.ahead() {
		for _, i := range s.Items {
			if i.Kind == Gift && !i.Backstage && saysAny(lower(i.Title), donated) && (!saysAny(lower(i.Title), keepsakes) || saysAny(lower(i.Title), goods)) {
				return []Finding{{Ref: i.Ref, Field: "owner", Title: i.Title}}
			}
		}
	}
	return nil
}

var (
	thanking = regexp.MustCompile(`致谢|道谢|谢恩|答谢|感谢|感恩|thank`)
	helped   = regexp.MustCompile(`受助|受赠|受捐|受资助|残疾|残障|特殊|困境|留守|贫困|孤独症|自闭症|听障|视障|星星|helped children`)
	kidWords = regexp.MustCompile(`孩子|儿童|学生|幼儿|小朋友|同学|学员|child|pupil`)
)

// gratitudeOnStage finds that children who are helped thank in public: a
// representative of the grown-ups receives, and a song for everyone is kinder.
func gratitudeOnStage(_ Session, i Item) bool {
	title := lower(i.Title)
	return !i.Backstage && thanking.MatchString(title) && kidWords.MatchString(parents.ReplaceAllString(title, "")) && (helped.MatchString(title) || i.Kind == Gift)
}

// publicCollection finds words for raising money from the public where no
// organiser has the qualification. What says that nobody collects is no such
// thing.
func publicCollection(p *Plan) []Finding {
	if slices.ContainsFunc(p.Organisers, func(o Organiser) bool { return saysAny(lower(o.Name), qualified) }) || p.mentions(licensed) {
		return nil
	}
	for _, t := range p.Texts {
		text := lower(t.Words)
		word, ok := says(text, collecting)
		if !ok {
			continue
		}
		before := []rune(text[:strings.Index(text, word)])
		if lead := string(before[max(0, len(before)-12):]); slices.ContainsFunc(refusing, func(w string) bool { return strings.Contains(lead, w) }) {
			continue
		}
		return []Finding{{Ref: t.Ref, Field: t.Field, Title: t.Title, Words: word}}
	}
	return nil
}
