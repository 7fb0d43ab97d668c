package plandoc

// Kind says what sort of campaign a plan describes.
type Kind string

// The kinds a plan can have.
const (
	KindDisabilityDay    Kind = "disability_day"
	KindDonation         Kind = "donation"
	KindVolunteerDrive   Kind = "volunteer_drive"
	KindBuddy            Kind = "buddy"
	KindSpecialEducation Kind = "special_education"
	KindSubsidy          Kind = "subsidy"
	KindCareService      Kind = "care_service"
	KindFestival         Kind = "festival"
	KindMeeting          Kind = "meeting"
	KindOther            Kind = "other"
)

// Plan is one plan as read from a document. Slices are never nil, so they
// marshal as [] where the document has nothing to say.
type Plan struct {
	Source     string      `json:"source"`
	Title      string      `json:"title"`
	Kind       Kind        `json:"kind"`
	Theme      *string     `json:"theme"`
	Purpose    *string     `json:"purpose"`
	Period     *Period     `json:"period"`
	Places     []string    `json:"places"`
	Organisers []Organiser `json:"organisers"`
	Committee  []Post      `json:"committee"`
	Duties     []Duty      `json:"duties"`
	Agenda     []Item      `json:"agenda"`
	Budget     []Cost      `json:"budget"`
	Contacts   []Contact   `json:"contacts"`
	Sections   []Section   `json:"sections"`
	Findings   []Finding   `json:"findings"`
	Unplaced   []string    `json:"unplaced"`

	// HalfPeriod is half a date in the opening words of a plan that states no
	// period: 今年5月18日.
	HalfPeriod *Period `json:"-"`

	// UnplacedLines holds the source line of each entry of Unplaced.
	UnplacedLines []int `json:"-"`
	// TitleLines, ThemeLines, PurposeLines and PlaceLines say where those
	// single values were read.
	TitleLines   Lines `json:"-"`
	ThemeLines   Lines `json:"-"`
	PurposeLines Lines `json:"-"`
	PlaceLines   Lines `json:"-"`
}

// Lines holds the numbers, from 1 and in order, of the source lines a value
// came from. In a .docx every paragraph, every line after a line break and
// every table row counts as one line.
type Lines []int

// Period is when the plan takes place. Start and End are YYYY-MM-DD and nil
// unless year, month and day are stated.
type Period struct {
	Text  string  `json:"text"`
	Start *string `json:"start"`
	End   *string `json:"end"`
	Lines Lines   `json:"-"`
}

// Role is the rank in which a unit carries the plan.
type Role string

// The six ranks: 主办, 承办, 协办, 支持, 指导 and 发文 (the unit that signs).
const (
	RoleHost      Role = "host"
	RoleUndertake Role = "undertake"
	RoleAssist    Role = "assist"
	RoleSupport   Role = "support"
	RoleGuide     Role = "guide"
	RoleIssue     Role = "issue"
)

// Organiser is one unit in one rank.
type Organiser struct {
	Role  Role   `json:"role"`
	Name  string `json:"name"`
	Lines Lines  `json:"-"`
}

// Post is one post of the committee with the people named for it, none where
// the plan leaves it blank.
type Post struct {
	Post   string   `json:"post"`
	People []string `json:"people"`
	Lines  Lines    `json:"-"`
	// Offices are what the plan says beside names: 园长 of 陶静（园长）.
	Offices map[string]string `json:"-"`
}

// Duty is one preparation: who does what. Who is nil where nobody is named.
type Duty struct {
	Who   *string `json:"who"`
	What  string  `json:"what"`
	Lines Lines   `json:"-"`
}

// Item is one step of the running order. Time is HH:MM or HH:MM-HH:MM;
// Minutes comes from a stated duration or from the time range.
type Item struct {
	Order   int      `json:"order"`
	Label   *string  `json:"label"`
	Time    *string  `json:"time"`
	Minutes *float64 `json:"minutes"`
	Title   string   `json:"title"`
	Speaker *string  `json:"speaker"`
	Cues    []Cue    `json:"cues"`
	Lines   Lines    `json:"-"`
	Day     string   `json:"-"` // the line that heads its day, in a running order over several
	Rest    []string `json:"-"` // of a table's row: what no field holds, behind the names of the columns
}

// Channel is the desk a cue goes to.
type Channel string

// The channels of cues.
const (
	ChannelMusic  Channel = "music"
	ChannelScreen Channel = "screen"
	ChannelStage  Channel = "stage"
	ChannelLight  Channel = "light"
	ChannelAccess Channel = "access"
	ChannelOther  Channel = "other"
)

// Cue is a remark to one desk for one item.
type Cue struct {
	Channel Channel `json:"channel"`
	Text    string  `json:"text"`
}

// Cost is one budget line; Amount is the bare number in the plan's currency.
type Cost struct {
	Item   string `json:"item"`
	Amount string `json:"amount"`
	Lines  Lines  `json:"-"`
}

// Contact is a name with its telephone number as written; Name may be empty.
type Contact struct {
	Name  string `json:"name"`
	Phone string `json:"phone"`
	Lines Lines  `json:"-"`
}

// Section is one heading with the body under it up to the next heading.
// Number is bare (一 for 一、) and nil where the heading carries none. The title
// of a run-in heading keeps the mark that parts it from its text (补贴标准。).
type Section struct {
	Level  int     `json:"level"`
	Number *string `json:"number"`
	Title  string  `json:"title"`
	Text   string  `json:"text"`
	Lines  Lines   `json:"-"`
}

// Code names a finding of the plan check.
type Code string

// What the plan check can find.
const (
	CodeEmptyPost          Code = "empty_post"
	CodeEndBeforeStart     Code = "end_before_start"
	CodeDateIncomplete     Code = "date_incomplete"
	CodeNoPlace            Code = "no_place"
	CodeNoTime             Code = "no_time"
	CodeNoOrganiser        Code = "no_organiser"
	CodeDutyWithoutPerson  Code = "duty_without_person"
	CodeAgendaWithoutOwner Code = "agenda_without_owner"
	CodeChildOnStage       Code = "child_on_stage_needs_consent"
	CodeOrderGap           Code = "order_gap"
	CodeWeekdayMismatch    Code = "weekday_mismatch"
	CodeOverlap            Code = "overlap"
)

// Finding is one remark of the plan check. Where is the heading it concerns,
// or empty; Message is a sentence for the reader in the plan's language.
type Finding struct {
	Code    Code   `json:"code"`
	Where   string `json:"where"`
	Message string `json:"message"`
	Lines   Lines  `json:"-"`
}
