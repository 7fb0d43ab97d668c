package campaign

import (
	"slices"

	"tongxing/internal/fault"
)

// PostFields are the fields of a post.
type PostFields struct {
	Title     string   `db:"title"` // 组长, 副组长, 成员
	Note      string   `db:"note"`  // beside the people: 各班班主任
	PersonIDs []string `db:"-"`     // of the campaign's people, in the order printed
}

// Post is a post of the committee with whoever holds it.
type Post struct {
	Row
	PostFields
	People []Person `db:"-"` // PersonIDs with their fields
}

// Names returns who holds the post, with the note behind them.
func (p Post) Names() []string {
	var names []string
	for _, person := range p.People {
		names = append(names, person.Name)
	}
	if p.Note != "" {
		names = append(names, p.Note)
	}
	return names
}

// Check tidies the fields and returns an Invalid fault with every wrong one.
// Whether the people are the campaign's is checked on saving.
func (p *PostFields) Check() error {
	var errs fault.Collector
	errs.Line("title", &p.Title, 60)
	errs.Need("title", p.Title)
	errs.Line("note", &p.Note, 200)
	p.PersonIDs = unique(p.PersonIDs)
	errs.Check(len(p.PersonIDs) <= maxRows, "people", "campaign.wrong.too_many_rows", "Most", maxRows)
	return errs.Err()
}

// unique returns the list without empty entries and later repetitions.
func unique(list []string) []string {
	var out []string
	for _, v := range list {
		if v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

func (p *PostFields) values() []any { return []any{p.Title, p.Note} }

func (p *PostFields) label() string { return p.Title }

func (p *PostFields) diff(to *PostFields) Diff {
	var d Diff
	d.Text("title", p.Title, to.Title)
	d.Text("note", p.Note, to.Note)
	return d
}
