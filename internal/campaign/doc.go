// Package campaign is a campaign (活动) with what it is made of: its people,
// team, plan sections, organisers, committee posts, duties, budget, revision
// and change log.
//
// Words: a person takes part in the campaign and may have no account; the team
// are the accounts that work on it, as owner, editor or viewer; an organiser
// is a body in one of six ranks, printed in the order entered; a post (组长)
// is held by people; a duty (分工) is who does what until when. These, the
// plan's sections and the budget are the campaign's lists: a line of one is a
// Row with the fields that people enter. An outline is what a new campaign
// starts with.
//
// Invariants: whatever changes a campaign or anything below it happens in one
// Work, which locks the campaign's row, lets the revision grow by one and
// appends to the change log in the same transaction. Nothing vanishes: removed
// lines go to the trash and come back to their place. A row's version guards
// its own fields; a stale one is fault.Stale. What people entered is checked
// by the Check of its type, which names every wrong field at once.
package campaign
