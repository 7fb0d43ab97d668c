package write

import (
	"errors"
	"fmt"
	"io/fs"

	"tongxing/internal/fault"
	"tongxing/internal/runsheet/paper"
)

// Format is a kind of file, by the ending of its name.
type Format string

// The formats.
const (
	AsWord     Format = "docx"
	AsPDF      Format = "pdf"
	AsText     Format = "txt"
	AsMarkdown Format = "md"
)

// MediaType returns the format's type as HTTP names it.
func (f Format) MediaType() string {
	switch f {
	case AsWord:
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case AsPDF:
		return "application/pdf"
	case AsMarkdown:
		return "text/markdown; charset=utf-8"
	case AsText:
		return "text/plain; charset=utf-8"
	}
	return "application/octet-stream"
}

// Press makes files of documents. It is safe for concurrent use.
type Press struct{ fonts *paper.Fonts }

// NewPress returns a press with the fonts in files, which must implement
// io.ReaderAt.
func NewPress(files fs.FS) *Press { return &Press{paper.NewFonts(files)} }

// File returns the document in a format. Faults: Unready where the program was
// built without a font that a PDF needs.
func (p *Press) File(d Document, format Format) ([]byte, error) {
	switch format {
	case AsWord:
		return Docx(d)
	case AsPDF:
		made, err := PDF(d, p.fonts)
		if missing := (*paper.FontError)(nil); errors.As(err, &missing) {
			return nil, fault.Wrap(err, fault.Unready, "plandoc.no_fonts", "File", missing.File)
		}
		return made, err
	case AsText:
		return Text(d), nil
	case AsMarkdown:
		return Markdown(d), nil
	}
	return nil, fmt.Errorf("no documents are made as %q", format)
}
