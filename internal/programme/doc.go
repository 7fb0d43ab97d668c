// Package programme is what the public sees of a campaign: the programme
// (节目单) as page, calendar feed, open data and paper.
//
// Of is the one allow-list: what it does not copy stays inside. Everything
// public is made from a Programme and from nothing else.
//
// What each entry of the calendar last showed is remembered by package feed,
// in the same transaction as the change, by Follow; so is what a calendar is
// called, for when it is withdrawn. A preview is a link by which somebody
// without an account sees the same before it is public.
//
// Invariants: a draft is nowhere public; an entry's UID never changes; the same
// state gives the same bytes.
package programme
