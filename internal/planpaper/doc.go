// Package planpaper gives a campaign's plan back: as a Document that package
// write makes a file of, and as the plandoc.Plan that reading such a file
// gives.
//
// Words: the material is everything of the campaign that its plan shows, read
// in one transaction's view or outside of one.
//
// Invariants: a plan shows what the team's page of the plan shows, in the
// campaign's language; no item behind the scenes, no host's words, speeches or
// notes are in it, and of people only those whom sheets or the public page
// name as contacts. The date under a plan is the day of the campaign's last
// change, so that the same state gives the same bytes.
package planpaper
