package handout_test

import (
	"strings"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
	"tongxing/internal/handout"
	"tongxing/internal/locale"
)

func (s *stage) extra(wish handout.ExtraWish) handout.Paper {
	s.t.Helper()
	paper, err := s.handouts.Extra(s.t.Context(), s.who, "day", wish)
	must(s.t, err)
	return paper
}

// TestExtras: papers of people name those who are chosen, and nobody's number,
// words or notes.
func TestExtras(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newStage(t, db, clock)
		ctx := t.Context()
		for _, helper := range []campaign.PersonFields{
			{Name: "孟一帆", Title: "志愿者", Organisation: "师范学院"}, {Name: "郑好", Title: "志愿者", Organisation: "师范学院"}, {Name: "欧阳明月", Title: "副局长", Organisation: "县教育局"}} {
			id, err := s.campaigns.AddPerson(ctx, s.who, s.campaign.ID, helper)
			must(t, err)
			s.people[helper.Name] = id
		}
		_, err := s.campaigns.AddPost(ctx, s.who, s.campaign.ID, campaign.PostFields{Title: "组长", PersonIDs: []string{s.people["王老师"]}})
		must(t, err)
		roll, err := s.handouts.Roll(ctx, s.who, "day", "")
		must(t, err)
		var groups []string
		for _, group := range roll.Groups {
			groups = append(groups, group.Name)
		}
		if got := strings.Join(groups, " "); got != "speakers committee others" || roll.Groups[0].Guests[0].Name != "陈园长" {
			t.Errorf("groups %s: %+v", got, roll.Groups)
		}
		never := []string{"138-0000", secretWords, secretNote, secretTitle, secretPhone, "幕后"}
		for _, extra := range handout.Extras {
			for _, language := range locale.Languages {
				saysNot(t, s.extra(handout.ExtraWish{Extra: extra, Language: language}), never...)
			}
		}
		all := []string{s.people["欧阳明月"], s.people["孟一帆"]}
		cards := s.extra(handout.ExtraWish{Extra: handout.Cards, People: all})
		if got := read(t, cards.Plain.Bytes); strings.Count(got, "欧阳明月") != 2 || strings.Count(got, "县教育局副局长") != 2 || strings.Contains(got, "陈园长") {
			t.Errorf("the cards say:\n%s", got)
		}
		says(t, s.extra(handout.ExtraWish{Extra: handout.Cards}), "陈园长", "王老师")
		saysNot(t, s.extra(handout.ExtraWish{Extra: handout.Cards}), "欧阳明月")
		signIn := s.extra(handout.ExtraWish{Extra: handout.SignIn, People: all})
		says(t, signIn, "签到表", "助残日主会场", "2026年5月15日（周五）", "1 孟一帆 师范学院 志愿者", "2 欧阳明月 县教育局 副局长", "签名", "送审稿")
		if signIn.Name != "助残日主会场-签到表.pdf" {
			t.Errorf("the file is called %q", signIn.Name)
		}
		says(t, s.extra(handout.ExtraWish{Extra: handout.Seats, People: all}), "座次单", "请先留出：看得清手语翻译的座位、看得清字幕的座位")
		says(t, s.extra(handout.ExtraWish{Extra: handout.Thanks}), "致谢", "主办 向阳幼儿园", "讲话和上台的人 陈园长", "工作小组 王老师", "师范学院 孟一帆 郑好")
		for _, wish := range []handout.ExtraWish{{Extra: handout.Cards, People: []string{""}}, {Extra: "king"}, {Extra: handout.Seats, Session: "none"}} {
			if _, err := s.handouts.Extra(ctx, s.who, "day", wish); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%+v: %v, want NotFound", wish, err)
			}
		}
		if _, err := s.handouts.Extra(ctx, account.Actor{}, "day", handout.ExtraWish{Extra: handout.Cards}); fault.KindOf(err) != fault.NotFound {
			t.Errorf("a stranger gets %v", err)
		}
	})
}

// TestPictures: the programme in pictures is the edition of the others, says
// few words for each item and nothing that is not public.
func TestPictures(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newStage(t, db, clock)
		must(t, s.campaigns.Publish(t.Context(), s.who, s.campaign.ID))
		normal, err := s.handouts.Programme(t.Context(), "day", "", handout.Normal)
		must(t, err)
		paper, err := s.handouts.Programme(t.Context(), "day", "", handout.Pictures)
		must(t, err)
		if paper.Number != normal.Number || paper.Code == normal.Code || !strings.HasSuffix(paper.Name, "-图画版-第 1 版.pdf") {
			t.Errorf("%q is edition %d with code %s", paper.Name, paper.Number, paper.Code)
		}
		says(t, paper, "09:05", "奏国歌。能站的请起立，坐着也可以", "听人讲话", "园长致辞", "看表演", "合唱《大家一起来》", "回家", "不想上台也可以", "多功能厅")
		saysNot(t, paper, "金丝雀", secretPhone, "138-0000-0001", "礼仪组", "李老师", "周静", "向阳幼儿园")
		english, err := s.handouts.Programme(t.Context(), "day", locale.English, handout.Pictures)
		must(t, err)
		says(t, english, "Listen to a talk", "Go home")
	})
}
