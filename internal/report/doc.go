// Package report keeps what happened (总结): figures, words on how it went,
// and the agenda as it was held.
//
// Words: an item is held as planned unless a Held says that it was left out,
// began at another time or took another length; figures that nobody counted
// are not stated, which is not zero.
//
// Invariants: nothing that stands in the plan is typed again, and a change of
// the plan shows in the report until somebody says that it was different;
// no names of children, host's words, speeches or notes are in a report, of
// photographs only what they are called. Every save is a Work of the campaign.
package report
