// Package handout is what people hold in their hands: the run sheet of a
// session and the programme of a campaign, as numbered editions on paper.
//
// Words: a sheet is one subject (a session, or the campaign for its programme)
// as one role sees it; its Content is everything that it shows, in one
// language, ready to be printed; an Edition is one numbered state of it with a
// code; a Paper is the finished PDF; Packs are a session's papers by role; the
// Desk is the page where sheets are printed; a Status is the answer to "is my
// sheet current?".
//
// An edition is known by the digest of what its sheet shows, taken of the
// Chinese content, so that the same state has the same number in every
// language and size; each of these has a code of its own. The first paper of a
// digest makes the edition and keeps its Content; every later one is printed
// from what was kept.
//
// Invariants: the same digest gives the same edition and the same bytes; a
// number of a subject and role belongs to one digest; a Status holds nobody's
// words, notes, names or telephone numbers.
//
// Files: role.go says who sees what; content.go, sheet.go, programme.go and
// packs.go make Contents; compare.go tells two apart; paper.go prints; edition.go, desk.go,
// status.go and service.go are the use cases, store.go is the SQL.
package handout
