// Package browsertest drives a real Chromium through journeys that people make.
//
// A test package that uses it says so once:
//
//	func TestMain(m *testing.M) { browsertest.Main(m) }
//
// and then opens a Tab per test: Open(t, View{Width: 360}). One browser serves
// the whole test binary; every Tab has cookies of its own, so two tabs are two
// people. Elements are found the way a screen reader names them, by role and
// accessible name, hence a page that a journey can use is a page that can be
// used without seeing it.
//
// Invariants: a missing Chromium fails, it never skips. A script error, a
// violated Content-Security-Policy or a missing asset fails the test at its
// end, unless the test took it with Problems. No waiting is timed: every
// step waits for what it needs and fails after patience is over.
package browsertest
