// Package handout is what people hold in their hands: the run sheet of a
// session and the programme of a campaign, as numbered editions on paper.
//
// Words: a sheet is one subject (a session, or the campaign for its programme)
// as one role sees it; its Content is everything that it shows, in one
// language, ready to be printed; an Edition is one numbered state of it with a
// code; a Paper is the finished PDF or Word file; Packs are a session's papers by role; the
// Desk is the page where sheets are printed; SideBySide is two editions row by
// row; a Status is the answer to "is my sheet current?"; an Extra is a paper of
// people, such as name cards, which has no editions; a Roll is who may be put on
// it.
//
// An edition is known by the digest of what its sheet shows, taken of the
// Chinese content, so that the same state has the same number in every
// language and size; each of these has a code of its own. The first paper of a
// digest makes the edition and keeps its Content; every later one is printed
// from what was kept.
//
// Invariants: the same digest gives the same edition and the same bytes; a
// number of a subject and role belongs to one digest; a Status holds nobody's
// words, notes, names or telephone numbers; a paper of an unpublished campaign
// says on every page that it is a draft.
//
// Files: role.go says who sees what; content.go, sheet.go, programme.go and
// packs.go make Contents; compare.go tells two apart; paper.go prints; edition.go,
// desk.go, sidebyside.go, extras.go, status.go and service.go are the use cases,
// store.go is the SQL.
package handout
