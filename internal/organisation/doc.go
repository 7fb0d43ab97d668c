// Package organisation is the tree of schools, universities and offices, who
// belongs to each, and how people are invited.
//
// Words: a manager leads an organisation and everything below it; an editor
// creates campaigns in it; a member belongs to it and has no right on its
// campaigns without a place in their team. An invitation is a link that makes
// one person a member with a given role.
//
// Invariants: the tree has no cycles; nobody changes their own role; an
// invitation lasts a week, serves once, and only while whoever issued it may
// still invite. Who belongs nowhere near an organisation does not learn that
// it is there.
package organisation
