// Package planimport turns a plan document into a campaign, with a person
// looking on.
//
// Words: an import is one plan of a file while it waits to become a campaign;
// its proposal is the campaign that would be made, part by part (place,
// organiser, post, duty, session, item, budget line, contact, section), each
// with the document lines that it came from; a correction is one thing that
// its author changes; a hold is a personal datum in the file (a number of a
// person, a child's name in a list) that stays out until they decide.
//
// Invariants: an import is seen by its author alone, administrators included
// among those who do not see it. Nothing of a campaign is written before Make
// or Apply, and then in one transaction that also ends the import and, with
// its last plan, the file's text. Every line of the document ends in a part, in
// a section's words, or under 未归入的文字, unless its author dropped it. What is
// held, undecided or decided to be left out, is masked in every text that
// leaves the import. Imports that nobody touched for KeptDays are deleted.
package planimport
