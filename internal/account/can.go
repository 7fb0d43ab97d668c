package account

import "slices"

// Actor is who acts: a signed-in account with its places in organisations.
// The zero Actor is a stranger. Services take it as a parameter.
type Actor struct {
	ID            string
	Name          string
	Administrator bool
	Manages       []string // organisations whose manager it is, without those below them
	Edits         []string // organisations whose editor or manager it is
}

// SignedIn says whether the actor is somebody.
func (a Actor) SignedIn() bool { return a.ID != "" }

// Role is a place in a campaign's team. Each includes the ones below it.
type Role string

// The places in a team, from most to least.
const (
	Owner  Role = "owner"
	Editor Role = "editor"
	Viewer Role = "viewer"
	None   Role = ""
)

// Action is something that a person does with a record.
type Action string

// The actions, each needing a place at least as high as said.
const (
	View       Action = "view"       // viewer
	Edit       Action = "edit"       // editor
	Own        Action = "own"        // owner: publish, withdraw, cancel, trash, choose the team
	Create     Action = "create"     // editor of the owning organisation
	Manage     Action = "manage"     // manager of the organisation: its members and itself
	Administer Action = "administer" // administrator
)

// Record is what Can needs to know of the thing that is acted on.
type Record struct {
	Organisations []string // the owning organisation and all above it, if any
	Team          Role     // the actor's place in the campaign's team, if any
}

// Can says whether who may do the action on the record: administrator ⊃
// manager of the owning organisation ⊃ team owner ⊃ editor ⊃ viewer. A member
// of the organisation has no right on its campaigns without a place in their
// team. It is the only place that decides.
func Can(who Actor, do Action, on Record) bool {
	if !who.SignedIn() {
		return false
	}
	if who.Administrator {
		return true
	}
	manages := slices.ContainsFunc(on.Organisations, func(id string) bool { return slices.Contains(who.Manages, id) })
	switch do {
	case View:
		return manages || on.Team == Owner || on.Team == Editor || on.Team == Viewer
	case Edit:
		return manages || on.Team == Owner || on.Team == Editor
	case Own:
		return manages || on.Team == Owner
	case Create:
		return manages || slices.ContainsFunc(on.Organisations, func(id string) bool { return slices.Contains(who.Edits, id) })
	case Manage:
		return manages
	}
	return false
}
