package planimport_test

import (
	"strings"
	"testing"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
	"tongxing/internal/planimport"
)

func item(p planimport.Proposal, i int) planimport.Item { return p.Sessions[0].Items[i] }

func titles(p planimport.Proposal) string {
	var all []string
	for _, s := range p.Sessions {
		for _, i := range s.Items {
			if !i.Dropped {
				all = append(all, i.Title)
			}
		}
	}
	return strings.Join(all, "|")
}

func TestCorrections(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		i := w.begin(day)
		i = w.correct(i, planimport.Set{ID: planimport.CampaignID, Values: map[string]string{"kind": "festival", "title": "一起走的一天", "starts_on": "2026-05-15"}},
			planimport.Set{ID: item(i.Proposal, 1).ID, Values: map[string]string{"kind": "opening", "minutes": "2.5", "speaker": "园长"}},
			planimport.SetCues{ID: item(i.Proposal, 0).ID, Cues: []planimport.Cue{{Channel: agenda.Music, Text: "迎宾曲"}, {Text: " "}}})
		if d := i.Proposal.Details; d.Kind != campaign.Festival || d.Title != "一起走的一天" || d.StartsOn.String() != "2026-05-15" {
			t.Errorf("details %+v", d)
		}
		if got := item(i.Proposal, 1); got.Kind != agenda.Opening || *got.Seconds != 150 || got.Speaker != "园长" || !got.Corrected {
			t.Errorf("the item is %+v", got)
		}
		song := item(i.Proposal, 2)
		i = w.correct(i, planimport.Split{ID: song.ID, At: len([]rune("合唱《伸出手》"))})
		if got := titles(i.Proposal); got != "签到入场|林秋致辞|合唱《伸出手》|合影|活动结束" {
			t.Errorf("split: %s", got)
		}
		i = w.correct(i, planimport.Move{ID: item(i.Proposal, 3).ID, To: campaign.Up}, planimport.Drop{ID: item(i.Proposal, 0).ID})
		if got := titles(i.Proposal); got != "林秋致辞|合影|合唱《伸出手》|活动结束" {
			t.Errorf("moved and dropped: %s", got)
		}
		i = w.correct(i, planimport.BringBack{ID: item(i.Proposal, 0).ID}, planimport.Merge{ID: item(i.Proposal, 2).ID})
		if got := titles(i.Proposal); got != "签到入场|林秋致辞，合影|合唱《伸出手》|活动结束" {
			t.Errorf("merged: %s", got)
		}
		undone, err := w.imports.Undo(w.ctx(), w.admin, i.ID, i.Version)
		must(t, err)
		if got := titles(undone.Proposal); got != "签到入场|林秋致辞|合影|合唱《伸出手》|活动结束" || undone.CanUndo {
			t.Errorf("undone: %s", got)
		}
		i = w.correct(undone, planimport.Add{Sort: planimport.OrganiserPart, Values: map[string]string{"rank": "host", "name": "青禾镇中心幼儿园"}},
			planimport.Add{Sort: planimport.ItemPart, After: item(undone.Proposal, 0).ID, Values: map[string]string{"title": "升国旗"}})
		if got := item(i.Proposal, 1); got.Title != "升国旗" || got.Kind != agenda.Anthem || len(i.Proposal.Organisers) != 1 {
			t.Errorf("added %+v", got)
		}
		plan := w.make(i)
		if plan.Campaign.Title != "一起走的一天" || len(plan.Organisers) != 1 {
			t.Errorf("made %+v", plan)
		}
	})
}

// TestMark: a line can be told what it is, wherever it was read.
func TestMark(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		i := w.begin(day)
		line := func(text string) int {
			for _, l := range i.Lines {
				if strings.Contains(l.Text, text) {
					return l.No
				}
			}
			t.Fatalf("no line %q", text)
			return 0
		}
		bottle := line("请带水杯")
		i = w.correct(i, planimport.Mark{Line: bottle, As: planimport.AsDuty})
		if got := i.Proposal.Duties; len(got) != 2 || !strings.Contains(got[1].What, "请带水杯") {
			t.Errorf("duties %+v", got)
		}
		i = w.correct(i, planimport.Mark{Line: bottle, As: planimport.AsItem})
		if got := titles(i.Proposal); !strings.HasSuffix(got, "|这一天请带水杯。") && !strings.HasSuffix(got, "|这一天请带水杯") || len(i.Proposal.Duties) != 1 {
			t.Errorf("items %s", got)
		}
		if on := i.Proposal.On(bottle); len(on) == 0 || !strings.HasPrefix(on[0], "item-") {
			t.Errorf("the line leads to %v", on)
		}
		i = w.correct(i, planimport.Mark{Line: bottle, As: planimport.AsSection})
		found := false
		for _, s := range i.Proposal.Sections {
			found = found || strings.HasPrefix(s.Title, "这一天请带水杯")
		}
		if !found || strings.Contains(titles(i.Proposal), "水杯") {
			t.Errorf("sections %+v", i.Proposal.Sections)
		}
		i = w.correct(i, planimport.Mark{Line: bottle, As: planimport.AsText})
		i = w.correct(i, planimport.Mark{Line: bottle, As: planimport.AsNothing})
		plan := w.make(i)
		for _, s := range plan.Sections {
			if strings.Contains(s.Title+s.Body+s.Closing, "水杯") {
				t.Errorf("the line was left out, and stands in %+v", s)
			}
		}
	})
}

func TestWrongCorrections(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		i := w.begin(day)
		first := item(i.Proposal, 0).ID
		for name, c := range map[string]struct {
			correction planimport.Correction
			kind       fault.Kind
			field      string
		}{
			"unknown part":   {planimport.Set{ID: "item-999", Values: map[string]string{"title": "x"}}, fault.NotFound, ""},
			"unknown field":  {planimport.Set{ID: first, Values: map[string]string{"colour": "x"}}, fault.Invalid, "colour"},
			"empty title":    {planimport.Set{ID: first, Values: map[string]string{"title": " "}}, fault.Invalid, "title"},
			"long title":     {planimport.Set{ID: first, Values: map[string]string{"title": strings.Repeat("长", 201)}}, fault.Invalid, "title"},
			"NUL":            {planimport.Set{ID: first, Values: map[string]string{"title": "a\x00"}}, fault.Invalid, "title"},
			"wrong minutes":  {planimport.Set{ID: first, Values: map[string]string{"minutes": "NaN"}}, fault.Invalid, "minutes"},
			"wrong kind":     {planimport.Set{ID: first, Values: map[string]string{"kind": "king"}}, fault.Invalid, "kind"},
			"wrong date":     {planimport.Set{ID: planimport.CampaignID, Values: map[string]string{"starts_on": "2026-02-30"}}, fault.Invalid, "starts_on"},
			"end first":      {planimport.Set{ID: planimport.CampaignID, Values: map[string]string{"starts_on": "2026-05-17", "ends_on": "2026-05-16"}}, fault.Invalid, "ends_on"},
			"split nowhere":  {planimport.Split{ID: first, At: 0}, fault.Invalid, "at"},
			"split behind":   {planimport.Split{ID: first, At: 400}, fault.Invalid, "at"},
			"merge first":    {planimport.Merge{ID: first}, fault.Conflict, ""},
			"unknown line":   {planimport.Mark{Line: 4000, As: planimport.AsItem}, fault.Invalid, "line"},
			"unknown hold":   {planimport.Decide{ID: "hold-9", Decision: planimport.Keep}, fault.NotFound, ""},
			"unknown sort":   {planimport.Add{Sort: "king"}, fault.NotFound, ""},
			"unknown role":   {planimport.Mark{Line: 1, As: "king"}, fault.NotFound, ""},
			"unknown to cue": {planimport.SetCues{ID: first, Cues: []planimport.Cue{{Channel: "smell", Text: "x"}}}, fault.Invalid, "cue_channel_0"},
		} {
			_, err := w.imports.Correct(w.ctx(), w.admin, i.ID, i.Version, c.correction)
			f := fault.From(err)
			if f == nil || f.Kind != c.kind || c.field != "" && (len(f.Fields) == 0 || f.Fields[0].Name != c.field) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := w.imports.Correct(w.ctx(), w.admin, i.ID, i.Version+1, planimport.Drop{ID: first}); fault.KindOf(err) != fault.Stale {
			t.Errorf("a stale version: %v", err)
		}
		after, err := w.imports.Find(w.ctx(), w.admin, i.ID)
		must(t, err)
		if after.Version != i.Version || after.CanUndo {
			t.Error("a refused correction changed the import")
		}
	})
}

const steps = `青禾镇中心幼儿园助残日活动方案
一、活动程序
活动第一项：林秋致辞（3分钟）
活动第二项：高雁、方圆朗诵，合唱（4分钟）
活动第三项：退场
二、活动要求
3、参加人员:全体教师
（四）请带水杯
`

// TestItemsTogetherAndApart: what is put together keeps both speakers and their
// minutes; what is taken apart counts on.
func TestItemsTogetherAndApart(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		i := w.begin(steps)
		if len(i.Proposal.Sessions) != 1 || len(i.Proposal.Sessions[0].Items) != 3 {
			t.Fatalf("%+v", i.Proposal.Sessions)
		}
		i = w.correct(i, planimport.Split{ID: item(i.Proposal, 1).ID, At: len([]rune(item(i.Proposal, 1).Title)) - 1})
		var labels []string
		for _, of := range i.Proposal.Sessions[0].Items {
			labels = append(labels, of.Label)
		}
		if got := strings.Join(labels, " "); got != "第一项 第二项 第三项 第四项" {
			t.Errorf("the labels are %s", got)
		}
		i = w.begin(steps)
		i = w.correct(i, planimport.Set{ID: item(i.Proposal, 0).ID, Values: map[string]string{"speaker": "肖 明", "minutes": "3"}},
			planimport.Set{ID: item(i.Proposal, 1).ID, Values: map[string]string{"speaker": "高雁、肖明", "minutes": "4"}},
			planimport.Set{ID: item(i.Proposal, 2).ID, Values: map[string]string{"speaker": "高雁 方圆", "minutes": ""}})
		if got := item(i.Proposal, 0).Speaker + "|" + item(i.Proposal, 2).Speaker; got != "肖明|高雁 方圆" {
			t.Errorf("speakers are %s", got)
		}
		i = w.correct(i, planimport.Merge{ID: item(i.Proposal, 1).ID})
		if got := item(i.Proposal, 0); got.Speaker != "肖明、高雁" || *got.Seconds != 420 {
			t.Errorf("together they are %+v", got)
		}
		i = w.correct(i, planimport.Merge{ID: item(i.Proposal, 1).ID})
		if got := item(i.Proposal, 0); got.Seconds == nil || *got.Seconds != 420 {
			t.Errorf("the minutes are lost: %+v", got)
		}
	})
}

// TestMarkedDutySaysWho: a line without its number, parted at the colon.
func TestMarkedDutySaysWho(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		i := w.begin(steps)
		had := len(i.Proposal.Duties)
		for _, l := range i.Lines {
			if strings.Contains(l.Text, "参加人员") || strings.Contains(l.Text, "水杯") {
				i = w.correct(i, planimport.Mark{Line: l.No, As: planimport.AsDuty})
			}
		}
		got := i.Proposal.Duties[had:]
		if len(got) != 2 || got[0].Who != "参加人员" || got[0].What != "全体教师" || got[1].What != "请带水杯" {
			t.Errorf("the duties are %+v", got)
		}
	})
}
