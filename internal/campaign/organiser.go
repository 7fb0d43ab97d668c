package campaign

import (
	"slices"
	"strings"

	"tongxing/internal/fault"
)

// Rank is how a body stands behind a campaign.
type Rank string

// The ranks.
const (
	Host      Rank = "host"      // 主办
	Undertake Rank = "undertake" // 承办
	Assist    Rank = "assist"    // 协办
	Support   Rank = "support"   // 支持
	Guide     Rank = "guide"     // 指导
	Issue     Rank = "issue"     // 发文, 落款
)

// Ranks lists every rank in the order in which they are printed.
var Ranks = []Rank{Guide, Host, Undertake, Assist, Support, Issue}

// OrganiserFields are the fields of an organiser.
type OrganiserFields struct {
	Rank Rank   `db:"rank"`
	Name string `db:"name"` // in full, as it must be printed
}

// Organiser is a body behind a campaign. Within a rank they are printed in the
// order entered.
type Organiser struct {
	Row
	OrganiserFields
}

// Check tidies the fields and returns an Invalid fault with every wrong one.
func (o *OrganiserFields) Check() error {
	var errs fault.Collector
	errs.Check(slices.Contains(Ranks, o.Rank), "rank", "campaign.wrong.rank")
	errs.Line("name", &o.Name, 120)
	errs.Need("name", o.Name)
	return errs.Err()
}

// ParseOrganisers reads the names of several organisers of one rank, one a
// line. Faults: Invalid about rank or names.
func ParseOrganisers(rank Rank, names string) ([]OrganiserFields, error) {
	var errs fault.Collector
	errs.Check(slices.Contains(Ranks, rank), "rank", "campaign.wrong.rank")
	errs.Words("names", &names, 10_000)
	errs.Need("names", names)
	if err := errs.Err(); err != nil {
		return nil, err
	}
	var all []OrganiserFields
	for line := range strings.Lines(names) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		o := OrganiserFields{Rank: rank, Name: line}
		if o.Check() != nil {
			errs.Add("names", "campaign.wrong.organiser_name", "Name", o.Name[:min(len(o.Name), 60)], "Most", 120)
			return nil, errs.Err()
		}
		all = append(all, o)
	}
	return all, nil
}

func (o *OrganiserFields) values() []any { return []any{o.Rank, o.Name} }

func (o *OrganiserFields) label() string { return o.Name }

func (o *OrganiserFields) diff(to *OrganiserFields) Diff {
	var d Diff
	d.Text("rank", string(o.Rank), string(to.Rank))
	d.Text("name", o.Name, to.Name)
	return d
}
