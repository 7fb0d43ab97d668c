// Package agenda is what happens when: sessions with their items in order and
// what music, screen, stage, light and access do at each item.
//
// Words: a session is one gathering on one day at one place; an item is one
// row of it; a cue belongs to an item and a channel; a fixed start is an item's
// own time; a gap is free time before a fixed start, an overlap is arriving
// late at one; a forecast is what a retiming would make of a session's times.
//
// Invariants: times follow from order and lengths and are never stored, except
// fixed starts. An unknown length stays unknown and is shown as such; nothing
// is silently shortened. Positions within a session (and of sessions within a
// campaign) are 0, 1, 2 … without holes. A row's version guards its own fields;
// adding and moving make nobody's edit stale, since places are named by a
// neighbour and mean the same whatever others moved. What is removed goes to
// the trash and comes back to its place.
//
// Files: session.go, item.go and cue.go are the types with their rules;
// timing.go, usual.go and facts.go are pure; retime.go changes all
// times of a session at once, as endby.go and shift.go say; store.go is the SQL;
// the service's use cases stand in sessions.go, items.go, order.go, before.go
// and retime.go, and undo.go takes them back.
package agenda
