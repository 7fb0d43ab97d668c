// Package runsheet makes the papers of a day: the run sheet that everyone at
// work holds, the programme for guests and what is made of names, as PDF.
//
// Words: a RunSheet is a document of one or more Sheets, one for each session;
// a Row is an item of the session with its Cues, set in a table or in a script
// to be read out; an Edition is the numbered state of a sheet that its code
// and address lead back to; a Programme is the public side of a campaign,
// normal, large or in pictures; Packs are the papers of several roles behind
// dividers; Cards, a Register and Thanks are papers of people, without editions.
// A RunSheet can be had as Word too.
//
// The types are neutral: every text stands in them as it is to be printed, in
// the paper's language, so the package knows neither the modules nor the
// catalogue. Texts may hold anything; what fonts lack is drawn as a box with
// its code.
//
// Invariants: the same value gives the same bytes; no text of a row is cut
// short or lost; rows are divided between pages only if higher than a page;
// every page of a paper that has editions says its title, edition, page of pages,
// contacts and address.
package runsheet
