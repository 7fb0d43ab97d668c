package docx

import (
	"archive/zip"
	"bytes"
	"strconv"
	"strings"
	"time"
)

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	spaces      = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relations   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	contents    = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// File is a Word document. Body, Styles, Settings and Numbering are what stands
// within the root elements of these parts.
type File struct {
	Title     string // of the file's properties
	Language  string // BCP 47
	Body      string
	Styles    string
	Settings  string
	Fonts     []Font
	Numbering string // the lists' shapes; empty for none
	Edges     []Edge // in the order by which EdgeID knows them
}

// Edge is what stands at the head or the foot of pages. A section of the body
// names it by EdgeID.
type Edge struct {
	Foot bool
	XML  string // paragraphs
}

// part is a file of the package that a .docx is (ISO/IEC 29500-2), with its
// media type and, where the document is tied to it, the kind and id of the tie.
type part struct{ name, content, tie, id, xml string }

// EdgeID returns the id by which the body names the edge of that index.
func EdgeID(i int) string { return "rId" + strconv.Itoa(5+i) }

// Bytes returns the finished document.
func (f File) Bytes() ([]byte, error) {
	parts := []part{
		{"word/document.xml", "document.main+xml", "", "", element("document", `<w:body>`+f.Body+`</w:body>`)},
		{"word/styles.xml", "styles+xml", "styles", "rId1", element("styles", f.Styles)},
		{"word/settings.xml", "settings+xml", "settings", "rId2", element("settings", f.Settings)},
		{"word/fontTable.xml", "fontTable+xml", "fontTable", "rId3", element("fonts", fontTable(f.Fonts))},
	}
	if f.Numbering != "" {
		parts = append(parts, part{"word/numbering.xml", "numbering+xml", "numbering", "rId4", element("numbering", f.Numbering)})
	}
	for i, edge := range f.Edges {
		name, root := "header", "hdr"
		if edge.Foot {
			name, root = "footer", "ftr"
		}
		parts = append(parts, part{"word/" + name + strconv.Itoa(i+1) + ".xml", name + "+xml", name, EdgeID(i), element(root, edge.XML)})
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range append(f.wrapping(parts), parts...) {
		// The earliest time that a zip can hold: the bytes follow from the text alone.
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(declaration + p.xml)); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// wrapping returns the parts that say what the others are and how they are
// tied together.
func (f File) wrapping(parts []part) []part {
	var types, ties strings.Builder
	types.WriteString(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`)
	for _, p := range parts {
		types.WriteString(`<Override PartName="/` + p.name + `" ContentType="` + contents + p.content + `"/>`)
		if p.tie != "" {
			ties.WriteString(relationship(p.id, relations+p.tie, strings.TrimPrefix(p.name, "word/")))
		}
	}
	types.WriteString(`</Types>`)
	core := `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>` + escape(f.Title) + `</dc:title><dc:language>` + escape(f.Language) + `</dc:language></cp:coreProperties>`
	return []part{
		{name: "[Content_Types].xml", xml: types.String()},
		{name: "_rels/.rels", xml: relationships(relationship("rId1", relations+"officeDocument", "word/document.xml") +
			relationship("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"))},
		{name: "word/_rels/document.xml.rels", xml: relationships(ties.String())},
		{name: "docProps/core.xml", xml: core},
	}
}

func element(name, inner string) string {
	return `<w:` + name + spaces + `>` + inner + `</w:` + name + `>`
}

func relationships(all string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + all + `</Relationships>`
}

func relationship(id, kind, target string) string {
	return `<Relationship Id="` + id + `" Type="` + kind + `" Target="` + target + `"/>`
}

func fontTable(fonts []Font) string {
	var b strings.Builder
	for _, f := range fonts {
		b.WriteString(`<w:font w:name="` + f.Name + `"><w:altName w:val="` + f.Instead + `"/><w:charset w:val="` + f.Charset + `"/><w:family w:val="` + f.Family + `"/><w:pitch w:val="variable"/></w:font>`)
	}
	return b.String()
}
