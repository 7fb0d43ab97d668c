// Package paper makes A4 documents as PDF: pages that fill from top to bottom,
// Chinese text in embedded fonts, and the words at the head and foot of each
// page. What stands on the pages is the layouts' business.
//
// Words: Fonts is the shared set of fonts; a face is a logical style (sans,
// bold, serif) with its fallbacks; a subset is what one document embeds of one
// font; a piece is what is never divided; a row is pieces side by side.
//
// gofpdf draws the pages, links and outline. Its support for Unicode fonts
// cannot draw characters beyond the BMP, parses the whole font for each
// document and maps text to itself, so the documents use it with two-byte
// placeholder fonts, and Bytes puts in their place composite fonts cut for the
// document (ISO 32000-1 §9.7) with exact ToUnicode maps, sets the language and
// compresses. Line breaking is linebreak's: gofpdf's own loses a character at
// each wrapped line of Chinese.
//
// Invariants: the same calls give the same bytes; a character that no font
// has is drawn as a box with its code and still copies as itself; Fonts is
// safe for concurrent use, a Document is not.
package paper
