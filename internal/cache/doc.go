// Package cache keeps finished answers until what they show changes.
//
// A Cache holds one answer for each key (what is asked, in which language).
// Every answer says which subjects it shows and at which revision it read
// each of them, and from which instant on it is wrong all by itself. Reading a
// kept answer takes no lock; one that is missing is built once, however many
// ask for it together.
//
// Two promises hold:
//
//   - In this process an answer built from data older than a commit is never
//     given to a request that comes after Invalidate of that commit, also
//     where the building began before it and ends after it.
//   - Whatever other processes commit to the same database, no kept answer is
//     given that was last known to be right more than MaxAge ago. Run renews
//     that knowledge for all answers of a cache with one query every Interval.
//
// Finished is the usual answer: bytes with everything a web server says about
// them, prepared once. The rules of RFC 9110 that choose among them are here;
// writing them to a connection is not.
package cache
