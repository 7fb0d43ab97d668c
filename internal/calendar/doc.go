// Package calendar turns neutral events into iCalendar bytes (RFC 5545).
//
// A Calendar is what one feed shows: a name, a zone and its Events. Feed writes
// all of it for programs that subscribe and ask again; Item writes one Event
// for a person who puts it into their own calendar. Both give an Event the same
// UID and the same properties.
//
// Whatever text goes in, what comes out is valid: UTF-8, CRLF, lines of at most
// 75 octets, no control characters, no way to begin a property from inside a
// text. The same input gives the same bytes; nothing here reads a clock.
//
// Timed events are written in UTC, which every client reads alike, so no zone
// definition goes with them. Only a calendar without events carries a
// VTIMEZONE, because RFC 5545 section 3.6 wants at least one component.
package calendar
