// Package docx writes Word documents: the parts that a .docx is made of, and
// the small pieces of WordprocessingML that papers share.
//
// Words: a File is one document; an Edge is a header or a footer; a Face is how
// one kind of text is set; a Font is one by name with its substitutes, never
// embedded. Pieces of markup are strings, escaped by the function that makes
// them; lengths are twentieths of a point, as Word counts them, and sizes half
// points.
//
// Invariants: the same File gives the same bytes; elements stand in the order
// of the transitional schema of ISO/IEC 29500-1, which Word repairs where it is
// broken; text holds nothing that XML forbids.
package docx
