package planimport_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tongxing/internal/agenda"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/plandoc"
	"tongxing/internal/plandoc/write"
	"tongxing/internal/planimport"
)

// essence is what must survive being made, written and read again.
func essence(p plandoc.Plan) []string {
	said := func(s *string) string {
		if s == nil {
			return "-"
		}
		return strings.Trim(strings.Join(strings.Fields(*s), " "), "。. ")
	}
	all := []string{p.Title, "theme " + said(p.Theme), "purpose " + said(p.Purpose)}
	for _, o := range p.Organisers {
		all = append(all, string(o.Role)+" "+o.Name)
	}
	slices.Sort(all[3:]) // one that stands apart from the others comes last
	for _, post := range p.Committee {
		people := strings.Split(strings.Join(post.People, "、"), "、")
		slices.Sort(people) // who is known by name stands before the others
		all = append(all, post.Post+" "+strings.Join(people, "、"))
	}
	for _, d := range p.Duties {
		all = append(all, "duty "+said(d.Who)+" "+strings.TrimRight(d.What, "。."))
	}
	for _, i := range p.Agenda {
		all = append(all, "item "+said(i.Time)+" "+i.Title)
	}
	counts := slices.ContainsFunc(p.Sections, func(s plandoc.Section) bool { return s.Number != nil })
	for _, s := range p.Sections {
		// In a plan that counts, a heading without a number that was added for
		// what stood before the first need not read as one.
		if !counts || s.Number != nil {
			all = append(all, fmt.Sprint("section ", s.Level, said(s.Number), s.Title))
		}
	}
	for i, s := range all {
		// The official manner has no blanks between figures and characters.
		s = counted.ReplaceAllString(s, "$1.")
		all[i] = typed.ReplaceAllString(strings.NewReplacer("-", "—", "–", "—").Replace(s), "$1$2")
	}
	return all
}

// typed is a blank that the official manner does without: beside a character,
// a mark or a figure.
var typed = regexp.MustCompile(`([\p{Han}\p{P}\p{S}\d])[\s　]+|[\s　]+([\p{Han}\p{P}\p{S}\d])`)

// counted is a number in a list, which the official manner writes 1. for 1、.
var counted = regexp.MustCompile(`(\d)、`)

// TestWhatIsMadeIsReadAgain: the document of a campaign that was made of a
// document reads as the campaign.
func TestWhatIsMadeIsReadAgain(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		for name, data := range documents(t) {
			made, err := w.imports.Bring(w.ctx(), w.admin, name, data, "", true)
			must(t, err)
			for _, m := range made {
				want, err := w.papers.Plan(w.ctx(), w.admin, m.Campaign.ID)
				must(t, err)
				document, err := w.papers.Document(w.ctx(), w.admin, m.Campaign.ID)
				must(t, err)
				read, err := plandoc.Read(name, write.Text(document))
				must(t, err)
				if len(read) != 1 {
					t.Errorf("%s: %d plans are read again", name, len(read))
					continue
				}
				got, wanted := essence(read[0]), essence(want)
				if !slices.Equal(got, wanted) {
					t.Errorf("%s: read again\n-%s\n+%s\n%q\n%s", name, strings.Join(without(wanted, got), "\n-"), strings.Join(without(got, wanted), "\n+"), got, write.Text(document))
				}
			}
		}
	})
}

func without(all, others []string) (left []string) {
	for _, s := range all {
		if !slices.Contains(others, s) {
			left = append(left, s)
		}
	}
	return left
}

// TestNothingHeldLeavesTheImport plants personal data, makes the campaign
// without a decision and looks for it in every table and in the documents.
func TestNothingHeldLeavesTheImport(t *testing.T) {
	const identity, disability, bank, phone, contact, child = "11010519491231002X", "11010519491231002X44", "6222021234567890128", "138-0000-4711", "13800009988", "莫小溪"
	text := strings.Join([]string{"青禾小学结对活动方案 " + identity, "一、活动主题", "手拉手 " + phone, "二、活动程序", "第一项：" + child + "发言，电话" + phone + "（播放音乐，证号" + disability + "）",
		"第二项：合影", "三、分工", "王老师：收款账号" + bank, "四、结对名单", "莫小溪——林大山", "五、联系人", "王芳 " + contact, "另附：" + identity}, "\n")
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		i := w.begin(text)
		kinds := map[plandoc.SensitiveKind]bool{}
		for _, h := range i.Proposal.Holds {
			kinds[h.Kind] = true
		}
		if len(kinds) != 5 {
			t.Fatalf("held %+v", i.Proposal.Holds)
		}
		plan := w.make(i)
		document, err := w.papers.Document(w.ctx(), w.admin, plan.Campaign.ID)
		must(t, err)
		all := string(write.Text(document)) + everything(t, db)
		for _, secret := range []string{identity, disability, bank, phone, contact, child} {
			if at := strings.Index(all, secret); at >= 0 {
				t.Errorf("%s stands in …%s…", secret, all[max(at-150, 0):at+50])
			}
		}
		if !strings.Contains(all, "王芳") {
			t.Error("the contact's name is gone")
		}
	})
}

// TestDecisions: what is decided to be kept or replaced is made so.
func TestDecisions(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		i := w.begin("结对活动方案\n一、结对名单\n莫小溪——林大山\n二、联系人\n王芳 138-0000-0001\n")
		i = w.correct(i, planimport.Decide{Kind: plandoc.SensitiveChild, Decision: planimport.Replace}, planimport.Decide{Kind: plandoc.SensitivePhone, Decision: planimport.Keep})
		if i.Proposal.Held() != 0 {
			t.Errorf("still held: %+v", i.Proposal.Holds)
		}
		plan := w.make(i)
		if body := plan.Sections[0].Body; strings.Contains(body, "莫小溪") || !strings.Contains(body, "某某小朋友") {
			t.Errorf("the list is %q", body)
		}
		if len(plan.People) != 1 || plan.People[0].Phone != "138-0000-0001" {
			t.Errorf("the people are %+v", plan.People)
		}
	})
}

// everything is the text of all rows of all tables.
func everything(t *testing.T, db *database.DB) string {
	t.Helper()
	var packed bytes.Buffer
	_, err := db.Backup(t.Context(), &packed)
	must(t, err)
	rows, err := gzip.NewReader(&packed)
	must(t, err)
	text, err := io.ReadAll(rows)
	must(t, err)
	return string(text)
}

// TestAgeOfWhoSitsThere: the check asks how long children sit only where the
// plan says that it is children.
func TestAgeOfWhoSitsThere(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		for text, want := range map[string]agenda.AgeGroup{
			"青禾幼儿园助残日活动方案\n一、参加对象\n大班全体幼儿\n二、活动流程\n9:00 开场\n9:10 合唱": agenda.Preschool,
			"河湾小学游园会方案\n一、活动流程\n9:00 开场\n9:10 合唱":                    agenda.Primary,
			"云川学院走进河湾小学方案\n一、活动流程\n9:00 开场\n9:10 合唱":                 agenda.AnyAge,
			"小小鱼幼儿园、河湾小学手拉手活动方案\n一、活动流程\n9:00 开场\n9:10 合唱":           agenda.Mixed,
			"社区便民日方案\n一、活动流程\n9:00 开场\n9:10 合唱":                      agenda.AnyAge,
		} {
			made, err := w.imports.Bring(w.ctx(), w.admin, "plan.txt", []byte(text), "", true)
			must(t, err)
			sessions, err := agenda.Day(w.ctx(), db, made[0].Campaign.ID)
			must(t, err)
			if len(sessions) != 1 || sessions[0].AgeGroup != want {
				t.Errorf("%s: %v, want %q", text, sessions, want)
			}
		}
	})
}
