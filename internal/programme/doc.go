// Package programme is what the public sees of a campaign: the programme
// (节目单) as page, calendar feed, open data and paper.
//
// Of is the one allow-list: what it does not copy stays inside. Everything
// public is made from a Programme and from nothing else.
//
// The calendar remembers what each entry last showed (programme_events), so
// that SEQUENCE grows when time, place or status change, LAST-MODIFIED is the
// last change of anything shown, and what was removed or withdrawn stays as a
// cancelled entry for 60 days. The memory is written in the same transaction
// as the change, by Follow.
//
// Invariants: a draft is nowhere public; an entry's UID never changes; the same
// state gives the same bytes.
package programme
