// Package feed is what stands behind calendars that are subscribed to.
//
// Words: an entry is what one VEVENT last showed; the memory of entries makes
// SEQUENCE grow when time, place or status change, keeps LAST-MODIFIED true,
// and keeps what was removed as cancelled for 60 days. A personal calendar
// shows one of a campaign's people their own items, cues and duties; a link
// that carries it is a token, kept as a hash. A reader is a program that asks
// for a public calendar; only how many there are of a kind in a day is kept.
//
// Invariants: an entry's UID never changes; the memory is written in the same
// transaction as the change, by Follow; the same state gives the same bytes; no
// personal calendar holds another person's telephone number, and its titles
// say nothing that may not lie open on a table.
package feed
