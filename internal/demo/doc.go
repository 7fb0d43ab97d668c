// Package demo fills an empty database with the demonstration: five campaigns
// of two schools, a league of universities, a county and a city, with the
// accounts that work on them. Everybody and everything in it is invented.
//
// Words: a content is one campaign as readable data, one file a campaign
// (agendas beside it); days are the dates that a content follows. In a content
// people are named by a short key and venues by their name; filling puts the
// ids in their place.
//
// Invariants: everything goes through the services, as people would do it, and
// in the name of whoever owns it. Only an empty database is filled, once. All
// dates follow the next National Day for Helping Disabled Persons, so that the
// demonstration never grows old: nothing in it is overdue and nothing was
// received tomorrow. What it leaves open is left open on purpose, so that the
// checks have something to say.
package demo
