// Package checkup asks the plan check about campaigns, and remembers which of
// its findings people have set aside.
//
// Words: the material is everything of one campaign that the check looks at; a
// finding set aside is one that somebody has decided about, with a reason: it
// is folded away until what it is about changes, or until somebody takes it up
// again.
//
// Invariants: nothing is read a row at a time, and several campaigns take as
// many queries as one. Who may see a campaign sees its findings; who may edit
// it sets them aside. Setting aside and taking up again stand in the
// campaign's history.
package checkup
