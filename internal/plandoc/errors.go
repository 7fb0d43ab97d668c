package plandoc

import "tongxing/internal/fault"

// The catalogue keys of the faults that Read returns.
const (
	KeyEmpty      = "plandoc.empty"       // nothing but white space
	KeyTooLarge   = "plandoc.too_large"   // more than MaxBytes, or a .docx that unpacks to more than is sensible
	KeyLongLine   = "plandoc.long_line"   // a line of more than maxLineBytes: no plan, however it is set
	KeyNotText    = "plandoc.not_text"    // neither text nor a .docx
	KeyBrokenDocx = "plandoc.broken_docx" // a zip that is no readable Word document
	KeyOldWord    = "plandoc.old_word"    // .doc or .wps: save as .docx in three steps
	KeyPDF        = "plandoc.pdf"         // a PDF: open the Word file it came from and save that as .docx
	KeyRTF        = "plandoc.rtf"         // rich text: save as .docx
)

func invalid(key string) error { return fault.New(fault.Invalid, key) }

func brokenDocx(cause error) error {
	if fault.From(cause) != nil {
		return cause
	}
	return fault.Wrap(cause, fault.Invalid, KeyBrokenDocx)
}

func tooLarge() error { return fault.New(fault.TooLarge, KeyTooLarge) }
