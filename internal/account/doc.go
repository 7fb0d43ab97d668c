// Package account is who may sign in and what they may do: accounts,
// passwords, web sessions, links that carry a right (invitation, password
// reset, feed, preview), and Can, the one place that decides on rights.
//
// Invariants: passwords are argon2id hashes; tokens are stored only as
// hashes; a session belongs to an epoch of its account and ends when the epoch
// grows (password changed, account disabled).
package account
