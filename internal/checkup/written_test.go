package checkup_test

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/check"
	"tongxing/internal/checkup"
	"tongxing/internal/civil"
	"tongxing/internal/venue"
)

// TestWrittenPlans asks about plans as people write them, and wants exactly
// what an experienced organiser would say of each: no less, and no more.
func TestWrittenPlans(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/plans.txt")
	if err != nil {
		t.Fatal(err)
	}
	plans := strings.Split(string(text), "\n# ")
	if len(plans) < 20 {
		t.Fatalf("%d plans", len(plans))
	}
	for _, plan := range plans {
		name, _, _ := strings.Cut(strings.TrimPrefix(plan, "# "), "\n")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := written{t: t}
			for line := range strings.Lines(plan) {
				key, rest, is := strings.Cut(strings.TrimSpace(line), ":")
				if is && !strings.HasPrefix(line, "#") {
					w.read(key, cells(rest))
				}
			}
			var found []string
			for _, f := range checkup.Of(w.m, civil.NewDate(2026, 4, 20)) {
				title := f.Title
				if f.Ref.Record == check.CampaignRecord {
					title = ""
				}
				found = append(found, strings.TrimSpace(string(f.Code)+" "+title))
			}
			slices.Sort(found)
			slices.Sort(w.want)
			if !slices.Equal(found, w.want) {
				t.Errorf("got  %q\nwant %q", found, w.want)
			}
		})
	}
}

func cells(line string) []string {
	all := strings.Split(line, "|")
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return append(all, make([]string, 8)...)
}

// written is a plan while its lines are read; ids are counted.
type written struct {
	t    *testing.T
	m    checkup.Material
	want []string
	ids  int
}

func (w *written) row() campaign.Row {
	w.ids++
	return campaign.Row{ID: strconv.Itoa(w.ids)}
}

func (w *written) read(key string, c []string) {
	m, of := &w.m, &w.m.Campaign
	of.ID, of.Zone, of.Language = "c", "Asia/Shanghai", cmp.Or(of.Language, "zh-CN")
	switch key {
	case "kind":
		of.Kind = campaign.Kind(c[0])
	case "title":
		of.Title = c[0]
	case "theme":
		of.Theme = c[0]
	case "language":
		of.Language = c[0]
	case "date":
		of.StartsOn = must(civil.ParseDate(c[0]))
	case "organiser":
		m.Organisers = append(m.Organisers, campaign.Organiser{Row: w.row(), OrganiserFields: campaign.OrganiserFields{Rank: campaign.Host, Name: c[0]}})
	case "venue":
		room := must(strconv.Atoi(c[1]))
		m.Venues = append(m.Venues, venue.Venue{Row: w.row(), Fields: venue.Fields{Name: c[0], Capacity: &room}})
	case "section":
		m.Sections = append(m.Sections, campaign.Section{Row: w.row(), SectionFields: campaign.SectionFields{Kind: campaign.TextSection, Level: 1, Title: c[0], Body: c[1]}})
	case "post":
		m.Posts = append(m.Posts, campaign.Post{Row: w.row(), PostFields: campaign.PostFields{Title: c[0], Note: c[1]}})
	case "duty":
		m.Duties = append(m.Duties, campaign.Duty{Row: w.row(), DutyFields: campaign.DutyFields{What: c[0], Who: c[1], State: campaign.DutyState(c[2])}})
	case "session":
		w.session(c)
	case "item":
		w.item(c)
	case "want":
		for found := range strings.SplitSeq(c[0], ", ") {
			w.want = append(w.want, found)
		}
	default:
		w.t.Fatalf("what is %q?", key)
	}
}

func (w *written) session(c []string) {
	s := agenda.Session{Row: w.row(), SessionFields: agenda.SessionFields{Title: c[0], StartsOn: w.m.Campaign.StartsOn, EndsOn: w.m.Campaign.StartsOn,
		Zone: "Asia/Shanghai", AgeGroup: agenda.AgeGroup(c[3]), Access: venue.Access{}}}
	from, to, _ := strings.Cut(c[1], "-")
	s.StartsAt, s.EndsAt = must(civil.ParseTimeOfDay(from)), must(civil.ParseTimeOfDay(to))
	count := must(strconv.Atoi(c[4]))
	s.AudienceCount = &count
	if c[5] != "" {
		s.Access = venue.Access{venue.AccessCode(c[5])}
	}
	for _, v := range w.m.Venues {
		if v.Name == c[2] {
			s.VenueID = &v.ID
		}
	}
	w.m.Sessions = append(w.m.Sessions, s)
}

func (w *written) item(c []string) {
	i := agenda.Item{Row: w.row(), ItemFields: agenda.ItemFields{Kind: agenda.Kind(c[0]), Title: c[1], Owner: c[3]}}
	if minutes, err := strconv.Atoi(c[2]); err == nil {
		i.Seconds = agenda.LengthOf(60 * minutes)
	}
	if who, signed := strings.CutPrefix(c[4], "signed="); signed {
		i.Interpreted, i.Interpreter = true, who
	}
	i.NeedsRamp = c[4] == "ramp"
	last := &w.m.Sessions[len(w.m.Sessions)-1]
	last.Items = append(last.Items, i)
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(fmt.Sprint("in testdata/plans.txt: ", err))
	}
	return v
}
