package handout_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/handout"
	"tongxing/internal/locale"
	"tongxing/internal/venue"
)

// pages counts a paper's pages.
func pages(t *testing.T, paper handout.Paper) int {
	t.Helper()
	path := filepath.Join(t.TempDir(), "paper.pdf")
	must(t, os.WriteFile(path, paper.Plain.Bytes, 0o600))
	out, err := exec.Command("pdfinfo", path).Output()
	must(t, err)
	_, rest, _ := strings.Cut(string(out), "Pages:")
	var n int
	_, err = fmt.Sscan(rest, &n)
	must(t, err)
	return n
}

func (s *stage) addPerson(person campaign.PersonFields) string {
	s.t.Helper()
	id, err := s.campaigns.AddPerson(s.t.Context(), s.who, s.campaign.ID, person)
	must(s.t, err)
	return id
}

func (s *stage) addSession(f agenda.SessionFields, items ...agenda.NewItem) string {
	s.t.Helper()
	f.StartsOn, f.Zone = civil.NewDate(2026, 5, 15), "Asia/Shanghai"
	id, err := s.agendas.AddSession(s.t.Context(), s.who, s.campaign.ID, f, items...)
	must(s.t, err)
	return id
}

// TestFamiliesSeeTheWholeDay: every session to which they come, what is loud,
// and all of it on one page, also where much has changed.
func TestFamiliesSeeTheWholeDay(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newPacks(t, db, clock)
		public := func(title string, length int) agenda.NewItem {
			return agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Interaction, Title: title, Seconds: minutes(length)}}
		}
		s.addSession(agenda.SessionFields{Title: "手工区", StartsAt: civil.NewTimeOfDay(10, 30), EndsAt: civil.NewTimeOfDay(11, 30), Audience: "中班小朋友和家长"},
			public("做手印树", 20), public("一起读书", 10), public("喝水", 10), public("回家", 10))
		s.addSession(agenda.SessionFields{Title: "碰头", StartsAt: civil.NewTimeOfDay(13, 0), Audience: "全园老师"}, public("说说哪里要改", 20))
		for title, text := range map[string]string{"合唱《大家一起来》": "钢琴伴奏，中等音量", "捐赠仪式": "轻音乐，小音量"} {
			s.change(title, func(i *agenda.NewItem) { i.Cues = append(i.Cues, agenda.CueFields{Channel: agenda.Music, Text: text}) })
		}
		paper := s.sheet(handout.Wish{Role: "families", Session: s.session})
		says(t, paper, "10:30—11:30 中班小朋友和家长", "做手印树", "合唱《大家一起来》 会响", "音乐声会大")
		saysNot(t, paper, "捐赠仪式 会响", "说说哪里要改", "中等音量")
		for _, title := range []string{"迎宾入场", "全体起立，奏国歌", "介绍来宾", "园长致辞", "捐赠仪式", "合唱《大家一起来》", "退场", "做手印树", "一起读书", "喝水", "回家"} {
			s.change(title, func(i *agenda.NewItem) { i.Title += "（改了名字的一项）" })
		}
		paper = s.sheet(handout.Wish{Role: "families", Session: s.session})
		says(t, paper, "改：名称由“喝水”改为“喝水（改了名字的一项）”")
		if n := pages(t, paper); n != 1 {
			t.Errorf("with changes it has %d pages", n)
		}
	})
}

// TestGuestsFindThemselves: their paper names them where they are on, and
// nobody of the crew.
func TestGuestsFindThemselves(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newPacks(t, db, clock)
		head := s.addPerson(campaign.PersonFields{Name: "白术", Title: "副局长", Organisation: "县教育局"})
		s.addPerson(campaign.PersonFields{Name: "杜若", Title: "店长", Organisation: "青竹书社"})
		s.change("捐赠仪式", func(i *agenda.NewItem) { i.Speaker = "青竹书社、校友会" })
		s.change("介绍来宾", func(i *agenda.NewItem) { i.SpeakerID = i.OwnerID })
		s.change("园长致辞", func(i *agenda.NewItem) { i.Title, i.Speaker, i.SpeakerID = "副局长讲话", "", &head })
		paper := s.sheet(handout.Wish{Role: "guests"})
		says(t, paper, "09:14 副局长讲话 副局长 白术", "捐赠仪式 店长 杜若")
		saysNot(t, paper, "李老师", "周静", "何语", "校友会")
		saysNot(t, s.sheet(handout.Wish{Role: "families"}), "白术", "杜若")
	})
}

// TestInterpretersReadTheTextsInFull: each under its own name, and a change of
// interpreters once.
func TestInterpretersReadTheTextsInFull(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newPacks(t, db, clock)
		s.change("合唱《大家一起来》", func(i *agenda.NewItem) { i.SpeechText = "走一走，等一等" })
		s.change("捐赠仪式", func(i *agenda.NewItem) {
			i.Kind, i.Title, i.SpeechText = agenda.Oath, "一起宣誓", "先问，再做"
		})
		s.change("介绍来宾", func(i *agenda.NewItem) {
			i.Kind, i.SpeechText = agenda.Video, "（画面：坡道。）我们量了门。"
		})
		s.change("园长致辞", func(i *agenda.NewItem) {
			i.Cues = []agenda.CueFields{{Channel: agenda.AccessCue, AccessCode: venue.SignLanguage, Text: "换人：何语下，周静上"},
				{Channel: agenda.AccessCue, AccessCode: venue.QuietRoom, Text: "安静室：灯调暗"}}
		})
		s.change("退场", func(i *agenda.NewItem) {
			i.Interpreted, i.InterpreterID, i.Interpreter = true, new(s.people["周静"]), "何语"
		})
		paper := s.sheet(handout.Wish{Role: "interpreter"})
		says(t, paper, "歌词 走一走，等一等", "誓词 先问，再做", "解说词 （画面：坡道。）我们量了门。", "讲稿 "+secretSpeech, "安静休息室：灯调暗", "加人：何语也上", "周静（手语翻译）、何语（春风手语队手语翻译）")
		saysNot(t, paper, "安静室：")
		if n := strings.Count(read(t, paper.Plain.Bytes), squeeze("换人：何语下，周静上")); n != 1 {
			t.Errorf("the change of interpreters stands there %d times", n)
		}
	})
}

// TestCardsAreOfPeople: who goes on stage and who interprets, as organisers
// rank them, and nobody unnamed.
func TestCardsAreOfPeople(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newStage(t, db, clock)
		must(t, s.campaigns.AddOrganisers(t.Context(), s.who, s.campaign.ID, campaign.Guide, "县教育局"))
		shop := s.addPerson(campaign.PersonFields{Name: "杜若", Title: "店长", Organisation: "青竹书社"})
		head := s.addPerson(campaign.PersonFields{Name: "白术", Title: "副局长", Organisation: "县教育局"})
		say := func(speaker *string, words string) agenda.NewItem {
			return agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Speech, Title: "讲话", Seconds: minutes(3), SpeakerID: speaker, Speaker: words}}
		}
		host := s.people["李老师"]
		session := s.addSession(agenda.SessionFields{Title: "下午场", StartsAt: civil.NewTimeOfDay(14, 0)},
			agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Opening, Title: "开场", Seconds: minutes(1), SpeakerID: &host, OwnerID: &host, Interpreted: true, InterpreterID: new(s.people["周静"])}},
			say(&shop, ""), say(&head, ""), say(nil, "大一班一位小朋友"), say(nil, "校友会"), say(nil, "沈和"))
		roll, err := s.handouts.Roll(t.Context(), s.who, "day", session)
		must(t, err)
		var names []string
		for _, guest := range roll.Groups[0].Guests {
			names = append(names, guest.Name)
		}
		if got := strings.Join(names, " "); got != "白术 杜若 李老师 沈和 周静" {
			t.Errorf("cards for %s", got)
		}
	})
}

// TestPicturesSayWhatEverybodyDoes, and ask nobody to stand who cannot.
func TestPicturesSayWhatEverybodyDoes(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newStage(t, db, clock)
		rename := func(from string, kind agenda.Kind, to string) {
			s.change(from, func(i *agenda.NewItem) { i.Kind, i.Title = kind, to })
		}
		rename("介绍来宾", agenda.Performance, "全体律动《大脚丫》")
		rename("园长致辞", agenda.Interaction, "找一本书来读")
		rename("捐赠仪式", agenda.Interaction, "全场同打手语歌")
		must(t, s.campaigns.Publish(t.Context(), s.who, s.campaign.ID))
		paper, err := s.handouts.Programme(t.Context(), "day", locale.Chinese, handout.Pictures)
		must(t, err)
		says(t, paper, "能站的请起立，坐着也可以", "一起动一动全体律动", "一起读书找一本书来读", "一起唱，一起打手语全场同打手语歌", "看表演合唱《大家一起来》")
	})
}
