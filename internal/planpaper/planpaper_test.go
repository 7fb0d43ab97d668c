package planpaper_test

import (
	"bytes"
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
	"tongxing/internal/plandoc"
	"tongxing/internal/plandoc/write"
	"tongxing/internal/planpaper"
)

// world is a database with a campaign, made from the digits of seed.
type world struct {
	plans *planpaper.Service
	who   account.Actor
	id    string
}

// pick returns one of all, another one for every seed and place.
func pick(seed, place int, all ...string) string { return all[(seed*7+place*3+seed*place)%len(all)] }

func newWorld(t *testing.T, db *database.DB, seed int) world {
	t.Helper()
	ctx := t.Context()
	made, err := account.NewService(db).Add(ctx, account.NewAccount{Profile: account.Profile{Name: "陈园长", SignInNames: account.SignInNames{Email: fmt.Sprintf("chen%d@demo.example", seed)}},
		Password: "tongxing-demo", Administrator: true}, nil)
	must(t, err)
	who := account.Actor{ID: made.ID, Name: made.Name, Administrator: true}
	campaigns := campaign.NewService(db)
	lead, helper := "lead", "helper"
	outline := campaign.Outline{
		People: []campaign.OutlinePerson{{ID: lead, PersonFields: campaign.PersonFields{Name: pick(seed, 1, "陈明", "欧阳小雨", "李静"), Phone: "138-0000-0001", OnSheet: true}}, {ID: helper, PersonFields: campaign.PersonFields{Name: pick(seed, 2, "王芳", "赵海")}}},
		Posts:  []campaign.PostFields{{Title: "组长", PersonIDs: []string{lead}}, {Title: "副组长"}, {Title: "成员", PersonIDs: []string{helper, lead}}},
		Duties: []campaign.DutyFields{{State: campaign.Open, PersonID: &lead, What: pick(seed, 3, "拟定方案", "联系手语翻译")}, {State: campaign.Open, Who: "各班班主任", What: pick(seed, 4, "收回同意书", "布置场地"), DueOn: civil.NewDate(2026, 5, 1+seed)}},
		Budget: []campaign.BudgetFields{{Item: "绘本", Quantity: int64(10 + seed), Unit: "本", UnitPriceCents: 2850}},
		Organisers: []campaign.OrganiserFields{{Rank: campaign.Host, Name: pick(seed, 5, "青山县教育局", "柳河区残疾人联合会")}, {Rank: campaign.Host, Name: "青山县妇女联合会"},
			{Rank: campaign.Undertake, Name: "青山县第二幼儿园"}},
	}
	if seed%2 == 0 {
		outline.Organisers = append(outline.Organisers, campaign.OrganiserFields{Rank: campaign.Issue, Name: "青山县第二幼儿园"})
	}
	for i, s := range []struct {
		kind  campaign.SectionKind
		title string
	}{{campaign.ThemeSection, "活动主题"}, {campaign.PurposeSection, "活动目的"}, {campaign.PeriodSection, "活动时间"}, {campaign.OrganisersSection, "组织单位"}, {campaign.CommitteeSection, "组织机构"},
		{campaign.DutiesSection, "任务分工"}, {campaign.AgendaSection, "活动程序"}, {campaign.BudgetSection, "经费预算"}, {campaign.TextSection, "安全要求"}, {campaign.ContactsSection, "联系人"}} {
		f := campaign.SectionFields{Kind: s.kind, Level: 1, Number: []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}[i], Title: s.title}
		if s.kind == campaign.TextSection {
			f.Body = pick(seed, 6, "现场有人值守急救箱。", "雨天改在室内，照常进行。")
		}
		outline.Sections = append(outline.Sections, f)
	}
	c, err := campaigns.Create(ctx, who, campaign.NewCampaign{Slug: fmt.Sprintf("day-%d", seed), Details: campaign.Details{Kind: campaign.DisabilityDay,
		Title: pick(seed, 7, "青山县第二幼儿园助残日活动方案", "“牵手同行”助残活动方案"), Theme: pick(seed, 8, "慢一点，一起走", "牵手同行"),
		Purpose: pick(seed, 9, "让每个孩子都在场", "让孩子学会先问一句再伸手"), StartsOn: civil.NewDate(2026, 5, 15)}}, outline)
	must(t, err)
	var items []agenda.NewItem
	for i := range 3 + seed%4 {
		items = append(items, agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Other, Numbered: seed%3 != 0, Title: pick(seed, i, "园长致辞", "合唱《伸出你的手》", "捐赠图书", "合影留念"),
			Seconds: agenda.LengthOf(60 * (2 + (seed+i)%9)), Speaker: pick(seed, i, "陈明", "")}})
	}
	items = append(items, agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Call, Title: "金丝雀集合", Backstage: true, HostWords: "金丝雀词", Note: "金丝雀注"}})
	_, err = agenda.NewService(campaigns).AddSession(ctx, who, c.ID, agenda.SessionFields{Title: "主会场", StartsOn: civil.NewDate(2026, 5, 15), StartsAt: civil.NewTimeOfDay(9, seed%60), Zone: "Asia/Shanghai"}, items...)
	must(t, err)
	return world{planpaper.NewService(db, campaigns), who, c.ID}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// essence is what must survive being written and read.
func essence(p plandoc.Plan) []string {
	said := func(s *string) string {
		if s == nil {
			return "-"
		}
		return strings.TrimSuffix(*s, "。")
	}
	all := []string{p.Title, said(p.Theme), said(p.Purpose)}
	for _, o := range p.Organisers {
		all = append(all, string(o.Role)+" "+o.Name)
	}
	for _, post := range p.Committee {
		all = append(all, fmt.Sprint(post.Post, post.People))
	}
	for _, d := range p.Duties {
		all = append(all, said(d.Who)+" "+d.What)
	}
	for _, i := range p.Agenda {
		all = append(all, said(i.Time)+" "+i.Title)
	}
	for _, s := range p.Sections {
		all = append(all, fmt.Sprint(s.Level, said(s.Number), s.Title))
	}
	return all
}

func TestRoundTrip(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		for seed := range 12 {
			w := newWorld(t, db, seed)
			want, err := w.plans.Plan(t.Context(), w.who, w.id)
			must(t, err)
			document, err := w.plans.Document(t.Context(), w.who, w.id)
			must(t, err)
			docx, err := write.Docx(document)
			must(t, err)
			for name, file := range map[string][]byte{"plan.txt": write.Text(document), "plan.md": write.Markdown(document), "plan.docx": docx} {
				read, err := plandoc.Read(name, file)
				must(t, err)
				if len(read) != 1 || !reflect.DeepEqual(essence(read[0]), essence(want)) {
					t.Errorf("campaign %d as %s is read as\n%q, want\n%q\n%s", seed, name, essence(read[0]), essence(want), write.Text(document))
				}
			}
		}
	})
}

func TestPlanSaysNothingFromBehindTheScenes(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		w := newWorld(t, db, 2)
		document, err := w.plans.Document(t.Context(), w.who, w.id)
		must(t, err)
		first := write.Text(document)
		if bytes.Contains(first, []byte("金丝雀")) {
			t.Error("what is behind the scenes stands in the plan")
		}
		clock.Advance(72 * time.Hour)
		document, err = w.plans.Document(t.Context(), w.who, w.id)
		must(t, err)
		if !bytes.Equal(first, write.Text(document)) {
			t.Error("the plan changes with the day")
		}
		for _, read := range []func(context.Context, account.Actor, string) error{
			func(ctx context.Context, who account.Actor, id string) error {
				_, err := w.plans.Document(ctx, who, id)
				return err
			},
			func(ctx context.Context, who account.Actor, id string) error {
				_, err := w.plans.Plan(ctx, who, id)
				return err
			},
		} {
			if err := read(t.Context(), account.Actor{ID: database.NewID()}, w.id); fault.KindOf(err) != fault.NotFound {
				t.Errorf("an outsider gets %v", err)
			}
		}
	})
}
