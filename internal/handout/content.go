package handout

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"tongxing/internal/runsheet"
)

// Content is everything that a sheet shows, in one language, ready to be
// printed. A sheet of a session has one Part, a programme one for each session.
type Content struct {
	Site       string // where the server is reached, without a slash at the end
	Page       string // the public page's path; empty where the code leads to the edition
	Title      string
	Theme      string // above the title of a sheet, below that of a programme
	Facts      []Fact
	Contacts   []runsheet.Contact
	Parts      []Part
	Organisers []runsheet.Organiser
	Draft      bool `json:",omitzero"` // the campaign is not published; as every field that is new: older editions keep their digests
}

// Fact is something that stands above the rows. Its Key names it to compare.
type Fact struct {
	Key   string
	Label string
	Lines []string
}

// The keys of facts.
const (
	dayFact        = "day"
	timesFact      = "times"
	placeFact      = "place"
	directionsFact = "directions"
	audienceFact   = "audience"
	accessFact     = "access"
	aboutFact      = "about"
	kindlyFact     = "kindly"
	overrunFact    = "overrun"
	stateFact      = "state"
)

// Part is one session with its rows.
type Part struct {
	ID    string
	Title string
	When  string
	Place string
	Rows  []Row
}

// Row is one item.
type Row struct {
	ID          string
	Public      bool   // outside the crew it may be named
	At          *int   // seconds from midnight of the session's first day; none where nothing says when
	Time        string // "09:05", "约 09:05", "次日 00:10"
	Seconds     *int   // planned; none where unknown
	Minutes     string
	Number      string
	Title       string
	Notices     []string // gaps, overlaps, what is still open
	Note        string
	Words       string
	Speech      runsheet.Passage `json:",omitzero"`
	Kind        string           `json:",omitzero"` // of a public row, for its picture
	Responsible []string
	Cues        []runsheet.Cue
	Tag         string
	MayDrop     bool
}

// digest returns a digest of what the content shows: of everything but what
// tells its rows apart.
func (c Content) digest() string {
	c.Parts = slices.Clone(c.Parts)
	for i := range c.Parts {
		part := &c.Parts[i]
		part.ID, part.Rows = "", slices.Clone(part.Rows)
		for j := range part.Rows {
			part.Rows[j].ID = ""
		}
	}
	// A Content always marshals.
	text, _ := json.Marshal(c)
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:16])
}

// withoutAddress returns the content as it would be at any address. A sheet
// whose address alone has changed still tells its reader the truth.
func (c Content) withoutAddress() Content {
	c.Site, c.Page = "", ""
	return c
}
