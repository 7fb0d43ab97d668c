// Package account is who may sign in and what they may do: accounts,
// passwords, web sessions, links that carry a right (invitation, password
// reset, feed, preview), and Can, the one place that decides on rights.
//
// Words: a sign-in name is an e-mail address, a telephone number or a short
// name, each folded so that it is found however it is typed; an epoch counts
// the times at which all of an account's sessions were ended; a link is a
// token that somebody may follow without signing in.
//
// Invariants: passwords are argon2id hashes; tokens are stored only as
// hashes; a session belongs to an epoch of its account and ends when the epoch
// grows (password changed, account disabled); wrong passwords are counted
// before they are looked at, so that many at once gain nothing; nobody takes the
// administrator's right from themselves, so that one stays.
package account
