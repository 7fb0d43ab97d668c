package runsheet_test

import (
	"strconv"
	"strings"
	"testing"

	"tongxing/internal/runsheet"
)

// inPictures is a programme of pictures, one of them of no kind that is drawn.
func inPictures() runsheet.Programme {
	p := together(false)
	p.Pictures, p.Organisers, p.Sessions = true, nil, p.Sessions[:1]
	codes := []string{"arrival", "anthem", "introduction", "speech", "gift", "oath", "performance", "somersault"}
	for i := range p.Sessions[0].Items {
		item := &p.Sessions[0].Items[i]
		item.Picture, item.Words = codes[i], "第 "+strconv.Itoa(i+1)+" 件事"
		if i != 3 {
			item.Clock = new(9*3600 + i*300)
		}
	}
	p.Sessions[0].Items[1].Change = "改：由 09:04 改到 09:05"
	return p
}

func twoCards() runsheet.Cards {
	return runsheet.Cards{Title: "席卡", Language: "zh-CN", At: made, Cards: []runsheet.Card{{Name: "王芳", Beside: "向阳幼儿园 园长"}, {Name: "欧阳明月"}}}
}

// signIn is a sheet of n people, one with long words.
func signIn(n int) runsheet.Register {
	r := runsheet.Register{
		Language: "zh-CN", Kicker: "签到表", Title: "牵手同行，一起长大", Facts: []string{"2026年5月15日（周五）", "09:00"}, Note: "请在“签名”一栏签名。",
		Columns: []runsheet.RegisterColumn{{Head: "序号", Weight: 3}, {Head: "姓名", Weight: 6}, {Head: "单位、职务", Weight: 13}, {Head: "签名", Weight: 9}},
		Empty:   3, At: made, Made: "5月13日 18:20 生成", Draft: "送审稿：还没有发布", Page: "第 {page} 页，共 {pages} 页",
	}
	for i := range n {
		r.Rows = append(r.Rows, []string{strconv.Itoa(i + 1), "来宾" + strconv.Itoa(i+1), "某县教育局"})
	}
	r.Rows[1][2] = strings.Repeat("很长的单位名称", 8)
	return r
}

func gratitude() runsheet.Thanks {
	return runsheet.Thanks{
		Language: "zh-CN", Kicker: "致谢", Title: "牵手同行，一起长大 · 2026年5月15日", Text: "谢谢您的时间、手艺和耐心。", At: made, Page: "第 {page} 页，共 {pages} 页",
		Groups:  []runsheet.Organiser{{Rank: "主办", Names: []string{"某县残疾人联合会", "某县教育局"}}, {Rank: "某师范学院", Names: []string{"孟一帆", "郑好"}}},
		Closing: "某县残疾人联合会",
	}
}

// TestCardsStandUp: a card has the name on both sides, and a name of any length
// stays whole.
func TestCardsStandUp(t *testing.T) {
	t.Parallel()
	c := twoCards()
	long := strings.Repeat("阿依努尔·", 12)
	c.Cards = append(c.Cards, runsheet.Card{Name: long, Beside: strings.Repeat("单位", 40)}, runsheet.Card{Name: "\x00𠮷😀\xff"})
	pdf, err := press.Cards(c)
	if err != nil {
		t.Fatal(err)
	}
	text := textOf(t, pdf)
	for word, want := range map[string]int{"欧阳明月": 2, "阿依努尔": 24, "𠮷": 2, "单位": 80} {
		if got := strings.Count(text, word); got != want {
			t.Errorf("%s is printed %d times, want %d", word, got, want)
		}
	}
	if n := pagesOf(t, pdf); n != 4 {
		t.Errorf("%d pages for 4 cards", n)
	}
}

// TestRegisterFillsItsPage: everyone has a row, and the last page ends with
// rows for those who are not on the list.
func TestRegisterFillsItsPage(t *testing.T) {
	t.Parallel()
	for _, n := range []int{2, 19, 300} {
		pdf, err := press.Register(signIn(n))
		if err != nil {
			t.Fatal(err)
		}
		text := textOf(t, pdf)
		if strings.Count(text, "来宾") != n || strings.Count(text, "签到表") < pagesOf(t, pdf) || strings.Count(text, "送审稿") != pagesOf(t, pdf) {
			t.Errorf("%d people: not all are on %d pages", n, pagesOf(t, pdf))
		}
	}
}
