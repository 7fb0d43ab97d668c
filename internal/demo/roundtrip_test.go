package demo_test

import (
	"fmt"
	"slices"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/plandoc"
	"tongxing/internal/plandoc/write"
	"tongxing/internal/planpaper"
)

// TestEveryPlanComesBack: what a campaign's plan is written as, in any format,
// is read as the same plan, field by field and without an exception.
func TestEveryPlanComesBack(t *testing.T) {
	t.Parallel()
	for _, at := range []string{moments[0], moments[len(moments)-1]} {
		t.Run(at, func(t *testing.T) {
			t.Parallel()
			db := sqliteAt(t, at)
			s, signIn := filled(t, db)
			plans := planpaper.NewService(db, s.Campaigns)
			for _, slug := range slugs {
				want, written := given(t, plans, signIn("admin"), slug)
				for name, file := range written {
					read, err := plandoc.Read(name, file)
					if err != nil || len(read) != 1 {
						t.Fatalf("%s, %s: %d plans, %v", slug, name, len(read), err)
					}
					compare(t, slug+" "+name, fieldsOf(want), fieldsOf(read[0]))
				}
			}
		})
	}
}

func given(t *testing.T, plans *planpaper.Service, who account.Actor, slug string) (plandoc.Plan, map[string][]byte) {
	t.Helper()
	want, err := plans.Plan(t.Context(), who, slug)
	if err != nil {
		t.Fatal(err)
	}
	document, err := plans.Document(t.Context(), who, slug)
	if err != nil {
		t.Fatal(err)
	}
	docx, err := write.Docx(document)
	if err != nil {
		t.Fatal(err)
	}
	return want, map[string][]byte{"plan.docx": docx, "plan.txt": write.Text(document), "plan.md": write.Markdown(document)}
}

func compare(t *testing.T, where string, want, got map[string][]string) {
	t.Helper()
	for field := range got {
		want[field] = append([]string{}, want[field]...) // what is read but was not there is wrong too
	}
	for field, lines := range want {
		if slices.Equal(lines, got[field]) {
			continue
		}
		t.Errorf("%s: %s\n  missing %q\n  besides %q", where, field, without(lines, got[field]), without(got[field], lines))
	}
}

// without returns the lines that are not among the others; all where only the
// order differs.
func without(lines, others []string) []string {
	left := slices.DeleteFunc(slices.Clone(lines), func(s string) bool { return slices.Contains(others, s) })
	if len(left) == 0 && len(lines) == len(others) {
		return lines
	}
	return left
}

// fieldsOf writes a plan's fields down, a line a value.
func fieldsOf(p plandoc.Plan) map[string][]string {
	said := func(s *string) string {
		if s == nil {
			return "-"
		}
		return *s
	}
	all := map[string][]string{"title": {p.Title, string(p.Kind)}, "theme": {said(p.Theme)}, "purpose": {said(p.Purpose)}, "places": p.Places}
	if p.Period != nil {
		all["period"] = []string{p.Period.Text, said(p.Period.Start), said(p.Period.End)}
	}
	add := func(field, format string, values ...any) {
		all[field] = append(all[field], fmt.Sprintf(format, values...))
	}
	for _, o := range p.Organisers {
		add("organisers", "%s %s", o.Role, o.Name)
	}
	for _, o := range p.Committee {
		add("committee", "%s %q", o.Post, o.People)
	}
	for _, o := range p.Duties {
		add("duties", "%s: %s", said(o.Who), o.What)
	}
	for _, o := range p.Agenda {
		minutes := "-"
		if o.Minutes != nil {
			minutes = fmt.Sprint(*o.Minutes)
		}
		add("agenda", "%s %s %s %s | %s | %v", said(o.Label), said(o.Time), minutes, o.Title, said(o.Speaker), o.Cues)
	}
	for _, o := range p.Budget {
		add("budget", "%s %s", o.Item, o.Amount)
	}
	for _, o := range p.Contacts {
		add("contacts", "%s %s", o.Name, o.Phone)
	}
	for _, o := range p.Sections {
		add("sections", "%d %s %s", o.Level, said(o.Number), o.Title)
	}
	return all
}
