package planimport_test

import (
	"fmt"
	"strings"
	"testing"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
	"tongxing/internal/planimport"
	"tongxing/internal/venue"
)

// pick returns one of all, another one for every seed and place.
func pick[T any](seed, place int, all ...T) T { return all[(seed*7+place*3+seed*place)%len(all)] }

// generate makes a campaign out of the digits of seed.
func (w *world) generate(seed int) campaign.Campaign {
	w.t.Helper()
	lead, helper := "lead", "helper"
	kinds := campaign.SectionKinds
	o := campaign.Outline{
		People: []campaign.OutlinePerson{{ID: lead, PersonFields: campaign.PersonFields{Name: pick(seed, 1, "陈明", "欧阳小雨", "Tom Baker"), Phone: "138-0000-0001", OnSheet: true, Title: "园长"}},
			{ID: helper, PersonFields: campaign.PersonFields{Name: pick(seed, 2, "王芳", "赵海")}}},
		Posts:      []campaign.PostFields{{Title: "组长", PersonIDs: []string{lead}}, {Title: "副组长"}, {Title: "成员", PersonIDs: []string{helper, lead}, Note: pick(seed, 4, "", "各班班主任")}},
		Duties:     []campaign.DutyFields{{State: campaign.Open, PersonID: &lead, What: "拟定方案"}, {State: campaign.Open, Who: "各班班主任", What: "收回同意书", DueOn: civil.NewDate(2026, 5, 1+seed)}, {State: campaign.Open, What: "摄影"}},
		Budget:     []campaign.BudgetFields{{Item: "绘本", Quantity: int64(10 + seed), Unit: "本", UnitPriceCents: int64(2850 + seed), Source: "公用经费"}},
		Organisers: []campaign.OrganiserFields{{Rank: pick(seed, 5, campaign.Ranks...), Name: "青山县教育局"}, {Rank: campaign.Host, Name: "青山县妇女联合会"}},
	}
	for i := range 4 + seed%8 {
		o.Sections = append(o.Sections, campaign.SectionFields{Kind: kinds[(seed+i)%len(kinds)], Level: 1 + i%2*(seed%3), Number: pick(seed, i, "一", "", "1", "1.2"), Title: fmt.Sprintf("标题%d", i),
			Body: pick(seed, i, "", "一段话。\n\n- 一\n- 二", "1. 甲\n2. 乙"), Closing: pick(seed, i+1, "", "结尾。")})
	}
	made, err := w.campaigns.Create(w.ctx(), w.admin, campaign.NewCampaign{Details: campaign.Details{Kind: pick(seed, 3, campaign.Kinds...), Title: fmt.Sprintf("活动%d", seed), Theme: pick(seed, 8, "", "一起走"),
		Purpose: pick(seed, 9, "", "让每个孩子都在场"), Period: pick(seed, 2, "", "5月中旬"), StartsOn: civil.NewDate(2026, 5, 15), EndsOn: pick(seed, 3, civil.Date{}, civil.NewDate(2026, 5, 16)),
		Language: pick(seed, 1, "zh-CN", "en"), Zone: pick(seed, 2, "Asia/Shanghai", "Europe/London"), Audience: "家长", Description: "欢迎。"}}, o)
	must(w.t, err)
	places := []*string{nil}
	for i := range seed % 3 {
		id, err := venue.NewService(w.campaigns).Add(w.ctx(), w.admin, made.ID, venue.Fields{Name: fmt.Sprintf("礼堂%d", i), Address: "书院路18号"})
		must(w.t, err)
		places = append(places, &id)
	}
	plan, err := w.campaigns.Plan(w.ctx(), w.admin, made.ID)
	must(w.t, err)
	for n := range seed % 4 {
		var items []agenda.NewItem
		for i := range (seed + n) % 6 {
			f := agenda.ItemFields{Kind: pick(seed, i, agenda.Kinds...), Numbered: (seed+i)%3 != 0, Title: fmt.Sprintf("环节%d", i), Seconds: pick(seed, i, agenda.Length{}, agenda.LengthOf(300), agenda.LengthOf(95)), ChildOnStage: i == 2,
				Backstage: (seed+i)%4 == 1, HostWords: pick(seed, i, "", "有请园长。\n\n大家欢迎！"), Note: pick(seed, i, "话筒两支", "")}
			f.SpeakerID = pick(seed, i, nil, &plan.People[0].ID)
			if f.SpeakerID == nil {
				f.Speaker = pick(seed, i+1, "", "园长", "学生代表")
			}
			if i == 3 {
				f.FixedAt = civil.NewTimeOfDay(10, seed)
			}
			items = append(items, agenda.NewItem{ItemFields: f, Cues: []agenda.CueFields{{Channel: pick(seed, i, agenda.Channels...), Offset: pick(seed, i, 0, -90, 30), Text: "轻音乐"}}})
		}
		_, err := w.agendas.AddSession(w.ctx(), w.admin, made.ID, agenda.SessionFields{Title: fmt.Sprintf("第%d场", n), VenueID: pick(seed, n, places...), Zone: made.Zone,
			StartsOn: civil.NewDate(2026, 5, 15), StartsAt: pick(seed, n, civil.TimeOfDay{}, civil.NewTimeOfDay(9, seed)), EndsOn: civil.NewDate(2026, 5, 15)}, items...)
		must(w.t, err)
	}
	return made
}

func (w *world) json(id string) string {
	w.t.Helper()
	plan, err := w.papers.Plan(w.ctx(), w.admin, id)
	must(w.t, err)
	text, err := w.imports.JSON(w.ctx(), w.admin, id, plan)
	must(w.t, err)
	return string(text)
}

// TestJSONMakesTheSameCampaign: what a campaign is exported to makes a campaign
// that is exported to the same.
func TestJSONMakesTheSameCampaign(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		for seed := range 24 {
			want := w.json(w.generate(seed).ID)
			made, err := w.imports.Bring(w.ctx(), w.admin, "a.json", []byte(want), "", false)
			must(t, err)
			if got := w.json(made[0].Campaign.ID); got != want {
				at := 0
				for at < min(len(got), len(want)) && got[at] == want[at] {
					at++
				}
				t.Errorf("campaign %d is exported as\n…%s\nwant\n…%s", seed, got[max(at-200, 0):min(at+200, len(got))], want[max(at-200, 0):min(at+200, len(want))])
			}
			if len(made[0].Held) > 0 && made[0].Held[planimport.Keep] == 0 {
				t.Errorf("campaign %d: held %v", seed, made[0].Held)
			}
		}
	})
}

// TestJSONKeepsWhatTheCrewNeeds: an exported agenda is made again with its
// backstage items, host's words, notes and the moments of its cues, and
// personal data in them are held as in a document.
func TestJSONKeepsWhatTheCrewNeeds(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		from, err := w.campaigns.Create(w.ctx(), w.admin, campaign.NewCampaign{Details: campaign.Details{Kind: campaign.Festival, Title: "一起走的一天", Language: "zh-CN", Zone: "Asia/Shanghai"}}, campaign.Outline{})
		must(t, err)
		call := agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Call, Title: "工作人员到位", Backstage: true, Note: "家长电话13800001234"}}
		opening := agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Opening, Title: "开场", Numbered: true, HostWords: "有请园长。"},
			Cues: []agenda.CueFields{{Channel: agenda.Music, Offset: -90, Text: "迎宾曲"}}}
		_, err = w.agendas.AddSession(w.ctx(), w.admin, from.ID, agenda.SessionFields{Title: "现场活动", Zone: from.Zone}, call, opening)
		must(t, err)
		made, err := w.imports.Bring(w.ctx(), w.admin, "a.json", []byte(w.json(from.ID)), "", false)
		must(t, err)
		sessions, err := agenda.Day(w.ctx(), db, made[0].Campaign.ID)
		must(t, err)
		items := sessions[0].Items
		if got := items[0]; !got.Backstage || got.Title != "工作人员到位" || got.Note != "家长电话（略）" {
			t.Errorf("the call is made as %+v", got.ItemFields)
		}
		if got := items[1]; got.Backstage || !got.Numbered || got.HostWords != "有请园长。" || len(got.Cues) != 1 || got.Cues[0].Offset != -90 {
			t.Errorf("the opening is made as %+v, cues %+v", got.ItemFields, got.Cues)
		}
	})
}

// TestHostileJSON: whatever JSON holds, it makes campaigns or is refused with a
// fault, and nothing of it stays.
func TestHostileJSON(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		for _, text := range []string{
			`{"plans": [{"title": "一天", "sections": [{"level": 9, "title": "", "text": "a\nb"}], "campaign": {"format": 1, "sessions": [{"items": [{"seconds": -5}]}], "holds": [{"text": ""}]}}]}`,
			`{"plans": [{"title": "x", "agenda": [{"time": "25:00-", "minutes": -1, "title": "x"}], "period": {"start": "x"}, "unplaced": ["a"]}]}`,
			`{"plans": [{"title": "x", "campaign": {"format": 1, "places": [{"id": "p"}, {"id": "p"}], "posts": [{"people": [""]}]}}]}`,
			`{"plans": [{"title": "a\u0000b", "campaign": {"format": 1, "details": {"title": "a\u0000b", "zone": "Local"}}}]}`,
			`{"plans": [` + strings.Repeat(`{},`, 3) + `{}]}`,
		} {
			if _, err := w.imports.Bring(w.ctx(), w.admin, "a.json", []byte(text), "", false); err != nil && fault.From(err) == nil {
				t.Errorf("%s: %v", text, err)
			}
			if _, err := w.imports.Begin(w.ctx(), w.admin, "a.json", []byte(text)); err != nil && fault.From(err) == nil {
				t.Errorf("%s: %v", text, err)
			}
		}
	})
}
