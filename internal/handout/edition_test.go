package handout_test

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
	"tongxing/internal/handout"
	"tongxing/internal/locale"
	"tongxing/internal/runsheet"
)

func TestSheetShowsTheSession(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newStage(t, db, clock)
		paper := s.sheet(handout.Wish{})
		says(t, paper, "流程单 · 全体工作人员 · 牵手同行，一起长大", "助残日主会场", "2026年5月15日（周五）", "09:00—10:15", "多功能厅，学前路1号（一层，坡道在西门）",
			"幼儿、来宾、老师，共 186 人", "到场的方便：手语翻译、字幕", "总负责 陈园长 138-0000-0001", "现场联络 王老师 138-0000-0002（短信也可）",
			"08:40 20", "幕后", secretTitle, secretNote, secretName, "09:05 3 1", "奏国歌", secretWords, "+1:30 国歌", "提前 0:30 国旗", "主持 李老师",
			"手语翻译 周静", "手语翻译（台左）", "待定 4", "上台要用坡道", "监护人同意还没有收到", "09:45 8 5", "定时", "可略", "10:30 退场",
			"第 1 版", "4月20日 09:00 生成", paper.Code, "第 1 页，共 1 页", site+"/sheet/"+paper.Code)
		// Cues stand in the order of channels, whatever the order they were entered in.
		got := read(t, paper.Plain.Bytes)
		if music, access := strings.Index(got, "迎宾曲"), strings.Index(got, "西门坡道有人接"); music < 0 || access < music {
			t.Error("cues are not in the order of channels")
		}
		if paper.Name != "助残日主会场-流程单-第 1 版.pdf" {
			t.Errorf("the file is called %q", paper.Name)
		}
		says(t, s.sheet(handout.Wish{Language: locale.English}), "Run sheet · everyone at work", "Friday 15 May 2026", "186 people", "Edition 1",
			"backstage", "0:30 before: 国旗", "Page 1 of 1", "(text messages welcome)")
	})
}

func TestEditions(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newStage(t, db, clock)
		first := s.sheet(handout.Wish{})
		clock.Advance(3 * time.Hour)
		again, err := s.another().RunSheet(t.Context(), s.who, "day", handout.Wish{Session: s.session})
		must(t, err)
		if again.Number != 1 || again.Code != first.Code || !bytes.Equal(again.Plain.Bytes, first.Plain.Bytes) {
			t.Error("the same state is not the same edition, byte for byte")
		}
		english := s.sheet(handout.Wish{Language: locale.English})
		if english.Number != 1 || english.Code == first.Code {
			t.Errorf("in English: number %d, code %s; want the same number and a code of its own", english.Number, english.Code)
		}
		s.change("介绍来宾", func(i *agenda.NewItem) { i.Seconds = minutes(4) })
		second := s.sheet(handout.Wish{})
		if second.Number != 2 || second.Code == first.Code {
			t.Errorf("after a change: number %d", second.Number)
		}
		says(t, second, "第 2 版", "红边为第 1 版以来的改动", "改：由 6 分钟改为 4 分钟", "改：从这里到“捐赠仪式”提前 2 分钟（原 09:14）")
		if n := strings.Count(read(t, second.Plain.Bytes), "改："); n != 2 {
			t.Errorf("%d rows are marked, want the changed one and the first that moved along", n)
		}
		s.change("介绍来宾", func(i *agenda.NewItem) { i.Seconds = minutes(6) })
		if back := s.sheet(handout.Wish{}); back.Number != 1 || !bytes.Equal(back.Plain.Bytes, first.Plain.Bytes) {
			t.Errorf("back at the first state it is edition %d", back.Number)
		}
		s.change("园长致辞", func(i *agenda.NewItem) { i.Note = "话筒放低" })
		if third := s.sheet(handout.Wish{}); third.Number != 3 {
			t.Errorf("a new state after going back is edition %d, want 3", third.Number)
		}
		since := s.sheet(handout.Wish{Since: 1})
		says(t, since, "第 3 版", "红边为第 1 版以来的改动", "备注有改动")
		saysNot(t, since, "分钟改为")
		for _, wish := range []handout.Wish{{Since: 9}, {Role: "programme"}, {Role: "king"}, {Session: "none"}} {
			if _, err := s.handouts.RunSheet(t.Context(), s.who, "day", wish); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%+v: %v, want NotFound", wish, err)
			}
		}
		if _, err := s.handouts.RunSheet(t.Context(), account.Actor{}, "day", handout.Wish{}); fault.KindOf(err) != fault.NotFound {
			t.Errorf("a stranger gets %v", err)
		}
	})
}

// TestChangesWithoutARow: what no row can tell stands first.
func TestChangesWithoutARow(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newStage(t, db, clock)
		s.sheet(handout.Wish{})
		ctx := t.Context()
		must(t, s.agendas.RemoveItem(ctx, s.who, s.campaign.ID, s.item("退场").ID))
		_, err := s.agendas.AddItem(ctx, s.who, s.campaign.ID, s.session, "", agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Photo, Title: "合影", Seconds: minutes(5)}})
		must(t, err)
		_, err = s.campaigns.AddPerson(ctx, s.who, s.campaign.ID, campaign.PersonFields{Name: "赵老师", Phone: "138-0000-0003", OnSheet: true})
		must(t, err)
		session, err := agenda.FindSession(ctx, db, s.campaign.ID, s.session)
		must(t, err)
		session.StartsOn, session.EndsOn = civil.NewDate(2026, 5, 18), civil.NewDate(2026, 5, 18)
		must(t, s.agendas.UpdateSession(ctx, s.who, s.campaign.ID, s.session, session.Version, session.SessionFields))
		second := s.sheet(handout.Wish{})
		says(t, second, "第 1 版以来的改动", "日期由“2026年5月15日（周五）”改为“2026年5月18日（周一）”", "联系人有改动", "去掉：退场", "新增")
		saysNot(t, second, "推后")
	})
}

func TestTenAtOnceMakeOneEdition(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newStage(t, db, clock)
		papers, failed := make([]handout.Paper, 10), make([]error, 10)
		var all sync.WaitGroup
		for i := range papers {
			instance := s.another()
			all.Go(func() { papers[i], failed[i] = instance.RunSheet(t.Context(), s.who, "day", handout.Wish{}) })
		}
		all.Wait()
		for i, paper := range papers {
			must(t, failed[i])
			if paper.Number != 1 || paper.Code != papers[0].Code || !bytes.Equal(paper.Plain.Bytes, papers[0].Plain.Bytes) {
				t.Errorf("paper %d is edition %d with code %s, the first has %s", i, paper.Number, paper.Code, papers[0].Code)
			}
		}
		var rows int
		must(t, db.Get(t.Context(), &rows, `SELECT COUNT(*) FROM handout_editions`))
		if rows != 1 {
			t.Errorf("%d editions", rows)
		}
	})
}

// TestHotPaperIsNotPrintedAgain: what is kept is given as it is, until a change.
func TestHotPaperIsNotPrintedAgain(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newStage(t, db, clock)
		first := s.sheet(handout.Wish{})
		if hot := s.sheet(handout.Wish{}); hot.Finished != first.Finished {
			t.Error("an unchanged paper was made twice")
		}
		s.change("退场", func(i *agenda.NewItem) { i.Title = "分批退场" })
		if s.sheet(handout.Wish{}).Finished == first.Finished {
			t.Error("an old paper is given after a change")
		}
	})
}

func TestTheNextSession(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newStage(t, db, clock)
		later, err := s.agendas.AddSession(t.Context(), s.who, s.campaign.ID, agenda.SessionFields{Title: "回访", StartsOn: civil.NewDate(2026, 6, 5), Zone: "Asia/Shanghai"})
		must(t, err)
		for _, moment := range []struct{ now, title string }{
			{"2026-05-01T00:00:00.000Z", "助残日主会场"},
			{"2026-05-15T15:59:59.000Z", "助残日主会场"}, // just before midnight in Shanghai
			{"2026-05-15T16:00:00.000Z", "回访"},
			{"2026-06-05T15:00:00.000Z", "回访"},
			{"2026-08-01T00:00:00.000Z", "回访"},
		} {
			now, err := civil.ParseInstant(moment.now)
			must(t, err)
			clock.Set(now)
			if got := s.sheet(handout.Wish{}); !strings.HasPrefix(got.Name, moment.title) {
				t.Errorf("at %s it is %s, want %s", moment.now, got.Name, moment.title)
			}
		}
		says(t, s.sheet(handout.Wish{Session: later}), "全天")
	})
}

func TestWithoutFonts(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newStage(t, db, clock)
		bare := handout.NewService(db, clock, s.campaigns, runsheet.New(fstest.MapFS{}), site)
		if _, err := bare.RunSheet(t.Context(), s.who, "day", handout.Wish{}); fault.KindOf(err) != fault.Unready {
			t.Errorf("without fonts: %v, want Unready", err)
		}
	})
}

// TestSideBySide: two editions row by row, as the role's paper shows them.
func TestSideBySide(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newStage(t, db, clock)
		compare := func(wish handout.Pair) handout.SideBySide {
			t.Helper()
			both, err := s.handouts.SideBySide(t.Context(), s.who, "day", wish, chinese)
			must(t, err)
			return both
		}
		if both := compare(handout.Pair{}); both.From != 0 || both.Lines != nil {
			t.Errorf("before the first print: %+v", both)
		}
		s.sheet(handout.Wish{})
		s.sheet(handout.Wish{Role: "volunteers"})
		s.change("介绍来宾", func(i *agenda.NewItem) { i.Seconds, i.HostWords = minutes(4), secretWords })
		must(t, s.agendas.RemoveItem(t.Context(), s.who, s.campaign.ID, s.item("捐赠仪式").ID))
		s.sheet(handout.Wish{})
		s.change("退场", func(i *agenda.NewItem) { i.Title = "分批退场" })
		for _, wish := range []handout.Pair{{From: 1, To: 2}, {To: 2}} {
			both := compare(wish)
			var told []string
			for _, line := range both.Lines {
				for _, f := range line.Fields {
					told = append(told, line.Title+" "+string(line.Change)+" "+f.Name+" "+f.Before+" > "+f.After)
				}
			}
			for _, want := range []string{"介绍来宾 altered minutes 6 > 4", "介绍来宾 altered words  > " + secretWords, "园长致辞 altered time 09:14 > 09:12", "捐赠仪式 gone title 捐赠仪式 > "} {
				if !strings.Contains(strings.Join(told, "\n"), want) {
					t.Errorf("not told: %s, in\n%s", want, strings.Join(told, "\n"))
				}
			}
			if both.From != 1 || len(both.Lines) != 8 || both.Lines[5].Title != "捐赠仪式" {
				t.Errorf("from %d, rows %+v", both.From, both.Lines)
			}
		}
		if both := compare(handout.Pair{}); both.From != 2 || both.Lines[6].Title != "分批退场" || both.Lines[6].Change != handout.Altered {
			t.Errorf("with what it shows now: %d, %+v", both.From, both.Lines)
		}
		if both := compare(handout.Pair{Role: "volunteers"}); strings.Contains(fmt.Sprintf("%+v", both.Lines), secretWords) {
			t.Errorf("volunteers see the host's words: %+v", both.Lines)
		}
		for _, wish := range []handout.Pair{{From: 9}, {To: 9}, {Role: "king"}, {Session: "none"}} {
			if _, err := s.handouts.SideBySide(t.Context(), s.who, "day", wish, chinese); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%+v: %v, want NotFound", wish, err)
			}
		}
		if _, err := s.handouts.SideBySide(t.Context(), account.Actor{}, "day", handout.Pair{}, chinese); fault.KindOf(err) != fault.NotFound {
			t.Errorf("a stranger gets %v", err)
		}
	})
}
