package planimport

import (
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/plandoc"
)

// Sort says what a part of a proposal is.
type Sort string

// The sorts of part. The campaign itself has its fields under CampaignID.
const (
	PlacePart      Sort = "place"
	OrganiserPart  Sort = "organiser"
	PostPart       Sort = "post"
	DutyPart       Sort = "duty"
	SessionPart    Sort = "session"
	ItemPart       Sort = "item"
	BudgetLinePart Sort = "budget_line"
	ContactPart    Sort = "contact"
	SectionPart    Sort = "section"
)

// CampaignID names the campaign's own fields where the id of a part is asked.
const CampaignID = "campaign"

// format is the version of the proposal's JSON.
const format = 1

// Proposal is the campaign that would be made. It is stored as JSON.
type Proposal struct {
	Format     int         `json:"format"`
	Last       int         `json:"last"`  // the last number given to a part
	First      int         `json:"first"` // the plan's first line in the document
	Final      int         `json:"final"` // the plan's last line
	Details    Details     `json:"details"`
	Places     []Place     `json:"places"`
	Organisers []Organiser `json:"organisers"`
	Posts      []Post      `json:"posts"`
	Duties     []Duty      `json:"duties"`
	Sessions   []Session   `json:"sessions"`
	Budget     []Cost      `json:"budget"`
	Contacts   []Contact   `json:"contacts"`
	Sections   []Section   `json:"sections"`
	Unplaced   []Loose     `json:"unplaced"` // what belongs nowhere, in the document's order
	Holds      []Hold      `json:"holds"`
}

// Part is what every part has beside its fields.
type Part struct {
	ID        string        `json:"id"`
	Lines     plandoc.Lines `json:"lines,omitempty"` // of the document; none for what was added by hand
	Dropped   bool          `json:"dropped,omitempty"`
	Corrected bool          `json:"corrected,omitempty"` // by hand
}

// Details are the fields of the campaign itself, with where they were read.
type Details struct {
	Kind     campaign.Kind `json:"kind"`
	Title    string        `json:"title"`
	Theme    string        `json:"theme"`
	Purpose  string        `json:"purpose"`
	Period   string        `json:"period"` // as written, where the dates do not say it all
	StartsOn civil.Date    `json:"starts_on"`
	EndsOn   civil.Date    `json:"ends_on"`
	Zone     string        `json:"zone"`
	Language string        `json:"language"`

	Description string `json:"description,omitempty"` // of an exported campaign alone
	Audience    string `json:"audience,omitempty"`    // likewise

	TitleLines   plandoc.Lines `json:"title_lines,omitempty"`
	ThemeLines   plandoc.Lines `json:"theme_lines,omitempty"`
	PurposeLines plandoc.Lines `json:"purpose_lines,omitempty"`
	PeriodLines  plandoc.Lines `json:"period_lines,omitempty"`
	Corrected    []string      `json:"corrected,omitempty"` // the fields that were corrected by hand
}

// Place becomes a venue.
type Place struct {
	Part
	Name    string `json:"name"`
	Address string `json:"address,omitempty"`
}

// Organiser is a body in a rank.
type Organiser struct {
	Part
	Rank campaign.Rank `json:"rank"`
	Name string        `json:"name"`
}

// Post is a post of the committee.
type Post struct {
	Part
	Title  string   `json:"title"`
	People []string `json:"people"`         // by name
	Note   string   `json:"note,omitempty"` // in words: 各班班主任
	// Offices are what the document says beside the names.
	Offices map[string]string `json:"offices,omitempty"`
}

// Duty is who prepares what.
type Duty struct {
	Part
	Who   string     `json:"who,omitempty"` // a person, a post or a unit
	What  string     `json:"what"`
	DueOn civil.Date `json:"due_on,omitzero"`
}

// Session is one gathering with its items.
type Session struct {
	Part
	Title    string          `json:"title"`
	StartsOn civil.Date      `json:"starts_on,omitzero"`
	StartsAt civil.TimeOfDay `json:"starts_at,omitzero"`
	EndsOn   civil.Date      `json:"ends_on,omitzero"`
	EndsAt   civil.TimeOfDay `json:"ends_at,omitzero"`
	Place    string          `json:"place,omitempty"` // the id of a place
	Age      agenda.AgeGroup `json:"age,omitempty"`   // who mostly sits there
	Items    []Item          `json:"items"`
}

// Item is one row of a session. StartsAt is the time that the plan states; it
// becomes a fixed start only where the lengths do not give it.
type Item struct {
	Part
	Label        string          `json:"label,omitempty"` // as the plan counts: 第一项; what has one is numbered
	Kind         agenda.Kind     `json:"kind"`
	Title        string          `json:"title"`
	StartsAt     civil.TimeOfDay `json:"starts_at,omitzero"`
	Seconds      *int            `json:"seconds,omitempty"` // nil: unknown
	Fixed        bool            `json:"fixed,omitempty"`   // StartsAt is a fixed start whatever the lengths give
	Speaker      string          `json:"speaker,omitempty"`
	HostWords    string          `json:"host_words,omitempty"`
	Note         string          `json:"note,omitempty"`
	Cues         []Cue           `json:"cues,omitempty"`
	Backstage    bool            `json:"backstage,omitempty"` // of an exported campaign alone
	ChildOnStage bool            `json:"child_on_stage,omitempty"`
}

// Cue is what one channel does at an item.
type Cue struct {
	Channel agenda.Channel `json:"channel"`
	Text    string         `json:"text"`
	Offset  int            `json:"offset_seconds,omitempty"` // as agenda's; of an exported campaign alone
}

// Cost is a line of the budget.
type Cost struct {
	Part
	Item           string `json:"item"`
	Quantity       int64  `json:"quantity"`
	Unit           string `json:"unit,omitempty"`
	UnitPriceCents int64  `json:"unit_price_cents"`
	Source         string `json:"source,omitempty"`
}

// Contact is a person to ask. Phone goes nowhere but into the telephone field,
// and only where its hold is kept.
type Contact struct {
	Part
	Name         string `json:"name"`
	Phone        string `json:"phone,omitempty"`
	Organisation string `json:"organisation_name,omitempty"`
	Title        string `json:"title,omitempty"`
}

// Section is one heading of the plan. What a structured kind draws from the
// fields stands in neither Body nor Closing.
type Section struct {
	Part
	Kind    campaign.SectionKind `json:"kind"`
	Level   int                  `json:"level"`
	Number  string               `json:"number,omitempty"`
	Title   string               `json:"title"`
	Body    []Words              `json:"body,omitempty"`    // a text section's words; the lead-in of a structured one
	Closing []Words              `json:"closing,omitempty"` // after a structured section's fields
}

// Words are a line of a section's text.
type Words struct {
	Line int    `json:"line,omitempty"` // of the document; 0 for what was typed
	Text string `json:"text"`
}

// Loose is a line of the document that belongs nowhere.
type Loose struct {
	Words
	Dropped bool `json:"dropped,omitempty"`
}
