package handout

import (
	"slices"
	"strings"

	"tongxing/internal/agenda"
)

// Form is how a role's paper is laid out.
type Form string

// The forms.
const (
	Table  Form = "table"  // items in rows, cues beside them
	Script Form = "script" // one item under another, large enough to be read out
	Public Form = "public" // made from what is public and from nothing else
)

// Role is a reader of paper: what that paper shows is data, and stands here
// once.
type Role struct {
	Code        string // in addresses and editions
	Name        string // the catalogue's suffix
	Form        Form
	Channels    []agenda.Channel // whose cues it shows
	Posts       []string         // words by which items and cues name its people
	ByTime      bool             // an item's cues stand in the order in which they come
	Words       bool             // the host's words
	Speeches    bool             // speeches and lyrics in full, names with titles, changes of interpreters
	Notes       bool             // the crew's notes and what is still open
	Responsible bool             // who speaks, sees to it and interprets
	Backstage   bool             // every item for the crew alone, not just those in its people's hands
	Kindly      bool             // what families may rely on, in place of who organises it; every session of the day to which they come
	Guests      bool             // guests by name, where they are on
}

// The roles on paper.
var (
	// FullRole is everybody at work: the sheet of a session with all that
	// belongs to it.
	FullRole = Role{Code: "", Name: "full", Form: Table, Channels: agenda.Channels, Words: true, Notes: true, Responsible: true, Backstage: true}

	// ProgrammeRole is the public: the sheet of a whole campaign.
	ProgrammeRole = Role{Code: "programme", Name: "programme", Form: Public}
)

// Packs lists the roles that have a paper of their own for each session, in the
// order in which they are offered.
var Packs = []Role{
	{Code: "host", Name: "host", Form: Script, Channels: []agenda.Channel{agenda.Stage, agenda.AccessCue},
		Posts: []string{"主持", "host"}, Words: true, Notes: true, Responsible: true},
	{Code: "sound", Name: "sound", Form: Table, Channels: []agenda.Channel{agenda.Music, agenda.Screen, agenda.Light},
		Posts: []string{"音响", "音控", "大屏", "灯光", "字幕", "sound", "screen", "lights"}, ByTime: true, Notes: true, Responsible: true, Backstage: true},
	{Code: "ushers", Name: "ushers", Form: Table, Channels: []agenda.Channel{agenda.Stage, agenda.AccessCue, agenda.OtherChannel},
		Posts: []string{"礼仪", "接待", "接引", "引导", "usher", "welcome team"}, Notes: true, Responsible: true, Backstage: true},
	{Code: "interpreter", Name: "interpreter", Form: Script, Channels: []agenda.Channel{agenda.Screen, agenda.AccessCue},
		Posts: []string{"手语", "interpreter"}, Words: true, Speeches: true, Notes: true, Responsible: true},
	{Code: "volunteers", Name: "volunteers", Form: Table, Channels: []agenda.Channel{agenda.AccessCue, agenda.OtherChannel},
		Posts: []string{"志愿", "volunteer"}, Responsible: true, Backstage: true},
	{Code: "guests", Name: "guests", Form: Public, Guests: true},
	{Code: "families", Name: "families", Form: Public, Kindly: true},
}

// meant says whether a text names the people of the role.
func (r Role) meant(text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(r.Posts, func(post string) bool { return strings.Contains(text, post) })
}

// Every is the code for the full sheet and all packs in one document.
const Every = "all"

// ofSession returns the role with that code of which sessions have sheets.
func ofSession(code string) (Role, bool) {
	if code == FullRole.Code {
		return FullRole, true
	}
	for _, role := range Packs {
		if role.Code == code {
			return role, true
		}
	}
	return Role{}, false
}

// roleOf returns the role with that code.
func roleOf(code string) Role {
	if role, known := ofSession(code); known {
		return role
	}
	return ProgrammeRole
}
