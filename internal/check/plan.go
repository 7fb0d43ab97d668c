package check

import (
	"time"

	"tongxing/internal/civil"
)

// Record is what sort of record a fact was taken from.
type Record string

// The records.
const (
	CampaignRecord  Record = "campaign"
	SectionRecord   Record = "section"
	OrganiserRecord Record = "organiser"
	PostRecord      Record = "post"
	DutyRecord      Record = "duty"
	PlaceRecord     Record = "venue"
	SessionRecord   Record = "session"
	ItemRecord      Record = "item"
)

// Ref leads back to the record that a fact was taken from. The ID is the
// filler's own and only has to tell records of one sort apart.
type Ref struct {
	Record Record
	ID     string
}

// Kind is what sort of campaign it is, by the codes that campaigns have.
type Kind string

// The kinds that rules tell apart.
const (
	DisabilityDay    Kind = "disability_day"
	Donation         Kind = "donation"
	VolunteerDrive   Kind = "volunteer_drive"
	Buddy            Kind = "buddy"
	SpecialEducation Kind = "special_education"
	Subsidy          Kind = "subsidy"
	CareService      Kind = "care_service"
	Festival         Kind = "festival"
	Meeting          Kind = "meeting"
)

// Plan is a plan as plain facts.
type Plan struct {
	Ref         Ref
	Kind        Kind
	Today       civil.Date // zero: nothing depends on how near the day is
	Title       string
	Theme       string
	Audience    string
	UnitInTitle bool // the title opens with the name of a unit
	Period      Period
	DatedBeside bool // a day is stated elsewhere: in the title, an agenda's heading …
	Places      []Place
	Organisers  []Organiser
	Posts       []Post
	Duties      []Duty
	Sections    []Section
	Weekdays    []Weekday
	Sessions    []Session
	Texts       []Text // everything written, for the rules that look for words
	Draft       bool   // it was never published

	stale bool // a draft whose days lie behind: filled in by Of
}

// Period is when the whole takes place, as it is stated.
type Period struct {
	Text      string // empty: nothing is stated
	Read      bool   // a date could be read from it
	From, To  Day
	Open      bool // a placeholder stands where a date should
	Backwards bool // on one day, it ends at an earlier hour than it begins
	Loose     bool // half a date in the opening words, under no label
	Ref       Ref
	Field     string
}

// Day is a date as far as it is stated: a part that is not, or is blotted out
// (20xx年x月), is 0.
type Day struct {
	Year, Month, Day int
	Blotted          bool
}

// DayOf returns a date that is stated in full, or none.
func DayOf(d civil.Date) Day { return Day{Year: d.Year, Month: int(d.Month), Day: d.Day} }

// Place is where something takes place.
type Place struct {
	Ref                 Ref
	Name                string
	Capacity            int // people, 0 where not stated
	Outdoors            bool
	Ramp                bool    // there is a ramp that nobody has to lay
	Latitude, Longitude float64 // both 0 where not stated
}

// Organiser is a body behind the plan.
type Organiser struct {
	Ref  Ref
	Name string
}

// Person is someone by reference, in words, or both. Where a filler can tell
// that words name one certain person, it gives an ID too.
type Person struct{ ID, Name string }

// Named says whether anybody is there.
func (p Person) Named() bool { return p.ID != "" || p.Name != "" }

// Post is a post of the committee.
type Post struct {
	Ref    Ref
	Title  string
	Filled bool     // somebody holds it, or words say who
	People []Person // with an ID each
}

// Duty is one thing to prepare.
type Duty struct {
	Ref      Ref
	What     string
	Who      string // in words; empty: nobody
	DueOn    civil.Date
	Answered bool // whoever does it has said yes, or nobody is asked to say so
	Done     bool
}

// Section is one heading of the plan.
type Section struct {
	Ref   Ref
	Title string
	Empty bool // a heading for text without any, and with no heading below it
}

// Weekday is a date with the weekday that stands beside it.
type Weekday struct {
	Ref   Ref
	Field string
	Date  civil.Date
	Says  time.Weekday
}

// Text is words as somebody wrote them.
type Text struct {
	Ref   Ref
	Field string
	Title string // what they stand under
	Words string
}

// AgeGroup is who mostly sits there.
type AgeGroup string

// The age groups.
const (
	Toddler   AgeGroup = "toddler"
	Preschool AgeGroup = "preschool"
	Primary   AgeGroup = "primary"
	Secondary AgeGroup = "secondary"
	Adult     AgeGroup = "adult"
	Mixed     AgeGroup = "mixed"
)

// Session is one gathering, or one part of a document's agenda.
type Session struct {
	Ref           Ref
	Title         string
	Written       bool // it was read from a document: what is not stated there is no gap of its own
	Cancelled     bool
	StartsOn      civil.Date
	LastDay       civil.Date
	Zone          *time.Location
	PlannedEnd    civil.Instant
	Ends          civil.Instant // as reckoned
	About         bool          // Ends rests on a length that is not known
	Undated       bool          // its day is not decided: times of day are right, their day means nothing
	Place         *Place        // nil: not stated
	Audience      string
	AudienceCount int // 0 where not stated
	Age           AgeGroup
	Signed        bool // sign language is promised
	Captioned     bool // captions are promised
	SaysWho       bool // it says who acts, at least at some items
	Items         []Item
}

// ItemKind is what sort of item it is.
type ItemKind string

// The kinds of item.
const (
	Call         ItemKind = "call"
	Arrival      ItemKind = "arrival"
	Opening      ItemKind = "opening"
	Anthem       ItemKind = "anthem"
	Introduction ItemKind = "introduction"
	Speech       ItemKind = "speech"
	Gift         ItemKind = "gift"
	Performance  ItemKind = "performance"
	Video        ItemKind = "video"
	Interaction  ItemKind = "interaction"
	Oath         ItemKind = "oath"
	Award        ItemKind = "award"
	Photo        ItemKind = "photo"
	Break        ItemKind = "break"
	Closing      ItemKind = "closing"
	Departure    ItemKind = "departure"
)

// Item is one row of a session.
type Item struct {
	Ref         Ref
	Kind        ItemKind
	Title       string
	Details     []string      // lines below it in a document
	Ordinal     int           // as the plan itself counts it; 0 uncounted, less where the count cannot be read
	Backstage   bool          // for the crew alone
	Before      bool          // backstage before the first public item
	Timed       bool          // a filler that knows no lengths leaves it unset
	Known       bool          // the length is known
	Length      time.Duration // 0 where it is not known
	Starts      civil.Instant // zero where nothing says when
	Ends        civil.Instant
	About       bool          // Starts rests on a length that is not known
	Gap         time.Duration // free time before it
	Overlap     time.Duration // how late what comes before arrives at it
	Backwards   bool          // its stated end lies before its start
	Speaker     Person
	Owner       Person
	Actor       string // who acts as its title tells it
	WhoOpen     bool   // the place for who acts stands empty
	HostWords   string
	SpeechHere  bool // its text has been received
	Interpreted bool // an interpreter, or an access cue for sign language, is arranged
	Interpreter Person
	Captioned   bool
	Ramp        bool // needs the ramp
	RampTime    bool // a cue here or at the item before says when the ramp is laid
	Child       bool // marked: a single child speaks, receives or performs
	Consent     bool // the guardian has agreed
	CueOwners   []Person
}
