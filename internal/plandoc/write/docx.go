package write

import (
	"archive/zip"
	"bytes"
	"strings"
	"time"
)

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordSpaces  = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relations   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	contents    = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// part is a file of the package that a .docx is (ISO/IEC 29500-2).
type part struct {
	name, content string // content is the media type; empty where the extension says it
	xml           string
}

// Docx returns the document as a Word file.
func Docx(d Document) ([]byte, error) {
	d = d.tidy()
	m := mannerOf(d)
	parts := []part{
		{"word/document.xml", contents + "document.main+xml", body(d, m)},
		{"word/styles.xml", contents + "styles+xml", styles(m)},
		{"word/settings.xml", contents + "settings+xml", settings(m)},
		{"word/fontTable.xml", contents + "fontTable+xml", fontTable(m)},
		{"word/numbering.xml", contents + "numbering+xml", numbering(m)},
		{"word/footer1.xml", contents + "footer+xml", footer("FooterOdd")},
		{"word/footer2.xml", contents + "footer+xml", footer("FooterEven")},
		{"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", core(d)},
	}
	all := append([]part{
		{"[Content_Types].xml", "", contentTypes(parts)},
		{"_rels/.rels", "", relationships("rId1", relations+"officeDocument", "word/document.xml",
			"rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")},
		{"word/_rels/document.xml.rels", "", relationships("rId1", relations+"styles", "styles.xml", "rId2", relations+"settings", "settings.xml",
			"rId3", relations+"fontTable", "fontTable.xml", "rId4", relations+"numbering", "numbering.xml",
			oddFooter, relations+"footer", "footer1.xml", evenFooter, relations+"footer", "footer2.xml")},
	}, parts...)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range all {
		// The earliest time that a zip can hold: the bytes follow from the text alone.
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write([]byte(declaration + p.xml)); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func contentTypes(parts []part) string {
	var b strings.Builder
	b.WriteString(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	for _, p := range parts {
		b.WriteString(`<Override PartName="/` + p.name + `" ContentType="` + p.content + `"/>`)
	}
	b.WriteString(`</Types>`)
	return b.String()
}

// relationships takes id, type and target of each.
func relationships(triples ...string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i < len(triples); i += 3 {
		b.WriteString(`<Relationship Id="` + triples[i] + `" Type="` + triples[i+1] + `" Target="` + triples[i+2] + `"/>`)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

func core(d Document) string {
	return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>` + xmlText(d.Title) + `</dc:title><dc:language>` + xmlText(d.Language) + `</dc:language></cp:coreProperties>`
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func xmlText(s string) string { return xmlEscapes.Replace(s) }
