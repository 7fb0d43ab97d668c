package demo_test

import (
	"slices"
	"strings"
	"testing"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/venue"
)

// Every campaign is worth opening: nothing that a page or a paper shows is
// missing, and whoever takes part in several is the same person in each.
func TestEveryCampaignIsWhole(t *testing.T) {
	t.Parallel()
	db := sqliteAt(t, moments[0])
	s, signIn := filled(t, db)
	admin := signIn("admin")
	phones := map[string]campaign.Redacted{}
	for _, slug := range slugs {
		plan, err := s.Campaigns.Plan(t.Context(), admin, slug)
		if err != nil {
			t.Fatal(err)
		}
		checkPlan(t, plan)
		for _, p := range plan.People {
			if known, met := phones[p.Name]; met && known != "" && p.Phone != "" && known != p.Phone {
				t.Errorf("%s: %s has another number than elsewhere", slug, p.Name)
			} else if p.Phone != "" {
				phones[p.Name] = p.Phone
			}
		}
		sessions, err := agenda.Day(t.Context(), db, plan.Campaign.ID)
		if err != nil || len(sessions) < 2 {
			t.Errorf("%s: %d sessions, %v", slug, len(sessions), err)
		}
		for _, session := range sessions {
			checkWhole(t, slug, session)
		}
		venues, err := venue.List(t.Context(), db, plan.Campaign.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range venues {
			if v.Address == "" || v.Directions == "" || v.AccessNote == "" || len(v.Access) == 0 || v.LatitudeE6 == nil {
				t.Errorf("%s: %s does not say how to come and what helps there", slug, v.Name)
			}
		}
	}
}

// checkPlan holds what a plan of the demonstration has.
func checkPlan(t *testing.T, plan campaign.Plan) {
	t.Helper()
	c := plan.Campaign
	for what, text := range map[string]string{"theme": c.Theme, "purpose": c.Purpose, "audience": c.Audience, "description": c.Description} {
		if text == "" {
			t.Errorf("%s has no %s", c.Slug, what)
		}
	}
	kinds := map[campaign.SectionKind]bool{}
	for _, s := range plan.Sections {
		kinds[s.Kind] = true
		if s.Kind == campaign.TextSection && len(s.Body) < 200 {
			t.Errorf("%s, %s says little: %s", c.Slug, s.Heading(), s.Body)
		}
	}
	for _, kind := range campaign.SectionKinds {
		if !kinds[kind] {
			t.Errorf("%s has no section of the kind %s", c.Slug, kind)
		}
	}
	ranks := map[campaign.Rank]bool{}
	for _, o := range plan.Organisers {
		ranks[o.Rank] = true
	}
	if !ranks[campaign.Host] || len(ranks) < 3 {
		t.Errorf("%s: organisers in %d ranks", c.Slug, len(ranks))
	}
	onSheet := 0
	for _, p := range plan.People {
		if p.OnSheet {
			onSheet++
		}
	}
	if onSheet == 0 {
		t.Errorf("%s: nobody can be called on the day", c.Slug)
	}
}

// checkWhole holds what a session of the demonstration has beyond its times.
func checkWhole(t *testing.T, slug string, s agenda.Session) {
	t.Helper()
	if s.VenueID == nil || s.Audience == "" || len(s.Access) == 0 {
		t.Errorf("%s, %s has no place, audience or access", slug, s.Title)
	}
	cues := 0
	for _, item := range s.Items {
		cues += len(item.Cues)
		if item.OwnerID == nil && item.Owner == "" {
			t.Errorf("%s, %s, %s: nobody sees to it", slug, s.Title, item.Title)
		}
	}
	if cues == 0 {
		t.Errorf("%s, %s has no cue", slug, s.Title)
	}
}

// withoutText are the texts that are missing on purpose, for the check to ask.
var withoutText = []string{"青禾镇人民政府副镇长致辞", "体验顾问讲评"}

// TestTextsAreWhole: whatever interpreters stand beside and is read out, sung or
// sworn is there in full, as is what signing needs: one place, and nobody who
// is said to sign and does not.
func TestTextsAreWhole(t *testing.T) {
	t.Parallel()
	db := sqliteAt(t, moments[0])
	s, signIn := filled(t, db)
	admin := signIn("admin")
	for _, slug := range slugs {
		plan, err := s.Campaigns.Plan(t.Context(), admin, slug)
		if err != nil {
			t.Fatal(err)
		}
		sessions, err := agenda.Day(t.Context(), db, plan.Campaign.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, session := range sessions {
			for _, item := range session.Items {
				checkText(t, slug, item)
				if slug == "four-universities" && item.InterpreterID != nil && item.InterpreterPlace != "舞台左侧，追光不落在翻译身上" {
					t.Errorf("%s, %s: they sign at %s", slug, item.Title, item.InterpreterPlace)
				}
			}
		}
	}
}

func checkText(t *testing.T, slug string, item agenda.Item) {
	t.Helper()
	spoken := item.Kind == agenda.Speech || item.Kind == agenda.Oath || item.Kind == agenda.Video || item.Kind == agenda.Performance
	missing := slices.Contains(withoutText, item.Title)
	if spoken && missing != (len(item.SpeechText) < 90) {
		t.Errorf("%s, %s: the text is %q", slug, item.Title, item.SpeechText)
	}
	for _, cue := range item.Cues {
		both := strings.Contains(cue.Text, "两位") && cue.AccessCode == venue.SignLanguage
		if both && !item.Backstage && (item.InterpreterID == nil || item.Interpreter == "") {
			t.Errorf("%s, %s: %s, and one signs", slug, item.Title, cue.Text)
		}
	}
}
