// Package venue is where a campaign takes place: a hall, a canteen door, a
// playground, with what lets everybody come in and take part.
//
// Words: directions are how to get there, from the stop to the door; an access
// code is one fact that helps a person take part (a ramp, captions, a quiet
// room). The codes are the product's one list: venues have them, sessions
// promise them, cues carry them out.
//
// Invariants: a venue belongs to one campaign; a place on the earth is stated
// whole or not at all; a removed venue stays in the trash, and sessions that
// point to it show it again once it is restored.
package venue
