package campaign_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
)

// wrongFields returns the fields that err names, in order.
func wrongFields(err error) []string {
	var names []string
	if f := fault.From(err); f != nil {
		for _, field := range f.Fields {
			names = append(names, field.Name)
		}
	}
	return names
}

func TestDetailsCheck(t *testing.T) {
	day := func(s string) civil.Date {
		d, err := civil.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	right := campaign.Details{Kind: campaign.Festival, Title: "一起玩的一天", Zone: "Asia/Shanghai", Language: "zh-CN"}
	for _, tc := range []struct {
		name   string
		change func(*campaign.Details)
		want   []string
	}{
		{"as little as may be", func(*campaign.Details) {}, nil},
		{"one day", func(d *campaign.Details) { d.StartsOn, d.EndsOn = day("2026-05-29"), day("2026-05-29") }, nil},
		{"ends before it starts", func(d *campaign.Details) { d.StartsOn, d.EndsOn = day("2026-06-10"), day("2026-06-03") }, []string{"ends_on"}},
		{"ends without a start", func(d *campaign.Details) { d.EndsOn = day("2026-06-03") }, []string{"starts_on"}},
		{"everything at once", func(d *campaign.Details) {
			*d = campaign.Details{Kind: "party", Title: " \t", Zone: "Mars/Base", Language: "xx", Theme: strings.Repeat("长", 201)}
		}, []string{"kind", "title", "theme", "zone", "language"}},
		{"the machine's own zone", func(d *campaign.Details) { d.Zone = "Local" }, []string{"zone"}},
		{"a path for a zone", func(d *campaign.Details) { d.Zone = "../../etc/passwd" }, []string{"zone"}},
		{"what no database keeps", func(d *campaign.Details) { d.Purpose = "a\x00b" }, []string{"purpose"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := right
			tc.change(&d)
			if got := wrongFields(d.Check()); !slices.Equal(got, tc.want) {
				t.Errorf("wrong fields %q, want %q", got, tc.want)
			}
		})
	}
}

func TestFieldsCheck(t *testing.T) {
	for _, tc := range []struct {
		name   string
		fields interface{ Check() error }
		want   []string
	}{
		{"person", &campaign.PersonFields{Name: "李老师", Phone: "138-0000-0001", SMS: true}, nil},
		{"person without a name", &campaign.PersonFields{}, []string{"name"}},
		{"messages without a number", &campaign.PersonFields{Name: "李", SMS: true}, []string{"phone"}},
		{"a number without digits", &campaign.PersonFields{Name: "李", Phone: "没有"}, []string{"phone"}},
		{"section", &campaign.SectionFields{Kind: campaign.TextSection, Level: 1, Title: "要求"}, nil},
		{"section too deep", &campaign.SectionFields{Kind: "poem", Level: 5, Title: "要求"}, []string{"kind", "level"}},
		{"organiser", &campaign.OrganiserFields{Rank: campaign.Host, Name: "市残疾人联合会"}, nil},
		{"organiser of no rank", &campaign.OrganiserFields{Rank: "sponsor"}, []string{"rank", "name"}},
		{"post", &campaign.PostFields{Title: "组长"}, nil},
		{"post without a title", &campaign.PostFields{Note: "各班班主任"}, []string{"title"}},
		{"duty", &campaign.DutyFields{What: "布置会场", State: campaign.Open}, nil},
		{"duty of nothing", &campaign.DutyFields{State: "late"}, []string{"what", "state"}},
		{"budget", &campaign.BudgetFields{Item: "帐篷", Quantity: 4, Unit: "顶", UnitPriceCents: 75000}, nil},
		{"budget of nothing", &campaign.BudgetFields{Quantity: 0, UnitPriceCents: -1}, []string{"item", "quantity", "unit_price"}},
		{"budget that overflows", &campaign.BudgetFields{Item: "月球", Quantity: 1_000_000, UnitPriceCents: 10_000_000_000_000}, []string{"unit_price"}},
		{"budget beyond all", &campaign.BudgetFields{Item: "x", Quantity: math.MaxInt64, UnitPriceCents: math.MaxInt64}, []string{"quantity", "unit_price"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := wrongFields(tc.fields.Check()); !slices.Equal(got, tc.want) {
				t.Errorf("wrong fields %q, want %q", got, tc.want)
			}
		})
	}
}

func TestParseOrganisers(t *testing.T) {
	all, err := campaign.ParseOrganisers(campaign.Undertake, "甲校团委\r\n\n 乙校团委 \n")
	want := []campaign.OrganiserFields{{Rank: campaign.Undertake, Name: "甲校团委"}, {Rank: campaign.Undertake, Name: "乙校团委"}}
	if err != nil || !slices.Equal(all, want) {
		t.Errorf("got %v, %v", all, err)
	}
	for names, field := range map[string]string{"": "names", " \n": "names", strings.Repeat("长", 121): "names", "a\xff": "names"} {
		if _, err := campaign.ParseOrganisers(campaign.Host, names); !slices.Equal(wrongFields(err), []string{field}) {
			t.Errorf("%.20q: %v", names, err)
		}
	}
}

func TestParseCents(t *testing.T) {
	for typed, want := range map[string]int64{"12.50": 1250, "12.5": 1250, "12": 1200, " 0 ": 0, "0.01": 1, "100000000000": 10_000_000_000_000} {
		if got, err := campaign.ParseCents("unit_price", typed); err != nil || got != want {
			t.Errorf("%q: %d, %v; want %d", typed, got, err, want)
		}
	}
	for _, typed := range []string{"", ".", "12.", ".5", "12.505", "-1", "+1", "1e3", "1,200", "１２", "12.5.0", "￥12", "100000000000.01", "9999999999999", "0x10"} {
		if got, err := campaign.ParseCents("unit_price", typed); !slices.Equal(wrongFields(err), []string{"unit_price"}) {
			t.Errorf("%q was read as %d, %v", typed, got, err)
		}
	}
}

func FuzzParseCents(f *testing.F) {
	f.Add("12.50")
	f.Add("007")
	f.Fuzz(func(t *testing.T, typed string) {
		cents, err := campaign.ParseCents("x", typed)
		if err != nil {
			return
		}
		if again, err := campaign.ParseCents("x", campaign.FormatCents(cents)); err != nil || again != cents || cents < 0 {
			t.Errorf("%q is %d, written %s, read %d, %v", typed, cents, campaign.FormatCents(cents), again, err)
		}
	})
}

func TestTotalCents(t *testing.T) {
	lines := slices.Repeat([]campaign.BudgetLine{{BudgetFields: campaign.BudgetFields{Item: "x", Quantity: 1, UnitPriceCents: 10_000_000_000_000}}}, 500)
	if got := campaign.TotalCents(lines); got != 5_000_000_000_000_000 {
		t.Errorf("the greatest budget is %d", got)
	}
}

func TestCheckSlug(t *testing.T) {
	for _, slug := range []string{"disability-day-2026", "abc", "2026", strings.Repeat("a", 60)} {
		if err := campaign.CheckSlug(slug); err != nil {
			t.Errorf("%q: %v", slug, err)
		}
	}
	for _, slug := range []string{"", "ab", "new", "import", "A-b", "a--b", "-ab", "ab-", "助残日", "a b c", "a/b", "a.b", strings.Repeat("a", 61),
		"01890a5d-ac96-774b-bcce-b302099a8057"} {
		if err := campaign.CheckSlug(slug); !slices.Equal(wrongFields(err), []string{"slug"}) {
			t.Errorf("%q was accepted: %v", slug, err)
		}
	}
	for _, kind := range campaign.Kinds {
		if err := campaign.CheckSlug(campaign.ProposeSlug(kind, 2026)); err != nil {
			t.Errorf("the slug proposed for %s: %v", kind, err)
		}
	}
}

func TestNextObservance(t *testing.T) {
	for _, tc := range []struct {
		today string
		want  string
	}{
		{"2026-01-01", "36 2026-05-15 2026-05-17 2026-05-18"},
		{"2026-05-18", "36 2026-05-15 2026-05-17 2026-05-18"},
		{"2026-05-19", "37 2027-05-14 2027-05-16 2027-05-17"},
	} {
		today, _ := civil.ParseDate(tc.today)
		o := campaign.NextObservance(today)
		got := fmt.Sprint(o.Ordinal, " ", o.FridayBefore, " ", o.Day, " ", o.MondayAfter)
		if got != tc.want {
			t.Errorf("%s: %s, want %s", tc.today, got, tc.want)
		}
	}
}

func TestParseText(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		want       []campaign.Block
	}{
		{"nothing", " \n\n", nil},
		{"paragraphs", "一段\n还是一段\n\n另一段", []campaign.Block{{Lines: []string{"一段", "还是一段"}}, {Lines: []string{"另一段"}}}},
		{"a list between", "要带：\n- 水\n- 帽子\n就这些", []campaign.Block{
			{Lines: []string{"要带："}}, {Kind: campaign.Bullets, Lines: []string{"水", "帽子"}}, {Lines: []string{"就这些"}}}},
		{"numbers", "1. 甲\n2、乙\n4. 丁", []campaign.Block{
			{Kind: campaign.Numbers, First: 1, Lines: []string{"甲", "乙"}}, {Kind: campaign.Numbers, First: 4, Lines: []string{"丁"}}}},
		{"not numbers", "1.5 米\n2026. 年\n12345. 长\n01. 零", []campaign.Block{
			{Lines: []string{"1.5 米"}}, {Kind: campaign.Numbers, First: 2026, Lines: []string{"年"}}, {Lines: []string{"12345. 长", "01. 零"}}}},
		{"two lists", "- 甲\n\n- 乙", []campaign.Block{{Kind: campaign.Bullets, Lines: []string{"甲"}}, {Kind: campaign.Bullets, Lines: []string{"乙"}}}},
		{"marks stay text", "<b>粗</b> & -减号", []campaign.Block{{Lines: []string{"<b>粗</b> & -减号"}}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, campaign.ParseText(tc.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzParseText(f *testing.F) {
	for _, seed := range []string{"一\n二\n\n- 三\n- 四\n1. 五\n2、六", "- - a", "1. 1. a", "\r\n-  \n9999. x\n10000. y", "- "} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		blocks := campaign.ParseText(text)
		again := campaign.ParseText(campaign.FormatText(blocks))
		if diff := cmp.Diff(blocks, again); diff != "" {
			t.Errorf("%q written and read again: %s", text, diff)
		}
		// Nothing is lost but white space and the marks of lists.
		marks := strings.NewReplacer("-", "", ".", "", "、", "")
		bare := func(s string) string {
			return strings.Map(func(r rune) rune {
				if '0' <= r && r <= '9' {
					return -1
				}
				return r
			}, strings.Join(strings.Fields(marks.Replace(s)), ""))
		}
		var kept strings.Builder
		for _, b := range blocks {
			kept.WriteString(strings.Join(b.Lines, " ") + " ")
		}
		if bare(kept.String()) != bare(text) {
			t.Errorf("%q became %q", text, kept.String())
		}
	})
}

func sectionsOf(outline string) (all []campaign.Section) {
	for i, line := range strings.Fields(outline) {
		level, rest, _ := strings.Cut(line, ":")
		number, title, _ := strings.Cut(rest, ":")
		all = append(all, campaign.Section{
			Row:           campaign.Row{ID: title, Position: i + 1},
			SectionFields: campaign.SectionFields{Kind: campaign.TextSection, Level: int(level[0] - '0'), Number: number, Title: title},
		})
	}
	return all
}

func written(all []campaign.Section) string {
	var lines []string
	for _, s := range all {
		lines = append(lines, fmt.Sprintf("%d:%s:%s", s.Level, s.Number, s.Title))
	}
	return strings.Join(lines, " ")
}

func TestMoveSection(t *testing.T) {
	const plan = "1:一:a 2:一:a1 2:二:a2 1:二:b 1:三:c 2:一:c1"
	for _, tc := range []struct {
		id   string
		to   campaign.Direction
		want string
	}{
		{"b", campaign.Up, "1:一:b 1:二:a 2:一:a1 2:二:a2 1:三:c 2:一:c1"},
		{"a", campaign.Down, "1:一:b 1:二:a 2:一:a1 2:二:a2 1:三:c 2:一:c1"},
		{"b", campaign.Down, "1:一:a 2:一:a1 2:二:a2 1:二:c 2:一:c1 1:三:b"},
		{"a2", campaign.Up, "1:一:a 2:一:a2 2:二:a1 1:二:b 1:三:c 2:一:c1"},
		{"a1", campaign.Up, plan},
		{"a2", campaign.Down, plan},
		{"a", campaign.Up, plan},
		{"c", campaign.Down, plan},
		{"c1", campaign.Up, plan},
		{"gone", campaign.Up, plan},
	} {
		got, moved := campaign.MoveSection(sectionsOf(plan), tc.id, tc.to)
		if written(got) != tc.want || moved != (tc.want != plan) {
			t.Errorf("%s by %d: %s, %v; want %s", tc.id, tc.to, written(got), moved, tc.want)
		}
	}
}

func FuzzMoveSection(f *testing.F) {
	f.Add([]byte{1, 2, 2, 1, 3}, 1, true)
	f.Fuzz(func(t *testing.T, levels []byte, at int, up bool) {
		if len(levels) == 0 || len(levels) > 40 || at < 0 {
			return
		}
		var all []campaign.Section
		for i, l := range levels {
			all = append(all, campaign.Section{Row: campaign.Row{ID: fmt.Sprint(i)}, SectionFields: campaign.SectionFields{Level: int(l%4) + 1, Number: "1"}})
		}
		id := all[at%len(all)].ID
		to := campaign.Down
		if up {
			to = campaign.Up
		}
		got, moved := campaign.MoveSection(slices.Clone(all), id, to)
		if len(got) != len(all) {
			t.Fatalf("%d sections became %d", len(all), len(got))
		}
		back := got
		if moved {
			var again bool
			if back, again = campaign.MoveSection(got, id, -to); !again {
				t.Fatalf("%s moved and cannot move back", id)
			}
		}
		if diff := cmp.Diff(all, back); diff != "" {
			t.Errorf("there and back: %s", diff)
		}
	})
}

func TestRenumber(t *testing.T) {
	got := campaign.Renumber(sectionsOf("1:一:a 2:二:a1 2:三:a2 1:四:b 1::free 1:十:c 2:9:c1 3:x:c11"))
	if want := "1:一:a 2:一:a1 2:二:a2 1:二:b 1::free 1:三:c 2:1:c1 3:1:c11"; written(got) != want {
		t.Errorf("got  %s\nwant %s", written(got), want)
	}
}

func TestNextNumber(t *testing.T) {
	all := sectionsOf("1:一:a 2:一:a1 2:二:a2 1:二:b 1::free")
	for _, tc := range []struct {
		after, level int
		language     string
		want         string
	}{
		{-1, 1, "zh-CN", "一"}, {-1, 1, "en", "1"}, {-1, 3, "zh-CN", "1"},
		{2, 2, "zh-CN", "三"}, {2, 1, "zh-CN", "二"}, {3, 1, "zh-CN", "三"}, {3, 2, "zh-CN", "一"}, {4, 1, "zh-CN", ""},
	} {
		if got := campaign.NextNumber(all, tc.after, tc.level, tc.language); got != tc.want {
			t.Errorf("behind %d on level %d: %q, want %q", tc.after, tc.level, got, tc.want)
		}
	}
}

func TestHeading(t *testing.T) {
	for want, s := range map[string]campaign.SectionFields{
		"一、主题":    {Level: 1, Number: "一", Title: "主题"},
		"（二）宣传":   {Level: 2, Number: "二", Title: "宣传"},
		"1. Aims": {Level: 1, Number: "1", Title: "Aims"},
		"（3）细则":   {Level: 4, Number: "3", Title: "细则"},
		"前言":      {Level: 1, Title: "前言"},
	} {
		if got := s.Heading(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// Every kind's outline passes the checks that people's own words must pass.
func TestOutlines(t *testing.T) {
	for _, kind := range campaign.Kinds {
		for _, language := range []string{"zh-CN", "en"} {
			o := campaign.OutlineFor(kind, language)
			if len(o.Sections) < 5 || len(o.Posts) != 3 || len(o.Duties) < 3 {
				t.Errorf("%s in %s has %d sections, %d posts, %d duties", kind, language, len(o.Sections), len(o.Posts), len(o.Duties))
			}
			c := campaign.Campaign{Details: campaign.Details{Kind: kind, Language: language}}
			for i := range o.Sections {
				s := o.Sections[i]
				if err := s.Check(); err != nil || s.Body != "" {
					t.Errorf("%s: %+v: %v", kind, s, err)
				}
				if campaign.Guidance(c, s) == "" {
					t.Errorf("%s in %s: no guidance for %s", kind, language, s.Title)
				}
			}
			for i := range o.Duties {
				if err := o.Duties[i].Check(); err != nil {
					t.Errorf("%s: %+v: %v", kind, o.Duties[i], err)
				}
			}
		}
	}
	if got := campaign.OutlineFor(campaign.DisabilityDay, "zh-CN").Sections[10].Heading(); got != "十一、活动要求" {
		t.Errorf("the eleventh heading is %s", got)
	}
}
