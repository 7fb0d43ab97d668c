package architecture_test

// A row of the house. A package may import packages of rows below its own and,
// of its own row, nothing. Patterns are paths in the module; * matches one
// path element or a part of it.
type row struct {
	name     string
	packages []string
	only     []string // when set, the names of the only rows that it may import
}

// house is the plan, from the roof down.
var house = []row{
	{name: "command", packages: []string{"cmd/tongxing"}},
	{name: "composition", packages: []string{"internal/app"}},
	{name: "demonstration", packages: []string{"internal/demo"}, only: []string{"agenda", "venue", "campaign", "organisation", "account", "database", "errors and words", "time"}},
	{name: "pages of a module", packages: []string{"internal/web/*web"}},
	{name: "what pages share", packages: []string{"internal/web"}},
	{name: "page", packages: []string{"internal/web/page"}, only: []string{"form", "asset", "plan check", "errors and words", "time", "files"}},
	{name: "form", packages: []string{"internal/web/form"}, only: []string{"errors and words", "time"}},
	{name: "asset", packages: []string{"internal/web/asset"}, only: []string{"files"}},
	{name: "handout", packages: []string{"internal/handout"}},
	{name: "programme", packages: []string{"internal/programme"}},
	{name: "feed", packages: []string{"internal/feed"}},
	{name: "import", packages: []string{"internal/planimport"}},
	{name: "plan on paper", packages: []string{"internal/planpaper", "internal/report"}},
	{name: "checkup", packages: []string{"internal/checkup"}},

	// These know neutral types (Event, Sheet, Plan) and no module: the rows
	// above fill them.
	{name: "formats", packages: []string{"internal/calendar", "internal/spreadsheet", "internal/runsheet", "internal/plandoc", "internal/plandoc/write", "internal/cache"},
		only: []string{"paper", "Office files", "plan check", "errors and words", "time", "files"}},
	{name: "paper", packages: []string{"internal/runsheet/paper", "internal/docx"}, only: []string{"type", "Office files"}},
	{name: "poster", packages: []string{"internal/poster"}, only: []string{"type", "files"}},
	{name: "type", packages: []string{"internal/runsheet/linebreak", "internal/runsheet/truetype"}, only: []string{}},
	{name: "Office files", packages: []string{"internal/ooxml"}, only: []string{}},

	{name: "agenda", packages: []string{"internal/agenda"}},
	{name: "venue", packages: []string{"internal/venue"}},
	{name: "campaign", packages: []string{"internal/campaign"}},
	{name: "organisation", packages: []string{"internal/organisation"}},
	{name: "site", packages: []string{"internal/site"}},
	{name: "account", packages: []string{"internal/account"}},
	{name: "database", packages: []string{"internal/database"}},
	{name: "seal", packages: []string{"internal/seal"}},
	// The plan's rules know plain facts, which agenda, plandoc and checkup fill.
	{name: "plan check", packages: []string{"internal/check"}, only: []string{"errors and words", "time"}},
	{name: "errors and words", packages: []string{"internal/fault", "internal/locale"}},
	{name: "time", packages: []string{"internal/civil"}},
	{name: "files", packages: []string{"migrations", "static", "templates"}, only: []string{}},

	// Tools stand beside the house: they see nothing of it.
	{name: "tools", packages: []string{"internal/architecture", "scripts/*"}, only: []string{}},
}

// testSupport are packages that only tests, and one another, may import. They
// may import whatever they help to test.
const testSupport = "*test"

// A reserve keeps an import to the places that exist for it.
type reserve struct {
	imports []string // import paths; a final /... takes in what is under it
	places  []string // packages, or files as package/name.go; patterns as in house
	why     string
}

var reserves = []reserve{
	{
		imports: []string{"net/http/...", "html/template", "github.com/labstack/...", "github.com/alexedwards/scs/..."},
		places:  []string{"cmd/tongxing", "internal/app", "internal/web", "internal/web/*"},
		why:     "what lies below web serves the command line and tests as well",
	},
	{
		imports: []string{"database/sql", "github.com/jmoiron/sqlx/..."},
		places:  []string{"internal/database", "*/store.go", "*/*/store.go", "*/*/*/store.go"},
		why:     "SQL stands in store.go, beside the rules that it serves",
	},
	{
		imports: []string{"github.com/pressly/goose/...", "github.com/lib/pq/...", "modernc.org/sqlite/..."},
		places:  []string{"internal/database"},
		why:     "one package knows which database it is",
	},
	{imports: []string{"github.com/jung-kurt/gofpdf/..."}, places: []string{"internal/runsheet/paper"}, why: "its traps are walled in there"},
	{imports: []string{"golang.org/x/image/..."}, places: []string{"internal/poster"}, why: "one package draws pictures"},
	{imports: []string{"github.com/emersion/go-ical/...", "github.com/teambition/rrule-go/..."}, places: []string{"internal/calendar"}, why: "one package writes iCalendar"},
	{imports: []string{"github.com/alecthomas/kong/..."}, places: []string{"cmd/tongxing"}, why: "flags are the command's"},
	{imports: []string{"github.com/chromedp/..."}, places: []string{}, why: "the browser is for tests"},
	{imports: []string{"math/rand/..."}, places: []string{}, why: "codes and tokens come from crypto/rand, and the rest must be the same on every run"},
}

// clock are the calls that read the machine's clock; elsewhere now is asked of
// a civil.Clock, which tests set.
var clock = map[string]bool{"Now": true, "Since": true, "Until": true}

// clockPlaces may read the clock, each for the reason given.
var clockPlaces = map[string]string{
	"internal/civil/clock.go": "the system's Clock",
}

// dialectedBudget is how many queries may need two texts, one a database.
const dialectedBudget = 5

// Lengths in lines. The goal is 500 and 70; these are where the build stops.
const (
	longestFile     = 600
	longestFunction = 80
)

// long are the files ("dir/file.go") and functions ("dir/file.go:Func") that
// may be longer, each for the reason given.
var long = map[string]string{}
