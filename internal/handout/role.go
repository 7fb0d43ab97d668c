package handout

import "tongxing/internal/agenda"

// Role is a reader of paper: what that paper shows is data, and stands here
// once.
type Role struct {
	Code        string           // in addresses and editions
	Name        string           // the catalogue's suffix
	Channels    []agenda.Channel // whose cues it shows
	Words       bool             // the host's words
	Notes       bool             // the crew's notes and what is still open
	Responsible bool             // who speaks, sees to it and interprets
	Backstage   bool             // items for the crew alone
}

// The roles on paper.
var (
	// FullRole is everybody at work: the sheet of a session with all that
	// belongs to it.
	FullRole = Role{Code: "", Name: "full", Channels: agenda.Channels, Words: true, Notes: true, Responsible: true, Backstage: true}

	// ProgrammeRole is the public: the sheet of a whole campaign, made from what
	// is public and from nothing else.
	ProgrammeRole = Role{Code: "programme", Name: "programme"}
)

// Roles lists every role in the order in which they are offered.
var Roles = []Role{FullRole, ProgrammeRole}

// ofSession returns the role with that code of which sessions have sheets.
func ofSession(code string) (Role, bool) {
	for _, role := range Roles {
		if role.Code == code && code != ProgrammeRole.Code {
			return role, true
		}
	}
	return Role{}, false
}

// named returns the name of the role with that code.
func named(code string) string {
	for _, role := range Roles {
		if role.Code == code {
			return role.Name
		}
	}
	return ""
}
