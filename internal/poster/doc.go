// Package poster draws a campaign as a picture that people save and send on:
// title, day, place, access and a QR code.
//
// A Poster is the portrait picture, 1080 pixels wide and as tall as its words
// need; a Card is the landscape one that programs show beside a link. Both are
// PNG. Callers say everything in the words of one language; a field that is
// empty takes no room.
//
// Invariants: no character is lost: what the fonts lack stands as a box with
// its code; lines break as on paper (package linebreak); the same words give
// the same bytes. Fonts are read where they lie, never whole.
package poster
