package write

import "tongxing/internal/docx"

// Docx returns the document as a Word file.
func Docx(d Document) ([]byte, error) {
	d = d.tidy()
	m := mannerOf(d)
	return docx.File{
		Title: d.Title, Language: d.Language, Body: body(d, m), Styles: styles(m), Settings: settings(m), Fonts: m.fonts, Numbering: numbering(m),
		Edges: []docx.Edge{oddFoot: {Foot: true, XML: footer("FooterOdd")}, evenFoot: {Foot: true, XML: footer("FooterEven")}},
	}.Bytes()
}
