package programme_test

import (
	"strings"
	"testing"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
)

// TestText: one fact a line, what is public and no more, in both languages.
func TestText(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newStage(t, db, clock)
		if _, err := s.programmes.Text(t.Context(), "day", ""); fault.KindOf(err) != fault.NotFound {
			t.Errorf("a draft: %v, want NotFound", err)
		}
		details := s.campaign.Details
		details.Description = "这天上午一起走一段路。\n\n- 东门有坡道"
		must(t, s.campaigns.EditDetails(t.Context(), s.who, s.campaign.ID, s.campaign.Version, details))
		_, err := s.campaigns.AddPerson(t.Context(), s.who, s.campaign.ID, campaign.PersonFields{Name: "王老师", Phone: "138-0000-0002", SMS: true, Public: true})
		must(t, err)
		must(t, s.campaigns.Publish(t.Context(), s.who, s.campaign.ID))
		for lang, lines := range map[string][]string{
			"":   {"一起长大", "手拉手", "时间：2026年5月15日（周五） 09:00—10:00", "地点：多功能厅 学前路1号", "到场的方便：手语翻译、无台阶通行", "西门进", "入场", "这天上午一起走一段路", "· 东门有坡道", "不想上台也可以", "王老师 138-0000-0002（短信也可）", "https://plan.example/c/day"},
			"en": {"When: Friday 15 May 2026 09:00—10:00", "Access: Sign language, Step-free access"},
		} {
			finished, err := s.programmes.Text(t.Context(), "day", lang)
			must(t, err)
			text := string(finished.Plain.Bytes)
			for _, line := range lines {
				if !strings.Contains(text, line) {
					t.Errorf("%q lacks %q:\n%s", lang, line, text)
				}
			}
			if strings.Contains(text, canary) || strings.Contains(text, "13800000099") {
				t.Errorf("%q tells what is not public:\n%s", lang, text)
			}
		}
		again, err := s.programmes.Text(t.Context(), "day", "")
		must(t, err)
		if first, _ := s.programmes.Text(t.Context(), "day", ""); first != again {
			t.Error("an unchanged text was made twice")
		}
		must(t, s.campaigns.Withdraw(t.Context(), s.who, s.campaign.ID))
		if _, err := s.programmes.Text(t.Context(), "day", ""); fault.KindOf(err) != fault.NotFound {
			t.Errorf("withdrawn: %v, want NotFound", err)
		}
	})
}
