package organisation

import (
	"cmp"
	"slices"

	"tongxing/internal/civil"
	"tongxing/internal/fault"
)

// Organisation is a school, a university, an office, or a part of one.
type Organisation struct {
	ID        string        `db:"id"`
	ParentID  *string       `db:"parent_id"` // none at the top
	Name      string        `db:"name"`
	CreatedAt civil.Instant `db:"created_at"`
	Version   int           `db:"version"` // guards name and parent
}

// Role is a place in an organisation. Each includes the ones below it.
type Role string

// The places, from most to least.
const (
	Manager Role = "manager"
	Editor  Role = "editor"
	Member  Role = "member"
)

// Roles lists every role, from most to least.
var Roles = []Role{Manager, Editor, Member}

// Membership is somebody's place in an organisation.
type Membership struct {
	AccountID string        `db:"account_id"`
	Name      string        `db:"name"`
	SignIn    string        `db:"sign_in"` // a sign-in name, to tell two of one name apart; for managers alone
	Role      Role          `db:"role"`
	Disabled  bool          `db:"disabled"`
	Since     civil.Instant `db:"created_at"`
}

// longestName is how many characters an organisation's name may have.
const longestName = 80

func cleanName(c *fault.Collector, name string) string {
	c.Line("name", &name, longestName)
	c.Need("name", name)
	return name
}

func checkRole(c *fault.Collector, role Role) {
	c.Check(slices.Contains(Roles, role), "role", "organisation.role_unknown")
}

// Node is an organisation in the tree as somebody sees it.
type Node struct {
	Organisation
	Role    Role `db:"role"`    // the actor's own place, or empty
	Members int  `db:"members"` // how many belong to it
	Depth   int  // 0 at the top of what is seen
	Opens   bool // the actor may open its page
	Manages bool // the actor may manage it
}

// arrange puts organisations in the order of the tree, each before those below
// it, siblings in the order in which they were made. What lies under something
// that is not among them stands at the top.
func arrange(nodes []Node, administrator bool) []Node {
	there := map[string]bool{}
	for _, n := range nodes {
		there[n.ID] = true
	}
	below := map[string][]Node{}
	for _, n := range nodes {
		parent := ""
		if n.ParentID != nil && there[*n.ParentID] {
			parent = *n.ParentID
		}
		below[parent] = append(below[parent], n)
	}
	out := make([]Node, 0, len(nodes))
	var place func(parent string, depth int, manages bool)
	place = func(parent string, depth int, manages bool) {
		siblings := below[parent]
		slices.SortFunc(siblings, func(a, b Node) int { return cmp.Compare(a.ID, b.ID) })
		for _, n := range siblings {
			n.Depth = depth
			n.Manages = manages || n.Role == Manager
			n.Opens = n.Manages || n.Role != ""
			out = append(out, n)
			place(n.ID, depth+1, n.Manages)
		}
	}
	place("", 0, administrator)
	return out
}
