package handout_test

import (
	"fmt"
	"strings"
	"testing"

	"tongxing/internal/agenda"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
	"tongxing/internal/handout"
	"tongxing/internal/locale"
	"tongxing/internal/runsheet"
	"tongxing/static"
)

func (s *stage) status(code string) handout.Status {
	s.t.Helper()
	status, err := s.handouts.Status(s.t.Context(), code)
	must(s.t, err)
	if text := fmt.Sprintf("%+v", status); strings.Contains(text, "金丝雀") || strings.Contains(text, secretPhone) || strings.Contains(text, "老师") {
		s.t.Errorf("the status tells what is not public: %s", text)
	}
	return status
}

func TestStatus(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newStage(t, db, clock)
		ctx := t.Context()
		first := s.sheet(handout.Wish{})
		for _, typed := range []string{first.Code, strings.ToLower(first.Code), strings.ReplaceAll(first.Code, "-", " ")} {
			if got := s.status(typed); got.Standing != handout.Current || got.Number != 1 || got.Role != "full" || got.Page != "" {
				t.Errorf("%s: %+v", typed, got)
			}
		}
		s.change("介绍来宾", func(i *agenda.NewItem) {
			i.Seconds, i.HostWords, i.Note = minutes(4), secretWords+"二", secretNote+"二"
		})
		s.change(secretTitle, func(i *agenda.NewItem) { i.Note = secretNote + "三" })
		outdated := s.status(first.Code)
		if outdated.Standing != handout.Outdated || outdated.Newer != 0 || outdated.Backstage != 1 || outdated.Head {
			t.Errorf("changed and not printed: %+v", outdated)
		}
		if want := []handout.ChangedTitle{{Title: "介绍来宾", Change: handout.Altered}, {Title: "园长致辞", Change: handout.Altered, From: "09:14", To: "09:12"},
			{Title: "捐赠仪式", Change: handout.Altered, From: "09:20", To: "09:18"}}; fmt.Sprint(outdated.Changed) != fmt.Sprint(want) {
			t.Errorf("changed titles: %v, want %v", outdated.Changed, want)
		}
		second := s.sheet(handout.Wish{})
		if got := s.status(first.Code); got.Standing != handout.Replaced || got.Newer != 2 || got.NewerAt != clock.Now() {
			t.Errorf("replaced: %+v", got)
		}
		if got := s.status(second.Code); got.Standing != handout.Current {
			t.Errorf("the second: %+v", got)
		}
		// Another address makes no sheet wrong.
		elsewhere := handout.NewService(db, clock, s.campaigns, runsheet.New(static.Files()), "https://other.example")
		if got, err := elsewhere.Status(ctx, second.Code); err != nil || got.Standing != handout.Current {
			t.Errorf("at another address: %+v, %v", got, err)
		}
		must(t, s.agendas.CancelSession(ctx, s.who, s.campaign.ID, s.session, secretNote))
		if got := s.status(second.Code); got.Standing != handout.Cancelled || got.Changed != nil {
			t.Errorf("cancelled: %+v", got)
		}
		must(t, s.agendas.ReinstateSession(ctx, s.who, s.campaign.ID, s.session))
		must(t, s.agendas.RemoveSession(ctx, s.who, s.campaign.ID, s.session))
		if got := s.status(second.Code); got.Standing != handout.Withdrawn {
			t.Errorf("of a removed session: %+v", got)
		}
		must(t, s.agendas.RestoreSession(ctx, s.who, s.campaign.ID, s.session))
		must(t, s.campaigns.Publish(ctx, s.who, s.campaign.ID))
		if got := s.status(second.Code); got.Standing != handout.Outdated || !got.Released || got.Head || got.Page != "/c/day" {
			t.Errorf("a draft, published since: %+v", got)
		}
		second = s.sheet(handout.Wish{})
		if got := s.status(second.Code); got.Standing != handout.Current || second.Number != 3 {
			t.Errorf("published: %+v", got)
		}
		saysNot(t, second, "送审稿：")
		must(t, s.campaigns.Withdraw(ctx, s.who, s.campaign.ID))
		if got := s.status(second.Code); got.Standing != handout.Withdrawn || got.Page != "" {
			t.Errorf("withdrawn: %+v", got)
		}
		must(t, s.campaigns.Trash(ctx, s.who, s.campaign.ID))
		if got := s.status(second.Code); got.Standing != handout.Withdrawn {
			t.Errorf("of a trashed campaign: %+v", got)
		}
		for _, code := range []string{"", "none", "0000-0000-00", strings.Repeat("K", 1<<20), "\x00", "🙂"} {
			if _, err := s.handouts.Status(ctx, code); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%.20q: %v, want NotFound", code, err)
			}
		}
	})
}

func TestProgramme(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newStage(t, db, clock)
		ctx := t.Context()
		if _, err := s.handouts.Programme(ctx, "day", "", handout.Normal); fault.KindOf(err) != fault.NotFound {
			t.Fatalf("a draft's programme: %v, want NotFound", err)
		}
		team, err := s.handouts.ProgrammeForTeam(ctx, s.who, "day", "", handout.Normal)
		must(t, err)
		says(t, team, site+"/sheet/"+team.Code, "送审稿：活动还没有发布")
		saysNot(t, team, "/c/day", "金丝雀")
		must(t, s.campaigns.Publish(ctx, s.who, s.campaign.ID))
		for _, size := range []handout.Size{handout.Normal, handout.Large} {
			paper, err := s.handouts.Programme(ctx, "day", "", size)
			must(t, err)
			says(t, paper, "牵手同行，一起长大", "第三十六次全国助残日", "2026年5月15日（周五） 09:00—10:15", "多功能厅，学前路1号", "手语翻译、字幕、无台阶通行",
				"现场联络 王老师 138-0000-0002", "09:05 全体起立，奏国歌", "09:53 退场", "向阳幼儿园", "春风街道残疾人联合会", site+"/c/day", "第 2 版")
			saysNot(t, paper, "金丝雀", secretPhone, "138-0000-0001", "礼仪组", "李老师", "周静")
			if current := s.status(paper.Code); current.Standing != handout.Current || current.Role != "programme" {
				t.Errorf("%s: %+v", size, current)
			}
		}
		if got := s.status(team.Code); got.Standing != handout.Replaced || !got.Released || got.Head {
			t.Errorf("a draft, printed before publication: %+v", got)
		}
		english, err := s.handouts.Programme(ctx, "day", locale.English, handout.Normal)
		must(t, err)
		says(t, english, "Friday 15 May 2026 09:00—10:15", "Edition 2")
		must(t, s.campaigns.Withdraw(ctx, s.who, s.campaign.ID))
		if _, err := s.handouts.Programme(ctx, "day", "", handout.Normal); fault.KindOf(err) != fault.NotFound {
			t.Errorf("a withdrawn programme: %v, want NotFound", err)
		}
	})
}

func TestDesk(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newStage(t, db, clock)
		look := func() handout.Desk {
			t.Helper()
			desk, err := s.handouts.Desk(t.Context(), s.who, "day", "", locale.For(locale.Chinese))
			must(t, err)
			return desk
		}
		if desk := look(); len(desk.Sessions) != 1 || desk.Sessions[0].Number != 0 || desk.Programme.Number != 0 {
			t.Errorf("before the first print: %+v", desk)
		}
		s.sheet(handout.Wish{})
		if sheet := look().Sessions[0]; !sheet.Current || sheet.Number != 1 || !sheet.Changes.None() || sheet.MadeAt != clock.Now() {
			t.Errorf("just printed: %+v", sheet.SheetState)
		}
		s.change("介绍来宾", func(i *agenda.NewItem) { i.Seconds = minutes(4) })
		sheet := look().Sessions[0]
		if sheet.Current || sheet.Number != 1 || len(sheet.Changes.Rows) != 2 || sheet.Changes.Rows[0].What[0] != "由 6 分钟改为 4 分钟" {
			t.Errorf("after a change: %+v", sheet.SheetState)
		}
		s.sheet(handout.Wish{})
		if sheet := look().Sessions[0]; !sheet.Current || sheet.Number != 2 || len(sheet.Earlier) != 1 || sheet.Earlier[0].Number != 1 {
			t.Errorf("printed again: %+v", sheet.SheetState)
		}
	})
}

func TestReadCode(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"K7QX-2MPA-4T": "K7QX-2MPA-4T", "k7qx2mpa4t": "K7QX-2MPA-4T", " K7QX 2MPA 4T ": "K7QX-2MPA-4T", "Ｋ７ＱＸ－２ＭＰＡ－４Ｔ": "K7QX-2MPA-4T",
		"oIl0-1uVx-yz": "0110-1VVX-YZ", "K7QX-2MPA-4": "", "K7QX-2MPA-4TT": "", "K7QX-2MPA-4!": "", "": "", "一二三四五六七八九十": "",
	} {
		if got, ok := handout.ReadCode(typed); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", typed, got, ok, want)
		}
	}
}

// FuzzReadCode: whatever is read is a code, and is read again as itself.
func FuzzReadCode(f *testing.F) {
	for _, seed := range []string{"K7QX-2MPA-4T", "oil", "\x00", "ＫＫＫＫＫＫＫＫＫＫ", "ıſKÅ------------"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		code, ok := handout.ReadCode(typed)
		if !ok {
			return
		}
		if again, ok := handout.ReadCode(code); !ok || again != code || len(code) != 12 || strings.Trim(code, "0123456789ABCDEFGHJKMNPQRSTVWXYZ-") != "" {
			t.Errorf("%q is read as %q, which is read as %q", typed, code, again)
		}
	})
}
