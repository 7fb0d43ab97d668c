// Package write gives a plan back as a document: Word, PDF, plain text and Markdown.
//
// Words: a Document is a plan ready to be shown, in one language; a Section is
// a heading with its Blocks; a Block is a paragraph, a list or a table; the
// manner is how the paper of a language looks.
//
// A Chinese .docx or .pdf follows the layout of official documents (GB/T 9704-2012):
// A4, 37 mm above and 28 mm left of a type area of 156 mm × 225 mm, 22 lines of
// 28 characters; the title in 小标宋 size 2, the body in 仿宋 size 3 with two
// characters of indent, headings 一、 in 黑体 and （一） in 楷体, figures of pages
// as — 1 — at the outer foot. A .docx names fonts with their
// substitutes and embeds none; a .pdf is set in subsets of Noto.
//
// Invariants: the same Document gives the same bytes; what package plandoc
// reads of them is what the Document says; no spaces are typed between figures
// and Chinese characters, and ranges have one mark. A .docx is valid against
// the transitional schema of ISO/IEC 29500, whose order of elements is kept.
package write
