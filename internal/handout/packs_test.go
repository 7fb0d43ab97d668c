package handout_test

import (
	"bytes"
	"strings"
	"testing"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
	"tongxing/internal/handout"
	"tongxing/internal/locale"
)

// What only interpreters read, and what a guardian's answer is nobody's else.
const (
	secretSpeech  = "金丝雀讲稿"
	secretConsent = "监护人同意还没有收到"
)

// newPacks is a stage with texts and cues for each role.
func newPacks(t *testing.T, db *database.DB, clock *civil.SetClock) *stage {
	t.Helper()
	s := newStage(t, db, clock)
	second, err := s.campaigns.AddPerson(t.Context(), s.who, s.campaign.ID, campaign.PersonFields{Name: "何语", Organisation: "春风手语队", Title: "手语翻译"})
	must(t, err)
	s.change("园长致辞", func(i *agenda.NewItem) { i.SpeechText = secretSpeech })
	s.change("介绍来宾", func(i *agenda.NewItem) {
		i.Interpreted, i.InterpreterID, i.InterpreterPlace = true, &second, "台口地贴"
		i.Cues = append(i.Cues, agenda.CueFields{Channel: agenda.Light, Text: "台口全亮"}, agenda.CueFields{Channel: agenda.Stage, Text: "领来宾入座", Owner: "礼仪组"},
			agenda.CueFields{Channel: agenda.Music, Text: "播放单递给音控", Owner: "志愿者小队"})
	})
	return s
}

// TestWhatEachRoleSees: each paper says what its reader needs, and nothing that
// is not the reader's.
func TestWhatEachRoleSees(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newPacks(t, db, clock)
		crew := []string{"助残日主会场", "09:00—10:15", "138-0000-0001", "陈园长"}
		public := []string{secretWords, secretNote, secretName, secretPhone, secretTitle, secretSpeech, secretConsent, "138-0000-0001", "幕后", "国旗", "坡道有人接", "李老师", "周静"}
		for _, role := range []struct {
			code       string
			says, hide []string
		}{
			{"host", append(crew, "主持用", secretWords, secretNote, secretConsent), []string{secretSpeech, secretTitle, "国歌，", "台口全亮", "提前 0:30 国旗"}},
			{"sound", append(crew, "音响与大屏用", "提前 0:30 国旗", "+1:30 国歌", "台口全亮", secretTitle, "幕后", secretNote), []string{secretWords, secretSpeech, "领来宾入座", "西门坡道有人接"}},
			{"ushers", append(crew, "礼仪用", "有您的事", "领来宾入座（礼仪组）", "西门坡道有人接", secretTitle), []string{secretWords, secretSpeech, "国旗", "台口全亮"}},
			{"interpreter", append(crew, "手语翻译用", secretWords, "讲稿", secretSpeech, "何语（春风手语队手语翻译）", "台口地贴", "换人：何语下，周静上"), []string{secretTitle, "台口全亮"}},
			{"volunteers", append(crew, "志愿者用", secretTitle, "西门坡道有人接", "播放单递给音控（志愿者小队）", "有您的事"), []string{secretWords, secretNote, secretSpeech, secretConsent, "国旗", "台口全亮"}},
			{"guests", []string{"来宾须知", "牵手同行，一起长大", "园长致辞", "138-0000-0002", "主办", "向阳幼儿园", "坡道在西门"}, public},
			{"families", []string{"给家长", "不想上台也可以", "合唱《大家一起来》", "138-0000-0002", "坡道在西门"}, append(public, "主办")},
		} {
			for _, language := range locale.Languages {
				paper := s.sheet(handout.Wish{Role: role.code, Language: language})
				if language == locale.Chinese {
					says(t, paper, append(role.says, site+"/sheet/"+paper.Code)...)
				}
				saysNot(t, paper, role.hide...)
			}
		}
	})
}

// TestPacksHaveEditions: a role's paper is a new edition where something
// changed that it shows, and its code answers by itself.
func TestPacksHaveEditions(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newPacks(t, db, clock)
		before := map[string]handout.Paper{}
		for _, role := range handout.Packs {
			before[role.Code] = s.sheet(handout.Wish{Role: role.Code})
		}
		s.change("园长致辞", func(i *agenda.NewItem) { i.SpeechText = "换了一稿" })
		s.change("全体起立，奏国歌", func(i *agenda.NewItem) { i.HostWords = "请起立。" })
		for code, first := range before {
			want, standing := 1, handout.Current
			if code == "host" || code == "interpreter" {
				want, standing = 2, handout.Outdated
			}
			status, err := s.handouts.Status(t.Context(), first.Code)
			must(t, err)
			if status.Standing != standing || status.Role != code {
				t.Errorf("%s: %s of %s, want %s", code, status.Standing, status.Role, standing)
			}
			if second := s.sheet(handout.Wish{Role: code}); second.Number != want {
				t.Errorf("%s: edition %d, want %d", code, second.Number, want)
			}
		}
		says(t, s.sheet(handout.Wish{Role: "interpreter"}), "讲稿或歌词有改动", "主持词有改动")
		saysNot(t, s.sheet(handout.Wish{Role: "host"}), "讲稿或歌词有改动")
		desk, err := s.handouts.Desk(t.Context(), s.who, s.campaign.ID, "", locale.For(locale.Chinese))
		must(t, err)
		for _, pack := range desk.Sessions[0].Packs {
			if !pack.Current || pack.Number == 0 {
				t.Errorf("the desk knows of %s: %+v", pack.Role.Code, pack.SheetState)
			}
		}
		must(t, s.agendas.RemoveSession(t.Context(), s.who, s.campaign.ID, s.session))
		for _, code := range []string{"sound", "families"} {
			status, err := s.handouts.Status(t.Context(), before[code].Code)
			must(t, err)
			if status.Standing != handout.Withdrawn {
				t.Errorf("%s of a removed session is %s", code, status.Standing)
			}
		}
	})
}

// TestAllPacks: the full sheet and every role's paper in one document, in the editions that they
// have one by one.
func TestAllPacks(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newPacks(t, db, clock)
		host := s.sheet(handout.Wish{Role: "host"})
		all := s.sheet(handout.Wish{Role: handout.Every})
		text, at := read(t, all.Plain.Bytes), 0
		for _, name := range []string{"流程单", "主持", "音响与大屏", "礼仪", "手语翻译", "志愿者", "来宾", "家长"} {
			next := strings.Index(text[at:], squeeze("助残日主会场 2026年5月15日（周五）"+name))
			if next < 0 {
				t.Fatalf("no divider for %s, or in another order", name)
			}
			at += next + 1
		}
		if strings.Count(text, host.Code) < 2 || !strings.Contains(text, squeeze("第 1 页，共 1 页")) {
			t.Error("the packs have other codes, or are counted together")
		}
		if all.Name != "助残日主会场-当天全套.pdf" || all.Number != 0 {
			t.Errorf("%q, number %d", all.Name, all.Number)
		}
		s.change("园长致辞", func(i *agenda.NewItem) { i.Seconds = minutes(9) })
		s.change("介绍来宾", func(i *agenda.NewItem) { i.Title = "认识来宾" })
		s.change("迎宾入场", func(i *agenda.NewItem) { i.Cues = nil })
		later := s.sheet(handout.Wish{Role: handout.Every})
		if n := strings.Count(read(t, later.Plain.Bytes), squeeze("改：名称由“介绍来宾”改为“认识来宾”")); n != 8 {
			t.Errorf("%d of 8 papers say what changed since the edition before", n)
		}
		saysNot(t, s.sheet(handout.Wish{Role: "guests"}), secretWords, secretNote, secretName, "提示有改动")
		s.change("认识来宾", func(i *agenda.NewItem) { i.Note = "慢一点" })
		since := s.sheet(handout.Wish{Role: handout.Every, Since: 1})
		says(t, since, "改：名称由“介绍来宾”改为“认识来宾”", "第 3 版", "红边为第 1 版以来的改动")
		s.change("认识来宾", func(i *agenda.NewItem) { i.Title = "介绍来宾" })
		all = s.sheet(handout.Wish{Role: handout.Every})
		again, err := s.another().RunSheet(t.Context(), s.who, "day", handout.Wish{Role: handout.Every})
		must(t, err)
		if !bytes.Equal(again.Plain.Bytes, all.Plain.Bytes) {
			t.Error("the same state is not the same bytes")
		}
		for _, wish := range []handout.Wish{{Role: handout.Every, Since: 9}, {Role: handout.Every, Session: "none"}, {Role: "families", Session: "none"}} {
			if _, err := s.handouts.RunSheet(t.Context(), s.who, "day", wish); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%+v: %v, want NotFound", wish, err)
			}
		}
	})
}
